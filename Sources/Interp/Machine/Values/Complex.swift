// Complex numbers as heap objects, and their arithmetic in CPython's order of operations, so that results agree to the last
// bit. No script lookup here: complex's methods are in Builtins/NumberComplex.swift.

import Glibc

/// A complex number: two doubles.
package struct ComplexNumber {
    package var real: Double
    package var imaginary: Double

    package init(_ real: Double, _ imaginary: Double = 0) {
        self.real = real
        self.imaginary = imaginary
    }

    package var isFinite: Bool { real.isFinite && imaginary.isFinite }
    package var isInfinite: Bool { real.isInfinite || imaginary.isInfinite }
    package var isNaN: Bool { real.isNaN || imaginary.isNaN }

    static func + (a: Self, b: Self) -> Self { Self(a.real + b.real, a.imaginary + b.imaginary) }
    static func - (a: Self, b: Self) -> Self { Self(a.real - b.real, a.imaginary - b.imaginary) }
    static func * (a: Self, b: Self) -> Self {
        Self(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    }
    static prefix func - (a: Self) -> Self { Self(-a.real, -a.imaginary) }

    /// The quotient by Smith's method, which scales by the larger part of the divisor; nil for a divisor of zero.
    func divided(by b: Self) -> Self? {
        let width = b.real.magnitude, height = b.imaginary.magnitude
        if width >= height {
            if width == 0 { return nil }
            let ratio = b.imaginary / b.real
            let denominator = b.real + b.imaginary * ratio
            return Self((real + imaginary * ratio) / denominator, (imaginary - real * ratio) / denominator)
        }
        if height >= width {
            let ratio = b.real / b.imaginary
            let denominator = b.real * ratio + b.imaginary
            return Self((real * ratio + imaginary) / denominator, (imaginary * ratio - real) / denominator)
        }
        return Self(.nan, .nan)
    }

    /// Why a power has no value.
    enum PowerError: Error { case zeroToNegative, overflow }

    /// `self ** exponent`: repeated squaring for small whole exponents, the polar form for the others.
    func power(_ exponent: Self) throws(PowerError) -> Self {
        let result: Self
        if exponent.imaginary == 0, exponent.real == exponent.real.rounded(.down), exponent.real.magnitude <= 100 {
            let count = Int(exponent.real)
            if count > 0 {
                result = squaring(count)
            } else {
                guard let inverse = Self(1).divided(by: squaring(-count)) else { throw .zeroToNegative }
                result = inverse
            }
        } else {
            result = try polarPower(exponent)
        }
        if result.isInfinite { throw .overflow }
        return result
    }

    private func squaring(_ count: Int) -> Self {
        var result = Self(1), square = self, mask = 1
        while mask > 0 && count >= mask {
            if count & mask != 0 { result = result * square }
            mask <<= 1
            square = square * square
        }
        return result
    }

    private func polarPower(_ exponent: Self) throws(PowerError) -> Self {
        if exponent.real == 0 && exponent.imaginary == 0 { return Self(1) }
        if real == 0 && imaginary == 0 {
            if exponent.imaginary != 0 || exponent.real < 0 { throw .zeroToNegative }
            return Self(0)
        }
        let size = hypot(real, imaginary)
        var length = pow(size, exponent.real)
        let angle = atan2(imaginary, real)
        var phase = angle * exponent.real
        if exponent.imaginary != 0 {
            length /= exp(angle * exponent.imaginary)
            phase += exponent.imaginary * log(size)
        }
        // The sine of an infinite angle is an error of the C library, which CPython takes for one of the operands.
        if phase.isInfinite { throw .zeroToNegative }
        return Self(length * cos(phase), length * sin(phase))
    }

    /// The distance from zero; nil when finite parts have one beyond a double.
    var magnitude: Double? {
        if !isFinite { return isInfinite ? .infinity : .nan }
        let result = hypot(real, imaginary)
        return result.isFinite ? result : nil
    }

    /// As `hash` has it: equal to the hash of an equal real number.
    var scriptHash: Int {
        let hash = FloatFormatting.scriptHash(real) &+ 1_000_003 &* FloatFormatting.scriptHash(imaginary)
        return hash == -1 ? -2 : hash
    }
}

extension Value {
    /// A complex number, of the class itself or of a script's subclass.
    package static func complex(_ number: ComplexNumber, as cls: ClassPointer = Types.complex) -> Value {
        let object = Heap.allocate(ComplexObject.self, for: cls, .complex)
        object.pointee.number = number
        return .object(object)
    }

    /// The number of a complex or an instance of a subclass.
    package var complexValue: ComplexNumber? {
        isKind(.complex) ? layout(ComplexObject.self).pointee.number : nil
    }
}
