// Text to tokens: indentation, brackets, names, operators. Numbers and string ends are in Lexer+Literals; what a string
// literal means is not decided here. The whole text is cut at once: CPython reports a mistake of the lexer anywhere in the
// file before a mistake of the parser, so the parser wants to know of it from the start.

/// Thrown when a diagnostic has been left with the lexer or the parser; the empty value keeps the throwing path cheap.
struct Failure: Error {}

struct Lexer {
    let source: Source
    private(set) var tokens: [Token] = []
    /// Why the text ends in an `error` token.
    private(set) var diagnostic: SyntaxDiagnostic?
    /// Offsets, kinds and lines of the brackets open at the end (or at the `error` token).
    private(set) var brackets: [Bracket] = []
    /// The `error` token stands for the end of the text inside brackets.
    private(set) var endsInsideBrackets = false

    struct Bracket {
        let byte: UInt8
        let line: Int
        let column: Int
    }

    /// The diagnostic counts only if the parser gets that far: CPython's tokenizer merely returns a code for these.
    private(set) var isReportedInOrder = false
    /// The text ends inside triple quotes or after a joining backslash: more lines could mend it.
    var endsUnfinished = false

    var position: Int
    /// Reading stops here as at the end of the text.
    let limit: Int
    var line: Int
    var lineStart: Int
    private var indents = [0]
    // The same with a tab as one column: where the two disagree about order, tabs and spaces are mixed ambiguously.
    private var alternateIndents = [0]

    private static let maximumNesting = 200
    private static let maximumIndents = 100

    init(_ source: Source) {
        self.source = source
        position = 0
        limit = source.count
        line = 1
        lineStart = 0
        tokens.reserveCapacity(source.count / 4 + 16)
    }

    /// For the expression in an f-string's field: as if the text between the braces stood in parentheses.
    init(field range: Range<Int>, line: Int, lineStart: Int, of source: Source) {
        self.source = source
        position = range.lowerBound
        limit = range.upperBound
        self.line = line
        self.lineStart = lineStart
        brackets = [Bracket(byte: UInt8(ascii: "("), line: line, column: range.lowerBound - 1 - lineStart)]
        append(.leftParen, from: position - 1, to: position)
    }

    /// Cuts the whole text.
    mutating func run() {
        do throws(Failure) {
            if let zero = source.bytes.prefix(source.count).firstIndex(of: 0) {
                throw fail("source code cannot contain null bytes", at: zero, reach: zero)
            }
            while try !readLine() {}
        } catch {
            append(.error, from: position, to: position)
        }
    }

    /// Cuts the expression of an f-string's field.
    mutating func runField() {
        do throws(Failure) {
            try readTokens()
            append(.rightParen, from: limit, to: limit + 1)
            append(.newline, from: limit + 1, to: limit + 1)
            append(.endMarker, from: limit + 1, to: limit + 1)
        } catch {
            append(.error, from: position, to: position)
        }
    }

    // MARK: - Lines

    /// One logical line with the indentation before it; true at the end of the text.
    private mutating func readLine() throws(Failure) -> Bool {
        guard try readIndentation() else { return false }
        if position >= limit {
            finish()
            return true
        }
        try readTokens()
        return false
    }

    private mutating func finish() {
        for _ in indents.dropFirst() { append(.dedent, from: position, to: position) }
        append(.endMarker, from: position, to: position)
    }

    /// False for a line without tokens, which is skipped.
    private mutating func readIndentation() throws(Failure) -> Bool {
        var column = 0
        var alternate = 0
        var continued: (Int, Int)?
        scan: while true {
            switch peek() {
            case UInt8(ascii: " "):
                column += 1
                alternate += 1
            case UInt8(ascii: "\t"):
                column = (column / 8 + 1) * 8
                alternate += 1
            case 0x0C:
                column = 0
                alternate = 0
            case UInt8(ascii: "\\"):
                // The indentation is that before the backslash.
                continued = continued ?? (column, alternate)
                try readContinuation()
                continue scan
            default:
                break scan
            }
            position += 1
        }
        let byte = peek()
        if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "\n") {
            skipComment()
            if peek() == UInt8(ascii: "\n") { nextLine() }
            return false
        }
        if position >= limit { return true }
        if let continued, continued.0 != 0 { (column, alternate) = continued }
        let top = indents[indents.count - 1]
        let alternateTop = alternateIndents[alternateIndents.count - 1]
        if column == top {
            guard alternate == alternateTop else { throw tabError() }
        } else if column > top {
            guard indents.count < Self.maximumIndents else {
                throw fail(
                    "too many levels of indentation", kind: .indentationError, line: line, column: 1, endLine: line, endColumn: 0)
            }
            guard alternate > alternateTop else { throw tabError() }
            indents.append(column)
            alternateIndents.append(alternate)
            append(.indent, from: position, to: position)
        } else {
            while column < indents[indents.count - 1] {
                indents.removeLast()
                alternateIndents.removeLast()
                append(.dedent, from: position, to: position)
            }
            guard column == indents[indents.count - 1] else {
                let reach = source.codePoints(line: line, byteColumn: source.lineRange(line).count) + 1
                throw fail(
                    "unindent does not match any outer indentation level", kind: .indentationError, line: line, column: reach,
                    endLine: line, endColumn: -1)
            }
            guard alternate == alternateIndents[alternateIndents.count - 1] else { throw tabError() }
        }
        return true
    }

    private mutating func tabError() -> Failure {
        fail(
            "inconsistent use of tabs and spaces in indentation", kind: .tabError, line: line, column: 1, endLine: line,
            endColumn: 0)
    }

    /// Tokens up to the end of a logical line (or to the limit of an f-string's field).
    private mutating func readTokens() throws(Failure) {
        var comment: Int?
        while true {
            switch peek() {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C:
                position += 1
            case UInt8(ascii: "#"):
                comment = position
                skipComment()
            case UInt8(ascii: "\\"):
                try readContinuation()
            case UInt8(ascii: "\n"):
                if brackets.isEmpty {
                    // In CPython the comment belongs to the line's end.
                    append(.newline, from: comment ?? position, to: position)
                    nextLine()
                    return
                }
                comment = nil
                nextLine()
            case 0 where position >= limit:
                if tokens.first?.kind == .leftParen, limit < source.count { return }
                endsInsideBrackets = true
                guard let open = brackets.last else { return }
                throw fail(
                    "'\(Character(UnicodeScalar(open.byte)))' was never closed", line: open.line,
                    column: source.codePoints(line: open.line, byteColumn: open.column) + 1, endLine: open.line, endColumn: 0)
            default:
                try readToken()
            }
        }
    }

    private mutating func skipComment() {
        guard peek() == UInt8(ascii: "#") else { return }
        while position < limit, source.bytes[position] != UInt8(ascii: "\n") { position += 1 }
    }

    mutating func nextLine() {
        position += 1
        line += 1
        lineStart = position
    }

    /// A backslash that joins two lines.
    private mutating func readContinuation() throws(Failure) {
        position += 1
        guard peek() == UInt8(ascii: "\n") else {
            isReportedInOrder = true
            throw fail("unexpected character after line continuation character", at: position, reach: nil)
        }
        // The line break that the reader added does not count: nothing follows it.
        if position + 1 >= limit {
            position += 1
            endsUnfinished = true
            isReportedInOrder = true
            let column = source.codePoints(line: line, byteColumn: position - lineStart)
            throw fail("unexpected EOF while parsing", line: line, column: column, endLine: line, endColumn: -1)
        }
        nextLine()
    }

    // MARK: - Tokens

    private mutating func readToken() throws(Failure) {
        let start = position
        let byte = peek()
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
            try readName()
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            try readNumber()
            append(.number, from: start, to: position)
        case UInt8(ascii: ".") where isDigit(peek(1)):
            try readNumber()
            append(.number, from: start, to: position)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            try readString(from: start)
        default:
            try readOperator(byte)
        }
    }

    private mutating func readName() throws(Failure) {
        let start = position
        var isASCII = true
        while true {
            let byte = peek()
            if byte >= 0x80 {
                isASCII = false
            } else if !isIdentifierByte(byte) {
                // `rb'…'`: what looked like a name is a string's prefix.
                if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\""), isASCII, isStringPrefix(start..<position) {
                    return try readString(from: start)
                }
                break
            }
            position += 1
        }
        if !isASCII { try checkIdentifier(start..<position) }
        let kind = isASCII && position - start <= 8 ? Token.keywords[source.text(start..<position)] : nil
        append(kind ?? .name, from: start, to: position)
    }

    private func isStringPrefix(_ range: Range<Int>) -> Bool {
        guard range.count <= 2 else { return false }
        switch source.bytes[range].map({ $0 | 0x20 }) {
        case [UInt8(ascii: "r")], [UInt8(ascii: "b")], [UInt8(ascii: "f")], [UInt8(ascii: "u")]: return true
        case [UInt8(ascii: "r"), UInt8(ascii: "b")], [UInt8(ascii: "b"), UInt8(ascii: "r")]: return true
        case [UInt8(ascii: "r"), UInt8(ascii: "f")], [UInt8(ascii: "f"), UInt8(ascii: "r")]: return true
        default: return false
        }
    }

    /// Names follow Unicode's XID_Start and XID_Continue. Not normalised: `ﬁ` and `fi` stay two names.
    private mutating func checkIdentifier(_ range: Range<Int>) throws(Failure) {
        let text = String(decoding: source.bytes[range], as: UTF8.self)
        var offset = range.lowerBound
        for scalar in text.unicodeScalars {
            let isFirst = offset == range.lowerBound
            let fits =
                isFirst
                ? scalar == "_" || scalar.properties.isXIDStart : scalar.properties.isXIDContinue
            guard fits else {
                position = offset + UTF8.width(scalar)
                let code = String(scalar.value, radix: 16, uppercase: true)
                let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
                throw isPrintable(scalar)
                    ? fail("invalid character '\(scalar)' (U+\(padded))", at: offset, reach: position)
                    : fail("invalid non-printable character U+\(padded)", at: offset, reach: position)
            }
            offset += UTF8.width(scalar)
        }
    }

    private mutating func readOperator(_ byte: UInt8) throws(Failure) {
        let start = position
        let second = peek(1)
        let third = peek(2)
        let equal = UInt8(ascii: "=")
        var length = 1
        let kind: Token.Kind
        // `x`, `x=`, and with a doubled character also `xx` and `xx=`.
        func family(
            _ plain: Token.Kind, _ assign: Token.Kind, doubled: Token.Kind? = nil, doubledAssign: Token.Kind? = nil
        ) -> Token.Kind {
            if let doubled, second == byte {
                if let doubledAssign, third == equal {
                    length = 3
                    return doubledAssign
                }
                length = 2
                return doubled
            }
            if second == equal {
                length = 2
                return assign
            }
            return plain
        }
        switch byte {
        case UInt8(ascii: "("): kind = .leftParen
        case UInt8(ascii: ")"): kind = .rightParen
        case UInt8(ascii: "["): kind = .leftBracket
        case UInt8(ascii: "]"): kind = .rightBracket
        case UInt8(ascii: "{"): kind = .leftBrace
        case UInt8(ascii: "}"): kind = .rightBrace
        case UInt8(ascii: ":"): kind = family(.colon, .colonEqual)
        case UInt8(ascii: ","): kind = .comma
        case UInt8(ascii: ";"): kind = .semicolon
        case UInt8(ascii: "."):
            length = second == byte && third == byte ? 3 : 1
            kind = length == 3 ? .ellipsis : .dot
        case UInt8(ascii: "-"):
            if second == UInt8(ascii: ">") {
                length = 2
                kind = .arrow
            } else {
                kind = family(.minus, .minusEqual)
            }
        case UInt8(ascii: "+"): kind = family(.plus, .plusEqual)
        case UInt8(ascii: "*"): kind = family(.star, .starEqual, doubled: .doubleStar, doubledAssign: .doubleStarEqual)
        case UInt8(ascii: "/"): kind = family(.slash, .slashEqual, doubled: .doubleSlash, doubledAssign: .doubleSlashEqual)
        case UInt8(ascii: "%"): kind = family(.percent, .percentEqual)
        case UInt8(ascii: "@"): kind = family(.at, .atEqual)
        case UInt8(ascii: "&"): kind = family(.ampersand, .ampersandEqual)
        case UInt8(ascii: "|"): kind = family(.bar, .barEqual)
        case UInt8(ascii: "^"): kind = family(.caret, .caretEqual)
        case UInt8(ascii: "~"): kind = .tilde
        case UInt8(ascii: "<"):
            if second == UInt8(ascii: ">") {
                // `<>` is a token of its own that the grammar refuses.
                length = 2
                kind = .stray
            } else {
                kind = family(.less, .lessEqual, doubled: .leftShift, doubledAssign: .leftShiftEqual)
            }
        case UInt8(ascii: ">"): kind = family(.greater, .greaterEqual, doubled: .rightShift, doubledAssign: .rightShiftEqual)
        case equal: kind = family(.equal, .equalEqual)
        case UInt8(ascii: "!"): kind = family(.stray, .notEqual)
        case 0x20..<0x7F: kind = .stray
        default:
            position += 1
            let code = String(byte, radix: 16, uppercase: true)
            throw fail(
                "invalid non-printable character U+" + String(repeating: "0", count: 4 - code.count) + code, at: start,
                reach: position)
        }
        position += length
        try trackBrackets(byte, kind, at: start)
        append(kind, from: start, to: position)
    }

    private mutating func trackBrackets(_ byte: UInt8, _ kind: Token.Kind, at start: Int) throws(Failure) {
        switch kind {
        case .leftParen, .leftBracket, .leftBrace:
            guard brackets.count < Self.maximumNesting else {
                throw fail("too many nested parentheses", at: start, reach: position)
            }
            brackets.append(Bracket(byte: byte, line: line, column: start - lineStart))
        case .rightParen, .rightBracket, .rightBrace:
            let closing = Character(UnicodeScalar(byte))
            guard let open = brackets.popLast() else {
                throw fail("unmatched '\(closing)'", at: start, reach: position)
            }
            // In ASCII a closing bracket follows its opening one by one (parentheses) or by two.
            guard byte == open.byte + (byte == UInt8(ascii: ")") ? 1 : 2) else {
                let opening = Character(UnicodeScalar(open.byte))
                let place = open.line == line ? "" : " on line \(open.line)"
                throw fail(
                    "closing parenthesis '\(closing)' does not match opening parenthesis '\(opening)'" + place, at: start,
                    reach: position)
            }
        default:
            break
        }
    }

    // MARK: - Tools

    func peek(_ ahead: Int = 0) -> UInt8 {
        let index = position + ahead
        return index < limit ? source.bytes[index] : 0
    }

    mutating func append(_ kind: Token.Kind, from start: Int, to end: Int) {
        append(kind, from: start, to: end, startLine: line, startLineStart: lineStart)
    }

    mutating func append(_ kind: Token.Kind, from start: Int, to end: Int, startLine: Int, startLineStart: Int) {
        tokens.append(
            Token(
                kind: kind, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
                line: Int32(truncatingIfNeeded: startLine), column: Int32(truncatingIfNeeded: start - startLineStart),
                endLine: Int32(truncatingIfNeeded: line), endColumn: Int32(truncatingIfNeeded: end - lineStart)))
    }

    /// Leaves a diagnostic for a place on the current line; `reach` is the offset of the end.
    mutating func fail(_ message: String, at offset: Int, reach: Int?) -> Failure {
        // Like CPython's tokenizer: the last character read, as a stretch of no length.
        let column = source.codePoints(line: line, byteColumn: (reach ?? offset + 1) - lineStart)
        return fail(message, line: line, column: column, endLine: line, endColumn: reach == nil ? 0 : column)
    }

    mutating func fail(
        _ message: String, kind: SyntaxDiagnostic.Kind = .syntaxError, line: Int, column: Int, endLine: Int, endColumn: Int
    ) -> Failure {
        isReportedInOrder = isReportedInOrder || kind != .syntaxError
        diagnostic = SyntaxDiagnostic(
            kind: kind, message: message, fileName: source.fileName, line: line, column: column, endLine: endLine,
            endColumn: endColumn, text: source.text(ofLine: line))
        return Failure()
    }
}

func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
}

func isIdentifierByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
}

/// What CPython's `str.isprintable` says of one character.
private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        return scalar == " "
    default:
        return true
    }
}
