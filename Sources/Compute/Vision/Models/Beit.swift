// BEiT and BEiT v2: vision transformers whose attention knows relative positions, with timm's options, names and initialisation.
// Papers: BEiT: BERT Pre-Training of Image Transformers, arXiv:2106.08254; BEiT v2, arXiv:2208.06366.
// Follows timm's beit.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let beit = ModelFamily(
        "beit", [Beit.self], parts: [Beit.Block.self, Beit.Attention.self, Beit.RelativePositionBias.self])
}

/// The network. Same as timm.models.Beit.
public final class Beit: ImageModel {
    public private(set) var embedDim = 0
    public private(set) var globalPool = ""
    private let numPrefixTokens = 1
    private var headInitScale: Double?

    private static func checkPool(_ type: String) throws {
        guard ["", "avg", "token"].contains(type) else {
            throw TensorError.assertion("Only avg or token pooling (or none) is supported.")
        }
    }

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        globalPool = try a.string("global_pool")
        try Self.checkPool(globalPool)
        embedDim = try a.int("embed_dim")
        let (depth, numHeads) = (try a.int("depth"), try a.int("num_heads"))
        guard embedDim > 0, depth >= 0, numHeads > 0 else {
            throw TensorError.value("Beit: embed_dim, depth and num_heads must be positive")
        }
        (numFeatures, headHiddenSize) = (embedDim, embedDim)
        guard let norm = try a.layer("norm_layer") else { throw TensorError.type("'NoneType' object is not callable") }
        let patches = try add(
            "patch_embed",
            PatchEmbed(
                imageSize: a.ints("img_size", count: 2), patchSize: Array(a.ints("patch_size", count: 2).prefix(2)),
                inChans: inChans, embedDim: embedDim))
        let grid = patches.gridSize ?? [0, 0]
        try addParameter("cls_token", [1, 1, embedDim])
        if a.bool("use_abs_pos_emb") { try addParameter("pos_embed", [1, (patches.numPatches ?? 0) + 1, embedDim]) }
        try setModule("pos_drop", Dropout(p: .float(a.double("pos_drop_rate"))))
        if a.bool("use_shared_rel_pos_bias") { try setModule("rel_pos_bias", RelativePositionBias(grid, numHeads)) }
        var options = BlockOptions(
            attention: AttentionOptions(
                dim: embedDim, numHeads: numHeads, qkvBias: a.bool("qkv_bias"), attnDrop: try a.double("attn_drop_rate"),
                projDrop: try a.double("proj_drop_rate"), norm: norm),
            window: a.bool("use_rel_pos_bias") ? grid : nil, mlpRatio: try a.double("mlp_ratio"),
            isSwiGLU: a.bool("swiglu_mlp"), scaleMlp: a.bool("scale_mlp"), initValues: try a.optionalDouble("init_values"))
        let blocks = try DropPathRates.linear(a.double("drop_path_rate"), blocks: depth).map { rate in
            options.dropPath = rate
            return try Block(options)
        }
        try setModule("blocks", ModuleList(blocks))
        let reduction = patches.patchSize.max() ?? 1
        featureInfo = (0..<depth).map { FeatureInfo(channels: embedDim, reduction: reduction, module: "blocks.\($0)") }
        let fcNorm = a.value("use_fc_norm")
        let normsPooled = fcNorm == .null ? globalPool == "avg" : fcNorm.isTrue
        try setModule("norm", normsPooled ? Identity() : NormLayers.make(norm, embedDim))
        try setModule("fc_norm", normsPooled ? NormLayers.make(norm, embedDim) : Identity())
        try setModule("head_drop", Dropout(p: .float(dropRate)))
        try setModule("head", Classifier.layer(embedDim, numClasses))
        headInitScale = try a.optionalDouble("head_init_scale")
        try initTruncated(tokens: ["pos_embed", "cls_token"], headScale: headInitScale ?? 0)
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? {
        ["pos_embed", "cls_token"] + namedParameters().map(\.name).filter { $0.contains("relative_position_bias_table") }
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [
            ("stem", .pattern("^cls_token|pos_embed|patch_embed|rel_pos_bias")),
            ("blocks", .patterns([(#"^blocks\.(\d+)"#, nil), ("^norm", [99999])])),
        ]
    }

    public override class var hasInputSize: Bool { true }

    public override func setInputSize(_ imageSize: [Int]?, patchSize: [Int]?) throws {
        try resizePatches(imageSize, patchSize, positionPrefix: numPrefixTokens)
        guard let grid = try patches().gridSize else { return }
        for (_, module) in namedDepthFirst() { try (module as? any RelativePositions)?.setWindow(grid) }
    }

    // MARK: Forward

    private func tokens(_ input: Tensor) throws -> (x: Tensor, bias: Tensor?) {
        let x = try joinTokens(
            required("patch_embed")(input), ["cls_token"], positions: parameter("pos_embed"), noEmbedClass: false)
        return (try required("pos_drop")(x), try (child("rel_pos_bias") as? RelativePositionBias)?.bias())
    }

    private func run(_ block: Module, _ x: Tensor, _ bias: Tensor?) throws -> Tensor {
        guard let block = block as? Block, !block.hasHooks else { return try block(x) }
        return try block.forward(x, bias: bias)
    }

    /// Everything up to the final normalisation: [N, 1 + patches, embedDim].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        var (x, bias) = try tokens(input)
        for (_, block) in try required("blocks").namedChildren { x = try run(block, x, bias) }
        return try required("norm")(x)
    }

    /// Pooling, normalisation where it comes after it, dropout and, unless only features are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try passing(features.pooledTokens(globalPool, prefixTokens: 1), through: "fc_norm", "head_drop")
        return preLogits ? x : try required("head")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW", "NLC")
        var bias: Tensor?
        return try tokenIntermediates(
            input, options, patches: patches(), prefixTokens: 1,
            tokens: {
                let (x, shared) = try tokens(input)
                bias = shared
                return x
            }, block: { try run($1, $2, bias) })
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        try pruneBlocks(indices, list: true, pruneNorm: pruneNorm, pruneHead: pruneHead) { try setModule("fc_norm", Identity()) }
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

    /// A checkpoint's entries with kernels, positions and tables of relative positions resampled.
    public override func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        try state.compactMap { name, tensor -> (name: String, tensor: Tensor)? in
            if name.contains("relative_position_index") { return nil }
            if name.contains("patch_embed.proj.weight") { return (name, try fittedKernel(tensor)) }
            if name == "pos_embed" { return (name, try fittedPositions(tensor, kernel: nil, prefix: numPrefixTokens)) }
            return (name, name.hasSuffix(RelativePositionTable.name) ? try fittedRelativePositions(name, tensor) : tensor)
        }
    }

    public override var attributes: [String: JSONValue] {
        [
            "embed_dim": .int(embedDim), "global_pool": .string(globalPool), "num_prefix_tokens": .int(numPrefixTokens),
            "head_init_scale": headInitScale.map { .double($0) } ?? .null, "pos_embed": .null, "rel_pos_bias": .null,
        ]
    }
}
