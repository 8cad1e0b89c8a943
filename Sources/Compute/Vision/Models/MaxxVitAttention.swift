// Attention of MaxViT and CoAtNet: over a whole map or within windows and grids, with biases by relative position. Names are
// timm's checkpoint keys.

import Neural
import Tensors

/// The configuration of attention blocks. Same as timm.models.maxxvit.MaxxVitTransformerCfg.
struct MaxxVitTransformerStyle {
    let headDim, positionWidth, partitionRatio: Int
    let headFirst, expandsFirst, shortcutBias, attentionBias, hasNoWindows: Bool
    let expansion, attnDrop, projDrop, eps: Double
    let pool, positions: String
    let activation, norm, normLast: LayerSpec
    let initValues: Double?
    /// Windows for blocks and for grids.
    private(set) var window: [Int]?
    private(set) var grid: [Int]?

    init(_ c: ModelArguments) throws {
        (headDim, positionWidth, partitionRatio) = (
            try c.int("dim_head"), try c.int("rel_pos_dim"), try c.int("partition_ratio")
        )
        (headFirst, expandsFirst, shortcutBias) = (c.bool("head_first"), c.bool("expand_first"), c.bool("shortcut_bias"))
        (attentionBias, hasNoWindows) = (c.bool("attn_bias"), c.bool("no_block_attn"))
        (expansion, attnDrop, projDrop) = (try c.double("expand_ratio"), try c.double("attn_drop"), try c.double("proj_drop"))
        eps = try c.double("norm_eps")
        (pool, positions) = (try c.string("pool_type"), try c.optionalString("rel_pos_type") ?? "")
        guard let activation = try c.layer("act_layer"), let norm = try c.layer("norm_layer"),
            let last = try c.layer("norm_layer_cl")
        else { throw TensorError.type("'NoneType' object is not callable") }
        (self.activation, self.norm, normLast) = (activation, norm, last)
        let value = try c.optionalDouble("init_values")
        initValues = value == 0 ? nil : value
        window = c.value("window_size") == .null ? nil : Array(try c.ints("window_size", count: 2).prefix(2))
        grid = c.value("grid_size") == .null ? window : Array(try c.ints("grid_size", count: 2).prefix(2))
        guard !c.bool("use_nchw_attn") else {
            throw TensorError.notImplemented("MaxxVit: transformer_use_nchw_attn=True is not available")
        }
        guard headDim > 0, partitionRatio > 0, 0 < expansion, expansion < 1024 else {
            throw TensorError.value("MaxxVit: dim_head, partition_ratio and expand_ratio must be positive")
        }
    }

    /// Windows that follow from the image, where the configuration names none. Same as timm.models.maxxvit.cfg_window_size.
    mutating func fit(_ imageSize: [Int]) {
        guard window == nil else { return }
        window = imageSize.map { $0 / partitionRatio }
        grid = window
    }

    func makeNorm(_ channels: Int) throws -> Module { try NormLayers.make(norm, channels, [("eps", .double(eps))]) }
    func makeNormLast(_ channels: Int) throws -> Module { try NormLayers.make(normLast, channels, [("eps", .double(eps))]) }
    func positions(_ window: [Int]) -> RelativePositionStyle {
        RelativePositionStyle(type: positions, window: window, hidden: positionWidth)
    }
    func hidden(_ channels: Int) -> Int { Int(Double(channels) * expansion) }
}

extension MaxxVit {
    /// Attention between all places of [N, C, H, W]. Same as timm.models.maxxvit.Attention2d.
    public final class Attention2d: FusableAttention {
        private let heads, headDim: Int

        init(_ dim: Int, _ output: Int, _ positions: RelativePositionStyle, _ s: MaxxVitTransformerStyle) throws {
            let width = s.expandsFirst ? output : dim
            (heads, headDim) = (width / s.headDim, s.headDim)
            guard heads > 0 else { throw TensorError.value("MaxxVit: dim_head=\(s.headDim) is more than the \(width) channels") }
            super.init()
            try setModule("qkv", Conv2d(dim, width * 3, kernelSize: [1, 1], bias: s.attentionBias))
            if let bias = try positions.make(heads: heads) { try setModule("rel_pos", bias) }
            try setModule("attn_drop", Dropout(p: .float(s.attnDrop)))
            try setModule("proj", Conv2d(width, output, kernelSize: [1, 1], bias: s.attentionBias))
            try setModule("proj_drop", Dropout(p: .float(s.projDrop)))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            guard input.ndim == 4 else {
                throw TensorError.value("not enough values to unpack (expected 4, got \(input.ndim))")
            }
            let (n, h, w) = (input.shape[0], input.shape[2], input.shape[3])
            let qkv = try required("qkv")(input).reshape([n, heads, headDim * 3, -1]).chunk(3, dim: 2)
            let parts = try qkv.map { try $0.transpose(-1, -2).contiguous() }
            let x = try attend(parts[0], parts[1], parts[2], mask: (child("rel_pos") as? any RelativePositions)?.bias())
            return try passing(x.transpose(-1, -2).reshape([n, -1, h, w]), through: "proj", "proj_drop")
        }

        public override var attributes: [String: JSONValue] {
            [
                "num_heads": .int(heads), "dim_head": .int(headDim), "head_first": .bool(true),
                "scale": .double(1 / Double(headDim).squareRoot()), "fused_attn": .bool(isFused), "rel_pos": .null,
            ]
        }
    }

    /// Attention within windows [N, h, w, C]. Same as timm.models.maxxvit.AttentionCl.
    public final class AttentionCl: FusableAttention {
        private let heads, headDim: Int
        private let headFirst: Bool

        init(_ dim: Int, _ output: Int, window: [Int], _ s: MaxxVitTransformerStyle) throws {
            // Channels widen in front of attention only where they grow.
            let width = max(dim, output)
            guard width % s.headDim == 0 else { throw TensorError.assertion("attn dim should be divisible by head_dim") }
            (heads, headDim, headFirst) = (width / s.headDim, s.headDim, s.headFirst)
            super.init()
            try setModule("qkv", Linear(dim, width * 3, bias: s.attentionBias))
            if let bias = try s.positions(window).make(heads: heads) { try setModule("rel_pos", bias) }
            try setModule("attn_drop", Dropout(p: .float(s.attnDrop)))
            try setModule("proj", Linear(width, output, bias: s.attentionBias))
            try setModule("proj_drop", Dropout(p: .float(s.projDrop)))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let (n, shape) = (input.shape[0], Array(input.shape.dropLast()))
            let all = try required("qkv")(input)
            let qkv =
                headFirst
                ? try all.reshape([n, -1, heads, headDim * 3]).transpose(1, 2).chunk(3, dim: 3)
                : try all.reshape([n, -1, 3, heads, headDim]).transpose(1, 3).unbind(2)
            let x = try attend(qkv[0], qkv[1], qkv[2], mask: (child("rel_pos") as? any RelativePositions)?.bias())
            return try passing(x.transpose(1, 2).reshape(shape + [-1]), through: "proj", "proj_drop")
        }

        public override var attributes: [String: JSONValue] {
            [
                "num_heads": .int(heads), "dim_head": .int(headDim), "head_first": .bool(headFirst),
                "scale": .double(1 / Double(headDim).squareRoot()), "fused_attn": .bool(isFused), "rel_pos": .null,
            ]
        }
    }

    /// How a map [N, H, W, C] is taken apart for attention: neighbours together, or places that lie apart.
    enum Partition {
        case window, grid

        func split(_ x: Tensor, _ size: [Int]) throws -> Tensor {
            guard x.ndim == 4 else { throw TensorError.value("not enough values to unpack (expected 4, got \(x.ndim))") }
            let (n, h, w, c) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
            for (name, side, part) in [("height", h, size[0]), ("width", w, size[1])] where part <= 0 || side % part != 0 {
                throw TensorError.assertion(
                    self == .window
                        ? "\(name) (\(side)) must be divisible by window (\(part))"
                        : "\(name) \(side) must be divisible by grid \(part)")
            }
            let parts =
                self == .window
                ? try x.reshape([n, h / size[0], size[0], w / size[1], size[1], c]).permute([0, 1, 3, 2, 4, 5])
                : try x.reshape([n, size[0], h / size[0], size[1], w / size[1], c]).permute([0, 2, 4, 1, 3, 5])
            return try parts.reshape([-1, size[0], size[1], c])
        }

        func join(_ parts: Tensor, _ size: [Int], _ h: Int, _ w: Int) throws -> Tensor {
            let c = parts.shape[parts.ndim - 1]
            let x = try parts.reshape([-1, h / size[0], w / size[1], size[0], size[1], c])
            return try x.permute(self == .window ? [0, 1, 3, 2, 4, 5] : [0, 3, 1, 4, 2, 5]).reshape([-1, h, w, c])
        }
    }

    /// Attention in the parts of a map [N, H, W, C] and a hidden layer. Same as timm.models.maxxvit.PartitionAttentionCl and,
    /// with both partitions at once, ParallelPartitionAttention.
    public class PartitionAttentionCl: Module {
        fileprivate var size: [Int]
        /// Partitions with the names of their attention.
        fileprivate let partitions: [(name: String, partition: Partition)]

        fileprivate init(
            _ dim: Int, _ partitions: [(name: String, partition: Partition)], size: [Int], dropPath: Double,
            _ s: MaxxVitTransformerStyle
        ) throws {
            (self.size, self.partitions) = (size, partitions)
            super.init()
            try setModule("norm1", s.makeNormLast(dim))
            for (name, _) in partitions {
                try setModule(name, AttentionCl(dim, dim / partitions.count, window: size, s))
            }
            func scale() throws -> Module { try s.initValues.map { try LayerScale(dim, initValues: $0) } ?? Identity() }
            try setModule("ls1", scale())
            try setModule("drop_path1", dropPath > 0 ? DropPath(dropPath) : Identity())
            try setModule("norm2", s.makeNormLast(dim))
            try setModule(
                "mlp", Mlp(dim, hidden: s.hidden(dim), activation: s.activation, drop: (s.projDrop, s.projDrop)))
            try setModule("ls2", scale())
            try setModule("drop_path2", dropPath > 0 ? DropPath(dropPath) : Identity())
        }

        convenience init(_ dim: Int, _ partition: Partition, dropPath: Double, _ s: MaxxVitTransformerStyle) throws {
            let size = partition == .window ? s.window : s.grid
            try self.init(dim, [("attn", partition)], size: size ?? [0, 0], dropPath: dropPath, s)
        }

        func setWindow(_ size: [Int]) throws {
            self.size = size
            for (name, _) in partitions { try (child(name)?.child("rel_pos") as? any RelativePositions)?.setWindow(size) }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try required("norm1")(input)
            let parts = try partitions.map { name, partition in
                try partition.join(required(name)(partition.split(x, size)), size, x.shape[1], x.shape[2])
            }
            let attended = parts.count == 1 ? parts[0] : try Tensor.cat(parts, dim: -1)
            let sum = try input.add(passing(attended, through: "ls1", "drop_path1"))
            return try sum.add(passing(sum, through: "norm2", "mlp", "ls2", "drop_path2"))
        }

        public override var attributes: [String: JSONValue] {
            [
                "partition_block": .bool(partitions.contains { $0.partition == .window }),
                "partition_size": .array(size.map { .int($0) }),
            ]
        }
    }

    /// Both partitions at once, each for half of the channels. Same as timm.models.maxxvit.ParallelPartitionAttention.
    public final class ParallelPartitionAttention: PartitionAttentionCl {
        init(_ dim: Int, dropPath: Double, _ s: MaxxVitTransformerStyle) throws {
            guard dim % 2 == 0, s.window == s.grid else { throw TensorError.assertion("") }
            try super.init(
                dim, [("attn_block", .window), ("attn_grid", .grid)], size: s.window ?? [0, 0], dropPath: dropPath, s)
        }

        public override var attributes: [String: JSONValue] { ["partition_size": .array(size.map { .int($0) })] }
    }
}
