// A table of vectors, looked up by number.

import Tensors

/// Same as torch.nn.Embedding, without sparse gradients.
public final class Embedding: Module, Resettable {
    public let numEmbeddings, embeddingDim: Int
    public let paddingIndex: Int?
    public let maxNorm: Scalar?
    public let normType: Scalar
    public let scalesByFrequency: Bool

    /// `weight` is the table, if there is one already.
    public init(
        _ numEmbeddings: Int, _ embeddingDim: Int, paddingIndex: Int? = nil, maxNorm: Scalar? = nil, normType: Scalar = 2.0,
        scalesByFrequency: Bool = false, weight: Tensor? = nil, isFrozen: Bool = false
    ) throws {
        (self.numEmbeddings, self.embeddingDim) = (numEmbeddings, embeddingDim)
        if let paddingIndex {
            guard paddingIndex >= -numEmbeddings, paddingIndex < numEmbeddings else {
                throw TensorError.value("Padding_idx must be within num_embeddings")
            }
            self.paddingIndex = paddingIndex < 0 ? paddingIndex + numEmbeddings : paddingIndex
        } else {
            self.paddingIndex = nil
        }
        (self.maxNorm, self.normType, self.scalesByFrequency) = (maxNorm, normType, scalesByFrequency)
        super.init()
        if let weight {
            guard weight.shape == [numEmbeddings, embeddingDim] else {
                throw TensorError.value("Shape of weight does not match num_embeddings and embedding_dim")
            }
            try setParameter("weight", weight.detach().requiresGradInPlace(!isFrozen))
        } else {
            try setParameter("weight", Tensor.empty([numEmbeddings, embeddingDim]).requiresGradInPlace(!isFrozen))
            try resetParameters()
        }
    }

    /// Normal numbers, and zeros for the padding.
    public func resetParameters() throws {
        guard let weight = parameter("weight") else { return }
        try Initialisation.normal(weight)
        if let paddingIndex { try GradMode.withDisabled { _ = try weight.select(0, paddingIndex).fillInPlace(0) } }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard let weight = parameter("weight") else { throw TensorError.runtime("Embedding has no weight") }
        if let maxNorm { try input.renormaliseRows(of: weight, to: maxNorm.double, normType: normType.double) }
        return try input.embedding(weight, paddingIndex: paddingIndex, scalesByFrequency: scalesByFrequency)
    }

    public override var extraRepresentation: String {
        var text = "\(numEmbeddings), \(embeddingDim)"
        if let paddingIndex { text += ", padding_idx=\(paddingIndex)" }
        if let maxNorm { text += ", max_norm=\(PythonText.number(maxNorm))" }
        if normType.double != 2 { text += ", norm_type=\(PythonText.number(normType))" }
        if scalesByFrequency { text += ", scale_grad_by_freq=True" }
        return text
    }
}
