// Cross-entropy as a module.

import Tensors

/// Cross-entropy of logits against class ids. Same as torch.nn.CrossEntropyLoss.
public final class CrossEntropyLoss: Module {
    public let ignoreIndex: Int
    public let reduction: String
    public let labelSmoothing: Double

    public init(
        weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: String = "mean", labelSmoothing: Double = 0
    ) throws {
        guard ["none", "mean", "sum"].contains(reduction) else {
            throw TensorError.value("\(reduction) is not a valid value for reduction")
        }
        guard labelSmoothing >= 0, labelSmoothing <= 1 else {
            throw TensorError.runtime("label_smoothing must be between 0.0 and 1.0. Got: \(PythonText.float(labelSmoothing))")
        }
        (self.ignoreIndex, self.reduction, self.labelSmoothing) = (ignoreIndex, reduction, labelSmoothing)
        super.init()
        if let weight { try setBuffer("weight", weight) }
    }

    /// The loss of logits [N, C, …] against class ids [N, …].
    public func callAsFunction(_ input: Tensor, _ target: Tensor) throws -> Tensor {
        try withHooks([input, target]) { inputs in
            try inputs[0].crossEntropy(
                target: inputs[1], weight: buffer("weight"), ignoreIndex: ignoreIndex, reduction: reduction,
                labelSmoothing: labelSmoothing)
        }
    }
}
