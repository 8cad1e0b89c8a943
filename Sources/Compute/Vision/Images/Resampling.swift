// Resizing as Pillow does it, bit for bit: separable filters with antialiasing, coefficients in 22-bit fixed point, each
// pass rounded to 8 bits (libImaging/Resample.c; Pillow, HPND licence). Nearest takes the pixel under each centre.
// The horizontal pass comes first, as in Pillow up to 12; Pillow 13 starts with the vertical one for some images that
// shrink in height, whose samples then differ by one at most.

internal import Glibc
import Tensors

/// A resampling filter, by timm's and PIL's names.
public enum Interpolation: String, Sendable, CaseIterable {
    case nearest, box, bilinear, hamming, bicubic, lanczos

    /// A filter by name. Throws the list of names if there is none.
    public init(named name: String) throws {
        guard let filter = Interpolation(rawValue: name.lowercased()) else {
            throw TensorError.value(
                "unknown interpolation '\(name)'; one of "
                    + Interpolation.allCases.map(\.rawValue).joined(separator: ", "))
        }
        self = filter
    }

    /// Reach of the filter at scale 1, in pixels.
    fileprivate var support: Double {
        switch self {
        case .nearest: 0
        case .box: 0.5
        case .bilinear, .hamming: 1
        case .bicubic: 2
        case .lanczos: 3
        }
    }

    fileprivate func weight(_ distance: Double) -> Double {
        var x = distance
        switch self {
        case .nearest:
            return 0
        case .box:
            return x > -0.5 && x <= 0.5 ? 1 : 0
        case .bilinear:
            if x < 0 { x = -x }
            return x < 1 ? 1 - x : 0
        case .hamming:
            if x < 0 { x = -x }
            if x == 0 { return 1 }
            if x >= 1 { return 0 }
            x *= Double.pi
            return sin(x) / x * (0.54 + 0.46 * cos(x))
        case .bicubic:
            let a = -0.5
            if x < 0 { x = -x }
            if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
            if x < 2 { return (((x - 5) * x + 8) * x - 4) * a }
            return 0
        case .lanczos:
            func sinc(_ x: Double) -> Double { x == 0 ? 1 : sin(x * Double.pi) / (x * Double.pi) }
            return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0
        }
    }
}

/// Where each output sample of one axis looks, and with which weights.
struct ResamplingTable: Sendable {
    static let precision = 32 - 8 - 2
    /// First input sample and number of samples, per output sample.
    let bounds: [(start: Int32, count: Int32)]
    /// `stride` fixed-point weights per output sample.
    let weights: [Int32]
    let stride: Int

    init(input: Int, output: Int, filter: Interpolation) {
        let scale = Double(input) / Double(output)
        let filterScale = max(scale, 1)
        let support = filter.support * filterScale
        stride = Int(support.rounded(.up)) * 2 + 1
        var bounds: [(start: Int32, count: Int32)] = []
        var weights = [Int32](repeating: 0, count: stride * output)
        var row = [Double](repeating: 0, count: stride)
        for index in 0..<output {
            let center = (Double(index) + 0.5) * scale
            let inverse = 1 / filterScale
            let start = max(Int(center - support + 0.5), 0)
            let count = min(Int(center + support + 0.5), input) - start
            var total = 0.0
            for x in 0..<count {
                let weight = filter.weight((Double(x + start) - center + 0.5) * inverse)
                row[x] = weight
                total += weight
            }
            for x in 0..<count {
                let weight = total != 0 ? row[x] / total : row[x]
                let fixed = weight * Double(1 << Self.precision)
                weights[index * stride + x] = Int32(weight < 0 ? fixed - 0.5 : fixed + 0.5)
            }
            bounds.append((Int32(start), Int32(count)))
        }
        self.bounds = bounds
        self.weights = weights
    }
}

/// Resizing between two fixed sizes, the tables computed once. Works on raw samples, so any thread may run it.
public struct Resizer: Sendable {
    public let inputWidth, inputHeight, outputWidth, outputHeight, channels: Int
    private let horizontal: ResamplingTable?
    private let vertical: ResamplingTable?
    private let nearest: (columns: [Int], rows: [Int])?

    /// Throws when a size is not positive.
    public init(
        from input: (width: Int, height: Int), to output: (width: Int, height: Int), channels: Int, filter: Interpolation
    ) throws {
        guard output.width > 0, output.height > 0 else { throw TensorError.value("height and width must be > 0") }
        guard input.width > 0, input.height > 0 else { throw TensorError.value("resize: the image is empty") }
        guard output.width <= 1 << 20, output.height <= 1 << 20 else {
            throw TensorError.value("resize: \(output.width)x\(output.height) is too large")
        }
        (inputWidth, inputHeight) = input
        (outputWidth, outputHeight) = output
        self.channels = channels
        if filter == .nearest {
            horizontal = nil
            vertical = nil
            nearest = (Self.centers(input.width, output.width), Self.centers(input.height, output.height))
        } else {
            horizontal = input.width == output.width ? nil : .init(input: input.width, output: output.width, filter: filter)
            vertical = input.height == output.height ? nil : .init(input: input.height, output: output.height, filter: filter)
            nearest = nil
        }
    }

    // Pillow adds the scale up step by step; a product would round differently.
    private static func centers(_ input: Int, _ output: Int) -> [Int] {
        let scale = Double(input) / Double(output)
        var place = scale * 0.5
        return (0..<output).map { _ in
            defer { place += scale }
            return min(Int(place), input - 1)
        }
    }

    /// Resizes one image of `inputHeight * inputWidth * channels` samples.
    public func callAsFunction(_ source: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>) {
        if let nearest {
            for (y, row) in nearest.rows.enumerated() {
                for (x, column) in nearest.columns.enumerated() {
                    let from = source + (row * inputWidth + column) * channels
                    (target + (y * outputWidth + x) * channels).update(from: from, count: channels)
                }
            }
            return
        }
        guard let vertical else {
            if let horizontal {
                Self.pass(horizontal, source, target, rows: inputHeight, inputWidth, outputWidth, channels)
            } else {
                target.update(from: source, count: inputHeight * inputWidth * channels)
            }
            return
        }
        guard let horizontal else { return Self.columns(vertical, source, target, outputWidth * channels, outputHeight) }
        let middle = UnsafeMutablePointer<UInt8>.allocate(capacity: inputHeight * outputWidth * channels)
        defer { middle.deallocate() }
        Self.pass(horizontal, source, middle, rows: inputHeight, inputWidth, outputWidth, channels)
        Self.columns(vertical, middle, target, outputWidth * channels, outputHeight)
    }

    /// Clips a 22-bit fixed-point sum to a sample.
    @inline(__always) private static func sample(_ sum: Int32) -> UInt8 {
        UInt8(truncatingIfNeeded: max(0, min(255, sum >> Int32(ResamplingTable.precision))))
    }

    private static let half = Int32(1) << Int32(ResamplingTable.precision - 1)

    private static func pass(
        _ table: ResamplingTable, _ source: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>, rows: Int,
        _ inputWidth: Int, _ outputWidth: Int, _ channels: Int
    ) {
        // Safe: bounds were clipped to the input's width when the table was made.
        table.weights.withUnsafeBufferPointer { weights in
            for y in 0..<rows {
                let row = source + y * inputWidth * channels
                let out = target + y * outputWidth * channels
                for x in 0..<outputWidth {
                    let (start, count) = table.bounds[x]
                    for c in 0..<channels {
                        var sum = half
                        for k in 0..<Int(count) {
                            sum &+= Int32(row[(Int(start) + k) * channels + c]) &* weights[x * table.stride + k]
                        }
                        out[x * channels + c] = sample(sum)
                    }
                }
            }
        }
    }

    private static func columns(
        _ table: ResamplingTable, _ source: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>, _ rowBytes: Int,
        _ outputHeight: Int
    ) {
        // Row by row with one sum per sample: the inner loop runs along memory and vectorises.
        let sums = UnsafeMutablePointer<Int32>.allocate(capacity: rowBytes)
        defer { sums.deallocate() }
        for y in 0..<outputHeight {
            let (start, count) = table.bounds[y]
            sums.initialize(repeating: half, count: rowBytes)
            for k in 0..<Int(count) {
                let row = source + (Int(start) + k) * rowBytes
                let weight = table.weights[y * table.stride + k]
                for i in 0..<rowBytes { sums[i] &+= Int32(row[i]) &* weight }
            }
            let out = target + y * rowBytes
            for i in 0..<rowBytes { out[i] = sample(sums[i]) }
        }
    }
}

extension Image {
    /// The image at another size. Same as PIL.Image.resize((width, height), filter).
    public func resized(width newWidth: Int, height newHeight: Int, filter: Interpolation = .bicubic) throws -> Image {
        if newWidth == width && newHeight == height { return self }
        let resize = try Resizer(
            from: (width, height), to: (newWidth, newHeight), channels: mode.channels, filter: filter)
        let count = newWidth * newHeight * mode.channels
        let result = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            bytes.withUnsafeBufferPointer { source in
                if let from = source.baseAddress, let to = buffer.baseAddress { resize(from, into: to) }
            }
            initialized = count
        }
        return try Image(width: newWidth, height: newHeight, mode: mode, bytes: result)
    }
}
