// CPython's traceback as notebooks show it: places in cells by the cell's number, and the exception's type in red. The
// lines, their order and their carets stay as they are.
import Interp

extension ScriptError {
    private static let red = "\u{1B}[0;31m"
    private static let green = "\u{1B}[0;32m"
    private static let plain = "\u{1B}[0m"

    /// The traceback, a line each, with ANSI colours.
    package var notebookTraceback: [String] {
        let last = traceback.last { $0.hasPrefix(name) || $0.contains(".\(name)") }
        return traceback.map { line in
            if let place = ScriptError.cellPlace(line) { return place }
            if line == last, let end = line.firstIndex(where: { $0 == ":" }) ?? Optional(line.endIndex) {
                return ScriptError.red + line[..<end] + ScriptError.plain + line[end...]
            }
            return line
        }
    }

    /// `  File "Cell In[3]", line 2, in f` as `  Cell In[3], line 2, in f`; nil for other lines.
    private static func cellPlace(_ line: String) -> String? {
        let head = "  File \"Cell In["
        guard line.hasPrefix(head), let quote = line.dropFirst(head.count).firstIndex(of: "\"") else { return nil }
        let label = line[line.index(line.startIndex, offsetBy: 8)..<quote]
        let rest = line[line.index(after: quote)...]  // `, line 2, in f`
        let comma = rest.dropFirst().firstIndex(of: ",") ?? rest.endIndex
        return "  \(green)\(label)\(rest[..<comma])\(plain)\(rest[comma...])"
    }

    /// What an `error` message and an error's reply carry.
    package var content: [(String, JSONValue)] {
        [
            ("ename", .string(name)), ("evalue", .string(message)),
            ("traceback", .array(notebookTraceback.map { .string($0) })),
        ]
    }
}
