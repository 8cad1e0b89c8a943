// The activations as layers, one class each, as PyTorch prints them. The functions are the operations' (Tensors/NN/Activations.swift).

import Tensors

/// An activation that may write over its input.
open class InPlaceActivation: Module {
    public var inplace: Bool

    public init(inplace: Bool = false) { self.inplace = inplace }

    /// What is printed before `inplace=True`.
    open var parameterText: String { "" }

    public override var extraRepresentation: String {
        [parameterText, inplace ? "inplace=True" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension Module {
    /// What this activation is behind an inference layer that computes it in its own pass; nil for what is no such activation.
    public final var epilogue: Epilogue? {
        switch self {
        case is ReLU: .relu
        case is SiLU: .silu
        case is Sigmoid: .sigmoid
        case is Tanh: .tanh
        case is Hardswish: .hardswish
        case is Hardsigmoid: .hardsigmoid
        case is Mish: .mish
        case let limits as Hardtanh: .hardtanh(limits.minVal.double, limits.maxVal.double)
        case let leaky as LeakyReLU: .leakyReLU(leaky.negativeSlope.double)
        case let gelu as GELU: gelu.approximate == "none" ? .gelu : gelu.approximate == "tanh" ? .geluTanh : nil
        default: namedEpilogue
        }
    }
}

/// max(x, 0). Same as torch.nn.ReLU.
public final class ReLU: InPlaceActivation {
    public override func forward(_ input: Tensor) throws -> Tensor { try inplace ? input.reluInPlace() : input.relu() }
}

/// x / (1 + e^−x). Same as torch.nn.SiLU.
public final class SiLU: InPlaceActivation {
    public override func forward(_ input: Tensor) throws -> Tensor { try inplace ? input.siluInPlace() : input.silu() }
}

/// Same as torch.nn.SELU.
public final class SELU: InPlaceActivation {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.selu(inPlace: inplace) }
}

/// x tanh(log(1 + e^x)). Same as torch.nn.Mish.
public final class Mish: InPlaceActivation {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.mish(inPlace: inplace) }
}

/// x · relu6(x + 3) / 6. Same as torch.nn.Hardswish, which does not print `inplace`.
public final class Hardswish: InPlaceActivation {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.hardswish(inPlace: inplace) }
    public override var extraRepresentation: String { "" }
}

/// relu6(x + 3) / 6. Same as torch.nn.Hardsigmoid, which does not print `inplace`.
public final class Hardsigmoid: InPlaceActivation {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.hardsigmoid(inPlace: inplace) }
    public override var extraRepresentation: String { "" }
}

/// x limited to two bounds. Same as torch.nn.Hardtanh.
open class Hardtanh: InPlaceActivation {
    public let minVal, maxVal: Scalar

    public init(_ minVal: Scalar = -1.0, _ maxVal: Scalar = 1.0, inplace: Bool = false) {
        (self.minVal, self.maxVal) = (minVal, maxVal)
        super.init(inplace: inplace)
    }

    open override func forward(_ input: Tensor) throws -> Tensor {
        try input.hardtanh(minVal: minVal.double, maxVal: maxVal.double, inPlace: inplace)
    }

    open override var parameterText: String {
        "min_val=\(PythonText.number(minVal)), max_val=\(PythonText.number(maxVal))"
    }
}

/// x limited to 0 … 6. Same as torch.nn.ReLU6.
public final class ReLU6: Hardtanh {
    public init(inplace: Bool = false) { super.init(0.0, 6.0, inplace: inplace) }
    public override var parameterText: String { "" }
}

/// x above 0, a fraction of it below. Same as torch.nn.LeakyReLU.
public final class LeakyReLU: InPlaceActivation {
    public let negativeSlope: Scalar

    public init(_ negativeSlope: Scalar = 0.01, inplace: Bool = false) {
        self.negativeSlope = negativeSlope
        super.init(inplace: inplace)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.leakyReLU(negativeSlope: negativeSlope.double, inPlace: inplace)
    }

    public override var parameterText: String { "negative_slope=\(PythonText.number(negativeSlope))" }
}

/// alpha (e^x − 1) below 0. Same as torch.nn.ELU.
public final class ELU: InPlaceActivation {
    public let alpha: Scalar

    public init(_ alpha: Scalar = 1.0, inplace: Bool = false) {
        self.alpha = alpha
        super.init(inplace: inplace)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try input.elu(alpha: alpha.double, inPlace: inplace) }
    public override var parameterText: String { "alpha=\(PythonText.number(alpha))" }
}

/// alpha (e^(x / alpha) − 1) below 0. Same as torch.nn.CELU.
public final class CELU: InPlaceActivation {
    public let alpha: Scalar

    public init(_ alpha: Scalar = 1.0, inplace: Bool = false) {
        self.alpha = alpha
        super.init(inplace: inplace)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try input.celu(alpha: alpha.double, inPlace: inplace) }
    public override var parameterText: String { "alpha=\(PythonText.number(alpha))" }
}

/// x above a threshold, else a value. Same as torch.nn.Threshold.
public final class Threshold: InPlaceActivation {
    public let threshold, value: Scalar

    public init(_ threshold: Scalar, _ value: Scalar, inplace: Bool = false) {
        (self.threshold, self.value) = (threshold, value)
        super.init(inplace: inplace)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.threshold(threshold.double, value.double, inPlace: inplace)
    }

    public override var parameterText: String {
        "threshold=\(PythonText.number(threshold)), value=\(PythonText.number(value))"
    }
}

/// Leaky ReLU with random slopes while training. Same as torch.nn.RReLU.
public final class RReLU: InPlaceActivation {
    public let lower, upper: Scalar

    public init(_ lower: Scalar = 0.125, _ upper: Scalar = .float(1.0 / 3), inplace: Bool = false) {
        (self.lower, self.upper) = (lower, upper)
        super.init(inplace: inplace)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.rrelu(lower: lower.double, upper: upper.double, training: isTraining, inPlace: inplace)
    }

    public override var parameterText: String { "lower=\(PythonText.number(lower)), upper=\(PythonText.number(upper))" }
}

/// x above 0, a learned fraction of it below. Same as torch.nn.PReLU.
public final class PReLU: Module {
    public let numParameters: Int
    public let initial: Scalar

    public init(_ numParameters: Int = 1, initial: Scalar = 0.25) throws {
        (self.numParameters, self.initial) = (numParameters, initial)
        super.init()
        try setParameter("weight", Tensor.empty([numParameters]).requiresGradInPlace())
        try resetParameters()
    }

    /// All weights at their first value.
    public func resetParameters() throws {
        if let weight = parameter("weight") { try Initialisation.constant(weight, initial.double) }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard let weight = parameter("weight") else { throw TensorError.runtime("PReLU has no weight") }
        return try input.prelu(weight)
    }

    public override var extraRepresentation: String { "num_parameters=\(numParameters)" }
}

/// x Φ(x). Same as torch.nn.GELU.
public final class GELU: Module {
    public let approximate: String
    public init(approximate: String = "none") { self.approximate = approximate }
    public override func forward(_ input: Tensor) throws -> Tensor { try input.gelu(approximate: approximate) }
    public override var extraRepresentation: String { "approximate='\(approximate)'" }
}

/// log(1 + e^(beta x)) / beta. Same as torch.nn.Softplus.
public final class Softplus: Module {
    public let beta, threshold: Scalar
    public init(_ beta: Scalar = 1.0, _ threshold: Scalar = 20.0) { (self.beta, self.threshold) = (beta, threshold) }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.softplus(beta: beta.double, threshold: threshold.double)
    }

    public override var extraRepresentation: String {
        "beta=\(PythonText.number(beta)), threshold=\(PythonText.number(threshold))"
    }
}

/// x moved towards 0. Same as torch.nn.Softshrink.
public final class Softshrink: Module {
    public let lambda: Scalar
    public init(_ lambda: Scalar = 0.5) { self.lambda = lambda }
    public override func forward(_ input: Tensor) throws -> Tensor { try input.softshrink(lambda: lambda.double) }
    public override var extraRepresentation: String { PythonText.number(lambda) }
}

/// x, and 0 near 0. Same as torch.nn.Hardshrink.
public final class Hardshrink: Module {
    public let lambda: Scalar
    public init(_ lambda: Scalar = 0.5) { self.lambda = lambda }
    public override func forward(_ input: Tensor) throws -> Tensor { try input.hardshrink(lambda: lambda.double) }
    public override var extraRepresentation: String { PythonText.number(lambda) }
}

/// 1 / (1 + e^−x). Same as torch.nn.Sigmoid.
public final class Sigmoid: Module {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.sigmoid() }
}

/// Same as torch.nn.Tanh.
public final class Tanh: Module {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.tanh() }
}

/// x / (1 + |x|). Same as torch.nn.Softsign.
public final class Softsign: Module {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.softsign() }
}

/// x − tanh x. Same as torch.nn.Tanhshrink.
public final class Tanhshrink: Module {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.tanhshrink() }
}

/// log of the sigmoid. Same as torch.nn.LogSigmoid.
public final class LogSigmoid: Module {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.logSigmoid() }
}

/// Half of the input times the sigmoid of the other half. Same as torch.nn.GLU.
public final class GLU: Module {
    public let dim: Int
    public init(dim: Int = -1) { self.dim = dim }
    public override func forward(_ input: Tensor) throws -> Tensor { try input.glu(dim) }
    public override var extraRepresentation: String { "dim=\(dim)" }
}

/// The dimension that softmax takes where a script names none: PyTorch's old rule.
public func implicitSoftmaxDimension(_ ndim: Int) -> Int { ndim == 0 || ndim == 1 || ndim == 3 ? 0 : 1 }

/// What the softmaxes share.
open class SoftmaxLayer: Module {
    public let dim: Int?
    public init(dim: Int? = nil) { self.dim = dim }

    func dimension(_ input: Tensor) -> Int { dim ?? implicitSoftmaxDimension(input.ndim) }
    public override var extraRepresentation: String { "dim=\(dim.map(String.init) ?? "None")" }
}

/// e^x over its sum. Same as torch.nn.Softmax.
public final class Softmax: SoftmaxLayer {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.softmax(dimension(input)) }
}

/// e^−x over its sum. Same as torch.nn.Softmin.
public final class Softmin: SoftmaxLayer {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.neg().softmax(dimension(input)) }
}

/// The logarithm of softmax. Same as torch.nn.LogSoftmax.
public final class LogSoftmax: SoftmaxLayer {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.logSoftmax(dimension(input)) }
}

/// Softmax over the channels of each place. Same as torch.nn.Softmax2d.
public final class Softmax2d: Module {
    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 3 || input.ndim == 4 else {
            throw TensorError.value("Softmax2d: expected input to be 3D or 4D, got \(input.ndim)D instead")
        }
        return try input.softmax(-3)
    }
}
