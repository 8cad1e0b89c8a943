// Activations without parameters, one class each, as PyTorch prints them.

import Tensors

/// max(x, 0). Same as torch.nn.ReLU; `inplace` only shows in print.
public final class ReLU: Module {
    public let inplace: Bool
    public init(inplace: Bool = false) { self.inplace = inplace }
    public override func forward(_ input: Tensor) throws -> Tensor { try input.relu() }
    public override var extraRepresentation: String { inplace ? "inplace=True" : "" }
}

/// 1 / (1 + exp(-x)). Same as torch.nn.Sigmoid.
public final class Sigmoid: Module {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.sigmoid() }
}

/// Same as torch.nn.Tanh.
public final class Tanh: Module {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.tanh() }
}

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
