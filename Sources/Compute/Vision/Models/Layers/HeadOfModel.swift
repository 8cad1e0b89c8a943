// What networks share: running the head that they have under the name "head" (one that can stop before the classifier, or one
// that a script put there), renewing and pruning it, layers given as classes, and the first stages of many.

import Neural
import Tensors

extension ImageModel {
    /// Runs the child "head". Throws TypeError where it should stop before the classifier and cannot.
    func runHead(_ features: Tensor, preLogits: Bool) throws -> Tensor {
        let head = try required("head")
        guard preLogits else { return try head(features) }
        guard let head = head as? any Head else {
            throw TensorError.type("\(head.typeName).forward() got an unexpected keyword argument 'pre_logits'")
        }
        return try head(features, preLogits: true)
    }

    /// The child "head", which a new classifier needs to be of its first type.
    func ownHead<T: Module>(_ type: T.Type) throws -> T {
        let head = try required("head")
        guard let own = head as? T else { throw TensorError.runtime("'\(head.typeName)' object has no attribute 'reset'") }
        return own
    }

    /// The end of pruning: where stages after the feature `last` went (`isCut`), the model has that feature's channels and no
    /// classifier. `dropHead` is for those that leave more behind than `resetClassifier(0, globalPool: "")` takes.
    func endPruning(after last: Int, isCut: Bool, pruneHead: Bool, dropHead: (() throws -> Void)? = nil) throws {
        if isCut {
            numFeatures = featureInfo[last].channels
            headHiddenSize = numFeatures
        }
        guard pruneHead || isCut else { return }
        if let dropHead { try dropHead() } else { try resetClassifier(0, globalPool: "") }
    }

    /// A new classifier in the `ClassifierHead` named "head", freshly drawn; 0 classes pass the features through.
    func resetClassifierHead(_ count: Int, globalPool: String?) throws {
        let head = try ownHead(ClassifierHead.self)
        try head.reset(count, poolType: globalPool, inFeatures: numFeatures)
        headHiddenSize = head.numFeatures
    }
}

extension ModelArguments {
    /// A layer that the model calls as it is: a class or partial, nil for None. Throws TypeError for a registry name.
    func layerClass(_ name: String) throws -> LayerSpec? {
        let layer = try layer(name)
        if let layer, !layer.isClass { throw TensorError.type("'str' object is not callable") }
        return layer
    }
}

extension Sequential {
    /// The first children under their names. Same as `sequential[:count]`.
    func prefix(_ count: Int) throws -> Sequential {
        try Sequential(named: namedChildren.prefix(count).map { ($0.name, $0.module) })
    }
}
