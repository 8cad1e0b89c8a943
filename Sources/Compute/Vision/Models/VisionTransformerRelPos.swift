// Vision transformers with biases by relative position instead of position embeddings, with timm's options and names.
// Papers: An Image is Worth 16x16 Words, arXiv:2010.11929; Swin Transformer V2 (logarithmic distances), arXiv:2111.09883.
// Follows timm's vision_transformer_relpos.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let visionTransformerRelPos = ModelFamily(
        "vision_transformer_relpos", [VisionTransformerRelPos.self],
        parts: [
            VisionTransformerRelPos.RelPosAttention.self, VisionTransformerRelPos.RelPosBlock.self,
            VisionTransformerRelPos.ResPostRelPosBlock.self,
        ])
}

/// The network. Same as timm.models.VisionTransformerRelPos.
public final class VisionTransformerRelPos: ImageModel {
    private var globalPool: String
    private var prefixTokens: Int { parameter("cls_token") == nil ? 0 : 1 }

    public required init(_ a: ModelArguments) throws {
        globalPool = try a.string("global_pool")
        try super.init(a)
        let hasToken = a.bool("class_token")
        try check(globalPool, hasToken: hasToken)
        let (dim, depth, heads) = (try a.int("embed_dim"), try a.int("depth"), try a.int("num_heads"))
        guard dim > 0, depth >= 0, heads > 0 else {
            throw TensorError.value(
                "VisionTransformerRelPos: embed_dim, depth and num_heads must be positive")
        }
        let mode = try a.string("weight_init")
        guard mode == "reset" || mode == "skip" else {
            throw TensorError.notImplemented(
                "VisionTransformerRelPos: weight_init='\(mode)' is not available, 'reset' is")
        }
        (numFeatures, headHiddenSize) = (dim, dim)
        let patches = try add(
            "patch_embed",
            PatchEmbed(
                imageSize: a.ints("img_size", count: 2),
                patchSize: Array(a.ints("patch_size", count: 2).prefix(2)),
                inChans: inChans, embedDim: dim))
        let type = try a.string("rel_pos_type")
        guard !type.contains("swin") else {
            throw TensorError.notImplemented(
                "VisionTransformerRelPos: rel_pos_type='\(type)' is not available, 'mlp' and 'bias' are")
        }
        let hidden = try a.optionalInt("rel_pos_dim") ?? 0
        let grid = patches.gridSize ?? []
        func positions() throws -> Module {
            guard type.hasPrefix("mlp") else {
                return try RelPosBias(grid, heads: heads, prefixTokens: hasToken ? 1 : 0)
            }
            return try RelPosMlp(
                grid, heads: heads, hidden: hidden == 0 ? 128 : hidden, prefixTokens: hasToken ? 1 : 0)
        }
        let isShared = a.bool("shared_rel_pos")
        if isShared { try setModule("shared_rel_pos", positions()) }
        if hasToken { try setParameter("cls_token", Tensor.zeros([1, 1, dim]).requiresGradInPlace()) }
        let norm = try a.layer("norm_layer") ?? LayerSpec("nn.LayerNorm", [("eps", .double(1e-6))])
        var options = Options(
            dim: dim, heads: heads, mlpRatio: try a.double("mlp_ratio"), qkvBias: a.bool("qkv_bias"),
            qkNorm: a.bool("qk_norm"),
            positions: isShared ? nil : positions, initValues: try a.optionalDouble("init_values"),
            projDrop: try a.double("proj_drop_rate"), attnDrop: try a.double("attn_drop_rate"),
            activation: try a.layer("act_layer") ?? LayerSpec("nn.GELU"), norm: norm)
        let isPost = try Self.isPost(a.value("block_fn"))
        let blocks = try DropPathRates.linear(a.double("drop_path_rate"), blocks: depth).map {
            rate -> Module in
            options.dropPath = rate
            return isPost ? try ResPostRelPosBlock(options) : try RelPosBlock(options)
        }
        try setModule("blocks", ModuleList(blocks))
        featureInfo = (0..<depth).map {
            FeatureInfo(channels: dim, reduction: patches.patchSize.max() ?? 1, module: "blocks.\($0)")
        }
        let hasFcNorm = a.bool("fc_norm")
        try setModule("norm", hasFcNorm ? Identity() : NormLayers.make(norm, dim))
        try setModule("fc_norm", hasFcNorm ? NormLayers.make(norm, dim) : Identity())
        try setModule("head_drop", Dropout(p: .float(dropRate)))
        try setModule("head", Classifier.layer(dim, numClasses))
        if mode != "skip", let token = parameter("cls_token") {
            try Initialisation.normal(token, std: 1e-6)
        }
    }

    private static func isPost(_ value: JSONValue) throws -> Bool {
        switch LayerSpec(value)?.className {
        case "RelPosBlock": false
        case "ResPostRelPosBlock": true
        case let name:
            throw TensorError.notImplemented(
                "VisionTransformerRelPos: block_fn=\(name ?? value.pythonText) is not available")
        }
    }

    private func check(_ pool: String, hasToken: Bool) throws {
        guard ["", "avg", "token"].contains(pool) else {
            throw TensorError.assertion("Only avg or token pooling (or none) is supported.")
        }
        guard hasToken || pool != "token" else {
            throw TensorError.assertion("Token pooling needs the class token.")
        }
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? { ["cls_token"] }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [
            ("stem", .pattern("^cls_token|patch_embed")),
            ("blocks", .patterns([(#"^blocks\.(\d+)"#, nil), ("^norm", [99999])])),
        ]
    }

    public override class var hasInputSize: Bool { true }
    public override func setInputSize(_ imageSize: [Int]?, patchSize: [Int]?) throws {
        try resizePatches(imageSize, patchSize, positionPrefix: 0)
        guard let grid = try patches().gridSize else { return }
        let blocks = try required("blocks").namedChildren.map {
            $0.module.child("attn")?.child("rel_pos")
        }
        for positions in [child("shared_rel_pos")] + blocks {
            try (positions as? any RelativePositions)?.setWindow(grid)
        }
    }

    private func tokens(_ input: Tensor) throws -> Tensor {
        let x = try required("patch_embed")(input)
        guard let token = parameter("cls_token") else { return x }
        return try Tensor.cat([token.expand([x.shape[0], -1, -1]), x], dim: 1)
    }

    private func sharedBias() throws -> Tensor? {
        try (child("shared_rel_pos") as? any RelativePositions)?.bias()
    }

    private func run(_ block: Module, _ x: Tensor, _ bias: Tensor?) throws -> Tensor {
        guard let block = block as? any RelPosTransformerBlock else {
            throw TensorError.type("VisionTransformerRelPos: blocks must be timm's")
        }
        return try block.forward(x, sharedBias: bias)
    }

    /// Everything up to the pooling: [N, prefix + patches, embed_dim].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        let bias = try sharedBias()
        let x = try required("blocks").namedChildren.reduce(tokens(input)) {
            try run($1.module, $0, bias)
        }
        return try required("norm")(x)
    }

    /// Pooling, normalisation, dropout and, unless only the features before it are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try features.pooledTokens(globalPool, prefixTokens: prefixTokens)
        let pooled = try passing(x, through: "fc_norm", "head_drop")
        return preLogits ? pooled : try required("head")(pooled)
    }

    public override func forwardIntermediates(
        _ input: Tensor, _ options: IntermediateOptions
    ) throws
        -> Intermediates
    {
        try options.require("NCHW", "NLC")
        let bias = try sharedBias()
        return try tokenIntermediates(
            input, options, patches: patches(), prefixTokens: prefixTokens, tokens: { try tokens(input) },
            block: { _, block, x in try run(block, x, bias) })
    }

    public override func pruneIntermediateLayers(
        _ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool
    ) throws -> [Int] {
        try pruneBlocks(indices, list: true, pruneNorm: pruneNorm, pruneHead: pruneHead) { try setModule("fc_norm", Identity()) }
    }

    public override var classifierPath: String { "head" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        if let globalPool {
            try check(globalPool, hasToken: prefixTokens > 0)
            self.globalPool = globalPool
        }
        try setModule("head", Classifier.layer(numFeatures, count).train(isTraining))
    }

    /// Tables of relative positions at this model's size.
    public override func filterCheckpoint(
        _ state: [(name: String, tensor: Tensor)]
    ) throws -> [(
        name: String, tensor: Tensor
    )] {
        try state.map { name, tensor in
            guard name.hasSuffix(RelativePositionTable.name) else { return (name, tensor) }
            return (name, try fittedRelativePositions(name, tensor))
        }
    }

    public override var attributes: [String: JSONValue] {
        [
            "embed_dim": .int(numFeatures), "global_pool": .string(globalPool), "num_prefix_tokens": .int(prefixTokens),
            "fix_init": .bool(false), "weight_init_mode": .string("reset"), "cls_token": .null, "shared_rel_pos": .null,
        ]
    }
}

/// A block that may be handed the bias of all blocks.
protocol RelPosTransformerBlock: Module {
    func forward(_ input: Tensor, sharedBias: Tensor?) throws -> Tensor
}

extension RelPosTransformerBlock {
    fileprivate func attended(_ x: Tensor, _ bias: Tensor?) throws -> Tensor {
        guard let attention = try required("attn") as? VisionTransformerRelPos.RelPosAttention else {
            throw TensorError.type("\(typeName): attn must be a RelPosAttention")
        }
        return try attention.forward(x, sharedBias: bias)
    }
}

extension VisionTransformerRelPos {
    /// What the blocks are made with.
    struct Options {
        let dim, heads: Int
        let mlpRatio: Double
        let qkvBias, qkNorm: Bool
        /// A bias of each block's own.
        let positions: (() throws -> Module)?
        let initValues: Double?
        let projDrop, attnDrop: Double
        let activation, norm: LayerSpec
        var dropPath = 0.0

        func drop() -> Module { dropPath > 0 ? DropPath(dropPath) : Identity() }

        func scale() throws -> Module {
            try initValues.flatMap { $0 == 0 ? nil : $0 }.map { try LayerScale(dim, initValues: $0) }
                ?? Identity()
        }

        func mlp() throws -> Module {
            try Mlp(
                dim, hidden: Int(Double(dim) * mlpRatio), activation: activation, drop: (projDrop, projDrop)
            )
        }
    }

    /// Same as timm.models.vision_transformer_relpos.RelPosAttention.
    public final class RelPosAttention: FusableAttention {
        private let heads, size: Int

        init(_ o: Options) throws {
            guard o.dim % o.heads == 0 else {
                throw TensorError.assertion("dim should be divisible by num_heads")
            }
            (heads, size) = (o.heads, o.dim / o.heads)
            super.init()
            try setModule("qkv", Linear(o.dim, o.dim * 3, bias: o.qkvBias))
            try setModule("q_norm", o.qkNorm ? NormLayers.make(o.norm, size) : Identity())
            try setModule("k_norm", o.qkNorm ? NormLayers.make(o.norm, size) : Identity())
            if let positions = o.positions { try setModule("rel_pos", positions()) }
            try setModule("attn_drop", Dropout(p: .float(o.attnDrop)))
            try setModule("proj", Linear(o.dim, o.dim))
            try setModule("proj_drop", Dropout(p: .float(o.projDrop)))
        }

        func forward(_ input: Tensor, sharedBias: Tensor?) throws -> Tensor {
            let (batch, length, channels) = try input.tokenShape()
            let qkv = try required("qkv")(input).reshape([batch, length, 3, heads, size]).permute([
                2, 0, 3, 1, 4,
            ])
            let (q, k) = (
                try required("q_norm")(qkv.select(0, 0)), try required("k_norm")(qkv.select(0, 1))
            )
            let bias = try (child("rel_pos") as? any RelativePositions)?.bias() ?? sharedBias
            let x = try attend(q, k, qkv.select(0, 2), mask: bias)
            return try passing(
                x.transpose(1, 2).reshape([batch, length, channels]), through: "proj", "proj_drop")
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try forward(input, sharedBias: nil)
        }

        public override var attributes: [String: JSONValue] {
            [
                "num_heads": .int(heads), "head_dim": .int(size), "scale": .double(1 / Double(size).squareRoot()),
                "fused_attn": .bool(isFused), "rel_pos": .null,
            ]
        }
    }

    /// Attention and layers behind normalisations. Same as timm.models.vision_transformer_relpos.RelPosBlock.
    public final class RelPosBlock: Module, RelPosTransformerBlock {
        init(_ o: Options) throws {
            super.init()
            try setModule("norm1", NormLayers.make(o.norm, o.dim))
            try setModule("attn", RelPosAttention(o))
            try setModule("ls1", o.scale())
            try setModule("drop_path1", o.drop())
            try setModule("norm2", NormLayers.make(o.norm, o.dim))
            try setModule("mlp", o.mlp())
            try setModule("ls2", o.scale())
            try setModule("drop_path2", o.drop())
        }

        func forward(_ input: Tensor, sharedBias: Tensor?) throws -> Tensor {
            let attended = try attended(required("norm1")(input), sharedBias)
            let x = try input.add(passing(attended, through: "ls1", "drop_path1"))
            return try x.add(passing(x, through: "norm2", "mlp", "ls2", "drop_path2"))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try forward(input, sharedBias: nil)
        }
    }

    /// Attention and layers in front of normalisations. Same as timm.models.vision_transformer_relpos.ResPostRelPosBlock.
    public final class ResPostRelPosBlock: Module, RelPosTransformerBlock {
        private let initValues: Double?

        init(_ o: Options) throws {
            initValues = o.initValues
            super.init()
            try setModule("attn", RelPosAttention(o))
            try setModule("norm1", NormLayers.make(o.norm, o.dim))
            try setModule("drop_path1", o.drop())
            try setModule("mlp", o.mlp())
            try setModule("norm2", NormLayers.make(o.norm, o.dim))
            try setModule("drop_path2", o.drop())
            // The normalisations start at the value that a layer scale would have.
            guard let value = o.initValues else { return }
            for name in ["norm1", "norm2"] {
                if let weight = child(name)?.parameter("weight") {
                    try Initialisation.constant(weight, value)
                }
            }
        }

        func forward(_ input: Tensor, sharedBias: Tensor?) throws -> Tensor {
            let attended = try attended(input, sharedBias)
            let x = try input.add(passing(attended, through: "norm1", "drop_path1"))
            return try x.add(passing(x, through: "mlp", "norm2", "drop_path2"))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try forward(input, sharedBias: nil)
        }

        public override var attributes: [String: JSONValue] { ["init_values": initValues.map { .double($0) } ?? .null] }
    }
}
