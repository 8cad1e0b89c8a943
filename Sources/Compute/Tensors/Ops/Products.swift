// Products of tensors by a formula: einsum, tensordot, inner, kron, cross, distances. All are compositions of views, sums and
// batched matrix products, so their gradients (of any order) come with them.

extension Tensor {
    // MARK: einsum

    private struct Formula {
        var inputs: [[Int]] = []  // labels of each operand; ellipsis dimensions have labels from 100 on, right-aligned
        var output: [Int] = []
        var ellipsisCount = 0

        static func label(_ c: Character) -> Int? {
            guard let value = c.asciiValue else { return nil }
            switch value {
            case 65...90: return Int(value) - 65
            case 97...122: return Int(value) - 97 + 26
            default: return nil
            }
        }

        static func character(_ label: Int) -> Character {
            Character(UnicodeScalar(UInt8(label < 26 ? label + 65 : label - 26 + 97)))
        }
    }

    private static func parse(_ equation: String, _ operands: [Tensor]) throws -> Formula {
        let arrow = equation.indices.first { equation[$0...].hasPrefix("->") }
        let left = arrow.map { equation[..<$0] } ?? equation[...]
        let right = arrow.map { equation[$0...].dropFirst(2) }
        var formula = Formula()
        var raw: [[Int]] = []  // -1 stands for the ellipsis
        func labels(_ text: Substring, _ where_: String) throws -> [Int] {
            var (result, rest, seen) = ([Int](), text, false)
            while let c = rest.first {
                if c == "." {
                    guard rest.hasPrefix("...") else {
                        throw TensorError.runtime("einsum(): found '.' for \(where_) that is not part of any ellipsis")
                    }
                    guard !seen else {
                        throw TensorError.runtime("einsum(): found '.' for \(where_) for which an ellipsis was already found")
                    }
                    seen = true
                    result.append(-1)
                    rest = rest.dropFirst(3)
                    continue
                }
                rest = rest.dropFirst()
                if c == " " { continue }
                guard let label = Formula.label(c) else {
                    throw TensorError.runtime(
                        "einsum(): invalid subscript given at index \(text.base.distance(from: text.base.startIndex, to: rest.startIndex) - 1) in the equation string, subscripts must be in [a-zA-Z]"
                    )
                }
                result.append(label)
            }
            return result
        }
        let parts = left.split(separator: ",", omittingEmptySubsequences: false)
        for (i, part) in parts.enumerated() {
            raw.append(try labels(part, "operand \(i)"))
        }
        guard raw.count <= operands.count else {
            throw TensorError.runtime("einsum(): fewer operands were provided than specified in the equation")
        }
        guard raw.count == operands.count else {
            throw TensorError.runtime("einsum(): more operands were provided than specified in the equation")
        }
        for (i, list) in raw.enumerated() {
            let named = list.count { $0 >= 0 }
            if list.contains(-1) {
                guard named <= operands[i].ndim else {
                    throw TensorError.runtime(
                        "einsum(): the number of subscripts in the equation (\(named)) is more than the number of dimensions (\(operands[i].ndim)) for operand \(i)"
                    )
                }
                formula.ellipsisCount = Swift.max(formula.ellipsisCount, operands[i].ndim - named)
            } else {
                guard named == operands[i].ndim else {
                    throw TensorError.runtime(
                        "einsum(): the number of subscripts in the equation (\(named)) does not match the number of dimensions (\(operands[i].ndim)) "
                            + "for operand \(i) and no ellipsis was given")
                }
            }
        }
        for (i, list) in raw.enumerated() {
            let missing = operands[i].ndim - list.count { $0 >= 0 }
            formula.inputs.append(
                list.flatMap { label in
                    label >= 0 ? [label] : (0..<missing).map { 100 + formula.ellipsisCount - missing + $0 }
                })
        }
        let dots = (0..<formula.ellipsisCount).map { 100 + $0 }
        if let right {
            let list = try labels(right, "the output")
            var seen: Set<Int> = []
            for label in list where label >= 0 {
                guard seen.insert(label).inserted else {
                    throw TensorError.runtime(
                        "einsum(): output subscript \(Formula.character(label)) appears more than once in the output")
                }
                guard formula.inputs.contains(where: { $0.contains(label) }) else {
                    throw TensorError.runtime(
                        "einsum(): output subscript \(Formula.character(label)) does not appear in the equation for any input operand"
                    )
                }
            }
            formula.output = list.flatMap { $0 >= 0 ? [$0] : dots }
        } else {
            let all = formula.inputs.flatMap { $0 }.filter { $0 < 100 }
            formula.output = dots + Set(all).filter { label in all.count { $0 == label } == 1 }.sorted()
        }
        return formula
    }

    /// Sums of products by a formula such as `bij,bjk->bik`. Same as torch.einsum.
    public static func einsum(_ equation: String, _ operands: [Tensor]) throws -> Tensor {
        guard !operands.isEmpty else { throw TensorError.runtime("einsum(): must provide at least one operand") }
        let formula = try parse(equation, operands)
        // Every operand gets a dimension for each label, output labels first, 1 where it has none.
        let contracted = Set(formula.inputs.flatMap { $0 }).subtracting(formula.output).sorted()
        let order = formula.output + contracted
        var sizes: [Int: (size: Int, operand: Int)] = [:]
        var views: [Tensor] = []
        for (i, labels) in formula.inputs.enumerated() {
            var (x, own) = (operands[i], labels)
            // A label twice in one operand takes the diagonal.
            while let repeated = own.first(where: { label in own.count { $0 == label } > 1 }) {
                let places = own.indices.filter { own[$0] == repeated }
                let (a, b) = (places[0], places[1])
                guard x.shape[a] == x.shape[b] else {
                    throw TensorError.runtime(
                        "einsum(): subscript \(Formula.character(repeated)) is repeated for operand \(i) but the sizes don't match, "
                            + "\(x.shape[b]) != \(x.shape[a])")
                }
                x = try x.diagonal(dim1: a, dim2: b).movedim(-1, a)
                own.remove(at: b)
            }
            for (place, label) in own.enumerated() {
                if let known = sizes[label], known.size != 1, x.shape[place] != 1, known.size != x.shape[place] {
                    throw TensorError.runtime(
                        "einsum(): subscript \(label < 100 ? String(Formula.character(label)) : "...") has size \(x.shape[place]) for operand \(i) which does not broadcast "
                            + "with previously seen size \(known.size)")
                }
                if (sizes[label]?.size ?? 1) == 1 { sizes[label] = (x.shape[place], i) }
            }
            let present = order.filter { own.contains($0) }
            x = try x.permute(present.map { label in own.firstIndex(of: label) ?? 0 })
            for (place, label) in order.enumerated() where !own.contains(label) { x = try x.unsqueeze(place) }
            views.append(x)
        }
        let outputCount = formula.output.count
        var result = views[0]
        if views.count == 1 {
            let dims = Array(outputCount..<order.count)
            return try dims.isEmpty ? result : result.sum(dims)
        }
        for i in 1..<views.count {
            // Labels that only the running product has.
            let idle = (outputCount..<order.count).filter { place in
                result.shape[place] != 1 && !views[i...].contains { $0.shape[place] != 1 }
            }
            if !idle.isEmpty { result = try result.sum(idle, keepdim: true) }
            let dims = (outputCount..<order.count).filter { place in
                (result.shape[place] != 1 || views[i].shape[place] != 1) && !views[(i + 1)...].contains { $0.shape[place] != 1 }
            }
            result = try contracting(result, views[i], dims)
        }
        let left = Array(outputCount..<order.count)
        return try left.isEmpty ? result : result.squeeze(left)
    }

    /// Σ over `dims` of a · b, both with the same dimensions (broadcast), as one batched matrix product. Summed dimensions stay as 1.
    private static func contracting(_ a: Tensor, _ b: Tensor, _ dims: [Int]) throws -> Tensor {
        if dims.isEmpty { return try a.mul(b) }
        var (x, y) = (a, b)
        let onlyA = dims.filter { a.shape[$0] != 1 && b.shape[$0] == 1 }
        let onlyB = dims.filter { b.shape[$0] != 1 && a.shape[$0] == 1 }
        if !onlyA.isEmpty { x = try x.sum(onlyA, keepdim: true) }
        if !onlyB.isEmpty { y = try y.sum(onlyB, keepdim: true) }
        let shared = dims.filter { x.shape[$0] != 1 || y.shape[$0] != 1 }
        let rest = (0..<a.ndim).filter { !shared.contains($0) }
        let batch = rest.filter { x.shape[$0] != 1 && y.shape[$0] != 1 }
        let left = rest.filter { x.shape[$0] != 1 && y.shape[$0] == 1 }
        let right = rest.filter { y.shape[$0] != 1 && x.shape[$0] == 1 }
        let ones = rest.filter { x.shape[$0] == 1 && y.shape[$0] == 1 }
        guard DType.promote(x.dtype, y.dtype) == x.dtype, x.dtype == y.dtype, x.dtype != .bool else {
            guard x.dtype == y.dtype else {
                throw TensorError.runtime("expected scalar type \(x.dtype.scalarTypeName) but found \(y.dtype.scalarTypeName)")
            }
            throw Tensor.notImplemented("bmm", x.dtype)
        }
        func size(_ t: Tensor, _ list: [Int]) -> Int { list.reduce(1) { $0 * t.shape[$1] } }
        let k = size(x, shared)
        let u = try x.permute(batch + left + ones + right + shared).reshape([size(x, batch), size(x, left), k])
        let v = try y.permute(batch + right + ones + left + shared).reshape([size(y, batch), size(y, right), k])
        let product = try u.bmm(v.transpose(1, 2))
        let arranged = batch + left + right + ones + shared
        let shape =
            batch.map { x.shape[$0] } + left.map { x.shape[$0] } + right.map { y.shape[$0] } + ones.map { _ in 1 }
            + shared.map { _ in 1 }
        var inverse = arranged
        for (i, d) in arranged.enumerated() { inverse[d] = i }
        return try product.reshape(shape).permute(inverse)
    }

    // MARK: Named products

    /// Σ over pairs of dimensions. Same as torch.tensordot.
    public func tensordot(_ other: Tensor, _ dims: [Int], _ otherDims: [Int]) throws -> Tensor {
        guard dims.count == otherDims.count else {
            throw TensorError.runtime("both dimension lists should have same length")
        }
        guard dtype == other.dtype else { throw TensorError.runtime("both inputs should have same dtype") }
        let a = try Shape.dimensions(dims, ndim), b = try Shape.dimensions(otherDims, other.ndim)
        for (place, (i, j)) in zip(a, b).enumerated() where shape[i] != other.shape[j] && shape[i] != 1 && other.shape[j] != 1 {
            throw TensorError.runtime(
                "contracted dimensions need to match, but first has size \(shape[i]) in dim \(dims[place]) and second has size "
                    + "\(other.shape[j]) in dim \(otherDims[place])")
        }
        var (x, y) = (self, other)
        for (i, j) in zip(a, b) {
            if x.shape[i] == 1, y.shape[j] != 1 {
                y = try y.sum([j], keepdim: true)
            } else if y.shape[j] == 1, x.shape[i] != 1 {
                x = try x.sum([i], keepdim: true)
            }
        }
        let (left, right) = ((0..<ndim).filter { !a.contains($0) }, (0..<other.ndim).filter { !b.contains($0) })
        let k = a.reduce(1) { $0 * x.shape[$1] }
        let (rows, columns) = (left.map { x.shape[$0] }, right.map { y.shape[$0] })
        let u = try x.permute(left + a).reshape([rows.reduce(1, *), k])
        let v = try y.permute(b + right).reshape([k, columns.reduce(1, *)])
        return try u.mm(v).reshape(rows + columns)
    }

    /// Σ over the last dimensions of both. Same as torch.inner.
    public func inner(_ other: Tensor) throws -> Tensor {
        guard dtype == other.dtype || ndim == 0 || other.ndim == 0 else {
            throw TensorError.runtime(
                "expected m1 and m2 to have the same dtype, but got: \(dtype.cTypeName) != \(other.dtype.cTypeName)")
        }
        if ndim == 0 || other.ndim == 0 { return try mul(other) }
        guard shape[ndim - 1] == other.shape[other.ndim - 1] else {
            throw TensorError.runtime(
                "inner() the last dimension must match on both input tensors but got shapes \(Shape.describe(shape)) and \(Shape.describe(other.shape))"
            )
        }
        return try tensordot(other, [-1], [-1])
    }

    /// The Kronecker product. Same as torch.kron.
    public func kron(_ other: Tensor) throws -> Tensor {
        let n = Swift.max(ndim, other.ndim)
        let a = [Int](repeating: 1, count: n - ndim) + shape, b = [Int](repeating: 1, count: n - other.ndim) + other.shape
        let x = try reshape(a.flatMap { [$0, 1] }), y = try other.reshape(b.flatMap { [1, $0] })
        // A view as in PyTorch, which has none of what lies across.
        return try x.mul(y).view(zip(a, b).map { $0 * $1 })
    }

    /// The vector product along a dimension of size 3. Same as torch.linalg.cross.
    public func cross(_ other: Tensor, _ dim: Int = -1, name: String = "linalg.cross") throws -> Tensor {
        guard ndim == other.ndim else {
            throw TensorError.runtime("linalg.cross: inputs must have the same number of dimensions.")
        }
        let d = try Shape.dimension(dim, ndim)
        guard ndim > 0, shape[d] == 3, other.shape[d] == 3 else {
            throw TensorError.runtime(
                "linalg.cross: inputs dimension \(dim) must have length 3. Got \(ndim == 0 ? 1 : shape[d]) and \(ndim == 0 ? 1 : other.shape[d])"
            )
        }
        let target = try Shape.broadcast(shape, other.shape)
        let (a, b) = (try expand(target), try other.expand(target))
        func rolled(_ x: Tensor, _ by: Int) throws -> Tensor { try x.roll([by], [d]) }
        return try rolled(a, -1).mul(rolled(b, -2)).sub(rolled(a, -2).mul(rolled(b, -1)))
    }

    /// p-distances of all pairs of rows. Same as torch.cdist.
    public func cdist(_ other: Tensor, _ p: Double = 2) throws -> Tensor {
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime("cdist only supports floating-point dtypes, X1 got: \(dtype.scalarTypeName)")
        }
        guard other.dtype.isFloatingPoint else {
            throw TensorError.runtime("cdist only supports floating-point dtypes, X2 got: \(other.dtype.scalarTypeName)")
        }
        guard ndim >= 2 else { throw TensorError.runtime("cdist only supports at least 2D tensors, X1 got: \(ndim)D") }
        guard other.ndim >= 2 else {
            throw TensorError.runtime("cdist only supports at least 2D tensors, X2 got: \(other.ndim)D")
        }
        guard shape[ndim - 1] == other.shape[other.ndim - 1] else {
            throw TensorError.runtime(
                "X1 and X2 must have the same number of columns. X1: \(shape[ndim - 1]) X2: \(other.shape[other.ndim - 1])")
        }
        guard p >= 0 else { throw TensorError.runtime("cdist only supports non-negative p values") }
        if p == 0 {
            let result = try GradMode.withDisabled { try unsqueeze(-2).sub(other.unsqueeze(-3)).norm(p, [-1]) }
            return result.record("CdistBackward0", inputs: [self, other]) { [shape, otherShape = other.shape] g in
                [try Tensor.zeros(shape, dtype: g.dtype), try Tensor.zeros(otherShape, dtype: g.dtype)]
            }
        }
        return try unsqueeze(-2).sub(other.unsqueeze(-3)).norm(p, [-1])
    }

    /// A polynomial's powers of each element, highest first unless `increasing`. Same as torch.vander and torch.linalg.vander.
    public func vander(_ n: Int? = nil, increasing: Bool = false) throws -> Tensor {
        let count = n ?? (shape.last ?? 1)
        let base =
            dtype == .bool || dtype == .uint8 || dtype == .int8 || dtype == .int16 || dtype == .int32
            ? try to(dtype: .int64) : self
        guard count > 0 else { return try Tensor.empty(shape + [0], dtype: base.dtype) }
        var columns = [try base.onesLike()]
        for _ in 1..<Swift.max(count, 1) { columns.append(try columns[columns.count - 1].mul(base)) }
        return try Tensor.stack(increasing ? columns : columns.reversed(), dim: -1)
    }
}
