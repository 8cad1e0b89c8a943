// A notebook as percent text: what PercentReader reads, with one blank line between cells. Reading the result and
// writing it again gives the same bytes.
import Session

extension Notebook {
    /// The notebook in the percent format.
    public var percentText: String {
        var lines: [String] = []
        if let shebang { lines.append(shebang) }
        lines += header
        for cell in cells {
            if !lines.isEmpty { lines.append("") }
            lines.append(cell.marker)
            lines += cell.percentLines
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension NotebookCell {
    fileprivate var marker: String {
        var words = ["#"]
        words.append("%%" + String(repeating: "%", count: max(0, min(metadata["cell_depth"]?.int ?? 0, 20))))
        if let title { words.append(title.split(whereSeparator: \.isNewline).joined(separator: " ")) }
        if kind != .code { words.append("[\(kind.rawValue)]") }
        var options = JSONObject()
        if let id { options["id"] = .string(id) }
        for member in metadata.members where member.key != "cell_depth" { options[member.key] = member.value }
        let areIdentifiers = options.members.allSatisfy { member in
            guard let first = member.key.first, first.isLetter || first == "_" else { return false }
            return member.key.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
        }
        if areIdentifiers {
            words += options.members.map { "\($0.key)=\($0.value.spacedText)" }
        } else {
            words.append(JSONValue.object(options).spacedText)
        }
        return words.joined(separator: " ")
    }

    fileprivate var percentLines: [String] {
        var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while let last = lines.last, last.isBlank { lines.removeLast() }
        guard kind != .code else { return lines }
        return lines.map { $0.isEmpty ? "#" : "# " + $0 }
    }
}

extension JSONValue {
    /// One line with a space after commas and colons, as people write metadata.
    fileprivate var spacedText: String {
        switch self {
        case .array(let values): "[" + values.map(\.spacedText).joined(separator: ", ") + "]"
        case .object(let object):
            "{" + object.members.map { JSONValue.string($0.key).text + ": " + $0.value.spacedText }.joined(separator: ", ") + "}"
        default: text
        }
    }
}
