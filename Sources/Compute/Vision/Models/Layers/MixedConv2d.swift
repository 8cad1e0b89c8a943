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

    public override var attributes: [String: JSONValue] { ["in_channels": .int(inChannels), "out_channels": .int(outChannels)] }
}
