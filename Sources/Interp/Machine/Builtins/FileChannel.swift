// Bytes that can be read, written and positioned: open descriptors with buffers of their own, and memory. Text and binary
// file objects (FileText.swift, FileBinary.swift) are built on a channel; nothing here knows of scripts but the errors.

import Glibc

/// Which bytes end a line.
enum LineEnds {
    case newline
    /// `\n`, `\r` and `\r\n`.
    case universal
    case carriageReturn
    case both
}

/// A stream of bytes. The base class reads nothing and takes nothing.
class ByteChannel {
    final var isClosed = false
    /// Bytes read ahead: those from `inputPosition` on are still to be delivered.
    final var input: [UInt8] = []
    final var inputPosition = 0

    var isReadable: Bool { false }
    var isWritable: Bool { false }
    var isSeekable: Bool { true }
    var descriptor: Int32? { nil }

    /// Reads on; false at the end. Bytes still to be delivered are kept.
    func fill() throws(Raise) -> Bool { false }
    func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(Raise) {}
    func flush() throws(Raise) {}
    /// Where the next byte delivered or taken is.
    func position() throws(Raise) -> Int { 0 }
    func seek(_ offset: Int, _ whence: Int) throws(Raise) -> Int { 0 }
    func truncate(_ size: Int) throws(Raise) {}
    func close() throws(Raise) { isClosed = true }

    /// Whether `input` holds the whole contents: nothing of it is dropped after reading.
    var keepsInput: Bool { false }

    final var available: Int { max(0, input.count - inputPosition) }

    /// Up to `count` bytes, fewer only at the end; nil: all.
    final func read(_ count: Int?) throws(Raise) -> [UInt8] {
        while available < count ?? Int.max, try fill() {}
        let taken = min(count ?? Int.max, available)
        if inputPosition == 0 && taken == input.count && !keepsInput {
            let all = input
            input = []
            return all
        }
        if taken == 0 { return [] }
        let bytes = Array(input[inputPosition..<(inputPosition + taken)])
        inputPosition += taken
        return bytes
    }

    /// What is there without waiting for more: one read of the descriptor at most.
    final func readSome(_ count: Int) throws(Raise) -> [UInt8] {
        if available == 0 { _ = try fill() }
        return try read(min(count, available))
    }

    /// A line with its end; the rest at the end of the stream; at most `limit` bytes.
    final func readLine(_ limit: Int?, ends: LineEnds = .newline) throws(Raise) -> [UInt8] {
        var scanned = 0
        while true {
            if let end = lineEnd(from: inputPosition + scanned, ends) {
                if let end, limit.map({ end - inputPosition <= $0 }) ?? true { return try read(end - inputPosition) }
                if let limit, available >= limit { return try read(limit) }
                // A \r is the last byte read: what follows decides whether the line ends in \r\n.
                scanned = max(0, available - 1)
                if try !fill() { return try read(available) }
                continue
            }
            if let limit, available >= limit { return try read(limit) }
            scanned = available
            if try !fill() { return try read(limit.map { min($0, available) } ?? available) }
        }
    }

    /// The place after the first line end at or after `start`: nil if there is none, `.some(nil)` if it cannot be told yet.
    private func lineEnd(from start: Int, _ ends: LineEnds) -> Int?? {
        if start >= input.count { return nil }
        return input.withUnsafeBufferPointer { bytes in
            func find(_ byte: UInt8, _ limit: Int) -> Int? {
                guard let base = bytes.baseAddress, let hit = memchr(base + start, Int32(byte), limit - start) else { return nil }
                return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
            }
            switch ends {
            case .newline: return find(10, bytes.count).map { .some($0 + 1) }
            case .carriageReturn: return find(13, bytes.count).map { .some($0 + 1) }
            case .both:
                var i = start
                while i < bytes.count {
                    if bytes[i] == 13 {
                        if i + 1 == bytes.count { return .some(nil) }
                        if bytes[i + 1] == 10 { return i + 2 }
                    }
                    i += 1
                }
                return nil
            case .universal:
                let newline = find(10, bytes.count)
                if let carriage = find(13, newline ?? bytes.count) {
                    if carriage + 1 == bytes.count { return .some(nil) }
                    return bytes[carriage + 1] == 10 ? carriage + 2 : carriage + 1
                }
                return newline.map { .some($0 + 1) }
            }
        }
    }

    /// Drops what was delivered and appends what `body` reads into a buffer.
    fileprivate final func refill(_ size: Int, _ body: (UnsafeMutableRawPointer) throws(Raise) -> Int) throws(Raise) -> Bool {
        if inputPosition > 0 {
            input.removeSubrange(..<inputPosition)
            inputPosition = 0
        }
        let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        defer { buffer.deallocate() }
        let count = try body(buffer)
        input.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: count))
        return count > 0
    }
}

/// An open file descriptor.
final class FileChannel: ByteChannel {
    private let file: Int32
    private let canRead: Bool
    private let canWrite: Bool
    private let closesDescriptor: Bool
    /// 0: every write goes to the system at once.
    private let bufferSize: Int
    private var output: [UInt8] = []
    /// What a lazy `position` starts from: for descriptors that cannot seek.
    private let seeks: Bool

    init(_ file: Int32, canRead: Bool, canWrite: Bool, closesDescriptor: Bool, bufferSize: Int) {
        self.file = file
        self.canRead = canRead
        self.canWrite = canWrite
        self.closesDescriptor = closesDescriptor
        self.bufferSize = bufferSize
        seeks = lseek(file, 0, SEEK_CUR) >= 0
        super.init()
        if canWrite { OpenFiles.add(self) }
    }

    deinit {
        if !isClosed {
            OpenFiles.remove(self)
            if !output.isEmpty { writeOut() }
            if closesDescriptor { Glibc.close(file) }
        }
    }

    override var isReadable: Bool { canRead }
    override var isWritable: Bool { canWrite }
    override var isSeekable: Bool { seeks }
    override var descriptor: Int32? { file }

    override func fill() throws(Raise) -> Bool {
        try flush()
        return try refill(available > 1 << 20 ? 1 << 20 : 1 << 16) { target throws(Raise) in
            while true {
                let count = Glibc.read(file, target, available > 1 << 20 ? 1 << 20 : 1 << 16)
                if count >= 0 { return count }
                if errno != EINTR { throw Raise.osError(errno) }
                try checkInterrupt()
            }
        }
    }

    override func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(Raise) {
        if available > 0 { try forgetInput() }
        output.append(contentsOf: bytes)
        if output.count >= max(bufferSize, 1) { try flush() }
    }

    /// Puts the descriptor where the reader was.
    private func forgetInput() throws(Raise) {
        let unread = available
        input = []
        inputPosition = 0
        if unread > 0 && seeks && lseek(file, -unread, SEEK_CUR) < 0 { throw Raise.osError(errno) }
    }

    /// Writes all that waits; false with errno set if the system refuses.
    @discardableResult
    private func writeOut() -> Bool {
        var done = 0
        while done < output.count {
            let count = output.withUnsafeBytes { Glibc.write(file, $0.baseAddress.unsafelyUnwrapped + done, $0.count - done) }
            if count < 0 {
                if errno == EINTR && machine.pointee.interrupt[1] == 0 { continue }
                output.removeSubrange(..<done)
                return false
            }
            done += count
        }
        output.removeAll(keepingCapacity: true)
        return true
    }

    override func flush() throws(Raise) {
        if output.isEmpty { return }
        if !writeOut() {
            let code = errno
            if code == EINTR { try checkInterrupt() }
            throw Raise.osError(code)
        }
    }

    /// For the end of the process: nobody is left to hear of an error.
    fileprivate func flushAtExit() { writeOut() }

    override func position() throws(Raise) -> Int {
        let place = lseek(file, 0, SEEK_CUR)
        if place < 0 { throw Raise.osError(errno) }
        return place - available + output.count
    }

    override func seek(_ offset: Int, _ whence: Int) throws(Raise) -> Int {
        try flush()
        let (target, overflow) = whence == 1 ? offset.subtractingReportingOverflow(available) : (offset, false)
        if overflow { throw Raise.osError(EINVAL) }
        let place = lseek(file, target, Int32(truncatingIfNeeded: whence))
        if place < 0 { throw Raise.osError(errno) }
        input = []
        inputPosition = 0
        return place
    }

    override func truncate(_ size: Int) throws(Raise) {
        try flush()
        if ftruncate(file, size) < 0 { throw Raise.osError(errno) }
    }

    override func close() throws(Raise) {
        if isClosed { return }
        isClosed = true
        OpenFiles.remove(self)
        defer { if closesDescriptor { Glibc.close(file) } }
        try flush()
    }
}

/// Memory: what `io.BytesIO` reads and writes. All contents are in `input`; `inputPosition` is the place.
final class MemoryChannel: ByteChannel {
    override var isReadable: Bool { true }
    override var isWritable: Bool { true }
    override var keepsInput: Bool { true }

    /// A bytearray that holds the contents while views of it exist: what they write is taken from it, and nothing else
    /// is written meanwhile.
    private var shared: Reference?

    /// A bytearray with the contents, to look at: borrowed.
    func share() -> Value {
        update()
        if let shared { return shared.value }
        let bytes = input.withUnsafeBufferPointer { Value.byteArray($0) }
        defer { bytes.release() }
        shared = Reference(bytes)
        return bytes
    }

    /// Takes over what views have written. Whoever reads calls it first.
    func update() {
        guard let shared else { return }
        let contents = shared.value.byteContents
        // Safe: a bytearray with views keeps its size, and so does the input.
        input.withUnsafeMutableBufferPointer { target in
            guard let from = contents.baseAddress, let to = target.baseAddress else { return }
            to.update(from: from, count: min(target.count, contents.count))
        }
        if shared.value.layout(ByteArrayObject.self).pointee.exports == 0 { self.shared = nil }
    }

    /// BufferError while there are views.
    func requireUnshared() throws(Raise) {
        update()
        if shared != nil { throw Raise.bufferError("Existing exports of data: object cannot be re-sized") }
    }

    override func close() throws(Raise) {
        try requireUnshared()
        try super.close()
    }

    override func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(Raise) {
        try requireUnshared()
        if bytes.isEmpty { return }
        if inputPosition > input.count { input.append(contentsOf: repeatElement(0, count: inputPosition - input.count)) }
        input.replaceSubrange(inputPosition..<min(input.count, inputPosition + bytes.count), with: bytes)
        inputPosition += bytes.count
    }

    override func position() throws(Raise) -> Int { inputPosition }

    override func seek(_ offset: Int, _ whence: Int) throws(Raise) -> Int {
        let origin = whence == 0 ? 0 : whence == 1 ? inputPosition : input.count
        let (target, overflow) = origin.addingReportingOverflow(offset)
        if overflow { throw Raise.overflowError("new position too large") }
        if target < 0 && whence == 0 { throw Raise.valueError("negative seek value \(offset)") }
        inputPosition = max(0, target)
        return inputPosition
    }

    override func truncate(_ size: Int) throws(Raise) {
        try requireUnshared()
        if size < input.count { input.removeSubrange(size...) }
    }
}

/// Files that may hold unwritten bytes: they are written when the process ends, as CPython does when it takes its objects
/// apart.
enum OpenFiles {
    // Under the interpreter lock.
    nonisolated(unsafe) private static var files: [ObjectIdentifier: Unmanaged<FileChannel>] = [:]
    nonisolated(unsafe) private static var isInstalled = false

    static func add(_ file: FileChannel) {
        files[ObjectIdentifier(file)] = .passUnretained(file)
        if !isInstalled {
            isInstalled = true
            atexit { OpenFiles.flushAll() }
        }
    }

    static func remove(_ file: FileChannel) { files[ObjectIdentifier(file)] = nil }

    private static func flushAll() {
        for file in files.values { file.takeUnretainedValue().flushAtExit() }
    }
}
