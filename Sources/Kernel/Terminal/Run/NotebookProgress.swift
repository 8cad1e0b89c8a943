// The cells of a run, one after another: parameters between them, outputs recorded, and an ending that says what happened
// where. Everything here runs on the thread that started the run.
import Glibc
import Session

struct NotebookProgress {
    let program: Program
    let plan: RunPlan
    let options: RunOptions
    let declarations: [ParameterDeclaration]
    let settings: [ParameterSetting]
    let session: Session
    let terminal: TerminalHost
    let files: RunFiles

    /// How a run ended; the message is for standard error.
    struct Ending {
        var status: Int32 = 0
        var message: String?
        var isInterrupt = false
    }

    private var record: Monitor<RunRecord> { files.record }
    private var notebook: Notebook { program.notebook }

    func run() -> Ending {
        let host = RecordingHost(record, terminal)
        let watch = CellWatch(
            interrupt: { [session] in session.interrupt() }, save: { [files] in files.save() },
            abandon: { [self] in abandon($0) })
        // Where a cell of the program stands in the record: behind the injected cell one further.
        var shift = 0
        for (index, cell) in notebook.cells.enumerated() {
            let isInjected = cell.tags.contains("injected-parameters") && !settings.isEmpty
            guard case .run = plan.choices[index], !isInjected else { continue }
            if let ending = run(cell, index, at: index + shift, host, watch) { return ending }
            guard index == notebook.parametersCell, !settings.isEmpty else { continue }
            do throws(ParameterError) {
                let source = try bind(host)
                let place = inject(source, behind: index)
                shift = place.shift
                if let ending = run(NotebookCell(.code, source: source), nil, at: place.index, host, watch) { return ending }
            } catch {
                record.withLock { $0.failedCell = index }
                return Ending(status: NotebookRun.Status.parameter, message: "tnb run: \(error.message)")
            }
        }
        return Ending()
    }

    // ---- parameters ----------------------------------------------------------------------------------------------------

    /// Binds the settings; gives the source of the cell that sets them.
    private func bind(_ host: RecordingHost) throws(ParameterError) -> String {
        let binding = ParameterBinding(declarations: declarations, session: session, host: host)
        var bound: [(name: String, literal: String)] = []
        for setting in settings {
            let literal = try binding.bind(setting)
            bound.removeAll { $0.name == setting.name }
            bound.append((setting.name, literal))
            record.withLock { $0.parameters[setting.name] = ParameterBinding.json(literal) }
        }
        return ParameterBinding.source(bound)
    }

    /// Puts the injected cell into the record: in place of an earlier one, else behind the parameters cell.
    private func inject(_ source: String, behind parametersCell: Int) -> (index: Int, shift: Int) {
        let earlier = notebook.cells.firstIndex { $0.kind == .code && $0.tags.contains("injected-parameters") }
        return record.withLock { record in
            let used = Set(record.cells.compactMap(\.id))
            var id = "tnb-injected-parameters"
            while used.contains(id) { id += "-" }
            let injected = CellRecord(
                json: JSONObject([
                    ("cell_type", "code"), ("execution_count", .null), ("id", .string(id)),
                    ("metadata", ["tags": ["injected-parameters"]]), ("outputs", []), ("source", CellOutput.lines(source)),
                ]))
            if let earlier {
                record.cells[earlier] = injected
                return (earlier, 0)
            }
            record.cells.insert(injected, at: parametersCell + 1)
            return (parametersCell + 1, 1)
        }
    }

    // ---- one cell ------------------------------------------------------------------------------------------------------

    /// Runs a cell; the ending when the run stops with it. `index` is nil for the injected cell.
    private func run(_ cell: NotebookCell, _ index: Int?, at place: Int, _ host: RecordingHost, _ watch: CellWatch) -> Ending? {
        guard case .code(let source, let showsLast) = program.input(of: cell) else { return nil }
        let count = record.withLock { record in
            record.count += 1
            record.current = place
            record.cellOfCount[record.count] = index
            record.cells[place].count = record.count
            record.cells[place].status = .running
            record.cells[place].outputs = []
            record.cells[place].started = wallClock()
            return record.count
        }
        watch.begin(seconds: options.timeout)
        let code = Cell(
            source, fileName: "Cell In[\(count)]", showsLastExpression: showsLast, hasMagics: program.isNotebook)
        let outcome = run(code, count: count, host)
        let isLate = watch.end()
        terminal.flush(.stdout)
        record.withLock { record in
            record.cells[place].ended = wallClock()
            record.cells[place].status = .completed
            record.current = nil
            switch outcome {
            case .failed: record.cells[place].status = .failed
            case .exited(let code, let message):
                let value = message ?? String(code)
                record.cells[place].add(
                    .error(ScriptError(name: "SystemExit", message: value, traceback: ["SystemExit: \(value)"])))
                if code != 0 { record.cells[place].status = .failed }
            case .finished: break
            }
        }
        let ending = ending(of: outcome, cell, index, isLate: isLate)
        if ending != nil, ending?.status != 0 { record.withLock { $0.failedCell = place } }
        if let error = files.save() {
            return Ending(
                status: NotebookRun.Status.failed, message: "tnb run: can't write '\(error.path)': \(error.reason)")
        }
        return ending
    }

    private func run(_ code: Cell, count: Int, _ host: RecordingHost) -> Outcome {
        let ended = Monitor<Outcome?>(nil)
        session.perform { workspace in
            let outcome = workspace.run(code, on: host)
            switch outcome {
            case .finished(let bundle?):
                workspace.keepResult(number: count)
                host.show(bundle, count: count)
            case .failed(let error): host.keep(error)
            case .finished(nil), .exited: break
            }
            if case .failed(let error) = outcome, error.isInterrupt {} else { workspace.endCell(on: host) }
            ended.change { $0 = outcome }
        }
        return ended.wait { $0 }
    }

    private func ending(of outcome: Outcome, _ cell: NotebookCell, _ index: Int?, isLate: Bool) -> Ending? {
        if terminal.isBroken {
            return Ending(
                status: NotebookRun.Status.failed,
                message: "BrokenPipeError: [Errno 32] Broken pipe: nobody reads standard output")
        }
        let place = index.map { program.place(of: $0) } ?? "\(program.shownName), the injected parameters"
        if isLate {
            let head = "\(place):\n"
            var body = ""
            if case .failed(let error) = outcome { body = fileTraceback(error).joined(separator: "\n") + "\n" }
            return Ending(
                status: NotebookRun.Status.timeout,
                message: "\(head)\(body)tnb run: the cell took longer than \(limit) s" + advice(index))
        }
        switch outcome {
        case .finished: return nil
        case .exited(let code, let message):
            return Ending(status: code, message: message)
        case .failed(let error):
            let text = "\(place):\n" + fileTraceback(error).joined(separator: "\n")
            if !error.isInterrupt, options.allowsErrors || cell.tags.contains("raises-exception") {
                terminal.write(text + "\n", to: .stderr)
                return nil
            }
            var hint = ""
            if plan.resumes, error.name == "NameError" {
                hint = "\ntnb run: before --from only the parameters cell and cells tagged \"setup\" have run"
            }
            return Ending(
                status: error.isInterrupt ? NotebookRun.Status.interrupted : NotebookRun.Status.failed,
                message: text + hint + advice(index), isInterrupt: error.isInterrupt)
        }
    }

    // ---- what is said --------------------------------------------------------------------------------------------------

    /// The traceback with places in the program's file: `Cell In[3], line 2` is a line of it.
    private func fileTraceback(_ error: ScriptError) -> [String] {
        error.traceback.map { line in
            let head = "  Cell In["
            guard line.hasPrefix(head) else { return line }
            let rest = line.dropFirst(head.count)
            let digits = rest.prefix { $0.isNumber }
            let middle = "], line "
            guard let count = Int(digits), let index = record.withLock({ $0.cellOfCount[count] }),
                rest[digits.endIndex...].hasPrefix(middle)
            else { return line }
            let tail = rest[digits.endIndex...].dropFirst(middle.count)
            let number = tail.prefix { $0.isNumber }
            guard let inCell = Int(number) else { return line }
            let cell = program.cell(index)
            let function = tail[number.endIndex...]
            let shown = function.isEmpty ? ", in <module>" : String(function)
            return "  File \"\(cell.fileName)\", line \(inCell + cell.firstLine - 1)\(shown)"
        }
    }

    /// Where the notebook is, and the command that goes on with a cell.
    private func advice(_ index: Int?) -> String {
        let kept = options.output.map { "\ntnb run: \($0) holds what has run" } ?? ""
        guard let index, options.file != "-" else { return kept }
        var words = ["tnb", "run", options.file]
        for path in options.parameterFiles { words += ["-y", path] }
        for setting in options.parameters { words += ["-p", "\(setting.name)=\(setting.value)"] }
        if let output = options.output { words += ["-o", output] }
        if let page = options.page { words += ["--html", page] }
        if let timeout = options.timeout { words += ["--timeout", NotebookProgress.short(timeout)] }
        words += ["--from", RunPlan.name(of: index, in: notebook)]
        if let last = options.lastCell { words += ["--to", last] }
        return kept + "\ntnb run: to go on from this cell: \(words.map(NotebookProgress.shellWord).joined(separator: " "))"
    }

    /// Seconds as they are typed.
    private static func short(_ seconds: Double) -> String { Int(exactly: seconds).map(String.init) ?? "\(seconds)" }

    private var limit: String { options.timeout.map(NotebookProgress.short) ?? "" }

    private static func shellWord(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,+@%".contains($0)) }
        return isPlain
            ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// The last words of a run that cannot wait for its cell. Called on the watching thread.
    private func abandon(_ ending: CellWatch.Ending) {
        let index: Int? = record.withLock { record in
            guard let place = record.current else { return nil }
            record.cells[place].ended = wallClock()
            record.cells[place].status = .failed
            record.failedCell = place
            return record.cells[place].count.flatMap { record.cellOfCount[$0] }
        }
        _ = files.finish()
        switch ending {
        case .timeout:
            let place = index.map { program.place(of: $0) } ?? program.shownName
            _ = FileAccess.writeAll(
                STDERR_FILENO, "\(place):\ntnb run: the cell took longer than \(limit) s and did not stop" + advice(index) + "\n")
            _exit(NotebookRun.Status.timeout)
        case .terminated:
            signal(SIGTERM, SIG_DFL)
            kill(getpid(), SIGTERM)
            // This thread has SIGTERM blocked, the first thread takes it.
            sleep(1)
            _exit(143)
        }
    }
}
