// The module `math`: functions of floats with CPython's domain errors. Functions of integers (gcd, comb …) are in
// MathIntegers.swift, gamma functions and exact sums in MathSpecial.swift.

import Glibc

enum MathModule {
    static var module: NativeModule {
        NativeModule("math", doc: "This module provides access to the mathematical functions\ndefined by the C standard.") {
            m throws(Raise) in
            m.set("pi", .float(.pi))
            m.set("e", .float(M_E))
            m.set("tau", .float(2 * .pi))
            m.set("inf", .float(.infinity))
            m.set("nan", .float(.nan))
            installUnary(m)
            installBinary(m)
            installRounding(m)
            installLogarithms(m)
            installVectors(m)
            MathIntegers.install(m)
        }
    }

    static func domainError() -> Raise { .valueError("math domain error") }
    static func rangeError() -> Raise { .overflowError("math range error") }

    /// How a C function's result becomes CPython's: a NaN from a number is a domain error, an infinity from a finite
    /// number an overflow (or a domain error at a pole).
    private static func checked(_ x: Double, _ result: Double, canOverflow: Bool) throws(Raise) -> Value {
        if result.isNaN && !x.isNaN { throw domainError() }
        if result.isInfinite && x.isFinite { throw canOverflow ? rangeError() : domainError() }
        return .float(result)
    }

    private static func installUnary(_ m: ModuleBuilder) {
        func unary(_ name: String, canOverflow: Bool = false, _ function: @escaping (Double) -> Double) {
            m.function("\(name)(x, /)") { a throws(Raise) in
                let x = try ArgumentValues.real(a[0])
                return try checked(x, function(x), canOverflow: canOverflow)
            }
        }
        unary("acos", acos)
        unary("acosh", acosh)
        unary("asin", asin)
        unary("asinh", asinh)
        unary("atan", atan)
        unary("atanh", atanh)
        unary("cbrt", cbrt)
        unary("cos", cos)
        unary("cosh", canOverflow: true, cosh)
        unary("erf", erf)
        unary("erfc", erfc)
        unary("exp", canOverflow: true, exp)
        unary("exp2", canOverflow: true, exp2)
        unary("expm1", canOverflow: true, expm1)
        unary("fabs", fabs)
        unary("sin", sin)
        unary("sinh", canOverflow: true, sinh)
        unary("sqrt") { $0.squareRoot() }
        unary("tan", tan)
        unary("tanh", tanh)
        unary("log1p", log1p)
        unary("degrees") { $0 * (180 / .pi) }
        unary("radians") { $0 * (.pi / 180) }
        m.function("gamma(x, /)") { a throws(Raise) in .float(try MathSpecial.gamma(try ArgumentValues.real(a[0]))) }
        m.function("lgamma(x, /)") { a throws(Raise) in .float(try MathSpecial.logGamma(try ArgumentValues.real(a[0]))) }
        m.function("ulp(x, /)") { a throws(Raise) in
            let x = abs(try ArgumentValues.real(a[0]))
            if x.isNaN || x.isInfinite { return .float(x) }
            let next = x.nextUp
            return .float(next.isInfinite ? x - x.nextDown : next - x)
        }
        m.function("isfinite(x, /)") { a throws(Raise) in .bool(try ArgumentValues.real(a[0]).isFinite) }
        m.function("isinf(x, /)") { a throws(Raise) in .bool(try ArgumentValues.real(a[0]).isInfinite) }
        m.function("isnan(x, /)") { a throws(Raise) in .bool(try ArgumentValues.real(a[0]).isNaN) }
        m.function("frexp(x, /)") { a throws(Raise) in
            let x = try ArgumentValues.real(a[0])
            if !x.isFinite || x == 0 { return .tuple(owned: [.float(x), .int(0)]) }
            var exponent: Int32 = 0
            let mantissa = Glibc.frexp(x, &exponent)
            return .tuple(owned: [.float(mantissa), .int(Int(exponent))])
        }
        m.function("modf(x, /)") { a throws(Raise) in
            let x = try ArgumentValues.real(a[0])
            if x.isInfinite { return .tuple(owned: [.float(x < 0 ? -0.0 : 0.0), .float(x)]) }
            var whole = 0.0
            let fraction = Glibc.modf(x, &whole)
            return .tuple(owned: [.float(fraction), .float(whole)])
        }
    }

    private static func installBinary(_ m: ModuleBuilder) {
        func binary(_ name: String, _ function: @escaping (Double, Double) throws(Raise) -> Double) {
            m.function("\(name)(x, y, /)") { a throws(Raise) in
                .float(try function(try ArgumentValues.real(a[0]), try ArgumentValues.real(a[1])))
            }
        }
        binary("atan2") { y, x throws(Raise) in atan2(y, x) }
        binary("copysign") { x, y throws(Raise) in copysign(x, y) }
        binary("nextafter") { x, y throws(Raise) in nextafter(x, y) }
        binary("pow") { x, y throws(Raise) in
            let result = Glibc.pow(x, y)
            if x.isFinite && y.isFinite {
                if result.isNaN { throw domainError() }
                if result.isInfinite { throw x == 0 ? domainError() : rangeError() }
            }
            return result
        }
        binary("fmod") { x, y throws(Raise) in
            if y.isInfinite && x.isFinite { return x }
            let result = Glibc.fmod(x, y)
            if result.isNaN && !x.isNaN && !y.isNaN { throw domainError() }
            return result
        }
        binary("remainder") { x, y throws(Raise) in
            let result = Glibc.remainder(x, y)
            if result.isNaN && !x.isNaN && !y.isNaN { throw domainError() }
            return result
        }
        m.function("ldexp(x, i, /)") { a throws(Raise) in
            let x = try ArgumentValues.real(a[0])
            guard let exponent = a[1].integerValue else { throw Raise.typeError("Expected an int as second argument to ldexp.") }
            if x == 0 || !x.isFinite { return .float(x) }
            guard let small = exponent.asInt else {
                if exponent.isNegative { return .float(copysign(0, x)) }
                throw rangeError()
            }
            let result = Glibc.ldexp(x, Int32(clamping: small))
            if result.isInfinite { throw rangeError() }
            return .float(result)
        }
        m.function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)") { a throws(Raise) in
            let x = try ArgumentValues.real(a[0]), y = try ArgumentValues.real(a[1])
            let relative = try ArgumentValues.real(a[2]), absolute = try ArgumentValues.real(a[3])
            if relative < 0 || absolute < 0 { throw Raise.valueError("tolerances must be non-negative") }
            if x == y { return .bool(true) }
            if x.isInfinite || y.isInfinite { return .bool(false) }
            let difference = abs(y - x)
            return .bool(difference <= abs(relative * y) || difference <= abs(relative * x) || difference <= absolute)
        }
    }

    private static func installRounding(_ m: ModuleBuilder) {
        func rounding(_ name: String, _ function: @escaping (Double) -> Double) {
            let special = Value.interned("__\(name)__")
            m.function("\(name)(x, /)") { a throws(Raise) in
                let value = a[0]
                if value.isInteger && !value.isObject { return value.isBool ? .int(value.asInt) : value }
                if !value.isFloat, let method = value.classOf.lookup(special) { return try callMethod(method, value) }
                if name == "trunc" && !value.isFloat {
                    throw Raise.typeError("type \(value.typeName) doesn't define __trunc__ method")
                }
                return try wholeNumber(function(try ArgumentValues.real(value)))
            }
        }
        rounding("floor") { $0.rounded(.down) }
        rounding("ceil") { $0.rounded(.up) }
        rounding("trunc") { $0.rounded(.towardZero) }
    }

    /// An int with the value of a whole float.
    static func wholeNumber(_ x: Double) throws(Raise) -> Value {
        if x.isNaN { throw Raise.valueError("cannot convert float NaN to integer") }
        if x.isInfinite { throw Raise.overflowError("cannot convert float infinity to integer") }
        if let small = Int(exactly: x) { return .int(small) }
        return .integer(BigInteger(truncating: x))
    }

    // ---- logarithms: of ints of any size ----------------------------------------------------------------------------------

    private static func installLogarithms(_ m: ModuleBuilder) {
        m.function("log(x, base=?, /)") { a throws(Raise) in
            let numerator = try logarithm(a[0], log)
            guard a.has(1) else { return .float(numerator) }
            let denominator = try logarithm(a[1], log)
            if denominator == 0 { throw Raise.zeroDivisionError("float division by zero") }
            return .float(numerator / denominator)
        }
        m.function("log2(x, /)") { a throws(Raise) in .float(try logarithm(a[0], log2)) }
        m.function("log10(x, /)") { a throws(Raise) in .float(try logarithm(a[0], log10)) }
    }

    private static func logarithm(_ value: Value, _ function: (Double) -> Double) throws(Raise) -> Double {
        if value.isInteger, let integer = value.integerValue {
            if integer.isNegative || integer.isZero { throw domainError() }
            if let x = integer.asDouble { return function(x) }
            // Too large for a float: a mantissa of 64 bits and the rest as an exponent.
            let shift = integer.bitLength - 64
            let mantissa = integer.shiftedRight(shift).asDouble ?? 1
            return function(scalbn(mantissa, -64)) + function(2) * Double(shift + 64)
        }
        let x = try ArgumentValues.real(value)
        if x.isNaN { return x }
        if x <= 0 { throw domainError() }
        return function(x)
    }

    // ---- functions of several numbers -----------------------------------------------------------------------------------------

    private static func installVectors(_ m: ModuleBuilder) {
        m.function("hypot(*coordinates)") { a throws(Raise) in
            var numbers: [Double] = []
            for item in a[0].tupleItems { numbers.append(try ArgumentValues.real(item)) }
            return .float(MathSpecial.norm(numbers))
        }
        m.function("dist(p, q, /)") { a throws(Raise) in
            func point(_ list: Value) throws(Raise) -> [Double] {
                var numbers: [Double] = []
                for item in list.listItems { numbers.append(try ArgumentValues.real(item)) }
                return numbers
            }
            let first = try Iteration.collect(a[0])
            defer { first.release() }
            let second = try Iteration.collect(a[1])
            defer { second.release() }
            if first.listItems.count != second.listItems.count {
                throw Raise.valueError("both points must have the same number of dimensions")
            }
            let p = try point(first), q = try point(second)
            return .float(MathSpecial.norm(zip(p, q).map { $0 - $1 }))
        }
        m.function("fsum(seq, /)") { a throws(Raise) in
            var sum = ExactSum()
            try iterate(a[0]) { item throws(Raise) in
                try sum.add(try ArgumentValues.real(item))
                return true
            }
            return .float(try sum.result())
        }
        m.function("prod(iterable, /, *, start=1)") { a throws(Raise) in
            var product = a[1].retained()
            do throws(Raise) {
                try iterate(a[0]) { item throws(Raise) in
                    let next = try Operators.binary(.multiply, product, item)
                    product.release()
                    product = next
                    return true
                }
            } catch {
                product.release()
                throw error
            }
            return product
        }
    }
}
