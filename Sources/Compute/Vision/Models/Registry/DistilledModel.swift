// Models with a second classifier that learns from a teacher's answers.

import Neural
import Tensors

/// A model whose result is the mean of two classifiers, or both of them while it learns from a teacher.
public protocol DistilledModel: ImageModel {
    /// Whether training gives what both classifiers say. Same as timm's distilled_training.
    var trainsDistilled: Bool { get set }
    /// What the classifier and the one that learns from the teacher make of the features.
    func bothHeads(_ features: Tensor) throws -> (Tensor, Tensor)
}

extension DistilledModel {
    /// Whether the two results are wanted apart now.
    public var givesBoth: Bool { trainsDistilled && isTraining }
}
