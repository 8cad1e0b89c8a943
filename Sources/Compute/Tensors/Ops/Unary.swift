// Operations on one operand, each with its gradient beside it: names and results as PyTorch's.

internal import CKernels

extension Tensor {
    /// op(self), integers as floats first where `floats`.
    private func unary(_ op: tnb_unary_op, floats: Bool = false) throws -> Tensor {
        try GradMode.withDisabled { try (floats ? to(dtype: dtype.floating) : self).unaryRaw(op) }
    }

    /// The gradient from the incoming one and the saved operand or result, by a fused kernel.
    private static func fused(_ op: tnb_binary_op, _ gradient: Tensor, _ saved: SavedTensor) throws -> [Tensor?] {
        [try binaryRaw(op, gradient, try saved.unpack())]
    }

    public func neg() throws -> Tensor {
        try unary(TNB_NEG).record("NegBackward0", inputs: [self]) { [try $0.neg()] }
    }

    public func abs() throws -> Tensor {
        let saved = SavedTensor(self)
        return try unary(TNB_ABS).record("AbsBackward0", inputs: [self]) { [try $0.mul(try saved.unpack().sign())] }
    }

    public func sign() throws -> Tensor {
        try unary(TNB_SIGN).record("SignBackward0", inputs: [self]) { [try $0.zerosLike()] }
    }

    public func exp() throws -> Tensor {
        let result = try unary(TNB_EXP, floats: true)
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(result, outputOf: "ExpBackward0")
        return result.record("ExpBackward0", inputs: [self]) { [try $0.mul(try saved.unpack())] }
    }

    public func log() throws -> Tensor {
        let saved = SavedTensor(self)
        return try unary(TNB_LOG, floats: true).record("LogBackward0", inputs: [self]) { [try $0.div(try saved.unpack())] }
    }

    public func sqrt() throws -> Tensor {
        let result = try unary(TNB_SQRT, floats: true)
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(result, outputOf: "SqrtBackward0")
        return result.record("SqrtBackward0", inputs: [self]) { [try $0.div(try saved.unpack().mul(Operand.scalar(2)))] }
    }

    public func relu() throws -> Tensor {
        let result = try unary(TNB_RELU)
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(result, outputOf: "ReluBackward0")
        return result.record("ReluBackward0", inputs: [self]) { try Tensor.fused(TNB_RELU_GRAD, $0, saved) }
    }

    public func sigmoid() throws -> Tensor {
        let result = try unary(TNB_SIGMOID, floats: true)
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(result, outputOf: "SigmoidBackward0")
        return result.record("SigmoidBackward0", inputs: [self]) { try Tensor.fused(TNB_SIGMOID_GRAD, $0, saved) }
    }

    public func tanh() throws -> Tensor {
        let result = try unary(TNB_TANH, floats: true)
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(result, outputOf: "TanhBackward0")
        return result.record("TanhBackward0", inputs: [self]) { try Tensor.fused(TNB_TANH_GRAD, $0, saved) }
    }
}
