// x[…] and x[…] = value: integers, slices, None, Ellipsis, and tensors of positions or truth, with PyTorch's rules.

/// One item of a subscript.
public enum TensorIndex {
    case int(Int)
    case slice(Int?, Int?, Int)
    case newAxis
    case ellipsis
    /// Positions (integers) or a mask (bool).
    case tensor(Tensor)
}

extension Tensor {
    /// A view where integers, slices, None and Ellipsis are done, and the position tensors left for its dimensions.
    private func basic(_ indices: [TensorIndex]) throws -> (Tensor, [Int: Tensor]) {
        var consumed = 0
        for index in indices {
            switch index {
            case .int, .slice: consumed += 1
            case .tensor(let t): consumed += t.dtype == .bool || t.dtype == .uint8 ? t.ndim : 1
            case .newAxis, .ellipsis: break
            }
        }
        guard consumed <= ndim else {
            if ndim == 0, case .slice? = indices.first {
                throw TensorError.index("slice() cannot be applied to a 0-dim tensor.")
            }
            throw TensorError.index("too many indices for tensor of dimension \(ndim)")
        }
        var (view, dim) = (self, 0)
        var own = 0  // the dimension of self that comes next
        var positions: [Int: Tensor] = [:]
        for index in indices {
            switch index {
            case .int(let i):
                guard i >= -view.shape[dim], i < view.shape[dim] else {
                    throw TensorError.index("index \(i) is out of bounds for dimension \(own) with size \(view.shape[dim])")
                }
                view = try view.select(dim, i)
                own += 1
            case .slice(let start, let end, let step):
                guard view.ndim > 0 else { throw TensorError.index("slice() cannot be applied to a 0-dim tensor.") }
                if start != nil || end != nil || step != 1 { view = try view.slice(dim, start, end, step) }
                dim += 1
                own += 1
            case .newAxis:
                view = try view.unsqueeze(dim)
                dim += 1
            case .ellipsis:
                dim += ndim - consumed
                own += ndim - consumed
            case .tensor(let t):
                if t.dtype == .bool || t.dtype == .uint8 {
                    for k in 0..<t.ndim where t.shape[k] != view.shape[dim + k] {
                        throw TensorError.index(
                            "The shape of the mask \(Shape.describe(t.shape)) at index \(k) does not match the shape of the "
                                + "indexed tensor \(Shape.describe(view.shape)) at index \(dim + k)")
                    }
                    let places = try t.nonzero()
                    for k in 0..<t.ndim { positions[dim + k] = try places.select(1, k) }
                    if t.ndim == 0 {
                        view = try view.unsqueeze(dim)
                        positions[dim] = try Tensor.zeros([t.item().double != 0 ? 1 : 0], dtype: .int64)
                        dim += 1
                    }
                    dim += t.ndim
                    own += t.ndim
                } else {
                    guard t.dtype == .int64 || t.dtype == .int32 else {
                        throw TensorError.index("tensors used as indices must be long, int, byte or bool tensors")
                    }
                    positions[dim] = t
                    dim += 1
                    own += 1
                }
            }
        }
        return (view, positions)
    }

    /// How position tensors address a view: dimensions in the order [indexed…, others…], one row number per place.
    private struct Places {
        var order: [Int] = []
        var rows: [Int] = []
        var shape: [Int] = []  // of the broadcast position tensors
        var front = 0  // where those dimensions go in the result
        var indexed = 0

        init(_ view: Tensor, _ positions: [Int: Tensor]) throws {
            let dims = positions.keys.sorted()
            indexed = dims.count
            order = dims + (0..<view.ndim).filter { positions[$0] == nil }
            do {
                for d in dims { shape = try Shape.broadcast(shape, positions[d]?.shape ?? []) }
            } catch {
                let shapes = dims.map { Shape.describe(positions[$0]?.shape ?? []) }.joined(separator: ", ")
                throw TensorError.index("shape mismatch: indexing tensors could not be broadcast together with shapes \(shapes)")
            }
            // Neighbours keep their place; separated ones go to the front.
            if let first = dims.first, let last = dims.last, last - first == dims.count - 1 { front = first }
        }

        /// Finds the rows; throws for positions that the view does not have.
        mutating func locate(_ view: Tensor, _ positions: [Int: Tensor]) throws {
            rows = [Int](repeating: 0, count: shape.reduce(1, *))
            for d in order[..<indexed] {
                guard let values = try positions[d]?.expand(shape).ints() else { continue }
                let size = view.shape[d]
                for (i, value) in values.enumerated() {
                    guard size > 0 else { throw TensorError.index("index is out of bounds for dimension with size 0") }
                    guard value >= -size, value < size else {
                        throw TensorError.index("index \(value) is out of bounds for dimension \(d) with size \(size)")
                    }
                    rows[i] = rows[i] * size + (value < 0 ? value + size : value)
                }
            }
        }

        /// The result lies in memory as PyTorch's loop over it would have it: the dimensions that are no positions in the
        /// order that they have in the source, those of the positions where they stand.
        func resultStrides(_ view: Tensor, _ shape: [Int]) -> [Int] {
            let others = order[indexed...].map { view.strides[$0] }
            let own = arrangement(others.count).map { $0 < self.shape.count ? 0 : others[$0 - self.shape.count] }
            return Shape.loopStrides(shape, [own])
        }

        /// From [places…, others…] to the result's order of dimensions.
        func arrangement(_ others: Int) -> [Int] {
            let k = shape.count
            return Array(k..<(k + front)) + Array(0..<k) + Array((k + front)..<(k + others))
        }
    }

    private func flattened(_ places: Places) throws -> (Tensor, rest: [Int]) {
        let ordered = try permute(places.order)
        let rest = Array(ordered.shape[places.indexed...])
        let count = ordered.shape[..<places.indexed].reduce(1, *)
        return (try ordered.reshape([count, rest.reduce(1, *)]), rest)
    }

    /// x[indices]. A view unless a tensor is among them.
    public func index(_ indices: [TensorIndex]) throws -> Tensor {
        let (view, positions) = try basic(indices)
        guard !positions.isEmpty else {
            return view === self ? viewing(shape, strides).record("AliasBackward0", inputs: [self]) { [$0] } : view
        }
        var places = try Places(view, positions)
        try places.locate(view, positions)
        let result = try GradMode.withDisabled { () throws -> Tensor in
            let (rows, rest) = try view.flattened(places)
            let arrangement = places.arrangement(rest.count)
            let found = try rows.indexSelect(0, Tensor.tensor(places.rows)).reshape(places.shape + rest).permute(arrangement)
            let result = try Tensor.emptyStrided(found.shape, places.resultStrides(view, found.shape), dtype)
            try result.copyRaw(from: found)
            return result
        }
        // The result is its own tensor, not a view of what it was made in.
        return result.alias().record("IndexBackward0", inputs: [view]) { [shape = view.shape] g in
            let whole = try Tensor.zeros(shape, dtype: g.dtype)
            try whole.writing(g, places, adding: true)
            return [whole]
        }
    }

    /// x[indices] = value.
    public func setIndex(_ indices: [TensorIndex], _ value: Tensor) throws {
        let (view, positions) = try basic(indices)
        var value = value
        if value.shape != view.shape || !positions.isEmpty {
            while value.ndim > 0, value.shape[0] == 1 { value = try value.squeeze([0]) }
        }
        guard !positions.isEmpty else {
            try view.copyInPlace(from: value.shape == view.shape ? value : value.expand(view.shape))
            return
        }
        try view.checkLeafInPlace()
        var places = try Places(view, positions)
        let others = view.ndim - places.indexed
        let target = places.arrangement(others).map { i in
            i < places.shape.count ? places.shape[i] : view.shape[places.order[places.indexed + i - places.shape.count]]
        }
        guard let common = try? Shape.broadcast(value.shape, target), common == target else {
            throw TensorError.runtime(
                "shape mismatch: value tensor of shape \(Shape.describe(value.shape)) cannot be broadcast to indexing result "
                    + "of shape \(Shape.describe(target))")
        }
        guard value.dtype == view.dtype else {
            throw TensorError.runtime(
                "Index put requires the source and destination dtypes match, got \(view.dtype.scalarTypeName) for the destination and "
                    + "\(value.dtype.scalarTypeName) for the source.")
        }
        try places.locate(view, positions)
        try GradMode.withDisabled { try view.writing(value.to(dtype: view.dtype).expand(target), places, adding: false) }
        view.storage.version += 1
        view.recordInPlace("IndexPutBackward0", inputs: [value]) { g, needs in
            let rest = try g.clone()
            try rest.writing(Tensor.zeros(target, dtype: g.dtype), places, adding: false)
            return [
                rest,
                needs(1)
                    ? try g.index(
                        positions.count == 0
                            ? []
                            : (0..<g.ndim).map { d in
                                positions[d].map { TensorIndex.tensor($0) } ?? .slice(nil, nil, 1)
                            }) : nil,
            ]
        }
    }

    /// x[indices] = number.
    public func setIndex(_ indices: [TensorIndex], _ value: Scalar) throws {
        let masks = indices.compactMap { if case .tensor(let t) = $0 { t } else { nil } }
        if masks.count == 1, masks[0].dtype == .uint8 {
            throw TensorError.runtime("masked_fill_ only supports boolean masks, but got mask with dtype unsigned char")
        }
        try setIndex(indices, Tensor.scalar(value, dtype: dtype))
    }

    /// Writes (or adds) `value`, in the result's order of dimensions, row by row at the places.
    private func writing(_ value: Tensor, _ places: Places, adding: Bool) throws {
        let ordered = try permute(places.order)
        let rest = Array(ordered.shape[places.indexed...])
        let arrangement = places.arrangement(rest.count)
        var inverse = arrangement
        for (i, d) in arrangement.enumerated() { inverse[d] = i }
        let source = try value.permute(inverse).reshape([places.rows.count, rest.reduce(1, *)])
        let sizes = ordered.shape[..<places.indexed]
        for (i, row) in places.rows.enumerated() {
            var (offset, left) = (0, row)
            for k in stride(from: sizes.count - 1, through: 0, by: -1) {
                offset += left % sizes[k] * ordered.strides[k]
                left /= sizes[k]
            }
            let target = Tensor(
                storage: storage, shape: rest, strides: Array(ordered.strides[places.indexed...]),
                storageOffset: storageOffset + offset, dtype: dtype)
            let part = try source.select(0, i).reshape(rest)
            try target.copyRaw(from: adding ? target.add(part) : part)
        }
    }

    /// Positions of the elements that are not zero, one row each. Same as torch.nonzero.
    public func nonzero() throws -> Tensor {
        let values = try detach().to(dtype: .bool).contiguous()
        let p = values.pointer(UInt8.self)
        var found: [Int] = []
        for i in 0..<numel where p[i] != 0 {
            var left = i
            var place = [Int](repeating: 0, count: ndim)
            for d in stride(from: ndim - 1, through: 0, by: -1) {
                place[d] = left % shape[d]
                left /= shape[d]
            }
            found += place
        }
        let count = ndim == 0 ? (numel > 0 && p[0] != 0 ? 1 : 0) : found.count / ndim
        // Column by column in memory, as PyTorch has it.
        let places = try Tensor.empty([count, ndim], dtype: .int64)
        let q = places.pointer(Int64.self)
        for (i, place) in found.enumerated() { q[i % ndim * count + i / ndim] = Int64(place) }
        return Tensor(storage: places.storage, shape: [count, ndim], strides: [1, count], dtype: .int64)
    }

    /// The elements where `mask` is true, in one dimension. Same as torch.masked_select.
    public func maskedSelect(_ mask: Tensor) throws -> Tensor {
        guard mask.dtype == .bool else { throw TensorError.runtime("masked_select: expected BoolTensor for mask") }
        let common = try Shape.broadcast(mask.shape, shape)
        return try expand(common).index([.tensor(mask.expand(common))])
    }
}
