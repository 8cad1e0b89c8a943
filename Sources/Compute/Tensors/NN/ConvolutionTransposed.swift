// Transposed convolution, which is a convolution's gradient with respect to its input, and convolutions over one dimension,
// which are those of images one high.

internal import CKernels

extension Tensor {
    /// Transposed convolution of [N, C, H, W] (or [C, H, W]) with weight [C, O / groups, kh, kw]. Same as
    /// torch.nn.functional.conv_transpose2d.
    public func convTranspose2d(
        weight: Tensor, bias: Tensor? = nil, stride: [Int] = [1], padding: [Int] = [0], outputPadding: [Int] = [0],
        groups: Int = 1, dilation: [Int] = [1]
    ) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.lowering(self, weight, bias) { x, w, b in
                try x.convTranspose2d(
                    weight: w, bias: b, stride: stride, padding: padding, outputPadding: outputPadding, groups: groups,
                    dilation: dilation)
            }
        }
        guard ndim == 4 else {
            guard ndim == 3 else {
                throw TensorError.runtime(
                    "Expected 3D (unbatched) or 4D (batched) input to conv_transpose2d, but got input of size: "
                        + Shape.describe(shape))
            }
            return try unsqueeze(0).convTranspose2d(
                weight: weight, bias: bias, stride: stride, padding: padding, outputPadding: outputPadding, groups: groups,
                dilation: dilation
            ).squeeze([0])
        }
        let plan = try ConvolutionShape(
            transposing: self, weight: weight, bias: bias, stride: stride, padding: padding, outputPadding: outputPadding,
            dilation: dilation, groups: groups)
        try ConvolutionShape.checkTypes(self, weight, bias)
        if dtype.isHalf {
            return try widely {
                try $0.convTranspose2d(
                    weight: weight.to(dtype: .float32), bias: bias?.to(dtype: .float32), stride: stride, padding: padding,
                    outputPadding: outputPadding, groups: groups, dilation: dilation)
            }
        }
        try Interruption.check()
        let shape = plan.inputShape
        var output = try plan.spread(self, weight, shape)
        if let bias {
            output = try GradMode.withDisabled { try output.add(bias.reshape([1, bias.numel, 1, 1])) }
        }
        let inputs = [self, weight] + (bias.map { [$0] } ?? [])
        guard Tensor.isRecording(inputs) else { return output }
        let (x, w, hasBias) = (SavedTensor(self), SavedTensor(weight), bias != nil)
        return output.record("ConvolutionBackward0", inputs: inputs) { gradient, needs in
            try Interruption.check()
            let (x, w) = (try x.unpack(), try w.unpack())
            if GradMode.isEnabled {
                return [
                    needs(0) ? try plan.output(gradient, w) : nil, needs(1) ? try plan.weightGradient(gradient, x) : nil,
                ] + (hasBias ? [needs(2) ? try gradient.sum([0, 2, 3]) : nil] : [])
            }
            let isFloat = gradient.dtype == .float32
            // Roles change: the gradient is what the convolution reads, the input is the gradient of what it makes.
            let dx = needs(0) ? try isFloat ? plan.forward(gradient, w, nil) : plan.forwardF64(gradient, w, nil) : nil
            let dw =
                needs(1)
                ? try isFloat
                    ? plan.backward(x, gradient, w, false, true, false)[1]
                    : plan.backwardF64(x, gradient, w, false, true, false)[1]
                : nil
            return [dx, dw] + (hasBias ? [needs(2) ? try gradient.sum([0, 2, 3]) : nil] : [])
        }
    }

    /// Convolution of [N, C, L] (or [C, L]). Same as torch.nn.functional.conv1d.
    public func conv1d(
        weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, dilation: Int = 1, groups: Int = 1
    ) throws -> Tensor {
        try checkLine("conv1d", weight)
        let (x, w) = (ndim == 2 ? [1] + shape : shape, weight.shape)
        if groups > 0, w[0] >= groups, w[0] % groups == 0, x[1] != w[1] * groups {
            throw TensorError.runtime(
                "Given groups=\(groups), weight of size \(Shape.describe(w)), expected input\(Shape.describe(x)) to have "
                    + "\(w[1] * groups) channels, but got \(x[1]) channels instead")
        }
        if stride > 0, padding >= 0, dilation > 0, x[2] + 2 * padding < dilation * (w[2] - 1) + 1 {
            throw TensorError.runtime(
                "Calculated padded input size per channel: (\(x[2] + 2 * padding)). Kernel size: "
                    + "(\(dilation * (w[2] - 1) + 1)). Kernel size can't be greater than actual input size")
        }
        return try unsqueeze(-2).conv2d(
            weight: weight.unsqueeze(2), bias: bias, stride: [1, stride], padding: [0, padding], dilation: [1, dilation],
            groups: groups
        ).squeeze([-2])
    }

    /// Transposed convolution of [N, C, L] (or [C, L]). Same as torch.nn.functional.conv_transpose1d.
    public func convTranspose1d(
        weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, outputPadding: Int = 0, groups: Int = 1,
        dilation: Int = 1
    ) throws -> Tensor {
        try checkLine("conv_transpose1d", weight)
        return try unsqueeze(-2).convTranspose2d(
            weight: weight.unsqueeze(2), bias: bias, stride: [1, stride], padding: [0, padding],
            outputPadding: [0, outputPadding], groups: groups, dilation: [1, dilation]
        ).squeeze([-2])
    }

    private func checkLine(_ operation: String, _ weight: Tensor) throws {
        guard ndim == 2 || ndim == 3 else {
            throw TensorError.runtime(
                "Expected 2D (unbatched) or 3D (batched) input to \(operation), but got input of size: \(Shape.describe(shape))")
        }
        guard weight.ndim == 3 else {
            let batched = ndim == 2 ? [1] + shape : shape
            throw TensorError.runtime(
                "Expected 3-dimensional weight for 3-dimensional input \(Shape.describe(batched)), but got "
                    + "\(weight.ndim)-dimensional weight of size \(Shape.describe(weight.shape)) instead")
        }
    }
}

extension ConvolutionShape {
    /// What the convolution reads, which is what its transposed form makes.
    var inputShape: [Int] {
        [Int(kernel.batch), Int(kernel.in_channels), Int(kernel.in_height), Int(kernel.in_width)]
    }

    /// The convolution whose transposed form takes `input` to the result.
    init(
        transposing input: Tensor, weight: Tensor, bias: Tensor?, stride: [Int], padding: [Int], outputPadding: [Int],
        dilation: [Int], groups: Int
    ) throws {
        let (sh, sw) = try Self.pair(stride, "stride", 1), (ph, pw) = try Self.pair(padding, "padding", 0)
        let (oh, ow) = try Self.pair(outputPadding, "output_padding", 0), (dh, dw) = try Self.pair(dilation, "dilation", 1)
        guard groups > 0 else { throw TensorError.runtime("non-positive groups is not supported") }
        guard weight.ndim == 4 else {
            throw TensorError.runtime(
                "Expected 4-dimensional weight for 4-dimensional input \(Shape.describe(input.shape)), but got "
                    + "\(weight.ndim)-dimensional weight of size \(Shape.describe(weight.shape)) instead")
        }
        let (w, x) = (weight.shape, input.shape)
        guard w[0] >= groups, w[0] % groups == 0 else {
            throw TensorError.runtime(
                "Given groups=\(groups), expected weight to be \(w[0] < groups ? "at least" : "divisible by") \(groups) at "
                    + "dimension 0, but got weight of size \(Shape.describe(w)) instead")
        }
        guard x[1] == w[0] else {
            throw TensorError.runtime(
                "Given transposed=1, weight of size \(Shape.describe(w)), expected input\(Shape.describe(x)) to have \(w[0]) "
                    + "channels, but got \(x[1]) channels instead")
        }
        if let bias, bias.shape != [w[1] * groups] {
            throw TensorError.runtime(
                "Given transposed=1, weight of size \(Shape.describe(w)), expected bias to be 1-dimensional with "
                    + "\(w[1] * groups) elements, but got bias of size \(Shape.describe(bias.shape)) instead")
        }
        for (extra, step, reach) in [(oh, sh, dh), (ow, sw, dw)] where extra >= step && extra >= reach {
            throw TensorError.runtime(
                "output padding must be smaller than either stride or dilation, but got output_padding_height: \(oh) "
                    + "output_padding_width: \(ow) stride_height: \(sh) stride_width: \(sw) dilation_height: \(dh) "
                    + "dilation_width: \(dw)")
        }
        let height = (x[2] - 1) * sh - 2 * ph + dh * (w[2] - 1) + oh + 1
        let width = (x[3] - 1) * sw - 2 * pw + dw * (w[3] - 1) + ow + 1
        guard height > 0, width > 0 else {
            throw TensorError.runtime(
                "Given input size per channel: (\(x[2]) x \(x[3])). Calculated output size per channel: (\(height) x "
                    + "\(width)). Output size is too small")
        }
        guard (x + w + [height, width, sh, sw]).allSatisfy({ $0 <= Int(Int32.max) }) else {
            throw TensorError.runtime("conv_transpose2d: sizes above 2^31 are not supported, got input \(Shape.describe(x))")
        }
        kernel = tnb_conv_shape(
            batch: Int32(x[0]), in_channels: Int32(w[1] * groups), in_height: Int32(height), in_width: Int32(width),
            out_channels: Int32(w[0]), out_height: Int32(x[2]), out_width: Int32(x[3]),
            kernel_height: Int32(w[2]), kernel_width: Int32(w[3]), stride_height: Int32(sh), stride_width: Int32(sw),
            pad_height: Int32(ph), pad_width: Int32(pw), dilation_height: Int32(dh), dilation_width: Int32(dw),
            groups: Int32(groups))
    }

    /// The gradient of a convolution's input as an operation of its own.
    func spread(_ x: Tensor, _ weight: Tensor, _ shape: [Int]) throws -> Tensor {
        if x.numel == 0 || weight.numel == 0 { return try Tensor.zeros(shape, dtype: x.dtype) }
        var kernel = self.kernel
        if x.dtype == .float32 {
            let g = try x.channelsLastMemory()
            let (w, layout) = try weight.weightMemory()
            let output = try Tensor.empty(shape, channelsLast: true)
            try check(tnb_conv_backward_data(&kernel, g.pointer(), w.pointer(), layout, output.pointer()))
            return output
        }
        let (g, w) = (try x.contiguousMemory(), try weight.contiguousMemory())
        let output = try Tensor.zeros(shape, dtype: .float64)
        tnb_conv_backward_data_f64(&kernel, g.pointer(), w.pointer(), output.pointer())
        return output
    }
}
