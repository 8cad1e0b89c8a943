// Channel attention from the mean of each channel: squeeze and excitation, and its one-layer form.
// Papers: Squeeze-and-Excitation Networks, arXiv:1709.01507; CenterMask, arXiv:1911.06667.

import Neural
import Tensors

/// Rounds to a multiple, never below `roundLimit` of the value. Same as timm.layers.make_divisible.
public func makeDivisible(_ value: Double, _ divisor: Int = 8, minimum: Int? = nil, roundLimit: Double = 0.9) -> Int {
    let rounded = max(minimum ?? divisor, Int(value + Double(divisor) / 2) / divisor * divisor)
    return Double(rounded) < roundLimit * value ? rounded + divisor : rounded
}

extension Tensor {
    /// The mean of each channel of [N, C, H, W] as [N, C, 1, 1], with half the maximum where asked for.
    func squeezed(addMaxPool: Bool) throws -> Tensor {
        // Pooling has a loop for NHWC memory; the mean's is five times slower.
        let mean = try ndim == 4 && dtype == .float32 ? adaptiveAvgPool2d([1, 1]) : mean([2, 3], keepdim: true)
        guard addMaxPool else { return mean }
        return try mean.mul(0.5).add(amax([2, 3], keepdim: true).mul(0.5))
    }
}

/// x · gate(fc2(act(bn(fc1(mean x))))). Same as timm.layers.SEModule; `rd_channels` and the rest by timm's names.
public final class SEModule: Module {
    private let addMaxPool: Bool

    public init(
        _ channels: Int, rdRatio: Double = 1.0 / 16, rdChannels: Int? = nil, rdDivisor: Int = 8, addMaxPool: Bool = false,
        bias: Bool = true, activation: LayerSpec? = LayerSpec("nn.ReLU"), norm: LayerSpec? = nil,
        gate: LayerSpec? = LayerSpec("sigmoid")
    ) throws {
        self.addMaxPool = addMaxPool
        super.init()
        var reduced = rdChannels ?? 0
        if reduced == 0 { reduced = makeDivisible(Double(channels) * rdRatio, rdDivisor, roundLimit: 0) }
        try setModule("fc1", Conv2d(channels, reduced, kernelSize: [1, 1], bias: bias))
        try setModule("bn", norm.map { try NormLayers.make($0, reduced) } ?? Identity())
        try setModule("act", ActivationLayers.make(activation, inplace: true, asksInplace: true))
        try setModule("fc2", Conv2d(reduced, channels, kernelSize: [1, 1], bias: bias))
        try setModule("gate", ActivationLayers.make(gate))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        var x = try input.squeezed(addMaxPool: addMaxPool)
        for name in ["fc1", "bn", "act"] { x = try required(name)(x) }
        return try input.mul(required("fc2").activated(x, by: required("gate")))
    }

    public override var attributes: [String: JSONValue] { ["add_maxpool": .bool(addMaxPool)] }
}

/// x · gate(fc(mean x)). Same as timm.layers.EffectiveSEModule.
public final class EffectiveSEModule: Module {
    private let addMaxPool: Bool

    public init(_ channels: Int, addMaxPool: Bool = false, gate: LayerSpec? = LayerSpec("hard_sigmoid")) throws {
        self.addMaxPool = addMaxPool
        super.init()
        try setModule("fc", Conv2d(channels, channels, kernelSize: [1, 1]))
        try setModule("gate", ActivationLayers.make(gate))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.mul(required("gate")(required("fc")(input.squeezed(addMaxPool: addMaxPool))))
    }

    public override var attributes: [String: JSONValue] { ["add_maxpool": .bool(addMaxPool)] }
}
