// The percent format: Python with cells between `# %%` lines, as jupytext, VS Code and Spyder read it. A marker may
// carry a title, a kind in brackets and metadata: `# %% Train [markdown] id="c3" tags=["long"]`. Markers inside strings
// do not count. Every text is a notebook: one without markers is a single code cell.
import Session

extension Notebook {
    /// Reads the percent format.
    public init(percent text: String) {
        let logical = LogicalLines(text.replacingLineEnds())
        let lines = logical.lines.map(String.init)
        var reader = PercentReader(lines: lines, startsInString: logical.startsInString)
        self = reader.notebook()
    }
}

private struct PercentReader {
    let lines: [String]
    let startsInString: [Bool]

    mutating func notebook() -> Notebook {
        let markers = lines.indices.compactMap { index in
            startsInString[index] ? nil : CellMarker(lines[index]).map { (line: index, marker: $0) }
        }
        guard let first = markers.first else {
            return Notebook(cells: [NotebookCell(.code, source: lines.joined(separator: "\n"))], hasMarkers: false)
        }
        var notebook = Notebook()
        var start = 0
        if lines[0].hasPrefix("#!") {
            notebook.shebang = lines[0]
            start = 1
        }
        if start < first.line, lines[start].isHeaderFence,
            let end = lines[(start + 1)..<first.line].firstIndex(where: \.isHeaderFence)
        {
            notebook.header = Array(lines[start...end])
            start = end + 1
        }
        // Text above the first marker is a cell of its own.
        if lines[start..<first.line].contains(where: { !$0.isBlank }) {
            while lines[start].isBlank { start += 1 }
            notebook.cells.append(NotebookCell(.code, source: text(start..<first.line), firstLine: start + 1))
        }
        for (index, (line, marker)) in markers.enumerated() {
            let end = index + 1 < markers.count ? markers[index + 1].line : lines.count
            notebook.cells.append(cell(marker, body: (line + 1)..<end))
        }
        return notebook
    }

    private func cell(_ marker: CellMarker, body: Range<Int>) -> NotebookCell {
        var source = text(body)
        if marker.kind != .code { source = PercentReader.uncommented(source) }
        return NotebookCell(
            marker.kind, source: source, title: marker.title, id: marker.id, metadata: marker.metadata,
            firstLine: body.lowerBound + 1)
    }

    /// Lines of a cell without the blank ones at its end.
    private func text(_ range: Range<Int>) -> String {
        var end = range.upperBound
        while end > range.lowerBound, lines[end - 1].isBlank { end -= 1 }
        return lines[range.lowerBound..<end].joined(separator: "\n")
    }

    /// The text of a markdown or raw cell: its comment signs, or the quotes around it, taken away.
    static func uncommented(_ source: String) -> String {
        for quotes in ["\"\"\"", "'''"] where source.hasPrefix(quotes) && source.hasSuffix(quotes) && source.count >= 6 {
            var body = source.dropFirst(3).dropLast(3)
            if body.hasPrefix("\n") { body = body.dropFirst() }
            if body.hasSuffix("\n") { body = body.dropLast() }
            return String(body)
        }
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.allSatisfy({ $0.isEmpty || $0.hasPrefix("#") }) else { return source }
        return lines.map { $0.hasPrefix("# ") ? $0.dropFirst(2) : $0.dropFirst(1) }.joined(separator: "\n")
    }
}

/// A `# %%` line.
struct CellMarker {
    var kind = NotebookCell.Kind.code
    var title: String?
    var id: String?
    var metadata = JSONObject()

    /// Nil when `line` is not a marker.
    init?(_ line: String) {
        guard line.hasPrefix("#") else { return nil }
        var rest = line.dropFirst()
        if rest.hasPrefix(" ") { rest = rest.dropFirst() }
        guard rest.hasPrefix("%%") else { return nil }
        rest = rest.dropFirst(2)
        let depth = rest.prefix { $0 == "%" }.count
        rest = rest.dropFirst(depth)
        // `# %%time` is a magic that was commented out, not a cell.
        guard rest.isEmpty || rest.first == "[" || rest.first?.isWhitespace == true else { return nil }
        if depth > 0 { metadata["cell_depth"] = .int(depth) }

        let words = CellMarker.splitOptions(rest)
        if let options = words.options {
            for member in options.members {
                if member.key == "id", let text = member.value.string { id = text } else { metadata[member.key] = member.value }
            }
        }
        var title = words.title.trimmed
        for (name, value) in [
            ("[markdown]", NotebookCell.Kind.markdown), ("[md]", .markdown), ("[raw]", .raw), ("[code]", .code),
        ] {
            guard title.hasSuffix(name) else { continue }
            kind = value
            title = String(title.dropLast(name.count)).trimmed
        }
        if !title.isEmpty { self.title = title }
    }

    /// Splits at the first word from which all the rest reads as `key=json …` or one JSON object.
    private static func splitOptions(_ text: Substring) -> (title: String, options: JSONObject?) {
        var place = text.startIndex
        var previous: Character = " "
        while place < text.endIndex {
            if previous.isWhitespace || previous == "]", let options = options(text[place...]) {
                return (String(text[..<place]), options)
            }
            previous = text[place]
            place = text.index(after: place)
        }
        return (String(text), nil)
    }

    private static func options(_ text: Substring) -> JSONObject? {
        if text.first == "{" { return (try? JSONValue.parse(String(text).trimmed))?.object }
        var object = JSONObject()
        var rest = text
        while true {
            rest = rest.drop(while: \.isWhitespace)
            guard !rest.isEmpty else { return object.members.isEmpty ? nil : object }
            let key = rest.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }
            guard let first = key.first, first.isLetter || first == "_", rest[key.endIndex...].first == "=" else { return nil }
            let start = rest.index(after: key.endIndex)
            guard let (value, end) = jsonPrefix(rest[start...]) else { return nil }
            object[String(key)] = value
            rest = rest[end...]
        }
    }

    /// The shortest head of `text` that ends at white space or the end and is JSON.
    private static func jsonPrefix(_ text: Substring) -> (JSONValue, Substring.Index)? {
        var end = text.startIndex
        while true {
            while end < text.endIndex, !text[end].isWhitespace { end = text.index(after: end) }
            if end > text.startIndex, let value = try? JSONValue.parse(String(text[..<end])) { return (value, end) }
            guard end < text.endIndex else { return nil }
            end = text.index(after: end)
        }
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }

    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    fileprivate var isHeaderFence: Bool { trimmed == "# ---" }
}
