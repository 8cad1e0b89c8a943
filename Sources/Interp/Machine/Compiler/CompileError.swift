// What the compiler refuses after parsing: a message in CPython's words and a place. Turned into the diagnostic that
// the parser's mistakes use as well, so that a session treats both alike.

import Syntax

struct CompileError: Error {
    var message: String
    var span: Span
    var kind = SyntaxDiagnostic.Kind.syntaxError

    static func tooDeep(_ span: Span) -> CompileError {
        CompileError(
            message: "maximum recursion depth exceeded during compilation", span: span, kind: .recursionError)
    }

    /// The diagnostic, with columns counted in code points and the line of source it points at.
    func diagnostic(_ source: SourceText) -> SyntaxDiagnostic {
        if kind == .recursionError {
            return SyntaxDiagnostic(kind: kind, message: message, fileName: source.fileName, line: 0, column: 0)
        }
        func line(_ number: Int32) -> String {
            let index = Int(number) - 1
            return source.lines.indices.contains(index) ? source.lines[index] : ""
        }
        func codePoints(_ text: String, upTo column: Int32) -> Int {
            text.utf8.prefix(Int(column)).reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        }
        return SyntaxDiagnostic(
            kind: kind, message: message, fileName: source.fileName,
            line: Int(span.startLine) + source.firstLine - 1,
            column: codePoints(line(span.startLine), upTo: span.startColumn) + 1,
            endLine: Int(span.endLine) + source.firstLine - 1,
            endColumn: span.endColumn < 0 ? 0 : codePoints(line(span.endLine), upTo: span.endColumn) + 1,
            text: line(span.startLine))
    }
}
