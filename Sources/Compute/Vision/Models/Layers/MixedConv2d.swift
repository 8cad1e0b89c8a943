// A convolution that splits its channels among kernels of several sizes, and the choice of a convolution by its kernel.
// Paper: MixConv: Mixed Depthwise Convolutional Kernels, arXiv:1907.09595.

import Neural
import Tensors

/// Children "0", "1", …, one a kernel. Same as timm.layers.MixedConv2d.
public final class MixedConv2d: Module {
    public let inChannels, outChannels: Int
    private let splits: [Int]

    /// A depthwise one has as many groups as channels.
    public init(
        _ input: Int, _ output: Int, kernels: [Int], stride: Int = 1, padding: JSONValue = .string(""), dilation: Int = 1,
        isDepthwise: Bool = false, bias: Bool = false
    ) throws {
        guard !kernels.isEmpty else { throw TensorError.value("MixedConv2d needs a kernel size") }
        (inChannels, outChannels, splits) = (input, output, Self.split(input, kernels.count))
        super.init()
        let outputs = Self.split(output, kernels.count)
        for (index, kernel) in kernels.enumerated() {
            try setModule(
                String(index),
                Conv2d.make(
                    splits[index], outputs[index], kernel: kernel, stride: stride, padding: padding, dilation: dilation,
                    groups: isDepthwise ? splits[index] : 1, bias: bias))
        }
    }

    /// Equal parts; the first takes what is left over.
    private static func split(_ channels: Int, _ count: Int) -> [Int] {
        var parts = [Int](repeating: channels / count, count: count)
        parts[0] += channels % count
        return parts
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let parts = try input.split(splits, dim: 1)
        return try Tensor.cat(zip(parts, namedChildren).map { part, child in try child.module(part) }, dim: 1)
    }
}

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
}
