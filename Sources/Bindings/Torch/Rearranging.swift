// Further views and joins: as_strided, windows, diagonals, uneven splits, blocks, stacks, products of lists.

import Interp
import Tensors

extension TorchDeclarations {
    func installRearranging() {
        both("as_strided(input, size, stride, storage_offset=None)", doc: "A view with any sizes and strides.") { c in
            try c.tensor(0).asStrided(c.ints(1), c.ints(2), c.optionalInt(3))
        }
        method("unfold(self, dimension, size, step)", doc: "Windows along a dimension.") { c in
            try c.tensor(0).unfold(c.int(1), c.int(2), c.int(3))
        }
        both("diag(input, diagonal=0, *, out=None)") { c in try c.tensor(0).diag(c.int(1)) }
        both("diagflat(input, offset=0)") { c in try c.tensor(0).reshape([-1]).diagEmbed(offset: c.int(1)) }
        both("diag_embed(input, offset=0, dim1=-2, dim2=-1)") { c in
            try c.tensor(0).diagEmbed(offset: c.int(1), dim1: c.int(2), dim2: c.int(3))
        }
        both("diagonal(input, offset=0, dim1=0, dim2=1)") { c in
            try c.tensor(0).diagonal(offset: c.int(1), dim1: c.int(2), dim2: c.int(3))
        }
        elementwise("triu(input, diagonal=0, *, out=None)") { c in try c.tensor(0).triu(c.int(1)) }
        elementwise("tril(input, diagonal=0, *, out=None)") { c in try c.tensor(0).tril(c.int(1)) }
        both("trace(input)") { c -> Tensor in
            let x = try c.tensor(0)
            guard x.ndim == 2 else { throw TensorError.runtime("trace: expected a matrix, but got tensor with dim \(x.ndim)") }
            return try x.diagonal().sum()
        }
        both("rot90(input, k=1, dims=None)") { c in try c.tensor(0).rot90(c.int(1), c.optionalInts(2) ?? [0, 1]) }
        for name in ["movedim", "moveaxis"] {
            both("\(name)(input, source, destination)") { c in try c.tensor(0).movedim(c.ints(1), c.ints(2)) }
        }
        method("flip(self, *dims)", doc: "Dimensions in reverse.") { c in try c.tensor(0).flip(c.variadicInts(1)) }
        both("adjoint(input)") { c in try c.tensor(0).transpose(-2, -1) }
        method("broadcast_to(self, *size)") { c in try c.tensor(0).expand(c.variadicInts(1)) }
        both("is_same_size(input, other)") { c in try c.tensor(0).shape == c.tensor(1).shape }
        both("tensor_split(input, indices_or_sections, dim=0)") { c -> Value in
            try Splitting.answer(Splitting.uneven(c.tensor(0), c, 1, c.int(2)))
        }
        for (name, axis, least) in [("hsplit", 1, 1), ("vsplit", 0, 2), ("dsplit", 2, 3)] {
            both("\(name)(input, indices_or_sections)") { c -> Value in
                let x = try c.tensor(0)
                guard x.ndim >= least else {
                    throw TensorError.runtime(
                        "torch.\(name) requires a tensor with at least \(least) dimension, but got a tensor with \(x.ndim) dimensions!"
                    )
                }
                let dim = name == "hsplit" && x.ndim == 1 ? 0 : axis
                if c[1].sequenceItems == nil {
                    let sections = try c.int(1)
                    guard sections != 0, x.shape[dim] % sections == 0 else {
                        throw TensorError.runtime(
                            "torch.\(name) attempted to split along dimension \(dim), but the size of the dimension \(x.shape[dim]) is not divisible "
                                + "by the split_size \(sections)!")
                    }
                }
                return try Splitting.answer(Splitting.uneven(x, c, 1, dim))
            }
        }
        installJoins()
        installLayouts()
    }

    private func installJoins() {
        func joining(_ name: String, _ body: @escaping ([Tensor]) throws -> Tensor) {
            function("\(name)(tensors, *, out=None)") { c -> Tensor in
                let tensors = try c.tensors(0)
                if tensors.isEmpty {
                    throw Raise.runtimeError("\(name == "row_stack" ? "vstack" : name) expects a non-empty TensorList")
                }
                return try body(tensors)
            }
        }
        joining("hstack") { list in
            let parts = try list.map { try Joins.atLeast(1, $0) }
            return try Tensor.cat(parts, dim: parts[0].ndim == 1 ? 0 : 1)
        }
        for name in ["vstack", "row_stack"] {
            joining(name) { list in try Tensor.cat(list.map { try Joins.atLeast(2, $0) }, dim: 0) }
        }
        joining("dstack") { list in try Tensor.cat(list.map { try Joins.atLeast(3, $0) }, dim: 2) }
        joining("column_stack") { list in
            try Tensor.cat(list.map { $0.ndim <= 1 ? try $0.reshape([$0.numel, 1]) : $0 }, dim: 1)
        }
        for (name, least) in [("atleast_1d", 1), ("atleast_2d", 2), ("atleast_3d", 3)] {
            function("\(name)(*tensors)") { c -> Value in
                let items = c[0].tupleItems
                if items.count == 1, let tensor = tensorObject(items[0]) { return try Joins.atLeast(least, tensor).toScript() }
                return try Splitting.answer(Joins.list(c, 0).map { try Joins.atLeast(least, $0) })
            }
        }
        function("block_diag(*tensors)") { c in
            var tensors: [Tensor] = []
            for item in c[0].tupleItems {
                guard let tensor = tensorObject(item) else {
                    throw Raise.typeError("expected Tensor as element \(tensors.count) in argument 0, but got \(item.typeName)")
                }
                tensors.append(tensor)
            }
            return try Tensor.blockDiag(tensors)
        }
        function("broadcast_tensors(*tensors)") { c -> Value in
            let tensors = try Joins.separate(c, 0)
            var shape: [Int] = []
            for tensor in tensors { shape = try Tensor.broadcastShape(shape, tensor.shape) }
            return try Splitting.answer(tensors.map { $0.shape == shape ? $0 : try $0.expand(shape) })
        }
        function("broadcast_shapes(*shapes)") { c -> Size in
            var shape: [Int] = []
            for (place, item) in c[0].tupleItems.enumerated() {
                let other =
                    try item.sequenceItems == nil
                    ? [Joins.size(item)] : item.sequenceItems.map { try $0.map { try Joins.size($0) } } ?? []
                guard let common = try? Tensor.broadcastShape(shape, other) else {
                    let wrong = other.indices.last { i in
                        let k = i - other.count + shape.count
                        return k >= 0 && other[i] != 1 && shape[k] != 1 && other[i] != shape[k]
                    }
                    let i = wrong ?? 0
                    throw TensorError.runtime(
                        "Attempting to broadcast a dimension of length \(other[i]) at \(i - other.count)! Mismatching argument at index "
                            + "\(place) had \(try repr(item)); but expected shape should be broadcastable to \(sizeText(shape))")
                }
                shape = common
            }
            return Size(shape)
        }
        function("cartesian_prod(*tensors)") { c -> Tensor in
            let tensors = try Joins.separate(c, 0)
            for tensor in tensors where tensor.ndim != 1 {
                throw TensorError.runtime("Expect a 1D vector, but got shape \(sizeText(tensor.shape))")
            }
            guard tensors.count > 1 else {
                guard let only = tensors.first else { throw TensorError.runtime("meshgrid expects a non-empty TensorList") }
                return only
            }
            let shape = tensors.map(\.numel)
            let grids = try tensors.enumerated().map { place, list in
                try list.reshape(shape.indices.map { $0 == place ? list.numel : 1 }).expand(shape).reshape([-1])
            }
            return try Tensor.stack(grids, dim: 1)
        }
        function("combinations(input, r=2, with_replacement=False)") { c -> Tensor in
            let (x, r, repeats) = (try c.tensor(0), try c.int(1), try c.bool(2))
            guard x.ndim == 1 else { throw TensorError.runtime("Expect a 1D vector, but got shape \(sizeText(x.shape))") }
            guard r >= 0 else { throw TensorError.runtime("Expect a non-negative number, but got \(r)") }
            if r == 0 { return try Tensor.empty([0], dtype: x.dtype) }
            var rows: [Int] = []
            func extend(_ chosen: [Int], _ from: Int) {
                if chosen.count == r {
                    rows += chosen
                    return
                }
                for i in from..<max(from, x.numel) { extend(chosen + [i], repeats ? i : i + 1) }
            }
            extend([], 0)
            return try x.indexSelect(0, Tensor.tensor(rows)).reshape([rows.count / r, r])
        }
        for (name, upper) in [("tril_indices", false), ("triu_indices", true)] {
            function("\(name)(row, col, offset=0, *, dtype=None, device=None, layout=None)") { c in
                try Tensor.triangleIndices(c.int(0), c.int(1), c.int(2), upper: upper).to(dtype: c.dtype(3) ?? .int64)
            }
        }
        function("vander(x, N=None, increasing=False)") { c -> Tensor in
            let x = try c.tensor(0)
            guard x.ndim == 1 else { throw TensorError.runtime("x must be a one-dimensional tensor.") }
            return try x.vander(c.optionalInt(1), increasing: c.bool(2))
        }
    }

    private func installLayouts() {
        for (name, body) in [
            ("unsqueeze_(self, dim)", { x, c in try x.unsqueeze(c.int(1)) }),
            ("squeeze_(self, dim=None)", { x, c in try x.squeeze(c.optionalInts(1)) }),
            ("t_(self)", { x, _ in try x.t() }),
            ("transpose_(self, dim0, dim1)", { x, c in try x.transpose(c.int(1), c.int(2)) }),
            ("swapaxes_(self, axis0, axis1)", { x, c in try x.transpose(c.int(1), c.int(2)) }),
            ("swapdims_(self, dim0, dim1)", { x, c in try x.transpose(c.int(1), c.int(2)) }),
            (
                "as_strided_(self, size, stride, storage_offset=None)",
                { x, c in
                    try x.asStrided(c.ints(1), c.ints(2), c.optionalInt(3))
                }
            ),
        ] as [(String, (Tensor, TorchCall) throws -> Tensor)] {
            method(name) { c in try c.tensor(0).reshapeInPlace { try body($0, c) } }
        }
        method("resize_(self, *sizes, memory_format=None)", doc: "Another shape for the memory, made longer if need be.") { c in
            try c.tensor(0).resizeInPlace(c.variadicInts(1))
        }
        method("resize_as_(self, other, *, memory_format=None)") { c in try c.tensor(0).resizeInPlace(c.tensor(1).shape) }
        method("narrow_copy(self, dim, start, length)") { c in
            try c.tensor(0).narrow(c.int(1), c.int(2), c.int(3)).clone().contiguous()
        }
        both("split_with_sizes(input, split_sizes, dim=0)") { c -> Value in
            try Splitting.answer(c.tensor(0).split(c.ints(1), dim: c.int(2)))
        }
        both("unsafe_chunk(input, chunks, dim=0)") { c -> Value in
            try Splitting.answer(c.tensor(0).chunk(c.int(1), dim: c.int(2)))
        }
        both("unsafe_split(input, split_size, dim=0)") { c -> Value in
            try Splitting.answer(c.tensor(0).split(c.int(1), dim: c.int(2)))
        }
        method("dim_order(self)", doc: "The dimensions from the outermost in memory inwards.") { c -> ScriptTuple in
            let x = try c.tensor(0)
            let order = (0..<x.ndim).sorted { x.strides[$0] == x.strides[$1] ? $0 < $1 : x.strides[$0] > x.strides[$1] }
            return ScriptTuple(order)
        }
        method("sum_to_size(self, *size)", doc: "Summed over what broadcasting had repeated.") { c in
            try c.tensor(0).sumToSize(c.variadicInts(1))
        }
        method("fill_diagonal_(self, fill_value, wrap=False)") { c -> Tensor in
            let x = try c.tensor(0)
            guard x.ndim >= 2 else { throw TensorError.runtime("dimensions must larger than 1") }
            guard x.ndim == 2 || x.shape.allSatisfy({ $0 == x.shape[0] }) else {
                throw TensorError.runtime("all dimensions of input must be of equal length")
            }
            let count = x.shape.min() ?? 0
            let step = x.strides.reduce(0, +)
            var length = count
            if try c.bool(2), x.ndim == 2, x.shape[0] > x.shape[1] + 1 {
                // Starts again below an empty row, for as long as there are rows.
                length = (x.shape[0] * x.shape[1] + x.shape[1]) / (x.shape[1] + 1)
            }
            _ = try x.asStrided([length], [step], x.storageOffset).fillInPlace(c.scalar(1))
            return x
        }
        function("unravel_index(indices, shape)", doc: "Places of the flattened tensor as places along each dimension.") {
            c -> Value in
            let (indices, shape) = (try c.tensor(0), try c.ints(1))
            guard !indices.dtype.isFloatingPoint, indices.dtype != .bool else {
                throw Raise.typeError("expected 'indices' to be integer dtype, but got \(indices.dtype.name)")
            }
            var (step, parts) = (shape.reduce(1, *), [Tensor]())
            for size in shape {
                step /= max(size, 1)
                parts.append(
                    try indices.div(.int(Int64(max(step, 1))), roundingMode: "floor").remainder(
                        .scalar(.int(Int64(max(size, 1))))))
            }
            return try Splitting.answer(Tensor.stack(parts, dim: -1).unbind(-1))
        }
        method("is_set_to(self, tensor)") { c in
            let (a, b) = (try c.tensor(0), try c.tensor(1))
            return a.storage === b.storage && a.storageOffset == b.storageOffset && a.shape == b.shape && a.strides == b.strides
        }
        function("empty_strided(size, stride, *, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False)") {
            c in
            let (size, stride) = (try c.ints(0), try c.ints(1))
            return try Tensor.emptyWith(size, stride, c.dtype(2) ?? .float32).requiresGradInPlace(c.bool(6))
        }
    }
}

enum Joins {
    /// A tensor with at least so many dimensions, new ones where PyTorch puts them.
    static func atLeast(_ count: Int, _ x: Tensor) throws -> Tensor {
        switch (count, x.ndim) {
        case (1, 0): try x.reshape([1])
        case (2, 0): try x.reshape([1, 1])
        case (2, 1): try x.unsqueeze(0)
        case (3, 0): try x.reshape([1, 1, 1])
        case (3, 1): try x.unsqueeze(0).unsqueeze(-1)
        case (3, 2): try x.unsqueeze(-1)
        default: x
        }
    }

    /// `*tensors`: separate tensors only.
    static func separate(_ c: TorchCall, _ index: Int) throws -> [Tensor] {
        try c[index].tupleItems.enumerated().map { place, item in
            guard let tensor = tensorObject(item) else {
                throw Raise.typeError("expected Tensor as element \(place) in argument 0, but got \(item.typeName)")
            }
            return tensor
        }
    }

    /// `*tensors`: separate tensors, or one list or tuple of them.
    static func list(_ c: TorchCall, _ index: Int) throws -> [Tensor] {
        var items = Array(c[index].tupleItems)
        if items.count == 1, let inner = items[0].sequenceItems { items = Array(inner) }
        return try items.enumerated().map { place, item in
            guard let tensor = tensorObject(item) else {
                throw Raise.typeError("expected Tensor as element \(place) in argument 0, but got \(item.typeName)")
            }
            return tensor
        }
    }

    static func size(_ value: Value) throws -> Int {
        guard let number = try TorchCall.integer(of: value) else {
            throw Raise.runtimeError(
                "Input shapes should be of type ints, a tuple of ints, or a list of ints, got \(value.typeName)")
        }
        return number
    }
}

enum Splitting {
    static func answer(_ parts: [Tensor]) throws -> Value { .tuple(owned: parts.map { $0.toScript() }) }

    static func uneven(_ x: Tensor, _ c: TorchCall, _ index: Int, _ dim: Int) throws -> [Tensor] {
        if let tensor = tensorObject(c[index]), tensor.ndim == 1 { return try x.tensorSplit(at: tensor.ints(), dim: dim) }
        if c[index].sequenceItems == nil { return try x.tensorSplit(c.int(index), dim: dim) }
        return try x.tensorSplit(at: c.ints(index), dim: dim)
    }
}
