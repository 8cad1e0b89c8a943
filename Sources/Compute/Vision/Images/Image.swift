// A picture as PIL.Image keeps it: size, mode, samples, for mode 'P' the palette. The value never changes; what a script does in
// place makes a new one. Files are in Formats, resizing in Resampling.swift, tensors in Image+Tensor.swift.

import Tensors

/// A picture, rows from the top, channels interleaved, samples of 1, 2 or 4 bytes (little endian).
public final class Image: Sendable {
    /// What the samples of a pixel mean, by PIL's names.
    public enum Mode: String, Sendable, CaseIterable {
        /// Black and white, one byte (0 or 255) for each pixel.
        case bilevel = "1"
        case grey = "L"
        case greyAlpha = "LA"
        /// Grey premultiplied with alpha.
        case greyPremultiplied = "La"
        case palette = "P"
        case rgb = "RGB"
        case rgba = "RGBA"
        /// RGB premultiplied with alpha.
        case rgbPremultiplied = "RGBa"
        case cmyk = "CMYK"
        case ycbcr = "YCbCr"
        case hsv = "HSV"
        case int32 = "I"
        case float32 = "F"
        case uint16 = "I;16"

        /// Samples per pixel.
        public var channels: Int {
            switch self {
            case .bilevel, .grey, .palette, .int32, .float32, .uint16: 1
            case .greyAlpha, .greyPremultiplied: 2
            case .rgb, .ycbcr, .hsv: 3
            case .rgba, .rgbPremultiplied, .cmyk: 4
            }
        }

        /// Bytes of one sample.
        public var sampleSize: Int {
            switch self {
            case .int32, .float32: 4
            case .uint16: 2
            default: 1
            }
        }

        /// Bytes of one pixel.
        public var pixelSize: Int { channels * sampleSize }

        /// The names of the channels.
        public var bands: [String] {
            switch self {
            case .bilevel, .grey, .palette, .int32, .float32, .uint16: [rawValue]
            case .greyAlpha: ["L", "A"]
            case .greyPremultiplied: ["L", "a"]
            case .ycbcr: ["Y", "Cb", "Cr"]
            default: rawValue.map { String($0) }
            }
        }

        public var hasAlpha: Bool { self == .greyAlpha || self == .rgba }

        /// A mode by PIL's name.
        public init(named name: String) throws {
            guard let mode = Mode(rawValue: name) else {
                let known = Mode.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
                throw TensorError.value("unrecognized image mode '\(name)'; one of \(known)")
            }
            self = mode
        }
    }

    /// The colours of mode 'P'.
    public struct Palette: Sendable, Equatable {
        /// Red, green, blue, alpha of up to 256 entries.
        public var entries: [UInt8]
        /// Whether the alpha is part of the palette ('RGBA') or not ('RGB').
        public var hasAlpha: Bool

        public init(rgb: [UInt8]) {
            entries = []
            for place in stride(from: 0, to: min(rgb.count, 768) / 3 * 3, by: 3) { entries += rgb[place..<place + 3] + [255] }
            hasAlpha = false
        }

        /// Grey levels.
        public static let grey = Palette(rgb: (0..<256).flatMap { [UInt8($0), UInt8($0), UInt8($0)] })

        /// 256 entries; what is missing is black.
        var full: [UInt8] {
            var all = entries
            while all.count < 1024 { all += [0, 0, 0, 255] }
            return all
        }

        /// Red, green, blue of the entries.
        public var rgb: [UInt8] {
            stride(from: 0, to: entries.count, by: 4).flatMap { Array(entries[$0..<$0 + 3]) }
        }
    }

    public let width: Int
    public let height: Int
    public let mode: Mode
    /// `height * width * pixelSize` bytes.
    public let bytes: [UInt8]
    /// Mode 'P' has one.
    public let palette: Palette?

    /// Pixels that an image has at most: twice PIL's limit against decompression bombs, beyond which it refuses files.
    public static let maximumPixels = 2 * 89_478_485

    /// Wraps samples. Throws if their number is not what size and mode need.
    public init(width: Int, height: Int, mode: Mode, bytes: [UInt8], palette: Palette? = nil) throws {
        let needed = try Image.byteCount(width, height, mode)
        guard bytes.count == needed else {
            throw TensorError.value(
                "not enough image data: \(width)x\(height) '\(mode.rawValue)' needs \(needed) bytes, got \(bytes.count)")
        }
        self.width = width
        self.height = height
        self.mode = mode
        self.bytes = bytes
        self.palette = mode == .palette ? palette ?? .grey : nil
    }

    /// Bytes of an image. Throws for sizes that no memory holds.
    static func byteCount(_ width: Int, _ height: Int, _ mode: Mode) throws -> Int {
        guard width >= 0, height >= 0 else { throw TensorError.value("Width and height must be >= 0") }
        guard width <= 1 << 28, height <= 1 << 28, width == 0 || height <= (1 << 33) / width else {
            throw TensorError.memory("an image of \(width)x\(height) pixels is too large")
        }
        return width * height * mode.pixelSize
    }

    /// An image of one colour, given by the bytes of a pixel.
    public convenience init(width: Int, height: Int, mode: Mode, fill: [UInt8], palette: Palette? = nil) throws {
        guard fill.count == mode.pixelSize else {
            throw TensorError.type("color must have \(mode.pixelSize) values for mode '\(mode.rawValue)', got \(fill.count)")
        }
        let count = try Image.byteCount(width, height, mode)
        var bytes: [UInt8]
        if let first = fill.first, fill.allSatisfy({ $0 == first }) {
            bytes = [UInt8](repeating: first, count: count)
        } else {
            bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                for place in 0..<count { buffer[place] = fill[place % fill.count] }
                initialized = count
            }
        }
        try self.init(width: width, height: height, mode: mode, bytes: bytes, palette: palette)
    }

    /// An image of the same mode and palette made by filling a buffer that has room for all its bytes. `body` writes every byte.
    func making(
        _ newWidth: Int, _ newHeight: Int, mode newMode: Mode? = nil,
        _ body: (UnsafePointer<UInt8>, UnsafeMutablePointer<UInt8>) throws -> Void
    ) throws -> Image {
        let newMode = newMode ?? mode
        let count = try Image.byteCount(newWidth, newHeight, newMode)
        let result = try [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            try bytes.withUnsafeBufferPointer { source in
                if let from = source.baseAddress, let to = buffer.baseAddress, count > 0 { try body(from, to) }
            }
            initialized = count
        }
        return try Image(width: newWidth, height: newHeight, mode: newMode, bytes: result, palette: palette)
    }

    /// The same picture with other colours.
    public func withPalette(_ palette: Palette) throws -> Image {
        try Image(width: width, height: height, mode: .palette, bytes: bytes, palette: palette)
    }

    /// One pixel's bytes.
    public func pixel(x: Int, y: Int) throws -> [UInt8] {
        guard x >= 0, x < width, y >= 0, y < height else { throw TensorError.index("image index out of range") }
        let start = (y * width + x) * mode.pixelSize
        return Array(bytes[start..<start + mode.pixelSize])
    }

    /// The same image with one pixel changed.
    public func replacingPixel(x: Int, y: Int, with pixel: [UInt8]) throws -> Image {
        guard x >= 0, x < width, y >= 0, y < height else { throw TensorError.index("image index out of range") }
        var changed = bytes
        let start = (y * width + x) * mode.pixelSize
        changed.replaceSubrange(start..<start + mode.pixelSize, with: pixel.prefix(mode.pixelSize))
        return try Image(width: width, height: height, mode: mode, bytes: changed, palette: palette)
    }

    /// One channel as a grey image.
    public func channel(_ index: Int) throws -> Image {
        guard index >= 0, index < mode.channels else { throw TensorError.value("band index out of range") }
        let channels = mode.channels
        if channels == 1 { return self }
        return try making(width, height, mode: .grey) { from, to in
            for i in 0..<width * height { to[i] = from[i * channels + index] }
        }
    }

    /// Channels side by side. Same as PIL.Image.merge.
    public static func merged(_ mode: Mode, _ bands: [Image]) throws -> Image {
        guard bands.count == mode.channels, let first = bands.first else { throw TensorError.value("wrong number of bands") }
        for band in bands {
            guard band.mode == (mode.channels == 1 ? mode : .grey) else { throw TensorError.value("mode mismatch") }
            guard band.width == first.width, band.height == first.height else { throw TensorError.value("size mismatch") }
        }
        if bands.count == 1 { return first }
        return try first.making(first.width, first.height, mode: mode) { _, to in
            for (c, band) in bands.enumerated() {
                band.bytes.withUnsafeBufferPointer { from in
                    for i in 0..<from.count { to[i * bands.count + c] = from[i] }
                }
            }
        }
    }
}
