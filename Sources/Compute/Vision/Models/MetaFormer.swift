// PoolFormer (v1 and v2), ConvFormer and CAFormer: one frame of blocks, whose mixing of places is pooling, convolution or attention.
// Papers: MetaFormer Is Actually What You Need for Vision, arXiv:2111.11418; MetaFormer Baselines for Vision, arXiv:2210.13452.
// Follows timm's metaformer.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let metaformer = ModelFamily(
        "metaformer", [MetaFormer.self],
        parts: [
            GroupNorm1NoBias.self, LayerNormNoBias.self, LayerNorm2dNoBias.self,
            MetaFormerBlock.self, MetaFormerStage.self, StarReLU.self, MetaFormer.SepConv.self, MetaFormer.Pooling.self,
            MetaFormer.MlpHead.self, MetaFormer.Stem.self, MetaFormer.Downsampling.self, MetaFormer.Scale.self,
            MetaFormer.Attention.self, MetaFormer.SquaredReLU.self,
        ])
}

/// The network. Same as timm.models.MetaFormer.
public final class MetaFormer: ImageModel {
    private let usesMlpHead: Bool
    private var numStages = 0

    public required init(_ a: ModelArguments) throws {
        usesMlpHead = a.bool("use_mlp_head")
        try super.init(a)
        let (depths, dims) = (try a.ints("depths"), try a.ints("dims"))
        guard let last = dims.last, depths.count == dims.count, dims.allSatisfy({ $0 > 0 }), depths.allSatisfy({ $0 >= 0 }) else {
            throw TensorError.value("MetaFormer: depths and dims need a positive number for each stage")
        }
        (numFeatures, headHiddenSize, numStages) = (last, last, depths.count)
        func each(_ name: String) throws -> [JSONValue] {
            guard let items = a.value(name).array else { return [JSONValue](repeating: a.value(name), count: depths.count) }
            guard items.count >= depths.count else { throw TensorError.index("list index out of range") }
            return items
        }
        let (mixers, norms) = (try each("token_mixers"), try each("norm_layers"))
        let (layerScales, shortcutScales) = (try each("layer_scale_init_values"), try each("res_scale_init_values"))
        let downsampleNorm = try a.layerClass("downsample_norm")
        let activation = try a.layerClass("mlp_act")
        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: depths)

        try setModule("stem", Stem(inChans, dims[0], downsampleNorm))
        var stages: [Module] = []
        var input = dims[0]
        for (index, dim) in dims.enumerated() {
            guard let norm = LayerSpec(norms[index]) else { throw TensorError.type("'NoneType' object is not callable") }
            let options = MetaFormerBlock.Options(
                mixer: try TokenMixer(mixers[index], a), norm: norm, activation: activation, mlpBias: a.bool("mlp_bias"),
                projDrop: try a.double("proj_drop_rate"), layerScale: layerScales[index].double,
                shortcutScale: shortcutScales[index].double)
            stages.append(try MetaFormerStage(input, dim, rates: rates[index], downsampleNorm, options))
            input = dim
            featureInfo.append(.init(channels: dim, reduction: 4 << index, module: "stages.\(index)"))
        }
        try setModule("stages", Sequential(stages))
        let poolType = try a.string("global_pool")
        try setModule(
            "head",
            Sequential(named: [
                ("global_pool", Self.pool(poolType)),
                ("norm", a.layerClass("output_norm").map { try NormLayers.make($0, last) } ?? Identity()),
                ("flatten", poolType.isEmpty ? Identity() : Flatten(startDim: 1)), ("drop", Dropout(p: .float(dropRate))),
                ("fc", classifierLayer()),
            ]))
        for (_, module) in namedDepthFirst() where module is Conv2d || module is Linear {
            if let weight = module.parameter("weight") { try Initialisation.inverseTruncNormal(weight, std: 0.02) }
            if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }

    private static func pool(_ type: String) throws -> SelectAdaptivePool2d {
        let pool = try SelectAdaptivePool2d(poolType: type)
        guard pool.featureMultiplier == 1 else {
            throw TensorError.assertion("Pooling that changes the pooled width is not supported.")
        }
        return pool
    }

    private func classifierLayer() throws -> Module {
        numClasses > 0 && usesMlpHead ? try MlpHead(numFeatures, numClasses) : try Classifier.layer(numFeatures, numClasses)
    }

    /// Everything up to the head: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try stagedFeatures(input) }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let head = try required("head")
        let x = try head.passing(features, through: "global_pool", "norm", "flatten", "drop")
        return preLogits ? x : try head.required("fc")(x)
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
        let head = try required("head")
        if let globalPool {
            try head.setModule("global_pool", Self.pool(globalPool).train(head.isTraining))
            let flatten: Module = globalPool.isEmpty ? Identity() : Flatten(startDim: 1)
            try head.setModule("flatten", flatten.train(head.isTraining))
        }
        if resetsOther { try head.setModule("norm", Identity().train(head.isTraining)) }
        try head.setModule("fc", classifierLayer().train(head.isTraining))
    }

    public override var attributes: [String: JSONValue] {
        ["num_stages": .int(numStages), "use_mlp_head": .bool(usesMlpHead)]
    }

    /// Checkpoints of both papers' code.
    public override func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        guard !state.contains(where: { $0.name == "stem.conv.weight" }) else { return state }
        let isFirst = state.contains { $0.name == "network.0.0.mlp.fc1.weight" }
        let shapes = Dictionary(stateDict().map { ($0.name, $0.tensor.shape) }) { first, _ in first }
        return try state.map { key, tensor in
            var name = key
            if isFirst {
                for scale in ["1", "2"] { name = name.replacing("layer_scale_\(scale)", with: "layer_scale\(scale).scale") }
                for (old, new) in [
                    ("network.1", "downsample_layers.1"), ("network.3", "downsample_layers.2"),
                    ("network.5", "downsample_layers.3"), ("network.2", "network.1"), ("network.4", "network.2"),
                    ("network.6", "network.3"), ("network", "stages"),
                ] { name = name.replacing(old, with: new) }
            }
            var parts: [String] = []
            for part in name.split(separator: ".", omittingEmptySubsequences: false).map(String.init) {
                if let last = parts.last, last == "downsample_layers", Int(part) != nil {
                    parts[parts.count - 1] = "stages"
                    parts += [part, "downsample"]
                } else {
                    // A block's number follows its stage's.
                    if let last = parts.last, Int(last) != nil, Int(part) != nil { parts.append("blocks") }
                    parts.append(part)
                }
            }
            name = parts.joined(separator: ".")
            for (old, new) in [
                ("downsample.proj", "downsample.conv"), ("patch_embed.proj", "patch_embed.conv"),
                ("stages.0.downsample", "patch_embed"), ("patch_embed", "stem"), ("post_norm", "norm"), ("pre_norm", "norm"),
            ] { name = name.replacing(old, with: new) }
            if name.hasPrefix("head") { name = "head.fc" + name.dropFirst(4) }
            if name.hasPrefix("norm") { name = "head.norm" + name.dropFirst(4) }
            guard let shape = shapes[name] else { throw TensorError.key(name) }
            return (name, shape.reduce(1, *) == tensor.numel ? try tensor.reshape(shape) : tensor)
        }
    }
}
