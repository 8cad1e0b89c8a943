// Resizing as Pillow does it, bit for bit: separable filters with antialiasing, coefficients in 22-bit fixed point, each
// pass rounded to 8 bits (libImaging/Resample.c; Pillow, HPND licence). Nearest takes the pixel under each centre.
// Which pass comes first shows, since the samples between them are rounded. Pillow 13 starts with the vertical one if it takes
// away more than twice as many rows as the horizontal one columns, counted in the whole image even if only a box of it is read
// (found by comparing; the fixtures hold it for every filter, growing and shrinking, and for boxes).

internal import CImageCodecs
internal import Glibc
import Tensors

/// A resampling filter, by timm's and PIL's names.
public enum Interpolation: String, Sendable, CaseIterable {
    case nearest, box, bilinear, hamming, bicubic, lanczos
    /// Magic Kernel Sharp of 2013 and 2021, which timm has no name for.
    case mks2013, mks2021

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
    var support: Double {
        switch self {
        case .nearest: 0
        case .box: 0.5
        case .bilinear, .hamming: 1
        case .bicubic: 2
        case .lanczos: 3
        case .mks2013: 2.5
        case .mks2021: 4.5
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
        case .mks2013:
            if x < 0 { x = -x }
            if x <= 0.5 { return 17.0 / 16 - 7.0 / 4 * x * x }
            if x <= 1.5 { return (1 - x) * (7.0 / 4 - x) }
            return x <= 2.5 ? -1.0 / 8 * (x - 2.5) * (x - 2.5) : 0
        case .mks2021:
            if x < 0 { x = -x }
            if x <= 0.5 { return 577.0 / 576 - 239.0 / 144 * x * x }
            if x <= 1.5 { return 35.0 / 36 * (x - 1) * (x - 239.0 / 140) }
            if x <= 2.5 { return 1.0 / 6 * (x - 2) * (65.0 / 24 - x) }
            if x <= 3.5 { return 1.0 / 36 * (x - 3) * (x - 15.0 / 4) }
            return x <= 4.5 ? -1.0 / 288 * (x - 4.5) * (x - 4.5) : 0
        }
    }
}

/// Where each output sample of one axis looks, and with which weights.
struct ResamplingTable: Sendable {
    static let precision = 32 - 8 - 2
    /// First input sample and number of samples, one after the other for each output sample.
    let bounds: [Int32]
    /// `stride` fixed-point weights per output sample.
    let weights: [Int32]
    let stride: Int

    /// `lower ..< upper` is the part of the `input` samples that is read; Pillow keeps its ends in single precision.
    init(input: Int, lower: Float, upper: Float, output: Int, filter: Interpolation) {
        let scale = Double(upper - lower) / Double(output)
        let filterScale = max(scale, 1)
        let support = filter.support * filterScale
        stride = Int(support.rounded(.up)) * 2 + 1
        var bounds: [Int32] = []
        var weights = [Int32](repeating: 0, count: stride * output)
        var row = [Double](repeating: 0, count: stride)
        for index in 0..<output {
            let center = Double(lower) + (Double(index) + 0.5) * scale
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
            bounds += [Int32(start), Int32(count)]
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
    private let startsVertically: Bool

    /// `box` (left, upper, right, lower) is the part of the input that is read. Throws when a size is not positive or the box
    /// lies outside.
    public init(
        from input: (width: Int, height: Int), to output: (width: Int, height: Int), channels: Int, filter: Interpolation,
        box: [Double]? = nil
    ) throws {
        guard output.width > 0, output.height > 0 else { throw TensorError.value("height and width must be > 0") }
        guard input.width > 0, input.height > 0 else { throw TensorError.value("resize: the image is empty") }
        guard output.width <= 1 << 20, output.height <= 1 << 20 else {
            throw TensorError.value("resize: \(output.width)x\(output.height) is too large")
        }
        let box = box ?? [0, 0, Double(input.width), Double(input.height)]
        try Self.check(box, in: input)
        (inputWidth, inputHeight) = input
        (outputWidth, outputHeight) = output
        self.channels = channels
        startsVertically =
            output.height < input.height && input.height - output.height > 2 * (input.width - output.width)
        let ends = box.map { Float($0) }
        // A box of whole pixels that keeps its size is cut out, whatever the filter.
        let isCut =
            ends[0] == ends[0].rounded() && ends[1] == ends[1].rounded() && ends[2] - ends[0] == Float(output.width)
            && ends[3] - ends[1] == Float(output.height)
        if filter == .nearest || isCut {
            horizontal = nil
            vertical = nil
            nearest = (
                Self.centers(input.width, ends[0], ends[2], output.width),
                Self.centers(input.height, ends[1], ends[3], output.height)
            )
        } else {
            let keepsColumns = input.width == output.width && ends[0] == 0 && ends[2] == Float(input.width)
            let keepsRows = input.height == output.height && ends[1] == 0 && ends[3] == Float(input.height)
            horizontal =
                keepsColumns
                ? nil : .init(input: input.width, lower: ends[0], upper: ends[2], output: output.width, filter: filter)
            vertical =
                keepsRows
                ? nil : .init(input: input.height, lower: ends[1], upper: ends[3], output: output.height, filter: filter)
            nearest = nil
        }
    }

    /// Throws unless the box is four numbers inside the image.
    static func check(_ box: [Double], in input: (width: Int, height: Int)) throws {
        guard box.count == 4 else {
            throw TensorError.type("argument 3 must be sequence of length 4, not \(box.count)")
        }
        guard box.allSatisfy(\.isFinite) else { throw TensorError.value("cannot convert float NaN to integer") }
        guard box[0] >= 0, box[1] >= 0 else { throw TensorError.value("box offset can't be negative") }
        guard box[2] <= Double(input.width), box[3] <= Double(input.height) else {
            throw TensorError.value("box can't exceed original image size")
        }
        guard box[2] - box[0] >= 0, box[3] - box[1] >= 0 else { throw TensorError.value("box can't be empty") }
    }

    // Pillow adds the scale up step by step; a product would round differently.
    private static func centers(_ input: Int, _ lower: Float, _ upper: Float, _ output: Int) -> [Int] {
        let scale = Double(upper - lower) / Double(output)
        var place = Double(lower) + scale * 0.5
        return (0..<output).map { _ in
            defer { place += scale }
            return min(Int(place), input - 1)
        }
    }

    /// Resizes one image of `inputHeight` lines of `inputWidth * channels` samples, `pitch` bytes apart: the input may be a part of
    /// a larger image. `size` is how many bytes may be read from `source` on.
    func callAsFunction(_ source: UnsafePointer<UInt8>, pitch: Int, size: Int, into target: UnsafeMutablePointer<UInt8>) {
        if let nearest {
            for (y, row) in nearest.rows.enumerated() {
                for (x, column) in nearest.columns.enumerated() {
                    let from = source + row * pitch + column * channels
                    (target + (y * outputWidth + x) * channels).update(from: from, count: channels)
                }
            }
            return
        }
        guard let vertical else {
            if let horizontal {
                Self.pass(horizontal, source, pitch, size, target, rows: inputHeight, outputWidth, channels)
            } else {
                let line = inputWidth * channels
                for y in 0..<inputHeight { (target + y * line).update(from: source + y * pitch, count: line) }
            }
            return
        }
        guard let horizontal else { return Self.columns(vertical, source, pitch, target, outputWidth * channels, outputHeight) }
        if startsVertically {
            let line = inputWidth * channels
            let middle = UnsafeMutablePointer<UInt8>.allocate(capacity: outputHeight * line)
            defer { middle.deallocate() }
            Self.columns(vertical, source, pitch, middle, line, outputHeight)
            Self.pass(horizontal, middle, line, outputHeight * line, target, rows: outputHeight, outputWidth, channels)
            return
        }
        let line = outputWidth * channels
        let middle = UnsafeMutablePointer<UInt8>.allocate(capacity: inputHeight * line)
        defer { middle.deallocate() }
        Self.pass(horizontal, source, pitch, size, middle, rows: inputHeight, outputWidth, channels)
        Self.columns(vertical, middle, line, target, line, outputHeight)
    }

    private static func pass(
        _ table: ResamplingTable, _ source: UnsafePointer<UInt8>, _ pitch: Int, _ size: Int,
        _ target: UnsafeMutablePointer<UInt8>, rows: Int, _ outputWidth: Int, _ channels: Int
    ) {
        // Safe: bounds were clipped to the input's width when the table was made.
        tnb_resize_rows(
            source, pitch, size, target, Int32(rows), Int32(outputWidth), Int32(channels), table.bounds, table.weights,
            Int32(table.stride))
    }

    private static func columns(
        _ table: ResamplingTable, _ source: UnsafePointer<UInt8>, _ pitch: Int, _ target: UnsafeMutablePointer<UInt8>,
        _ line: Int, _ outputHeight: Int
    ) {
        tnb_resize_columns(source, pitch, target, line, Int32(outputHeight), table.bounds, table.weights, Int32(table.stride))
    }
}

extension Image {
    /// The image at another size. `box` (left, upper, right, lower) is the part that is read; with `reducingGap` the image is
    /// first shrunk by whole numbers, so far that resampling still shrinks that many times. Same as
    /// PIL.Image.resize((width, height), filter, box, reducing_gap).
    public func resized(
        width newWidth: Int, height newHeight: Int, filter: Interpolation = .bicubic, box: [Double]? = nil,
        reducingGap: Double? = nil
    ) throws -> Image {
        if let reducingGap, !(reducingGap >= 1) { throw TensorError.value("reducing_gap must be 1.0 or greater") }
        let whole = [0, 0, Double(width), Double(height)]
        if newWidth == width && newHeight == height && (box ?? whole) == whole { return self }
        let part = box ?? whole
        if mode == .bilevel || mode == .palette, filter != .nearest {
            return try resized(width: newWidth, height: newHeight, filter: .nearest, box: box)
        }
        if let opaque = mode.premultiplied, filter != .nearest {
            return try converted(to: opaque).resized(
                width: newWidth, height: newHeight, filter: filter, box: box, reducingGap: reducingGap
            ).converted(to: mode)
        }
        guard mode.sampleSize == 1 || filter == .nearest else {
            throw TensorError.notImplemented("resize() of mode \(mode.rawValue) is available with Image.Resampling.NEAREST only")
        }
        try Resizer.check(part, in: (width, height))
        if let reducingGap, filter != .nearest, newWidth > 0, newHeight > 0 {
            let factor = (
                x: Self.factor((part[2] - part[0]) / Double(newWidth) / reducingGap),
                y: Self.factor((part[3] - part[1]) / Double(newHeight) / reducingGap)
            )
            if factor.x > 1 || factor.y > 1 {
                let safe = safeBox((newWidth, newHeight), filter, part)
                let rest = zip(part, [safe[0], safe[1], safe[0], safe[1]]).enumerated().map { place, pair in
                    (pair.0 - Double(pair.1)) / Double(place % 2 == 0 ? factor.x : factor.y)
                }
                return try reduced(factor, box: safe).resampled(newWidth, newHeight, filter, rest)
            }
        }
        return try resampled(newWidth, newHeight, filter, box)
    }

    private static func factor(_ ratio: Double) -> Int { max(Int(min(ratio, 1e6)), 1) }

    private func resampled(_ newWidth: Int, _ newHeight: Int, _ filter: Interpolation, _ box: [Double]?) throws -> Image {
        try resampled(newWidth, newHeight, filter, box, of: (0, 0, height, width))
    }

    /// `part` (top, left, height, width) lies inside and counts as the image; `box` is counted in it.
    private func resampled(
        _ newWidth: Int, _ newHeight: Int, _ filter: Interpolation, _ box: [Double]?, of part: (Int, Int, Int, Int)
    ) throws -> Image {
        let (top, left, partHeight, partWidth) = part
        let size = mode.pixelSize
        let resize = try Resizer(
            from: (partWidth, partHeight), to: (newWidth, newHeight), channels: size, filter: filter, box: box)
        let pitch = width * size
        let start = top * pitch + left * size
        return try making(newWidth, newHeight) { from, to in
            resize(from + start, pitch: pitch, size: bytes.count - start, into: to)
        }
    }

    /// A part of the image at another size: what cutting it out and resizing that gives, without the copy in between.
    func resized(
        top: Int, left: Int, height partHeight: Int, width partWidth: Int, to target: ImageSize, _ filter: Interpolation
    ) throws -> Image {
        let isInside =
            top >= 0 && left >= 0 && partHeight > 0 && partWidth > 0 && top <= height - partHeight && left <= width - partWidth
        guard isInside, target.height > 0, target.width > 0, mode == .grey || mode == .rgb,
            partHeight != target.height || partWidth != target.width
        else { return try cut(top, left, partHeight, partWidth).resized(to: target, filter) }
        return try resampled(target.width, target.height, filter, nil, of: (top, left, partHeight, partWidth))
    }
}
