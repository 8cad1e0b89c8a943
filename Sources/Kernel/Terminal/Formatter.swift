// `tnb format`: percent text in its one form. Markers, header and blank lines are put in order, code is left as it is. What cannot
// be read is refused with its place and left alone.
import Glibc
import Session

/// Puts notebooks in the percent format into their canonical form.
public enum Formatter {
    private enum Status {
        static let changed: Int32 = 1
        static let usage: Int32 = 2
    }

    /// What keeps a file from being formatted.
    struct Refusal: Error {
        let message: String
    }

    /// Formats each file in place, `-` from standard input to standard output; with `onlyChecks` nothing is written, and files that
    /// would change give status 1.
    public static func run(_ files: [String], onlyChecks: Bool) -> Int32 {
        var status: Int32 = 0
        for file in files { status = max(status, run(file, onlyChecks: onlyChecks)) }
        return status
    }

    private static func run(_ file: String, onlyChecks: Bool) -> Int32 {
        do {
            if file.hasSuffix(".ipynb") {
                throw Refusal(message: "\(file): is JSON; 'tnb convert \(file) \(file.dropLast(6)).tnb' makes percent text of it")
            }
            let bytes = try FileAccess.read(path: file == "-" ? nil : file)
            guard let text = String(validating: bytes, as: UTF8.self) else { throw Refusal(message: "\(file): not UTF-8 text") }
            let name = file == "-" ? "<stdin>" : file
            let formatted = try canonical(text, name: name)
            if file == "-", !onlyChecks {
                _ = FileAccess.writeAll(STDOUT_FILENO, formatted)
                return 0
            }
            guard formatted != text else { return 0 }
            if onlyChecks {
                say("\(name): would be formatted", STDOUT_FILENO)
                return Status.changed
            }
            try write(formatted, to: file)
            say("\(name): formatted", STDOUT_FILENO)
            return 0
        } catch let error as Refusal {
            say("tnb format: \(error.message)", STDERR_FILENO)
        } catch let error as FileError {
            say("tnb format: can't open '\(error.path)': \(error.reason)", STDERR_FILENO)
        } catch {
            say("tnb format: \(file): \(error)", STDERR_FILENO)
        }
        return Status.usage
    }

    /// The canonical text of a notebook in the percent format, or of a plain script.
    static func canonical(_ text: String, name: String) throws -> String {
        let notebook = Notebook(percent: text)
        try refuseErrors(in: notebook, text: text, name: name)
        guard notebook.hasMarkers else {
            let code = withoutBlankEdges(notebook.cells.first?.source ?? "", leading: false)
            return code.isEmpty ? "" : code + "\n"
        }
        var canonical = notebook
        canonical.shebang = notebook.shebang.map(withoutTrailingBlanks)
        canonical.header = notebook.header.map(withoutTrailingBlanks)
        for index in canonical.cells.indices {
            canonical.cells[index].source = withoutBlankEdges(canonical.cells[index].source, leading: true)
        }
        let formatted = canonical.percentText
        // A line of prose that reads as a marker, for example, would start a cell of its own.
        guard same(Notebook(percent: formatted), canonical) else {
            throw Refusal(
                message: "\(name): its cells would not be the same afterwards; is there a line '%% …' in the text of one?")
        }
        return formatted
    }

    // ---- what is refused -----------------------------------------------------------------------------------------------

    private static func refuseErrors(in notebook: Notebook, text: String, name: String) throws(Refusal) {
        let lines = LogicalLines(text.replacingLineEnds())
        if let problem = PercentProblem(in: notebook, text: text) {
            throw Refusal(message: "\(name):\(problem.line): \(problem.message)")
        }
        var ids: Set<String> = []
        for (index, line) in lines.lines.enumerated() where !lines.startsInString[index] {
            guard let marker = CellMarker(String(line)) else { continue }
            if let id = marker.id, !ids.insert(id).inserted {
                throw Refusal(message: "\(name):\(index + 1): a second cell has the id \"\(id)\"")
            }
        }
        let isNotebook = !name.hasSuffix(".py")
        for cell in notebook.cells where cell.kind == .code {
            var source = cell.source
            if isNotebook {
                guard case .code(let typed, _) = InteractiveInput(source) else { continue }
                source = typed
            }
            let code = Cell(
                source, fileName: name, firstLine: cell.firstLine, showsLastExpression: false, hasMagics: isNotebook)
            if let error = Session.syntaxError(in: code) { throw Refusal(message: error.traceback.joined(separator: "\n")) }
        }
    }

    // ---- text ------------------------------------------------------------------------------------------------------------

    private static func withoutTrailingBlanks(_ line: String) -> String {
        var line = line[...]
        while let last = line.last, last.isWhitespace { line = line.dropLast() }
        return String(line)
    }

    /// A cell without blank lines at its end, and with `leading` at its start too.
    private static func withoutBlankEdges(_ source: String, leading: Bool) -> String {
        var lines = source.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let last = lines.last, last.isBlank { lines.removeLast() }
        if leading { while let first = lines.first, first.isBlank { lines.removeFirst() } }
        return lines.joined(separator: "\n")
    }

    private static func same(_ one: Notebook, _ other: Notebook) -> Bool {
        func plain(_ notebook: Notebook) -> Notebook {
            var notebook = notebook
            for index in notebook.cells.indices { notebook.cells[index].firstLine = 1 }
            return notebook
        }
        return plain(one) == plain(other)
    }

    /// Replaces the file that a link leads to, with its permissions.
    private static func write(_ text: String, to file: String) throws(FileError) {
        var resolved = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        var path = file
        if realpath(file, &resolved) != nil {
            path = String(decoding: resolved.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        var status = stat()
        let mode = stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0o644
        if access(path, W_OK) != 0 { throw FileError(code: errno, path: file) }
        try FileAccess.write(text, path: path, mode: mode)
    }

    private static func say(_ text: String, _ descriptor: Int32) { _ = FileAccess.writeAll(descriptor, text + "\n") }
}
