// Solving and inverting: LU, solve, inv, det, slogdet, triangles, Cholesky; with their gradients.

internal import CKernels
internal import Glibc

/// An LU decomposition of a batch, as LAPACK leaves it.
struct LU {
    let factors: Matrices
    let pivots: [Int32]
    let failed: [Int32]

    init(_ x: Tensor) throws {
        let factors = try Matrices(x)
        let (m, n) = (factors.rows, factors.columns)
        let k = Swift.min(m, n)
        self.factors = factors
        (pivots, failed) = try AbandonableCall.run(work: factors.work(2 / 3)) { call in
            var pivots = [Int32](repeating: 0, count: Swift.max(factors.count * k, 1))
            var failed = [Int32](repeating: 0, count: factors.count)
            for i in 0..<factors.count where k > 0 {
                try call.check()
                failed[i] = pivots.withUnsafeMutableBufferPointer { p in
                    p.baseAddress.map { tnb_lu(Int32(m), Int32(n), factors.matrix(i), $0 + i * k) } ?? 0
                }
            }
            return (pivots, failed)
        }
    }

    /// Solves for the right sides in place.
    func solve(_ b: Matrices, transposed: Bool = false) throws {
        let n = factors.rows
        guard n > 0, b.columns > 0 else { return }
        try AbandonableCall.run(work: factors.work(2 * Double(b.columns) / Double(n))) { [self] call in
            for i in 0..<factors.count {
                try call.check()
                pivots.withUnsafeBufferPointer { p in
                    guard let start = p.baseAddress else { return }
                    _ = tnb_lu_solve(
                        Int32(n), Int32(b.columns), factors.matrix(i), start + i * n, b.matrix(i), transposed ? 1 : 0)
                }
            }
        }
    }

    /// The sign of the row exchanges of matrix `i`, and the logarithm of the size of the determinant with its sign.
    func determinant(_ i: Int) -> (sign: Double, logarithm: Double, value: Double) {
        let n = factors.rows
        var (sign, logarithm, value) = (1.0, 0.0, 1.0)
        for k in 0..<n {
            if pivots[i * n + k] != Int32(k + 1) {
                sign = -sign
                value = -value
            }
            let pivot = factors.matrix(i)[k * n + k]
            value *= pivot
            if pivot < 0 { sign = -sign }
            if pivot == 0 { sign = 0 }
            logarithm += tnb_log(Swift.abs(pivot))
        }
        return (sign, logarithm, value)
    }
}

extension Tensor {
    /// The inverse of square matrices. Same as torch.linalg.inv.
    public func inv() throws -> Tensor {
        let (result, failed) = try inverted()
        try checkInverted(failed, "linalg.inv")
        return result
    }

    /// Throws LinAlgError where LAPACK reported a singular matrix.
    private func checkInverted(_ failed: [Int32], _ function: String) throws {
        if let i = failed.firstIndex(where: { $0 != 0 }) {
            throw TensorError.linalg(
                "\(function): \(MatrixCheck.place(self, i))The diagonal element \(failed[i]) is zero, the inversion could not be "
                    + "completed because the input matrix is singular.")
        }
    }

    /// The inverse and LAPACK's report for each matrix. Same as torch.linalg.inv_ex.
    public func invEx(checkErrors: Bool = false) throws -> (inverse: Tensor, info: Tensor) {
        let (result, failed) = try inverted()
        if checkErrors { try checkInverted(failed, "linalg.inv_ex") }
        return (result, try Tensor.tensor(failed, shape: Array(shape.dropLast(2))))
    }

    private func inverted() throws -> (Tensor, [Int32]) {
        try MatrixCheck.square(self, "linalg.inv")
        try MatrixCheck.floating(self, "linalg.inv")
        try MatrixCheck.wide(self, "linalg_inv_cpu")
        let lu = try LU(self)
        let n = lu.factors.rows
        let b = try Matrices(Tensor.eye(n, dtype: .float64).expand(lu.factors.batch + [n, n]))
        // A singular matrix gives infinities and NaN, as PyTorch leaves them.
        try lu.solve(b)
        let result = try b.tensor(dtype)
        guard Tensor.isRecording([self]) else { return (result, lu.failed) }
        let saved = SavedTensor(result, outputOf: "LinalgInvExBackward0")
        return (
            result.record("LinalgInvExBackward0", inputs: [self]) { g in
                let t = try saved.unpack().mT
                return [try t.matmul(g).matmul(t).neg()]
            }, lu.failed
        )
    }

    /// The determinants of square matrices. Same as torch.linalg.det.
    public func det() throws -> Tensor {
        try MatrixCheck.square(self, "linalg.det")
        try MatrixCheck.floating(self, "linalg.det")
        try MatrixCheck.wide(self, "lu_cpu")
        let lu = try LU(self)
        let result = try Vectors(batch: lu.factors.batch, 1)
        for i in 0..<lu.factors.count { result.vector(i)[0] = lu.determinant(i).value }
        let output = try GradMode.withDisabled { try result.data.reshape(lu.factors.batch).alias().to(dtype: dtype) }
        guard Tensor.isRecording([self]) else { return output }
        let (saved, value, isSingular) = (
            SavedTensor(self), SavedTensor(output, outputOf: "LinalgDetBackward0"), lu.failed.contains { $0 != 0 }
        )
        return output.record("LinalgDetBackward0", inputs: [self]) { g in
            let x = try saved.unpack()
            if isSingular { return [try x.cofactors().mul(g.unsqueeze(-1).unsqueeze(-1))] }
            return [try g.mul(value.unpack()).unsqueeze(-1).unsqueeze(-1).mul(x.inv().mT)]
        }
    }

    /// The cofactors, right for singular matrices too: by the singular value decomposition.
    private func cofactors() throws -> Tensor {
        let (u, s, vh) = try svd(fullMatrices: false)
        let n = s.shape[s.ndim - 1]
        let others = try Tensor.stack(
            (0..<n).map { i in
                try Tensor.cat([s.narrow(-1, 0, i), s.narrow(-1, i + 1, n - i - 1)], dim: -1).prod(-1)
            }, dim: -1)
        let sign = try u.matmul(vh).det().unsqueeze(-1).unsqueeze(-1)
        return try u.matmul(others.asDiagonal()).matmul(vh).mul(sign)
    }

    /// Sign and logarithm of the size of the determinants. Same as torch.linalg.slogdet.
    public func slogdet() throws -> (sign: Tensor, logabsdet: Tensor) {
        try MatrixCheck.square(self, "linalg.slogdet")
        try MatrixCheck.floating(self, "linalg.slogdet")
        try MatrixCheck.wide(self, "lu_cpu")
        let lu = try LU(self)
        let (signs, logarithms) = (try Vectors(batch: lu.factors.batch, 1), try Vectors(batch: lu.factors.batch, 1))
        for i in 0..<lu.factors.count {
            let determinant = lu.determinant(i)
            signs.vector(i)[0] = determinant.sign
            logarithms.vector(i)[0] = determinant.logarithm
        }
        let sign = try GradMode.withDisabled { try signs.data.reshape(lu.factors.batch).alias().to(dtype: dtype) }
        let output = try GradMode.withDisabled { try logarithms.data.reshape(lu.factors.batch).alias().to(dtype: dtype) }
        guard Tensor.isRecording([self]) else { return (sign, output) }
        let saved = SavedTensor(self)
        Tensor.record("LinalgSlogdetBackward0", outputs: [sign, output], inputs: [self]) { gradients, _ in
            guard let g = gradients[1] else { return [try saved.unpack().zerosLike()] }
            return [try g.unsqueeze(-1).unsqueeze(-1).mul(saved.unpack().inv().mT)]
        }
        return (sign, output)
    }

    /// X with self X = other (or X self = other). A vector, or a batch of vectors, on the right is taken as columns.
    /// Same as torch.linalg.solve.
    public func solve(_ other: Tensor, left: Bool = true) throws -> Tensor {
        let (result, place) = try solvedUnlessSingular(other, left: left)
        guard let result else { throw Self.singular("torch.linalg.solve", place) }
        return result
    }

    private static func singular(_ function: String, _ place: String) -> TensorError {
        .linalg("\(function): \(place)The solver failed because the input matrix is singular.")
    }

    /// The solution and LAPACK's report for each matrix; a singular one gives infinities and NaN. Same as torch.linalg.solve_ex.
    public func solveEx(
        _ other: Tensor, left: Bool = true, checkErrors: Bool = false
    ) throws -> (result: Tensor, info: Tensor) {
        let (result, place) = try solvedUnlessSingular(other, left: left)
        let own = Array(shape.dropLast(2))
        if let result { return (result, try Tensor.zeros(own, dtype: .int32)) }
        if checkErrors { throw Self.singular("torch.linalg.solve_ex", place) }
        guard !Tensor.isRecording([self, other]) else {
            throw TensorError.notImplemented(
                "torch.linalg.solve_ex: the gradient of a singular matrix's solution is not available")
        }
        // As PyTorch, which factors the transpose of a contiguous matrix: the report is about that.
        let turns = isContiguous
        let a = turns ? try mT : self
        let isVector = isColumns(other)
        let sides = isVector ? try other.unsqueeze(-1) : left ? other : try other.mT
        let batch = try Shape.broadcast(own, Array(sides.shape.dropLast(2)))
        let lu = try LU(a.expand(batch + [a.shape[ndim - 2], a.shape[ndim - 1]]))
        let x = try Matrices(sides.expand(batch + [sides.shape[sides.ndim - 2], sides.shape[sides.ndim - 1]]))
        try lu.solve(x, transposed: left == turns)
        let solution = try x.tensor(dtype)
        let info = try Tensor.tensor(batch == own ? lu.failed : LU(a).failed, shape: own)
        return (isVector ? try solution.squeeze([-1]) : left ? solution : try solution.mT, info)
    }

    /// Whether right sides are vectors, which are taken as columns.
    private func isColumns(_ other: Tensor) -> Bool {
        other.ndim == 1 || (ndim - 1 == other.ndim && Array(shape.dropLast()) == other.shape)
    }

    /// The solution, nil with the place of the first singular matrix.
    private func solvedUnlessSingular(_ other: Tensor, left: Bool) throws -> (result: Tensor?, place: String) {
        try MatrixCheck.floating(self, "linalg.solve")
        try MatrixCheck.square(self, "linalg.solve")
        guard dtype == other.dtype else {
            throw TensorError.runtime(
                "linalg.solve: Expected A and B to have the same dtype, but found A of type \(dtype.scalarTypeName) and B of type "
                    + "\(other.dtype.scalarTypeName) instead")
        }
        try MatrixCheck.wide(self, "linalg_solve_cpu")
        let isVector = isColumns(other)
        let b = isVector ? try other.unsqueeze(-1) : other
        try MatrixCheck.matrix(b, "linalg.solve", argument: "B")
        let n = shape[ndim - 1]
        guard left ? b.shape[b.ndim - 2] == n : b.shape[b.ndim - 1] == n else {
            throw TensorError.runtime(
                "linalg.solve: Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") (\(n)x\(n) and "
                    + "\(b.shape[b.ndim - 2])x\(b.shape[b.ndim - 1]))")
        }
        if !left {
            let (result, place) = try mT.solvedUnlessSingular(b.mT, left: true)
            return (try result?.mT, place)
        }
        let batch = try Shape.broadcast(Array(shape.dropLast(2)), Array(b.shape.dropLast(2)))
        let a = try expand(batch + [n, n])
        let lu = try LU(a)
        if let i = lu.failed.firstIndex(where: { $0 != 0 }) { return (nil, MatrixCheck.place(a, i)) }
        let x = try Matrices(b.expand(batch + [n, b.shape[b.ndim - 1]]))
        try lu.solve(x)
        var result = try x.tensor(dtype)
        if isVector { result = try GradMode.withDisabled { try result.squeeze([-1]).alias() } }
        guard Tensor.isRecording([self, other]) else { return (result, "") }
        let (savedA, savedX) = (SavedTensor(a), SavedTensor(result, outputOf: "LinalgSolveExBackward0"))
        let recorded = result.record("LinalgSolveExBackward0", inputs: [self, other]) { g, needs in
            let gradient = isVector ? try g.unsqueeze(-1) : g
            let gb = try savedA.unpack().mT.solve(gradient)
            let x = isVector ? try savedX.unpack().unsqueeze(-1) : try savedX.unpack()
            return [
                needs(0) ? try gb.matmul(x.mT).neg() : nil, needs(1) ? isVector ? try gb.squeeze([-1]) : gb : nil,
            ]
        }
        return (recorded, "")
    }

    /// X with self X = other (or X self = other) where self is a triangle. Same as torch.linalg.solve_triangular.
    public func solveTriangular(_ other: Tensor, upper: Bool, left: Bool = true, unitriangular: Bool = false) throws -> Tensor {
        try MatrixCheck.square(self, "linalg.solve_triangular")
        try MatrixCheck.matrix(other, "linalg.solve_triangular", argument: "B")
        guard dtype == other.dtype else {
            throw TensorError.runtime(
                "linalg.solve_triangular: Expected A and B to have the same dtype, but found A of type \(dtype.scalarTypeName) and B of "
                    + "type \(other.dtype.scalarTypeName) instead")
        }
        try MatrixCheck.floating(self, "linalg.solve_triangular")
        try MatrixCheck.wide(self, "triangular_solve_cpu")
        let n = shape[ndim - 1]
        guard left ? other.shape[other.ndim - 2] == n : other.shape[other.ndim - 1] == n else {
            throw TensorError.runtime(
                "linalg.solve_triangular: Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") (\(n)x\(n) and "
                    + "\(other.shape[other.ndim - 2])x\(other.shape[other.ndim - 1]))")
        }
        if !left {
            // Column-major, like every result of LAPACK.
            return try mT.solveTriangular(other.mT, upper: !upper, unitriangular: unitriangular).contiguous().mT
        }
        let batch = try Shape.broadcast(Array(shape.dropLast(2)), Array(other.shape.dropLast(2)))
        let a = try Matrices(expand(batch + [n, n]))
        let x = try Matrices(other.expand(batch + [n, other.shape[other.ndim - 1]]))
        try AbandonableCall.run(work: a.work(Double(x.columns) / Double(Swift.max(n, 1)))) { call in
            for i in 0..<a.count where n > 0 && x.columns > 0 {
                try call.check()
                let info = tnb_triangular_solve(
                    Int32(n), Int32(x.columns), a.matrix(i), x.matrix(i), upper ? 1 : 0, 0, unitriangular ? 1 : 0)
                // A zero on the diagonal: LAPACK stops before it begins, PyTorch divides by it.
                if info > 0 { tnb_substitute(Int32(n), Int32(x.columns), a.matrix(i), x.matrix(i), upper ? 1 : 0) }
            }
        }
        let result = try x.tensor(dtype)
        guard Tensor.isRecording([self, other]) else { return result }
        let (savedA, savedX) = (SavedTensor(self), SavedTensor(result, outputOf: "LinalgSolveTriangularBackward0"))
        return result.record("LinalgSolveTriangularBackward0", inputs: [self, other]) { g, needs in
            let gb = try savedA.unpack().mT.solveTriangular(g, upper: !upper, unitriangular: unitriangular)
            guard needs(0) else { return [nil, gb] }
            let ga = try gb.matmul(savedX.unpack().mT).neg()
            let offset = unitriangular ? 1 : 0
            return [upper ? try ga.triu(offset) : try ga.tril(-offset), gb]
        }
    }

    /// L (or its transpose) with L Lᵀ = self. Same as torch.linalg.cholesky.
    public func cholesky(upper: Bool = false) throws -> Tensor {
        let (result, failed) = try factored(upper)
        if let i = failed.firstIndex(where: { $0 != 0 }) {
            throw TensorError.linalg(
                "linalg.cholesky: \(MatrixCheck.place(self, i))The factorization could not be completed because the input is not "
                    + "positive-definite (the leading minor of order \(failed[i]) is not positive-definite).")
        }
        return result
    }

    /// The factor and LAPACK's report for each matrix. Same as torch.linalg.cholesky_ex.
    public func choleskyEx(upper: Bool = false) throws -> (factor: Tensor, info: Tensor) {
        let (result, failed) = try factored(upper)
        return (result, try Tensor.tensor(failed, shape: Array(shape.dropLast(2))))
    }

    private func factored(_ upper: Bool) throws -> (Tensor, [Int32]) {
        try MatrixCheck.square(self, "linalg.cholesky")
        try MatrixCheck.floating(self, "linalg.cholesky")
        try MatrixCheck.wide(self, "cholesky_cpu")
        let a = try Matrices(self)
        let failed = try AbandonableCall.run(work: a.work(1 / 3)) { call in
            try (0..<a.count).map { i in
                try call.check()
                return a.rows > 0 ? tnb_cholesky(Int32(a.rows), a.matrix(i), upper ? 1 : 0) : 0
            }
        }
        let result = try a.tensor(dtype)
        guard Tensor.isRecording([self]) else { return (result, failed) }
        let saved = SavedTensor(result, outputOf: "LinalgCholeskyExBackward0")
        return (
            result.record("LinalgCholeskyExBackward0", inputs: [self]) { g in
                let l = upper ? try saved.unpack().mT : try saved.unpack()
                let gl = upper ? try g.mT : g
                // L⁻ᵀ Φ(Lᵀ G) L⁻¹, made symmetric.
                let product = try l.mT.matmul(gl).tril()
                let phi = try product.sub(product.diagonal(dim1: -2, dim2: -1).asDiagonal().mul(0.5))
                let symmetric = try phi.add(phi.mT).mul(0.5)
                let right = try l.solveTriangular(symmetric, upper: false, left: false)
                return [try l.mT.solveTriangular(right, upper: true)]
            }, failed
        )
    }
}

private func tnb_log(_ x: Double) -> Double { x == 0 ? -.infinity : Glibc.log(x) }
