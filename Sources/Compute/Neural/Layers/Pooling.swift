// Pooling layers over [N, C, L] and [N, C, H, W].

import Tensors

/// What the max poolings share.
open class MaxPoolLayer: Module {
    public let kernelSize, stride, padding, dilation: SizeArgument
    public let ceilMode, returnsIndices: Bool

    public required init(
        kernelSize: SizeArgument, stride: SizeArgument? = nil, padding: SizeArgument = 0, dilation: SizeArgument = 1,
        returnsIndices: Bool = false, ceilMode: Bool = false
    ) {
        (self.kernelSize, self.stride) = (kernelSize, stride ?? kernelSize)
        (self.padding, self.dilation, self.returnsIndices, self.ceilMode) = (padding, dilation, returnsIndices, ceilMode)
    }

    /// The largest values and their places.
    open func withIndices(_ input: Tensor) throws -> (output: Tensor, indices: Tensor) {
        throw TensorError.notImplemented("\(typeName) has no indices")
    }

    public override var extraRepresentation: String {
        "kernel_size=\(kernelSize.text), stride=\(stride.text), padding=\(padding.text), dilation=\(dilation.text), "
            + "ceil_mode=\(PythonText.bool(ceilMode))"
    }
}

/// The largest value of each window of a line. Same as torch.nn.MaxPool1d.
public final class MaxPool1d: MaxPoolLayer {
    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.maxPool1d(
            kernelSize: kernelSize.single("kernel_size"), stride: stride.single("stride"), padding: padding.single("padding"),
            dilation: dilation.single("dilation"), ceilMode: ceilMode)
    }

    public override func withIndices(_ input: Tensor) throws -> (output: Tensor, indices: Tensor) {
        try input.maxPool1dWithIndices(
            kernelSize: kernelSize.single("kernel_size"), stride: stride.single("stride"), padding: padding.single("padding"),
            dilation: dilation.single("dilation"), ceilMode: ceilMode)
    }
}

/// The largest value of each window. Same as torch.nn.MaxPool2d.
public final class MaxPool2d: MaxPoolLayer {
    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.maxPool2d(
            kernelSize: kernelSize.values, stride: stride.values, padding: padding.values, dilation: dilation.values,
            ceilMode: ceilMode)
    }

    public override func withIndices(_ input: Tensor) throws -> (output: Tensor, indices: Tensor) {
        try input.maxPool2dWithIndices(
            kernelSize: kernelSize.values, stride: stride.values, padding: padding.values, dilation: dilation.values,
            ceilMode: ceilMode)
    }
}

/// The mean of each window of a line. Same as torch.nn.AvgPool1d.
public final class AvgPool1d: Module {
    public let kernelSize, stride, padding: Int
    public let ceilMode, countIncludePad: Bool

    public init(kernelSize: Int, stride: Int? = nil, padding: Int = 0, ceilMode: Bool = false, countIncludePad: Bool = true) {
        (self.kernelSize, self.stride, self.padding) = (kernelSize, stride ?? kernelSize, padding)
        (self.ceilMode, self.countIncludePad) = (ceilMode, countIncludePad)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.avgPool1d(
            kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode, countIncludePad: countIncludePad)
    }

    public override var extraRepresentation: String { "kernel_size=(\(kernelSize),), stride=(\(stride),), padding=(\(padding),)" }
}

/// The mean of each window. Same as torch.nn.AvgPool2d.
public final class AvgPool2d: Module {
    public let kernelSize, stride, padding: SizeArgument
    public let ceilMode, countIncludePad: Bool
    public let divisorOverride: Int?

    public init(
        kernelSize: SizeArgument, stride: SizeArgument? = nil, padding: SizeArgument = 0, ceilMode: Bool = false,
        countIncludePad: Bool = true, divisorOverride: Int? = nil
    ) {
        (self.kernelSize, self.stride, self.padding) = (kernelSize, stride ?? kernelSize, padding)
        (self.ceilMode, self.countIncludePad, self.divisorOverride) = (ceilMode, countIncludePad, divisorOverride)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.avgPool2d(
            kernelSize: kernelSize.values, stride: stride.values, padding: padding.values, ceilMode: ceilMode,
            countIncludePad: countIncludePad, divisorOverride: divisorOverride)
    }

    public override var extraRepresentation: String {
        "kernel_size=\(kernelSize.text), stride=\(stride.text), padding=\(padding.text)"
    }
}

/// Power averages of windows. Same as torch.nn.LPPool1d and LPPool2d.
open class PowerPoolLayer: Module {
    public let normType: Scalar
    public let kernelSize: SizeArgument
    public let stride: SizeArgument?
    public let ceilMode: Bool

    public required init(_ normType: Scalar, kernelSize: SizeArgument, stride: SizeArgument? = nil, ceilMode: Bool = false) {
        (self.normType, self.kernelSize, self.stride, self.ceilMode) = (normType, kernelSize, stride, ceilMode)
    }

    public override var extraRepresentation: String {
        "norm_type=\(PythonText.number(normType)), kernel_size=\(kernelSize.text), stride=\(stride?.text ?? "None"), "
            + "ceil_mode=\(PythonText.bool(ceilMode))"
    }
}

/// Over lines. Same as torch.nn.LPPool1d.
public final class LPPool1d: PowerPoolLayer {
    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.lpPool1d(
            normType.double, kernelSize: kernelSize.single("kernel_size"), stride: stride?.single("stride"), ceilMode: ceilMode)
    }
}

/// Over images. Same as torch.nn.LPPool2d.
public final class LPPool2d: PowerPoolLayer {
    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.lpPool2d(
            normType.double, kernelSize: kernelSize.values, stride: stride?.values ?? [], ceilMode: ceilMode)
    }
}

/// A wanted output size: numbers, with nil for "as the input", printed as written.
public struct OutputSize: Sendable, ExpressibleByArrayLiteral {
    public let values: [Int?]
    public let text: String

    public init(_ values: [Int?], text: String) { (self.values, self.text) = (values, text) }

    public init(arrayLiteral elements: Int...) {
        (values, text) = (elements, SizeArgument(elements).text)
    }
}

/// What the adaptive poolings share: as many windows as outputs are wanted.
open class AdaptivePoolLayer: Module {
    public let outputSize: OutputSize
    /// Whether a script gets the places too.
    public let returnsIndices: Bool

    public required init(_ outputSize: OutputSize, returnsIndices: Bool = false) {
        (self.outputSize, self.returnsIndices) = (outputSize, returnsIndices)
    }

    /// The largest values and their places, for the max poolings.
    open func withIndices(_ input: Tensor) throws -> (output: Tensor, indices: Tensor) {
        throw TensorError.notImplemented("\(typeName) has no indices")
    }

    func single(_ input: Tensor) -> Int { (outputSize.values.first ?? nil) ?? input.shape.last ?? 1 }
    public override var extraRepresentation: String { "output_size=\(outputSize.text)" }
}

/// Same as torch.nn.AdaptiveAvgPool1d.
public final class AdaptiveAvgPool1d: AdaptivePoolLayer {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.adaptiveAvgPool1d(single(input)) }
}

/// Same as torch.nn.AdaptiveAvgPool2d.
public final class AdaptiveAvgPool2d: AdaptivePoolLayer {
    public convenience init(_ sizes: [Int]) {
        let text = sizes.count == 2 && sizes[0] == sizes[1] ? "\(sizes[0])" : PythonText.tuple(sizes)
        self.init(OutputSize(sizes, text: text))
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try input.adaptiveAvgPool2d(outputSize.values) }
}

/// Same as torch.nn.AdaptiveMaxPool1d.
public final class AdaptiveMaxPool1d: AdaptivePoolLayer {
    public override func forward(_ input: Tensor) throws -> Tensor { try withIndices(input).output }
    public override func withIndices(_ input: Tensor) throws -> (output: Tensor, indices: Tensor) {
        try input.adaptiveMaxPool1d(single(input))
    }
}

/// Same as torch.nn.AdaptiveMaxPool2d.
public final class AdaptiveMaxPool2d: AdaptivePoolLayer {
    public override func forward(_ input: Tensor) throws -> Tensor { try withIndices(input).output }
    public override func withIndices(_ input: Tensor) throws -> (output: Tensor, indices: Tensor) {
        try input.adaptiveMaxPool2d(outputSize.values)
    }
}
