// Which cells of a notebook run. `--from` and `--to` name cells as errors do: by number, title or id. Before `--from` the
// parameters cell runs, and the cells tagged "setup": a run can go on only from a state that it can make again.
import Session

struct RunPlan {
    enum Choice {
        case run
        /// Left out by `--from` or `--to`.
        case outside
        /// Left out by its tag.
        case skipped
    }

    let choices: [Choice]
    /// Whether cells were left out at the front.
    let resumes: Bool

    init(_ notebook: Notebook, options: RunOptions) throws(UsageError) {
        let first = try options.firstCell.map { name throws(UsageError) in try RunPlan.find(name, "--from", in: notebook) } ?? 0
        let last =
            try options.lastCell.map { name throws(UsageError) in try RunPlan.find(name, "--to", in: notebook) }
            ?? max(0, notebook.cells.count - 1)
        guard first <= last else {
            throw UsageError(message: "--from (cell \(first + 1)) comes after --to (cell \(last + 1))")
        }
        resumes = notebook.cells[..<min(first, notebook.cells.count)].contains { $0.kind == .code }
        choices = notebook.cells.enumerated().map { index, cell in
            if cell.kind != .code || cell.tags.contains("skip-execution") { return .skipped }
            if index > last { return .outside }
            let prepares = index == notebook.parametersCell || !Set(cell.tags).isDisjoint(with: ["setup", "injected-parameters"])
            return index >= first || prepares ? .run : .outside
        }
    }

    private static func find(_ name: String, _ option: String, in notebook: Notebook) throws(UsageError) -> Int {
        let cells = notebook.cells
        if let index = cells.firstIndex(where: { $0.id == name }) ?? cells.firstIndex(where: { $0.title == name }) {
            return index
        }
        if let number = Int(name), cells.indices.contains(number - 1) { return number - 1 }
        let names = cells.enumerated().compactMap { index, cell in
            cell.kind == .code ? (cell.id ?? cell.title).map { "\(index + 1) \"\($0)\"" } ?? "\(index + 1)" : nil
        }
        throw UsageError(message: "\(option): no cell '\(name)'; the cells are \(names.joined(separator: ", "))")
    }

    /// How `--from` names a cell.
    static func name(of index: Int, in notebook: Notebook) -> String {
        let cell = notebook.cells[index]
        for name in [cell.id, cell.title].compactMap({ $0 }) where !name.hasPrefix("-") {
            let firstWithIt = notebook.cells.firstIndex { $0.id == name } ?? notebook.cells.firstIndex { $0.title == name }
            if firstWithIt == index { return name }
        }
        return String(index + 1)
    }
}
