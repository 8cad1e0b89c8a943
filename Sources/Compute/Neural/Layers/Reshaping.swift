// Layers that move elements without computing: identity, flatten and unflatten, pixel shuffles, unfold and fold.

import Tensors

/// The input itself. Same as torch.nn.Identity.
public final class Identity: Module {
    public override func forward(_ input: Tensor) throws -> Tensor { input }
}

/// Merges dimensions into one. Same as torch.nn.Flatten.
public final class Flatten: Module {
    public let startDim, endDim: Int
    public init(startDim: Int = 1, endDim: Int = -1) { (self.startDim, self.endDim) = (startDim, endDim) }
    public override func forward(_ input: Tensor) throws -> Tensor { try input.flatten(startDim, endDim) }
    public override var extraRepresentation: String { "start_dim=\(startDim), end_dim=\(endDim)" }
}
