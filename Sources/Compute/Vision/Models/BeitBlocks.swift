// The residual block of BEiT and its attention with relative positions. Names are timm's checkpoint keys.

import Neural
import Tensors

extension Beit {
    /// What the blocks are made with.
    struct BlockOptions {
        var attention: AttentionOptions
        /// The grid of relative positions; nil for none.
        var window: [Int]?
        var mlpRatio: Double
        var isSwiGLU, scaleMlp: Bool
        var initValues: Double?
        var dropPath = 0.0
    }

    /// The bias that all blocks share. Same as timm.models.beit.RelativePositionBias.
    final class RelativePositionBias: Module, RelativePositions {
        private var table: RelativePositionTable
        var window: [Int] { table.window }

        init(_ window: [Int], _ heads: Int) throws {
            table = try RelativePositionTable(window, hasClassToken: true)
            super.init()
            try table.add(to: self, heads: heads)
        }

        /// [heads, L, L].
        func bias() throws -> Tensor { try table.bias(of: self) }
        func setWindow(_ size: [Int]) throws { try table.resize(self, to: size) }

        override var attributes: [String: JSONValue] {
            ["window_size": .array(window.map { .int($0) }), "window_area": .int(window[0] * window[1])]
        }
    }

    /// Attention whose keys have no bias, with relative positions where asked for. Same as timm.models.beit.Attention.
    final class Attention: FusableAttention, RelativePositions {
        private let numHeads, headDim: Int
        private var table: RelativePositionTable?
        var window: [Int] { table?.window ?? [1, 1] }

        init(_ o: BlockOptions) throws {
            let dim = o.attention.dim
            (numHeads, headDim) = (o.attention.numHeads, try o.attention.headDim())
            table = try o.window.map { try RelativePositionTable($0, hasClassToken: true) }
            super.init()
            try setModule("qkv", Linear(dim, dim * 3, bias: false))
            if o.attention.qkvBias {
                try setParameter("q_bias", Tensor.zeros([dim]).requiresGradInPlace())
                try setBuffer("k_bias", Tensor.zeros([dim]), persistent: false)
                try setParameter("v_bias", Tensor.zeros([dim]).requiresGradInPlace())
            }
            try table?.add(to: self, heads: numHeads)
            try setModule("attn_drop", Dropout(p: .float(o.attention.attnDrop)))
            try setModule("proj", Linear(dim, dim))
            try setModule("proj_drop", Dropout(p: .float(o.attention.projDrop)))
        }

        /// [1, heads, L, L].
        func bias() throws -> Tensor {
            guard let table else { throw TensorError.runtime("'Attention' object has no relative positions") }
            return try table.bias(of: self).unsqueeze(0)
        }
        func setWindow(_ size: [Int]) throws { try table?.resize(self, to: size) }

        func forward(_ input: Tensor, bias shared: Tensor?) throws -> Tensor {
            let (batch, length, _) = try input.tokenShape()
            let parts = try biasedProjection(input)
                .reshape([batch, length, 3, numHeads, headDim]).permute([2, 0, 3, 1, 4]).unbind(0)
            var bias = shared
            if table != nil { bias = try shared.map { try self.bias().add($0) } ?? self.bias() }
            let x = try attend(parts[0], parts[1], parts[2], mask: bias)
            return try passing(x.transpose(1, 2).reshape([batch, length, numHeads * headDim]), through: "proj", "proj_drop")
        }

        override func forward(_ input: Tensor) throws -> Tensor { try forward(input, bias: nil) }

        override var attributes: [String: JSONValue] {
            var values: [String: JSONValue] = [
                "num_heads": .int(numHeads), "scale": .double(1 / Double(headDim).squareRoot()), "fused_attn": .bool(isFused),
                "qkv_bias_separate": .bool(false), "q_bias": .null, "k_bias": .null, "v_bias": .null, "window_size": .null,
                "relative_position_bias_table": .null, "relative_position_index": .null,
            ]
            if let window = table?.window {
                values["window_size"] = .array(window.map { .int($0) })
                values["num_relative_distance"] = .int((2 * window[0] - 1) * (2 * window[1] - 1) + 3)
            }
            return values
        }
    }

    /// Attention, then an MLP, each normalised before, scaled and added to its input. Same as timm.models.beit.Block.
    public final class Block: Module {
        private let initValues: Double?

        init(_ o: BlockOptions) throws {
            initValues = o.initValues
            let (dim, norm) = (o.attention.dim, o.attention.norm)
            func dropPath() -> Module { o.dropPath > 0 ? DropPath(o.dropPath) : Identity() }
            super.init()
            try setModule("norm1", NormLayers.make(norm, dim))
            try setModule("attn", Attention(o))
            try setModule("drop_path1", dropPath())
            try setModule("norm2", NormLayers.make(norm, dim))
            let mlp = MlpOptions(
                inFeatures: dim, hidden: Int(Double(dim) * o.mlpRatio), activation: LayerSpec(o.isSwiGLU ? "nn.SiLU" : "nn.GELU"),
                norm: o.scaleMlp ? norm : nil, drop: o.attention.projDrop)
            try setModule("mlp", mlp.make(o.isSwiGLU ? LayerSpec("timm.SwiGLU") : nil))
            try setModule("drop_path2", dropPath())
            guard let initValues = o.initValues, initValues != 0 else { return }
            for name in ["gamma_1", "gamma_2"] {
                try setParameter(name, Tensor.full([dim], .float(initValues), dtype: .float32).requiresGradInPlace())
            }
        }

        func forward(_ input: Tensor, bias: Tensor?) throws -> Tensor {
            func scaled(_ x: Tensor, _ name: String) throws -> Tensor { try parameter(name).map { try $0.mul(x) } ?? x }
            let normed = try required("norm1")(input)
            let attn = try required("attn")
            let attention: Tensor
            if let attn = attn as? Attention, !attn.hasHooks {
                attention = try attn.forward(normed, bias: bias)
            } else {
                attention = try attn(normed)
            }
            let x = try input.add(required("drop_path1")(scaled(attention, "gamma_1")))
            return try x.add(required("drop_path2")(scaled(passing(x, through: "norm2", "mlp"), "gamma_2")))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, bias: nil) }

        public override var attributes: [String: JSONValue] {
            ["init_values": initValues.map { .double($0) } ?? .null, "gamma_1": .null, "gamma_2": .null]
        }
    }
}
