// Shifts and bitwise operations with the semantics of an infinite two's complement, and byte conversion.

extension BigInteger {
    static func shiftLeft(_ limbs: [UInt], _ count: Int) -> [UInt] {
        if limbs.isEmpty { return [] }
        let (words, bits) = (count / UInt.bitWidth, count % UInt.bitWidth)
        var result = [UInt](repeating: 0, count: words)
        result.reserveCapacity(words + limbs.count + 1)
        if bits == 0 {
            result.append(contentsOf: limbs)
            return result
        }
        var carry: UInt = 0
        for limb in limbs {
            result.append(limb << UInt(bits) | carry)
            carry = limb >> UInt(UInt.bitWidth - bits)
        }
        if carry != 0 { result.append(carry) }
        return result
    }

    static func shiftRight(_ limbs: [UInt], _ count: Int) -> [UInt] {
        let (words, bits) = (count / UInt.bitWidth, count % UInt.bitWidth)
        if words >= limbs.count { return [] }
        var result = Array(limbs[words...])
        if bits != 0 {
            for i in 0..<result.count {
                let above = i + 1 < result.count ? result[i + 1] << UInt(UInt.bitWidth - bits) : 0
                result[i] = result[i] >> UInt(bits) | above
            }
        }
        while result.last == 0 { result.removeLast() }
        return result
    }

    public func shiftedLeft(_ count: Int) -> BigInteger {
        BigInteger(isNegative: isNegative, magnitude: BigInteger.shiftLeft(magnitude, count))
    }

    /// Arithmetic shift: rounds towards minus infinity.
    public func shiftedRight(_ count: Int) -> BigInteger {
        let shifted = BigInteger(isNegative: isNegative, magnitude: BigInteger.shiftRight(magnitude, count))
        guard isNegative, lowBitsAreSet(count) else { return shifted }
        return shifted - .one
    }

    private func lowBitsAreSet(_ count: Int) -> Bool {
        let (words, bits) = (count / UInt.bitWidth, count % UInt.bitWidth)
        for i in 0..<min(words, magnitude.count) where magnitude[i] != 0 { return true }
        guard words < magnitude.count else { return false }
        return magnitude[words] & ((1 << UInt(bits)) &- 1) != 0
    }

    /// `~self`.
    public var complement: BigInteger { negated - .one }

    public static func & (a: BigInteger, b: BigInteger) -> BigInteger { bitwise(a, b) { $0 & $1 } }
    public static func | (a: BigInteger, b: BigInteger) -> BigInteger { bitwise(a, b) { $0 | $1 } }
    public static func ^ (a: BigInteger, b: BigInteger) -> BigInteger { bitwise(a, b) { $0 ^ $1 } }

    private static func bitwise(_ a: BigInteger, _ b: BigInteger, _ operation: (UInt, UInt) -> UInt) -> BigInteger {
        let count = max(a.magnitude.count, b.magnitude.count) + 1
        let (x, y) = (a.twosComplement(count), b.twosComplement(count))
        var result = [UInt](repeating: 0, count: count)
        for i in 0..<count { result[i] = operation(x[i], y[i]) }
        guard result[count - 1] >> UInt(UInt.bitWidth - 1) == 1 else { return BigInteger(magnitude: result) }
        negateInPlace(&result)
        return BigInteger(isNegative: true, magnitude: result)
    }

    private func twosComplement(_ count: Int) -> [UInt] {
        var limbs = magnitude
        limbs.append(contentsOf: repeatElement(0, count: count - limbs.count))
        if isNegative { BigInteger.negateInPlace(&limbs) }
        return limbs
    }

    private static func negateInPlace(_ limbs: inout [UInt]) {
        var carry = true
        for i in 0..<limbs.count {
            let (value, overflow) = (~limbs[i]).addingReportingOverflow(carry ? 1 : 0)
            limbs[i] = value
            carry = overflow
        }
    }

    /// Set bits of the magnitude: `int.bit_count()`.
    public var bitCount: Int { magnitude.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Little-endian two's complement bytes, exactly `count` of them; nil if the number does not fit.
    public func littleEndianBytes(count: Int, signed: Bool) -> [UInt8]? {
        if isNegative && !signed { return nil }
        let needed = signed ? signedBitLength : bitLength
        guard needed <= count * 8 else { return nil }
        let limbs = twosComplement(max(magnitude.count, (count + 7) / 8) + 1)
        return (0..<count).map { UInt8(truncatingIfNeeded: limbs[$0 / 8] >> UInt($0 % 8 * 8)) }
    }

    private var signedBitLength: Int { (isNegative ? complement.bitLength : bitLength) + (isZero ? 0 : 1) }

    public init(littleEndianBytes bytes: [UInt8], signed: Bool) {
        let negative = signed && (bytes.last ?? 0) >= 0x80
        var limbs = [UInt](repeating: negative ? UInt.max : 0, count: bytes.count / 8 + 1)
        for (i, byte) in bytes.enumerated() {
            let shift = UInt(i % 8 * 8)
            limbs[i / 8] = limbs[i / 8] & ~(0xff << shift) | UInt(byte) << shift
        }
        if negative { BigInteger.negateInPlace(&limbs) }
        self.init(isNegative: negative, magnitude: limbs)
    }
}
