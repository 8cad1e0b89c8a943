// Batch normalisation over [N, C, H, W].

import Tensors

/// Normalises each channel over batch and place. Same as torch.nn.BatchNorm2d.
public final class BatchNorm2d: Module {
    public let numFeatures: Int
    public var eps: Double
    /// nil: the running statistics are the plain mean over all batches.
    public var momentum: Double?
    public let affine, tracksRunningStatistics: Bool

    public init(
        _ numFeatures: Int, eps: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = true,
        tracksRunningStatistics: Bool = true, bias: Bool = true
    ) throws {
        (self.numFeatures, self.eps, self.momentum) = (numFeatures, eps, momentum)
        (self.affine, self.tracksRunningStatistics) = (affine, tracksRunningStatistics)
        super.init()
        try setParameter("weight", affine ? Tensor.ones([numFeatures]).requiresGradInPlace(true) : nil)
        try setParameter("bias", affine && bias ? Tensor.zeros([numFeatures]).requiresGradInPlace(true) : nil)
        try setBuffer("running_mean", tracksRunningStatistics ? Tensor.zeros([numFeatures]) : nil)
        try setBuffer("running_var", tracksRunningStatistics ? Tensor.ones([numFeatures]) : nil)
        try setBuffer("num_batches_tracked", tracksRunningStatistics ? Tensor.zeros([], dtype: .int64) : nil)
    }

    public override func mayBeMissing(_ name: String) -> Bool { name == "num_batches_tracked" }

    /// Whether this pass normalises with the batch's own statistics.
    public var usesBatchStatistics: Bool { isTraining || (buffer("running_mean") == nil && buffer("running_var") == nil) }

    /// Counts a training batch. Returns the weight of its statistics in the running ones.
    public func countBatch() throws -> Double {
        guard isTraining, let counter = buffer("num_batches_tracked") else { return momentum ?? 0 }
        let count = counter.pointer(Int64.self)
        count.pointee += 1
        counter.storage.version += 1
        return momentum ?? 1 / Double(count.pointee)
    }

    /// What the operation needs to know; `momentum` is what `countBatch()` returned.
    func state(momentum: Double) -> BatchNormState {
        BatchNormState(
            weight: parameter("weight"), bias: parameter("bias"), runningMean: buffer("running_mean"),
            runningVar: buffer("running_var"), training: usesBatchStatistics, momentum: momentum, eps: eps)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 4 else { throw TensorError.value("expected 4D input (got \(input.ndim)D input)") }
        return try input.batchNorm(state(momentum: countBatch()))
    }

    public override var extraRepresentation: String {
        "\(numFeatures), eps=\(PythonText.float(eps)), momentum=\(momentum.map(PythonText.float) ?? "None"), "
            + "affine=\(PythonText.bool(affine)), bias=\(PythonText.bool(parameter("bias") != nil)), "
            + "track_running_stats=\(PythonText.bool(tracksRunningStatistics))"
    }
}
