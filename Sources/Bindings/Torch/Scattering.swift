// Writing and reading at listed places: index_add, index_fill, put, take, scatter with a reduction, masked_scatter.

import Interp
import Tensors

extension TorchDeclarations {
    func installScattering() {
        copyAndInPlace("index_add(input, dim, index, source, *, alpha=1)") { x, c in
            try x.indexAddInPlace(c.int(1), c.tensor(2), c.tensor(3), alpha: c.scalar(4))
        }
        copyAndInPlace("index_copy(input, dim, index, source)") { x, c in
            try x.indexCopyInPlace(c.int(1), c.tensor(2), c.tensor(3))
        }
        copyAndInPlace("index_fill(input, dim, index, value)") { x, c in
            try x.indexFillInPlace(c.int(1), c.tensor(2), c.operand(3))
        }
        copyAndInPlace("put(input, index, source, accumulate=False)") { x, c in
            try x.putInPlace(c.tensor(1), c.tensor(2), accumulate: c.bool(3))
        }
        copyAndInPlace("index_put(input, indices, values, accumulate=False)") { x, c in
            let indices = try c.tensors(1).map { TensorIndex.tensor($0) }
            let values = try c.tensor(2)
            guard values.dtype == x.dtype else {
                throw TensorError.runtime(
                    "Index put requires the source and destination dtypes match, got \(x.dtype.scalarTypeName) for the destination and "
                        + "\(values.dtype.scalarTypeName) for the source.")
            }
            if try c.bool(3) { try x.addAtIndex(indices, values) } else { try x.setIndex(indices, values) }
            return x
        }
        both("take(input, index)") { c in try c.tensor(0).take(c.tensor(1)) }
        both("take_along_dim(input, indices, dim=None)") { c -> Tensor in
            let (x, indices) = (try c.tensor(0), try c.tensor(1))
            guard indices.dtype == .int64 else {
                throw TensorError.runtime(
                    "torch.take_along_dim(): dtype of indices should be Long but got \(indices.dtype.scalarTypeName)")
            }
            guard c.has(2) else { return try x.reshape([-1]).gather(0, indices.reshape([-1])) }
            guard x.ndim == indices.ndim else {
                throw TensorError.runtime(
                    "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(x.ndim) dimensions for "
                        + "input, and \(indices.ndim) dimensions for indices")
            }
            let dim = try c.int(2)
            let d = dim < 0 ? dim + x.ndim : dim
            guard d >= 0, d < max(x.ndim, 1) else { return try x.gather(dim, indices) }
            if x.ndim == 0 { return try x.gather(0, indices) }
            var (mine, theirs) = (x.shape, indices.shape)
            (mine[d], theirs[d]) = (1, 1)
            var common = try Tensor.broadcastShape(mine, theirs)
            common[d] = x.shape[d]
            let wide = try x.expand(common)
            common[d] = indices.shape[d]
            return try wide.gather(d, indices.expand(common).contiguous())
        }
        both("masked_scatter(input, mask, source)") { c in try c.tensor(0).maskedScatter(c.tensor(1), c.tensor(2)) }
        inPlace("masked_scatter(input, mask, source)") { c in
            let tensor = try c.tensor(0)
            try tensor.checkInPlace()
            return try tensor.maskedScatter(c.tensor(1), c.tensor(2))
        }
        both("scatter_reduce(input, dim, index, src, reduce, *, include_self=True)") { c in
            try c.tensor(0).scatterReduce(c.int(1), c.tensor(2), c.tensor(3), c.string(4), includeSelf: c.bool(5))
        }
        inPlace("scatter_reduce(input, dim, index, src, reduce, *, include_self=True)") { c in
            try c.tensor(0).scatterReduce(c.int(1), c.tensor(2), c.tensor(3), c.string(4), includeSelf: c.bool(5))
        }
        copyAndInPlace("scatter(input, dim, index, src=None, *, value=None, reduce=None)") { x, c in
            guard c.has(5) else { return try x.scatterInPlace(c.int(1), c.tensor(2), Scattering.source(c)) }
            let reduce = try c.string(5)
            guard reduce == "add" || reduce == "multiply" else {
                throw TensorError.runtime("reduce argument must be either add or multiply.")
            }
            let source = try Scattering.source(c)
            let result = try GradMode.withDisabled {
                try x.detach().scatterReduce(c.int(1), c.tensor(2), source, reduce == "add" ? "sum" : "prod")
            }
            let isRefused = GradMode.isEnabled && (x.requiresGrad || source.requiresGrad)
            return try x.copyInPlace(from: isRefused ? result.refusingGradient("scatter", of: [x, source]) : result)
        }
        copyAndInPlace("masked_fill(input, mask, value)") { x, c in
            if let value = tensorObject(c[2]) {
                guard value.ndim == 0 else {
                    throw TensorError.runtime(
                        "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.ndim) dimension(s)."
                    )
                }
                guard c.tensorDType(1) == .bool else { return try x.maskedFillInPlace(c.tensor(1), 0) }
                if Tensor.records([value]) {
                    return try x.copyInPlace(from: Tensor.where(c.tensor(1), value.to(dtype: x.dtype), x))
                }
            }
            return try x.maskedFillInPlace(c.tensor(1), c.scalar(2))
        }
        both("masked_fill(input, mask, value)", doc: "The value where the mask is true.") { c -> Tensor in
            let (x, mask) = (try c.tensor(0), try c.tensor(1))
            if let value = tensorObject(c[2]), value.ndim > 0 {
                throw TensorError.runtime(
                    "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.ndim) dimension(s).")
            }
            if let value = tensorObject(c[2]), mask.dtype == .bool {
                return try Tensor.where(mask, value.to(dtype: x.dtype), x)
            }
            return try x.maskedFill(mask, c.scalar(2))
        }
        let indexReduce = "index_reduce(input, dim, index, source, reduce, *, include_self=True, out=None)"
        elementwise(indexReduce) { c in
            try c.tensor(0).indexReduce(c.int(1), c.tensor(2), c.tensor(3), c.string(4), includeSelf: c.bool(5, default: true))
        }
        both("select_scatter(input, src, dim, index)") { c in
            let (dim, index) = (try c.int(2), try c.int(3))
            return try c.tensor(0).withPart(c.tensor(1), "SelectScatterBackward0") { try $0.select(dim, index) }
        }
        both("slice_scatter(input, src, dim=0, start=None, end=None, step=1)") { c in
            let (dim, start, end, step) = (try c.int(2), try c.optionalInt(3), try c.optionalInt(4), try c.int(5))
            return try c.tensor(0).withPart(c.tensor(1), "SliceScatterBackward0") { try $0.slice(dim, start, end, step) }
        }
        both("diagonal_scatter(input, src, offset=0, dim1=0, dim2=1)") { c in
            let (offset, a, b) = (try c.int(2), try c.int(3), try c.int(4))
            return try c.tensor(0).withPart(c.tensor(1), "DiagonalScatterBackward0") {
                try $0.diagonal(offset: offset, dim1: a, dim2: b)
            }
        }
    }

    /// The method with `_` that writes into its receiver, and the function and method that write into a copy.
    private func copyAndInPlace(_ signature: String, _ body: @escaping (Tensor, TorchCall) throws -> Tensor) {
        both(signature) { c in try body(c.tensor(0).clone(), c) }
        guard let open = signature.firstIndex(of: "(") else { return }
        method(String(signature[..<open]) + "_" + String(signature[open...])) { c in try body(c.tensor(0), c) }
    }
}

extension TorchCall {
    /// The type of a tensor argument, nil for anything else.
    func tensorDType(_ index: Int) -> DType? { tensorObject(self[index])?.dtype }
}
