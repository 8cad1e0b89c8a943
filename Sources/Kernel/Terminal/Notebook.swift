// A notebook without outputs: cells in order, and what the file's head says. Read from and written to the percent
// format (PercentReader, PercentWriter) and Jupyter's .ipynb (NotebookJSON).
import Session

/// One cell.
public struct NotebookCell: Sendable, Equatable {
    public enum Kind: String, Sendable {
        case code, markdown, raw
    }

    public var kind: Kind
    public var source: String
    /// The words after `# %%`.
    public var title: String?
    /// The cell's id when it was given one.
    public var id: String?
    /// Everything else: tags and free keys, in order.
    public var metadata: JSONObject
    /// The line of the file on which `source` starts; 1 for the first.
    public var firstLine: Int

    public init(
        _ kind: Kind, source: String, title: String? = nil, id: String? = nil, metadata: JSONObject = JSONObject(),
        firstLine: Int = 1
    ) {
        self.kind = kind
        self.source = source
        self.title = title
        self.id = id
        self.metadata = metadata
        self.firstLine = firstLine
    }

    /// The cell's tags.
    public var tags: [String] {
        (metadata["tags"]?.array ?? []).compactMap(\.string)
    }

    /// The line of the file on which `source` ends.
    public var lastLine: Int {
        firstLine + source.utf8.count { $0 == 0x0A }
    }
}

/// Cells and the head of the file.
public struct Notebook: Sendable, Equatable {
    /// The first line when it starts with `#!`.
    public var shebang: String?
    /// The commented block between `# ---` and `# ---`, with both, as it stands.
    public var header: [String]
    public var cells: [NotebookCell]
    /// Whether the text had cell markers; without them it is a plain script of one cell.
    public var hasMarkers: Bool

    public init(shebang: String? = nil, header: [String] = [], cells: [NotebookCell] = [], hasMarkers: Bool = true) {
        self.shebang = shebang
        self.header = header
        self.cells = cells
        self.hasMarkers = hasMarkers
    }

    /// The cell that `-p` settings follow: the first code cell tagged `parameters`.
    public var parametersCell: Int? {
        cells.firstIndex { $0.kind == .code && $0.tags.contains("parameters") }
    }
}
