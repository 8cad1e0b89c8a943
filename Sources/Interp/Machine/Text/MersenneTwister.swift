// The generator behind the `random` module: MT19937 with CPython's seeding, so that a seed gives the same numbers.
// The distributions built on it are in Library/RandomModule.

public struct MersenneTwister {
    private var state = [UInt32](repeating: 0, count: 624)
    private var index = 624

    public init(seed: UInt32) { initialize(seed) }

    /// Seeds from the magnitude of an integer, as `random.seed(int)`.
    public init(seed: BigInteger) {
        var key: [UInt32] = []
        for limb in seed.magnitude {
            key.append(UInt32(truncatingIfNeeded: limb))
            key.append(UInt32(truncatingIfNeeded: limb >> 32))
        }
        while key.count > 1 && key.last == 0 { key.removeLast() }
        if key.isEmpty { key = [0] }
        self.init(key: key)
    }

    public init(key: [UInt32]) {
        initialize(19_650_218)
        var (i, j) = (1, 0)
        for _ in 0..<max(624, key.count) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
            i += 1
            j += 1
            if i >= 624 {
                state[0] = state[623]
                i = 1
            }
            if j >= key.count { j = 0 }
        }
        for _ in 0..<623 {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_566_083_941)) &- UInt32(i)
            i += 1
            if i >= 624 {
                state[0] = state[623]
                i = 1
            }
        }
        state[0] = 0x8000_0000
    }

    private mutating func initialize(_ seed: UInt32) {
        state[0] = seed
        for i in 1..<624 { state[i] = 1_812_433_253 &* (state[i - 1] ^ (state[i - 1] >> 30)) &+ UInt32(i) }
        index = 624
    }

    /// The 624 words and the position: what `random.getstate()` shows and `setstate` takes.
    public var words: [UInt32] { state + [UInt32(index)] }

    /// Nil unless there are 625 words with a position of at most 624.
    public init?(words: [UInt32]) {
        guard words.count == 625, words[624] <= 624 else { return nil }
        state = Array(words[..<624])
        index = Int(words[624])
    }

    private mutating func refill() {
        for i in 0..<624 {
            let y = (state[i] & 0x8000_0000) | (state[(i + 1) % 624] & 0x7fff_ffff)
            state[i] = state[(i + 397) % 624] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
        }
        index = 0
    }

    public mutating func next() -> UInt32 {
        if index >= 624 { refill() }
        var y = state[index]
        index += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9d2c_5680
        y ^= (y << 15) & 0xefc6_0000
        return y ^ (y >> 18)
    }

    /// A number in [0, 1) with 53 random bits.
    public mutating func nextDouble() -> Double {
        let (a, b) = (next() >> 5, next() >> 6)
        return (Double(a) * 67_108_864 + Double(b)) * (1.0 / 9_007_199_254_740_992)
    }

    /// `getrandbits(count)` for 0 < count <= 64.
    public mutating func nextBits(_ count: Int) -> UInt64 {
        if count <= 32 { return UInt64(next() >> UInt32(32 - count)) }
        let low = UInt64(next())
        return low | UInt64(next() >> UInt32(64 - count)) << 32
    }

    /// `getrandbits(count)` for any count >= 0.
    public mutating func nextBits(large count: Int) -> BigInteger {
        var limbs = [UInt](repeating: 0, count: (count + 63) / 64)
        var left = count
        var word = 0
        while left > 0 {
            var value = next()
            if left < 32 { value >>= UInt32(32 - left) }
            limbs[word / 2] |= UInt(value) << UInt(word % 2 * 32)
            word += 1
            left -= 32
        }
        return BigInteger(magnitude: limbs)
    }

    /// A number in 0..<limit (limit > 0) as CPython draws it: bits, rejected until they are small enough.
    public mutating func below(_ limit: Int) -> Int {
        let bits = Int.bitWidth - limit.leadingZeroBitCount
        while true {
            let value = nextBits(bits)
            if value < UInt64(limit) { return Int(value) }
        }
    }

    public mutating func below(_ limit: BigInteger) -> BigInteger {
        let bits = limit.bitLength
        while true {
            let value = nextBits(large: bits)
            if value < limit { return value }
        }
    }
}
