// The linear layer.

internal import Glibc
import Tensors

/// x W^T + b over the last dimension. Same as torch.nn.Linear.
public final class Linear: Module, Resettable {
    public let inFeatures, outFeatures: Int
    /// The weight as a compiled model's runs want it.
    private var packed = PackedConvolution()

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
        return try run(input, weight, activation: nil) ?? input.linear(weight: weight, bias: parameter("bias"))
    }

    /// activation(self(input)) in one pass; nil where the pass would not be the layer's own, or no compiled model runs.
    public func fused(_ input: Tensor, with activation: Module) throws -> Tensor? {
        guard !hasHooks, !activation.hasHooks, let epilogue = activation.epilogue, let weight = parameter("weight") else {
            return nil
        }
        let output = try run(input, weight, activation: epilogue)
        if let output { (lastOutputShape, activation.lastOutputShape) = (output.shape, output.shape) }
        return output
    }

    /// By the packed weight. Only for compiled models: everywhere else a second copy of every weight is too much.
    private func run(_ input: Tensor, _ weight: Tensor, activation: Epilogue?) throws -> Tensor? {
        let bias = parameter("bias")
        guard FrozenMode.isEnabled, !isTraining, !Autocast.isEnabled,
            !Tensor.isRecording([input, weight] + (bias.map { [$0] } ?? []))
        else { return nil }
        return try packed.linear(input, weight: weight, bias: bias, activation: activation)
    }

    public override func modeDidChange() { if isTraining { packed = PackedConvolution() } }
    public override func didDuplicate() { packed = PackedConvolution() }

    public override var extraRepresentation: String {
        "in_features=\(inFeatures), out_features=\(outFeatures), bias=\(PythonText.bool(parameter("bias") != nil))"
    }
}
