// How elementwise operations run: result types, broadcasting, result layouts, in-place forms. The operations themselves
// are one line each in Unary.swift, Arithmetic.swift and Comparison.swift.

internal import CKernels

/// The right operand of a binary operation.
public enum Operand {
    case tensor(Tensor)
    case scalar(Scalar)
}

extension Tensor {
    // MARK: One operand

    /// op(self) as `result` type; `self` has a type the kernel knows.
    func unaryRaw(_ op: tnb_unary_op, result: DType? = nil, _ p0: Double = 0, _ p1: Double = 0) throws -> Tensor {
        let output = try emptyLike(dtype: result ?? dtype)
        try output.unaryRaw(into: op, self, p0, p1)
        return output
    }

    /// self = op(source).
    func unaryRaw(into op: tnb_unary_op, _ source: Tensor, _ p0: Double = 0, _ p1: Double = 0) throws {
        if source.dtype.isHalf {
            let wide = try source.widened().unaryRaw(op, result: dtype == .bool ? .bool : nil, p0, p1)
            return try copyRaw(from: wide)
        }
        let done = Profile.measure(Profile.name(Profile.unaryNames, op.rawValue), bytes: byteCount + source.byteCount) {
            tnb_unary(op, source.dtype.kernel, Int32(ndim), shape, rawPointer, strides, source.rawPointer, source.strides, p0, p1)
        }
        guard done != 0 else { throw Tensor.notImplemented("unary operation \(op.rawValue)", source.dtype) }
    }

    /// float32 elements of a 16-bit float, `self` otherwise. Not recorded.
    func widened() throws -> Tensor { try dtype.isHalf ? GradMode.withDisabled { try to(dtype: .float32) } : self }

    static func notImplemented(_ name: String, _ dtype: DType) -> TensorError {
        .notImplemented("\"\(name)\" not implemented for '\(dtype.scalarTypeName)'")
    }

    // MARK: Two operands

    /// The common type of two tensors: one without dimensions counts only if its category is higher.
    static func resultType(_ a: Tensor, _ b: Tensor) -> DType {
        if a.dtype == b.dtype { return a.dtype }
        if (a.ndim == 0) == (b.ndim == 0) { return .promote(a.dtype, b.dtype) }
        let (full, single) = a.ndim == 0 ? (b.dtype, a.dtype) : (a.dtype, b.dtype)
        return single.category > full.category ? .promote(full, single) : full
    }

    /// Strides of a result of this shape that lie in memory like the operands do.
    private static func resultStrides(_ shape: [Int], _ a: Tensor, _ b: Tensor?) -> [Int] {
        if a.shape == shape, a.isDense { return Shape.denseStrides(like: a.strides, shape: shape) }
        if b == nil { return Shape.denseStrides(like: a.strides, shape: shape) }
        return Shape.loopStrides(
            shape,
            [a, b].compactMap { $0 }.map { operand in
                let lead = shape.count - operand.ndim
                return shape.indices.map {
                    $0 < lead || operand.shape[$0 - lead] != shape[$0] ? 0 : operand.strides[$0 - lead]
                }
            })
    }

    /// a op b for operands of one type, broadcast.
    static func binaryRaw(
        _ op: tnb_binary_op, _ a: Tensor, _ b: Tensor, result: DType? = nil, _ p: Double = 0
    ) throws -> Tensor {
        let shape = try Shape.broadcast(a.shape, b.shape)
        let output = try emptyStrided(shape, resultStrides(shape, a, b), result ?? a.dtype)
        try output.binaryRaw(into: op, a, b, p)
        return output
    }

    /// a op number, in a's type.
    static func binaryRaw(
        _ op: tnb_binary_op, _ a: Tensor, _ b: Scalar, result: DType? = nil, _ p: Double = 0
    ) throws -> Tensor {
        let output = try emptyStrided(a.shape, resultStrides(a.shape, a, nil), result ?? a.dtype)
        try output.binaryRaw(into: op, a, b, p)
        return output
    }

    /// self = a op b; operands broadcast to self's shape.
    func binaryRaw(into op: tnb_binary_op, _ a: Tensor, _ b: Tensor, _ p: Double = 0) throws {
        if a.dtype.isHalf {
            return try copyRaw(from: Tensor.binaryRaw(op, a.widened(), b.widened(), result: dtype == .bool ? .bool : nil, p))
        }
        let bytes = byteCount + a.byteCount + b.byteCount
        let done = Profile.measure(Profile.name(Profile.binaryNames, op.rawValue), bytes: bytes) {
            tnb_binary(
                op, a.dtype.kernel, Int32(ndim), shape, rawPointer, strides,
                a.rawPointer, Shape.broadcastStrides(a.shape, a.strides, to: shape),
                b.rawPointer, Shape.broadcastStrides(b.shape, b.strides, to: shape), p)
        }
        guard done != 0 else { throw Tensor.notImplemented(Tensor.kernelName(op), a.dtype) }
    }

    /// What PyTorch calls the loop of an operation that not every type has.
    private static func kernelName(_ op: tnb_binary_op) -> String {
        switch op {
        case TNB_FLOORDIV: "div_floor_cpu"
        case TNB_REMAINDER: "remainder_cpu"
        case TNB_FMOD: "fmod_cpu"
        case TNB_POW: "pow"
        case TNB_SHL: "lshift_cpu"
        case TNB_SHR: "rshift_cpu"
        case TNB_BITAND: "bitwise_and_cpu"
        case TNB_BITOR: "bitwise_or_cpu"
        case TNB_BITXOR: "bitwise_xor_cpu"
        case TNB_SUB: "sub_stub"
        default: "binary operation \(op.rawValue)"
        }
    }

    /// self = a op number.
    func binaryRaw(into op: tnb_binary_op, _ a: Tensor, _ b: Scalar, _ p: Double = 0) throws {
        if a.dtype.isHalf {
            return try copyRaw(from: Tensor.binaryRaw(op, a.widened(), b, result: dtype == .bool ? .bool : nil, p))
        }
        var bits: UInt64 = 0
        let done = withUnsafeMutableBytes(of: &bits) { bytes -> Int32 in
            guard let start = bytes.baseAddress else { return 0 }
            b.store(a.dtype, to: start)
            return Profile.measure(Profile.name(Profile.binaryNames, op.rawValue), bytes: byteCount + a.byteCount) {
                tnb_binary(
                    op, a.dtype.kernel, Int32(ndim), shape, rawPointer, strides,
                    a.rawPointer, Shape.broadcastStrides(a.shape, a.strides, to: shape),
                    start, [Int](repeating: 0, count: ndim), p)
            }
        }
        guard done != 0 else { throw Tensor.notImplemented(Tensor.kernelName(op), a.dtype) }
    }

    /// The type that `self op other` computes in.
    func resultType(_ other: Operand) -> DType {
        switch other {
        case .tensor(let b): Tensor.resultType(self, b)
        case .scalar(let s): s.promoted(with: dtype)
        }
    }

    /// self op other in their common type (or `computing`), with the result's type if it differs. Not recorded.
    func binary(
        _ op: tnb_binary_op, _ other: Operand, computing: DType? = nil, result: DType? = nil, _ p: Double = 0
    ) throws -> Tensor {
        let type = computing ?? resultType(other)
        return try GradMode.withDisabled {
            let a = try to(dtype: type)
            switch other {
            case .tensor(let b): return try Tensor.binaryRaw(op, a, try b.to(dtype: type), result: result, p)
            case .scalar(let s): return try Tensor.binaryRaw(op, a, s, result: result, p)
            }
        }
    }

    /// self = self op other, with a new version but not recorded. Throws where the result's type or shape would not fit.
    func binaryInPlace(_ op: tnb_binary_op, _ other: Operand, computing: DType? = nil, _ p: Double = 0) throws {
        try checkInPlace()
        let type = computing ?? resultType(other)
        guard type.canCast(to: dtype) else {
            throw TensorError.runtime(
                "result type \(type.scalarTypeName) can't be cast to the desired output type \(dtype.scalarTypeName)")
        }
        if case .tensor(let b) = other {
            let shape = try Shape.broadcast(self.shape, b.shape)
            guard shape == self.shape else {
                throw TensorError.runtime(
                    "output with shape \(Shape.describe(self.shape)) doesn't match the broadcast shape "
                        + Shape.describe(shape))
            }
        }
        try GradMode.withDisabled {
            if type == dtype {
                switch other {
                case .tensor(let b): try binaryRaw(into: op, self, try separated(b).to(dtype: type), p)
                case .scalar(let s): try binaryRaw(into: op, self, s, p)
                }
            } else {
                try copyRaw(from: try binary(op, other, computing: type, p))
            }
        }
        storage.version += 1
    }
}

extension Operand {
    var tensor: Tensor? { if case .tensor(let t) = self { t } else { nil } }
    /// The inputs of a recorded operation after `self`.
    var inputs: [Tensor] { if case .tensor(let t) = self { [t] } else { [] } }

    /// Kept for backward if `wanted`.
    func saved(_ wanted: Bool) -> SavedOperand? {
        guard wanted else { return nil }
        switch self {
        case .tensor(let t): return .tensor(SavedTensor(t))
        case .scalar(let s): return .scalar(s)
        }
    }
}

/// An operand kept for backward.
enum SavedOperand {
    case tensor(SavedTensor)
    case scalar(Scalar)

    func unpack() throws -> Operand {
        switch self {
        case .tensor(let t): .tensor(try t.unpack())
        case .scalar(let s): .scalar(s)
        }
    }
}

extension Tensor {
    /// The type of an arithmetic result. Same as torch.result_type.
    public func resultType(with other: Operand) -> DType { resultType(other) }
}
