// Order along a dimension: sort, argsort, topk, median; and the distinct values and counts of whole tensors.

extension Tensor {
    /// Sorted elements and where they were; equal ones keep their order, NaN counts as largest. Same as torch.sort.
    public func sort(_ dim: Int = -1, descending: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        let d = try Shape.dimension(dim, ndim)
        return try ordered(d, keeping: ndim == 0 ? 1 : shape[d], descending, "SortBackward0")
    }

    /// Where the sorted elements were.
    public func argsort(_ dim: Int = -1, descending: Bool = false) throws -> Tensor {
        try GradMode.withDisabled { try sort(dim, descending: descending).indices }
    }

    /// The k largest (or smallest) elements along a dimension, in order. Same as torch.topk.
    public func topk(_ k: Int, _ dim: Int = -1, largest: Bool = true) throws -> (values: Tensor, indices: Tensor) {
        let d = try Shape.dimension(dim, ndim)
        guard k >= 0, k <= (ndim == 0 ? 1 : shape[d]) else {
            throw TensorError.runtime("selected index k out of range")
        }
        if dtype == .bool { throw TensorError.runtime("topk does not support bool dtypes on CPU") }
        return try ordered(d, keeping: k, largest, "TopkBackward0")
    }

    private func ordered(
        _ d: Int, keeping k: Int, _ descending: Bool, _ name: String
    ) throws -> (values: Tensor, indices: Tensor) {
        if ndim == 0 { return (try clone(), try Tensor.zeros([], dtype: .int64)) }
        let n = shape[d]
        let lines = try GradMode.withDisabled { try movedim(d, -1).contiguous() }
        let places = try Tensor.empty(Array(lines.shape.dropLast()) + [k], dtype: .int64)
        let p = places.pointer(Int64.self)
        let wide = try lines.to(dtype: dtype.isFloatingPoint ? .float64 : .int64)
        var sorter = KeySorter(count: n)
        for line in 0..<(n > 0 ? numel / n : 0) {
            if line & 63 == 63 { try Interruption.check() }
            if dtype.isFloatingPoint {
                try sorter.load(wide.pointer(Double.self) + line * n, descending: descending)
            } else {
                try sorter.load(wide.pointer(Int64.self) + line * n, descending: descending)
            }
            try sorter.sort()
            try Tensor.inChunks(k) { for i in $0 { p[line * k + i] = Int64(sorter.places[i]) } }
        }
        var indices = try places.movedim(-1, d).compact()
        var values = try GradMode.withDisabled { try gather(d, indices) }
        if k == n, isDense, !isContiguous {
            // In the memory order of the elements.
            (values, indices) = try GradMode.withDisabled {
                let (v, i) = (try emptyLike(), try emptyLike(dtype: .int64))
                try v.copyRaw(from: values)
                try i.copyRaw(from: indices)
                return (v, i)
            }
        }
        let picked = indices
        let result = values.record(name, inputs: [self]) { [shape] g in
            let whole = try Tensor.zeros(shape, dtype: g.dtype)
            try whole.scatterInPlace(d, picked, g)
            return [whole]
        }
        return (result, picked)
    }

    /// The middle element (the lower of two) of the flattened tensor. Same as torch.median.
    public func median() throws -> Tensor {
        guard numel > 0 else { return try Tensor.full([], .float(.nan), dtype: dtype) }
        let flat = try reshape([numel])
        if dtype.isFloatingPoint, try flat.isnan().any().item().double != 0 {
            return try Tensor.full([], .float(.nan), dtype: dtype)
        }
        return try flat.sort().values.select(0, (numel - 1) / 2)
    }

    /// Distinct elements in ascending order, where each element went, and how many of each. Same as torch.unique.
    public func unique() throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
        let flat = try detach().reshape([numel])
        let (sorted, places) = try flat.sort()
        let (values, order) = (try sorted.scalars(), try places.ints())
        var (distinct, counts): ([Scalar], [Int]) = ([], [])
        var inverse = [Int](repeating: 0, count: numel)
        for (value, place) in zip(values, order) {
            if distinct.last != value {
                distinct.append(value)
                counts.append(0)
            }
            counts[counts.count - 1] += 1
            inverse[place] = distinct.count - 1
        }
        return (
            try Tensor.from(distinct, shape: [distinct.count], dtype: dtype), try Tensor.tensor(inverse, shape: shape),
            try Tensor.tensor(counts)
        )
    }

    /// How often each number 0, 1, … occurs. Same as torch.bincount.
    public func bincount(minLength: Int = 0) throws -> Tensor {
        if dtype.isFloatingPoint { throw Tensor.notImplemented("bincount_cpu", dtype) }
        guard ndim == 1 else {
            throw TensorError.runtime("bincount only supports 1-d non-negative integral inputs.")
        }
        let values = try ints()
        guard values.allSatisfy({ $0 >= 0 }) else {
            throw TensorError.runtime("bincount only supports 1-d non-negative integral inputs.")
        }
        var counts = [Int](repeating: 0, count: Swift.max((values.max() ?? -1) + 1, minLength))
        for value in values { counts[value] += 1 }
        return try Tensor.tensor(counts)
    }
}
