// Group normalisation in the memory order that the images have: one pass for the sums, one that applies them, and the same way back.

internal import CKernels

extension Tensor {
    /// The fused form, or nil where types are mixed. Arguments are checked by the caller.
    func fusedGroupNorm(_ groups: Int, _ weight: Tensor?, _ bias: Tensor?, _ eps: Double) throws -> Tensor? {
        guard dtype == .float32 || dtype == .float64, weight.map({ $0.dtype == dtype }) ?? true,
            bias.map({ $0.dtype == dtype }) ?? true
        else { return nil }
        let (samples, channels) = (shape[0], shape[1])
        let places = numel / (samples * channels)
        let isLast = isChannelsLast && !isContiguous
        let x = try isLast ? self : contiguousMemory()
        let (w, b) = (try weight?.contiguousMemory(), try bias?.contiguousMemory())
        let section = Profile.begin("aten::native_group_norm", flops: 0, bytes: 2 * byteCount)
        defer { Profile.close(section) }
        let output = try x.emptyLike()
        let mean = try Tensor.empty([samples, groups], dtype: dtype), rstd = try Tensor.empty([samples, groups], dtype: dtype)
        let order: Int32 = isLast ? 1 : 0
        if dtype == .float32 {
            tnb_group_norm_f32(
                x.pointer(), samples, channels, places, groups, order, w?.pointer(), b?.pointer(), eps, output.pointer(),
                mean.pointer(), rstd.pointer())
        } else {
            tnb_group_norm_f64(
                x.pointer(), samples, channels, places, groups, order, w?.pointer(), b?.pointer(), eps, output.pointer(),
                mean.pointer(), rstd.pointer())
        }
        let inputs = [self] + [weight, bias].compactMap { $0 }
        guard Tensor.isRecording(inputs) else { return output }
        let (savedX, savedInput, savedW, hasBias) = (SavedTensor(x), SavedTensor(self), weight.map(SavedTensor.init), bias != nil)
        return output.record("NativeGroupNormBackward0", inputs: inputs) { gradient, needs in
            let biasAt = savedW == nil ? 1 : 2
            if GradMode.isEnabled {
                let x = try savedInput.unpack(), line = [1, channels] + [Int](repeating: 1, count: x.ndim - 2)
                let others = (0..<x.ndim).filter { $0 != 1 }
                let rows = try x.reshape([samples, groups, x.numel / (samples * groups)])
                let centred = try rows.sub(rows.mean([2], keepdim: true))
                let scale = try centred.square().mean([2], keepdim: true).add(.float(eps)).rsqrt()
                let normal = try centred.mul(scale)
                let slope = try savedW.map { try gradient.mul($0.unpack().reshape(line)) } ?? gradient
                let dx = try Self.normalisationGradient(slope.reshape(rows.shape), normal, scale, [2]).reshape(x.shape)
                return [needs(0) ? dx : nil]
                    + (try savedW == nil ? [] : [needs(1) ? gradient.mul(normal.reshape(x.shape)).sum(others) : nil])
                    + (try hasBias ? [needs(biasAt) ? gradient.sum(others) : nil] : [])
            }
            let x = try savedX.unpack(), w = try savedW?.unpack().contiguousMemory(), g = try gradient.memory(like: x)
            let dx = needs(0) ? try x.emptyLike() : nil
            let dw = savedW != nil && needs(1) ? try Tensor.empty([channels], dtype: g.dtype) : nil
            let db = hasBias && needs(biasAt) ? try Tensor.empty([channels], dtype: g.dtype) : nil
            if g.dtype == .float32 {
                tnb_group_norm_backward_f32(
                    x.pointer(), g.pointer(), samples, channels, places, groups, order, w?.pointer(), mean.pointer(),
                    rstd.pointer(),
                    dx?.pointer(), dw?.pointer(), db?.pointer())
            } else {
                tnb_group_norm_backward_f64(
                    x.pointer(), g.pointer(), samples, channels, places, groups, order, w?.pointer(), mean.pointer(),
                    rstd.pointer(),
                    dx?.pointer(), dw?.pointer(), db?.pointer())
            }
            return [dx] + (savedW == nil ? [] : [dw]) + (hasBias ? [db] : [])
        }
    }
}
