// The terminal as the host of cells that were typed at the prompt: output as in batch, input() edited with readline.
// Cells run on the interpreter's thread, readline belongs to the thread that prompts; the two hand each other events.
import Session

/// What the prompting thread waits for while a cell runs.
enum PromptEvent: Sendable {
    case finished(Outcome)
    /// The cell asks for a line.
    case wantsLine(prompt: String)
}

final class PromptHost: CellHost {
    private let terminal: TerminalHost
    private let events = Monitor<[PromptEvent]>([])
    private let answers = Monitor<Result<String, HostError>?>(nil)

    init(_ terminal: TerminalHost) { self.terminal = terminal }

    func write(_ text: String, to stream: OutputStream) { terminal.write(text, to: stream) }
    func flush(_ stream: OutputStream) { terminal.flush(stream) }
    func display(_ bundle: MIMEBundle) { terminal.display(bundle) }
    func updateDisplay(_ bundle: MIMEBundle) { terminal.updateDisplay(bundle) }
    func clearOutput(wait: Bool) { terminal.clearOutput(wait: wait) }
    var isTerminal: Bool { terminal.isTerminal }
    var terminalColumns: Int { terminal.terminalColumns }

    func readLine(prompt: String, password: Bool) throws(HostError) -> String {
        if password { return try terminal.readLine(prompt: prompt, password: true) }
        terminal.flush(.stdout)
        post(.wantsLine(prompt: prompt))
        return try answers.wait { answer in
            defer { answer = nil }
            return answer
        }.get()
    }

    /// Hands an event to the prompting thread.
    func post(_ event: PromptEvent) { events.change { $0.append(event) } }

    /// The next event; the prompting thread sleeps until there is one.
    func nextEvent() -> PromptEvent { events.wait { $0.isEmpty ? nil : $0.removeFirst() } }

    /// Answers a cell that wants a line.
    func answer(_ answer: Result<String, HostError>) { answers.change { $0 = answer } }
}
