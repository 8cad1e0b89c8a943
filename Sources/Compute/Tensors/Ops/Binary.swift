// Less common functions of two operands, each with its gradient: hypot, copysign, fmax, xlogy, gcd …

internal import CKernels

extension Tensor {
    /// A float function of two tensors; `gradient` gets g, a and b and gives both sides.
    private func floatFunction(
        _ op: tnb_binary_op, _ other: Tensor, _ name: String, kernel: String, allowsInts: Bool = false,
        _ gradient: @escaping (Tensor, Tensor, Tensor) throws -> [Tensor?]
    ) throws -> Tensor {
        var type = Tensor.resultType(self, other)
        if !type.isFloatingPoint {
            guard allowsInts else { throw Tensor.notImplemented(kernel, type) }
            type = .float32
        }
        let result = try binary(op, .tensor(other), computing: type)
        guard Tensor.isRecording([self, other]) else { return result }
        let (a, b) = (SavedTensor(self), SavedTensor(other))
        return result.record(name, inputs: [self, other]) { g in try gradient(g, a.unpack(), b.unpack()) }
    }

    /// √(self² + other²).
    public func hypot(_ other: Tensor) throws -> Tensor {
        let result = try floatFunction(TNB_HYPOT, other, "HypotBackward0", kernel: "hypot_cpu") { _, _, _ in [] }
        guard Tensor.isRecording([self, other]) else { return result }
        let (a, b, r) = (SavedTensor(self), SavedTensor(other), SavedTensor(result, outputOf: "HypotBackward0"))
        return result.record("HypotBackward0", inputs: [self, other]) { g in
            let (a, b, r) = (try a.unpack(), try b.unpack(), try r.unpack())
            return [try g.mul(a.div(r)), try g.mul(b.div(r))]
        }
    }

    /// The size of self with the sign of other.
    public func copysign(_ other: Tensor) throws -> Tensor {
        try floatFunction(TNB_COPYSIGN, other, "CopysignBackward0", kernel: "copysign", allowsInts: true) { g, a, b in
            let ratio = try a.copysign(b).div(a).maskedFill(a.eq(0), 0)
            return [try g.mul(ratio), try g.zerosLike()]
        }
    }

    /// The next number towards other.
    public func nextafter(_ other: Tensor) throws -> Tensor {
        try floatFunction(TNB_NEXTAFTER, other, "NextafterBackward0", kernel: "nextafter_cpu") { g, a, b in
            // As self moves, so does its neighbour; where both are equal PyTorch lets nothing through.
            [try g.maskedFill(a.eq(.tensor(b)), 0), try g.zerosLike()]
        }
    }

    /// The larger of two elements; a number wins over NaN.
    public func fmax(_ other: Tensor) throws -> Tensor { try numberExtremum(TNB_FMAX, other, "FmaxBackward0", isMaximum: true) }
    /// The smaller of two elements; a number wins over NaN.
    public func fmin(_ other: Tensor) throws -> Tensor { try numberExtremum(TNB_FMIN, other, "FminBackward0", isMaximum: false) }

    private func numberExtremum(_ op: tnb_binary_op, _ other: Tensor, _ name: String, isMaximum: Bool) throws -> Tensor {
        let result = try binary(op, .tensor(other))
        guard Tensor.isRecording([self, other]) else { return result }
        let (a, b) = (SavedTensor(self), SavedTensor(other))
        return result.record(name, inputs: [self, other]) { g in
            let (x, y) = (try a.unpack(), try b.unpack())
            let first = try (isMaximum ? x.ge(.tensor(y)) : x.le(.tensor(y))).logicalOr(y.isnan())
            return [try g.maskedFill(first.logicalNot(), 0), try g.maskedFill(first, 0)]
        }
    }

    /// log(e^self + e^other).
    public func logaddexp(_ other: Tensor) throws -> Tensor {
        guard Tensor.resultType(self, other).isFloatingPoint else {
            throw Tensor.notImplemented("logaddexp_cpu", Tensor.resultType(self, other))
        }
        let top = try GradMode.withDisabled { try maximum(other) }
        let shift = try top.maskedFill(top.isinf(), 0)
        return try sub(shift).exp().add(other.sub(shift).exp()).log().add(shift)
    }

    /// log₂(2^self + 2^other).
    public func logaddexp2(_ other: Tensor) throws -> Tensor {
        let top = try GradMode.withDisabled { try maximum(other) }
        let shift = try top.maskedFill(top.isinf(), 0)
        return try sub(shift).exp2().add(other.sub(shift).exp2()).log2().add(shift)
    }

    /// self · log other, and 0 where self is 0.
    public func xlogy(_ other: Tensor) throws -> Tensor { try xlog(other, "XlogyBackward0", shift: 0) }
    /// self · log(1 + other), and 0 where self is 0.
    public func xlog1py(_ other: Tensor) throws -> Tensor { try xlog(other, "SpecialXlog1PyBackward0", shift: 1) }

    private func xlog(_ other: Tensor, _ name: String, shift: Scalar) throws -> Tensor {
        let type = Tensor.resultType(self, other).floating
        let result = try GradMode.withDisabled { () throws -> Tensor in
            let (x, y) = (try to(dtype: type), try other.to(dtype: type))
            let product = try x.mul(shift == 0 ? y.log() : y.log1p())
            return try product.maskedFill(x.eq(0).logicalAnd(y.isnan().logicalNot()), 0)
        }
        guard Tensor.isRecording([self, other]) else { return result }
        let (a, b) = (SavedTensor(self), SavedTensor(other))
        return result.record(name, inputs: [self, other]) { g, needs in
            let (x, y) = (try a.unpack(), try b.unpack())
            let logarithm = shift == 0 ? try y.log() : try y.log1p()
            let isIdle = shift == 0 ? try x.eq(0).logicalAnd(y.le(0)) : try x.eq(0).logicalAnd(y.le(-1))
            return [
                needs(0) ? try g.mul(logarithm).maskedFill(isIdle, 0) : nil,
                needs(1) ? try g.mul(x.div(y.add(shift))) : nil,
            ]
        }
    }

    /// The greatest common divisor.
    public func gcd(_ other: Tensor) throws -> Tensor { try integerFunction(TNB_GCD, other, "gcd_cpu") }
    /// The least common multiple.
    public func lcm(_ other: Tensor) throws -> Tensor { try integerFunction(TNB_LCM, other, "lcm_cpu") }

    private func integerFunction(_ op: tnb_binary_op, _ other: Tensor, _ name: String) throws -> Tensor {
        let type = Tensor.resultType(self, other)
        guard type.isInteger else { throw Tensor.notImplemented(name, type) }
        return try binary(op, .tensor(other))
    }

    /// 0 below zero, 1 above, `values` at zero.
    public func heaviside(_ values: Tensor) throws -> Tensor {
        guard dtype == values.dtype else {
            throw TensorError.runtime("heaviside is not yet implemented for tensors with different dtypes.")
        }
        let result = try GradMode.withDisabled {
            let one = try Tensor.scalar(1, dtype: dtype), zero = try Tensor.scalar(0, dtype: dtype)
            return try Tensor.where(eq(0), values, Tensor.where(lt(0), zero, one))
        }
        return result.record("NotImplemented", inputs: [self, values]) { _ in
            throw TensorError.runtime("derivative for aten::heaviside is not implemented")
        }
    }

    /// self · 2^other.
    public func ldexp(_ other: Tensor) throws -> Tensor {
        let result = try GradMode.withDisabled { try mul(other.rpow(.float(2))) }
        guard Tensor.isRecording([self, other]) else { return result }
        let (exponents, product) = (SavedTensor(other), SavedTensor(result, outputOf: "LdexpBackward0"))
        return result.record("LdexpBackward0", inputs: [self, other]) { g, needs in
            let e = try exponents.unpack()
            // As in PyTorch the power of an integer is an integer: 0 for negative ones.
            let power =
                e.dtype.isFloatingPoint
                ? try e.exp2() : try e.to(dtype: .float64).exp2().trunc().to(dtype: g.dtype)
            return [
                needs(0) ? try g.mul(power) : nil,
                needs(1) ? try g.mul(product.unpack()).mul(0.693147180559945309) : nil,
            ]
        }
    }

    /// Mantissa in [½, 1) and exponent of each element.
    public func frexp() throws -> (mantissa: Tensor, exponent: Tensor) {
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime("torch.frexp() only supports floating-point dtypes")
        }
        let (mantissa, exponent) = try GradMode.withDisabled { () throws -> (Tensor, Tensor) in
            let wide = try to(dtype: .float64).contiguous()
            let (m, e) = (try Tensor.empty(shape, dtype: .float64), try Tensor.empty(shape, dtype: .int32))
            let (x, mp, ep) = (wide.pointer(Double.self), m.pointer(Double.self), e.pointer(Int32.self))
            for i in 0..<numel {
                guard x[i].isFinite, x[i] != 0 else {
                    (mp[i], ep[i]) = (x[i], 0)
                    continue
                }
                mp[i] = x[i].significand / 2 * (x[i] < 0 ? -1 : 1)
                ep[i] = Int32(x[i].exponent) + 1
            }
            return (try m.to(dtype: dtype), e)
        }
        let saved = SavedTensor(exponent)
        return (
            mantissa.record("FrexpBackward0", inputs: [self]) { g in
                [try g.div(saved.unpack().to(dtype: g.dtype).exp2())]
            }, exponent
        )
    }

    /// self to the power other, computed in float64.
    public func floatPower(_ exponent: Operand) throws -> Tensor {
        let base = try to(dtype: .float64)
        switch exponent {
        case .scalar(let number): return try base.pow(.float(number.double))
        case .tensor(let tensor): return try base.pow(.tensor(tensor.to(dtype: .float64)))
        }
    }

    /// log(self ÷ (1 − self)); with `eps` the input is limited to [eps, 1 − eps] first.
    public func logit(eps: Double? = nil) throws -> Tensor {
        let x = try to(dtype: dtype.floating)
        let limited = try eps.map { try x.clamp(min: .float($0), max: .float(1 - $0)) } ?? x
        let result = try GradMode.withDisabled { try limited.div(limited.neg().add(1)).log() }
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(self)
        return result.record("LogitBackward0", inputs: [self]) { g in
            let x = try saved.unpack()
            let slope = try g.div(x.mul(x.neg().add(1)))
            let (low, high) = eps.map { ($0, 1 - $0) } ?? (0, 1)
            let outside = try x.lt(.float(low)).logicalOr(x.gt(.float(high)))
            return [try slope.maskedFill(outside, eps == nil ? .float(.nan) : 0)]
        }
    }

    /// Elements that are among `elements`.
    public func isin(_ elements: Tensor, invert: Bool = false) throws -> Tensor {
        try GradMode.withDisabled {
            let type = DType.promote(dtype, elements.dtype)
            let (x, y) = (try to(dtype: type).reshape([numel, 1]), try elements.to(dtype: type).reshape([1, elements.numel]))
            let found = try x.eq(.tensor(y)).any([1]).reshape(shape)
            return invert ? try found.logicalNot() : found
        }
    }
}
