// Pyramid Vision Transformer v2: overlapping patches, and attention whose keys come from a smaller map, with timm's options,
// names and initialisation.
// Paper: PVT v2: Improved Baselines with Pyramid Vision Transformer, arXiv:2106.13797.
// Follows timm's pvt_v2.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let pvtV2 = ModelFamily(
        "pvt_v2", [PyramidVisionTransformerV2.self],
        parts: [
            PyramidVisionTransformerStage.self, PyramidVisionTransformerV2.OverlapPatchEmbed.self,
            PyramidVisionTransformerV2.MlpWithDepthwiseConv.self, PyramidVisionTransformerV2.Block.self,
            PyramidVisionTransformerV2.Attention.self,
        ])
}

/// The network. Same as timm.models.PyramidVisionTransformerV2.
public final class PyramidVisionTransformerV2: ImageModel {
    private var globalPool: String
    private var depths: [Int] = []

    public required init(_ a: ModelArguments) throws {
        globalPool = try a.string("global_pool")
        try super.init(a)
        try Self.check(globalPool)
        let (depths, dims) = (try a.ints("depths"), try a.ints("embed_dims"))
        self.depths = depths
        guard dims.count == depths.count else { throw TensorError.assertion("") }
        let ratios = try a.doubles("mlp_ratios", count: depths.count)
        let (heads, reductions) = (try a.ints("num_heads", count: depths.count), try a.ints("sr_ratios", count: depths.count))
        guard let last = dims.last, (dims + heads + reductions).allSatisfy({ $0 > 0 }), depths.allSatisfy({ $0 >= 0 }) else {
            throw TensorError.value("PyramidVisionTransformerV2: embed_dims, num_heads and sr_ratios must be positive")
        }
        guard let norm = try a.layerClass("norm_layer") else { throw TensorError.type("'NoneType' object is not callable") }
        try setModule("patch_embed", OverlapPatchEmbed(inChans, dims[0], patch: 7, stride: 4))
        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: depths)
        var stages: [Module] = []
        for (index, dim) in dims.enumerated() {
            let options = Options(
                heads: heads[index], reduction: reductions[index], isLinear: a.bool("linear"), mlpRatio: ratios[index],
                qkvBias: a.bool("qkv_bias"), projDrop: try a.double("proj_drop_rate"), attnDrop: try a.double("attn_drop_rate"),
                norm: norm)
            stages.append(
                try PyramidVisionTransformerStage(index == 0 ? nil : dims[index - 1], dim, rates: rates[index], options))
            featureInfo.append(.init(channels: dim, reduction: 4 << index, module: "stages.\(index)"))
        }
        try setModule("stages", Sequential(stages))
        (numFeatures, headHiddenSize) = (last, last)
        try setModule("head_drop", Dropout(p: .float(dropRate)))
        try setModule("head", Classifier.layer(last, numClasses))
        for (_, module) in namedDepthFirst() {
            if module is Linear, let weight = module.parameter("weight") {
                try Initialisation.inverseTruncNormal(weight, std: 0.02)
            } else if let conv = module as? Conv2d, let weight = conv.parameter("weight") {
                let fanOut = conv.kernelSize[0] * conv.kernelSize[1] * conv.outChannels / conv.groups
                try Initialisation.normal(weight, std: (2 / Double(fanOut)).squareRoot())
            } else {
                continue
            }
            if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }

    private static func check(_ pool: String) throws {
        guard pool.isEmpty || pool == "avg" else { throw TensorError.assertion("Only avg pooling (or none) is supported.") }
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? { [] }

    /// Everything up to the pooling: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try stagedFeatures(input, stem: "patch_embed") }

    /// Pooling, dropout and, unless only the features before it are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try required("head_drop")(globalPool.isEmpty ? features : features.mean([-1, -2]))
        return preLogits ? x : try required("head")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try stagedIntermediates(input, options, stem: "patch_embed")
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        try pruneStages(indices, pruneHead: pruneHead)
    }

    public override var classifierPath: String { "head" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        if let globalPool {
            try Self.check(globalPool)
            self.globalPool = globalPool
        }
        try setModule("head", Classifier.layer(numFeatures, count).train(isTraining))
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [("stem", .pattern("^patch_embed")), ("blocks", .pattern(#"^stages\.(\d+)"#))]
    }

    public override var attributes: [String: JSONValue] {
        ["global_pool": .string(globalPool), "depths": .array(depths.map { .int($0) })]
    }

    /// Checkpoints of the paper's code, whose stages are numbered from one.
    public override func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        guard !state.contains(where: { $0.name == "patch_embed.proj.weight" }) else { return state }
        func stage(_ text: Substring) -> Int? { Int(text).map { $0 - 1 } }
        return state.map { key, tensor in
            var parts = key.replacing("dwconv.dwconv", with: "dwconv").split(separator: ".", omittingEmptySubsequences: false)
                .map(String.init)
            let first = parts[0]
            if first.hasPrefix("patch_embed"), let place = stage(first.dropFirst("patch_embed".count)) {
                parts[0...0] = place == 0 ? ["patch_embed"] : ["stages", "\(place)", "downsample"]
            } else if first.hasPrefix("block"), parts.count > 1, let place = stage(first.dropFirst("block".count)) {
                parts[0...0] = ["stages", "\(place)", "blocks"]
            } else if first.hasPrefix("norm"), let place = stage(first.dropFirst("norm".count)) {
                parts[0...0] = ["stages", "\(place)", "norm"]
            }
            return (parts.joined(separator: "."), tensor)
        }
    }
}

/// An optional subsampling, blocks over tokens, a normalisation: [N, C, h, w]. Same as
/// timm.models.pvt_v2.PyramidVisionTransformerStage.
public final class PyramidVisionTransformerStage: Module {
    typealias Layers = PyramidVisionTransformerV2

    init(_ input: Int?, _ dim: Int, rates: [Double], _ o: Layers.Options) throws {
        super.init()
        if let input { try setModule("downsample", Layers.OverlapPatchEmbed(input, dim, patch: 3, stride: 2)) }
        try setModule("blocks", ModuleList(rates.map { try Layers.Block(dim, dropPath: $0, o) }))
        try setModule("norm", NormLayers.make(o.norm, dim))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let map = try child("downsample")?(input) ?? input
        guard map.ndim == 4 else { throw TensorError.value("not enough values to unpack (expected 4, got \(map.ndim))") }
        let (batch, h, w) = (map.shape[0], map.shape[1], map.shape[2])
        var x = try map.reshape([batch, -1, map.shape[3]])
        for (_, block) in try required("blocks").namedChildren {
            guard let block = block as? Layers.Block else {
                throw TensorError.type("PyramidVisionTransformerStage: blocks must be timm's")
            }
            x = try block.forward(x, h, w)
        }
        return try required("norm")(x).reshape([batch, h, w, -1]).permute([0, 3, 1, 2]).contiguous()
    }

    public override var attributes: [String: JSONValue] { ["downsample": .null] }
}

extension PyramidVisionTransformerV2 {
    /// What differs from stage to stage.
    struct Options {
        let heads, reduction: Int
        let isLinear: Bool
        let mlpRatio: Double
        let qkvBias: Bool
        let projDrop, attnDrop: Double
        let norm: LayerSpec
    }

    /// Overlapping patches as [N, h, w, C]. Same as timm.models.pvt_v2.OverlapPatchEmbed.
    public final class OverlapPatchEmbed: Module {
        private let patch: Int

        init(_ input: Int, _ dim: Int, patch: Int, stride: Int) throws {
            self.patch = patch
            super.init()
            try setModule(
                "proj",
                Conv2d(
                    input, dim, kernelSize: [patch, patch], stride: [stride, stride], padding: [patch / 2, patch / 2]))
            try setModule("norm", LayerNorm([dim]))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try required("norm")(required("proj")(input).permute([0, 2, 3, 1]))
        }

        public override var attributes: [String: JSONValue] { ["patch_size": .array([.int(patch), .int(patch)])] }
    }

    /// Attention to a map that a convolution or, in its linear form, pooling made smaller. Same as timm.models.pvt_v2.Attention.
    public final class Attention: FusableAttention {
        private let dim, heads: Int

        init(_ dim: Int, _ o: Options) throws {
            guard dim % o.heads == 0 else {
                throw TensorError.assertion("dim \(dim) should be divided by num_heads \(o.heads).")
            }
            (self.dim, heads) = (dim, o.heads)
            super.init()
            try setModule("q", Linear(dim, dim, bias: o.qkvBias))
            try setModule("kv", Linear(dim, dim * 2, bias: o.qkvBias))
            try setModule("attn_drop", Dropout(p: .float(o.attnDrop)))
            try setModule("proj", Linear(dim, dim))
            try setModule("proj_drop", Dropout(p: .float(o.projDrop)))
            let kernel = o.isLinear ? 1 : o.reduction
            if o.isLinear { try setModule("pool", AdaptiveAvgPool2d([7, 7])) }
            guard o.isLinear || kernel > 1 else { return }
            try setModule("sr", Conv2d(dim, dim, kernelSize: [kernel, kernel], stride: [kernel, kernel]))
            try setModule("norm", LayerNorm([dim]))
            if o.isLinear { try setModule("act", GELU()) }
        }

        /// Over tokens [N, h · w, C].
        func forward(_ input: Tensor, _ h: Int, _ w: Int) throws -> Tensor {
            let (batch, length, channels) = try input.tokenShape()
            let size = channels / heads
            let q = try required("q")(input).reshape([batch, length, heads, -1]).permute([0, 2, 1, 3])
            var x = input
            if let reduce = child("sr") {
                x = try x.permute([0, 2, 1]).reshape([batch, channels, h, w])
                if let pool = child("pool") { x = try pool(x) }
                x = try required("norm")(reduce(x).reshape([batch, channels, -1]).permute([0, 2, 1]))
                if let act = child("act") { x = try act(x) }
            }
            let kv = try required("kv")(x).reshape([batch, -1, 2, heads, size]).permute([2, 0, 3, 1, 4])
            let y = try attend(q, kv.select(0, 0), kv.select(0, 1))
            return try passing(y.transpose(1, 2).reshape([batch, length, channels]), through: "proj", "proj_drop")
        }

        public override var attributes: [String: JSONValue] {
            [
                "dim": .int(dim), "num_heads": .int(heads), "head_dim": .int(dim / heads),
                "scale": .double(1 / Double(dim / heads).squareRoot()), "fused_attn": .bool(isFused),
                "pool": .null, "sr": .null, "norm": .null, "act": .null,
            ]
        }
    }

    /// Two layers around a depthwise convolution. Same as timm.models.pvt_v2.MlpWithDepthwiseConv.
    public final class MlpWithDepthwiseConv: Module {
        init(_ dim: Int, _ hidden: Int, _ o: Options) throws {
            super.init()
            try setModule("fc1", Linear(dim, hidden))
            try setModule("relu", o.isLinear ? ReLU() : Identity())
            try setModule("dwconv", Conv2d(hidden, hidden, kernelSize: [3, 3], padding: [1, 1], groups: hidden))
            try setModule("act", GELU())
            try setModule("fc2", Linear(hidden, dim))
            try setModule("drop", Dropout(p: .float(o.projDrop)))
        }

        func forward(_ input: Tensor, _ h: Int, _ w: Int) throws -> Tensor {
            let x = try required("fc1")(input)
            let (batch, _, channels) = try x.tokenShape()
            let map = try passing(x.transpose(1, 2).reshape([batch, channels, h, w]), through: "relu", "dwconv")
            return try passing(map.flatten(2).transpose(1, 2), through: "act", "drop", "fc2", "drop")
        }
    }

    /// Attention and layers, each beside a shortcut. Same as timm.models.pvt_v2.Block.
    public final class Block: Module {
        init(_ dim: Int, dropPath: Double, _ o: Options) throws {
            super.init()
            try setModule("norm1", NormLayers.make(o.norm, dim))
            try setModule("attn", Attention(dim, o))
            try setModule("drop_path1", dropPath > 0 ? DropPath(dropPath) : Identity())
            try setModule("norm2", NormLayers.make(o.norm, dim))
            try setModule("mlp", MlpWithDepthwiseConv(dim, Int(Double(dim) * o.mlpRatio), o))
            try setModule("drop_path2", dropPath > 0 ? DropPath(dropPath) : Identity())
        }

        func forward(_ input: Tensor, _ h: Int, _ w: Int) throws -> Tensor {
            guard let attention = child("attn") as? Attention, let mlp = child("mlp") as? MlpWithDepthwiseConv else {
                throw TensorError.type("pvt_v2.Block: attn and mlp must be timm's")
            }
            let x = try input.add(required("drop_path1")(attention.forward(required("norm1")(input), h, w)))
            return try x.add(required("drop_path2")(mlp.forward(required("norm2")(x), h, w)))
        }
    }
}
