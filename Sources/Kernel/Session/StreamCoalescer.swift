// Collects what a cell prints and hands it on in pieces: at once on demand, else when enough has come or enough time
// has passed. A thousand prints become one message or one write, and a quiet program still shows its last line.
import Glibc
import Interp

/// Gathers text of two streams in their order; pieces never split a character.
public final class StreamCoalescer: Sendable {
    private struct Pending {
        var text = ""
        var stream = OutputStream.stdout
        var deadline: UInt64 = 0
        var hasThread = false
        var isClosed = false
    }

    private let pending = Monitor(Pending())
    private let interval: UInt64
    private let limit: Int
    private let sink: @Sendable (String, OutputStream) -> Void

    /// Passes text to `sink` at most `milliseconds` after it came, and when `limit` bytes have come together. The sink
    /// is called from one thread at a time, in order, with the coalescer's lock held: it must not print.
    public init(milliseconds: Int, limit: Int = 64 << 10, sink: @escaping @Sendable (String, OutputStream) -> Void) {
        interval = UInt64(milliseconds) * 1_000_000
        self.limit = limit
        self.sink = sink
    }

    /// Adds text; a change of stream passes on what came before.
    public func write(_ text: String, to stream: OutputStream) {
        guard !text.isEmpty else { return }
        let wakes = pending.withLock { pending in
            if pending.stream != stream { pass(&pending) }
            pending.stream = stream
            let wasEmpty = pending.text.isEmpty
            pending.text += text
            if pending.text.utf8.count >= limit {
                pass(&pending)
                return false
            }
            guard wasEmpty else { return false }
            pending.deadline = monotonicNanoseconds() + interval
            if !pending.hasThread {
                pending.hasThread = true
                startThread { [weak self] in StreamCoalescer.flushInTime { self } }
            }
            return true
        }
        if wakes { pending.change { _ in } }
    }

    /// Passes on what has come.
    public func flush() {
        pending.withLock { pass(&$0) }
    }

    /// Passes on what has come and ends the helper thread.
    public func close() {
        pending.change {
            pass(&$0)
            $0.isClosed = true
        }
    }

    private func pass(_ pending: inout Pending) {
        guard !pending.text.isEmpty else { return }
        sink(pending.text, pending.stream)
        pending.text = ""
    }

    private static func flushInTime(_ owner: () -> StreamCoalescer?) {
        guard let coalescer = owner() else { return }
        while true {
            let deadline: UInt64? = coalescer.pending.wait { pending in
                if pending.isClosed { return .some(nil) }
                return pending.text.isEmpty ? nil : .some(pending.deadline)
            }
            guard let deadline else { return }
            let isClosed: Bool? = coalescer.pending.wait(deadline: deadline) { $0.isClosed ? true : nil }
            if isClosed == true { return }
            coalescer.pending.withLock { pending in
                // What came after an explicit flush has a deadline of its own.
                if monotonicNanoseconds() >= pending.deadline { coalescer.pass(&pending) }
            }
        }
    }
}
