// Dropout, as a function and as a layer.

import Tensors

/// Zeroes each element with probability p and scales the others by 1 / (1 - p), in training only. Same as
/// torch.nn.functional.dropout; which elements is drawn from the default generator, not as PyTorch draws it.
public func dropout(_ input: Tensor, p: Double, training: Bool) throws -> Tensor {
    guard training, p > 0 else { return input }
    let mask = try Tensor.empty(input.shape).bernoulliInPlace(1 - p)
    let (values, scale) = (mask.pointer(Float.self), p < 1 ? Float(1 / (1 - p)) : 0)
    for i in 0..<mask.numel { values[i] *= scale }
    return try input.mul(mask.to(dtype: input.dtype))
}

/// Zeroes elements at random while training. Same as torch.nn.Dropout.
public final class Dropout: Module {
    public let p: Double
    public let inplace: Bool

    public init(p: Double = 0.5, inplace: Bool = false) throws {
        guard p >= 0, p <= 1 else {
            throw TensorError.value("dropout probability has to be between 0 and 1, but got \(PythonText.float(p))")
        }
        (self.p, self.inplace) = (p, inplace)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try dropout(input, p: p, training: isTraining) }
    public override var extraRepresentation: String { "p=\(PythonText.float(p)), inplace=\(PythonText.bool(inplace))" }
}
