// Arithmetic, comparisons and logic of tensors: Python's operators, the functions and methods of the same names, and their
// in-place forms.

import Interp
import Tensors

extension TorchDeclarations {
    /// `+ - * / // % ** @ & | ^ ~ << >>` and comparisons.
    func installOperators() {
        operators("add", { try $0.add($1) }, reflected: { try $0.add($1) }, inPlace: { try $0.addInPlace($1) })
        operators("sub", { try $0.sub($1) }, reflected: { try $0.rsub($1.scalarValue) }, inPlace: { try $0.subInPlace($1) })
        operators("mul", { try $0.mul($1) }, reflected: { try $0.mul($1) }, inPlace: { try $0.mulInPlace($1) })
        operators("truediv", { try $0.div($1) }, reflected: { try $0.rdiv($1.scalarValue) }, inPlace: { try $0.divInPlace($1) })
        operators(
            "floordiv", { try $0.floorDivide($1) }, reflected: { try $1.asTensor(like: $0).floorDivide(.tensor($0)) },
            inPlace: { try $0.floorDivideInPlace($1) })
        operators(
            "mod", { try $0.remainder($1) },
            reflected: { try $1.asTensor(like: $0).remainder(.tensor($0)).refusingGradient("remainder", of: [$0]) },
            inPlace: { try $0.remainderInPlace($1) })
        operators(
            "pow", { try TensorMath.power($0, $1) }, reflected: { try $0.rpow($1.scalarValue) },
            inPlace: { tensor, exponent in
                if case .scalar(let number) = exponent { return try tensor.powInPlace(number) }
                return try TensorMath.powerInPlace(tensor, exponent)
            })
        operators("and", { try $0.bitwiseAnd($1) }, reflected: { try $0.bitwiseAnd($1) }, inPlace: nil)
        operators("or", { try $0.bitwiseOr($1) }, reflected: { try $0.bitwiseOr($1) }, inPlace: nil)
        operators("xor", { try $0.bitwiseXor($1) }, reflected: { try $0.bitwiseXor($1) }, inPlace: nil)
        operators(
            "lshift", { try $0.shiftLeft($1) }, reflected: { try $1.asTensor(like: $0).shiftLeft(.tensor($0)) }, inPlace: nil)
        operators(
            "rshift", { try $0.shiftRight($1) }, reflected: { try $1.asTensor(like: $0).shiftRight(.tensor($0)) }, inPlace: nil)
        operators("eq", { try $0.eq($1) })
        operators("ne", { try $0.ne($1) })
        operators("lt", { try $0.lt($1) })
        operators("le", { try $0.le($1) })
        operators("gt", { try $0.gt($1) })
        operators("ge", { try $0.ge($1) })
        method("__matmul__(self, other)") { c -> Value in
            guard let other = tensorObject(c[1]) else { return .notImplemented }
            return try c.tensor(0).matmul(other).toScript()
        }
        method("__neg__(self)") { c in try c.tensor(0).neg() }
        method("__pos__(self)") { c in try TensorMath.positive(c.tensor(0)) }
        method("__abs__(self)") { c in try c.tensor(0).abs() }
        method("__invert__(self)") { c in
            let tensor = try c.tensor(0)
            guard !tensor.dtype.isFloatingPoint else {
                throw Raise.typeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
            }
            return try tensor.bitwiseNot()
        }
    }

    /// One operator: `__name__`, and where given `__rname__` and `__iname__`. Foreign operands are left to the other side.
    private func operators(
        _ name: String, _ forward: @escaping (Tensor, Operand) throws -> Tensor,
        reflected: ((Tensor, Operand) throws -> Tensor)? = nil, inPlace: ((Tensor, Operand) throws -> Tensor)? = nil
    ) {
        func declare(_ dunder: String, _ body: @escaping (Tensor, Operand) throws -> Tensor) {
            method("\(dunder)(self, other)") { c -> Value in
                guard let other = try operandValue(c[1]) else { return .notImplemented }
                return try body(c.tensor(0), other).toScript()
            }
        }
        declare("__\(name)__", forward)
        guard let reflected else { return }
        declare("__r\(name)__", reflected)
        declare(
            "__i\(name)__",
            inPlace ?? { tensor, other in
                try TensorMath.checkCast(tensor.resultType(with: other), to: tensor)
                return try tensor.copyInPlace(from: forward(tensor, other))
            })
    }

    /// add, sub, … with their options; comparisons; logic.
    func installArithmetic() {
        arithmetic(
            "add(input, other, *, alpha=1, out=None)", doc: "input + alpha · other.",
            { c in
                try TensorMath.left(c, 0).add(c.operand(1), alpha: c.scalar(2, default: 1))
            }, { c in try c.tensor(0).addInPlace(c.operand(1), alpha: c.scalar(2, default: 1)) })
        arithmetic(
            "sub(input, other, *, alpha=1, out=None)", doc: "input − alpha · other.",
            { c in
                try TensorMath.left(c, 0).sub(c.operand(1), alpha: c.scalar(2, default: 1))
            }, { c in try c.tensor(0).subInPlace(c.operand(1), alpha: c.scalar(2, default: 1)) })
        arithmetic(
            "subtract(input, other, *, alpha=1, out=None)", doc: "Same as sub.",
            { c in
                try TensorMath.left(c, 0).sub(c.operand(1), alpha: c.scalar(2, default: 1))
            }, { c in try c.tensor(0).subInPlace(c.operand(1), alpha: c.scalar(2, default: 1)) })
        for name in ["mul", "multiply"] {
            arithmetic(
                "\(name)(input, other, *, out=None)", doc: "input · other.",
                { c in
                    try TensorMath.left(c, 0).mul(c.operand(1))
                }, { c in try c.tensor(0).mulInPlace(c.operand(1)) })
        }
        for name in ["div", "divide", "true_divide"] {
            arithmetic(
                "\(name)(input, other, *, rounding_mode=None, out=None)", doc: "input ÷ other.",
                { c in
                    try TensorMath.left(c, 0).div(c.operand(1), roundingMode: c.has(2) ? c.string(2) : nil)
                },
                { c in
                    guard c.has(2) else { return try c.tensor(0).divInPlace(c.operand(1)) }
                    return try c.tensor(0).copyInPlace(from: c.tensor(0).div(c.operand(1), roundingMode: c.string(2)))
                })
        }
        arithmetic(
            "pow(input, exponent, *, out=None)", doc: "input ^ exponent.",
            { c in
                if tensorObject(c[0]) == nil, let exponent = tensorObject(c[1]) { return try exponent.rpow(c.scalar(0)) }
                return try TensorMath.power(c.tensor(0), c.operand(1))
            },
            { c in
                if case .scalar(let number) = try c.operand(1) { return try c.tensor(0).powInPlace(number) }
                return try TensorMath.powerInPlace(c.tensor(0), c.operand(1))
            })
        arithmetic(
            "floor_divide(input, other, *, out=None)", doc: "⌊input ÷ other⌋.",
            { c in try TensorMath.left(c, 0).floorDivide(c.operand(1)) },
            { c in try c.tensor(0).floorDivideInPlace(c.operand(1)) })
        elementwise("remainder(input, other, *, out=None)", doc: "Python's %.") { c in
            try TensorMath.left(c, 0).remainder(c.operand(1))
        }
        elementwise("fmod(input, other, *, out=None)", doc: "C's %.") { c in try c.tensor(0).fmod(c.operand(1)) }
        both("rsub(input, other, *, alpha=1)") { c -> Tensor in
            let (x, alpha) = (try c.tensor(0), try c.scalar(2))
            switch try c.operand(1) {
            case .scalar(let number) where alpha.double == 1: return try x.rsub(number)
            case .scalar(let number): return try x.mul(alpha).rsub(number)
            case .tensor(let other): return try other.sub(.tensor(x), alpha: alpha)
            }
        }
        both("maximum(input, other, *, out=None)", doc: "The larger of two elements.") { c in try c.tensor(0).maximum(c.tensor(1))
        }
        both("minimum(input, other, *, out=None)", doc: "The smaller of two elements.") { c in
            try c.tensor(0).minimum(c.tensor(1))
        }
        both("atan2(input, other, *, out=None)", doc: "The angle of the point (other, input).") { c in
            try c.tensor(0).atan2(c.tensor(1))
        }
        for (name, compare) in TensorMath.comparisons {
            arithmetic(
                "\(name)(input, other, *, out=None)", doc: "",
                { c in try compare(c.tensor(0), c.operand(1)) },
                { c in try c.tensor(0).writeComparisonInPlace(compare(c.tensor(0), c.operand(1)), c.operand(1)) })
        }
        let logic: [(String, (Tensor, Tensor) throws -> Tensor)] = [
            ("logical_and", { try $0.logicalAnd($1) }), ("logical_or", { try $0.logicalOr($1) }),
            ("logical_xor", { try $0.logicalXor($1) }),
        ]
        for (name, body) in logic {
            arithmetic(
                "\(name)(input, other, *, out=None)", doc: "", { c in try body(c.tensor(0), c.tensor(1)) },
                { c in try c.tensor(0).writeTruthInPlace(body(c.tensor(0), c.tensor(1))) })
        }
        arithmetic(
            "logical_not(input, *, out=None)", doc: "", { c in try c.tensor(0).logicalNot() },
            { c in try c.tensor(0).writeTruthInPlace(c.tensor(0).logicalNot()) })
        let bits: [(String, (Tensor, Operand) throws -> Tensor)] = [
            ("bitwise_and", { try $0.bitwiseAnd($1) }), ("bitwise_or", { try $0.bitwiseOr($1) }),
            ("bitwise_xor", { try $0.bitwiseXor($1) }),
        ]
        for (name, body) in bits {
            arithmetic(
                "\(name)(input, other, *, out=None)", doc: "", { c in try body(c.tensor(0), c.operand(1)) },
                { c in
                    let (x, other) = (try c.tensor(0), try c.operand(1))
                    try TensorMath.checkCast(x.resultType(with: other), to: x)
                    return try x.copyInPlace(from: body(x, other))
                })
        }
        elementwise("bitwise_not(input, *, out=None)") { c in try c.tensor(0).bitwiseNot() }
        both("equal(input, other)", doc: "Whether shapes and all elements are equal.") { c in try c.tensor(0).equal(c.tensor(1)) }
        both("allclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)", doc: "Whether all elements are close.") { c in
            try c.tensor(0).allclose(c.tensor(1), rtol: c.double(2), atol: c.double(3), equalNaN: c.bool(4))
        }
        both("isclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)", doc: "Which elements are close.") { c in
            try c.tensor(0).isclose(c.tensor(1), rtol: c.double(2), atol: c.double(3), equalNaN: c.bool(4))
        }
    }

    /// A function, its method, and the engine's own in-place form.
    private func arithmetic(
        _ signature: String, doc: String, _ body: @escaping (TorchCall) throws -> Tensor,
        _ inPlaceBody: @escaping (TorchCall) throws -> Tensor
    ) {
        both(signature, doc: doc, body)
        guard let open = signature.firstIndex(of: "(") else { return }
        method(String(signature[..<open]) + "_" + String(signature[open...]), doc: doc + " In place.", inPlaceBody)
    }
}

/// Small rules of arithmetic that PyTorch's Python side has.
enum TensorMath {
    /// The tensor itself, unless it holds truth values.
    static func positive(_ x: Tensor) throws -> Tensor {
        guard x.dtype != .bool else {
            throw TensorError.runtime("The `+` operator, on a bool tensor is not supported.")
        }
        return x
    }

    /// The first argument of `torch.mul(2, x)`-like calls may be a number.
    static func left(_ c: TorchCall, _ index: Int) throws -> Tensor {
        if let tensor = tensorObject(c[index]) { return tensor }
        guard tensorObject(c[1]) != nil else { throw c.wrongType(index, "Tensor") }
        return try Tensor.scalar(c.scalar(index))
    }

    static func checkCast(_ type: DType, to tensor: Tensor) throws {
        guard type.canCast(to: tensor.dtype) else {
            throw TensorError.runtime(
                "result type \(type.scalarTypeName) can't be cast to the desired output type \(tensor.dtype.scalarTypeName)")
        }
    }

    static func powerInPlace(_ base: Tensor, _ exponent: Operand) throws -> Tensor {
        try checkCast(base.resultType(with: exponent), to: base)
        return try base.copyInPlace(from: base.preservingOldValues { try power(base, exponent) })
    }

    static func power(_ base: Tensor, _ exponent: Operand) throws -> Tensor {
        switch exponent {
        case .scalar(let number): try base.pow(number)
        case .tensor: try base.pow(exponent)
        }
    }

    static let comparisons: [(String, @Sendable (Tensor, Operand) throws -> Tensor)] = [
        ("eq", { try $0.eq($1) }), ("ne", { try $0.ne($1) }), ("lt", { try $0.lt($1) }), ("le", { try $0.le($1) }),
        ("gt", { try $0.gt($1) }), ("ge", { try $0.ge($1) }), ("less", { try $0.lt($1) }), ("greater", { try $0.gt($1) }),
        ("less_equal", { try $0.le($1) }), ("greater_equal", { try $0.ge($1) }), ("not_equal", { try $0.ne($1) }),
    ]
}

extension Operand {
    /// The number of a scalar operand; reflected operators only meet numbers on the left.
    var scalarValue: Scalar {
        get throws {
            switch self {
            case .scalar(let number): number
            case .tensor(let tensor): try tensor.item()
            }
        }
    }

    /// The operand as a tensor of the type it has next to `other`.
    func asTensor(like other: Tensor) throws -> Tensor {
        switch self {
        case .tensor(let tensor): tensor
        case .scalar(let number):
            try Tensor.scalar(number, dtype: DType.promote(other.dtype, number.defaultDType) == other.dtype ? other.dtype : nil)
        }
    }
}
