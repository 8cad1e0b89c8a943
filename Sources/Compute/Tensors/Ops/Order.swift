// Order statistics along a dimension: median, k-th value, mode, quantiles, running extrema; each with the gradient that goes
// back to the elements it picked.

internal import Glibc

extension Tensor {
    /// Records `values` (self at `indices` along `d`, both kept as dimension 1 or k): the gradient goes where they came from.
    fileprivate func recordPicked(_ values: Tensor, _ indices: Tensor, _ d: Int, keepdim: Bool, _ name: String) -> Tensor {
        guard Tensor.isRecording([self]) else { return values }
        let places = SavedTensor(indices)
        return values.record(name, inputs: [self]) { [shape] g in
            if shape.isEmpty { return [g] }
            let (p, part) = keepdim ? (try places.unpack(), g) : (try places.unpack().unsqueeze(d), try g.unsqueeze(d))
            let whole = try Tensor.zeros(shape, dtype: g.dtype)
            return [try whole.scatterAddInPlace(d, p, part)]
        }
    }

    /// For each line along `d`: the place that `choose` names. Lines are given as doubles and as their length.
    private func picking(
        _ dim: Int, keepdim: Bool, _ name: String, _ function: String, _ choose: (UnsafeBufferPointer<Double>) throws -> Int
    ) throws -> (values: Tensor, indices: Tensor) {
        let d = try Shape.dimension(dim, ndim)
        if ndim == 0 { return (try clone(), try Tensor.zeros([], dtype: .int64)) }
        let n = shape[d]
        guard n > 0 else {
            throw TensorError.index("\(function)(): Expected reduction dim \(d) to have non-zero size.")
        }
        let (values, indices) = try GradMode.withDisabled { () throws -> (Tensor, Tensor) in
            // int64 beyond 2^53 would lose digits in a double, but only equality and order of values matter here.
            let lines = try detach().movedim(d, -1).to(dtype: .float64).contiguous()
            let places = try Tensor.empty(Array(lines.shape.dropLast()) + [1], dtype: .int64)
            let (x, p) = (lines.pointer(Double.self), places.pointer(Int64.self))
            for line in 0..<places.numel {
                if line & 63 == 63 { try Interruption.check() }
                p[line] = Int64(try choose(UnsafeBufferPointer(start: x + line * n, count: n)))
            }
            let indices = try places.movedim(-1, d).compact()
            let values = try detach().gather(d, indices)
            return keepdim ? (values, indices) : (try values.squeeze([d]).alias(), try indices.squeeze([d]).alias())
        }
        return (recordPicked(values, indices, d, keepdim: keepdim, name), indices)
    }

    private func sortedOrder(_ line: UnsafeBufferPointer<Double>) throws -> [Int] {
        guard let start = line.baseAddress else { return [] }
        var sorter = KeySorter(count: line.count)
        try sorter.load(start, descending: false)
        try sorter.sort()
        return sorter.places.map(Int.init)
    }

    private func refusingBool(_ kernel: String) throws { if dtype == .bool { throw Tensor.notImplemented(kernel, dtype) } }

    /// The middle element (the lower of two) along a dimension; NaN wins unless ignored. Same as torch.median, torch.nanmedian.
    public func median(_ dim: Int, keepdim: Bool = false, ignoringNaN: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        try refusingBool("median_out")
        let name = ignoringNaN ? "NanmedianBackward1" : "MedianBackward1"
        return try picking(dim, keepdim: keepdim, name, "median") { line in
            if !ignoringNaN, let first = line.firstIndex(where: \.isNaN) { return first }
            let count = ignoringNaN ? line.count { !$0.isNaN } : line.count
            return try self.sortedOrder(line)[Swift.max(count - 1, 0) / 2]
        }
    }

    /// The middle element of all. Same as torch.median and torch.nanmedian.
    public func medianOfAll(ignoringNaN: Bool = false) throws -> Tensor {
        if numel > 0 { try refusingBool("median_cpu") }
        guard numel > 0 else {
            let result = try Tensor.full([], dtype.isFloatingPoint ? .float(.nan) : .int(Int64.min), dtype: dtype)
            return result.record("MedianBackward0", inputs: [self]) { [self] _ in [try zerosLike()] }
        }
        let flat = try GradMode.withDisabled { try detach().reshape([numel]) }
        let (values, _) = try flat.median(0, ignoringNaN: ignoringNaN)
        guard Tensor.isRecording([self]) else { return values }
        let (x, y) = (SavedTensor(self), SavedTensor(values, outputOf: "MedianBackward0"))
        return values.record(ignoringNaN ? "NanmedianBackward0" : "MedianBackward0", inputs: [self]) { g in
            let (x, y) = (try x.unpack(), try y.unpack())
            let mask = try GradMode.withDisabled { try y.isnan().item().double != 0 ? x.isnan() : x.eq(.tensor(y)) }
            return [try mask.to(dtype: g.dtype).mul(g.div(mask.sum().to(dtype: g.dtype)))]
        }
    }

    /// The k-th smallest element along a dimension. Same as torch.kthvalue.
    public func kthvalue(_ k: Int, _ dim: Int = -1, keepdim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        try refusingBool("kthvalue_cpu")
        let d = try Shape.dimension(dim, ndim)
        guard ndim == 0 || shape[d] > 0 else {
            throw TensorError.index("kthvalue(): Expected reduction dim \(d) to have non-zero size.")
        }
        guard k > 0, k <= (ndim == 0 ? 1 : shape[d]) else {
            throw TensorError.runtime("kthvalue(): selected number k out of range for dimension \(d)")
        }
        return try picking(d, keepdim: keepdim, "KthvalueBackward0", "kthvalue") { try self.sortedOrder($0)[k - 1] }
    }

    /// The most frequent element (the smallest of several) along a dimension and one of its places. Same as torch.mode: the place
    /// is the last of its run in the order that PyTorch's unstable sort leaves, in which a NaN is never equal to anything.
    public func mode(_ dim: Int = -1, keepdim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        try picking(dim, keepdim: keepdim, "ModeBackward0", "mode") { line in
            let order = try IntroSort.places(line)
            var (best, bestCount, count) = (0, 0, 0)
            for (i, place) in order.enumerated() {
                count += 1
                if i + 1 < order.count, line[Int(place)] == line[Int(order[i + 1])] { continue }
                if count > bestCount { (best, bestCount) = (Int(place), count) }
                count = 0
            }
            return best
        }
    }

    /// Quantiles of all elements or along a dimension. Same as torch.quantile and torch.nanquantile.
    public func quantile(
        _ q: Tensor, _ dim: Int? = nil, keepdim: Bool = false, interpolation: String = "linear", ignoringNaN: Bool = false
    ) throws -> Tensor {
        guard numel > 0 else { throw TensorError.runtime("quantile() input tensor must be non-empty") }
        guard q.ndim <= 1 else { throw TensorError.runtime("quantile() q must be a scalar or 1D tensor") }
        guard dtype == .float32 || dtype == .float64 else {
            throw TensorError.runtime("quantile() input tensor must be either float or double dtype")
        }
        guard dtype == q.dtype else { throw TensorError.runtime("quantile() q tensor must be same dtype as the input tensor") }
        guard ["linear", "lower", "higher", "midpoint", "nearest"].contains(interpolation) else {
            throw TensorError.runtime(
                "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got \(interpolation)")
        }
        guard try q.doubles().allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
            throw TensorError.runtime("quantile() q values must be in the range [0, 1]")
        }
        let d = try dim.map { try Shape.dimension($0, ndim) }
        let lines = try d.map { try ndim > 0 ? movedim($0, -1) : reshape([1]) } ?? reshape([numel])
        let n = lines.shape[lines.ndim - 1]
        let sorted = try lines.sort(-1).values
        let missing = try GradMode.withDisabled { try sorted.detach().isnan().sum([-1], keepdim: true).to(dtype: dtype) }
        // Positions [lines…, q]; a line with NaN answers its last element, which is NaN.
        let ranks = try GradMode.withDisabled { () throws -> Tensor in
            let last: Tensor =
                ignoringNaN
                ? try missing.neg().add(.float(Double(n - 1))).clamp(min: 0) : try missing.zerosLike().add(.float(Double(n - 1)))
            let plain = try last.mul(q.detach().reshape([q.numel]))
            return ignoringNaN
                ? plain : try Tensor.where(missing.gt(0), Tensor.full([], .float(Double(n - 1)), dtype: dtype), plain)
        }
        var result: Tensor
        func at(_ ranks: Tensor) throws -> Tensor { try sorted.gather(-1, ranks.to(dtype: .int64)) }
        switch interpolation {
        case "lower": result = try at(ranks.floor())
        case "higher": result = try at(ranks.ceil())
        case "nearest": result = try at(ranks.round())
        default:
            let below = try ranks.floor()
            let weight = interpolation == "midpoint" ? try Tensor.full([], 0.5, dtype: dtype) : try ranks.sub(below)
            let (low, high) = (try at(below), try at(ranks.ceil()))
            result = try low.add(high.sub(low).mul(weight))
        }
        // q comes first in the result, if it has a dimension.
        if keepdim, let d, ndim > 0 {
            result = try result.unsqueeze(d)
        } else if keepdim, d == nil {
            result = try result.reshape([Int](repeating: 1, count: ndim) + [q.numel])
        }
        if d != nil, ndim == 0, !keepdim { result = try result.reshape([q.numel]) }
        result = try result.movedim(-1, 0)
        return q.ndim == 0 ? try result.squeeze([0]) : result
    }

    // MARK: Running extrema

    /// The largest element so far along a dimension and its last place. Same as torch.cummax.
    public func cummax(_ dim: Int) throws -> (values: Tensor, indices: Tensor) { try runningExtremum(dim, "CummaxBackward0", >=) }
    /// The smallest element so far along a dimension and its last place. Same as torch.cummin.
    public func cummin(_ dim: Int) throws -> (values: Tensor, indices: Tensor) { try runningExtremum(dim, "CumminBackward0", <=) }

    private func runningExtremum(
        _ dim: Int, _ name: String, _ beats: (Double, Double) -> Bool
    ) throws -> (values: Tensor, indices: Tensor) {
        let d = try Shape.dimension(dim, ndim)
        if ndim == 0 {
            return (
                recordPicked(try detach().clone(), try Tensor.zeros([], dtype: .int64), 0, keepdim: true, name),
                try Tensor.zeros([], dtype: .int64)
            )
        }
        let n = shape[d]
        let (values, indices) = try GradMode.withDisabled { () throws -> (Tensor, Tensor) in
            let lines = try detach().movedim(d, -1).to(dtype: .float64).contiguous()
            let places = try Tensor.empty(lines.shape, dtype: .int64)
            let (x, p) = (lines.pointer(Double.self), places.pointer(Int64.self))
            for line in 0..<(n > 0 ? numel / n : 0) {
                var best = 0
                for i in 0..<n {
                    let (value, top) = (x[line * n + i], x[line * n + best])
                    if value.isNaN || (!top.isNaN && beats(value, top)) { best = i }
                    p[line * n + i] = Int64(best)
                }
            }
            let indices = try places.movedim(-1, d).compact()
            return (try detach().gather(d, indices), indices)
        }
        return (recordPicked(values, indices, d, keepdim: true, name), indices)
    }

    /// log of the running sum of exponentials along a dimension. Same as torch.logcumsumexp.
    public func logcumsumexp(_ dim: Int) throws -> Tensor {
        let d = try Shape.dimension(dim, ndim)
        guard dtype.isFloatingPoint else { throw Tensor.notImplemented("logcumsumexp_out_cpu", dtype) }
        let n = ndim == 0 ? 1 : shape[d]
        let result = try GradMode.withDisabled { () throws -> Tensor in
            if ndim == 0 { return try detach().clone() }
            let lines = try detach().movedim(d, -1).to(dtype: .float64).contiguous()
            let sums = try Tensor.empty(lines.shape, dtype: .float64)
            let (x, y) = (lines.pointer(Double.self), sums.pointer(Double.self))
            for line in 0..<(n > 0 ? numel / n : 0) {
                var total = -Double.infinity
                for i in line * n..<(line + 1) * n {
                    total = Tensor.logSum(total, x[i])
                    y[i] = total
                }
            }
            return try sums.movedim(-1, d).contiguous().to(dtype: dtype).alias()
        }
        guard Tensor.isRecording([self]) else { return result }
        let (a, b) = (SavedTensor(self), SavedTensor(result, outputOf: "LogcumsumexpBackward0"))
        return result.record("LogcumsumexpBackward0", inputs: [self]) { g in
            // Σ over later j of g_j · exp(x_i − y_j).
            let (x, y) = (try a.unpack(), try b.unpack())
            if x.ndim == 0 { return [g] }
            let later = try g.mul(y.neg().exp()).flip([d]).cumsum(d).flip([d])
            return [try later.mul(x.exp())]
        }
    }

    private static func logSum(_ a: Double, _ b: Double) -> Double {
        if a.isNaN || b.isNaN { return .nan }
        let (top, low) = a > b ? (a, b) : (b, a)
        return top.isInfinite ? top : top + Glibc.log1p(Glibc.exp(low - top))
    }
}
