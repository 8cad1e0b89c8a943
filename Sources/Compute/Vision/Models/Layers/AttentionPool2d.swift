// Pooling of feature maps by attention, as CLIP's ResNets end in.
// Paper: Learning Transferable Visual Models From Natural Language Supervision, arXiv:2103.00020.

import Neural
import Tensors

/// Attention over the mean of the places and all of them, with learned positions: [N, C, H, W] to [N, classes]. Same as
/// timm.layers.AttentionPool2d with queries, keys and values apart.
public final class AttentionPool2d: FusableAttention, Head {
    public let inFeatures, embedDim: Int
    private let numHeads, headDim: Int
    private let featureSize: [Int]
    public private(set) var poolType: String
    private var outFeatures: Int

    public init(
        _ inFeatures: Int, classes: Int, featureSize: [Int], embedDim: Int? = nil, headDim: Int = 64, poolType: String = "token",
        dropRate: Double = 0
    ) throws {
        try Self.check(poolType)
        let width = embedDim.flatMap { $0 == 0 ? nil : $0 } ?? inFeatures
        guard width % headDim == 0 else { throw TensorError.assertion("") }
        (self.inFeatures, self.embedDim, self.featureSize, self.poolType) = (inFeatures, width, featureSize, poolType)
        (numHeads, self.headDim, outFeatures) = (width / headDim, headDim, classes > 0 ? classes : width)
        super.init()
        for name in ["q", "k", "v"] { try setModule(name, Linear(inFeatures, width)) }
        try setModule("drop", Dropout(p: .float(dropRate)))
        try setModule("proj", Classifier.layer(width, classes))
        try addParameter("pos_embed", [featureSize[0] * featureSize[1] + 1, inFeatures])
        try initWeights()
    }

    private static func check(_ poolType: String) throws {
        guard ["", "token"].contains(poolType) else {
            throw TensorError.assertion("Only token pooling (or none) is supported.")
        }
    }

    func initWeights() throws {
        let std = 1 / Double(inFeatures).squareRoot()
        for name in ["q", "k", "v"] {
            let linear = try required(name)
            if let weight = linear.parameter("weight") { try Initialisation.inverseTruncNormal(weight, std: std) }
            if let bias = linear.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
        if let positions = parameter("pos_embed") { try Initialisation.inverseTruncNormal(positions, std: std) }
    }

    /// A fresh classifier; nil keeps the pooling.
    public func reset(_ classes: Int, poolType: String? = nil) throws {
        if let poolType {
            try Self.check(poolType)
            self.poolType = poolType
        }
        try setModule("proj", Classifier.layer(embedDim, classes).train(isTraining))
        outFeatures = classes > 0 ? classes : embedDim
    }

    public func forward(_ input: Tensor, preLogits: Bool) throws -> Tensor {
        guard input.ndim == 4 else { throw TensorError.value("not enough values to unpack (expected 4, got \(input.ndim))") }
        let (n, h, w) = (input.shape[0], input.shape[2], input.shape[3])
        guard let positions = parameter("pos_embed") else { throw TensorError.runtime("\(typeName) has no pos_embed") }
        let places = try input.flatten(2).transpose(1, 2)
        let grid = try PositionEmbedding.resampled(positions.unsqueeze(0), to: [h, w], from: featureSize, prefixTokens: 1)
        let tokens = try Tensor.cat([places.mean([1], keepdim: true), places], dim: 1).add(grid)
        func heads(_ name: String) throws -> Tensor {
            try required(name)(tokens).reshape([n, h * w + 1, numHeads, headDim]).transpose(1, 2)
        }
        let mixed = try heads("q").scaledDotProductAttention(heads("k"), heads("v"))
        var x = try required("drop")(mixed.transpose(1, 2).reshape([n, h * w + 1, embedDim]))
        if !preLogits { x = try required("proj")(x) }
        if poolType == "token" { return try x.select(1, 0) }
        return try x.slice(1, 1, nil).reshape([n, h, w, -1]).permute([0, 3, 1, 2])
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, preLogits: false) }

    public override var attributes: [String: JSONValue] {
        [
            "in_features": .int(inFeatures), "embed_dim": .int(embedDim), "out_features": .int(outFeatures),
            "feat_size": .array(featureSize.map { .int($0) }), "seq_len": .int(featureSize[0] * featureSize[1]),
            "num_heads": .int(numHeads), "head_dim": .int(headDim), "pool_type": .string(poolType),
            "scale": .double(1 / Double(headDim).squareRoot()), "fused_attn": .bool(isFused), "cls_token": .null, "qkv": .null,
        ]
    }
}
