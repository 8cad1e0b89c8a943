// Pooling of sequences of tokens by attention.
// Papers: Scaling Vision Transformers, arXiv:2106.04560 (a learned query); Locality-Attending Vision Transformer (refinement).

import Neural
import Tensors

/// Attention of learned queries to the tokens, then a residual MLP: [N, L, C] to [N, C]. Same as timm.layers.AttentionPoolLatent.
public final class AttentionPoolLatent: FusableAttention, SelfInitialising {
    let numHeads, headDim: Int

    init(
        _ features: Int, numHeads: Int = 8, mlpRatio: Double = 4, norm: LayerSpec? = nil,
        activation: LayerSpec? = LayerSpec("nn.GELU")
    ) throws {
        guard numHeads > 0, features % numHeads == 0 else { throw TensorError.assertion("") }
        (self.numHeads, headDim) = (numHeads, features / numHeads)
        super.init()
        try addParameter("latent", [1, 1, features])
        try setModule("q", Linear(features, features))
        try setModule("kv", Linear(features, features * 2))
        try setModule("q_norm", Identity())
        try setModule("k_norm", Identity())
        try setModule("proj", Linear(features, features))
        try setModule("proj_drop", Dropout(p: .float(0)))
        try setModule("norm", norm.map { try NormLayers.make($0, features) } ?? Identity())
        try setModule("mlp", Mlp(features, hidden: Int(Double(features) * mlpRatio), activation: activation))
        try initWeights()
    }

    func initWeights() throws {
        guard let latent = parameter("latent") else { return }
        try Initialisation.scaledTruncNormal(latent, std: 1 / Double(latent.shape[2]).squareRoot())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (batch, length, channels) = try input.tokenShape()
        guard let latent = parameter("latent") else { throw TensorError.runtime("\(typeName) has no latent") }
        let count = latent.shape[1]
        let queries = try required("q")(latent.expand([batch, -1, -1])).reshape([batch, count, numHeads, headDim])
        let kv = try required("kv")(input).reshape([batch, length, 2, numHeads, headDim]).permute([2, 0, 3, 1, 4]).unbind(0)
        let (q, k) = (try required("q_norm")(queries.transpose(1, 2)), try required("k_norm")(kv[0]))
        var x = try q.scaledDotProductAttention(k, kv[1]).transpose(1, 2).reshape([batch, count, channels])
        x = try passing(x, through: "proj", "proj_drop")
        return try x.add(passing(x, through: "norm", "mlp")).select(1, 0)
    }

    public override var attributes: [String: JSONValue] {
        [
            "num_heads": .int(numHeads), "head_dim": .int(headDim), "scale": .double(1 / Double(headDim).squareRoot()),
            "fused_attn": .bool(isFused), "latent_dim": .int(numHeads * headDim), "latent_len": .int(1),
            "out_features": .int(numHeads * headDim), "pool": .string("token"), "feat_size": .null, "pos_embed": .null,
        ]
    }
}

/// Attention of the tokens to each other without any parameter, then the first token or the mean. Same as
/// timm.layers.AttentionPoolPrr.
public final class AttentionPoolPrr: FusableAttention {
    let numHeads, headDim: Int
    private let poolType: String

    init(_ dim: Int, numHeads: Int = 8, poolType: String = "token") throws {
        guard numHeads > 0, dim % numHeads == 0 else {
            throw TensorError.assertion("dim (\(dim)) must be divisible by num_heads (\(numHeads))")
        }
        (self.numHeads, headDim, self.poolType) = (numHeads, dim / numHeads, poolType)
        super.init()
        try setModule("pre_norm", Identity())
        try setModule("post_norm", Identity())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (batch, length, channels) = try input.tokenShape()
        let heads = try required("pre_norm")(input).reshape([batch, length, numHeads, headDim]).transpose(1, 2)
        let mixed = try heads.scaledDotProductAttention(heads, heads).transpose(1, 2).reshape([batch, length, channels])
        let x = try required("post_norm")(mixed)
        return poolType == "token" ? try x.select(1, 0) : try x.mean([1])
    }

    public override var attributes: [String: JSONValue] {
        [
            "num_heads": .int(numHeads), "head_dim": .int(headDim), "scale": .double(1 / Double(headDim).squareRoot()),
            "fused_attn": .bool(isFused), "pool": .string(poolType), "out_features": .int(numHeads * headDim),
        ]
    }
}
