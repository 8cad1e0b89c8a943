// Convolutions by name and by kernel size. The ones with a name have symmetric padding.

import Neural
import Tensors

/// Makers of convolutions.
public enum ConvLayers {
    /// One kernel size makes a Conv2d, or with experts a CondConv2d; a list makes a MixedConv2d. Same as
    /// timm.layers.create_conv2d.
    public static func make(
        _ input: Int, _ output: Int, kernel: JSONValue, stride: Int = 1, padding: JSONValue = .string(""), dilation: Int = 1,
        groups: Int? = nil, bias: Bool = false, experts: Int = 0
    ) throws -> Module {
        if let list = kernel.array {
            guard experts == 0, groups == nil || groups == input || groups == 1 else { throw TensorError.assertion("") }
            return try MixedConv2d(
                input, output, kernels: list.compactMap(\.int), stride: stride, padding: padding, dilation: dilation,
                isDepthwise: groups == input, bias: bias)
        }
        guard let size = kernel.int, size > 0 else {
            throw TensorError.value("a kernel size must be positive, got \(kernel.pythonText)")
        }
        if experts > 0 {
            return try CondConv2d(
                input, output, kernel: size, stride: stride, padding: padding, dilation: dilation, groups: groups ?? 1,
                bias: bias, experts: experts)
        }
        return try Conv2d.make(
            input, output, kernel: size, stride: stride, padding: padding, dilation: dilation, groups: groups ?? 1, bias: bias)
    }

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
