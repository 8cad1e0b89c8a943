// Stage and block of ConvNeXt. Names are timm's checkpoint keys.

import Neural
import Tensors

/// Normalisation and a convolution that subsample, then blocks. Same as timm.models.convnext.ConvNeXtStage.
public final class ConvNeXtStage: Module {
    init(
        _ input: Int, _ output: Int, kernel: Int, stride: Int, dilation: (first: Int, rest: Int), rates: [Double],
        _ style: ConvNeXtStyle
    ) throws {
        super.init()
        if input != output || stride > 1 || dilation.first != dilation.rest {
            try setModule(
                "downsample",
                Sequential([
                    NormLayers.make(style.norm, input),
                    Conv2d.make(
                        input, output, kernel: stride > 1 || dilation.first != dilation.rest ? 2 : 1, stride: stride,
                        padding: dilation.rest > 1 ? .string("same") : .int(0), dilation: dilation.first, bias: style.convBias),
                ]))
        } else {
            try setModule("downsample", Identity())
        }
        try setModule(
            "blocks",
            Sequential(rates.map { try ConvNeXtBlock(output, kernel: kernel, dilation: dilation.rest, dropPath: $0, style) }))
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try required("blocks")(required("downsample")(input)) }
}

/// Depthwise convolution, normalisation and hidden layer around a shortcut. Same as timm.models.convnext.ConvNeXtBlock.
public final class ConvNeXtBlock: Module {
    private let usesConvMlp: Bool

    init(_ channels: Int, kernel: Int, dilation: Int, dropPath: Double, _ style: ConvNeXtStyle) throws {
        usesConvMlp = style.convMlp
        super.init()
        if let value = style.layerScale {
            try setParameter("gamma", Tensor.full([channels], .float(value), dtype: .float32).requiresGradInPlace())
        }
        try setModule(
            "conv_dw",
            Conv2d.make(channels, channels, kernel: kernel, dilation: dilation, groups: channels, bias: style.convBias))
        try setModule("norm", NormLayers.make(style.blockNorm, channels))
        let mlp: Module =
            style.usesGRN
            ? try GlobalResponseNormMlp(channels, hidden: 4 * channels, activation: style.activation, usesConv: usesConvMlp)
            : try Mlp(channels, hidden: 4 * channels, activation: style.activation, usesConv: usesConvMlp)
        try setModule("mlp", mlp)
        try setModule("shortcut", Identity())
        try setModule("drop_path", dropPath > 0 ? DropPath(dropPath) : Identity())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (conv, norm) = (try required("conv_dw"), try required("norm"))
        var x: Tensor
        if usesConvMlp {
            x = try required("mlp")(Module.convolve(input, conv: conv, norm: norm))
        } else {
            x = try required("mlp")(norm(conv(input).permute([0, 2, 3, 1]))).permute([0, 3, 1, 2])
        }
        if let gamma = parameter("gamma") { x = try x.mul(gamma.reshape([1, -1, 1, 1])) }
        return try required("drop_path")(x).add(required("shortcut")(input))
    }

    public override var attributes: [String: JSONValue] { ["use_conv_mlp": .bool(usesConvMlp), "gamma": .null] }
}
