// Orthogonal decompositions with their gradients: QR, singular values, eigenvalues of symmetric matrices, LU; and what is
// built from them: pseudo-inverse, rank, least squares.

internal import CKernels

extension Tensor {
    private static func check(_ info: Int32, _ name: String) throws {
        if info == -1000 { throw TensorError.memory("\(name): no memory for the work space") }
        if info > 0 {
            throw TensorError.linalg(
                "\(name): The algorithm failed to converge because the input matrix is ill-conditioned or has too "
                    + "many repeated values (error code: \(info)).")
        }
        if info < 0 {
            throw TensorError.linalg(
                "\(name): The algorithm failed to converge because the input matrix contained non-finite values.")
        }
    }

    // MARK: QR

    /// Q and R with self = Q R: reduced, complete, or R alone. Same as torch.linalg.qr.
    public func qr(mode: String = "reduced") throws -> (q: Tensor, r: Tensor) {
        guard ["reduced", "complete", "r"].contains(mode) else {
            throw TensorError.runtime(
                "qr received unrecognized mode '\(mode)' but expected one of 'reduced' (default), 'r', or 'complete'")
        }
        try MatrixCheck.matrix(self, "linalg.qr")
        try MatrixCheck.floating(self, "linalg.qr")
        try MatrixCheck.wide(self, "geqrf_cpu")
        let a = try Matrices(self)
        let (m, n) = (a.rows, a.columns)
        let k = Swift.min(m, n)
        let width = mode == "complete" ? m : k
        let q = try Matrices(batch: a.batch, rows: m, columns: width)
        let r = try Matrices(batch: a.batch, rows: width, columns: n)
        q.data.fillRaw(0)
        r.data.fillRaw(0)
        try AbandonableCall.run(work: a.work(4)) { call in
            var tau = [Double](repeating: 0, count: Swift.max(k, 1))
            for i in 0..<a.count {
                try call.check()
                if k > 0 { try Self.check(tnb_qr(Int32(m), Int32(n), a.matrix(i), &tau), "linalg.qr") }
                for column in 0..<n {
                    for row in 0..<Swift.min(column + 1, width) {
                        r.matrix(i)[column * width + row] = a.matrix(i)[column * m + row]
                    }
                }
                guard mode != "r", width > 0, m > 0 else { continue }
                for column in 0..<Swift.min(k, width) {
                    for row in 0..<m { q.matrix(i)[column * m + row] = a.matrix(i)[column * m + row] }
                }
                try call.check()
                try Self.check(tnb_qr_q(Int32(m), Int32(width), Int32(k), q.matrix(i), tau), "linalg.qr")
            }
        }
        let resultR = try r.tensor(dtype)
        if mode == "r" {
            if Tensor.isRecording([self]) {
                Tensor.record("LinalgQrBackward0", outputs: [resultR], inputs: [self]) { _, _ in
                    throw TensorError.runtime(
                        "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use "
                            + "linalg.qr(A, mode='reduced') if you are going to differentiate through linalg.qr.")
                }
            }
            return (try Tensor.empty([0], dtype: dtype), resultR)
        }
        let resultQ = try q.tensor(dtype)
        guard Tensor.isRecording([self]) else { return (resultQ, resultR) }
        let (savedQ, savedR) = (
            SavedTensor(resultQ, outputOf: "LinalgQrBackward0", at: 0), SavedTensor(resultR, outputOf: "LinalgQrBackward0", at: 1)
        )
        Tensor.record("LinalgQrBackward0", outputs: [resultQ, resultR], inputs: [self]) { gradients, _ in
            guard mode == "reduced" || m <= n else {
                throw TensorError.runtime("The QR decomposition is not differentiable when mode='complete' and nrows > ncols.")
            }
            let (q, r) = (try savedQ.unpack(), try savedR.unpack())
            let gq = try gradients[0] ?? q.zerosLike()
            let gr = try gradients[1] ?? r.zerosLike()
            if m >= n {
                // (gQ + Q (M + Mᵀ with half the diagonal)) R⁻ᵀ for M = R gRᵀ − gQᵀ Q.
                let middle = try r.matmul(gr.mT).sub(gq.mT.matmul(q))
                let lower = try middle.tril(-1)
                let symmetric = try lower.add(lower.mT).add(middle.diagonal(dim1: -2, dim2: -1).asDiagonal())
                let right = try gq.add(q.matmul(symmetric))
                return [try r.mT.solveTriangular(right, upper: false, left: false)]
            }
            // Wide: the square part as above, the rest passes through Q.
            let (r1, gr1) = (try r.narrow(-1, 0, m), try gr.narrow(-1, 0, m))
            let gr2 = try gr.narrow(-1, m, n - m)
            let x2 = try q.matmul(r.narrow(-1, m, n - m))
            let gq1 = try gq.add(x2.matmul(gr2.mT))
            let middle = try r1.matmul(gr1.mT).sub(gq1.mT.matmul(q))
            let lower = try middle.tril(-1)
            let symmetric = try lower.add(lower.mT).add(middle.diagonal(dim1: -2, dim2: -1).asDiagonal())
            let left = try r1.mT.solveTriangular(gq1.add(q.matmul(symmetric)), upper: false, left: false)
            return [try Tensor.cat([left, q.matmul(gr2)], dim: -1)]
        }
        return (resultQ, resultR)
    }

    // MARK: Singular values

    /// U, S and Vᵀ with self = U diag(S) Vᵀ. Same as torch.linalg.svd.
    public func svd(fullMatrices: Bool = true) throws -> (u: Tensor, s: Tensor, vh: Tensor) {
        try singular(fullMatrices, vectors: true)
    }

    /// Singular values in descending order. Same as torch.linalg.svdvals.
    public func svdvals() throws -> Tensor {
        // The gradient needs the vectors.
        try singular(false, vectors: Tensor.isRecording([self])).s
    }

    private func singular(_ full: Bool, vectors: Bool) throws -> (u: Tensor, s: Tensor, vh: Tensor) {
        try MatrixCheck.matrix(self, "linalg.svd")
        try MatrixCheck.floating(self, "linalg.svd")
        try MatrixCheck.wide(self, "linalg_svd_cpu")
        let a = try Matrices(self)
        let (m, n) = (a.rows, a.columns)
        let k = Swift.min(m, n)
        for i in 0..<a.count * m * n where !a.matrix(0)[i].isFinite { try Self.check(-1, "linalg.svd") }
        let s = try Vectors(batch: a.batch, k)
        let u = try Matrices(batch: a.batch, rows: m, columns: full ? m : k)
        let vh = try Matrices(batch: a.batch, rows: full ? n : k, columns: n)
        try AbandonableCall.run(work: a.work(20)) { call in
            for i in 0..<a.count {
                if k == 0 {
                    for j in 0..<u.rows * u.columns { u.matrix(i)[j] = j % (u.rows + 1) == 0 ? 1 : 0 }
                    for j in 0..<vh.rows * vh.columns { vh.matrix(i)[j] = j % (vh.rows + 1) == 0 ? 1 : 0 }
                    continue
                }
                try call.check()
                try Self.check(
                    tnb_svd(
                        Int32(m), Int32(n), a.matrix(i), s.vector(i), vectors ? u.matrix(i) : nil, vectors ? vh.matrix(i) : nil,
                        full ? 1 : 0), "linalg.svd")
            }
        }
        let values = try GradMode.withDisabled { try s.data.to(dtype: dtype) }
        let (left, right) = (try u.tensor(dtype), try vh.tensor(dtype))
        guard Tensor.isRecording([self]) else { return (left, values, right) }
        let name = "LinalgSvdBackward0"
        let (savedU, savedS, savedV) = (
            SavedTensor(left, outputOf: name, at: 0), SavedTensor(values, outputOf: name, at: 1),
            SavedTensor(right, outputOf: name, at: 2)
        )
        Tensor.record(name, outputs: [left, values, right], inputs: [self]) { gradients, _ in
            let s = try savedS.unpack()
            let u = try savedU.unpack().narrow(-1, 0, k)
            let vh = try savedV.unpack().narrow(-2, 0, k)
            if gradients[0] == nil, gradients[2] == nil, let gs = gradients[1] {
                return [try u.mul(gs.unsqueeze(-2)).matmul(vh)]
            }
            // Vectors beyond the singular values are not unique: what flows back through them does not count.
            let parts = [try gradients[0]?.narrow(-1, 0, k), gradients[1], try gradients[2]?.narrow(-2, 0, k)]
            return [try Self.svdGradient(parts, u, s, vh, m, n, k)]
        }
        return (left, values, right)
    }

    private static func svdGradient(
        _ gradients: [Tensor?], _ u: Tensor, _ s: Tensor, _ vh: Tensor, _ m: Int, _ n: Int, _ k: Int
    ) throws -> Tensor {
        func skew(_ x: Tensor) throws -> Tensor { try x.sub(x.mT) }
        let squares = try s.mul(s)
        let eye = try Tensor.eye(k, dtype: s.dtype)
        // E = S_j² − S_i², with ones on the diagonal.
        let e = try squares.unsqueeze(-2).sub(squares.unsqueeze(-1)).add(eye)
        var middle = try (gradients[1] ?? s.zerosLike()).asDiagonal()
        if let gu = gradients[0] {
            middle = try middle.add(
                skew(u.mT.matmul(gu)).div(e).mul(Tensor.ones([], dtype: s.dtype).sub(eye)).mul(s.unsqueeze(-2)))
        }
        if let gvh = gradients[2] {
            middle = try middle.add(
                s.unsqueeze(-1).mul(skew(vh.matmul(gvh.mT)).div(e).mul(Tensor.ones([], dtype: s.dtype).sub(eye))))
        }
        var result = try u.matmul(middle).matmul(vh)
        if let gu = gradients[0], m > k {
            let part = try gu.div(s.unsqueeze(-2))
            result = try result.add(part.sub(u.matmul(u.mT.matmul(part))).matmul(vh))
        }
        if let gvh = gradients[2], n > k {
            let part = try gvh.div(s.unsqueeze(-1))
            result = try result.add(u.matmul(part.sub(part.matmul(vh.mT).matmul(vh))))
        }
        return result
    }

    // MARK: Symmetric eigenvalues

    /// Eigenvalues (ascending) and eigenvectors of symmetric matrices. Same as torch.linalg.eigh.
    public func eigh(upper: Bool = false) throws -> (values: Tensor, vectors: Tensor) {
        try MatrixCheck.square(self, "linalg.eigh")
        try MatrixCheck.floating(self, "linalg.eigh")
        try MatrixCheck.wide(self, "linalg_eigh_cpu")
        let a = try Matrices(self)
        let n = a.rows
        let w = try Vectors(batch: a.batch, n)
        try AbandonableCall.run(work: a.work(9)) { call in
            for i in 0..<a.count where n > 0 {
                try call.check()
                try Self.check(tnb_eigh(Int32(n), a.matrix(i), w.vector(i), upper ? 1 : 0, 1), "linalg.eigh")
            }
        }
        let (values, vectors) = (try GradMode.withDisabled { try w.data.to(dtype: dtype) }, try a.tensor(dtype))
        guard Tensor.isRecording([self]) else { return (values, vectors) }
        let name = "LinalgEighBackward0"
        let (savedW, savedV) = (SavedTensor(values, outputOf: name, at: 0), SavedTensor(vectors, outputOf: name, at: 1))
        Tensor.record(name, outputs: [values, vectors], inputs: [self]) { gradients, _ in
            let (w, v) = (try savedW.unpack(), try savedV.unpack())
            var middle = try (gradients[0] ?? w.zerosLike()).asDiagonal()
            if let gv = gradients[1] {
                let eye = try Tensor.eye(n, dtype: w.dtype)
                let e = try w.unsqueeze(-2).sub(w.unsqueeze(-1)).add(eye)
                // Only turns of the vectors count.
                let inner = try v.mT.matmul(gv)
                let product = try inner.sub(inner.mT).mul(0.5)
                // The size of an eigenvector has no gradient: the diagonal does not count.
                middle = try middle.add(product.div(e).mul(Tensor.ones([], dtype: w.dtype).sub(eye)))
            }
            return [try v.matmul(middle).matmul(v.mT)]
        }
        return (values, vectors)
    }

    // MARK: LU

    /// P, L and U with self = P L U. Same as torch.linalg.lu.
    public func lu() throws -> (p: Tensor, l: Tensor, u: Tensor) {
        let (factors, pivots, _) = try GradMode.withDisabled { try luFactorEx("linalg.lu") }
        let (p, l, u) = try factors.luUnpacked(pivots)
        guard Tensor.isRecording([self]) else { return (p, l, u) }
        let name = "LinalgLuBackward0"
        let (savedL, savedU) = (SavedTensor(l, outputOf: name, at: 0), SavedTensor(u, outputOf: name, at: 1))
        Tensor.record(name, outputs: [l, u], inputs: [self]) { gradients, _ in
            [try Self.luGradient(gradients[0], gradients[1], p, savedL.unpack(), savedU.unpack())]
        }
        return (p, l, u)
    }

    /// A = P L U: what flows back to A from L below its diagonal and from U.
    private static func luGradient(_ gl: Tensor?, _ gu: Tensor?, _ p: Tensor, _ l: Tensor, _ u: Tensor) throws -> Tensor {
        let (m, n, k) = (l.shape[l.ndim - 2], u.shape[u.ndim - 1], u.shape[u.ndim - 2])
        let gl = try (gl ?? l.zerosLike()).tril(-1), gu = try (gu ?? u.zerosLike()).triu()
        // The square parts, and what the rest of a wide or tall matrix takes from them.
        let (l1, u1) = (try l.narrow(-2, 0, k), try u.narrow(-1, 0, k))
        var lower = try l1.mT.matmul(gl.narrow(-2, 0, k)), upper = try gu.narrow(-1, 0, k).matmul(u1.mT)
        if n > k { lower = try lower.sub(gu.narrow(-1, k, n - k).matmul(u.narrow(-1, k, n - k).mT)) }
        if m > k { upper = try upper.sub(l.narrow(-2, k, m - k).mT.matmul(gl.narrow(-2, k, m - k))) }
        let middle = try lower.tril(-1).add(upper.triu())
        func behindU(_ x: Tensor) throws -> Tensor { try u1.mT.solveTriangular(x, upper: false, left: false) }
        func behindL(_ x: Tensor) throws -> Tensor { try l1.mT.solveTriangular(x, upper: true, unitriangular: true) }
        var whole = try behindL(behindU(middle))
        if n > k { whole = try Tensor.cat([whole, behindL(gu.narrow(-1, k, n - k))], dim: -1) }
        if m > k { whole = try Tensor.cat([whole, behindU(gl.narrow(-2, k, m - k))], dim: -2) }
        return try p.matmul(whole)
    }

    /// P, L and U of packed factors, recorded. Same as torch.lu_unpack.
    public func luParts(_ pivots: Tensor) throws -> (p: Tensor, l: Tensor, u: Tensor) {
        guard ndim >= 2 else { throw TensorError.runtime("torch.lu_unpack: The input tensor must have at least 2 dimensions.") }
        guard pivots.dtype == .int32 else {
            throw TensorError.runtime(
                "torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 dtype.\nNote: this function is "
                    + "intended to be used with the output produced by torch.linalg.lu_factor")
        }
        let (m, n) = (shape[ndim - 2], shape[ndim - 1])
        let k = Swift.min(m, n)
        guard pivots.shape == Array(shape.dropLast(2)) + [k] else {
            throw TensorError.runtime("torch.lu_unpack: the pivots do not belong to the factors")
        }
        let l = try narrow(-1, 0, k).tril(-1).add(Tensor.eye(m, k, dtype: dtype))
        return (try luUnpacked(pivots).p, l, try narrow(-2, 0, k).triu())
    }

    /// X with A X = b (or X A = b; `adjoint`: with the transpose of A) for A in packed factors. Same as torch.linalg.lu_solve.
    public static func luSolve(
        _ factors: Tensor, _ pivots: Tensor, _ b: Tensor, left: Bool = true, adjoint: Bool = false
    ) throws -> Tensor {
        try MatrixCheck.square(factors, "torch.linalg.lu_solve", argument: "LU")
        try MatrixCheck.matrix(b, "linalg.lu_solve", argument: "B")
        guard pivots.dtype == .int32 else {
            throw TensorError.runtime("linalg.lu_solve: pivots should be a Tensor of scalar type torch.int32")
        }
        guard factors.dtype == b.dtype else {
            throw TensorError.runtime(
                "linalg.lu_solve: Expected LU and B to have the same dtype, but found LU of type \(factors.dtype.scalarTypeName) and B of "
                    + "type \(b.dtype.scalarTypeName) instead")
        }
        let n = factors.shape[factors.ndim - 1]
        guard left ? b.shape[b.ndim - 2] == n : b.shape[b.ndim - 1] == n else {
            throw TensorError.runtime(
                "linalg.lu_solve: Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") (\(n)x\(n) and "
                    + "\(b.shape[b.ndim - 2])x\(b.shape[b.ndim - 1]))")
        }
        if !left { return try luSolve(factors, pivots, b.mT, adjoint: !adjoint).mT }
        let (p, l, u) = try factors.luParts(pivots)
        if adjoint {
            let y = try u.mT.solveTriangular(b, upper: false)
            return try p.matmul(l.mT.solveTriangular(y, upper: true, unitriangular: true))
        }
        let y = try l.solveTriangular(p.mT.matmul(b), upper: false, unitriangular: true)
        return try u.solveTriangular(y, upper: true)
    }

    /// P, L and U of packed factors.
    private func luUnpacked(_ pivots: Tensor) throws -> (p: Tensor, l: Tensor, u: Tensor) {
        let factors = self
        let (m, n) = (shape[ndim - 2], shape[ndim - 1])
        let k = Swift.min(m, n)
        return try GradMode.withDisabled {
            let l = try factors.narrow(-1, 0, k).tril(-1).add(Tensor.eye(m, k, dtype: dtype))
            let u = try factors.narrow(-2, 0, k).triu()
            let batch = Array(shape.dropLast(2))
            let p = try Tensor.zeros(batch + [m, m], dtype: dtype)
            let exchanges = try pivots.ints()
            let flat = try p.view([batch.reduce(1, *), m, m])
            for i in 0..<flat.shape[0] {
                var order = Array(0..<m)
                for row in 0..<k { order.swapAt(row, exchanges[i * k + row] - 1) }
                for (row, place) in order.enumerated() { try flat.select(0, i).select(0, place).select(0, row).fillInPlace(1) }
            }
            return (p, try l.contiguous().alias(), try u.contiguous().alias())
        }
    }

    /// The packed factors and the row exchanges, counted from 1. Same as torch.linalg.lu_factor.
    public func luFactor() throws -> (factors: Tensor, pivots: Tensor) {
        let (factors, pivots, _) = try luFactorEx("torch.linalg.lu_factor", checkErrors: true)
        return (factors, pivots)
    }

    /// The same and LAPACK's report for each matrix. Same as torch.linalg.lu_factor_ex.
    public func luFactorEx(
        _ name: String = "torch.linalg.lu_factor_ex", checkErrors: Bool = false
    ) throws -> (factors: Tensor, pivots: Tensor, info: Tensor) {
        guard ndim >= 2 else {
            let title = name == "linalg.lu" ? name : "torch.lu_factor"
            throw TensorError.runtime(
                "\(title): Expected tensor with 2 or more dimensions. Got size: \(Shape.describe(shape)) instead")
        }
        guard dtype == .float32 || dtype == .float64 else { throw Tensor.notImplemented("lu_cpu", dtype) }
        let lu = try LU(self)
        if checkErrors, let i = lu.failed.firstIndex(where: { $0 != 0 }) {
            throw TensorError.runtime(
                "\(name): \(MatrixCheck.place(self, i))U[\(lu.failed[i]),\(lu.failed[i])] is zero and using it on lu_solve would result "
                    + "in a division by zero. If you still want to perform the factorization, consider calling linalg.lu(A, pivot) or "
                    + "linalg.lu_factor_ex(A, pivot)")
        }
        let k = Swift.min(lu.factors.rows, lu.factors.columns)
        let pivots = Array(lu.pivots.prefix(lu.factors.count * k))
        let (factors, exchanges) = (try lu.factors.tensor(dtype), try Tensor.tensor(pivots, shape: lu.factors.batch + [k]))
        let info = try Tensor.tensor(lu.failed, shape: lu.factors.batch)
        guard Tensor.isRecording([self]) else { return (factors, exchanges, info) }
        let saved = SavedTensor(factors, outputOf: "LinalgLuFactorExBackward0")
        let result = factors.record("LinalgLuFactorExBackward0", inputs: [self]) { g in
            let packed = try saved.unpack()
            let m = packed.shape[packed.ndim - 2]
            let l = try packed.narrow(-1, 0, k).tril(-1).add(Tensor.eye(m, k, dtype: packed.dtype))
            let u = try packed.narrow(-2, 0, k).triu()
            let p = try packed.luUnpacked(exchanges).p
            return [try Self.luGradient(g.narrow(-1, 0, k), g.narrow(-2, 0, k), p, l, u)]
        }
        return (result, exchanges, info)
    }

    // MARK: Pseudo-inverse, rank, least squares

    /// The smallest singular value that counts, for each matrix: max(atol, rtol · largest).
    private func threshold(_ s: Tensor, atol: Double?, rtol: Double?) throws -> Tensor {
        let (m, n) = (shape[ndim - 2], shape[ndim - 1])
        let relative =
            rtol
            ?? (atol.map { $0 > 0 } == true
                ? 0 : (dtype == .float32 ? 1.1920928955078125e-07 : 2.220446049250313e-16) * Double(Swift.max(m, n)))
        let largest = try s.amax([-1], keepdim: true)
        return try largest.mul(.float(relative)).clamp(min: .float(atol ?? 0))
    }

    /// The number of singular values above a threshold. Same as torch.linalg.matrix_rank.
    public func matrixRank(atol: Double? = nil, rtol: Double? = nil, hermitian: Bool = false) throws -> Tensor {
        guard ndim >= 2 else {
            throw TensorError.runtime("torch.linalg.matrix_rank: The input tensor input must have at least 2 dimensions.")
        }
        guard dtype == .float32 || dtype == .float64 else {
            throw TensorError.runtime("This function doesn't handle types other than float and double")
        }
        return try GradMode.withDisabled {
            if numel == 0 { return try Tensor.zeros(Array(shape.dropLast(2)), dtype: .int64) }
            let s = hermitian ? try eigh().values.abs() : try svdvals()
            return try s.gt(threshold(s, atol: atol, rtol: rtol)).sum([-1])
        }
    }

    /// The Moore-Penrose inverse. Same as torch.linalg.pinv.
    public func pinv(atol: Double? = nil, rtol: Double? = nil, hermitian: Bool = false) throws -> Tensor {
        guard ndim >= 2, dtype == .float32 || dtype == .float64 else {
            throw TensorError.runtime(
                "linalg.pinv(\(dtype.scalarTypeName){\(Shape.describe(shape))}): expected a tensor with 2 or more dimensions of float, "
                    + "double, cfloat or cdouble types")
        }
        let (m, n) = (shape[ndim - 2], shape[ndim - 1])
        let result = try GradMode.withDisabled { () throws -> Tensor in
            if numel == 0 { return try Tensor.zeros(Array(shape.dropLast(2)) + [n, m], dtype: dtype) }
            if hermitian {
                let (w, v) = try eigh()
                let size = try w.abs()
                let inverse = try Tensor.where(
                    size.gt(threshold(size, atol: atol, rtol: rtol)), w.reciprocal(), Tensor.zeros([], dtype: dtype))
                return try v.mul(inverse.unsqueeze(-2)).matmul(v.mT)
            }
            let (u, s, vh) = try svd(fullMatrices: false)
            let inverse = try Tensor.where(
                s.gt(threshold(s, atol: atol, rtol: rtol)), s.reciprocal(), Tensor.zeros([], dtype: dtype))
            return try vh.mT.mul(inverse.unsqueeze(-2)).matmul(u.mT)
        }
        guard Tensor.isRecording([self]) else { return result }
        let (savedA, savedP) = (SavedTensor(self), SavedTensor(result, outputOf: "LinalgPinvBackward0"))
        return result.record("LinalgPinvBackward0", inputs: [self]) { g in
            [try Self.pinvGradient(g, savedA.unpack(), savedP.unpack())]
        }
    }

    private static func pinvGradient(_ g: Tensor, _ a: Tensor, _ p: Tensor) throws -> Tensor {
        let (ph, gh) = (try p.mT, try g.mT)
        if a.shape[a.ndim - 2] <= a.shape[a.ndim - 1] {
            let k = try gh.matmul(p)
            let kph = try k.matmul(ph)
            return try p.matmul(k).mT.neg().add(kph).sub(a.matmul(p).matmul(kph)).add(ph.matmul(p).matmul(gh.sub(k.matmul(a))))
        }
        let k = try p.matmul(gh)
        let phk = try ph.matmul(k)
        return try k.matmul(p).mT.neg().add(gh.sub(a.matmul(k)).matmul(p).matmul(ph)).add(phk).sub(phk.matmul(p).matmul(a))
    }

    /// The least squares solution, the sums of squares left (for full rank and more rows than columns), and the ranks.
    /// Same as torch.linalg.lstsq with the driver gelsy.
    public func lstsq(_ other: Tensor, rcond: Double? = nil) throws -> (solution: Tensor, residuals: Tensor, rank: Tensor) {
        guard ndim >= 2 else { throw TensorError.runtime("torch.linalg.lstsq: input must have at least 2 dimensions") }
        guard other.ndim >= 1 else { throw TensorError.runtime("torch.linalg.lstsq: other must have at least 1 dimension") }
        guard dtype == other.dtype else {
            throw TensorError.runtime(
                "torch.linalg.lstsq: Expected input and other to have the same dtype, but got input's dtype \(dtype.scalarTypeName) and "
                    + "other's dtype \(other.dtype.scalarTypeName)")
        }
        try MatrixCheck.floating(self, "torch.linalg.lstsq")
        try MatrixCheck.wide(self, "torch.linalg.lstsq")
        let isVector = other.ndim == 1 || (ndim - 1 == other.ndim && other.shape == Array(shape.dropLast()))
        let b = isVector ? try other.unsqueeze(-1) : other
        let (m, n, count) = (shape[ndim - 2], shape[ndim - 1], b.shape[b.ndim - 1])
        guard b.shape[b.ndim - 2] == m else {
            throw TensorError.runtime(
                isVector
                    ? "torch.linalg.lstsq: input.size(-2) should match other.size(-1)"
                    : "torch.linalg.lstsq: input.size(-2) should match other.size(-2)")
        }
        let batch = try Shape.broadcast(Array(shape.dropLast(2)), Array(b.shape.dropLast(2)))
        let a = try Matrices(expand(batch + [m, n]))
        let height = Swift.max(m, n)
        let x = try Matrices(batch: batch, rows: height, columns: count)
        x.data.fillRaw(0)
        let right = try Matrices(b.expand(batch + [m, count]))
        let epsilon = (dtype == .float32 ? 1.1920928955078125e-07 : 2.220446049250313e-16) * Double(height)
        let ranks = try AbandonableCall.run(work: a.work(4)) { call in
            var ranks = [Int](repeating: 0, count: a.count)
            for i in 0..<a.count where m > 0 && n > 0 {
                try call.check()
                for column in 0..<count {
                    for row in 0..<m { x.matrix(i)[column * height + row] = right.matrix(i)[column * m + row] }
                }
                var rank: Int32 = 0
                try Self.check(
                    tnb_lstsq(Int32(m), Int32(n), Int32(count), a.matrix(i), x.matrix(i), rcond ?? epsilon, &rank),
                    "torch.linalg.lstsq")
                ranks[i] = Int(rank)
            }
            return ranks
        }
        let whole = try x.tensor(dtype)
        var solution = try GradMode.withDisabled { try whole.narrow(-2, 0, n) }.alias()
        if isVector { solution = try GradMode.withDisabled { try solution.squeeze([-1]).alias() } }
        let hasResiduals = m > n && ranks.allSatisfy { $0 == n }
        let residuals = try GradMode.withDisabled { () throws -> Tensor in
            guard hasResiduals else { return try Tensor.empty([0], dtype: dtype) }
            let error = try matmul(isVector ? solution.unsqueeze(-1) : solution).sub(b)
            return try error.square().sum([-2])
        }
        let rankTensor = try Tensor.tensor(ranks, shape: batch)
        guard Tensor.isRecording([self, other]) else { return (solution, residuals, rankTensor) }
        let (savedA, savedB) = (SavedTensor(self), SavedTensor(other))
        let result = solution.record("LinalgLstsqBackward0", inputs: [self, other]) { g, needs in
            let (a, b) = (try savedA.unpack(), try savedB.unpack())
            let (gradient, right) = isVector ? (try g.unsqueeze(-1), try b.unsqueeze(-1)) : (g, b)
            let inverse = try a.pinv()
            let gb = try inverse.mT.matmul(gradient)
            return [
                needs(0) ? try Self.pinvGradient(gradient.matmul(right.mT), a, inverse) : nil,
                needs(1) ? isVector ? try gb.squeeze([-1]) : gb : nil,
            ]
        }
        return (result, residuals, rankTensor)
    }

    /// No residuals of a least squares problem: part of the graph, but nothing flows back from it.
    public static func noResiduals(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        try Tensor.empty([0], dtype: a.dtype).record("LinalgLstsqBackward0", inputs: [a, b]) { _ in [nil, nil] }
    }

    /// The first columns of the product of reflections I − τ v vᵀ, with v below the diagonal of self. Same as
    /// torch.linalg.householder_product.
    public func householderProduct(_ tau: Tensor) throws -> Tensor {
        let name = "torch.linalg.householder_product"
        guard ndim >= 2 else { throw TensorError.runtime("\(name): input must have at least 2 dimensions.") }
        let (m, n) = (shape[ndim - 2], shape[ndim - 1])
        guard m >= n else {
            throw TensorError.runtime("\(name): input.shape[-2] must be greater than or equal to input.shape[-1]")
        }
        guard tau.ndim == ndim - 1, let count = tau.shape.last, count <= n else {
            throw TensorError.runtime("\(name): input.shape[-1] must be greater than or equal to tau.shape[-1]")
        }
        guard dtype == tau.dtype else {
            throw TensorError.runtime(
                "\(name): tau dtype \(tau.dtype.scalarTypeName) does not match input dtype \(dtype.scalarTypeName)")
        }
        try MatrixCheck.wide(self, "orgqr_cpu")
        var result = try Tensor.eye(m, n, dtype: dtype).expand(shape)
        let vectors = try tril(-1).add(Tensor.eye(m, n, dtype: dtype))
        for i in stride(from: count - 1, through: 0, by: -1) {
            let v = try vectors.narrow(-1, i, 1)
            let t = try tau.narrow(-1, i, 1).unsqueeze(-1)
            result = try result.sub(v.mul(t).matmul(v.mT.matmul(result)))
        }
        return try result.mT.contiguous().mT
    }

    /// The inverse of a tensor as a map between its first `ind` dimensions and the others. Same as torch.linalg.tensorinv.
    public func tensorinv(_ ind: Int = 2) throws -> Tensor {
        guard ind > 0 else { throw TensorError.runtime("Expected a strictly positive integer for 'ind'") }
        guard ind <= ndim else {
            throw TensorError.runtime("Expected self.ndim >= ind in linalg.tensorinv")
        }
        let (front, back) = (Array(shape[..<ind]), Array(shape[ind...]))
        guard front.reduce(1, *) == back.reduce(1, *) else {
            throw TensorError.runtime(
                "Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got "
                    + "\(back.reduce(1, *)) != \(front.reduce(1, *))")
        }
        let size = front.reduce(1, *)
        return try reshape([size, size]).inv().reshape(back + front)
    }
}
