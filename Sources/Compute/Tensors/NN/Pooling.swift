// Max, average and adaptive average pooling with their gradients, over NHWC memory.

internal import CKernels

extension Tensor {
    /// The largest value of each window. Same as torch.nn.functional.max_pool2d. `stride` empty: the kernel's size.
    public func maxPool2d(
        kernelSize: [Int], stride: [Int] = [], padding: [Int] = [0], dilation: [Int] = [1], ceilMode: Bool = false
    ) throws -> Tensor {
        try maxPool2dWithIndices(
            kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode, wanted: false
        ).output
    }

    /// As `maxPool2d`, and where each value was: y * W + x of its channel.
    public func maxPool2dWithIndices(
        kernelSize: [Int], stride: [Int] = [], padding: [Int] = [0], dilation: [Int] = [1], ceilMode: Bool = false
    ) throws -> (output: Tensor, indices: Tensor) {
        let result = try maxPool2dWithIndices(
            kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode, wanted: true)
        guard let indices = result.indices else { throw TensorError.runtime("max_pool2d: indices were not kept") }
        return (result.output, try indices.to(dtype: .int64))
    }

    private func maxPool2dWithIndices(
        kernelSize: [Int], stride: [Int], padding: [Int], dilation: [Int], ceilMode: Bool, wanted: Bool
    ) throws -> (output: Tensor, indices: Tensor?) {
        guard ndim == 3 || ndim == 4, shape.dropFirst(ndim - 3).allSatisfy({ $0 > 0 }) else {
            throw TensorError.runtime("non-empty 3D or 4D (batch mode) tensor expected for input")
        }
        guard ndim == 4 else {
            let (output, indices) = try unsqueeze(0).maxPool2dWithIndices(
                kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode,
                wanted: wanted)
            return (try output.squeeze([0]), try indices?.squeeze([0]))
        }
        let pool = try PoolShape(
            self, "max_pool2d", kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
            ceilMode: ceilMode)
        if dtype.isHalf {
            let (output, indices) = try to(dtype: .float32).maxPool2dWithIndices(
                kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode, wanted: wanted)
            return (try output.rounded(to: dtype), indices)
        }
        try FloatingPoint.require(dtype, "max_pool2d")
        let x = try channelsLastMemory()
        let output = try Tensor.empty(pool.outputShape, dtype: dtype, channelsLast: true)
        let isRecording = Tensor.isRecording([self])
        let indices =
            isRecording || wanted ? try Tensor.empty(pool.outputShape, dtype: .int32, channelsLast: true) : nil
        var kernel = pool.kernel
        let section = Profile.begin("aten::max_pool2d", flops: 0, bytes: byteCount + output.byteCount)
        defer { Profile.close(section) }
        if dtype == .float32 {
            tnb_max_pool_f32(&kernel, x.pointer(), output.pointer(), indices?.pointer())
        } else {
            tnb_max_pool_f64(&kernel, x.pointer(), output.pointer(), indices?.pointer())
        }
        guard isRecording, let indices else { return (output, indices) }
        let shape = self.shape
        output.record("MaxPool2DWithIndicesBackward0", inputs: [self]) { gradient in
            [try Self.maxPoolGradient(gradient, indices, pool, shape)]
        }
        return (output, indices)
    }

    /// The mean of each window. Same as torch.nn.functional.avg_pool2d.
    public func avgPool2d(
        kernelSize: [Int], stride: [Int] = [], padding: [Int] = [0], ceilMode: Bool = false, countIncludePad: Bool = true,
        divisorOverride: Int? = nil
    ) throws -> Tensor {
        guard ndim == 4 else {
            guard ndim > 2 else {
                throw TensorError.index(
                    ndim == 0
                        ? "Dimension specified as -3 but tensor has no dimensions"
                        : "Dimension out of range (expected to be in range of [-\(ndim), \(ndim - 1)], but got -3)")
            }
            guard ndim == 3 else {
                throw TensorError.runtime(
                    "avg_pool2d: Expected 3D or 4D (batch mode) tensor, but got \(Shape.describe(shape))")
            }
            return try unsqueeze(0).avgPool2d(
                kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode,
                countIncludePad: countIncludePad, divisorOverride: divisorOverride
            ).squeeze([0])
        }
        guard divisorOverride != 0 else { throw TensorError.runtime("divisor must be not zero") }
        let pool = try PoolShape(
            self, "avg_pool2d", kernelSize: kernelSize, stride: stride, padding: padding, dilation: [1], ceilMode: ceilMode)
        let (count, divisor) = (Int32(countIncludePad ? 1 : 0), divisorOverride ?? 0)
        return try averaged(pool, "avg_pool2d", "AvgPool2DBackward0") { kernel, isFloat, from, to, isBackward in
            switch (isFloat, isBackward) {
            case (true, false): tnb_avg_pool_f32(&kernel, from.pointer(), to.pointer(), count, divisor)
            case (false, false): tnb_avg_pool_f64(&kernel, from.pointer(), to.pointer(), count, divisor)
            case (true, true): tnb_avg_pool_backward_f32(&kernel, from.pointer(), to.pointer(), count, divisor)
            case (false, true): tnb_avg_pool_backward_f64(&kernel, from.pointer(), to.pointer(), count, divisor)
            }
        }
    }

    /// Means of windows that tile the image into `outputSize` (one or two numbers; nil keeps the input's size). Same as
    /// torch.nn.functional.adaptive_avg_pool2d.
    public func adaptiveAvgPool2d(_ outputSize: [Int?]) throws -> Tensor {
        guard ndim == 4 else {
            // One output for the whole image is a mean, of whatever has two dimensions.
            if outputSize.allSatisfy({ $0 == 1 }), ndim != 3 { return try mean([-1, -2], keepdim: true) }
            guard ndim == 3 else {
                throw TensorError.runtime(
                    "adaptive_avg_pool2d(): Expected 3D or 4D tensor, but got \(Shape.describe(shape))")
            }
            return try unsqueeze(0).adaptiveAvgPool2d(outputSize).squeeze([0])
        }
        let size = try Pair(
            outputSize.count == 1
                ? [outputSize[0] ?? shape[2], outputSize[0] ?? shape[3]]
                : zip(outputSize, [shape[2], shape[3]]).map { $0 ?? $1 }, "output_size", "adaptive_avg_pool2d")
        guard size.height >= 0, size.width >= 0 else {
            throw TensorError.runtime(
                "adaptive_avg_pool2d: elements of output_size must be greater than or equal to 0 but received "
                    + "{\(size.height), \(size.width)}")
        }
        for dim in 1..<4 where shape[dim] == 0 {
            throw TensorError.runtime(
                "adaptive_avg_pool2d(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
                    + "\(Shape.describe(shape)) with dimension \(dim) being empty")
        }
        let pool = PoolShape(self, outputHeight: size.height, outputWidth: size.width)
        let name = size.height == 1 && size.width == 1 ? "MeanBackward1" : "AdaptiveAvgPool2DBackward0"
        return try averaged(pool, "adaptive_avg_pool2d", name) { kernel, isFloat, from, to, isBackward in
            switch (isFloat, isBackward) {
            case (true, false): tnb_adaptive_avg_pool_f32(&kernel, from.pointer(), to.pointer())
            case (false, false): tnb_adaptive_avg_pool_f64(&kernel, from.pointer(), to.pointer())
            case (true, true): tnb_adaptive_avg_pool_backward_f32(&kernel, from.pointer(), to.pointer())
            case (false, true): tnb_adaptive_avg_pool_backward_f64(&kernel, from.pointer(), to.pointer())
            }
        }
    }

    /// The largest values of windows that tile the image into `outputSize`, and where they were: y * W + x. Same as
    /// torch.nn.functional.adaptive_max_pool2d.
    public func adaptiveMaxPool2d(_ outputSize: [Int?]) throws -> (output: Tensor, indices: Tensor) {
        guard ndim == 4 else {
            guard ndim == 3 else {
                throw TensorError.runtime(
                    "adaptive_max_pool2d(): Expected 3D or 4D tensor, but got: \(Shape.describe(shape))")
            }
            let (output, indices) = try unsqueeze(0).adaptiveMaxPool2d(outputSize)
            return (try output.squeeze([0]), try indices.squeeze([0]))
        }
        let size = try Pair(
            outputSize.count == 1
                ? [outputSize[0] ?? shape[2], outputSize[0] ?? shape[3]]
                : zip(outputSize, [shape[2], shape[3]]).map { $0 ?? $1 }, "output_size", "adaptive_max_pool2d")
        guard size.height >= 0, size.width >= 0 else {
            throw TensorError.runtime("adaptive_max_pool2d: output_size must not be negative")
        }
        for dim in 1..<4 where shape[dim] == 0 {
            throw TensorError.runtime(
                "adaptive_max_pool2d(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
                    + "\(Shape.describe(shape)) with dimension \(dim) being empty")
        }
        if dtype.isHalf {
            let (output, indices) = try to(dtype: .float32).adaptiveMaxPool2d(outputSize)
            return (try output.rounded(to: dtype), indices)
        }
        try FloatingPoint.require(dtype, "adaptive_max_pool2d")
        let pool = PoolShape(self, outputHeight: size.height, outputWidth: size.width)
        let x = try channelsLastMemory()
        let output = try Tensor.empty(pool.outputShape, dtype: dtype, channelsLast: true)
        let indices = try Tensor.empty(pool.outputShape, dtype: .int32, channelsLast: true)
        var kernel = pool.kernel
        if dtype == .float32 {
            tnb_adaptive_max_pool_f32(&kernel, x.pointer(), output.pointer(), indices.pointer())
        } else {
            tnb_adaptive_max_pool_f64(&kernel, x.pointer(), output.pointer(), indices.pointer())
        }
        let shape = self.shape
        output.record("AdaptiveMaxPool2DBackward0", inputs: [self]) { gradient in
            [try Self.maxPoolGradient(gradient, indices, pool, shape)]
        }
        return (output, try indices.to(dtype: .int64))
    }

    private static func maxPoolGradient(
        _ gradient: Tensor, _ indices: Tensor, _ pool: PoolShape, _ shape: [Int]
    ) throws -> Tensor {
        let g = try gradient.channelsLastMemory()
        let dx = try Tensor.empty(shape, dtype: g.dtype, channelsLast: true)
        var kernel = pool.kernel
        if g.dtype == .float32 {
            tnb_max_pool_backward_f32(&kernel, g.pointer(), indices.pointer(), dx.pointer())
        } else {
            tnb_max_pool_backward_f64(&kernel, g.pointer(), indices.pointer(), dx.pointer())
        }
        guard Tensor.isRecording([gradient]) else { return dx }
        return dx.record("MaxPool2DWithIndicesBackwardBackward0", inputs: [gradient]) { second in
            let places = try GradMode.withDisabled { try indices.to(dtype: .int64).flatten(2, -1).contiguous() }
            return [try second.flatten(2, -1).gather(2, places).reshape(pool.outputShape)]
        }
    }

    /// What the two average poolings share: `run(shape, isFloat32, source, result, isBackward)` calls the kernel.
    private func averaged(
        _ pool: PoolShape, _ operation: String, _ name: String,
        _ run: @escaping (inout tnb_pool_shape, Bool, Tensor, Tensor, Bool) -> Void
    ) throws -> Tensor {
        if dtype.isHalf { return try widely { try $0.averaged(pool, operation, name, run) } }
        try FloatingPoint.require(dtype, operation)
        let shape = self.shape
        // Linear: the gradient's gradient is the pooling again.
        func pass(_ source: Tensor, isBackward: Bool) throws -> Tensor {
            let memory = try source.channelsLastMemory()
            let result = try Tensor.empty(isBackward ? shape : pool.outputShape, dtype: memory.dtype, channelsLast: true)
            var kernel = pool.kernel
            let section = Profile.begin("aten::\(operation)", flops: 0, bytes: memory.byteCount + result.byteCount)
            defer { Profile.close(section) }
            run(&kernel, memory.dtype == .float32, memory, result, isBackward)
            return result.record(name, inputs: [source]) { g in [try pass(g, isBackward: !isBackward)] }
        }
        return try pass(self, isBackward: false)
    }
}

/// The sizes of one pooling over an [N, C, H, W] input, checked with PyTorch's messages.
private struct PoolShape {
    var kernel: tnb_pool_shape
    var outputShape: [Int] { [kernel.batch, kernel.channels, kernel.out_height, kernel.out_width] }

    init(_ input: Tensor, outputHeight: Int, outputWidth: Int) {
        kernel = tnb_pool_shape()
        (kernel.batch, kernel.channels) = (input.shape[0], input.shape[1])
        (kernel.in_height, kernel.in_width) = (input.shape[2], input.shape[3])
        (kernel.out_height, kernel.out_width) = (outputHeight, outputWidth)
    }

    init(
        _ input: Tensor, _ operation: String, kernelSize: [Int], stride: [Int], padding: [Int], dilation: [Int],
        ceilMode: Bool
    ) throws {
        let size = try Pair(kernelSize, "kernel_size", operation)
        let stride = stride.isEmpty ? size : try Pair(stride, "stride", operation)
        let pad = try Pair(padding, "padding", operation)
        let dilation = try Pair(dilation, "dilation", operation)
        guard stride.height != 0, stride.width != 0 else { throw TensorError.runtime("stride should not be zero") }
        guard stride.height > 0, stride.width > 0 else { throw TensorError.runtime("stride should be greater than zero") }
        guard size.height > 0, size.width > 0 else {
            throw TensorError.runtime(
                "kernel size should be greater than zero, but got kH: \(size.height) kW: \(size.width)")
        }
        guard dilation.height > 0, dilation.width > 0 else {
            throw TensorError.runtime(
                "dilation should be greater than zero, but got dilationH: \(dilation.height) dilationW: \(dilation.width)")
        }
        self.init(
            input,
            outputHeight: try Self.outputSize(input.shape[2], size.height, stride.height, pad.height, dilation.height, ceilMode),
            outputWidth: try Self.outputSize(input.shape[3], size.width, stride.width, pad.width, dilation.width, ceilMode))
        guard kernel.out_height > 0, kernel.out_width > 0 else {
            let s = input.shape
            throw TensorError.runtime(
                "Given input size: (\(s[1])x\(s[2])x\(s[3])). Calculated output size: "
                    + "(\(s[1])x\(kernel.out_height)x\(kernel.out_width)). Output size is too small")
        }
        (kernel.kernel_height, kernel.kernel_width) = (size.height, size.width)
        (kernel.stride_height, kernel.stride_width) = (stride.height, stride.width)
        (kernel.pad_height, kernel.pad_width) = (pad.height, pad.width)
        (kernel.dilation_height, kernel.dilation_width) = (dilation.height, dilation.width)
    }

    private static func outputSize(
        _ input: Int, _ kernel: Int, _ stride: Int, _ pad: Int, _ dilation: Int, _ ceilMode: Bool
    ) throws -> Int {
        guard pad >= 0 else { throw TensorError.runtime("pad must be non-negative, but got pad: \(pad)") }
        guard pad <= ((kernel - 1) * dilation + 1) / 2 else {
            throw TensorError.runtime(
                "pad should be at most half of effective kernel size, but got pad=\(pad), kernel_size=\(kernel) and "
                    + "dilation=\(dilation)")
        }
        let span = input + 2 * pad - dilation * (kernel - 1) - 1 + (ceilMode ? stride - 1 : 0)
        // Rounds down, also below zero.
        var output = (span >= 0 ? span / stride : -((-span + stride - 1) / stride)) + 1
        // The last window must start inside the input or its left padding.
        if ceilMode, (output - 1) * stride >= input + pad { output -= 1 }
        return output
    }
}
