// Attention with rotary embeddings and the residual blocks of EVA. Names are timm's checkpoint keys.

import Neural
import Tensors

/// A module that takes a rotary embedding beside its input.
protocol RotaryModule: Module {
    func forward(_ input: Tensor, rope: Tensor?) throws -> Tensor
}

extension Module {
    /// Runs a child with a rotary embedding, if it takes one, and with its hooks.
    final func turned(_ name: String, _ input: Tensor, rope: Tensor?) throws -> Tensor {
        try required(name).runTurned(input, rope: rope)
    }

    final func runTurned(_ input: Tensor, rope: Tensor?) throws -> Tensor {
        guard let module = self as? any RotaryModule, behaviour == nil else { return try self(input) }
        return hasHooks
            ? try withHooks([input]) { try module.forward($0[0], rope: rope) } : try module.forward(input, rope: rope)
    }
}

/// What the blocks of EVA are made with.
struct EvaBlockOptions {
    var attention: AttentionOptions
    /// 'eva', with a bias of its own beside the projection, or 'rope'.
    var attentionType: String
    var isFused: Bool
    var kvHeads: Int?
    var prefixTokens: Int
    var rotateHalf: Bool
    var mlpRatio: Double
    var isSwiGLU, scaleMlp: Bool
    var alignTo: Int
    var initValues: Double?
    var scalesAttentionOnly: Bool
    var dropPath = 0.0

    var dim: Int { attention.dim }

    func norm() throws -> Module { try NormLayers.make(attention.norm, dim) }
    func dropPathLayer() -> Module { dropPath > 0 ? DropPath(dropPath) : Identity() }
    func attn() throws -> Module { attentionType == "rope" ? try AttentionRope(self) : try EvaAttention(self) }

    /// An MLP; SwiGLU has a layer for each half where there is a norm in it, or a width to align to.
    func mlp(separates: Bool) throws -> Module {
        let hidden = Int(Double(dim) * mlpRatio)
        var options = MlpOptions(
            inFeatures: dim, hidden: hidden, activation: LayerSpec("nn.GELU"), norm: scaleMlp ? attention.norm : nil,
            drop: attention.projDrop)
        guard isSwiGLU else { return try options.make(nil) }
        options.activation = LayerSpec("nn.SiLU")
        if separates { return try options.make(LayerSpec("timm.SwiGLU", [("align_to", .int(alignTo))])) }
        options.hidden = hidden * 2
        return try options.make(LayerSpec("timm.GluMlp", [("gate_last", .bool(false))]))
    }
}

/// The part that both attentions share.
public class RotaryAttention: FusableAttention, RotaryModule {
    let numHeads, kvHeads, headDim: Int
    private let prefixTokens: Int
    private let rotateHalf: Bool

    init(_ o: EvaBlockOptions) throws {
        numHeads = o.attention.numHeads
        (kvHeads, headDim) = (o.kvHeads ?? numHeads, try o.attention.headDim())
        (prefixTokens, rotateHalf) = (o.prefixTokens, o.rotateHalf)
        guard kvHeads > 0, numHeads % kvHeads == 0 else {
            throw TensorError.assertion("num_heads must be divisible by num_kv_heads")
        }
        guard !o.isFused || kvHeads == numHeads else {
            throw TensorError.assertion("fused qkv projection does not support grouped-query attention")
        }
        super.init()
    }

    /// Registers what follows the projections.
    func addRest(_ o: EvaBlockOptions, projBias: Bool) throws {
        let a = o.attention
        try setModule("q_norm", a.norm(headDim, if: a.qkNorm))
        try setModule("k_norm", a.norm(headDim, if: a.qkNorm))
        try setModule("attn_drop", Dropout(p: .float(a.attnDrop)))
        try setModule("norm", a.norm(a.dim, if: a.scaleNorm))
        try setModule("proj", Linear(a.dim, a.dim, bias: projBias))
        try setModule("proj_drop", Dropout(p: .float(a.projDrop)))
    }

    /// Override: queries, keys and values of one projection, where there is one.
    func projected(_ input: Tensor) throws -> Tensor { try required("qkv")(input) }

    func forward(_ input: Tensor, rope: Tensor?) throws -> Tensor {
        let (batch, length, _) = try input.tokenShape()
        var q, k, v: Tensor
        if child("qkv") != nil {
            let parts = try projected(input).reshape([batch, length, 3, numHeads, headDim]).permute([2, 0, 3, 1, 4]).unbind(0)
            (q, k, v) = (parts[0], parts[1], parts[2])
        } else {
            func heads(_ name: String, _ count: Int) throws -> Tensor {
                try required(name)(input).reshape([batch, length, count, headDim]).transpose(1, 2)
            }
            (q, k, v) = (try heads("q_proj", numHeads), try heads("k_proj", kvHeads), try heads("v_proj", kvHeads))
        }
        (q, k) = (try required("q_norm")(q), try required("k_norm")(k))
        if let rope {
            q = try q.rotated(rope, half: rotateHalf, prefix: prefixTokens)
            k = try k.rotated(rope, half: rotateHalf, prefix: prefixTokens)
        }
        let x = try attend(q, k, v, grouped: kvHeads != numHeads)
        return try passing(x.transpose(1, 2).reshape([batch, length, numHeads * headDim]), through: "norm", "proj", "proj_drop")
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, rope: nil) }

    public override var attributes: [String: JSONValue] {
        [
            "num_heads": .int(numHeads), "head_dim": .int(headDim), "scale": .double(1 / Double(headDim).squareRoot()),
            "fused_attn": .bool(isFused), "num_prefix_tokens": .int(prefixTokens), "rotate_half": .bool(rotateHalf), "qkv": .null,
            "q_proj": .null, "k_proj": .null, "v_proj": .null, "gate": .null,
        ]
    }
}

/// Attention whose keys have no bias. Same as timm.models.eva.EvaAttention.
public final class EvaAttention: RotaryAttention {
    override init(_ o: EvaBlockOptions) throws {
        guard o.kvHeads == nil || o.kvHeads == o.attention.numHeads else {
            throw TensorError.assertion("grouped-query attention (num_kv_heads) is only supported with attn_type=\"rope\"")
        }
        try super.init(o)
        let (dim, bias) = (o.dim, o.attention.qkvBias)
        if o.isFused {
            try setModule("qkv", Linear(dim, dim * 3, bias: false))
            if bias {
                try setParameter("q_bias", Tensor.zeros([dim]).requiresGradInPlace())
                try setBuffer("k_bias", Tensor.zeros([dim]), persistent: false)
                try setParameter("v_bias", Tensor.zeros([dim]).requiresGradInPlace())
            }
        } else {
            for name in ["q_proj", "k_proj", "v_proj"] { try setModule(name, Linear(dim, dim, bias: bias && name != "k_proj")) }
        }
        try addRest(o, projBias: true)
    }

    override func projected(_ input: Tensor) throws -> Tensor { try biasedProjection(input) }

    public override var attributes: [String: JSONValue] {
        super.attributes.merging([
            "qkv_bias_separate": .bool(false), "q_bias": .null, "k_bias": .null, "v_bias": .null,
        ]) { _, own in own }
    }
}

/// Attention, also with fewer keys and values than queries. Same as timm.layers.AttentionRope.
public final class AttentionRope: RotaryAttention {
    override init(_ o: EvaBlockOptions) throws {
        try super.init(o)
        let (dim, bias) = (o.dim, o.attention.qkvBias)
        if o.isFused {
            try setModule("qkv", Linear(dim, dim * 3, bias: bias))
        } else {
            try setModule("q_proj", Linear(dim, dim, bias: bias))
            for name in ["k_proj", "v_proj"] { try setModule(name, Linear(dim, kvHeads * headDim, bias: bias)) }
        }
        try addRest(o, projBias: o.attention.projBias)
    }

    public override var attributes: [String: JSONValue] {
        let own: [String: JSONValue] = [
            "attn_dim": .int(numHeads * headDim), "kv_dim": .int(kvHeads * headDim), "num_kv_heads": .int(kvHeads),
            "num_kv_groups": .int(numHeads / kvHeads),
        ]
        return super.attributes.merging(own) { _, own in own }
    }
}

extension Eva {
    /// Attention, then an MLP, each normalised before, scaled and added to its input. Same as timm.models.eva.EvaBlock.
    public final class EvaBlock: Module, RotaryModule {
        private let initValues: Double?

        init(_ o: EvaBlockOptions) throws {
            initValues = o.initValues
            super.init()
            func scale() throws -> Tensor? {
                try o.initValues.map { try Tensor.full([o.dim], .float($0), dtype: .float32).requiresGradInPlace() }
            }
            try setModule("norm1", o.norm())
            try setModule("attn", o.attn())
            if let scale = try scale() { try setParameter("gamma_1", scale) }
            try setModule("drop_path1", o.dropPathLayer())
            try setModule("norm2", o.norm())
            try setModule("mlp", o.mlp(separates: o.scaleMlp || o.alignTo != 0))
            if !o.scalesAttentionOnly, let scale = try scale() { try setParameter("gamma_2", scale) }
            try setModule("drop_path2", o.dropPathLayer())
        }

        func forward(_ input: Tensor, rope: Tensor?) throws -> Tensor {
            func scaled(_ x: Tensor, _ name: String) throws -> Tensor { try parameter(name).map { try $0.mul(x) } ?? x }
            let attention = try turned("attn", required("norm1")(input), rope: rope)
            let x = try input.add(required("drop_path1")(scaled(attention, "gamma_1")))
            return try x.add(required("drop_path2")(scaled(passing(x, through: "norm2", "mlp"), "gamma_2")))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, rope: nil) }

        public override var attributes: [String: JSONValue] {
            ["init_values": initValues.map { .double($0) } ?? .null, "gamma_1": .null, "gamma_2": .null]
        }
    }

    /// The same with normalisations behind attention and MLP. Same as timm.models.eva.EvaBlockPostNorm.
    public final class EvaBlockPostNorm: Module, RotaryModule {
        init(_ o: EvaBlockOptions) throws {
            super.init()
            try setModule("attn", o.attn())
            try setModule("norm1", o.norm())
            try setModule("drop_path1", o.dropPathLayer())
            try setModule("mlp", o.mlp(separates: o.scaleMlp))
            try setModule("norm2", o.norm())
            try setModule("drop_path2", o.dropPathLayer())
        }

        func forward(_ input: Tensor, rope: Tensor?) throws -> Tensor {
            let x = try input.add(passing(turned("attn", input, rope: rope), through: "norm1", "drop_path1"))
            return try x.add(passing(x, through: "mlp", "norm2", "drop_path2"))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, rope: nil) }
    }
}
