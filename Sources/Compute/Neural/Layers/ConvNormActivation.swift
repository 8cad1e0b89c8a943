// A convolution, the batch normalisation after it and an activation, fused as far as nobody can see it: where the modules are the
// plain ones and nobody watches them. In training, normalisation and ReLU share a pass over memory; in evaluation without
// gradients the convolution does all of it with the normalisation folded into its weight.

import Tensors

extension Module {
    /// activation(norm(conv(x)) + residual); nil stands for no activation.
    ///
    /// With `overwritesResidual` the caller gives up the residual: its memory may become the result's.
    public static func convolve(
        _ x: Tensor, conv: Module, norm: Module, activation: Module? = nil, residual: Tensor? = nil,
        overwritesResidual: Bool = false
    ) throws -> Tensor {
        guard let conv = conv as? Conv2d, conv.isPlain, !conv.hasHooks, !Autocast.isEnabled, !norm.hasHooks, x.ndim == 4,
            let fixed = fixedStatistics(norm, channels: conv.outChannels), let weight = conv.parameter("weight")
        else { return try normalise(conv(x), norm: norm, activation: activation, residual: residual) }
        let own = (norm as? BatchNormAct2d)?.ownActivation
        let sources = [x, weight, conv.parameter("bias"), norm.parameter("weight"), norm.parameter("bias"), residual]
        guard own?.isPlain != false, !Tensor.isRecording(sources.compactMap { $0 }) else {
            return try normalise(conv(x), norm: norm, activation: activation, residual: residual)
        }
        // What comes right after the normalisation: its own activation, or the sum and the activation that were asked for.
        let first = own?.activation ?? activation
        let sum = own?.activation == nil ? residual : nil
        let epilogue = first.flatMap { $0.hasHooks ? nil : $0.epilogue }
        var y = try conv.packed(
            conv.padded(x), weight: weight, bias: conv.parameter("bias"), stride: conv.stride, padding: conv.ownPadding,
            dilation: conv.dilation, groups: conv.groups, normalisation: fixed, residual: sum,
            overwritesResidual: overwritesResidual, activation: epilogue)
        if let first, epilogue == nil { y = try first(y) }
        guard own?.activation != nil else { return y }
        if let residual { y = try y.add(residual) }
        return try activation?(y) ?? y
    }

    /// activation(self(x)), in one pass where this is a convolution in evaluation.
    public final func activated(_ x: Tensor, by activation: Module) throws -> Tensor {
        try (self as? Conv2d)?.fused(x, with: activation) ?? activation(self(x))
    }

    /// The state of a normalisation of so many channels that does not look at its input; nil for any other.
    private static func fixedStatistics(_ norm: Module, channels: Int) -> BatchNormState? {
        guard norm.buffer("running_mean") != nil, norm.buffer("running_var") != nil else { return nil }
        if let norm = norm as? FrozenBatchNorm2d { return norm.numFeatures == channels ? norm.state : nil }
        guard let norm = norm as? BatchNorm2d, norm.numFeatures == channels, !norm.usesBatchStatistics else { return nil }
        return norm.state(momentum: 0)
    }

    /// activation(norm(x) + residual).
    private static func normalise(_ x: Tensor, norm: Module, activation: Module?, residual: Tensor?) throws -> Tensor {
        guard let norm = norm as? BatchNorm2d, !(norm is BatchNormAct2d), activation is ReLU, !norm.hasHooks,
            activation?.hasHooks == false, x.ndim == 4
        else {
            let y = try norm(x)
            let sum = try residual.map { try y.add($0) } ?? y
            return try activation?(sum) ?? sum
        }
        let state = norm.state(momentum: try norm.countBatch())
        return try residual.map { try x.batchNormAddReLU(state, residual: $0) } ?? x.batchNormReLU(state)
    }

    /// Whether this module or one below is watched or replaced by a script, so that a tensor inside may be held by someone.
    public final var hasHooksBelow: Bool {
        hasHooks || childEntries.contains { $0.module?.hasHooksBelow == true }
    }
}
