// XCiT: a vision transformer whose attention is between channels, with timm's options, names and initialisation.
// Paper: XCiT: Cross-Covariance Image Transformers, arXiv:2106.09681.
// Follows timm's xcit.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let xcit = ModelFamily(
        "xcit", [Xcit.self],
        parts: [
            Xcit.XCABlock.self, Xcit.ClassAttentionBlock.self, Xcit.XCA.self, Xcit.LPI.self, Xcit.ConvPatchEmbed.self,
            Xcit.PositionalEncodingFourier.self,
        ],
        // Class attention is CaiT's.
        needs: ["cait"])
}

/// The network. Same as timm.models.Xcit.
public final class Xcit: ImageModel {
    private var globalPool = ""
    private var hasToken: Bool { parameter("cls_token") != nil }

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        globalPool = try a.string("global_pool")
        guard ["", "avg", "token"].contains(globalPool) else {
            throw TensorError.assertion("Only avg or token pooling (or none) is supported.")
        }
        let (imageSize, patchSize) = (try a.ints("img_size", count: 2), try a.int("patch_size"))
        guard patchSize > 0, imageSize[0] % patchSize == 0 else {
            throw TensorError.assertion("`patch_size` should divide image dimensions evenly")
        }
        let norm = try a.layerClass("norm_layer") ?? LayerSpec("nn.LayerNorm", [("eps", .double(1e-6))])
        let activation = try a.layerClass("act_layer") ?? LayerSpec("nn.GELU")
        let (depth, late, dim) = (try a.int("depth"), try a.int("cls_attn_layers"), try a.int("embed_dim"))
        guard dim > 0, depth >= 0, late >= 0 else { throw TensorError.value("Xcit: embed_dim and depth must be positive") }
        (numFeatures, headHiddenSize) = (dim, dim)
        try setModule(
            "patch_embed",
            ConvPatchEmbed(
                imageSize: imageSize, patchSize: patchSize, inChans: inChans, dim: dim, activation: activation))
        try addParameter("cls_token", [1, 1, dim])
        if a.bool("use_pos_embed") { try setModule("pos_embed", PositionalEncodingFourier(dim: dim)) }
        try setModule("pos_drop", Dropout(p: .float(a.double("pos_drop_rate"))))
        var options = CaitOptions(
            dim: dim, numHeads: try a.int("num_heads"), mlpRatio: try a.double("mlp_ratio"), qkvBias: a.bool("qkv_bias"),
            projDrop: try a.double("proj_drop_rate"), attnDrop: try a.double("attn_drop_rate"),
            dropPath: try a.double("drop_path_rate"), norm: norm, activation: activation, initValues: try a.optionalDouble("eta"))
        guard options.initValues != nil else {
            throw TensorError.type("unsupported operand type(s) for *: 'NoneType' and 'Tensor'")
        }
        try setModule("blocks", ModuleList((0..<depth).map { _ in try XCABlock(options) }))
        featureInfo = (0..<depth).map { FeatureInfo(channels: dim, reduction: patchSize, module: "blocks.\($0)") }
        options.dropPath = 0
        let normsTokens = a.bool("tokens_norm")
        try setModule(
            "cls_attn_blocks", ModuleList((0..<late).map { _ in try ClassAttentionBlock(options, normsTokens: normsTokens) }))
        try setModule("norm", NormLayers.make(norm, dim))
        try setModule("head_drop", Dropout(p: .float(dropRate)))
        try setModule("head", Classifier.layer(dim, numClasses))
        if let token = parameter("cls_token") { try Initialisation.inverseTruncNormal(token, std: 0.02) }
        try initLinearLayers()
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? { ["pos_embed.*", "cls_token"] }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [
            ("stem", .pattern("^cls_token|pos_embed|patch_embed")), ("blocks", .pattern(#"^blocks\.(\d+)"#)),
            ("cls_attn_blocks", .patterns([(#"^cls_attn_blocks\.(\d+)"#, nil), ("^norm", [99999])])),
        ]
    }

    /// The patches with their positions, and their grid.
    private func patchTokens(_ input: Tensor) throws -> (x: Tensor, grid: [Int]) {
        let map = try required("patch_embed")(input)
        let grid = Array(map.shape.suffix(2))
        var x = try map.flatten(2).transpose(1, 2)
        if let positions = child("pos_embed") as? PositionalEncodingFourier {
            x = try x.add(positions.encoding(grid).flatten(2).transpose(1, 2))
        }
        return (try required("pos_drop")(x), grid)
    }

    private func run(_ block: Module, _ x: Tensor, _ grid: [Int]) throws -> Tensor {
        guard let block = block as? XCABlock else { throw TensorError.type("Xcit: blocks must be XCABlock") }
        return try block.forward(x, grid: grid)
    }

    /// The class token in front of the patches, behind its blocks.
    private func joined(_ x: Tensor) throws -> Tensor {
        guard let blocks = child("cls_attn_blocks"), let token = parameter("cls_token") else { return x }
        var x = try Tensor.cat([token.expand([x.shape[0], -1, -1]), x], dim: 1)
        for (_, block) in blocks.namedChildren { x = try block(x) }
        return x
    }

    /// Everything up to the final normalisation: [N, 1 + patches, embed_dim].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        var (x, grid) = try patchTokens(input)
        for (_, block) in try required("blocks").namedChildren { x = try run(block, x, grid) }
        return try required("norm")(joined(x))
    }

    /// Pooling, dropout and, unless only features are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try required("head_drop")(features.pooledTokens(globalPool, prefixTokens: hasToken ? 1 : 0))
        return preLogits ? x : try required("head")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW", "NLC")
        let blocks = try required("blocks").namedChildren
        let (places, last) = try FeatureIndices.take(blocks.count, options.indices)
        var (x, grid) = try patchTokens(input)
        var found: [Tensor] = []
        for (place, entry) in blocks.enumerated() where !options.stopEarly || place <= last {
            x = try run(entry.module, x, grid)
            if places.contains(place) { found.append(options.norm ? try required("norm")(x) : x) }
        }
        if options.outputFormat == "NCHW" {
            found = try found.map { try $0.reshape([input.shape[0]] + grid + [-1]).permute([0, 3, 1, 2]).contiguous() }
        }
        return Intermediates(output: options.intermediatesOnly ? nil : try required("norm")(joined(x)), features: found)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        try pruneBlocks(indices, list: true, pruneNorm: pruneNorm, pruneHead: pruneHead) {
            try setModule("cls_attn_blocks", nil)
            try setParameter("cls_token", nil)
        }
    }

    public override var classifierPath: String { "head" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        if let globalPool {
            guard ["", "avg", "token"].contains(globalPool) else {
                throw TensorError.assertion("Only avg or token pooling (or none) is supported.")
            }
            guard globalPool != "token" || hasToken else { throw TensorError.assertion("Token pooling needs the class token.") }
            self.globalPool = globalPool
        }
        try setModule("head", Classifier.layer(numFeatures, count).train(isTraining))
    }

    /// Checkpoints of the paper's code: another name of the positions, and queries, keys and values in one.
    public override func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        let hasPositions = child("pos_embed") != nil
        return try state.flatMap { name, tensor -> [(name: String, tensor: Tensor)] in
            if name.hasPrefix("pos_embed") {
                return hasPositions ? [(name.replacing("pos_embeder.", with: "pos_embed."), tensor)] : []
            }
            guard name.hasPrefix("cls_attn_blocks."), name.contains(".attn.qkv."), tensor.shape[0] % 3 == 0 else {
                return [(name, tensor)]
            }
            let parts = try tensor.chunk(3, dim: 0)
            return zip(["q", "k", "v"], parts).map { (name.replacing(".qkv.", with: ".\($0)."), $1) }
        }
    }

    public override var attributes: [String: JSONValue] {
        [
            "embed_dim": .int(numFeatures), "global_pool": .string(globalPool), "num_prefix_tokens": .int(hasToken ? 1 : 0),
            "cls_token": .null, "pos_embed": .null, "cls_attn_blocks": .null,
        ]
    }
}
