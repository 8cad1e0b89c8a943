// The three random streams that augmentation draws from: Python's `random`, NumPy's legacy generator, PyTorch's. A loader gives
// each of its workers one set, seeded as PyTorch seeds worker processes; the same seeds then make the same images.

internal import Glibc
import Tensors

/// Python's `random.Random`.
public struct PythonRandom: Sendable {
    public var stream: MersenneStream
    /// The second number of a pair that `gauss` made.
    public var nextGauss: Double?

    /// `random.seed(seed)`.
    public init(seed: Int) {
        let size = seed.magnitude
        stream = MersenneStream(
            key: size >> 32 == 0 ? [UInt32(size)] : [UInt32(truncatingIfNeeded: size), UInt32(size >> 32)])
    }

    public init(stream: MersenneStream, nextGauss: Double?) { (self.stream, self.nextGauss) = (stream, nextGauss) }

    public mutating func random() -> Double { stream.double() }

    public mutating func uniform(_ a: Double, _ b: Double) -> Double { a + (b - a) * stream.double() }

    /// 0 ..< count; count is positive.
    public mutating func below(_ count: Int) -> Int {
        let bits = Int.bitWidth - count.leadingZeroBitCount
        while true {
            var value: Int
            if bits <= 32 {
                value = Int(stream.next() >> UInt32(32 - bits))
            } else {
                value = Int(stream.next())
                value |= Int(stream.next() >> UInt32(64 - bits)) << 32
            }
            if value < count { return value }
        }
    }

    /// a ... b. Throws Python's error for an empty range.
    public mutating func integer(_ a: Int, _ b: Int) throws -> Int {
        guard a <= b else { throw TensorError.value("empty range for randrange() (\(a), \(b + 1), \(b + 1 - a))") }
        return a + below(b - a + 1)
    }

    public mutating func gauss(_ mean: Double, _ deviation: Double) -> Double {
        if let waiting = nextGauss {
            nextGauss = nil
            return mean + waiting * deviation
        }
        let angle = stream.double() * (2 * Double.pi)
        let radius = (-2 * log(1 - stream.double())).squareRoot()
        nextGauss = sin(angle) * radius
        return mean + cos(angle) * radius * deviation
    }
}

/// NumPy's legacy generator: `numpy.random.seed` and the functions beside it.
public struct NumpyRandom: Sendable {
    public var stream: MersenneStream
    public var nextGauss: Double?

    /// `numpy.random.seed(seed)`, of the low 32 bits.
    public init(seed: Int) { stream = MersenneStream(word: UInt32(truncatingIfNeeded: seed)) }

    /// `numpy.random.seed([…])`.
    public init(key: [UInt32]) { stream = MersenneStream(key: key) }

    /// `numpy.random.rand()`.
    public mutating func random() -> Double { stream.double() }

    public mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * stream.double() }

    /// 0 ... most.
    private mutating func interval(_ most: Int) -> Int {
        guard most > 0 else { return 0 }
        let mask = Int.max >> (most.leadingZeroBitCount - 1)
        while true {
            let bits = most >> 32 == 0 ? Int(stream.next()) : Int(stream.next()) << 32 | Int(stream.next())
            if bits & mask <= most { return bits & mask }
        }
    }

    /// low ..< high. Throws NumPy's error for an empty range.
    public mutating func integer(_ low: Int, _ high: Int) throws -> Int {
        guard low < high else { throw TensorError.value("low >= high") }
        let (most, overflow) = (high - 1).subtractingReportingOverflow(low)
        guard !overflow else { throw TensorError.value("the range of randint is too wide") }
        return low + interval(most)
    }

    /// 0 ..< count in random order.
    public mutating func permutation(_ count: Int) -> [Int] {
        var order = Array(0..<max(count, 0))
        for i in stride(from: count - 1, to: 0, by: -1) { order.swapAt(i, interval(i)) }
        return order
    }

    /// Places of `size` things chosen out of `count`, with the weights `p`.
    public mutating func choice(_ count: Int, size: Int, replace: Bool = true, p: [Double]? = nil) throws -> [Int] {
        guard size >= 0 else { throw TensorError.value("negative dimensions are not allowed") }
        guard count > 0 || size == 0 else { throw TensorError.value("a must be greater than 0 unless no samples are taken") }
        if let p {
            guard p.count == count else { throw TensorError.value("'a' and 'p' must have same size") }
            guard p.allSatisfy({ $0 >= 0 }) else { throw TensorError.value("probabilities are not non-negative") }
            guard abs(p.reduce(0, +) - 1) <= 1.5e-8 else { throw TensorError.value("probabilities do not sum to 1") }
        }
        guard replace || size <= count else {
            throw TensorError.value("Cannot take a larger sample than population when replace is False")
        }
        func sums(_ weights: [Double]) -> [Double] {
            var total = 0.0
            let running = weights.map { weight in
                total += weight
                return total
            }
            return running.map { $0 / total }
        }
        func search(_ sums: [Double], _ value: Double) -> Int { sums.firstIndex { $0 > value } ?? sums.count }
        guard let p else {
            return replace ? (0..<size).map { _ in interval(count - 1) } : Array(permutation(count).prefix(size))
        }
        if replace {
            let running = sums(p)
            return (0..<size).map { _ in search(running, random()) }
        }
        guard p.filter({ $0 > 0 }).count >= size else { throw TensorError.value("Fewer non-zero entries in p than size") }
        var (weights, found) = (p, [Int]())
        while found.count < size {
            let draws = (0..<size - found.count).map { _ in random() }
            for place in found { weights[place] = 0 }
            let running = sums(weights)
            for draw in draws {
                let place = search(running, draw)
                if !found.contains(place) { found.append(place) }
            }
        }
        return found
    }

    /// A standard normal by the polar method, two at a time.
    public mutating func normal() -> Double {
        if let waiting = nextGauss {
            nextGauss = nil
            return waiting
        }
        while true {
            let x = 2 * random() - 1
            let y = 2 * random() - 1
            let r = x * x + y * y
            guard r < 1, r != 0 else { continue }
            let factor = (-2 * log(r) / r).squareRoot()
            nextGauss = factor * x
            return factor * y
        }
    }

    public mutating func exponential() -> Double { -log(1 - random()) }

    /// Marsaglia and Tsang; Ahrens and Dieter below 1.
    public mutating func gamma(_ shape: Double) -> Double {
        if shape == 1 { return exponential() }
        if shape == 0 { return 0 }
        if shape < 1 {
            while true {
                let u = random()
                let v = exponential()
                if u <= 1 - shape {
                    let x = pow(u, 1 / shape)
                    if x <= v { return x }
                } else {
                    let y = -log((1 - u) / shape)
                    let x = pow(1 - shape + shape * y, 1 / shape)
                    if x <= v + y { return x }
                }
            }
        }
        let b = shape - 1.0 / 3
        let c = 1 / (9 * b).squareRoot()
        while true {
            var x, v: Double
            repeat {
                x = normal()
                v = 1 + c * x
            } while v <= 0
            v = v * v * v
            let u = random()
            if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
            if log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
        }
    }

    public mutating func beta(_ a: Double, _ b: Double) throws -> Double {
        guard a > 0 else { throw TensorError.value("a <= 0") }
        guard b > 0 else { throw TensorError.value("b <= 0") }
        guard a <= 1, b <= 1 else {
            let x = gamma(a)
            return x / (x + gamma(b))
        }
        while true {
            let u = random()
            let v = random()
            let (x, y) = (pow(u, 1 / a), pow(v, 1 / b))
            guard x + y <= 1, x + y > 0 || u > 0 && v > 0 && x + y == 0 else { continue }
            if x + y > 0 { return x / (x + y) }
            var (logX, logY) = (log(u) / a, log(v) / b)
            let most = max(logX, logY)
            logX -= most
            logY -= most
            return exp(logX - log(exp(logX) + exp(logY)))
        }
    }

    public mutating func dirichlet(_ alpha: [Double]) throws -> [Double] {
        guard alpha.allSatisfy({ $0 > 0 }) else { throw TensorError.value("alpha <= 0") }
        let draws = alpha.map { gamma($0) }
        var total = 0.0
        for draw in draws { total += draw }
        let inverse = 1 / total
        return draws.map { $0 * inverse }
    }
}

/// One worker's streams.
public final class RandomStreams {
    public var python: PythonRandom
    public var numpy: NumpyRandom
    public let torch: Generator

    public init(python: PythonRandom, numpy: NumpyRandom, torch: Generator) {
        (self.python, self.numpy, self.torch) = (python, numpy, torch)
    }

    /// All three from one seed: `random.seed(seed)`, `numpy.random.seed(seed)`, `torch.manual_seed(seed)`.
    public convenience init(seed: Int) {
        self.init(
            python: PythonRandom(seed: seed), numpy: NumpyRandom(seed: seed),
            torch: Generator(seed: UInt64(bitPattern: Int64(seed))))
    }
}

extension Generator {
    /// `torch.rand(1).item()`.
    func unit() -> Float { uniformFloat() }

    /// `torch.empty(1).uniform_(from, to).item()`, computed in single precision.
    func uniform(_ from: Double, _ to: Double) -> Double {
        let (low, high) = (Float(from), Float(to))
        return Double(uniformFloat() * (high - low) + low)
    }

    /// `torch.randint(low, high, (1,)).item()`. Throws PyTorch's error for an empty range.
    func integer(_ low: Int, _ high: Int) throws -> Int {
        guard low < high else {
            throw TensorError.runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
        }
        let range = UInt64(high - low)
        return low + Int(range >= 1 << 28 ? random64() % range : UInt64(random()) % range)
    }
}
