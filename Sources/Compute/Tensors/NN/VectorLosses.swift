// Losses between vectors and over several labels a sample, and the distances they use.

extension Tensor {
    /// (Σ |x1 − x2 + eps|^p)^(1/p) over the last dimension. Same as torch.nn.functional.pairwise_distance.
    public func pairwiseDistance(_ other: Tensor, p: Double = 2, eps: Double = 1e-6, keepdim: Bool = false) throws -> Tensor {
        try sub(other).add(.float(eps)).norm(p, [-1], keepdim: keepdim)
    }

    /// The cosine of the angle between vectors along `dim`. Same as torch.nn.functional.cosine_similarity.
    public func cosineSimilarity(_ other: Tensor, dim: Int = 1, eps: Double = 1e-8) throws -> Tensor {
        let common = try Shape.broadcast(shape, other.shape)
        let (a, b) = (try expand(common), try other.expand(common))
        let x = try a.norm(2, [dim], keepdim: true).clamp(min: .float(eps))
        let y = try b.norm(2, [dim], keepdim: true).clamp(min: .float(eps))
        return try a.div(x).mul(b.div(y)).sum([dim])
    }

    /// 1 − cosine for targets 1, max(0, cosine − margin) for −1. Same as torch.nn.functional.cosine_embedding_loss.
    public func cosineEmbeddingLoss(
        _ other: Tensor, _ target: Tensor, margin: Double = 0, reduction: String = "mean"
    ) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, other, target) { x, t, w in
                try x.cosineEmbeddingLoss(t, w ?? target, margin: margin, reduction: reduction)
            }
        }
        guard target.ndim == 0 || target.ndim == 1 else {
            throw TensorError.runtime("0D or 1D target tensor expected, multi-target not supported")
        }
        guard shape == other.shape, ndim == target.ndim + 1, target.ndim == 0 || target.shape[0] == shape[0] else {
            throw TensorError.runtime(
                target.ndim == 1
                    ? "1D target tensor expects 2D input tensors, but found inputs with sizes \(Shape.describe(shape)) and "
                        + "\(Shape.describe(other.shape))."
                    : "0D target tensor expects 1D input tensors, but found inputs with sizes \(Shape.describe(shape)) and "
                        + "\(Shape.describe(other.shape)).")
        }
        let dim = target.ndim
        let squares = try square().sum([dim]).add(.float(1e-12)).mul(other.square().sum([dim]).add(.float(1e-12)))
        let cosine = try mul(other).sum([dim]).div(squares.sqrt())
        let near = try cosine.rsub(1).maskedFill(target.ne(1), 0)
        let far = try cosine.sub(.float(margin)).clamp(min: 0).maskedFill(target.ne(-1), 0)
        return try near.add(far).reducedLoss(reduction)
    }

    /// max(0, margin + |anchor − positive| − |anchor − negative|). Same as torch.nn.functional.triplet_margin_loss.
    public func tripletMarginLoss(
        _ positive: Tensor, _ negative: Tensor, margin: Double = 1, p: Double = 2, eps: Double = 1e-6, swap: Bool = false,
        reduction: String = "mean"
    ) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, positive, negative) { x, t, w in
                try x.tripletMarginLoss(t, w ?? negative, margin: margin, p: p, eps: eps, swap: swap, reduction: reduction)
            }
        }
        guard margin > 0 else { throw TensorError.value("margin must be greater than 0, got \(margin)") }
        guard ndim == positive.ndim, ndim == negative.ndim else {
            throw TensorError.runtime(
                "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor "
                    + "\(ndim)D, positive \(positive.ndim)D, and negative \(negative.ndim)D inputs")
        }
        let near = try pairwiseDistance(positive, p: p, eps: eps)
        var far = try pairwiseDistance(negative, p: p, eps: eps)
        if swap { far = try far.minimum(positive.pairwiseDistance(negative, p: p, eps: eps)) }
        return try near.add(.float(margin)).sub(far).clamp(min: 0).reducedLoss(reduction)
    }

    /// max(0, −target (x1 − x2) + margin). Same as torch.nn.functional.margin_ranking_loss.
    public func marginRankingLoss(
        _ other: Tensor, _ target: Tensor, margin: Double = 0, reduction: String = "mean"
    ) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, other, target) { x, t, w in
                try x.marginRankingLoss(t, w ?? target, margin: margin, reduction: reduction)
            }
        }
        guard ndim == other.ndim, ndim == target.ndim else {
            throw TensorError.runtime(
                "margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: "
                    + "torch.Size(\(Shape.describe(shape))), input2: torch.Size(\(Shape.describe(other.shape))), target: "
                    + "torch.Size(\(Shape.describe(target.shape))) ")
        }
        return try target.neg().mul(sub(other)).add(.float(margin)).clamp(min: 0).reducedLoss(reduction)
    }

    /// Binary cross-entropy per class, averaged over the classes (the last dimension). Same as
    /// torch.nn.functional.multilabel_soft_margin_loss.
    public func multilabelSoftMarginLoss(_ target: Tensor, weight: Tensor? = nil, reduction: String = "mean") throws -> Tensor {
        guard ndim > 0 else { throw TensorError.index("Dimension specified as -1 but tensor has no dimensions") }
        var elements = try target.mul(logSigmoid()).add(target.rsub(1).mul(neg().logSigmoid())).neg()
        if let weight { elements = try elements.mul(weight) }
        return try elements.sum([ndim - 1]).div(.int(Int64(shape[ndim - 1]))).reducedLoss(reduction)
    }

    /// Σ max(0, margin − x[target] + x[j])^p over the other classes, divided by their number with the target. Same as
    /// torch.nn.functional.multi_margin_loss.
    public func multiMarginLoss(
        _ target: Tensor, p: Int = 1, margin: Double = 1, weight: Tensor? = nil, reduction: String = "mean"
    ) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target, weight) { x, t, w in
                try x.multiMarginLoss(t, p: p, margin: margin, weight: w, reduction: reduction)
            }
        }
        guard p == 1 || p == 2 else { throw TensorError.runtime("only p == 1 and p == 2 supported") }
        guard ndim == 1 || ndim == 2, numel > 0, target.dtype == .int64, target.numel == (ndim == 2 ? shape[0] : 1) else {
            throw TensorError.runtime(
                "inconsistent target size, expected \(ndim == 2 ? shape[0] : 1) but got \(Shape.describe(target.shape))")
        }
        let rows = ndim == 2 ? self : try unsqueeze(0)
        let ids = try target.reshape([rows.shape[0], 1])
        for id in try ids.ints() where id < 0 || id >= rows.shape[1] { throw TensorError.runtime("target out of range") }
        let ones = try Tensor.zeros(rows.shape, dtype: dtype).scatterInPlace(1, ids, Tensor.ones(ids.shape, dtype: dtype))
        var z = try rows.sub(rows.gather(1, ids)).add(.float(margin)).clamp(min: 0)
        if p == 2 { z = try z.square() }
        if let weight { z = try z.mul(weight.indexSelect(0, ids.reshape([rows.shape[0]])).unsqueeze(1)) }
        let losses = try z.mul(ones.rsub(1)).sum([1]).div(.int(Int64(rows.shape[1])))
        return try (ndim == 2 ? losses : losses.squeeze([0])).reducedLoss(reduction)
    }

    /// Σ max(0, 1 − x[target] + x[j]) over all targets (up to the first −1) and all other classes, divided by the classes. Same
    /// as torch.nn.functional.multilabel_margin_loss.
    public func multilabelMarginLoss(_ target: Tensor, reduction: String = "mean") throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target) { x, t in try x.multilabelMarginLoss(t, reduction: reduction) }
        }
        guard ndim == 1 || ndim == 2, numel > 0, target.shape == shape, target.dtype == .int64 else {
            throw TensorError.runtime(
                "inconsistent target size: \(Shape.describe(target.shape)) for input of size: \(Shape.describe(shape))")
        }
        let rows = ndim == 2 ? self : try unsqueeze(0)
        let (batch, classes) = (rows.shape[0], rows.shape[1])
        let ids = try target.ints()
        var counts = [Double](repeating: 0, count: batch * classes)
        for row in 0..<batch {
            for id in ids[row * classes..<(row + 1) * classes] {
                guard id < classes, id >= -1 else { throw TensorError.runtime("argument #2 'target' is out of range") }
                if id == -1 { break }
                counts[row * classes + id] += 1
            }
        }
        let wanted = try Tensor.tensor(counts, shape: [batch, classes]).to(dtype: dtype)
        let others = try wanted.eq(0).to(dtype: dtype)
        let z = try rows.unsqueeze(1).sub(rows.unsqueeze(2)).add(1).clamp(min: 0)
        let losses = try z.mul(wanted.unsqueeze(2)).mul(others.unsqueeze(1)).sum([1, 2]).div(.int(Int64(classes)))
        return try (ndim == 2 ? losses : losses.squeeze([0])).reducedLoss(reduction)
    }
}
