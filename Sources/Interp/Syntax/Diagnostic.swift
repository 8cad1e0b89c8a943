// What a text that is no program is told: CPython's class, message and position. `Rendering` of the familiar four lines
// lives here too; nothing here knows how the mistake was found.

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
    /// `SyntaxError.end_offset`, exclusive; 0 if not known.
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
