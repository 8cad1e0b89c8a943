// Filling parameters: the functions of torch.nn.init, drawing from the default generator in PyTorch's order, so that a
// seed gives the same parameters.

internal import Glibc
import Tensors

/// A layer that can draw its first parameters anew.
public protocol Resettable: Module {
    func resetParameters() throws
}

/// The functions of torch.nn.init. All fill in place and record no gradient.
public enum Initialisation {
    /// Whether parameters stay as they were allocated: for models that are filled right after.
    @TaskLocal static var isSkipped = false

    /// Whether parameters stay as they were allocated while the generator goes on as if they had been drawn.
    @TaskLocal private static var isAdvanced = false

    /// Makes modules without drawing their parameters. Same as torch.nn.utils.skip_init, for a whole model.
    public static func skipping<Result>(_ body: () throws -> Result) rethrows -> Result {
        try $isSkipped.withValue(true, operation: body)
    }

    /// Makes modules whose parameters are about to be loaded: large ones are not drawn, but what is drawn afterwards is what it
    /// would be if they had been.
    public static func advancing<Result>(_ body: () throws -> Result) rethrows -> Result {
        try $isAdvanced.withValue(true, operation: body)
    }

    /// Whether the tensor's values are about to be loaded; the generator has then left out the numbers that they would take.
    static func advances(_ tensor: Tensor, normal: Bool = false) -> Bool {
        guard isAdvanced, tensor.dtype == .float32, tensor.numel >= 16, tensor.isContiguous else { return false }
        // Normal numbers come in blocks of 16, the last of which is drawn anew where it is not whole.
        Generator.default.advance(by: tensor.numel + (normal && tensor.numel % 16 != 0 ? 16 : 0))
        return true
    }

    /// Which side of a layer keeps its variance.
    public enum FanMode: String, Sendable { case fanIn = "fan_in", fanOut = "fan_out" }

    /// Inputs and outputs that meet in one element of a weight.
    public static func fans(of tensor: Tensor) throws -> (fanIn: Int, fanOut: Int) {
        guard tensor.ndim >= 2 else {
            throw TensorError.value("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
        }
        let field = tensor.shape[2...].reduce(1, *)
        return (tensor.shape[1] * field, tensor.shape[0] * field)
    }

    /// The recommended gain of an activation. Same as torch.nn.init.calculate_gain.
    public static func gain(_ nonlinearity: String, _ a: Double? = nil) throws -> Double {
        switch nonlinearity {
        case "linear", "conv1d", "conv2d", "conv3d", "sigmoid", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d":
            return 1
        case "tanh": return 5.0 / 3
        case "relu": return 2.0.squareRoot()
        case "leaky_relu": return (2 / (1 + (a ?? 0.01) * (a ?? 0.01))).squareRoot()
        case "selu": return 0.75
        default: throw TensorError.value("Unsupported nonlinearity \(nonlinearity)")
        }
    }

    @discardableResult public static func uniform(_ tensor: Tensor, _ low: Double = 0, _ high: Double = 1) throws -> Tensor {
        guard !isSkipped, !advances(tensor) else { return tensor }
        try GradMode.withDisabled { _ = try tensor.uniformInPlace(low, high) }
        return tensor
    }

    @discardableResult public static func normal(_ tensor: Tensor, mean: Double = 0, std: Double = 1) throws -> Tensor {
        guard !isSkipped, !advances(tensor, normal: true) else { return tensor }
        try GradMode.withDisabled { _ = try tensor.normalInPlace(mean, std) }
        return tensor
    }

    @discardableResult public static func constant(_ tensor: Tensor, _ value: Double) throws -> Tensor {
        guard !isSkipped else { return tensor }
        try GradMode.withDisabled { _ = try tensor.fillInPlace(Scalar(value)) }
        return tensor
    }

    @discardableResult public static func kaimingUniform(
        _ tensor: Tensor, a: Double = 0, mode: FanMode = .fanIn, nonlinearity: String = "leaky_relu"
    ) throws -> Tensor {
        let bound = 3.0.squareRoot() * (try kaimingDeviation(tensor, a, mode, nonlinearity))
        return try uniform(tensor, -bound, bound)
    }

    @discardableResult public static func kaimingNormal(
        _ tensor: Tensor, a: Double = 0, mode: FanMode = .fanIn, nonlinearity: String = "leaky_relu"
    ) throws -> Tensor {
        try normal(tensor, std: kaimingDeviation(tensor, a, mode, nonlinearity))
    }

    private static func kaimingDeviation(
        _ tensor: Tensor, _ a: Double, _ mode: FanMode, _ nonlinearity: String
    ) throws -> Double {
        let (fanIn, fanOut) = try fans(of: tensor)
        return try gain(nonlinearity, a) / Double(mode == .fanIn ? fanIn : fanOut).squareRoot()
    }

    @discardableResult public static func xavierUniform(_ tensor: Tensor, gain: Double = 1) throws -> Tensor {
        let (fanIn, fanOut) = try fans(of: tensor)
        let bound = 3.0.squareRoot() * (gain * (2 / Double(fanIn + fanOut)).squareRoot())
        return try uniform(tensor, -bound, bound)
    }

    @discardableResult public static func xavierNormal(_ tensor: Tensor, gain: Double = 1) throws -> Tensor {
        let (fanIn, fanOut) = try fans(of: tensor)
        return try normal(tensor, std: gain * (2 / Double(fanIn + fanOut)).squareRoot())
    }
}
