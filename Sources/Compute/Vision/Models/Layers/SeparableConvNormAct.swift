// A depthwise and a pointwise convolution with one normalisation and activation behind both.

import Neural
import Tensors

/// conv_dw, conv_pw, bn (with the activation). Same as timm.layers.SeparableConvNormAct.
public final class SeparableConvNormAct: Module {
    public init(
        _ input: Int, _ output: Int, kernel: Int = 3, stride: Int = 1, padding: JSONValue = .string(""), dilation: Int = 1,
        bias: Bool = false, appliesActivation: Bool = true, norm: LayerSpec = LayerSpec("nn.BatchNorm2d"),
        activation: LayerSpec? = LayerSpec("nn.ReLU")
    ) throws {
        super.init()
        try setModule(
            "conv_dw",
            Conv2d.make(input, input, kernel: kernel, stride: stride, padding: padding, dilation: dilation, groups: input))
        try setModule("conv_pw", Conv2d.make(input, output, kernel: 1, padding: padding, bias: bias))
        try setModule("bn", NormActLayers.make(norm, output, activation: activation, applyAct: appliesActivation))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try Module.convolve(required("conv_dw")(input), conv: required("conv_pw"), norm: required("bn"))
    }

    public override var attributes: [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        if let conv = child("conv_dw") as? Conv2d { values["in_channels"] = .int(conv.inChannels) }
        if let conv = child("conv_pw") as? Conv2d { values["out_channels"] = .int(conv.outChannels) }
        return values
    }
}
