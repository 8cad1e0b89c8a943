// Scaled dot-product attention: by blocks (FusedAttention.swift) where that fits, else built from products, softmax and dropout.

extension Tensor {
    /// softmax(self keyᵀ · scale + mask) value over [*, L, E], [*, S, E] and [*, S, V]. A mask of bools says where to look, one of
    /// numbers is added; rows that may look nowhere give zeros. Same as torch.nn.functional.scaled_dot_product_attention.
    public func scaledDotProductAttention(
        _ key: Tensor, _ value: Tensor, mask: Tensor? = nil, dropout: Double = 0, isCausal: Bool = false, scale: Double? = nil,
        grouped: Bool = false, generator: Generator? = nil
    ) throws -> Tensor {
        guard ndim >= 2, key.ndim >= 2, value.ndim >= 2 else {
            throw TensorError.runtime(
                "Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: \(ndim) key.dim: "
                    + "\(key.ndim) and value.dim: \(value.ndim) instead.")
        }
        if Autocast.isEnabled {
            let (q, k, v) = (try Autocast.lowered(self), try Autocast.lowered(key), try Autocast.lowered(value))
            let mask = try mask.map { try Autocast.lowered($0) }
            return try Autocast.suspended {
                try q.scaledDotProductAttention(
                    k, v, mask: mask, dropout: dropout, isCausal: isCausal, scale: scale, grouped: grouped, generator: generator)
            }
        }
        guard dtype == key.dtype, dtype == value.dtype else {
            throw TensorError.runtime(
                "Expected query, key, and value to have the same dtype, but got query.dtype: \(dtype.cTypeName) key.dtype: "
                    + "\(key.dtype.cTypeName) and value.dtype: \(value.dtype.cTypeName) instead.")
        }
        if dtype.isHalf, mask.map({ $0.dtype == .bool || $0.dtype == dtype || $0.dtype == .float32 }) ?? true {
            return try widely {
                try $0.scaledDotProductAttention(
                    key.to(dtype: .float32), value.to(dtype: .float32),
                    mask: mask.map { $0.dtype == .bool ? $0 : try $0.to(dtype: .float32) }, dropout: dropout, isCausal: isCausal,
                    scale: scale, grouped: grouped, generator: generator)
            }
        }
        if let mask, isCausal {
            // Both at once are for PyTorch's blocks, which take four dimensions and neither dropout nor a mask with a gradient.
            if ndim == 4, key.ndim == 4, value.ndim == 4, shape[3] == value.shape[3], dropout == 0, !mask.requiresGrad {
                let (rows, columns) = (shape[2], key.shape[2])
                let visible = try Tensor.ones([rows, columns], dtype: .bool).tril()
                let both: Tensor
                if mask.dtype == .bool {
                    both = try mask.logicalAnd(visible)
                } else {
                    let whole = try mask.expand(Shape.broadcast(mask.shape, [rows, columns]))
                    both = try whole.maskedFill(visible.logicalNot(), .float(-.infinity))
                }
                return try scaledDotProductAttention(key, value, mask: both, scale: scale, grouped: grouped)
            }
            throw TensorError.runtime(
                "_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
        }
        let section = Profile.begin(
            "aten::scaled_dot_product_attention", flops: 0, bytes: byteCount + key.byteCount + value.byteCount)
        defer { Profile.close(section) }
        let width = shape[ndim - 1]
        var (k, v) = (key, value)
        if grouped, ndim >= 3, key.ndim == ndim, value.ndim == ndim {
            let (heads, groups) = (shape[ndim - 3], key.shape[ndim - 3])
            guard groups > 0, heads % groups == 0 else {
                throw TensorError.runtime("Number of heads in key and value must divide the number of heads in query ")
            }
            k = try k.repeatedHeads(heads / groups)
            v = try v.repeatedHeads(heads / groups)
        }
        let scale = scale ?? 1 / Double(Swift.max(width, 1)).squareRoot()
        if let mask, mask.dtype != .bool, mask.dtype != dtype {
            throw TensorError.runtime(
                "Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: "
                    + "\(mask.dtype.cTypeName) and  query.dtype: \(dtype.cTypeName) instead.")
        }
        if dropout == 0, let result = try fusedAttention(k, v, mask: mask, isCausal: isCausal, scale: scale) { return result }
        var weights = try attentionWeights(k, mask: mask, isCausal: isCausal, scale: scale)
        if dropout > 0 { weights = try weights.dropout(p: dropout, generator: generator) }
        return try weights.matmul(v)
    }

    /// softmax(self keyᵀ · scale + mask), with rows of zeros where a row may look nowhere.
    func attentionWeights(_ key: Tensor, mask: Tensor?, isCausal: Bool, scale: Double) throws -> Tensor {
        let (length, source) = (shape[ndim - 2], key.shape[key.ndim - 2])
        let factor = Swift.abs(scale).squareRoot()
        let scaled = try mul(.float(scale < 0 ? -factor : factor))
        var scores = try scaled.matmul(key.transpose(-2, -1).mul(.float(factor)))
        var hidden: Tensor?
        if isCausal {
            let rows = try Tensor.arange(.int(0), .int(Int64(length))).unsqueeze(1)
            hidden = try Tensor.arange(.int(0), .int(Int64(source))).unsqueeze(0).gt(.tensor(rows))
        } else if let mask, mask.dtype == .bool {
            hidden = try mask.logicalNot()
        } else if let mask {
            scores = try scores.add(mask)
        }
        if let hidden { scores = try scores.maskedFill(hidden.expand(scores.shape), .float(-.infinity)) }
        guard mask != nil || isCausal else { return try scores.softmax(-1) }
        let blind = try GradMode.withDisabled {
            try scores.eq(.float(-.infinity)).all([-1], keepdim: true).expand(scores.shape)
        }
        return try scores.maskedFill(blind, 0).softmax(-1).maskedFill(blind, 0)
    }

    private func repeatedHeads(_ count: Int) throws -> Tensor {
        var (wide, joined) = (shape, shape)
        wide.insert(count, at: ndim - 2)
        joined[ndim - 3] *= count
        return try unsqueeze(-3).expand(wide).reshape(joined)
    }
}
