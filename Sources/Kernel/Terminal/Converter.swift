// `tnb convert`: the percent format to .ipynb and back. Which is which follows from the file names.
import Glibc
import Session

/// Converts notebooks between their two formats.
public enum Converter {
    /// Converts and gives the exit status.
    public static func run(from input: String, to output: String) -> Int32 {
        do {
            let bytes = try FileAccess.read(path: input)
            guard let text = String(validating: bytes, as: UTF8.self) else { throw NotebookError(message: "not UTF-8 text") }
            guard input.hasSuffix(".ipynb") != output.hasSuffix(".ipynb") else {
                throw NotebookError(message: "one of the two names must end in .ipynb: \(input), \(output)")
            }
            if input.hasSuffix(".ipynb") {
                try FileAccess.write(try Notebook(ipynb: text).percentText, path: output)
            } else {
                let notebook = Notebook(percent: text)
                if input.hasSuffix(".tnb"), let problem = PercentProblem(in: notebook, text: text) {
                    throw NotebookError(message: "line \(problem.line): \(problem.message)")
                }
                try FileAccess.write(notebook.ipynbText, path: output)
            }
            return 0
        } catch let error as NotebookError {
            return fail("\(input): \(error.message)")
        } catch let error as FileError {
            return fail("can't \(error.path == input ? "read" : "write") '\(error.path)': \(error.reason)")
        } catch {
            return fail("\(error)")
        }
    }

    private static func fail(_ message: String) -> Int32 {
        _ = FileAccess.writeAll(STDERR_FILENO, "tnb convert: \(message)\n")
        return 2
    }
}
