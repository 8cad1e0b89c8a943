// Normalisations that are built from others: of groups of channels, of each image's channels, by the mean square, and across
// neighbouring channels. Batch, layer and group normalisation have kernels of their own; the mean square shares layer's.

internal import CKernels

extension Tensor {
    /// Normalises groups of channels (dimension 1) of each sample. Same as torch.nn.functional.group_norm.
    public func groupNorm(_ groups: Int, weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5) throws -> Tensor {
        guard ndim >= 2 else {
            throw TensorError.runtime("Expected at least 2 dimensions for input tensor but received \(ndim)")
        }
        guard groups > 0 else {
            throw TensorError.runtime("Expected num groups to be greater than 0, got \(groups)")
        }
        let channels = shape[1]
        guard channels % groups == 0 else {
            throw TensorError.runtime(
                "Expected number of channels in input to be divisible by num_groups, but got input of shape "
                    + "\(Shape.describe(shape)) and num_groups=\(groups)")
        }
        for (name, part) in [("weight", weight), ("bias", bias)] {
            if let part, part.shape != [channels] {
                throw TensorError.runtime(
                    "Expected \(name) to be a vector of size equal to the number of channels in input, but got \(name) of "
                        + "shape \(Shape.describe(part.shape)) and input of shape \(Shape.describe(shape))")
            }
        }
        guard numel > 0 else { return try clone() }
        if dtype.isHalf {
            return try widely {
                try $0.groupNorm(groups, weight: weight?.to(dtype: .float32), bias: bias?.to(dtype: .float32), eps: eps)
            }
        }
        if let result = try fusedGroupNorm(groups, weight, bias, eps) { return result }
        let rows = try reshape([shape[0] * groups, numel / (shape[0] * groups)])
        return try rows.layerNorm([rows.shape[1]], eps: eps).reshape(shape).perChannel(weight, bias)
    }

    /// Normalises each channel of each sample. Same as torch.nn.functional.instance_norm; running statistics are updated with
    /// the batch's means if `useInputStats`, and used instead of the input's if not.
    public func instanceNorm(
        weight: Tensor? = nil, bias: Tensor? = nil, runningMean: Tensor? = nil, runningVar: Tensor? = nil,
        useInputStats: Bool = true, momentum: Double = 0.1, eps: Double = 1e-5
    ) throws -> Tensor {
        guard ndim >= 2 else {
            throw TensorError.runtime("instance_norm: Expected at least [N, C], got \(Shape.describe(shape))")
        }
        if dtype.isHalf {
            return try Tensor.writingWidely(runningMean) { mean in
                try Tensor.writingWidely(runningVar) { variance in
                    try widely {
                        try $0.instanceNorm(
                            weight: weight?.to(dtype: .float32), bias: bias?.to(dtype: .float32), runningMean: mean,
                            runningVar: variance, useInputStats: useInputStats, momentum: momentum, eps: eps)
                    }
                }
            }
        }
        let (batch, channels) = (shape[0], shape[1])
        let flat = try reshape([1, batch * channels, 1, shape.dropFirst(2).reduce(1, *)])
        func repeated(_ part: Tensor?) throws -> Tensor? { try part?.repeat([batch]) }
        let (mean, variance) = try GradMode.withDisabled { (try repeated(runningMean), try repeated(runningVar)) }
        let result = try flat.batchNorm(
            weight: nil, bias: nil, runningMean: mean, runningVar: variance, training: useInputStats, momentum: momentum,
            eps: eps)
        if useInputStats {
            try GradMode.withDisabled {
                for (kept, new) in [(runningMean, mean), (runningVar, variance)] {
                    if let kept, let new { try kept.copyInPlace(from: new.reshape([batch, channels]).mean([0])) }
                }
            }
        }
        return try result.reshape(shape).perChannel(weight, bias)
    }

    /// x / sqrt(mean x² + eps) over the last dimensions; eps nil is the type's own. Same as torch.nn.functional.rms_norm.
    public func rmsNorm(_ normalizedShape: [Int], weight: Tensor? = nil, eps: Double? = nil) throws -> Tensor {
        guard !normalizedShape.isEmpty else {
            throw TensorError.runtime(
                "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
                    + "normalized_shape = []")
        }
        if let weight, weight.shape != normalizedShape {
            throw TensorError.runtime(
                "Expected weight to be of same shape as normalized_shape, but got weight of shape "
                    + "\(Shape.describe(weight.shape)) and normalized_shape = \(Shape.describe(normalizedShape))")
        }
        guard ndim >= normalizedShape.count, Array(shape.suffix(normalizedShape.count)) == normalizedShape else {
            // PyTorch leaves the comma out here.
            let wanted = normalizedShape.map(String.init).joined(separator: ", ")
            throw TensorError.runtime(
                "Given normalized_shape=\(Shape.describe(normalizedShape)), expected input with shape [*\(wanted)], but got "
                    + "input of size\(Shape.describe(shape))")
        }
        if dtype.isHalf {
            return try widely { try $0.rmsNorm(normalizedShape, weight: weight?.to(dtype: .float32), eps: eps) }
        }
        let smallest = dtype == .float64 ? 0x1p-52 : 0x1p-23
        let dims = Array(ndim - normalizedShape.count..<ndim)
        if dtype == .float32 || dtype == .float64, weight == nil || weight?.dtype == dtype, numel > 0 {
            return try fusedRMSNorm(dims, weight, eps ?? smallest)
        }
        let scaled = try mul(square().mean(dims, keepdim: true).add(.float(eps ?? smallest)).rsqrt())
        return try weight.map { try scaled.mul($0) } ?? scaled
    }

    /// One pass forward, one back.
    private func fusedRMSNorm(_ dims: [Int], _ weight: Tensor?, _ eps: Double) throws -> Tensor {
        let width = dims.reduce(1) { $0 * shape[$1] }, rows = numel / width
        let section = Profile.begin("aten::rms_norm", flops: 0, bytes: 2 * byteCount)
        defer { Profile.close(section) }
        let (x, w) = (try contiguousMemory(), try weight?.contiguousMemory())
        let output = try Tensor.empty(shape, dtype: dtype), rstd = try Tensor.empty([rows], dtype: dtype)
        // Without a mean the kernels of layer normalisation take the mean square.
        if dtype == .float32 {
            tnb_layer_norm_f32(x.pointer(), rows, width, w?.pointer(), nil, eps, output.pointer(), nil, rstd.pointer())
        } else {
            tnb_layer_norm_f64(x.pointer(), rows, width, w?.pointer(), nil, eps, output.pointer(), nil, rstd.pointer())
        }
        let inputs = [self] + (weight.map { [$0] } ?? [])
        guard Tensor.isRecording(inputs) else { return output }
        let (savedX, savedInput, savedW) = (SavedTensor(x), SavedTensor(self), weight.map(SavedTensor.init))
        let normalizedShape = dims.map { shape[$0] }
        return output.record("MulBackward0", inputs: inputs) { gradient, needs in
            if GradMode.isEnabled {
                let x = try savedInput.unpack(), lead = Array(0..<dims[0])
                let scale = try x.square().mean(dims, keepdim: true).add(.float(eps)).rsqrt()
                let normal = try x.mul(scale)
                let slope = try savedW.map { try gradient.mul($0.unpack()) } ?? gradient
                let along = try slope.mul(normal).mean(dims, keepdim: true)
                let products = try gradient.mul(normal)
                return [needs(0) ? try slope.sub(normal.mul(along)).mul(scale) : nil]
                    + (savedW == nil ? [] : [needs(1) ? try lead.isEmpty ? products : products.sum(lead) : nil])
            }
            let x = try savedX.unpack(), w = try savedW?.unpack().contiguousMemory(), g = try gradient.contiguousMemory()
            let dx = needs(0) ? try x.emptyLike() : nil
            let dw = savedW != nil && needs(1) ? try Tensor.empty(normalizedShape, dtype: g.dtype) : nil
            if g.dtype == .float32 {
                tnb_layer_norm_backward_f32(
                    x.pointer(), g.pointer(), rows, width, w?.pointer(), nil, rstd.pointer(), dx?.pointer(), dw?.pointer(), nil)
            } else {
                tnb_layer_norm_backward_f64(
                    x.pointer(), g.pointer(), rows, width, w?.pointer(), nil, rstd.pointer(), dx?.pointer(), dw?.pointer(), nil)
            }
            return [dx] + (savedW == nil ? [] : [dw])
        }
    }

    /// x / (k + alpha · mean of x² over `size` neighbouring channels)^beta. Same as torch.nn.functional.local_response_norm.
    public func localResponseNorm(_ size: Int, alpha: Double = 1e-4, beta: Double = 0.75, k: Double = 1) throws -> Tensor {
        guard ndim >= 3 else {
            throw TensorError.value(
                "Expected 3D or higher dimensionality                          input (got \(ndim) dimensions)")
        }
        guard size > 0 else { throw TensorError.runtime("local_response_norm: size must be positive, got \(size)") }
        guard numel > 0 else { return self }
        let squares = try square()
        var amounts = [Int](repeating: 0, count: 2 * (ndim - 2))
        amounts += [size / 2, (size - 1) / 2]
        let wide = try squares.padded(amounts)
        var sum = try wide.narrow(1, 0, shape[1])
        for offset in 1..<Swift.max(size, 1) { sum = try sum.add(wide.narrow(1, offset, shape[1])) }
        let divisor = try sum.div(.float(Double(size))).mul(.float(alpha)).add(.float(k)).pow(.float(beta))
        return try div(divisor)
    }

    private func perChannel(_ weight: Tensor?, _ bias: Tensor?) throws -> Tensor {
        let place = [1, shape[1]] + [Int](repeating: 1, count: ndim - 2)
        var result = self
        if let weight { result = try result.mul(weight.reshape(place)) }
        if let bias { result = try result.add(bias.reshape(place)) }
        return result
    }
}
