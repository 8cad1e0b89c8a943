// A batch normalisation that does not train: statistics, scale and shift are buffers. What freezing puts in the place of
// BatchNorm2d.

import Tensors

/// Normalises each channel with fixed numbers, in training mode too. Same as torchvision.ops.FrozenBatchNorm2d.
public final class FrozenBatchNorm2d: Module {
    public let numFeatures: Int
    public var eps: Double

    public init(_ numFeatures: Int, eps: Double = 1e-5) throws {
        (self.numFeatures, self.eps) = (numFeatures, eps)
        super.init()
        for (name, isOne) in [("weight", true), ("bias", false), ("running_mean", false), ("running_var", true)] {
            try setBuffer(name, isOne ? Tensor.ones([numFeatures]) : Tensor.zeros([numFeatures]))
        }
    }

    /// What the operation needs to know.
    var state: BatchNormState {
        BatchNormState(
            weight: buffer("weight"), bias: buffer("bias"), runningMean: buffer("running_mean"),
            runningVar: buffer("running_var"),
            training: false, momentum: 0, eps: eps)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try input.batchNorm(state) }

    public override var extraRepresentation: String {
        "\(buffer("weight")?.numel ?? numFeatures), eps=\(PythonText.float(eps))"
    }
}
