// Dropout as a layer.

import Tensors

/// Zeroes elements at random while training. Same as torch.nn.Dropout, with PyTorch's masks for a seed.
public final class Dropout: Module {
    public var p: Double
    public let inplace: Bool

    public init(p: Double = 0.5, inplace: Bool = false) throws {
        guard p >= 0, p <= 1 else {
            throw TensorError.value("dropout probability has to be between 0 and 1, but got \(PythonText.float(p))")
        }
        (self.p, self.inplace) = (p, inplace)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try input.dropout(p: p, training: isTraining) }
    public override var extraRepresentation: String { "p=\(PythonText.float(p)), inplace=\(PythonText.bool(inplace))" }
}
