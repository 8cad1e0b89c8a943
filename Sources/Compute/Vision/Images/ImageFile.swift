// Image files: which format the bytes have, what the header says, and the decoding when the pixels are needed. A file is
// untrusted: its size is bounded before memory is taken, and what is broken throws what Pillow raises.

import Neural
import Tensors

/// An image file whose header was read.
public final class ImageFile {
    /// What `info` holds.
    public enum Info: Sendable {
        case int(Int), text(String), bytes([UInt8]), numbers([Int]), reals([Double])
    }

    /// Pillow's name of the format.
    public let format: String
    public internal(set) var width, height: Int
    public internal(set) var mode: Image.Mode
    public let info: [(String, Info)]
    let reader: any FormatReader

    init(_ reader: any FormatReader) throws {
        (self.reader, format, info) = (reader, type(of: reader).format, reader.info)
        (width, height, mode) = (reader.width, reader.height, reader.mode)
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, pixels <= Image.maximumPixels else {
            throw TensorError.value(
                "Image size (\(overflow ? Int.max : pixels) pixels) exceeds limit of \(Image.maximumPixels) pixels, could be "
                    + "decompression bomb DOS attack.")
        }
    }

    /// The pixels.
    public func decode() throws -> Image { try reader.decode() }

    /// Asks for a smaller image of at least the size: JPEG files can be decoded at 1/2, 1/4 and 1/8. The part of the result that
    /// is the image (left, upper, right, lower), or nil if nothing changes. Same as PIL.Image.draft.
    public func draft(_ mode: Image.Mode?, _ width: Int, _ height: Int) -> [Double]? {
        guard let box = reader.draft(mode, width, height) else { return nil }
        (self.width, self.height, self.mode) = (reader.width, reader.height, reader.mode)
        return box
    }

    /// The formats in the order in which they are tried.
    private static var formats: [any FormatReader.Type] {
        [BMPReader.self, GIFReader.self, JPEGReader.self, PPMReader.self, PNGReader.self, WebPReader.self]
    }

    /// Reads a header; nil if no format knows the bytes.
    public static func identify(_ data: [UInt8]) throws -> ImageFile? {
        for format in formats where format.accepts(data) {
            if let reader = try format.open(data) { return try ImageFile(reader) }
        }
        return nil
    }
}

/// A format's reader.
protocol FormatReader: AnyObject {
    static var format: String { get }
    /// Whether the first bytes are this format's.
    static func accepts(_ data: [UInt8]) -> Bool
    /// Reads the header; nil if it is broken so that the file counts as unknown.
    static func open(_ data: [UInt8]) throws -> Self?
    var width: Int { get }
    var height: Int { get }
    var mode: Image.Mode { get }
    var info: [(String, ImageFile.Info)] { get }
    func decode() throws -> Image
    func draft(_ mode: Image.Mode?, _ width: Int, _ height: Int) -> [Double]?
}

extension FormatReader {
    func draft(_ mode: Image.Mode?, _ width: Int, _ height: Int) -> [Double]? { nil }
}

/// Bytes read one after the other; past the end there is nil.
struct ByteReader {
    let data: [UInt8]
    var place = 0

    init(_ data: [UInt8], at place: Int = 0) { (self.data, self.place) = (data, place) }

    var left: Int { max(data.count - place, 0) }

    mutating func bytes(_ count: Int) -> [UInt8]? {
        guard count >= 0, count <= left else { return nil }
        defer { place += count }
        return Array(data[place..<place + count])
    }

    mutating func byte() -> Int? {
        guard left > 0 else { return nil }
        defer { place += 1 }
        return Int(data[place])
    }

    mutating func big(_ count: Int) -> Int? { bytes(count)?.reduce(0) { $0 << 8 | Int($1) } }
    mutating func little(_ count: Int) -> Int? { bytes(count)?.reversed().reduce(0) { $0 << 8 | Int($1) } }
}

extension Image {
    /// Reads an image file. Same as PIL.Image.open(path) and load(). Throws `.os` for what is no image or is broken.
    public static func open(_ path: String) throws -> Image {
        let data = try FileReader(path: path).readAll(limit: 1 << 30)
        guard let file = try ImageFile.identify(data) else { throw TensorError.os("cannot identify image file '\(path)'") }
        return try file.decode()
    }

    /// Decodes the bytes of an image file.
    public static func decode(_ data: [UInt8]) throws -> Image {
        guard let file = try ImageFile.identify(data) else { throw TensorError.os("cannot identify image file") }
        return try file.decode()
    }
}

/// What Pillow says of a file that ends too early.
func truncated(_ unread: Int? = nil) -> TensorError {
    .os("image file is truncated" + (unread.map { " (\($0) bytes not processed)" } ?? ""))
}
