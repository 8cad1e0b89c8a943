// Jupyter's notebook file, nbformat 4.5. Cells get ids that follow from their place and text when they have none, so
// that converting twice gives the same file. Outputs are not kept: a .tnb holds none.
import Session

/// Why a file is not a notebook.
public struct NotebookError: Error, Sendable {
    public let message: String
}

extension Notebook {
    private static let defaultHeader = [
        "# ---", "# jupyter:", "#   kernelspec: {name: tnb, display_name: tnb, language: python}",
        "#   jupytext: {text_representation: {extension: .tnb, format_name: percent, format_version: '1.3'}}", "# ---",
    ]

    /// Reads .ipynb; formats 4.0 to 4.5.
    public init(ipynb text: String) throws(NotebookError) {
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue.parse(text) } catch {
            throw NotebookError(message: "not JSON: \(error.message), at byte \(error.offset)")
        }
        guard let cells = value["cells"]?.array, value["nbformat"]?.int == 4 else {
            throw NotebookError(message: "not a notebook of nbformat 4: 'nbformat' is \(value["nbformat"]?.text ?? "missing")")
        }
        let own = value["metadata"]?["tnb"]
        self.init(shebang: own?["shebang"]?.string, header: own?["header"]?.array?.compactMap(\.string) ?? Notebook.defaultHeader)
        for (index, cell) in cells.enumerated() {
            guard let kind = cell["cell_type"]?.string.flatMap(NotebookCell.Kind.init(rawValue:)) else {
                throw NotebookError(message: "cell \(index + 1) has the unknown type \(cell["cell_type"]?.text ?? "none")")
            }
            let source: String
            switch cell["source"] {
            case .string(let text)?: source = text
            case .array(let parts)?: source = parts.compactMap(\.string).joined()
            default: throw NotebookError(message: "cell \(index + 1) has no source")
            }
            var metadata = cell["metadata"]?.object ?? JSONObject()
            let title = metadata["title"]?.string
            // What runs leave behind is not part of the program.
            for key in ["title", "execution", "papermill", "ExecuteTime", "collapsed"] { metadata[key] = nil }
            let id = cell["id"]?.string.flatMap { Notebook.isGenerated($0) ? nil : $0 }
            self.cells.append(NotebookCell(kind, source: source.replacingLineEnds(), title: title, id: id, metadata: metadata))
        }
    }

    /// The notebook as .ipynb, without outputs.
    public var ipynbText: String { ipynb.indentedText + "\n" }

    /// The notebook in nbformat's terms, without outputs.
    var ipynb: JSONValue {
        var used: Set<String> = []
        let cells = self.cells.enumerated().map { index, cell -> JSONValue in
            var metadata = cell.metadata
            if let title = cell.title { metadata["title"] = .string(title) }
            // The order of keys is that of nbformat's own writer: sorted.
            var object = JSONObject([("cell_type", .string(cell.kind.rawValue))])
            if cell.kind == .code { object["execution_count"] = .null }
            object["id"] = .string(Notebook.uniqueID(cell, index: index, used: &used))
            object["metadata"] = .object(metadata)
            if cell.kind == .code { object["outputs"] = .array([]) }
            object["source"] = .array(Notebook.sourceLines(cell.source).map { .string($0) })
            return .object(object)
        }
        var metadata = JSONObject([
            ("kernelspec", ["display_name": "tnb", "language": "python", "name": "tnb"]),
            (
                "language_info",
                [
                    "codemirror_mode": ["name": "ipython", "version": 3], "file_extension": ".tnb", "mimetype": "text/x-python",
                    "name": "python", "pygments_lexer": "ipython3",
                ]
            ),
        ])
        var own = JSONObject()
        if !header.isEmpty { own["header"] = .array(header.map { .string($0) }) }
        if let shebang { own["shebang"] = .string(shebang) }
        if !own.members.isEmpty { metadata["tnb"] = .object(own) }
        return ["cells": .array(cells), "metadata": .object(metadata), "nbformat": 4, "nbformat_minor": 5]
    }

    /// Jupyter keeps sources as lines with their ends.
    private static func sourceLines(_ source: String) -> [String] {
        guard !source.isEmpty else { return [] }
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { $0 + 1 < lines.count ? $1 + "\n" : String($1) }.filter { !$0.isEmpty }
    }

    private static func uniqueID(_ cell: NotebookCell, index: Int, used: inout Set<String>) -> String {
        // nbformat: ^[a-zA-Z0-9-_]{1,64}$, unique in the file.
        if let id = cell.id, (1...64).contains(id.utf8.count), id.utf8.allSatisfy(isIDByte), used.insert(id).inserted {
            return id
        }
        var salt = index
        while true {
            let id = generatedID("\(salt)\n\(cell.kind.rawValue)\n\(cell.source)")
            if used.insert(id).inserted { return id }
            salt += max(1, used.count)
        }
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || (Unicode.Scalar(byte).isASCII && Character(Unicode.Scalar(byte)).isAlphanumeric)
    }

    private static let prefix = "tnb-"

    /// FNV-1a over the text, in hexadecimal behind a prefix that says it was not chosen by a person.
    private static func generatedID(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash >> 16, radix: 16)
        return prefix + String(repeating: "0", count: 12 - digits.count) + digits
    }

    private static func isGenerated(_ id: String) -> Bool {
        id.hasPrefix(prefix) && id.utf8.count == prefix.utf8.count + 12 && id.dropFirst(prefix.count).allSatisfy(\.isHexDigit)
    }
}

extension Character {
    fileprivate var isAlphanumeric: Bool { isASCII && (isLetter || isNumber) }
}
