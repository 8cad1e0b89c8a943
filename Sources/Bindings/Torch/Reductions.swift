// Sums, means, extrema, orders and counts of tensors.

import Interp
import Tensors

extension TorchDeclarations {
    func installReductions() {
        both("sum(input, dim=None, keepdim=False, *, dtype=None, out=None)", doc: "The sum over all or some dimensions.") { c in
            try c.tensor(0).sum(c.optionalInts(1), keepdim: c.bool(2), dtype: c.dtype(3))
        }
        both("mean(input, dim=None, keepdim=False, *, dtype=None, out=None)", doc: "The mean over all or some dimensions.") { c in
            try c.tensor(0).mean(c.optionalInts(1), keepdim: c.bool(2), dtype: c.dtype(3))
        }
        both("prod(input, dim=None, keepdim=False, *, dtype=None)", doc: "The product over all or one dimension.") { c in
            if c.isGiven(1), c[1].isNone { throw c.wrongType(1, "int") }
            return try c.tensor(0).prod(c.optionalInt(1), keepdim: c.bool(2), dtype: c.dtype(3))
        }
        extremum("max", { try $0.max() }, { try $0.max($1, keepdim: $2) }, { try $0.maximum($1) })
        extremum("min", { try $0.min() }, { try $0.min($1, keepdim: $2) }, { try $0.minimum($1) })
        both("amax(input, dim=(), keepdim=False)") { c in try c.tensor(0).amax(c.optionalInts(1), keepdim: c.bool(2)) }
        both("amin(input, dim=(), keepdim=False)") { c in try c.tensor(0).amin(c.optionalInts(1), keepdim: c.bool(2)) }
        both("argmax(input, dim=None, keepdim=False)", doc: "The place of the largest element.") { c in
            try c.tensor(0).argmax(c.optionalInt(1), keepdim: c.bool(2))
        }
        both("argmin(input, dim=None, keepdim=False)", doc: "The place of the smallest element.") { c in
            try c.tensor(0).argmin(c.optionalInt(1), keepdim: c.bool(2))
        }
        both("any(input, dim=None, keepdim=False)", doc: "Whether any element is true.") { c in
            let dims = try c.optionalInts(1)
            // No dimensions at all: every element answers for itself.
            if dims?.isEmpty == true { return try c.tensor(0).truthOfElements() }
            return try c.tensor(0).any(dims, keepdim: c.bool(2))
        }
        both("all(input, dim=None, keepdim=False)", doc: "Whether all elements are true.") { c in
            let dims = try c.optionalInts(1)
            if dims?.isEmpty == true { return try c.tensor(0).truthOfElements() }
            return try c.tensor(0).all(dims, keepdim: c.bool(2))
        }
        both("norm(input, p='fro', dim=None, keepdim=False)", doc: "The p-norm.") { c in
            try TensorNorm.norm(c)
        }
        both("logsumexp(input, dim, keepdim=False)", doc: "log Σ exp.") { c in
            let (x, dims) = (try c.tensor(0), try c.ints(1))
            if dims.isEmpty, x.ndim > 0, try !c.bool(2) {
                throw TensorError.runtime(
                    "output with shape [] doesn't match the broadcast shape \(sizeText([Int](repeating: 1, count: x.ndim)))")
            }
            return try x.logsumexp(dims, keepdim: c.bool(2))
        }
        both("cumsum(input, dim, *, dtype=None)") { c in
            try c.tensor(0).cumsum(c.int(1), dtype: c.dtype(2))
        }
        both("cumprod(input, dim, *, dtype=None)") { c in
            try c.tensor(0).cumprod(c.int(1), dtype: c.dtype(2))
        }
        inPlace("cumsum(input, dim, *, dtype=None)") { c in try c.tensor(0).cumsum(c.int(1), dtype: c.tensor(0).dtype) }
        inPlace("cumprod(input, dim, *, dtype=None)") { c in try c.tensor(0).cumprod(c.int(1), dtype: c.tensor(0).dtype) }
        both("softmax(input, dim, dtype=None)", doc: "exp over its sum along a dimension.") { c in
            try c.tensor(0).softmax(c.int(1), dtype: c.dtype(2))
        }
        both("log_softmax(input, dim, dtype=None)", doc: "The logarithm of softmax.") { c in
            try c.tensor(0).logSoftmax(c.int(1), dtype: c.dtype(2))
        }
        installOrder()
    }

    private func extremum(
        _ name: String, _ all: @escaping (Tensor) throws -> Tensor,
        _ along: @escaping (Tensor, Int, Bool) throws -> (values: Tensor, indices: Tensor),
        _ pairwise: @escaping (Tensor, Tensor) throws -> Tensor
    ) {
        both(
            "\(name)(input, dim=None, keepdim=False, *, other=None, out=None)",
            doc: "All, along a dimension (values and indices), or of two tensors."
        ) {
            c -> Value in
            let x = try c.tensor(0)
            if let other = tensorObject(c[1]) ?? tensorObject(c[3]) { return try pairwise(x, other).toScript() }
            if c.isGiven(1), c[1].isNone { throw c.wrongType(1, "int") }
            guard c.has(1) else { return try all(x).toScript() }
            let (values, indices) = try along(x, c.int(1), c.bool(2))
            return NamedResult(name, values: values, indices: indices).toScript()
        }
    }

    private func installOrder() {
        both("sort(input, dim=-1, descending=False, stable=False)", doc: "Sorted elements and where they were.") { c in
            let (values, indices) = try c.tensor(0).sort(c.int(1), descending: c.bool(2))
            return NamedResult("sort", values: values, indices: indices)
        }
        both("argsort(input, dim=-1, descending=False, stable=False)", doc: "Where the sorted elements were.") { c in
            try c.tensor(0).argsort(c.int(1), descending: c.bool(2))
        }
        both("topk(input, k, dim=-1, largest=True, sorted=True)", doc: "The k largest elements and where they are.") { c in
            let (values, indices) = try c.tensor(0).topk(c.int(1), c.int(2), largest: c.bool(3))
            return NamedResult("topk", values: values, indices: indices)
        }
    }
}

enum TensorNorm {
    /// torch.norm: `p` is a number, infinity, 'fro' or 'nuc'.
    static func norm(_ c: TorchCall) throws -> Tensor {
        let (x, dims, keepdim) = (try c.tensor(0), try c.optionalInts(2), try c.bool(3))
        if c[1].isString {
            switch c[1].swiftString {
            case "fro": return try x.norm(2, dims, keepdim: keepdim)
            case "nuc": return try x.matrixNorm(.nuclear, dims ?? [-2, -1], keepdim: keepdim)
            case let other: throw Raise.runtimeError("only valid string values are 'fro' and 'nuc', found \(other)")
            }
        }
        guard c.has(1), try TorchCall.number(c[1]) == nil else {
            return try x.norm(c.double(1, default: 2), dims, keepdim: keepdim)
        }
        throw Raise.typeError("linalg_vector_norm(): argument 'ord' (position 2) must be Number, not \(c[1].typeName)")
    }
}
