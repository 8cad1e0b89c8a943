// What number and string literals mean. F-strings are in Parser+FStrings; this file decodes escapes and joins adjacent
// literals.

extension Parser {
    // MARK: - Numbers

    /// The value of the number at the next token, which is not consumed.
    mutating func number() throws(Failure) -> Constant {
        var text = source.text(token.range)
        if text.utf8.contains(UInt8(ascii: "_")) { text.removeAll { $0 == "_" } }
        let lower = text.lowercased()
        if lower.hasPrefix("0x") || lower.hasPrefix("0o") || lower.hasPrefix("0b") {
            let radix = lower.hasPrefix("0x") ? 16 : lower.hasPrefix("0o") ? 8 : 2
            return Int(lower.dropFirst(2), radix: radix).map { .int($0) } ?? .bigInt(lower)
        }
        if lower.hasSuffix("j") { return .imaginary(Double(lower.dropLast()) ?? 0) }
        if lower.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }) {
            return .float(Double(lower) ?? 0)
        }
        if let value = Int(lower) { return .int(value) }
        if lower.utf8.count > 4300 {
            let count = lower.utf8.count
            throw fail(
                "Exceeds the limit (4300 digits) for integer string conversion: value has \(count) digits; use "
                    + "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to "
                    + "avoid decimal conversion limits.", at: token.span)
        }
        let digits = lower.drop { $0 == "0" }
        return .bigInt(String(digits))
    }

    // MARK: - Strings

    /// A string token taken apart.
    struct StringToken {
        var isRaw = false
        var isBytes = false
        var isFormat = false
        /// Byte offsets of what is between the quotes.
        var content = 0..<0
        var token: Token
    }

    func takeApart(_ token: Token) -> StringToken {
        var result = StringToken(token: token)
        var start = Int(token.start)
        scan: while true {
            switch source.bytes[start] | 0x20 {
            case UInt8(ascii: "r"): result.isRaw = true
            case UInt8(ascii: "b"): result.isBytes = true
            case UInt8(ascii: "f"): result.isFormat = true
            case UInt8(ascii: "u"): break
            default: break scan
            }
            start += 1
        }
        let quote = source.bytes[start]
        let isTriple = Int(token.end) - start >= 6 && source.bytes[start + 1] == quote && source.bytes[start + 2] == quote
        let width = isTriple ? 3 : 1
        result.content = start + width..<Int(token.end) - width
        return result
    }

    /// One or more adjacent string literals.
    mutating func strings() throws(Failure) -> Expr {
        let start = index
        let first = takeApart(token)
        var last = index
        while tokens[last + 1].kind == .string { last += 1 }
        if last == start, !first.isFormat {
            // The usual case.
            advance()
            let constant: Constant =
                first.isBytes
                ? .bytes(try bytesValue(first)) : .string(try stringValue(first, first.content, keepBraces: true))
            return try make(.constant(constant), span(from: start))
        }
        let whole = tokens[start].span.through(tokens[last].span)
        var parts = JoinedParts()
        var bytes: [UInt8] = []
        for position in start...last {
            let piece = takeApart(tokens[position])
            advance()
            if piece.isBytes != first.isBytes {
                index = last + 1
                throw failLatest("cannot mix bytes and nonbytes literals")
            }
            if piece.isBytes {
                bytes += try bytesValue(piece)
            } else if piece.isFormat {
                parts.isFormat = true
                try formatParts(piece, span: whole, into: &parts)
            } else {
                parts.append(try stringValue(piece, piece.content, keepBraces: true))
            }
        }
        if first.isBytes { return try make(.constant(.bytes(bytes)), whole) }
        if !parts.isFormat { return try make(.constant(.string(parts.text)), whole) }
        return try make(.joinedStr(parts.finish(whole, last: whole)), whole)
    }

    private mutating func bytesValue(_ piece: StringToken) throws(Failure) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(piece.content.count)
        var index = piece.content.lowerBound
        while index < piece.content.upperBound {
            let byte = source.bytes[index]
            if byte >= 0x80 {
                throw failLatest("bytes can only contain ASCII literal characters")
            }
            index += 1
            guard byte == UInt8(ascii: "\\"), !piece.isRaw else {
                result.append(byte)
                continue
            }
            let escape = source.bytes[index]
            index += 1
            if let simple = Self.simpleEscape(escape) {
                result.append(simple)
            } else if escape == UInt8(ascii: "\n") {
                continue
            } else if escape &- UInt8(ascii: "0") < 8 {
                index -= 1
                result.append(UInt8(truncatingIfNeeded: octal(&index, piece.content.upperBound)))
            } else if escape == UInt8(ascii: "x") {
                let position = index - 2 - piece.content.lowerBound
                guard let value = hexadecimal(&index, digits: 2, piece.content.upperBound) else {
                    throw failLatest("(value error) invalid \\x escape at position \(position)")
                }
                result.append(UInt8(truncatingIfNeeded: value))
            } else {
                result += [UInt8(ascii: "\\"), escape]
                if escape >= 0x80 { throw failLatest("bytes can only contain ASCII literal characters") }
            }
        }
        return result
    }

    /// The text of part of a literal. Without `keepBraces`, `{{` and `}}` stand for one brace.
    mutating func stringValue(_ piece: StringToken, _ range: Range<Int>, keepBraces: Bool) throws(Failure) -> String {
        if keepBraces, piece.isRaw || !source.bytes[range].contains(UInt8(ascii: "\\")) { return source.text(range) }
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = source.bytes[index]
            index += 1
            if !keepBraces, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
                result.append(byte)
                if index < range.upperBound, source.bytes[index] == byte { index += 1 }
                continue
            }
            guard byte == UInt8(ascii: "\\"), !piece.isRaw, index < range.upperBound else {
                result.append(byte)
                continue
            }
            let escape = source.bytes[index]
            if let simple = Self.simpleEscape(escape) {
                result.append(simple)
                index += 1
            } else if escape == UInt8(ascii: "\n") {
                index += 1
            } else if escape &- UInt8(ascii: "0") < 8 {
                append(octal(&index, range.upperBound), to: &result)
            } else {
                index += 1
                try unicodeEscape(escape, &index, piece, range, &result)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func unicodeEscape(
        _ escape: UInt8, _ index: inout Int, _ piece: StringToken, _ range: Range<Int>, _ result: inout [UInt8]
    ) throws(Failure) {
        let digits: Int
        switch escape {
        case UInt8(ascii: "x"): digits = 2
        case UInt8(ascii: "u"): digits = 4
        case UInt8(ascii: "U"): digits = 8
        case UInt8(ascii: "N"):
            throw fail(
                "escapes by character name (\\N{...}) are not part of the language; write the character or \\u....",
                at: piece.token.span)
        default:
            // Unknown escapes stay as they are.
            result += [UInt8(ascii: "\\"), escape]
            return
        }
        let start = index - 2
        guard let value = hexadecimal(&index, digits: digits, range.upperBound) else {
            let shape = digits == 2 ? "\\xXX" : digits == 4 ? "\\uXXXX" : "\\UXXXXXXXX"
            throw escapeError("truncated \(shape) escape", start, index - 1, piece, range)
        }
        if value > 0x10FFFF { throw escapeError("illegal Unicode character", start, index - 1, piece, range) }
        guard !(0xD800...0xDFFF).contains(value) else {
            throw fail("escapes of lone surrogates (\\ud800 to \\udfff) are not part of the language", at: piece.token.span)
        }
        append(value, to: &result)
    }

    private mutating func escapeError(
        _ reason: String, _ first: Int, _ last: Int, _ piece: StringToken, _ range: Range<Int>
    ) -> Failure {
        // CPython counts positions in the text it decodes, where a character beyond ASCII has become `\UXXXXXXXX`.
        func position(_ offset: Int) -> Int {
            var result = 0
            for index in range.lowerBound..<offset {
                let byte = source.bytes[index]
                result += byte < 0x80 ? 1 : byte & 0xC0 == 0x80 ? 0 : 10
            }
            return result
        }
        return failLatest(
            "(unicode error) 'unicodeescape' codec can't decode bytes in position \(position(first))-\(position(last)): "
                + reason)
    }

    // MARK: - Escapes

    private static func simpleEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): byte
        case UInt8(ascii: "a"): 7
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "t"): 9
        case UInt8(ascii: "v"): 11
        default: nil
        }
    }

    private func octal(_ index: inout Int, _ end: Int) -> UInt32 {
        var value: UInt32 = 0
        var count = 0
        while count < 3, index < end, source.bytes[index] &- UInt8(ascii: "0") < 8 {
            value = value * 8 + UInt32(source.bytes[index] - UInt8(ascii: "0"))
            index += 1
            count += 1
        }
        return value
    }

    private func hexadecimal(_ index: inout Int, digits: Int, _ end: Int) -> UInt32? {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard index < end, let digit = Character(UnicodeScalar(source.bytes[index])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    private func append(_ value: UInt32, to result: inout [UInt8]) {
        guard let scalar = UnicodeScalar(value), let encoded = UTF8.encode(scalar) else { return }
        result.append(contentsOf: encoded)
    }
}
