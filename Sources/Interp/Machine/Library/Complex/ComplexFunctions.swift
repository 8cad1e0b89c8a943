// The functions of `cmath` on plain numbers: Kahan's and Hull's formulas in CPython's order of operations, so that results
// agree to the last bit. What is not finite is looked up in ComplexSpecialValues. No script values here.

import Glibc

/// Why a function has no value, in CPython's terms.
enum ComplexFailure: Error { case domain, range }

enum ComplexFunctions {
    typealias Number = ComplexNumber
    typealias Function = (Number) throws(ComplexFailure) -> Number

    private static let large = Double.greatestFiniteMagnitude / 4
    private static let largeRoot = large.squareRoot()
    private static let largeLogarithm = Glibc.log(large)
    private static let smallRoot = Double.leastNormalMagnitude.squareRoot()
    private static let logarithmOfTwo = M_LN2

    // ---- roots, exponentials and logarithms -----------------------------------------------------------------------------

    static func sqrt(_ z: Number) -> Number {
        if !z.isFinite { return ComplexSpecialValues.sqrt[z] }
        if z.real == 0 && z.imaginary == 0 { return Number(0, z.imaginary) }
        var ax = z.real.magnitude
        let ay = z.imaginary.magnitude
        let s: Double
        if ax < .leastNormalMagnitude && ay < .leastNormalMagnitude {
            // hypot of the two would be subnormal: scale up by 2^53, and the root down by 2^27.
            ax = scalbn(ax, 53)
            s = scalbn((ax + hypot(ax, scalbn(ay, 53))).squareRoot(), -27)
        } else {
            ax /= 8
            s = 2 * (ax + hypot(ax, ay / 8)).squareRoot()
        }
        let d = ay / (2 * s)
        return z.real >= 0 ? Number(s, copysign(d, z.imaginary)) : Number(d, copysign(s, z.imaginary))
    }

    static func exp(_ z: Number) throws(ComplexFailure) -> Number {
        if !z.isFinite {
            let angle = z.imaginary
            if angle.isInfinite && (z.real.isFinite || z.real == .infinity) { throw .domain }
            if z.real.isInfinite && angle.isFinite && angle != 0 {
                let size = z.real > 0 ? Double.infinity : 0
                return Number(copysign(size, Glibc.cos(angle)), copysign(size, Glibc.sin(angle)))
            }
            return ComplexSpecialValues.exp[z]
        }
        let result: Number
        if z.real > largeLogarithm {
            let length = Glibc.exp(z.real - 1)
            result = Number(length * Glibc.cos(z.imaginary) * M_E, length * Glibc.sin(z.imaginary) * M_E)
        } else {
            let length = Glibc.exp(z.real)
            result = Number(length * Glibc.cos(z.imaginary), length * Glibc.sin(z.imaginary))
        }
        return try checked(result)
    }

    /// The logarithm, and whether CPython has it for an error: `log(z, base)` forgets that of the first one.
    static func logarithm(_ z: Number) -> (value: Number, isPole: Bool) {
        if !z.isFinite { return (ComplexSpecialValues.log[z], false) }
        let ax = z.real.magnitude, ay = z.imaginary.magnitude
        let angle = atan2(z.imaginary, z.real)
        let real: Double
        if ax > large || ay > large {
            real = Glibc.log(hypot(ax / 2, ay / 2)) + logarithmOfTwo
        } else if ax < .leastNormalMagnitude && ay < .leastNormalMagnitude {
            if ax == 0 && ay == 0 { return (Number(-.infinity, angle), true) }
            real = Glibc.log(hypot(scalbn(ax, 53), scalbn(ay, 53))) - 53 * logarithmOfTwo
        } else {
            let h = hypot(ax, ay)
            if 0.71 <= h && h <= 1.73 {
                let larger = ax > ay ? ax : ay, smaller = ax > ay ? ay : ax
                real = log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2
            } else {
                real = Glibc.log(h)
            }
        }
        return (Number(real, angle), false)
    }

    static func log10(_ z: Number) throws(ComplexFailure) -> Number {
        let (value, isPole) = logarithm(z)
        if isPole { throw .domain }
        return Number(value.real / M_LN10, value.imaginary / M_LN10)
    }

    // ---- hyperbolic functions ---------------------------------------------------------------------------------------------

    static func cosh(_ z: Number) throws(ComplexFailure) -> Number {
        let angle = z.imaginary
        if !z.isFinite {
            if angle.isInfinite && !z.real.isNaN { throw .domain }
            if z.real.isInfinite && angle.isFinite && angle != 0 {
                let imaginary = copysign(.infinity, Glibc.sin(angle))
                return Number(copysign(.infinity, Glibc.cos(angle)), z.real > 0 ? imaginary : -imaginary)
            }
            return ComplexSpecialValues.cosh[z]
        }
        if z.real.magnitude > largeLogarithm {
            // cosh of the real part alone may overflow.
            let less = z.real - copysign(1, z.real)
            return try checked(
                Number(Glibc.cos(angle) * Glibc.cosh(less) * M_E, Glibc.sin(angle) * Glibc.sinh(less) * M_E))
        }
        return try checked(Number(Glibc.cos(angle) * Glibc.cosh(z.real), Glibc.sin(angle) * Glibc.sinh(z.real)))
    }

    static func sinh(_ z: Number) throws(ComplexFailure) -> Number {
        let angle = z.imaginary
        if !z.isFinite {
            if angle.isInfinite && !z.real.isNaN { throw .domain }
            if z.real.isInfinite && angle.isFinite && angle != 0 {
                let real = copysign(.infinity, Glibc.cos(angle))
                return Number(z.real > 0 ? real : -real, copysign(.infinity, Glibc.sin(angle)))
            }
            return ComplexSpecialValues.sinh[z]
        }
        if z.real.magnitude > largeLogarithm {
            let less = z.real - copysign(1, z.real)
            return try checked(
                Number(Glibc.cos(angle) * Glibc.sinh(less) * M_E, Glibc.sin(angle) * Glibc.cosh(less) * M_E))
        }
        return try checked(Number(Glibc.cos(angle) * Glibc.sinh(z.real), Glibc.sin(angle) * Glibc.cosh(z.real)))
    }

    static func tanh(_ z: Number) throws(ComplexFailure) -> Number {
        let angle = z.imaginary
        if !z.isFinite {
            if angle.isInfinite && z.real.isFinite { throw .domain }
            if z.real.isInfinite && angle.isFinite && angle != 0 {
                return Number(z.real > 0 ? 1 : -1, copysign(0, 2 * Glibc.sin(angle) * Glibc.cos(angle)))
            }
            return ComplexSpecialValues.tanh[z]
        }
        if z.real.magnitude > largeLogarithm {
            return Number(
                copysign(1, z.real), 4 * Glibc.sin(angle) * Glibc.cos(angle) * Glibc.exp(-2 * z.real.magnitude))
        }
        let tx = Glibc.tanh(z.real), ty = Glibc.tan(angle), cx = 1 / Glibc.cosh(z.real)
        let product = tx * ty, denominator = 1 + product * product
        return Number(tx * (1 + ty * ty) / denominator, ((ty / denominator) * cx) * cx)
    }

    static func acosh(_ z: Number) -> Number {
        if !z.isFinite { return ComplexSpecialValues.acosh[z] }
        if isLarge(z) { return Number(farLogarithm(z), atan2(z.imaginary, z.real)) }
        let a = sqrt(Number(z.real - 1, z.imaginary)), b = sqrt(Number(z.real + 1, z.imaginary))
        return Number(Glibc.asinh(a.real * b.real + a.imaginary * b.imaginary), 2 * atan2(a.imaginary, b.real))
    }

    static func asinh(_ z: Number) -> Number {
        if !z.isFinite { return ComplexSpecialValues.asinh[z] }
        if isLarge(z) {
            let size = farLogarithm(z)
            let real = z.imaginary >= 0 ? copysign(size, z.real) : -copysign(size, -z.real)
            return Number(real, atan2(z.imaginary, z.real.magnitude))
        }
        let a = sqrt(Number(1 + z.imaginary, -z.real)), b = sqrt(Number(1 - z.imaginary, z.real))
        return Number(
            Glibc.asinh(a.real * b.imaginary - b.real * a.imaginary),
            atan2(z.imaginary, a.real * b.real - a.imaginary * b.imaginary))
    }

    static func atanh(_ z: Number) throws(ComplexFailure) -> Number {
        if !z.isFinite { return ComplexSpecialValues.atanh[z] }
        if z.real.sign == .minus { return -(try atanh(-z)) }
        let ay = z.imaginary.magnitude
        if z.real > largeRoot || ay > largeRoot {
            let h = hypot(z.real / 2, z.imaginary / 2)
            return Number(z.real / 4 / h / h, -copysign(.pi / 2, -z.imaginary))
        }
        if z.real == 1 && ay < smallRoot {
            if ay == 0 { throw .domain }
            return Number(
                -Glibc.log(ay.squareRoot() / hypot(ay, 2).squareRoot()), copysign(atan2(2, -ay) / 2, z.imaginary))
        }
        let distance = 1 - z.real
        return Number(
            log1p(4 * z.real / (distance * distance + ay * ay)) / 4,
            -atan2(-2 * z.imaginary, distance * (1 + z.real) - ay * ay) / 2)
    }

    // ---- circular functions: the hyperbolic ones turned by a right angle ------------------------------------------------

    static func cos(_ z: Number) throws(ComplexFailure) -> Number { try cosh(Number(-z.imaginary, z.real)) }
    static func sin(_ z: Number) throws(ComplexFailure) -> Number { try turned(z, sinh) }
    static func tan(_ z: Number) throws(ComplexFailure) -> Number { try turned(z, tanh) }
    static func asin(_ z: Number) throws(ComplexFailure) -> Number { try turned(z, asinh) }
    static func atan(_ z: Number) throws(ComplexFailure) -> Number { try turned(z, atanh) }

    static func acos(_ z: Number) -> Number {
        if !z.isFinite { return ComplexSpecialValues.acos[z] }
        if isLarge(z) {
            let size = farLogarithm(z)
            let imaginary = z.real < 0 ? -copysign(size, z.imaginary) : copysign(size, -z.imaginary)
            return Number(atan2(z.imaginary.magnitude, z.real), imaginary)
        }
        let a = sqrt(Number(1 - z.real, -z.imaginary)), b = sqrt(Number(1 + z.real, z.imaginary))
        return Number(2 * atan2(a.real, b.real), Glibc.asinh(b.real * a.imaginary - b.imaginary * a.real))
    }

    private static func turned(_ z: Number, _ function: Function) throws(ComplexFailure) -> Number {
        let result = try function(Number(-z.imaginary, z.real))
        return Number(result.imaginary, -result.real)
    }

    // ---- polar coordinates --------------------------------------------------------------------------------------------------

    static func rect(_ r: Double, _ angle: Double) throws(ComplexFailure) -> Number {
        if !r.isFinite || !angle.isFinite {
            if r != 0 && !r.isNaN && angle.isInfinite { throw .domain }
            if r.isInfinite && angle.isFinite && angle != 0 {
                let z = Number(copysign(.infinity, Glibc.cos(angle)), copysign(.infinity, Glibc.sin(angle)))
                return r > 0 ? z : -z
            }
            return ComplexSpecialValues.rect[Number(r, angle)]
        }
        if angle == 0 { return Number(r, r * angle) }
        return Number(r * Glibc.cos(angle), r * Glibc.sin(angle))
    }

    private static func isLarge(_ z: Number) -> Bool { z.real.magnitude > large || z.imaginary.magnitude > large }

    /// log(2|z|), far from zero.
    private static func farLogarithm(_ z: Number) -> Double {
        Glibc.log(hypot(z.real / 2, z.imaginary / 2)) + logarithmOfTwo * 2
    }

    private static func checked(_ result: Number) throws(ComplexFailure) -> Number {
        if result.isInfinite { throw .range }
        return result
    }
}
