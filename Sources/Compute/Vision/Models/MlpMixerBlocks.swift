// The residual blocks of networks of MLPs. Names are timm's checkpoint keys.

import Neural
import Tensors

/// What the blocks are made with; the ratios are those of the MLPs over tokens and over channels.
struct MixingBlockOptions {
    var dim, length: Int
    var ratios: (Double, Double)
    var mlpLayer: LayerSpec?
    var norm: LayerSpec
    var activation: LayerSpec?
    var initValues: Double
    var drop, dropPath: Double

    func normLayer() throws -> Module { try MlpMixer.norm(norm, dim) }
    func dropPathLayer() -> Module { dropPath > 0 ? DropPath(dropPath) : Identity() }

    /// An MLP over `width` features with dim · ratio hidden ones.
    func mlp(_ width: Int, _ ratio: Double, gate: ((Int) throws -> Module)? = nil) throws -> Module {
        try MlpOptions(
            inFeatures: width, hidden: Int(Double(dim) * ratio), activation: activation, norm: nil, drop: drop, gate: gate
        ).make(mlpLayer)
    }
}

protocol MixingBlock: Module {
    init(_ o: MixingBlockOptions) throws
}

extension MlpMixer {
    /// An MLP over tokens, then one over channels. Same as timm.models.mlp_mixer.MixerBlock.
    public final class MixerBlock: Module, MixingBlock {
        init(_ o: MixingBlockOptions) throws {
            super.init()
            try setModule("norm1", o.normLayer())
            try setModule("mlp_tokens", o.mlp(o.length, o.ratios.0))
            try setModule("drop_path", o.dropPathLayer())
            try setModule("norm2", o.normLayer())
            try setModule("mlp_channels", o.mlp(o.dim, o.ratios.1))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let mixed = try required("mlp_tokens")(required("norm1")(input).transpose(1, 2)).transpose(1, 2)
            let x = try input.add(required("drop_path")(mixed))
            return try x.add(passing(x, through: "norm2", "mlp_channels", "drop_path"))
        }
    }

    /// alpha · x + beta. Same as timm.models.mlp_mixer.Affine.
    public final class Affine: Module {
        init(_ dim: Int) throws {
            super.init()
            try setParameter("alpha", Tensor.ones([1, 1, dim]).requiresGradInPlace())
            try setParameter("beta", Tensor.zeros([1, 1, dim]).requiresGradInPlace())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            guard let alpha = parameter("alpha"), let beta = parameter("beta") else {
                throw TensorError.runtime("\(typeName) has no alpha and beta")
            }
            return try beta.add(alpha.mul(input))
        }
    }

    /// One linear layer over tokens, then an MLP over channels, each scaled. Same as timm.models.mlp_mixer.ResBlock.
    public final class ResBlock: Module, MixingBlock {
        init(_ o: MixingBlockOptions) throws {
            super.init()
            try setModule("norm1", o.normLayer())
            try setModule("linear_tokens", Linear(o.length, o.length))
            try setModule("drop_path", o.dropPathLayer())
            try setModule("norm2", o.normLayer())
            try setModule("mlp_channels", o.mlp(o.dim, o.ratios.1))
            for name in ["ls1", "ls2"] {
                try setParameter(name, Tensor.full([o.dim], .float(o.initValues), dtype: .float32).requiresGradInPlace())
            }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            guard let scale = parameter("ls1"), let second = parameter("ls2") else {
                throw TensorError.runtime("\(typeName) has no ls1 and ls2")
            }
            let mixed = try required("linear_tokens")(required("norm1")(input).transpose(1, 2)).transpose(1, 2)
            let x = try input.add(required("drop_path")(scale.mul(mixed)))
            return try x.add(required("drop_path")(second.mul(passing(x, through: "norm2", "mlp_channels"))))
        }
    }

    /// One half of the features times a linear map over tokens of the other. Same as timm.models.mlp_mixer.SpatialGatingUnit.
    public final class SpatialGatingUnit: Module, SelfInitialising {
        init(_ dim: Int, length: Int) throws {
            super.init()
            try setModule("norm", LayerNorm([dim / 2]))
            try setModule("proj", Linear(length, length))
        }

        /// The gate starts open.
        func initWeights() throws {
            let proj = try required("proj")
            if let weight = proj.parameter("weight") { try Initialisation.normal(weight, std: 1e-6) }
            if let bias = proj.parameter("bias") { try Initialisation.constant(bias, 1) }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let halves = try input.chunk(2, dim: -1)
            guard halves.count == 2 else {
                throw TensorError.value("not enough values to unpack (expected 2, got \(halves.count))")
            }
            let gate = try required("proj")(required("norm")(halves[1]).transpose(-1, -2)).transpose(-1, -2)
            return try halves[0].mul(gate)
        }
    }

    /// An MLP over channels with a gate over tokens. Same as timm.models.mlp_mixer.SpatialGatingBlock.
    public final class SpatialGatingBlock: Module, MixingBlock {
        init(_ o: MixingBlockOptions) throws {
            super.init()
            try setModule("norm", o.normLayer())
            try setModule("mlp_channels", o.mlp(o.dim, o.ratios.1) { try SpatialGatingUnit($0, length: o.length) })
            try setModule("drop_path", o.dropPathLayer())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try input.add(passing(input, through: "norm", "mlp_channels", "drop_path"))
        }
    }
}
