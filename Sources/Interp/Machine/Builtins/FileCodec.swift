// Text to bytes and back for text files: utf-8, ascii and latin-1, with CPython's error handlers and messages.

/// An encoding that files can have, with what to do about characters that do not fit.
struct FileCodec {
    enum Encoding { case utf8, utf8WithMark, ascii, latin1 }
    enum Handler: String { case strict, ignore, replace, backslashreplace, surrogateescape, xmlcharrefreplace, surrogatepass }

    let encoding: Encoding
    /// As `file.encoding` shows it.
    let name: String
    let handler: Handler
    /// As `file.errors` shows it.
    let handlerName: String

    init(_ name: String, errors: String) throws(Raise) {
        let plain = String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
        switch plain {
        case "utf-8", "utf8", "u8", "utf", "cp65001", "locale": encoding = .utf8
        case "utf-8-sig", "utf8-sig": encoding = .utf8WithMark
        case "ascii", "us-ascii", "646": encoding = .ascii
        case "latin-1", "latin1", "latin", "iso-8859-1", "iso8859-1", "8859", "cp819", "l1": encoding = .latin1
        case "utf-16", "utf16", "utf-16-le", "utf-16le", "utf-16-be", "utf-16be", "utf-32", "utf32", "cp1252", "windows-1252":
            throw Raise.notImplementedError("encoding '\(name)' is not part of the library: utf-8, ascii and latin-1 are")
        default: throw Raise.make(.lookupError, "unknown encoding: \(name)")
        }
        self.name = plain == "locale" ? "UTF-8" : name
        handlerName = errors
        // CPython looks an unknown handler up when it needs it.
        handler = Handler(rawValue: errors) ?? .strict
    }

    private var codecName: String {
        switch encoding {
        case .utf8, .utf8WithMark: "utf-8"
        case .ascii: "ascii"
        case .latin1: "latin-1"
        }
    }

    // ---- reading -----------------------------------------------------------------------------------------------------

    /// A str of the bytes.
    func decode(_ bytes: [UInt8]) throws(Raise) -> Value { .string(utf8: try decoded(bytes)) }

    /// The text as UTF-8.
    func decoded(_ bytes: [UInt8]) throws(Raise) -> [UInt8] {
        switch encoding {
        case .utf8, .utf8WithMark: return try decodeUTF8(bytes)
        case .ascii:
            if !bytes.contains(where: { $0 >= 0x80 }) { return bytes }
            var out: [UInt8] = []
            for (i, byte) in bytes.enumerated() {
                if byte < 0x80 {
                    out.append(byte)
                } else {
                    try handle(bytes, i, 1, "ordinal not in range(128)", &out)
                }
            }
            return out
        case .latin1:
            if !bytes.contains(where: { $0 >= 0x80 }) { return bytes }
            var out: [UInt8] = []
            out.reserveCapacity(bytes.count + bytes.count / 8)
            for byte in bytes { UTF8Text.append(UInt32(byte), to: &out) }
            return out
        }
    }

    /// How many bytes of a piece of a file are whole characters; an error in it is raised, as long as bytes are not replaced.
    func check(_ piece: [UInt8], isLast: Bool) throws(Raise) -> Int {
        switch (encoding, handler) {
        case (.utf8, .strict), (.utf8WithMark, .strict):
            guard let (start, length, reason) = piece.withUnsafeBufferPointer({ UTF8Text.validate($0) }) else { break }
            if !isLast, start + length == piece.count, reason == "unexpected end of data" { return start }
            _ = try decoded(piece)
        case (.ascii, .strict): _ = try decoded(piece)
        default: break
        }
        return piece.count
    }

    private func decodeUTF8(_ bytes: [UInt8]) throws(Raise) -> [UInt8] {
        var bad = bytes.withUnsafeBufferPointer { UTF8Text.validate($0) }
        if bad == nil { return bytes }
        var out: [UInt8] = []
        var done = 0
        while let (start, length, reason) = bad {
            out += bytes[done..<start]
            try handle(bytes, start, length, reason, &out)
            done = start + length
            bad = bytes.withUnsafeBufferPointer { UTF8Text.validate($0, from: done) }
        }
        return out + bytes[done...]
    }

    private func handle(
        _ bytes: [UInt8], _ start: Int, _ length: Int, _ reason: String, _ out: inout [UInt8]
    ) throws(Raise) {
        switch handler {
        case .ignore: break
        case .replace: UTF8Text.append(0xfffd, to: &out)
        case .backslashreplace:
            for byte in bytes[start..<(start + length)] {
                TextRepresentation.appendEscape(0x78, UInt32(byte), digits: 2, to: &out)
            }
        case .surrogateescape:
            for byte in bytes[start..<(start + length)] { UTF8Text.append(0xdc00 + UInt32(byte), to: &out) }
        case .strict, .xmlcharrefreplace, .surrogatepass:
            throw codingError(.unicodeDecodeError, codecName, .bytes(bytes), start, start + length, reason)
        }
    }

    // ---- writing ----------------------------------------------------------------------------------------------------------

    /// The bytes of a text, given as UTF-8 (lone surrogates in WTF-8).
    func encode(_ text: UnsafeBufferPointer<UInt8>) throws(Raise) -> [UInt8] {
        switch encoding {
        case .utf8, .utf8WithMark:
            if UTF8Text.validate(text) == nil { return Array(text) }
            return try encode(text) { $0 < 0xd800 || $0 > 0xdfff }
        case .ascii:
            if UTF8Text.isASCII(text) { return Array(text) }
            return try encode(text) { $0 < 0x80 }
        case .latin1:
            if UTF8Text.isASCII(text) { return Array(text) }
            return try encode(text) { $0 < 0x100 }
        }
    }

    private func encode(_ text: UnsafeBufferPointer<UInt8>, _ fits: (UInt32) -> Bool) throws(Raise) -> [UInt8] {
        let scalars = UTF8Text.scalars(text)
        var out: [UInt8] = []
        var i = 0
        while i < scalars.count {
            let scalar = scalars[i]
            if fits(scalar) {
                if encoding == .latin1 { out.append(UInt8(scalar)) } else { UTF8Text.append(scalar, to: &out) }
                i += 1
                continue
            }
            var end = i + 1
            while end < scalars.count && !fits(scalars[end]) { end += 1 }
            switch handler {
            case .ignore: break
            case .replace: out += [UInt8](repeating: 0x3f, count: end - i)
            case .backslashreplace:
                for bad in scalars[i..<end] {
                    let (letter, digits): (UInt8, Int) = bad < 0x100 ? (0x78, 2) : bad < 0x10000 ? (0x75, 4) : (0x55, 8)
                    TextRepresentation.appendEscape(letter, bad, digits: digits, to: &out)
                }
            case .xmlcharrefreplace: for bad in scalars[i..<end] { out += Array("&#\(bad);".utf8) }
            case .surrogateescape where scalars[i..<end].allSatisfy({ 0xdc80...0xdcff ~= $0 }):
                out += scalars[i..<end].map { UInt8(truncatingIfNeeded: $0) }
            case .surrogatepass where encoding != .ascii && encoding != .latin1:
                for bad in scalars[i..<end] { UTF8Text.append(bad, to: &out) }
            default: throw refuse(text, i, end)
            }
            i = end
        }
        return out
    }

    private func refuse(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Raise {
        let reason =
            switch encoding {
            case .utf8, .utf8WithMark: "surrogates not allowed"
            case .ascii: "ordinal not in range(128)"
            case .latin1: "ordinal not in range(256)"
            }
        return codingError(.unicodeEncodeError, codecName, .string(utf8: Array(text)), start, end, reason)
    }
}
