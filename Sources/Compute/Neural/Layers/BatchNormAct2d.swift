// Batch normalisation that brings its activation along, under the keys of the plain one.

import Tensors

/// act(drop(norm(x))) over [N, C, H, W]. Same as timm.layers.BatchNormAct2d.
public final class BatchNormAct2d: BatchNorm2d {
    /// With ReLU and without dropping.
    public required init(
        _ numFeatures: Int, eps: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = true,
        tracksRunningStatistics: Bool = true, bias: Bool = true
    ) throws {
        try super.init(
            numFeatures, eps: eps, momentum: momentum, affine: affine, tracksRunningStatistics: tracksRunningStatistics,
            bias: bias)
        try setModule("drop", Identity())
        try setModule("act", ReLU(inplace: true))
    }

    public convenience init(
        _ numFeatures: Int, eps: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = true,
        tracksRunningStatistics: Bool = true, drop: Module? = nil, activation: Module?
    ) throws {
        try self.init(
            numFeatures, eps: eps, momentum: momentum, affine: affine, tracksRunningStatistics: tracksRunningStatistics)
        if let drop { try setModule("drop", drop) }
        try setModule("act", activation ?? Identity())
    }

    /// The activation after the normalisation, nil if there is none; `isPlain` says that nobody sees what is between them.
    var ownActivation: (activation: Module?, isPlain: Bool) {
        guard let drop = child("drop"), let act = child("act") else { return (nil, false) }
        return (act is Identity && !act.hasHooks ? nil : act, drop is Identity && !drop.hasHooks)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 4 else { throw TensorError.assertion("expected 4D input (got \(input.ndim)D input)") }
        let (act, isPlain) = ownActivation
        if isPlain, act is ReLU, act?.hasHooks == false { return try input.batchNormReLU(state(momentum: countBatch())) }
        return try required("act")(required("drop")(input.batchNorm(state(momentum: countBatch()))))
    }
}
