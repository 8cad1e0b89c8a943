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
    let store: HistoryStore
    private let information: JSONValue
    private let ports: JSONValue
    private let log: @Sendable (String) -> Void

    init(
        outbox: Outbox, host: KernelHost, store: HistoryStore, information: JSONValue, ports: JSONValue,
        log: @escaping @Sendable (String) -> Void
    ) {
        self.outbox = outbox
        self.store = store
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
        let entries = historyEntries(content)
        let hasOutput = content["output"]?.bool ?? false
        let own = entries.contains { $0.session == 0 } ? store.session : 0
        let items = entries.map { entry -> JSONValue in
            let input = JSONValue.string(entry.input)
            return [
                .int(entry.session == 0 ? own : entry.session), .int(entry.line),
                hasOutput ? [input, entry.output.map { .string($0) } ?? .null] : input,
            ]
        }
        return ["status": "ok", "history": .array(items)]
    }

    /// This session's cells come from memory, where their results are; those of others stand before them.
    private func historyEntries(_ content: JSONValue) -> [HistoryEntry] {
        let count = content["n"]?.int.map { min(max(0, $0), 1 << 30) }
        switch content["hist_access_type"]?.string {
        case "range":
            let start = content["start"]?.int ?? 0, stop = content["stop"]?.int
            // As in IPython: from 0 backwards relative to this session, above that a session's own number.
            let asked = content["session"]?.int ?? 0
            let session = asked > 0 ? asked : asked == 0 ? 0 : max(0, store.session &+ asked)
            if asked == 0 || session == store.session { return state.withLock { $0.history.range(start: start, stop: stop) } }
            return store.range(session: session, start: start, stop: stop)
        case "search":
            let pattern = content["pattern"]?.string ?? "*", isUnique = content["unique"]?.bool ?? false
            let own = state.withLock { $0.history.search(pattern, count: count, isUnique: isUnique) }
            if let count, own.count >= count { return own }
            let inputs = Set(isUnique ? own.map(\.input) : [])
            // Those that are told already may be among what is found.
            let others = store.search(pattern, count: count.map { $0 + own.count }, isUnique: isUnique).filter {
                !inputs.contains($0.input)
            }
            return (count.map { others.suffix($0 - own.count) } ?? others[...]) + own
        default:
            let own = state.withLock { $0.history.tail(count ?? Int.max) }
            return count.map { own.count < $0 ? store.tail($0 - own.count) + own : own } ?? own
        }
    }
}
