// The interactive prompt: `tnb` on a terminal. Statements are read as CPython's prompt reads them, pasted text and whole
// notebooks as they stand; each runs as a cell, and the value of a last expression is shown and bound to `_`.
import Glibc
import Session

/// One interactive session.
public struct Prompt {
    private let session: Session
    private let host: PromptHost
    private let colours: Colours
    private var history = InputHistory()
    /// How many inputs have run: the result of the third is also `_3`.
    private var count = 0
    /// What the next input starts with: `%load` puts a file's text there.
    private var nextInput = ""

    /// A prompt for a session; a fresh one has `sys.argv` `['']` and `''` in front of `sys.path`, as CPython's.
    public init(_ session: Session) {
        self.session = session
        host = PromptHost(TerminalHost { session.interruptFlag.raise() })
        colours = Colours()
    }

    /// Prompts until the person leaves; gives the exit status.
    /// With `readsStartup`, the start-up file runs before the first prompt.
    public mutating func run(version: String, readsStartup: Bool = false) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        // A second Ctrl-C must not cost the session.
        Interrupts.install(flag: session.interruptFlag, forcesOnSecond: false, keepsIgnoring: true)
        CrashReport.install()
        LineEditor.prepare()
        LineColours.areOn = colours.areOn && isatty(STDOUT_FILENO) != 0
        LineEditor.complete = { [session] code, cursor in session.complete(code, cursor: cursor) }
        for entry in history.entries { LineEditor.remember(entry) }
        say("tnb \(version), the language of Python 3.11. help(name) explains, Ctrl-D leaves.\n")
        if readsStartup, let path = StartupFile.path, let status = runStartup(path) { return status }
        while true {
            switch readInput() {
            case .nothing: continue
            case .help(let name, let detail): show(help: name, detail: detail)
            case .code(let source, let showsLast):
                if let status = run(source, showsLastExpression: showsLast) { return status }
            case nil: return 0
            }
        }
    }

    // ---- reading -------------------------------------------------------------------------------------------------------

    /// What was typed up to a point where it can run; nil at the end of input.
    private mutating func readInput() -> InteractiveInput? {
        var lines: [String] = []
        var (text, point) = (nextInput, nil as Int?)
        nextInput = ""
        while true {
            LineEditor.contextAbove = lines.joined(separator: "\n")
            let answer = LineEditor.read(prompt: lines.isEmpty ? ">>> " : "... ", text: text, point: point)
            (text, point) = ("", nil)
            switch answer {
            case .editAbove(let line):
                // The cursor goes to the end of the line above.
                point = LineEditor.contextAbove.utf8.count
                text = LineEditor.contextAbove + (line.isEmpty ? "" : "\n" + line)
                lines = []
            case .interrupted:
                session.interruptFlag.clear()
                say("KeyboardInterrupt\n")
                lines = []
            case .endOfFile:
                say("\n")
                if lines.isEmpty { return nil }
                return submit(lines, InteractiveInput(lines.joined(separator: "\n")))
            case .line(let line):
                lines.append(line)
                let input = InteractiveInput(lines.joined(separator: "\n"))
                if !wantsMore(input, lastLine: line) { return submit(lines, input) }
            }
        }
    }

    private func wantsMore(_ input: InteractiveInput, lastLine: String) -> Bool {
        if case .code(let source, _) = input, Session.isCellMagic(source) { return !lastLine.isEmpty && !lastLine.contains("\n") }
        guard case .code(let source, _) = input, case .incomplete = Session.completeness(of: source) else { return false }
        // A block that was pasted or came back from the history ends where its text ends.
        if lastLine.contains("\n"), case .complete = Session.completeness(of: source + "\n") { return false }
        return true
    }

    private mutating func submit(_ lines: [String], _ input: InteractiveInput) -> InteractiveInput {
        guard input != .nothing else { return input }
        var entry = lines.joined(separator: "\n")
        while entry.hasSuffix("\n") { entry.removeLast() }
        if history.append(entry) { LineEditor.remember(entry) }
        return input
    }

    // ---- running -------------------------------------------------------------------------------------------------------

    /// Runs what was typed; the exit status when it ends the session.
    private mutating func run(_ source: String, showsLastExpression: Bool) -> Int32? {
        count += 1
        let notebook = Notebook(percent: source)
        for cell in notebook.cells where cell.kind == .code {
            let outcome = run(
                Cell(
                    cell.source, fileName: "<stdin>", firstLine: cell.firstLine, showsLastExpression: showsLastExpression,
                    hasMagics: true))
            switch outcome {
            case .finished(let bundle):
                answerRequests()
                guard let bundle else { break }
                host.display(bundle)
                host.flush(.stdout)
            case .failed(let error):
                host.write(colours.traceback(error) + "\n", to: .stderr)
                return nil
            case .exited(let code, let message):
                if let message { host.write(message + "\n", to: .stderr) }
                return code
            }
        }
        return nil
    }

    private func run(_ cell: Cell) -> Outcome {
        session.perform { [host, session, count] workspace in
            // Ctrl-C may come between the Return key and this moment; the session has just forgotten it.
            if Interrupts.isWakePending { session.interruptFlag.raise() }
            let outcome = workspace.run(cell, on: host)
            if case .finished(.some) = outcome { workspace.keepResult(number: count) }
            Interrupts.drainWake()
            host.post(.finished(outcome))
        }
        while true {
            switch host.nextEvent() {
            case .finished(let outcome): return outcome
            case .wantsLine(let prompt):
                LineEditor.contextAbove = ""
                switch LineEditor.read(prompt: prompt) {
                case .line(let line), .editAbove(let line): host.answer(.success(line))
                case .endOfFile:
                    say("\n")
                    host.answer(.failure(.endOfFile))
                case .interrupted:
                    // The exception is the interrupt; the flag would be a second one.
                    session.interruptFlag.clear()
                    host.answer(.failure(.interrupted))
                }
            }
        }
    }

    private func runStartup(_ path: String) -> Int32? {
        let status = StartupFile.run(
            path, in: session, run: { [self] in run($0) }, say: { host.write($0 + "\n", to: .stderr) },
            show: { host.write(colours.traceback($0) + "\n", to: .stderr) })
        host.flush(.stdout)
        return status
    }

    /// Shows pages and keeps the next input, as magics asked for them.
    private mutating func answerRequests() {
        for request in session.takeRequests() {
            switch request {
            case .page(let bundle): say(bundle.plainText + "\n")
            case .nextInput(let text): nextInput = text
            }
        }
    }

    private func show(help name: String, detail: Int) {
        let bundle = session.inspect(name, cursor: name.unicodeScalars.count, detail: detail)
        say((bundle?.plainText ?? "Object `\(name)` not found.") + "\n")
    }

    private func say(_ text: String) {
        host.write(text, to: .stdout)
        host.flush(.stdout)
    }
}
