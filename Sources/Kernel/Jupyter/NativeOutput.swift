// What native libraries and child processes write to the descriptors 1 and 2 themselves, brought into the notebook: the
// descriptors become pipes. The last words of a crash come this way too. The log keeps the descriptors' old places.
import Glibc
import Session

/// The two redirected descriptors.
package final class NativeOutput: Sendable {
    private struct Pipe {
        var read: Int32
        var stream: String
        /// The head of a character whose rest has not come.
        var kept: [UInt8] = []
    }

    private let pipes: Monitor<[Pipe]>
    private let outbox: Outbox
    private let limit: StreamLimit
    /// Where standard error went before.
    let log: Int32
    /// The reading ends, to be polled.
    let descriptors: [Int32]

    /// Redirects the descriptors of the whole process; nil when the system refuses.
    init?(outbox: Outbox, limit: StreamLimit) {
        self.outbox = outbox
        self.limit = limit
        log = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        var pipes: [Pipe] = []
        for (target, stream) in [(STDOUT_FILENO, "stdout"), (STDERR_FILENO, "stderr")] {
            var ends: [Int32] = [-1, -1]
            guard log >= 0, Glibc.pipe(&ends) == 0 else { return nil }
            _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
            _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
            dup2(ends[1], target)
            close(ends[1])
            pipes.append(Pipe(read: ends[0], stream: stream))
        }
        descriptors = pipes.map(\.read)
        self.pipes = Monitor(pipes)
    }

    /// Passes on what has been written so far.
    func drain(parent: [UInt8]) {
        pipes.withLock { pipes in
            for index in pipes.indices { pass(&pipes[index], parent: parent) }
        }
    }

    private func pass(_ pipe: inout Pipe, parent: [UInt8]) {
        var bytes = pipe.kept
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < 1 << 20 {
            let count = read(pipe.read, &buffer, buffer.count)
            if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { break }
        }
        guard bytes.count > pipe.kept.count else { return }
        pipe.kept = Array(bytes.suffix(NativeOutput.incompleteTail(bytes)))
        bytes.removeLast(pipe.kept.count)
        guard !bytes.isEmpty else { return }
        outbox.postStream(String(decoding: bytes, as: UTF8.self), pipe.stream, within: limit, parent: parent)
    }

    /// How many bytes at the end begin a character that does not end there.
    package static func incompleteTail(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte < 0x80 { return 0 }
            if byte >= 0xC0 {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                return length > back ? back : 0
            }
        }
        return 0
    }
}
