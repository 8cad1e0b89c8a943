// A program as the command line names it: read from a file, standard input or `-c`, cut into cells, each with the name and
// the lines that errors show. Used by BatchRunner and the tools that read programs without running them.
import Glibc
import Session

/// A notebook to run and what it is called.
struct Program {
    let notebook: Notebook
    /// As tracebacks and `__file__` name it: an absolute path for a file, as under CPython.
    let name: String
    /// As the command line names it.
    let shownName: String
    /// `sys.argv[0]`.
    let argumentZero: String
    /// The front of `sys.path`.
    let directory: String
    /// Whether lines count from the start of the file; in .ipynb there are none.
    private let hasLines: Bool
    /// A script in .py is Python and nothing else.
    var isNotebook: Bool { name.hasSuffix(".tnb") || name.hasSuffix(".ipynb") }

    init(_ source: ProgramSource) throws {
        switch source {
        case .code(let code):
            notebook = Notebook(cells: [NotebookCell(.code, source: code)], hasMarkers: false)
            (name, argumentZero, shownName, directory, hasLines) = ("<string>", "-c", "<string>", "", true)
        case .standardInput:
            notebook = Notebook(percent: try Program.text(try FileAccess.read(path: nil), name: "<stdin>"))
            (name, argumentZero, shownName, directory, hasLines) = ("<stdin>", "-", "<stdin>", "", true)
        case .file(let path):
            let text = try Program.text(try FileAccess.read(path: path), name: path)
            let isJSON = path.hasSuffix(".ipynb")
            notebook = isJSON ? try Program.notebook(text, path: path) : Notebook(percent: text)
            // A script in .py is Python first: there a comment may look as it likes.
            if path.hasSuffix(".tnb"), let problem = PercentProblem(in: notebook, text: text) {
                throw UsageError(message: "\(path):\(problem.line): \(problem.message)")
            }
            let end = path.lastIndex(of: "/")
            let folder = end.map { String(path[..<$0]) } ?? "."
            var resolved = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
            let isResolved = realpath(folder.isEmpty ? "/" : folder, &resolved) != nil
            directory =
                isResolved ? resolved.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? folder } : folder
            (name, argumentZero, shownName, hasLines) = (Program.absolute(path), path, path, !isJSON)
        }
    }

    private static func absolute(_ path: String) -> String {
        // Into memory of our own: what the C library allocates for a caller need not come from the allocator that frees it.
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        guard !path.hasPrefix("/"), getcwd(&buffer, buffer.count) != nil else { return path }
        let folder = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return folder + "/" + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
    }

    private static func text(_ bytes: [UInt8], name: String) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw UsageError(message: "\(name) is not UTF-8 text") }
        return text
    }

    private static func notebook(_ text: String, path: String) throws -> Notebook {
        do throws(NotebookError) { return try Notebook(ipynb: text) } catch {
            throw UsageError(message: "\(path): \(error.message)")
        }
    }

    func cell(_ index: Int) -> Cell {
        let cell = notebook.cells[index]
        return Cell(
            cell.source, fileName: hasLines ? name : "\(name) cell \(index + 1)", firstLine: hasLines ? cell.firstLine : 1,
            showsLastExpression: false, hasMagics: isNotebook)
    }

    /// `train.tnb, cell 3 "train" (lines 40-58)`.
    func place(of index: Int) -> String {
        let cell = notebook.cells[index]
        let title = (cell.title ?? cell.id).map { " \"\($0)\"" } ?? ""
        let lines = cell.firstLine == cell.lastLine ? "line \(cell.firstLine)" : "lines \(cell.firstLine)-\(cell.lastLine)"
        return "\(shownName), cell \(index + 1)\(title)" + (hasLines ? " (\(lines))" : "")
    }

    /// `cell 3 "train"`; empty for a script without cells.
    func label(of index: Int) -> String {
        guard notebook.hasMarkers else { return "" }
        let cell = notebook.cells[index]
        return "cell \(index + 1)" + ((cell.title ?? cell.id).map { " \"\($0)\"" } ?? "")
    }

    /// The first cell that does not parse: found before any cell has run. With `isInteractive`, cells are read as Jupyter
    /// reads them.
    func syntaxError(isInteractive: Bool = false) -> ScriptError? {
        for (index, cell) in notebook.cells.enumerated() where cell.kind == .code {
            var code = self.cell(index)
            if isInteractive {
                guard case .code(let source, _) = input(of: cell) else { continue }
                code.source = source
            }
            if let error = Session.syntaxError(in: code) { return error }
        }
        return nil
    }

    /// A cell as a Jupyter kernel takes it. A script in .py is Python and nothing else.
    func input(of cell: NotebookCell) -> InteractiveInput {
        if isNotebook || !name.hasSuffix(".py") { return InteractiveInput(cell.source) }
        let last = LogicalLines(cell.source).lastCodeByte
        return last == 0 ? .nothing : .code(cell.source, showsLastExpression: last != UInt8(ascii: ";"))
    }
}
