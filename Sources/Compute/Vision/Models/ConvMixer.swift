// ConvMixer: patches, then depthwise and pointwise convolutions at one resolution.
// Paper: Patches Are All You Need?, arXiv:2201.09792.
// Follows timm's convmixer.py (Apache-2.0).

import Neural
import Tensors

extension ModelFamily {
    static let convmixer = ModelFamily("convmixer", [ConvMixer.self], parts: [ConvMixer.Residual.self])
}

/// The network. Same as timm.models.ConvMixer.
public final class ConvMixer: ImageModel {
    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let (dim, depth, kernel, patch) = (
            try a.int("dim"), try a.int("depth"), try a.int("kernel_size"), try a.int("patch_size")
        )
        guard dim > 0, depth >= 0, kernel > 0, patch > 0 else {
            throw TensorError.value("ConvMixer: dim, depth, kernel_size and patch_size must be positive")
        }
        let activation = try a.layerClass("act_layer")
        func act() throws -> Module { try ActivationLayers.make(activation) ?? Identity() }
        numFeatures = dim
        try setModule(
            "stem",
            Sequential([
                Conv2d(inChans, dim, kernelSize: [patch, patch], stride: [patch, patch]), act(), BatchNorm2d(dim),
            ]))
        let blocks = try (0..<depth).map { _ in
            try Sequential([
                Residual(
                    Sequential([
                        Conv2d(dim, dim, kernelSize: [kernel, kernel], groups: dim, paddingName: "same"), act(), BatchNorm2d(dim),
                    ])),
                Conv2d(dim, dim, kernelSize: [1, 1]), act(), BatchNorm2d(dim),
            ])
        }
        try setModule("blocks", Sequential(blocks))
        featureInfo = (0..<depth).map { .init(channels: dim, reduction: patch, module: "blocks.\($0)") }
        try addPool(a.string("global_pool"))
        try setModule("head_drop", Dropout(p: .float(dropRate)))
        try setModule("head", Classifier.layer(headHiddenSize, numClasses))
    }

    private func addPool(_ type: String) throws {
        let pool = try SelectAdaptivePool2d(poolType: type, flatten: !type.isEmpty)
        try setModule("global_pool", pool.train(isTraining))
        headHiddenSize = numFeatures * pool.featureMultiplier
    }

    /// Everything up to the pooling: [N, dim, H / patch_size, W / patch_size].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try required("blocks")(required("stem")(input)) }

    /// Pooling, dropout and, unless only the features before it are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try required("head_drop")(required("global_pool")(features))
        return preLogits ? x : try required("head")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let blocks = try required("blocks").namedChildren
        let (places, last) = try FeatureIndices.take(blocks.count, options.indices)
        var features: [Tensor] = []
        var x = try required("stem")(input)
        for (index, block) in blocks.enumerated() where !options.stopEarly || index <= last {
            x = try block.module(x)
            if places.contains(index) { features.append(x) }
        }
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        guard let blocks = try required("blocks") as? Sequential else { throw TensorError.type("blocks must be a Sequential") }
        let (places, last) = try FeatureIndices.take(blocks.count, indices)
        try setModule("blocks", blocks.prefix(last + 1))
        if pruneHead { try resetClassifier(0, globalPool: "") }
        return places
    }

    public override var classifierPath: String { "head" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        if let globalPool { try addPool(globalPool) }
        let pool = child("global_pool") as? SelectAdaptivePool2d
        headHiddenSize = numFeatures * (pool?.featureMultiplier ?? 1)
        try setModule("head", Classifier.layer(headHiddenSize, count).train(isTraining))
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [("stem", .pattern("^stem")), ("blocks", .pattern(#"^blocks\.(\d+)"#))]
    }
}

extension ConvMixer {
    /// fn(x) + x. Same as timm.models.convmixer.Residual.
    public final class Residual: Module {
        init(_ body: Module) throws {
            super.init()
            try setModule("fn", body)
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try required("fn")(input).add(input) }
    }
}
