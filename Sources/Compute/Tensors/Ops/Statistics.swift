// Sums that skip NaN, spreads with their means, histograms, searches in sorted numbers, differences and trapezoids.

internal import Glibc

extension Tensor {
    /// Sum without NaN. Same as torch.nansum.
    public func nansum(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
        let type = dtype ?? self.dtype
        guard type.isFloatingPoint else { return try sum(dims, keepdim: keepdim, dtype: dtype) }
        let result = try GradMode.withDisabled { try maskedFill(isnan(), 0).sum(dims, keepdim: keepdim, dtype: dtype) }
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(self)
        return result.record("NansumBackward0", inputs: [self]) { [shape] g in
            let x = try saved.unpack()
            let kept = try x.keptShape(dims)
            return [try g.reshape(kept).expand(shape).mul(x.isnan().logicalNot().to(dtype: g.dtype))]
        }
    }

    /// The shape with the reduced dimensions as 1.
    func keptShape(_ dims: [Int]?) throws -> [Int] {
        let listed = try dims.map { try Shape.dimensions($0, ndim) } ?? []
        return shape.indices.map { listed.isEmpty || listed.contains($0) ? 1 : shape[$0] }
    }

    /// Mean without NaN. Same as torch.nanmean.
    public func nanmean(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
        guard self.dtype.isFloatingPoint else {
            throw TensorError.runtime(
                "nanmean(): expected input to have floating point or complex dtype but got \(self.dtype.scalarTypeName)")
        }
        let count = try isnan().logicalNot().sum(dims, keepdim: keepdim)
        return try nansum(dims, keepdim: keepdim, dtype: dtype).div(count)
    }

    /// Variance (or standard deviation) and mean. Same as torch.var_mean and torch.std_mean.
    public func spreadAndMean(_ dims: [Int]?, correction: Double, keepdim: Bool, root: Bool) throws -> (Tensor, Tensor) {
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime("\(root ? "std" : "var")_mean only support floating point and complex dtypes")
        }
        let spread =
            root
            ? try std(dims, correction: correction, keepdim: keepdim)
            : try self.var(dims, correction: correction, keepdim: keepdim)
        return (spread, try mean(dims, keepdim: keepdim))
    }

    // MARK: Counting

    /// How many elements lie in each of `bins` equal intervals. Same as torch.histc.
    public func histc(_ bins: Int = 100, low: Double = 0, high: Double = 0) throws -> Tensor {
        guard dtype == .float32 || dtype == .float64 else { throw Tensor.notImplemented("histogram_cpu", dtype) }
        guard bins > 0 else {
            throw TensorError.runtime("torch.histogram(): bins must be > 0, but got \(bins) for dimension 0")
        }
        let values = try detach().doubles()
        var (low, high) = (low, high)
        if low == high, !values.isEmpty { (low, high) = (values.min() ?? 0, values.max() ?? 0) }
        guard low.isFinite, high.isFinite else {
            throw TensorError.runtime("range of [\(low), \(high)] is not finite")
        }
        guard low <= high else { throw TensorError.runtime("torch.histc: max must be larger than min") }
        if low == high { (low, high) = (low - 1, high + 1) }
        var counts = [Double](repeating: 0, count: bins)
        for value in values where value >= low && value <= high {
            counts[Swift.min(Int((value - low) / (high - low) * Double(bins)), bins - 1)] += 1
        }
        return try Tensor.tensor(counts).to(dtype: dtype)
    }

    /// Counts (or sums of weights) in intervals between equal steps or given edges, and the edges. Same as torch.histogram.
    public func histogram(
        bins: Int?, edges: Tensor?, range: [Double]?, weight: Tensor?, density: Bool
    ) throws -> (counts: Tensor, edges: Tensor) {
        guard dtype == .float32 || dtype == .float64 else { throw Tensor.notImplemented("histogramdd", dtype) }
        if let weight, weight.dtype != dtype {
            throw TensorError.runtime(
                "torch.histogramdd: if weight tensor is provided, input tensor and weight tensor should have the same dtype, but got "
                    + "input(\(dtype.cTypeName)), and weight(\(weight.dtype.cTypeName))")
        }
        let values = try detach().doubles()
        let borders: [Double]
        if let edges {
            guard edges.dtype == dtype else {
                throw TensorError.runtime(
                    "torch.histogramdd: input tensor and bins tensors should have the same dtype, but got input with dtype "
                        + "\(dtype.cTypeName) and bins for dimension 0 with dtype \(edges.dtype.cTypeName)")
            }
            guard edges.ndim == 1, edges.numel > 0 else {
                throw TensorError.runtime("torch.histogram(): bins tensor for dimension 0 should have one dimension and elements")
            }
            borders = try edges.doubles()
        } else {
            let count = bins ?? 0
            guard count > 0 else {
                throw TensorError.runtime("torch.histogram(): bins must be > 0, but got \(count) for dimension 0")
            }
            var (low, high) = (range?.first ?? values.min() ?? 0, range?.last ?? values.max() ?? 0)
            guard low.isFinite, high.isFinite else {
                throw TensorError.runtime("torch.histogram(): dimension 0's range [\(low), \(high)] is not finite")
            }
            guard low <= high else { throw TensorError.runtime("torch.histogram(): min should not exceed max") }
            if low == high { (low, high) = (low - 0.5, high + 0.5) }
            borders = (0...count).map { low + (high - low) * Double($0) / Double(count) }
        }
        var sums = [Double](repeating: 0, count: Swift.max(borders.count - 1, 0))
        let weights = try weight?.detach().doubles()
        if let weights, weights.count != values.count {
            throw TensorError.runtime(
                "torch.histogram(): if weight tensor is provided it should have the same shape as the input tensor excluding its "
                    + "innermost dimension")
        }
        for (place, value) in values.enumerated() {
            guard let last = borders.last, let first = borders.first, value >= first, value <= last else { continue }
            var (low, high) = (0, borders.count)
            while low < high {
                let middle = (low + high) / 2
                if borders[middle] <= value { low = middle + 1 } else { high = middle }
            }
            if !sums.isEmpty { sums[Swift.min(low, sums.count) - 1] += weights?[place] ?? 1 }
        }
        if density {
            let total = sums.reduce(0, +)
            for i in sums.indices { sums[i] /= total * (borders[i + 1] - borders[i]) }
        }
        return (try Tensor.tensor(sums).to(dtype: dtype), try edges ?? Tensor.tensor(borders).to(dtype: dtype))
    }

    /// Weighted counts of the numbers 0, 1, …: the dtype of the weights, float64 for integers.
    public func bincount(weights: Tensor, minLength: Int = 0) throws -> Tensor {
        let counts = try bincount(minLength: minLength)
        if numel == 0 { return counts }
        guard weights.ndim == 1, weights.numel == numel else {
            throw TensorError.runtime("weights should be 1-d and have the same length as input")
        }
        let type: DType = weights.dtype == .float32 ? .float32 : .float64
        var sums = [Double](repeating: 0, count: counts.numel)
        for (place, weight) in zip(try ints(), try weights.detach().doubles()) { sums[place] += weight }
        return try Tensor.tensor(sums).to(dtype: type)
    }

    /// Where each value belongs in sorted numbers. Same as torch.searchsorted; self is the sorted sequence.
    public func searchsorted(_ values: Tensor, right: Bool = false, int32: Bool = false, sorter: Tensor? = nil) throws -> Tensor {
        guard ndim == 1 || (ndim == values.ndim && shape.dropLast() == values.shape.dropLast()) else {
            throw TensorError.runtime(
                ndim == 0
                    ? "torch.searchsorted(): boundaries tensor should have positive dimension, but got 0 dimension"
                    : "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries "
                        + "tensor and input value tensor must match, but we got boundaries tensor \(Shape.describe(shape)) and "
                        + "input value tensor \(Shape.describe(values.shape))")
        }
        guard ndim > 0 else {
            throw TensorError.runtime(
                "torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we got boundaries "
                    + "tensor dim(0) and input value's dim(0) numel(\(values.numel))")
        }
        let n = shape[ndim - 1]
        let sequence = try sorter.map { try detach().gather(-1, $0) } ?? detach()
        let (table, wanted) = (try sequence.doubles(), try values.detach().doubles())
        let perLine = ndim == 1 ? wanted.count : values.shape[values.ndim - 1]
        let places = wanted.enumerated().map { i, value -> Int in
            let start = ndim == 1 ? 0 : i / Swift.max(perLine, 1) * n
            var (low, high) = (0, n)
            while low < high {
                let middle = (low + high) / 2
                let x = table[start + middle]
                // NaN sorts behind everything.
                let goesRight = right ? !(x > value) && !(x.isNaN && !value.isNaN) : !(x >= value) && !x.isNaN
                if goesRight { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return try Tensor.tensor(places, shape: values.shape).to(dtype: int32 ? .int32 : .int64)
    }

    // MARK: Differences and areas

    /// Differences of neighbours along a dimension, `n` times. Same as torch.diff.
    public func diff(_ n: Int = 1, _ dim: Int = -1, prepend: Tensor? = nil, append: Tensor? = nil) throws -> Tensor {
        guard ndim > 0 else { throw TensorError.runtime("diff expects input to be at least one-dimensional") }
        let d = try Shape.dimension(dim, ndim)
        guard n >= 0 else { throw TensorError.runtime("order must be non-negative but got \(n)") }
        var x = self
        if prepend != nil || append != nil { x = try Tensor.cat([prepend, x, append].compactMap { $0 }, dim: d) }
        if n == 0 { return try clone() }
        for _ in 0..<Swift.min(n, x.shape[d]) {
            let size = x.shape[d]
            let (late, early) = (try x.narrow(d, 1, size - 1), try x.narrow(d, 0, size - 1))
            x = dtype == .bool ? try late.logicalXor(early) : try late.sub(early)
        }
        return x
    }

    /// The area under the points along a dimension, over positions or a step. Same as torch.trapezoid.
    public func trapezoid(_ x: Tensor? = nil, dx: Double = 1, _ dim: Int = -1, cumulative: Bool = false) throws -> Tensor {
        guard ndim > 0 else {
            throw TensorError.index(
                cumulative
                    ? "slice() cannot be applied to a 0-dim tensor."
                    : "Dimension specified as \(x == nil ? dim : 0) but tensor has no dimensions")
        }
        let d = try Shape.dimension(dim, ndim)
        let size = shape[d]
        guard size > 0 else { return try sum([d]) }
        let pairs = try narrow(d, 0, size - 1).add(narrow(d, 1, size - 1))
        var area: Tensor
        if let x {
            if x.ndim == 1 {
                var wide = [Int](repeating: 1, count: ndim)
                wide[d] = size - 1
                area = try pairs.mul(x.diff().reshape(wide))
            } else {
                area = try pairs.mul(x.diff(1, d - ndim))
            }
            area = try area.div(2)
            return cumulative ? try area.cumsum(d) : try area.sum([d])
        }
        area = cumulative ? try pairs.cumsum(d) : try pairs.sum([d])
        return try area.mul(.float(dx / 2))
    }

    /// Covariance of the rows. Same as torch.cov.
    public func cov(correction: Double = 1) throws -> Tensor {
        guard ndim <= 2 else {
            throw TensorError.runtime(
                "cov(): expected input to have two or fewer dimensions but got an input with \(ndim) dimensions")
        }
        guard dtype != .bool else { throw TensorError.runtime("cov(): bool dtype is not supported for input") }
        let rows = try (ndim < 2 ? reshape([1, numel]) : self).to(dtype: dtype.floating)
        let n = rows.shape[1]
        let centred = try rows.sub(rows.mean([1], keepdim: true))
        let result = try centred.matmul(centred.t()).div(.float(Swift.max(Double(n) - correction, 0)))
        return ndim < 2 ? try result.reshape([]) : result
    }

    /// Correlation of the rows. Same as torch.corrcoef.
    public func corrcoef() throws -> Tensor {
        let c = try cov()
        if c.ndim == 0 { return try c.div(c) }
        let deviation = try c.diagonal().sqrt()
        return try c.div(deviation.unsqueeze(1)).div(deviation.unsqueeze(0)).clamp(min: -1, max: 1)
    }

    /// Slices along a dimension scaled down to a largest norm. Same as torch.renorm.
    public func renorm(_ p: Double, _ dim: Int, _ limit: Double) throws -> Tensor {
        guard p > 0 else { throw TensorError.runtime("renorm: non-positive-norm not supported") }
        guard ndim > 1 else { throw TensorError.runtime("renorm: input needs at least 2 dimensions, got \(ndim) dimensions") }
        guard limit >= 0 else { throw TensorError.runtime("renorm: expected maxnorm to be >= 0 but got \(limit)") }
        let d = try Shape.dimension(dim, ndim)
        let wide = dtype.isHalf ? try to(dtype: .float32) : self
        let size = try wide.norm(p, (0..<ndim).filter { $0 != d }, keepdim: true)
        let factor = try Tensor.where(
            size.gt(.float(limit)), size.add(1e-7).reciprocal().mul(.float(limit)), Tensor.ones([], dtype: wide.dtype))
        return try mul(factor.to(dtype: dtype))
    }
}
