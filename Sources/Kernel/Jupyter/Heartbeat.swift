// The heartbeat: whatever comes is sent back, by a thread and a context of its own that nothing else can hold up.
import Glibc
import Session

/// Answers on the heartbeat's socket.
enum Heartbeat {
    /// Binds and starts to answer; the address as it came out, or what went wrong.
    static func start(address: String, curve: CurveKeys?) -> Result<String, SocketError> {
        let bound = Monitor<Result<String, SocketError>?>(nil)
        startThread {
            do throws(SocketError) {
                let socket = try Socket(.router, in: SocketContext())
                if let curve { try socket.encrypt(curve) }
                let address = try socket.bind(address, clock: monotonicNanoseconds)
                bound.change { $0 = .success(address) }
                var items: [Bool] = []
                while true {
                    while let message = socket.receive() { socket.send(message) }
                    waitForInput([socket], [], items: &items)
                }
            } catch {
                bound.change { $0 = .failure(error) }
            }
        }
        return bound.wait { $0 }
    }
}
