// Dropout with PyTorch's own stream of masks.

internal import CKernels

extension Tensor {
    /// Zeros elements with probability `p` and scales the others by 1 / (1 - p), when training. Same as
    /// torch.nn.functional.dropout.
    public func dropout(p: Double = 0.5, training: Bool = true, generator: Generator? = nil) throws -> Tensor {
        guard p >= 0, p <= 1 else {
            throw TensorError.value("dropout probability has to be between 0 and 1, but got \(p)")
        }
        guard training, p > 0, numel > 0 else { return self }
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime(
                "result type Float can't be cast to the desired output type \(dtype.scalarTypeName)")
        }
        try FloatingPoint.require(dtype, "dropout")
        let mask = try GradMode.withDisabled { () throws -> Tensor in
            let mask = try emptyLike()
            if p == 1 { return try mask.zeroInPlace() }
            try mask.bernoulliInPlace(1 - p, generator: generator)
            let kept = try mask.emptyLike()
            // 1 / (1 - p), rounded as a division of ones.
            if dtype == .float32 {
                tnb_scale_f32(mask.pointer(), Double(1 / Float(1 - p)), kept.pointer(), numel)
            } else {
                tnb_scale_f64(mask.pointer(), 1 / (1 - p), kept.pointer(), numel)
            }
            return kept
        }
        let output = try masked(by: mask)
        return output.record("MulBackward0", inputs: [self]) { gradient in [try gradient.masked(by: mask)] }
    }

    /// self * mask, in the mask's memory order; not recorded.
    private func masked(by mask: Tensor) throws -> Tensor {
        let x = try memory(like: mask)
        let result = try mask.emptyLike()
        if dtype == .float32 {
            tnb_multiply_f32(x.pointer(), mask.pointer(), result.pointer(), numel)
        } else {
            tnb_multiply_f64(x.pointer(), mask.pointer(), result.pointer(), numel)
        }
        return result
    }
}
