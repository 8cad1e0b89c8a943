// Convolutions and transposed convolutions over lines and images.

internal import Glibc
import Tensors

/// What the convolutions share: sizes, parameters, their first values and the printed form.
open class ConvolutionLayer: Module, Resettable {
    public let inChannels, outChannels: Int
    public let kernelSize, stride, padding, dilation, outputPadding: [Int]
    public let groups: Int
    /// zeros, reflect, replicate or circular.
    public let paddingMode: String
    /// "same" or "valid" where a script says so instead of numbers.
    public let paddingName: String?
    /// What goes around the input before the convolution, as torch.nn.functional.pad takes it; empty if the convolution's own
    /// padding does it.
    private let around: [Int]
    /// The padding that is left to the convolution.
    public let ownPadding: [Int]
    let isTransposed: Bool

    /// All sizes have one entry a dimension.
    init(
        _ inChannels: Int, _ outChannels: Int, kernelSize: [Int], stride: [Int], padding: [Int], dilation: [Int], groups: Int,
        bias: Bool, paddingName: String?, paddingMode: String, outputPadding: [Int]? = nil
    ) throws {
        guard groups > 0 else { throw TensorError.value("groups must be a positive integer") }
        guard inChannels % groups == 0 else { throw TensorError.value("in_channels must be divisible by groups") }
        guard outChannels % groups == 0 else { throw TensorError.value("out_channels must be divisible by groups") }
        guard ["zeros", "reflect", "replicate", "circular"].contains(paddingMode) else {
            throw TensorError.value(
                "padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got padding_mode='\(paddingMode)'"
            )
        }
        let dimensions = kernelSize.count
        guard [stride, padding, dilation, outputPadding ?? stride].allSatisfy({ $0.count == dimensions }) else {
            throw TensorError.value("kernel_size, stride, padding and dilation have one number or one a dimension")
        }
        guard (kernelSize + [inChannels, outChannels]).allSatisfy({ $0 >= 0 && $0 < 1 << 31 }) else {
            throw TensorError.runtime(
                "Trying to create tensor with negative dimension \((kernelSize + [inChannels, outChannels]).min() ?? 0)")
        }
        (self.inChannels, self.outChannels) = (inChannels, outChannels)
        (self.kernelSize, self.stride, self.dilation, self.groups) = (kernelSize, stride, dilation, groups)
        (self.paddingName, self.paddingMode) = (paddingName, paddingMode)
        (isTransposed, self.outputPadding) = (outputPadding != nil, outputPadding ?? [Int](repeating: 0, count: dimensions))
        var sides: [(before: Int, after: Int)]
        switch paddingName {
        case nil: sides = padding.map { ($0, $0) }
        case "valid": sides = padding.map { _ in (0, 0) }
        case "same":
            guard stride.allSatisfy({ $0 == 1 }) else {
                throw TensorError.value("padding='same' is not supported for strided convolutions")
            }
            sides = Self.samePadding(kernelSize, dilation)
        default:
            throw TensorError.value("Invalid padding string '\(paddingName ?? "")', should be one of {'valid', 'same'}")
        }
        self.padding = sides.map(\.before)
        if !isTransposed, paddingMode != "zeros" || sides.contains(where: { $0.before != $0.after }) {
            around = sides.reversed().flatMap { [$0.before, $0.after] }
            ownPadding = sides.map { _ in 0 }
        } else {
            (around, ownPadding) = ([], self.padding)
        }
        super.init()
        let channels = isTransposed ? [inChannels, outChannels / groups] : [outChannels, inChannels / groups]
        try setParameter("weight", Tensor.empty(channels + kernelSize).requiresGradInPlace(true))
        try setParameter("bias", bias ? Tensor.empty([outChannels]).requiresGradInPlace(true) : nil)
        try resetParameters()
    }

    /// What padding="same" puts around each dimension: the odd one goes behind.
    public static func samePadding(_ kernelSize: [Int], _ dilation: [Int]) -> [(before: Int, after: Int)] {
        zip(kernelSize, dilation).map { kernel, step in
            let total = step * (kernel - 1)
            return (total / 2, total - total / 2)
        }
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

    /// The weight of the computation. Throws if a script took it away.
    public final func weight() throws -> Tensor {
        guard let weight = parameter("weight") else { throw TensorError.runtime("\(typeName) has no weight") }
        return weight
    }

    /// The input with what the convolution cannot pad itself.
    open func padded(_ input: Tensor) throws -> Tensor {
        around.isEmpty ? input : try input.padded(around, mode: paddingMode == "zeros" ? "constant" : paddingMode)
    }

    public override var extraRepresentation: String {
        var text =
            "\(inChannels), \(outChannels), kernel_size=\(PythonText.tuple(kernelSize)), stride=\(PythonText.tuple(stride))"
        if let paddingName {
            text += ", padding=\(paddingName)"
        } else if padding.contains(where: { $0 != 0 }) {
            text += ", padding=\(PythonText.tuple(padding))"
        }
        if dilation.contains(where: { $0 != 1 }) { text += ", dilation=\(PythonText.tuple(dilation))" }
        if outputPadding.contains(where: { $0 != 0 }) { text += ", output_padding=\(PythonText.tuple(outputPadding))" }
        if groups != 1 { text += ", groups=\(groups)" }
        if parameter("bias") == nil { text += ", bias=False" }
        if paddingMode != "zeros" { text += ", padding_mode=\(paddingMode)" }
        return text
    }
}

/// A convolution over [N, C, H, W]. Same as torch.nn.Conv2d.
open class Conv2d: ConvolutionLayer {
    /// The weight prepared for inference, together with the normalisation that follows.
    private(set) var packed = PackedConvolution()

    /// Sizes are (height, width).
    public init(
        _ inChannels: Int, _ outChannels: Int, kernelSize: [Int], stride: [Int] = [1, 1], padding: [Int] = [0, 0],
        dilation: [Int] = [1, 1], groups: Int = 1, bias: Bool = true, paddingName: String? = nil, paddingMode: String = "zeros"
    ) throws {
        try super.init(
            inChannels, outChannels, kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation, groups: groups,
            bias: bias, paddingName: paddingName, paddingMode: paddingMode)
    }

    /// Whether the computation is that of the weight as it stands, so that it may be fused with what follows.
    open var isPlain: Bool { true }

    /// activation(self(input)) by the packed weight, in one pass; nil where the layer trains, is recorded or is not plain.
    public func fused(_ input: Tensor, with activation: Module?) throws -> Tensor? {
        guard !isTraining, isPlain, input.ndim == 4, input.dtype == .float32, !Autocast.isEnabled,
            let weight = parameter("weight"),
            activation?.hasHooks != true
        else { return nil }
        let (bias, epilogue) = (parameter("bias"), activation?.epilogue)
        guard activation == nil || epilogue != nil && !hasHooks, !Tensor.isRecording([input, weight] + (bias.map { [$0] } ?? []))
        else {
            return nil
        }
        let output = try packed(
            padded(input), weight: weight, bias: bias, stride: stride, padding: ownPadding, dilation: dilation, groups: groups,
            activation: epilogue)
        if let activation { (lastOutputShape, activation.lastOutputShape) = (output.shape, output.shape) }
        return output
    }

    /// A layer that trains would only hold a copy of a weight that is about to change.
    public override func modeDidChange() { if isTraining { packed = PackedConvolution() } }
    public override func didDuplicate() { packed = PackedConvolution() }

    open override func forward(_ input: Tensor) throws -> Tensor {
        if let output = try fused(input, with: nil) { return output }
        return try padded(input).conv2d(
            weight: weight(), bias: parameter("bias"), stride: stride, padding: ownPadding, dilation: dilation, groups: groups)
    }
}

/// A convolution over [N, C, L]. Same as torch.nn.Conv1d.
public final class Conv1d: ConvolutionLayer {
    public init(
        _ inChannels: Int, _ outChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
        groups: Int = 1, bias: Bool = true, paddingName: String? = nil, paddingMode: String = "zeros"
    ) throws {
        try super.init(
            inChannels, outChannels, kernelSize: [kernelSize], stride: [stride], padding: [padding], dilation: [dilation],
            groups: groups, bias: bias, paddingName: paddingName, paddingMode: paddingMode)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try padded(input).conv1d(
            weight: weight(), bias: parameter("bias"), stride: stride[0], padding: ownPadding[0], dilation: dilation[0],
            groups: groups)
    }
}

/// What the transposed convolutions share.
open class TransposedConvolutionLayer: ConvolutionLayer {
    public init(
        _ inChannels: Int, _ outChannels: Int, kernelSize: [Int], stride: [Int], padding: [Int], outputPadding: [Int],
        groups: Int = 1, bias: Bool = true, dilation: [Int], paddingMode: String = "zeros"
    ) throws {
        try super.init(
            inChannels, outChannels, kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation, groups: groups,
            bias: bias, paddingName: nil, paddingMode: paddingMode, outputPadding: outputPadding)
    }

    /// Throws for modes that PyTorch refuses.
    public static func check(_ paddingMode: String, _ name: String) throws {
        guard paddingMode == "zeros" else { throw TensorError.value("Only \"zeros\" padding mode is supported for \(name)") }
    }

    /// Runs to a wanted output size; nil: the smallest plus `outputPadding`.
    public func callAsFunction(_ input: Tensor, outputSize: [Int]?) throws -> Tensor {
        guard let outputSize else { return try self(input) }
        return try transposed(input, outputPadding(for: outputSize, input))
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try transposed(input, outputPadding) }

    func transposed(_ input: Tensor, _ extra: [Int]) throws -> Tensor { input }

    private func outputPadding(for outputSize: [Int], _ input: Tensor) throws -> [Int] {
        let dimensions = kernelSize.count
        let outer = input.ndim == dimensions + 2 ? 2 : 1
        var wanted = outputSize
        if wanted.count == outer + dimensions { wanted = Array(wanted.dropFirst(outer)) }
        guard wanted.count == dimensions, input.ndim == dimensions + outer else {
            throw TensorError.value(
                "ConvTranspose\(dimensions)D: for \(input.ndim)D input, output_size must have \(dimensions) or "
                    + "\(outer + dimensions) elements (got \(wanted.count))")
        }
        let least = (0..<dimensions).map { d in
            (input.shape[outer + d] - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernelSize[d] - 1) + 1
        }
        let most = zip(least, stride).map { $0 + $1 - 1 }
        for d in 0..<dimensions where wanted[d] < least[d] || wanted[d] > most[d] {
            throw TensorError.value(
                "requested an output size of \(SizeArgument(wanted, isList: true).text), but valid sizes range from "
                    + "\(SizeArgument(least, isList: true).text) to \(SizeArgument(most, isList: true).text) (for an input of "
                    + "\(describeSize(Array(input.shape.dropFirst(2)))))")
        }
        return zip(wanted, least).map { $0 - $1 }
    }
}

/// Same as torch.nn.ConvTranspose2d.
public final class ConvTranspose2d: TransposedConvolutionLayer {
    override func transposed(_ input: Tensor, _ extra: [Int]) throws -> Tensor {
        try input.convTranspose2d(
            weight: weight(), bias: parameter("bias"), stride: stride, padding: padding, outputPadding: extra, groups: groups,
            dilation: dilation)
    }
}

/// Same as torch.nn.ConvTranspose1d.
public final class ConvTranspose1d: TransposedConvolutionLayer {
    override func transposed(_ input: Tensor, _ extra: [Int]) throws -> Tensor {
        try input.convTranspose1d(
            weight: weight(), bias: parameter("bias"), stride: stride[0], padding: padding[0], outputPadding: extra[0],
            groups: groups, dilation: dilation[0])
    }
}
