// Order statistics, sums without NaN, spreads with means, histograms, searches, differences.

import Interp
import Tensors

extension TorchDeclarations {
    func installStatistics() {
        both("nansum(input, dim=None, keepdim=False, *, dtype=None, out=None)") { c in
            try c.tensor(0).nansum(c.optionalInts(1), keepdim: c.bool(2), dtype: c.dtype(3))
        }
        both("nanmean(input, dim=None, keepdim=False, *, dtype=None, out=None)") { c in
            try c.tensor(0).nanmean(c.optionalInts(1), keepdim: c.bool(2), dtype: c.dtype(3))
        }
        for (name, root) in [("var", false), ("std", true)] {
            both("\(name)(input, dim=None, unbiased=None, keepdim=False, *, correction=None, out=None)") { c -> Tensor in
                let (dims, correction, keepdim) = try Spread.options(c)
                let x = try c.tensor(0)
                return root
                    ? try x.std(dims, correction: correction, keepdim: keepdim)
                    : try x.var(dims, correction: correction, keepdim: keepdim)
            }
            function("\(name)_mean(input, dim=None, unbiased=None, keepdim=False, *, correction=None, out=None)") {
                c -> ScriptTuple in
                let (dims, correction, keepdim) = try Spread.options(c)
                let (spread, mean) = try c.tensor(0).spreadAndMean(dims, correction: correction, keepdim: keepdim, root: root)
                return ScriptTuple(spread, mean)
            }
        }
        for (name, ignores) in [("median", false), ("nanmedian", true)] {
            both("\(name)(input, dim=None, keepdim=False)") { c -> Value in
                if c.isGiven(1), c[1].isNone { throw c.wrongType(1, "int") }
                guard c.has(1) else { return try c.tensor(0).medianOfAll(ignoringNaN: ignores).toScript() }
                let (values, indices) = try c.tensor(0).median(c.int(1), keepdim: c.bool(2), ignoringNaN: ignores)
                return NamedResult(name, values: values, indices: indices).toScript()
            }
        }
        both("mode(input, dim=-1, keepdim=False)") { c -> NamedResult in
            let (values, indices) = try c.tensor(0).mode(c.int(1), keepdim: c.bool(2))
            return NamedResult("mode", values: values, indices: indices)
        }
        both("kthvalue(input, k, dim=-1, keepdim=False)") { c -> NamedResult in
            let (values, indices) = try c.tensor(0).kthvalue(c.int(1), c.int(2), keepdim: c.bool(3))
            return NamedResult("kthvalue", values: values, indices: indices)
        }
        for (name, ignores) in [("quantile", false), ("nanquantile", true)] {
            both("\(name)(input, q, dim=None, keepdim=False, *, interpolation='linear', out=None)") { c -> Tensor in
                let x = try c.tensor(0)
                let q: Tensor
                if let tensor = tensorObject(c[1]) {
                    q = tensor
                } else {
                    let number = try c.double(1)
                    guard number >= 0, number <= 1 else {
                        throw TensorError.runtime(
                            "quantile() q must be in the range [0, 1] but got \(try PythonNumber.text(number))")
                    }
                    q = try Tensor.scalar(.float(number), dtype: x.dtype.isFloatingPoint ? x.dtype : .float32)
                }
                return try x.quantile(
                    q, c.optionalInt(2), keepdim: c.bool(3), interpolation: c.string(4), ignoringNaN: ignores)
            }
        }
        for (name, body) in [("cummax", { try $0.cummax($1) }), ("cummin", { try $0.cummin($1) })]
            as [(String, (Tensor, Int) throws -> (values: Tensor, indices: Tensor))]
        {
            both("\(name)(input, dim, *, out=None)") { c -> NamedResult in
                let (values, indices) = try body(c.tensor(0), c.int(1))
                return NamedResult(name, values: values, indices: indices)
            }
        }
        both("logcumsumexp(input, dim, *, out=None)") { c in try c.tensor(0).logcumsumexp(c.int(1)) }
        both("msort(input, *, out=None)") { c in try c.tensor(0).sort(0).values }
        both("aminmax(input, *, dim=None, keepdim=False, out=None)") { c -> NamedResult in
            let dims = try c.optionalInt(1).map { [$0] }
            let x = try c.tensor(0)
            if x.numel == 0, dims == nil {
                throw TensorError.runtime(
                    "aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.")
            }
            if let d = dims?.first.map({ $0 < 0 ? $0 + x.ndim : $0 }), x.shape.indices.contains(d), x.shape[d] == 0 {
                throw TensorError.index("aminmax: Expected reduction dim \(d) to have non-zero size.")
            }
            return NamedResult(
                "aminmax", [("min", try x.amin(dims, keepdim: c.bool(2))), ("max", try x.amax(dims, keepdim: c.bool(2)))])
        }
        both("count_nonzero(input, dim=None)") { c in try c.tensor(0).countNonzero(c.optionalInts(1)) }
        both("dist(input, other, p=2)") { c in try c.tensor(0).sub(c.tensor(1)).norm(c.double(2)) }
        installCounting()
    }

    private func installCounting() {
        both("bincount(input, weights=None, minlength=0)", doc: "How often each number occurs.") { c -> Tensor in
            let x = try c.tensor(0)
            return try c.optionalTensor(1).map { try x.bincount(weights: $0, minLength: c.int(2)) }
                ?? x.bincount(minLength: c.int(2))
        }
        both("histc(input, bins=100, min=0, max=0, *, out=None)") { c in
            try c.tensor(0).histc(c.int(1), low: c.double(2), high: c.double(3))
        }
        both(
            "histogram(input, bins, *, range=None, weight=None, density=False, out=None)",
            doc: "Counts in intervals, and their edges."
        ) {
            c -> NamedResult in
            let x = try c.tensor(0)
            let edges = try c.optionalTensorOrNumber(1)
            let (counts, borders) = try x.histogram(
                bins: edges == nil ? c.int(1) : nil, edges: edges, range: c.has(2) ? c.doubles(2) : nil,
                weight: c.optionalTensor(3), density: c.bool(4))
            return NamedResult(
                "histogram",
                [
                    ("hist", counts.refusingGradient("histogram", of: [x])),
                    ("bin_edges", borders.refusingGradient("histogram", of: [x])),
                ])
        }
        function("searchsorted(sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None, out=None)") {
            c -> Tensor in
            let sequence = try c.tensor(0)
            var right = try c.bool(3)
            if c.has(4) {
                let side = try c.string(4)
                guard side == "left" || side == "right" else {
                    throw TensorError.runtime("torch.searchsorted(): side can only be 'left' or 'right' but got \(side)")
                }
                if right, side == "left" {
                    throw TensorError.runtime(
                        "torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True")
                }
                right = side == "right"
            }
            return try Searching.search(sequence, c.operand(1), right, c.bool(2), c.optionalTensor(5))
        }
        function("bucketize(input, boundaries, *, out_int32=False, right=False, out=None)") { c -> Tensor in
            let boundaries = try c.tensor(1)
            guard boundaries.ndim == 1 else {
                throw TensorError.runtime("boundaries tensor must be 1 dimension, but got dim(\(boundaries.ndim))")
            }
            return try Searching.search(boundaries, c.operand(0), c.bool(3), c.bool(2), nil)
        }
        both("diff(input, n=1, dim=-1, prepend=None, append=None, *, out=None)") { c in
            try c.tensor(0).diff(c.int(1), c.int(2), prepend: c.optionalTensor(3), append: c.optionalTensor(4))
        }
        for (name, cumulative) in [("trapezoid", false), ("trapz", false), ("cumulative_trapezoid", true)] {
            function("\(name)(y, x=None, *, dx=1, dim=-1)") { c in
                try c.tensor(0).trapezoid(c.optionalTensor(1), dx: c.double(2), c.int(3), cumulative: cumulative)
            }
        }
        both("cov(input, *, correction=1, fweights=None, aweights=None)") { c -> Tensor in
            if c.has(2) || c.has(3) { throw Raise.notImplementedError("cov with weights is not available") }
            return try c.tensor(0).cov(correction: c.double(1))
        }
        both("corrcoef(input)") { c in try c.tensor(0).corrcoef() }
        elementwise("renorm(input, p, dim, maxnorm, *, out=None)") { c in
            try c.tensor(0).renorm(c.double(1), c.int(2), c.double(3))
        }
        function("unique_consecutive(input, return_inverse=False, return_counts=False, dim=None)") { c in
            try Distinct.consecutive(c, 1)
        }
        method("unique_consecutive(self, return_inverse=False, return_counts=False, dim=None)") { c in
            try Distinct.consecutive(c, 1)
        }
        both("unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None)", doc: "The distinct elements.") {
            c -> Value in
            let x = try c.tensor(0)
            let result = try c.has(4) ? x.uniqueSlices(c.int(4)) : x.unique()
            return Distinct.answer(
                result, of: x, c.has(4) ? "unique_dim" : "_unique2", inverse: try c.bool(2), counts: try c.bool(3))
        }
    }
}

enum Spread {
    /// dim, correction and keepdim of std, var and their pairs. A bool in dim's place is `unbiased`.
    static func options(_ c: TorchCall) throws -> (dims: [Int]?, correction: Double, keepdim: Bool) {
        let isFlag = c[1].isBool
        let unbiased = isFlag ? c[1].asBool : try c.bool(2, default: true)
        return (isFlag ? nil : try c.optionalInts(1), try c.double(4, default: unbiased ? 1 : 0), try c.bool(3))
    }
}

enum PythonNumber {
    /// A float as C++'s streams print it.
    static func text(_ x: Double) throws(Raise) -> String { try TypeLimits.text(x) }
}

enum Searching {
    static func search(_ sequence: Tensor, _ values: Operand, _ right: Bool, _ int32: Bool, _ sorter: Tensor?) throws -> Tensor {
        switch values {
        case .tensor(let tensor):
            return try sequence.searchsorted(tensor, right: right, int32: int32, sorter: sorter)
        case .scalar(let number):
            guard sequence.ndim == 1 else {
                throw TensorError.runtime(
                    "torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we got boundaries "
                        + "tensor dim(\(sequence.ndim)) and input value's dim(0) numel(1)")
            }
            return try sequence.searchsorted(Tensor.scalar(number, dtype: .float64), right: right, int32: int32, sorter: sorter)
        }
    }
}

enum Distinct {
    static func consecutive(_ c: TorchCall, _ first: Int) throws -> Value {
        let x = try c.tensor(0)
        let result = try c.has(first + 2) ? x.uniqueConsecutiveSlices(c.int(first + 2)) : x.uniqueConsecutive()
        let name = c.has(first + 2) ? "unique_dim_consecutive" : "unique_consecutive"
        return answer(result, of: x, name, inverse: try c.bool(first), counts: try c.bool(first + 1))
    }

    static func answer(
        _ result: (values: Tensor, inverse: Tensor, counts: Tensor), of input: Tensor, _ name: String, inverse: Bool, counts: Bool
    ) -> Value {
        let values = result.values.refusingDerivative(name, of: [input])
        var parts = [values]
        if inverse { parts.append(result.inverse) }
        if counts { parts.append(result.counts) }
        return parts.count == 1 ? values.toScript() : .tuple(owned: parts.map { $0.toScript() })
    }
}
