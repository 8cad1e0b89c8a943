// Products by formula and name: einsum, tensordot, inner, kron, cross, cdist, and additions of products.

import Interp
import Tensors

extension TorchDeclarations {
    func installMatrixProducts() {
        function("einsum(equation, *operands)", doc: "Sums of products by a formula.") { c -> Tensor in
            guard !c[1].tupleItems.isEmpty else {
                throw Raise.valueError(
                    "einsum(): must specify the equation string and at least one operand, or at least one operand and its "
                        + "subscripts list")
            }
            guard c[0].isString else { throw c.wrongType(0, "str") }
            return try Tensor.einsum(c.string(0), Joins.list(c, 1))
        }
        function("tensordot(a, b, dims=2, out=None)", doc: "Sums over pairs of dimensions.") { c -> Tensor in
            let (a, b) = (try c.tensor(0), try c.tensor(1))
            if let items = c[2].sequenceItems {
                guard items.count == 2, let left = items[0].sequenceItems, let right = items[1].sequenceItems else {
                    let pair = try items.map { try Joins.size($0) }
                    guard pair.count == 2 else {
                        throw Raise.runtimeError("unsupported input to tensordot, got dims=\(try repr(c[2]))")
                    }
                    return try a.tensordot(b, [pair[0]], [pair[1]])
                }
                return try a.tensordot(b, left.map { try Joins.size($0) }, right.map { try Joins.size($0) })
            }
            let count = try c.int(2)
            guard count >= 0 else { throw TensorError.runtime("tensordot expects dims >= 0, but got dims=\(count)") }
            guard count <= min(a.ndim, b.ndim) else {
                throw TensorError.runtime("tensordot expects dims < ndim_a or ndim_b, but got dims=\(count)")
            }
            return try a.tensordot(b, (0..<count).map { $0 - count }, Array(0..<count))
        }
        both("inner(input, other, *, out=None)") { c in try c.tensor(0).inner(c.tensor(1)) }
        both("kron(input, other, *, out=None)") { c in try c.tensor(0).kron(c.tensor(1)) }
        both("vdot(input, other, *, out=None)") { c in try c.tensor(0).dot(c.tensor(1)) }
        both("ger(input, vec2, *, out=None)") { c in try c.tensor(0).outer(c.tensor(1)) }
        both("cross(input, other, dim=None, *, out=None)") { c -> Tensor in
            let (a, b) = (try c.tensor(0), try c.tensor(1))
            if c.has(2) { return try a.cross(b, c.int(2)) }
            guard a.ndim == b.ndim else {
                throw TensorError.runtime("linalg.cross: inputs must have the same number of dimensions.")
            }
            let common = try Tensor.broadcastShape(a.shape, b.shape)
            guard let dim = common.firstIndex(of: 3) else { throw TensorError.runtime("no dimension of size 3 in input") }
            return try a.cross(b, dim)
        }
        function("cdist(x1, x2, p=2.0, compute_mode='use_mm_for_euclid_dist_if_necessary')") { c in
            try c.tensor(0).cdist(c.tensor(1), c.double(2))
        }
        function("pdist(input, p=2)") { c -> Tensor in
            let x = try c.tensor(0)
            guard x.ndim == 2 else { throw TensorError.runtime("pdist only supports 2D tensors, got: \(x.ndim)D") }
            let pairs = try Tensor.triangleIndices(x.shape[0], x.shape[0], 1, upper: true)
            return try x.indexSelect(0, pairs.select(0, 0)).sub(x.indexSelect(0, pairs.select(0, 1))).norm(c.double(1), [-1])
        }
        both("addr(input, vec1, vec2, *, beta=1, alpha=1, out=None)") { c in
            try MatrixSums.add(c, c.tensor(1).outer(c.tensor(2)))
        }
        both("addmv(input, mat, vec, *, beta=1, alpha=1, out=None)") { c in try MatrixSums.add(c, c.tensor(1).mv(c.tensor(2))) }
        both("addbmm(input, batch1, batch2, *, beta=1, alpha=1, out=None)") { c in
            try MatrixSums.add(c, c.tensor(1).bmm(c.tensor(2)).sum([0]))
        }
        inPlace("addr(input, vec1, vec2, *, beta=1, alpha=1)") { c in try MatrixSums.add(c, c.tensor(1).outer(c.tensor(2))) }
        inPlace("addmv(input, mat, vec, *, beta=1, alpha=1)") { c in try MatrixSums.add(c, c.tensor(1).mv(c.tensor(2))) }
        inPlace("addbmm(input, batch1, batch2, *, beta=1, alpha=1)") { c in
            try MatrixSums.add(c, c.tensor(1).bmm(c.tensor(2)).sum([0]))
        }
        function("lu_solve(b, LU_data, LU_pivots, *, out=None)") { c in
            try Tensor.luSolve(c.tensor(1), c.tensor(2), c.tensor(0))
        }
        function("lu_unpack(LU_data, LU_pivots, unpack_data=True, unpack_pivots=True, *, out=None)") { c -> NamedResult in
            let (p, l, u) = try c.tensor(0).luParts(c.tensor(1))
            let none = try Tensor.empty([0], dtype: p.dtype)
            let (data, pivots) = (try c.bool(2), try c.bool(3))
            return NamedResult("lu_unpack", [("P", pivots ? p : none), ("L", data ? l : none), ("U", data ? u : none)])
        }
        function("chain_matmul(*matrices)") { c -> Tensor in try MatrixSums.chain(Joins.list(c, 0)) }
        both("matrix_power(input, n, *, out=None)") { c in try c.tensor(0).matrixPower(c.int(1)) }
        both("matrix_exp(input)") { c in try c.tensor(0).matrixExp() }
        both("det(input)") { c in try c.tensor(0).det() }
        both("logdet(input)") { c -> Tensor in
            let (sign, logarithm) = try c.tensor(0).slogdet()
            return try logarithm.maskedFill(sign.eq(-1), .float(.nan))
        }
        both("slogdet(input)") { c -> NamedResult in
            let (sign, logarithm) = try c.tensor(0).slogdet()
            return NamedResult("slogdet", [("sign", sign), ("logabsdet", logarithm)])
        }
        both("inverse(input, *, out=None)") { c in try c.tensor(0).inv() }
        both("pinverse(input, rcond=1e-15)") { c in try c.tensor(0).pinv(rtol: c.double(1)) }
        both("cholesky(input, upper=False, *, out=None)") { c in try c.tensor(0).cholesky(upper: c.bool(1)) }
        both("qr(input, some=True, *, out=None)") { c -> NamedResult in
            let (q, r) = try c.tensor(0).qr(mode: c.bool(1) ? "reduced" : "complete")
            return NamedResult("qr", [("Q", q), ("R", r)])
        }
        both("svd(input, some=True, compute_uv=True, *, out=None)") { c -> NamedResult in
            let (u, s, vh) = try c.tensor(0).svd(fullMatrices: !c.bool(1))
            return NamedResult("svd", [("U", u), ("S", s), ("V", try vh.transpose(-2, -1))])
        }
        both("cholesky_solve(input, L, upper=False, *, out=None)") { c in
            let (b, l, upper) = (try c.tensor(0), try c.tensor(1), try c.bool(2))
            let lower = upper ? try l.transpose(-2, -1) : l
            let half = try lower.solveTriangular(b, upper: false)
            return try lower.transpose(-2, -1).solveTriangular(half, upper: true)
        }
        both("cholesky_inverse(input, upper=False, *, out=None)") { c in
            let (l, upper) = (try c.tensor(0), try c.bool(1))
            let lower = upper ? try l.transpose(-2, -1) : l
            let eye = try Tensor.eye(l.shape.last ?? 0, dtype: l.dtype)
            let half = try lower.solveTriangular(eye, upper: false)
            return try lower.transpose(-2, -1).solveTriangular(half, upper: true)
        }
    }
}

enum MatrixSums {
    /// beta · input + alpha · product, with the numbers in the slots after the factors.
    static func add(_ c: TorchCall, _ product: Tensor) throws -> Tensor {
        let (beta, alpha) = (try c.scalar(3), try c.scalar(4))
        let scaled = alpha == 1 ? product : try product.mul(alpha)
        return beta.double == 0 ? scaled : try scaled.add(.tensor(beta == 1 ? c.tensor(0) : c.tensor(0).mul(beta)))
    }

    static func chain(_ list: [Tensor]) throws -> Tensor {
        guard let first = list.first else { throw TensorError.runtime("chain_matmul(): Expected one or more matrices") }
        return try list.dropFirst().reduce(first) { try $0.mm($1) }
    }
}
