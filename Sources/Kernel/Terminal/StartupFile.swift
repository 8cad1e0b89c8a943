// The prompt's start-up file: a script or notebook that runs before the first prompt, in its namespace, as PYTHONSTARTUP does
// for python. Settings for every session live there: imports, print options, helpers.
import Glibc
import Session

enum StartupFile {
    /// `$TNB_STARTUP`, which must be there when it is set; else `tnb/startup.tnb` in `$XDG_CONFIG_HOME` (`~/.config`) when
    /// that is there.
    static var path: String? {
        func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        // Set and empty means none.
        if getenv("TNB_STARTUP") != nil { return variable("TNB_STARTUP") }
        let config =
            variable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? variable("HOME").map { $0 + "/.config" }
        guard let path = config.map({ $0 + "/tnb/startup.tnb" }), access(path, F_OK) == 0 else { return nil }
        return path
    }

    /// Runs the file through `run`, cell by cell, up to the first that fails; `say` gets what is wrong. The exit status when
    /// the file ends the session.
    static func run(
        _ path: String, in session: Session, run: (Cell) -> Outcome, say: (String) -> Void, show: (ScriptError) -> Void
    ) -> Int32? {
        let program: Program
        do { program = try Program(.file(path)) } catch let error as FileError {
            say("Could not open the start-up file: \(error.reason): '\(path)'")
            return nil
        } catch let error as UsageError {
            say("Could not read the start-up file: \(error.message)")
            return nil
        } catch {
            say("Could not read the start-up file: \(error)")
            return nil
        }
        if let error = program.syntaxError() {
            show(error)
            return nil
        }
        _ = session.assign("__file__", literal: Parameters.quoted(path))
        defer { _ = run(Cell("del __file__", fileName: "<startup>", showsLastExpression: false)) }
        for (index, cell) in program.notebook.cells.enumerated() where cell.kind == .code {
            switch run(program.cell(index)) {
            case .finished: continue
            case .failed(let error):
                show(error)
                return nil
            case .exited(let code, let message):
                if let message { say(message) }
                return code
            }
        }
        return nil
    }
}
