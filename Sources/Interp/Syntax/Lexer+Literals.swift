// Where numbers and strings end. A number is checked here completely, as CPython's tokenizer does; its value, and what is
// inside a string, is the parser's business (Parser+Literals).

extension Lexer {
    // MARK: - Numbers

    mutating func readNumber() throws(Failure) {
        guard peek() == UInt8(ascii: "0") else { return try readDecimal() }
        switch peek(1) | 0x20 {
        case UInt8(ascii: "x"): try readRadix("hexadecimal") { isDigit($0) || ($0 | 0x20) &- UInt8(ascii: "a") < 6 }
        case UInt8(ascii: "o"): try readRadix("octal") { $0 &- UInt8(ascii: "0") < 8 }
        case UInt8(ascii: "b"): try readRadix("binary") { $0 &- UInt8(ascii: "0") < 2 }
        default: try readDecimal()
        }
    }

    private mutating func readRadix(_ name: String, isDigitOfRadix: (UInt8) -> Bool) throws(Failure) {
        position += 2
        repeat {
            if peek() == UInt8(ascii: "_") { position += 1 }
            guard isDigitOfRadix(peek()) else {
                if isDigit(peek()) { throw badDigit(name) }
                throw badNumber(name)
            }
            while isDigitOfRadix(peek()) { position += 1 }
        } while peek() == UInt8(ascii: "_")
        if isDigit(peek()) { throw badDigit(name) }
        try checkEnd(name)
    }

    private mutating func badDigit(_ name: String) -> Failure {
        fail(
            "invalid digit '\(Character(UnicodeScalar(peek())))' in \(name) literal", at: position, reach: position + 1)
    }

    private mutating func badNumber(_ name: String) -> Failure {
        // CPython points at the last character that still fits.
        fail("invalid \(name) literal", at: position - 1, reach: position)
    }

    private mutating func readDecimal() throws(Failure) {
        let start = position
        if peek() != UInt8(ascii: ".") { try readDigits() }
        let digitsEnd = position
        var name = "decimal"
        if peek() == UInt8(ascii: ".") {
            position += 1
            if isDigit(peek()) { try readDigits() }
        }
        if peek() | 0x20 == UInt8(ascii: "e") {
            let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
            if isDigit(peek(1 + sign)) {
                position += 1 + sign
                try readDigits()
            } else if sign == 1 {
                position += 2
                throw badNumber(name)
            }
        }
        if peek() | 0x20 == UInt8(ascii: "j") {
            position += 1
            name = "imaginary"
        } else if position == digitsEnd, source.bytes[start] == UInt8(ascii: "0") {
            let digits = source.bytes[start..<position].filter { $0 != UInt8(ascii: "_") }
            if digits.contains(where: { $0 != UInt8(ascii: "0") }) {
                // Points at the leading zeros.
                let zeros = source.bytes[start..<position].prefix { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "_") }.count
                let column = source.codePoints(line: line, byteColumn: start - lineStart) + 1
                throw fail(
                    "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
                    line: line, column: column, endLine: line, endColumn: column + zeros)
            }
        }
        try checkEnd(name)
    }

    /// Digits with single underscores between them.
    private mutating func readDigits() throws(Failure) {
        while true {
            while isDigit(peek()) { position += 1 }
            guard peek() == UInt8(ascii: "_") else { return }
            position += 1
            guard isDigit(peek()) else { throw badNumber("decimal") }
        }
    }

    /// A number may run into one of a few keywords (`1if x else 2`), not into a name.
    private mutating func checkEnd(_ name: String) throws(Failure) {
        let byte = peek()
        guard isIdentifierByte(byte) else { return }
        let allowed = ["and", "else", "for", "if", "in", "is", "not", "or"]
        if allowed.contains(where: { startsWith($0) }) { return }
        if byte >= 0x80 {
            // Only if the character could go on an identifier; otherwise the next token reports it.
            let rest = String(decoding: source.bytes[position..<min(position + 4, limit)], as: UTF8.self)
            guard let scalar = rest.unicodeScalars.first, scalar.properties.isXIDContinue else { return }
        }
        throw badNumber(name)
    }

    private func startsWith(_ text: String) -> Bool {
        var index = position
        for byte in text.utf8 {
            guard index < limit, source.bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }

    // MARK: - Strings

    /// `start` is where the prefix begins; `position` is at the first quote.
    mutating func readString(from start: Int) throws(Failure) {
        let quote = peek()
        let startLine = line
        let startLineStart = lineStart
        let isTriple = peek(1) == quote && peek(2) == quote
        position += isTriple ? 3 : 1
        while true {
            if position >= limit {
                throw unterminated(from: start, line: startLine, lineStart: startLineStart, isTriple: isTriple)
            }
            let byte = source.bytes[position]
            if byte == quote {
                if !isTriple {
                    position += 1
                    break
                }
                if peek(1) == quote, peek(2) == quote {
                    position += 3
                    break
                }
            } else if byte == UInt8(ascii: "\n") {
                if !isTriple {
                    throw unterminated(from: start, line: startLine, lineStart: startLineStart, isTriple: false)
                }
                nextLine()
                continue
            } else if byte == UInt8(ascii: "\\") {
                position += 1
                if peek() == UInt8(ascii: "\n") {
                    nextLine()
                    continue
                }
                if position >= limit { continue }
            }
            position += 1
        }
        append(.string, from: start, to: position, startLine: startLine, startLineStart: startLineStart)
    }

    private mutating func unterminated(from start: Int, line first: Int, lineStart: Int, isTriple: Bool) -> Failure {
        let column = source.codePoints(line: first, byteColumn: start - lineStart) + 1
        endsUnfinished = isTriple
        let detected = isTriple ? source.lineCount : line
        return fail(
            "unterminated \(isTriple ? "triple-quoted " : "")string literal (detected at line \(detected))",
            line: first, column: column, endLine: first, endColumn: column)
    }
}
