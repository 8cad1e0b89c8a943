// Swin Transformer: attention inside windows that shift from block to block, in four resolutions; S3 has other windows a stage.
// Papers: Swin Transformer, arXiv:2103.14030; Searching the Search Space of Vision Transformer, arXiv:2111.14725.
// Follows timm's swin_transformer.py (Apache-2.0), adapted from the authors' code (MIT).

import Neural
import Tensors

extension ModelFamily {
    static let swinTransformer = ModelFamily(
        "swin_transformer", [SwinTransformer.self],
        parts: [SwinTransformerStage.self, SwinTransformerBlock.self, WindowAttention.self, PatchMerging.self])
}

/// The network. Same as timm.models.SwinTransformer. Features are [N, H, W, C].
public final class SwinTransformer: ShiftedWindowModel {
    private var weightInitMode = ""

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let (size, patch) = (try a.ints("img_size", count: 2), try a.ints("patch_size", count: 2))
        let (dim, depths, heads) = (try a.int("embed_dim"), try a.ints("depths"), try a.ints("num_heads"))
        guard !depths.isEmpty, depths.count < 16, heads.count >= depths.count, dim > 0,
            (depths + heads + size + patch).allSatisfy({ $0 > 0 })
        else { throw TensorError.value("SwinTransformer: sizes, depths and num_heads must be positive") }
        guard try a.layerClass("embed_layer")?.className == "PatchEmbed" else {
            throw TensorError.notImplemented("SwinTransformer: embed_layer=\(a.value("embed_layer").pythonText) is not available")
        }
        guard let norm = try a.layerClass("norm_layer") else { throw TensorError.type("'NoneType' object is not callable") }
        let isStrict = a.bool("strict_img_size") && !a.bool("dynamic_img_size")
        let embed = try PatchEmbed(
            imageSize: Array(size.prefix(2)), patchSize: Array(patch.prefix(2)), inChans: inChans, embedDim: dim, norm: norm,
            outputFormat: "NHWC", strictImageSize: isStrict)
        try setModule("patch_embed", embed)

        let windows = try setWindows(a, depths.count, embed)
        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: depths)
        let ratios = try Self.perStage(a, "mlp_ratio", depths.count).map { $0.double ?? 4 }
        let headDims = try Self.perStage(a, "head_dim", depths.count).map(\.int)
        var (grid, stages): ([Int], [Module]) = (embed.gridSize ?? [], [])
        for index in depths.indices {
            let output = dim << index
            let inputGrid = grid
            if index > 0 { grid = grid.map { ($0 + 1) / 2 } }
            let options = SwinBlockOptions(
                heads: heads[index], headDim: headDims[index], inputGrid: inputGrid, grid: grid, window: windows[index],
                alwaysPartitions: a.bool("always_partition"), isDynamic: !isStrict, mlpRatio: ratios[index],
                qkvBias: a.bool("qkv_bias"), projDrop: try a.double("proj_drop_rate"), attnDrop: try a.double("attn_drop_rate"),
                activation: LayerSpec("nn.GELU"), norm: norm)
            stages.append(try SwinTransformerStage(index > 0 ? output / 2 : nil, output, rates: rates[index], options))
            featureInfo.append(.init(channels: output, reduction: (patch.max() ?? 4) << index, module: "layers.\(index)"))
        }
        numFeatures = dim << (depths.count - 1)
        try setStages(stages, norm, poolType: a.string("global_pool"))
        try initWeights(a.string("weight_init"))
    }

    /// A value for all stages or one each.
    private static func perStage(_ a: ModelArguments, _ name: String, _ count: Int) throws -> [JSONValue] {
        let value = a.value(name)
        guard let rows = value.array else { return [JSONValue](repeating: value, count: count) }
        guard rows.count >= count else { throw TensorError.index("tuple index out of range") }
        return rows
    }

    /// Linear layers truncated normal, their biases zero.
    private func initWeights(_ mode: String) throws {
        guard mode.isEmpty || mode == "skip" else {
            throw TensorError.notImplemented("SwinTransformer: weight_init='\(mode)' is not available")
        }
        // What timm's init_weights() would do from now on.
        weightInitMode = mode.isEmpty ? "" : "reset"
        for case let linear as Linear in modules where mode.isEmpty {
            if let weight = linear.parameter("weight") { try Initialisation.inverseTruncNormal(weight, std: 0.02) }
            if let bias = linear.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }

    public override var attributes: [String: JSONValue] {
        super.attributes.merging(["weight_init_mode": .string(weightInitMode)]) { _, own in own }
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? {
        namedParameters().map(\.name).filter { $0.contains("relative_position_bias_table") }
    }
}
