// Comparisons, logic, selection by a mask, and whole-tensor equality.

internal import CKernels

extension Tensor {
    private func compare(_ op: tnb_binary_op, _ other: Operand) throws -> Tensor {
        try binary(op, other, result: .bool)
    }

    public func eq(_ other: Operand) throws -> Tensor { try compare(TNB_EQ, other) }
    public func ne(_ other: Operand) throws -> Tensor { try compare(TNB_NE, other) }
    public func lt(_ other: Operand) throws -> Tensor { try compare(TNB_LT, other) }
    public func le(_ other: Operand) throws -> Tensor { try compare(TNB_LE, other) }
    public func gt(_ other: Operand) throws -> Tensor { try compare(TNB_GT, other) }
    public func ge(_ other: Operand) throws -> Tensor { try compare(TNB_GE, other) }
    @_disfavoredOverload public func eq(_ other: Tensor) throws -> Tensor { try compare(TNB_EQ, .tensor(other)) }
    @_disfavoredOverload public func ne(_ other: Tensor) throws -> Tensor { try compare(TNB_NE, .tensor(other)) }
    @_disfavoredOverload public func lt(_ other: Tensor) throws -> Tensor { try compare(TNB_LT, .tensor(other)) }
    @_disfavoredOverload public func le(_ other: Tensor) throws -> Tensor { try compare(TNB_LE, .tensor(other)) }
    @_disfavoredOverload public func gt(_ other: Tensor) throws -> Tensor { try compare(TNB_GT, .tensor(other)) }
    @_disfavoredOverload public func ge(_ other: Tensor) throws -> Tensor { try compare(TNB_GE, .tensor(other)) }
    public func eq(_ other: Scalar) throws -> Tensor { try compare(TNB_EQ, .scalar(other)) }
    public func ne(_ other: Scalar) throws -> Tensor { try compare(TNB_NE, .scalar(other)) }
    public func lt(_ other: Scalar) throws -> Tensor { try compare(TNB_LT, .scalar(other)) }
    public func le(_ other: Scalar) throws -> Tensor { try compare(TNB_LE, .scalar(other)) }
    public func gt(_ other: Scalar) throws -> Tensor { try compare(TNB_GT, .scalar(other)) }
    public func ge(_ other: Scalar) throws -> Tensor { try compare(TNB_GE, .scalar(other)) }

    public func isnan() throws -> Tensor { try test(TNB_ISNAN, otherwise: false) }
    public func isinf() throws -> Tensor { try test(TNB_ISINF, otherwise: false) }
    public func isfinite() throws -> Tensor { try test(TNB_ISFINITE, otherwise: true) }

    private func test(_ op: tnb_unary_op, otherwise: Bool) throws -> Tensor {
        dtype.isFloatingPoint ? try unaryRaw(op, result: .bool) : try fullLike(.bool(otherwise), dtype: .bool)
    }

    // MARK: Logic

    private func truth() throws -> Tensor { try GradMode.withDisabled { try to(dtype: .bool) } }

    public func logicalNot() throws -> Tensor { try unaryRaw(TNB_NOT, result: .bool) }
    public func logicalAnd(_ other: Tensor) throws -> Tensor { try Tensor.binaryRaw(TNB_BITAND, truth(), other.truth()) }
    public func logicalOr(_ other: Tensor) throws -> Tensor { try Tensor.binaryRaw(TNB_BITOR, truth(), other.truth()) }
    public func logicalXor(_ other: Tensor) throws -> Tensor { try Tensor.binaryRaw(TNB_BITXOR, truth(), other.truth()) }

    /// Writes truth values over the elements. As in PyTorch a part of the graph stays what it was.
    public func writeTruthInPlace(_ truth: Tensor) throws -> Tensor {
        try checkInPlace()
        guard truth.shape == shape else {
            throw TensorError.runtime(
                "output with shape \(Shape.describe(shape)) doesn't match the broadcast shape \(Shape.describe(truth.shape))")
        }
        try copyRaw(from: truth)
        storage.version += 1
        return self
    }

    /// Writes a comparison over the elements: nothing flows back to either side.
    public func writeComparisonInPlace(_ truth: Tensor, _ other: Operand) throws -> Tensor {
        _ = try writeTruthInPlace(truth)
        recordInPlace("EqBackward0", inputs: other.inputs) { [other] g, needs in
            guard let other = other.tensor else { return [try g.zerosLike()] }
            return [try g.zerosLike(), needs(1) ? try Tensor.zeros(other.shape, dtype: other.dtype) : nil]
        }
        return self
    }

    /// `~x`: bits of integers, truth of bool.
    public func bitwiseNot() throws -> Tensor {
        guard !dtype.isFloatingPoint else { throw Tensor.notImplemented("bitwise_not_cpu", dtype) }
        return try unaryRaw(TNB_BITNOT)
    }
    public func bitwiseAnd(_ other: Operand) throws -> Tensor { try bitwise(TNB_BITAND, "bitwise_and_cpu", other) }
    public func bitwiseOr(_ other: Operand) throws -> Tensor { try bitwise(TNB_BITOR, "bitwise_or_cpu", other) }
    public func bitwiseXor(_ other: Operand) throws -> Tensor { try bitwise(TNB_BITXOR, "bitwise_xor_cpu", other) }
    public func shiftLeft(_ other: Operand) throws -> Tensor { try bitwise(TNB_SHL, "lshift_cpu", other) }
    public func shiftRight(_ other: Operand) throws -> Tensor { try bitwise(TNB_SHR, "rshift_cpu", other) }

    private func bitwise(_ op: tnb_binary_op, _ name: String, _ other: Operand) throws -> Tensor {
        let type = resultType(other)
        guard !type.isFloatingPoint else { throw Tensor.notImplemented(name, type) }
        return try binary(op, other)
    }

    @discardableResult public func bitwiseAndInPlace(_ other: Operand) throws -> Tensor {
        try binaryInPlace(TNB_BITAND, other)
        return self
    }
    @discardableResult public func bitwiseOrInPlace(_ other: Operand) throws -> Tensor {
        try binaryInPlace(TNB_BITOR, other)
        return self
    }
    @discardableResult public func bitwiseXorInPlace(_ other: Operand) throws -> Tensor {
        try binaryInPlace(TNB_BITXOR, other)
        return self
    }

    // MARK: Selection

    /// condition ? a : b, element by element, broadcast. Same as torch.where.
    public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor {
        guard condition.dtype == .bool || condition.dtype == .uint8 else {
            throw TensorError.runtime(
                "where expected condition to be a boolean tensor, but got a tensor with dtype \(condition.dtype.scalarTypeName)")
        }
        let type = resultType(a, b)
        let result = try GradMode.withDisabled {
            let shape = try Shape.broadcast(condition.shape, try Shape.broadcast(a.shape, b.shape))
            let (x, y) = (try a.to(dtype: type), try b.to(dtype: type))
            let like = [x, y, condition].first { $0.shape == shape }
            let output = try emptyStrided(
                shape, like.map { Shape.denseStrides(like: $0.strides, shape: shape) } ?? Shape.contiguousStrides(shape), type)
            tnb_select(
                Int32(type.itemSize), Int32(shape.count), shape, output.rawPointer, output.strides,
                condition.pointer(UInt8.self), Shape.broadcastStrides(condition.shape, condition.strides, to: shape),
                x.rawPointer, Shape.broadcastStrides(x.shape, x.strides, to: shape),
                y.rawPointer, Shape.broadcastStrides(y.shape, y.strides, to: shape))
            return output
        }
        guard isRecording([a, b]) else { return result }
        let saved = SavedTensor(condition)
        return result.record("WhereBackward0", inputs: [a, b]) { g, needs in
            let mask = try saved.unpack()
            let zero = try Tensor.zeros([], dtype: g.dtype)
            return [needs(0) ? try .where(mask, g, zero) : nil, needs(1) ? try .where(mask, zero, g) : nil]
        }
    }

    /// `value` where `mask` is true. Same as torch.masked_fill.
    public func maskedFill(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
        try checkMask(mask)
        // A copy in order, as PyTorch makes one to fill.
        let result = try GradMode.withDisabled {
            try Tensor.where(mask, Tensor.scalar(value, dtype: dtype), self).contiguous().alias()
        }
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(mask)
        return result.record("MaskedFillBackward0", inputs: [self]) { g in [try g.maskedFill(saved.unpack(), 0)] }
    }

    @discardableResult
    public func maskedFillInPlace(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
        try checkMask(mask)
        try checkLeafInPlace()
        guard try Shape.broadcast(shape, mask.shape) == shape else {
            throw TensorError.runtime(
                "output with shape \(Shape.describe(shape)) doesn't match the broadcast shape "
                    + Shape.describe(try Shape.broadcast(shape, mask.shape)))
        }
        let saved = Tensor.isRecording([self]) ? SavedTensor(mask) : nil
        if isRepeated {
            try writeRepeated([.tensor(GradMode.withDisabled { try mask.expand(shape) })], Tensor.scalar(value, dtype: dtype))
        } else {
            try copyRaw(from: GradMode.withDisabled { try Tensor.where(mask, Tensor.scalar(value, dtype: dtype), self) })
        }
        storage.version += 1
        recordInPlace("MaskedFillBackward0", inputs: []) { g, _ in
            [try saved.map { try g.maskedFill($0.unpack(), 0) }]
        }
        return self
    }

    private func checkMask(_ mask: Tensor) throws {
        guard mask.dtype == .bool else {
            throw TensorError.runtime("masked_fill_ only supports boolean masks, but got mask with dtype \(mask.dtype.cTypeName)")
        }
    }

    // MARK: Whole tensors

    /// Whether no element is zero.
    func allTrue() throws -> Bool { try all().item().double != 0 }
    /// Whether some element is not zero.
    func anyTrue() throws -> Bool { try any().item().double != 0 }

    /// Same shape and same elements. Same as torch.equal.
    public func equal(_ other: Tensor) throws -> Bool {
        guard shape == other.shape else { return false }
        return try eq(other).allTrue()
    }

    /// |a − b| ≤ atol + rtol · |b| everywhere. Same as torch.isclose.
    public func isclose(_ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false) throws -> Tensor {
        guard dtype == other.dtype else {
            throw TensorError.runtime("\(dtype.scalarTypeName) did not match \(other.dtype.scalarTypeName)")
        }
        for (name, value) in [("rtol", rtol), ("atol", atol)] where value < 0 {
            throw TensorError.runtime(
                "\(name) must be greater than or equal to zero, but got \(value == value.rounded() ? String(Int(value)) : "\(value)")"
            )
        }
        return try GradMode.withDisabled {
            var close = try eq(other)
            if equalNaN, dtype.isFloatingPoint { close = try close.logicalOr(isnan().logicalAnd(other.isnan())) }
            let type = dtype.floating
            let (a, b) = (try to(dtype: type), try other.to(dtype: type))
            let error = try a.sub(b).abs()
            let allowed = try b.abs().mul(.float(rtol)).add(.float(atol))
            return try close.logicalOr(error.isfinite().logicalAnd(error.le(allowed)))
        }
    }

    public func allclose(_ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false) throws -> Bool {
        try isclose(other, rtol: rtol, atol: atol, equalNaN: equalNaN).allTrue()
    }
}
