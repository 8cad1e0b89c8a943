// Layers' operations on 16-bit floats: computed in float32 and rounded once, as PyTorch's kernels accumulate. Gradients take the
// same way back. Elementwise operations and reductions have it in their own files.

extension Tensor {
    /// `body` on the float32 elements of a 16-bit tensor; its result in the tensor's own type.
    func widely(_ body: (Tensor) throws -> Tensor) throws -> Tensor {
        try Autocast.suspended { try body(to(dtype: .float32)).rounded(to: dtype) }
    }

    /// The same under the name of the operation that made this tensor.
    func rounded(to type: DType) throws -> Tensor {
        guard type != dtype, Tensor.isRecording([self]), let name = gradNode?.name else { return try to(dtype: type) }
        let result = try emptyLike(dtype: type)
        try result.copyRaw(from: self)
        // The walk converts the gradient back.
        return result.record(name, inputs: [self]) { [$0] }
    }

    /// Runs `body` on a float32 copy of a 16-bit tensor that it writes to, and writes the result back.
    static func writingWidely<R>(_ buffer: Tensor?, _ body: (Tensor?) throws -> R) throws -> R {
        guard let buffer, buffer.dtype.isHalf else { return try body(buffer) }
        let wide = try GradMode.withDisabled { try buffer.to(dtype: .float32) }
        let result = try body(wide)
        try GradMode.withDisabled { _ = try buffer.copyInPlace(from: wide) }
        return result
    }
}
