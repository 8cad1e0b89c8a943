// Convolutions whose weight is standardised per output channel.
// Papers: Weight Standardization, arXiv:1903.10520; NF-ResNets, arXiv:2101.08692.

import Neural
import Tensors

/// Same as timm.layers.StdConv2d; with `usesSamePadding` as StdConv2dSame.
public class StdConv2d: Conv2d {
    fileprivate let eps: Double
    private let usesSamePadding: Bool
    /// timm's StdConv2dSame and ScaledStdConv2dSame take their padding by name.
    private let hasNamedPadding: Bool

    /// `padding` nil is symmetric for stride and kernel; a name is 'same' or 'valid'.
    public init(
        _ input: Int, _ output: Int, kernel: Int, stride: Int = 1, padding: JSONValue = .null, dilation: Int = 1, groups: Int = 1,
        bias: Bool = false, eps: Double = 1e-6
    ) throws {
        let plain = (stride - 1 + dilation * (kernel - 1)) / 2
        let name = padding.string?.lowercased()
        // 'same' that is the same for every input becomes plain padding.
        usesSamePadding = name == "same" && (stride != 1 || dilation * (kernel - 1) % 2 != 0)
        let pixels = usesSamePadding || name == "valid" ? 0 : padding.int ?? plain
        (self.eps, hasNamedPadding) = (eps, name != nil)
        try super.init(
            input, output, kernelSize: [kernel, kernel], stride: [stride, stride], padding: [pixels, pixels],
            dilation: [dilation, dilation], groups: groups, bias: bias)
    }

    public override var isPlain: Bool { false }

    public override func padded(_ input: Tensor) throws -> Tensor {
        usesSamePadding ? try SamePadding.pad(input, kernel: kernelSize, stride: stride, dilation: dilation) : input
    }

    /// The weight with mean zero and variance one per output channel.
    fileprivate func standardised(_ gain: Tensor?) throws -> Tensor {
        let weight = try weight()
        let state = BatchNormState(
            weight: gain, bias: nil, runningMean: nil, runningVar: nil, training: true, momentum: 0, eps: eps)
        return try weight.reshape([1, outChannels, -1]).batchNorm(state).reshape(weight.shape)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try convolved(input, standardised(nil)) }

    fileprivate func convolved(_ input: Tensor, _ weight: Tensor) throws -> Tensor {
        try padded(input).conv2d(
            weight: weight, bias: parameter("bias"), stride: stride, padding: ownPadding, dilation: dilation, groups: groups)
    }

    public override var attributes: [String: JSONValue] {
        var values: [String: JSONValue] = ["eps": .double(eps), "transposed": .bool(false)]
        if hasNamedPadding { values["same_pad"] = .bool(usesSamePadding) }
        return values
    }
}

/// The same with a gain per channel and a fixed scale. Same as timm.layers.ScaledStdConv2d.
public final class ScaledStdConv2d: StdConv2d {
    private let scale, gainInit: Double

    public init(
        _ input: Int, _ output: Int, kernel: Int, stride: Int = 1, padding: JSONValue = .null, dilation: Int = 1, groups: Int = 1,
        bias: Bool = true, gamma: Double = 1, eps: Double = 1e-6, gainInit: Double = 1
    ) throws {
        let fanIn = Double(input / max(groups, 1) * kernel * kernel)
        (scale, self.gainInit) = (gamma * 1 / fanIn.squareRoot(), gainInit)
        try super.init(
            input, output, kernel: kernel, stride: stride, padding: padding, dilation: dilation, groups: groups, bias: bias,
            eps: eps)
        try setParameter("gain", Tensor.full([output, 1, 1, 1], .float(gainInit), dtype: .float32).requiresGradInPlace())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let gain = try parameter("gain")?.mul(.float(scale)).reshape([-1])
        return try convolved(input, standardised(gain))
    }

    public override var attributes: [String: JSONValue] {
        super.attributes.merging(["scale": .double(scale), "gain_init": .double(gainInit)]) { _, own in own }
    }
}
