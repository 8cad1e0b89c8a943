// Numbers to decimal digits and back without the C library, into memory that the caller provides: the common cases of repr,
// `%.2f` and float(), each exact. What they leave out (nil) goes the general way in FloatFormatting.

import Glibc

enum DecimalText {
    typealias Target = UnsafeMutablePointer<UInt8>

    /// Room for any result of the functions below.
    static let room = 48

    /// The digits of an int with its sign; their number.
    @inline(__always)
    static func write(_ number: Int, to target: Target) -> Int {
        if number >= 0 { return write(number.magnitude, to: target) }
        target[0] = 0x2d
        return 1 + write(number.magnitude, to: target + 1)
    }

    /// The digits of a number without sign.
    static func write(_ number: UInt, to target: Target, least: Int = 1) -> Int {
        var count = 1
        var bound: UInt = 10
        while count < 20 && number >= bound {
            count += 1
            let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
            if overflow { break }
            bound = next
        }
        if count < least { count = least }
        var rest = number
        var place = count
        while place > 0 {
            place &-= 1
            let quotient = rest / 10
            target[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest &- quotient &* 10)
            rest = quotient
        }
        return count
    }

    /// `repr` of a finite float; the number of bytes.
    static func writeShortest(_ value: Double, to target: Target) -> Int {
        let magnitude = value.magnitude
        // Below 2 ** 53 Swift lays the shortest digits out as repr does.
        if magnitude < 9_007_199_254_740_992 && (magnitude >= 0.001 || magnitude == 0) {
            var count = 0
            if value.sign == .minus {
                target[0] = 0x2d
                count = 1
            }
            let whole = UInt(magnitude)
            if Double(whole) == magnitude {
                count += write(whole, to: target + count)
                target[count] = 0x2e
                target[count + 1] = 0x30
                return count + 2
            }
            var text = magnitude.description
            return text.withUTF8 { digits in
                for i in 0..<digits.count { target[count + i] = digits[i] }
                return count + digits.count
            }
        }
        let (digits, point) = FloatFormatting.shortestDigits(value)
        let text = FloatFormatting.layOut(digits, point, negative: value.sign == .minus, addDotZero: true)
        for i in 0..<text.count { target[i] = text[i] }
        return text.count
    }

    private static let powers: [UInt] = (0..<20).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
    // Written once; a pointer, as a lazy array is looked up and counted at every use.
    nonisolated(unsafe) private static let power: UnsafePointer<UInt> = {
        let table = UnsafeMutablePointer<UInt>.allocate(capacity: powers.count)
        for (i, value) in powers.enumerated() { table[i] = value }
        return UnsafePointer(table)
    }()

    /// The value with `precision` digits after the point, correctly rounded from its exact binary value (ties to even), as
    /// `%.*f` writes it. Nil for large values and precisions.
    static func writeFixed(_ value: Double, precision: Int, to target: Target) -> Int? {
        guard value.isFinite, precision >= 0, precision <= 15 else { return nil }
        let magnitude = value.magnitude
        guard magnitude < 9_007_199_254_740_992 else { return nil }
        // magnitude = mantissa / 2 ** shift
        var mantissa = UInt64(magnitude.significandBitPattern)
        var shift = 1074
        if magnitude.exponentBitPattern != 0 {
            mantissa |= 1 << 52
            shift = 1075 - Int(magnitude.exponentBitPattern)
        }
        let product = mantissa.multipliedFullWidth(by: UInt64(power[precision]))
        var scaled = UInt128(product.high) << 64 | UInt128(product.low)
        if shift > 110 {
            // The product has at most 103 bits: less than half of the last digit.
            scaled = 0
        } else if shift > 0 {
            let remainder = scaled & (UInt128(1) << UInt128(shift) - 1)
            let half = UInt128(1) << UInt128(shift - 1)
            scaled >>= UInt128(shift)
            if remainder > half || (remainder == half && scaled & 1 == 1) { scaled += 1 }
        } else {
            scaled <<= UInt128(-shift)
        }
        guard let digits = UInt(exactly: scaled) else { return nil }
        var count = 0
        if value.sign == .minus {
            target[0] = 0x2d
            count = 1
        }
        let written = write(digits, to: target + count, least: precision + 1)
        if precision == 0 { return count + written }
        let point = target + count + written - precision
        memmove(point + 1, point, precision)
        point.pointee = 0x2e
        return count + written + 1
    }

    /// The float that plain decimal text stands for, correctly rounded: up to 19 digits, not too far from the point. Nil for
    /// everything else, right or wrong.
    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        var i = 0
        let count = text.count
        var isNegative = false
        if i < count && (text[i] == 0x2d || text[i] == 0x2b) {
            isNegative = text[i] == 0x2d
            i += 1
        }
        var digits: UInt64 = 0
        var significant = 0, seen = 0, scale = 0
        var afterPoint = false
        while i < count {
            let byte = text[i]
            if byte >= 0x30 && byte <= 0x39 {
                digits = digits &* 10 &+ UInt64(byte & 15)
                // By what was read, not by `digits`: 2**64 has twenty digits and leaves 0 there.
                if significant > 0 || byte != 0x30 { significant += 1 }
                seen += 1
                if afterPoint { scale -= 1 }
            } else if byte == 0x2e && !afterPoint {
                afterPoint = true
            } else {
                break
            }
            i += 1
        }
        guard seen > 0, significant <= 19 else { return nil }
        if i < count {
            guard text[i] | 0x20 == 0x65, i + 1 < count else { return nil }
            i += 1
            var negativeExponent = false
            if text[i] == 0x2d || text[i] == 0x2b {
                negativeExponent = text[i] == 0x2d
                i += 1
            }
            guard i < count, count - i <= 3 else { return nil }
            var exponent = 0
            while i < count {
                guard text[i] >= 0x30, text[i] <= 0x39 else { return nil }
                exponent = exponent * 10 + Int(text[i] & 15)
                i += 1
            }
            scale += negativeExponent ? -exponent : exponent
        }
        var result: Double
        if digits == 0 {
            result = 0
        } else if scale == 0 {
            // Conversion rounds to nearest, ties to even.
            result = Double(digits)
        } else if scale < 0 && scale >= -19 {
            result = quotient(digits, UInt64(power[-scale]))
        } else if scale > 0, scale <= 19,
            case let (product, overflow) = digits.multipliedReportingOverflow(by: UInt64(power[scale])),
            !overflow
        {
            result = Double(product)
        } else {
            return nil
        }
        if isNegative { result = -result }
        return result
    }

    /// `numerator / denominator`, rounded once.
    private static func quotient(_ numerator: UInt64, _ denominator: UInt64) -> Double {
        // The numerator, shifted so that its highest bit is set, over the denominator, with 64 bits after the point.
        let shifted = numerator.leadingZeroBitCount
        let top = (numerator << UInt64(shifted)).quotientAndRemainder(dividingBy: denominator)
        let low = denominator.dividingFullWidth((top.remainder, 0))
        var bits = low.quotient
        var rest = low.remainder != 0
        var exponent = -64 - shifted
        if top.quotient != 0 {
            let excess = 64 - top.quotient.leadingZeroBitCount
            if bits & (~0 >> UInt64(64 - excess)) != 0 { rest = true }
            bits = excess == 64 ? top.quotient : top.quotient << UInt64(64 - excess) | bits >> UInt64(excess)
            exponent += excess
        }
        // To 53 bits.
        let drop = 64 - bits.leadingZeroBitCount - 53
        let remainder = bits & (1 << UInt64(drop) - 1), half: UInt64 = 1 << UInt64(drop - 1)
        var mantissa = bits >> UInt64(drop)
        if remainder > half || (remainder == half && (rest || mantissa & 1 == 1)) { mantissa += 1 }
        // A power of two between 2 ** -130 and 2 ** 20: exact.
        return Double(mantissa) * Double(sign: .plus, exponent: exponent + drop, significand: 1)
    }
}
