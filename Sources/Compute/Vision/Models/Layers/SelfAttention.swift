// Self-attention over sequences of tokens, plain and differential.
// Papers: Attention Is All You Need, arXiv:1706.03762; Differential Transformer, arXiv:2410.05258.

internal import Glibc
import Neural
import Tensors

/// What the attention of a transformer block is made with.
struct AttentionOptions {
    var dim: Int
    var numHeads: Int
    var qkvBias = false
    var qkNorm = false
    /// Normalise what comes out of attention in front of the projection.
    var scaleNorm = false
    var projBias = true
    var attnDrop = 0.0
    var projDrop = 0.0
    var norm: LayerSpec
    /// The block's place, which differential attention starts from.
    var depth = 0

    func headDim() throws -> Int {
        guard numHeads > 0, dim % numHeads == 0 else { throw TensorError.assertion("dim should be divisible by num_heads") }
        return dim / numHeads
    }

    func norm(_ width: Int, if isWanted: Bool) throws -> Module { isWanted ? try NormLayers.make(norm, width) : Identity() }

    /// Attention by name or class: '', 'attn' and 'diff'. Nil stands for ''.
    func make(_ spec: LayerSpec?) throws -> Module {
        switch spec?.className ?? "" {
        case "", "attn", "Attention": return try Attention(self)
        case "diff", "DiffAttention": return try DiffAttention(self)
        case let name:
            if spec?.isClass == true { throw TensorError.notImplemented("the attention layer \(name) is not available") }
            throw TensorError.assertion("Unknown attn_layer: \(name)")
        }
    }
}

/// Whether attention made from now on computes without the matrix of its weights. Same as timm.layers.use_fused_attn().
public enum FusedAttention {
    // Under the interpreter lock, as models are made.
    /// 0 never, 1 where it is tested, 2 where it is experimental, too.
    nonisolated(unsafe) public static var level = getenv("TIMM_FUSED_ATTN").flatMap { Int(String(cString: $0)) } ?? 1
}

/// Attention that computes without the matrix of its weights, or with it where a script wants to see it: it then goes through the
/// child `attn_drop`, where there is one.
public class FusableAttention: Module {
    final var isFused = FusedAttention.level > 0

    public override func setAttribute(_ name: String, _ value: JSONValue) -> Bool {
        guard name == "fused_attn", case .bool(let isWanted) = value else { return false }
        isFused = isWanted
        return true
    }

    /// Softmax attention of [N, H, L, D], by blocks of queries or with all weights. `grouped`: several heads of queries share one
    /// of keys and values.
    final func attend(_ q: Tensor, _ k: Tensor, _ v: Tensor, mask: Tensor? = nil, grouped: Bool = false) throws -> Tensor {
        if isFused {
            return try q.scaledDotProductAttention(k, v, mask: mask, dropout: attentionDropout(), grouped: grouped)
        }
        func heads(_ x: Tensor) throws -> Tensor {
            let (shape, count) = (x.shape, q.shape[1])
            guard grouped, shape[1] != count else { return x }
            return try x.unsqueeze(2).expand([shape[0], shape[1], count / shape[1], shape[2], shape[3]])
                .reshape([shape[0], count, shape[2], shape[3]])
        }
        let scale = 1 / Double(q.shape.last ?? 1).squareRoot()
        var scores = try q.mul(.float(scale)).matmul(heads(k).transpose(-2, -1))
        if let mask { scores = try scores.add(mask) }
        return try required("attn_drop")(scores.softmax(-1)).matmul(heads(v))
    }
}

extension Module {
    /// The dropout of attention weights that the child `attn_drop` stands for, now.
    func attentionDropout() throws -> Double {
        guard isTraining, let dropout = try required("attn_drop") as? DropoutLayer else { return 0 }
        return dropout.p
    }

    /// The child `qkv` with a bias put together of `q_bias`, `k_bias` (which stays zero) and `v_bias`, where they are there.
    func biasedProjection(_ input: Tensor) throws -> Tensor {
        let qkv = try required("qkv")
        guard let q = parameter("q_bias"), let k = buffer("k_bias"), let v = parameter("v_bias") else { return try qkv(input) }
        let bias = try Tensor.cat([q, k, v])
        guard let weight = qkv.parameter("weight"), qkv is Linear, !qkv.hasHooks else { return try qkv(input).add(bias) }
        return try input.linear(weight: weight, bias: bias)
    }
}

/// Softmax attention with one projection to queries, keys and values. Same as timm.layers.Attention.
public final class Attention: FusableAttention {
    let numHeads, headDim: Int

    init(_ o: AttentionOptions) throws {
        (numHeads, headDim) = (o.numHeads, try o.headDim())
        super.init()
        try setModule("qkv", Linear(o.dim, o.dim * 3, bias: o.qkvBias))
        try setModule("q_norm", o.norm(headDim, if: o.qkNorm))
        try setModule("k_norm", o.norm(headDim, if: o.qkNorm))
        try setModule("attn_drop", Dropout(p: .float(o.attnDrop)))
        try setModule("norm", o.norm(o.dim, if: o.scaleNorm))
        try setModule("proj", Linear(o.dim, o.dim, bias: o.projBias))
        try setModule("proj_drop", Dropout(p: .float(o.projDrop)))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (batch, length, _) = try input.tokenShape()
        let qkv = try required("qkv")(input).reshape([batch, length, 3, numHeads, headDim]).permute([2, 0, 3, 1, 4]).unbind(0)
        let (q, k) = (try required("q_norm")(qkv[0]), try required("k_norm")(qkv[1]))
        let x = try attend(q, k, qkv[2])
        return try passing(x.transpose(1, 2).reshape([batch, length, numHeads * headDim]), through: "norm", "proj", "proj_drop")
    }

    public override var attributes: [String: JSONValue] {
        [
            "num_heads": .int(numHeads), "head_dim": .int(headDim), "attn_dim": .int(numHeads * headDim),
            "scale": .double(1 / Double(headDim).squareRoot()), "gate": .null, "fused_attn": .bool(isFused),
        ]
    }
}

/// The factor between the two attentions of differential attention, as parameters of the module that has them.
struct DifferentialFactor {
    let start: Double
    let isDual: Bool

    init(depth: Int, isDual: Bool = false) { (start, self.isDual) = (0.8 - 0.6 * exp(-0.3 * Double(depth)), isDual) }

    /// What scripts see of it: where it starts, and that the parameters of the other form are not there.
    var attributes: [String: JSONValue] {
        var values: [String: JSONValue] = ["lambda_init": .double(start), "dual_lambda": .bool(isDual)]
        for name in ["lambda_a", "lambda_b"] + Self.vectors { values[name] = .null }
        return values
    }

    private static let vectors = ["lambda_q1", "lambda_k1", "lambda_q2", "lambda_k2"]

    /// Registers the parameters; they are drawn by `reset`.
    func add(to module: Module, headDim: Int) throws {
        for name in isDual ? ["lambda_a", "lambda_b"] : Self.vectors { try module.addParameter(name, isDual ? [] : [headDim]) }
    }

    func reset(_ module: Module) throws {
        for name in ["lambda_a", "lambda_b"] { if let value = module.parameter(name) { try Initialisation.constant(value, 0) } }
        for name in Self.vectors { if let value = module.parameter(name) { try Initialisation.normal(value, std: 0.1) } }
    }

    func value(of module: Module) throws -> Tensor {
        func parameter(_ name: String) throws -> Tensor {
            guard let tensor = module.parameter(name) else {
                throw TensorError.runtime("'\(module.typeName)' object has no attribute '\(name)'")
            }
            return tensor
        }
        func overlap(_ place: Int) throws -> Tensor {
            try parameter("lambda_q\(place)").mul(parameter("lambda_k\(place)")).sum([-1])
        }
        let first = try (isDual ? parameter("lambda_a") : overlap(1)).exp()
        let second = try (isDual ? parameter("lambda_b") : overlap(2)).exp()
        return try first.sub(second).add(.float(start))
    }

    /// The difference of the attentions of both halves of queries and keys [N, 2 H, L, D] to values [N, H, L, 2 D], normalised
    /// and scaled by the module's `sub_norm`: [N, L, 2 H D].
    func attend(_ module: FusableAttention, _ q: Tensor, _ k: Tensor, _ v: Tensor) throws -> Tensor {
        let (batch, heads, length, width) = (v.shape[0], v.shape[1], v.shape[2], v.shape[3])
        let difference = try module.isFused ? fused(module, q, k, v) : weighted(module, q, k, v)
        let x = try module.required("sub_norm")(difference).mul(.float(1 - start))
        return try x.transpose(1, 2).reshape([batch, length, heads * width])
    }

    private func weighted(_ module: Module, _ q: Tensor, _ k: Tensor, _ v: Tensor) throws -> Tensor {
        let (batch, heads, length) = (v.shape[0], v.shape[1], v.shape[2])
        let scale = 1 / Double(q.shape.last ?? 1).squareRoot()
        let scores = try q.mul(.float(scale)).matmul(k.transpose(-2, -1))
        let both = try module.required("attn_drop")(scores.softmax(-1)).reshape([batch, heads, 2, length, length]).unbind(2)
        return try both[0].sub(value(of: module).mul(both[1])).matmul(v)
    }

    private func fused(_ module: Module, _ q: Tensor, _ k: Tensor, _ v: Tensor) throws -> Tensor {
        let (batch, heads, length, width) = (v.shape[0], v.shape[1], v.shape[2], v.shape[3])
        let queries = try q.reshape([batch, heads, 2, length, width / 2]).unbind(2)
        let keys = try k.reshape([batch, heads, 2, length, width / 2]).unbind(2)
        let dropout = try module.attentionDropout()
        let first = try queries[0].scaledDotProductAttention(keys[0], v, dropout: dropout)
        let second = try queries[1].scaledDotProductAttention(keys[1], v, dropout: dropout)
        return try first.sub(value(of: module).mul(second))
    }
}

/// The difference of two attentions. Same as timm.layers.DiffAttention.
public final class DiffAttention: FusableAttention {
    let numHeads, headDim: Int
    private let factor: DifferentialFactor
    private let attnDrop: Double

    init(_ o: AttentionOptions) throws {
        (numHeads, headDim, attnDrop) = (o.numHeads, try o.headDim() / 2, o.attnDrop)
        factor = DifferentialFactor(depth: o.depth)
        super.init()
        try setModule("qkv", Linear(o.dim, o.dim * 3, bias: o.qkvBias))
        try setModule("q_norm", o.norm(headDim, if: o.qkNorm))
        try setModule("k_norm", o.norm(headDim, if: o.qkNorm))
        try setModule("attn_drop", Dropout(p: .float(o.attnDrop)))
        try setModule("norm", o.norm(o.dim, if: o.scaleNorm))
        try setModule("proj", Linear(o.dim, o.dim, bias: o.projBias))
        try setModule("proj_drop", Dropout(p: .float(o.projDrop)))
        try factor.add(to: self, headDim: headDim)
        try setModule("sub_norm", RmsNorm(2 * headDim, eps: 1e-5))
        try factor.reset(self)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (batch, length, _) = try input.tokenShape()
        let qkv = try required("qkv")(input).chunk(3, dim: 2)
        let halves = [batch, length, 2 * numHeads, headDim]
        let q = try required("q_norm")(qkv[0].reshape(halves).transpose(1, 2))
        let k = try required("k_norm")(qkv[1].reshape(halves).transpose(1, 2))
        let v = try qkv[2].reshape([batch, length, numHeads, 2 * headDim]).transpose(1, 2)
        return try passing(factor.attend(self, q, k, v), through: "norm", "proj", "proj_drop")
    }

    public override var attributes: [String: JSONValue] {
        let own: [String: JSONValue] = [
            "num_heads": .int(numHeads), "head_dim": .int(headDim), "scale": .double(1 / Double(headDim).squareRoot()),
            "fused_attn": .bool(isFused), "attn_drop_p": .double(attnDrop),
        ]
        return factor.attributes.merging(own) { _, own in own }
    }
}
