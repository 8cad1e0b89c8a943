// A session from a front end's side: requests in their order, output to the right host, interrupts that hit what runs.
import Glibc
import Session
import Testing

/// Keeps what a cell printed.
private final class RecordingHost: CellHost {
    let text = Monitor("")

    func write(_ text: String, to stream: OutputStream) { self.text.change { $0 += text } }
    func flush(_ stream: OutputStream) {}
    func display(_ bundle: MIMEBundle) { text.change { $0 += "<\(bundle.plainText)>" } }
    func updateDisplay(_ bundle: MIMEBundle) {}
    func clearOutput(wait: Bool) {}
    func readLine(prompt: String, password: Bool) throws(HostError) -> String { throw .endOfFile }
    var isTerminal: Bool { false }
    var terminalColumns: Int { 80 }
}

private func cell(_ source: String) -> Cell { Cell(source, fileName: "Cell In[1]", showsLastExpression: true) }

@Suite struct Sessions {
    @Test func namesStayFromCellToCell() {
        let session = Session(arguments: [""], searchPath: [])
        let host = RecordingHost()
        guard case .finished(nil) = session.run(cell("x = 20"), on: host) else {
            Issue.record("an assignment has no result")
            return
        }
        guard case .finished(let bundle?) = session.run(cell("x + 1"), on: host) else {
            Issue.record("an expression has a result")
            return
        }
        #expect(bundle.plainText == "21")
    }

    @Test func outputGoesToTheHostOfTheCell() {
        let session = Session(arguments: [""], searchPath: [])
        let (first, second) = (RecordingHost(), RecordingHost())
        _ = session.run(cell("print('one')"), on: first)
        _ = session.run(cell("print('two')"), on: second)
        #expect(first.text.withLock { $0 } == "one\n")
        #expect(second.text.withLock { $0 } == "two\n")
    }

    @Test func requestsRunInTheirOrder() {
        let session = Session(arguments: [""], searchPath: [])
        let host = RecordingHost()
        let done = Monitor(0)
        for number in 0..<50 { session.run(cell("print(\(number))"), on: host) { _ in done.change { $0 += 1 } } }
        done.wait { $0 == 50 ? () : nil }
        #expect(host.text.withLock { $0 } == (0..<50).map { "\($0)\n" }.joined())
    }

    @Test func anInterruptEndsTheRunningCellOnly() {
        let session = Session(arguments: [""], searchPath: [])
        let host = RecordingHost()
        session.interrupt()  // Nothing runs: nothing happens.
        session.interruptFlag.raise()  // As a signal's handler does it, also while nothing runs.
        #expect(isFinished(session.run(cell("x = 1"), on: host)))
        let outcome = Monitor<Outcome?>(nil)
        session.run(cell("print('go')\nwhile True: pass"), on: host) { value in outcome.change { $0 = value } }
        host.text.wait { $0.isEmpty ? nil : () }
        session.interrupt()
        guard case .failed(let error) = outcome.wait(until: { $0 }) else {
            Issue.record("the loop was not interrupted")
            return
        }
        #expect(error.isInterrupt)
        #expect(error.name == "KeyboardInterrupt")
        #expect(isFinished(session.run(cell("x"), on: host)))
    }

    @Test func anInterruptHitsARequestFromItsStart() {
        let session = Session(arguments: [""], searchPath: [])
        let host = RecordingHost()
        let outcome = Monitor<Outcome?>(nil)
        session.perform { workspace in
            session.interrupt()
            let value = workspace.run(cell("while True: pass"), on: host)
            outcome.change { $0 = value }
        }
        guard case .failed(let error) = outcome.wait(until: { $0 }) else {
            Issue.record("the loop was not interrupted")
            return
        }
        #expect(error.isInterrupt)
    }

    @Test func completenessComesFromAnyThread() {
        guard case .incomplete = Session.completeness(of: "def f():") else {
            Issue.record("a head without a body is incomplete")
            return
        }
        #expect(Session.syntaxError(in: cell("1 +"))?.name == "SyntaxError")
        #expect(Session.syntaxError(in: cell("1 + 1")) == nil)
    }

    private func isFinished(_ outcome: Outcome) -> Bool {
        if case .finished = outcome { return true }
        return false
    }
}
