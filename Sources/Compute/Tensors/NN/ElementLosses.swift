// Losses that compare elements: differences, probabilities, counts. Cross-entropy is in Losses.swift, losses between vectors in
// VectorLosses.swift. All are sums, means or the elements themselves.

extension Tensor {
    /// A loss's elements as `reduction` says: mean, sum or none.
    public func reducedLoss(_ reduction: String) throws -> Tensor {
        switch try Reduction(named: reduction) {
        case .mean: try mean()
        case .sum: try sum()
        case .none: self
        }
    }

    /// (x − target)². Same as torch.nn.functional.mse_loss.
    public func mseLoss(_ target: Tensor, reduction: String = "mean") throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target) { x, t in try x.mseLoss(t, reduction: reduction) }
        }
        return try sub(target).square().reducedLoss(reduction)
    }

    /// |x − target|. Same as torch.nn.functional.l1_loss.
    public func l1Loss(_ target: Tensor, reduction: String = "mean") throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target) { x, t in try x.l1Loss(t, reduction: reduction) }
        }
        return try sub(target).abs().reducedLoss(reduction)
    }

    /// Squared below beta, linear above. Same as torch.nn.functional.smooth_l1_loss.
    public func smoothL1Loss(_ target: Tensor, reduction: String = "mean", beta: Double = 1) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target) { x, t in try x.smoothL1Loss(t, reduction: reduction, beta: beta) }
        }
        guard beta >= 0 else { throw TensorError.runtime("smooth_l1_loss does not support negative values for beta.") }
        guard beta > 0 else { return try l1Loss(target, reduction: reduction) }
        let z = try sub(target).abs()
        let inner = try z.square().mul(.float(0.5)).div(.float(beta))
        return try Tensor.where(z.lt(.float(beta)), inner, z.sub(.float(0.5 * beta))).reducedLoss(reduction)
    }

    /// Squared up to delta, linear above. Same as torch.nn.functional.huber_loss.
    public func huberLoss(_ target: Tensor, reduction: String = "mean", delta: Double = 1) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target) { x, t in try x.huberLoss(t, reduction: reduction, delta: delta) }
        }
        guard delta > 0 else { throw TensorError.runtime("huber_loss does not support non-positive values for delta.") }
        let z = try sub(target).abs()
        let outer = try z.sub(.float(0.5 * delta)).mul(.float(delta))
        return try Tensor.where(z.le(.float(delta)), z.square().mul(.float(0.5)), outer).reducedLoss(reduction)
    }

    /// Cross-entropy of probabilities, logarithms no lower than −100. Same as torch.nn.functional.binary_cross_entropy.
    public func binaryCrossEntropy(_ target: Tensor, weight: Tensor? = nil, reduction: String = "mean") throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target, weight) { x, t, w in
                try x.binaryCrossEntropy(t, weight: w, reduction: reduction)
            }
        }
        guard target.shape == shape else {
            throw TensorError.value(
                "Using a target size (torch.Size(\(Shape.describe(target.shape)))) that is different to the input size "
                    + "(torch.Size(\(Shape.describe(shape)))) is deprecated. Please ensure they have the same size.")
        }
        try FloatingPoint.requireAny(dtype, "binary_cross_entropy")
        guard target.dtype == dtype else {
            throw TensorError.runtime("Found dtype \(target.dtype.scalarTypeName) but expected \(dtype.scalarTypeName)")
        }
        let (positive, negative) = try GradMode.withDisabled { () throws -> (Tensor, Tensor) in
            if numel > 0, try ge(0).logicalAnd(le(1)).all().item().double == 0 {
                throw TensorError.runtime("all elements of input should be between 0 and 1")
            }
            return (try log().clamp(min: -100), try neg().log1p().clamp(min: -100))
        }
        let elements = try GradMode.withDisabled { try target.sub(1).mul(negative).sub(target.mul(positive)).alias() }
        if Tensor.isRecording([self, target]) {
            let (x, t) = (SavedTensor(self), SavedTensor(target))
            elements.record("BinaryCrossEntropyBackward0", inputs: [self, target]) { g, needs in
                let (x, t) = (try x.unpack(), try t.unpack())
                let slope = try x.sub(t).div(x.rsub(1).mul(x).clamp(min: .float(1e-12)))
                return [try g.mul(slope), needs(1) ? try g.mul(x.neg().log1p().sub(x.log())) : nil]
            }
        }
        return try (weight.map { try elements.mul($0) } ?? elements).reducedLoss(reduction)
    }

    /// Cross-entropy of logits against probabilities. Same as torch.nn.functional.binary_cross_entropy_with_logits.
    public func binaryCrossEntropyWithLogits(
        _ target: Tensor, weight: Tensor? = nil, reduction: String = "mean", posWeight: Tensor? = nil
    ) throws -> Tensor {
        if Autocast.isEnabled {
            let scale = try posWeight.map { try Autocast.widened($0) }
            return try Autocast.widening(self, target, weight) { x, t, w in
                try x.binaryCrossEntropyWithLogits(t, weight: w, reduction: reduction, posWeight: scale)
            }
        }
        guard target.shape == shape else {
            throw TensorError.value(
                "Target size (torch.Size(\(Shape.describe(target.shape)))) must be the same as input size "
                    + "(torch.Size(\(Shape.describe(shape))))")
        }
        var logs = try logSigmoid()
        if let posWeight { logs = try logs.mul(posWeight.sub(1).mul(target).add(1)) }
        let elements = try target.rsub(1).mul(self).sub(logs)
        return try (weight.map { try elements.mul($0) } ?? elements).reducedLoss(reduction)
    }

    /// Divergence of log-probabilities from a target of probabilities (or their logarithms). `reduction` may also be
    /// batchmean. Same as torch.nn.functional.kl_div.
    public func klDivergence(_ target: Tensor, reduction: String = "mean", logTarget: Bool = false) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target) { x, t in try x.klDivergence(t, reduction: reduction, logTarget: logTarget)
            }
        }
        var elements: Tensor
        if logTarget {
            elements = try target.exp().mul(target.sub(self))
        } else {
            // 0 · log 0 is 0; its gradient is NaN, as PyTorch's.
            let own = try target.mul(target.log()).maskedFill(target.eq(0), 0)
            elements = try own.sub(target.mul(self))
        }
        guard reduction == "batchmean" else { return try elements.reducedLoss(reduction) }
        elements = try elements.sum()
        return ndim > 0 ? try elements.div(.int(Int64(shape[0]))) : elements
    }

    /// Likelihood of counts. Same as torch.nn.functional.poisson_nll_loss.
    public func poissonNLLLoss(
        _ target: Tensor, logInput: Bool = true, full: Bool = false, eps: Double = 1e-8, reduction: String = "mean"
    ) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target) { x, t in
                try x.poissonNLLLoss(t, logInput: logInput, full: full, eps: eps, reduction: reduction)
            }
        }
        var elements =
            try logInput ? exp().sub(target.mul(self)) : sub(target.mul(add(.float(eps)).log()))
        if full {
            let stirling = try target.mul(target.log()).sub(target).add(target.mul(.float(2 * Double.pi)).log().mul(.float(0.5)))
            elements = try elements.add(stirling.maskedFill(target.le(1), 0))
        }
        return try elements.reducedLoss(reduction)
    }

    /// Likelihood under normal distributions of given variances. Same as torch.nn.functional.gaussian_nll_loss.
    public func gaussianNLLLoss(
        _ target: Tensor, variance: Tensor, full: Bool = false, eps: Double = 1e-6, reduction: String = "mean"
    ) throws -> Tensor {
        var spread = variance
        if spread.shape != shape {
            if Array(shape.dropLast()) == spread.shape {
                spread = try spread.unsqueeze(-1)
            } else if !(spread.numel == 1 && spread.ndim == 0)
                && !(Array(shape.dropLast()) == Array(spread.shape.dropLast()) && spread.shape.last == 1)
            {
                throw TensorError.value("var is of incorrect size")
            }
        }
        let names = ["none", "mean", "sum"]
        guard names.contains(reduction) else { throw TensorError.value(reduction + " is not valid") }
        if spread.numel > 0, try GradMode.withDisabled({ try spread.lt(0).any().item().double != 0 }) {
            throw TensorError.value("var has negative entry/entries")
        }
        // Limited without a trace in the gradient.
        let limited = try spread.clone()
        try GradMode.withDisabled { _ = try limited.copyInPlace(from: limited.clamp(min: .float(eps))) }
        var elements = try limited.log().add(sub(target).square().div(limited)).mul(.float(0.5))
        if full { elements = try elements.add(.float(0.9189385332046727)) }
        return try elements.reducedLoss(reduction)
    }

    /// log(1 + e^(−target x)). Same as torch.nn.functional.soft_margin_loss.
    public func softMarginLoss(_ target: Tensor, reduction: String = "mean") throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target) { x, t in try x.softMarginLoss(t, reduction: reduction) }
        }
        return try target.neg().mul(self).exp().log1p().reducedLoss(reduction)
    }

    /// x where the target is 1, max(0, margin − x) where it is −1. Same as torch.nn.functional.hinge_embedding_loss.
    public func hingeEmbeddingLoss(_ target: Tensor, margin: Double = 1, reduction: String = "mean") throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target) { x, t in try x.hingeEmbeddingLoss(t, margin: margin, reduction: reduction)
            }
        }
        let apart = try rsub(.float(margin)).clamp(min: 0).maskedFill(target.eq(1), 0)
        return try apart.add(maskedFill(target.eq(-1), 0)).reducedLoss(reduction)
    }
}
