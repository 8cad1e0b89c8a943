// Channel attention from a weighted mean over the image's places.
// Paper: GCNet: Non-local Networks Meet Squeeze-Excitation Networks and Beyond, arXiv:1904.11492.

import Neural
import Tensors

/// Scales the channels by the context, or adds it to them. Same as timm.layers.GlobalContext.
public final class GlobalContext: Module {
    public init(
        _ channels: Int, usesAttention: Bool = true, adds: Bool = false, scales: Bool = true, rdRatio: Double = 1.0 / 8,
        rdChannels: Int? = nil, rdDivisor: Int = 1, activation: LayerSpec? = LayerSpec("nn.ReLU"),
        gate: LayerSpec? = LayerSpec("sigmoid")
    ) throws {
        super.init()
        let reduced = rdChannels ?? makeDivisible(Double(channels) * rdRatio, rdDivisor, roundLimit: 0)
        if usesAttention { try setModule("conv_attn", Conv2d(channels, 1, kernelSize: [1, 1])) }
        func layers() throws -> Module {
            try Sequential(named: [
                ("fc1", Conv2d(channels, reduced, kernelSize: [1, 1])),
                ("norm", NormLayers.make(LayerSpec("timm.LayerNorm2d"), reduced)),
                ("act", ActivationLayers.make(activation) ?? Identity()), ("drop", Dropout(p: .float(0))),
                ("fc2", Conv2d(reduced, channels, kernelSize: [1, 1])),
            ])
        }
        if adds { try setModule("mlp_add", layers()) }
        if scales { try setModule("mlp_scale", layers()) }
        try setModule("gate", ActivationLayers.make(gate))
        try resetParameters()
    }

    /// The weights of places drawn by their inputs; what is added starts at zero.
    func resetParameters() throws {
        if let weight = child("conv_attn")?.parameter("weight") {
            try Initialisation.kaimingNormal(weight, mode: .fanIn, nonlinearity: "relu")
        }
        if let weight = child("mlp_add")?.child("fc2")?.parameter("weight") { try Initialisation.constant(weight, 0) }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (n, c, places) = (input.shape[0], input.shape[1], input.shape[2] * input.shape[3])
        var x = input
        var context: Tensor
        if let attention = child("conv_attn") {
            let weights = try attention(x).reshape([n, places]).softmax(-1).unsqueeze(2)
            context = try x.reshape([n, c, places]).matmul(weights).reshape([n, c, 1, 1])
        } else {
            context = try x.mean([2, 3], keepdim: true)
        }
        if let scale = child("mlp_scale") { x = try x.mul(required("gate")(scale(context))) }
        if let add = child("mlp_add") { x = try x.add(add(context)) }
        return x
    }

    public override var attributes: [String: JSONValue] {
        ["conv_attn": .null, "mlp_add": .null, "mlp_scale": .null, "init_last_zero": .bool(false)]
    }
}
