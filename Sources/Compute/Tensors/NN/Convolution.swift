// 2-D convolution with its gradients. float32 runs on oneDNN over NHWC memory, whatever order the input comes in; float64 on
// plain loops, for gradient checks. Inference with folded normalisation is in ConvolutionInference.swift.

internal import CKernels

extension Tensor {
    /// Convolution of [N, C, H, W] (or [C, H, W]) with weight [O, C / groups, kh, kw]. Same as torch.nn.functional.conv2d.
    public func conv2d(
        weight: Tensor, bias: Tensor? = nil, stride: [Int] = [1], padding: [Int] = [0], dilation: [Int] = [1],
        groups: Int = 1
    ) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.lowering(self, weight, bias) { x, w, b in
                try x.conv2d(weight: w, bias: b, stride: stride, padding: padding, dilation: dilation, groups: groups)
            }
        }
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
        if dtype.isHalf {
            return try widely {
                try $0.conv2d(
                    weight: weight.to(dtype: .float32), bias: bias?.to(dtype: .float32), stride: stride, padding: padding,
                    dilation: dilation, groups: groups)
            }
        }
        try Interruption.check()
        let section = plan.profiled("aten::conv2d", self, weight)
        defer { Profile.close(section) }
        let output = dtype == .float32 ? try plan.forward(self, weight, bias) : try plan.forwardF64(self, weight, bias)
        let inputs = [self, weight] + (bias.map { [$0] } ?? [])
        guard Tensor.isRecording(inputs) else { return output }
        let (x, w, hasBias) = (SavedTensor(self), SavedTensor(weight), bias != nil)
        return output.record("ConvolutionBackward0", inputs: inputs) { gradient, needs in
            try Interruption.check()
            let (x, w) = (try x.unpack(), try w.unpack())
            let wantsBias = hasBias && needs(2)
            if GradMode.isEnabled {
                return [
                    needs(0) ? try plan.inputGradient(gradient, w) : nil, needs(1) ? try plan.weightGradient(x, gradient) : nil,
                ] + (wantsBias ? [try gradient.sum([0, 2, 3])] : hasBias ? [nil] : [])
            }
            return gradient.dtype == .float32
                ? try plan.backward(gradient, x, w, needs(0), needs(1), wantsBias)
                : try plan.backwardF64(gradient, x, w, needs(0), needs(1), wantsBias)
        }
    }
}

// MARK: - Gradients that have gradients

// A convolution pairs an input, a weight and a gradient of the output. Each of the three has a gradient that is linear in the
// two others, and those are again two of the three: recorded, they can be differentiated as often as one likes.
extension ConvolutionShape {
    /// The convolution of `x` with `w`.
    func output(_ x: Tensor, _ w: Tensor) throws -> Tensor {
        let result = x.dtype == .float32 ? try forward(x, w, nil) : try forwardF64(x, w, nil)
        guard Tensor.isRecording([x, w]) else { return result }
        let (savedX, savedW) = (SavedTensor(x), SavedTensor(w))
        return result.record("ConvolutionBackwardBackward0", inputs: [x, w]) { g, needs in
            [
                needs(0) ? try inputGradient(g, savedW.unpack()) : nil,
                needs(1) ? try weightGradient(savedX.unpack(), g) : nil,
            ]
        }
    }

    /// What flows back to the input: linear in the gradient and in the weight.
    func inputGradient(_ g: Tensor, _ w: Tensor) throws -> Tensor {
        let result = try spread(g, w, inputShape)
        guard Tensor.isRecording([g, w]) else { return result }
        let (savedG, savedW) = (SavedTensor(g), SavedTensor(w))
        return result.record("ConvolutionBackwardBackward0", inputs: [g, w]) { second, needs in
            [
                needs(0) ? try output(second, savedW.unpack()) : nil,
                needs(1) ? try weightGradient(second, savedG.unpack()) : nil,
            ]
        }
    }

    /// What flows back to the weight: linear in the input and in the gradient.
    func weightGradient(_ x: Tensor, _ g: Tensor) throws -> Tensor {
        let like = try Tensor.empty(weightShape, dtype: x.dtype)
        let parts =
            x.dtype == .float32 ? try backward(g, x, like, false, true, false) : try backwardF64(g, x, like, false, true, false)
        let result = try parts[1] ?? Tensor.zeros(weightShape, dtype: x.dtype)
        guard Tensor.isRecording([x, g]) else { return result }
        let (savedX, savedG) = (SavedTensor(x), SavedTensor(g))
        return result.record("ConvolutionBackwardBackward0", inputs: [x, g]) { second, needs in
            [
                needs(0) ? try inputGradient(savedG.unpack(), second) : nil,
                needs(1) ? try output(savedX.unpack(), second) : nil,
            ]
        }
    }

    private var weightShape: [Int] {
        [
            Int(kernel.out_channels), Int(kernel.in_channels / kernel.groups), Int(kernel.kernel_height),
            Int(kernel.kernel_width),
        ]
    }
}

// MARK: - float32

extension ConvolutionShape {
    /// Nothing to multiply: an empty batch, or no input channels.
    private func isEmpty(_ x: Tensor, _ w: Tensor) -> Bool { x.numel == 0 || w.numel == 0 }

    var inputSize: Int { Int(kernel.in_channels) * Int(kernel.in_height) * Int(kernel.in_width) }
    var outputSize: Int { Int(kernel.out_channels) * Int(kernel.out_height) * Int(kernel.out_width) }

    /// Multiplications and additions of one image.
    private var imageWork: Double {
        let taps = Double(kernel.kernel_height) * Double(kernel.kernel_width) * Double(kernel.in_channels / kernel.groups)
        return 2 * taps * Double(outputSize)
    }

    /// Opens a section of a profile.
    func profiled(_ name: String, _ input: Tensor, _ weight: Tensor) -> Int? {
        Profile.begin(
            name, flops: imageWork * Double(kernel.batch),
            bytes: input.byteCount + weight.byteCount + outputSize * Int(kernel.batch) * input.itemSize)
    }

    /// What runs between two looks for a request to stop: about a tenth of a second of one core.
    private static let workBetweenChecks = 1e10

    /// Calls `body` for parts of the batch, and looks between them for a request to stop.
    func inBatches(_ body: (inout tnb_conv_shape, Int) throws -> Void) throws {
        let count = Int(kernel.batch)
        let most = Swift.max(1, Int(Swift.min(Self.workBetweenChecks / Swift.max(imageWork, 1), 1e9)))
        var first = 0
        while first < count {
            var shape = kernel
            shape.batch = Int32(Swift.min(most, count - first))
            try body(&shape, first)
            first += Int(shape.batch)
            if first < count { try Interruption.check() }
        }
    }

    /// The same for bands of rows of one large image: `body` gets the shape of the band's own convolution, the first row that it
    /// reads and the first that it makes.
    func inBands(_ shape: tnb_conv_shape, _ body: (inout tnb_conv_shape, Int, Int) throws -> Void) throws {
        let rows = Int(shape.out_height), bands = Int((imageWork / Self.workBetweenChecks).rounded(.up))
        guard shape.batch == 1, bands > 1, rows > 1 else {
            var whole = shape
            return try body(&whole, 0, 0)
        }
        let height = (rows + bands - 1) / Swift.min(bands, rows)
        let reach = (Int(shape.kernel_height) - 1) * Int(shape.dilation_height) + 1
        for first in stride(from: 0, to: rows, by: height) {
            if first > 0 { try Interruption.check() }
            let count = Swift.min(height, rows - first)
            let start = first * Int(shape.stride_height) - Int(shape.pad_height)
            let end = start + (count - 1) * Int(shape.stride_height) + reach
            let (from, to) = (Swift.max(start, 0), Swift.min(end, Int(shape.in_height)))
            var band = shape
            band.out_height = Int32(count)
            guard to > from else {
                // A band of padding alone: the whole image does.
                var whole = shape
                return try body(&whole, 0, 0)
            }
            (band.in_height, band.pad_height) = (Int32(to - from), Int32(from - start))
            try body(&band, from, first)
        }
    }

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
        try inBatches { shape, first in
            let (from, to) = (x.pointer(Float.self) + first * inputSize, output.pointer(Float.self) + first * outputSize)
            let (inRow, outRow) = (
                Int(shape.in_channels) * Int(shape.in_width), Int(shape.out_channels) * Int(shape.out_width)
            )
            try inBands(shape) { band, row, made in
                try check(tnb_conv_forward(&band, from + row * inRow, w.pointer(), layout, b?.pointer(), to + made * outRow))
            }
        }
        return output
    }

    /// The gradients of weight and bias as sums over parts of the batch.
    private func addingUp(
        _ dw: Tensor, _ db: Tensor?, _ body: (inout tnb_conv_shape, Int, Tensor, Tensor?) throws -> Void
    ) throws {
        var isFirst = true
        try inBatches { shape, first in
            if isFirst {
                isFirst = false
                return try body(&shape, first, dw, db)
            }
            let (partW, partB) = (try dw.emptyLike(), try db?.emptyLike())
            try body(&shape, first, partW, partB)
            try GradMode.withDisabled {
                try dw.addInPlace(.tensor(partW))
                if let partB { try db?.addInPlace(.tensor(partB)) }
            }
        }
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
        var dx, dw, db: Tensor?
        if wantsWeight || wantsBias {
            let x = try input.channelsLastMemory()
            let weightGradient = try Tensor.emptyStrided(w.shape, w.strides, .float32)
            if wantsBias { db = try Tensor.empty([weight.shape[0]]) }
            try addingUp(weightGradient, db) { shape, first, dw, db in
                let (from, to) = (x.pointer(Float.self) + first * inputSize, g.pointer(Float.self) + first * outputSize)
                try check(tnb_conv_backward_weights(&shape, from, to, dw.pointer(), layout, db?.pointer()))
            }
            if wantsWeight { dw = weightGradient }
        }
        if wantsInput {
            let inputGradient = try Tensor.empty(input.shape, channelsLast: true)
            try inBatches { shape, first in
                let (from, to) = (
                    g.pointer(Float.self) + first * outputSize, inputGradient.pointer(Float.self) + first * inputSize
                )
                try check(tnb_conv_backward_data(&shape, from, w.pointer(), layout, to))
            }
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
