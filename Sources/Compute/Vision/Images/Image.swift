// An 8-bit image, grey or RGB, as PIL.Image with mode 'L' or 'RGB': size, modes, cropping, bytes. Resizing is in
// Resampling.swift, files in PNG.swift, tensors in Image+Tensor.swift.

import Tensors

/// A picture of 8-bit samples, rows from the top, channels interleaved. Same meaning as a PIL image.
public final class Image {
    /// Grey ('L') or red, green, blue ('RGB').
    public enum Mode: String, Sendable, CaseIterable {
        case grey = "L"
        case rgb = "RGB"

        /// Samples per pixel.
        public var channels: Int { self == .grey ? 1 : 3 }

        /// A mode by PIL's name.
        public init(named name: String) throws {
            guard let mode = Mode(rawValue: name) else {
                throw TensorError.value("unrecognized image mode '\(name)': images here have mode 'L' or 'RGB'")
            }
            self = mode
        }
    }

    public let width: Int
    public let height: Int
    public let mode: Mode
    /// `height * width * channels` samples.
    public let bytes: [UInt8]

    /// Wraps samples. Throws if their number is not width x height x channels.
    public init(width: Int, height: Int, mode: Mode, bytes: [UInt8]) throws {
        guard width >= 0, height >= 0 else { throw TensorError.value("Width and height must be >= 0") }
        guard bytes.count == width * height * mode.channels else {
            throw TensorError.value(
                "not enough image data: \(width)x\(height) '\(mode.rawValue)' needs "
                    + "\(width * height * mode.channels) bytes, got \(bytes.count)")
        }
        self.width = width
        self.height = height
        self.mode = mode
        self.bytes = bytes
    }

    /// An image of one colour.
    public convenience init(width: Int, height: Int, mode: Mode, fill: [UInt8]) throws {
        guard fill.count == mode.channels else {
            throw TensorError.type("color must have \(mode.channels) values for mode '\(mode.rawValue)', got \(fill.count)")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(width * height, 0) * mode.channels)
        for _ in 0..<max(width * height, 0) { bytes += fill }
        try self.init(width: width, height: height, mode: mode, bytes: bytes)
    }

    /// The image in another mode: grey is ITU-R 601 luma in PIL's fixed point.
    public func converted(to target: Mode) throws -> Image {
        if target == mode { return self }
        let count = width * height
        let result = [UInt8](unsafeUninitializedCapacity: count * target.channels) { buffer, initialized in
            if target == .rgb {
                for i in 0..<count {
                    buffer[3 * i] = bytes[i]
                    buffer[3 * i + 1] = bytes[i]
                    buffer[3 * i + 2] = bytes[i]
                }
            } else {
                for i in 0..<count {
                    let (r, g, b) = (UInt32(bytes[3 * i]), UInt32(bytes[3 * i + 1]), UInt32(bytes[3 * i + 2]))
                    buffer[i] = UInt8((r * 19595 + g * 38470 + b * 7471 + 0x8000) >> 16)
                }
            }
            initialized = count * target.channels
        }
        return try Image(width: width, height: height, mode: target, bytes: result)
    }

    /// The box (left, upper, right, lower); what lies outside the image is black. Same as PIL.Image.crop.
    public func cropped(left: Int, upper: Int, right: Int, lower: Int) throws -> Image {
        guard right >= left else { throw TensorError.value("Coordinate 'right' is less than 'left'") }
        guard lower >= upper else { throw TensorError.value("Coordinate 'lower' is less than 'upper'") }
        let (newWidth, newHeight, channels) = (right - left, lower - upper, mode.channels)
        let (x0, x1) = (max(left, 0), min(right, width))
        var result = [UInt8](repeating: 0, count: newWidth * newHeight * channels)
        if x0 < x1 {
            for y in max(upper, 0)..<max(min(lower, height), max(upper, 0)) {
                let source = (y * width + x0) * channels
                let target = ((y - upper) * newWidth + x0 - left) * channels
                result.replaceSubrange(
                    target..<target + (x1 - x0) * channels, with: bytes[source..<source + (x1 - x0) * channels])
            }
        }
        return try Image(width: newWidth, height: newHeight, mode: mode, bytes: result)
    }

    /// Mirrored left to right.
    public func flippedHorizontally() throws -> Image {
        let channels = mode.channels
        var result = bytes
        for y in 0..<height {
            for x in 0..<width {
                for c in 0..<channels {
                    result[(y * width + x) * channels + c] = bytes[(y * width + width - 1 - x) * channels + c]
                }
            }
        }
        return try Image(width: width, height: height, mode: mode, bytes: result)
    }

    /// One pixel's samples.
    public func pixel(x: Int, y: Int) throws -> [UInt8] {
        guard x >= 0, x < width, y >= 0, y < height else { throw TensorError.index("image index out of range") }
        let start = (y * width + x) * mode.channels
        return Array(bytes[start..<start + mode.channels])
    }
}
