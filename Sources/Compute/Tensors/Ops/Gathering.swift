// Reading and writing along a dimension at places that another tensor lists: gather, scatter, index_select, one_hot.

extension Tensor {
    /// Calls `body` with the element offsets of `self` (strides `a`) and of the index tensor's element, for all elements
    /// of `index`, whose values along `dim` are checked against `size`.
    private func eachPlace(
        _ dim: Int, _ index: Tensor, size: Int, _ name: String, _ body: (_ place: Int, _ ordinal: Int) -> Void
    ) throws {
        let positions = try index.contiguous()
        let p = positions.pointer(Int64.self)
        let n = index.ndim
        var counter = [Int](repeating: 0, count: n)
        for ordinal in 0..<index.numel {
            let value = Int(p[ordinal])
            guard value >= 0, value < size else {
                throw TensorError.runtime("index \(value) is out of bounds for dimension \(dim) with size \(size)")
            }
            var place = 0
            for k in 0..<n { place += (k == dim ? value : counter[k]) * strides[k] }
            body(place, ordinal)
            var k = n - 1
            while k >= 0 {
                counter[k] += 1
                if counter[k] < index.shape[k] { break }
                counter[k] = 0
                k -= 1
            }
        }
    }

    /// Positions in int32 as int64.
    private func widenedIndex() throws -> Tensor { dtype == .int32 ? try to(dtype: .int64) : self }

    private func checkIndex(_ name: String, _ index: Tensor) throws {
        guard index.dtype == .int64 else {
            throw TensorError.runtime("\(name)(): Expected dtype int32/int64 for index")
        }
        guard index.ndim == ndim else {
            throw TensorError.runtime(
                "Index tensor must have the same number of dimensions as \(name == "gather" ? "input" : "self") tensor")
        }
    }

    /// result[i][j] = self[index[i][j]][j] for dim 0, and so on. Same as torch.gather.
    public func gather(_ dim: Int, _ index: Tensor) throws -> Tensor {
        let d = try Shape.dimension(dim, ndim)
        let index = try index.widenedIndex()
        try checkIndex("gather", index)
        for k in 0..<ndim where k != d && index.shape[k] > shape[k] {
            throw TensorError.runtime(
                "Size does not match at dimension \(k) expected index \(Shape.describe(index.shape)) to be no larger than "
                    + "self \(Shape.describe(shape)) apart from dimension \(d)")
        }
        let result = try Tensor.empty(index.shape, dtype: dtype)
        let (source, target, size) = (rawPointer, result.rawPointer, itemSize)
        try eachPlace(d, index, size: ndim > 0 ? shape[d] : 1, "gather") { place, ordinal in
            (target + ordinal * size).copyMemory(from: source + place * size, byteCount: size)
        }
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(index)
        return result.record("GatherBackward0", inputs: [self]) { [shape] g in
            let whole = try Tensor.zeros(shape, dtype: g.dtype)
            try whole.scatterAddInPlace(d, saved.unpack(), g)
            return [whole]
        }
    }

    /// self[index[i][j]][j] = source[i][j] for dim 0, and so on. Same as torch.Tensor.scatter_.
    @discardableResult
    public func scatterInPlace(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        try checkInPlace()
        let d = try Shape.dimension(dim, ndim)
        let index = try index.widenedIndex()
        try checkIndex("scatter", index)
        try checkScatter(d, index, source)
        guard source.dtype == dtype else {
            throw TensorError.runtime("scatter(): Expected self.dtype to be equal to src.dtype")
        }
        let values = try GradMode.withDisabled { try source.cut(to: index.shape).contiguous() }
        let (from, target, size) = (values.rawPointer, rawPointer, itemSize)
        try eachPlace(d, index, size: ndim > 0 ? shape[d] : 1, "scatter") { place, ordinal in
            (target + place * size).copyMemory(from: from + ordinal * size, byteCount: size)
        }
        storage.version += 1
        guard Tensor.isRecording([self, source]) else { return self }
        let saved = SavedTensor(index)
        recordInPlace("ScatterBackward0", inputs: [source]) { g, needs in
            let index = try saved.unpack()
            let rest = try g.clone()
            try rest.scatterInPlace(d, index, Tensor.zeros(index.shape, dtype: g.dtype))
            return [rest, needs(1) ? try g.gather(d, index) : nil]
        }
        return self
    }

    /// Adds instead of overwriting; repeated places add up. Same as torch.Tensor.scatter_add_.
    @discardableResult
    public func scatterAddInPlace(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        try checkInPlace()
        let d = try Shape.dimension(dim, ndim)
        let index = try index.widenedIndex()
        try checkIndex("scatter_add", index)
        try checkScatter(d, index, source)
        guard source.dtype == dtype else {
            throw TensorError.runtime("scatter(): Expected self.dtype to be equal to src.dtype")
        }
        let values = try GradMode.withDisabled { try source.cut(to: index.shape).contiguous() }
        let size = ndim > 0 ? shape[d] : 1
        switch dtype {
        case .float32:
            let (p, v) = (pointer(Float.self), values.pointer(Float.self))
            try eachPlace(d, index, size: size, "scatter_add") { p[$0] += v[$1] }
        case .float64:
            let (p, v) = (pointer(Double.self), values.pointer(Double.self))
            try eachPlace(d, index, size: size, "scatter_add") { p[$0] += v[$1] }
        default:
            let (p, v, step, type) = (rawPointer, values.rawPointer, itemSize, dtype)
            try eachPlace(d, index, size: size, "scatter_add") { place, ordinal in
                let sum =
                    Scalar.load(type, from: p + place * step).int64
                    &+ Scalar.load(type, from: v + ordinal * step).int64
                Scalar.int(sum).store(type, to: p + place * step)
            }
        }
        storage.version += 1
        guard Tensor.isRecording([self, source]) else { return self }
        let saved = SavedTensor(index)
        recordInPlace("ScatterAddBackward0", inputs: [source]) { g, needs in
            [g, needs(1) ? try g.gather(d, saved.unpack()) : nil]
        }
        return self
    }

    private func checkScatter(_ d: Int, _ index: Tensor, _ source: Tensor) throws {
        for k in 0..<ndim where (k != d && index.shape[k] > shape[k]) || index.shape[k] > source.shape[k] {
            throw TensorError.runtime(
                "Expected index \(Shape.describe(index.shape)) to be no larger than self \(Shape.describe(shape)) apart "
                    + "from dimension \(d) and to be no larger size than src \(Shape.describe(source.shape))")
        }
    }

    private func cut(to target: [Int]) throws -> Tensor {
        var result = self
        for k in 0..<ndim where result.shape[k] != target[k] { result = try result.narrow(k, 0, target[k]) }
        return result
    }

    /// Whole slices of one dimension, in the listed order. Same as torch.index_select.
    public func indexSelect(_ dim: Int, _ index: Tensor) throws -> Tensor {
        let d = try Shape.dimension(dim, ndim)
        guard index.ndim <= 1 else { throw TensorError.index("index_select(): Index is supposed to be a vector") }
        guard index.dtype == .int64 || index.dtype == .int32 else {
            throw TensorError.runtime("index_select(): Expected dtype int32 or int64 for index")
        }
        if ndim == 0 { return try reshape([1]).indexSelect(0, index).reshape([]) }
        let rows = try index.ints()
        // PyTorch's loops over nothing and over dimension 1 have checks of their own.
        let isOwnCheck = ndim > 1 && (numel == 0 || d == 1)
        guard !isOwnCheck || shape[d] > 0 || rows.isEmpty else {
            throw TensorError.runtime("index_select(): self indexing axis dim should be positive")
        }
        for row in rows where row < 0 || row >= shape[d] {
            guard isOwnCheck else { throw TensorError.index("index out of range in self") }
            throw TensorError.runtime("INDICES element is out of DATA bounds, id=\(row) axis_dim=\(shape[d])")
        }
        var outShape = shape
        outShape[d] = rows.count
        let result = try Tensor.empty(outShape, dtype: dtype)
        let source = try GradMode.withDisabled { try contiguous() }
        // Not the stride: a dimension of one element may have any.
        let inner = shape[(d + 1)...].reduce(1, *) * itemSize
        let outer = shape[..<d].reduce(1, *)
        for o in 0..<(inner > 0 && numel > 0 ? outer : 0) {
            for (i, row) in rows.enumerated() {
                (result.rawPointer + (o * rows.count + i) * inner)
                    .copyMemory(from: source.rawPointer + (o * shape[d] + row) * inner, byteCount: inner)
            }
        }
        return result.record("IndexSelectBackward0", inputs: [self]) { [shape] g in
            let whole = try Tensor.zeros(shape, dtype: g.dtype)
            for (i, row) in rows.enumerated() { try whole.select(d, row).addInPlace(g.select(d, i)) }
            return [whole]
        }
    }

    /// Class numbers as rows of zeros with a single one. Same as torch.nn.functional.one_hot.
    public func oneHot(_ classes: Int = -1) throws -> Tensor {
        guard dtype == .int64 else {
            throw TensorError.runtime("one_hot is only applicable to index tensor of type LongTensor.")
        }
        let values = try ints()
        guard values.allSatisfy({ $0 >= 0 }) else { throw TensorError.runtime("Class values must be non-negative.") }
        guard classes != -1 || !values.isEmpty else {
            throw TensorError.runtime("Can not infer total number of classes from empty tensor.")
        }
        let count = classes == -1 ? (values.max() ?? 0) + 1 : classes
        guard values.allSatisfy({ $0 < count }) else {
            throw TensorError.runtime("Class values must be smaller than num_classes.")
        }
        let result = try Tensor.zeros(shape + [count], dtype: .int64)
        let p = result.pointer(Int64.self)
        for (i, value) in values.enumerated() { p[i * count + value] = 1 }
        return result
    }
}
