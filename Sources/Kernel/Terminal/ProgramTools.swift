// The tools that read without running: `tnb check`, `tnb dis`, `tnb doc`. What they find goes to standard output, what
// keeps them from looking to standard error.
import Glibc
import Session

public enum ProgramTools {
    private static let usage: Int32 = 2

    /// Says what is wrong with each file; 1 when anything is.
    public static func check(_ files: [String], session: Session) -> Int32 {
        var status: Int32 = 0
        for file in files {
            let program: Program
            do { program = try Program(file == "-" ? .standardInput : .file(file)) } catch {
                status = fail("check", file, error)
                continue
            }
            let pieces = program.notebook.cells.indices.filter { program.notebook.cells[$0].kind == .code }.map { index in
                let cell = program.cell(index)
                // In a notebook without lines the name says the cell.
                let label = cell.fileName == program.name ? program.label(of: index) : ""
                let fileName = program.shownName + cell.fileName.dropFirst(program.name.count)
                return SourcePiece(source: Session.codeOnly(cell), fileName: fileName, firstLine: cell.firstLine, label: label)
            }
            let findings = session.check(pieces, directory: program.directory, isNotebook: program.isNotebook)
            if !findings.isEmpty { status = max(status, 1) }
            say(findings.map(text).joined())
        }
        return status
    }

    /// `train.tnb:12:5: cell 3 "train": undefined name 'x'`, the line and what is meant in it.
    private static func text(_ finding: Finding) -> String {
        let place = "\(finding.fileName):\(finding.line):\(finding.column): "
        let head = place + (finding.label.isEmpty ? "" : finding.label + ": ") + finding.message + "\n"
        let line = finding.text.unicodeScalars
        let blanks = line.prefix { $0 == " " || $0 == "\t" }.count
        guard blanks < line.count, finding.column > blanks else { return head }
        let shown = String(String.UnicodeScalarView(line.dropFirst(blanks)))
        let width = max(1, min(finding.endColumn, line.count + 1) - finding.column)
        return head + "    \(shown)\n    " + String(repeating: " ", count: finding.column - 1 - blanks)
            + String(repeating: "^", count: width) + "\n"
    }

    /// Prints the instructions of every code cell.
    public static func disassemble(_ file: String) -> Int32 {
        let program: Program
        do { program = try Program(file == "-" ? .standardInput : .file(file)) } catch { return fail("dis", file, error) }
        for (index, cell) in program.notebook.cells.enumerated() where cell.kind == .code {
            do throws(ScriptError) {
                let text = try Session.disassembly(of: program.cell(index))
                say((program.notebook.hasMarkers ? "# \(program.label(of: index))\n" : "") + text)
            } catch {
                _ = FileAccess.writeAll(STDERR_FILENO, error.traceback.joined(separator: "\n") + "\n")
                return 1
            }
        }
        return 0
    }

    /// Prints the page of a name; without one the modules.
    public static func document(_ name: String?, session: Session) -> Int32 {
        guard let name else {
            let modules = session.documentedModules()
            let width = modules.map(\.name.utf8.count).max() ?? 0
            for (name, summary) in modules {
                say(
                    summary.isEmpty
                        ? name + "\n" : name + String(repeating: " ", count: width + 2 - name.utf8.count) + summary + "\n")
            }
            say("\n`tnb doc NAME` shows one of them, a member (torch.nn.Conv2d), or a builtin (len, str.join).\n")
            return 0
        }
        switch session.documentation(of: name) {
        case .page(let text):
            say(text)
            return 0
        case .unknown(let suggestions):
            let near = suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: ", "))?"
            _ = FileAccess.writeAll(STDERR_FILENO, "tnb doc: nothing is named '\(name)'\(near)\n")
            return 1
        }
    }

    private static func say(_ text: String) { _ = FileAccess.writeAll(STDOUT_FILENO, text) }

    private static func fail(_ tool: String, _ file: String, _ error: any Error) -> Int32 {
        let message =
            switch error {
            case let error as UsageError: error.message
            case let error as FileError: "can't open file '\(error.path)': \(error.reason)"
            default: "\(file): \(error)"
            }
        _ = FileAccess.writeAll(STDERR_FILENO, "tnb \(tool): \(message)\n")
        return usage
    }
}
