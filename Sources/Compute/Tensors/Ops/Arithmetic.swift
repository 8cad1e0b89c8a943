// Arithmetic of two operands, tensors or numbers, with gradients and in-place forms. Gradients come in the broadcast
// shape; the engine sums them down to each operand.

internal import CKernels

extension Tensor {
    /// Records `self` (a result of `left op right`); the gradients are computed from what each side saved.
    private func recordBinary(
        _ name: String, _ left: Tensor, _ right: Operand, savesLeft: Bool, savesRight: Bool,
        _ gradient: @escaping (Tensor, Tensor?, Operand?, GradientNeeds) throws -> [Tensor?]
    ) -> Tensor {
        let inputs = [left] + right.inputs
        guard Tensor.isRecording(inputs) else { return self }
        let a = savesLeft ? SavedTensor(left) : nil
        let b = right.saved(savesRight)
        return record(name, inputs: inputs) { g, needs in try gradient(g, try a?.unpack(), try b?.unpack(), needs) }
    }

    // MARK: Addition and subtraction

    /// self + alpha · other.
    public func add(_ other: Operand, alpha: Scalar = 1) throws -> Tensor {
        try refusingAlpha(other, alpha)
        return try binary(TNB_ADD, other, alpha.double)
            .recordBinary("AddBackward0", self, other, savesLeft: false, savesRight: false) { g, _, _, needs in
                [g, needs(1) ? alpha == 1 ? g : try g.mul(alpha) : nil]
            }
    }

    /// self − alpha · other.
    public func sub(_ other: Operand, alpha: Scalar = 1) throws -> Tensor {
        try refusingAlpha(other, alpha)
        try refusingBoolSubtraction(other)
        let result = alpha == 1 ? try binary(TNB_SUB, other) : try binary(TNB_ADD, other, -alpha.double)
        return result.recordBinary("SubBackward0", self, other, savesLeft: false, savesRight: false) { g, _, _, needs in
            [g, needs(1) ? alpha == 1 ? try g.neg() : try g.mul(.float(-alpha.double)) : nil]
        }
    }

    /// PyTorch takes whole factors only for whole numbers.
    private func refusingAlpha(_ other: Operand, _ alpha: Scalar) throws {
        if case .float = alpha, !resultType(other).isFloatingPoint {
            throw TensorError.runtime("For integral input tensors, argument alpha must not be a floating point number.")
        }
    }

    private func refusingBoolSubtraction(_ other: Operand) throws {
        let isBool: Bool =
            switch other {
            case .tensor(let b): b.dtype == .bool
            case .scalar(.bool): true
            case .scalar: false
            }
        if dtype == .bool && isBool {
            throw TensorError.runtime(
                "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` "
                    + "operator instead.")
        }
        if dtype == .bool || isBool {
            throw TensorError.runtime(
                "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, "
                    + "use the `~` or `logical_not()` operator instead.")
        }
    }

    /// other − self, for a number on the left.
    public func rsub(_ other: Scalar) throws -> Tensor {
        try refusingBoolSubtraction(.scalar(other))
        let left = try Tensor.scalar(other, dtype: other.promoted(with: dtype))
        return try left.binary(TNB_SUB, .tensor(self), computing: other.promoted(with: dtype))
            .record("RsubBackward1", inputs: [self]) { g in [try g.neg()] }
    }

    @discardableResult
    public func addInPlace(_ other: Operand, alpha: Scalar = 1) throws -> Tensor {
        try binaryInPlace(TNB_ADD, other, alpha.double)
        recordInPlace("AddBackward0", inputs: other.inputs) { g, needs in
            [g, needs(1) ? alpha == 1 ? g : try g.mul(alpha) : nil]
        }
        return self
    }

    @discardableResult
    public func subInPlace(_ other: Operand, alpha: Scalar = 1) throws -> Tensor {
        try refusingBoolSubtraction(other)
        if alpha == 1 { try binaryInPlace(TNB_SUB, other) } else { try binaryInPlace(TNB_ADD, other, -alpha.double) }
        recordInPlace("SubBackward0", inputs: other.inputs) { g, needs in
            [g, needs(1) ? try g.mul(.float(-alpha.double)) : nil]
        }
        return self
    }

    // MARK: Multiplication and division

    public func mul(_ other: Operand) throws -> Tensor {
        return try binary(TNB_MUL, other)
            .recordBinary(
                "MulBackward0", self, other, savesLeft: other.tensor?.requiresGrad ?? false, savesRight: requiresGrad
            ) { g, a, b, _ in [try b.map { try g.mul($0) }, try a.map { try g.mul($0) }] }
    }

    @discardableResult
    public func mulInPlace(_ other: Operand) throws -> Tensor {
        let records = Tensor.isRecording([self] + other.inputs)
        // A copy: the elements themselves are about to be overwritten.
        let a = records && other.tensor?.requiresGrad ?? false ? try SavedTensor(copying: self) : nil
        let b = records && requiresGrad ? other.saved(true) : nil
        try binaryInPlace(TNB_MUL, other)
        recordInPlace("MulBackward0", inputs: other.inputs) { g, _ in
            [try b.map { try g.mul(try $0.unpack()) }, try a.map { try g.mul(try $0.unpack()) }]
        }
        return self
    }

    /// True division: integers divide as float32. `roundingMode` "floor" or "trunc" rounds the quotient.
    public func div(_ other: Operand, roundingMode: String? = nil) throws -> Tensor {
        if let roundingMode {
            guard roundingMode == "floor" || roundingMode == "trunc" else {
                throw TensorError.runtime(
                    "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(roundingMode)'")
            }
            let type = resultType(other)
            if type.isFloatingPoint {
                let result = try GradMode.withDisabled { () throws -> Tensor in
                    roundingMode == "floor" ? try binary(TNB_FLOORDIV, other) : try div(other).trunc()
                }
                // Steps have no slope.
                return result.record("DivBackward2", inputs: [self] + other.inputs) { [count = other.inputs.count] g in
                    [Tensor?](repeating: try g.zerosLike(), count: 1 + count)
                }
            }
            if roundingMode == "floor" { return try floorDivide(other) }
            try refusingZero(type, other)
            // Whole numbers towards zero: exact in float64 up to 2^53.
            return try to(dtype: .float64).div(try other.converted(to: .float64)).trunc().to(dtype: type)
        }
        let type = resultType(other).floating
        let result = try binary(TNB_DIV, other, computing: type)
        let wantsRight = other.tensor?.requiresGrad ?? false
        return result.recordBinary(
            "DivBackward0", self, other, savesLeft: wantsRight, savesRight: true
        ) { g, a, b, needs in
            guard let b else { return [] }
            return [
                needs(0) ? try g.div(b) : nil,
                try a.map { a in try g.neg().mul(try a.div(b)).div(b) },
            ]
        }
    }

    @discardableResult
    public func divInPlace(_ other: Operand) throws -> Tensor {
        let records = Tensor.isRecording([self] + other.inputs)
        // A copy: the elements themselves are about to be overwritten.
        let a = records && other.tensor?.requiresGrad ?? false ? try SavedTensor(copying: self) : nil
        let b = other.saved(records)
        try binaryInPlace(TNB_DIV, other, computing: resultType(other).floating)
        recordInPlace("DivBackward0", inputs: other.inputs) { g, _ in
            guard let b = try b?.unpack() else { return [] }
            return [try g.div(b), try a.map { try g.neg().mul(try $0.unpack().div(b)).div(b) }]
        }
        return self
    }

    /// number ÷ self.
    public func rdiv(_ other: Scalar) throws -> Tensor {
        try reciprocal().mul(Operand.scalar(other))
    }

    fileprivate func refusingZero(_ type: DType, _ other: Operand) throws {
        guard !type.isFloatingPoint, type != .bool else { return }
        let hasZero: Bool =
            switch other {
            case .tensor(let b): try b.numel > 0 && !b.allTrue()
            case .scalar(let s): s.int64 == 0
            }
        if hasZero && numel > 0 { throw TensorError.runtime("ZeroDivisionError") }
    }

    /// Quotient towards minus infinity, as Python's `//`.
    public func floorDivide(_ other: Operand) throws -> Tensor {
        let type = resultType(other)
        try refusingZero(type, other)
        return try binary(TNB_FLOORDIV, other).record("FloorDivideBackward0", inputs: [self] + other.inputs) { _ in
            throw TensorError.runtime("derivative for aten::floor_divide is not implemented")
        }
    }

    @discardableResult
    public func floorDivideInPlace(_ other: Operand) throws -> Tensor {
        try refusingZero(resultType(other), other)
        try binaryInPlace(TNB_FLOORDIV, other)
        recordInPlace("FloorDivideBackward0", inputs: other.inputs) { _, _ in
            throw TensorError.runtime("derivative for aten::floor_divide_ is not implemented")
        }
        return self
    }

    /// Remainder with the divisor's sign, as Python's `%`.
    public func remainder(_ other: Operand) throws -> Tensor {
        try refusingZero(resultType(other), other)
        let name = other.tensor == nil ? "RemainderBackward0" : "RemainderBackward1"
        return try binary(TNB_REMAINDER, other)
            .recordBinary(name, self, other, savesLeft: other.tensor?.requiresGrad ?? false, savesRight: true) {
                g, a, b, _ in
                guard let b else { return [] }
                return [g, try a.map { try g.neg().mul(try $0.div(b, roundingMode: "floor")) }]
            }
    }

    @discardableResult
    public func remainderInPlace(_ other: Operand) throws -> Tensor {
        try refusingZero(resultType(other), other)
        let records = Tensor.isRecording([self] + other.inputs)
        let a = records && other.tensor?.requiresGrad ?? false ? try SavedTensor(copying: self) : nil
        let b = other.saved(records)
        try binaryInPlace(TNB_REMAINDER, other)
        recordInPlace("RemainderBackward0", inputs: other.inputs) { g, _ in
            guard let a = try a?.unpack(), let b = try b?.unpack() else { return [g] }
            return [g, try g.neg().mul(a.div(b, roundingMode: "floor"))]
        }
        return self
    }

    /// Remainder with the dividend's sign.
    public func fmod(_ other: Operand) throws -> Tensor {
        try refusingZero(resultType(other), other)
        return try binary(TNB_FMOD, other)
            .recordBinary("FmodBackward0", self, other, savesLeft: other.tensor?.requiresGrad ?? false, savesRight: true) {
                g, a, b, _ in
                guard let a, let b else { return [g] }
                return [g, try g.neg().mul(a.div(b, roundingMode: "trunc"))]
            }
    }

    // MARK: Powers

    public func pow(_ exponent: Operand) throws -> Tensor {
        switch exponent {
        case .scalar(let s): return try pow(s)
        case .tensor(let e):
            let result = try binary(TNB_POW, exponent)
            let saved = Tensor.isRecording([self, e]) && e.requiresGrad ? SavedTensor(result, outputOf: "PowBackward1") : nil
            return result.recordBinary("PowBackward1", self, exponent, savesLeft: true, savesRight: true) {
                g, a, b, needs in
                guard let a, let e = b?.tensor else { return [] }
                let left = needs(0) ? try g.mul(e.mul(a.pow(e.sub(1)))).maskedFill(e.eq(0), 0) : nil
                // d/de a^e = a^e · ln a, and 0 where a is 0 and e is not negative.
                let right = try saved.map { saved in
                    try g.mul(saved.unpack().mul(a.log())).maskedFill(a.eq(0).logicalAnd(e.ge(0)), 0)
                }
                return [left, right]
            }
        }
    }

    private func refusingNegativePower(_ isInteger: Bool, _ isNegative: () throws -> Bool, _ type: DType) throws {
        if isInteger, !type.isFloatingPoint, try isNegative() {
            throw TensorError.runtime("Integers to negative integer powers are not allowed.")
        }
    }

    public func pow(_ exponent: Scalar) throws -> Tensor {
        let type = exponent.promoted(with: dtype)
        if type == .bool { return try exponent.double == 0 ? onesLike() : clone() }
        try refusingNegativePower(true, { exponent.double < 0 }, type)
        let result = try powered(exponent, type)
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(self)
        return result.record("PowBackward0", inputs: [self]) { g in
            let x = try saved.unpack()
            let e = exponent.double
            if e == 0 { return [try g.zerosLike()] }
            if e == 1 { return [g] }
            return [try g.mul(x.pow(.float(e - 1)).mul(.float(e)))]
        }
    }

    /// Common exponents as products: faster, and the same numbers as PyTorch's.
    private func powered(_ exponent: Scalar, _ type: DType) throws -> Tensor {
        try GradMode.withDisabled {
            let x = try to(dtype: type)
            if type.isFloatingPoint {
                switch exponent.double {
                case 0: return try x.onesLike()
                case 1: return try x.clone()
                case 2: return try x.unaryRaw(TNB_SQUARE)
                case 3: return try Tensor.binaryRaw(TNB_MUL, try x.unaryRaw(TNB_SQUARE), x)
                case 0.5: return try x.unaryRaw(TNB_SQRT)
                case -0.5: return try x.unaryRaw(TNB_RSQRT)
                case -1: return try x.unaryRaw(TNB_RECIPROCAL)
                case -2: return try x.unaryRaw(TNB_SQUARE).unaryRaw(TNB_RECIPROCAL)
                default: break
                }
            }
            return try Tensor.binaryRaw(TNB_POW, x, exponent)
        }
    }

    /// number ^ self.
    public func rpow(_ base: Scalar) throws -> Tensor {
        try Tensor.scalar(base, dtype: base.promoted(with: dtype)).pow(.tensor(self))
    }

    @discardableResult
    public func powInPlace(_ exponent: Scalar) throws -> Tensor {
        let saved = Tensor.isRecording([self]) ? try SavedTensor(copying: self) : nil
        try binaryInPlace(TNB_POW, .scalar(exponent))
        recordInPlace("PowBackward0", inputs: []) { g, _ in
            guard let x = try saved?.unpack() else { return [] }
            return [try g.mul(x.pow(.float(exponent.double - 1)).mul(.float(exponent.double)))]
        }
        return self
    }

    // MARK: Maximum, minimum, angle

    /// The larger of two elements. Ties share the gradient.
    public func maximum(_ other: Tensor) throws -> Tensor { try extremum(TNB_MAX, "MaximumBackward0", other) }
    /// The smaller of two elements. Ties share the gradient.
    public func minimum(_ other: Tensor) throws -> Tensor { try extremum(TNB_MIN, "MinimumBackward0", other) }

    private func extremum(_ op: tnb_binary_op, _ name: String, _ other: Tensor) throws -> Tensor {
        let isMaximum = op == TNB_MAX
        return try binary(op, .tensor(other))
            .recordBinary(name, self, .tensor(other), savesLeft: true, savesRight: true) { g, a, b, needs in
                guard let a, let b = b?.tensor else { return [] }
                let half = try Tensor.where(a.eq(b), g.div(2), g)
                return [
                    needs(0) ? try half.maskedFill(isMaximum ? a.lt(b) : a.gt(b), 0) : nil,
                    needs(1) ? try half.maskedFill(isMaximum ? a.gt(b) : a.lt(b), 0) : nil,
                ]
            }
    }

    /// The angle of the point (other, self).
    public func atan2(_ other: Tensor) throws -> Tensor {
        let type = Tensor.resultType(self, other).floating
        return try binary(TNB_ATAN2, .tensor(other), computing: type)
            .recordBinary("Atan2Backward0", self, .tensor(other), savesLeft: true, savesRight: true) { g, a, b, needs in
                guard let a, let b = b?.tensor else { return [] }
                let scale = try g.div(a.square().add(b.square()))
                return [needs(0) ? try scale.mul(b) : nil, needs(1) ? try scale.mul(a).neg() : nil]
            }
    }

    // MARK: Fused forms

    /// self + (end − self) · weight.
    public func lerp(_ end: Tensor, _ weight: Operand) throws -> Tensor {
        try checkInterpolated(end, weight)
        return try add(end.sub(self).mul(weight))
    }

    private func checkInterpolated(_ end: Tensor, _ weight: Operand) throws {
        func check(_ other: DType, _ name: String) throws {
            guard other != dtype else { return }
            throw TensorError.runtime("expected dtype \(dtype.typeMetaName) for `\(name)` but got dtype \(other.typeMetaName)")
        }
        try check(end.dtype, "end")
        if case .tensor(let weight) = weight { try check(weight.dtype, "weight") }
        guard !dtype.isFloatingPoint else { return }
        if case .tensor = weight { throw Tensor.notImplemented("lerp_kernel_tensor", dtype) }
        throw Tensor.notImplemented("lerp_kernel_scalar", dtype)
    }

    /// self + value · a · b.
    public func addcmul(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws -> Tensor {
        let product = try a.mul(b)
        return try add(.tensor(product), alpha: wholeFactor(product, value))
    }

    /// The factor of addcmul as PyTorch's kernel takes it: cut to a whole number for whole numbers. It has none for bools.
    private func wholeFactor(_ product: Tensor, _ value: Scalar) throws -> Scalar {
        let type = Tensor.resultType(self, product)
        guard type != .bool else { throw Tensor.notImplemented("addcmul_cpu_out", .bool) }
        guard !type.isFloatingPoint, case .float(let number) = value else { return value }
        guard value.fits(type), let whole = Int64(exactly: number.rounded(.towardZero)) else {
            throw TensorError.runtime("value cannot be converted to type \(type.cIntegerName)_t without overflow")
        }
        return .int(whole)
    }

    /// self + value · a ÷ b.
    public func addcdiv(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws -> Tensor {
        if !a.dtype.isFloatingPoint, !b.dtype.isFloatingPoint {
            throw TensorError.runtime(
                "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of "
                    + "tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / "
                    + "tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future "
                    + "addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), for all dtypes.")
        }
        return try add(.tensor(a.div(b)), alpha: value)
    }
    @discardableResult
    public func lerpInPlace(_ end: Tensor, _ weight: Operand) throws -> Tensor {
        try checkInterpolated(end, weight)
        return try addInPlace(.tensor(end.sub(self).mul(weight)))
    }
    @discardableResult
    public func addcmulInPlace(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws -> Tensor {
        let product = try a.mul(b)
        return try addInPlace(.tensor(product), alpha: wholeFactor(product, value))
    }
    @discardableResult
    public func addcdivInPlace(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws -> Tensor {
        try addInPlace(.tensor(a.div(b)), alpha: value)
    }
}

extension Operand {
    func converted(to dtype: DType) throws -> Operand {
        switch self {
        case .tensor(let t): .tensor(try t.to(dtype: dtype))
        case .scalar: self
        }
    }
}

// The same operations for the two kinds of operand, as callers write them.
extension Tensor {
    @_disfavoredOverload public func add(_ other: Tensor, alpha: Scalar = 1) throws -> Tensor {
        try add(.tensor(other), alpha: alpha)
    }
    public func add(_ other: Scalar, alpha: Scalar = 1) throws -> Tensor { try add(Operand.scalar(other), alpha: alpha) }
    @_disfavoredOverload public func sub(_ other: Tensor, alpha: Scalar = 1) throws -> Tensor {
        try sub(.tensor(other), alpha: alpha)
    }
    public func sub(_ other: Scalar, alpha: Scalar = 1) throws -> Tensor { try sub(Operand.scalar(other), alpha: alpha) }
    @_disfavoredOverload public func mul(_ other: Tensor) throws -> Tensor { try mul(.tensor(other)) }
    public func mul(_ other: Scalar) throws -> Tensor { try mul(Operand.scalar(other)) }
    @_disfavoredOverload public func div(_ other: Tensor, roundingMode: String? = nil) throws -> Tensor {
        try div(.tensor(other), roundingMode: roundingMode)
    }
    public func div(_ other: Scalar, roundingMode: String? = nil) throws -> Tensor {
        try div(Operand.scalar(other), roundingMode: roundingMode)
    }
    @_disfavoredOverload public func pow(_ exponent: Tensor) throws -> Tensor { try pow(.tensor(exponent)) }
    @_disfavoredOverload @discardableResult public func addInPlace(_ other: Tensor, alpha: Scalar = 1) throws -> Tensor {
        try addInPlace(.tensor(other), alpha: alpha)
    }
    @discardableResult public func addInPlace(_ other: Scalar) throws -> Tensor { try addInPlace(Operand.scalar(other)) }
    @_disfavoredOverload @discardableResult public func subInPlace(_ other: Tensor, alpha: Scalar = 1) throws -> Tensor {
        try subInPlace(.tensor(other), alpha: alpha)
    }
    @discardableResult public func subInPlace(_ other: Scalar) throws -> Tensor { try subInPlace(Operand.scalar(other)) }
    @_disfavoredOverload @discardableResult public func mulInPlace(_ other: Tensor) throws -> Tensor {
        try mulInPlace(.tensor(other))
    }
    @discardableResult public func mulInPlace(_ other: Scalar) throws -> Tensor { try mulInPlace(Operand.scalar(other)) }
    @_disfavoredOverload @discardableResult public func divInPlace(_ other: Tensor) throws -> Tensor {
        try divInPlace(.tensor(other))
    }
    @discardableResult public func divInPlace(_ other: Scalar) throws -> Tensor { try divInPlace(Operand.scalar(other)) }
}
