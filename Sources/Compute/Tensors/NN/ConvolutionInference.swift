// Convolution and linear layer for inference: normalisation folded into the weight, residual sum and activation in the same pass,
// the weight packed once. One PackedConvolution belongs to one layer and watches that layer's tensors.

internal import CKernels

/// A layer's weight as oneDNN wants it, with the normalisation that follows folded in. Remade when a tensor it was made of is
/// written to or replaced.
public final class PackedConvolution {
    private var stamps: [Stamp] = []
    private var packed: OpaquePointer?
    private var scale: [Float]?
    private var shift: Tensor?

    public init() {}

    deinit { tnb_packed_weights_free(packed) }

    /// activation(batchNorm(conv2d(input)) + residual), each of the last three only if asked for. float32, without gradients.
    ///
    /// `overwritesResidual` gives up the residual's memory for the result, which saves a copy.
    public func callAsFunction(
        _ input: Tensor, weight: Tensor, bias: Tensor? = nil, stride: [Int] = [1], padding: [Int] = [0],
        dilation: [Int] = [1], groups: Int = 1, normalisation: BatchNormState? = nil, residual: Tensor? = nil,
        overwritesResidual: Bool = false, activation: Epilogue? = nil
    ) throws -> Tensor {
        guard input.ndim == 4 else {
            throw TensorError.runtime(
                "Expected 4D (batched) input to convolutionInference, but got input of size: \(Shape.describe(input.shape))")
        }
        let plan = try ConvolutionShape(
            input: input, weight: weight, bias: bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
        try ConvolutionShape.checkTypes(input, weight, bias)
        guard input.dtype == .float32, input.numel > 0, weight.numel > 0 else {
            return try unfused(
                input, weight, bias, stride, padding, dilation, groups, normalisation, residual, activation)
        }
        if let residual, residual.shape != plan.outputShape || residual.dtype != .float32 {
            return try unfused(
                input, weight, bias, stride, padding, dilation, groups, normalisation, residual, activation)
        }
        try Interruption.check()
        try refresh(weight, bias, normalisation)
        let x = try input.channelsLastMemory()
        let z = try residual?.channelsLastMemory()
        let flags = Int32((z == nil ? 0 : TNB_CONV_ADD) | (activation == .relu ? TNB_CONV_RELU : 0))
        var after = activation?.kernel ?? tnb_epilogue(family: TNB_EPILOGUE_NONE, kind: 0, p: (0, 0, 0))
        let handle = try handle()
        let hasBias: Int32 = shift == nil ? 0 : 1
        let section = plan.profiled("aten::conv2d", input, weight)
        defer { Profile.close(section) }
        let output: Tensor
        if let z, overwritesResidual || z !== residual {
            output = z
            z.storage.version += 1
        } else {
            output = try Tensor.empty(plan.outputShape, channelsLast: true)
        }
        let (inRow, outRow) = (x.shape[1] * x.shape[3], output.shape[1] * output.shape[3])
        try plan.inBatches { part, first in
            try plan.inBands(part) { shape, row, made in
                let found = tnb_packed_weights_has(handle, &shape, hasBias, flags)
                if found < 0 { try plan.check(-found) }
                if found == 0 {
                    let (w, layout) = try weight.weightMemory()
                    try plan.check(tnb_packed_weights_add(handle, &shape, hasBias, flags, w.pointer(), layout, scale))
                }
                let (from, to) = (first * plan.inputSize + row * inRow, first * plan.outputSize + made * outRow)
                try plan.check(
                    tnb_packed_conv_forward(
                        handle, &shape, x.pointer(Float.self) + from, shift?.pointer(), z.map { $0.pointer(Float.self) + to },
                        output.pointer(Float.self) + to, flags, &after))
            }
        }
        return output
    }

    /// activation(x weight^T + bias) over the last dimension: the rows are the pixels of a 1x1 convolution. As above.
    public func linear(_ input: Tensor, weight: Tensor, bias: Tensor? = nil, activation: Epilogue? = nil) throws -> Tensor {
        guard input.dtype == .float32, weight.dtype == .float32, bias?.dtype ?? .float32 == .float32, weight.ndim == 2,
            input.ndim > 0, input.numel > 0, weight.numel > 0, input.shape.last == weight.shape[1],
            input.numel < Int(Int32.max), weight.shape.max() ?? 0 < Int(Int32.max),
            bias.map({ $0.shape == [weight.shape[0]] }) ?? true
        else {
            let y = try input.linear(weight: weight, bias: bias)
            return try activation?(y) ?? y
        }
        let (width, out) = (weight.shape[1], weight.shape[0])
        let (x, rows) = (try input.contiguousMemory(), input.numel / width)
        let image = Tensor(
            storage: x.storage, shape: [1, width, rows, 1], strides: [rows * width, 1, width, width],
            storageOffset: x.storageOffset, dtype: .float32)
        let filter = Tensor(
            storage: weight.storage, shape: [out, width, 1, 1], strides: [weight.strides[0], weight.strides[1], 1, 1],
            storageOffset: weight.storageOffset, dtype: .float32)
        let y = try self(image, weight: filter, bias: bias, activation: activation)
        let shape = input.shape.dropLast() + [out]
        return Tensor(storage: y.storage, shape: Array(shape), strides: Shape.contiguousStrides(Array(shape)), dtype: .float32)
    }

    private func unfused(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ stride: [Int], _ padding: [Int], _ dilation: [Int],
        _ groups: Int, _ normalisation: BatchNormState?, _ residual: Tensor?, _ activation: Epilogue?
    ) throws -> Tensor {
        var y = try input.conv2d(
            weight: weight, bias: bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
        if let normalisation { y = try y.batchNorm(normalisation) }
        if let residual { y = try y.add(residual) }
        return try activation?(y) ?? y
    }

    private func handle() throws -> OpaquePointer {
        if let packed { return packed }
        guard let made = tnb_packed_weights_create() else { throw TensorError.memory("conv2d: out of memory for packed weights") }
        packed = made
        return made
    }

    /// Drops what was made of other tensors, or of these tensors before someone wrote to them.
    private func refresh(_ weight: Tensor, _ bias: Tensor?, _ norm: BatchNormState?) throws {
        let sources = [weight, bias, norm?.weight, norm?.bias, norm?.runningMean, norm?.runningVar]
        let now = sources.map { Stamp($0, eps: norm?.eps ?? -1) }
        guard now != stamps else { return }
        tnb_packed_weights_free(packed)
        packed = nil
        (scale, shift) = try Self.fold(weight.shape[0], bias, norm)
        stamps = now
    }

    /// Per output channel: what the weight is multiplied by, and what is added.
    private static func fold(_ channels: Int, _ bias: Tensor?, _ norm: BatchNormState?) throws -> ([Float]?, Tensor?) {
        guard let norm else { return (nil, try bias?.contiguousMemory().clone()) }
        guard let runningMean = norm.runningMean, let runningVar = norm.runningVar else {
            throw TensorError.runtime("running_mean must be defined in evaluation mode")
        }
        for (name, part) in [
            ("running_mean", runningMean), ("running_var", runningVar), ("weight", norm.weight), ("bias", norm.bias),
        ] as [(String, Tensor?)] {
            if let part, part.numel != channels {
                throw TensorError.runtime("\(name) should contain \(channels) elements not \(part.numel)")
            }
        }
        let (mean, variance) = (try runningMean.doubles(), try runningVar.doubles())
        let (w, b, own) = (try norm.weight?.doubles(), try norm.bias?.doubles(), try bias?.doubles())
        var scale: [Float] = []
        let shift = try Tensor.empty([channels])
        let p: UnsafeMutablePointer<Float> = shift.pointer()
        for c in 0..<channels {
            let factor = (w?[c] ?? 1) / (variance[c] + norm.eps).squareRoot()
            scale.append(Float(factor))
            p[c] = Float((b?[c] ?? 0) + ((own?[c] ?? 0) - mean[c]) * factor)
        }
        return (scale, shift)
    }

    /// Which memory a tensor shows and how, and how often it had been written to.
    private struct Stamp: Equatable {
        let storage: Storage?
        let offset, version: Int
        let strides: [Int]
        let eps: Double

        init(_ tensor: Tensor?, eps: Double) {
            // Held, not only compared: a freed storage's address could come back.
            storage = tensor?.storage
            offset = tensor?.storageOffset ?? 0
            strides = tensor?.strides ?? []
            version = tensor?.storage.version ?? 0
            self.eps = eps
        }

        static func == (a: Stamp, b: Stamp) -> Bool {
            a.storage === b.storage && a.offset == b.offset && a.version == b.version && a.strides == b.strides && a.eps == b.eps
        }
    }
}
