// What the lexer hands to the parser. A token holds offsets only; the parser reads its text from the source.

struct Token {
    let kind: Kind
    /// Byte offsets into the source.
    let start: Int32
    let end: Int32
    let line: Int32
    let column: Int32
    let endLine: Int32
    let endColumn: Int32

    var span: Span { Span(startLine: line, startColumn: column, endLine: endLine, endColumn: endColumn) }
    var range: Range<Int> { Int(start)..<Int(end) }

    enum Kind: UInt8 {
        case endMarker, newline, indent, dedent, name, number, string
        // The text could not be cut into tokens here; the lexer's diagnostic says why. Always the last token.
        case error
        // Keywords.
        case kwFalse, kwNone, kwTrue, kwAnd, kwAs, kwAssert, kwAsync, kwAwait, kwBreak, kwClass, kwContinue, kwDef, kwDel
        case kwElif, kwElse, kwExcept, kwFinally, kwFor, kwFrom, kwGlobal, kwIf, kwImport, kwIn, kwIs, kwLambda, kwNonlocal
        case kwNot, kwOr, kwPass, kwRaise, kwReturn, kwTry, kwWhile, kwWith, kwYield
        // Punctuation.
        case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
        case colon, comma, semicolon, dot, ellipsis, arrow, colonEqual, at, equal
        case plus, minus, star, slash, doubleSlash, percent, doubleStar, leftShift, rightShift, ampersand, bar, caret, tilde
        case less, greater, equalEqual, notEqual, lessEqual, greaterEqual
        case plusEqual, minusEqual, starEqual, slashEqual, doubleSlashEqual, percentEqual, atEqual, ampersandEqual, barEqual
        case caretEqual, leftShiftEqual, rightShiftEqual, doubleStarEqual
        // `!`, `$`, `?`, `` ` ``: fit nowhere.
        case stray
    }

    /// Keywords by their text. A function's local table would be rebuilt; this is built once.
    static let keywords: [String: Kind] = [
        "False": .kwFalse, "None": .kwNone, "True": .kwTrue, "and": .kwAnd, "as": .kwAs, "assert": .kwAssert,
        "async": .kwAsync, "await": .kwAwait, "break": .kwBreak, "class": .kwClass, "continue": .kwContinue,
        "def": .kwDef, "del": .kwDel, "elif": .kwElif, "else": .kwElse, "except": .kwExcept, "finally": .kwFinally,
        "for": .kwFor, "from": .kwFrom, "global": .kwGlobal, "if": .kwIf, "import": .kwImport, "in": .kwIn, "is": .kwIs,
        "lambda": .kwLambda, "nonlocal": .kwNonlocal, "not": .kwNot, "or": .kwOr, "pass": .kwPass, "raise": .kwRaise,
        "return": .kwReturn, "try": .kwTry, "while": .kwWhile, "with": .kwWith, "yield": .kwYield,
    ]
}
