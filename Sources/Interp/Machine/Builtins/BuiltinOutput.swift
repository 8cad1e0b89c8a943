// print, and the functions that make text of values.

func installOutputFunctions(_ function: FunctionTable) {
    function(
        "print(*args, sep=' ', end='\\n', file=None, flush=False)",
        doc: "Prints the values to a stream, or to sys.stdout by default."
    ) { a throws(Raise) in
        let separator = try piece(a[1], " ", "sep"), end = try piece(a[2], "\n", "end")
        let file = a[3].isNone ? StandardStreams.replacement("stdout") : a[3]
        if let file {
            if !file.isNone { try write(a[0].tupleItems, separator, end, to: file, flushes: try Operators.truth(a[4])) }
            return .none
        }
        guard let host = Interpreter.current?.host else { return .none }
        let items = a[0].tupleItems
        var text = items.isEmpty ? "" : try str(items[0])
        for item in items.dropFirst() {
            text += separator
            text += try str(item)
        }
        text += end
        host.write(text, to: .stdout)
        if try Operators.truth(a[4]) { host.flush(.stdout) }
        return .none
    }
    function("repr(obj, /)", doc: "Return the canonical string representation of the object.") { a throws(Raise) in
        .string(try repr(a[0]))
    }
    function("ascii(obj, /)", doc: "Return an ASCII-only representation of an object.") { a throws(Raise) in
        .string(try asciiRepr(a[0]))
    }
    function("format(value, format_spec='', /)", doc: "Return value.__format__(format_spec).") { a throws(Raise) in
        guard a[1].isString else {
            throw Raise.typeError("format() argument 2 must be str, not \(a[1].isNone ? "None" : a[1].typeName)")
        }
        return try Displays.format(a[0], conversion: 0, spec: a[1])
    }
    function("chr(i, /)", doc: "Return a Unicode string of one character with ordinal i.") { a throws(Raise) in
        let code = try Operators.index(a[0])
        guard Int32(exactly: code) != nil else {
            throw Raise.overflowError("Python int too large to convert to C int")
        }
        guard code >= 0 && code < 0x110000 else { throw Raise.valueError("chr() arg not in range(0x110000)") }
        if code < 0x80 { return Characters.ascii(UInt8(code)) }
        func tail(_ shift: Int) -> UInt8 { UInt8(0x80 | (code >> shift) & 0x3f) }
        if code < 0x800 { return .string(utf8: [UInt8(0xc0 | code >> 6), tail(0)]) }
        if code < 0x10000 { return .string(utf8: [UInt8(0xe0 | code >> 12), tail(6), tail(0)]) }
        return .string(utf8: [UInt8(0xf0 | code >> 18), tail(12), tail(6), tail(0)])
    }
    function("ord(c, /)", doc: "Return the Unicode code point for a one-character string.") { a throws(Raise) in
        let count: Int
        if a[0].isString {
            count = a[0].scalarCount
            if count == 1 { return .int(codePoint(a[0].utf8)) }
        } else if a[0].memoryView == nil, let bytes = a[0].bufferContents {
            count = bytes.count
            if count == 1 { return .int(Int(bytes[0])) }
        } else {
            throw Raise.typeError("ord() expected string of length 1, but \(a[0].typeName) found")
        }
        throw Raise.typeError("ord() expected a character, but string of length \(count) found")
    }
    for (name, prefix, radix) in [("bin", "0b", 2), ("oct", "0o", 8), ("hex", "0x", 16)] {
        function("\(name)(number, /)") { a throws(Raise) in
            let number = try wholeNumber(a[0])
            let digits = number.description(radix: radix)
            return .string(number.isNegative ? "-" + prefix + digits.dropFirst() : prefix + digits)
        }
    }
}

/// `operator.index(x)` of any size.
func wholeNumber(_ value: Value) throws(Raise) -> BigInteger {
    if let number = value.integerValue { return number }
    guard let method = value.classOf.lookup(Names.index) else {
        throw Raise.typeError("'\(value.typeName)' object cannot be interpreted as an integer")
    }
    let result = try callMethod(method, value)
    defer { result.release() }
    guard let number = result.integerValue else {
        throw Raise.typeError("__index__ returned non-int (type \(result.typeName))")
    }
    return number
}

/// The one code point of a text.
private func codePoint(_ bytes: TextBytes) -> Int {
    let first = Int(bytes[0])
    if bytes.count == 1 { return first }
    var code = first & (bytes.count == 2 ? 0x1f : bytes.count == 3 ? 0x0f : 0x07)
    for byte in bytes.dropFirst() { code = code << 6 | Int(byte & 0x3f) }
    return code
}

private func piece(_ value: Value, _ standard: String, _ name: String) throws(Raise) -> String {
    if value.isNone { return standard }
    guard value.isString else { throw Raise.typeError("\(name) must be None or a string, not \(value.typeName)") }
    return value.swiftString
}

/// Piece by piece, as the file's `write` sees it in CPython.
private func write(_ items: Items, _ separator: String, _ end: String, to file: Value, flushes: Bool) throws(Raise) {
    let method = try getAttribute(file, "write")
    defer { method.release() }
    func put(_ text: Value) throws(Raise) {
        defer { text.release() }
        try call(method, text).release()
    }
    for (i, item) in items.enumerated() {
        if i > 0 { try put(.string(separator)) }
        try put(item.isExactly(.string) ? item.retained() : .string(try str(item)))
    }
    try put(.string(end))
    if flushes {
        let flush = try getAttribute(file, "flush")
        defer { flush.release() }
        try call(flush).release()
    }
}
