// str to bytes and back: utf-8, ascii, latin-1 with CPython's error handlers and messages.

enum TextCodec {
    case utf8, ascii, latin1

    init(_ name: Value) throws(Raise) {
        guard !name.isUnbound else {
            self = .utf8
            return
        }
        guard name.isString else {
            throw Raise.typeError("decoding or encoding wants the codec's name as str, not \(name.typeName)")
        }
        switch name.swiftString.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
        case "utf8", "u8", "cp65001": self = .utf8
        case "ascii", "usascii", "646": self = .ascii
        case "latin1", "iso88591", "latin", "l1", "8859", "cp819": self = .latin1
        default: throw Raise.make(.lookupError, "unknown encoding: \(name.swiftString)")
        }
    }

    var name: String {
        switch self {
        case .utf8: "utf-8"
        case .ascii: "ascii"
        case .latin1: "latin-1"
        }
    }
}

/// `text.encode(encoding, errors)`.
func encode(_ text: Value, _ encoding: Value, _ errors: Value) throws(Raise) -> [UInt8] {
    let codec = try TextCodec(encoding)
    let handler = errors.isString ? errors.swiftString : "strict"
    if codec != .utf8 || text.utf8.contains(0xed) {
        return try encodeChecked(text, codec, handler)
    }
    return Array(text.utf8)
}

private func encodeChecked(_ text: Value, _ codec: TextCodec, _ handler: String) throws(Raise) -> [UInt8] {
    func fits(_ scalar: UInt32) -> Bool {
        switch codec {
        case .utf8: !(0xd800...0xdfff).contains(scalar)
        case .ascii: scalar < 0x80
        case .latin1: scalar < 0x100
        }
    }
    var out: [UInt8] = []
    let scalars = UTF8Text.scalars(text.utf8)
    for (i, scalar) in scalars.enumerated() {
        if fits(scalar) {
            if codec == .utf8 { UTF8Text.append(scalar, to: &out) } else { out.append(UInt8(scalar)) }
            continue
        }
        switch handler {
        case "ignore": break
        case "replace": out.append(0x3f)
        case "backslashreplace":
            let width = scalar < 0x100 ? 2 : scalar < 0x10000 ? 4 : 8
            TextRepresentation.appendEscape(width == 2 ? 0x78 : width == 4 ? 0x75 : 0x55, scalar, digits: width, to: &out)
        case "xmlcharrefreplace": out += Array("&#\(scalar);".utf8)
        case "surrogateescape" where (0xdc80...0xdcff).contains(scalar): out.append(UInt8(scalar & 0xff))
        case "surrogatepass" where codec == .utf8: UTF8Text.append(scalar, to: &out)
        case "strict", "surrogateescape", "surrogatepass":
            let reason =
                codec == .utf8
                ? "surrogates not allowed" : codec == .ascii ? "ordinal not in range(128)" : "ordinal not in range(256)"
            let end = scalars[i...].firstIndex(where: fits) ?? scalars.count
            throw codingError(.unicodeEncodeError, codec.name, text.retained(), i, end, reason)
        default: throw Raise.make(.lookupError, "unknown error handler name '\(handler)'")
        }
    }
    return out
}

/// A UnicodeEncodeError or UnicodeDecodeError with CPython's five arguments (the object is owned).
func codingError(
    _ kind: ExceptionKind, _ codec: String, _ object: Value, _ start: Int, _ end: Int, _ reason: String
) -> Raise {
    Raise.make(
        Types.exception(kind), .tuple(owned: [.string(codec), object, .int(start), .int(end), .string(reason)]))
}

/// Whether three bytes encode half of a surrogate pair.
private func isSurrogate(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    place + 2 < bytes.count && bytes[place] == 0xed && (0xa0...0xbf).contains(bytes[place + 1])
        && (0x80...0xbf).contains(bytes[place + 2])
}

/// `str(bytes, encoding, errors)`.
func decode(_ source: Value, _ encoding: Value, _ errors: Value) throws(Raise) -> Value {
    guard let bytes = source.bufferContents else {
        throw source.isString
            ? Raise.typeError("decoding str is not supported")
            : Raise.typeError("decoding to str: need a bytes-like object, \(source.typeName) found")
    }
    // An empty text is decoded by any codec, even one that does not exist.
    if bytes.isEmpty { return Names.empty.retained() }
    let codec = try TextCodec(encoding)
    let handler = errors.isString ? errors.swiftString : "strict"
    if codec == .latin1 { return .string(utf8: UTF8Text.bytes(bytes.map { UInt32($0) })) }
    var out: [UInt8] = []
    var i = 0
    while i < bytes.count {
        let bad: (offset: Int, length: Int, reason: String)?
        if codec == .utf8 {
            bad = UTF8Text.validate(bytes, from: i)
        } else {
            bad = bytes[i...].firstIndex { $0 >= 0x80 }.map { ($0, 1, "ordinal not in range(128)") }
        }
        guard let bad else {
            if i == 0 { return .string(utf8: bytes) }
            out += bytes[i...]
            break
        }
        out += bytes[i..<bad.offset]
        switch handler {
        case "ignore": break
        case "replace": out += [0xef, 0xbf, 0xbd]
        case "backslashreplace":
            for byte in bytes[bad.offset..<(bad.offset + bad.length)] {
                TextRepresentation.appendEscape(0x78, UInt32(byte), digits: 2, to: &out)
            }
        case "surrogateescape":
            for byte in bytes[bad.offset..<(bad.offset + bad.length)] { UTF8Text.append(0xdc00 + UInt32(byte), to: &out) }
        case "surrogatepass" where codec == .utf8 && isSurrogate(bytes, at: bad.offset):
            out += bytes[bad.offset..<(bad.offset + 3)]
            i = bad.offset + 3
            continue
        case "xmlcharrefreplace", "namereplace":
            throw Raise.typeError("don't know how to handle UnicodeDecodeError in error callback")
        case "strict", "surrogatepass":
            throw codingError(
                .unicodeDecodeError, codec.name, .bytes(Array(bytes)), bad.offset, bad.offset + bad.length, bad.reason)
        default: throw Raise.make(.lookupError, "unknown error handler name '\(handler)'")
        }
        i = bad.offset + bad.length
    }
    return .string(utf8: out)
}
