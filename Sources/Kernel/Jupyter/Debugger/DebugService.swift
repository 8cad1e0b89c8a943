// The debugger towards its front end. Requests come on the control socket's thread. What needs no script's value is answered
// there; the rest waits for the interpreter's thread, which answers it while it stands still, at the next line of a program
// that is traced, or between two cells.
import Session
import Synchronization

/// One debugger for the kernel's life; attached or not.
final class DebugService: DebuggerFrontEnd {
    private struct State {
        var isStarted = false
        /// Cells that the front end has shown, by name.
        var sources: [String: String] = [:]
        /// The breakpoints as they were told, in the order of their sources.
        var breakpoints = JSONObject()
        var breakpointCount = 0
        var isStopped = false
        /// Requests for the interpreter's thread.
        var waiting: [DebugRequest] = []
        var resumption: Resumption?
    }

    private let state = Monitor(State())
    private let hasWaiting = Atomic<Bool>(false)
    private let channel: DebugChannel
    private let outbox: Outbox
    private let host: KernelHost
    private let session: Session
    // Set once, before the service is known to anybody.
    nonisolated(unsafe) private var tracer: LineTracer?

    init(outbox: Outbox, host: KernelHost, session: Session) {
        self.outbox = outbox
        self.host = host
        self.session = session
        channel = DebugChannel(outbox: outbox)
        let tracer = LineTracer(frontEnd: self)
        self.tracer = tracer
        session.perform { $0.useDebugger(tracer) }
    }

    // ---- on the control socket's thread --------------------------------------------------------------------------------

    /// Answers a request or hands it on: true if the answer has been sent.
    func handle(_ message: Request) -> Bool {
        guard let request = DebugRequest(message) else {
            outbox.postReply(to: message, ["type": "response", "success": false, "message": "the request has no command"])
            return true
        }
        if let answer = answerAtOnce(request) {
            channel.reply(to: request, answer)
            return true
        }
        state.change { $0.waiting.append(request) }
        hasWaiting.store(true, ordering: .releasing)
        session.perform { $0.serveDebugger() }
        return false
    }

    /// An interrupt was asked for: a stopped program is to see it.
    func interrupted() { state.change { _ in } }

    private func answerAtOnce(_ request: DebugRequest) -> DebugAnswer? {
        switch request.command {
        case "debugInfo": return .done(information)
        case "initialize":
            state.withLock { $0.isStarted = true }
            return .done(DebugService.capabilities)
        case "inspectVariables", "richInspectVariables", "variables", "copyToGlobals", "modules": return nil
        default: break
        }
        guard state.withLock({ $0.isStarted }) else { return .refused("the debugger has not been started") }
        switch request.command {
        case "attach":
            tracer?.isAttached = true
            channel.event("initialized", parent: request.message.header)
            return .done(nil)
        case "disconnect", "terminate":
            tracer?.isAttached = false
            tracer?.reset()
            state.change { state in
                state.isStarted = false
                state.breakpoints = JSONObject()
                state.sources = [:]
                if state.isStopped { state.resumption = .run }
            }
            return .done(nil)
        case "configurationDone": return .done(nil)
        case "dumpCell": return dumpCell(request)
        case "source": return source(request)
        case "setBreakpoints": return setBreakpoints(request)
        case "setExceptionBreakpoints":
            let filters = request.arguments["filters"]?.array ?? []
            tracer?.setStopsOnRaise(filters.contains(.string("raised")))
            return .done(nil)
        case "threads": return .done(["threads": [["id": .int(DebugChannel.thread), "name": "MainThread"]]])
        case "continue": return resume(.run, body: ["allThreadsContinued": true])
        case "next": return resume(.stepOver)
        case "stepIn": return resume(.stepIn)
        case "stepOut": return resume(.stepOut)
        case "pause":
            tracer?.pause()
            return .done(nil)
        case "stackTrace", "scopes", "exceptionInfo":
            return state.withLock({ $0.isStopped }) ? nil : .refused("the program is not stopped")
        case "evaluate": return nil
        default: return .refused("the request '\(request.command)' is not supported")
        }
    }

    private var information: JSONValue {
        let (isStarted, isStopped, breakpoints) = state.withLock { ($0.isStarted, $0.isStopped, $0.breakpoints) }
        return [
            "isStarted": .bool(isStarted), "hashMethod": .string(CellNames.method), "hashSeed": .int(Int(CellNames.seed)),
            "tmpFilePrefix": .string(CellNames.prefix), "tmpFileSuffix": .string(CellNames.suffix),
            "breakpoints": .array(breakpoints.members.map { ["source": .string($0.key), "breakpoints": $0.value] }),
            "stoppedThreads": isStopped ? [.int(DebugChannel.thread)] : [], "richRendering": true,
            "exceptionPaths": ["Python Exceptions"], "copyToGlobals": true,
        ]
    }

    private static let capabilities: JSONValue = [
        "supportsConfigurationDoneRequest": true, "supportsConditionalBreakpoints": true, "supportsLogPoints": true,
        "supportsEvaluateForHovers": true, "supportsExceptionInfoRequest": true, "supportsModulesRequest": true,
        "supportsDelayedStackTraceLoading": true,
        "exceptionBreakpointFilters": [
            [
                "filter": "raised", "label": "Raised Exceptions", "default": false,
                "description": "Break whenever any exception is raised.",
            ]
        ],
    ]

    private func dumpCell(_ request: DebugRequest) -> DebugAnswer {
        guard let code = request.arguments["code"]?.string else { return .refused("dumpCell: no code") }
        let name = CellNames.name(of: code)
        state.withLock { $0.sources[name] = code }
        return .done(["sourcePath": .string(name)])
    }

    private func source(_ request: DebugRequest) -> DebugAnswer {
        guard let path = request.arguments["source"]?["path"]?.string else { return .refused("source: no path", body: [:]) }
        guard let text = text(of: path) else { return .refused("source unavailable", body: [:]) }
        return .done(["content": .string(text)])
    }

    /// The text of a cell that was shown, or of a file.
    private func text(of path: String) -> String? {
        if let code = state.withLock({ $0.sources[path] }) { return code }
        guard path.hasSuffix(".py") || path.hasSuffix(".tnb"), let bytes = try? FileAccess.read(path: path) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func setBreakpoints(_ request: DebugRequest) -> DebugAnswer {
        guard let path = request.arguments["source"]?["path"]?.string else { return .refused("setBreakpoints: no source") }
        let lines = text(of: path).map { Session.statementLines(of: $0) }
        var set: [Breakpoint] = []
        var told: [JSONValue] = []
        for wanted in request.arguments["breakpoints"]?.array ?? [] {
            guard let line = wanted["line"]?.int else { continue }
            let id = state.withLock {
                $0.breakpointCount += 1
                return $0.breakpointCount
            }
            let found = lines.map { $0.line(for: line) } ?? line
            var members: [(String, JSONValue)] = [
                ("id", .int(id)), ("verified", .bool(found != nil)), ("line", .int(found ?? line)),
                ("source", ["path": .string(path)]),
            ]
            if let found {
                func text(_ name: String) -> String? { wanted[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
                set.append(Breakpoint(line: found, condition: text("condition"), message: text("logMessage")))
            } else {
                members.append(("message", "there is no statement to stop at"))
            }
            told.append(.object(JSONObject(members)))
        }
        tracer?.setBreakpoints(set, in: path)
        state.withLock { state in
            // As they are, so that a page that is loaded again can show them.
            state.breakpoints[path] = told.isEmpty ? nil : .array(told)
        }
        return .done(["breakpoints": .array(told)])
    }

    private func resume(_ how: Resumption, body: JSONValue? = nil) -> DebugAnswer {
        let isStopped = state.change { state in
            if state.isStopped { state.resumption = how }
            return state.isStopped
        }
        return isStopped ? .done(body) : .refused("the program is not stopped")
    }

    // ---- on the interpreter's thread -------------------------------------------------------------------------------------

    private enum Work {
        case answer(DebugRequest)
        case goOn(Resumption)
        case interrupt
    }

    func programStopped(_ reason: StopReason, _ inspector: ProgramInspector) -> Resumption? {
        host.flush()
        // Whoever hears of the stop finds it.
        state.withLock {
            $0.isStopped = true
            $0.resumption = nil
        }
        channel.event("stopped", parent: host.parent, stop(reason, inspector))
        defer { host.flush() }
        while true {
            let work: Work = state.wait { state in
                if session.interruptFlag.isRaised { return .interrupt }
                if !state.waiting.isEmpty { return .answer(state.waiting.removeFirst()) }
                return state.resumption.map { .goOn($0) }
            }
            switch work {
            case .answer(let request): answer(request, inspector)
            case .goOn(let how):
                continues()
                return how
            case .interrupt:
                continues()
                return nil
            }
        }
    }

    private func stop(_ reason: StopReason, _ inspector: ProgramInspector) -> JSONValue {
        var hit: [JSONValue] = []
        if reason == .breakpoint, let frame = inspector.frames().first {
            let breakpoints = state.withLock { $0.breakpoints[frame.source] }?.array ?? []
            hit = breakpoints.filter { $0["line"]?.int == frame.line }.compactMap { $0["id"] }
        }
        var body: [(String, JSONValue)] = [
            ("reason", .string(reason.rawValue)), ("threadId", .int(DebugChannel.thread)), ("preserveFocusHint", false),
            ("allThreadsStopped", true), ("hitBreakpointIds", .array(hit)),
        ]
        if let exception = inspector.exceptionReport() {
            body.append(("text", .string(exception.name)))
            body.append(("description", .string(exception.message)))
        }
        return .object(JSONObject(body))
    }

    private func continues() {
        state.withLock {
            $0.isStopped = false
            $0.resumption = nil
        }
        channel.event(
            "continued", parent: host.parent, ["threadId": .int(DebugChannel.thread), "allThreadsContinued": true])
    }

    var isWaiting: Bool { hasWaiting.load(ordering: .acquiring) }

    func serve(_ inspector: ProgramInspector) {
        hasWaiting.store(false, ordering: .relaxed)
        while let request = state.withLock({ $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }) {
            answer(request, inspector)
        }
    }

    func log(_ message: String) { host.write(message + "\n", to: .stdout) }

    private func answer(_ request: DebugRequest, _ inspector: ProgramInspector) {
        let isStopped = state.withLock { $0.isStopped }
        channel.reply(to: request, DebugInspection(inspector, isStopped: isStopped).answer(request))
        outbox.postStatus("idle", parent: request.message.header)
    }
}
