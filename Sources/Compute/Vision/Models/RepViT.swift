// RepViT: a mobile network of depthwise convolutions in three branches, with timm's options, names and initialisation.
// Paper: RepViT: Revisiting Mobile CNN From ViT Perspective, arXiv:2307.09283.
// Follows timm's repvit.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let repvit = ModelFamily(
        "repvit", [RepVit.self],
        parts: [
            RepVit.RepViTBlock.self, RepVit.RepVitStage.self, RepVit.RepVitMlp.self, RepVit.RepVggDw.self, RepVit.RepVitStem.self,
            RepVit.RepVitDownsample.self, RepVit.RepVitClassifier.self, RepVit.ConvNorm.self, RepVit.NormLinear.self,
        ])
}

/// The network. Same as timm.models.RepVit.
public final class RepVit: ImageModel {
    private var globalPool: String
    private var embedDim: [Int] = []

    public required init(_ a: ModelArguments) throws {
        globalPool = try a.string("global_pool")
        try super.init(a)
        try Self.check(globalPool)
        a.ignore("img_size")
        let (widths, depths, kernel) = (try a.ints("embed_dim"), try a.ints("depth"), try a.int("kernel_size"))
        guard let last = widths.last, depths.count >= widths.count, kernel > 0, widths.allSatisfy({ $0 > 0 }),
            depths.allSatisfy({ $0 >= 0 })
        else {
            throw TensorError.value("RepVit: embed_dim, depth and kernel_size must be positive")
        }
        let ratios = try a.doubles("mlp_ratio", count: widths.count)
        let options = Options(kernel: kernel, activation: try a.layerClass("act_layer"), isLegacy: a.bool("legacy"))
        try setModule("stem", RepVitStem(inChans, widths[0], options))
        var stages: [Module] = []
        for (index, width) in widths.enumerated() {
            stages.append(
                try RepVitStage(index == 0 ? nil : widths[index - 1], width, depth: depths[index], ratio: ratios[index], options))
            featureInfo.append(.init(channels: width, reduction: 4 << index, module: "stages.\(index)"))
        }
        try setModule("stages", Sequential(stages))
        (numFeatures, headHiddenSize, embedDim) = (last, last, widths)
        try setModule("head_drop", Dropout(p: .float(dropRate)))
        try setModule("head", RepVitClassifier(last, numClasses, isDistilled: a.bool("distillation")))
    }

    private static func check(_ pool: String) throws {
        guard pool.isEmpty || pool == "avg" else { throw TensorError.assertion("Only avg pooling (or none) is supported.") }
    }

    /// Everything up to the pooling: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try stagedFeatures(input) }

    /// Pooling, dropout and, unless only the features before it are wanted, the classifiers.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try required("head_drop")(globalPool == "avg" ? features.mean([2, 3]) : features)
        return preLogits ? x : try required("head")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try stagedIntermediates(input, options)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        try pruneStages(indices, pruneHead: pruneHead)
    }

    public override var classifierPath: String { "head" }

    /// A new classifier, freshly drawn, without the one for distillation; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        if let globalPool {
            try Self.check(globalPool)
            self.globalPool = globalPool
        }
        try setModule("head", RepVitClassifier(numFeatures, count, isDistilled: false).train(isTraining))
    }

    public override var attributes: [String: JSONValue] {
        ["global_pool": .string(globalPool), "embed_dim": .array(embedDim.map { .int($0) })]
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] { stagedGroups(coarse: coarse) }
}

extension RepVit {
    /// What all blocks of a network share.
    struct Options {
        let kernel: Int
        let activation: LayerSpec?
        let isLegacy: Bool
    }

    /// c, bn. Same as timm.models.repvit.ConvNorm.
    public final class ConvNorm: Sequential {
        init(
            _ input: Int, _ output: Int, _ kernel: Int = 1, stride: Int = 1, pad: Int = 0, groups: Int = 1, weight: Double = 1
        ) throws {
            try super.init([])
            try setModule(
                "c",
                Conv2d(
                    input, output, kernelSize: [kernel, kernel], stride: [stride, stride], padding: [pad, pad], groups: groups,
                    bias: false))
            let norm = try BatchNorm2d(output)
            try setModule("bn", norm)
            if let tensor = norm.parameter("weight") { try Initialisation.constant(tensor, weight) }
        }
    }

    /// bn, l. Same as timm.models.repvit.NormLinear.
    public final class NormLinear: Sequential {
        init(_ input: Int, _ output: Int) throws {
            try super.init([])
            try setModule("bn", BatchNorm1d(input))
            let linear = try Linear(input, output)
            try setModule("l", linear)
            if let weight = linear.parameter("weight") { try Initialisation.inverseTruncNormal(weight, std: 0.02) }
            if let bias = linear.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }

    /// A depthwise convolution, a pointwise one and the input, summed. Same as timm.models.repvit.RepVggDw.
    public final class RepVggDw: Module {
        private let dim: Int
        private let isLegacy: Bool

        init(_ dim: Int, _ o: Options) throws {
            (self.dim, isLegacy) = (dim, o.isLegacy)
            super.init()
            try setModule("conv", ConvNorm(dim, dim, o.kernel, pad: (o.kernel - 1) / 2, groups: dim))
            if o.isLegacy {
                try setModule("conv1", ConvNorm(dim, dim, groups: dim))
                try setModule("bn", Identity())
            } else {
                try setModule("conv1", Conv2d(dim, dim, kernelSize: [1, 1], groups: dim))
                try setModule("bn", BatchNorm2d(dim))
            }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try required("bn")(required("conv")(input).add(required("conv1")(input)).add(input))
        }

        public override var attributes: [String: JSONValue] { ["dim": .int(dim), "legacy": .bool(isLegacy)] }
    }

    /// Same as timm.models.repvit.RepVitMlp.
    public final class RepVitMlp: Module {
        init(_ dim: Int, _ hidden: Int, _ o: Options) throws {
            super.init()
            try setModule("conv1", ConvNorm(dim, hidden))
            try setModule("act", ActivationLayers.make(o.activation) ?? Identity())
            try setModule("conv2", ConvNorm(hidden, dim, weight: 0))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "conv1", "act", "conv2") }
    }

    /// Mixing of places, then of channels. Same as timm.models.repvit.RepViTBlock.
    public final class RepViTBlock: Module {
        init(_ dim: Int, ratio: Double, usesSE: Bool, _ o: Options) throws {
            super.init()
            try setModule("token_mixer", RepVggDw(dim, o))
            try setModule("se", usesSE ? SEModule(dim, rdRatio: 0.25) : Identity())
            try setModule("channel_mixer", RepVitMlp(dim, Int(Double(dim) * ratio), o))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try passing(input, through: "token_mixer", "se")
            return try x.add(required("channel_mixer")(x))
        }
    }

    /// Same as timm.models.repvit.RepVitStem.
    public final class RepVitStem: Module {
        init(_ input: Int, _ output: Int, _ o: Options) throws {
            super.init()
            try setModule("conv1", ConvNorm(input, output / 2, 3, stride: 2, pad: 1))
            try setModule("act1", ActivationLayers.make(o.activation) ?? Identity())
            try setModule("conv2", ConvNorm(output / 2, output, 3, stride: 2, pad: 1))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "conv1", "act1", "conv2") }

        public override var attributes: [String: JSONValue] { ["stride": .int(4)] }
    }

    /// Half the rows and columns. Same as timm.models.repvit.RepVitDownsample.
    public final class RepVitDownsample: Module {
        init(_ input: Int, _ output: Int, ratio: Double, _ o: Options) throws {
            super.init()
            try setModule("pre_block", RepViTBlock(input, ratio: ratio, usesSE: false, o))
            try setModule(
                "spatial_downsample",
                ConvNorm(input, input, o.kernel, stride: 2, pad: (o.kernel - 1) / 2, groups: input))
            try setModule("channel_downsample", ConvNorm(input, output))
            try setModule("ffn", RepVitMlp(output, Int(Double(output) * ratio), o))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try passing(input, through: "pre_block", "spatial_downsample", "channel_downsample")
            return try required("ffn")(x).add(x)
        }
    }

    /// An optional subsampling, then blocks, every second of which weighs its channels. Same as timm.models.repvit.RepVitStage.
    public final class RepVitStage: Module {
        init(_ input: Int?, _ output: Int, depth: Int, ratio: Double, _ o: Options) throws {
            super.init()
            try setModule("downsample", input.map { try RepVitDownsample($0, output, ratio: ratio, o) } ?? Identity())
            let blocks = try (0..<depth).map { try RepViTBlock(output, ratio: ratio, usesSE: $0 % 2 == 0, o) }
            try setModule("blocks", Sequential(blocks))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "downsample", "blocks") }
    }

    /// One classifier, or the mean of two. Same as timm.models.repvit.RepVitClassifier.
    public final class RepVitClassifier: Module {
        private let classes: Int
        private let isDistilled: Bool

        init(_ dim: Int, _ classes: Int, isDistilled: Bool) throws {
            (self.classes, self.isDistilled) = (classes, isDistilled)
            super.init()
            func head() throws -> Module { classes > 0 ? try NormLinear(dim, classes) : Identity() }
            try setModule("head_drop", Dropout(p: .float(0)))
            try setModule("head", head())
            if isDistilled { try setModule("head_dist", head()) }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try required("head_drop")(input)
            guard let second = child("head_dist") else { return try required("head")(x) }
            return try required("head")(x).add(second(x)).div(2)
        }

        public override var attributes: [String: JSONValue] {
            ["distillation": .bool(isDistilled), "distilled_training": .bool(false), "num_classes": .int(classes)]
        }
    }
}
