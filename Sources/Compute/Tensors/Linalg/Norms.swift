// Norms of vectors and matrices, condition numbers, powers and exponentials of matrices. Compositions of other operations.

/// What `ord` names in torch.linalg's norms.
public enum NormOrder: Equatable {
    case number(Double)
    case frobenius
    case nuclear
    case other(String)

    /// As messages show it.
    var text: String {
        switch self {
        case .number(let p):
            p == p.rounded() && Swift.abs(p) < 1e16 ? String(Int(p)) : p.isInfinite ? p > 0 ? "inf" : "-inf" : "\(p)"
        case .frobenius: "fro"
        case .nuclear: "nuc"
        case .other(let name): name
        }
    }
}

extension Tensor {
    /// (Σ |x|^p)^(1/p) over `dims`. Same as torch.linalg.vector_norm.
    public func vectorNorm(_ p: Double = 2, _ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
        try MatrixCheck.floating(self, "linalg.vector_norm")
        let x = try dtype.map { try to(dtype: $0) } ?? self
        return try x.norm(p, dims, keepdim: keepdim)
    }

    /// A norm of matrices in the dimensions `dims`. Same as torch.linalg.matrix_norm.
    public func matrixNorm(_ order: NormOrder = .frobenius, _ dims: [Int] = [-2, -1], keepdim: Bool = false) throws -> Tensor {
        let name = "linalg.matrix_norm"
        if case .other(let text) = order { throw TensorError.runtime("\(name): Order \(text) not supported.") }
        if case .number(let p) = order, ![1, 2].contains(Swift.abs(p)), !p.isInfinite {
            throw TensorError.runtime("\(name): Order \(order.text) not supported.")
        }
        try MatrixCheck.matrix(self, name)
        try MatrixCheck.floating(self, name)
        guard dims.count == 2 else {
            throw TensorError.runtime("\(name): dim must be a 2-tuple. Got \(dims.map(String.init).joined(separator: " "))")
        }
        let (row, column) = (try Shape.dimension(dims[0], ndim), try Shape.dimension(dims[1], ndim))
        guard row != column else { throw TensorError.runtime("\(name): dims must be different. Got (\(dims[0]), \(dims[1]))") }
        func restored(_ result: Tensor) throws -> Tensor {
            guard keepdim else { return result }
            let (first, second) = (Swift.min(row, column), Swift.max(row, column))
            return try result.unsqueeze(first).unsqueeze(second)
        }
        switch order {
        case .frobenius: return try norm(2, [row, column], keepdim: keepdim)
        case .nuclear, .number(2), .number(-2):
            let s = try movedim(row, -1).movedim(column < row ? column : column - 1, -1).svdvals()
            switch order {
            case .nuclear: return try restored(s.sum([-1]))
            case .number(2): return try restored(s.amax([-1]))
            default: return try restored(s.amin([-1]))
            }
        case .number(let p) where Swift.abs(p) == 1 || p.isInfinite:
            let (inner, outer) = Swift.abs(p) == 1 ? (row, column) : (column, row)
            let sums = try abs().sum([inner], keepdim: true)
            let result = p > 0 ? try sums.amax([outer], keepdim: true) : try sums.amin([outer], keepdim: true)
            return keepdim ? result : try result.squeeze([row, column])
        default: throw TensorError.runtime("\(name): Order \(order.text) not supported.")
        }
    }

    /// Vector norm, matrix norm or Frobenius norm by what is asked. Same as torch.linalg.norm.
    public func linalgNorm(_ order: NormOrder?, _ dims: [Int]?, keepdim: Bool = false) throws -> Tensor {
        guard let order else { return try vectorNorm(2, dims, keepdim: keepdim) }
        guard let dims else {
            guard ndim == 1 || ndim == 2 else {
                throw TensorError.runtime(
                    "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got \(ndim)D.")
            }
            if ndim == 2 { return try matrixNorm(order, [0, 1], keepdim: keepdim) }
            guard case .number(let p) = order else { return try matrixNorm(order, [-2, -1], keepdim: keepdim) }
            return try vectorNorm(p, nil, keepdim: keepdim)
        }
        if case .number(let p) = order, dims.count == 1 { return try vectorNorm(p, dims, keepdim: keepdim) }
        return try matrixNorm(order, dims, keepdim: keepdim)
    }

    /// The condition number. Same as torch.linalg.cond.
    public func cond(_ order: NormOrder? = nil) throws -> Tensor {
        guard ndim >= 2 else {
            let isNumber = if case .number? = order { true } else { order == nil }
            throw TensorError.runtime(
                isNumber
                    ? "linalg.cond: The input tensor must have at least 2 dimensions."
                    : "linalg.cond(ord=\(order?.text ?? "")): The input tensor A must have at least 2 dimensions.")
        }
        if numel == 0 { return try Tensor.zeros(Array(shape.dropLast(2)), dtype: dtype) }
        if order == nil || order == .number(2) || order == .number(-2) {
            let s = try svdvals()
            let (first, last) = (try s.select(-1, 0), try s.select(-1, s.shape[s.ndim - 1] - 1))
            return order == .number(-2) ? try last.div(first) : try first.div(last)
        }
        let order = order ?? .number(2)
        if case .number(let p) = order, Swift.abs(p) != 1, !p.isInfinite {
            throw TensorError.runtime("linalg.cond got an invalid norm type: \(order.text)")
        }
        try MatrixCheck.square(self, "linalg.cond(ord=\(order.text))")
        if case .other(let name) = order { throw TensorError.runtime("linalg.cond got an invalid norm type: \(name)") }
        if numel == 0 { return try Tensor.zeros(Array(shape.dropLast(2)), dtype: dtype) }
        let (inverse, info) = try invEx()
        if order == .nuclear {
            let isSingular = try info.ne(0)
            let finite = try Tensor.where(isSingular.unsqueeze(-1).unsqueeze(-1), Tensor.zeros([], dtype: dtype), inverse)
            return try matrixNorm(order).mul(finite.matrixNorm(order)).maskedFill(isSingular, .float(.infinity))
        }
        // In place, as PyTorch does it: it has no gradient for this norm either, and says so the same way.
        try inverse.maskedFillInPlace(info.gt(0).unsqueeze(-1).unsqueeze(-1), .float(.infinity))
        return try matrixNorm(order).mul(inverse.matrixNorm(order))
    }

    /// The n-th power of square matrices; negative ones of the inverse. Same as torch.linalg.matrix_power.
    public func matrixPower(_ n: Int) throws -> Tensor {
        try MatrixCheck.square(self, "linalg.matrix_power")
        let size = shape[ndim - 1]
        if n == 0 { return try clone().copyInPlace(from: Tensor.eye(size, dtype: dtype).expand(shape)) }
        let base = n < 0 ? try inv() : self
        var (left, power) = (n.magnitude, base)
        var result: Tensor?
        while left > 0 {
            if left & 1 == 1 { result = try result.map { try $0.matmul(power) } ?? power }
            left >>= 1
            if left > 0 { power = try power.matmul(power) }
        }
        return try result.map { $0 === self ? try clone() : $0 } ?? clone()
    }

    /// e to the matrix: Taylor's series of a matrix scaled down, squared up again. Same as torch.linalg.matrix_exp.
    public func matrixExp() throws -> Tensor {
        try MatrixCheck.square(self, "linalg.matrix_exp")
        guard dtype == .float32 || dtype == .float64 else {
            throw TensorError.runtime("Expected a floating point or complex tensor as input. Got \(dtype.scalarTypeName)")
        }
        if numel == 0 { return try clone() }
        let size = try GradMode.withDisabled { try matrixNorm(.number(1)).max().item().double }
        var squarings = 0
        var scale = 1.0
        while size.isFinite, size * scale > 0.5, squarings < 60 {
            squarings += 1
            scale /= 2
        }
        let x = try to(dtype: .float64).mul(.float(scale))
        var result = try Tensor.eye(shape[ndim - 1], dtype: .float64).expand(shape)
        var term = result
        for k in 1...18 {
            term = try term.matmul(x).mul(.float(1 / Double(k)))
            result = try result.add(term)
        }
        for _ in 0..<squarings { result = try result.matmul(result) }
        return try result.to(dtype: dtype)
    }
}
