// A cell's host that keeps what comes for the notebook and shows it on the terminal as it comes.
import Glibc
import Session

final class RecordingHost: CellHost {
    private let record: Monitor<RunRecord>
    private let terminal: TerminalHost

    init(_ record: Monitor<RunRecord>, _ terminal: TerminalHost) {
        self.record = record
        self.terminal = terminal
    }

    private func change(_ body: (inout CellRecord) -> Void) {
        record.withLock { if let current = $0.current { body(&$0.cells[current]) } }
    }

    func write(_ text: String, to stream: OutputStream) {
        change { $0.write(text, to: stream) }
        terminal.write(text, to: stream)
    }

    func flush(_ stream: OutputStream) { terminal.flush(stream) }

    func display(_ bundle: MIMEBundle) {
        change { $0.add(.display(bundle, id: bundle.displayID)) }
        terminal.display(bundle)
    }

    /// Shows the value of a last expression.
    func show(_ bundle: MIMEBundle, count: Int) {
        change { $0.add(.result(bundle, count: count)) }
        terminal.display(bundle)
    }

    /// Keeps the error that ended the cell; the run shows it with its place in the file.
    func keep(_ error: ScriptError) { change { $0.add(.error(error)) } }

    func updateDisplay(_ bundle: MIMEBundle) {
        record.withLock { $0.replaceDisplay(bundle) }
        terminal.updateDisplay(bundle)
    }

    func clearOutput(wait: Bool) {
        change { cell in
            if wait { cell.clearsOnOutput = true } else { cell.outputs = [] }
        }
        terminal.clearOutput(wait: wait)
    }

    func readLine(prompt: String, password: Bool) throws(HostError) -> String {
        // A notebook that runs unattended must not wait for somebody.
        guard isatty(STDIN_FILENO) != 0 else {
            throw .notAllowed("input() was called, but standard input is no terminal: set a parameter instead")
        }
        return try terminal.readLine(prompt: prompt, password: password)
    }

    var isTerminal: Bool { terminal.isTerminal }
    var terminalColumns: Int { terminal.terminalColumns }
    var wantsRichForms: Bool { true }
}

/// Keeps what is printed, for programs that answer a question.
final class PrintedText: CellHost {
    private let kept = Monitor("")

    var text: String { kept.withLock { $0 } }

    func write(_ text: String, to stream: OutputStream) { kept.withLock { $0 += text } }
    func flush(_ stream: OutputStream) {}
    func display(_ bundle: MIMEBundle) {}
    func updateDisplay(_ bundle: MIMEBundle) {}
    func clearOutput(wait: Bool) {}
    func readLine(prompt: String, password: Bool) throws(HostError) -> String { throw .endOfFile }
    var isTerminal: Bool { false }
    var terminalColumns: Int { 80 }
}
