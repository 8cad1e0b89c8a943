// The one ordered queue of everything that goes out. Any thread puts messages in; the I/O thread takes them out and is
// woken through a pipe, because it sleeps in libzmq's poll.
import Glibc
import Session

/// A queue towards the I/O thread.
final class Outbox: Sendable {
    private struct State {
        var messages: [Outgoing] = []
        /// About how many bytes they hold.
        var bytes = 0
        var isClosed = false
    }

    /// More than this many waiting messages hold up the interpreter; libzmq takes them at a million a second.
    private static let capacity = 4096
    /// The same in bytes: pictures are few and large.
    private static let byteCapacity = 32 << 20

    private let state = Monitor(State())
    private let wakeWrite: Int32
    /// Becomes readable when there are messages.
    let wakeDescriptor: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
        }
        wakeDescriptor = ends[0]
        wakeWrite = ends[1]
    }

    /// Waits until few messages wait, here and in libzmq: called before output that a program can make without end. Never on
    /// the I/O thread, which makes the room.
    func waitForRoom() {
        Backlog.waitForRoom()
        state.wait {
            ($0.messages.count < Outbox.capacity && $0.bytes < Outbox.byteCapacity) || $0.isClosed ? () : nil
        }
    }

    /// Adds a message at the end.
    func post(_ message: Outgoing) {
        let size = message.content.approximateSize
        let wakes = state.withLock { state in
            state.messages.append(message)
            state.bytes += size
            return state.messages.count == 1
        }
        if wakes { wake() }
    }

    /// Wakes the I/O thread.
    func wake() {
        var byte: UInt8 = 1
        write(wakeWrite, &byte, 1)
    }

    /// Everything that waits, in order.
    func take() -> [Outgoing] {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(wakeDescriptor, &bytes, bytes.count) > 0 {}
        return state.change { state in
            defer {
                state.messages = []
                state.bytes = 0
            }
            return state.messages
        }
    }

    /// Nobody takes messages from now on: nobody waits for room.
    func close() {
        Backlog.liftLimit()
        state.change { $0.isClosed = true }
    }
}

/// The messages that every request causes.
extension Outbox {
    /// `busy` or `idle`.
    func postStatus(_ status: String, parent: [UInt8]) {
        post(Outgoing(channel: .iopub, type: "status", parent: parent, content: ["execution_state": .string(status)]))
    }

    /// The answer to a request: `execute_reply` to `execute_request`.
    func postReply(to request: Request, _ content: JSONValue) {
        let type =
            (request.type.hasSuffix("_request") ? String(request.type.dropLast("_request".count)) : request.type) + "_reply"
        post(
            Outgoing(
                channel: request.channel, identities: request.identities, type: type, parent: request.header, content: content))
    }

    /// Printed text for all clients, as much of it as a cell may show.
    func postStream(_ text: String, _ name: String, within limit: StreamLimit, parent: [UInt8]) {
        let (shown, notice) = limit.take(text)
        if !shown.isEmpty { postOutput("stream", parent: parent, ["name": .string(name), "text": .string(shown)]) }
        if let notice { postOutput("stream", parent: parent, ["name": "stderr", "text": .string(notice)]) }
    }

    /// Output for all clients.
    func postOutput(_ type: String, parent: [UInt8], metadata: JSONValue = [:], _ content: JSONValue) {
        post(Outgoing(channel: .iopub, type: type, parent: parent, metadata: metadata, content: content))
    }
}
