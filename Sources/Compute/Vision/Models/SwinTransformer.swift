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
public final class SwinTransformer: ImageModel {
    public override var outputFormat: String? { "NHWC" }

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

        let windows = try Self.windowSizes(a, depths.count)
        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: depths)
        let ratios = try Self.perStage(a, "mlp_ratio", depths.count).map { $0.double ?? 4 }
        let headDims = try Self.perStage(a, "head_dim", depths.count).map(\.int)
        var (grid, stages): ([Int], [Module]) = (embed.gridSize ?? [], [])
        for index in depths.indices {
            let output = dim << index
            if index > 0 { grid = grid.map { ($0 + 1) / 2 } }
            let options = SwinBlockOptions(
                heads: heads[index], headDim: headDims[index], grid: grid, window: windows[index],
                alwaysPartitions: a.bool("always_partition"), isDynamic: !isStrict, mlpRatio: ratios[index],
                qkvBias: a.bool("qkv_bias"), projDrop: try a.double("proj_drop_rate"), attnDrop: try a.double("attn_drop_rate"),
                norm: norm)
            stages.append(try SwinTransformerStage(index > 0 ? output / 2 : nil, output, rates: rates[index], options))
            featureInfo.append(.init(channels: output, reduction: (patch.max() ?? 4) << index, module: "layers.\(index)"))
        }
        try setModule("layers", Sequential(stages))
        numFeatures = dim << (depths.count - 1)
        try setModule("norm", NormLayers.make(norm, numFeatures))
        let head = try ClassifierHead(
            numFeatures, numClasses, poolType: a.string("global_pool"), dropRate: dropRate, inputFormat: "NHWC")
        headHiddenSize = try add("head", head).numFeatures
        try initWeights(a.string("weight_init"))
    }

    /// One (height, width) a stage: a number or pair for all, or one of them each.
    private static func windowSizes(_ a: ModelArguments, _ count: Int) throws -> [[Int]] {
        let value = a.value("window_size")
        var rows = value.array ?? [JSONValue](repeating: value, count: count)
        if rows.count == 2, rows[0].array == nil { rows = [JSONValue](repeating: value, count: count) }
        guard rows.count == count else {
            throw TensorError.assertion("Expected \(count) stage window sizes, got \(value.pythonText).")
        }
        return try rows.map { row in
            let sizes = row.int.map { [$0, $0] } ?? row.array?.compactMap(\.int) ?? []
            guard sizes.count == 2, sizes.allSatisfy({ $0 > 0 && $0 < 1 << 12 }) else {
                throw TensorError.assertion("Window sizes must be positive, got \(value.pythonText).")
            }
            return sizes
        }
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
        for case let linear as Linear in modules where mode.isEmpty {
            if let weight = linear.parameter("weight") { try Initialisation.inverseTruncNormal(weight, std: 0.02) }
            if let bias = linear.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }

    /// Everything up to the head: [N, H / 32, W / 32, numFeatures].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try required("norm")(required("layers")(required("patch_embed")(input)))
    }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let stages = try required("layers").namedChildren
        let (places, last) = try FeatureIndices.take(stages.count, options.indices)
        let end = options.stopEarly ? last : stages.count - 1
        var features: [Tensor] = []
        var x = try required("patch_embed")(input)
        for (index, stage) in stages.enumerated().prefix(end + 1) {
            x = try stage.module(x)
            guard places.contains(index) else { continue }
            let feature = options.norm && index == stages.count - 1 ? try required("norm")(x) : x
            features.append(try feature.permute([0, 3, 1, 2]).contiguous())
        }
        guard !options.intermediatesOnly else { return Intermediates(output: nil, features: features) }
        return Intermediates(output: end == stages.count - 1 ? try required("norm")(x) : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        guard let stages = try required("layers") as? Sequential else { throw TensorError.type("layers must be a Sequential") }
        let (places, last) = try FeatureIndices.take(stages.count, indices)
        let isCut = last < stages.count - 1
        if pruneNorm || isCut { try setModule("norm", Identity()) }
        try setModule("layers", stages.prefix(last + 1))
        if isCut {
            numFeatures = featureInfo[last].channels
            headHiddenSize = numFeatures
        }
        if pruneHead || isCut { try resetClassifier(0, globalPool: "") }
        return places
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        let head = try ownHead(ClassifierHead.self)
        try head.reset(count, poolType: globalPool, inFeatures: numFeatures)
        headHiddenSize = head.numFeatures
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? {
        namedParameters().map(\.name).filter { $0.contains("relative_position_bias_table") }
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        let blocks: [(String, [Int]?)] = [
            (#"^layers\.(\d+).downsample"#, [0]), (#"^layers\.(\d+)\.\w+\.(\d+)"#, nil), ("^norm", [99999]),
        ]
        return [("stem", .pattern("^patch_embed")), ("blocks", coarse ? .pattern(#"^layers\.(\d+)"#) : .patterns(blocks))]
    }

    /// The authors' checkpoints, which subsample at the end of a stage. Tables for other windows are refused.
    public override func filterCheckpoint(
        _ state: [(name: String, tensor: Tensor)]
    ) throws -> [(name: String, tensor: Tensor)] {
        let shapes = Dictionary(stateDict().map { ($0.name, $0.tensor.shape) }, uniquingKeysWith: { first, _ in first })
        let isOld = state.contains { $0.name == "layers.0.downsample.reduction.weight" }
        return try state.compactMap { key, tensor in
            guard !key.contains("relative_position_index"), !key.contains("attn_mask") else { return nil }
            let hasSizes = key.hasSuffix("relative_position_bias_table") || key == "patch_embed.proj.weight"
            if hasSizes, let shape = shapes[key], shape[0] != tensor.shape.first || shape.suffix(2) != tensor.shape.suffix(2) {
                throw TensorError.notImplemented(
                    "\(key) is for another window or patch size, and resampling it is not available: make the model with the "
                        + "checkpoint's sizes")
            }
            guard isOld else { return (key, tensor) }
            var parts = key.replacing("head.", with: "head.fc.").split(separator: ".").map(String.init)
            if parts.count > 2, parts[0] == "layers", parts[2] == "downsample", let stage = Int(parts[1]) {
                parts[1] = String(stage + 1)
            }
            return (parts.joined(separator: "."), tensor)
        }
    }
}
