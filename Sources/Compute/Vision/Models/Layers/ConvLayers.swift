// Convolutions by name: the plain one and the ones that standardise their weight, all with symmetric padding.

import Neural
import Tensors

extension ConvLayers {
    /// The convolution that a `conv_layer` option names.
    public static func make(
        _ spec: LayerSpec, _ input: Int, _ output: Int, kernel: Int, stride: Int = 1, dilation: Int = 1, groups: Int = 1
    ) throws -> Conv2d {
        let eps = spec.option("eps")?.double ?? 1e-6
        switch spec.className {
        case "create_conv2d": return try .make(input, output, kernel: kernel, stride: stride, dilation: dilation, groups: groups)
        case "StdConv2d", "StdConv2dSame":
            return try StdConv2d(
                input, output, kernel: kernel, stride: stride,
                padding: spec.className == "StdConv2dSame" ? .string("same") : .null, dilation: dilation, groups: groups, eps: eps
            )
        default: throw TensorError.notImplemented("conv_layer=\(spec.name) is not available")
        }
    }
}
