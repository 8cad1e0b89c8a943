// WebP (through libwebp), the first image of GIF files, BMP, and the portable anymaps PBM, PGM, PPM.

internal import CImageCodecs
import Tensors

final class WebPReader: FormatReader {
    static let format = "WEBP"
    private let data: [UInt8]
    let width, height: Int
    let mode: Image.Mode
    let info: [(String, ImageFile.Info)] = [("loop", .int(1))]

    static func accepts(_ data: [UInt8]) -> Bool {
        data.count >= 12 && data.starts(with: Array("RIFF".utf8)) && Array(data[8..<12]) == Array("WEBP".utf8)
    }

    static func open(_ data: [UInt8]) throws -> WebPReader? {
        var (width, height, alpha, animated) = (Int32(0), Int32(0), Int32(0), Int32(0))
        let isGood = data.withUnsafeBufferPointer {
            tnb_webp_read_header($0.baseAddress, $0.count, &width, &height, &alpha, &animated)
        }
        guard isGood != 0, width > 0, height > 0 else { return nil }
        guard animated == 0 else { throw TensorError.notImplemented("animated WebP files are not available") }
        return WebPReader(data, Int(width), Int(height), alpha != 0 ? .rgba : .rgb)
    }

    private init(_ data: [UInt8], _ width: Int, _ height: Int, _ mode: Image.Mode) {
        (self.data, self.width, self.height, self.mode) = (data, width, height, mode)
    }

    func decode() throws -> Image {
        let count = width * height * mode.channels
        var status: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            buffer.baseAddress?.initialize(repeating: 0, count: count)
            status = data.withUnsafeBufferPointer {
                tnb_webp_decode($0.baseAddress, $0.count, mode == .rgba ? 1 : 0, Int32(width), Int32(height), buffer.baseAddress)
            }
            initialized = count
        }
        guard status == 0 else { throw TensorError.os("could not create decoder object") }
        return try Image(width: width, height: height, mode: mode, bytes: bytes)
    }
}

extension Image {
    /// The image as the bytes of a WebP file.
    public func webpData(lossless: Bool = false, quality: Double = 80, method: Int = 4) throws -> [UInt8] {
        let source = mode == .rgb || mode == .rgba ? self : try converted(to: mode.hasAlpha ? .rgba : .rgb)
        guard width > 0, height > 0, width <= 16383, height <= 16383 else {
            throw TensorError.value("encoding error 5: Image size exceeds WebP limit of 16383 pixels")
        }
        var memory: UnsafeMutablePointer<UInt8>?
        var count = 0
        let status = source.bytes.withUnsafeBufferPointer {
            tnb_webp_encode(
                $0.baseAddress, Int32(width), Int32(height), source.mode == .rgba ? 1 : 0, lossless ? 1 : 0, Float(quality),
                Int32(method), &memory, &count)
        }
        guard status == 0, let memory else { throw TensorError.os("cannot write file as WebP (encoder returned None)") }
        defer { tnb_free(memory) }
        return Array(UnsafeBufferPointer(start: memory, count: count))
    }
}

/// The first image of a GIF file, mode 'P' (or 'L' where the palette is grey).
final class GIFReader: FormatReader {
    static let format = "GIF"
    let width, height: Int
    let mode: Image.Mode
    private(set) var info: [(String, ImageFile.Info)]
    private let palette: Image.Palette
    private let frame: (x: Int, y: Int, width: Int, height: Int)
    private let isInterlaced: Bool
    private let codeSize, background: Int
    private let codes: [UInt8]

    static func accepts(_ data: [UInt8]) -> Bool {
        data.starts(with: Array("GIF87a".utf8)) || data.starts(with: Array("GIF89a".utf8))
    }

    static func open(_ data: [UInt8]) throws -> GIFReader? { GIFReader(ByteReader(data)) }

    private init?(_ start: ByteReader) {
        var reader = start
        guard let version = reader.bytes(6), let width = reader.little(2), let height = reader.little(2),
            let flags = reader.byte(),
            let background = reader.byte(), reader.byte() != nil
        else { return nil }
        info = [("version", .bytes(version)), ("background", .int(background))]
        var colours: [UInt8] = []
        if flags & 0x80 != 0 { colours = reader.bytes(3 << (flags & 7 + 1)) ?? [] }
        var transparency: Int?
        while let kind = reader.byte() {
            if kind == 0x21, let label = reader.byte() {
                while let size = reader.byte(), size > 0, let block = reader.bytes(size) {
                    if label == 0xf9, block.count >= 4 {
                        if block[0] & 1 != 0 { transparency = Int(block[3]) }
                        info.append(("duration", .int((Int(block[1]) | Int(block[2]) << 8) * 10)))
                    }
                }
                continue
            }
            guard kind == 0x2c else { continue }
            guard let x = reader.little(2), let y = reader.little(2), let w = reader.little(2), let h = reader.little(2),
                let local = reader.byte()
            else { return nil }
            if local & 0x80 != 0 { colours = reader.bytes(3 << (local & 7 + 1)) ?? colours }
            guard let bits = reader.byte(), (1...11).contains(bits) else { return nil }
            var data: [UInt8] = []
            while let size = reader.byte(), size > 0 {
                guard let block = reader.bytes(min(size, reader.left)) else { break }
                data += block
                if block.count < size { break }
            }
            if let transparency { info.append(("transparency", .int(transparency))) }
            var isGrey = true
            for i in 0..<colours.count / 3 {
                let level = UInt8(truncatingIfNeeded: i)
                if colours[3 * i] != level || colours[3 * i + 1] != level || colours[3 * i + 2] != level { isGrey = false }
            }
            (self.width, self.height) = (max(width, x + w), max(height, y + h))
            (frame, isInterlaced, codeSize, codes) = ((x, y, w, h), local & 0x40 != 0, bits, data)
            (palette, mode, self.background) = (.init(rgb: colours), isGrey ? .grey : .palette, transparency ?? background)
            return
        }
        return nil
    }

    func decode() throws -> Image {
        let (first, count) = (1 << codeSize, frame.width * frame.height)
        var pixels = [UInt8](repeating: 0, count: count)
        // Each code is a byte after another code's bytes.
        var (prefix, suffix) = ([Int](repeating: 0, count: 4096), [UInt8](repeating: 0, count: 4096))
        for i in 0..<min(first, 256) { suffix[i] = UInt8(i) }
        var (bits, available, place) = (0, 0, 0)
        var (size, next, previous, written) = (codeSize + 1, first + 2, -1, 0)
        var stack: [UInt8] = []
        var firstByte: UInt8 = 0
        reading: while written < count {
            while available < size {
                guard place < codes.count else { break reading }
                bits |= Int(codes[place]) << available
                available += 8
                place += 1
            }
            var code = bits & (1 << size - 1)
            bits >>= size
            available -= size
            if code == first {
                (size, next, previous) = (codeSize + 1, first + 2, -1)
                continue
            }
            if code == first + 1 { break }
            let current = code
            stack.removeAll(keepingCapacity: true)
            if previous < 0 {
                guard code < first else { throw TensorError.os("broken data stream when reading image file") }
            } else if code >= next {
                guard code == next else { throw TensorError.os("broken data stream when reading image file") }
                stack.append(firstByte)
                code = previous
            }
            while code > first {
                stack.append(suffix[code])
                code = prefix[code]
            }
            firstByte = suffix[code]
            stack.append(firstByte)
            for byte in stack.reversed() where written < count {
                pixels[written] = byte
                written += 1
            }
            if previous >= 0, next < 4096 {
                (prefix[next], suffix[next]) = (previous, firstByte)
                next += 1
                if next == 1 << size && size < 12 { size += 1 }
            }
            previous = current
        }
        guard written == count else { throw truncated(0) }
        var all = [UInt8](repeating: UInt8(truncatingIfNeeded: background), count: width * height)
        var rows = Array(0..<frame.height)
        if isInterlaced {
            rows = [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { Array(stride(from: $0.0, to: frame.height, by: $0.1)) }
        }
        for (source, row) in rows.enumerated() {
            let target = (frame.y + row) * width + frame.x
            all.replaceSubrange(
                target..<target + frame.width, with: pixels[source * frame.width..<(source + 1) * frame.width])
        }
        return try Image(width: width, height: height, mode: mode, bytes: all, palette: palette)
    }
}

/// Uncompressed BMP files of 1, 4, 8, 24 and 32 bits.
final class BMPReader: FormatReader {
    static let format = "BMP"
    let width, height: Int
    let mode: Image.Mode
    let info: [(String, ImageFile.Info)]
    private let data: [UInt8]
    private let offset, depth: Int
    private let isTopDown: Bool
    private var palette: Image.Palette?

    static func accepts(_ data: [UInt8]) -> Bool { data.starts(with: Array("BM".utf8)) }

    static func open(_ data: [UInt8]) throws -> BMPReader? {
        if data.count < 54 { throw TensorError.os("Truncated File Read") }
        return try BMPReader(data)
    }

    private init?(_ data: [UInt8]) throws {
        var reader = ByteReader(data, at: 10)
        guard let offset = reader.little(4), let size = reader.little(4), size >= 40, let width = reader.little(4),
            let rawHeight = reader.little(4), reader.little(2) != nil, let depth = reader.little(2),
            let compression = reader.little(4),
            reader.little(4) != nil, let x = reader.little(4), let y = reader.little(4), let used = reader.little(4)
        else { return nil }
        let height = Int(Int32(truncatingIfNeeded: rawHeight))
        guard width > 0, width < 1 << 31, height != 0 else { return nil }
        guard compression == 0 || compression == 3 && depth == 32 else {
            throw TensorError.os("Unsupported BMP compression (\(compression))")
        }
        (self.data, self.offset, self.depth, self.width) = (data, offset, depth, width)
        (self.height, isTopDown) = (abs(height), height < 0)
        info = [
            ("dpi", .reals([Double(x) / 39.3701, Double(y) / 39.3701])), ("compression", .int(compression)),
        ]
        switch depth {
        case 1, 4, 8:
            let count = min(used == 0 ? 1 << depth : used, 256)
            reader.place = 14 + size
            var colours: [UInt8] = []
            for _ in 0..<count {
                guard let entry = reader.bytes(4) else { break }
                colours += [entry[2], entry[1], entry[0]]
            }
            var isGrey = true
            for i in 0..<colours.count / 3 {
                let level = depth == 1 ? 255 * i : i
                if (0..<3).contains(where: { Int(colours[3 * i + $0]) != level }) { isGrey = false }
            }
            mode = isGrey && depth == 1 ? .bilevel : isGrey && depth == 8 ? .grey : .palette
            palette = .init(rgb: colours)
        case 24, 32: mode = .rgb
        default: throw TensorError.os("Unsupported BMP pixel depth (\(depth))")
        }
    }

    func decode() throws -> Image {
        let line = (width * depth + 31) / 32 * 4
        guard offset >= 0, line * height <= data.count - offset else { throw truncated(max(data.count - offset, 0) % line) }
        let size = mode.pixelSize
        var pixels = [UInt8](repeating: 0, count: width * height * size)
        for y in 0..<height {
            let row = offset + (isTopDown ? y : height - 1 - y) * line
            for x in 0..<width {
                let place = (y * width + x) * size
                switch depth {
                case 24, 32: for c in 0..<3 { pixels[place + c] = data[row + x * depth / 8 + 2 - c] }
                case 8: pixels[place] = data[row + x]
                default:
                    let bit = x * depth
                    let value = data[row + bit / 8] >> UInt8(8 - depth - bit % 8) & UInt8(1 << depth - 1)
                    pixels[place] = mode == .bilevel ? value * 255 : value
                }
            }
        }
        return try Image(width: width, height: height, mode: mode, bytes: pixels, palette: palette)
    }
}

/// Portable anymaps: P1 to P6.
final class PPMReader: FormatReader {
    static let format = "PPM"
    let width, height: Int
    let mode: Image.Mode
    let info: [(String, ImageFile.Info)] = []
    private let kind, limit: Int
    private var reader: ByteReader

    static func accepts(_ data: [UInt8]) -> Bool {
        data.count >= 2 && data[0] == UInt8(ascii: "P") && (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(data[1])
    }

    static func open(_ data: [UInt8]) throws -> PPMReader? { try PPMReader(data) }

    private init?(_ data: [UInt8]) throws {
        reader = ByteReader(data, at: 2)
        kind = Int(data[1] - UInt8(ascii: "0"))
        guard let width = try PPMReader.number(&reader), let height = try PPMReader.number(&reader), width > 0, height > 0,
            width < 1 << 31, height < 1 << 31
        else { return nil }
        (self.width, self.height) = (width, height)
        if kind == 1 || kind == 4 {
            (limit, mode) = (1, .bilevel)
        } else {
            guard let limit = try PPMReader.number(&reader) else { return nil }
            guard limit > 0, limit < 65536 else {
                throw TensorError.value("maxval must be greater than 0 and less than 65536")
            }
            self.limit = limit
            mode = kind == 3 || kind == 6 ? .rgb : limit > 255 ? .int32 : .grey
        }
    }

    /// A number in text; comments go to the end of their line. One blank after it is read.
    private static func number(_ reader: inout ByteReader) throws -> Int? {
        var digits = ""
        while let byte = reader.byte() {
            let character = UInt8(byte)
            if character == UInt8(ascii: "#") {
                while let more = reader.byte(), more != 10, more != 13 {}
                if !digits.isEmpty { break }
            } else if [9, 10, 11, 12, 13, 32].contains(character) {
                if !digits.isEmpty { break }
            } else if (48...57).contains(character), digits.count < 10 {
                digits.append(Character(UnicodeScalar(character)))
            } else {
                return nil
            }
        }
        if digits.isEmpty { throw TensorError.value("Reached EOF while reading header") }
        return Int(digits)
    }

    func decode() throws -> Image {
        let samples = width * height * mode.channels
        var reader = reader
        var values: [Int] = []
        if kind == 4 {
            let line = (width + 7) / 8
            guard let rows = reader.bytes(line * height) else { throw truncated(reader.left % line) }
            var bytes = [UInt8](repeating: 255, count: width * height)
            for y in 0..<height {
                for x in 0..<width where rows[y * line + x / 8] & 0x80 >> UInt8(x % 8) != 0 { bytes[y * width + x] = 0 }
            }
            return try Image(width: width, height: height, mode: mode, bytes: bytes)
        }
        if kind >= 5 {
            let size = limit > 255 ? 2 : 1
            guard let raw = reader.bytes(samples * size) else { throw truncated(reader.left % (width * mode.channels * size)) }
            if limit == 255 { return try Image(width: width, height: height, mode: mode, bytes: raw) }
            for i in 0..<samples {
                let high = size == 1 ? 0 : Int(raw[2 * i])
                values.append(high << 8 | Int(raw[size * i + size - 1]))
            }
        } else if kind == 1 {
            while values.count < samples, let byte = reader.byte() {
                if byte == 48 || byte == 49 { values.append(byte == 49 ? 0 : 1) }
            }
        } else {
            while values.count < samples, let value = try? PPMReader.number(&reader) { values.append(value) }
        }
        guard values.count == samples else { throw truncated() }
        if kind <= 3, let wrong = values.first(where: { $0 > limit }) {
            throw TensorError.value("Channel value too large for this mode: \(wrong)")
        }
        let top = mode == .int32 ? 65535 : 255
        let scaled = values.map { value in
            min(top, limit == top ? value : Int((Double(value) / Double(limit) * Double(top)).rounded(.toNearestOrEven)))
        }
        let bytes =
            mode == .int32
            ? scaled.flatMap { value in withUnsafeBytes(of: Int32(value)) { Array($0) } } : scaled.map { UInt8($0) }
        return try Image(width: width, height: height, mode: mode, bytes: bytes)
    }
}

extension Image {
    /// The image as the bytes of a BMP file.
    public func bmpData() throws -> [UInt8] {
        let depth: Int
        var colours: [UInt8] = []
        switch mode {
        case .bilevel: (depth, colours) = (1, [0, 0, 0, 0, 255, 255, 255, 0])
        case .grey: (depth, colours) = (8, Palette.entriesAsBMP(.grey))
        case .palette: (depth, colours) = (8, Palette.entriesAsBMP(palette ?? .grey))
        case .rgb: depth = 24
        case .rgba: depth = 32
        default: throw TensorError.os("cannot write mode \(mode.rawValue) as BMP")
        }
        let line = (width * depth + 31) / 32 * 4
        func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        let offset = 54 + colours.count
        var file = Array("BM".utf8) + little(offset + line * height, 4) + little(0, 4) + little(offset, 4)
        file += little(40, 4) + little(width, 4) + little(height, 4) + little(1, 2) + little(depth, 2) + little(0, 4)
        file +=
            little(line * height, 4) + little(3780, 4) + little(3780, 4) + little(colours.count / 4, 4)
            + little(colours.count / 4, 4)
        file += colours
        for y in stride(from: height - 1, through: 0, by: -1) {
            var row = [UInt8](repeating: 0, count: line)
            for x in 0..<width {
                let place = (y * width + x) * mode.pixelSize
                switch mode {
                case .bilevel: if bytes[place] != 0 { row[x / 8] |= 0x80 >> UInt8(x % 8) }
                case .rgb: for c in 0..<3 { row[3 * x + c] = bytes[place + 2 - c] }
                case .rgba:
                    for c in 0..<3 { row[4 * x + c] = bytes[place + 2 - c] }
                    row[4 * x + 3] = bytes[place + 3]
                default: row[x] = bytes[place]
                }
            }
            file += row
        }
        return file
    }

    /// The image as the bytes of a portable anymap.
    public func ppmData() throws -> [UInt8] {
        let (kind, limit): (String, String)
        switch mode {
        case .bilevel: (kind, limit) = ("P4", "")
        case .grey: (kind, limit) = ("P5", "255\n")
        case .int32, .uint16: (kind, limit) = ("P5", "65535\n")
        case .rgb, .rgba: (kind, limit) = ("P6", "255\n")
        default: throw TensorError.os("cannot write mode \(mode.rawValue) as PPM")
        }
        var file = Array("\(kind)\n\(width) \(height)\n\(limit)".utf8)
        switch mode {
        case .bilevel:
            for y in 0..<height {
                var row = [UInt8](repeating: 0, count: (width + 7) / 8)
                for x in 0..<width where bytes[y * width + x] == 0 { row[x / 8] |= 0x80 >> UInt8(x % 8) }
                file += row
            }
        case .int32, .uint16:
            let wide = mode == .int32 ? self : try converted(to: .int32)
            for i in 0..<width * height {
                let value = UInt16(
                    clamping: wide.bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 4 * i, as: Int32.self) })
                file += [UInt8(value >> 8), UInt8(truncatingIfNeeded: value)]
            }
        case .rgba: file += try converted(to: .rgb).bytes
        default: file += bytes
        }
        return file
    }
}

extension Image.Palette {
    /// Blue, green, red, zero for each entry.
    static func entriesAsBMP(_ palette: Image.Palette) -> [UInt8] {
        var result: [UInt8] = []
        for i in stride(from: 0, to: palette.entries.count, by: 4) {
            let (r, g, b) = (palette.entries[i], palette.entries[i + 1], palette.entries[i + 2])
            result += [b, g, r, 0]
        }
        return result
    }
}
