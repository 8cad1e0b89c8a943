// Batch normalisation followed by a ReLU in one pass over memory, where the modules are the plain ones and nobody watches
// them; else one after another. The values are the same.

import Tensors

extension Module {
    /// activation(norm(x) + residual) for what stands in a residual network.
    public static func normalise(
        _ x: Tensor, norm: Module, activation: Module, residual: Tensor? = nil
    ) throws -> Tensor {
        guard let norm = norm as? BatchNorm2d, activation is ReLU, !norm.hasHooks, !activation.hasHooks, x.ndim == 4 else {
            let y = try norm(x)
            return try activation(residual.map { try y.add($0) } ?? y)
        }
        let state = BatchNormState(
            weight: norm.parameter("weight"), bias: norm.parameter("bias"), runningMean: norm.buffer("running_mean"),
            runningVar: norm.buffer("running_var"), training: norm.usesBatchStatistics, momentum: try norm.countBatch(),
            eps: norm.eps)
        return try residual.map { try x.batchNormAddReLU(state, residual: $0) } ?? x.batchNormReLU(state)
    }
}
