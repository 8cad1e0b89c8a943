// Batches of matrices as LAPACK wants them (column-major, double), and the checks that the functions of torch.linalg share.
// Everything is computed in double and rounded once to the input's type.

/// A batch of matrices in LAPACK's order. `data` is [batch…, columns, rows], row-major, float64, and owned alone.
struct Matrices {
    let batch: [Int]
    let rows: Int
    let columns: Int
    let data: Tensor

    /// A copy of `x` [batch…, m, n].
    init(_ x: Tensor) throws {
        batch = Array(x.shape.dropLast(2))
        (rows, columns) = (x.shape[x.ndim - 2], x.shape[x.ndim - 1])
        data = try GradMode.withDisabled {
            let turned = try x.detach().transpose(-2, -1)
            let copy = try Tensor.empty(turned.shape, dtype: .float64)
            try copy.copyRaw(from: turned)
            return copy
        }
    }

    /// Uninitialised matrices.
    init(batch: [Int], rows: Int, columns: Int) throws {
        (self.batch, self.rows, self.columns) = (batch, rows, columns)
        data = try Tensor.empty(batch + [columns, rows], dtype: .float64)
    }

    var count: Int { batch.reduce(1, *) }

    /// The operations of a decomposition that takes `factor` m n min(m, n) of them for one matrix.
    func work(_ factor: Double) -> Double {
        factor * Double(count) * Double(rows) * Double(columns) * Double(Swift.min(rows, columns))
    }

    /// The first element of matrix `i`.
    func matrix(_ i: Int) -> UnsafeMutablePointer<Double> { data.pointer(Double.self) + i * rows * columns }

    /// The matrices as a tensor of `dtype`, column-major as LAPACK left them.
    func tensor(_ dtype: DType) throws -> Tensor {
        try GradMode.withDisabled { try data.to(dtype: dtype).transpose(-2, -1).alias() }
    }
}

/// A batch of vectors, as singular values and eigenvalues are.
struct Vectors {
    let data: Tensor
    private let size: Int

    init(batch: [Int], _ size: Int) throws {
        self.size = size
        data = try Tensor.empty(batch + [size], dtype: .float64)
    }

    func vector(_ i: Int) -> UnsafeMutablePointer<Double> { data.pointer(Double.self) + i * size }
}

/// What torch.linalg's functions ask of their arguments.
enum MatrixCheck {
    static func floating(_ x: Tensor, _ name: String) throws {
        guard x.dtype.isFloatingPoint else {
            throw TensorError.runtime(
                "\(name): Expected a floating point or complex tensor as input. Got \(x.dtype.scalarTypeName)")
        }
    }

    static func matrix(_ x: Tensor, _ name: String, argument: String = "A") throws {
        guard x.ndim >= 2 else {
            throw TensorError.runtime("\(name): The input tensor \(argument) must have at least 2 dimensions.")
        }
    }

    static func square(_ x: Tensor, _ name: String, argument: String = "A") throws {
        try matrix(x, name, argument: argument)
        let (m, n) = (x.shape[x.ndim - 2], x.shape[x.ndim - 1])
        guard m == n else {
            throw TensorError.runtime(
                "\(name): \(argument) must be batches of square matrices, but they are \(m) by \(n) matrices")
        }
    }

    /// Refuses the 16-bit floats, which no decomposition knows.
    static func wide(_ x: Tensor, _ kernel: String) throws {
        if x.dtype.isHalf { throw Tensor.notImplemented(kernel, x.dtype) }
    }

    /// Names the matrix of a batch in an error: nothing for a single one.
    static func place(_ x: Tensor, _ index: Int) -> String { x.ndim > 2 ? "(Batch element \(index)): " : "" }
}

extension Tensor {
    /// The last two dimensions exchanged.
    var mT: Tensor { get throws { try transpose(-2, -1) } }

    /// The elements of the diagonal as a matrix, for batches of vectors.
    func asDiagonal() throws -> Tensor { try diagEmbed() }
}
