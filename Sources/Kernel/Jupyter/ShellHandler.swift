// Requests on the shell socket, one after another on the interpreter's thread. Each is framed by busy and idle; between
// them its output, then its reply. execute_request has a file of its own.
import Session
import Synchronization

/// The kernel's state between cells, and the answers to everything but execute_request.
package final class ShellHandler: Sendable {
    struct State {
        var executionCount = 0
        var history = History()
        /// Execute requests that came before this one are aborted.
        var abortsBefore = 0
    }

    let outbox: Outbox
    let host: KernelHost
    let state = Monitor(State())
    /// How many requests have come so far.
    let received = Atomic<Int>(0)
    /// How many of them have been taken up.
    private let begun = Atomic<Int>(0)
    private let information: JSONValue
    private let ports: JSONValue
    private let log: @Sendable (String) -> Void

    init(outbox: Outbox, host: KernelHost, information: JSONValue, ports: JSONValue, log: @escaping @Sendable (String) -> Void) {
        self.outbox = outbox
        self.host = host
        self.information = information
        self.ports = ports
        self.log = log
    }

    /// Whether more requests may wait. Those that may not stay in the socket, and beyond that with their senders.
    var hasRoom: Bool { received.load(ordering: .relaxed) - begun.load(ordering: .relaxed) < 50_000 }

    /// Answers `request`, the `number`th that came.
    func handle(_ request: Request, number: Int, in workspace: Workspace) {
        begun.add(1, ordering: .relaxed)
        host.begin(request)
        outbox.postStatus("busy", parent: request.header)
        let content = request.content
        switch request.type {
        case "execute_request": execute(request, number: number, in: workspace)
        case "kernel_info_request": outbox.postReply(to: request, information)
        case "complete_request": outbox.postReply(to: request, completions(content, in: workspace))
        case "inspect_request": outbox.postReply(to: request, inspection(content, in: workspace))
        case "is_complete_request": outbox.postReply(to: request, ShellHandler.completeness(content["code"]?.string ?? ""))
        case "history_request": outbox.postReply(to: request, history(content))
        case "connect_request": outbox.postReply(to: request, ports)
        case "comm_info_request": outbox.postReply(to: request, ["status": "ok", "comms": [:]])
        case "comm_open":
            // No target exists here; a front end that hears nothing waits.
            if let id = content["comm_id"]?.string {
                outbox.postOutput("comm_close", parent: request.header, ["comm_id": .string(id), "data": [:]])
            }
        case "comm_msg", "comm_close": break
        default: log("ignored a message of unknown type '\(request.type)'")
        }
        host.end()
        outbox.postStatus("idle", parent: request.header)
    }

    // ---- completion and inspection -----------------------------------------------------------------------------------

    /// The code and the cursor in it, in code points; clients send places beyond the end.
    private func position(_ content: JSONValue) -> (code: String, cursor: Int) {
        let code = content["code"]?.string ?? ""
        let count = code.unicodeScalars.count
        return (code, min(max(0, content["cursor_pos"]?.int ?? count), count))
    }

    private func completions(_ content: JSONValue, in workspace: Workspace) -> JSONValue {
        let (code, cursor) = position(content)
        let found = workspace.complete(code, cursor: cursor)
        let start = min(max(0, found.start), cursor)
        let end = max(found.end, cursor)
        let types = found.matches.map { match -> JSONValue in
            [
                "start": .int(start), "end": .int(end), "text": .string(match.text), "type": .string(match.type),
                "signature": .string(match.signature),
            ]
        }
        return [
            "status": "ok", "matches": .array(found.matches.map { .string($0.text) }), "cursor_start": .int(start),
            "cursor_end": .int(end), "metadata": ["_jupyter_types_experimental": .array(types)],
        ]
    }

    private func inspection(_ content: JSONValue, in workspace: Workspace) -> JSONValue {
        let (code, cursor) = position(content)
        let detail = content["detail_level"]?.int == 1 ? 1 : 0
        guard let bundle = workspace.inspect(code, cursor: cursor, detail: detail), !bundle.data.isEmpty else {
            return ["status": "ok", "found": false, "data": [:], "metadata": [:]]
        }
        return .object(JSONObject([("status", "ok"), ("found", true)] + bundle.content.prefix(2)))
    }

    package static func completeness(_ code: String) -> JSONValue {
        guard case .code(let source, _) = InteractiveInput(code) else { return ["status": "complete"] }
        return switch Session.completeness(of: source) {
        case .complete: ["status": "complete"]
        case .incomplete(let indent): ["status": "incomplete", "indent": .string(indent)]
        case .invalid: ["status": "invalid"]
        }
    }

    // ---- history -----------------------------------------------------------------------------------------------------

    private func history(_ content: JSONValue) -> JSONValue {
        let count = content["n"]?.int
        let entries = state.withLock { state -> [HistoryEntry] in
            switch content["hist_access_type"]?.string {
            case "range":
                // There is one session: the current one is 0, and none came before.
                guard 0...1 ~= content["session"]?.int ?? 0 else { return [] }
                return state.history.range(start: content["start"]?.int ?? 0, stop: content["stop"]?.int)
            case "search":
                return state.history.search(
                    content["pattern"]?.string ?? "*", count: count, isUnique: content["unique"]?.bool ?? false)
            default: return state.history.tail(count ?? Int.max)
            }
        }
        let hasOutput = content["output"]?.bool ?? false
        let items = entries.map { entry -> JSONValue in
            let input = JSONValue.string(entry.input)
            return [1, .int(entry.line), hasOutput ? [input, entry.output.map { .string($0) } ?? .null] : input]
        }
        return ["status": "ok", "history": .array(items)]
    }
}
