// EVA, EVA-02, DINOv3, Perception Encoder, RoPE-ViT and their kin: vision transformers with absolute and rotary positions, with
// timm's options, names and initialisation.
// Papers: EVA, arXiv:2211.07636; EVA-02, arXiv:2303.11331; EVA-CLIP, arXiv:2303.15389; DINOv3, arXiv:2508.10104; Perception
// Encoder, arXiv:2504.13181; Rotary Position Embedding for Vision Transformer, arXiv:2403.13298.
// Follows timm's eva.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let eva = ModelFamily("eva", [Eva.self], parts: [Eva.EvaBlock.self, Eva.EvaBlockPostNorm.self, EvaAttention.self])
}

/// The network. Same as timm.models.Eva.
public final class Eva: ImageModel {
    public private(set) var embedDim = 0
    /// Class and register tokens in front of the patches.
    public private(set) var numPrefixTokens = 0
    public private(set) var globalPool = ""
    private var noEmbedClass = false
    private var dynamicImgSize = false
    /// Whether the class token is the only one in front of the patches, when the model was made.
    private var hasClassTokenOnly = false
    private var isRopeMixed = false
    private var headInitScale: Double?

    private static func checkPool(_ type: String, hasClassToken: Bool) throws {
        guard ["", "avg", "avgmax", "max", "token", "map"].contains(type) else {
            throw TensorError.assertion("Only avg, avgmax, max, token or map pooling (or none) is supported.")
        }
        guard hasClassToken || type != "token" else { throw TensorError.assertion("Token pooling needs the class token.") }
    }

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        globalPool = try a.string("global_pool")
        let hasClassToken = a.bool("class_token")
        try Self.checkPool(globalPool, hasClassToken: hasClassToken)
        let registers = try a.int("num_reg_tokens")
        embedDim = try a.int("embed_dim")
        let (depth, numHeads) = (try a.int("depth"), try a.int("num_heads"))
        guard embedDim > 0, depth >= 0, registers >= 0, numHeads > 0 else {
            throw TensorError.value("Eva: embed_dim, depth, num_heads and num_reg_tokens must be positive")
        }
        (numFeatures, headHiddenSize) = (embedDim, embedDim)
        numPrefixTokens = (hasClassToken ? 1 : 0) + registers
        (noEmbedClass, dynamicImgSize) = (a.bool("no_embed_class"), a.bool("dynamic_img_size"))
        guard let norm = try a.layer("norm_layer") else { throw TensorError.type("'NoneType' object is not callable") }
        let hasPreNorm = a.bool("use_pre_transformer_norm")
        let (fcNorm, postNorm) = (a.value("use_fc_norm"), a.value("use_post_transformer_norm"))
        let normsPooled = fcNorm == .null ? globalPool == "avg" : fcNorm.isTrue
        let normsTokens = postNorm == .null ? !normsPooled : postNorm.isTrue

        let patches = try add(
            "patch_embed",
            PatchEmbed(
                imageSize: a.ints("img_size", count: 2), patchSize: Array(a.ints("patch_size", count: 2).prefix(2)),
                inChans: inChans, embedDim: embedDim, outputFormat: dynamicImgSize ? "NHWC" : nil, bias: !hasPreNorm,
                strictImageSize: !dynamicImgSize, dynamicPad: a.bool("dynamic_img_pad")))
        if hasClassToken { try addParameter("cls_token", [1, 1, embedDim]) }
        if registers > 0 { try addParameter("reg_token", [1, registers, embedDim]) }
        if a.bool("use_abs_pos_emb") {
            try addParameter("pos_embed", [1, (patches.numPatches ?? 0) + (noEmbedClass ? 0 : numPrefixTokens), embedDim])
        }
        try setModule("pos_drop", Dropout(p: .float(a.double("pos_drop_rate"))))
        if let rope = try Self.rope(a, embedDim, numHeads, depth, grid: dynamicImgSize ? nil : patches.gridSize) {
            try setModule("rope", rope)
        }
        try setModule("norm_pre", hasPreNorm ? NormLayers.make(norm, embedDim) : Identity())
        try setModule("blocks", ModuleList(blocks(a, depth, numHeads, norm)))
        let reduction = patches.patchSize.max() ?? 1
        featureInfo = (0..<depth).map { FeatureInfo(channels: embedDim, reduction: reduction, module: "blocks.\($0)") }
        try setModule("norm", normsTokens ? NormLayers.make(norm, embedDim) : Identity())
        if globalPool == "map" {
            let heads = try a.optionalInt("attn_pool_num_heads") ?? 0
            let ratio = try a.optionalDouble("attn_pool_mlp_ratio") ?? 0
            try setModule(
                "attn_pool",
                AttentionPoolLatent(
                    embedDim, numHeads: heads == 0 ? numHeads : heads, mlpRatio: ratio == 0 ? a.double("mlp_ratio") : ratio,
                    norm: norm))
        }
        try setModule("fc_norm", normsPooled ? NormLayers.make(norm, embedDim) : Identity())
        try setModule("head_drop", Dropout(p: .float(dropRate)))
        try setModule("head", Classifier.layer(embedDim, numClasses))
        (hasClassTokenOnly, isRopeMixed) = (hasClassToken && registers == 0, child("rope") is RotaryEmbeddingMixed)
        headInitScale = try a.optionalDouble("head_init_scale")
        try initTruncated(tokens: ["pos_embed", "cls_token", "reg_token"], headScale: headInitScale ?? 0)
    }

    private static func rope(
        _ a: ModelArguments, _ dim: Int, _ numHeads: Int, _ depth: Int, grid: [Int]?
    ) throws -> RotaryPositions? {
        guard a.bool("use_rot_pos_emb") else { return nil }
        let type = try a.string("rope_type")
        let isCat = type == "cat"
        let reference = a.value("ref_feat_shape") == .null ? nil : try a.ints("ref_feat_shape", count: 2)
        let options = RotaryOptions(
            headDim: dim / numHeads, numHeads: numHeads, depth: depth, grid: grid, reference: isCat ? reference : nil,
            temperature: try a.double("rope_temperature"),
            offset: isCat || type == "dinov3" ? try a.double("rope_grid_offset") : 0,
            indexing: try a.string("rope_grid_indexing"), rotateHalf: a.bool("rope_rotate_half"),
            changes: try CoordinateChanges(a))
        return try RotaryPositions.make(type, options)
    }

    private func blocks(_ a: ModelArguments, _ depth: Int, _ numHeads: Int, _ norm: LayerSpec) throws -> [Module] {
        let kv = a.value("num_kv_heads")
        let kvHeads = kv.array != nil ? try a.ints("num_kv_heads") : nil
        guard kvHeads.map({ $0.count == depth }) ?? true else {
            throw TensorError.assertion("num_kv_heads sequence must have one entry per block")
        }
        let normsAfter = a.bool("use_post_norm")
        let (qkNorm, scalesAttentionOnly) = (a.bool("qk_norm"), a.bool("attn_only_layer_scale"))
        guard !normsAfter || (!qkNorm && !scalesAttentionOnly && kv == .null) else {
            throw TensorError.assertion(
                "qk_norm, num_kv_heads and attn_only_layer_scale are not supported with use_post_norm")
        }
        var options = EvaBlockOptions(
            attention: AttentionOptions(
                dim: embedDim, numHeads: numHeads, qkvBias: a.bool("qkv_bias"), qkNorm: qkNorm,
                scaleNorm: a.bool("scale_attn_inner"), attnDrop: try a.double("attn_drop_rate"),
                projDrop: try a.double("proj_drop_rate"), norm: norm),
            attentionType: try a.string("attn_type"), isFused: a.bool("qkv_fused"), prefixTokens: numPrefixTokens,
            rotateHalf: a.bool("rope_rotate_half"), mlpRatio: try a.double("mlp_ratio"), isSwiGLU: a.bool("swiglu_mlp"),
            scaleMlp: a.bool("scale_mlp"), alignTo: try a.int("swiglu_align_to"),
            initValues: try a.optionalDouble("init_values"), scalesAttentionOnly: scalesAttentionOnly)
        return try DropPathRates.linear(a.double("drop_path_rate"), blocks: depth).enumerated().map { place, rate in
            options.dropPath = rate
            options.kvHeads = kvHeads?[place] ?? kv.int
            return normsAfter ? try EvaBlockPostNorm(options) : try EvaBlock(options)
        }
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? {
        ["pos_embed", "cls_token", "reg_token"] + (child("rope") is RotaryEmbeddingMixed ? ["rope.freqs"] : [])
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [
            ("stem", .pattern("^cls_token|reg_token|pos_embed|patch_embed|norm_pre")),
            ("blocks", .patterns([(#"^blocks\.(\d+)"#, nil), ("^norm", [99999])])),
        ]
    }

    public override class var hasInputSize: Bool { true }

    public override func setInputSize(_ imageSize: [Int]?, patchSize: [Int]?) throws {
        try resizePatches(imageSize, patchSize, positionPrefix: noEmbedClass ? 0 : numPrefixTokens)
        if let rope = child("rope") as? RotaryPositions, let grid = try patches().gridSize { try rope.update(grid) }
    }

    // MARK: Forward

    /// The tokens with their positions, and the rotary embedding of their grid.
    private func tokens(_ input: Tensor) throws -> (x: Tensor, rope: Tensor?) {
        let patches = try required("patch_embed")(input)
        let prefix = noEmbedClass ? 0 : numPrefixTokens
        let positions = try positions(for: patches, isDynamic: dynamicImgSize, positionPrefix: prefix)
        let isGrid = dynamicImgSize && patches.ndim == 4
        let rope = try (child("rope") as? RotaryPositions)?.embedding(isGrid ? Array(patches.shape[1...2]) : nil)
        let x = try joinTokens(patches, ["cls_token", "reg_token"], positions: positions, noEmbedClass: noEmbedClass)
        return (try passing(x, through: "pos_drop", "norm_pre"), rope)
    }

    /// A block's embedding: learned frequencies have one for each.
    private func rope(_ embedding: Tensor?, _ place: Int) throws -> Tensor? {
        child("rope") is RotaryEmbeddingMixed ? try embedding?.select(0, place) : embedding
    }

    /// Everything up to the final normalisation: [N, prefix + patches, embedDim].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        var (x, embedding) = try tokens(input)
        for (place, entry) in try required("blocks").namedChildren.enumerated() {
            x = try entry.module.runTurned(x, rope: rope(embedding, place))
        }
        return try required("norm")(x)
    }

    private func pooled(_ x: Tensor) throws -> Tensor {
        if let pool = child("attn_pool") { return try pool(x) }
        return try x.pooledTokens(globalPool, prefixTokens: numPrefixTokens)
    }

    /// Pooling, normalisation where it comes after it, dropout and, unless only features are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try passing(pooled(features), through: "fc_norm", "head_drop")
        return preLogits ? x : try required("head")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        guard ["NCHW", "NLC"].contains(options.outputFormat) else {
            throw TensorError.assertion("Output format for EVA-ViT features must be one of NCHW or NLC.")
        }
        var embedding: Tensor?
        return try tokenIntermediates(
            input, options, patches: patches(), prefixTokens: numPrefixTokens,
            tokens: {
                let (x, found) = try tokens(input)
                embedding = found
                return x
            }, block: { try $1.runTurned($2, rope: rope(embedding, $0)) })
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        try pruneBlocks(indices, list: true, pruneNorm: pruneNorm, pruneHead: pruneHead) {
            if child("attn_pool") != nil { try setModule("attn_pool", nil) }
            try setModule("fc_norm", Identity())
        }
    }

    public override var classifierPath: String { "head" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        if let globalPool {
            try Self.checkPool(globalPool, hasClassToken: parameter("cls_token") != nil)
            if globalPool == "map" {
                guard child("attn_pool") != nil else {
                    throw TensorError.assertion("Cannot currently add attention pooling in reset_classifier().")
                }
            } else if child("attn_pool") != nil {
                try setModule("attn_pool", nil)
            }
            self.globalPool = globalPool
        }
        try setModule("head", Classifier.layer(embedDim, count).train(isTraining))
    }

    /// A checkpoint's entries under this model's names, with kernels and positions resampled.
    public override func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        let foreign = ["visual.conv1.weight", "conv1.weight", "storage_tokens", "blocks.0.attn.wq.weight"]
        if let entry = state.first(where: { foreign.contains($0.name) }) {
            throw TensorError.notImplemented(
                "Eva: this checkpoint is in another project's layout ('\(entry.name)'); use timm's own weights")
        }
        var state = state
        let prefix = ["visual.trunk.", "visual."].first { name in state.contains { $0.name == name + "pos_embed" } }
        if let prefix {
            state = state.filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.tensor) }
        }
        let names = Set(state.map(\.name))
        let isMasked = names.contains("mask_token")
        let isSeparate = names.contains("blocks.0.attn.q_proj.weight")
        let kernel = state.first { $0.name == "patch_embed.proj.weight" }?.tensor
        return try state.compactMap { name, tensor -> (name: String, tensor: Tensor)? in
            // Fixed embeddings are computed; a masked model's own head is not wanted.
            if name.contains("rope"), name != "rope.freqs" { return nil }
            var (name, tensor) = (name, tensor)
            if isMasked, ["mask_token", "lm_head.weight", "lm_head.bias"].contains(name) { return nil }
            if isMasked, name == "norm.weight" || name == "norm.bias" { name = "fc_" + name }
            if name.contains("patch_embed.proj.weight") { tensor = try fittedKernel(tensor) }
            if name == "pos_embed" {
                tensor = try fittedPositions(tensor, kernel: kernel, prefix: noEmbedClass ? 0 : numPrefixTokens)
            }
            for (old, new) in [
                ("mlp.ffn_ln", "mlp.norm"), ("attn.inner_attn_ln", "attn.norm"), ("mlp.w12", "mlp.fc1"), ("mlp.w1", "mlp.fc1_g"),
                ("mlp.w2", "mlp.fc1_x"), ("mlp.w3", "mlp.fc2"),
            ] { name = name.replacing(old, with: new) }
            if isSeparate { name = name.replacing("q_bias", with: "q_proj.bias").replacing("v_bias", with: "v_proj.bias") }
            return (name, tensor)
        }
    }

    public override var attributes: [String: JSONValue] {
        [
            "embed_dim": .int(embedDim), "global_pool": .string(globalPool), "num_prefix_tokens": .int(numPrefixTokens),
            "no_embed_class": .bool(noEmbedClass), "dynamic_img_size": .bool(dynamicImgSize),
            "cls_embed": .bool(hasClassTokenOnly), "rope_mixed": .bool(isRopeMixed),
            "head_init_scale": headInitScale.map { .double($0) } ?? .null, "cls_token": .null, "reg_token": .null,
            "pos_embed": .null, "patch_drop": .null, "rope": .null, "attn_pool": .null,
        ]
    }
}
