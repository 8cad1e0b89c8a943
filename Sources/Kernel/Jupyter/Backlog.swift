// What libzmq holds for clients that have not read it yet. Nothing is thrown away for a slow reader, so somebody has to count:
// beyond a limit the cell that makes the output waits, until the output has left, or the cell is interrupted.
internal import CZeroMQ
import Glibc
import Session

/// The bytes on their way, of the whole process.
enum Backlog {
    /// A client that reads nothing until its cell has ended gets this much and more (what waits in its own buffers).
    static let limit = 256 << 20

    private struct State {
        var bytes = 0
        /// The most there was since there was almost nothing.
        var most = 0
        /// The running cell has been interrupted: what it still has to say goes out.
        var isLifted = false
    }

    private static let state = Monitor(State())

    /// Whether too much is on its way.
    static var isFull: Bool { state.withLock { $0.bytes > limit } }

    /// Waits until less is on its way.
    static func waitForRoom() { state.wait { $0.bytes <= limit || $0.isLifted ? () : nil } }

    /// Whoever waits goes on, and nobody waits any more until `restoreLimit`.
    static func liftLimit() { state.change { $0.isLifted = true } }

    static func restoreLimit() { state.withLock { $0.isLifted = false } }

    private static func release(_ bytes: Int) {
        let wasLarge = state.change { state in
            state.bytes -= bytes
            guard state.bytes < 1 << 20, state.most > 64 << 20 else { return false }
            state.most = state.bytes
            return true
        }
        // The C library would keep it.
        if wasLarge { tnb_give_memory_back() }
    }

    /// Makes a libzmq message of a frame; `bytes` are counted until no client needs it any more. False without memory.
    static func hold(_ frame: [UInt8], countedAs bytes: Int, in message: inout zmq_msg_t) -> Bool {
        guard let copy = malloc(max(1, frame.count)) else { return false }
        frame.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, frame.count) } }
        state.withLock {
            $0.bytes += bytes
            $0.most = max($0.most, $0.bytes)
        }
        // libzmq calls this on a thread of its own, once. The number travels as the address that it hands on.
        let failed = zmq_msg_init_data(
            &message, copy, frame.count,
            { data, bytes in
                free(data)
                Backlog.release(Int(bitPattern: bytes))
            }, UnsafeMutableRawPointer(bitPattern: bytes))
        if failed != 0 {
            free(copy)
            release(bytes)
        }
        return failed == 0
    }
}
