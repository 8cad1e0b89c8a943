// What a text that is no program is told: CPython's class, message and position, and how the interpreter prints it.
// Nothing here knows how the mistake was found.

/// A text that does not parse.
public struct SyntaxDiagnostic: Error, Sendable, Equatable {
    /// CPython's exception class.
    public enum Kind: String, Sendable {
        case syntaxError = "SyntaxError"
        case indentationError = "IndentationError"
        case tabError = "TabError"
        /// A tree too deep to compile. It has no position.
        case recursionError = "RecursionError"
    }

    public var kind: Kind
    public var message: String
    public var fileName: String
    /// Counted from 1 (`SyntaxError.lineno`).
    public var line: Int
    /// Counted from 1 in code points (`SyntaxError.offset`); 0 points at no character.
    public var column: Int
    /// `SyntaxError.end_lineno`; 0 if not known.
    public var endLine: Int
    /// `SyntaxError.end_offset`, exclusive; 0 or -1 if not known.
    public var endColumn: Int
    /// The source line without its line break.
    public var text: String

    public init(
        kind: Kind = .syntaxError, message: String, fileName: String = "<unknown>", line: Int, column: Int, endLine: Int = 0,
        endColumn: Int = 0, text: String = ""
    ) {
        self.kind = kind
        self.message = message
        self.fileName = fileName
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
        self.text = text
    }
}

extension SyntaxDiagnostic {
    /// As the interpreter prints it, without a final line break:
    ///
    ///       File "x.py", line 1
    ///         x = (
    ///             ^
    ///     SyntaxError: '(' was never closed
    public var rendered: String {
        guard kind != .recursionError else { return "\(kind.rawValue): \(message)" }
        var lines = ["  File \"\(fileName)\", line \(line)"]
        let blanks = text.unicodeScalars.prefix { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }.count
        let shown = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(blanks)))
        if !shown.isEmpty { lines.append("    " + shown) }
        if column >= 1, !shown.isEmpty {
            // Where it ends on a later line, everything up to the end of this one is marked.
            var end = endLine > line ? text.unicodeScalars.count + 1 : endColumn
            if end <= column { end = column + 1 }
            let start = min(column - 1 - blanks, shown.unicodeScalars.count)
            if start >= 0 {
                let carets = max(end - column, 1)
                lines.append("    " + String(repeating: " ", count: start) + String(repeating: "^", count: carets))
            }
        }
        lines.append("\(kind.rawValue): \(message)")
        return lines.joined(separator: "\n")
    }
}
