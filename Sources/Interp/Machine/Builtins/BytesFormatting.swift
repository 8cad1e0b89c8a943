// The % operator of bytes and bytearray. Each byte travels as the code point of the same number through the formatting of
// str, whose layout rules are the same; what differs are the conversions that take text and the messages.

enum BytesFormatting {
    /// `format % values`.
    static func format(_ format: TextBytes, _ values: Value) throws(Raise) -> [UInt8] {
        let text = UTF8Text.bytes(format.map { UInt32($0) })
        let out = try PercentFormatter(values, ofBytes: true).format(text)
        return UTF8Text.scalars(out).map { UInt8(truncatingIfNeeded: $0) }
    }

    /// What `%s` and `%b` put in, one code point a byte.
    static func contents(_ value: Value) throws(Raise) -> [UInt8] {
        if let bytes = value.bufferContents { return UTF8Text.bytes(bytes.map { UInt32($0) }) }
        if let view = value.memoryView {
            if view.buffer == nil { throw MemoryView.released() }
            return UTF8Text.bytes(view.bytes().map { UInt32($0) })
        }
        if let method = value.classOf.lookup(.interned("__bytes__")) {
            let result = try callMethod(method, value)
            defer { result.release() }
            guard result.isKind(.bytes) else { throw Raise.typeError("__bytes__ returned non-bytes (type \(result.typeName))") }
            return UTF8Text.bytes(result.byteContents.map { UInt32($0) })
        }
        throw Raise.typeError(
            "%b requires a bytes-like object, or an object that implements __bytes__, not '\(value.typeName)'")
    }

    /// What `%c` puts in.
    static func character(_ value: Value) throws(Raise) -> [UInt8] {
        if let bytes = value.bufferContents, bytes.count == 1 { return UTF8Text.encode(UInt32(bytes[0])) }
        guard value.isInteger || value.classOf.lookup(Names.index) != nil else {
            throw Raise.typeError("%c requires an integer in range(256) or a single byte")
        }
        let number = try Operators.index(value)
        guard number >= 0 && number < 256 else { throw Raise.overflowError("%c arg not in range(256)") }
        return UTF8Text.encode(UInt32(number))
    }
}
