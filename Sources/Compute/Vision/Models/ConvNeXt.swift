// ConvNeXt and ConvNeXt V2: stages of depthwise convolutions and hidden layers, with timm's small variants and overlapping stems.
// Papers: A ConvNet for the 2020s, arXiv:2201.03545; ConvNeXt V2, arXiv:2301.00808. Weights also from CLIP, arXiv:2212.07143,
// and DINOv3, arXiv:2508.10104.
// Follows timm's convnext.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let convnext = ModelFamily("convnext", [ConvNeXt.self], parts: [ConvNeXtStage.self, ConvNeXtBlock.self])
}

/// What the blocks of a network share.
struct ConvNeXtStyle {
    let convMlp, convBias, usesGRN: Bool
    let layerScale: Double?
    let activation, norm: LayerSpec
    /// The normalisation inside blocks, channels last unless the hidden layers are convolutions.
    let blockNorm: LayerSpec

    init(_ a: ModelArguments) throws {
        (convMlp, convBias, usesGRN) = (a.bool("conv_mlp"), a.bool("conv_bias"), a.bool("use_grn"))
        layerScale = try a.optionalDouble("ls_init_value")
        guard let activation = try a.layer("act_layer") else { throw TensorError.type("'NoneType' object is not callable") }
        self.activation = activation
        let layer = try a.layer("norm_layer") ?? LayerSpec("layernorm")
        let eps = try a.optionalDouble("norm_eps").map { [(key: "eps", value: JSONValue.double($0))] } ?? []
        let name = layer.name.hasSuffix("2d") ? String(layer.name.dropLast(2)) : layer.name
        if ["layernorm", "simplenorm", "rmsnorm"].contains(name), layer.options.isEmpty {
            norm = LayerSpec(name + "2d", eps)
            blockNorm = convMlp ? norm : LayerSpec(name, eps)
        } else {
            guard convMlp else {
                throw TensorError.assertion(
                    "If a norm_layer is specified, conv MLP must be used so all norm expect rank-4, channels-first input")
            }
            norm = layer
            blockNorm = LayerSpec(layer.name, layer.options.filter { option in !eps.contains { $0.key == option.key } } + eps)
        }
    }
}

/// The network. Same as timm.models.ConvNeXt.
public final class ConvNeXt: ImageModel {
    /// `layer_scale_init_value` is what the paper's own code calls `ls_init_value`.
    public override class func translate(
        _ requested: inout [ModelArgument], variant: inout [ModelArgument], architecture: String
    ) throws {
        try ModelArguments.rename(&requested, ["layer_scale_init_value": "ls_init_value"], in: "ConvNeXt")
    }

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let outputStride = try a.int("output_stride")
        guard [8, 16, 32].contains(outputStride) else { throw TensorError.assertion("") }
        let (depths, dims) = (try a.ints("depths"), try a.ints("dims"))
        let kernels = try a.ints("kernel_sizes", count: 4)
        guard depths.count == 4, dims.count == 4, (depths + dims + kernels).allSatisfy({ $0 > 0 }) else {
            throw TensorError.value("ConvNeXt: depths, dims and kernel_sizes need four positive numbers")
        }
        let style = try ConvNeXtStyle(a)
        var reduction = try addStem(a, style, dims[0])

        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: depths)
        var (channels, dilation) = (dims[0], 1)
        var stages: [Module] = []
        for index in 0..<4 {
            var stride = reduction == 2 || index > 0 ? 2 : 1
            if reduction >= outputStride, stride > 1 {
                dilation *= stride
                stride = 1
            }
            reduction *= stride
            stages.append(
                try ConvNeXtStage(
                    channels, dims[index], kernel: kernels[index], stride: stride,
                    dilation: (dilation <= 2 ? 1 : 2, dilation), rates: rates[index], style))
            channels = dims[index]
            featureInfo.append(.init(channels: channels, reduction: reduction, module: "stages.\(index)"))
        }
        try setModule("stages", Sequential(stages))
        numFeatures = channels
        try addHead(a, style)
        try initWeights(headScale: a.double("head_init_scale"))
    }

    /// Adds the stem. Returns its stride.
    private func addStem(_ a: ModelArguments, _ style: ConvNeXtStyle, _ channels: Int) throws -> Int {
        let type = try a.string("stem_type")
        guard ["patch", "overlap", "overlap_tiered", "overlap_act"].contains(type) else { throw TensorError.assertion("") }
        let patch = try a.int("patch_size")
        guard type != "patch" else {
            guard patch > 0 else { throw TensorError.value("patch_size must be positive, got \(patch)") }
            let (size, bias) = ([patch, patch], style.convBias)
            try setModule(
                "stem",
                Sequential([
                    Conv2d(inChans, channels, kernelSize: size, stride: size, bias: bias), NormLayers.make(style.norm, channels),
                ]))
            return patch
        }
        func conv(_ input: Int, _ output: Int) throws -> Conv2d {
            try Conv2d(input, output, kernelSize: [3, 3], stride: [2, 2], padding: [1, 1], bias: style.convBias)
        }
        let middle = type == "overlap_tiered" ? makeDivisible(Double(channels / 2)) : channels
        var modules: [Module] = [try conv(inChans, middle)]
        if type == "overlap_act", let activation = try ActivationLayers.make(style.activation) { modules.append(activation) }
        modules.append(try conv(middle, channels))
        try setModule("stem", Sequential(modules + [NormLayers.make(style.norm, channels)]))
        return 4
    }

    /// Normalisation in front of the pooling or behind it.
    private func addHead(_ a: ModelArguments, _ style: ConvNeXtStyle) throws {
        let (pool, hidden) = (try a.string("global_pool"), try a.optionalInt("head_hidden_size"))
        if a.bool("head_norm_first") {
            guard hidden ?? 0 == 0 else { throw TensorError.assertion("") }
            try setModule("norm_pre", NormLayers.make(style.norm, numFeatures))
            let head = try add("head", ClassifierHead(numFeatures, numClasses, poolType: pool, dropRate: dropRate))
            headHiddenSize = head.numFeatures
        } else {
            try setModule("norm_pre", Identity())
            let head = try NormMlpClassifierHead(
                numFeatures, numClasses, hiddenSize: hidden, poolType: pool, dropRate: dropRate, norm: style.norm,
                activation: LayerSpec("gelu"))
            headHiddenSize = try add("head", head).numFeatures
        }
    }

    /// Truncated normal weights, zero biases; the layers of the head are scaled.
    private func initWeights(headScale: Double) throws {
        for (name, module) in namedModules() where module is Conv2d || module is Linear {
            guard let weight = module.parameter("weight") else { continue }
            try Initialisation.inverseTruncNormal(weight, std: 0.02)
            if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
            guard module is Linear, name.contains("head."), headScale != 1 else { continue }
            try GradMode.withDisabled { _ = try weight.copyInPlace(from: weight.mul(.float(headScale))) }
        }
    }

    /// Everything up to the head: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try required("norm_pre")(required("stages")(required("stem")(input)))
    }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let stages = try required("stages").namedChildren
        let (places, last) = try FeatureIndices.take(stages.count, options.indices)
        let end = options.stopEarly ? last : stages.count - 1
        var features: [Tensor] = []
        var x = try required("stem")(input)
        for (index, stage) in stages.enumerated().prefix(end + 1) {
            x = try stage.module(x)
            guard places.contains(index) else { continue }
            features.append(options.norm && index == stages.count - 1 ? try required("norm_pre")(x) : x)
        }
        guard !options.intermediatesOnly else { return Intermediates(output: nil, features: features) }
        return Intermediates(output: end == stages.count - 1 ? try required("norm_pre")(x) : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        guard let stages = try required("stages") as? Sequential else { throw TensorError.type("stages must be a Sequential") }
        let (places, last) = try FeatureIndices.take(stages.count, indices)
        let isCut = last < stages.count - 1
        if pruneNorm || isCut { try setModule("norm_pre", Identity()) }
        try setModule("stages", stages.prefix(last + 1))
        if isCut {
            numFeatures = featureInfo[last].channels
            headHiddenSize = numFeatures
        }
        if pruneHead || isCut { try resetHead(0, "", resetsOther: true) }
        return places
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        try resetHead(count, globalPool, resetsOther: false)
    }

    private func resetHead(_ count: Int, _ pool: String?, resetsOther: Bool) throws {
        numClasses = count
        if let head = try required("head") as? ClassifierHead {
            try head.reset(count, poolType: pool, inFeatures: numFeatures)
            headHiddenSize = head.numFeatures
        } else {
            let head = try ownHead(NormMlpClassifierHead.self)
            try head.reset(count, poolType: pool, resetsOther: resetsOther, inFeatures: numFeatures)
            headHiddenSize = head.numFeatures
        }
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        let blocks: [(String, [Int]?)] = [
            (#"^stages\.(\d+)\.downsample"#, [0]), (#"^stages\.(\d+)\.blocks\.(\d+)"#, nil), ("^norm_pre", [99999]),
        ]
        return [("stem", .pattern("^stem")), ("blocks", coarse ? .pattern(#"^stages\.(\d+)"#) : .patterns(blocks))]
    }

    /// Checkpoints of the papers' authors and of CLIP.
    public override func filterCheckpoint(
        _ state: [(name: String, tensor: Tensor)]
    ) throws -> [(name: String, tensor: Tensor)] {
        if state.contains(where: { $0.name == "head.norm.weight" || $0.name == "norm_pre.weight" }) { return state }
        if state.contains(where: { $0.name == "visual.trunk.stem.0.weight" }) { return try Self.imageTower(state) }
        let shapes = Dictionary(stateDict().map { ($0.name, $0.tensor.shape) }, uniquingKeysWith: { first, _ in first })
        return try state.compactMap { key, tensor in
            guard !key.hasPrefix("projectors."), !key.hasPrefix("norms.") else { return nil }
            var tensor = tensor
            var name = Self.renamed(key)
            if name.contains("grn") {
                name = name.replacing("grn.beta", with: "mlp.grn.bias").replacing("grn.gamma", with: "mlp.grn.weight")
                tensor = try tensor.reshape([tensor.shape.last ?? 1])
            }
            name = name.replacing("head.", with: "head.fc.")
            if name.hasPrefix("norm.") { name = name.replacing("norm", with: "head.norm") }
            if tensor.ndim == 2, !name.contains("head") {
                guard let shape = shapes[name] else { throw TensorError.key(name) }
                tensor = try tensor.reshape(shape)
            }
            return (name, tensor)
        }
    }

    /// `stages.0.1.dwconv` as `stages.0.blocks.1.conv_dw`, `downsample_layers.1.0` as `stages.1.downsample.0`.
    private static func renamed(_ key: String) -> String {
        var parts = key.replacing("downsample_layers.0.", with: "stem.").split(separator: ".", omittingEmptySubsequences: false)
        if parts.count > 2, Int(parts[1]) != nil, Int(parts[2]) != nil {
            if parts[0] == "stages" { parts.insert("blocks", at: 2) }
            if parts[0] == "downsample_layers" {
                parts[0] = "stages"
                parts.insert("downsample", at: 2)
            }
        }
        return parts.joined(separator: ".").replacing("dwconv", with: "conv_dw").replacing("pwconv", with: "mlp.fc")
    }

    /// The image tower of a CLIP model; its projection is the classifier.
    private static func imageTower(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        let table = Dictionary(state.map { ($0.name, $0.tensor) }, uniquingKeysWith: { first, _ in first })
        let trunk = "visual.trunk."
        var result = state.filter { $0.name.hasPrefix(trunk) }.map {
            (name: String($0.name.dropFirst(trunk.count)), tensor: $0.tensor)
        }
        func addClassifier(_ weight: Tensor) throws {
            result += [("head.fc.weight", weight), ("head.fc.bias", try Tensor.zeros([weight.shape[0]]))]
        }
        if let projection = table["visual.head.proj.weight"] {
            try addClassifier(projection)
        } else if let first = table["visual.head.mlp.fc1.weight"] {
            guard let bias = table["visual.head.mlp.fc1.bias"] else { throw TensorError.key("visual.head.mlp.fc1.bias") }
            guard let second = table["visual.head.mlp.fc2.weight"] else { throw TensorError.key("visual.head.mlp.fc2.weight") }
            result += [("head.pre_logits.fc.weight", first), ("head.pre_logits.fc.bias", bias)]
            try addClassifier(second)
        }
        return result
    }
}
