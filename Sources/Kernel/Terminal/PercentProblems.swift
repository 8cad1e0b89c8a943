// What in a text in the percent format does not mean what its writer meant: a header without an end, metadata that is no JSON.
// A reader that took them for comments and titles would lose tags, parameters and ids without a word.
import Session

/// Why a text in the percent format is refused.
struct PercentProblem: Error, Equatable {
    /// 1-based.
    let line: Int
    let message: String

    /// The first one in `text`, which `notebook` was read from.
    init?(in notebook: Notebook, text: String) {
        guard notebook.hasMarkers else { return nil }
        let lines = LogicalLines(text.replacingLineEnds())
        let start = lines.lines.first?.hasPrefix("#!") == true ? 1 : 0
        if notebook.header.isEmpty, lines.lines.count > start, lines.lines[start].trimmed == "# ---" {
            self.init(line: start + 1, message: "the header has no second '# ---'")
            return
        }
        if let index = notebook.header.firstIndex(where: { !$0.hasPrefix("#") }) {
            self.init(line: start + index + 1, message: "a line of the header is no comment")
            return
        }
        for (index, line) in lines.lines.enumerated() where !lines.startsInString[index] {
            guard let title = CellMarker(String(line))?.title else { continue }
            if let key = PercentProblem.unreadOption(title) {
                self.init(line: index + 1, message: "the value of \(key) is no JSON, or something stands behind it")
                return
            }
            if title.hasPrefix("{") || title.contains(" {\"") {
                self.init(line: index + 1, message: "the metadata of the cell is no JSON object, or something stands behind it")
                return
            }
        }
        return nil
    }

    private init(line: Int, message: String) {
        self.line = line
        self.message = message
    }

    /// The `key=` in a title that was meant as metadata: the key has a value in brackets or quotes.
    private static func unreadOption(_ title: String) -> String? {
        for word in title.split(whereSeparator: \.isWhitespace) {
            guard let equals = word.firstIndex(of: "="), let first = word[word.index(after: equals)...].first,
                "[{\"".contains(first),
                equals > word.startIndex, word[..<equals].allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) })
            else { continue }
            return String(word[..<equals])
        }
        return nil
    }
}
