// What has been run in this process, for history requests; the kernel asks its database for earlier sessions. The REPL keeps
// its own file of lines.

/// One line of history.
public struct HistoryEntry: Sendable {
    /// The number of its session; 0 for the present one.
    public var session = 0
    /// The execution count of the cell.
    public var line: Int
    public var input: String
    public var output: String?

    public init(session: Int = 0, line: Int, input: String, output: String?) {
        self.session = session
        self.line = line
        self.input = input
        self.output = output
    }
}

/// The cells of a session in order, with searches over them.
public struct History: Sendable {
    /// Oldest first.
    public private(set) var entries: [HistoryEntry] = []

    public init() {}

    /// Adds a cell at the end.
    public mutating func append(_ entry: HistoryEntry) {
        entries.append(entry)
    }

    /// Sets the output of the cell with this count.
    public mutating func setOutput(_ output: String, line: Int) {
        guard let index = entries.lastIndex(where: { $0.line == line }) else { return }
        entries[index].output = output
    }

    /// The last `count` cells.
    public func tail(_ count: Int) -> [HistoryEntry] {
        Array(entries.suffix(max(0, count)))
    }

    /// Cells `start` up to but without `stop`; no stop means to the end.
    public func range(start: Int, stop: Int?) -> [HistoryEntry] {
        entries.filter { $0.line >= start && $0.line < (stop ?? Int.max) }
    }

    /// The last `count` cells whose whole input fits `pattern`, where `*` is any text and `?` any character. With
    /// `isUnique` an input appears once, at its last place.
    public func search(_ pattern: String, count: Int?, isUnique: Bool) -> [HistoryEntry] {
        let glob = Array(pattern.unicodeScalars)
        var seen: Set<String> = []
        var found: [HistoryEntry] = []
        for entry in entries.reversed() where History.matches(glob, Array(entry.input.unicodeScalars)) {
            if isUnique && !seen.insert(entry.input).inserted { continue }
            found.append(entry)
            if let count, found.count >= count { break }
        }
        return found.reversed()
    }

    /// Greedy matching that goes back to the last star only: linear in practice, never exponential.
    private static func matches(_ glob: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
        var g = 0, t = 0, star = -1, mark = 0
        while t < text.count {
            if g < glob.count, glob[g] == "*" {
                star = g
                mark = t
                g += 1
            } else if g < glob.count, glob[g] == "?" || glob[g] == text[t] {
                g += 1
                t += 1
            } else if star >= 0 {
                g = star + 1
                mark += 1
                t = mark
            } else {
                return false
            }
        }
        while g < glob.count, glob[g] == "*" { g += 1 }
        return g == glob.count
    }
}
