// Vision transformers with timm's options, names and initialisation: ViT, AugReg, DINO and DINOv2 with registers, the towers
// of CLIP, SigLIP, BEiT-3 and AIMv2, RADIO, FlexiViT, parallel and differential blocks.
// Papers: An Image is Worth 16x16 Words, arXiv:2010.11929; How to train your ViT?, arXiv:2106.10270; FlexiViT, arXiv:2212.08013;
// Vision Transformers Need Registers, arXiv:2309.16588; Sigmoid Loss for Language Image Pre-Training, arXiv:2303.15343.
// Follows timm's vision_transformer.py (Apache-2.0); the licence of pretrained weights is in their configuration.

internal import Glibc
import Neural
import Tensors

extension ModelFamily {
    static let visionTransformer = ModelFamily(
        "vision_transformer", [VisionTransformer.self],
        parts: [
            VisionTransformer.ResPostBlock.self, VisionTransformer.ParallelScalingBlock.self,
            VisionTransformer.DiffParallelScalingBlock.self, VisionTransformer.ParallelThingsBlock.self,
        ])
}

/// The network. Same as timm.models.VisionTransformer.
public class VisionTransformer: ImageModel {
    public private(set) var embedDim = 0
    /// Class, distillation and register tokens in front of the patches.
    public internal(set) var numPrefixTokens = 0
    public private(set) var globalPool = ""
    private(set) var hasClassToken = false
    /// Whether position embeddings are for patches alone.
    private(set) var noEmbedClass = false
    private(set) var dynamicImgSize = false
    private var poolIncludesPrefix = false
    private var numRegisters = 0
    private var weightInitMode = ""
    private var fixesInit = false

    private static let poolTypes = ["", "avg", "avgmax", "max", "token", "map", "prr"]

    private static func checkPool(_ type: String) throws {
        guard poolTypes.contains(type) else {
            throw TensorError.assertion("Only avg, avgmax, max, token, map or prr pooling (or none) is supported.")
        }
    }

    private static let noClassToken = TensorError.assertion("Token pooling needs the class token.")

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        globalPool = try a.string("global_pool")
        hasClassToken = a.bool("class_token")
        try Self.checkPool(globalPool)
        guard hasClassToken || globalPool != "token" else { throw Self.noClassToken }
        (noEmbedClass, dynamicImgSize) = (a.bool("no_embed_class"), a.bool("dynamic_img_size"))
        poolIncludesPrefix = a.bool("pool_include_prefix") || globalPool == "prr"
        embedDim = try a.int("embed_dim")
        let depth = try a.int("depth")
        guard embedDim > 0, depth >= 0 else {
            throw TensorError.value("\(a.typeName): embed_dim and depth must be positive, got \(embedDim) and \(depth)")
        }
        (numFeatures, headHiddenSize) = (embedDim, embedDim)
        let norm = try a.layer("norm_layer") ?? LayerSpec("timm.LayerNorm")
        let activation = try a.layer("act_layer") ?? LayerSpec("nn.GELU")
        let hasPreNorm = a.bool("pre_norm")
        let patches = try addEmbedding(a, bias: !hasPreNorm)
        try setModule("pos_drop", Dropout(p: .float(a.double("pos_drop_rate"))))
        let patchDrop = try a.double("patch_drop_rate")
        try setModule("patch_drop", patchDrop > 0 ? PatchDropout(patchDrop, prefixTokens: numPrefixTokens) : Identity())
        try setModule("norm_pre", hasPreNorm ? NormLayers.make(norm, embedDim) : Identity())

        try setModule("blocks", Sequential(blocks(a, depth, norm, activation)))
        let reduction = patches.patchSize.max() ?? 1
        featureInfo = (0..<depth).map { FeatureInfo(channels: embedDim, reduction: reduction, module: "blocks.\($0)") }

        let fcNorm = a.value("fc_norm")
        let normsPooled = fcNorm == .null ? ["avg", "avgmax", "max"].contains(globalPool) : fcNorm.isTrue
        let hasNorm = a.bool("final_norm")
        try setModule("norm", hasNorm && !normsPooled ? NormLayers.make(norm, embedDim) : Identity())
        let numHeads = try a.int("num_heads")
        if globalPool == "map" {
            let ratio = try a.double("mlp_ratio")
            try setModule(
                "attn_pool",
                AttentionPoolLatent(embedDim, numHeads: numHeads, mlpRatio: ratio, norm: norm, activation: activation))
        } else if globalPool == "prr" {
            try setModule(
                "attn_pool", AttentionPoolPrr(embedDim, numHeads: numHeads, poolType: hasClassToken ? "token" : "avg"))
        }
        try setModule("fc_norm", hasNorm && normsPooled ? NormLayers.make(norm, embedDim) : Identity())
        try setModule("head_drop", Dropout(p: .float(dropRate)))
        try setModule("head", Classifier.layer(embedDim, numClasses))
        try addVariant()
        let mode = try a.string("weight_init")
        (weightInitMode, fixesInit) = (mode == "skip" ? "reset" : mode, a.bool("fix_init"))
        if mode != "skip" { try initWeights(mode, fixes: fixesInit) }
    }

    /// What a subclass adds before the weights are drawn.
    func addVariant() throws {}

    /// Adds patch_embed and the tokens and positions. Their values are drawn at the end.
    private func addEmbedding(_ a: ModelArguments, bias: Bool) throws -> PatchEmbed {
        if let layer = try a.layer("embed_layer"), layer.className != "PatchEmbed" {
            throw TensorError.notImplemented("\(a.typeName): embed_layer=\(layer.className) is not available")
        }
        let registers = try a.int("reg_tokens")
        guard registers >= 0 else { throw TensorError.value("reg_tokens must not be negative, got \(registers)") }
        (numRegisters, numPrefixTokens) = (registers, (hasClassToken ? 1 : 0) + registers)
        let patches = try PatchEmbed(
            imageSize: a.ints("img_size", count: 2), patchSize: Array(a.ints("patch_size", count: 2).prefix(2)), inChans: inChans,
            embedDim: embedDim, norm: a.layer("embed_norm_layer"), outputFormat: dynamicImgSize ? "NHWC" : nil, bias: bias,
            strictImageSize: !dynamicImgSize, dynamicPad: a.bool("dynamic_img_pad"))
        try setModule("patch_embed", patches)
        if hasClassToken { try addParameter("cls_token", [1, 1, embedDim]) }
        if registers > 0 { try addParameter("reg_token", [1, registers, embedDim]) }
        let kind = a.value("pos_embed").string ?? ""
        guard ["", "none", "learn"].contains(kind) else { throw TensorError.assertion("") }
        if kind == "learn" {
            let length = (patches.numPatches ?? 0) + (noEmbedClass ? 0 : numPrefixTokens)
            try addParameter("pos_embed", [1, length, embedDim])
        }
        return patches
    }

    private func blocks(_ a: ModelArguments, _ depth: Int, _ norm: LayerSpec, _ activation: LayerSpec) throws -> [Module] {
        let bound = try a.layer("block_fn") ?? LayerSpec("Block")
        let types: [any TransformerBlock.Type] = [
            Block.self, ResPostBlock.self, ParallelScalingBlock.self, DiffParallelScalingBlock.self, ParallelThingsBlock.self,
        ]
        guard let type = types.first(where: { "\($0)" == bound.className }) else {
            throw TensorError.notImplemented("\(a.typeName): block_fn=\(bound.className) is not available")
        }
        let attention = AttentionOptions(
            dim: embedDim, numHeads: try a.int("num_heads"), qkvBias: a.bool("qkv_bias"), qkNorm: a.bool("qk_norm"),
            scaleNorm: a.bool("scale_attn_norm"), projBias: a.bool("proj_bias"), attnDrop: try a.double("attn_drop_rate"),
            projDrop: try a.double("proj_drop_rate"), norm: norm)
        var options = TransformerBlockOptions(
            attention: attention, attentionLayer: try a.layer("attn_layer"), mlpRatio: try a.double("mlp_ratio"),
            mlpLayer: try a.layer("mlp_layer"), scaleMlpNorm: a.bool("scale_mlp_norm"),
            initValues: try a.optionalDouble("init_values"), activation: activation, bound: bound)
        return try DropPathRates.linear(a.double("drop_path_rate"), blocks: depth).enumerated().map { place, rate in
            (options.attention.depth, options.dropPath) = (place, rate)
            return try type.init(options)
        }
    }

    // MARK: Weights

    /// Draws the weights: '' is timm's way, 'jax', 'jax_nlhb' and 'moco' are others', 'reset' keeps PyTorch's.
    func initWeights(_ mode: String, fixes: Bool) throws {
        guard ["", "jax", "jax_nlhb", "moco", "reset"].contains(mode) else { throw TensorError.assertion("") }
        guard mode != "jax_nlhb" || numClasses > 0 else { throw TensorError.value("math domain error") }
        let headBias = mode == "jax_nlhb" ? -log(Double(numClasses)) : 0
        if let positions = parameter("pos_embed") { try Initialisation.inverseTruncNormal(positions, std: 0.02) }
        for name in ["cls_token", "reg_token"] { if let token = parameter(name) { try Initialisation.normal(token, std: 1e-6) } }
        if mode != "reset" {
            for (path, module) in namedDepthFirst() {
                if module is Linear, let weight = module.parameter("weight") {
                    try draw(weight, module.parameter("bias"), path, mode, headBias)
                } else if mode.hasPrefix("jax"), let conv = module as? Conv2d, let weight = conv.parameter("weight") {
                    try Initialisation.lecunNormal(weight)
                    if let bias = conv.parameter("bias") { try Initialisation.constant(bias, 0) }
                } else if let module = module as? any SelfInitialising {
                    try module.initWeights()
                }
            }
        }
        if fixes { try scaleByDepth() }
    }

    /// A linear layer's weights.
    private func draw(_ weight: Tensor, _ bias: Tensor?, _ path: String, _ mode: String, _ headBias: Double) throws {
        if mode.hasPrefix("jax") {
            guard !path.hasPrefix("head") else {
                try Initialisation.constant(weight, 0)
                if let bias { try Initialisation.constant(bias, headBias) }
                return
            }
            try Initialisation.xavierUniform(weight)
            guard let bias else { return }
            if path.contains("mlp") {
                try Initialisation.normal(bias, std: 1e-6)
            } else {
                try Initialisation.constant(bias, 0)
            }
            return
        }
        if mode.isEmpty {
            try Initialisation.inverseTruncNormal(weight, std: 0.02)
        } else if path.contains("qkv") {
            // Queries, keys and values are drawn as matrices of their own.
            let bound = (6 / Double(weight.shape[0] / 3 + weight.shape[1])).squareRoot()
            try Initialisation.uniform(weight, -bound, bound)
        } else {
            try Initialisation.xavierUniform(weight)
        }
        if let bias { try Initialisation.constant(bias, 0) }
    }

    /// Divides the last layers of the n-th block by the root of 2 n.
    private func scaleByDepth() throws {
        for (place, entry) in try required("blocks").namedChildren.enumerated() {
            for path in ["attn.proj", "mlp.fc2"] {
                guard let weight = try entry.module.submodule(path).parameter("weight") else { continue }
                _ = try GradMode.withDisabled {
                    try weight.divInPlace(Operand.scalar(.float((2 * Double(place + 1)).squareRoot())))
                }
            }
        }
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? { ["pos_embed", "cls_token", "reg_token", "dist_token"] }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [
            ("stem", .pattern("^cls_token|reg_token|pos_embed|patch_embed|norm_pre")),
            ("blocks", .patterns([(#"^blocks\.(\d+)"#, nil), ("^norm", [99999])])),
        ]
    }

    // MARK: Input size

    public override class var hasInputSize: Bool { true }

    public override func setInputSize(_ imageSize: [Int]?, patchSize: [Int]?) throws {
        try resizePatches(imageSize, patchSize, positionPrefix: noEmbedClass ? 0 : numPrefixTokens)
    }

    // MARK: Forward

    /// The tokens that stand in front of the patches.
    var prefixTokenNames: [String] { ["cls_token", "reg_token"] }

    private func tokens(_ input: Tensor) throws -> Tensor {
        let patches = try required("patch_embed")(input)
        let prefix = noEmbedClass ? 0 : numPrefixTokens
        let positions = try positions(for: patches, isDynamic: dynamicImgSize, positionPrefix: prefix)
        let x = try joinTokens(patches, prefixTokenNames, positions: positions, noEmbedClass: noEmbedClass)
        return try passing(positions == nil ? x : required("pos_drop")(x), through: "patch_drop", "norm_pre")
    }

    /// Everything up to the final normalisation: [N, prefix + patches, embedDim].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try passing(tokens(input), through: "blocks", "norm")
    }

    /// One vector an image, or the tokens where there is no pooling.
    private func pooled(_ x: Tensor) throws -> Tensor {
        if let pool = child("attn_pool") { return try pool(poolIncludesPrefix ? x : x.slice(1, numPrefixTokens, nil)) }
        return try x.pooledTokens(globalPool, prefixTokens: numPrefixTokens, includesPrefix: poolIncludesPrefix)
    }

    /// Pooling, normalisation where it comes after it, dropout and, unless only features are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try passing(pooled(features), through: "fc_norm", "head_drop")
        return preLogits ? x : try required("head")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW", "NLC")
        return try tokenIntermediates(
            input, options, patches: patches(), prefixTokens: numPrefixTokens, tokens: { try tokens(input) },
            block: { try $1($2) })
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        try pruneBlocks(indices, pruneNorm: pruneNorm, pruneHead: pruneHead) { try setModule("fc_norm", Identity()) }
    }

    public override var classifierPath: String { "head" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        if let globalPool {
            try Self.checkPool(globalPool)
            guard globalPool != "token" || hasClassToken else { throw Self.noClassToken }
            if ["map", "prr"].contains(globalPool) {
                guard child("attn_pool") != nil else {
                    throw TensorError.assertion("Cannot currently add attention pooling in reset_classifier().")
                }
                guard globalPool == self.globalPool else {
                    throw TensorError.assertion("Cannot currently change attention pooling type in reset_classifier().")
                }
            } else if child("attn_pool") != nil {
                try setModule("attn_pool", nil)
            }
            self.globalPool = globalPool
        }
        try setModule("head", Classifier.layer(embedDim, count).train(isTraining))
    }

    public override var attributes: [String: JSONValue] {
        [
            "global_pool": .string(globalPool), "embed_dim": .int(embedDim), "num_prefix_tokens": .int(numPrefixTokens),
            "num_reg_tokens": .int(numRegisters), "has_class_token": .bool(hasClassToken), "no_embed_class": .bool(noEmbedClass),
            "dynamic_img_size": .bool(dynamicImgSize), "pool_include_prefix": .bool(poolIncludesPrefix),
            "weight_init_mode": .string(weightInitMode), "fix_init": .bool(fixesInit), "cls_token": .null, "reg_token": .null,
            "pos_embed": .null, "attn_pool": .null,
        ]
    }

    public override class var hasNumpyWeights: Bool { true }

    public override func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        try fitted(state)
    }
}
