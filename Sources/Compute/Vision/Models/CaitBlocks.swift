// Blocks of CaiT: attention whose heads talk to each other, and attention of the class token alone. Names are timm's checkpoint
// keys.
// Papers: Going deeper with Image Transformers, arXiv:2103.17239; Talking-Heads Attention, arXiv:2003.02436.

import Neural
import Tensors

/// What the blocks of a network are made with.
struct CaitOptions {
    var dim: Int
    var numHeads: Int
    var mlpRatio: Double
    var qkvBias: Bool
    var projDrop = 0.0
    var attnDrop = 0.0
    var dropPath = 0.0
    var norm: LayerSpec
    var activation: LayerSpec
    /// The factor of each channel at first; nil for none.
    var initValues: Double?

    func headDim() throws -> Int {
        guard numHeads > 0, dim > 0, dim % numHeads == 0 else {
            throw TensorError.value("dim (\(dim)) must be divisible by num_heads (\(numHeads))")
        }
        return dim / numHeads
    }

    func mlp() throws -> Mlp {
        let width = Double(dim) * mlpRatio
        guard width >= 1, width < 16_777_216 else { throw TensorError.value("mlp_ratio=\(mlpRatio) is out of range") }
        return try Mlp(dim, hidden: Int(width), activation: activation, drop: (projDrop, projDrop))
    }

    func drop() -> Module { dropPath > 0 ? DropPath(dropPath) : Identity() }

    /// What a block of CaiT has beside its attention.
    func addParts(to module: Module, attention: Module) throws {
        try module.setModule("norm1", NormLayers.make(norm, dim))
        try module.setModule("attn", attention)
        try module.setModule("drop_path", drop())
        try module.setModule("norm2", NormLayers.make(norm, dim))
        try module.setModule("mlp", mlp())
        for name in ["gamma_1", "gamma_2"] { try addGamma(name, to: module) }
    }

    /// A factor for each channel as a parameter of `module`.
    func addGamma(_ name: String, to module: Module) throws {
        guard let initValues else { return }
        try module.setParameter(name, Tensor.full([dim], .float(initValues), dtype: .float32).requiresGradInPlace())
    }
}

extension Module {
    /// x times the parameter `name`, where there is one.
    func scaled(_ x: Tensor, by name: String) throws -> Tensor { try parameter(name).map { try $0.mul(x) } ?? x }
}

/// Attention of the first token to all: [N, L, C] to [N, 1, C]. Same as timm.models.cait.ClassAttn.
public final class ClassAttn: FusableAttention {
    private let numHeads, headDim: Int

    init(_ o: CaitOptions) throws {
        (numHeads, headDim) = (o.numHeads, try o.headDim())
        super.init()
        for name in ["q", "k", "v"] { try setModule(name, Linear(o.dim, o.dim, bias: o.qkvBias)) }
        try setModule("attn_drop", Dropout(p: .float(o.attnDrop)))
        try setModule("proj", Linear(o.dim, o.dim))
        try setModule("proj_drop", Dropout(p: .float(o.projDrop)))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (batch, length, channels) = try input.tokenShape()
        func heads(_ name: String, _ x: Tensor, _ count: Int) throws -> Tensor {
            try required(name)(x).reshape([batch, count, numHeads, headDim]).permute([0, 2, 1, 3])
        }
        let q = try heads("q", input.select(1, 0), 1)
        let x = try attend(q, heads("k", input, length), heads("v", input, length))
        return try passing(x.transpose(1, 2).reshape([batch, 1, channels]), through: "proj", "proj_drop")
    }

    public override var attributes: [String: JSONValue] {
        ["num_heads": .int(numHeads), "scale": .double(1 / Double(headDim).squareRoot()), "fused_attn": .bool(isFused)]
    }
}

/// Attention whose heads are mixed in front of and behind the softmax. Same as timm.models.cait.TalkingHeadAttn.
public final class TalkingHeadAttn: Module {
    private let numHeads, headDim: Int

    init(_ o: CaitOptions) throws {
        (numHeads, headDim) = (o.numHeads, try o.headDim())
        super.init()
        try setModule("qkv", Linear(o.dim, o.dim * 3, bias: o.qkvBias))
        try setModule("attn_drop", Dropout(p: .float(o.attnDrop)))
        try setModule("proj", Linear(o.dim, o.dim))
        try setModule("proj_l", Linear(o.numHeads, o.numHeads))
        try setModule("proj_w", Linear(o.numHeads, o.numHeads))
        try setModule("proj_drop", Dropout(p: .float(o.projDrop)))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (batch, length, channels) = try input.tokenShape()
        let qkv = try required("qkv")(input).reshape([batch, length, 3, numHeads, headDim]).permute([2, 0, 3, 1, 4]).unbind(0)
        let scale = 1 / Double(headDim).squareRoot()
        func mixed(_ name: String, _ weights: Tensor) throws -> Tensor {
            try required(name)(weights.permute([0, 2, 3, 1])).permute([0, 3, 1, 2])
        }
        var weights = try mixed("proj_l", qkv[0].mul(.float(scale)).matmul(qkv[1].transpose(-2, -1)))
        weights = try required("attn_drop")(mixed("proj_w", weights.softmax(-1)))
        let x = try weights.matmul(qkv[2]).transpose(1, 2).reshape([batch, length, channels])
        return try passing(x, through: "proj", "proj_drop")
    }

    public override var attributes: [String: JSONValue] {
        ["num_heads": .int(numHeads), "scale": .double(1 / Double(headDim).squareRoot())]
    }
}

extension Cait {
    /// Attention among the patches. Same as timm.models.cait.LayerScaleBlock.
    public final class LayerScaleBlock: Module {
        init(_ o: CaitOptions) throws {
            super.init()
            try o.addParts(to: self, attention: TalkingHeadAttn(o))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let drop = try required("drop_path")
            let x = try input.add(drop(scaled(passing(input, through: "norm1", "attn"), by: "gamma_1")))
            return try x.add(drop(scaled(passing(x, through: "norm2", "mlp"), by: "gamma_2")))
        }
    }

    /// Attention of the class token to the patches. Same as timm.models.cait.LayerScaleBlockClassAttn.
    public final class LayerScaleBlockClassAttn: Module {
        init(_ o: CaitOptions) throws {
            super.init()
            try o.addParts(to: self, attention: ClassAttn(o))
        }

        /// The class token [N, 1, C] behind attention to itself and the patches.
        func token(_ token: Tensor, among patches: Tensor) throws -> Tensor {
            let drop = try required("drop_path")
            let all = try passing(Tensor.cat([token, patches], dim: 1), through: "norm1", "attn")
            let x = try token.add(drop(scaled(all, by: "gamma_1")))
            return try x.add(drop(scaled(passing(x, through: "norm2", "mlp"), by: "gamma_2")))
        }
    }
}
