// The linear layer.

internal import Glibc
import Tensors

/// x W^T + b over the last dimension. Same as torch.nn.Linear.
public final class Linear: Module, Resettable {
    public let inFeatures, outFeatures: Int

    public init(_ inFeatures: Int, _ outFeatures: Int, bias: Bool = true) throws {
        (self.inFeatures, self.outFeatures) = (inFeatures, outFeatures)
        super.init()
        try setParameter("weight", Tensor.empty([outFeatures, inFeatures]).requiresGradInPlace(true))
        try setParameter("bias", bias ? Tensor.empty([outFeatures]).requiresGradInPlace(true) : nil)
        try resetParameters()
    }

    /// PyTorch's initialisation: uniform, bounded by one over the square root of the inputs.
    public func resetParameters() throws {
        guard let weight = parameter("weight"), weight.numel > 0 else { return }
        try Initialisation.kaimingUniform(weight, a: 5.0.squareRoot())
        if let bias = parameter("bias") {
            let bound = inFeatures > 0 ? 1 / Double(inFeatures).squareRoot() : 0
            try Initialisation.uniform(bias, -bound, bound)
        }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard let weight = parameter("weight") else { throw TensorError.runtime("Linear has no weight") }
        return try input.linear(weight: weight, bias: parameter("bias"))
    }

    public override var extraRepresentation: String {
        "in_features=\(inFeatures), out_features=\(outFeatures), bias=\(PythonText.bool(parameter("bias") != nil))"
    }
}
