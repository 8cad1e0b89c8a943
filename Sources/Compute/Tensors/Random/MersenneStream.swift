// MT19937, the sequence behind all three generators: PyTorch's on the CPU (`Generator`), Python's and NumPy's legacy one. What each
// makes of its 32-bit words is theirs.

/// A place in a sequence of MT19937.
public struct MersenneStream: Sendable {
    private(set) var words: [UInt32]
    /// The next word; 624 when all are used, 625 when none was made yet (which only PyTorch's saved states tell apart).
    private(set) var index: Int

    /// The start from one word: NumPy's and PyTorch's.
    public init(word: UInt32) {
        words = [UInt32](repeating: 0, count: 624)
        words[0] = word
        for i in 1..<624 { words[i] = 1_812_433_253 &* (words[i - 1] ^ (words[i - 1] >> 30)) &+ UInt32(i) }
        index = 624
    }

    /// Python's start, and NumPy's from an array.
    public init(key: [UInt32]) {
        self.init(word: 19_650_218)
        let key = key.isEmpty ? [0] : key
        var (i, j) = (1, 0)
        for _ in 0..<max(624, key.count) {
            words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
            (i, j) = (i + 1, j + 1)
            if i >= 624 { (words[0], i) = (words[623], 1) }
            if j >= key.count { j = 0 }
        }
        for _ in 0..<623 {
            words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) &* 1_566_083_941)) &- UInt32(i)
            i += 1
            if i >= 624 { (words[0], i) = (words[623], 1) }
        }
        words[0] = 0x8000_0000
    }

    /// 624 words and the place among them; nil for anything else.
    public init?(state: [UInt32]) {
        guard state.count == 625, state[624] <= 624 else { return nil }
        self.init(words: Array(state[..<624]), index: Int(state[624]))
    }

    /// 624 words and a place in 0 ... 625.
    init(words: [UInt32], index: Int) { (self.words, self.index) = (words, index) }

    /// What `init(state:)` takes.
    public var state: [UInt32] { words + [UInt32(min(index, 624))] }

    /// Notes that no word was made yet.
    mutating func markFresh() { index = 625 }

    /// 32 random bits.
    public mutating func next() -> UInt32 {
        if index >= 624 { refill() }
        var y = words[index]
        index += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9d2c_5680
        y ^= (y << 15) & 0xefc6_0000
        return y ^ (y >> 18)
    }

    /// Leaves out so many words.
    public mutating func advance(by count: Int) {
        var rest = count
        while rest > 0 {
            if index >= 624 { refill() }
            let taken = min(rest, 624 - index)
            index += taken
            rest -= taken
        }
    }

    private mutating func refill() {
        words.withUnsafeMutableBufferPointer { s in
            func mixed(_ u: UInt32, _ v: UInt32) -> UInt32 {
                (((u & 0x8000_0000) | (v & 0x7fff_ffff)) >> 1) ^ (v & 1 != 0 ? 0x9908_b0df : 0)
            }
            for i in 0..<227 { s[i] = s[i + 397] ^ mixed(s[i], s[i + 1]) }
            for i in 227..<623 { s[i] = s[i - 227] ^ mixed(s[i], s[i + 1]) }
            s[623] = s[396] ^ mixed(s[623], s[0])
        }
        index = 0
    }

    /// In [0, 1), from 53 bits, as Python and NumPy draw it.
    public mutating func double() -> Double {
        let high = next() >> 5
        let low = next() >> 6
        return (Double(high) * 67_108_864 + Double(low)) / 9_007_199_254_740_992
    }
}
