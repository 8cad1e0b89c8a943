// Views: other shapes and parts of the same elements, without copies. Each has its gradient next to it.

extension Tensor {
    /// A view of the same storage; the caller has checked that it stays inside.
    func viewing(_ shape: [Int], _ strides: [Int], offset: Int? = nil) -> Tensor {
        Tensor(
            storage: storage, shape: shape, strides: strides, storageOffset: offset ?? storageOffset, dtype: dtype,
            base: base ?? self)
    }

    /// Fills in a single -1 and checks the count. Same messages as torch's view and reshape.
    private func inferred(_ shape: [Int]) throws -> [Int] {
        var result = shape
        var unknown: Int?
        var known = 1
        for (i, size) in shape.enumerated() {
            if size == -1 {
                guard unknown == nil else { throw TensorError.runtime("only one dimension can be inferred") }
                unknown = i
            } else {
                guard size >= 0 else { throw TensorError.runtime("invalid shape dimension \(size)") }
                known = known.multipliedReportingOverflow(by: size).partialValue
            }
        }
        if let unknown {
            guard known != 0 || numel > 0 else {
                throw TensorError.runtime(
                    "cannot reshape tensor of 0 elements into shape \(Shape.describe(shape)) because the unspecified "
                        + "dimension size -1 can be any value and is ambiguous")
            }
            if known != 0, numel % known == 0 {
                result[unknown] = numel / known
                return result
            }
        } else if known == numel {
            return result
        }
        throw TensorError.runtime("shape '\(Shape.describe(shape))' is invalid for input of size \(numel)")
    }

    /// The same elements under another shape, never a copy. Same as torch.Tensor.view.
    public func view(_ shape: [Int]) throws -> Tensor {
        let target = try inferred(shape)
        guard let strides = Shape.viewStrides(self.shape, strides, as: target) else {
            throw TensorError.runtime(
                "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
                    + "contiguous subspaces). Use .reshape(...) instead.")
        }
        return viewing(target, strides).record("ViewBackward0", inputs: [self]) { [shape = self.shape] g in
            [try g.reshape(shape)]
        }
    }

    /// The same elements under another shape; a copy if strides cannot express it. Same as torch.reshape.
    public func reshape(_ shape: [Int]) throws -> Tensor {
        let target = try inferred(shape)
        if Shape.viewStrides(self.shape, strides, as: target) != nil { return try view(target) }
        let copy = try Tensor.empty(self.shape, dtype: dtype)
        try copy.copyRaw(from: self)
        let result = Tensor(
            storage: copy.storage, shape: target, strides: Shape.contiguousStrides(target), dtype: dtype)
        return result.record("UnsafeViewBackward0", inputs: [self]) { [shape = self.shape] g in [try g.reshape(shape)] }
    }

    /// Dimensions in another order. Same as torch.permute.
    public func permute(_ dims: [Int]) throws -> Tensor {
        guard dims.count == ndim else {
            throw TensorError.runtime(
                "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
                    + "ordering of dimensions i.e. input.dim() = \(ndim) is not equal to len(dims) = \(dims.count)")
        }
        var order: [Int] = []
        for dim in dims {
            let d = try Shape.dimension(dim, ndim)
            guard !order.contains(d) else { throw TensorError.runtime("permute(): duplicate dims are not allowed.") }
            order.append(d)
        }
        var inverse = order
        for (i, d) in order.enumerated() { inverse[d] = i }
        let result = viewing(order.map { shape[$0] }, order.map { strides[$0] })
        return result.record("PermuteBackward0", inputs: [self]) { [inverse] g in [try g.permute(inverse)] }
    }

    /// Two dimensions exchanged.
    public func transpose(_ dim0: Int, _ dim1: Int) throws -> Tensor {
        let a = try Shape.dimension(dim0, ndim)
        let b = try Shape.dimension(dim1, ndim)
        var (shape, strides) = (shape, strides)
        if ndim > 0 {
            shape.swapAt(a, b)
            strides.swapAt(a, b)
        }
        return viewing(shape, strides).record("TransposeBackward0", inputs: [self]) { g in [try g.transpose(a, b)] }
    }

    /// A matrix transposed. Same as torch.t.
    public func t() throws -> Tensor {
        guard ndim <= 2 else {
            throw TensorError.runtime("t() expects a tensor with <= 2 dimensions, but self is \(ndim)D")
        }
        if ndim < 2 { return viewing(shape, strides).record("TBackward0", inputs: [self]) { [$0] } }
        return viewing([shape[1], shape[0]], [strides[1], strides[0]]).record("TBackward0", inputs: [self]) { g in
            [try g.t()]
        }
    }

    /// All dimensions reversed: `x.T`.
    public func reversedDimensions() throws -> Tensor { try ndim == 2 ? t() : permute(Array((0..<ndim).reversed())) }

    /// Repeats dimensions of size 1 (and new leading ones) without a copy; -1 keeps a size. Same as torch.Tensor.expand.
    public func expand(_ shape: [Int]) throws -> Tensor {
        guard shape.count >= ndim else {
            throw TensorError.runtime(
                "expand(torch.\(dtype.scalarTypeName)Tensor{\(Shape.describe(self.shape))}, size=\(Shape.describe(shape))): "
                    + "the number of sizes provided (\(shape.count)) must be greater or equal to the number of dimensions "
                    + "in the tensor (\(ndim))")
        }
        var target = shape
        let lead = shape.count - ndim
        for (i, size) in shape.enumerated().reversed() {
            if i < lead {
                guard size >= 0 else {
                    throw TensorError.runtime(
                        "The expanded size of the tensor (\(size)) isn't allowed in a leading, non-existing dimension \(i)")
                }
                continue
            }
            if size == -1 { target[i] = self.shape[i - lead] }
            guard self.shape[i - lead] == target[i] || self.shape[i - lead] == 1 else {
                throw TensorError.runtime(
                    "The expanded size of the tensor (\(size)) must match the existing size (\(self.shape[i - lead])) at "
                        + "non-singleton dimension \(i).  Target sizes: \(Shape.describe(shape)).  Tensor sizes: "
                        + Shape.describe(self.shape))
            }
        }
        var newStrides = [Int](repeating: 0, count: target.count)
        for i in 0..<ndim { newStrides[i + lead] = self.shape[i] == target[i + lead] ? strides[i] : 0 }
        // The walk sums the gradient down to the input's shape.
        return viewing(target, newStrides).record("ExpandBackward0", inputs: [self]) { [$0] }
    }

    /// Without dimensions of size 1: all of them, or those listed that have size 1.
    public func squeeze(_ dims: [Int]? = nil) throws -> Tensor {
        let listed = try dims.map { try Shape.dimensions($0, ndim) }
        var (newShape, newStrides): ([Int], [Int]) = ([], [])
        for i in 0..<ndim where shape[i] != 1 || !(listed?.contains(i) ?? true) {
            newShape.append(shape[i])
            newStrides.append(strides[i])
        }
        let name = dims == nil ? "SqueezeBackward0" : dims?.count == 1 ? "SqueezeBackward1" : "SqueezeBackward2"
        return viewing(newShape, newStrides).record(name, inputs: [self]) { [shape] g in [try g.reshape(shape)] }
    }

    /// With a new dimension of size 1 at `dim`.
    public func unsqueeze(_ dim: Int) throws -> Tensor {
        guard dim >= -(ndim + 1), dim <= ndim else { throw TensorError.dimensionOutOfRange(dim, ndim: ndim + 1) }
        let d = dim < 0 ? dim + ndim + 1 : dim
        var (newShape, newStrides) = (shape, strides)
        newStrides.insert(d < ndim ? shape[d] * strides[d] : 1, at: d)
        newShape.insert(1, at: d)
        return viewing(newShape, newStrides).record("UnsqueezeBackward0", inputs: [self]) { [shape] g in
            [try g.reshape(shape)]
        }
    }

    /// Dimensions `start ... end` joined into one. Same as torch.flatten.
    public func flatten(_ start: Int = 0, _ end: Int = -1) throws -> Tensor {
        let a = try Shape.dimension(start, ndim)
        let b = try Shape.dimension(end, ndim)
        guard a <= b else { throw TensorError.runtime("flatten() has invalid args: start_dim cannot come after end_dim") }
        if ndim == 0 { return try reshape([1]) }
        if a == b { return self }
        let joined = shape[a...b].reduce(1, *)
        return try reshape(Array(shape[..<a]) + [joined] + Array(shape[(b + 1)...]))
    }

    /// One dimension split into several; one of the sizes may be -1. Same as torch.unflatten.
    public func unflatten(_ dim: Int, _ sizes: [Int]) throws -> Tensor {
        guard ndim > 0 else {
            throw TensorError.runtime("unflatten got an unexpected error:\nDimension specified as 0 but tensor has no dimensions")
        }
        let d = try Shape.dimension(dim, ndim)
        var sizes = sizes
        if let unknown = sizes.firstIndex(of: -1) {
            let known = sizes.enumerated().reduce(1) { $1.offset == unknown ? $0 : $0 * $1.element }
            if known > 0 { sizes[unknown] = shape[d] / known }
        }
        guard ndim > 0, sizes.reduce(1, *) == shape[d] else {
            throw TensorError.runtime(
                "unflatten: Provided sizes \(Shape.describe(sizes)) don't multiply up to the size of dim \(d) "
                    + "(\(ndim > 0 ? shape[d] : 1)) in the input tensor")
        }
        return try view(Array(shape[..<d]) + sizes + Array(shape[(d + 1)...]))
    }

    /// Elements `start ..< start + length` of one dimension. Same as torch.narrow.
    public func narrow(_ dim: Int, _ start: Int, _ length: Int) throws -> Tensor {
        guard ndim > 0 else { throw TensorError.runtime("narrow() cannot be applied to a 0-dim tensor.") }
        let d = try Shape.dimension(dim, ndim)
        guard length >= 0 else { throw TensorError.runtime("narrow(): length must be non-negative.") }
        guard start >= -shape[d], start <= shape[d] else {
            throw TensorError.index(
                "Dimension out of range (expected to be in range of [\(-shape[d]), \(shape[d])], but got \(start))")
        }
        let begin = start < 0 ? start + shape[d] : start
        guard begin + length <= shape[d] else {
            throw TensorError.runtime("start (\(begin)) + length (\(length)) exceeds dimension size (\(shape[d])).")
        }
        return try slice(d, begin, begin + length, 1)
    }

    /// Elements `start ..< end` by `step` of one dimension; positions clamp as Python's slices do.
    public func slice(_ dim: Int, _ start: Int?, _ end: Int?, _ step: Int = 1) throws -> Tensor {
        guard ndim > 0 else { throw TensorError.runtime("slice() cannot be applied to a 0-dim tensor.") }
        let d = try Shape.dimension(dim, ndim)
        guard step > 0 else { throw TensorError.value("step must be greater than zero") }
        let n = shape[d]
        func clamped(_ position: Int) -> Int { Swift.min(Swift.max(position < 0 ? position + n : position, 0), n) }
        let begin = clamped(start ?? 0)
        let stop = Swift.max(clamped(end ?? n), begin)
        var (newShape, newStrides) = (shape, strides)
        let (padded, overflow) = (stop - begin).addingReportingOverflow(step - 1)
        newShape[d] = overflow ? (stop > begin ? 1 : 0) : padded / step
        newStrides[d] = newStrides[d].multipliedReportingOverflow(by: step).partialValue
        let result = viewing(newShape, newStrides, offset: storageOffset + (newShape[d] > 0 ? begin * strides[d] : 0))
        return result.record("SliceBackward0", inputs: [self]) { [shape] g in
            let whole = try Tensor.zeros(shape, dtype: g.dtype)
            try whole.slice(d, begin, stop, step).copyInPlace(from: g)
            return [whole]
        }
    }

    /// One index of one dimension, which goes away. Same as torch.select.
    public func select(_ dim: Int, _ index: Int) throws -> Tensor {
        guard ndim > 0 else { throw TensorError.index("select() cannot be applied to a 0-dim tensor.") }
        let d = try Shape.dimension(dim, ndim)
        guard index >= -shape[d], index < shape[d] else {
            throw TensorError.index(
                "select(): index \(index) out of range for tensor of size \(Shape.describe(shape)) at dimension \(d)")
        }
        let i = index < 0 ? index + shape[d] : index
        var (newShape, newStrides) = (shape, strides)
        newShape.remove(at: d)
        newStrides.remove(at: d)
        return viewing(newShape, newStrides, offset: storageOffset + i * strides[d])
            .record("SelectBackward0", inputs: [self]) { [shape] g in
                let whole = try Tensor.zeros(shape, dtype: g.dtype)
                try whole.select(d, i).copyInPlace(from: g)
                return [whole]
            }
    }

    /// Pieces of `size` along one dimension; the last may be shorter. Same as torch.split.
    public func split(_ size: Int, dim: Int = 0) throws -> [Tensor] {
        guard ndim > 0 else { throw TensorError.runtime("split expects at least a 1-dimensional tensor") }
        let d = try Shape.dimension(dim, ndim)
        guard size >= 0 else {
            throw TensorError.runtime("split expects split_size be non-negative, but got split_size=\(size)")
        }
        guard size > 0 || shape[d] == 0 else {
            throw TensorError.runtime(
                "split_size can only be 0 if dimension size is 0, but got dimension size of \(shape[d])")
        }
        if shape[d] == 0 { return [try slice(d, 0, 0)] }
        return siblings(
            try stride(from: 0, to: shape[d], by: size).map { try slice(d, $0, Swift.min($0 + size, shape[d])) }, "Split")
    }

    /// Views that one function made: none of them may be written to while operations are recorded.
    private func siblings(_ views: [Tensor], _ function: String) -> [Tensor] {
        guard Tensor.isRecording([self]) else { return views }
        for (place, view) in views.enumerated() { view.refuseWrites(asOneOfSeveral: place, of: function) }
        return views
    }

    /// Pieces of the listed sizes along one dimension.
    public func split(_ sizes: [Int], dim: Int = 0) throws -> [Tensor] {
        let d = try Shape.dimension(dim, ndim)
        guard ndim > 0, sizes.reduce(0, +) == shape[d], sizes.allSatisfy({ $0 >= 0 }) else {
            throw TensorError.runtime(
                "split_with_sizes expects split_sizes to sum exactly to \(ndim > 0 ? shape[d] : 1) (input tensor's size at "
                    + "dimension \(d)), but got split_sizes=\(Shape.describe(sizes))")
        }
        return siblings(try parts(sizes, d), "SplitWithSizes")
    }

    /// Pieces of the listed sizes, which a caller has checked.
    private func parts(_ sizes: [Int], _ d: Int) throws -> [Tensor] {
        var begin = 0
        return try sizes.map { size in
            defer { begin += size }
            return try slice(d, begin, begin + size)
        }
    }

    /// At most `count` pieces of equal size. Same as torch.chunk.
    public func chunk(_ count: Int, dim: Int = 0) throws -> [Tensor] {
        guard ndim > 0 else { throw TensorError.runtime("chunk expects at least a 1-dimensional tensor") }
        guard count > 0 else { throw TensorError.runtime("chunk expects `chunks` to be greater than 0, got: \(count)") }
        let d = try Shape.dimension(dim, ndim)
        if shape[d] == 0 { return try (0..<count).map { _ in try slice(d, 0, 0) } }
        return try split((shape[d] + count - 1) / count, dim: d)
    }

    /// One tensor per index of a dimension, which goes away.
    public func unbind(_ dim: Int = 0) throws -> [Tensor] {
        guard ndim > 0 else {
            throw TensorError.index("Dimension specified as \(dim) but tensor has no dimensions")
        }
        let d = try Shape.dimension(dim, ndim)
        return siblings(try (0..<shape[d]).map { try select(d, $0) }, "Unbind")
    }

    /// A dimension moved to another place. Same as torch.movedim.
    public func movedim(_ source: Int, _ destination: Int) throws -> Tensor {
        let s = try Shape.dimension(source, ndim)
        let t = try Shape.dimension(destination, ndim)
        var order = Array(0..<ndim)
        if ndim > 0 { order.insert(order.remove(at: s), at: t) }
        return try permute(order)
    }

    /// The elements (i, i + offset) of two dimensions, as the last dimension of the result. Same as torch.diagonal.
    public func diagonal(offset: Int = 0, dim1: Int = 0, dim2: Int = 1) throws -> Tensor {
        let a = try Shape.dimension(dim1, ndim)
        let b = try Shape.dimension(dim2, ndim)
        guard a != b else { throw TensorError.runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)") }
        let length = Swift.max(offset >= 0 ? Swift.min(shape[a], shape[b] - offset) : Swift.min(shape[a] + offset, shape[b]), 0)
        let start = length == 0 ? 0 : offset >= 0 ? offset * strides[b] : -offset * strides[a]
        let kept = (0..<ndim).filter { $0 != a && $0 != b }
        let result = viewing(
            kept.map { shape[$0] } + [length], kept.map { strides[$0] } + [strides[a] + strides[b]],
            offset: storageOffset + start)
        return result.record("DiagonalBackward0", inputs: [self]) { [shape] g in
            let whole = try Tensor.zeros(shape, dtype: g.dtype)
            try whole.diagonal(offset: offset, dim1: a, dim2: b).copyInPlace(from: g)
            return [whole]
        }
    }
}
