// The random generator behind torch.manual_seed on the CPU: MT19937 with PyTorch's seeding, its ways of making 24-bit,
// 53-bit and 64-bit draws, and its cached second normal. The same seed gives PyTorch's own numbers.

internal import CKernels
internal import Glibc

/// PyTorch's CPU generator.
public final class Generator {
    private var stream = MersenneStream(word: 0)
    /// The second normal of a scalar Box-Muller pair, waiting.
    var nextNormal: Double?
    /// The seed of the last `manualSeed`.
    public private(set) var initialSeed: UInt64

    /// The seed PyTorch starts with.
    public static let defaultSeed: UInt64 = 67_280_421_310_721

    public init(seed: UInt64 = Generator.defaultSeed) {
        initialSeed = seed
        manualSeed(seed)
    }

    /// The current thread's default generator: what torch.manual_seed seeds.
    public static var `default`: Generator {
        let thread = tnb_thread_state()
        if let existing = thread.pointee.default_generator {
            return Unmanaged<Generator>.fromOpaque(existing).takeUnretainedValue()
        }
        let generator = Generator()
        thread.pointee.default_generator = Unmanaged.passRetained(generator).toOpaque()
        return generator
    }

    /// Starts the sequence of a seed. MT19937 takes its low 32 bits, as PyTorch's does.
    public func manualSeed(_ seed: UInt64) {
        initialSeed = seed
        stream = MersenneStream(word: UInt32(truncatingIfNeeded: seed))
        stream.markFresh()
        nextNormal = nil
    }

    /// How many words are left, and the next one, as PyTorch counts them.
    private var place: (left: Int, next: Int) {
        stream.index == 625 ? (1, 0) : (625 - stream.index, stream.index)
    }

    /// Goes to a place that PyTorch's counts name. Throws for counts that no generator reaches.
    private func move(to words: [UInt32], left: Int, next: Int) throws {
        guard left >= 1, left <= 624, next >= 0, next <= 624, left + next == 625 || (left == 1 && next == 0) else {
            throw TensorError.runtime("Invalid mt19937 state")
        }
        stream = MersenneStream(words: words, index: next == 0 ? 625 : next)
    }

    /// 32 random bits.
    public func random() -> UInt32 { stream.next() }

    /// Leaves out so many draws of 32 bits.
    public func advance(by count: Int) { stream.advance(by: count) }

    /// 64 random bits: two draws, the first in the high half.
    public func random64() -> UInt64 {
        let high = UInt64(random())
        return high << 32 | UInt64(random())
    }

    /// Uniform in [0, 1) from 24 bits.
    public func uniformFloat() -> Float { Float(random() & 0xff_ffff) * 0x1p-24 }

    /// Uniform in [0, 1) from 53 bits.
    public func uniformDouble() -> Double { Double(random64() & ((1 << 53) - 1)) * 0x1p-53 }

    /// A standard normal by Box-Muller in double, two at a time.
    public func normalDouble() -> Double {
        if let waiting = nextNormal {
            nextNormal = nil
            return waiting
        }
        let u1 = uniformDouble()
        let u2 = uniformDouble()
        let radius = (-2 * log1p(-u2)).squareRoot()
        let theta = 2 * Double.pi * u1
        nextNormal = radius * sin(theta)
        return radius * cos(theta)
    }

    /// Length of `stateBytes`.
    public static let stateSize = 5056

    /// The place in the sequence as PyTorch's CPU generator lays it out: seed, left, seeded, next, 624 words of 64 bits, the
    /// waiting normal.
    public var stateBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.stateSize)
        func put<T: FixedWidthInteger>(_ value: T) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
        put(initialSeed)
        let (left, next) = place
        put(Int32(left))
        put(Int32(1))
        put(UInt64(next))
        for word in stream.words { put(UInt64(word)) }
        put(UInt64(0))
        put(nextNormal?.bitPattern ?? 0)
        put(UInt64(0))
        put(Int32(nextNormal == nil ? 0 : 1))
        bytes.append(contentsOf: [UInt8](repeating: 0, count: Self.stateSize - bytes.count))
        return bytes
    }

    /// Goes back to a place that `stateBytes` gave.
    public func restore(bytes: [UInt8]) throws {
        guard bytes.count == Self.stateSize else {
            throw TensorError.runtime(
                "Expected a CPUGeneratorImplState of size \(Self.stateSize) but found the input RNG state size to be \(bytes.count)"
            )
        }
        func word(_ at: Int) -> UInt64 { (0..<8).reduce(0) { $0 | UInt64(bytes[at + $1]) << UInt64(8 * $1) } }
        try move(
            to: (0..<624).map { UInt32(truncatingIfNeeded: word(24 + 8 * $0)) }, left: Int(UInt32(truncatingIfNeeded: word(8))),
            next: Int(clamping: word(16)))
        initialSeed = word(0)
        let tail = 24 + 8 * 624
        nextNormal = bytes[tail + 24] == 0 ? nil : Double(bitPattern: word(tail + 8))
    }

    /// Words of the sequence and where it stands: 624 words, then `left`, `next`, and the waiting normal's bits.
    public var savedState: [UInt64] {
        let (left, next) = place
        return stream.words.map(UInt64.init) + [
            UInt64(left), UInt64(next), nextNormal == nil ? 0 : 1, nextNormal?.bitPattern ?? 0, initialSeed,
        ]
    }

    /// Goes back to a saved place.
    public func restore(_ saved: [UInt64]) throws {
        guard saved.count == 629, saved[624] <= 624, saved[624] > 0, saved[625] <= 624 else {
            throw TensorError.type("RNG state is invalid")
        }
        try move(to: saved[0..<624].map { UInt32(truncatingIfNeeded: $0) }, left: Int(saved[624]), next: Int(saved[625]))
        nextNormal = saved[626] == 0 ? nil : Double(bitPattern: saved[627])
        initialSeed = saved[628]
    }
}
