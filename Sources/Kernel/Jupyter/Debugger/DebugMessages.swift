// The Debug Adapter Protocol inside Jupyter's messages: what a request says, and what replies and events are made of.
import Session
import Synchronization

/// A request of the debugger's front end.
struct DebugRequest: Sendable {
    /// Jupyter's message around it.
    let message: Request
    let sequence: Int
    let command: String
    let arguments: JSONValue

    /// Nil when it says no command.
    init?(_ message: Request) {
        guard let command = message.content["command"]?.string else { return nil }
        self.message = message
        self.command = command
        sequence = message.content["seq"]?.int ?? 0
        arguments = message.content["arguments"] ?? [:]
    }
}

/// How a request ended: with a body, or not at all well.
enum DebugAnswer {
    case done(JSONValue?)
    case refused(String, body: JSONValue? = nil)
}

/// Numbers and sends what the debugger says.
final class DebugChannel: Sendable {
    /// There is one thread of scripts.
    static let thread = 1

    private let outbox: Outbox
    private let sequence = Atomic<Int>(0)

    init(outbox: Outbox) { self.outbox = outbox }

    private func next() -> JSONValue { .int(sequence.add(1, ordering: .relaxed).newValue) }

    func reply(to request: DebugRequest, _ answer: DebugAnswer) {
        var content: [(String, JSONValue)] = [
            ("seq", next()), ("type", "response"), ("request_seq", .int(request.sequence)), ("command", .string(request.command)),
        ]
        switch answer {
        case .done(let body):
            content.append(("success", true))
            if let body { content.append(("body", body)) }
        case .refused(let message, let body):
            content.append(("success", false))
            content.append(("message", .string(message)))
            if let body { content.append(("body", body)) }
        }
        outbox.postReply(to: request.message, .object(JSONObject(content)))
    }

    func event(_ name: String, parent: [UInt8], _ body: JSONValue? = nil) {
        var content: [(String, JSONValue)] = [("seq", next()), ("type", "event"), ("event", .string(name))]
        if let body { content.append(("body", body)) }
        outbox.postOutput("debug_event", parent: parent, .object(JSONObject(content)))
    }
}
