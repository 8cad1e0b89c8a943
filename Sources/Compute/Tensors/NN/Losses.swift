// Cross-entropy (one pass over the logits makes both the loss and its gradient) and negative log-likelihood.

internal import CKernels

/// How the losses of a batch become one number.
public enum Reduction: String, Sendable {
    case mean, sum, none

    /// Throws PyTorch's error for a name that is no reduction.
    public init(named name: String) throws {
        guard let value = Reduction(rawValue: name) else {
            throw TensorError.value("\(name) is not a valid value for reduction")
        }
        self = value
    }
}

extension Tensor {
    /// Cross-entropy of logits [N, C, …] (or [C]) against class ids [N, …] or, in the logits' shape, class probabilities.
    /// In nats. Same as torch.nn.functional.cross_entropy.
    public func crossEntropy(
        target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: String = "mean",
        labelSmoothing: Double = 0
    ) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target, weight) { x, t, w in
                try x.crossEntropy(
                    target: t, weight: w, ignoreIndex: ignoreIndex, reduction: reduction, labelSmoothing: labelSmoothing)
            }
        }
        let name = reduction
        let reduction = try Reduction(named: reduction)
        guard labelSmoothing >= 0, labelSmoothing <= 1 else {
            throw TensorError.runtime("label_smoothing must be between 0.0 and 1.0. Got: \(labelSmoothing)")
        }
        let classDim = ndim == 1 ? 0 : 1
        let isSoft = target.shape == shape
        guard ndim > 0 else {
            throw TensorError.runtime("cross_entropy: expected logits of shape [C] or [N, C, ...], got a number")
        }
        if dtype.isHalf {
            return try widely {
                try $0.crossEntropy(
                    target: Autocast.widened(target), weight: weight?.to(dtype: .float32), ignoreIndex: ignoreIndex,
                    reduction: name, labelSmoothing: labelSmoothing)
            }
        }
        try FloatingPoint.require(dtype, "log_softmax_lastdim_kernel_impl")
        let classes = shape[classDim]
        if let weight {
            guard weight.shape == [classes] else {
                throw TensorError.runtime(
                    "weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of "
                        + "shape: \(Shape.describe(weight.shape))")
            }
            guard weight.dtype == dtype else {
                throw TensorError.runtime(
                    "expected scalar type \(dtype.scalarTypeName) but found \(weight.dtype.scalarTypeName)")
            }
        }
        let logits = try rowsMemory(along: classDim)
        let rows = classes == 0 ? 0 : numel / classes
        if isSoft {
            return try softCrossEntropy(
                logits, rows, classDim, target: target, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction,
                smoothing: labelSmoothing)
        }
        let ids = try LossTarget.ids(target, of: self, classes: classes, ignoreIndex: ignoreIndex)
        let w = try weight?.contiguousMemory()
        let total = reduction == .mean ? LossTarget.totalWeight(ids, w, ignoreIndex) : 1
        let section = Profile.begin("aten::cross_entropy_loss", flops: 0, bytes: byteCount)
        defer { Profile.close(section) }
        let losses = try Tensor.empty(target.shape, dtype: dtype)
        let wantsGradient = Tensor.isRecording([self])
        let gradient = wantsGradient ? try logits.emptyLike() : nil
        if dtype == .float32 {
            tnb_cross_entropy_f32(
                logits.pointer(), ids.pointer(), w?.pointer(), rows, classes, Int64(ignoreIndex), labelSmoothing, 1 / total,
                losses.pointer(), gradient?.pointer())
        } else {
            tnb_cross_entropy_f64(
                logits.pointer(), ids.pointer(), w?.pointer(), rows, classes, Int64(ignoreIndex), labelSmoothing, 1 / total,
                losses.pointer(), gradient?.pointer())
        }
        let gradientName = labelSmoothing > 0 ? "AddBackward0" : ndim > 2 ? "NllLoss2DBackward0" : "NllLossBackward0"
        return try reduce(losses, reduction, total: total, gradient, classDim, gradientName) { [dtype] in
            // Σ over classes of what the logarithms are weighed with.
            let id: UnsafeMutablePointer<Int64> = ids.pointer()
            let all = labelSmoothing == 0 ? 0 : (0..<classes).reduce(0) { $0 + LossTarget.weight(w, $1) } / Double(classes)
            let sums = (0..<ids.numel).map { row -> Double in
                guard id[row] != Int64(ignoreIndex) else { return 0 }
                return ((1 - labelSmoothing) * LossTarget.weight(w, Int(id[row])) + labelSmoothing * all) / total
            }
            return try Tensor.tensor(sums, shape: target.shape).to(dtype: dtype)
        }
    }

    private func softCrossEntropy(
        _ logits: Tensor, _ rows: Int, _ classDim: Int, target: Tensor, weight: Tensor?, ignoreIndex: Int,
        reduction: Reduction, smoothing: Double
    ) throws -> Tensor {
        guard target.dtype.isFloatingPoint else {
            throw TensorError.runtime(
                "Expected floating point type for target with class probabilities, got \(target.dtype.scalarTypeName)")
        }
        guard ignoreIndex < 0 else {
            throw TensorError.runtime("ignore_index is not supported for floating point target")
        }
        guard !Tensor.isRecording([target]) else {
            throw TensorError.notImplemented(
                "cross_entropy: no gradient with respect to class probabilities; detach() the target, or write the loss as "
                    + "-(target * logits.log_softmax(1)).sum(1).mean()")
        }
        let q = try target.to(dtype: dtype).rowsMemory(along: classDim)
        let w = try weight?.contiguousMemory()
        let classes = shape[classDim]
        let total = reduction == .mean ? Double(rows) : 1
        var lossShape = shape
        lossShape.remove(at: classDim)
        let losses = try Tensor.empty(lossShape, dtype: dtype)
        let gradient = Tensor.isRecording([self]) ? try logits.emptyLike() : nil
        if dtype == .float32 {
            tnb_cross_entropy_soft_f32(
                logits.pointer(), q.pointer(), w?.pointer(), rows, classes, smoothing, 1 / total, losses.pointer(),
                gradient?.pointer())
        } else {
            tnb_cross_entropy_soft_f64(
                logits.pointer(), q.pointer(), w?.pointer(), rows, classes, smoothing, 1 / total, losses.pointer(),
                gradient?.pointer())
        }
        return try reduce(losses, reduction, total: total, gradient, classDim, "DivBackward1") { [dtype] in
            let smooth = try q.mul(.float(1 - smoothing)).add(.float(smoothing / Double(classes)))
            let weighed = try w.map { try smooth.mul($0) } ?? smooth
            return try weighed.sum([-1]).div(.float(total)).to(dtype: dtype).reshape(lossShape)
        }
    }

    /// The reduced loss, recorded with the gradient of the logits that is there already (divided by `total`).
    private func reduce(
        _ losses: Tensor, _ reduction: Reduction, total: Double, _ gradient: Tensor?, _ classDim: Int, _ name: String,
        rowSums: @escaping () throws -> Tensor
    ) throws -> Tensor {
        let output: Tensor
        if reduction == .none {
            output = losses
        } else {
            let sum = try losses.doubles().reduce(0, +)
            output = try Tensor.scalar(sum / total, dtype: dtype)
        }
        guard let gradient else { return output }
        let shape = self.shape
        let saved = SavedTensor(self)
        return output.record(name, inputs: [self]) { g in
            if GradMode.isEnabled {
                // softmax · (sum of the weights) − weights. The weights come out of the gradient that is there already.
                let p = try saved.unpack().softmax(classDim)
                let (sums, weights) = try GradMode.withDisabled {
                    let sums = try rowSums().unsqueeze(classDim)
                    return (sums, try p.detach().mul(sums).sub(gradient.fromRows(along: classDim)))
                }
                return [try p.mul(sums).sub(weights).mul(reduction == .none ? g.unsqueeze(classDim) : g)]
            }
            let dx = try gradient.emptyLike()
            if reduction == .none {
                let factors = try g.contiguousMemory()
                let (rows, width) = (factors.numel, shape[classDim])
                if dx.dtype == .float32 {
                    tnb_scale_rows_f32(gradient.pointer(), factors.pointer(), dx.pointer(), rows, width)
                } else {
                    tnb_scale_rows_f64(gradient.pointer(), factors.pointer(), dx.pointer(), rows, width)
                }
            } else {
                let factor = try g.item().double
                if dx.dtype == .float32 {
                    tnb_scale_f32(gradient.pointer(), factor, dx.pointer(), dx.numel)
                } else {
                    tnb_scale_f64(gradient.pointer(), factor, dx.pointer(), dx.numel)
                }
            }
            return [try dx.fromRows(along: classDim)]
        }
    }

    /// Negative log-likelihood of log-probabilities [N, C, …] (or [C]) against class ids. Same as
    /// torch.nn.functional.nll_loss.
    public func nllLoss(
        target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: String = "mean"
    ) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.widening(self, target, weight) { x, t, w in
                try x.nllLoss(target: t, weight: w, ignoreIndex: ignoreIndex, reduction: reduction)
            }
        }
        guard !dtype.isHalf else {
            return try widely {
                try $0.nllLoss(
                    target: target, weight: weight?.to(dtype: .float32), ignoreIndex: ignoreIndex, reduction: reduction)
            }
        }
        let reduction = try Reduction(named: reduction)
        guard ndim > 0 else { throw TensorError.runtime("input tensor should be 1D or 2D") }
        try FloatingPoint.require(dtype, "nll_loss_out_frame")
        let classDim = ndim == 1 ? 0 : 1, classes = shape[classDim]
        if let weight, weight.shape != [classes] {
            throw TensorError.runtime(
                "weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of "
                    + "shape: \(Shape.describe(weight.shape))")
        }
        let ids = try LossTarget.ids(target, of: self, classes: classes, ignoreIndex: ignoreIndex)
        let w = try weight?.to(dtype: dtype).contiguousMemory()
        let total = reduction == .mean ? LossTarget.totalWeight(ids, w, ignoreIndex) : 1
        let logs = try rowsMemory(along: classDim)
        let id: UnsafeMutablePointer<Int64> = ids.pointer()
        let weights = (0..<ids.numel).map { row -> Double in
            id[row] == Int64(ignoreIndex) ? 0 : LossTarget.weight(w, Int(id[row]))
        }
        let values = (0..<ids.numel).map { row -> Scalar in
            weights[row] == 0 ? .float(0) : .float(-weights[row] * logs.double(at: row * classes + Int(id[row])))
        }
        let output =
            reduction == .none
            ? try Tensor.from(values, shape: target.shape, dtype: dtype)
            : try Tensor.scalar(values.reduce(0) { $0 + $1.double } / total, dtype: dtype)
        guard Tensor.isRecording([self]) else { return output }
        let name = ndim > 2 ? "NllLoss2DBackward0" : "NllLossBackward0"
        let (rowShape, type) = (logs.shape, dtype)
        return output.record(name, inputs: [self]) { gradient in
            let dx = try Tensor.zeros(rowShape, dtype: type)
            if GradMode.isEnabled {
                let id: UnsafeMutablePointer<Int64> = ids.pointer()
                for row in 0..<ids.numel where weights[row] != 0 {
                    let place = dx.rawPointer + (row * classes + Int(id[row])) * type.itemSize
                    Scalar.float(-weights[row] / total).store(type, to: place)
                }
                return [try dx.fromRows(along: classDim).mul(reduction == .none ? gradient.unsqueeze(classDim) : gradient)]
            }
            let g = try gradient.doubles()
            let id: UnsafeMutablePointer<Int64> = ids.pointer()
            for row in 0..<ids.numel where weights[row] != 0 {
                let slope = -weights[row] / total * (reduction == .none ? g[row] : g[0])
                Scalar.float(slope).store(type, to: dx.rawPointer + (row * classes + Int(id[row])) * type.itemSize)
            }
            return [try dx.fromRows(along: classDim)]
        }
    }

    private func double(at index: Int) -> Double { Scalar.load(dtype, from: rawPointer + index * itemSize).double }
}

/// Class ids of a loss, checked.
private enum LossTarget {
    /// The targets as contiguous int64; throws PyTorch's errors if they do not fit the logits.
    static func ids(_ target: Tensor, of logits: Tensor, classes: Int, ignoreIndex: Int) throws -> Tensor {
        if logits.ndim == 1 {
            guard target.ndim == 0 || target.shape == [1] else {
                throw TensorError.runtime(
                    "size mismatch (got input: \(Shape.describe(logits.shape)), target: \(Shape.describe(target.shape)))")
            }
        } else {
            guard target.ndim > 0, logits.shape[0] == target.shape[0] else {
                throw TensorError.value(
                    "Expected input batch_size (\(logits.shape[0])) to match target batch_size "
                        + "(\(target.ndim > 0 ? target.shape[0] : 0)).")
            }
            if logits.ndim == 2, target.ndim != 1 {
                throw TensorError.runtime("0D or 1D target tensor expected, multi-target not supported")
            }
            let expected = [logits.shape[0]] + logits.shape.dropFirst(2)
            guard target.shape == expected else {
                throw TensorError.runtime(
                    "Expected target size \(Shape.describe(expected)), got \(Shape.describe(target.shape))")
            }
        }
        guard target.dtype == .int64 || target.dtype == .uint8 else {
            throw TensorError.runtime("expected target dtype to be Long or Byte, but got \(target.dtype.scalarTypeName)")
        }
        let ids = try target.to(dtype: .int64).contiguousMemory()
        let bad = tnb_find_bad_target(ids.pointer(), ids.numel, classes, Int64(ignoreIndex))
        guard bad < 0 else {
            let id: UnsafeMutablePointer<Int64> = ids.pointer()
            throw TensorError.index("Target \(id[bad]) is out of bounds.")
        }
        return ids
    }

    static func weight(_ weights: Tensor?, _ id: Int) -> Double {
        guard let weights else { return 1 }
        return Scalar.load(weights.dtype, from: weights.rawPointer + id * weights.itemSize).double
    }

    /// What the mean divides by: the weights of the classes that occur.
    static func totalWeight(_ ids: Tensor, _ weights: Tensor?, _ ignoreIndex: Int) -> Double {
        let id: UnsafeMutablePointer<Int64> = ids.pointer()
        var total = 0.0
        for row in 0..<ids.numel where id[row] != Int64(ignoreIndex) { total += weight(weights, Int(id[row])) }
        return total
    }
}
