// 2-D convolution with its gradients. float32 runs on oneDNN over NHWC memory, whatever order the input comes in; float64 on
// plain loops, for gradient checks. Inference with folded normalisation is in ConvolutionInference.swift.

internal import CKernels

extension Tensor {
    /// Convolution of [N, C, H, W] (or [C, H, W]) with weight [O, C / groups, kh, kw]. Same as torch.nn.functional.conv2d.
    public func conv2d(
        weight: Tensor, bias: Tensor? = nil, stride: [Int] = [1], padding: [Int] = [0], dilation: [Int] = [1],
        groups: Int = 1
    ) throws -> Tensor {
        guard ndim == 4 else {
            guard ndim == 3 else {
                throw TensorError.runtime(
                    "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: \(Shape.describe(shape))")
            }
            return try unsqueeze(0).conv2d(
                weight: weight, bias: bias, stride: stride, padding: padding, dilation: dilation, groups: groups
            ).squeeze([0])
        }
        let plan = try ConvolutionShape(
            input: self, weight: weight, bias: bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
        try ConvolutionShape.checkTypes(self, weight, bias)
        try Interruption.check()
        let output = dtype == .float32 ? try plan.forward(self, weight, bias) : try plan.forwardF64(self, weight, bias)
        let inputs = [self, weight] + (bias.map { [$0] } ?? [])
        guard Tensor.isRecording(inputs) else { return output }
        let (x, w, hasBias) = (SavedTensor(self), SavedTensor(weight), bias != nil)
        return output.record("ConvolutionBackward0", inputs: inputs) { gradient, needs in
            try Interruption.check()
            let (x, w) = (try x.unpack(), try w.unpack())
            let wantsBias = hasBias && needs(2)
            return gradient.dtype == .float32
                ? try plan.backward(gradient, x, w, needs(0), needs(1), wantsBias)
                : try plan.backwardF64(gradient, x, w, needs(0), needs(1), wantsBias)
        }
    }
}

// MARK: - float32

extension ConvolutionShape {
    /// Nothing to multiply: an empty batch, or no input channels.
    private func isEmpty(_ x: Tensor, _ w: Tensor) -> Bool { x.numel == 0 || w.numel == 0 }

    func forward(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
        let output = try Tensor.empty(outputShape, channelsLast: true)
        if isEmpty(input, weight) {
            output.fillRaw(0)
            if let bias, output.numel > 0 {
                try output.copyRaw(from: bias.viewing([1, bias.numel, 1, 1], [0, bias.strides[0], 0, 0]))
            }
            return output
        }
        let x = try input.channelsLastMemory()
        let (w, layout) = try weight.weightMemory()
        let b = try bias?.contiguousMemory()
        var shape = kernel
        try check(tnb_conv_forward(&shape, x.pointer(), w.pointer(), layout, b?.pointer(), output.pointer()))
        return output
    }

    func backward(
        _ gradient: Tensor, _ input: Tensor, _ weight: Tensor, _ wantsInput: Bool, _ wantsWeight: Bool, _ wantsBias: Bool
    ) throws -> [Tensor?] {
        if isEmpty(input, weight) {
            return [
                try input.zerosLike(), try weight.zerosLike(), wantsBias ? try gradient.sum([0, 2, 3], keepdim: false) : nil,
            ]
        }
        let g = try gradient.channelsLastMemory()
        let (w, layout) = try weight.weightMemory()
        var shape = kernel
        var dx, dw, db: Tensor?
        if wantsWeight || wantsBias {
            let x = try input.channelsLastMemory()
            let weightGradient = try Tensor.emptyStrided(w.shape, w.strides, .float32)
            if wantsBias { db = try Tensor.empty([weight.shape[0]]) }
            try check(
                tnb_conv_backward_weights(&shape, x.pointer(), g.pointer(), weightGradient.pointer(), layout, db?.pointer()))
            if wantsWeight { dw = weightGradient }
        }
        if wantsInput {
            let inputGradient = try Tensor.empty(input.shape, channelsLast: true)
            try check(tnb_conv_backward_data(&shape, g.pointer(), w.pointer(), layout, inputGradient.pointer()))
            dx = inputGradient
        }
        return [dx, dw, db]
    }
}

// MARK: - float64

extension ConvolutionShape {
    func forwardF64(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
        let output = try Tensor.empty(outputShape, dtype: .float64)
        let (x, w, b) = (try input.contiguousMemory(), try weight.contiguousMemory(), try bias?.contiguousMemory())
        var shape = kernel
        tnb_conv_forward_f64(&shape, x.pointer(), w.pointer(), b?.pointer(), output.pointer())
        return output
    }

    func backwardF64(
        _ gradient: Tensor, _ input: Tensor, _ weight: Tensor, _ wantsInput: Bool, _ wantsWeight: Bool, _ wantsBias: Bool
    ) throws -> [Tensor?] {
        let (g, x, w) = (try gradient.contiguousMemory(), try input.contiguousMemory(), try weight.contiguousMemory())
        var shape = kernel
        var dx, dw, db: Tensor?
        if wantsInput {
            let inputGradient = try Tensor.zeros(input.shape, dtype: .float64)
            tnb_conv_backward_data_f64(&shape, g.pointer(), w.pointer(), inputGradient.pointer())
            dx = inputGradient
        }
        if wantsWeight || wantsBias {
            let weightGradient = try Tensor.zeros(weight.shape, dtype: .float64)
            if wantsBias { db = try Tensor.zeros([weight.shape[0]], dtype: .float64) }
            tnb_conv_backward_weights_f64(&shape, x.pointer(), g.pointer(), weightGradient.pointer(), db?.pointer())
            if wantsWeight { dw = weightGradient }
        }
        return [dx, dw, db]
    }
}
