// Two-dimensional convolution.

internal import Glibc
import Tensors

/// A convolution over [N, C, H, W]. Same as torch.nn.Conv2d, with zero padding.
public final class Conv2d: Module {
    public let inChannels, outChannels: Int
    public let kernelSize, stride, padding, dilation: [Int]
    public let groups: Int
    private let paddingName: String?
    /// The weight prepared for inference, together with the normalisation that follows.
    private(set) var packed = PackedConvolution()

    /// Sizes are (height, width). `paddingName` is "same" or "valid" where a script says so instead of numbers.
    public init(
        _ inChannels: Int, _ outChannels: Int, kernelSize: [Int], stride: [Int] = [1, 1], padding: [Int] = [0, 0],
        dilation: [Int] = [1, 1], groups: Int = 1, bias: Bool = true, paddingName: String? = nil
    ) throws {
        guard groups > 0 else { throw TensorError.value("groups must be a positive integer") }
        guard inChannels % groups == 0 else { throw TensorError.value("in_channels must be divisible by groups") }
        guard outChannels % groups == 0 else { throw TensorError.value("out_channels must be divisible by groups") }
        guard kernelSize.count == 2, stride.count == 2, padding.count == 2, dilation.count == 2 else {
            throw TensorError.value("Conv2d: kernel_size, stride, padding and dilation are one or two numbers")
        }
        (self.inChannels, self.outChannels) = (inChannels, outChannels)
        (self.kernelSize, self.stride, self.dilation, self.groups) = (kernelSize, stride, dilation, groups)
        self.paddingName = paddingName
        switch paddingName {
        case nil: self.padding = padding
        case "valid": self.padding = [0, 0]
        case "same":
            guard stride == [1, 1] else {
                throw TensorError.value("padding='same' is not supported for strided convolutions")
            }
            let total = (0..<2).map { dilation[$0] * (kernelSize[$0] - 1) }
            guard total.allSatisfy({ $0 % 2 == 0 }) else {
                throw TensorError.value("padding='same' needs odd kernel sizes here, got \(PythonText.tuple(kernelSize))")
            }
            self.padding = total.map { $0 / 2 }
        default:
            throw TensorError.value("Invalid padding string '\(paddingName ?? "")', should be one of {'valid', 'same'}")
        }
        super.init()
        let weight = try Tensor.empty([outChannels, inChannels / groups, kernelSize[0], kernelSize[1]])
        try setParameter("weight", weight.requiresGradInPlace(true))
        try setParameter("bias", bias ? Tensor.empty([outChannels]).requiresGradInPlace(true) : nil)
        try resetParameters()
    }

    /// PyTorch's initialisation: uniform, bounded by one over the square root of the fan-in.
    public func resetParameters() throws {
        guard let weight = parameter("weight"), weight.numel > 0 else { return }
        try Initialisation.kaimingUniform(weight, a: 5.0.squareRoot())
        if let bias = parameter("bias") {
            let bound = 1 / Double(try Initialisation.fans(of: weight).fanIn).squareRoot()
            try Initialisation.uniform(bias, -bound, bound)
        }
    }

    /// A layer that trains would only hold a copy of a weight that is about to change.
    public override func modeDidChange() { if isTraining { packed = PackedConvolution() } }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard let weight = parameter("weight") else { throw TensorError.runtime("Conv2d has no weight") }
        return try input.conv2d(
            weight: weight, bias: parameter("bias"), stride: stride, padding: padding, dilation: dilation, groups: groups)
    }

    public override var extraRepresentation: String {
        var text =
            "\(inChannels), \(outChannels), kernel_size=\(PythonText.tuple(kernelSize)), stride=\(PythonText.tuple(stride))"
        if let paddingName {
            text += ", padding=\(paddingName)"
        } else if padding != [0, 0] {
            text += ", padding=\(PythonText.tuple(padding))"
        }
        if dilation != [1, 1] { text += ", dilation=\(PythonText.tuple(dilation))" }
        if groups != 1 { text += ", groups=\(groups)" }
        if parameter("bias") == nil { text += ", bias=False" }
        return text
    }
}
