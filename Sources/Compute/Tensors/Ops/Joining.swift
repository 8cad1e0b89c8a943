// Tensors put together and rearranged: cat, stack, flip, roll, repeat, running sums, gather and scatter along a dimension.

internal import CKernels

extension Tensor {
    /// Tensors one after the other along an existing dimension. Same as torch.cat.
    public static func cat(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
        guard let first = tensors.first else { throw TensorError.runtime("torch.cat(): expected a non-empty list of Tensors") }
        for (i, tensor) in tensors.enumerated() where tensor.ndim == 0 {
            throw TensorError.runtime("zero-dimensional tensor (at position \(i)) cannot be concatenated")
        }
        // An empty 1-D tensor joins anything, as PyTorch has always allowed.
        let parts = tensors.filter { $0.shape != [0] }
        let model = parts.first ?? first
        let d = try Shape.dimension(dim, model.ndim)
        var shape = model.shape
        var total = 0
        for (i, part) in parts.enumerated() {
            guard part.ndim == model.ndim else {
                throw TensorError.runtime(
                    "Tensors must have same number of dimensions: got \(model.ndim) and \(part.ndim)")
            }
            for k in 0..<shape.count where k != d && part.shape[k] != shape[k] {
                throw TensorError.runtime(
                    "Sizes of tensors must match except in dimension \(d). Expected size \(shape[k]) but got size "
                        + "\(part.shape[k]) for tensor number \(i) in the list.")
            }
            total += part.shape[d]
        }
        shape[d] = total
        let type = tensors.dropFirst().reduce(first.dtype) { .promote($0, $1.dtype) }
        let isChannelsLast = !parts.isEmpty && parts.allSatisfy { $0.isChannelsLast && !$0.isContiguous }
        let result = try empty(shape, dtype: type, channelsLast: isChannelsLast)
        var begin = 0
        for part in parts {
            var window = part.shape
            window[d] = part.shape[d]
            try Tensor(
                storage: result.storage, shape: window, strides: result.strides,
                storageOffset: begin * result.strides[d], dtype: type
            ).copyRaw(from: part)
            begin += part.shape[d]
        }
        return result.record("CatBackward0", inputs: tensors) { [shapes = tensors.map(\.shape)] g, needs in
            var begin = 0
            return try shapes.enumerated().map { i, shape in
                guard shape != [0] else { return nil }
                defer { begin += shape[d] }
                return needs(i) ? try g.narrow(d, begin, shape[d]) : nil
            }
        }
    }

    /// Tensors of one shape along a new dimension. Same as torch.stack.
    public static func stack(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
        guard let first = tensors.first else { throw TensorError.runtime("stack expects a non-empty TensorList") }
        for (i, tensor) in tensors.enumerated() where tensor.shape != first.shape {
            throw TensorError.runtime(
                "stack expects each tensor to be equal size, but got \(Shape.describe(first.shape)) at entry 0 and "
                    + "\(Shape.describe(tensor.shape)) at entry \(i)")
        }
        guard dim >= -(first.ndim + 1), dim <= first.ndim else {
            throw TensorError.dimensionOutOfRange(dim, ndim: first.ndim + 1)
        }
        let d = dim < 0 ? dim + first.ndim + 1 : dim
        return try cat(tensors.map { try $0.unsqueeze(d) }, dim: d)
    }

    /// Order reversed along the listed dimensions, as a copy. Same as torch.flip.
    public func flip(_ dims: [Int]) throws -> Tensor {
        let listed = try Shape.dimensions(dims, ndim)
        let result = try emptyLike()
        if numel > 0 {
            // Written through a view that runs backwards.
            var (back, start) = (result.strides, 0)
            for d in listed where ndim > 0 {
                start += (shape[d] - 1) * back[d]
                back[d] = -back[d]
            }
            tnb_convert(
                dtype.kernel, dtype.kernel, Int32(ndim), shape, result.rawPointer + start * itemSize, back, rawPointer,
                strides)
        }
        return result.record("FlipBackward0", inputs: [self]) { g in [try g.flip(listed)] }
    }

    /// Elements shifted along dimensions, wrapping round. Without dimensions the flattened tensor shifts.
    public func roll(_ shifts: [Int], _ dims: [Int] = []) throws -> Tensor {
        if dims.isEmpty {
            guard let shift = shifts.first, shifts.count == 1 else {
                throw TensorError.runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:0")
            }
            return try reshape([numel]).roll([shift], [0]).reshape(shape)
        }
        guard shifts.count == dims.count else {
            throw TensorError.runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)")
        }
        // PyTorch looks at dimensions only where there is something to move.
        if numel == 0 { return try clone() }
        if ndim == 0 { throw TensorError.index("Dimension specified as \(dims[0]) but tensor has no dimensions") }
        var result = self
        for (shift, dim) in zip(shifts, dims) {
            let d = try Shape.dimension(dim, ndim)
            let n = shape[d]
            guard n > 0 else { continue }
            let k = ((shift % n) + n) % n
            if k != 0 { result = try Tensor.cat([result.narrow(d, n - k, k), result.narrow(d, 0, n - k)], dim: d) }
        }
        return try result === self ? clone() : result
    }

    /// The whole tensor repeated along each dimension. Same as torch.Tensor.repeat.
    public func `repeat`(_ counts: [Int]) throws -> Tensor {
        guard counts.count >= ndim else {
            throw TensorError.runtime(
                "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
        }
        let padded = [Int](repeating: 1, count: counts.count - ndim) + shape
        var (view, wide): ([Int], [Int]) = ([], [])
        for (count, size) in zip(counts, padded) {
            view += [1, size]
            wide += [count, size]
        }
        let spread = try reshape(view).expand(wide)
        // Always memory of its own, also where nothing is repeated or one element stands for all.
        let copy = try spread.isContiguous ? spread.clone() : spread.contiguous()
        return try copy.reshape(zip(counts, padded).map { $0 * $1 })
    }

    /// Running sum along a dimension. Same as torch.cumsum.
    public func cumsum(_ dim: Int, dtype: DType? = nil) throws -> Tensor {
        let d = try Shape.dimension(dim, ndim)
        return try running(d, product: false, try accumulating(dtype, "cumsum_out_cpu")).record("CumsumBackward0", inputs: [self])
        { g in
            g.ndim == 0 ? [g] : [try g.flip([d]).cumsum(d).flip([d])]
        }
    }

    /// Running product along a dimension. Same as torch.cumprod.
    public func cumprod(_ dim: Int, dtype: DType? = nil) throws -> Tensor {
        let d = try Shape.dimension(dim, ndim)
        if let dtype, dtype.isFloatingPoint, dtype != self.dtype { return try to(dtype: dtype).cumprod(dim) }
        let result = try running(d, product: true, try accumulating(dtype, "cumprod_out_cpu"))
        guard Tensor.isRecording([self]) else { return result }
        let (saved, own) = (SavedTensor(self), SavedTensor(result, outputOf: "CumprodBackward0"))
        return result.record("CumprodBackward0", inputs: [self]) { g in
            let x = try saved.unpack()
            // Not used, but PyTorch's gradient uses it: who writes over the result hears of it.
            _ = try own.unpack()
            if x.ndim == 0 { return [g] }
            if !GradMode.isEnabled { return [try x.cumprodGradient(d, g)] }
            // Σ over later places of g · (product without element i): right with zeros, quadratic in the length.
            let n = x.shape[d]
            let parts = try (0..<n).map { i -> Tensor in
                let ones = try Tensor.ones(x.narrow(d, i, 1).shape, dtype: x.dtype)
                let without = try Tensor.cat([x.narrow(d, 0, i), ones, x.narrow(d, i + 1, n - i - 1)], dim: d).cumprod(d)
                return try without.mul(g).narrow(d, i, n - i).sum([d], keepdim: true)
            }
            return [try parts.isEmpty ? x.zerosLike() : Tensor.cat(parts, dim: d)]
        }
    }

    /// The type that sums up in: as asked for, or the elements' own.
    private func accumulating(_ wanted: DType?, _ kernel: String) throws -> DType {
        guard let wanted else { return dtype.accumulated }
        if wanted == .bool { throw Tensor.notImplemented(kernel, wanted) }
        try refusingIntegerHistory(wanted)
        return wanted
    }

    /// PyTorch cannot note the history of integers that were made from floats.
    func refusingIntegerHistory(_ type: DType) throws {
        if !type.isFloatingPoint, dtype.isFloatingPoint, Tensor.isRecording([self]) {
            throw TensorError.runtime("Autograd not support dtype: \(type.scalarTypeName)")
        }
    }

    /// Before the first zero of a line: Σ over later places of g · y, divided by the element. At the first zero: the product of
    /// the others. Behind it: nothing.
    private func cumprodGradient(_ d: Int, _ g: Tensor) throws -> Tensor {
        let y = try cumprod(d)
        let weighted = try y.mul(g)
        func later(_ x: Tensor) throws -> Tensor { try x.flip([d]).cumsum(d).flip([d]) }
        let isZero = try eq(0)
        guard try isZero.anyTrue() else { return try later(weighted).div(self) }
        let zeros = try isZero.to(dtype: .int64).cumsum(d)
        let behind = try zeros.ne(0)
        var result = try later(weighted.maskedFill(behind, 0)).div(self).maskedFill(behind, 0)
        let between = try zeros.eq(1)
        let first = try between.to(dtype: .uint8).max(d, keepdim: true).indices
        let isFirst = try Tensor.zeros(shape, dtype: .bool)
            .scatterInPlace(d, first, Tensor.ones(first.shape, dtype: .bool)).logicalAnd(between)
        let others = try maskedFill(between.logicalAnd(isFirst.logicalNot()).logicalNot(), 1).cumprod(d)
        let sum = try others.mul(g.maskedFill(between.logicalNot(), 0)).sum([d], keepdim: true)
        let before = try y.gather(d, first.sub(1).clamp(min: 0)).maskedFill(first.eq(0), 1)
        result = try Tensor.where(isFirst, sum.mul(before).expand(shape), result)
        return result
    }

    private func running(_ d: Int, product: Bool, _ type: DType) throws -> Tensor {
        if type.isInteger, type != .int64 {
            return try GradMode.withDisabled { try to(dtype: .int64).running(d, product: product, .int64).to(dtype: type) }
        }
        if type.isHalf {
            return try GradMode.withDisabled { try to(dtype: .float32).running(d, product: product, .float32).to(dtype: type) }
        }
        let source = try GradMode.withDisabled { try to(dtype: type).contiguous() }
        let result = try Tensor.empty(shape, dtype: type)
        guard numel > 0 else { return result }
        if ndim == 0 {
            try result.copyRaw(from: source)
            return result
        }
        let (n, step, size) = (shape[d], result.strides[d], type.itemSize)
        for outer in 0..<(numel / (n * step)) {
            for inner in 0..<step {
                let at = (outer * n * step + inner) * size
                tnb_running(product ? 1 : 0, type.kernel, source.rawPointer + at, step, result.rawPointer + at, step, n)
            }
        }
        return result
    }
}
