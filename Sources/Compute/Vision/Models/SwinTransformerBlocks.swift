// Stage, block and attention of Swin Transformers over [N, H, W, C]. Names are timm's checkpoint keys.

import Neural
import Tensors

/// What the blocks of a stage share.
struct SwinBlockOptions {
    let heads: Int
    let headDim: Int?
    let grid, window: [Int]
    let alwaysPartitions, isDynamic: Bool
    let mlpRatio: Double
    let qkvBias: Bool
    let projDrop, attnDrop: Double
    let norm: LayerSpec
}

/// Merging of patches, then blocks, every other one with shifted windows. Same as
/// timm.models.swin_transformer.SwinTransformerStage.
public final class SwinTransformerStage: Module {
    /// `input` nil keeps resolution and channels.
    init(_ input: Int?, _ output: Int, rates: [Double], _ o: SwinBlockOptions) throws {
        super.init()
        try setModule("downsample", input.map { try PatchMerging($0, output, o.norm) } ?? Identity())
        let blocks = try rates.enumerated().map { index, rate in
            try SwinTransformerBlock(output, isShifted: index % 2 == 1, dropPath: rate, o)
        }
        try setModule("blocks", Sequential(blocks))
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try required("blocks")(required("downsample")(input)) }
}

/// Four neighbours become one place with more channels. Same as timm.models.swin_transformer.PatchMerging.
public final class PatchMerging: Module {
    init(_ input: Int, _ output: Int, _ norm: LayerSpec) throws {
        super.init()
        try setModule("norm", NormLayers.make(norm, 4 * input))
        try setModule("reduction", Linear(4 * input, output, bias: false))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 4 else { throw TensorError.value("not enough values to unpack (expected 4, got \(input.ndim))") }
        var x = input
        let (n, c) = (x.shape[0], x.shape[3])
        if x.shape[1] % 2 + x.shape[2] % 2 > 0 { x = try x.padded([0, 0, 0, x.shape[2] % 2, 0, x.shape[1] % 2]) }
        let (h, w) = (x.shape[1] / 2, x.shape[2] / 2)
        x = try x.reshape([n, h, 2, w, 2, c]).permute([0, 1, 3, 4, 2, 5]).reshape([n, h, w, 4 * c])
        return try required("reduction")(required("norm")(x))
    }
}

/// Windows of [N, H, W, C] and back.
enum Windows {
    /// [N · windows, height · width, C].
    static func split(_ x: Tensor, _ size: [Int]) throws -> Tensor {
        let (n, h, w, c) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
        let parts = try x.reshape([n, h / size[0], size[0], w / size[1], size[1], c]).permute([0, 1, 3, 2, 4, 5])
        return try parts.reshape([-1, size[0] * size[1], c])
    }

    static func join(_ windows: Tensor, _ size: [Int], _ h: Int, _ w: Int) throws -> Tensor {
        let c = windows.shape[windows.ndim - 1]
        let parts = try windows.reshape([-1, h / size[0], w / size[1], size[0], size[1], c]).permute([0, 1, 3, 2, 4, 5])
        return try parts.reshape([-1, h, w, c])
    }

    /// -100 between places of a shifted window that were not neighbours, else 0: [windows, area, area].
    static func mask(_ h: Int, _ w: Int, _ size: [Int], _ shift: [Int]) throws -> Tensor {
        func region(_ place: Int, _ length: Int, _ axis: Int) -> Int {
            place < length - size[axis] ? 0 : shift[axis] > 0 && place < length - shift[axis] ? 1 : 2
        }
        let regions = (0..<h).flatMap { y in (0..<w).map { Float(region(y, h, 0) * 3 + region($0, w, 1)) } }
        let windows = try split(Tensor.tensor(regions, shape: [1, h, w, 1]), size).reshape([-1, size[0] * size[1]])
        let difference = try windows.unsqueeze(1).sub(windows.unsqueeze(2))
        return try difference.maskedFill(difference.ne(0), -100.0)
    }
}

/// Attention in windows and a hidden layer, each with a shortcut. Same as timm.models.swin_transformer.SwinTransformerBlock.
public final class SwinTransformerBlock: Module {
    private let window, shift: [Int]
    private let isDynamic: Bool

    init(_ dim: Int, isShifted: Bool, dropPath: Double, _ o: SwinBlockOptions) throws {
        let wanted = isShifted ? o.window.map { $0 / 2 } : [0, 0]
        let window = o.alwaysPartitions ? o.window : zip(o.grid, o.window).map { min($0, $1) }
        self.window = window
        shift = o.alwaysPartitions ? wanted : (0..<2).map { o.grid[$0] <= window[$0] ? 0 : wanted[$0] }
        isDynamic = o.isDynamic
        super.init()
        try setModule("norm1", NormLayers.make(o.norm, dim))
        try setModule("attn", WindowAttention(dim, window: window, o))
        try setModule("drop_path1", dropPath > 0 ? DropPath(dropPath) : Identity())
        try setModule("norm2", NormLayers.make(o.norm, dim))
        try setModule("mlp", Mlp(dim, hidden: Int(Double(dim) * o.mlpRatio), drop: (o.projDrop, o.projDrop)))
        try setModule("drop_path2", dropPath > 0 ? DropPath(dropPath) : Identity())
        let isMasked = !isDynamic && shift.contains { $0 > 0 }
        let padded = zip(o.grid, window).map { ($0 + $1 - 1) / $1 * $1 }
        try setBuffer(
            "attn_mask", isMasked ? Windows.mask(padded[0], padded[1], window, shift) : nil, persistent: false)
    }

    /// Attention in the windows of the shifted image.
    private func attended(_ input: Tensor) throws -> Tensor {
        let (h, w) = (input.shape[1], input.shape[2])
        let isShifted = shift.contains { $0 > 0 }
        var x = isShifted ? try input.roll(shift.map { -$0 }, [1, 2]) : input
        let (bottom, right) = ((window[0] - h % window[0]) % window[0], (window[1] - w % window[1]) % window[1])
        if bottom + right > 0 { x = try x.padded([0, 0, 0, right, 0, bottom]) }
        let mask = isDynamic && isShifted ? try Windows.mask(h + bottom, w + right, window, shift) : buffer("attn_mask")
        let attention = try required("attn")
        guard let own = attention as? WindowAttention else { throw TensorError.type("attn must be a WindowAttention") }
        x = try Windows.join(own(Windows.split(x, window), mask: mask), window, h + bottom, w + right)
        if bottom + right > 0 { x = try x.slice(1, 0, h).slice(2, 0, w) }
        return isShifted ? try x.roll(shift, [1, 2]) : x
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 4 else { throw TensorError.value("not enough values to unpack (expected 4, got \(input.ndim))") }
        let shape = input.shape
        var x = try input.add(required("drop_path1")(attended(required("norm1")(input))))
        x = try x.reshape([shape[0], -1, shape[3]])
        x = try x.add(required("drop_path2")(required("mlp")(required("norm2")(x))))
        return try x.reshape(shape)
    }
}

/// Attention in windows with a learned bias by relative position. Same as timm.models.swin_transformer.WindowAttention.
public final class WindowAttention: Module {
    private let heads, area: Int
    private let scale: Double

    init(_ dim: Int, window: [Int], _ o: SwinBlockOptions) throws {
        let headDim = o.headDim ?? dim / o.heads
        guard headDim > 0 else { throw TensorError.value("num_heads=\(o.heads) is more than the \(dim) channels") }
        let inner = headDim * o.heads
        (heads, area, scale) = (o.heads, window[0] * window[1], 1 / Double(headDim).squareRoot())
        super.init()
        let table = try Tensor.empty([(2 * window[0] - 1) * (2 * window[1] - 1), heads], dtype: .float32)
        try setParameter("relative_position_bias_table", table.requiresGradInPlace())
        try setBuffer("relative_position_index", Self.positions(window), persistent: false)
        try setModule("qkv", Linear(dim, inner * 3, bias: o.qkvBias))
        try setModule("attn_drop", Dropout(p: .float(o.attnDrop)))
        try setModule("proj", Linear(inner, dim))
        try setModule("proj_drop", Dropout(p: .float(o.projDrop)))
        try setModule("softmax", Softmax(dim: -1))
        if let table = parameter("relative_position_bias_table") { try Initialisation.inverseTruncNormal(table, std: 0.02) }
    }

    /// The row of the table for every pair of places in a window.
    private static func positions(_ window: [Int]) throws -> Tensor {
        let (h, w) = (window[0], window[1])
        let rows = (0..<h * w).map { a in
            (0..<h * w).map { b in (a / w - b / w + h - 1) * (2 * w - 1) + a % w - b % w + w - 1 }
        }
        return try Tensor.tensor(rows)
    }

    /// [1, heads, area, area].
    private func bias() throws -> Tensor {
        guard let table = parameter("relative_position_bias_table"), let index = buffer("relative_position_index") else {
            throw TensorError.runtime("\(typeName) has no relative_position_bias_table")
        }
        let rows = try table.indexSelect(0, index.reshape([-1])).reshape([area, area, -1])
        return try rows.permute([2, 0, 1]).contiguous().unsqueeze(0)
    }

    /// Runs with the mask of shifted windows, [windows, area, area].
    func callAsFunction(_ input: Tensor, mask: Tensor?) throws -> Tensor {
        guard hasHooks else { return try attend(input, mask) }
        return try withHooks([input]) { try attend($0[0], mask) }
    }

    private func attend(_ input: Tensor, _ mask: Tensor?) throws -> Tensor {
        let (count, places) = (input.shape[0], input.shape[1])
        let qkv = try required("qkv")(input).reshape([count, places, 3, heads, -1]).permute([2, 0, 3, 1, 4]).unbind(0)
        var weights = try qkv[0].mul(.float(scale)).matmul(qkv[1].transpose(-2, -1)).add(bias())
        if let mask {
            let masked = try weights.reshape([-1, mask.shape[0], heads, places, places]).add(mask.unsqueeze(1).unsqueeze(0))
            weights = try masked.reshape([-1, heads, places, places])
        }
        weights = try required("attn_drop")(required("softmax")(weights))
        let x = try weights.matmul(qkv[2]).transpose(1, 2).reshape([count, places, -1])
        return try required("proj_drop")(required("proj")(x))
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try attend(input, nil) }
}
