// LeViT: stages of attention with learned biases for distances, over tokens or, as levit_conv, over maps.
// Paper: LeViT: a Vision Transformer in ConvNet's Clothing for Faster Inference, arXiv:2104.01136.
// Follows timm's levit.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let levit = ModelFamily(
        "levit", [Levit.self, LevitDistilled.self],
        parts: [
            LevitBlock.self, LevitStage.self, LevitMlp.self, LevitDownsample.self, Levit.ConvNorm.self, Levit.LinearNorm.self,
            Levit.NormLinear.self, Levit.Attention.self, Levit.AttentionDownsample.self, Levit.Downsample.self,
        ])
}

/// The network. Same as timm.models.levit.Levit.
public class Levit: ImageModel {
    let usesConv: Bool
    private var globalPool: String
    private var embedDim: [Int] = []

    public required init(_ a: ModelArguments) throws {
        usesConv = a.bool("use_conv")
        globalPool = try a.string("global_pool")
        try super.init(a)
        try Self.check(globalPool)
        let (widths, depths, key) = (try a.ints("embed_dim"), try a.ints("depth"), try a.int("key_dim"))
        guard depths.count == widths.count else { throw TensorError.assertion("") }
        guard let last = widths.last, key > 0, widths.allSatisfy({ $0 > 0 }), depths.allSatisfy({ $0 >= 0 }) else {
            throw TensorError.value("Levit: embed_dim, key_dim and depth must be positive")
        }
        let (heads, ratios) = (try a.ints("num_heads", count: widths.count), try a.doubles("attn_ratio", count: widths.count))
        let mlpRatios = try a.doubles("mlp_ratio", count: widths.count)
        let activation = try a.layer("act_layer")
        (numFeatures, headHiddenSize, embedDim) = (last, last, widths)
        var options = LevitOptions(
            key: key, activation: activation, attentionActivation: try a.layer("attn_act_layer") ?? activation,
            resolution: [], usesConv: usesConv, dropPath: try a.double("drop_path_rate"))
        guard a.value("stem_backbone") == .null else {
            throw TensorError.notImplemented("Levit: stem_backbone is not available")
        }
        a.ignore("stem_stride")
        let type = try a.string("stem_type")
        guard type == "s16" || type == "s8" else { throw TensorError.assertion("") }
        var stride = type == "s16" ? 16 : 8
        try setModule("stem", LevitStem(inChans, widths[0], layers: type == "s16" ? 4 : 3, options))
        options.resolution = try a.ints("img_size", count: 2).prefix(2).map { $0 / stride }
        let downOp = try a.string("down_op")
        var stages: [Module] = []
        var input = widths[0]
        for (index, width) in widths.enumerated() {
            let downsamples = index > 0 && !downOp.isEmpty
            guard downsamples || input == width else { throw TensorError.assertion("") }
            (options.heads, options.ratio, options.mlpRatio) = (heads[index], ratios[index], mlpRatios[index])
            stages.append(try LevitStage(input, width, depth: depths[index], downsamples: downsamples, options))
            if index > 0 {
                stride *= 2
                options.resolution = options.resolution.map { ($0 - 1) / 2 + 1 }
            }
            featureInfo.append(.init(channels: width, reduction: stride, module: "stages.\(index)"))
            input = width
        }
        try setModule("stages", Sequential(stages))
        try addHeads()
    }

    private static func check(_ pool: String) throws {
        guard pool.isEmpty || pool == "avg" else { throw TensorError.assertion("Only avg pooling (or none) is supported.") }
    }

    /// Names of the classifiers.
    var headNames: [String] { ["head"] }

    private func addHeads() throws {
        for name in headNames {
            let head: Module = numClasses > 0 ? try NormLinear(numFeatures, numClasses, drop: dropRate) : Identity()
            try setModule(name, head.train(isTraining))
        }
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? { stateDict().map(\.name).filter { $0.contains("attention_biases") } }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] { stagedGroups(coarse: coarse) }

    /// Tokens cannot go on as maps do: only the convolutional form's stages are taken apart.
    override var ownFeatureClass: String? { usesConv ? nil : "getter" }

    private func tokens(_ input: Tensor) throws -> Tensor {
        let x = try required("stem")(input)
        return usesConv ? x : try x.flatten(2).transpose(1, 2)
    }

    /// Everything up to the pooling: [N, L, numFeatures], or [N, numFeatures, h, w].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try required("stages")(tokens(input)) }

    func pooled(_ features: Tensor) throws -> Tensor {
        globalPool.isEmpty ? features : try usesConv ? features.mean([-2, -1]) : features.mean([1])
    }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try pooled(features)
        return preLogits ? x : try required("head")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let stages = try required("stages").namedChildren
        let (places, last) = try FeatureIndices.take(stages.count, options.indices)
        let map = try required("stem")(input)
        guard map.ndim == 4 else { throw TensorError.value("not enough values to unpack (expected 4, got \(map.ndim))") }
        var (h, w) = (map.shape[2], map.shape[3])
        var x = usesConv ? map : try map.flatten(2).transpose(1, 2)
        var features: [Tensor] = []
        for (place, stage) in stages.enumerated() where !options.stopEarly || place <= last {
            x = try stage.module(x)
            // All stages but the first halve.
            if place > 0 { (h, w) = ((h + 1) / 2, (w + 1) / 2) }
            guard places.contains(place) else { continue }
            features.append(usesConv ? x : try x.reshape([map.shape[0], h, w, -1]).permute([0, 3, 1, 2]))
        }
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        try pruneStages(indices, pruneHead: pruneHead)
    }

    public override var classifierPath: String { "head" }

    /// New classifiers, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        if let globalPool {
            try Self.check(globalPool)
            self.globalPool = globalPool
        }
        try addHeads()
    }

    public override var attributes: [String: JSONValue] {
        [
            "use_conv": .bool(usesConv), "global_pool": .string(globalPool), "embed_dim": .array(embedDim.map { .int($0) }),
        ]
    }

    /// Places of distances, which old checkpoints hold, follow from the size.
    public override func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        state.filter { !$0.name.contains("attention_bias_idxs") }
    }
}

/// The mean of two classifiers. Same as timm.models.levit.LevitDistilled.
public final class LevitDistilled: Levit, DistilledModel {
    public var trainsDistilled = false

    /// It takes what the other one takes.
    public override class var constructorName: String? { "Levit" }

    override var headNames: [String] { ["head", "head_dist"] }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        if preLogits { return try pooled(features) }
        let (x, distilled) = try bothHeads(features)
        return try x.add(distilled).div(2)
    }

    public func bothHeads(_ features: Tensor) throws -> (Tensor, Tensor) {
        let x = try pooled(features)
        return (try required("head")(x), try required("head_dist")(x))
    }
}
