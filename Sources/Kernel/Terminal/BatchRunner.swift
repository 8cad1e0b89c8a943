// Runs a program from its first cell to its last: `tnb file`, `tnb -c`, `tnb -`. Output streams as it comes, an error
// ends the run with Python's traceback, and the exit status says how it went. Nothing is shown but what is printed or
// displayed: last expressions are not, as under python.
import Glibc
import Session

/// One batch run.
public struct BatchRunner {
    private let source: ProgramSource
    private let leading: [ParameterSetting]
    private let trailing: [String]
    private let makeSession: @Sendable (_ arguments: [String], _ searchPath: [String]) -> Session

    /// `makeSession` is called once everything that can be wrong with the command line has been checked.
    public init(
        _ source: ProgramSource, parameters: [ParameterSetting], trailing: [String],
        makeSession: @escaping @Sendable (_ arguments: [String], _ searchPath: [String]) -> Session
    ) {
        self.source = source
        leading = parameters
        self.trailing = trailing
        self.makeSession = makeSession
    }

    private enum Status {
        static let failed: Int32 = 1
        static let usage: Int32 = 2
        static let parameter: Int32 = 3
        static let interrupted: Int32 = 130
    }

    /// Runs and gives the exit status. With `afterwards`, a program that could start hands its session on, however it
    /// ended, and the status is that of what follows.
    public func run(afterwards: ((Session) -> Int32)? = nil) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        let program: Program
        var settings = leading
        var arguments = trailing
        do {
            program = try Program(source)
            if program.notebook.parametersCell != nil {
                let (more, rest) = try Command.takeParameters(from: trailing)
                settings += more
                arguments = rest
            }
            try check(settings, in: program.notebook)
        } catch let error as ParameterError {
            return fail("tnb: \(error.message)", Status.parameter)
        } catch let error as UsageError {
            return fail("tnb: \(error.message)", Status.usage)
        } catch let error as FileError {
            return fail("tnb: can't open file '\(error.path)': \(error.reason)", Status.usage)
        } catch {
            return fail("tnb: \(error)", Status.usage)
        }
        if let error = program.syntaxError() {
            return fail(error.traceback.joined(separator: "\n"), Status.failed)
        }

        let session = makeSession([program.argumentZero] + arguments, [program.directory])
        Interrupts.install(flag: session.interruptFlag, forcesOnSecond: true, keepsIgnoring: true)
        CrashReport.install()
        let host = TerminalHost { session.interruptFlag.raise() }
        if case .file = source { _ = session.assign("__file__", literal: Parameters.quoted(program.name)) }
        let (status, isInterrupt) = run(program, settings: settings, session: session, host: host)
        host.flush(.stdout)
        if let afterwards { return afterwards(session) }
        session.finish(on: host)
        if isInterrupt { Interrupts.endProcess() }
        return status
    }

    private func check(_ settings: [ParameterSetting], in notebook: Notebook) throws {
        guard !settings.isEmpty else { return }
        guard let index = notebook.parametersCell else {
            throw ParameterError(
                message: "-p \(settings[0].name)=…: no cell is tagged \"parameters\" (# %% tags=[\"parameters\"])")
        }
        try ParameterBinding.check(settings, ParameterDeclaration.all(in: notebook.cells[index].source))
    }

    /// The exit status, and whether an interrupt ended the program.
    private func run(
        _ program: Program, settings: [ParameterSetting], session: Session, host: TerminalHost
    ) -> (Int32, isInterrupt: Bool) {
        for (index, cell) in program.notebook.cells.enumerated() where cell.kind == .code {
            let outcome = session.run(program.cell(index), on: host)
            switch outcome {
            case .finished: break
            case .exited(let code, let message):
                if let message { host.write(message + "\n", to: .stderr) }
                return (code, false)
            case .failed(let error):
                if host.isBroken {
                    return (fail("BrokenPipeError: [Errno 32] Broken pipe: nobody reads standard output", Status.failed), false)
                }
                let head = program.notebook.hasMarkers ? [program.place(of: index) + ":"] : []
                host.write((head + error.traceback).joined(separator: "\n") + "\n", to: .stderr)
                return (error.isInterrupt ? Status.interrupted : Status.failed, error.isInterrupt)
            }
            if index == program.notebook.parametersCell, let message = assign(settings, cell, session: session, host: host) {
                return (fail("tnb: \(message)", Status.parameter), false)
            }
        }
        return (0, false)
    }

    /// Binds the settings; the message of what is wrong.
    private func assign(_ settings: [ParameterSetting], _ cell: NotebookCell, session: Session, host: TerminalHost) -> String? {
        let binding = ParameterBinding(declarations: ParameterDeclaration.all(in: cell.source), session: session, host: host)
        do throws(ParameterError) {
            for setting in settings { _ = try binding.bind(setting) }
            return nil
        } catch { return error.message }
    }

    private func fail(_ message: String, _ status: Int32) -> Int32 {
        _ = FileAccess.writeAll(STDERR_FILENO, message + "\n")
        return status
    }
}
