// Normalisation of each channel's strength by that of all channels, and the hidden layer that has it.
// Paper: ConvNeXt V2, arXiv:2301.00808.

import Neural
import Tensors

/// x + bias + weight · x · |x| / mean |x|, with the norm over places and the mean over channels. Same as
/// timm.layers.GlobalResponseNorm.
public final class GlobalResponseNorm: Module {
    private let eps: Double
    private let isChannelsLast: Bool

    public init(_ channels: Int, eps: Double = 1e-6, isChannelsLast: Bool = true) throws {
        (self.eps, self.isChannelsLast) = (eps, isChannelsLast)
        super.init()
        try setParameter("weight", Tensor.zeros([channels]).requiresGradInPlace())
        try setParameter("bias", Tensor.zeros([channels]).requiresGradInPlace())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard let weight = parameter("weight"), let bias = parameter("bias") else {
            throw TensorError.runtime("\(typeName) has no weight or bias")
        }
        let shape = isChannelsLast ? [1, 1, 1, -1] : [1, -1, 1, 1]
        let strength = try input.norm(2, isChannelsLast ? [1, 2] : [2, 3], keepdim: true)
        let relative = try strength.div(strength.mean([isChannelsLast ? -1 : 1], keepdim: true).add(.float(eps)))
        return try input.add(bias.reshape(shape).addcmul(weight.reshape(shape), input.mul(relative)))
    }

    public override var attributes: [String: JSONValue] {
        [
            "eps": .double(eps), "channel_dim": .int(isChannelsLast ? -1 : 1),
            "spatial_dim": .array((isChannelsLast ? [1, 2] : [2, 3]).map { .int($0) }),
            "wb_shape": .array((isChannelsLast ? [1, 1, 1, -1] : [1, -1, 1, 1]).map { .int($0) }),
        ]
    }
}

/// fc1, act, drop1, grn, fc2, drop2; 1x1 convolutions over [N, C, H, W] where asked for, else linear layers over [N, H, W, C].
/// Same as timm.layers.GlobalResponseNormMlp.
public final class GlobalResponseNormMlp: Module {
    public init(
        _ inFeatures: Int, hidden: Int? = nil, out: Int? = nil, activation: LayerSpec? = LayerSpec("nn.GELU"),
        bias: (Bool, Bool) = (true, true), drop: (Double, Double) = (0, 0), usesConv: Bool = false
    ) throws {
        let (hidden, out) = (hidden ?? inFeatures, out ?? inFeatures)
        func linear(_ a: Int, _ b: Int, _ bias: Bool) throws -> Module {
            usesConv ? try Conv2d(a, b, kernelSize: [1, 1], bias: bias) : try Linear(a, b, bias: bias)
        }
        super.init()
        try setModule("fc1", linear(inFeatures, hidden, bias.0))
        try setModule("act", ActivationLayers.make(activation) ?? Identity())
        try setModule("drop1", Dropout(p: .float(drop.0)))
        try setModule("grn", GlobalResponseNorm(hidden, isChannelsLast: !usesConv))
        try setModule("fc2", linear(hidden, out, bias.1))
        try setModule("drop2", Dropout(p: .float(drop.1)))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        var x = input
        for name in ["fc1", "act", "drop1", "grn", "fc2", "drop2"] { x = try required(name)(x) }
        return x
    }
}
