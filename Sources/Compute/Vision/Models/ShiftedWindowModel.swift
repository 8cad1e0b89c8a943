// What both versions of Swin Transformer share: stages over [N, H, W, C] whose windows follow the image, and their checkpoints.

import Neural
import Tensors

/// A model of `patch_embed`, `layers`, `norm` and `head` whose blocks attend in windows. Features are [N, H, W, C].
public class ShiftedWindowModel: ImageModel {
    public override var outputFormat: String? { "NHWC" }
    /// The windows of the stages, and the grid of patches that they were given for.
    private var windows: [[Int]] = []
    private var windowsGrid: [Int] = []
    private var embedDim = 0
    private var numLayers = 0
    private var isDynamic = false
    private var globalPool = ""

    func setWindows(_ a: ModelArguments, _ count: Int, _ embed: PatchEmbed) throws -> [[Int]] {
        windows = try Self.windowSizes(a, count)
        windowsGrid = embed.gridSize ?? []
        (embedDim, numLayers) = (try a.int("embed_dim"), count)
        isDynamic = a.bool("dynamic_img_size") || !a.bool("strict_img_size")
        guard windowsGrid.count == 2, windowsGrid.allSatisfy({ $0 > 0 }) else {
            throw TensorError.value("img_size must be at least patch_size")
        }
        return windows
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

    /// The stages, the normalisation after them and the classifier, for `numFeatures` channels.
    func setStages(_ stages: [Module], _ norm: LayerSpec, poolType: String) throws {
        try setModule("layers", Sequential(stages))
        try setModule("norm", NormLayers.make(norm, numFeatures))
        let head = try ClassifierHead(numFeatures, numClasses, poolType: poolType, dropRate: dropRate, inputFormat: "NHWC")
        headHiddenSize = try add("head", head).numFeatures
        globalPool = poolType
    }

    public override var attributes: [String: JSONValue] {
        [
            "dynamic_img_size": .bool(isDynamic), "global_pool": .string(globalPool), "output_fmt": .string("NHWC"),
            "num_layers": .int(numLayers), "embed_dim": .int(embedDim),
        ]
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
        windows = Array(windows.prefix(last + 1))
        try endPruning(after: last, isCut: isCut, pruneHead: pruneHead)
        return places
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try resetClassifierHead(count, globalPool: globalPool)
        if let globalPool { self.globalPool = globalPool }
    }

    override var ownOutIndices: [Int]? { Array(featureInfo.indices) }

    /// Which parameters are the stem's.
    var stemPattern: String { "^patch_embed" }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        let blocks: [(String, [Int]?)] = [
            (#"^layers\.(\d+).downsample"#, [0]), (#"^layers\.(\d+)\.\w+\.(\d+)"#, nil), ("^norm", [99999]),
        ]
        return [("stem", .pattern(stemPattern)), ("blocks", coarse ? .pattern(#"^layers\.(\d+)"#) : .patterns(blocks))]
    }

    public override class var hasInputSize: Bool { true }

    /// Another image or patch size: windows keep their part of the grid, and tables of relative positions are resampled.
    public override func setInputSize(_ imageSize: [Int]?, patchSize: [Int]?) throws {
        guard let embed = child("patch_embed") as? PatchEmbed else { throw TensorError.type("patch_embed must be a PatchEmbed") }
        try embed.resize(imageSize, patchSize: patchSize)
        if let patchSize {
            for index in featureInfo.indices { featureInfo[index].reduction = (patchSize.max() ?? 1) << index }
        }
        guard let grid = embed.gridSize, grid.allSatisfy({ $0 > 0 }) else {
            throw TensorError.value("img_size must be at least patch_size")
        }
        for (index, stage) in try required("layers").namedChildren.enumerated() where windows.indices.contains(index) {
            let window = window(index, grid)
            let scale = 1 << max(index - 1, 0)
            try (stage.module as? ShiftedWindowStage)?.setInputSize(
                grid.map { ($0 + scale - 1) / scale }, window: window)
        }
    }

    /// A stage's window for a grid of patches: the part of the grid that it was given as.
    private func window(_ stage: Int, _ grid: [Int]) -> [Int] {
        (0..<2).map { max(1, windows[stage][$0] * grid[$0] / windowsGrid[$0]) }
    }

    public override var inputArguments: [(key: String, value: JSONValue)] {
        guard let grid = (child("patch_embed") as? PatchEmbed)?.gridSize else { return super.inputArguments }
        let sizes = windows.indices.map { JSONValue.array(window($0, grid).map { .int($0) }) }
        return super.inputArguments + [("window_size", .array(sizes))]
    }

    /// The authors' checkpoints, which subsample at the end of a stage; kernels and tables of other sizes are resampled.
    public override func filterCheckpoint(
        _ state: [(name: String, tensor: Tensor)]
    ) throws -> [(name: String, tensor: Tensor)] {
        let isOld = state.contains { $0.name == "layers.0.downsample.reduction.weight" }
        return try state.compactMap { key, tensor in
            guard !["relative_position_index", "relative_coords_table", "attn_mask"].contains(where: key.contains) else {
                return nil
            }
            var (name, value) = (key, tensor)
            if key.contains("patch_embed.proj.weight") { value = try fittedKernel(tensor) }
            if key.hasSuffix(RelativePositionTable.name) { value = try fittedRelativePositions(key, tensor) }
            guard isOld else { return (name, value) }
            var parts = key.replacing("head.", with: "head.fc.").split(separator: ".").map(String.init)
            if parts.count > 2, parts[0] == "layers", parts[2] == "downsample", let stage = Int(parts[1]) {
                parts[1] = String(stage + 1)
            }
            name = parts.joined(separator: ".")
            return (name, value)
        }
    }
}
