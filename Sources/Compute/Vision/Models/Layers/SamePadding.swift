// TensorFlow's 'SAME' padding: as much as makes the output ceil(size / stride), the odd pixel behind, known only when the input
// is. Convolution and pooling with it, and the choice between it and plain padding.

import Neural
import Tensors

public enum SamePadding {
    /// Pixels around one side length.
    public static func total(_ size: Int, kernel: Int, stride: Int, dilation: Int) -> Int {
        max(((size + stride - 1) / stride - 1) * stride + (kernel - 1) * dilation + 1 - size, 0)
    }

    /// What '' (symmetric), 'same', 'valid' or a number of pixels mean: pixels on each side, or padding that depends on the
    /// input. 'same' that is the same for every input size becomes plain padding. Same as timm.layers.get_padding_value.
    static func resolve(_ padding: JSONValue, kernel: Int, stride: Int, dilation: Int) -> (pixels: Int, isSame: Bool) {
        if let pixels = padding.int { return (pixels, false) }
        switch padding.string?.lowercased() {
        case "same" where stride != 1 || dilation * (kernel - 1) % 2 != 0: return (0, true)
        case "valid": return (0, false)
        default: return ((stride - 1 + dilation * (kernel - 1)) / 2, false)
        }
    }

    /// The input with that padding around its last two dimensions.
    public static func pad(
        _ x: Tensor, kernel: [Int], stride: [Int], dilation: [Int] = [1, 1], value: Double = 0
    ) throws -> Tensor {
        guard x.ndim >= 2 else { return x }
        let h = total(x.shape[x.ndim - 2], kernel: kernel[0], stride: stride[0], dilation: dilation[0])
        let w = total(x.shape[x.ndim - 1], kernel: kernel[1], stride: stride[1], dilation: dilation[1])
        guard h > 0 || w > 0 else { return x }
        return try x.padded([w / 2, w - w / 2, h / 2, h - h / 2], value: .float(value))
    }
}

/// Same as timm.layers.Conv2dSame.
public final class Conv2dSame: Conv2d {
    public override func padded(_ input: Tensor) throws -> Tensor {
        try SamePadding.pad(input, kernel: kernelSize, stride: stride, dilation: dilation)
    }

    public override var attributes: [String: JSONValue] { ["transposed": .bool(false)] }
}

/// Average pooling whose output is ceil(size / stride). Same as timm.layers.AvgPool2dSame.
public final class AvgPool2dSame: Module {
    private let kernel, stride: [Int]
    private let ceilMode, countIncludePad: Bool

    public init(kernel: Int, stride: Int, ceilMode: Bool = false, countIncludePad: Bool = true) {
        (self.kernel, self.stride) = ([kernel, kernel], [stride, stride])
        (self.ceilMode, self.countIncludePad) = (ceilMode, countIncludePad)
    }

    /// The pooling of a shortcut in front of its 1x1 convolution, where dilation takes the stride's place. What timm's DownsampleAvg
    /// chooses.
    static func shortcut(stride: Int, dilation: Int) -> Module {
        if stride <= 1, dilation <= 1 { return Identity() }
        if dilation > 1 { return AvgPool2dSame(kernel: 2, stride: 1, ceilMode: true, countIncludePad: false) }
        return AvgPool2d(kernelSize: 2, stride: SizeArgument(stride), ceilMode: true, countIncludePad: false)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try SamePadding.pad(input, kernel: kernel, stride: stride).avgPool2d(
            kernelSize: kernel, stride: stride, ceilMode: ceilMode, countIncludePad: countIncludePad)
    }

    public override var extraRepresentation: String {
        "kernel_size=\(PythonText.tuple(kernel)), stride=\(PythonText.tuple(stride)), padding=(0, 0)"
    }

    public override var attributes: [String: JSONValue] {
        [
            "kernel_size": .array(kernel.map { .int($0) }), "stride": .array(stride.map { .int($0) }),
            "padding": .array([.int(0), .int(0)]), "ceil_mode": .bool(ceilMode), "count_include_pad": .bool(countIncludePad),
            "divisor_override": .null,
        ]
    }
}

/// Maximum pooling whose output is ceil(size / stride). Same as timm.layers.MaxPool2dSame.
public final class MaxPool2dSame: Module {
    private let kernel, stride: [Int]

    public init(kernel: Int, stride: Int) { (self.kernel, self.stride) = ([kernel, kernel], [stride, stride]) }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try SamePadding.pad(input, kernel: kernel, stride: stride, value: -.infinity).maxPool2d(
            kernelSize: kernel, stride: stride)
    }

    public override var extraRepresentation: String {
        "kernel_size=\(PythonText.tuple(kernel)), stride=\(PythonText.tuple(stride)), padding=(0, 0), dilation=(1, 1), ceil_mode=False"
    }

    public override var attributes: [String: JSONValue] {
        [
            "kernel_size": .array(kernel.map { .int($0) }), "stride": .array(stride.map { .int($0) }),
            "padding": .array([.int(0), .int(0)]), "dilation": .array([.int(1), .int(1)]), "return_indices": .bool(false),
            "ceil_mode": .bool(false),
        ]
    }
}

extension Conv2d {
    /// A convolution whose padding is '' (symmetric), 'same', 'valid' or a number of pixels. Same as
    /// timm.layers.create_conv2d with one kernel size.
    public static func make(
        _ input: Int, _ output: Int, kernel: Int, stride: Int = 1, padding: JSONValue = .string(""), dilation: Int = 1,
        groups: Int = 1, bias: Bool = false
    ) throws -> Conv2d {
        let (k, s, d) = ([kernel, kernel], [stride, stride], [dilation, dilation])
        let (pixels, isSame) = SamePadding.resolve(padding, kernel: kernel, stride: stride, dilation: dilation)
        if isSame { return try Conv2dSame(input, output, kernelSize: k, stride: s, dilation: d, groups: groups, bias: bias) }
        return try Conv2d(
            input, output, kernelSize: k, stride: s, padding: [pixels, pixels], dilation: d, groups: groups, bias: bias)
    }
}
