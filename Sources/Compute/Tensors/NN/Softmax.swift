// Softmax and log-softmax along any dimension, with their gradients.

internal import CKernels

extension Tensor {
    /// e^x / sum e^x along `dim`. Same as torch.softmax.
    public func softmax(_ dim: Int, dtype: DType? = nil) throws -> Tensor { try softmaxed(dim, dtype, isLog: false) }

    /// log(softmax(x)) along `dim`. Same as torch.log_softmax.
    public func logSoftmax(_ dim: Int, dtype: DType? = nil) throws -> Tensor { try softmaxed(dim, dtype, isLog: true) }

    private func softmaxed(_ dim: Int, _ type: DType?, isLog: Bool) throws -> Tensor {
        if let type, type != dtype { return try to(dtype: type).softmaxed(dim, nil, isLog: isLog) }
        let dim = try Shape.dimension(dim, ndim)
        if dtype.isHalf { return try widely { try $0.softmaxed(dim, nil, isLog: isLog) } }
        let place = dim == Swift.max(ndim, 1) - 1 ? "_lastdim" : ""
        try FloatingPoint.require(dtype, (isLog ? "log_" : "") + "softmax\(place)_kernel_impl")
        let section = Profile.begin(isLog ? "aten::log_softmax" : "aten::softmax", flops: 0, bytes: 2 * byteCount)
        defer { Profile.close(section) }
        let x = try rowsMemory(along: dim)
        let rows = try x.emptyLike()
        let width = ndim == 0 ? 1 : shape[dim]
        if x.numel > 0 {
            switch (dtype == .float32, isLog) {
            case (true, false): tnb_softmax_f32(x.pointer(), rows.pointer(), x.numel / width, width)
            case (true, true): tnb_log_softmax_f32(x.pointer(), rows.pointer(), x.numel / width, width)
            case (false, false): tnb_softmax_f64(x.pointer(), rows.pointer(), x.numel / width, width)
            case (false, true): tnb_log_softmax_f64(x.pointer(), rows.pointer(), x.numel / width, width)
            }
        }
        let output = try rows.fromRows(along: dim)
        guard Tensor.isRecording([self]) else { return output }
        let name = isLog ? "LogSoftmaxBackward0" : "SoftmaxBackward0"
        let saved = SavedTensor(output, outputOf: name)
        return output.record(name, inputs: [self]) { gradient in
            if GradMode.isEnabled {
                // As a function of the result and the gradient, so that it can be differentiated again.
                let y = try saved.unpack()
                let d = y.ndim == 0 ? [] : [dim]
                if isLog { return [try gradient.sub(y.exp().mul(gradient.sum(d, keepdim: true)))] }
                return [try y.mul(gradient.sub(gradient.mul(y).sum(d, keepdim: true)))]
            }
            let y = try saved.unpack().rowsMemory(along: dim), g = try gradient.rowsMemory(along: dim)
            let dx = try y.emptyLike()
            if y.numel > 0 {
                switch (y.dtype == .float32, isLog) {
                case (true, false): tnb_softmax_backward_f32(y.pointer(), g.pointer(), dx.pointer(), y.numel / width, width)
                case (true, true): tnb_log_softmax_backward_f32(y.pointer(), g.pointer(), dx.pointer(), y.numel / width, width)
                case (false, false): tnb_softmax_backward_f64(y.pointer(), g.pointer(), dx.pointer(), y.numel / width, width)
                case (false, true): tnb_log_softmax_backward_f64(y.pointer(), g.pointer(), dx.pointer(), y.numel / width, width)
                }
            }
            return [try dx.fromRows(along: dim)]
        }
    }
}
