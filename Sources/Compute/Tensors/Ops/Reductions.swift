// Reductions: sums, means, variances, extrema, counts, norms, over all or some dimensions. Loops are in CKernels/reduce.c.

internal import CKernels


extension Tensor {
    /// The geometry of a reduction: kept and reduced dimensions, and the shape of the result.
    private struct Plan {
        var kept: [Int] = []
        var reduced: [Int] = []
        var shape: [Int] = []
        let tensor: Tensor

        init(_ tensor: Tensor, _ dims: [Int]?, keepdim: Bool) throws {
            self.tensor = tensor
            let list = try dims.map { try Shape.dimensions($0, tensor.ndim) } ?? []
            let all = list.isEmpty
            for i in 0..<tensor.ndim {
                if all || list.contains(i) {
                    reduced.append(i)
                    if keepdim { shape.append(1) }
                } else {
                    kept.append(i)
                    shape.append(tensor.shape[i])
                }
            }
        }

        /// The same plan for other elements of that shape.
        init(_ plan: Plan, on tensor: Tensor) {
            (kept, reduced, shape, self.tensor) = (plan.kept, plan.reduced, plan.shape, tensor)
        }

        var count: Int { reduced.reduce(1) { $0 * tensor.shape[$1] } }
        /// The result's shape with reduced dimensions as 1: what gradients broadcast from.
        var keptShape: [Int] { tensor.shape.indices.map { reduced.contains($0) ? 1 : tensor.shape[$0] } }

        func run(_ op: tnb_reduction, _ dtype: DType, scale: Double = 1) throws -> Tensor {
            if tensor.dtype.isHalf || dtype.isHalf {
                let wide = Plan(self, on: try tensor.widened())
                return try GradMode.withDisabled { try wide.run(op, dtype.computing, scale: scale).to(dtype: dtype) }
            }
            let result = try Tensor.empty(shape, dtype: dtype)
            let (sizes, strides) = (tensor.shape, tensor.strides)
            Profile.measure(op == TNB_SUM ? "aten::sum" : "aten::reduce", bytes: tensor.byteCount + result.byteCount) {
                tnb_reduce(
                    op, tensor.dtype.kernel, tensor.rawPointer, Int32(kept.count), kept.map { sizes[$0] },
                    kept.map { strides[$0] }, Int32(reduced.count), reduced.map { sizes[$0] }, reduced.map { strides[$0] },
                    dtype.kernel, result.rawPointer, scale)
            }
            return result
        }
    }

    /// Sum over `dims` (all if nil or empty). Integers and bool add up in int64. Same as torch.sum.
    public func sum(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
        let type = dtype ?? self.dtype.accumulated
        try refusingIntegerHistory(type)
        let source = self.dtype.isFloatingPoint == type.isFloatingPoint ? self : try to(dtype: type)
        let plan = try Plan(source, dims, keepdim: keepdim)
        let result = try plan.run(TNB_SUM, type)
        guard type.isFloatingPoint else { return result }
        return result.record(dims == nil ? "SumBackward0" : "SumBackward1", inputs: [self]) {
            [shape, kept = plan.keptShape] g in [try g.reshape(kept).expand(shape)]
        }
    }

    /// Sums broadcast dimensions away, down to `shape`.
    func sumTo(_ target: [Int]) throws -> Tensor {
        guard let sum = try summed(to: target) else {
            throw TensorError.runtime("a gradient of shape \(Shape.describe(shape)) does not fit \(Shape.describe(target))")
        }
        return sum
    }

    /// The same, nil if the shape does not broadcast to this one.
    func summed(to target: [Int]) throws -> Tensor? {
        if shape == target { return self }
        let lead = ndim - target.count
        guard lead >= 0 else { return nil }
        let dims = (0..<ndim).filter { $0 < lead || (target[$0 - lead] == 1 && shape[$0] != 1) }
        let reduced = dims.isEmpty ? self : try sum(dims, keepdim: true)
        guard reduced.numel == target.reduce(1, *) else { return nil }
        return try reduced.reshape(target)
    }

    /// Summed over what broadcasting had repeated. Same as torch.Tensor.sum_to_size.
    public func sumToSize(_ target: [Int]) throws -> Tensor {
        guard let common = try? Shape.broadcast(target, shape), common == shape else {
            throw TensorError.runtime(
                "size {\(Shape.describe(target))} is not expandable to size {\(Shape.describe(shape))}.")
        }
        return try sumTo(target)
    }

    /// Mean over `dims` (all if nil or empty). Same as torch.mean.
    public func mean(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
        let type = dtype ?? self.dtype
        guard type.isFloatingPoint else {
            throw TensorError.runtime(
                "mean(): could not infer output dtype. \(dtype == nil ? "Input" : "Optional") dtype must be either a floating point or complex dtype. Got: "
                    + type.scalarTypeName)
        }
        let source = try to(dtype: type)
        let plan = try Plan(source, dims, keepdim: keepdim)
        let count = plan.count
        let result = try plan.run(TNB_SUM, type, scale: count == 0 ? .nan : 1 / Double(count))
        return result.record(dims == nil ? "MeanBackward0" : "MeanBackward1", inputs: [self]) {
            [shape, kept = plan.keptShape] g in
            // Divided before it is spread: fewer elements.
            [try g.reshape(kept).div(.int(Int64(count))).expand(shape)]
        }
    }

    /// Variance with divisor n − correction. Same as torch.var.
    public func `var`(_ dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) throws -> Tensor {
        try spread(dims, correction, keepdim, root: false)
    }

    /// Standard deviation with divisor n − correction. Same as torch.std.
    public func std(_ dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) throws -> Tensor {
        try spread(dims, correction, keepdim, root: true)
    }

    private func spread(_ dims: [Int]?, _ correction: Double, _ keepdim: Bool, root: Bool) throws -> Tensor {
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime(
                "std and var only support floating point and complex dtypes")
        }
        let plan = try Plan(self, dims, keepdim: keepdim)
        let divisor = Double(plan.count) - correction
        var result: Tensor
        var mean: Tensor
        if dtype.isHalf {
            (result, mean) = try GradMode.withDisabled {
                let wide = try to(dtype: .float32)
                return (
                    try wide.spread(dims, correction, keepdim, root: root).to(dtype: dtype),
                    try wide.mean(dims, keepdim: true).to(dtype: dtype)
                )
            }
        } else {
            result = try Tensor.empty(plan.shape, dtype: dtype)
            mean = try Tensor.empty(plan.keptShape, dtype: dtype)
            let (sizes, strides) = (shape, strides)
            tnb_variance(
                dtype.kernel, rawPointer, Int32(plan.kept.count), plan.kept.map { sizes[$0] }, plan.kept.map { strides[$0] },
                Int32(plan.reduced.count), plan.reduced.map { sizes[$0] }, plan.reduced.map { strides[$0] }, divisor,
                result.rawPointer, mean.rawPointer)
            if root { result = try result.unaryRaw(TNB_SQRT) }
        }
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(self)
        let savedResult = SavedTensor(result, outputOf: "StdBackward0")
        return result.record(root ? "StdBackward0" : "VarBackward0", inputs: [self]) { [kept = plan.keptShape, mean] g in
            // In PyTorch's order: 16-bit floats round at each step.
            var scale = try g.reshape(kept)
            if root {
                let deviation = try savedResult.unpack().reshape(kept)
                scale = try scale.div(deviation.mul(2)).maskedFill(deviation.eq(0), 0)
            }
            scale = try scale.mul(.float(2 / divisor))
            let x = try saved.unpack()
            // A gradient that is itself differentiated needs the mean as a function of x.
            return [try x.sub(GradMode.isEnabled ? x.mean(dims, keepdim: true) : mean).mul(scale)]
        }
    }

    /// Product of all elements, or along one dimension. Same as torch.prod.
    public func prod(_ dim: Int? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
        let type = dtype ?? self.dtype.accumulated
        try refusingIntegerHistory(type)
        let source = self.dtype.isFloatingPoint == type.isFloatingPoint ? self : try to(dtype: type)
        let plan = try Plan(source, dim.map { [$0] }, keepdim: keepdim)
        let result = try plan.run(TNB_PROD, type)
        guard type.isFloatingPoint, Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(self)
        return result.record("ProdBackward\(dim == nil ? 0 : 1)", inputs: [self]) { [kept = plan.keptShape] g in
            // Product of the others: exact with zeros, from products before and after each element.
            let x = try saved.unpack()
            let d = try dim.map { try Shape.dimension($0, x.ndim) } ?? 0
            let line = dim == nil ? try x.reshape([x.numel]) : x
            guard line.ndim > 0 else { return [g] }
            if dim == nil, !GradMode.isEnabled, try Int64(x.numel) - x.countNonzero().item().int64 > 1 {
                return [try x.zerosLike()]
            }
            let ones = try Tensor.ones(line.shape.enumerated().map { $0.offset == d ? 1 : $0.element }, dtype: x.dtype)
            let n = line.shape[d]
            guard n > 0 else { return [try x.zerosLike()] }
            let before = try Tensor.cat([ones, line.narrow(d, 0, n - 1)], dim: d).cumprod(d)
            let after = try Tensor.cat([ones, line.flip([d]).narrow(d, 0, n - 1)], dim: d).cumprod(d).flip([d])
            return [try before.mul(after).reshape(x.shape).mul(g.reshape(kept))]
        }
    }

    // MARK: Counts and truth

    /// How many elements are not zero.
    public func countNonzero(_ dims: [Int]? = nil) throws -> Tensor {
        try Plan(self, dims, keepdim: false).run(TNB_COUNT_NONZERO, .int64)
    }

    /// Whether any element is true.
    public func any(_ dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        try Plan(self, dims, keepdim: keepdim).run(TNB_COUNT_NONZERO, dtype == .uint8 ? .int64 : .bool)
            .truthLike(dtype)
    }

    /// Whether all elements are true.
    public func all(_ dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        let plan = try Plan(self, dims, keepdim: keepdim)
        return try plan.run(TNB_COUNT_NONZERO, .int64).eq(.int(Int64(plan.count))).truthLike(dtype)
    }

    /// The truth of each element: what any() and all() give over no dimensions.
    public func truthOfElements() throws -> Tensor { try GradMode.withDisabled { try ne(0).truthLike(dtype) } }

    /// bool, except that uint8 answers in uint8, as PyTorch keeps it.
    private func truthLike(_ dtype: DType) throws -> Tensor {
        dtype == .uint8 ? try to(dtype: .bool).to(dtype: .uint8) : self
    }

    // MARK: Extrema

    private func refusingEmpty(_ name: String, _ plan: Plan, _ dims: [Int]) throws {
        // As they were asked for: PyTorch's message says -1 where the call did.
        if let d = dims.first(where: { shape[$0 < 0 ? $0 + ndim : $0] == 0 }) {
            throw TensorError.index("\(name)(): Expected reduction dim \(d) to have non-zero size.")
        }
        guard plan.count == 0, !plan.shape.contains(0) else { return }
        throw TensorError.runtime(
            "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the "
                + "reduction dim with the 'dim' argument.")
    }

    /// The largest element. Equal ones share the gradient. Same as torch.max(x).
    public func max() throws -> Tensor { try extremum(TNB_AMAX, "MaxBackward1", nil, false, name: "max") }
    /// The smallest element.
    public func min() throws -> Tensor { try extremum(TNB_AMIN, "MinBackward1", nil, false, name: "min") }
    /// The largest over `dims`; equal ones share the gradient.
    public func amax(_ dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        try extremum(TNB_AMAX, "AmaxBackward0", dims, keepdim, name: "amax")
    }
    /// The smallest over `dims`; equal ones share the gradient.
    public func amin(_ dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        try extremum(TNB_AMIN, "AminBackward0", dims, keepdim, name: "amin")
    }

    private func extremum(
        _ op: tnb_reduction, _ backward: String, _ dims: [Int]?, _ keepdim: Bool, name: String
    ) throws -> Tensor {
        let plan = try Plan(self, dims, keepdim: keepdim)
        try refusingEmpty(name, plan, ndim == 0 ? [] : dims ?? [])
        let result = try plan.run(op, dtype)
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(self)
        let best = SavedTensor(result, outputOf: backward)
        return result.record(backward, inputs: [self]) { [kept = plan.keptShape, reduced = plan.reduced] g in
            let (x, top) = (try saved.unpack(), try best.unpack().reshape(kept))
            var isHit = try x.eq(top)
            if dims == nil, backward.hasPrefix("M") { isHit = try isHit.logicalOr(x.isnan().logicalAnd(top.isnan())) }
            let hits = try isHit.to(dtype: g.dtype)
            let share = reduced.isEmpty ? hits : try hits.div(hits.sum(reduced, keepdim: true))
            return [try share.mul(g.reshape(kept))]
        }
    }

    /// Largest elements along a dimension and their first places. Same as torch.max(x, dim).
    public func max(_ dim: Int, keepdim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        try extremumWithIndices(dim, keepdim, smallest: false)
    }
    /// Smallest elements along a dimension and their first places.
    public func min(_ dim: Int, keepdim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        try extremumWithIndices(dim, keepdim, smallest: true)
    }

    private func extremumWithIndices(_ dim: Int, _ keepdim: Bool, smallest: Bool) throws -> (values: Tensor, indices: Tensor) {
        let d = try Shape.dimension(dim, ndim)
        let plan = try Plan(self, [d], keepdim: keepdim)
        let values = try Tensor.empty(plan.shape, dtype: dtype)
        let indices = try places(plan, smallest, values, smallest ? "min" : "max")
        let result = values.record(smallest ? "MinBackward0" : "MaxBackward0", inputs: [self]) {
            [shape, kept = plan.keptShape] g in
            let whole = try Tensor.zeros(shape, dtype: g.dtype)
            if shape.isEmpty { return [g] }
            try whole.scatterInPlace(d, indices.reshape(kept), g.reshape(kept))
            return [whole]
        }
        return (values: result, indices: indices)
    }

    private func places(_ plan: Plan, _ smallest: Bool, _ values: Tensor?, _ name: String) throws -> Tensor {
        if plan.tensor.dtype.isHalf {
            let wide = try values?.emptyLike(dtype: .float32)
            let indices = try places(Plan(plan, on: plan.tensor.widened()), smallest, wide, name)
            if let wide { try values?.copyRaw(from: wide) }
            return indices
        }
        let tensor = plan.tensor
        let indices = try Tensor.empty(plan.shape, dtype: .int64)
        guard plan.count > 0 else {
            throw TensorError.index("\(name)(): Expected reduction dim \(plan.reduced.first ?? 0) to have non-zero size.")
        }
        let (size, step) = plan.reduced.first.map { (tensor.shape[$0], tensor.strides[$0]) } ?? (1, 1)
        tnb_extremum(
            smallest ? 1 : 0, tensor.dtype.kernel, tensor.rawPointer, Int32(plan.kept.count),
            plan.kept.map { tensor.shape[$0] }, plan.kept.map { tensor.strides[$0] }, size, step, values?.rawPointer,
            indices.pointer(Int64.self))
        return indices
    }

    /// The place of the largest element, along a dimension or in the flattened tensor. Same as torch.argmax.
    public func argmax(_ dim: Int? = nil, keepdim: Bool = false) throws -> Tensor { try place(dim, keepdim, false) }
    /// The place of the smallest element.
    public func argmin(_ dim: Int? = nil, keepdim: Bool = false) throws -> Tensor { try place(dim, keepdim, true) }

    private func place(_ dim: Int?, _ keepdim: Bool, _ smallest: Bool) throws -> Tensor {
        let name = smallest ? "argmin" : "argmax"
        guard dtype != .bool else { throw TensorError.runtime("\(name)(): does not support bool input") }
        if let dim { return try places(Plan(self, [try Shape.dimension(dim, ndim)], keepdim: keepdim), smallest, nil, name) }
        guard numel > 0 else {
            throw TensorError.index(
                "\(name)(): Expected reduction dim to be specified for input.numel() == 0.")
        }
        let flat = try detach().reshape([numel])
        let result = try flat.places(Plan(flat, [0], keepdim: false), smallest, nil, name)
        return keepdim ? try result.reshape(shape.map { _ in 1 }) : result
    }

    // MARK: Norms and logarithms of sums

    /// (Σ |x|^p)^(1/p); the largest |x| for infinity, the number of non-zeros for 0. Same as torch.norm.
    public func norm(_ p: Double = 2, _ dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime(
                "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(dtype.scalarTypeName)")
        }
        let plan = try Plan(self, dims, keepdim: keepdim)
        let result: Tensor
        switch p {
        case 2: result = try plan.run(TNB_SUM_SQUARES, dtype).unaryRaw(TNB_SQRT)
        case 1: result = try plan.run(TNB_SUM_ABS, dtype)
        case 0: result = try plan.run(TNB_COUNT_NONZERO, dtype)
        case .infinity, -.infinity:
            let absolute = try abs()
            return p > 0 ? try absolute.amax(dims, keepdim: keepdim) : try absolute.amin(dims, keepdim: keepdim)
        default: return try abs().pow(.float(p)).sum(dims, keepdim: keepdim).pow(.float(1 / p))
        }
        guard Tensor.isRecording([self]) else { return result }
        let (saved, size) = (SavedTensor(self), SavedTensor(result, outputOf: "LinalgVectorNormBackward0"))
        return result.record("LinalgVectorNormBackward0", inputs: [self]) { [kept = plan.keptShape] g in
            // A count of elements has no slope.
            if p == 0 { return [nil] }
            let (x, n) = (try saved.unpack(), try size.unpack().reshape(kept))
            if p == 1 { return [try x.sign().mul(g.reshape(kept))] }
            return [try x.mul(g.reshape(kept).div(n).maskedFill(n.eq(0), 0))]
        }
    }

    /// log Σ exp x over `dims`, without overflow. Same as torch.logsumexp.
    public func logsumexp(_ dims: [Int], keepdim: Bool = false) throws -> Tensor {
        let x = try to(dtype: dtype.floating)
        let result = try GradMode.withDisabled { () throws -> Tensor in
            guard x.numel > 0 else { return try x.exp().sum(dims, keepdim: true).log() }
            let top = try x.amax(dims, keepdim: true)
            let shift = try top.maskedFill(top.isinf(), 0)
            return try x.sub(shift).exp().sum(dims, keepdim: true).log().add(shift)
        }
        let plan = try Plan(x, dims, keepdim: keepdim)
        // Not a view: a write to one would look for the history at what it is a view of.
        let output = try result.reshape(plan.shape).alias()
        guard Tensor.isRecording([self]) else { return output }
        let (saved, total) = (SavedTensor(self), SavedTensor(output, outputOf: "LogsumexpBackward0"))
        return output.record("LogsumexpBackward0", inputs: [self]) { [kept = plan.keptShape] g in
            [try saved.unpack().sub(total.unpack().reshape(kept)).exp().mul(g.reshape(kept))]
        }
    }
}
