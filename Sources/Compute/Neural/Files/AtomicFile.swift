// Whole-or-nothing files: the bytes go to a temporary file in the same folder, reach the disk, and take the target's
// name in one step. Checkpoints, pictures and summaries are written this way; nothing else in Compute creates files.

internal import Glibc
import Tensors

/// A file that appears under its name only when it is complete.
public final class AtomicFile {
    private let path: String
    private let temporary: String
    private let failure: Failure
    private var descriptor: Int32
    private let place: Int?

    /// Makes the error for an errno; `temporary` is the path that could not be opened, nil after that.
    public typealias Failure = (_ code: Int32, _ path: String, _ temporary: String?) -> any Error

    /// Opens a temporary file beside `path`. Throws `failure`, FileNotFoundError or OSError in CPython's words unless
    /// given, when the folder is missing or not writable.
    public init(path: String, failure: @escaping Failure = { code, path, _ in FileError.make(code, path) }) throws {
        self.path = path
        self.failure = failure
        temporary = "\(path).\(getpid()).tmp"
        place = TemporaryFiles.add(temporary)
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        if descriptor < 0 && errno == EEXIST {  // left behind by a process of the same id that was killed
            unlink(temporary)
            descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        }
        guard descriptor >= 0 else {
            let code = errno
            TemporaryFiles.remove(place)
            throw failure(code, path, temporary)
        }
        var status = stat()
        if stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR {
            discard()
            throw failure(EISDIR, path, nil)
        }
    }

    deinit { discard() }

    /// Appends bytes; on failure nothing is left behind.
    public func write(_ bytes: UnsafeRawBufferPointer) throws {
        var start = 0
        while start < bytes.count {
            // One system call moves at most 2 GB.
            let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + start }, min(bytes.count - start, 1 << 30))
            if count < 0 {
                if errno == EINTR { continue }
                let code = errno
                discard()
                throw failure(code, path, nil)
            }
            start += count
        }
    }

    /// Gives the file its name. Until this returns, an older file of that name is untouched.
    public func commit() throws {
        guard descriptor >= 0 else { return }
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            let code = errno
            discard()
            throw failure(code, path, nil)
        }
        close(descriptor)
        descriptor = -1
        TemporaryFiles.remove(place)
    }

    private func discard() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(temporary)
        descriptor = -1
        TemporaryFiles.remove(place)
    }

    /// Writes a whole file in one go.
    public static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try AtomicFile(path: path)
        try bytes.withUnsafeBytes { try file.write($0) }
        try file.commit()
    }
}

/// Errors of the file system in CPython's words: `[Errno 2] No such file or directory: 'runs/a.png'`.
public enum FileError {
    public static func make(_ code: Int32, _ path: String) -> TensorError {
        let text = "[Errno \(code)] \(String(cString: strerror(code))): '\(path)'"
        return code == ENOENT ? .fileNotFound(text) : .os(text)
    }
}

/// A file opened for reading at known places.
public final class FileReader {
    public let path: String
    public let size: Int
    private let descriptor: Int32

    public init(path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError.make(errno, path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw FileError.make(code, path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw status.st_mode & S_IFMT == S_IFDIR
                ? FileError.make(EISDIR, path) : TensorError.os("'\(path)' is not a regular file")
        }
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// The whole file in memory, as it is now; nil if the system refuses.
    public func mapped() -> FileMapping? { FileMapping(descriptor: descriptor, byteCount: size) }

    /// Fills the buffer from the file, starting at `offset`.
    public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws {
        var done = 0
        while done < buffer.count {
            let count = pread(descriptor, buffer.baseAddress.map { $0 + done }, min(buffer.count - done, 1 << 30), offset + done)
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError.make(errno, path)
            }
            guard count > 0 else {
                throw TensorError.os("'\(path)' ended at byte \(offset + done), \(offset + buffer.count) expected")
            }
            done += count
        }
    }

    /// The whole file. `limit` bounds the memory that an untrusted file can ask for.
    public func readAll(limit: Int) throws -> [UInt8] {
        guard size <= limit else { throw TensorError.os("'\(path)' has \(size) bytes; at most \(limit) are read") }
        var bytes = [UInt8](repeating: 0, count: size)
        try bytes.withUnsafeMutableBytes { try read(into: $0, at: 0) }
        return bytes
    }
}
