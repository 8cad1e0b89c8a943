// The residual blocks of vision transformers. Names are timm's checkpoint keys.
// Papers: An Image is Worth 16x16 Words, arXiv:2010.11929; Scaling Vision Transformers to 22 Billion Parameters, arXiv:2302.05442
// (attention and MLP at once); Three things everyone should know about Vision Transformers, arXiv:2203.09795 (several of each).

import Neural
import Tensors

/// What the blocks of a vision transformer are made with.
struct TransformerBlockOptions {
    var attention: AttentionOptions
    var attentionLayer: LayerSpec?
    var mlpRatio: Double
    var mlpLayer: LayerSpec?
    var scaleMlpNorm: Bool
    var initValues: Double?
    var dropPath = 0.0
    var activation: LayerSpec
    /// Keyword arguments that a partial of the block binds.
    var bound: LayerSpec

    var dim: Int { attention.dim }
    var hidden: Int { Int(Double(dim) * mlpRatio) }

    func norm() throws -> Module { try NormLayers.make(attention.norm, dim) }
    func attn() throws -> Module { try attention.make(attentionLayer) }
    func dropPathLayer() -> Module { dropPath > 0 ? DropPath(dropPath) : Identity() }

    /// A layer scale, unless there is no first value or (as timm's `if init_values`) it is 0.
    func layerScale(takesZero: Bool = false) throws -> Module {
        guard let initValues, takesZero || initValues != 0 else { return Identity() }
        return try LayerScale(dim, initValues: initValues)
    }

    func mlp() throws -> Module {
        try MlpOptions(
            inFeatures: dim, hidden: hidden, activation: activation, norm: scaleMlpNorm ? attention.norm : nil,
            bias: attention.projBias, drop: attention.projDrop
        ).make(mlpLayer)
    }
}

protocol TransformerBlock: Module {
    init(_ o: TransformerBlockOptions) throws
}

extension VisionTransformer {
    /// Attention, then an MLP, each normalised before and added to its input. Same as timm.models.vision_transformer.Block.
    public final class Block: Module, TransformerBlock {
        init(_ o: TransformerBlockOptions) throws {
            super.init()
            try setModule("norm1", o.norm())
            try setModule("attn", o.attn())
            try setModule("ls1", o.layerScale())
            try setModule("drop_path1", o.dropPathLayer())
            try setModule("norm2", o.norm())
            try setModule("mlp", o.mlp())
            try setModule("ls2", o.layerScale())
            try setModule("drop_path2", o.dropPathLayer())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try input.add(passing(input, through: "norm1", "attn", "ls1", "drop_path1"))
            return try x.add(passing(x, through: "norm2", "mlp", "ls2", "drop_path2"))
        }
    }

    /// The same with normalisations behind attention and MLP. Same as timm.models.vision_transformer.ResPostBlock.
    public final class ResPostBlock: Module, TransformerBlock, SelfInitialising {
        private let initValues: Double?

        init(_ o: TransformerBlockOptions) throws {
            initValues = o.initValues
            super.init()
            try setModule("attn", o.attn())
            try setModule("norm1", o.norm())
            try setModule("drop_path1", o.dropPathLayer())
            try setModule("mlp", o.mlp())
            try setModule("norm2", o.norm())
            try setModule("drop_path2", o.dropPathLayer())
            try initWeights()
        }

        /// The normalisations start at the value that a layer scale would have.
        func initWeights() throws {
            guard let initValues else { return }
            for name in ["norm1", "norm2"] {
                if let weight = child(name)?.parameter("weight") { try Initialisation.constant(weight, initValues) }
            }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try input.add(passing(input, through: "attn", "norm1", "drop_path1"))
            return try x.add(passing(x, through: "mlp", "norm2", "drop_path2"))
        }

        public override var attributes: [String: JSONValue] { ["init_values": initValues.map { .double($0) } ?? .null] }
    }

    /// Attention and MLP side by side on the same input, which one layer projects. Same as
    /// timm.models.vision_transformer.ParallelScalingBlock.
    public final class ParallelScalingBlock: FusableAttention, TransformerBlock {
        private let numHeads, headDim: Int
        private let widths: [Int]

        init(_ o: TransformerBlockOptions) throws {
            (numHeads, headDim) = (o.attention.numHeads, try o.attention.headDim())
            widths = [o.hidden, o.dim, o.dim, o.dim]
            super.init()
            try addProjection(o, headDim: headDim)
            try addActivation(o)
            if o.bound.option("fuse_out_proj")?.isTrue ?? false {
                try setModule("out_proj", Linear(o.dim + o.hidden, o.dim, bias: o.attention.projBias))
            } else {
                try setModule("attn_out_proj", Linear(o.dim, o.dim, bias: o.attention.projBias))
                try setModule("mlp_out_proj", Linear(o.hidden, o.dim, bias: o.attention.projBias))
            }
            try addEnd(o)
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let (batch, length, channels) = try input.tokenShape()
            let parts = try projected(input, widths)
            let split = [batch, length, numHeads, headDim]
            let q = try required("q_norm")(parts[1].reshape(split)).transpose(1, 2)
            let k = try required("k_norm")(parts[2].reshape(split)).transpose(1, 2)
            let v = try parts[3].reshape(split).transpose(1, 2)
            let attention = try attend(q, k, v)
            let mixed = try attention.transpose(1, 2).reshape([batch, length, channels])
            let mlp = try passing(parts[0], through: "mlp_act", "mlp_drop")
            let y: Tensor
            if let both = child("out_proj") {
                y = try both(Tensor.cat([mixed, mlp], dim: -1))
            } else {
                y = try required("attn_out_proj")(mixed).add(required("mlp_out_proj")(mlp))
            }
            return try input.add(passing(y, through: "ls", "drop_path"))
        }

        public override var attributes: [String: JSONValue] {
            [
                "num_heads": .int(numHeads), "head_dim": .int(headDim), "scale": .double(1 / Double(headDim).squareRoot()),
                "fused_attn": .bool(isFused), "out_proj": .null, "attn_out_proj": .null, "mlp_out_proj": .null,
            ]
        }
    }

    /// The same with differential attention. Same as timm.models.vision_transformer.DiffParallelScalingBlock.
    public final class DiffParallelScalingBlock: FusableAttention, TransformerBlock {
        private let numHeads, headDim: Int
        private let widths: [Int]
        private let factor: DifferentialFactor
        private let attnDrop: Double

        init(_ o: TransformerBlockOptions) throws {
            (numHeads, headDim) = (o.attention.numHeads, try o.attention.headDim() / 2)
            attnDrop = o.attention.attnDrop
            widths = [o.hidden, o.dim, o.dim, o.dim]
            factor = DifferentialFactor(depth: o.attention.depth, isDual: o.bound.option("dual_lambda")?.isTrue ?? false)
            super.init()
            try addProjection(o, headDim: headDim)
            try setModule("sub_norm", RmsNorm(2 * headDim, eps: 1e-5))
            try factor.add(to: self, headDim: headDim)
            try addActivation(o)
            try setModule("out_proj", Linear(o.dim + o.hidden, o.dim, bias: o.attention.projBias))
            try addEnd(o)
            try factor.reset(self)
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let (batch, length, _) = try input.tokenShape()
            let parts = try projected(input, widths)
            let halves = [batch, length, 2 * numHeads, headDim]
            let q = try required("q_norm")(parts[1].reshape(halves).transpose(1, 2))
            let k = try required("k_norm")(parts[2].reshape(halves).transpose(1, 2))
            let v = try parts[3].reshape([batch, length, numHeads, 2 * headDim]).transpose(1, 2)
            let mixed = try factor.attend(self, q, k, v)
            let mlp = try passing(parts[0], through: "mlp_act", "mlp_drop")
            let y = try required("out_proj")(Tensor.cat([mixed, mlp], dim: -1))
            return try input.add(passing(y, through: "ls", "drop_path"))
        }

        public override var attributes: [String: JSONValue] {
            let own: [String: JSONValue] = [
                "num_heads": .int(numHeads), "head_dim": .int(headDim), "scale": .double(1 / Double(headDim).squareRoot()),
                "fused_attn": .bool(isFused), "attn_drop_p": .double(attnDrop),
            ]
            return factor.attributes.merging(own) { _, own in own }
        }
    }

    /// Several attentions on the same input, then several MLPs. Same as timm.models.vision_transformer.ParallelThingsBlock.
    public final class ParallelThingsBlock: Module, TransformerBlock {
        private let count: Int

        init(_ o: TransformerBlockOptions) throws {
            let count = o.bound.option("num_parallel")?.int ?? 2
            guard count > 0, count < 1 << 10 else { throw TensorError.value("num_parallel is out of range, got \(count)") }
            self.count = count
            super.init()
            let attns = try add("attns", ModuleList())
            let ffns = try add("ffns", ModuleList())
            func branch(_ name: String, _ module: () throws -> Module) throws -> Sequential {
                try Sequential(named: [
                    ("norm", o.norm()), (name, module()), ("ls", o.layerScale()), ("drop_path", o.dropPathLayer()),
                ])
            }
            for _ in 0..<count {
                try attns.append(branch("attn", o.attn))
                try ffns.append(branch("mlp", o.mlp))
            }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try ["attns", "ffns"].reduce(input) { x, name in
                let branches = try required(name).namedChildren.map { try $0.module(x) }
                return try x.add(Tensor.stack(branches).sum([0]))
            }
        }

        private func add<T: Module>(_ name: String, _ module: T) throws -> T {
            try setModule(name, module)
            return module
        }

        public override var attributes: [String: JSONValue] { ["num_parallel": .int(count)] }
    }
}

/// What the two blocks share that project once to the MLP's and the attention's features.
extension TransformerBlock {
    fileprivate func addProjection(_ o: TransformerBlockOptions, headDim: Int) throws {
        guard !o.attention.scaleNorm, !o.scaleMlpNorm else { throw TensorError.assertion("Scale norms not supported") }
        try setModule("in_norm", o.norm())
        try setModule("in_proj", Linear(o.dim, o.hidden + 3 * o.dim, bias: o.attention.qkvBias))
        // Without a bias of the projection the MLP's part has one of its own.
        try setParameter("mlp_bias", o.attention.qkvBias ? nil : Tensor.zeros([o.hidden]).requiresGradInPlace())
        try setModule("q_norm", o.attention.norm(headDim, if: o.attention.qkNorm))
        try setModule("k_norm", o.attention.norm(headDim, if: o.attention.qkNorm))
        try setModule("attn_drop", Dropout(p: .float(o.attention.attnDrop)))
    }

    fileprivate func addActivation(_ o: TransformerBlockOptions) throws {
        try setModule("mlp_drop", Dropout(p: .float(o.attention.projDrop)))
        try setModule("mlp_act", ActivationLayers.make(o.activation) ?? Identity())
    }

    fileprivate func addEnd(_ o: TransformerBlockOptions) throws {
        try setModule("ls", o.layerScale(takesZero: true))
        try setModule("drop_path", o.dropPathLayer())
    }

    /// The MLP's features (with their bias), queries, keys and values.
    fileprivate func projected(_ input: Tensor, _ widths: [Int]) throws -> [Tensor] {
        var parts = try passing(input, through: "in_norm", "in_proj").split(widths, dim: -1)
        if let bias = parameter("mlp_bias") { parts[0] = try parts[0].add(bias) }
        return parts
    }
}
