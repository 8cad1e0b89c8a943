// Less common functions of single elements and pairs, in torch and in torch.special.

import Interp
import Tensors

extension TorchDeclarations {
    func installSpecial() {
        let plain: [(String, (Tensor) throws -> Tensor)] = [
            ("exp2", { try $0.exp2() }), ("asinh", { try $0.asinh() }), ("arcsinh", { try $0.asinh() }),
            ("acosh", { try $0.acosh() }),
            ("arccosh", { try $0.acosh() }), ("atanh", { try $0.atanh() }), ("arctanh", { try $0.atanh() }),
            ("arcsin", { try $0.asin() }), ("arccos", { try $0.acos() }), ("erfc", { try $0.erfc() }),
            ("erfinv", { try $0.erfinv() }),
            ("lgamma", { try $0.lgamma() }), ("digamma", { try $0.digamma() }), ("sinc", { try $0.sinc() }),
            ("frac", { try $0.frac() }),
            ("sgn", { try $0.sign() }), ("i0", { try $0.i0() }),
        ]
        for (name, body) in plain {
            both("\(name)(input, *, out=None)") { c in try body(c.tensor(0)) }
            inPlace("\(name)(input)") { c in
                let x = try c.tensor(0)
                // PyTorch differentiates these only out of place.
                let own = name.replacing("arc", with: "a")
                if ["asinh", "acosh", "atanh"].contains(own) { try x.refusingInPlaceGradient(own) }
                return try body(x)
            }
        }
        both("positive(input)") { c in try TensorMath.positive(c.tensor(0)) }
        both("signbit(input, *, out=None)") { c in try c.tensor(0).signbit() }
        both("isposinf(input, *, out=None)") { c in try SpecialCalls.isInfinite(c.tensor(0), .infinity) }
        both("isneginf(input, *, out=None)") { c in try SpecialCalls.isInfinite(c.tensor(0), -.infinity) }
        both("isreal(input)") { c in try c.tensor(0).detach().fullLike(true, dtype: .bool) }
        elementwise("logit(input, eps=None, *, out=None)") { c in try c.tensor(0).logit(eps: c.optionalDouble(1)) }
        both("polygamma(n, input, *, out=None)") { c in
            if let tensor = tensorObject(c[0]) { return try tensor.polygamma(c.int(1)) }
            return try c.tensor(1).polygamma(c.int(0))
        }
        both("mvlgamma(input, p)") { c -> Tensor in
            let (x, p) = (try c.tensor(0), try c.int(1))
            let offsets = try Tensor.arange(.float(0), .float(Double(p) / 2), 0.5, dtype: x.dtype.floating)
            let constant = Double(p * (p - 1)) / 4 * 1.1447298858494001741
            return try x.unsqueeze(-1).sub(offsets).lgamma().sum([-1]).add(.float(constant))
        }
        installPairs()
    }

    private func installPairs() {
        let pairs: [(String, (Tensor, Tensor) throws -> Tensor)] = [
            ("hypot", { try $0.hypot($1) }), ("nextafter", { try $0.nextafter($1) }), ("gcd", { try $0.gcd($1) }),
            ("lcm", { try $0.lcm($1) }),
        ]
        for (name, body) in pairs {
            elementwise("\(name)(input, other, *, out=None)") { c in try body(c.tensor(0), c.tensor(1)) }
        }
        let plainPairs: [(String, (Tensor, Tensor) throws -> Tensor)] = [
            ("fmax", { try $0.fmax($1) }), ("fmin", { try $0.fmin($1) }), ("logaddexp", { try $0.logaddexp($1) }),
            ("logaddexp2", { try $0.logaddexp2($1) }),
        ]
        for (name, body) in plainPairs { both("\(name)(input, other, *, out=None)") { c in try body(c.tensor(0), c.tensor(1)) } }
        elementwise("heaviside(input, values, *, out=None)") { c in try c.tensor(0).heaviside(c.tensor(1)) }
        elementwise("ldexp(input, other, *, out=None)") { c in try c.tensor(0).ldexp(c.tensor(1)) }
        elementwise("copysign(input, other, *, out=None)") { c in
            let x = try c.tensor(0)
            return try x.copysign(c.operand(1).asTensor(like: x))
        }
        elementwise("xlogy(input, other, *, out=None)") { c in try SpecialCalls.pair(c) { try $0.xlogy($1) } }
        elementwise("atan2(input, other, *, out=None)") { c in try c.tensor(0).atan2(c.tensor(1)) }
        elementwise("arctan2(input, other, *, out=None)") { c in try c.tensor(0).atan2(c.tensor(1)) }
        both("float_power(input, exponent, *, out=None)") { c -> Tensor in
            if let x = tensorObject(c[0]) { return try x.floatPower(c.operand(1)) }
            return try Tensor.scalar(c.scalar(0)).floatPower(c.operand(1))
        }
        both("frexp(input)") { c -> NamedResult in
            let (mantissa, exponent) = try c.tensor(0).frexp()
            return NamedResult("frexp", [("mantissa", mantissa), ("exponent", exponent)])
        }
        function("isin(elements, test_elements, *, assume_unique=False, invert=False)") { c -> Tensor in
            let (a, b) = (try c.operand(0), try c.operand(1))
            let elements = try a.asTensor(like: Tensor.empty([0], dtype: .bool))
            return try elements.isin(b.asTensor(like: elements), invert: c.bool(3))
        }
        elementwise("bitwise_left_shift(input, other, *, out=None)") { c in try c.tensor(0).shiftLeft(c.operand(1)) }
        elementwise("bitwise_right_shift(input, other, *, out=None)") { c in try c.tensor(0).shiftRight(c.operand(1)) }
    }
}

enum SpecialCalls {
    /// A function of two operands of which one may be a number.
    static func pair(_ c: TorchCall, _ body: (Tensor, Tensor) throws -> Tensor) throws -> Tensor {
        if let x = tensorObject(c[0]) { return try body(x, c.operand(1).asTensor(like: x)) }
        let y = try c.tensor(1)
        return try body(c.operand(0).asTensor(like: y), y)
    }

    static func isInfinite(_ x: Tensor, _ which: Double) throws -> Tensor {
        x.dtype.isFloatingPoint ? try x.eq(.float(which)) : try x.detach().fullLike(false, dtype: .bool)
    }
}

/// torch.special: the same functions under their own names, and some that only it has.
func installSpecialFunctions(_ m: ModuleBuilder) {
    let d = TorchDeclarations(m)
    let plain: [(String, (Tensor) throws -> Tensor)] = [
        ("expit", { try $0.sigmoid() }), ("exp2", { try $0.exp2() }), ("expm1", { try $0.expm1() }),
        ("log1p", { try $0.log1p() }),
        ("erf", { try $0.erf() }), ("erfc", { try $0.erfc() }), ("erfinv", { try $0.erfinv() }), ("erfcx", { try $0.erfcx() }),
        ("gammaln", { try $0.lgamma() }), ("digamma", { try $0.digamma() }), ("psi", { try $0.digamma() }),
        ("sinc", { try $0.sinc() }),
        ("i0", { try $0.i0() }), ("i0e", { try $0.i0e() }), ("i1", { try $0.i1() }), ("i1e", { try $0.i1e() }),
        ("ndtri", { try $0.ndtri() }), ("log_ndtr", { try $0.logNdtr() }),
        ("ndtr", { try $0.mul(.float(-0.70710678118654752440)).erfc().mul(.float(0.5)) }),
        (
            "entr",
            { x in
                let value = try x.neg().mul(x.log())
                let limited = try value.maskedFill(x.eq(0), 0)
                return try limited.maskedFill(x.lt(0), .float(-.infinity))
            }
        ),
    ]
    for (name, body) in plain { d.function("\(name)(input, *, out=None)") { c in try body(c.tensor(0)) } }
    d.function("round(input, *, decimals=0, out=None)") { c in try c.tensor(0).round(decimals: c.int(1)) }
    d.function("logit(input, eps=None, *, out=None)") { c in try c.tensor(0).logit(eps: c.optionalDouble(1)) }
    d.function("polygamma(n, input, *, out=None)") { c in try c.tensor(1).polygamma(c.int(0)) }
    d.function("xlogy(input, other, *, out=None)") { c in try SpecialCalls.pair(c) { try $0.xlogy($1) } }
    d.function("xlog1py(input, other, *, out=None)") { c in try SpecialCalls.pair(c) { try $0.xlog1py($1) } }
    d.function("softmax(input, dim, *, dtype=None)") { c in try c.tensor(0).softmax(c.int(1), dtype: c.dtype(2)) }
    d.function("log_softmax(input, dim, *, dtype=None)") { c in try c.tensor(0).logSoftmax(c.int(1), dtype: c.dtype(2)) }
    d.function("logsumexp(input, dim, keepdim=False, *, out=None)") { c in
        try c.tensor(0).logsumexp(c.ints(1), keepdim: c.bool(2))
    }
}
