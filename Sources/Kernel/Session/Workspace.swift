// What a request may do while it has the interpreter's thread: run cells, evaluate, complete, inspect. Never leaves that
// thread; Session hands it to the requests one after another.
import Interp

/// What a cell asks of its front end.
public enum FrontEndRequest: Sendable {
    /// Show a page of help.
    case page(MIMEBundle)
    /// Put a text where the next input is typed.
    case nextInput(String)
}

/// The interpreter and the names of a session, for the length of one request.
public final class Workspace {
    let interpreter: Interpreter
    private let host = HostSwitch()
    /// Where `%cd -` goes.
    var previousFolder: String?
    /// The cells that may hold magics, as they ran, for `%history`.
    var inputs: [String] = []
    private var requests: [FrontEndRequest] = []
    private var hasNotebookNames = false

    init(arguments: [String], searchPath: [String], modules: [NativeModule]) {
        interpreter = Interpreter(modules: modules + [MagicCalls.module, MagicCalls.shell], host: host)
        interpreter.arguments = arguments
        interpreter.searchPath = searchPath + interpreter.searchPath
    }

    /// Runs `cell`; all of its output has gone to `host` when this returns.
    public func run(_ cell: Cell, on host: any CellHost) -> Outcome {
        if cell.hasMagics {
            inputs.append(cell.source)
            useNotebookNames()
        }
        return cell.hasMagics ? runParts(cell, on: host) : runCode(cell, on: host)
    }

    /// From the first cell of a notebook on, `display` and `get_ipython` are there without an import.
    func useNotebookNames() {
        guard !hasNotebookNames else { return }
        hasNotebookNames = true
        _ = interpreter.run(MagicCalls.names, fileName: "<notebook>")
    }

    /// Asks the front end for something that only it can do.
    func ask(_ request: FrontEndRequest) { requests.append(request) }

    /// What the last cells asked the front end for.
    public func takeRequests() -> [FrontEndRequest] {
        defer { requests = [] }
        return requests
    }

    /// Runs source that is code and nothing else.
    func runCode(_ cell: Cell, on host: any CellHost) -> Outcome {
        self.host.current = host
        CrashReport.setCell(cell.fileName, line: cell.firstLine)
        let outcome = interpreter.run(
            cell.source, fileName: cell.fileName, firstLine: cell.firstLine, showsLastExpression: cell.showsLastExpression,
            debugName: cell.debugName)
        CrashReport.setCell("", line: 0)
        host.flush(.stdout)
        host.flush(.stderr)
        return outcome
    }

    /// Shows what is shown by itself after a cell and its result, such as plots that are still open.
    public func endCell(on host: any CellHost) {
        self.host.current = host
        if let error = interpreter.endCell() { host.write(error.traceback.joined(separator: "\n") + "\n", to: .stderr) }
        host.flush(.stdout)
        host.flush(.stderr)
    }

    /// Lets `tracer` look at what runs, whenever it is attached.
    public func useDebugger(_ tracer: LineTracer) { interpreter.tracer = tracer }

    /// Answers what the debugger's front end has asked meanwhile.
    public func serveDebugger() { interpreter.tracer?.serve(interpreter) }

    /// Gives the last result its numbered name, `_3`.
    public func keepResult(number: Int) {
        _ = interpreter.run("_\(number) = _", fileName: "<result>")
    }

    /// Ends the program: what destructors print has gone to `host` when this returns.
    public func finish(on host: any CellHost) {
        self.host.current = host
        interpreter.finish()
        host.flush(.stdout)
        host.flush(.stderr)
    }

    /// The value of an expression, with what it prints sent to `host`.
    public func evaluate(_ expression: String, on host: any CellHost) -> Result<MIMEBundle, ScriptError> {
        self.host.current = host
        return interpreter.evaluate(expression)
    }

    /// Binds a global name to the value of a literal; the error when it is none.
    public func assign(_ name: String, literal: String) -> ScriptError? {
        do throws(ScriptError) {
            try interpreter.assign(name, literal: literal)
            return nil
        } catch {
            return error
        }
    }

    /// Names that fit at `cursor` (in code points).
    public func complete(_ code: String, cursor: Int) -> Completions { interpreter.complete(code, cursor: cursor) }

    /// What is known about the name at `cursor` (in code points); `detail` 1 adds the source.
    public func inspect(_ code: String, cursor: Int, detail: Int) -> MIMEBundle? {
        interpreter.inspect(code, cursor: cursor, detail: detail)
    }

    /// What is wrong with a program whose file lies in `directory`. Nothing of it runs.
    public func check(_ pieces: [Interpreter.SourcePiece], directory: String, isNotebook: Bool) -> [Interpreter.Finding] {
        if isNotebook { useNotebookNames() }
        return interpreter.check(pieces, directory: directory)
    }

    /// The page of a builtin, a module or a member of one.
    public func documentation(of name: String) -> Interpreter.NamedDocumentation { interpreter.documentation(of: name) }

    /// The library's modules, with the first line of what is said about each.
    public func documentedModules() -> [(name: String, summary: String)] { interpreter.documentedModules() }
}
