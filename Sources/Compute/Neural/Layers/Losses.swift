// The losses as layers. Each takes its inputs in PyTorch's order; the functions are the operations' (Tensors/NN/…Losses.swift).

import Tensors

/// What the losses share: named inputs and a reduction.
open class LossLayer: Module {
    public let reduction: String

    init(reduction: String) { self.reduction = reduction }

    /// The names of the inputs, as `forward` calls them.
    open var inputNames: [String] { ["input", "target"] }

    /// The loss of inputs in the order of `inputNames`.
    open func loss(_ inputs: [Tensor]) throws -> Tensor {
        throw TensorError.notImplemented("Module [\(typeName)] is missing the required \"forward\" function")
    }

    /// Runs with the hooks.
    public final func callAsFunction(_ inputs: Tensor...) throws -> Tensor {
        guard inputs.count == inputNames.count else {
            throw TensorError.type("\(typeName) takes \(inputNames.count) inputs but \(inputs.count) were given")
        }
        return try withHooks(inputs) { try loss($0) }
    }
}

/// Cross-entropy of logits against class ids or probabilities. Same as torch.nn.CrossEntropyLoss.
public final class CrossEntropyLoss: LossLayer {
    public let ignoreIndex: Int
    public let labelSmoothing: Double

    public init(
        weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: String = "mean", labelSmoothing: Double = 0
    ) throws {
        (self.ignoreIndex, self.labelSmoothing) = (ignoreIndex, labelSmoothing)
        super.init(reduction: reduction)
        try setBuffer("weight", weight)
    }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].crossEntropy(
            target: inputs[1], weight: buffer("weight"), ignoreIndex: ignoreIndex, reduction: reduction,
            labelSmoothing: labelSmoothing)
    }
}

/// Likelihood of log-probabilities. Same as torch.nn.NLLLoss.
public final class NLLLoss: LossLayer {
    public let ignoreIndex: Int

    public init(weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: String = "mean") throws {
        self.ignoreIndex = ignoreIndex
        super.init(reduction: reduction)
        try setBuffer("weight", weight)
    }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].nllLoss(target: inputs[1], weight: buffer("weight"), ignoreIndex: ignoreIndex, reduction: reduction)
    }
}

/// Cross-entropy of probabilities. Same as torch.nn.BCELoss.
public final class BCELoss: LossLayer {
    public init(weight: Tensor? = nil, reduction: String = "mean") throws {
        super.init(reduction: reduction)
        try setBuffer("weight", weight)
    }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].binaryCrossEntropy(inputs[1], weight: buffer("weight"), reduction: reduction)
    }
}

/// Binary cross-entropy of logits. Same as torch.nn.BCEWithLogitsLoss.
public final class BCEWithLogitsLoss: LossLayer {
    public init(weight: Tensor? = nil, reduction: String = "mean", posWeight: Tensor? = nil) throws {
        super.init(reduction: reduction)
        try setBuffer("weight", weight)
        try setBuffer("pos_weight", posWeight)
    }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].binaryCrossEntropyWithLogits(
            inputs[1], weight: buffer("weight"), reduction: reduction, posWeight: buffer("pos_weight"))
    }
}

/// Several labels a sample. Same as torch.nn.MultiLabelSoftMarginLoss.
public final class MultiLabelSoftMarginLoss: LossLayer {
    public init(weight: Tensor? = nil, reduction: String = "mean") throws {
        super.init(reduction: reduction)
        try setBuffer("weight", weight)
    }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].multilabelSoftMarginLoss(inputs[1], weight: buffer("weight"), reduction: reduction)
    }
}

/// One label a sample, by margins. Same as torch.nn.MultiMarginLoss.
public final class MultiMarginLoss: LossLayer {
    public let p: Int
    public let margin: Double

    public init(p: Int = 1, margin: Double = 1, weight: Tensor? = nil, reduction: String = "mean") throws {
        guard p == 1 || p == 2 else { throw TensorError.value("only p == 1 and p == 2 supported") }
        if let weight, weight.ndim != 1 { throw TensorError.value("weight must be 1D") }
        (self.p, self.margin) = (p, margin)
        super.init(reduction: reduction)
        try setBuffer("weight", weight)
    }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].multiMarginLoss(inputs[1], p: p, margin: margin, weight: buffer("weight"), reduction: reduction)
    }
}

/// Divergence of distributions. Same as torch.nn.KLDivLoss.
public final class KLDivLoss: LossLayer {
    public let logTarget: Bool

    public init(reduction: String = "mean", logTarget: Bool = false) {
        self.logTarget = logTarget
        super.init(reduction: reduction)
    }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].klDivergence(inputs[1], reduction: reduction, logTarget: logTarget)
    }
}

/// Likelihood of counts. Same as torch.nn.PoissonNLLLoss.
public final class PoissonNLLLoss: LossLayer {
    public let logInput, full: Bool
    public let eps: Double

    public init(logInput: Bool = true, full: Bool = false, eps: Double = 1e-8, reduction: String = "mean") {
        (self.logInput, self.full, self.eps) = (logInput, full, eps)
        super.init(reduction: reduction)
    }

    public override var inputNames: [String] { ["log_input", "target"] }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].poissonNLLLoss(inputs[1], logInput: logInput, full: full, eps: eps, reduction: reduction)
    }
}

/// Likelihood under normal distributions. Same as torch.nn.GaussianNLLLoss.
public final class GaussianNLLLoss: LossLayer {
    public let full: Bool
    public let eps: Double

    public init(full: Bool = false, eps: Double = 1e-6, reduction: String = "mean") {
        (self.full, self.eps) = (full, eps)
        super.init(reduction: reduction)
    }

    public override var inputNames: [String] { ["input", "target", "var"] }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].gaussianNLLLoss(inputs[1], variance: inputs[2], full: full, eps: eps, reduction: reduction)
    }
}

/// max(0, margin + near − far). Same as torch.nn.TripletMarginLoss.
public final class TripletMarginLoss: LossLayer {
    public let margin, p, eps: Double
    public let swap: Bool

    public init(margin: Double = 1, p: Double = 2, eps: Double = 1e-6, swap: Bool = false, reduction: String = "mean") throws {
        guard margin > 0 else {
            throw TensorError.value(
                "TripletMarginLoss: expected margin to be greater than 0, got \(PythonText.float(margin)) instead")
        }
        (self.margin, self.p, self.eps, self.swap) = (margin, p, eps, swap)
        super.init(reduction: reduction)
    }

    public override var inputNames: [String] { ["anchor", "positive", "negative"] }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].tripletMarginLoss(
            inputs[1], inputs[2], margin: margin, p: p, eps: eps, swap: swap, reduction: reduction)
    }
}

/// The squared difference. Same as torch.nn.MSELoss.
public final class MSELoss: LossLayer {
    public override init(reduction: String = "mean") { super.init(reduction: reduction) }
    public override func loss(_ inputs: [Tensor]) throws -> Tensor { try inputs[0].mseLoss(inputs[1], reduction: reduction) }
}

/// The absolute difference. Same as torch.nn.L1Loss.
public final class L1Loss: LossLayer {
    public override init(reduction: String = "mean") { super.init(reduction: reduction) }
    public override func loss(_ inputs: [Tensor]) throws -> Tensor { try inputs[0].l1Loss(inputs[1], reduction: reduction) }
}

/// log(1 + e^(−target x)). Same as torch.nn.SoftMarginLoss.
public final class SoftMarginLoss: LossLayer {
    public override init(reduction: String = "mean") { super.init(reduction: reduction) }
    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].softMarginLoss(inputs[1], reduction: reduction)
    }
}

/// Several labels a sample, by margins. Same as torch.nn.MultiLabelMarginLoss.
public final class MultiLabelMarginLoss: LossLayer {
    public override init(reduction: String = "mean") { super.init(reduction: reduction) }
    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].multilabelMarginLoss(inputs[1], reduction: reduction)
    }
}

/// Squared below beta, linear above. Same as torch.nn.SmoothL1Loss.
public final class SmoothL1Loss: LossLayer {
    public let beta: Double

    public init(beta: Double = 1, reduction: String = "mean") {
        self.beta = beta
        super.init(reduction: reduction)
    }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].smoothL1Loss(inputs[1], reduction: reduction, beta: beta)
    }
}

/// Squared up to delta, linear above. Same as torch.nn.HuberLoss.
public final class HuberLoss: LossLayer {
    public let delta: Double

    public init(delta: Double = 1, reduction: String = "mean") {
        self.delta = delta
        super.init(reduction: reduction)
    }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].huberLoss(inputs[1], reduction: reduction, delta: delta)
    }
}

/// Near for target 1, apart for −1. Same as torch.nn.HingeEmbeddingLoss.
public final class HingeEmbeddingLoss: LossLayer {
    public let margin: Double

    public init(margin: Double = 1, reduction: String = "mean") {
        self.margin = margin
        super.init(reduction: reduction)
    }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].hingeEmbeddingLoss(inputs[1], margin: margin, reduction: reduction)
    }
}

/// Angles between vectors. Same as torch.nn.CosineEmbeddingLoss.
public final class CosineEmbeddingLoss: LossLayer {
    public let margin: Double

    public init(margin: Double = 0, reduction: String = "mean") {
        self.margin = margin
        super.init(reduction: reduction)
    }

    public override var inputNames: [String] { ["input1", "input2", "target"] }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].cosineEmbeddingLoss(inputs[1], inputs[2], margin: margin, reduction: reduction)
    }
}

/// Order of two inputs. Same as torch.nn.MarginRankingLoss.
public final class MarginRankingLoss: LossLayer {
    public let margin: Double

    public init(margin: Double = 0, reduction: String = "mean") {
        self.margin = margin
        super.init(reduction: reduction)
    }

    public override var inputNames: [String] { ["input1", "input2", "target"] }

    public override func loss(_ inputs: [Tensor]) throws -> Tensor {
        try inputs[0].marginRankingLoss(inputs[1], inputs[2], margin: margin, reduction: reduction)
    }
}
