// Pooling layers over [N, C, H, W].

import Tensors

/// `3` where both sides are equal and a script gave one number, else `(3, 2)`.
private func describe(_ sizes: [Int]) -> String {
    sizes.count == 2 && sizes[0] == sizes[1] ? "\(sizes[0])" : PythonText.tuple(sizes)
}

/// The largest value of each window. Same as torch.nn.MaxPool2d.
public final class MaxPool2d: Module {
    public let kernelSize, stride, padding, dilation: [Int]
    public let ceilMode: Bool

    public init(
        kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0, 0], dilation: [Int] = [1, 1], ceilMode: Bool = false
    ) {
        self.kernelSize = kernelSize
        self.stride = stride ?? kernelSize
        (self.padding, self.dilation, self.ceilMode) = (padding, dilation, ceilMode)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.maxPool2d(kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode)
    }

    public override var extraRepresentation: String {
        "kernel_size=\(describe(kernelSize)), stride=\(describe(stride)), padding=\(describe(padding)), "
            + "dilation=\(describe(dilation)), ceil_mode=\(PythonText.bool(ceilMode))"
    }
}

/// The mean of each window. Same as torch.nn.AvgPool2d.
public final class AvgPool2d: Module {
    public let kernelSize, stride, padding: [Int]
    public let ceilMode, countIncludePad: Bool

    public init(
        kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0, 0], ceilMode: Bool = false, countIncludePad: Bool = true
    ) {
        self.kernelSize = kernelSize
        self.stride = stride ?? kernelSize
        (self.padding, self.ceilMode, self.countIncludePad) = (padding, ceilMode, countIncludePad)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.avgPool2d(
            kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode, countIncludePad: countIncludePad)
    }

    public override var extraRepresentation: String {
        "kernel_size=\(describe(kernelSize)), stride=\(describe(stride)), padding=\(describe(padding))"
    }
}

/// The mean of as many windows as outputs are wanted. Same as torch.nn.AdaptiveAvgPool2d.
public final class AdaptiveAvgPool2d: Module {
    public let outputSize: [Int]

    public init(_ outputSize: [Int]) { self.outputSize = outputSize }

    public override func forward(_ input: Tensor) throws -> Tensor { try input.adaptiveAvgPool2d(outputSize) }

    public override var extraRepresentation: String { "output_size=\(describe(outputSize))" }
}
