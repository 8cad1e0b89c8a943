// libzmq's sockets with errors as Swift errors and messages as arrays of frames. A socket belongs to the thread that made
// it. Calls that a signal interrupts are made again.
internal import CZeroMQ
import Glibc

/// What libzmq refused.
struct SocketError: Error {
    let code: Int32

    var message: String { String(cString: zmq_strerror(code)) }
}

/// What sockets are made in, with libzmq's own I/O thread.
final class SocketContext {
    let handle: UnsafeMutableRawPointer

    init() throws(SocketError) {
        guard let handle = zmq_ctx_new() else { throw SocketError(code: zmq_errno()) }
        self.handle = handle
    }

    /// Waits until everything sent has left, as long as the sockets' linger allows.
    func close() {
        while zmq_ctx_term(handle) != 0, zmq_errno() == EINTR {}
    }
}

/// One socket.
final class Socket {
    enum Kind { case router, publisher, dealer }

    let handle: UnsafeMutableRawPointer

    init(_ kind: Kind, in context: SocketContext) throws(SocketError) {
        let type =
            switch kind {
            case .router: ZMQ_ROUTER
            case .publisher: ZMQ_XPUB
            case .dealer: ZMQ_DEALER
            }
        guard let handle = zmq_socket(context.handle, type) else {
            throw SocketError(code: zmq_errno())
        }
        self.handle = handle
        set(ZMQ_LINGER, 1000)
        switch kind {
        case .router:
            // A client that connects again under its name takes over from its dead connection.
            set(ZMQ_ROUTER_HANDOVER, 1)
        case .dealer: break
        case .publisher:
            // Every subscriber is welcomed, and none loses output because it reads slowly.
            set(ZMQ_XPUB_VERBOSE, 1)
            set(ZMQ_SNDHWM, 0)
        }
        var limit: Int64 = 512 << 20
        zmq_setsockopt(handle, ZMQ_MAXMSGSIZE, &limit, MemoryLayout<Int64>.size)
    }

    /// Only clients that know the public key are let in, and what is sent is encrypted. Before `bind`.
    func encrypt(_ keys: CurveKeys) throws(SocketError) {
        set(ZMQ_CURVE_SERVER, 1)
        for (option, key) in [(ZMQ_CURVE_PUBLICKEY, keys.publicKey), (ZMQ_CURVE_SECRETKEY, keys.secretKey)] {
            // With the terminator: a Z85 text of 40 characters has 41 bytes.
            guard key.withCString({ zmq_setsockopt(handle, option, $0, key.utf8.count + 1) }) == 0 else {
                throw SocketError(code: zmq_errno())
            }
        }
    }

    /// From now on `send` says when a router has nobody of that name; otherwise what it sends to nobody is dropped in silence.
    func noticeMissingPeers() { set(ZMQ_ROUTER_MANDATORY, 1) }

    private func set(_ option: Int32, _ value: Int32) {
        var value = value
        zmq_setsockopt(handle, option, &value, MemoryLayout<Int32>.size)
    }

    /// Binds and gives the address as it came out. A port that is still taken is waited for: a kernel that is started
    /// again gets the ports of its predecessor.
    func bind(_ address: String, patience: UInt64 = 2_000_000_000, clock: () -> UInt64) throws(SocketError) -> String {
        let deadline = clock() + patience
        if address.contains("[") || address.filter({ $0 == ":" }).count > 2 { set(ZMQ_IPV6, 1) }
        while zmq_bind(handle, address) != 0 {
            let code = zmq_errno()
            guard code == EADDRINUSE || code == EINTR, clock() < deadline else { throw SocketError(code: code) }
            usleep(20_000)
        }
        var text = [UInt8](repeating: 0, count: 512)
        var count = text.count
        guard zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &text, &count) == 0, count > 0 else { return address }
        return String(decoding: text[..<(count - 1)], as: UTF8.self)
    }

    /// Connects to a socket that need not be there yet.
    func connect(_ address: String) throws(SocketError) {
        guard zmq_connect(handle, address) == 0 else { throw SocketError(code: zmq_errno()) }
    }

    /// The next message, or nil when none has come.
    func receive() -> [[UInt8]]? {
        var frames: [[UInt8]] = []
        var part = zmq_msg_t()
        repeat {
            zmq_msg_init(&part)
            // The parts of a message come together: only the first can be missing.
            while zmq_msg_recv(&part, handle, ZMQ_DONTWAIT) < 0 {
                guard zmq_errno() == EINTR else {
                    zmq_msg_close(&part)
                    return nil
                }
            }
            frames.append(Array(UnsafeRawBufferPointer(start: zmq_msg_data(&part), count: zmq_msg_size(&part))))
            let hasMore = zmq_msg_more(&part) != 0
            zmq_msg_close(&part)
            if !hasMore { return frames }
        } while true
    }

    /// Sends a message to whoever is there. False if it has not been sent.
    @discardableResult
    func send(_ frames: [[UInt8]]) -> Bool {
        guard let last = frames.last else { return true }
        for frame in frames.dropLast() {
            while zmq_send(handle, frame, frame.count, ZMQ_DONTWAIT | ZMQ_SNDMORE) < 0 {
                guard zmq_errno() == EINTR else { return false }
            }
        }
        var part = zmq_msg_t()
        guard Backlog.hold(last, countedAs: frames.reduce(0) { $0 + $1.count }, in: &part) else { return false }
        while zmq_msg_send(&part, handle, ZMQ_DONTWAIT) < 0 {
            guard zmq_errno() == EINTR else {
                zmq_msg_close(&part)
                return false
            }
        }
        return true
    }

    func close() { zmq_close(handle) }
}

/// Waits until one of the sockets has a message or one of the descriptors can be read; says which. A negative descriptor is
/// none. After `milliseconds`, if they are not negative, there may be nothing.
func waitForInput(_ sockets: [Socket], _ descriptors: [Int32], milliseconds: Int = -1, items: inout [Bool]) {
    var polled = sockets.map { zmq_pollitem_t(socket: $0.handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0) }
    polled += descriptors.map { zmq_pollitem_t(socket: nil, fd: $0, events: Int16(ZMQ_POLLIN), revents: 0) }
    // What is not to be looked at is looked at for nothing: the places in the list stay.
    for index in polled.indices where polled[index].socket == nil && polled[index].fd < 0 { polled[index].events = 0 }
    while zmq_poll(&polled, Int32(polled.count), milliseconds) < 0, zmq_errno() == EINTR {}
    items = polled.map { $0.revents != 0 }
}

/// A descriptor that becomes readable when the process ends, or -1.
func processDescriptor(_ process: Int32) -> Int32 { tnb_process_descriptor(process) }
