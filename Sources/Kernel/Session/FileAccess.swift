// Whole files in and out, with the system's own words for what went wrong.
import Glibc

/// A file that could not be read or written.
public struct FileError: Error, Sendable {
    /// The system's number for it.
    public let code: Int32
    public let path: String

    public init(code: Int32, path: String) {
        self.code = code
        self.path = path
    }

    /// `[Errno 2] No such file or directory`.
    public var reason: String { "[Errno \(code)] \(String(cString: strerror(code)))" }
}

/// Reading and writing of whole files.
public enum FileAccess {
    /// The bytes of a file, or of a descriptor when `path` is nil.
    public static func read(path: String?) throws(FileError) -> [UInt8] {
        var descriptor: Int32 = 0
        if let path {
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            if descriptor < 0 { throw FileError(code: errno, path: path) }
        }
        defer { if path != nil { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(code: errno, path: path ?? "<stdin>")
            }
            bytes += buffer[..<count]
        }
    }

    /// Writes a file whole or not at all: beside its place first, on the disk, then renamed.
    public static func write(_ text: String, path: String, mode: mode_t = 0o644) throws(FileError) {
        try write(Array(text.utf8), path: path, mode: mode)
    }

    /// The same of bytes.
    public static func write(_ bytes: [UInt8], path: String, mode: mode_t = 0o644) throws(FileError) {
        let temporary = path + ".tmp\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        if descriptor < 0 { throw FileError(code: errno, path: path) }
        var isWritten = bytes.withUnsafeBufferPointer { writeAll(descriptor, $0) } && fsync(descriptor) == 0
        if close(descriptor) != 0 { isWritten = false }
        guard isWritten, rename(temporary, path) == 0 else {
            let code = errno
            unlink(temporary)
            throw FileError(code: code, path: path)
        }
    }

    /// Makes the folders above a file, for their owner alone; those that are there stay as they are.
    public static func makeFolders(of path: String) {
        var place = path.startIndex
        while let slash = path[place...].firstIndex(of: "/") {
            place = path.index(after: slash)
            if slash > path.startIndex { mkdir(String(path[..<slash]), 0o700) }
        }
    }

    /// False when the descriptor takes no more; `errno` says why.
    public static func writeAll(_ descriptor: Int32, _ text: String) -> Bool {
        var text = text
        return text.withUTF8 { writeAll(descriptor, $0) }
    }

    private static func writeAll(_ descriptor: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
            if count >= 0 {
                offset += count
            } else if errno == EAGAIN {
                var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&polled, 1, -1)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
