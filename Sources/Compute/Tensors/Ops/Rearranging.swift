// Further views and rearrangements: as_strided, windows, diagonals, triangles, quarter turns, uneven splits, blocks.

extension Tensor {
    /// A view of the storage with any sizes and strides that stay inside it. Same as torch.as_strided.
    public func asStrided(_ size: [Int], _ stride: [Int], _ offset: Int? = nil) throws -> Tensor {
        guard size.count == stride.count else {
            throw TensorError.runtime("mismatch in length of strides and shape")
        }
        let start = offset ?? storageOffset
        guard start >= 0 else { throw TensorError.runtime("Tensor: invalid storage offset \(start)") }
        for s in stride where s < 0 {
            throw TensorError.runtime(
                "as_strided: Negative strides are not supported at the moment, got strides: \(Shape.describe(stride))")
        }
        let count = try Shape.count(size)
        if count > 0 {
            var last = start
            for (n, s) in zip(size, stride) {
                let (step, overflow) = (n - 1).multipliedReportingOverflow(by: s)
                let (sum, more) = last.addingReportingOverflow(step)
                guard !overflow, !more else {
                    throw TensorError.runtime(
                        "Storage size calculation overflowed with sizes=\(Shape.describe(size)) and strides=\(Shape.describe(stride))"
                    )
                }
                last = sum
            }
            guard last < storage.byteCount / itemSize else {
                throw TensorError.runtime(
                    "setStorage: sizes \(Shape.describe(size)), strides \(Shape.describe(stride)), storage offset \(start), and itemsize "
                        + "\(itemSize) requiring a storage size of \((last + 1) * itemSize) are out of bounds for storage of size \(storage.byteCount)"
                )
            }
        }
        let result = viewing(size, stride, offset: start)
        guard Tensor.isRecording([self]) else { return result }
        let (shape, strides, base) = (self.shape, self.strides, storageOffset)
        return result.record("AsStridedBackward0", inputs: [self]) { g in
            // Added up where elements share memory, in a strip that covers input and view.
            let whole = try Tensor.zeros([Tensor.reach(shape, strides, base, size, stride, start)], dtype: g.dtype)
            let lowest = Swift.min(base, start)
            let places = try Tensor.arange(0, .init(whole.numel)).asStrided(size, stride, start - lowest).reshape([g.numel])
            try whole.scatterAddInPlace(0, places.contiguous(), g.reshape([g.numel]))
            return [try whole.asStrided(shape, strides, base - lowest).clone()]
        }
    }

    private static func reach(_ a: [Int], _ sa: [Int], _ oa: Int, _ b: [Int], _ sb: [Int], _ ob: Int) -> Int {
        func end(_ size: [Int], _ stride: [Int], _ offset: Int) -> Int {
            size.contains(0) ? offset : zip(size, stride).reduce(offset + 1) { $0 + ($1.0 - 1) * $1.1 }
        }
        return Swift.max(end(a, sa, oa), end(b, sb, ob)) - Swift.min(oa, ob)
    }

    /// Windows of `size` every `step` places along a dimension, as a new last dimension. Same as torch.Tensor.unfold.
    public func unfold(_ dim: Int, _ size: Int, _ step: Int) throws -> Tensor {
        let d = try Shape.dimension(dim, ndim)
        let n = ndim == 0 ? 1 : shape[d]
        guard size >= 0 else { throw TensorError.runtime("size is \(size) but must be >= 0") }
        guard size <= n else {
            throw TensorError.runtime("maximum size for tensor at dimension \(d) is \(n) but size is \(size)")
        }
        guard step > 0 else { throw TensorError.runtime("step is \(step) but must be > 0") }
        var (newShape, newStrides) = (shape, strides)
        if ndim > 0 {
            newShape[d] = (n - size) / step + 1
            newStrides[d] = strides[d] * step
        }
        newShape.append(size)
        newStrides.append(ndim == 0 ? 1 : strides[d])
        return viewing(newShape, newStrides).record("UnfoldBackward0", inputs: [self]) { [shape] g in
            if shape.isEmpty { return [try g.reshape([])] }
            let whole = try Tensor.zeros(shape, dtype: g.dtype)
            let windows = (n - size) / step + 1
            // Windows at distance `step` overlap unless the step is the size: add them one by one.
            for i in 0..<windows { try whole.narrow(d, i * step, size).addInPlace(g.select(d, i).movedim(-1, d)) }
            return [whole]
        }
    }

    /// Vectors as diagonals of matrices in two new dimensions. Same as torch.diag_embed.
    public func diagEmbed(offset: Int = 0, dim1: Int = -2, dim2: Int = -1) throws -> Tensor {
        let (a, b) = (try Shape.dimension(dim1, ndim + 1), try Shape.dimension(dim2, ndim + 1))
        guard a != b else { throw TensorError.runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)") }
        guard ndim > 0 else { throw TensorError.index("Dimension out of range (expected to be in range of [-1, 0], but got -2)") }
        let size = shape[ndim - 1] + Swift.abs(offset)
        var target = Array(shape.dropLast())
        for d in [a, b].sorted() { target.insert(size, at: d) }
        let result = try Tensor.zeros(target, dtype: dtype)
        try result.diagonal(offset: offset, dim1: a, dim2: b).copyRaw(from: self)
        return result.record("DiagEmbedBackward0", inputs: [self]) { g in [try g.diagonal(offset: offset, dim1: a, dim2: b)] }
    }

    /// A vector as a diagonal, or the diagonal of a matrix. Same as torch.diag.
    public func diag(_ offset: Int = 0) throws -> Tensor {
        switch ndim {
        case 1: return try diagEmbed(offset: offset)
        case 2: return try diagonal(offset: offset).clone()
        default: throw TensorError.runtime("diag(): Supports 1D or 2D tensors. Got \(ndim)D")
        }
    }

    private func triangle(_ diagonal: Int, upper: Bool) throws -> Tensor {
        let name = upper ? "triu" : "tril"
        guard ndim >= 2 else { throw TensorError.runtime("\(name): input tensor must have at least 2 dimensions") }
        let (rows, columns) = (shape[ndim - 2], shape[ndim - 1])
        let mask = try Tensor.triangleMask(rows, columns, diagonal, upper: upper)
        let result = try GradMode.withDisabled { try Tensor.where(mask, self, Tensor.scalar(0, dtype: dtype)).compact() }
        return result.record(upper ? "TriuBackward0" : "TrilBackward0", inputs: [self]) { g in
            [upper ? try g.triu(diagonal) : try g.tril(diagonal)]
        }
    }

    /// True where a triangle keeps its elements.
    static func triangleMask(_ rows: Int, _ columns: Int, _ diagonal: Int, upper: Bool) throws -> Tensor {
        let mask = try Tensor.empty([rows, columns], dtype: .bool)
        let p = mask.pointer(UInt8.self)
        for i in 0..<rows {
            for j in 0..<columns {
                let distance = j - i
                p[i * columns + j] = (upper ? distance >= diagonal : distance <= diagonal) ? 1 : 0
            }
        }
        return mask
    }

    /// The elements on and above a diagonal, zeros below. Same as torch.triu.
    public func triu(_ diagonal: Int = 0) throws -> Tensor { try triangle(diagonal, upper: true) }
    /// The elements on and below a diagonal, zeros above. Same as torch.tril.
    public func tril(_ diagonal: Int = 0) throws -> Tensor { try triangle(diagonal, upper: false) }

    /// Quarter turns of the plane of two dimensions. Same as torch.rot90.
    public func rot90(_ k: Int = 1, _ dims: [Int] = [0, 1]) throws -> Tensor {
        guard dims.count == 2 else {
            throw TensorError.runtime("expected total rotation dims == 2, but got dims = \(dims.count)")
        }
        guard ndim >= 2 else { throw TensorError.runtime("expected total dims >= 2, but got total dims = \(ndim)") }
        guard dims[0] != dims[1], Swift.abs(dims[0] - dims[1]) != ndim else {
            throw TensorError.runtime("expected rotation dims to be different, but got dim0 = \(dims[0]) and dim1 = \(dims[1])")
        }
        for (i, d) in dims.enumerated() where d >= ndim || d < -ndim {
            throw TensorError.runtime("Rotation dim\(i) out of range, dim\(i) = \(d)")
        }
        switch ((k % 4) + 4) % 4 {
        case 1: return try flip([dims[1]]).transpose(dims[0], dims[1])
        case 2: return try flip(dims)
        case 3: return try flip([dims[0]]).transpose(dims[0], dims[1])
        default: return try clone()
        }
    }

    /// Pieces of nearly equal size. Same as torch.tensor_split with a number.
    public func tensorSplit(_ sections: Int, dim: Int = 0) throws -> [Tensor] {
        guard ndim > 0 else {
            throw TensorError.runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
        }
        let d = try Shape.dimension(dim, ndim)
        guard sections > 0 else { throw TensorError.runtime("number of sections must be larger than 0, got \(sections)") }
        let (least, extra) = (shape[d] / sections, shape[d] % sections)
        var begin = 0
        return try (0..<sections).map { i in
            let size = least + (i < extra ? 1 : 0)
            defer { begin += size }
            return try slice(d, begin, begin + size)
        }
    }

    /// Pieces between positions. Same as torch.tensor_split with positions.
    public func tensorSplit(at places: [Int], dim: Int = 0) throws -> [Tensor] {
        guard ndim > 0 else {
            throw TensorError.runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
        }
        let d = try Shape.dimension(dim, ndim)
        var begin = 0
        var parts = try places.map { end in
            defer { begin = end }
            return try slice(d, begin, end)
        }
        parts.append(try slice(d, begin, nil))
        return parts
    }

    /// Dimensions moved to other places, the rest in order. Same as torch.movedim with tuples.
    public func movedim(_ sources: [Int], _ destinations: [Int]) throws -> Tensor {
        guard sources.count == destinations.count else {
            throw TensorError.runtime(
                "movedim: Invalid source or destination dims: source (\(Shape.describe(sources)) dims) should contain the same number of "
                    + "dims as destination (\(Shape.describe(destinations)) dims)")
        }
        let from = try sources.map { try Shape.dimension($0, ndim) }
        let to = try destinations.map { try Shape.dimension($0, ndim) }
        for (list, name, given) in [(from, "source", sources), (to, "destination", destinations)]
        where Set(list).count != list.count {
            throw TensorError.runtime("movedim: repeated dim in `\(name)` (\(Shape.describe(given)))")
        }
        if ndim == 0 { return viewing(shape, strides).record("AliasBackward0", inputs: [self]) { [$0] } }
        var order = [Int?](repeating: nil, count: ndim)
        for (s, t) in zip(from, to) { order[t] = s }
        var others = (0..<ndim).filter { !from.contains($0) }.makeIterator()
        return try permute(order.map { $0 ?? others.next() ?? 0 })
    }

    /// Matrices along the diagonal of a matrix of zeros. Same as torch.block_diag.
    public static func blockDiag(_ tensors: [Tensor]) throws -> Tensor {
        var blocks: [Tensor] = []
        for (i, tensor) in tensors.enumerated() {
            guard tensor.ndim <= 2 else {
                throw TensorError.runtime(
                    "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input \(i) has \(tensor.ndim) dimensions")
            }
            blocks.append(tensor.ndim == 2 ? tensor : try tensor.reshape([1, tensor.numel]))
        }
        guard let first = blocks.first else { return try empty([1, 0]) }
        let type = blocks.dropFirst().reduce(first.dtype) { .promote($0, $1.dtype) }
        let (rows, columns) = (blocks.reduce(0) { $0 + $1.shape[0] }, blocks.reduce(0) { $0 + $1.shape[1] })
        let result = try zeros([rows, columns], dtype: type)
        var corners: [(Int, Int)] = []
        var (row, column) = (0, 0)
        for block in blocks {
            corners.append((row, column))
            let (h, w) = (block.shape[0], block.shape[1])
            try result.narrow(0, row, h).narrow(1, column, w).alias().copyRaw(from: block)
            row += h
            column += w
        }
        return result.record("BlockDiagBackward0", inputs: tensors) {
            [sizes = blocks.map(\.shape), shapes = tensors.map(\.shape)] g in
            try shapes.enumerated().map { i, shape in
                try g.narrow(0, corners[i].0, sizes[i][0]).narrow(1, corners[i].1, sizes[i][1]).reshape(shape)
            }
        }
    }

    /// Row and column numbers of a triangle. Same as torch.tril_indices and torch.triu_indices.
    public static func triangleIndices(_ rows: Int, _ columns: Int, _ offset: Int, upper: Bool) throws -> Tensor {
        for (name, size) in [("row", rows), ("col", columns)] where size < 0 {
            throw TensorError.runtime("\(name) must be non-negative, got\(size)")
        }
        return try triangleMask(rows, columns, offset, upper: upper).nonzero().t().compact()
    }

    /// A window of one tensor written over a copy of another, through `view`. The gradient splits accordingly.
    public func withPart(_ source: Tensor, _ name: String, _ view: @escaping (Tensor) throws -> Tensor) throws -> Tensor {
        let result = try GradMode.withDisabled { () throws -> Tensor in
            let copy = try clone()
            let part = try view(copy)
            guard part.shape == source.shape else {
                throw TensorError.runtime(
                    "expected src to have a size equal to the slice of self. src size = \(Shape.describe(source.shape)), slice size = "
                        + Shape.describe(part.shape))
            }
            try part.copyInPlace(from: source)
            return copy
        }
        return result.record(name, inputs: [self, source]) { g, needs in
            let rest = try g.clone()
            let part = try view(rest)
            try part.copyInPlace(from: Tensor.zeros(part.shape, dtype: g.dtype))
            return [rest, needs(1) ? try view(g) : nil]
        }
    }
}
