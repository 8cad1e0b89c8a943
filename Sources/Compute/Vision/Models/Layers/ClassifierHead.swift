// Pooling and classifier: the pair that convolutional networks end in, and the two heads that hold it.

import Neural
import Tensors

public enum Classifier {
    /// A pool, and a layer from its features to classes; 0 classes pass the features through. Same as
    /// timm.layers.create_classifier.
    public static func make(
        _ features: Int, _ classes: Int, poolType: String = "avg", usesConv: Bool = false, inputFormat: String = "NCHW"
    ) throws -> (pool: SelectAdaptivePool2d, fc: Module) {
        let pool = try SelectAdaptivePool2d(poolType: poolType, flatten: !usesConv && !poolType.isEmpty, inputFormat: inputFormat)
        return (pool, try layer(features * pool.featureMultiplier, classes, usesConv: usesConv))
    }

    static func layer(_ features: Int, _ classes: Int, usesConv: Bool = false) throws -> Module {
        guard classes > 0 else { return Identity() }
        return usesConv ? try Conv2d(features, classes, kernelSize: [1, 1]) : try Linear(features, classes)
    }
}

/// A module whose forward can stop before the classifier.
public protocol Head: Module {
    func forward(_ input: Tensor, preLogits: Bool) throws -> Tensor
}

/// A head whose classifier can be made anew.
public protocol ResettableHead: Head {
    /// A fresh classifier; nil keeps pooling and width. `resetsOther` takes away the layers between pooling and classifier.
    func reset(_ classes: Int, poolType: String?, resetsOther: Bool, inFeatures: Int?) throws
}

extension Head {
    /// Runs the head with its hooks.
    public func callAsFunction(_ input: Tensor, preLogits: Bool) throws -> Tensor {
        guard hasHooks else { return try forward(input, preLogits: preLogits) }
        return preLogits ? try withHooks([input]) { try forward($0[0], preLogits: true) } : try self(input)
    }

    /// Takes the normalisation and the hidden layer in front of the classifier away.
    func removeHiddenLayer() throws {
        for name in ["norm", "pre_logits"] { try setModule(name, Identity().train(isTraining)) }
    }

    /// Throws AssertionError while the normalisation, which is made for the present channels, is there.
    func requireNoNorm(_ name: String = "norm removed (reset_other)") throws {
        guard child("norm") is Identity else { throw TensorError.assertion("Input features can only change w/ \(name).") }
    }
}

/// Pool, dropout, classifier. Same as timm.layers.ClassifierHead.
public final class ClassifierHead: Module, ResettableHead {
    public private(set) var inFeatures: Int
    public private(set) var numFeatures: Int
    private let usesConv: Bool
    private let inputFormat: String

    public init(
        _ inFeatures: Int, _ classes: Int, poolType: String = "avg", dropRate: Double = 0, usesConv: Bool = false,
        inputFormat: String = "NCHW"
    ) throws {
        (self.inFeatures, self.usesConv, self.inputFormat) = (inFeatures, usesConv, inputFormat)
        let (pool, fc) = try Classifier.make(
            inFeatures, classes, poolType: poolType, usesConv: usesConv, inputFormat: inputFormat)
        numFeatures = inFeatures * pool.featureMultiplier
        super.init()
        try setModule("global_pool", pool)
        try setModule("drop", Dropout(p: .float(dropRate)))
        try setModule("fc", fc)
        try setModule("flatten", usesConv && !poolType.isEmpty ? Flatten(startDim: 1) : Identity())
    }

    public var poolType: String { (child("global_pool") as? SelectAdaptivePool2d)?.poolType ?? "" }

    /// A fresh classifier; nil keeps the pooling. There are no other layers to reset.
    public func reset(_ classes: Int, poolType: String? = nil, resetsOther _: Bool = false, inFeatures: Int? = nil) throws {
        if let inFeatures { self.inFeatures = inFeatures }
        if let poolType, poolType != self.poolType {
            let (pool, fc) = try Classifier.make(
                self.inFeatures, classes, poolType: poolType, usesConv: usesConv, inputFormat: inputFormat)
            try setModule("global_pool", pool.train(isTraining))
            try setModule("fc", fc.train(isTraining))
            let flatten: Module = usesConv && !poolType.isEmpty ? Flatten(startDim: 1) : Identity()
            try setModule("flatten", flatten.train(isTraining))
        } else {
            let pooled = self.inFeatures * ((child("global_pool") as? SelectAdaptivePool2d)?.featureMultiplier ?? 1)
            try setModule("fc", Classifier.layer(pooled, classes, usesConv: usesConv).train(isTraining))
        }
        numFeatures = self.inFeatures * ((child("global_pool") as? SelectAdaptivePool2d)?.featureMultiplier ?? 1)
    }

    public func forward(_ input: Tensor, preLogits: Bool) throws -> Tensor {
        let x = try required("drop")(required("global_pool")(input))
        return try required("flatten")(preLogits ? x : required("fc")(x))
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, preLogits: false) }

    public override var attributes: [String: JSONValue] {
        [
            "in_features": .int(inFeatures), "num_features": .int(numFeatures), "use_conv": .bool(usesConv),
            "input_fmt": .string(inputFormat),
        ]
    }
}

/// Pool, normalisation, optional hidden layer, dropout, classifier, over [N, C, H, W]. Same as
/// timm.layers.NormMlpClassifierHead.
public final class NormMlpClassifierHead: Module, ResettableHead {
    public private(set) var inFeatures: Int
    private var hiddenSize: Int?
    public var numFeatures: Int { hiddenSize == 0 ? inFeatures : hiddenSize ?? inFeatures }

    public init(
        _ inFeatures: Int, _ classes: Int, hiddenSize: Int? = nil, poolType: String = "avg", dropRate: Double = 0,
        norm: LayerSpec? = LayerSpec("layernorm2d"), activation: LayerSpec? = LayerSpec("tanh")
    ) throws {
        self.inFeatures = inFeatures
        let hidden = hiddenSize == 0 ? nil : hiddenSize
        self.hiddenSize = hiddenSize
        super.init()
        let pool = try SelectAdaptivePool2d(poolType: poolType)
        guard pool.featureMultiplier == 1 else { throw Self.widthChanges }
        try setModule("global_pool", pool)
        try setModule("norm", norm.map { try NormLayers.make($0, inFeatures) } ?? Identity())
        try setModule("flatten", poolType.isEmpty ? Identity() : Flatten(startDim: 1))
        let usesConv = poolType.isEmpty
        if let hidden {
            try setModule(
                "pre_logits",
                Sequential(named: [
                    ("fc", try Classifier.layer(inFeatures, hidden, usesConv: usesConv)),
                    ("act", try ActivationLayers.make(activation) ?? Identity()),
                ]))
        } else {
            try setModule("pre_logits", Identity())
        }
        try setModule("drop", Dropout(p: .float(dropRate)))
        try setModule("fc", Classifier.layer(numFeatures, classes, usesConv: usesConv))
    }

    private static var widthChanges: TensorError {
        .assertion("Pooling that changes the pooled width is not supported.")
    }

    public var poolType: String { (child("global_pool") as? SelectAdaptivePool2d)?.poolType ?? "" }

    /// A fresh classifier; nil keeps the pooling. `resetsOther` takes normalisation and hidden layer away.
    public func reset(_ classes: Int, poolType: String? = nil, resetsOther: Bool = false, inFeatures: Int? = nil) throws {
        if let inFeatures, inFeatures != self.inFeatures, !resetsOther { try requireNoNorm() }
        if let poolType {
            let pool = try SelectAdaptivePool2d(poolType: poolType)
            guard pool.featureMultiplier == 1 else { throw Self.widthChanges }
            try setModule("global_pool", pool.train(isTraining))
            let flatten: Module = poolType.isEmpty ? Identity() : Flatten(startDim: 1)
            try setModule("flatten", flatten.train(isTraining))
        }
        if resetsOther {
            try removeHiddenLayer()
            hiddenSize = nil
        }
        if let inFeatures { self.inFeatures = inFeatures }
        let usesConv = self.poolType.isEmpty
        if let hiddenSize, let old = child("pre_logits")?.child("fc"), (old is Conv2d) != usesConv {
            let new = try Classifier.layer(self.inFeatures, hiddenSize, usesConv: usesConv)
            if let dtype = old.parameter("weight")?.dtype { try new.convert(to: dtype) }
            for name in ["weight", "bias"] {
                guard let from = old.parameter(name), let to = new.parameter(name) else { continue }
                _ = try GradMode.withDisabled { try to.copyInPlace(from: from.reshape(to.shape)) }
                _ = try to.requiresGradInPlace(from.requiresGrad)
            }
            try child("pre_logits")?.setModule("fc", new.train(isTraining))
        }
        try setModule("fc", Classifier.layer(numFeatures, classes, usesConv: usesConv).train(isTraining))
    }

    public func forward(_ input: Tensor, preLogits: Bool) throws -> Tensor {
        var x = input
        for name in ["global_pool", "norm", "flatten", "pre_logits", "drop"] { x = try required(name)(x) }
        return preLogits ? x : try required("fc")(x)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, preLogits: false) }

    public override var attributes: [String: JSONValue] {
        [
            "in_features": .int(inFeatures), "num_features": .int(numFeatures),
            "hidden_size": hiddenSize.map { .int($0) } ?? .null, "use_conv": .bool(poolType.isEmpty),
        ]
    }
}

/// Pool over [N, H, W, C], normalisation, optional hidden layer, dropout, classifier. Same as
/// timm.layers.ClNormMlpClassifierHead.
public final class ClNormMlpClassifierHead: Module, ResettableHead {
    public private(set) var inFeatures: Int
    private var hiddenSize: Int?
    public var numFeatures: Int { hiddenSize == 0 ? inFeatures : hiddenSize ?? inFeatures }
    public private(set) var poolType: String

    public init(
        _ inFeatures: Int, _ classes: Int, hiddenSize: Int? = nil, poolType: String = "avg", dropRate: Double = 0,
        norm: LayerSpec = LayerSpec("layernorm"), activation: LayerSpec? = LayerSpec("gelu")
    ) throws {
        let hidden = hiddenSize == 0 ? nil : hiddenSize
        (self.inFeatures, self.hiddenSize, self.poolType) = (inFeatures, hiddenSize, poolType)
        super.init()
        try Self.check(poolType)
        try setModule("norm", NormLayers.make(norm, inFeatures))
        try setModule(
            "pre_logits",
            hidden.map {
                try Sequential(named: [
                    ("fc", Linear(inFeatures, $0)), ("act", ActivationLayers.make(activation) ?? Identity()),
                ])
            } ?? Identity())
        try setModule("drop", Dropout(p: .float(dropRate)))
        try setModule("fc", Classifier.layer(numFeatures, classes))
    }

    private static func check(_ poolType: String) throws {
        guard ["", "avg", "max", "avgmax"].contains(poolType) else {
            throw TensorError.assertion("Only avg, max or avgmax pooling (or none) is supported.")
        }
    }

    /// A fresh classifier; nil keeps the pooling. `resetsOther` takes normalisation and hidden layer away.
    public func reset(_ classes: Int, poolType: String? = nil, resetsOther: Bool = false, inFeatures: Int? = nil) throws {
        if let poolType {
            try Self.check(poolType)
            self.poolType = poolType
        }
        if resetsOther {
            try removeHiddenLayer()
            hiddenSize = nil
        }
        if let inFeatures, inFeatures != self.inFeatures {
            try requireNoNorm()
            self.inFeatures = inFeatures
        }
        try setModule("fc", Classifier.layer(numFeatures, classes).train(isTraining))
    }

    private func pooled(_ input: Tensor) throws -> Tensor {
        switch poolType {
        case "avg": try input.mean([1, 2])
        case "max": try input.amax([1, 2])
        case "avgmax": try input.amax([1, 2]).add(input.mean([1, 2])).mul(.float(0.5))
        default: input
        }
    }

    public func forward(_ input: Tensor, preLogits: Bool) throws -> Tensor {
        let x = try passing(pooled(input), through: "norm", "pre_logits", "drop")
        return preLogits ? x : try required("fc")(x)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, preLogits: false) }

    public override var attributes: [String: JSONValue] {
        [
            "in_features": .int(inFeatures), "num_features": .int(numFeatures),
            "hidden_size": hiddenSize.map { .int($0) } ?? .null, "pool_type": .string(poolType),
            "pool_dim": .array([.int(1), .int(2)]),
        ]
    }
}
