// Channel attention by a convolution over neighbouring channels' means.
// Paper: ECA-Net, arXiv:1910.03151.

internal import Glibc
import Neural
import Tensors

/// The kernel that ECA chooses for a number of channels.
private func ecaKernel(_ channels: Int?, _ fallback: Int, _ gamma: Double, _ beta: Double) throws -> Int {
    guard let channels else { return fallback }
    let t = Int(abs(log2(Double(channels)) + beta) / gamma)
    return max(t % 2 == 1 ? t : t + 1, 3)
}

/// x · gate(conv1d(mean x)). Same as timm.layers.EcaModule; `usesMLP` puts an activation and a second convolution between.
public final class EcaModule: Module {
    public init(
        _ channels: Int?, kernelSize: Int = 3, gamma: Double = 2, beta: Double = 1, activation: LayerSpec? = nil,
        gate: LayerSpec? = LayerSpec("sigmoid"), rdRatio: Double = 1.0 / 8, rdChannels: Int? = nil, rdDivisor: Int = 8,
        usesMLP: Bool = false
    ) throws {
        super.init()
        let kernel = try ecaKernel(channels, kernelSize, gamma, beta)
        guard kernel % 2 == 1 else { throw TensorError.assertion("") }
        if usesMLP {
            guard let channels else { throw TensorError.assertion("") }
            let reduced = rdChannels ?? makeDivisible(Double(channels) * rdRatio, rdDivisor)
            try setModule("conv", Conv1d(1, reduced, kernelSize: 1))
            try setModule("act", ActivationLayers.make(activation ?? LayerSpec("nn.ReLU")))
            try setModule("conv2", Conv1d(reduced, 1, kernelSize: kernel, padding: (kernel - 1) / 2))
        } else {
            try setModule("conv", Conv1d(1, 1, kernelSize: kernel, padding: (kernel - 1) / 2, bias: false))
        }
        try setModule("gate", ActivationLayers.make(gate))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (n, c) = (input.shape[0], input.shape[1])
        var y = try required("conv")(input.mean([2, 3]).reshape([n, 1, c]))
        if let conv2 = child("conv2") { y = try conv2(required("act")(y)) }
        return try input.mul(required("gate")(y).reshape([n, c, 1, 1]))
    }

    public override var attributes: [String: JSONValue] { ["act": .null, "conv2": .null] }
}

/// The same with the channels in a circle. Same as timm.layers.CecaModule.
public final class CecaModule: Module {
    private let padding: Int

    public init(
        _ channels: Int?, kernelSize: Int = 3, gamma: Double = 2, beta: Double = 1, activation: LayerSpec? = nil,
        gate: LayerSpec? = LayerSpec("sigmoid")
    ) throws {
        let kernel = try ecaKernel(channels, kernelSize, gamma, beta)
        guard kernel % 2 == 1 else { throw TensorError.assertion("") }
        padding = (kernel - 1) / 2
        super.init()
        try setModule("conv", Conv1d(1, 1, kernelSize: kernel, bias: activation != nil))
        try setModule("gate", ActivationLayers.make(gate))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (n, c) = (input.shape[0], input.shape[1])
        let y = try input.mean([2, 3]).reshape([n, 1, c]).padded([padding, padding], mode: "circular")
        return try input.mul(required("gate")(required("conv")(y)).reshape([n, c, 1, 1]))
    }

    public override var attributes: [String: JSONValue] { ["padding": .int(padding)] }
}
