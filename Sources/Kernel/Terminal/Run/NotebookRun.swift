// `tnb run`: a notebook from its first cell to its last, with what papermill does around it. Parameters are set in a cell
// of their own behind the parameters cell, the notebook with its outputs is written after every cell, and a failure says
// how to go on from the cell that failed.
import Glibc
import Session

/// One run of a notebook.
public struct NotebookRun {
    private let options: RunOptions
    private let version: String
    private let makeSession: @Sendable (_ arguments: [String], _ searchPath: [String]) -> Session

    public init(
        _ options: RunOptions, version: String,
        makeSession: @escaping @Sendable (_ arguments: [String], _ searchPath: [String]) -> Session
    ) {
        self.options = options
        self.version = version
        self.makeSession = makeSession
    }

    enum Status {
        static let failed: Int32 = 1
        static let usage: Int32 = 2
        static let parameter: Int32 = 3
        static let timeout: Int32 = 124
        static let interrupted: Int32 = 130
        /// What papermill ends with when a kernel has died.
        static let crashed: Int32 = 138
    }

    /// Runs and gives the exit status.
    public func run() -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        do {
            let program = try Program(options.file == "-" ? .standardInput : .file(options.file))
            return try run(program)
        } catch let error as ParameterError {
            return say(error.message, Status.parameter)
        } catch let error as UsageError {
            return say(error.message, Status.usage)
        } catch let error as FileError {
            return say("can't open file '\(error.path)': \(error.reason)", Status.usage)
        } catch {
            return say("\(error)", Status.usage)
        }
    }

    private func run(_ program: Program) throws -> Int32 {
        let notebook = program.notebook
        let declarations = notebook.parametersCell.map { ParameterDeclaration.all(in: notebook.cells[$0].source) } ?? []
        if options.showsParameters { return showParameters(declarations, of: notebook) }
        let plan = try RunPlan(notebook, options: options)
        var settings: [ParameterSetting] = []
        for path in options.parameterFiles {
            settings += try ParameterFile.read(path, session: makeSession([""], []))
        }
        settings += options.parameters
        if let first = settings.first, notebook.parametersCell == nil {
            throw ParameterError(
                message: "\(first.name)=…: no cell is tagged \"parameters\" (# %% tags=[\"parameters\"])")
        }
        try ParameterBinding.check(settings, declarations)
        if let error = program.syntaxError(isInteractive: true) {
            return say(error.traceback.joined(separator: "\n"), Status.usage, plain: true)
        }

        var record = RunRecord(
            notebook.ipynb, inputPath: options.file, outputPath: options.output, version: version)
        if options.firstCell != nil { keepOutputs(in: &record, plan) }
        let files = RunFiles(record: Monitor(record), output: options.output, page: options.page, title: program.shownName)
        if let error = files.save() {
            return say("can't write '\(error.path)': \(error.reason)", Status.usage)
        }
        if let page = options.page, let error = RunFiles.obstacle(to: page) {
            return say("can't write '\(page)': \(error.reason)", Status.usage)
        }
        let session = makeSession([program.argumentZero], [program.directory])
        if options.file != "-" { _ = session.assign("__file__", literal: Parameters.quoted(program.name)) }
        Interrupts.install(flag: session.interruptFlag, forcesOnSecond: true, keepsIgnoring: true)
        CrashReport.install(exitStatus: Status.crashed)
        let terminal = TerminalHost { session.interruptFlag.raise() }
        let progress = NotebookProgress(
            program: program, plan: plan, options: options, declarations: declarations, settings: settings, session: session,
            terminal: terminal, files: files)
        let ending = progress.run()
        terminal.flush(.stdout)
        session.finish(on: terminal)
        if let error = files.finish() {
            return say("can't write '\(error.path)': \(error.reason)", max(ending.status, Status.failed))
        }
        if let message = ending.message { _ = FileAccess.writeAll(STDERR_FILENO, message + "\n") }
        if ending.isInterrupt { Interrupts.endProcess() }
        return ending.status
    }

    /// What an earlier run left in the output's cells before `--from` stays: the cells have not changed.
    private func keepOutputs(in record: inout RunRecord, _ plan: RunPlan) {
        guard let output = options.output, let bytes = try? FileAccess.read(path: output),
            let earlier = (try? JSONValue.parse(String(decoding: bytes, as: UTF8.self)))?["cells"]?.array
        else { return }
        for index in record.cells.indices {
            guard case .outside = plan.choices[index], let id = record.cells[index].id,
                let cell = earlier.first(where: { $0["id"]?.string == id }), cell["source"] == record.cells[index].json["source"]
            else { continue }
            record.cells[index].outputs = (cell["outputs"]?.array ?? []).map { .kept($0) }
            record.cells[index].count = cell["execution_count"]?.int
            if cell["metadata"]?["papermill"]?["status"] == "completed" { record.cells[index].status = .completed }
        }
    }

    private func showParameters(_ declarations: [ParameterDeclaration], of notebook: Notebook) -> Int32 {
        var text = "usage: tnb run \(options.file) [-p NAME=VALUE]...\n\n"
        if notebook.parametersCell == nil {
            text += "no parameters: no cell is tagged \"parameters\" (# %% tags=[\"parameters\"])\n"
        } else {
            let width = declarations.map(\.headWidth).max() ?? 0
            text += "parameters:\n" + declarations.map { "  \($0.line(width: width))\n" }.joined()
        }
        _ = FileAccess.writeAll(STDOUT_FILENO, text)
        return 0
    }

    private func say(_ message: String, _ status: Int32, plain: Bool = false) -> Int32 {
        _ = FileAccess.writeAll(STDERR_FILENO, (plain ? "" : "tnb run: ") + message + "\n")
        return status
    }
}
