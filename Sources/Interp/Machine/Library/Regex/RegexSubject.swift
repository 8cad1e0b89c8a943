// The text that a pattern is applied to: its bytes, and the way between code points and byte offsets.

struct RegexSubject {
    let value: Value
    let isText: Bool
    /// Byte offset and code point of a place already counted to.
    private var known = (byte: 0, index: 0)

    /// Checks the type: the pattern's own.
    init(_ value: Value, _ program: RegexProgram) throws(Raise) {
        isText = value.isString
        guard isText || value.isKind(.bytes) || value.isKind(.byteArray) else {
            throw Raise.typeError("expected string or bytes-like object, got '\(value.typeName)'")
        }
        if isText && !program.isText { throw Raise.typeError("cannot use a bytes pattern on a string-like object") }
        if !isText && program.isText { throw Raise.typeError("cannot use a string pattern on a bytes-like object") }
        self.value = value
    }

    /// The subject of a match, whose type was checked.
    init(matched value: Value) {
        self.value = value
        isText = value.isString
    }

    var bytes: UnsafeBufferPointer<UInt8> { isText ? value.utf8 : value.byteContents }
    var count: Int { isText ? value.scalarCount : value.byteContents.count }
    private var isDirect: Bool { !isText || value.scalarCount == value.utf8.count }

    /// Byte offset of a code point (0…count).
    func offset(_ index: Int) -> Int { isDirect ? index : UTF8Text.offset(value.utf8, ofScalar: index) }

    /// Code point at a byte offset. Remembers the place: asking in order is linear.
    mutating func index(_ offset: Int) -> Int {
        if isDirect || offset <= 0 { return offset }
        if offset < known.byte { known = (0, 0) }
        let part = UnsafeBufferPointer(rebasing: value.utf8[known.byte..<offset])
        known = (offset, known.index + UTF8Text.count(part))
        return known.index
    }

    /// A part, owned.
    func slice(_ start: Int, _ end: Int) -> Value {
        let bytes = bytes
        let end = min(end, bytes.count), start = min(start, end)
        if start == 0 && end == bytes.count && (value.isExactly(.string) || value.isExactly(.bytes)) { return value.retained() }
        if isText && end - start == 1 { return Characters.ascii(bytes[start]) }
        let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
        return isText ? .string(utf8: part) : .bytes(part)
    }

    func slice(_ spans: [Int], _ group: Int) -> Value? {
        spans[group * 2] < 0 ? nil : slice(spans[group * 2], spans[group * 2 + 1])
    }

    func make(_ contents: [UInt8]) -> Value { isText ? .string(utf8: contents) : .bytes(contents) }
}
