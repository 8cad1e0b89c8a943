// Sums, means and extrema over dimensions, each with its gradient beside it: names and results as PyTorch's. Floats
// accumulate in double, integers in int64, in fixed blocks: a result does not depend on the number of threads.

internal import CKernels

extension Tensor {
    /// Reduces the (distinct, non-negative) dimensions; the result keeps them with size 1 if `keepdim`.
    private func reduced(_ op: tnb_reduction, _ dims: [Int], keepdim: Bool, result: DType, scale: Double = 1) throws -> Tensor {
        let kept = (0..<ndim).filter { !dims.contains($0) }
        let output = try Tensor.empty(
            keepdim ? shape.indices.map { dims.contains($0) ? 1 : shape[$0] } : kept.map { shape[$0] }, dtype: result)
        tnb_reduce(
            op, dtype.kernel, rawPointer, Int32(kept.count), kept.map { shape[$0] }, kept.map { strides[$0] },
            Int32(dims.count), dims.map { shape[$0] }, dims.map { strides[$0] }, result.kernel, output.rawPointer, scale)
        return output
    }

    /// The dimensions meant: all of them if none are named.
    private func reductionDims(_ dims: [Int]) throws -> [Int] {
        ndim == 0 || dims.isEmpty ? Array(0..<ndim) : try Shape.dimensions(dims, ndim)
    }

    /// The gradient of a sum over `dims`, spread over the original shape.
    private static func spread(_ gradient: Tensor, _ dims: [Int], keepdim: Bool, to shape: [Int]) throws -> Tensor {
        var gradient = gradient
        if !keepdim { for dim in dims.sorted() { gradient = try gradient.unsqueeze(dim) } }
        return try gradient.expand(shape)
    }

    /// The sum over `dims` (all if empty). Integers and bools sum as int64. Same as torch.sum.
    public func sum(_ dims: [Int] = [], keepdim: Bool = false) throws -> Tensor {
        let dims = try reductionDims(dims), shape = self.shape
        let output = try reduced(TNB_SUM, dims, keepdim: keepdim, result: dtype.accumulated)
        return output.record("SumBackward0", inputs: [self]) { [try Tensor.spread($0, dims, keepdim: keepdim, to: shape)] }
    }

    /// The mean over `dims` (all if empty); floats only. Same as torch.mean.
    public func mean(_ dims: [Int] = [], keepdim: Bool = false) throws -> Tensor {
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime(
                "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. "
                    + "Got: \(dtype.scalarTypeName)")
        }
        let dims = try reductionDims(dims), shape = self.shape
        let scale = 1 / Double(dims.reduce(1) { $0 * shape[$1] })
        let output = try reduced(TNB_SUM, dims, keepdim: keepdim, result: dtype, scale: scale)
        return output.record("MeanBackward1", inputs: [self]) {
            [try Tensor.spread($0, dims, keepdim: keepdim, to: shape).mul(Operand.scalar(.float(scale)))]
        }
    }

    /// Largest element along a dimension and its first place. Same as torch.max with a dim.
    public func max(_ dim: Int, keepdim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        try extremum(dim, keepdim: keepdim, smallest: false)
    }

    /// Smallest element along a dimension and its first place. Same as torch.min with a dim.
    public func min(_ dim: Int, keepdim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        try extremum(dim, keepdim: keepdim, smallest: true)
    }

    /// The first place of the largest element along a dimension. Same as torch.argmax with a dim.
    public func argmax(_ dim: Int, keepdim: Bool = false) throws -> Tensor {
        try GradMode.withDisabled { try extremum(dim, keepdim: keepdim, smallest: false).indices }
    }

    private func extremum(_ dim: Int, keepdim: Bool, smallest: Bool) throws -> (values: Tensor, indices: Tensor) {
        let dim = try Shape.dimension(dim, ndim)
        let size = ndim == 0 ? 1 : shape[dim]
        guard size > 0 else {
            throw TensorError.index("\(smallest ? "min" : "max")(): Expected reduction dim \(dim) to have non-zero size.")
        }
        let kept = (0..<ndim).filter { $0 != dim }
        let outShape = keepdim ? shape.indices.map { $0 == dim ? 1 : shape[$0] } : kept.map { shape[$0] }
        let values = try Tensor.empty(outShape, dtype: dtype)
        let indices = try Tensor.empty(outShape, dtype: .int64)
        tnb_extremum(
            smallest ? 1 : 0, dtype.kernel, rawPointer, Int32(kept.count), kept.map { shape[$0] }, kept.map { strides[$0] }, size,
            ndim == 0 ? 1 : strides[dim], values.rawPointer, indices.pointer(Int64.self))
        let full = shape
        values.record(smallest ? "MinBackward0" : "MaxBackward0", inputs: [self]) { gradient in
            // One at the place along `dim`, zero elsewhere.
            let positions = try Tensor.arange(.int(0), .int(Int64(size)))
            let places = keepdim || full.isEmpty ? indices : try indices.unsqueeze(dim)
            let order = try positions.view(full.indices.map { $0 == dim ? size : 1 })
            let mask = try places.eq(.tensor(order)).to(dtype: gradient.dtype)
            let wide = keepdim || full.isEmpty ? gradient : try gradient.unsqueeze(dim)
            return [try wide.mul(mask)]
        }
        return (values, indices)
    }

    /// Summed down to a shape that broadcasts to this one: the gradient of broadcasting.
    func sumTo(_ target: [Int]) throws -> Tensor {
        let lead = ndim - target.count
        let dims = (0..<ndim).filter { $0 < lead || (target[$0 - lead] == 1 && shape[$0] != 1) }
        return dims.isEmpty ? try view(target) : try sum(dims, keepdim: true).view(target)
    }
}
