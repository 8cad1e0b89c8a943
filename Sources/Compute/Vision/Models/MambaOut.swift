// MambaOut: stages of gated depthwise convolutions over channels-last maps.
// Paper: MambaOut: Do We Really Need Mamba for Vision?, arXiv:2405.07992.
// Follows timm's mambaout.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let mambaout = ModelFamily(
        "mambaout", [MambaOut.self],
        parts: [
            MambaOut.Stem.self, MambaOutStage.self, GatedConvBlock.self, MambaOut.Downsample.self,
            MambaOut.DownsampleNormFirst.self, MambaOut.MlpHead.self,
        ])
}

/// The network. Same as timm.models.MambaOut.
public final class MambaOut: ImageModel {
    public override var outputFormat: String? { "NHWC" }
    private var stageCount = 0
    public override var attributes: [String: JSONValue] { ["output_fmt": .string("NHWC"), "num_stage": .int(stageCount)] }

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let (depths, dims) = (try a.ints("depths"), try a.ints("dims"))
        guard let last = dims.last, depths.count == dims.count, dims.allSatisfy({ $0 > 0 }), depths.allSatisfy({ $0 >= 0 }) else {
            throw TensorError.value("MambaOut: depths and dims need a positive number for each stage")
        }
        guard let norm = try a.layerClass("norm_layer") else { throw TensorError.type("'NoneType' object is not callable") }
        let activation = try a.layer("act_layer")
        let block = GatedConvBlock.Options(
            expansion: try a.double("expansion_ratio"), kernel: try a.int("kernel_size"), convRatio: try a.double("conv_ratio"),
            hasScale: try a.optionalDouble("ls_init_value") != nil, norm: norm, activation: activation)
        let downsampling = try a.string("downsample")
        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: depths)

        try setModule("stem", Stem(inChans, dims[0], normsMiddle: a.bool("stem_mid_norm"), norm, activation))
        var stages: [Module] = []
        for (index, dim) in dims.enumerated() {
            let input = index > 0 ? dims[index - 1] : dim
            stages.append(
                try MambaOutStage(input, dim, rates: rates[index], downsampling: index > 0 ? downsampling : "", block))
            featureInfo.append(.init(channels: dim, reduction: 4 << index, module: "stages.\(index)"))
        }
        try setModule("stages", Sequential(stages))
        stageCount = stages.count
        let poolType = try a.string("global_pool")
        numFeatures = last
        if try a.string("head_fn") == "default" {
            headHiddenSize = try add("head", MlpHead(last, numClasses, poolType: poolType, norm, dropRate: dropRate)).numFeatures
        } else {
            let head = try ClNormMlpClassifierHead(
                last, numClasses, hiddenSize: 4 * last, poolType: poolType, dropRate: dropRate, norm: norm)
            headHiddenSize = try add("head", head).numFeatures
        }
        for (_, module) in namedDepthFirst() where module is Conv2d || module is Linear {
            if let weight = module.parameter("weight") { try Initialisation.inverseTruncNormal(weight, std: 0.02) }
            if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }

    /// Everything up to the head: [N, H / 32, W / 32, numFeatures].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try stagedFeatures(input) }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try stagedIntermediates(input, options)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        try pruneStages(indices, pruneHead: pruneHead) { try self.reset(0, globalPool: "", resetsOther: true) }
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        try reset(count, globalPool: globalPool, resetsOther: false)
    }

    private func reset(_ count: Int, globalPool: String?, resetsOther: Bool) throws {
        numClasses = count
        if let head = try required("head") as? MlpHead {
            try head.reset(count, poolType: globalPool, resetsOther: resetsOther, inFeatures: numFeatures)
            headHiddenSize = head.numFeatures
        } else {
            let head = try ownHead(ClNormMlpClassifierHead.self)
            try head.reset(count, poolType: globalPool, resetsOther: resetsOther, inFeatures: numFeatures)
            headHiddenSize = head.numFeatures
        }
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] { stagedGroups(coarse: coarse) }

    /// Checkpoints of the paper's code.
    public override func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        guard !state.contains(where: { $0.name == "stem.conv1.weight" }) else { return state }
        return state.map { key, tensor in
            var parts = key.replacing("downsample_layers.0.", with: "stem.").split(
                separator: ".", omittingEmptySubsequences: false
            ).map(String.init)
            if parts.count > 2, parts[0] == "stages", Int(parts[1]) != nil, Int(parts[2]) != nil { parts.insert("blocks", at: 2) }
            if parts.count > 1, parts[0] == "downsample_layers", Int(parts[1]) != nil {
                parts[0] = "stages"
                parts.insert("downsample", at: 2)
            }
            var name = parts.joined(separator: ".")
            if name.hasPrefix("norm.") {
                name = "head." + name
            } else {
                for (old, new) in [("fc1", "pre_logits.fc"), ("norm", "pre_logits.norm"), ("fc2", "fc")]
                where name.hasPrefix("head.\(old).") {
                    name = "head.\(new)" + name.dropFirst(5 + old.count)
                    break
                }
            }
            return (name, tensor)
        }
    }
}

/// Subsampling where one is asked for, then blocks, over [N, H, W, C]. Same as timm.models.mambaout.MambaOutStage.
public final class MambaOutStage: Module {
    init(_ input: Int, _ output: Int, rates: [Double], downsampling: String, _ block: GatedConvBlock.Options) throws {
        super.init()
        switch downsampling {
        case "conv": try setModule("downsample", MambaOut.Downsample(input, output, block.norm))
        case "conv_nf": try setModule("downsample", MambaOut.DownsampleNormFirst(input, output, block.norm))
        default:
            guard input == output else { throw TensorError.assertion("") }
            try setModule("downsample", Identity())
        }
        try setModule("blocks", Sequential(rates.map { try GatedConvBlock(output, block, dropPath: $0) }))
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "downsample", "blocks") }
}

/// Two layers with a gate and a depthwise convolution of some channels between them, beside a shortcut. Same as
/// timm.models.mambaout.GatedConvBlock.
public final class GatedConvBlock: Module {
    struct Options {
        let expansion: Double
        let kernel: Int
        let convRatio: Double
        let hasScale: Bool
        let norm: LayerSpec
        let activation: LayerSpec?
    }

    /// Widths of the gate, of what passes as it is, and of what is convolved.
    private let widths: [Int]
    public override var attributes: [String: JSONValue] { ["split_indices": .array(widths.map { .int($0) })] }

    init(_ dim: Int, _ o: Options, dropPath: Double) throws {
        let (hidden, convolved) = (Int(o.expansion * Double(dim)), Int(o.convRatio * Double(dim)))
        widths = [hidden, hidden - convolved, convolved]
        super.init()
        try setModule("norm", NormLayers.make(o.norm, dim))
        try setModule("fc1", Linear(dim, 2 * hidden))
        try setModule("act", ActivationLayers.make(o.activation) ?? Identity())
        try setModule(
            "conv",
            Conv2d(
                convolved, convolved, kernelSize: [o.kernel, o.kernel], padding: [o.kernel / 2, o.kernel / 2], groups: convolved))
        try setModule("fc2", Linear(hidden, dim))
        // timm's layer has its own first value here, whatever was asked for.
        try setModule("ls", o.hasScale ? LayerScale(dim) : Identity())
        try setModule("drop_path", dropPath > 0 ? DropPath(dropPath) : Identity())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let parts = try passing(input, through: "norm", "fc1").split(widths, dim: -1)
        let convolved = try required("conv")(parts[2].permute([0, 3, 1, 2])).permute([0, 2, 3, 1])
        let gated = try required("act")(parts[0]).mul(Tensor.cat([parts[1], convolved], dim: -1))
        return try passing(gated, through: "fc2", "ls", "drop_path").add(input)
    }
}

extension MambaOut {
    /// Two convolutions with stride 2 and normalisations; [N, C, H, W] to [N, H / 4, W / 4, dim]. Same as
    /// timm.models.mambaout.Stem.
    public final class Stem: Module {
        public override var attributes: [String: JSONValue] { ["norm1": .null] }

        init(_ input: Int, _ output: Int, normsMiddle: Bool, _ norm: LayerSpec, _ activation: LayerSpec?) throws {
            super.init()
            try setModule("conv1", Conv2d(input, output / 2, kernelSize: [3, 3], stride: [2, 2], padding: [1, 1]))
            if normsMiddle { try setModule("norm1", NormLayers.make(norm, output / 2)) }
            try setModule("act", ActivationLayers.make(activation) ?? Identity())
            try setModule("conv2", Conv2d(output / 2, output, kernelSize: [3, 3], stride: [2, 2], padding: [1, 1]))
            try setModule("norm2", NormLayers.make(norm, output))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            var x = try required("conv1")(input)
            if let norm = child("norm1") { x = try norm(x.permute([0, 2, 3, 1])).permute([0, 3, 1, 2]) }
            return try required("norm2")(passing(x, through: "act", "conv2").permute([0, 2, 3, 1]))
        }
    }

    /// A convolution with stride 2, then a normalisation. Same as timm.models.mambaout.Downsample.
    public final class Downsample: Module {
        init(_ input: Int, _ output: Int, _ norm: LayerSpec) throws {
            super.init()
            try setModule("conv", Conv2d(input, output, kernelSize: [3, 3], stride: [2, 2], padding: [1, 1]))
            try setModule("norm", NormLayers.make(norm, output))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try required("norm")(required("conv")(input.permute([0, 3, 1, 2])).permute([0, 2, 3, 1]))
        }
    }

    /// The same with the normalisation in front. Same as timm.models.mambaout.DownsampleNormFirst.
    public final class DownsampleNormFirst: Module {
        init(_ input: Int, _ output: Int, _ norm: LayerSpec) throws {
            super.init()
            try setModule("norm", NormLayers.make(norm, input))
            try setModule("conv", Conv2d(input, output, kernelSize: [3, 3], stride: [2, 2], padding: [1, 1]))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try required("conv")(required("norm")(input).permute([0, 3, 1, 2])).permute([0, 2, 3, 1])
        }
    }

    /// Mean, normalisation, a hidden layer with a normalisation of its own, classifier. Same as timm.models.mambaout.MlpHead.
    public final class MlpHead: Module, ResettableHead {
        private var inFeatures: Int
        public private(set) var numFeatures: Int
        private var poolType: String
        private let hiddenSize: Int

        public override var attributes: [String: JSONValue] {
            [
                "pool_type": .string(poolType), "in_features": .int(inFeatures), "num_features": .int(numFeatures),
                "hidden_size": .int(hiddenSize),
            ]
        }

        init(_ inFeatures: Int, _ classes: Int, poolType: String, _ norm: LayerSpec, dropRate: Double) throws {
            (self.inFeatures, numFeatures, self.poolType) = (inFeatures, 4 * inFeatures, poolType)
            hiddenSize = 4 * inFeatures
            super.init()
            try Self.check(poolType)
            try setModule("norm", NormLayers.make(norm, inFeatures))
            try setModule(
                "pre_logits",
                Sequential(named: [
                    ("fc", Linear(inFeatures, numFeatures)), ("act", GELU()), ("norm", NormLayers.make(norm, numFeatures)),
                ]))
            try setModule("fc", Classifier.layer(numFeatures, classes))
            try setModule("head_dropout", Dropout(p: .float(dropRate)))
        }

        private static func check(_ poolType: String) throws {
            guard ["", "avg"].contains(poolType) else { throw TensorError.assertion("Only avg pooling (or none) is supported.") }
        }

        /// A fresh classifier; nil keeps the pooling. `resetsOther` takes normalisation and hidden layer away.
        public func reset(_ classes: Int, poolType: String?, resetsOther: Bool, inFeatures: Int?) throws {
            if let poolType {
                try Self.check(poolType)
                self.poolType = poolType
            }
            if resetsOther {
                try removeHiddenLayer()
                numFeatures = self.inFeatures
            }
            if let inFeatures, inFeatures != self.inFeatures {
                try requireNoNorm("the norm removed")
                (self.inFeatures, numFeatures) = (inFeatures, inFeatures)
            }
            try setModule("fc", Classifier.layer(numFeatures, classes).train(isTraining))
        }

        public func forward(_ input: Tensor, preLogits: Bool) throws -> Tensor {
            let pooled = poolType == "avg" ? try input.mean([1, 2]) : input
            let x = try passing(pooled, through: "norm", "pre_logits", "head_dropout")
            return preLogits ? x : try required("fc")(x)
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, preLogits: false) }
    }
}
