// One HTTP request: its headers, and its body into memory or behind what a file has already. No redirects, no retries and no
// meaning of a status here: the hub's script (Bindings/Hub) knows those.

internal import CTransfer
internal import Glibc
import Tensors

/// A request and where its answer goes.
public struct Transfer {
    public var url: String
    public var headers: [(name: String, value: String)] = []
    /// Ask for the headers alone.
    public var headOnly = false
    /// A file that a 2xx answer's body goes to: a 206 behind `offset`, a 200 from the beginning.
    public var file: (path: String, offset: Int)?
    /// Most bytes that the file may get; a longer answer ends the transfer.
    public var fileLimit = Int.max
    public var connectTimeout = 10
    public var stallTimeout = 10
    public var certificates: String?
    /// Called with the file's size as it grows.
    public var onProgress: (Int) throws -> Void = { _ in }

    public init(url: String) { self.url = url }

    public struct Answer {
        /// 0 if there was none.
        public var status = 0
        /// Names in lower case.
        public var headers: [(name: String, value: String)] = []
        /// The first 64 KB of what did not go to the file.
        public var body: [UInt8] = []
        /// Why the transfer is not whole; empty if it is.
        public var error = ""
    }

    /// What the callbacks see; lives as long as the request runs.
    private final class State {
        let transfer: Transfer
        var answer = Answer()
        var descriptor: Int32 = -1
        var size = 0
        var failure: (any Error)?

        init(_ transfer: Transfer) { self.transfer = transfer }

        func attempt(_ body: () throws -> Void) -> Int32 {
            do {
                try body()
                return 0
            } catch {
                failure = failure ?? error
                return 1
            }
        }

        func take(header line: UnsafeBufferPointer<UInt8>) {
            let text = String(decoding: line, as: UTF8.self)
            if text.hasPrefix("HTTP/") {
                let words = text.split(separator: " ")
                answer = Answer(status: words.count > 1 ? Int(words[1].prefix(3)) ?? 0 : 0)
                return
            }
            guard let colon = text.firstIndex(of: ":") else { return }
            let value = text[text.index(after: colon)...].drop { $0.isWhitespace }
            let end = value.lastIndex { !$0.isWhitespace }.map { value.index(after: $0) } ?? value.startIndex
            answer.headers.append((text[..<colon].lowercased(), String(value[..<end])))
        }

        func take(body bytes: UnsafeRawBufferPointer) throws {
            guard let file = transfer.file, (200..<300).contains(answer.status) else {
                if answer.body.count < 65536 { answer.body += bytes.prefix(65536 - answer.body.count) }
                return
            }
            if descriptor < 0 {
                descriptor = open(file.path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
                guard descriptor >= 0 else { throw FileError.make(errno, file.path) }
                size = answer.status == 206 ? file.offset : 0
                guard ftruncate(descriptor, size) == 0, lseek(descriptor, size, SEEK_SET) == size else {
                    throw FileError.make(errno, file.path)
                }
            }
            guard bytes.count <= transfer.fileLimit - size else {
                throw TensorError.os("the server sends more than the \(transfer.fileLimit) bytes that it announced")
            }
            var start = 0
            while start < bytes.count {
                let count = write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
                if count < 0 {
                    if errno == EINTR { continue }
                    throw FileError.make(errno, file.path)
                }
                start += count
            }
            size += bytes.count
            try transfer.onProgress(size)
        }
    }

    /// Runs the request. Throws OSError for what the file system refuses, CancellationError when the user interrupts, and what
    /// `onProgress` throws; everything that the network does is in the answer.
    public func run() throws -> Answer {
        let state = State(self)
        let lines = headers.map { strdup("\($0.name): \($0.value)") }
        defer { for line in lines { free(line) } }
        var message = [CChar](repeating: 0, count: 512)
        let status = withExtendedLifetime(state) {
            let pointers = lines.map { UnsafePointer<CChar>($0) }
            return pointers.withUnsafeBufferPointer { pointers in
                url.withCString { url in
                    withOptionalCString(certificates) { certificates in
                        var request = tnb_transfer(
                            url: url, headers: pointers.baseAddress, header_count: Int32(pointers.count),
                            head_only: headOnly ? 1 : 0, connect_timeout: connectTimeout, stall_timeout: stallTimeout,
                            certificates: certificates, context: Unmanaged.passUnretained(state).toOpaque(),
                            on_header: { context, line, length in
                                Transfer.state(context)?.take(
                                    header: UnsafeRawBufferPointer(start: line, count: length).bindMemory(to: UInt8.self))
                                return 0
                            },
                            on_body: { context, bytes, length in
                                guard let state = Transfer.state(context) else { return 1 }
                                return state.attempt { try state.take(body: UnsafeRawBufferPointer(start: bytes, count: length)) }
                            },
                            on_wait: { context in
                                guard let state = Transfer.state(context) else { return 1 }
                                return state.attempt { try Interruption.check() }
                            })
                        return Int(tnb_transfer_run(&request, &message, message.count))
                    }
                }
            }
        }
        if state.descriptor >= 0 { close(state.descriptor) }
        if let failure = state.failure { throw failure }
        var answer = state.answer
        answer.status = status
        answer.error = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return answer
    }

    private static func state(_ context: UnsafeMutableRawPointer?) -> State? {
        context.map { Unmanaged<State>.fromOpaque($0).takeUnretainedValue() }
    }
}

private func withOptionalCString<T>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> T) -> T {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
}

/// A lock that processes share, by a file: held until the descriptor is closed.
public enum FileLock {
    /// The descriptor, or nil while another process holds the lock.
    public static func attempt(_ path: String) throws -> Int? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError.make(errno, path) }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return Int(descriptor) }
        let code = errno
        close(descriptor)
        guard code == EWOULDBLOCK || code == EINTR else { throw FileError.make(code, path) }
        return nil
    }
}
