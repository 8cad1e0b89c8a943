// The I/O thread: it owns the four sockets, takes in requests and sends out what the outbox holds. It never waits for the
// interpreter, so that control is served while a cell runs.
import Glibc
import Session

/// The four sockets and their loop.
final class Channels {
    /// What the loop brings to whom.
    struct Handlers {
        var control: ControlHandler
        /// A request for the interpreter.
        var shell: (Request) -> Void
        /// Whether the interpreter may get more.
        var hasRoom: () -> Bool
        /// A line that was typed, and the question that it answers.
        var input: (String, String?) -> Void
        /// Whether somebody still waits for the answer to a question.
        var isOpen: (String?) -> Bool
        /// Native output can be read.
        var native: () -> Void
        var log: (String) -> Void
    }

    private let context: SocketContext
    private let shell: Socket
    private let control: Socket
    private let stdin: Socket
    private let iopub: Socket
    private var wire: Wire
    private let outbox: Outbox
    /// A question whose client cannot be reached yet: its connection for stdin comes up after the one for shell, in a fast cell
    /// too late. It is sent when the connection stands; a lost one would let the cell wait for ever.
    private var question: Outgoing?

    /// Binds all sockets and notes their ports in `connection`.
    init(_ connection: inout ConnectionFile, outbox: Outbox) throws(ChannelsError) {
        self.outbox = outbox
        wire = Wire(signer: Signer(key: connection.key, scheme: connection.scheme), session: randomIdentifier())
        do throws(SocketError) {
            context = try SocketContext()
            iopub = try Socket(.publisher, in: context)
            stdin = try Socket(.router, in: context)
            stdin.noticeMissingPeers()
            control = try Socket(.router, in: context)
            shell = try Socket(.router, in: context)
            if let keys = connection.curve { for socket in [iopub, stdin, control, shell] { try socket.encrypt(keys) } }
        } catch { throw ChannelsError(message: error.message) }
        for (socket, port) in [(iopub, ConnectionFile.Port.iopub), (stdin, .stdin), (control, .control), (shell, .shell)] {
            let address = connection.address(port)
            do throws(SocketError) {
                connection.note(try socket.bind(address, clock: monotonicNanoseconds), for: port)
            } catch { throw ChannelsError(message: "cannot listen on \(address): \(error.message)") }
        }
    }

    /// Serves until a shutdown request; returns when everything has been sent.
    func serve(_ handlers: Handlers, interrupts: Int32, onInterrupt: () -> Void, native: [Int32]) {
        outbox.postStatus("starting", parent: Outgoing.noParent)
        var items: [Bool] = []
        var ends = false
        while !ends {
            // What cannot be taken in now is looked at again soon; it is rare.
            let takesShell = handlers.hasRoom(), takesNative = !Backlog.isFull
            waitForInput(
                [iopub, control, stdin] + (takesShell ? [shell] : []),
                (takesShell ? [] : [-1]) + [outbox.wakeDescriptor, interrupts] + native.map { takesNative ? $0 : -1 },
                milliseconds: takesShell && takesNative && question == nil ? -1 : 20, items: &items)
            // Subscriptions first: a subscriber's welcome comes before anything else.
            if items[0] { welcomeSubscribers() }
            if items[5] { onInterrupt() }
            if items[1] { receive(from: control, .control, handlers.log) { if handlers.control.handle($0) { ends = true } } }
            if items[2] {
                receive(from: stdin, .stdin, handlers.log) { reply in
                    if reply.type == "input_reply" { handlers.input(reply.content["value"]?.string ?? "", reply.parentID) }
                }
            }
            if items[3] {
                receive(from: shell, .shell, handlers.log, while: handlers.hasRoom) { request in
                    // Old clients end a kernel here.
                    if request.type == "shutdown_request" {
                        if handlers.control.handle(request) { ends = true }
                    } else {
                        handlers.shell(request)
                    }
                }
            }
            if items[6...].contains(true) { handlers.native() }
            sendAll()
            if let message = question, !handlers.isOpen(message.id) || stdin.send(wire.encode(message)) { question = nil }
        }
        outbox.close()
        for socket in [shell, control, stdin, iopub] { socket.close() }
        context.close()
    }

    private func receive(
        from socket: Socket, _ channel: Channel, _ log: (String) -> Void, while goesOn: () -> Bool = { true },
        _ body: (Request) -> Void
    ) {
        // In turns: whoever sends without end must not keep the others waiting.
        for _ in 0..<100 {
            guard goesOn(), let frames = socket.receive() else { return }
            do throws(WireError) { body(try wire.decode(frames, from: channel)) } catch {
                log("dropped a message on \(channel): \(error.message)")
            }
        }
    }

    private func sendAll() {
        for message in outbox.take() {
            switch message.channel {
            case .shell: shell.send(wire.encode(message))
            case .control: control.send(wire.encode(message))
            case .stdin: question = message
            case .iopub: iopub.send(wire.encode(message))
            }
        }
    }

    /// Tells every new subscriber that its subscription has arrived.
    private func welcomeSubscribers() {
        while let frames = iopub.receive() {
            guard let frame = frames.first, frame.first == 1,
                // The topic is the first frame of the welcome, which all clients get that want everything.
                frame.count <= 256, Array(frame.dropFirst()) != Wire.delimiter,
                let topic = String(validating: frame.dropFirst(), as: UTF8.self)
            else { continue }
            let message = Outgoing(
                channel: .iopub, identities: [Array(topic.utf8)], type: "iopub_welcome", content: ["subscription": .string(topic)]
            )
            iopub.send(wire.encode(message))
        }
    }
}

/// Why the sockets could not be made.
struct ChannelsError: Error, Sendable {
    let message: String
}

extension ConnectionFile {
    /// Notes the port at the end of the address that `port` was bound to.
    mutating func note(_ address: String, for port: Port) {
        guard transport == .tcp, let colon = address.lastIndex(of: ":"), let number = Int(address[address.index(after: colon)...])
        else { return }
        ports[port] = number
    }
}
