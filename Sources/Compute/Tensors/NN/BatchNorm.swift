// Batch normalisation, alone and fused with what follows it in a residual network: ReLU, or residual sum and ReLU. The fused
// forms give the values of the chain and read memory once. Layer normalisation is in LayerNorm.swift.

internal import CKernels

/// What batch normalisation knows besides its input. Same meaning as torch.nn.functional.batch_norm's arguments.
public struct BatchNormState {
    public var weight: Tensor?
    public var bias: Tensor?
    public var runningMean: Tensor?
    public var runningVar: Tensor?
    /// Normalise with the batch's statistics and update the running ones.
    public var training: Bool
    public var momentum: Double
    public var eps: Double
    /// In training, one value a channel has no variance: PyTorch raises ValueError; with this the running statistics serve.
    public var keepsSingleValues = false

    public init(
        weight: Tensor?, bias: Tensor?, runningMean: Tensor?, runningVar: Tensor?, training: Bool, momentum: Double = 0.1,
        eps: Double = 1e-5
    ) {
        (self.weight, self.bias, self.runningMean, self.runningVar) = (weight, bias, runningMean, runningVar)
        (self.training, self.momentum, self.eps) = (training, momentum, eps)
    }
}

extension Tensor {
    /// Normalises each channel (dimension 1) over all others. Same as torch.nn.functional.batch_norm.
    public func batchNorm(
        weight: Tensor?, bias: Tensor?, runningMean: Tensor?, runningVar: Tensor?, training: Bool, momentum: Double = 0.1,
        eps: Double = 1e-5
    ) throws -> Tensor {
        try batchNorm(
            BatchNormState(
                weight: weight, bias: bias, runningMean: runningMean, runningVar: runningVar, training: training,
                momentum: momentum, eps: eps))
    }

    public func batchNorm(_ state: BatchNormState) throws -> Tensor { try normalised(state, residual: nil, relu: false) }

    /// relu(batchNorm(self)).
    public func batchNormReLU(_ state: BatchNormState) throws -> Tensor { try normalised(state, residual: nil, relu: true) }

    /// relu(batchNorm(self) + residual).
    public func batchNormAddReLU(_ state: BatchNormState, residual: Tensor) throws -> Tensor {
        guard residual.shape == shape, residual.dtype == dtype, !dtype.isHalf, ndim == 4 || ndim == 2 else {
            // Broadcasting sums take the ordinary way.
            return try batchNorm(state).add(residual).relu()
        }
        return try normalised(state, residual: residual, relu: true)
    }

    private func normalised(_ given: BatchNormState, residual: Tensor?, relu: Bool) throws -> Tensor {
        var state = given
        if state.keepsSingleValues, state.runningMean != nil, ndim >= 2, shape[1] > 0, numel == shape[1] {
            state.training = false
        }
        return try normalisedAsGiven(state, residual: residual, relu: relu)
    }

    private func normalisedAsGiven(_ state: BatchNormState, residual: Tensor?, relu: Bool) throws -> Tensor {
        try checkBatchNorm(state)
        if dtype.isHalf {
            var wide = state
            (wide.weight, wide.bias) = (try state.weight?.to(dtype: .float32), try state.bias?.to(dtype: .float32))
            return try Tensor.writingWidely(state.runningMean) { mean in
                try Tensor.writingWidely(state.runningVar) { variance in
                    (wide.runningMean, wide.runningVar) = (mean, variance)
                    return try widely { try $0.normalised(wide, residual: nil, relu: relu) }
                }
            }
        }
        guard ndim == 4 || ndim == 2 else {
            let flat = try reshape([shape[0], shape[1], 1, shape.dropFirst(2).reduce(1, *)])
            return try flat.normalised(state, residual: nil, relu: relu).reshape(shape)
        }
        let channels = shape[1], rows = channels == 0 ? 0 : numel / channels
        let x = ndim == 4 ? try channelsLastMemory() : try contiguousMemory()
        let z = ndim == 4 ? try residual?.channelsLastMemory() : try residual?.contiguousMemory()
        let output = try Tensor.empty(shape, dtype: dtype, channelsLast: ndim == 4)
        let weight = try state.weight?.contiguousMemory(), bias = try state.bias?.contiguousMemory()
        let mean = try Tensor.empty([channels], dtype: dtype), invstd = try Tensor.empty([channels], dtype: dtype)
        let section = Profile.begin("aten::batch_norm", flops: 0, bytes: 2 * byteCount + (residual?.byteCount ?? 0))
        defer { Profile.close(section) }
        if rows > 0 {
            if dtype == .float32 {
                Self.forwardF32(state, x, rows, weight, bias, z, relu, output, mean, invstd)
            } else {
                Self.forwardF64(state, x, rows, weight, bias, z, relu, output, mean, invstd)
            }
            if state.training {
                state.runningMean?.storage.version += 1
                state.runningVar?.storage.version += 1
            }
        }
        let inputs = [self] + [state.weight, state.bias, residual].compactMap { $0 }
        guard Tensor.isRecording(inputs) else { return output }
        let name = relu ? "ReluBackward0" : "NativeBatchNormBackward0"
        let saved = (x: SavedTensor(x === self ? self : x), input: SavedTensor(self), weight: state.weight.map(SavedTensor.init))
        let savedOutput = relu ? SavedTensor(output, outputOf: name) : nil
        let (training, eps, hasBias, hasResidual) = (state.training, state.eps, bias != nil, residual != nil)
        return output.record(name, inputs: inputs) { gradient, needs in
            // The positions of the optional inputs.
            let weightAt = 1, biasAt = 1 + (saved.weight == nil ? 0 : 1), residualAt = biasAt + (hasBias ? 1 : 0)
            if GradMode.isEnabled {
                let passed = try savedOutput.map { try gradient.mul($0.unpack().gt(0).to(dtype: gradient.dtype)) } ?? gradient
                let x = try saved.input.unpack()
                let over = (0..<x.ndim).filter { $0 != 1 }, line = x.shape.indices.map { $0 == 1 ? channels : 1 }
                let slope = try saved.weight.map { try passed.mul($0.unpack().reshape(line)) } ?? passed
                let normal: Tensor, dx: Tensor
                if training {
                    let centred = try x.sub(x.mean(over, keepdim: true))
                    let scale = try centred.square().mean(over, keepdim: true).add(.float(eps)).rsqrt()
                    normal = try centred.mul(scale)
                    dx = try Self.normalisationGradient(slope, normal, scale, over)
                } else {
                    normal = try x.sub(mean.reshape(line)).mul(invstd.reshape(line))
                    dx = try slope.mul(invstd.reshape(line))
                }
                var gradients: [Tensor?] = [needs(0) ? dx : nil]
                if saved.weight != nil { gradients.append(needs(weightAt) ? try passed.mul(normal).sum(over) : nil) }
                if hasBias { gradients.append(needs(biasAt) ? try passed.sum(over) : nil) }
                if hasResidual { gradients.append(needs(residualAt) ? passed : nil) }
                return gradients
            }
            _ = try saved.input.unpack()
            let x = try saved.x.unpack(), y = try savedOutput?.unpack()
            let weight = try saved.weight?.unpack().contiguousMemory()
            let g = x.ndim == 4 ? try gradient.channelsLastMemory() : try gradient.contiguousMemory()
            let dx = needs(0) ? try x.emptyLike() : nil
            let dw = saved.weight != nil && needs(weightAt) ? try Tensor.empty([channels], dtype: g.dtype) : nil
            let db = hasBias && needs(biasAt) ? try Tensor.empty([channels], dtype: g.dtype) : nil
            let wantsResidual = hasResidual && needs(residualAt)
            // Without a ReLU between, the residual's gradient is the result's own.
            let dz = wantsResidual ? (y == nil ? g : try x.emptyLike()) : nil
            let written = y == nil ? nil : dz
            if rows > 0 {
                if g.dtype == .float32 {
                    tnb_batch_norm_backward_f32(
                        x.pointer(), y?.pointer(), g.pointer(), rows, channels, weight?.pointer(), mean.pointer(),
                        invstd.pointer(), training ? 1 : 0, dx?.pointer(), dw?.pointer(), db?.pointer(), written?.pointer())
                } else {
                    tnb_batch_norm_backward_f64(
                        x.pointer(), y?.pointer(), g.pointer(), rows, channels, weight?.pointer(), mean.pointer(),
                        invstd.pointer(), training ? 1 : 0, dx?.pointer(), dw?.pointer(), db?.pointer(), written?.pointer())
                }
            } else {
                dw?.fillRaw(0)
                db?.fillRaw(0)
            }
            var gradients: [Tensor?] = [dx]
            if saved.weight != nil { gradients.append(dw) }
            if hasBias { gradients.append(db) }
            if hasResidual { gradients.append(dz) }
            return gradients
        }
    }

    private static func forwardF32(
        _ state: BatchNormState, _ x: Tensor, _ rows: Int, _ weight: Tensor?, _ bias: Tensor?, _ residual: Tensor?,
        _ relu: Bool, _ output: Tensor, _ mean: Tensor, _ invstd: Tensor
    ) {
        let channels = mean.numel
        if state.training {
            tnb_batch_norm_train_f32(
                x.pointer(), rows, channels, weight?.pointer(), bias?.pointer(), state.eps, residual?.pointer(), relu ? 1 : 0,
                output.pointer(), mean.pointer(), invstd.pointer(), state.runningMean?.pointer(), state.runningVar?.pointer(),
                state.momentum)
            return
        }
        guard let runningMean = state.runningMean, let runningVar = state.runningVar else { return }
        let (m, v): (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) = (runningMean.pointer(), runningVar.pointer())
        let (w, b): (UnsafeMutablePointer<Float>?, UnsafeMutablePointer<Float>?) = (weight?.pointer(), bias?.pointer())
        let (mean, invstd): (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) = (mean.pointer(), invstd.pointer())
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * channels) { scratch in
            guard let scale = scratch.baseAddress else { return }
            for c in 0..<channels {
                mean[c] = m[c]
                invstd[c] = Float(1 / (Double(v[c]) + state.eps).squareRoot())
                scale[c] = invstd[c] * (w?[c] ?? 1)
                scale[channels + c] = (b?[c] ?? 0) - m[c] * scale[c]
            }
            tnb_channel_affine_f32(
                x.pointer(), rows, channels, scale, scale + channels, residual?.pointer(), relu ? 1 : 0, output.pointer())
        }
    }

    private static func forwardF64(
        _ state: BatchNormState, _ x: Tensor, _ rows: Int, _ weight: Tensor?, _ bias: Tensor?, _ residual: Tensor?,
        _ relu: Bool, _ output: Tensor, _ mean: Tensor, _ invstd: Tensor
    ) {
        let channels = mean.numel
        if state.training {
            tnb_batch_norm_train_f64(
                x.pointer(), rows, channels, weight?.pointer(), bias?.pointer(), state.eps, residual?.pointer(), relu ? 1 : 0,
                output.pointer(), mean.pointer(), invstd.pointer(), state.runningMean?.pointer(), state.runningVar?.pointer(),
                state.momentum)
            return
        }
        guard let runningMean = state.runningMean, let runningVar = state.runningVar else { return }
        let (m, v): (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) = (runningMean.pointer(), runningVar.pointer())
        let (w, b): (UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?) = (weight?.pointer(), bias?.pointer())
        let (mean, invstd): (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) = (mean.pointer(), invstd.pointer())
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * channels) { scratch in
            guard let scale = scratch.baseAddress else { return }
            for c in 0..<channels {
                mean[c] = m[c]
                invstd[c] = 1 / (v[c] + state.eps).squareRoot()
                scale[c] = invstd[c] * (w?[c] ?? 1)
                scale[channels + c] = (b?[c] ?? 0) - m[c] * scale[c]
            }
            tnb_channel_affine_f64(
                x.pointer(), rows, channels, scale, scale + channels, residual?.pointer(), relu ? 1 : 0, output.pointer())
        }
    }

    private func checkBatchNorm(_ state: BatchNormState) throws {
        guard ndim >= 2 else {
            throw TensorError.value("expected at least 2D input (got \(ndim)D input)")
        }
        let channels = shape[1]
        if state.training, channels > 0, numel / channels == 1 {
            throw TensorError.value(
                "Expected more than 1 value per channel when training, got input size torch.Size(\(Shape.describe(shape)))")
        }
        if !state.training {
            guard state.runningMean != nil else {
                throw TensorError.runtime("running_mean must be defined in evaluation mode")
            }
            guard state.runningVar != nil else { throw TensorError.runtime("running_var must be defined in evaluation mode") }
        }
        try FloatingPoint.requireAny(dtype, "batch_norm")
        let parts = [
            ("running_mean", state.runningMean), ("running_var", state.runningVar), ("weight", state.weight),
            ("bias", state.bias),
        ]
        for (name, part) in parts {
            guard let part else { continue }
            guard part.numel == channels else {
                throw TensorError.runtime("\(name) should contain \(channels) elements not \(part.numel)")
            }
            guard part.dtype == dtype || (dtype.isHalf && part.dtype == .float32) else {
                throw TensorError.runtime(
                    "batch_norm: \(name) is \(part.dtype.name), the input \(dtype.name); convert one of them with .to(dtype)")
            }
            guard part.isContiguous || (part !== state.runningMean && part !== state.runningVar) else {
                throw TensorError.runtime("batch_norm: \(name) must be contiguous, since it is updated in place")
            }
        }
    }
}
