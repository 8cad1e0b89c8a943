// Connectionist temporal classification: how likely a labelling is under probabilities for each moment, summed over all ways to
// stretch it with blanks and repetitions (Graves et al. 2006). Forward and backward variables are kept as logarithms, in double
// precision.

internal import Glibc

extension Tensor {
    /// Negative log-likelihood of labellings under log-probabilities [T, N, C] (or [T, C]). `targets` are [N, S], or all labellings
    /// one after the other. The mean divides each loss by its labelling's length first. Same as torch.nn.functional.ctc_loss; as
    /// there, the gradient is the one that a log-softmax before it turns into its own.
    public func ctcLoss(
        targets: Tensor, inputLengths: [Int], targetLengths: [Int], blank: Int = 0, reduction: String = "mean",
        zeroInfinity: Bool = false
    ) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self) {
                try $0.ctcLoss(
                    targets: targets, inputLengths: inputLengths, targetLengths: targetLengths, blank: blank,
                    reduction: reduction, zeroInfinity: zeroInfinity)
            }
        }
        let reduction = try Reduction(named: reduction)
        guard ndim == 2 || ndim == 3 else {
            throw TensorError.runtime("ctc_loss: log_probs must be [T, N, C] or [T, C], got \(Shape.describe(shape))")
        }
        try FloatingPoint.require(dtype, "ctc_loss_cpu")
        let batched = ndim == 3 ? self : try unsqueeze(1)
        let paths = try CTCPaths(batched, targets, inputLengths, targetLengths, blank)
        let (losses, saved) = (paths.losses, SavedTensor(batched))
        let vector = try Tensor.tensor(losses, shape: [losses.count]).to(dtype: dtype)
        let type = dtype
        var result = vector.record("CtcLossBackward0", inputs: [batched]) { gradient in
            let slopes = try gradient.doubles()
            let scale = zip(slopes, losses).map { zeroInfinity && $1 == .infinity ? 0 : $0 }
            return [try paths.gradient(saved.unpack(), losses, scale, zeroInfinity).to(dtype: type)]
        }
        if zeroInfinity { result = try Tensor.where(result.eq(.float(.infinity)), result.zerosLike(), result) }
        switch reduction {
        case .sum: return try result.sum()
        case .mean:
            let lengths = try Tensor.tensor(targetLengths.map { Double(Swift.max($0, 1)) }, shape: [losses.count]).to(dtype: type)
            return try result.div(lengths).mean()
        case .none: return ndim == 3 ? result : try result.squeeze([0])
        }
    }
}

/// The labellings of a batch, stretched with blanks.
private struct CTCPaths {
    let shape: [Int]
    let inputLengths: [Int]
    /// Per sample: blank, first label, blank, second label … blank.
    let labels: [[Int]]
    /// Negative log-likelihoods.
    private(set) var losses: [Double] = []

    init(_ logProbs: Tensor, _ targets: Tensor, _ inputLengths: [Int], _ targetLengths: [Int], _ blank: Int) throws {
        shape = logProbs.shape
        self.inputLengths = inputLengths
        let (time, batch, classes) = (shape[0], shape[1], shape[2])
        guard blank >= 0, blank < classes else { throw TensorError.runtime("blank must be in label range") }
        guard inputLengths.count == batch else { throw TensorError.runtime("input_lengths must be of size batch_size") }
        guard targetLengths.count == batch else { throw TensorError.runtime("target_lengths must be of size batch_size") }
        guard targets.dtype == .int64 || targets.dtype == .int32 else {
            throw TensorError.runtime("\"ctc_loss\" not implemented for '\(targets.dtype.scalarTypeName)'")
        }
        for length in inputLengths where length < 0 || length > time {
            throw TensorError.runtime(
                length < 0
                    ? "Expected input_lengths to have value at least 0, but got value \(length)"
                    : "Expected input_lengths to have value at most \(time), but got value \(length) (while checking arguments for "
                        + "ctc_loss_allocate_outputs)")
        }
        for length in targetLengths where length < 0 {
            throw TensorError.runtime("Expected target_lengths to have value at least 0, but got value \(length)")
        }
        let ids = try targets.ints()
        let isFlat = targets.ndim == 1
        let longest = targetLengths.max() ?? 0
        guard
            isFlat
                ? ids.count >= targetLengths.reduce(0, +)
                : targets.ndim == 2 && targets.shape[0] == batch && targets.shape[1] >= longest
        else {
            throw TensorError.runtime(
                "ctc_loss: targets of shape \(Shape.describe(targets.shape)) do not hold \(batch) labellings of the given lengths"
            )
        }
        var labels: [[Int]] = []
        var start = 0
        for sample in 0..<batch {
            let first = isFlat ? start : sample * targets.shape[1]
            let own = ids[first..<first + targetLengths[sample]]
            start += targetLengths[sample]
            for id in own where id < 0 || id >= classes {
                throw TensorError.runtime("ctc_loss: label \(id) is out of range for \(classes) classes")
            }
            labels.append([blank] + own.flatMap { [$0, blank] })
        }
        self.labels = labels
        let values = try GradMode.withDisabled { try logProbs.detach().doubles() }
        losses = labels.indices.map { -Self.total(forward(values, $0), inputLengths[$0], labels[$0].count) }
    }

    private func at(_ values: [Double], _ t: Int, _ sample: Int, _ label: Int) -> Double {
        values[(t * shape[1] + sample) * shape[2] + label]
    }

    private static func add(_ terms: Double...) -> Double {
        let most = terms.max() ?? -.infinity
        guard most > -.infinity else { return most }
        return most + log(terms.reduce(0) { $0 + exp($1 - most) })
    }

    /// Log-likelihood of everything up to each moment and place, row by row.
    private func forward(_ values: [Double], _ sample: Int) -> [Double] {
        let (path, time) = (labels[sample], inputLengths[sample])
        let width = path.count
        var alpha = [Double](repeating: -.infinity, count: time * width)
        guard time > 0 else { return alpha }
        alpha[0] = at(values, 0, sample, path[0])
        if width > 1 { alpha[1] = at(values, 0, sample, path[1]) }
        for t in 1..<Swift.max(time, 1) {
            for s in 0..<width {
                let last = (t - 1) * width + s
                let skips = s > 1 && path[s] != path[s - 2]
                let before = Self.add(
                    alpha[last], s > 0 ? alpha[last - 1] : -.infinity, skips ? alpha[last - 2] : -.infinity)
                alpha[t * width + s] = before + at(values, t, sample, path[s])
            }
        }
        return alpha
    }

    /// Log-likelihood of everything from each moment and place on.
    private func backward(_ values: [Double], _ sample: Int) -> [Double] {
        let (path, time) = (labels[sample], inputLengths[sample])
        let width = path.count
        var beta = [Double](repeating: -.infinity, count: time * width)
        guard time > 0 else { return beta }
        for s in Swift.max(width - 2, 0)..<width { beta[(time - 1) * width + s] = at(values, time - 1, sample, path[s]) }
        for t in stride(from: time - 2, through: 0, by: -1) {
            for s in 0..<width {
                let next = (t + 1) * width + s
                let skips = s + 2 < width && path[s] != path[s + 2]
                let after = Self.add(
                    beta[next], s + 1 < width ? beta[next + 1] : -.infinity, skips ? beta[next + 2] : -.infinity)
                beta[t * width + s] = after + at(values, t, sample, path[s])
            }
        }
        return beta
    }

    private static func total(_ alpha: [Double], _ time: Int, _ width: Int) -> Double {
        guard time > 0 else { return width == 1 ? 0 : -.infinity }
        let end = time * width
        return width == 1 ? alpha[end - 1] : add(alpha[end - 1], alpha[end - 2])
    }

    /// [T, N, C]: probabilities minus how much of the likelihood goes through each label at each moment, scaled per sample.
    func gradient(_ logProbs: Tensor, _ losses: [Double], _ scale: [Double], _ zeroInfinity: Bool) throws -> Tensor {
        let values = try GradMode.withDisabled { try logProbs.detach().doubles() }
        let (batch, classes) = (shape[1], shape[2])
        var result = [Double](repeating: 0, count: values.count)
        for sample in 0..<batch {
            try Interruption.check()
            if zeroInfinity, losses[sample] == .infinity { continue }
            let (alpha, beta, path) = (forward(values, sample), backward(values, sample), labels[sample])
            for t in 0..<inputLengths[sample] {
                var through = [Double](repeating: -.infinity, count: classes)
                for (s, label) in path.enumerated() {
                    let place = t * path.count + s
                    through[label] = Self.add(through[label], alpha[place] + beta[place])
                }
                for label in 0..<classes {
                    let lp = at(values, t, sample, label)
                    let share = exp(through[label] + losses[sample] - lp)
                    result[(t * batch + sample) * classes + label] = (exp(lp) - share) * scale[sample]
                }
            }
        }
        return try Tensor.tensor(result, shape: shape)
    }
}
