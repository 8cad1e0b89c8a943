// Where a cell's output goes under Jupyter: messages to all clients, in the order in which they were made, with the
// request that caused them as their parent. Prints are gathered; everything else passes on what was printed before it.
import Glibc
import Session

/// The front end's side of every cell of the kernel.
final class KernelHost: CellHost {
    private struct Current {
        var request: Request?
        var allowsInput = false
    }

    private let current = Monitor(Current())
    private let output: StreamCoalescer
    private let outbox: Outbox
    private let inputs: InputQueue
    private let flag: InterruptFlag
    private let native: NativeOutput?
    private let limit: StreamLimit

    init(outbox: Outbox, inputs: InputQueue, flag: InterruptFlag, native: NativeOutput?, limit: StreamLimit) {
        self.outbox = outbox
        self.inputs = inputs
        self.flag = flag
        self.native = native
        self.limit = limit
        let current = current
        // Below the 100 ms within which test suites want the next message; a few pieces a second are enough for eyes.
        output = StreamCoalescer(milliseconds: 50) { text, stream in
            outbox.waitForRoom()
            let parent = current.withLock { $0.request?.header ?? Outgoing.noParent }
            outbox.postStream(text, stream == .stdout ? "stdout" : "stderr", within: limit, parent: parent)
        }
    }

    /// From now on output belongs to `request`.
    func begin(_ request: Request) {
        if request.type == "execute_request" { limit.begin("output-\(getpid())") }
        Backlog.restoreLimit()
        current.withLock { $0 = Current(request: request, allowsInput: request.content["allow_stdin"]?.bool ?? false) }
    }

    /// All output of the request has gone out.
    func end() {
        flush()
        current.withLock { $0.allowsInput = false }  // Late output still belongs to the last request.
    }

    /// The header of the request that runs.
    var parent: [UInt8] { current.withLock { $0.request?.header ?? Outgoing.noParent } }

    /// Passes on what was printed, by scripts and by native code.
    func flush() {
        output.flush()
        native?.drain(parent: parent)
    }

    func write(_ text: String, to stream: OutputStream) { output.write(text, to: stream) }

    func flush(_ stream: OutputStream) { output.flush() }

    func display(_ bundle: MIMEBundle) { post("display_data", JSONObject(bundle.content)) }

    func updateDisplay(_ bundle: MIMEBundle) { post("update_display_data", JSONObject(bundle.content)) }

    func clearOutput(wait: Bool) { post("clear_output", JSONObject([("wait", .bool(wait))])) }

    private func post(_ type: String, _ content: JSONObject) {
        flush()
        outbox.waitForRoom()
        outbox.postOutput(type, parent: parent, .object(content))
    }

    func readLine(prompt: String, password: Bool) throws(HostError) -> String {
        let (request, allowsInput) = current.withLock { ($0.request, $0.allowsInput) }
        guard let request, allowsInput else {
            throw .notAllowed("raw_input was called, but this frontend does not support input requests.")
        }
        flush()
        let question = randomIdentifier()
        inputs.open(question)
        outbox.post(
            Outgoing(
                channel: .stdin, identities: request.identities, type: "input_request", parent: request.header, id: question,
                content: ["prompt": .string(prompt), "password": .bool(password)]))
        guard let line = inputs.wait() else {
            flag.clear()  // It becomes the KeyboardInterrupt of input() itself.
            throw .interrupted
        }
        if line == "\u{04}" { throw .endOfFile }
        return line
    }

    var isTerminal: Bool { false }
    var terminalColumns: Int { 80 }
    var wantsRichForms: Bool { true }
}
