// SHA-512, which `random.seed(str)` mixes into its seed.

enum SHA512 {
    static func digest(_ message: [UInt8]) -> [UInt8] {
        var hash: [UInt64] = squareRootFractions(8)
        let constants = cubeRootFractions(80)
        var data = message + [0x80]
        while data.count % 128 != 112 { data.append(0) }
        data.append(contentsOf: repeatElement(0, count: 8))
        let bitCount = UInt64(message.count) * 8
        for shift in stride(from: 56, through: 0, by: -8) { data.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift))) }
        var w = [UInt64](repeating: 0, count: 80)
        func rotate(_ x: UInt64, _ n: UInt64) -> UInt64 { x >> n | x << (64 - n) }
        for block in stride(from: 0, to: data.count, by: 128) {
            for i in 0..<16 { w[i] = (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64(data[block + i * 8 + $1]) } }
            for i in 16..<80 {
                let s0 = rotate(w[i - 15], 1) ^ rotate(w[i - 15], 8) ^ w[i - 15] >> 7
                let s1 = rotate(w[i - 2], 19) ^ rotate(w[i - 2], 61) ^ w[i - 2] >> 6
                w[i] = w[i - 16] &+ s0 &+ w[i - 7] &+ s1
            }
            var v = hash
            for i in 0..<80 {
                let s1 = rotate(v[4], 14) ^ rotate(v[4], 18) ^ rotate(v[4], 41)
                let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
                let t1 = v[7] &+ s1 &+ choice &+ constants[i] &+ w[i]
                let s0 = rotate(v[0], 28) ^ rotate(v[0], 34) ^ rotate(v[0], 39)
                let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
                let t2 = s0 &+ majority
                v = [t1 &+ t2, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
            }
            for i in 0..<8 { hash[i] = hash[i] &+ v[i] }
        }
        return hash.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - $0 * 8)) } }
    }

    // The standard's constants are the first 64 bits of the fractions of roots of primes: computed, not typed in.

    private static func primes(_ count: Int) -> [Int] {
        var found: [Int] = []
        var candidate = 2
        while found.count < count {
            if !found.contains(where: { candidate % $0 == 0 }) { found.append(candidate) }
            candidate += 1
        }
        return found
    }

    private static func squareRootFractions(_ count: Int) -> [UInt64] {
        primes(count).map { UInt64(BigInteger($0).shiftedLeft(128).squareRoot.magnitude[0]) }
    }

    private static func cubeRootFractions(_ count: Int) -> [UInt64] {
        primes(count).map { prime in
            // The largest x with x^3 <= prime * 2^192, by bits.
            let target = BigInteger(prime).shiftedLeft(192)
            var root = BigInteger.zero
            for bit in stride(from: 67, through: 0, by: -1) {
                let trial = root + BigInteger.one.shiftedLeft(bit)
                if trial * trial * trial <= target { root = trial }
            }
            return UInt64(root.magnitude[0])
        }
    }
}
