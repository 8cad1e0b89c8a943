// Similarities and distances of vectors as layers.

import Tensors

/// A layer of two inputs.
open class TwoInputLayer: Module {
    /// The result for the inputs in their order.
    open func compare(_ first: Tensor, _ second: Tensor) throws -> Tensor { first }
    public final func callAsFunction(_ first: Tensor, _ second: Tensor) throws -> Tensor {
        try withHooks([first, second]) { try compare($0[0], $0[1]) }
    }
}

/// Same as torch.nn.CosineSimilarity, which prints no arguments.
public final class CosineSimilarity: TwoInputLayer {
    public let dim: Int
    public let eps: Double
    public init(dim: Int = 1, eps: Double = 1e-8) { (self.dim, self.eps) = (dim, eps) }
    public override func compare(_ first: Tensor, _ second: Tensor) throws -> Tensor {
        try first.cosineSimilarity(second, dim: dim, eps: eps)
    }
}

/// Same as torch.nn.PairwiseDistance, which prints no arguments.
public final class PairwiseDistance: TwoInputLayer {
    public let norm, eps: Double
    public let keepdim: Bool
    public init(p: Double = 2, eps: Double = 1e-6, keepdim: Bool = false) { (norm, self.eps, self.keepdim) = (p, eps, keepdim) }
    public override func compare(_ first: Tensor, _ second: Tensor) throws -> Tensor {
        try first.pairwiseDistance(second, p: norm, eps: eps, keepdim: keepdim)
    }
}
