// JPEG files through libjpeg-turbo, with Pillow's settings: decoding at a fraction of the size (draft), CMYK as Adobe writes it
// (inverted), the EXIF block and density in info. Encoding has Pillow's quality and subsampling.

internal import CImageCodecs
import Tensors

final class JPEGReader: FormatReader {
    static let format = "JPEG"

    private let data: [UInt8]
    private var header: tnb_jpeg_header
    private var wantsGrey = false
    let info: [(String, ImageFile.Info)]

    static func accepts(_ data: [UInt8]) -> Bool { data.starts(with: [0xff, 0xd8, 0xff]) }

    static func open(_ data: [UInt8]) throws -> JPEGReader? {
        // A zero is no marker.
        guard data.count < 4 || data[3] != 0, let header = try read(data, 1, false), header.width > 0, header.height > 0
        else { return nil }
        return JPEGReader(data, header)
    }

    private init(_ data: [UInt8], _ header: tnb_jpeg_header) {
        (self.data, self.header) = (data, header)
        info = JPEGReader.information(data, header)
    }

    private static func read(_ data: [UInt8], _ scale: Int, _ wantsGrey: Bool) throws -> tnb_jpeg_header? {
        var header = tnb_jpeg_header()
        let isGood = data.withUnsafeBufferPointer {
            tnb_jpeg_read_header($0.baseAddress, $0.count, Int32(scale), wantsGrey ? 1 : 0, &header)
        }
        if isGood == 2 { throw TensorError.os("Truncated File Read") }
        return isGood != 0 ? header : nil
    }

    var width: Int { Int(header.width) }
    var height: Int { Int(header.height) }
    var mode: Image.Mode { header.components == 1 ? .grey : header.components == 4 ? .cmyk : .rgb }

    func draft(_ mode: Image.Mode?, _ width: Int, _ height: Int) -> [Double]? {
        guard header.scale == 1 else { return nil }
        if mode == .grey && self.mode == .rgb { wantsGrey = true }
        let (original, scale) = (
            (self.width, self.height),
            [8, 4, 2, 1].first { $0 <= max(1, min(self.width / max(width, 1), self.height / max(height, 1))) } ?? 1
        )
        if let changed = try? JPEGReader.read(data, scale, wantsGrey) { header = changed }
        return [0, 0, Double(original.0) / Double(scale), Double(original.1) / Double(scale)]
    }

    func decode() throws -> Image {
        let count = width * height * Int(header.components)
        var (status, unread) = (Int32(0), 0)
        var bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            status = data.withUnsafeBufferPointer {
                tnb_jpeg_decode($0.baseAddress, $0.count, header.scale, wantsGrey ? 1 : 0, buffer.baseAddress, &unread)
            }
            initialized = status == 0 ? count : 0
        }
        if status == 1 { throw truncated(unread) }
        guard status == 0 else { throw TensorError.os("broken data stream when reading image file") }
        if mode == .cmyk && header.is_adobe != 0 { for i in bytes.indices { bytes[i] = ~bytes[i] } }
        return try Image(width: width, height: height, mode: mode, bytes: bytes)
    }

    /// Pillow's `info`: the JFIF density, Adobe's marker, EXIF.
    private static func information(_ data: [UInt8], _ header: tnb_jpeg_header) -> [(String, ImageFile.Info)] {
        var info: [(String, ImageFile.Info)] = []
        var reader = ByteReader(data, at: 2)
        while let mark = reader.byte(), mark == 0xff {
            var kind = reader.byte() ?? 0xda
            while kind == 0xff { kind = reader.byte() ?? 0xda }
            if kind == 0xda || kind == 0xd9 { break }
            if kind == 0x01 || (0xd0...0xd7).contains(kind) { continue }
            guard let size = reader.big(2), let body = reader.bytes(size - 2) else { break }
            if kind == 0xe0, body.starts(with: Array("JFIF\0".utf8)), body.count >= 12 {
                info.append(("jfif", .int(Int(body[5]) << 8 | Int(body[6]))))
                info.append(("jfif_version", .numbers([Int(body[5]), Int(body[6])])))
                let (x, y) = (Int(body[8]) << 8 | Int(body[9]), Int(body[10]) << 8 | Int(body[11]))
                if body[7] == 1 { info.append(("dpi", .numbers([x, y]))) }
                info.append(("jfif_unit", .int(Int(body[7]))))
                info.append(("jfif_density", .numbers([x, y])))
            } else if kind == 0xe1, body.starts(with: Array("Exif\0\0".utf8)), !info.contains(where: { $0.0 == "exif" }) {
                info.append(("exif", .bytes(body)))
            } else if kind == 0xee, body.starts(with: Array("Adobe".utf8)), body.count >= 12 {
                info.append(("adobe", .int(Int(body[5]) << 8 | Int(body[6]))))
                info.append(("adobe_transform", .int(Int(body[11]))))
            } else if kind == 0xfe {
                info.append(("comment", .bytes(body)))
            } else if (0xc0...0xcf).contains(kind), ![0xc4, 0xc8, 0xcc].contains(kind) {
                if [0xc2, 0xc6, 0xca, 0xce].contains(kind) {
                    info.append(("progressive", .int(1)))
                    info.append(("progression", .int(1)))
                }
            }
        }
        return info
    }
}

extension Image {
    /// The image as the bytes of a JPEG file. Subsampling 0 is 4:4:4, 1 is 4:2:2, 2 is 4:2:0; -1 leaves it to the library.
    public func jpegData(
        quality: Int = 75, subsampling: Int = -1, optimize: Bool = false, progressive: Bool = false, exif: [UInt8] = []
    ) throws -> [UInt8] {
        let source: Image
        switch mode {
        case .bilevel: source = try converted(to: .grey)
        case .grey, .rgb, .cmyk, .ycbcr: source = mode == .ycbcr ? try converted(to: .rgb) : self
        default: throw TensorError.os("cannot write mode \(mode.rawValue) as JPEG")
        }
        guard width > 0, height > 0, width <= 65535, height <= 65535 else {
            throw TensorError.os("encoder error -2 when writing image file")
        }
        guard exif.count <= 65533 else { throw TensorError.value("EXIF data is too long") }
        var memory: UnsafeMutablePointer<UInt8>?
        var count = 0
        let pixels = mode == .cmyk ? source.bytes.map { ~$0 } : source.bytes
        let status = pixels.withUnsafeBufferPointer { pixels in
            exif.withUnsafeBufferPointer { exif in
                tnb_jpeg_encode(
                    pixels.baseAddress, Int32(width), Int32(height), Int32(source.mode.channels),
                    Int32(max(0, min(100, quality))),
                    Int32(subsampling), optimize ? 1 : 0, progressive ? 1 : 0, exif.baseAddress, exif.count, &memory, &count)
            }
        }
        guard status == 0, let memory else { throw TensorError.os("encoder error -2 when writing image file") }
        defer { tnb_free(memory) }
        return Array(UnsafeBufferPointer(start: memory, count: count))
    }
}
