// Floor division, powers and roots of arbitrary-precision integers.
// Callers check for a zero divisor first and raise the language's own error.

extension BigInteger {
    /// Quotient and remainder of magnitudes (Knuth's algorithm D).
    static func divideMagnitudes(_ a: [UInt], _ b: [UInt]) -> (quotient: [UInt], remainder: [UInt]) {
        precondition(!b.isEmpty, "division by zero must be refused by the caller")
        if compareMagnitudes(a, b) < 0 { return ([], a) }
        if b.count == 1 {
            let (quotient, remainder) = divideMagnitude(a, byLimb: b[0])
            return (quotient, remainder == 0 ? [] : [remainder])
        }
        let shift = b[b.count - 1].leadingZeroBitCount
        let v = shiftLeft(b, shift)
        var u = shiftLeft(a, shift)
        while u.count <= a.count { u.append(0) }
        let n = v.count
        let m = a.count - n
        var quotient = [UInt](repeating: 0, count: m + 1)
        let top = v[n - 1]
        let second = v[n - 2]
        var j = m
        while j >= 0 {
            var estimate: UInt
            var rest: UInt
            var restOverflowed = false
            if u[j + n] >= top {
                estimate = UInt.max
                let (sum, overflow) = u[j + n - 1].addingReportingOverflow(top)
                rest = sum
                restOverflowed = overflow
                // u[j+n] == top here, so the true remainder is u[j+n-1] + top.
            } else {
                (estimate, rest) = top.dividingFullWidth((u[j + n], u[j + n - 1]))
            }
            while !restOverflowed {
                let (high, low) = estimate.multipliedFullWidth(by: second)
                if high > rest || (high == rest && low > u[j + n - 2]) {
                    estimate -= 1
                    let (sum, overflow) = rest.addingReportingOverflow(top)
                    rest = sum
                    restOverflowed = overflow
                } else {
                    break
                }
            }
            var borrow: UInt = 0
            var carry: UInt = 0
            for i in 0..<n {
                let (high, low) = estimate.multipliedFullWidth(by: v[i])
                let (product, o0) = low.addingReportingOverflow(carry)
                carry = high &+ (o0 ? 1 : 0)
                let (d1, o1) = u[i + j].subtractingReportingOverflow(product)
                let (d2, o2) = d1.subtractingReportingOverflow(borrow)
                u[i + j] = d2
                borrow = (o1 || o2) ? 1 : 0
            }
            let (d1, o1) = u[j + n].subtractingReportingOverflow(carry)
            let (d2, o2) = d1.subtractingReportingOverflow(borrow)
            u[j + n] = d2
            if o1 || o2 {
                estimate -= 1
                var carry: UInt = 0
                for i in 0..<n {
                    let (s1, p1) = u[i + j].addingReportingOverflow(v[i])
                    let (s2, p2) = s1.addingReportingOverflow(carry)
                    u[i + j] = s2
                    carry = (p1 || p2) ? 1 : 0
                }
                u[j + n] = u[j + n] &+ carry
            }
            quotient[j] = estimate
            j -= 1
        }
        var remainder = shiftRight(Array(u[0..<n]), shift)
        while quotient.last == 0 { quotient.removeLast() }
        while remainder.last == 0 { remainder.removeLast() }
        return (quotient, remainder)
    }

    static func divideMagnitude(_ a: [UInt], byLimb divisor: UInt) -> (quotient: [UInt], remainder: UInt) {
        var quotient = a
        var remainder: UInt = 0
        var i = a.count - 1
        while i >= 0 {
            (quotient[i], remainder) = divisor.dividingFullWidth((remainder, a[i]))
            i -= 1
        }
        while quotient.last == 0 { quotient.removeLast() }
        return (quotient, remainder)
    }

    /// `divmod(self, divisor)`: rounds the quotient towards minus infinity. The divisor must not be zero.
    public func floorDivMod(_ divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
        let (q, r) = BigInteger.divideMagnitudes(magnitude, divisor.magnitude)
        var quotient = BigInteger(isNegative: isNegative != divisor.isNegative, magnitude: q)
        var remainder = BigInteger(isNegative: isNegative, magnitude: r)
        if !remainder.isZero && isNegative != divisor.isNegative {
            quotient = quotient - .one
            remainder = remainder + divisor
        }
        return (quotient, remainder)
    }

    /// `self ** exponent` for exponent >= 0.
    public func power(_ exponent: Int) -> BigInteger {
        if exponent == 0 { return .one }
        // A power of two times one bit is a shift; common (2 ** 100) and free.
        if magnitude == [2] {
            let value = BigInteger.one.shiftedLeft(exponent)
            return isNegative && exponent & 1 == 1 ? value.negated : value
        }
        var result = self
        var bit = Int.bitWidth - 2 - exponent.leadingZeroBitCount
        while bit >= 0 {
            result = result * result
            if exponent >> bit & 1 == 1 { result = result * self }
            bit -= 1
        }
        return result
    }

    /// `pow(self, exponent, modulus)` for exponent >= 0 and modulus != 0; the sign of the result is the modulus's.
    public func power(_ exponent: BigInteger, modulo modulus: BigInteger) -> BigInteger {
        let base = floorDivMod(modulus).remainder
        var result = BigInteger.one.floorDivMod(modulus).remainder
        var bit = exponent.bitLength - 1
        while bit >= 0 {
            result = (result * result).floorDivMod(modulus).remainder
            if exponent.magnitude[bit / UInt.bitWidth] >> UInt(bit % UInt.bitWidth) & 1 == 1 {
                result = (result * base).floorDivMod(modulus).remainder
            }
            bit -= 1
        }
        return result
    }

    /// The inverse of self modulo modulus, nil if there is none. Used by `pow(a, -1, m)`.
    public func inverse(modulo modulus: BigInteger) -> BigInteger? {
        let m = modulus.absolute
        var (r0, r1) = (m, floorDivMod(m).remainder)
        var (t0, t1) = (BigInteger.zero, BigInteger.one)
        while !r1.isZero {
            let (q, r) = r0.floorDivMod(r1)
            (r0, r1) = (r1, r)
            (t0, t1) = (t1, t0 - q * t1)
        }
        guard r0 == .one else { return nil }
        return t0.floorDivMod(modulus).remainder
    }

    /// Floor of the square root of a number >= 0.
    public var squareRoot: BigInteger {
        if isZero { return self }
        var x = BigInteger.one.shiftedLeft((bitLength + 1) / 2)
        while true {
            let y = (x + floorDivMod(x).quotient).shiftedRight(1)
            if y >= x { return x }
            x = y
        }
    }

    /// Greatest common divisor, never negative.
    public static func greatestCommonDivisor(_ a: BigInteger, _ b: BigInteger) -> BigInteger {
        var (x, y) = (a.absolute, b.absolute)
        while !y.isZero { (x, y) = (y, x.floorDivMod(y).remainder) }
        return x
    }
}
