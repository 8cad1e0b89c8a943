// MLP-Mixer, ResMLP and gMLP: networks of MLPs over patches and over channels, with timm's options, names and initialisation.
// Papers: MLP-Mixer, arXiv:2105.01601; ResMLP, arXiv:2105.03404; Pay Attention to MLPs, arXiv:2105.08050.
// Follows timm's mlp_mixer.py (Apache-2.0); the licence of pretrained weights is in their configuration.

internal import Glibc
import Neural
import Tensors

extension ModelFamily {
    static let mlpMixer = ModelFamily(
        "mlp_mixer", [MlpMixer.self],
        parts: [
            MlpMixer.MixerBlock.self, MlpMixer.ResBlock.self, MlpMixer.SpatialGatingBlock.self,
            MlpMixer.SpatialGatingUnit.self, MlpMixer.Affine.self,
        ])
}

/// The network. Same as timm.models.MlpMixer.
public final class MlpMixer: ImageModel {
    public private(set) var embedDim = 0
    public private(set) var globalPool = ""

    private static func checkPool(_ type: String) throws {
        guard ["", "avg"].contains(type) else { throw TensorError.assertion("Only avg pooling (or none) is supported.") }
    }

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        globalPool = try a.string("global_pool")
        try Self.checkPool(globalPool)
        embedDim = try a.int("embed_dim")
        let count = try a.int("num_blocks")
        guard embedDim > 0, count >= 0 else {
            throw TensorError.value("MlpMixer: embed_dim and num_blocks must be positive, got \(embedDim) and \(count)")
        }
        (numFeatures, headHiddenSize) = (embedDim, embedDim)
        let norm = try a.layer("norm_layer") ?? LayerSpec("nn.LayerNorm")
        let stem = try PatchEmbed(
            imageSize: a.ints("img_size", count: 2), patchSize: Array(a.ints("patch_size", count: 2).prefix(2)), inChans: inChans,
            embedDim: embedDim, norm: a.bool("stem_norm") ? norm : nil)
        try setModule("stem", stem)
        let block = try a.layer("block_layer") ?? LayerSpec("MixerBlock")
        let types: [any MixingBlock.Type] = [MixerBlock.self, ResBlock.self, SpatialGatingBlock.self]
        guard let type = types.first(where: { "\($0)" == block.className }) else {
            throw TensorError.notImplemented("MlpMixer: block_layer=\(block.className) is not available")
        }
        let ratios = try Self.ratios(a.value("mlp_ratio"))
        let options = MixingBlockOptions(
            dim: embedDim, length: stem.numPatches ?? 0, ratios: ratios, mlpLayer: try a.layer("mlp_layer"), norm: norm,
            activation: try a.layer("act_layer"), initValues: block.option("init_values")?.double ?? 1e-4,
            drop: try a.double("proj_drop_rate"), dropPath: try a.double("drop_path_rate"))
        try setModule("blocks", Sequential((0..<count).map { _ in try type.init(options) }))
        let reduction = stem.patchSize.max() ?? 1
        featureInfo = (0..<count).map { FeatureInfo(channels: embedDim, reduction: reduction, module: "blocks.\($0)") }
        try setModule("norm", Self.norm(norm, embedDim))
        try setModule("head_drop", Dropout(p: .float(dropRate)))
        try setModule("head", Classifier.layer(embedDim, numClasses))
        try initWeights(headBiased: a.bool("nlhb"))
    }

    /// One ratio for both MLPs, or one for each.
    private static func ratios(_ value: JSONValue) throws -> (Double, Double) {
        if let ratio = value.double { return (ratio, ratio) }
        guard let pair = value.array?.compactMap(\.double), pair.count == 2 else {
            throw TensorError.type("MlpMixer.__init__(): argument 'mlp_ratio' must be float or a pair of them")
        }
        return (pair[0], pair[1])
    }

    /// A normalisation, which may be ResMLP's affine map.
    static func norm(_ spec: LayerSpec, _ channels: Int) throws -> Module {
        spec.className == "Affine" ? try Affine(channels) : try NormLayers.make(spec, channels)
    }

    private func initWeights(headBiased: Bool) throws {
        guard !headBiased || numClasses > 0 else { throw TensorError.value("math domain error") }
        for (path, module) in namedDepthFirst() {
            let (weight, bias) = (module.parameter("weight"), module.parameter("bias"))
            if module is Linear, let weight {
                if path.hasPrefix("head") {
                    try Initialisation.constant(weight, 0)
                    if let bias { try Initialisation.constant(bias, headBiased ? -log(Double(numClasses)) : 0) }
                } else {
                    try Initialisation.xavierUniform(weight)
                    guard let bias else { continue }
                    if path.contains("mlp") {
                        try Initialisation.normal(bias, std: 1e-6)
                    } else {
                        try Initialisation.constant(bias, 0)
                    }
                }
            } else if module is Conv2d, let weight {
                try Initialisation.lecunNormal(weight)
                if let bias { try Initialisation.constant(bias, 0) }
            } else if let module = module as? any SelfInitialising {
                try module.initWeights()
            }
        }
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [("stem", .pattern("^stem")), ("blocks", .patterns([(#"^blocks\.(\d+)"#, nil), ("^norm", [99999])]))]
    }

    /// Everything up to the final normalisation: [N, patches, embedDim].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try passing(input, through: "stem", "blocks", "norm")
    }

    /// The mean over the patches, dropout and, unless only the features before it are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try required("head_drop")(globalPool == "avg" ? features.mean([1]) : features)
        return preLogits ? x : try required("head")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW", "NLC")
        return try tokenIntermediates(
            input, options, patches: patches("stem"), tokens: { try required("stem")(input) }, block: { try $1($2) })
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        try pruneBlocks(indices, pruneNorm: pruneNorm, pruneHead: pruneHead)
    }

    public override var classifierPath: String { "head" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        if let globalPool {
            try Self.checkPool(globalPool)
            self.globalPool = globalPool
        }
        try setModule("head", Classifier.layer(embedDim, count).train(isTraining))
    }

    public override var attributes: [String: JSONValue] {
        ["global_pool": .string(globalPool), "embed_dim": .int(embedDim)]
    }

    /// Checkpoints of the ResMLP project under timm's names.
    public override func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        guard state.contains(where: { $0.name == "patch_embed.proj.weight" }) else { return state }
        return try state.map { name, tensor in
            var name = name
            for (old, new) in [
                ("patch_embed.", "stem."), ("attn.", "linear_tokens."), ("mlp.", "mlp_channels."), ("gamma_", "ls"),
            ] { name = name.replacing(old, with: new) }
            let isAffine = name.hasSuffix(".alpha") || name.hasSuffix(".beta")
            return (name, isAffine ? try tensor.reshape([1, 1, -1]) : tensor)
        }
    }
}
