// Two linear layers around an activation, as transformers have them.

import Neural
import Tensors

/// fc1, act, drop1, norm, fc2, drop2; 1x1 convolutions over [N, C, H, W] where asked for. Same as timm.layers.Mlp.
public final class Mlp: Module {
    public init(
        _ inFeatures: Int, hidden: Int? = nil, out: Int? = nil, activation: LayerSpec? = LayerSpec("nn.GELU"),
        norm: LayerSpec? = nil, bias: (Bool, Bool) = (true, true), drop: (Double, Double) = (0, 0), usesConv: Bool = false
    ) throws {
        let (hidden, out) = (hidden ?? inFeatures, out ?? inFeatures)
        func linear(_ a: Int, _ b: Int, _ bias: Bool) throws -> Module {
            usesConv ? try Conv2d(a, b, kernelSize: [1, 1], bias: bias) : try Linear(a, b, bias: bias)
        }
        super.init()
        try setModule("fc1", linear(inFeatures, hidden, bias.0))
        try setModule("act", ActivationLayers.make(activation) ?? Identity())
        try setModule("drop1", Dropout(p: .float(drop.0)))
        try setModule("norm", norm.map { try NormLayers.make($0, hidden) } ?? Identity())
        try setModule("fc2", linear(hidden, out, bias.1))
        try setModule("drop2", Dropout(p: .float(drop.1)))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (first, activation) = (try required("fc1"), try required("act"))
        let fused = try (first as? Linear)?.fused(input, with: activation) ?? (first as? Conv2d)?.fused(input, with: activation)
        var x = try fused ?? activation(first(input))
        for name in ["drop1", "norm", "fc2", "drop2"] { x = try required(name)(x) }
        return x
    }
}
