// PNG files through libpng's simplified interface: 8-bit grey and RGB out, whatever libpng reads in. An image file is
// untrusted: its size is bounded before memory is taken.

internal import CImageCodecs
import Neural
import Tensors

extension Image {
    /// Pixels that are decoded at most: PIL's limit against decompression bombs.
    private static let maximumPixels = 178_956_970

    /// The image as the bytes of a PNG file.
    public func pngData() throws -> [UInt8] {
        guard width > 0, height > 0 else { throw TensorError.value("cannot write an empty image as PNG") }
        var png = png_image()
        png.version = UInt32(PNG_IMAGE_VERSION)
        png.width = UInt32(width)
        png.height = UInt32(height)
        png.format = mode == .grey ? Self.greyFormat : Self.rgbFormat
        var size = width * height * mode.channels + height + 1024
        size += size / 1000 + 64
        // What deflate can need at most fits the guess; the second round covers a libpng that thinks otherwise.
        for _ in 0..<2 {
            var count = size
            var status: Int32 = 0
            let result = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
                status = bytes.withUnsafeBytes {
                    png_image_write_to_memory(&png, buffer.baseAddress, &count, 0, $0.baseAddress, 0, nil)
                }
                initialized = status != 0 ? min(count, size) : 0
            }
            if status != 0 { return result }
            guard count > size else { break }
            size = count
        }
        defer { png_image_free(&png) }
        throw TensorError.runtime("cannot encode a \(width)x\(height) PNG: \(Self.message(png))")
    }

    /// Decodes a PNG file's bytes; palettes, 16-bit samples and alpha become 8-bit grey or RGB (alpha is dropped).
    public convenience init(pngData data: [UInt8], name: String = "the data") throws {
        var png = png_image()
        png.version = UInt32(PNG_IMAGE_VERSION)
        defer { png_image_free(&png) }
        let pixels: (mode: Mode, bytes: [UInt8]) = try data.withUnsafeBytes { source in
            guard png_image_begin_read_from_memory(&png, source.baseAddress, source.count) != 0 else {
                throw TensorError.os("cannot identify image file '\(name)': \(Self.message(png))")
            }
            let (pixels, overflow) = Int(png.width).multipliedReportingOverflow(by: Int(png.height))
            guard !overflow, pixels <= Self.maximumPixels else {
                throw TensorError.value(
                    "Image size (\(png.width)x\(png.height)) exceeds limit of \(Self.maximumPixels) pixels, "
                        + "could be decompression bomb DOS attack.")
            }
            let mode: Mode = png.format & UInt32(PNG_FORMAT_FLAG_COLOR) != 0 ? .rgb : .grey
            // Alpha is read and dropped below: libpng itself would only blend it onto a background.
            let hasAlpha = png.format & UInt32(PNG_FORMAT_FLAG_ALPHA) != 0
            png.format = (mode == .grey ? Self.greyFormat : Self.rgbFormat) | (hasAlpha ? UInt32(PNG_FORMAT_FLAG_ALPHA) : 0)
            let samples = mode.channels + (hasAlpha ? 1 : 0)
            var status: Int32 = 0
            var bytes = [UInt8](unsafeUninitializedCapacity: pixels * samples) { buffer, initialized in
                status = png_image_finish_read(&png, nil, buffer.baseAddress, 0, nil)
                initialized = status != 0 ? pixels * samples : 0
            }
            guard status != 0 else {
                throw TensorError.os("image file '\(name)' is broken: \(Self.message(png))")
            }
            if hasAlpha {
                let channels = mode.channels
                for i in 0..<pixels { for c in 0..<channels { bytes[i * channels + c] = bytes[i * samples + c] } }
                bytes.removeLast(bytes.count - pixels * channels)
            }
            return (mode, bytes)
        }
        try self.init(width: Int(png.width), height: Int(png.height), mode: pixels.mode, bytes: pixels.bytes)
    }

    /// Reads an image file. Same as PIL.Image.open, for PNG.
    public static func open(_ path: String) throws -> Image {
        try Image(pngData: FileReader(path: path).readAll(limit: 1 << 30), name: path)
    }

    /// Writes a PNG file, whole or not at all.
    public func save(_ path: String) throws {
        let suffix = path.split(separator: "/").last.flatMap { $0.contains(".") ? $0.split(separator: ".").last : nil }
        guard suffix?.lowercased() == "png" else {
            throw TensorError.value("unknown file extension: '\(path)'; images are written as .png")
        }
        try AtomicFile.write(pngData(), to: path)
    }

    private static var greyFormat: UInt32 { 0 }
    private static var rgbFormat: UInt32 { UInt32(PNG_FORMAT_FLAG_COLOR) }

    private static func message(_ png: png_image) -> String {
        withUnsafeBytes(of: png.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
