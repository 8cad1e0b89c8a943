// Arithmetic and comparison of two operands, each with its gradient beside it: names and results as PyTorch's.

internal import CKernels

extension Tensor {
    private func binary(_ op: tnb_binary_op, _ other: Tensor, _ p: Double = 0) throws -> Tensor {
        try binary(op, .tensor(other), p)
    }

    /// self + alpha · other. Same as torch.add.
    public func add(_ other: Operand, alpha: Double = 1) throws -> Tensor {
        let result = try binary(TNB_ADD, other, alpha)
        return result.record("AddBackward0", inputs: [self] + other.inputs) { gradient, needs in
            [gradient, needs(1) ? (alpha == 1 ? gradient : try gradient.mul(Operand.scalar(.float(alpha)))) : nil]
        }
    }

    /// self - alpha · other. Same as torch.sub.
    public func sub(_ other: Operand, alpha: Double = 1) throws -> Tensor {
        let result = try binary(TNB_ADD, other, -alpha)
        return result.record("SubBackward0", inputs: [self] + other.inputs) { gradient, needs in
            [gradient, needs(1) ? try gradient.mul(Operand.scalar(.float(-alpha))) : nil]
        }
    }

    /// self · other. Same as torch.mul.
    public func mul(_ other: Operand) throws -> Tensor {
        let recording = Tensor.isRecording([self] + other.inputs)
        let left = recording && other.tensor?.requiresGrad == true ? SavedTensor(self) : nil
        let right = other.saved(recording && requiresGrad)
        return try binary(TNB_MUL, other).record("MulBackward0", inputs: [self] + other.inputs) { gradient, needs in
            [
                needs(0) ? try right.map { try gradient.mul($0.unpack()) } : nil,
                needs(1) ? try left.map { try gradient.mul(.tensor($0.unpack())) } : nil,
            ]
        }
    }

    /// self / other, integers as floats. Same as torch.div.
    public func div(_ other: Operand) throws -> Tensor {
        let recording = Tensor.isRecording([self] + other.inputs)
        let numerator = recording && other.tensor?.requiresGrad == true ? SavedTensor(self) : nil
        let divisor = other.saved(recording)
        let result = try binary(TNB_DIV, other, computing: resultType(other).floating)
        return result.record("DivBackward0", inputs: [self] + other.inputs) { gradient, needs in
            guard let divisor = try divisor?.unpack() else { return [] }
            let left = try gradient.div(divisor)
            guard needs(1), let numerator = try numerator?.unpack() else { return [left] }
            return [left, try left.mul(.tensor(numerator)).div(divisor).neg()]
        }
    }

    /// self to the power of a number. Same as torch.pow with a scalar exponent.
    public func pow(_ exponent: Scalar) throws -> Tensor {
        let saved = SavedTensor(self)
        return try binary(TNB_POW, .scalar(exponent)).record("PowBackward0", inputs: [self]) { gradient in
            if exponent.double == 0 { return [try gradient.zerosLike()] }
            let slope = try saved.unpack().pow(.float(exponent.double - 1)).mul(Operand.scalar(.float(exponent.double)))
            return [try gradient.mul(.tensor(slope))]
        }
    }

    // MARK: Plain tensors

    public func add(_ other: Tensor) throws -> Tensor { try add(.tensor(other)) }
    public func sub(_ other: Tensor) throws -> Tensor { try sub(.tensor(other)) }
    public func mul(_ other: Tensor) throws -> Tensor { try mul(.tensor(other)) }
    public func div(_ other: Tensor) throws -> Tensor { try div(.tensor(other)) }

    // MARK: In place

    /// self += alpha · other. Same as torch.Tensor.add_.
    @discardableResult
    public func addInPlace(_ other: Operand, alpha: Double = 1) throws -> Tensor {
        try binaryInPlace(TNB_ADD, other, alpha)
        recordInPlace("AddBackward0", inputs: other.inputs) { gradient, needs in
            [gradient, needs(1) ? try gradient.mul(Operand.scalar(.float(alpha))) : nil]
        }
        return self
    }

    /// self *= number. Same as torch.Tensor.mul_ with a number.
    @discardableResult
    public func mulInPlace(_ factor: Scalar) throws -> Tensor {
        try binaryInPlace(TNB_MUL, .scalar(factor))
        recordInPlace("MulBackward0", inputs: []) { gradient, _ in [try gradient.mul(Operand.scalar(factor))] }
        return self
    }

    // MARK: Comparisons (bool, without gradient)

    private func compare(_ op: tnb_binary_op, _ other: Operand) throws -> Tensor { try binary(op, other, result: .bool) }

    public func eq(_ other: Operand) throws -> Tensor { try compare(TNB_EQ, other) }
    public func ne(_ other: Operand) throws -> Tensor { try compare(TNB_NE, other) }
    public func lt(_ other: Operand) throws -> Tensor { try compare(TNB_LT, other) }
    public func le(_ other: Operand) throws -> Tensor { try compare(TNB_LE, other) }
    public func gt(_ other: Operand) throws -> Tensor { try compare(TNB_GT, other) }
    public func ge(_ other: Operand) throws -> Tensor { try compare(TNB_GE, other) }
}
