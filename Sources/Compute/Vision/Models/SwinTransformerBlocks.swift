// Stage, block and attention of Swin Transformers over [N, H, W, C]. Names are timm's checkpoint keys.

import Neural
import Tensors

/// What the blocks of a stage share.
struct SwinBlockOptions {
    let heads: Int
    let headDim: Int?
    /// Places in front of the stage and within it.
    let inputGrid, grid: [Int]
    let window: [Int]
    let alwaysPartitions, isDynamic: Bool
    let mlpRatio: Double
    let qkvBias: Bool
    let projDrop, attnDrop: Double
    let activation, norm: LayerSpec
    /// The second version's: of the weights' training.
    var pretrainedWindow = [0, 0]
}

/// Merging of patches, then blocks, every other one with shifted windows. Same as
/// timm.models.swin_transformer.SwinTransformerStage.
public final class SwinTransformerStage: ShiftedWindowStage {
    /// `input` nil keeps resolution and channels.
    init(_ input: Int?, _ output: Int, rates: [Double], _ o: SwinBlockOptions) throws {
        super.init(input ?? output, depth: rates.count, o)
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
    private let dim, outDim: Int

    init(_ input: Int, _ output: Int, _ norm: LayerSpec) throws {
        (dim, outDim) = (input, output)
        super.init()
        try setModule("norm", NormLayers.make(norm, 4 * input))
        try setModule("reduction", Linear(4 * input, output, bias: false))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try passing(Windows.merged(input), through: "norm", "reduction")
    }

    public override var attributes: [String: JSONValue] { ["dim": .int(dim), "out_dim": .int(outDim)] }
}

/// Attention in windows and a hidden layer, each normalised before, with a shortcut. Same as
/// timm.models.swin_transformer.SwinTransformerBlock.
public final class SwinTransformerBlock: ShiftedWindowBlock {
    init(_ dim: Int, isShifted: Bool, dropPath: Double, _ o: SwinBlockOptions) throws {
        super.init(dim, isShifted: isShifted, o)
        try setModule("norm1", NormLayers.make(o.norm, dim))
        try setModule("attn", WindowAttention(dim, window: window, o))
        try setModule("drop_path1", dropPath > 0 ? DropPath(dropPath) : Identity())
        try setModule("norm2", NormLayers.make(o.norm, dim))
        try setModule("mlp", Mlp(dim, hidden: Int(Double(dim) * o.mlpRatio), drop: (o.projDrop, o.projDrop)))
        try setModule("drop_path2", dropPath > 0 ? DropPath(dropPath) : Identity())
        try addMask(o.grid)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let shape = try mapShape(input)
        var x = try input.add(required("drop_path1")(attended(required("norm1")(input))))
        x = try x.reshape([shape[0], -1, shape[3]])
        x = try x.add(required("drop_path2")(required("mlp")(required("norm2")(x))))
        return try x.reshape(shape)
    }
}

/// Attention in windows with a learned bias by relative position. Same as timm.models.swin_transformer.WindowAttention.
public final class WindowAttention: FusableAttention, RelativePositions, WindowAttending {
    private let dim, heads: Int
    private let scale: Double
    private var table: RelativePositionTable
    var window: [Int] { table.window }

    init(_ dim: Int, window: [Int], _ o: SwinBlockOptions) throws {
        let headDim = o.headDim ?? dim / o.heads
        guard headDim > 0 else { throw TensorError.value("num_heads=\(o.heads) is more than the \(dim) channels") }
        let inner = headDim * o.heads
        (self.dim, heads, scale) = (dim, o.heads, 1 / Double(headDim).squareRoot())
        table = try RelativePositionTable(window)
        super.init()
        isFused = FusedAttention.level > 1
        try table.add(to: self, heads: heads)
        try setModule("qkv", Linear(dim, inner * 3, bias: o.qkvBias))
        try setModule("attn_drop", Dropout(p: .float(o.attnDrop)))
        try setModule("proj", Linear(inner, dim))
        try setModule("proj_drop", Dropout(p: .float(o.projDrop)))
        try setModule("softmax", Softmax(dim: -1))
        try Initialisation.inverseTruncNormal(RelativePositionTable.of(self), std: 0.02)
    }

    /// [1, heads, area, area].
    func bias() throws -> Tensor { try table.bias(of: self).unsqueeze(0) }
    func setWindow(_ size: [Int]) throws { try table.resize(self, to: size) }

    func attend(_ input: Tensor, _ mask: Tensor?) throws -> Tensor {
        let (count, places) = (input.shape[0], input.shape[1])
        let qkv = try required("qkv")(input).reshape([count, places, 3, heads, -1]).permute([2, 0, 3, 1, 4]).unbind(0)
        let x: Tensor
        if isFused {
            let added = try masked(bias().expand([count, heads, places, places]), mask)
            x = try qkv[0].scaledDotProductAttention(qkv[1], qkv[2], mask: added, dropout: attentionDropout())
        } else {
            let scores = try qkv[0].mul(.float(scale)).matmul(qkv[1].transpose(-2, -1)).add(bias())
            x = try required("attn_drop")(required("softmax")(masked(scores, mask))).matmul(qkv[2])
        }
        return try passing(x.transpose(1, 2).reshape([count, places, -1]), through: "proj", "proj_drop")
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try attend(input, nil) }

    public override var attributes: [String: JSONValue] {
        [
            "dim": .int(dim), "num_heads": .int(heads), "scale": .double(scale), "fused_attn": .bool(isFused),
            "window_size": .array(window.map { .int($0) }), "window_area": .int(window[0] * window[1]),
        ]
    }
}
