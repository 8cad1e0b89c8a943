// Swin Transformer V2: cosine attention in shifted windows with a bias that a small network computes from the distance, and
// normalisation after attention and hidden layer.
// Paper: Swin Transformer V2: Scaling Up Capacity and Resolution, arXiv:2111.09883.
// Follows timm's swin_transformer_v2.py (Apache-2.0), adapted from the authors' code (MIT).

internal import Glibc
import Neural
import Tensors

extension ModelFamily {
    static let swinTransformerV2 = ModelFamily(
        "swin_transformer_v2", [SwinTransformerV2.self],
        parts: [
            SwinTransformerV2.SwinTransformerV2Stage.self, SwinTransformerV2.SwinTransformerV2Block.self,
            SwinTransformerV2.WindowAttention.self, SwinTransformerV2.PatchMerging.self,
        ])
}

/// The network. Same as timm.models.SwinTransformerV2. Features are [N, H, W, C].
public final class SwinTransformerV2: ShiftedWindowModel {
    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let (size, patch) = (try a.ints("img_size", count: 2), try a.ints("patch_size", count: 2))
        let (dim, depths, heads) = (try a.int("embed_dim"), try a.ints("depths"), try a.ints("num_heads"))
        let pretrained = try a.ints("pretrained_window_sizes")
        guard !depths.isEmpty, depths.count < 16, heads.count >= depths.count, pretrained.count >= depths.count, dim > 0,
            (depths + heads + size + patch).allSatisfy({ $0 > 0 })
        else { throw TensorError.value("SwinTransformerV2: sizes, depths and num_heads must be positive") }
        guard let norm = try a.layerClass("norm_layer"), let activation = try a.layer("act_layer") else {
            throw TensorError.type("'NoneType' object is not callable")
        }
        let isStrict = a.bool("strict_img_size") && !a.bool("dynamic_img_size")
        let embed = try PatchEmbed(
            imageSize: Array(size.prefix(2)), patchSize: Array(patch.prefix(2)), inChans: inChans, embedDim: dim, norm: norm,
            outputFormat: "NHWC", strictImageSize: isStrict)
        try setModule("patch_embed", embed)

        let windows = try setWindows(a, depths.count, embed)
        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: depths)
        var (grid, stages): ([Int], [Module]) = (embed.gridSize ?? [], [])
        for index in depths.indices {
            let output = dim << index
            let inputGrid = grid
            if index > 0 { grid = grid.map { ($0 + 1) / 2 } }
            let options = SwinBlockOptions(
                heads: heads[index], headDim: nil, inputGrid: inputGrid, grid: grid, window: windows[index],
                alwaysPartitions: a.bool("always_partition"),
                isDynamic: !isStrict, mlpRatio: try a.double("mlp_ratio"), qkvBias: a.bool("qkv_bias"),
                projDrop: try a.double("proj_drop_rate"), attnDrop: try a.double("attn_drop_rate"), activation: activation,
                norm: norm, pretrainedWindow: [pretrained[index], pretrained[index]])
            stages.append(try SwinTransformerV2Stage(index > 0 ? output / 2 : nil, output, rates: rates[index], options))
            featureInfo.append(.init(channels: output, reduction: (patch.max() ?? 4) << index, module: "layers.\(index)"))
        }
        numFeatures = dim << (depths.count - 1)
        try setStages(stages, norm, poolType: a.string("global_pool"))
        try initWeights()
    }

    /// Linear layers truncated normal, their biases zero; every block begins as the identity.
    private func initWeights() throws {
        for case let linear as Linear in modules {
            if let weight = linear.parameter("weight") { try Initialisation.inverseTruncNormal(weight, std: 0.02) }
            if let bias = linear.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
        for case let block as SwinTransformerV2Block in modules {
            for name in ["norm1", "norm2"] {
                for (_, tensor) in try block.required(name).namedParameters() { try Initialisation.constant(tensor, 0) }
            }
        }
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? {
        namedParameters().map(\.name).filter { $0.contains("cpb_mlp") || $0.contains("logit_scale") }
    }

    override var stemPattern: String { "^absolute_pos_embed|patch_embed" }
}

extension SwinTransformerV2 {
    /// Merging of patches, then blocks, every other one with shifted windows. Same as
    /// timm.models.swin_transformer_v2.SwinTransformerV2Stage.
    public final class SwinTransformerV2Stage: ShiftedWindowStage {
        /// `input` nil keeps resolution and channels.
        init(_ input: Int?, _ output: Int, rates: [Double], _ o: SwinBlockOptions) throws {
            super.init(input ?? output, depth: rates.count, o)
            try setModule("downsample", input.map { try PatchMerging($0, output, o.norm) } ?? Identity())
            let blocks = try rates.enumerated().map { index, rate in
                try SwinTransformerV2Block(output, isShifted: index % 2 == 1, dropPath: rate, o)
            }
            try setModule("blocks", ModuleList(blocks))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            var x = try required("downsample")(input)
            for (_, block) in try required("blocks").namedChildren { x = try block(x) }
            return x
        }

        public override var attributes: [String: JSONValue] {
            super.attributes.merging(["output_nchw": .bool(false)]) { _, own in own }
        }
    }

    /// Four neighbours become one place with more channels, normalised after. Same as
    /// timm.models.swin_transformer_v2.PatchMerging.
    public final class PatchMerging: Module {
        private let dim, outDim: Int

        init(_ input: Int, _ output: Int, _ norm: LayerSpec) throws {
            (dim, outDim) = (input, output)
            super.init()
            try setModule("reduction", Linear(4 * input, output, bias: false))
            try setModule("norm", NormLayers.make(norm, output))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try passing(Windows.merged(input), through: "reduction", "norm")
        }

        public override var attributes: [String: JSONValue] { ["dim": .int(dim), "out_dim": .int(outDim)] }
    }

    /// Attention in windows and a hidden layer, each normalised after, with a shortcut. Same as
    /// timm.models.swin_transformer_v2.SwinTransformerV2Block.
    public final class SwinTransformerV2Block: ShiftedWindowBlock {
        private let heads: Int

        init(_ dim: Int, isShifted: Bool, dropPath: Double, _ o: SwinBlockOptions) throws {
            heads = o.heads
            super.init(dim, isShifted: isShifted, o)
            try setModule("attn", WindowAttention(dim, window: window, o))
            try setModule("norm1", NormLayers.make(o.norm, dim))
            try setModule("drop_path1", dropPath > 0 ? DropPath(dropPath) : Identity())
            try setModule(
                "mlp",
                Mlp(dim, hidden: Int(Double(dim) * o.mlpRatio), activation: o.activation, drop: (o.projDrop, o.projDrop)))
            try setModule("norm2", NormLayers.make(o.norm, dim))
            try setModule("drop_path2", dropPath > 0 ? DropPath(dropPath) : Identity())
            try addMask(o.grid)
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let shape = try mapShape(input)
            var x = try input.add(passing(attended(input), through: "norm1", "drop_path1"))
            x = try x.reshape([shape[0], -1, shape[3]])
            return try x.add(passing(x, through: "mlp", "norm2", "drop_path2")).reshape(shape)
        }

        public override var attributes: [String: JSONValue] {
            super.attributes.merging(["num_heads": .int(heads)]) { _, own in own }
        }
    }

    /// Attention by the angle between query and key, with a bias computed from the distance. Same as
    /// timm.models.swin_transformer_v2.WindowAttention.
    public final class WindowAttention: Module, WindowAttending {
        private let dim, heads: Int
        private let pretrainedWindow: [Int]
        private var window: [Int]

        init(_ dim: Int, window: [Int], _ o: SwinBlockOptions) throws {
            try RelativePosition.check(window)
            guard dim % o.heads == 0 else {
                throw TensorError.value("the \(dim) channels must be divisible by num_heads=\(o.heads)")
            }
            (self.dim, heads, pretrainedWindow, self.window) = (dim, o.heads, o.pretrainedWindow, window)
            super.init()
            let scale = try Tensor.full([heads, 1, 1], .float(log(10)), dtype: .float32)
            try setParameter("logit_scale", scale.requiresGradInPlace())
            try setModule(
                "cpb_mlp", Sequential([Linear(2, 512), ReLU(inplace: true), Linear(512, heads, bias: false)]))
            try setModule("qkv", Linear(dim, dim * 3, bias: false))
            if o.qkvBias {
                try setParameter("q_bias", Tensor.zeros([dim]).requiresGradInPlace())
                try setBuffer("k_bias", Tensor.zeros([dim]), persistent: false)
                try setParameter("v_bias", Tensor.zeros([dim]).requiresGradInPlace())
            }
            try setModule("attn_drop", Dropout(p: .float(o.attnDrop)))
            try setModule("proj", Linear(dim, dim))
            try setModule("proj_drop", Dropout(p: .float(o.projDrop)))
            try setModule("softmax", Softmax(dim: -1))
            try addPositions()
        }

        /// Distances on a logarithmic scale where the window of the weights' training is 8 wide, and the index of every pair of places.
        private func addPositions() throws {
            let sides = pretrainedWindow[0] > 0 ? pretrainedWindow : window
            func scaled(_ distance: Int, _ axis: Int) -> Float {
                let x = Float(distance) / Float(max(sides[axis] - 1, 1)) * 8
                return (x < 0 ? -1 : 1) * log2f(abs(x) + 1) / 3
            }
            var values: [Float] = []
            for y in 1 - window[0]..<window[0] { for x in 1 - window[1]..<window[1] { values += [scaled(y, 0), scaled(x, 1)] } }
            let shape = [1, 2 * window[0] - 1, 2 * window[1] - 1, 2]
            let dtype = buffer("relative_coords_table")?.dtype ?? .float32
            try setBuffer("relative_coords_table", Tensor.tensor(values, shape: shape).to(dtype: dtype), persistent: false)
            let (area, index) = (window[0] * window[1], RelativePosition.index(window, classToken: false))
            try setBuffer("relative_position_index", Tensor.tensor(index, shape: [area, area]), persistent: false)
        }

        func setWindow(_ size: [Int]) throws {
            try RelativePosition.check(size)
            guard size != window else { return }
            window = size
            try addPositions()
        }

        /// [1, heads, area, area].
        private func bias() throws -> Tensor {
            guard let places = buffer("relative_coords_table"), let index = buffer("relative_position_index") else {
                throw TensorError.runtime("'WindowAttention' object has no relative positions")
            }
            let area = window[0] * window[1]
            let table = try required("cpb_mlp")(places).reshape([-1, heads])
            let rows = try table.indexSelect(0, index.reshape([-1])).reshape([area, area, -1])
            return try rows.permute([2, 0, 1]).contiguous().sigmoid().mul(16).unsqueeze(0)
        }

        func attend(_ input: Tensor, _ mask: Tensor?) throws -> Tensor {
            let (count, places) = (input.shape[0], input.shape[1])
            let qkv = try biasedProjection(input).reshape([count, places, 3, heads, -1]).permute([2, 0, 3, 1, 4]).unbind(0)
            guard let scale = parameter("logit_scale") else {
                throw TensorError.runtime("'WindowAttention' object has no attribute 'logit_scale'")
            }
            let cosines = try qkv[0].unitVectors().matmul(qkv[1].unitVectors().transpose(-2, -1))
            let scores = try cosines.mul(scale.clamp(max: .float(log(100))).exp()).add(bias())
            let weights = try required("attn_drop")(required("softmax")(masked(scores, mask)))
            let x = try weights.matmul(qkv[2]).transpose(1, 2).reshape([count, places, -1])
            return try passing(x, through: "proj", "proj_drop")
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try attend(input, nil) }

        public override var attributes: [String: JSONValue] {
            func pair(_ sides: [Int]) -> JSONValue { .array(sides.map { .int($0) }) }
            return [
                "dim": .int(dim), "num_heads": .int(heads), "window_size": pair(window),
                "pretrained_window_size": pair(pretrainedWindow), "qkv_bias_separate": .bool(false),
                "q_bias": .null, "k_bias": .null, "v_bias": .null,
            ]
        }
    }
}
