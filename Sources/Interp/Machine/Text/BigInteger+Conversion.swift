// Arbitrary-precision integers to and from text in any base, Double and the language's hash.

extension BigInteger {
    /// Digits in base 2...36, lower case, with a leading minus.
    public func description(radix: Int) -> String {
        if isZero { return "0" }
        var digits: [UInt8] = []
        if radix & (radix - 1) == 0 {
            let bits = radix.trailingZeroBitCount
            let mask = UInt(radix - 1)
            var position = 0
            let total = bitLength
            while position < total {
                let (word, bit) = (position / UInt.bitWidth, position % UInt.bitWidth)
                var digit = magnitude[word] >> UInt(bit)
                if bit + bits > UInt.bitWidth && word + 1 < magnitude.count {
                    digit |= magnitude[word + 1] << UInt(UInt.bitWidth - bit)
                }
                digits.append(BigInteger.digit(digit & mask))
                position += bits
            }
        } else {
            let (chunk, width) = BigInteger.chunk(radix)
            var rest = magnitude
            while !rest.isEmpty {
                var (quotient, part) = BigInteger.divideMagnitude(rest, byLimb: chunk)
                swap(&rest, &quotient)
                for _ in 0..<width {
                    if rest.isEmpty && part == 0 { break }
                    digits.append(BigInteger.digit(part % UInt(radix)))
                    part /= UInt(radix)
                }
            }
        }
        if isNegative { digits.append(0x2d) }
        digits.reverse()
        return String(decoding: digits, as: UTF8.self)
    }

    private static func digit(_ value: UInt) -> UInt8 { UInt8(value < 10 ? 0x30 + value : 0x57 + value) }

    /// The largest power of the radix that fits a limb, and its exponent.
    private static func chunk(_ radix: Int) -> (UInt, Int) {
        var (power, width) = (UInt(radix), 1)
        while true {
            let (next, overflow) = power.multipliedReportingOverflow(by: UInt(radix))
            if overflow { return (power, width) }
            (power, width) = (next, width + 1)
        }
    }

    /// From digit values (not characters), most significant first. All must be below the radix.
    public init(digits: [UInt8], radix: Int, isNegative: Bool = false) {
        let (_, width) = BigInteger.chunk(radix)
        var limbs: [UInt] = []
        var index = 0
        while index < digits.count {
            let end = min(index + width, digits.count)
            var (part, scale) = (UInt(0), UInt(1))
            for digit in digits[index..<end] {
                part = part &* UInt(radix) &+ UInt(digit)
                scale = scale &* UInt(radix)
            }
            var carry = part
            for i in 0..<limbs.count {
                let (high, low) = limbs[i].multipliedFullWidth(by: scale)
                let (sum, overflow) = low.addingReportingOverflow(carry)
                limbs[i] = sum
                carry = high &+ (overflow ? 1 : 0)
            }
            if carry != 0 { limbs.append(carry) }
            index = end
        }
        self.init(isNegative: isNegative, magnitude: limbs)
    }

    /// The nearest Double, ties to even; nil when it is too large.
    public var asDouble: Double? {
        let bits = bitLength
        if bits == 0 { return 0 }
        if bits > 1024 { return nil }
        var value: Double
        if bits <= 64 {
            value = Double(magnitude[0])
        } else {
            // The top 64 bits, with every dropped bit folded into the last one, round like the whole number.
            let shift = bits - 64
            var top = BigInteger.shiftRight(magnitude, shift)[0]
            if absolute.lowBitsSet(below: shift) { top |= 1 }
            value = Double(top)
            value = Double(sign: .plus, exponent: shift, significand: value)
        }
        if value.isInfinite { return nil }
        return isNegative ? -value : value
    }

    private func lowBitsSet(below count: Int) -> Bool {
        BigInteger.compareMagnitudes(
            BigInteger.shiftLeft(BigInteger.shiftRight(magnitude, count), count), magnitude) != 0
    }

    /// The integer part of a finite Double.
    public init(truncating value: Double) {
        let magnitude = value.magnitude.rounded(.towardZero)
        if magnitude == 0 {
            self.init(0)
            return
        }
        let exponent = Int(magnitude.exponent)
        if exponent < 63 {
            self.init(isNegative: value < 0, magnitude: [UInt(magnitude)])
            return
        }
        let significand = UInt(magnitude.significandBitPattern | (1 << 52))
        let limbs = BigInteger.shiftLeft([significand], exponent - 52)
        self.init(isNegative: value < 0, magnitude: limbs)
    }

    /// `hash(int)`: the value modulo 2^61 - 1, with the sign, and -2 in place of -1.
    public var scriptHash: Int {
        var result: UInt = 0
        for limb in magnitude.reversed() {
            // 2^64 mod (2^61 - 1) is 8.
            let (high, low) = result.multipliedFullWidth(by: 8)
            _ = high
            var sum = BigInteger.reduce(low)
            sum = BigInteger.reduce(sum + BigInteger.reduce(limb))
            result = sum
        }
        let value = isNegative ? -Int(result) : Int(result)
        return value == -1 ? -2 : value
    }

    private static let hashModulus: UInt = (1 << 61) - 1

    private static func reduce(_ value: UInt) -> UInt {
        let folded = (value & hashModulus) + (value >> 61)
        return folded >= hashModulus ? folded - hashModulus : folded
    }

    /// The quotient of two integers as the nearest Double, as the language's `/` gives it; nil on overflow.
    public func trueDivide(_ divisor: BigInteger) -> Double? {
        if isZero { return divisor.isNegative ? -0.0 : 0 }
        // 66 bits of quotient plus a sticky bit round once and correctly for normal results.
        let shift = max(divisor.bitLength - bitLength + 66, -1 << 30)
        let numerator = shift >= 0 ? BigInteger.shiftLeft(magnitude, shift) : magnitude
        let denominator = shift < 0 ? BigInteger.shiftLeft(divisor.magnitude, -shift) : divisor.magnitude
        let (quotient, remainder) = BigInteger.divideMagnitudes(numerator, denominator)
        let length = BigInteger(magnitude: quotient).bitLength
        // Subnormal results keep fewer bits: drop what the format cannot hold before the one rounding.
        let exponent = length - shift
        if exponent < -1074 { return isNegative != divisor.isNegative ? -0.0 : 0 }
        let keep = exponent < -1021 ? exponent + 1076 : 64
        let drop = max(length - keep, 0)
        let kept = BigInteger.shiftRight(quotient, drop)
        var sticky = !remainder.isEmpty
        if !sticky && drop > 0 {
            sticky = BigInteger.compareMagnitudes(BigInteger.shiftLeft(kept, drop), quotient) != 0
        }
        var top = kept.first ?? 0
        if sticky { top |= 1 }
        let negative = isNegative != divisor.isNegative
        let value: Double
        if keep >= 64 {
            value = BigInteger.scale(Double(top), by: drop - shift)
        } else {
            // top has `keep` bits: two more than the result holds; round half to even by hand.
            let low = top & 3
            var rounded = top >> 2
            if low > 2 || (low == 2 && rounded & 1 == 1) { rounded += 1 }
            value = BigInteger.scale(Double(rounded), by: drop - shift + 2)
        }
        if value.isInfinite { return nil }
        return negative ? -value : value
    }

    private static func scale(_ value: Double, by exponent: Int) -> Double {
        if exponent > 2000 { return .infinity }
        if exponent < -1200 && exponent > -2400 {
            let tiny = Double(sign: .plus, exponent: -1000, significand: 1)
            return Double(sign: .plus, exponent: exponent + 1000, significand: value) * tiny
        }
        return Double(sign: .plus, exponent: exponent, significand: value)
    }
}

extension BigInteger: CustomStringConvertible {
    public var description: String { description(radix: 10) }
}
