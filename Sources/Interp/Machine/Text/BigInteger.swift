// Arbitrary-precision integers: representation, comparison, addition, subtraction, multiplication.
// Sign and magnitude; a zero has no limbs and is never negative. Division lives in BigInteger+Division, two's
// complement operations in BigInteger+Bits, text and floating point in BigInteger+Conversion. No script values here.

/// An integer of any size.
public struct BigInteger: Sendable, Hashable {
    /// True for numbers below zero.
    public private(set) var isNegative: Bool
    /// Little-endian limbs without a leading zero limb.
    public private(set) var magnitude: [UInt]

    public static let zero = BigInteger(0)
    public static let one = BigInteger(1)

    public init(_ value: Int) {
        isNegative = value < 0
        magnitude = value == 0 ? [] : [value.magnitude]
    }

    /// A number from limbs; leading zero limbs are dropped.
    public init(isNegative: Bool = false, magnitude: [UInt]) {
        var limbs = magnitude
        while limbs.last == 0 { limbs.removeLast() }
        self.magnitude = limbs
        self.isNegative = isNegative && !limbs.isEmpty
    }

    /// The product of two machine integers, for the path after an overflow.
    public init(multiplying a: Int, _ b: Int) {
        let (high, low) = a.magnitude.multipliedFullWidth(by: b.magnitude)
        self.init(isNegative: (a < 0) != (b < 0), magnitude: [low, high])
    }

    /// The sum of two machine integers, for the path after an overflow.
    public init(adding a: Int, _ b: Int) { self = BigInteger(a) + BigInteger(b) }

    /// Adds a machine integer in place.
    mutating func add(_ number: Int) {
        if number == 0 { return }
        if magnitude.isEmpty || (isNegative == (number < 0)) {
            var carry = number.magnitude
            isNegative = number < 0
            for i in magnitude.indices {
                let (sum, overflow) = magnitude[i].addingReportingOverflow(carry)
                magnitude[i] = sum
                if !overflow { return }
                carry = 1
            }
            magnitude.append(carry)
            return
        }
        self = self + BigInteger(number)
    }

    public var isZero: Bool { magnitude.isEmpty }
    public var isOdd: Bool { (magnitude.first ?? 0) & 1 == 1 }

    /// The value as a machine integer, nil if it does not fit.
    public var asInt: Int? {
        if magnitude.isEmpty { return 0 }
        guard magnitude.count == 1 else { return nil }
        let limb = magnitude[0]
        if isNegative {
            return limb <= UInt(bitPattern: Int.min) ? Int(bitPattern: 0 &- limb) : nil
        }
        return limb <= UInt(Int.max) ? Int(limb) : nil
    }

    /// Bits of the magnitude: `int.bit_length()`.
    public var bitLength: Int {
        guard let top = magnitude.last else { return 0 }
        return magnitude.count * UInt.bitWidth - top.leadingZeroBitCount
    }

    public var negated: BigInteger {
        BigInteger(isNegative: !isNegative, magnitude: magnitude)
    }

    public var absolute: BigInteger { BigInteger(magnitude: magnitude) }

    // MARK: magnitudes

    static func compareMagnitudes(_ a: [UInt], _ b: [UInt]) -> Int {
        if a.count != b.count { return a.count < b.count ? -1 : 1 }
        var i = a.count - 1
        while i >= 0 {
            if a[i] != b[i] { return a[i] < b[i] ? -1 : 1 }
            i -= 1
        }
        return 0
    }

    static func addMagnitudes(_ a: [UInt], _ b: [UInt]) -> [UInt] {
        let (long, short) = a.count >= b.count ? (a, b) : (b, a)
        var result = long
        var carry: UInt = 0
        var i = 0
        while i < short.count {
            let (s1, o1) = result[i].addingReportingOverflow(short[i])
            let (s2, o2) = s1.addingReportingOverflow(carry)
            result[i] = s2
            carry = (o1 || o2) ? 1 : 0
            i += 1
        }
        while carry != 0 && i < result.count {
            let (s, o) = result[i].addingReportingOverflow(carry)
            result[i] = s
            carry = o ? 1 : 0
            i += 1
        }
        if carry != 0 { result.append(carry) }
        return result
    }

    /// a - b for a >= b.
    static func subtractMagnitudes(_ a: [UInt], _ b: [UInt]) -> [UInt] {
        var result = a
        var borrow: UInt = 0
        var i = 0
        while i < b.count {
            let (s1, o1) = result[i].subtractingReportingOverflow(b[i])
            let (s2, o2) = s1.subtractingReportingOverflow(borrow)
            result[i] = s2
            borrow = (o1 || o2) ? 1 : 0
            i += 1
        }
        while borrow != 0 && i < result.count {
            let (s, o) = result[i].subtractingReportingOverflow(borrow)
            result[i] = s
            borrow = o ? 1 : 0
            i += 1
        }
        while result.last == 0 { result.removeLast() }
        return result
    }

    // Karatsuba starts to win at about 40 limbs (2,500 bits); below it the schoolbook loop has no allocation.
    private static let karatsubaThreshold = 40

    static func multiplyMagnitudes(_ a: [UInt], _ b: [UInt]) -> [UInt] {
        if a.isEmpty || b.isEmpty { return [] }
        if a.count < karatsubaThreshold || b.count < karatsubaThreshold { return multiplySchoolbook(a, b) }
        // Unbalanced operands: cut the longer one into pieces of the shorter one's size.
        let (long, short) = a.count >= b.count ? (a, b) : (b, a)
        if long.count >= 2 * short.count {
            var result = [UInt](repeating: 0, count: long.count + short.count)
            var start = 0
            while start < long.count {
                let end = min(start + short.count, long.count)
                addInPlace(&result, multiplyMagnitudes(trimmed(long[start..<end]), short), at: start)
                start = end
            }
            while result.last == 0 { result.removeLast() }
            return result
        }
        let half = (long.count + 1) / 2
        let a0 = trimmed(long[0..<half])
        let a1 = trimmed(long[half...])
        let b0 = trimmed(short[0..<min(half, short.count)])
        let b1 = half < short.count ? trimmed(short[half...]) : []
        let low = multiplyMagnitudes(a0, b0)
        let high = multiplyMagnitudes(a1, b1)
        let middle = subtractMagnitudes(
            subtractMagnitudes(multiplyMagnitudes(addMagnitudes(a0, a1), addMagnitudes(b0, b1)), low), high)
        var result = [UInt](repeating: 0, count: a.count + b.count + 1)
        addInPlace(&result, low, at: 0)
        addInPlace(&result, middle, at: half)
        addInPlace(&result, high, at: 2 * half)
        while result.last == 0 { result.removeLast() }
        return result
    }

    private static func trimmed(_ limbs: ArraySlice<UInt>) -> [UInt] {
        var result = Array(limbs)
        while result.last == 0 { result.removeLast() }
        return result
    }

    private static func addInPlace(_ target: inout [UInt], _ addend: [UInt], at offset: Int) {
        var carry: UInt = 0
        var i = 0
        while i < addend.count {
            let (s1, o1) = target[offset + i].addingReportingOverflow(addend[i])
            let (s2, o2) = s1.addingReportingOverflow(carry)
            target[offset + i] = s2
            carry = (o1 || o2) ? 1 : 0
            i += 1
        }
        while carry != 0 {
            let (s, o) = target[offset + i].addingReportingOverflow(carry)
            target[offset + i] = s
            carry = o ? 1 : 0
            i += 1
        }
    }

    private static func multiplySchoolbook(_ a: [UInt], _ b: [UInt]) -> [UInt] {
        var result = [UInt](repeating: 0, count: a.count + b.count)
        result.withUnsafeMutableBufferPointer { out in
            a.withUnsafeBufferPointer { a in
                b.withUnsafeBufferPointer { b in
                    for i in 0..<a.count {
                        var carry: UInt = 0
                        let factor = a[i]
                        for j in 0..<b.count {
                            let (high, low) = factor.multipliedFullWidth(by: b[j])
                            let (s1, o1) = low.addingReportingOverflow(out[i + j])
                            let (s2, o2) = s1.addingReportingOverflow(carry)
                            out[i + j] = s2
                            carry = high &+ (o1 ? 1 : 0) &+ (o2 ? 1 : 0)
                        }
                        out[i + b.count] = carry
                    }
                }
            }
        }
        while result.last == 0 { result.removeLast() }
        return result
    }

    // MARK: signed arithmetic

    public static func + (a: BigInteger, b: BigInteger) -> BigInteger {
        if a.isNegative == b.isNegative {
            return BigInteger(isNegative: a.isNegative, magnitude: addMagnitudes(a.magnitude, b.magnitude))
        }
        switch compareMagnitudes(a.magnitude, b.magnitude) {
        case 0: return .zero
        case 1: return BigInteger(isNegative: a.isNegative, magnitude: subtractMagnitudes(a.magnitude, b.magnitude))
        default: return BigInteger(isNegative: b.isNegative, magnitude: subtractMagnitudes(b.magnitude, a.magnitude))
        }
    }

    public static func - (a: BigInteger, b: BigInteger) -> BigInteger { a + b.negated }

    public static func * (a: BigInteger, b: BigInteger) -> BigInteger {
        BigInteger(isNegative: a.isNegative != b.isNegative, magnitude: multiplyMagnitudes(a.magnitude, b.magnitude))
    }

    public static prefix func - (a: BigInteger) -> BigInteger { a.negated }
}

extension BigInteger: Comparable {
    /// -1, 0 or 1.
    public func compare(_ other: BigInteger) -> Int {
        if isNegative != other.isNegative { return isNegative ? -1 : 1 }
        let order = BigInteger.compareMagnitudes(magnitude, other.magnitude)
        return isNegative ? -order : order
    }

    public static func < (a: BigInteger, b: BigInteger) -> Bool { a.compare(b) < 0 }
}
