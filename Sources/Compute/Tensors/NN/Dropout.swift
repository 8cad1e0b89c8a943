// The dropouts, with PyTorch's masks for a seed: of elements, of whole channels, with SELU's statistics kept, and timm's of
// whole samples. All draw one Bernoulli number per element of the mask.

internal import CKernels

extension Tensor {
    /// Zeros elements with probability `p` and scales the others by 1 / (1 - p), when training. Same as
    /// torch.nn.functional.dropout.
    public func dropout(p: Double = 0.5, training: Bool = true, generator: Generator? = nil) throws -> Tensor {
        try Self.checkDropout(p)
        guard training, p > 0, numel > 0 else { return self }
        try checkDropoutType()
        if dtype.isHalf {
            let mask = try GradMode.withDisabled { () throws -> Tensor in
                p == 1 ? try emptyLike().zeroInPlace() : try kept(1 - p, generator).divInPlace(.float(1 - p))
            }
            return try mul(mask)
        }
        try FloatingPoint.require(dtype, "dropout")
        let mask = try GradMode.withDisabled { () throws -> Tensor in
            if p == 1 { return try emptyLike().zeroInPlace() }
            let mask = try kept(1 - p, generator)
            // 1 / (1 - p), rounded as a division of ones.
            let scaled = try mask.emptyLike()
            if dtype == .float32 {
                tnb_scale_f32(mask.pointer(), Double(1 / Float(1 - p)), scaled.pointer(), numel)
            } else {
                tnb_scale_f64(mask.pointer(), 1 / (1 - p), scaled.pointer(), numel)
            }
            return scaled
        }
        let output = try masked(by: mask)
        return output.record("MulBackward0", inputs: [self]) { gradient in
            [try GradMode.isEnabled ? gradient.mul(mask) : gradient.masked(by: mask)]
        }
    }

    /// Zeros whole channels of [N, C, …]. Same as torch.feature_dropout.
    public func featureDropout(p: Double = 0.5, training: Bool = true, generator: Generator? = nil) throws -> Tensor {
        try Self.checkDropout(p)
        guard training, p > 0, numel > 0 else { return self }
        guard p < 1 else { return try mul(0) }
        try checkDropoutType()
        return try mul(channelNoise(1 - p, generator).divInPlace(.float(1 - p)))
    }

    /// Zeros whole channels of an image or volume of `dimensions` places a channel, alone or in a batch. Same as
    /// torch.nn.functional.dropout1d, dropout2d and dropout3d.
    public func channelDropout(
        dimensions: Int, p: Double = 0.5, training: Bool = true, generator: Generator? = nil
    ) throws -> Tensor {
        try Self.checkDropout(p)
        if dimensions == 1, ndim != 2, ndim != 3 {
            throw TensorError.runtime(
                "dropout1d: Expected 2D or 3D input, but received a \(ndim)D input. Note that dropout1d exists to provide "
                    + "channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch "
                    + "dimension (i.e. 2D or 3D inputs).")
        }
        // PyTorch reads three dimensions as [N, C, L] for dropout2d, and as unbatched for the others.
        guard dimensions != 2, ndim == dimensions + 1 else {
            return try featureDropout(p: p, training: training, generator: generator)
        }
        return try unsqueeze(0).featureDropout(p: p, training: training, generator: generator).squeeze([0])
    }

    /// Puts SELU's negative limit in the place of elements (or of whole channels), so that mean and variance stay. Same as
    /// torch.alpha_dropout and torch.feature_alpha_dropout.
    public func alphaDropout(
        p: Double = 0.5, training: Bool = true, channels: Bool = false, generator: Generator? = nil
    ) throws -> Tensor {
        try Self.checkDropout(p)
        guard training, p > 0, numel > 0 else { return self }
        guard p < 1 else { return try mul(0) }
        try checkDropoutType()
        let alpha = 1.7580993408473766
        let scale = 1 / ((alpha * alpha * p + 1) * (1 - p)).squareRoot()
        let noise = try channels ? channelNoise(1 - p, generator) : kept(1 - p, generator)
        let shift = try noise.add(-1).mulInPlace(.float(alpha * scale)).addInPlace(.float(alpha * scale * p))
        return try mul(noise.mulInPlace(.float(scale))).add(shift)
    }

    /// Zeros whole samples (entries of the first dimension). Same as timm.layers.drop_path.
    public func dropPath(
        _ probability: Double, training: Bool, scaleByKeep: Bool = true, generator: Generator? = nil
    ) throws -> Tensor {
        guard probability != 0, training else { return self }
        let keep = 1 - probability
        let mask = try Tensor.empty([try size(0)] + [Int](repeating: 1, count: ndim - 1), dtype: dtype)
        try mask.bernoulliInPlace(keep, generator: generator)
        if keep > 0, scaleByKeep { try mask.divInPlace(.float(keep)) }
        return try mul(mask)
    }

    // MARK: Masks

    private static func checkDropout(_ p: Double) throws {
        guard p >= 0, p <= 1 else {
            throw TensorError.value("dropout probability has to be between 0 and 1, but got \(p)")
        }
    }

    private func checkDropoutType() throws {
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime("result type Float can't be cast to the desired output type \(dtype.scalarTypeName)")
        }
    }

    /// Ones with probability `keep`, drawn in the order in which PyTorch has the elements in memory. NHWC memory is this
    /// library's own choice for images: PyTorch would have those elements row by row.
    private func kept(_ keep: Double, _ generator: Generator?) throws -> Tensor {
        let mask = try emptyLike()
        if mask.isContiguous || mask.isChannelsLast { return try mask.bernoulliInPlace(keep, generator: generator) }
        let flat = try Tensor.empty([numel], dtype: dtype).bernoulliInPlace(keep, generator: generator)
        return flat.viewing(shape, mask.strides)
    }

    private func channelNoise(_ keep: Double, _ generator: Generator?) throws -> Tensor {
        guard ndim >= 2 else { throw TensorError.runtime("Feature dropout requires at least 2 dimensions in the input") }
        let noise = try Tensor.empty([shape[0], shape[1]] + [Int](repeating: 1, count: ndim - 2), dtype: dtype)
        return try noise.bernoulliInPlace(keep, generator: generator)
    }

    /// self * mask, in the mask's memory order; not recorded.
    private func masked(by mask: Tensor) throws -> Tensor {
        let x = try memory(like: mask)
        let result = try mask.emptyLike()
        if dtype == .float32 {
            tnb_multiply_f32(x.pointer(), mask.pointer(), result.pointer(), numel)
        } else {
            tnb_multiply_f64(x.pointer(), mask.pointer(), result.pointer(), numel)
        }
        return result
    }
}
