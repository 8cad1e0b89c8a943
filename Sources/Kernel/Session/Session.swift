// One running program: an interpreter on its own big-stack thread and a mailbox of requests to it. Front ends (batch,
// REPL, Jupyter) talk to this class only, from any thread; nothing but Sendable values crosses. What a request prints
// goes to the host that the request names.
import Glibc
import Interp

/// A front end's side of a cell: where its output goes. Called on the interpreter's thread only.
public protocol CellHost: Host, Sendable {}

/// A piece of source and what it is called in tracebacks.
public struct Cell: Sendable {
    /// The source, as typed.
    public var source: String
    /// `train.tnb` in batch, `Cell In[3]` where cells are numbered.
    public var fileName: String
    /// The line of the file on which the source starts.
    public var firstLine: Int
    /// Whether the value of a last expression is the cell's result.
    public var showsLastExpression: Bool
    /// Whether `%name`, `!command` and their like are IPython's, as in notebooks; else they are no syntax.
    public var hasMagics: Bool
    /// What a debugger calls the cell; nil where there is none.
    public var debugName: String?

    public init(
        _ source: String, fileName: String, firstLine: Int = 1, showsLastExpression: Bool, hasMagics: Bool = false,
        debugName: String? = nil
    ) {
        self.source = source
        self.fileName = fileName
        self.firstLine = firstLine
        self.showsLastExpression = showsLastExpression
        self.hasMagics = hasMagics
        self.debugName = debugName
    }
}

/// An interpreter and its thread.
public final class Session: Sendable {
    /// What runs on the interpreter's thread.
    private typealias Request = @Sendable (Workspace) -> Void

    private let mailbox: Mailbox<Request>
    private let running: Monitor<Running>
    private let flag: InterruptFlag

    private struct Running {
        var isRunning = false
    }

    /// Starts the thread and, on it, an interpreter; `arguments` is `sys.argv`, `searchPath` goes in
    /// front of `sys.path`; `modules` makes the native modules, on that thread.
    public init(
        arguments: [String], searchPath: [String], modules: @autoclosure @escaping @Sendable () -> [NativeModule] = []
    ) {
        let mailbox = Mailbox<Request>()
        let started = Monitor<InterruptFlag?>(nil)
        let body: @Sendable () -> Void = {
            let workspace = Workspace(arguments: arguments, searchPath: searchPath, modules: modules())
            CrashReport.prepareThread()
            started.change { $0 = workspace.interpreter.interrupt }
            while true { mailbox.take()(workspace) }
        }
        // 512 MB hold the deepest recursion that the interpreter's counter allows, natives included.
        if !startThread(stackSize: 512 << 20, body) {
            startThread(stackSize: 64 << 20, body)
        }
        self.mailbox = mailbox
        running = Monitor(Running())
        flag = started.wait { $0 }
    }

    /// Runs `cell` after everything asked before; `completion` is called on the interpreter's thread when it has ended.
    public func run(_ cell: Cell, on host: any CellHost, completion: @escaping @Sendable (Interpreter.Outcome) -> Void) {
        perform { completion($0.run(cell, on: host)) }
    }

    /// Runs `cell` and waits for its end.
    public func run(_ cell: Cell, on host: any CellHost) -> Interpreter.Outcome {
        ask { $0.run(cell, on: host) }
    }

    /// Ends the program: destructors of what its names hold run. No cell may be run afterwards.
    public func finish(on host: any CellHost) { ask { $0.finish(on: host) } }

    /// Runs `body` on the interpreter's thread after everything asked before, as one request: an interrupt that comes
    /// from now on until the end of `body` is its, one that came before hits nothing.
    public func perform(_ body: @escaping @Sendable (Workspace) -> Void) {
        mailbox.put { [self] workspace in
            running.withLock {
                flag.clear()
                $0.isRunning = true
            }
            body(workspace)
            running.withLock {
                $0.isRunning = false
                flag.clear()
            }
        }
    }

    /// Asks the running request to stop; nothing happens when none runs.
    public func interrupt() {
        running.withLock { if $0.isRunning { flag.raise() } }
    }

    /// The flag that the interpreter polls: for signal handlers, which may take no lock. Raised while nothing runs, it
    /// is cleared before the next cell.
    public var interruptFlag: InterruptFlag { flag }

    /// Names that fit at `cursor` (in code points).
    public func complete(_ code: String, cursor: Int) -> Completions {
        ask { $0.complete(code, cursor: cursor) }
    }

    /// What is known about the name at `cursor` (in code points); `detail` 1 adds the source.
    public func inspect(_ code: String, cursor: Int, detail: Int) -> MIMEBundle? {
        ask { $0.inspect(code, cursor: cursor, detail: detail) }
    }

    /// What the last cells asked their front end for.
    public func takeRequests() -> [FrontEndRequest] { ask { $0.takeRequests() } }

    /// The value of an expression, with what it prints sent to `host`.
    public func evaluate(_ expression: String, on host: any CellHost) -> Result<MIMEBundle, Interpreter.ScriptError> {
        ask { $0.evaluate(expression, on: host) }
    }

    /// Binds a global name to the value of a literal.
    public func assign(_ name: String, literal: String) -> Interpreter.ScriptError? {
        ask { $0.assign(name, literal: literal) }
    }

    /// Runs `body` on the interpreter's thread and waits. Deadlocks when called from that thread itself.
    private func ask<Answer: Sendable>(_ body: @escaping @Sendable (Workspace) -> Answer) -> Answer {
        let answer = Monitor<Answer?>(nil)
        perform { workspace in
            let value = body(workspace)
            answer.change { $0 = value }
        }
        return answer.wait { $0 }
    }
}

/// Source that front ends hand in, without an interpreter.
extension Session {
    /// Whether `source` could stand as it is; from any thread.
    public static func completeness(of source: String) -> Completeness {
        Interpreter.completeness(of: CellPart.codeOnly(source))
    }

    /// Whether an input is a cell magic, which a prompt reads up to a blank line.
    public static func isCellMagic(_ source: String) -> Bool { CellPart.isCellMagic(source) }

    /// The lines of a cell at which a debugger can stop.
    public static func statementLines(of source: String) -> StatementLines {
        Interpreter.statementLines(of: CellPart.codeOnly(source))
    }

    /// What of a cell is Python: its magics replaced by statements that do nothing, line by line.
    public static func codeOnly(_ cell: Cell) -> String { cell.hasMagics ? CellPart.codeOnly(cell.source) : cell.source }

    /// The error that `cell` would fail with before anything of it runs; from any thread.
    public static func syntaxError(in cell: Cell) -> Interpreter.ScriptError? {
        guard cell.hasMagics else {
            return Interpreter.syntaxError(in: cell.source, fileName: cell.fileName, firstLine: cell.firstLine)
        }
        for case .code(let source, let line) in CellPart.parts(of: cell.source, firstLine: cell.firstLine) {
            if let error = Interpreter.syntaxError(in: source, fileName: cell.fileName, firstLine: line) { return error }
        }
        return nil
    }
}

/// Questions about programs that are not run.
extension Session {
    /// What is wrong with a program whose file lies in `directory`.
    public func check(_ pieces: [Interpreter.SourcePiece], directory: String, isNotebook: Bool) -> [Interpreter.Finding] {
        ask { $0.check(pieces, directory: directory, isNotebook: isNotebook) }
    }

    /// The page of a builtin, a module or a member of one.
    public func documentation(of name: String) -> Interpreter.NamedDocumentation { ask { $0.documentation(of: name) } }

    /// The library's modules, with the first line of what is said about each.
    public func documentedModules() -> [(name: String, summary: String)] { ask { $0.documentedModules() } }

    /// The instructions of a cell as text.
    public static func disassembly(of cell: Cell) throws(ScriptError) -> String {
        try Interpreter.disassembly(of: cell.source, fileName: cell.fileName, firstLine: cell.firstLine)
    }
}
