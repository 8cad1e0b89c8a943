// What threads hand each other: the mailbox, the monitor, and the coalescer of what a cell prints.
import Glibc
import Session
import Testing

@Suite struct Mailboxes {
    @Test func messagesOfASenderArriveInTheirOrder() {
        let mailbox = Mailbox<(sender: Int, number: Int)>()
        for sender in 0..<4 {
            startThread { for number in 0..<500 { mailbox.put((sender, number)) } }
        }
        var next = [0, 0, 0, 0]
        for _ in 0..<2000 {
            let message = mailbox.take()
            #expect(message.number == next[message.sender])
            next[message.sender] += 1
        }
        #expect(next == [500, 500, 500, 500])
    }
}

@Suite struct Monitors {
    @Test func aWaiterSeesTheChange() {
        let monitor = Monitor(0)
        startThread { for _ in 0..<1000 { monitor.change { $0 += 1 } } }
        #expect(monitor.wait { $0 == 1000 ? $0 : nil } == 1000)
    }

    @Test func aDeadlineEndsTheWait() {
        let monitor = Monitor(0)
        let started = monotonicNanoseconds()
        let result: Int? = monitor.wait(deadline: started + 20_000_000) { _ in nil }
        #expect(result == nil)
        #expect(monotonicNanoseconds() - started >= 20_000_000)
    }
}

/// What a coalescer passed on.
private final class Sink: Sendable {
    let pieces = Monitor<[(text: String, stream: OutputStream)]>([])

    var texts: [String] { pieces.withLock { $0.map(\.text) } }

    func coalescer(milliseconds: Int, limit: Int = 64 << 10) -> StreamCoalescer {
        StreamCoalescer(milliseconds: milliseconds, limit: limit) { [pieces] text, stream in
            pieces.change { $0.append((text, stream)) }
        }
    }
}

@Suite struct Coalescing {
    @Test func aFlushPassesOnOnePiece() {
        let sink = Sink()
        let output = sink.coalescer(milliseconds: 10_000)
        for number in 0..<100 { output.write("\(number)\n", to: .stdout) }
        #expect(sink.texts.isEmpty)
        output.flush()
        output.flush()
        #expect(sink.texts == [(0..<100).map { "\($0)\n" }.joined()])
        output.close()
    }

    @Test func aChangeOfStreamKeepsTheOrder() {
        let sink = Sink()
        let output = sink.coalescer(milliseconds: 10_000)
        output.write("a", to: .stdout)
        output.write("b", to: .stderr)
        output.write("c", to: .stderr)
        output.write("d", to: .stdout)
        output.flush()
        #expect(sink.texts == ["a", "bc", "d"])
        #expect(sink.pieces.withLock { $0.map(\.stream) } == [.stdout, .stderr, .stdout])
        output.close()
    }

    @Test func timePassesTextOn() {
        let sink = Sink()
        let output = sink.coalescer(milliseconds: 10)
        for round in 1...3 {
            output.write("line \(round)\n", to: .stdout)
            let count = sink.pieces.wait(deadline: monotonicNanoseconds() + 5_000_000_000) { $0.count >= round ? $0.count : nil }
            #expect(count == round)
        }
        output.close()
    }

    @Test func aLotOfTextDoesNotWait() {
        let sink = Sink()
        let output = sink.coalescer(milliseconds: 10_000, limit: 1000)
        for _ in 0..<25 { output.write(String(repeating: "x", count: 100), to: .stdout) }
        #expect(sink.texts.map(\.utf8.count) == [1000, 1000])
        output.close()
        #expect(sink.texts.map(\.utf8.count) == [1000, 1000, 500])
    }

    @Test func nothingIsPassedOnForNothing() {
        let sink = Sink()
        let output = sink.coalescer(milliseconds: 1)
        output.write("", to: .stdout)
        output.flush()
        output.close()
        #expect(sink.texts.isEmpty)
    }
}
