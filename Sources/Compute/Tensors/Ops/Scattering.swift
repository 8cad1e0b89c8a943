// Writing and reading at listed places: index_add, index_copy, index_fill, put, take, scatter_reduce, masked_scatter.

extension Tensor {
    private func checkedRows(_ d: Int, _ index: Tensor, _ name: String) throws -> [Int] {
        guard index.ndim <= 1 else { throw TensorError.index("\(name)(): Index is supposed to be a vector") }
        let size = ndim == 0 ? 1 : shape[d]
        return try index.ints().map { row in
            guard row >= (name == "index_fill" ? -size : 0), row < size else {
                let text = "index \(row) is out of bounds for dimension \(d) with size \(size)"
                throw name == "index_add"
                    ? TensorError.runtime(text) : .index(name == "index_copy" ? "index_copy_(): " + text : text)
            }
            return row < 0 ? row + size : row
        }
    }

    private func checkSource(_ d: Int, _ index: Tensor, _ source: Tensor, _ name: String) throws {
        guard index.dtype == .int64 || (index.dtype == .int32 && name == "index_add") else {
            throw TensorError.runtime(
                "\(name)(): Expected dtype \(name == "index_add" ? "int32/int64" : "int64") for index\(name == "index_add" ? " but got: \(index.dtype.scalarTypeName)" : "")"
            )
        }
        guard dtype == source.dtype else {
            throw TensorError.runtime(
                name == "index_add"
                    ? "index_add_(): self (\(dtype.scalarTypeName)) and source (\(source.dtype.scalarTypeName)) must have the same scalar type"
                    : "index_copy_(): self and source expected to have the same dtype, but got (self) \(dtype.scalarTypeName) and (source) "
                        + source.dtype.scalarTypeName)
        }
        let count = index.numel
        guard source.ndim == 0 ? count == 1 : count == source.shape[Swift.min(d, source.ndim - 1)] else {
            let size = source.ndim == 0 ? 1 : source.shape[d]
            throw name == "index_add"
                ? TensorError.runtime(
                    "index_add_(): Number of indices (\(count)) should be equal to source.size(dim): (\(size)), for dim: \(d)")
                : .index("index_copy_(): Number of indices (\(count)) should be equal to source.size(dim) (\(size))")
        }
        var (mine, theirs) = (shape, source.shape)
        if d < mine.count { mine.remove(at: d) }
        if d < theirs.count { theirs.remove(at: d) }
        guard mine == theirs else {
            throw TensorError.runtime(
                name == "index_add"
                    ? "source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = \(Shape.describe(shape)) source.shape = \(Shape.describe(source.shape))"
                    : "index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: \(mine.map(String.init).joined(separator: " ")) "
                        + "at dimension \(d) and source slice shape: \(theirs.map(String.init).joined(separator: " ")) at dimension 0."
            )
        }
    }

    /// self[index[i]] += alpha · source[i] along a dimension. Same as torch.Tensor.index_add_.
    @discardableResult
    public func indexAddInPlace(_ dim: Int, _ index: Tensor, _ source: Tensor, alpha: Scalar = 1) throws -> Tensor {
        let d = try Shape.dimension(dim, ndim)
        try checkSource(d, index, source, "index_add")
        try checkInPlace()
        let rows = try checkedRows(d, index, "index_add")
        try GradMode.withDisabled {
            let plain = detach()
            for (i, row) in rows.enumerated() {
                let (target, part) =
                    ndim == 0 ? (plain, source) : (try plain.narrow(d, row, 1), try source.detach().narrow(d, i, 1))
                try target.addInPlace(.tensor(part.reshape(target.shape)), alpha: alpha)
            }
        }
        if rows.isEmpty { storage.version += 1 }
        let saved = SavedTensor(index)
        recordInPlace("IndexAddBackward0", inputs: [source]) { g, needs in
            [g, needs(1) ? try g.indexSelect(d, saved.unpack()).mul(alpha) : nil]
        }
        return self
    }

    /// self[index[i]] = source[i] along a dimension. Same as torch.Tensor.index_copy_.
    @discardableResult
    public func indexCopyInPlace(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        let d = try Shape.dimension(dim, ndim)
        try checkSource(d, index, source, "index_copy")
        try checkInPlace()
        let rows = try checkedRows(d, index, "index_copy")
        try GradMode.withDisabled {
            let plain = detach()
            for (i, row) in rows.enumerated() {
                let (target, part) =
                    ndim == 0 ? (plain, source) : (try plain.narrow(d, row, 1), try source.detach().narrow(d, i, 1))
                try target.copyRaw(from: part.reshape(target.shape))
            }
        }
        storage.version += 1
        let saved = SavedTensor(index)
        recordInPlace("IndexCopyBackward0", inputs: [source]) { g, needs in
            let index = try saved.unpack()
            return [try g.clone().indexFillInPlace(d, index, .scalar(0)), needs(1) ? try g.indexSelect(d, index) : nil]
        }
        return self
    }

    /// self[index[i]] = value along a dimension. Same as torch.Tensor.index_fill_.
    @discardableResult
    public func indexFillInPlace(_ dim: Int, _ index: Tensor, _ value: Operand) throws -> Tensor {
        let d = try Shape.dimension(dim, ndim)
        guard index.dtype == .int64 else { throw TensorError.index("index_fill_(): Expected dtype int64 for index.") }
        if let tensor = value.tensor, tensor.ndim != 0 {
            throw TensorError.runtime(
                "index_fill_ only supports a 0-dimensional value tensor, but got tensor with \(tensor.ndim) dimension(s).")
        }
        try checkLeafInPlace()
        guard index.ndim <= 1 else { throw TensorError.runtime("Index has to be a vector/scalar") }
        try checkFilledMemory(d, index.numel)
        // Where nothing is to be filled, PyTorch does not look at the positions.
        let isNothing = index.numel == 0 || shape.indices.contains { $0 != d && shape[$0] == 0 }
        let rows = isNothing ? [] : try checkedRows(d, index, "index_fill")
        let filling: Tensor
        switch value {
        case .tensor(let tensor): filling = tensor
        case .scalar(let number): filling = try Tensor.scalar(number, dtype: dtype)
        }
        for row in rows {
            try (ndim == 0 ? self : GradMode.withDisabled { try detach().narrow(d, row, 1) }).copyRaw(from: filling)
        }
        storage.version += 1
        let saved = SavedTensor(index)
        recordInPlace("IndexFillBackward0", inputs: value.inputs) { g, needs in
            let index = try saved.unpack()
            return [try g.clone().indexFillInPlace(d, index, .scalar(0)), needs(1) ? try g.indexSelect(d, index).sum() : nil]
        }
        return self
    }

    /// PyTorch looks at this tensor with `count` times one place in dimension `d`, which an empty storage does not have.
    private func checkFilledMemory(_ d: Int, _ count: Int) throws {
        guard ndim > 0 else { return }
        var (sizes, steps) = (shape, strides)
        (sizes[d], steps[d]) = (count, 0)
        guard sizes.allSatisfy({ $0 > 0 }) else { return }
        let needed = (storageOffset + zip(sizes, steps).reduce(1) { $0 + ($1.0 - 1) * $1.1 }) * itemSize
        guard needed > storage.byteCount else { return }
        throw TensorError.runtime(
            "setStorage: sizes \(Shape.describe(sizes)), strides \(Shape.describe(steps)), storage offset \(storageOffset), and itemsize "
                + "\(itemSize) requiring a storage size of \(needed) are out of bounds for storage of size \(storage.byteCount)")
    }

    private func flatPlaces(_ index: Tensor, _ name: String) throws -> [Int] {
        guard index.dtype == .int64 else {
            throw TensorError.runtime(
                name == "take"
                    ? "take(): Expected a long tensor for index, but got \(index.dtype.scalarTypeName)"
                    : "put_(): Expected a long tensor for index, but got \(index.dtype.scalarTypeName)")
        }
        return try index.ints().map { place in
            guard place >= -numel, place < numel else {
                throw TensorError.index("out of range: tried to access index \(place) on a tensor of \(numel) elements.")
            }
            return place < 0 ? place + numel : place
        }
    }

    /// Elements at places of the flattened tensor. Same as torch.take.
    public func take(_ index: Tensor) throws -> Tensor {
        let places = try Tensor.tensor(flatPlaces(index, "take"))
        let result = try GradMode.withDisabled {
            try detach().reshape([numel]).indexSelect(0, places).reshape(index.shape).alias()
        }
        return result.record("TakeBackward0", inputs: [self]) { [shape, numel] g in
            let whole = try Tensor.zeros([numel], dtype: g.dtype)
            return [try whole.scatterAddInPlace(0, places, g.reshape([g.numel])).reshape(shape)]
        }
    }

    /// Writes elements at places of the flattened tensor. Same as torch.Tensor.put_.
    @discardableResult
    public func putInPlace(_ index: Tensor, _ source: Tensor, accumulate: Bool = false) throws -> Tensor {
        let places = try Tensor.tensor(flatPlaces(index, "put_"))
        guard source.dtype == dtype else {
            throw TensorError.runtime(
                "put_(): self and source expected to have the same dtype, but got self.dtype = \(dtype.scalarTypeName) and source.dtype = \(source.dtype.scalarTypeName)"
            )
        }
        guard source.numel == index.numel else {
            throw TensorError.runtime(
                "put_(): Expected source and index to have the same number of elements, but got source.numel() = \(source.numel), index.numel() = \(index.numel)"
            )
        }
        try checkInPlace()
        try GradMode.withDisabled {
            let flat = try detach().clone().contiguous().reshape([numel])
            let values = try source.detach().reshape([source.numel])
            if accumulate { try flat.scatterAddInPlace(0, places, values) } else { try flat.scatterInPlace(0, places, values) }
            try copyRaw(from: flat.reshape(shape))
        }
        storage.version += 1
        recordInPlace("PutBackward0", inputs: [source]) { [shape, numel, sourceShape = source.shape] g, needs in
            let flat = try g.reshape([numel])
            let rest =
                accumulate
                ? g : try flat.clone().scatterInPlace(0, places, Tensor.zeros([places.numel], dtype: g.dtype)).reshape(shape)
            return [rest, needs(1) ? try flat.indexSelect(0, places).reshape(sourceShape) : nil]
        }
        return self
    }

    /// Combines source into self at positions along a dimension. Same as torch.scatter_reduce.
    public func scatterReduce(
        _ dim: Int, _ index: Tensor, _ source: Tensor, _ reduce: String, includeSelf: Bool = true
    ) throws -> Tensor {
        let d = try Shape.dimension(dim, ndim)
        guard ["sum", "prod", "mean", "amax", "amin"].contains(reduce) else {
            throw TensorError.runtime("reduce argument must be either sum, prod, mean, amax or amin, got \(reduce)")
        }
        guard source.dtype == dtype else { throw TensorError.runtime("scatter(): Expected self.dtype to be equal to src.dtype") }
        let touched = try GradMode.withDisabled {
            try Tensor.zeros(shape, dtype: .bool).scatterInPlace(d, index, Tensor.ones(index.shape, dtype: .bool))
        }
        let neutral: Scalar
        switch reduce {
        case "prod": neutral = 1
        case "amax": neutral = dtype.isFloatingPoint ? .float(-.infinity) : .int(Int64.min)
        case "amin": neutral = dtype.isFloatingPoint ? .float(.infinity) : .int(Int64.max)
        default: neutral = 0
        }
        let start = includeSelf ? self : try maskedFill(touched, neutral)
        let window = try cutting(source, to: index.shape)
        switch reduce {
        case "sum": return try start.scatterAdd(d, index, window)
        case "mean":
            let counts = try GradMode.withDisabled { () throws -> Tensor in
                let ones = try Tensor.full(shape, includeSelf ? 1 : 0, dtype: dtype)
                try ones.scatterAddInPlace(d, index, Tensor.ones(index.shape, dtype: dtype))
                return try ones.clamp(min: 1)
            }
            let sum = try start.scatterAdd(d, index, window)
            return try dtype.isFloatingPoint ? sum.div(counts) : sum.div(counts, roundingMode: "floor")
        default:
            let result = try GradMode.withDisabled { try start.detach().clone().combining(d, index, window.detach(), reduce) }
            guard Tensor.isRecording([self, source]) else { return result }
            let (x, s, y, p) = (
                SavedTensor(start), SavedTensor(window), SavedTensor(result, outputOf: "ScatterReduceBackward0"),
                SavedTensor(index)
            )
            return result.record("ScatterReduceBackward0", inputs: [start, window]) { g in
                let (x, s, y, p) = (try x.unpack(), try s.unpack(), try y.unpack(), try p.unpack())
                if reduce == "prod" {
                    // The product of the others; exact as long as no factor is zero.
                    guard try !x.eq(0).anyTrue(), try !s.eq(0).anyTrue() else {
                        throw TensorError.notImplemented("scatter_reduce(prod): the gradient at zeros is not available")
                    }
                    return [try g.mul(y).div(x), try g.mul(y).gather(d, p).div(s)]
                }
                let mine = try x.eq(.tensor(y)).to(dtype: g.dtype)
                let theirs = try s.eq(.tensor(y.gather(d, p))).to(dtype: g.dtype)
                let share = try g.div(mine.clone().scatterAddInPlace(d, p, theirs))
                return [try share.mul(mine), try share.gather(d, p).mul(theirs)]
            }
        }
    }

    /// Combines the slices of source into self[index[i]] along a dimension. Same as torch.index_reduce.
    public func indexReduce(
        _ dim: Int, _ index: Tensor, _ source: Tensor, _ reduce: String, includeSelf: Bool = true
    ) throws -> Tensor {
        let d = try Shape.dimension(dim, ndim)
        guard ["prod", "mean", "amax", "amin"].contains(reduce) else {
            throw TensorError.runtime(
                "index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got \(reduce).")
        }
        guard index.dtype == .int64 || index.dtype == .int32 else {
            throw TensorError.runtime("index_reduce_(): Expected dtype int32/int64 for index")
        }
        guard index.ndim <= 1 else { throw TensorError.index("index_reduce_(): Index is supposed to be a vector") }
        guard dtype == source.dtype else {
            throw TensorError.runtime("index_reduce_(): self and source must have the same scalar type")
        }
        var wanted = shape
        if d < wanted.count { wanted[d] = index.numel }
        if source.ndim == ndim, d < source.ndim, source.shape[d] != index.numel {
            throw TensorError.runtime(
                "index_reduce_(): Number of indices (\(index.numel)) should be equal to source.size(dim): (\(source.shape[d])), for dim: "
                    + "\(d)")
        }
        guard source.shape == wanted else {
            throw TensorError.runtime(
                "index_reduce_(): Number of indices (\(index.numel)) should be equal to self.size(dim) along the dimension, and source "
                    + "of shape \(Shape.describe(source.shape)) should fit self of shape \(Shape.describe(shape))")
        }
        var line = [Int](repeating: 1, count: ndim)
        if d < line.count { line[d] = index.numel }
        let places = try GradMode.withDisabled { try index.to(dtype: .int64).reshape(line).expand(wanted).compact() }
        return try scatterReduce(d, places, source, reduce, includeSelf: includeSelf)
    }

    private func cutting(_ source: Tensor, to target: [Int]) throws -> Tensor {
        var result = source
        guard source.ndim == target.count else {
            throw TensorError.runtime("Index tensor must have the same number of dimensions as src tensor")
        }
        for k in 0..<target.count where result.shape[k] > target[k] { result = try result.narrow(k, 0, target[k]) }
        return result
    }

    private func combining(_ d: Int, _ index: Tensor, _ source: Tensor, _ reduce: String) throws -> Tensor {
        // Positions with one value each are combined at once; repeated ones go round by round.
        let lines = try movedim(d, -1).contiguous()
        let (p, s) = (try index.movedim(d, -1).contiguous(), try source.movedim(d, -1).contiguous())
        let wide = try lines.to(dtype: .float64).contiguous().clone()
        let x = wide.pointer(Double.self)
        let (positions, values) = (try p.ints(), try s.doubles())
        let (n, k) = (lines.shape[lines.ndim - 1], p.shape[p.ndim - 1])
        let outer = Array(lines.shape.dropLast())
        let inner = Array(p.shape.dropLast())
        for (ordinal, place) in positions.enumerated() {
            var (left, offset, step) = (ordinal / Swift.max(k, 1), 0, 1)
            for dim in stride(from: inner.count - 1, through: 0, by: -1) {
                offset += left % inner[dim] * step
                left /= inner[dim]
                step *= outer[dim]
            }
            let at = offset * n + place
            switch reduce {
            case "prod": x[at] *= values[ordinal]
            case "amax": x[at] = Swift.max(x[at], values[ordinal])
            default: x[at] = Swift.min(x[at], values[ordinal])
            }
        }
        return try wide.to(dtype: dtype).movedim(-1, d).compact()
    }

    /// A copy with source added at positions along a dimension. Same as torch.scatter_add.
    public func scatterAdd(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        try clone().scatterAddInPlace(dim, index, source)
    }

    /// The elements of source, in order, where the mask is true. Same as torch.masked_scatter.
    public func maskedScatter(_ mask: Tensor, _ source: Tensor) throws -> Tensor {
        guard mask.dtype == .bool else {
            throw TensorError.runtime(
                "masked_scatter_ only supports boolean masks, but got mask with dtype \(mask.dtype.scalarTypeName)")
        }
        guard source.dtype == dtype else {
            throw TensorError.runtime(
                "masked_scatter: expected self and source to have same dtypes but got \(dtype.scalarTypeName) and \(source.dtype.scalarTypeName)"
            )
        }
        let target = try Shape.broadcast(shape, mask.shape)
        let wide = try mask.expand(target)
        let count = try wide.countNonzero().ints()[0]
        guard source.numel >= count else { throw TensorError.runtime("Number of elements of source < number of ones in mask") }
        let result = try expand(target).clone()
        try result.setIndex([.tensor(wide.contiguous())], source.reshape([source.numel]).narrow(0, 0, count))
        return result
    }
}

extension Tensor {
    /// x[indices] += values, repeated places adding up. Same as torch.Tensor.index_put_ with accumulate.
    public func addAtIndex(_ indices: [TensorIndex], _ values: Tensor) throws {
        try checkLeafInPlace()
        if isRepeated {
            try writeRepeated(indices, values, accumulate: true)
            storage.version += 1
            return
        }
        // The places of all elements, taken by the same subscript, say where each value goes.
        let places = try GradMode.withDisabled { try Tensor.arange(0, .init(numel)).reshape(shape).index(indices) }
        let wide = try values.expand(places.shape).contiguous()
        try putInPlace(places.contiguous(), wide, accumulate: true)
    }

    /// Whether an operation on these inputs is recorded now.
    public static func records(_ inputs: [Tensor]) -> Bool { isRecording(inputs) }
}
