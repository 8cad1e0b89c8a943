// Layer normalisation with its gradients.

internal import CKernels

extension Tensor {
    /// Normalises over the last dimensions, which must be `normalizedShape`. Same as torch.nn.functional.layer_norm.
    public func layerNorm(
        _ normalizedShape: [Int], weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5
    ) throws -> Tensor {
        guard !normalizedShape.isEmpty else {
            throw TensorError.runtime(
                "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
                    + "normalized_shape = []")
        }
        guard ndim >= normalizedShape.count, Array(shape.suffix(normalizedShape.count)) == normalizedShape else {
            let wanted = normalizedShape.map { ", \($0)" }.joined()
            throw TensorError.runtime(
                "Given normalized_shape=\(Shape.describe(normalizedShape)), expected input with shape [*\(wanted)], but got "
                    + "input of size\(Shape.describe(shape))")
        }
        for (name, part) in [("weight", weight), ("bias", bias)] {
            if let part, part.shape != normalizedShape {
                throw TensorError.runtime(
                    "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape "
                        + "\(Shape.describe(part.shape)) and normalized_shape = \(Shape.describe(normalizedShape))")
            }
            if let part, part.dtype != dtype, !(dtype.isHalf && part.dtype == .float32) {
                throw TensorError.runtime("expected scalar type \(dtype.scalarTypeName) but found \(part.dtype.scalarTypeName)")
            }
        }
        if dtype.isHalf {
            return try widely {
                try $0.layerNorm(
                    normalizedShape, weight: weight?.to(dtype: .float32), bias: bias?.to(dtype: .float32), eps: eps)
            }
        }
        try FloatingPoint.require(dtype, "LayerNormKernelImpl")
        let width = normalizedShape.reduce(1, *), rows = width == 0 ? 0 : numel / width
        let (x, w, b) = (try contiguousMemory(), try weight?.contiguousMemory(), try bias?.contiguousMemory())
        let output = try Tensor.empty(shape, dtype: dtype)
        let mean = try Tensor.empty([rows], dtype: dtype), rstd = try Tensor.empty([rows], dtype: dtype)
        let section = Profile.begin("aten::layer_norm", flops: 0, bytes: 2 * byteCount)
        defer { Profile.close(section) }
        if rows > 0 {
            if dtype == .float32 {
                tnb_layer_norm_f32(
                    x.pointer(), rows, width, w?.pointer(), b?.pointer(), eps, output.pointer(), mean.pointer(), rstd.pointer())
            } else {
                tnb_layer_norm_f64(
                    x.pointer(), rows, width, w?.pointer(), b?.pointer(), eps, output.pointer(), mean.pointer(), rstd.pointer())
            }
        }
        let inputs = [self] + [weight, bias].compactMap { $0 }
        guard Tensor.isRecording(inputs) else { return output }
        let (savedX, savedW, hasBias) = (SavedTensor(x), weight.map(SavedTensor.init), bias != nil)
        // The input itself, with its history; its row-major copy may be another tensor.
        let savedInput = SavedTensor(self)
        return output.record("NativeLayerNormBackward0", inputs: inputs) { gradient, needs in
            let biasAt = savedW == nil ? 1 : 2
            if GradMode.isEnabled {
                let x = try savedInput.unpack()
                let over = Array((x.ndim - normalizedShape.count)..<x.ndim), lead = Array(0..<over[0])
                let centred = try x.sub(x.mean(over, keepdim: true))
                let scale = try centred.square().mean(over, keepdim: true).add(.float(eps)).rsqrt()
                let normal = try centred.mul(scale)
                let slope = try savedW.map { try gradient.mul($0.unpack()) } ?? gradient
                let dx = try Self.normalisationGradient(slope, normal, scale, over)
                func summed(_ t: Tensor) throws -> Tensor { try lead.isEmpty ? t : t.sum(lead) }
                return [needs(0) ? dx : nil] + (try savedW == nil ? [] : [needs(1) ? summed(gradient.mul(normal)) : nil])
                    + (try hasBias ? [needs(biasAt) ? summed(gradient) : nil] : [])
            }
            let x = try savedX.unpack(), w = try savedW?.unpack().contiguousMemory(), g = try gradient.contiguousMemory()
            let dx = needs(0) ? try x.emptyLike() : nil
            let dw = savedW != nil && needs(1) ? try Tensor.empty(normalizedShape, dtype: g.dtype) : nil
            let db = hasBias && needs(biasAt) ? try Tensor.empty(normalizedShape, dtype: g.dtype) : nil
            if rows == 0 {
                dw?.fillRaw(0)
                db?.fillRaw(0)
            } else if g.dtype == .float32 {
                tnb_layer_norm_backward_f32(
                    x.pointer(), g.pointer(), rows, width, w?.pointer(), mean.pointer(), rstd.pointer(), dx?.pointer(),
                    dw?.pointer(), db?.pointer())
            } else {
                tnb_layer_norm_backward_f64(
                    x.pointer(), g.pointer(), rows, width, w?.pointer(), mean.pointer(), rstd.pointer(), dx?.pointer(),
                    dw?.pointer(), db?.pointer())
            }
            return [dx] + (savedW == nil ? [] : [dw]) + (hasBias ? [db] : [])
        }
    }

    /// What flows through a normalisation over `dims`, from the normalised elements and their scale; made of recorded operations.
    static func normalisationGradient(_ g: Tensor, _ normal: Tensor, _ scale: Tensor, _ dims: [Int]) throws -> Tensor {
        let mean = try g.mean(dims, keepdim: true), correlation = try g.mul(normal).mean(dims, keepdim: true)
        return try g.sub(mean).sub(normal.mul(correlation)).mul(scale)
    }
}
