// torch.linalg and its exception class.

import Interp
import Tensors

/// torch.linalg.LinAlgError.
enum LinearAlgebraError {
    // Under the interpreter lock; made at first use.
    nonisolated(unsafe) private static var made: Reference?

    static func cls() throws(Raise) -> Reference {
        if let made { return made }
        let namespace = Dict.make()
        defer { Value.object(namespace).release() }
        let key = Value.interned("__module__"), module = Value.string("torch._C")
        Dict.set(namespace, name: key, module)
        key.release()
        module.release()
        let cls = Reference(owned: try Classes.make("_LinAlgError", [.object(Types.exception(.runtimeError))], namespace, nil))
        made = cls
        return cls
    }

    static func raise(_ message: String) -> Raise {
        do {
            return Raise.make(try cls().value.layout(ClassObject.self), .tuple(owned: [.string(message)]))
        } catch {
            return error
        }
    }
}

/// `ord` of a norm, nil for None.
private func order(_ c: TorchCall, _ index: Int) throws -> NormOrder? {
    guard c.has(index) else { return nil }
    if c[index].isString {
        switch c[index].swiftString {
        case "fro": return .frobenius
        case "nuc": return .nuclear
        case let other: return .other(other)
        }
    }
    return .number(try c.scalar(index).double)
}

func installLinearAlgebra(_ m: ModuleBuilder) throws(Raise) {
    m.constant("LinAlgError", try LinearAlgebraError.cls().value.retained())
    let d = TorchDeclarations(m)
    d.function("inv(A, *, out=None)", doc: "The inverse.") { c in try c.tensor(0).inv() }
    d.function("inv_ex(A, *, check_errors=False, out=None)") { c -> NamedResult in
        let (inverse, info) = try c.tensor(0).invEx(checkErrors: c.bool(1))
        return NamedResult("linalg_inv_ex", [("inverse", inverse), ("info", info)])
    }
    d.function("matmul(input, other, *, out=None)") { c in try c.tensor(0).matmul(c.tensor(1)) }
    d.function("lu_solve(LU, pivots, B, *, left=True, adjoint=False, out=None)") { c -> Tensor in
        try Tensor.luSolve(c.tensor(0), c.tensor(1), c.tensor(2), left: c.bool(3), adjoint: c.bool(4))
    }
    d.function("tensorsolve(A, B, dims=None, *, out=None)", doc: "X with tensordot(A, X, X.ndim) = B.") { c -> Tensor in
        var a = try c.tensor(0)
        let b = try c.tensor(1)
        if let dims = try c.optionalInts(2) { a = try a.movedim(dims, dims.indices.map { a.ndim - dims.count + $0 }) }
        let result = Array(a.shape.dropFirst(b.ndim))
        guard result.reduce(1, *) == b.numel else {
            throw TensorError.runtime(
                "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but got "
                    + "\(result.reduce(1, *)) != \(b.numel)")
        }
        return try a.reshape([b.numel, b.numel]).solve(b.reshape([b.numel])).reshape(result)
    }
    d.function("householder_product(A, tau, *, out=None)", doc: "The product of reflections.") { c in
        try c.tensor(0).householderProduct(c.tensor(1))
    }
    d.function("tensorinv(A, ind=2, *, out=None)", doc: "The inverse as a map between groups of dimensions.") { c in
        try c.tensor(0).tensorinv(c.int(1))
    }
    d.function("det(A, *, out=None)", doc: "The determinant.") { c in try c.tensor(0).det() }
    d.function("slogdet(A, *, out=None)", doc: "Sign and logarithm of the determinant.") { c -> NamedResult in
        let (sign, logarithm) = try c.tensor(0).slogdet()
        return NamedResult("linalg_slogdet", [("sign", sign), ("logabsdet", logarithm)])
    }
    d.function("cholesky(A, *, upper=False, out=None)", doc: "The triangle whose square is the matrix.") { c in
        try c.tensor(0).cholesky(upper: c.bool(1))
    }
    d.function("cholesky_ex(A, *, upper=False, check_errors=False, out=None)") { c -> NamedResult in
        let (factor, info) = try c.tensor(0).choleskyEx(upper: c.bool(1))
        if try c.bool(2) { _ = try c.tensor(0).cholesky() }
        return NamedResult("linalg_cholesky_ex", [("L", factor), ("info", info)])
    }
    d.function("qr(A, mode='reduced', *, out=None)", doc: "An orthogonal matrix times a triangle.") { c -> NamedResult in
        let (q, r) = try c.tensor(0).qr(mode: c.string(1))
        return NamedResult("linalg_qr", [("Q", q), ("R", r)])
    }
    d.function("svd(A, full_matrices=True, *, driver=None, out=None)", doc: "The singular value decomposition.") {
        c -> NamedResult in
        let (u, s, vh) = try c.tensor(0).svd(fullMatrices: c.bool(1))
        return NamedResult("linalg_svd", [("U", u), ("S", s), ("Vh", vh)])
    }
    d.function("svdvals(A, *, driver=None, out=None)", doc: "The singular values.") { c in try c.tensor(0).svdvals() }
    d.function("eigh(A, UPLO='L', *, out=None)", doc: "Eigenvalues and eigenvectors of a symmetric matrix.") { c -> NamedResult in
        let (values, vectors) = try c.tensor(0).eigh(upper: isUpper(c, 1))
        return NamedResult("linalg_eigh", [("eigenvalues", values), ("eigenvectors", vectors)])
    }
    d.function("eigvalsh(A, UPLO='L', *, out=None)", doc: "Eigenvalues of a symmetric matrix.") { c in
        try c.tensor(0).eigh(upper: isUpper(c, 1)).values
    }
    for name in ["eig", "eigvals"] {
        d.function("\(name)(A, *, out=None)") { c -> Tensor in
            throw Raise.notImplementedError(
                "torch.linalg.\(name) is not available: its results are complex; eigh has symmetric matrices")
        }
    }
    d.function("lu(A, *, pivot=True, out=None)", doc: "Permutation, lower and upper triangle.") { c -> NamedResult in
        try requirePivots(c)
        let (p, l, u) = try c.tensor(0).lu()
        return NamedResult("linalg_lu", [("P", p), ("L", l), ("U", u)])
    }
    d.function("lu_factor(A, *, pivot=True, out=None)") { c -> NamedResult in
        try requirePivots(c)
        let (factors, pivots) = try c.tensor(0).luFactor()
        return NamedResult("linalg_lu_factor", [("LU", factors), ("pivots", pivots)])
    }
    d.function("lu_factor_ex(A, *, pivot=True, check_errors=False, out=None)") { c -> NamedResult in
        try requirePivots(c)
        let (factors, pivots, info) = try c.tensor(0).luFactorEx(checkErrors: c.bool(2))
        return NamedResult("linalg_lu_factor_ex", [("LU", factors), ("pivots", pivots), ("info", info)])
    }
    d.function("solve_ex(A, B, *, left=True, check_errors=False, out=None)") { c -> NamedResult in
        let (result, info) = try c.tensor(0).solveEx(c.tensor(1), left: c.bool(2), checkErrors: c.bool(3))
        return NamedResult("linalg_solve_ex", [("result", result), ("info", info)])
    }
    d.function("solve(A, B, *, left=True, out=None)", doc: "The solution of linear equations.") { c in
        try c.tensor(0).solve(c.tensor(1), left: c.bool(2))
    }
    d.function("solve_triangular(A, B, *, upper, left=True, unitriangular=False, out=None)") { c in
        try c.tensor(0).solveTriangular(c.tensor(1), upper: c.bool(2), left: c.bool(3), unitriangular: c.bool(4))
    }
    d.function("lstsq(input, b, rcond=None, *, driver=None)", doc: "The least squares solution.") { c -> NamedResult in
        let driver = try c.string(3, default: "gelsy")
        guard ["gels", "gelsy", "gelsd", "gelss"].contains(driver) else {
            throw TensorError.runtime("torch.linalg.lstsq: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)")
        }
        let (solution, residuals, rank) = try c.tensor(0).lstsq(c.tensor(1), rcond: c.optionalDouble(2))
        // Only the drivers that compute them on the way have residuals.
        let none = try Tensor.empty([0], dtype: solution.dtype)
        var singular = none
        if driver == "gelsd" || driver == "gelss" { singular = try c.tensor(0).detach().svdvals() }
        return NamedResult(
            "linalg_lstsq",
            [
                ("solution", solution),
                ("residuals", driver == "gelsy" ? try Tensor.noResiduals(c.tensor(0), c.tensor(1)) : residuals),
                ("rank", driver == "gels" ? try Tensor.empty([0], dtype: .int64) : rank), ("singular_values", singular),
            ])
    }
    installNorms(d)
}

/// Throws for `pivot=False`, the argument after the matrix.
private func requirePivots(_ c: TorchCall) throws {
    guard try c.tensor(0).ndim < 2 || c.bool(1) else {
        throw TensorError.runtime("linalg.lu_factor: LU without pivoting is not implemented on the CPU")
    }
}

private func isUpper(_ c: TorchCall, _ index: Int) throws -> Bool {
    let name = try c.string(index)
    guard let first = name.first, name.count == 1, "LUlu".contains(first) else {
        throw TensorError.runtime("Expected UPLO argument to be 'L' or 'U', but got \(name)")
    }
    return first == "U" || first == "u"
}

private func installNorms(_ d: TorchDeclarations) {
    d.function("norm(A, ord=None, dim=None, keepdim=False, *, out=None, dtype=None)", doc: "A vector or matrix norm.") { c in
        let x = try c.dtype(5).map { try c.tensor(0).to(dtype: $0) } ?? c.tensor(0)
        return try x.linalgNorm(order(c, 1), c.optionalInts(2), keepdim: c.bool(3))
    }
    d.function("vector_norm(x, ord=2, dim=None, keepdim=False, *, dtype=None, out=None)", doc: "A vector norm.") { c in
        if c[1].isString {
            throw Raise.typeError("linalg_vector_norm(): argument 'ord' (position 2) must be Number, not str")
        }
        return try c.tensor(0).vectorNorm(c.scalar(1).double, c.optionalInts(2), keepdim: c.bool(3), dtype: c.dtype(4))
    }
    d.function("matrix_norm(A, ord='fro', dim=None, keepdim=False, *, dtype=None, out=None)", doc: "A matrix norm.") { c in
        let x = try c.dtype(4).map { try c.tensor(0).to(dtype: $0) } ?? c.tensor(0)
        return try x.matrixNorm(order(c, 1) ?? .frobenius, c.optionalInts(2) ?? [-2, -1], keepdim: c.bool(3))
    }
    d.function("cond(A, p=None, *, out=None)", doc: "The condition number.") { c in try c.tensor(0).cond(order(c, 1)) }
    d.function("matrix_rank(A, tol=None, hermitian=False, *, atol=None, rtol=None, out=None)", doc: "The rank.") { c in
        let atol = try c.optionalDouble(1) ?? c.optionalDouble(3)
        return try c.tensor(0).matrixRank(atol: atol, rtol: c.has(1) ? 0 : c.optionalDouble(4), hermitian: c.bool(2))
    }
    d.function("pinv(A, rcond=None, hermitian=False, *, atol=None, rtol=None, out=None)", doc: "The pseudo-inverse.") { c in
        try c.tensor(0).pinv(atol: c.optionalDouble(3), rtol: c.optionalDouble(1) ?? c.optionalDouble(4), hermitian: c.bool(2))
    }
    d.function("matrix_power(A, n, *, out=None)", doc: "A power of a matrix.") { c in
        if c[1].isFloat { throw Raise.typeError("linalg_matrix_power(): argument 'n' (position 2) must be int, not float") }
        return try c.tensor(0).matrixPower(c.int(1))
    }
    d.function("matrix_exp(A)", doc: "e to a matrix.") { c in try c.tensor(0).matrixExp() }
    d.function("multi_dot(tensors, *, out=None)", doc: "The product of matrices.") { c -> Tensor in
        let list = try c.tensors(0)
        guard list.count >= 2 else { throw TensorError.runtime("multi_dot(): expected at least 2 tensors but got \(list.count)") }
        var result = list[0]
        for next in list.dropFirst() { result = try result.matmul(next) }
        return result
    }
    d.function("cross(input, other, *, dim=-1, out=None)", doc: "The vector product.") { c in
        try c.tensor(0).cross(c.tensor(1), c.int(2))
    }
    d.function("vecdot(x, y, *, dim=-1, out=None)") { c in try c.tensor(0).mul(c.tensor(1)).sum([c.int(2)]) }
    d.function("vander(x, *, N=None)") { c in try c.tensor(0).vander(c.optionalInt(1), increasing: true) }
    d.function("diagonal(A, *, offset=0, dim1=-2, dim2=-1)") { c in
        try c.tensor(0).diagonal(offset: c.int(1), dim1: c.int(2), dim2: c.int(3))
    }
}
