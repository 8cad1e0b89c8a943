// PNG files (ISO/IEC 15948): all colour types and depths, interlaced or not. Modes are Pillow's: 16-bit grey is 'I;16', 16-bit
// colours keep their high bytes.

internal import CImageCodecs
import Neural
import Tensors

final class PNGReader: FormatReader {
    static let format = "PNG"
    private static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

    let width, height: Int
    let mode: Image.Mode
    private(set) var info: [(String, ImageFile.Info)] = []
    private let depth, colourType: Int
    private let isInterlaced: Bool
    private var palette: Image.Palette?
    private var compressed: [UInt8] = []

    static func accepts(_ data: [UInt8]) -> Bool { data.starts(with: signature) }

    static func open(_ data: [UInt8]) throws -> PNGReader? {
        var reader = ByteReader(data, at: 8)
        guard let size = reader.big(4), reader.bytes(4) == Array("IHDR".utf8), size == 13, let header = reader.bytes(13) else {
            return nil
        }
        reader.place += 4
        return try PNGReader(header, reader)
    }

    private init?(_ header: [UInt8], _ rest: ByteReader) throws {
        var fields = ByteReader(header)
        guard let width = fields.big(4), let height = fields.big(4), let depth = fields.byte(), let type = fields.byte(),
            let compression = fields.byte(), let filter = fields.byte(), let interlace = fields.byte(), width > 0, height > 0,
            width < 1 << 31, height < 1 << 31, compression == 0, filter == 0, interlace <= 1,
            let mode = PNGReader.mode(type, depth)
        else { return nil }
        (self.width, self.height, self.depth, colourType, isInterlaced, self.mode) = (
            width, height, depth, type, interlace == 1, mode
        )
        var reader = rest
        while let size = reader.big(4), let name = reader.bytes(4) {
            let kind = String(decoding: name, as: UTF8.self)
            if kind == "IEND" { break }
            guard kind == "IDAT" else {
                guard let body = reader.bytes(size) else { break }
                reader.place += 4
                read(kind, body)
                continue
            }
            // A cut file gives what is there.
            let body = reader.bytes(min(size, reader.left)) ?? []
            compressed += body
            if body.count < size { break }
            reader.place += 4
        }
        if compressed.isEmpty, reader.left == 0, palette == nil, mode == .palette { return nil }
    }

    private static func mode(_ type: Int, _ depth: Int) -> Image.Mode? {
        switch (type, depth) {
        case (0, 1): .bilevel
        case (0, 2), (0, 4), (0, 8): .grey
        case (0, 16): .uint16
        case (2, 8), (2, 16): .rgb
        case (3, 1), (3, 2), (3, 4), (3, 8): .palette
        case (4, 8), (4, 16): .greyAlpha
        case (6, 8), (6, 16): .rgba
        default: nil
        }
    }

    private func read(_ kind: String, _ body: [UInt8]) {
        var fields = ByteReader(body)
        switch kind {
        case "PLTE": palette = .init(rgb: body)
        case "tRNS":
            switch colourType {
            case 3:
                // One fully transparent entry is given by its place, more by their bytes.
                if let first = body.firstIndex(where: { $0 != 255 }), body[first] == 0,
                    body.enumerated().allSatisfy({ $0.offset == first || $0.element == 255 })
                {
                    info.append(("transparency", .int(first)))
                } else {
                    info.append(("transparency", .bytes(body)))
                }
            case 0:
                if let level = fields.big(2) {
                    info.append(("transparency", .int(mode == .bilevel ? (level != 0 ? 255 : 0) : level)))
                }
            case 2:
                if let r = fields.big(2), let g = fields.big(2), let b = fields.big(2) {
                    info.append(("transparency", .numbers([r, g, b])))
                }
            default: break
            }
        case "gAMA": if let gamma = fields.big(4) { info.append(("gamma", .reals([Double(gamma) / 100_000]))) }
        case "pHYs":
            guard let x = fields.big(4), let y = fields.big(4), let unit = fields.byte() else { return }
            info.append(unit == 1 ? ("dpi", .reals([Double(x) * 0.0254, Double(y) * 0.0254])) : ("aspect", .numbers([x, y])))
        case "eXIf": info.append(("exif", .bytes(Array("Exif\0\0".utf8) + body)))
        case "tEXt":
            guard let end = body.firstIndex(of: 0) else { return }
            let text = String(decoding: body[(end + 1)...].map { UInt16($0) }, as: UTF16.self)
            info.append((String(decoding: body[..<end].map { UInt16($0) }, as: UTF16.self), .text(text)))
        default: break
        }
    }

    /// Samples of a pixel in the file.
    private var samples: Int { [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colourType] ?? 1 }

    private func lineBytes(_ width: Int) -> Int { (width * samples * depth + 7) / 8 }

    func decode() throws -> Image {
        // Column and row of the first pixel, and the steps, of the passes of an interlaced image.
        let passes =
            isInterlaced
            ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
            : [(0, 0, 1, 1)]
        func size(_ pass: (Int, Int, Int, Int)) -> (Int, Int) {
            ((width - pass.0 + pass.2 - 1) / pass.2, (height - pass.1 + pass.3 - 1) / pass.3)
        }
        var total = 0
        for pass in passes {
            let (columns, rows) = size(pass)
            if columns > 0 { total += max(rows, 0) * (lineBytes(columns) + 1) }
        }
        var status: Int32 = 0
        var raw = [UInt8](unsafeUninitializedCapacity: total) { buffer, count in
            count = compressed.withUnsafeBufferPointer {
                tnb_inflate($0.baseAddress, $0.count, buffer.baseAddress, total, &status)
            }
        }
        guard status != 2 else { throw TensorError.os("broken PNG file") }
        guard raw.count == total else { throw truncated() }
        var pixels = [UInt8](repeating: 0, count: width * height * mode.pixelSize)
        var place = 0
        for pass in passes {
            let (columns, rows) = size(pass)
            guard columns > 0, rows > 0 else { continue }
            let line = lineBytes(columns)
            for row in 0..<rows {
                let start = place + row * (line + 1)
                guard unfilter(&raw, start + 1, line, row == 0 ? nil : start - line, raw[start]) else {
                    throw TensorError.os("broken PNG file (unknown filter)")
                }
                unpack(raw, start + 1, columns, &pixels, (pass.1 + row * pass.3) * width + pass.0, pass.2)
            }
            place += rows * (line + 1)
        }
        return try Image(width: width, height: height, mode: mode, bytes: pixels, palette: palette)
    }

    /// Takes a line's filter off in place. `above` is where the line before it starts.
    private func unfilter(_ raw: inout [UInt8], _ start: Int, _ line: Int, _ above: Int?, _ filter: UInt8) -> Bool {
        let step = max(samples * depth / 8, 1)
        guard filter <= 4 else { return false }
        if filter == 0 || filter == 2 && above == nil { return true }
        raw.withUnsafeMutableBufferPointer { p in
            let row = p.baseAddress.unsafelyUnwrapped + start
            let upper = above.map { p.baseAddress.unsafelyUnwrapped + $0 }
            switch filter {
            case 1: if line > step { for i in step..<line { row[i] &+= row[i - step] } }
            case 2: if let upper { for i in 0..<line { row[i] &+= upper[i] } }
            case 3:
                for i in 0..<line {
                    let left = i >= step ? Int(row[i - step]) : 0
                    row[i] &+= UInt8(truncatingIfNeeded: (left + Int(upper?[i] ?? 0)) >> 1)
                }
            default:
                for i in 0..<line {
                    let (a, b) = (i >= step ? Int(row[i - step]) : 0, Int(upper?[i] ?? 0))
                    let c = i >= step ? Int(upper?[i - step] ?? 0) : 0
                    let (pa, pb, pc) = (abs(b - c), abs(a - c), abs(a + b - 2 * c))
                    row[i] &+= UInt8(truncatingIfNeeded: pa <= pb && pa <= pc ? a : pb <= pc ? b : c)
                }
            }
        }
        return true
    }

    private func unpack(_ raw: [UInt8], _ start: Int, _ columns: Int, _ pixels: inout [UInt8], _ first: Int, _ step: Int) {
        let size = mode.pixelSize
        if step == 1, depth == 8 {
            pixels.replaceSubrange(first * size..<(first + columns) * size, with: raw[start..<start + columns * size])
            return
        }
        for x in 0..<columns {
            let place = (first + x * step) * size
            switch depth {
            case 16 where mode == .uint16:
                pixels[place] = raw[start + 2 * x + 1]
                pixels[place + 1] = raw[start + 2 * x]
            case 16: for c in 0..<size { pixels[place + c] = raw[start + 2 * (x * size + c)] }
            case 8: for c in 0..<size { pixels[place + c] = raw[start + x * size + c] }
            default:
                let bit = x * depth
                let value = raw[start + bit / 8] >> UInt8(8 - depth - bit % 8) & UInt8((1 << depth) - 1)
                // Grey levels fill the byte; places in a palette stay.
                pixels[place] = mode == .palette ? value : value * UInt8(255 / ((1 << depth) - 1))
            }
        }
    }
}

extension Image {
    /// The image as the bytes of a PNG file.
    public func pngData(level: Int = 6) throws -> [UInt8] {
        guard width > 0, height > 0 else { throw TensorError.value("cannot write an empty image as PNG") }
        let type: Int
        switch mode {
        case .bilevel, .grey, .uint16, .int32: type = 0
        case .rgb: type = 2
        case .palette: type = 3
        case .greyAlpha: type = 4
        case .rgba: type = 6
        default: throw TensorError.os("cannot write mode \(mode.rawValue) as PNG")
        }
        let depth = mode == .bilevel ? 1 : mode == .uint16 || mode == .int32 ? 16 : 8
        let line = mode == .bilevel ? (width + 7) / 8 : width * mode.channels * depth / 8
        var raw = [UInt8](repeating: 0, count: height * (line + 1))
        var above = [UInt8](repeating: 0, count: line)
        let step = max(mode.channels * depth / 8, 1)
        for y in 0..<height {
            var row = packedRow(y, line)
            let kept = row
            // Colours and greys are smoother upwards and sideways; palettes and bits are not.
            if depth >= 8 && mode != .palette && y > 0 {
                raw[y * (line + 1)] = 2
                for i in 0..<line { row[i] = kept[i] &- above[i] }
            } else if depth >= 8 && mode != .palette {
                raw[y * (line + 1)] = 1
                if line > step { for i in step..<line { row[i] = kept[i] &- kept[i - step] } }
            }
            raw.replaceSubrange(y * (line + 1) + 1..<(y + 1) * (line + 1), with: row)
            above = kept
        }
        let capacity = tnb_deflate_bound(raw.count)
        let packed = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = raw.withUnsafeBufferPointer {
                tnb_deflate($0.baseAddress, $0.count, Int32(level), buffer.baseAddress, capacity)
            }
        }
        guard !packed.isEmpty else { throw TensorError.runtime("cannot encode a \(width)x\(height) PNG") }
        var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        func big(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
        func chunk(_ name: String, _ body: [UInt8]) {
            let content = Array(name.utf8) + body
            file += big(body.count) + content
            file += big(Int(content.withUnsafeBufferPointer { tnb_crc32($0.baseAddress, $0.count) }))
        }
        chunk("IHDR", big(width) + big(height) + [UInt8(depth), UInt8(type), 0, 0, 0])
        if mode == .palette, let palette {
            chunk("PLTE", palette.rgb.isEmpty ? [0, 0, 0] : palette.rgb)
            if palette.hasAlpha { chunk("tRNS", stride(from: 3, to: palette.entries.count, by: 4).map { palette.entries[$0] }) }
        }
        chunk("IDAT", packed)
        chunk("IEND", [])
        return file
    }

    private func packedRow(_ y: Int, _ line: Int) -> [UInt8] {
        let row = y * width
        switch mode {
        case .bilevel:
            var bits = [UInt8](repeating: 0, count: line)
            for x in 0..<width where bytes[row + x] != 0 { bits[x / 8] |= 0x80 >> UInt8(x % 8) }
            return bits
        case .uint16, .int32:
            var packed = [UInt8](repeating: 0, count: line)
            for x in 0..<width {
                let place = (row + x) * mode.pixelSize
                var level = UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
                if mode == .int32 {
                    // Limited to what 16 bits hold.
                    level = UInt16(clamping: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: Int32.self) })
                }
                packed[2 * x] = UInt8(level >> 8)
                packed[2 * x + 1] = UInt8(truncatingIfNeeded: level)
            }
            return packed
        default: return Array(bytes[row * mode.pixelSize..<(row + width) * mode.pixelSize])
        }
    }

    /// Decodes a PNG file's bytes as 'L' or 'RGB': palettes, 16-bit samples and alpha are converted, alpha is dropped.
    public static func png(_ data: [UInt8], name: String = "the data") throws -> Image {
        guard let reader = try PNGReader.accepts(data) ? PNGReader.open(data) : nil else {
            throw TensorError.os("cannot identify image file '\(name)'")
        }
        return try ImageFile(reader).decode()
    }

    /// Writes a PNG file, whole or not at all.
    public func save(_ path: String) throws {
        let suffix = path.split(separator: "/").last.flatMap { $0.contains(".") ? $0.split(separator: ".").last : nil }
        guard suffix?.lowercased() == "png" else {
            throw TensorError.value("unknown file extension: '\(path)'; images are written as .png")
        }
        try AtomicFile.write(pngData(), to: path)
    }
}
