// F-strings as Python 3.11 reads them: the string token is scanned by characters for its fields, and each field's
// expression is cut and parsed on its own, in place, as if it stood in parentheses. So a field cannot contain the quotes of
// its string, a backslash or a comment, and everything in the string but the expressions has the whole string's span.

/// The pieces of one or more adjacent literals while they are put together.
struct JoinedParts {
    var isFormat = false
    /// Literal text since the last field.
    var text = ""
    enum Part {
        case text(String)
        case field(Expr)
    }
    var parts: [Part] = []

    mutating func append(_ more: String) {
        text += more
    }

    mutating func append(_ field: Expr) {
        flush()
        parts.append(.field(field))
    }

    private mutating func flush() {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
    }

    mutating func finish(_ span: Span, last: Span) -> [Expr] {
        flush()
        // CPython gives the text after the last field of a specification another span than the text before it.
        return parts.enumerated().map { index, part in
            switch part {
            case .text(let text): Expr(.constant(.string(text)), index == parts.count - 1 ? last : span)
            case .field(let field): field
            }
        }
    }
}

extension Parser {
    /// Where a scan stands: within the token and in lines, for the positions of expressions.
    private struct Cursor {
        var offset: Int
        let end: Int
        /// The f-string's quotes and text.
        let piece: StringToken
        /// Of the whole row of literals.
        let span: Span
    }

    mutating func formatParts(_ piece: StringToken, span: Span, into parts: inout JoinedParts) throws(Failure) {
        var cursor = Cursor(offset: piece.content.lowerBound, end: piece.content.upperBound, piece: piece, span: span)
        try scan(&cursor, level: 0, into: &parts)
    }

    /// Literal text and fields, up to the end or (in a format specification) the closing brace.
    private mutating func scan(_ cursor: inout Cursor, level: Int, into parts: inout JoinedParts) throws(Failure) {
        while true {
            parts.append(try literal(&cursor, level: level))
            guard cursor.offset < cursor.end, source.bytes[cursor.offset] == UInt8(ascii: "{") else { break }
            try field(&cursor, level: level, into: &parts)
        }
        if level > 0, cursor.offset >= cursor.end { throw failLatest("f-string: expecting '}'") }
    }

    private mutating func literal(_ cursor: inout Cursor, level: Int) throws(Failure) -> String {
        let start = cursor.offset
        scan: while cursor.offset < cursor.end {
            let byte = source.bytes[cursor.offset]
            switch byte {
            case UInt8(ascii: "\\") where !cursor.piece.isRaw && cursor.offset + 1 < cursor.end:
                // `\{` is a backslash and then a field.
                cursor.offset += source.bytes[cursor.offset + 1] == UInt8(ascii: "{") ? 1 : 2
                continue scan
            case UInt8(ascii: "{"), UInt8(ascii: "}"):
                // Braces are doubled at the top level only.
                if level == 0 {
                    if cursor.offset + 1 < cursor.end, source.bytes[cursor.offset + 1] == byte {
                        cursor.offset += 2
                        continue scan
                    }
                    if byte == UInt8(ascii: "}") { throw failLatest("f-string: single '}' is not allowed") }
                }
                break scan
            default:
                cursor.offset += 1
            }
        }
        if start == cursor.offset { return "" }
        return try stringValue(cursor.piece, start..<cursor.offset, keepBraces: false)
    }

    /// One `{…}`; the cursor is at the opening brace.
    private mutating func field(_ cursor: inout Cursor, level: Int, into parts: inout JoinedParts) throws(Failure) {
        if level >= 2 { throw failLatest("f-string: expressions nested too deeply") }
        cursor.offset += 1
        let start = cursor.offset
        try skipExpression(&cursor)
        let expression = try fieldExpression(start..<cursor.offset)
        var hasText = false
        if byte(cursor) == UInt8(ascii: "=") {
            cursor.offset += 1
            while isSpace(byte(cursor)) { cursor.offset += 1 }
            if cursor.offset >= cursor.end { throw failLatest("f-string: expecting '}'") }
            parts.append(source.text(start..<cursor.offset))
            hasText = true
        }
        var conversion = Conversion.none
        if byte(cursor) == UInt8(ascii: "!") {
            cursor.offset += 1
            conversion = try readConversion(&cursor)
        }
        var specification: Expr?
        if byte(cursor) == UInt8(ascii: ":") {
            cursor.offset += 1
            var nested = JoinedParts()
            try scan(&cursor, level: level + 1, into: &nested)
            let own = cursor.piece.token.span
            specification = try make(.joinedStr(nested.finish(cursor.span, last: own)), own)
        }
        guard byte(cursor) == UInt8(ascii: "}") else { throw failLatest("f-string: expecting '}'") }
        cursor.offset += 1
        if hasText, specification == nil, conversion == .none { conversion = .repr }
        parts.append(
            try make(.formattedValue(expression, conversion: conversion, formatSpec: specification), cursor.span))
    }

    private mutating func readConversion(_ cursor: inout Cursor) throws(Failure) -> Conversion {
        if cursor.offset >= cursor.end { throw failLatest("f-string: expecting '}'") }
        defer { cursor.offset += 1 }
        switch byte(cursor) {
        case UInt8(ascii: "s"): return .string
        case UInt8(ascii: "r"): return .repr
        case UInt8(ascii: "a"): return .ascii
        default: throw failLatest("f-string: invalid conversion character: expected 's', 'r', or 'a'")
        }
    }

    /// Moves to the character that ends the expression: `}`, `!`, `:` or `=` outside brackets and strings.
    private mutating func skipExpression(_ cursor: inout Cursor) throws(Failure) {
        var brackets: [UInt8] = []
        var quote: UInt8 = 0
        var isTriple = false
        func ahead(_ distance: Int, _ cursor: Cursor) -> UInt8 {
            cursor.offset + distance < cursor.end ? source.bytes[cursor.offset + distance] : 0
        }
        scan: while cursor.offset < cursor.end {
            let byte = source.bytes[cursor.offset]
            if byte == UInt8(ascii: "\\") {
                throw failLatest("f-string expression part cannot include a backslash")
            }
            if quote != 0 {
                if byte == quote {
                    if !isTriple {
                        quote = 0
                    } else if ahead(1, cursor) == byte, ahead(2, cursor) == byte {
                        cursor.offset += 2
                        quote = 0
                    }
                }
                cursor.offset += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                isTriple = ahead(1, cursor) == byte && ahead(2, cursor) == byte
                if isTriple { cursor.offset += 2 }
                quote = byte
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
                if brackets.count >= 200 { throw failLatest("f-string: too many nested parenthesis") }
                brackets.append(byte)
            case UInt8(ascii: "#"):
                throw failLatest("f-string expression part cannot include '#'")
            case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"):
                guard brackets.isEmpty else { break }
                if ahead(1, cursor) == UInt8(ascii: "=") {
                    cursor.offset += 1
                } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "=") {
                    break scan
                }
            case UInt8(ascii: ":") where brackets.isEmpty, UInt8(ascii: "}") where brackets.isEmpty:
                break scan
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                let closing = Character(UnicodeScalar(byte))
                guard let open = brackets.popLast() else { throw failLatest("f-string: unmatched '\(closing)'") }
                guard byte == open + (byte == UInt8(ascii: ")") ? 1 : 2) else {
                    let opening = Character(UnicodeScalar(open))
                    throw failLatest(
                        "f-string: closing parenthesis '\(closing)' does not match opening parenthesis '\(opening)'")
                }
            default:
                break
            }
            cursor.offset += 1
        }
        if quote != 0 { throw failLatest("f-string: unterminated string") }
        if let open = brackets.last {
            throw failLatest("f-string: unmatched '\(Character(UnicodeScalar(open)))'")
        }
        if cursor.offset >= cursor.end { throw failLatest("f-string: expecting '}'") }
    }

    private mutating func fieldExpression(_ range: Range<Int>) throws(Failure) -> Expr {
        if !source.bytes[range].contains(where: { !isSpace($0) }) {
            throw failLatest("f-string: empty expression not allowed")
        }
        let line = source.line(of: range.lowerBound)
        var lexer = Lexer(field: range, line: line, lineStart: Int(source.lineStarts[line - 1]), of: source)
        lexer.runField()
        do throws(SyntaxDiagnostic) {
            return try Parser.run(lexer, field: range, depth: depth) { parser throws(Failure) in
                let result = try parser.starExpressions()
                return result
            }
        } catch {
            if diagnostic == nil { diagnostic = error }
            throw Failure()
        }
    }

    private func byte(_ cursor: Cursor) -> UInt8 {
        cursor.offset < cursor.end ? source.bytes[cursor.offset] : 0
    }
}

private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
}
