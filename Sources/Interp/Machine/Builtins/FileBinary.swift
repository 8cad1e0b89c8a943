// Binary files: what `open(…, "b")` gives (_io.BufferedReader, BufferedWriter, BufferedRandom, FileIO), and what all file
// objects have in common.

import Glibc

/// The Swift side of a binary file.
final class BinaryFile {
    let channel: ByteChannel
    let name: Reference
    let mode: String

    init(_ channel: ByteChannel, name: Value, mode: String) {
        self.channel = channel
        self.name = Reference(name)
        self.mode = mode
    }
}

enum Files {
    /// `io.UnsupportedOperation`.
    nonisolated(unsafe) static let unsupportedOperation = LibraryClass.exception(  // under the interpreter lock
        "UnsupportedOperation", module: "io", bases: [.osError, .valueError])

    static func unsupported(_ message: String) -> Raise {
        .make(unsupportedOperation, .tuple(owned: [.string(message)]))
    }

    // Unsafe globals: made once under the interpreter lock.
    nonisolated(unsafe) static let base = LibraryClass.make("_IOBase", module: "_io") { _ in }
    nonisolated(unsafe) static let rawBase = LibraryClass.make("_RawIOBase", module: "_io", base: base) { _ in }
    nonisolated(unsafe) static let bufferedBase = LibraryClass.make("_BufferedIOBase", module: "_io", base: base) { _ in }
    nonisolated(unsafe) static let textBase = LibraryClass.make("_TextIOBase", module: "_io", base: base) { _ in }

    nonisolated(unsafe) static let reader = binaryClass("BufferedReader", bufferedBase)
    nonisolated(unsafe) static let writer = binaryClass("BufferedWriter", bufferedBase)
    nonisolated(unsafe) static let random = binaryClass("BufferedRandom", bufferedBase)
    nonisolated(unsafe) static let raw = binaryClass("FileIO", rawBase)

    /// A count argument: nil for all.
    static func size(_ value: Value) throws(Raise) -> Int? {
        if value.isNone { return nil }
        guard value.isInteger || value.classOf.lookup(Names.index) != nil else {
            throw Raise.typeError("argument should be integer or None, not '\(value.typeName)'")
        }
        guard let count = try ArgumentValues.integer(value).asInt else {
            throw Raise.overflowError("cannot fit '\(value.typeName)' into an index-sized integer")
        }
        return count < 0 ? nil : count
    }

    /// A list of lines, until `limit` (if not 0) characters or bytes have been read.
    static func collectLines(_ limit: Int, _ next: () throws(Raise) -> Value?) throws(Raise) -> Value {
        let list = Value.list(owned: [])
        var total = 0
        do throws(Raise) {
            while let line = try next() {
                list.listAppend(owned: line)
                total += try Operators.length(line)
                if limit > 0 && total >= limit { break }
            }
        } catch {
            list.release()
            throw error
        }
        return list
    }

    /// bytes, bytearray: the contents of a bytes-like object.
    static func contents(_ value: Value) throws(Raise) -> UnsafeBufferPointer<UInt8> {
        try requireBytes(value)
    }

    /// What text and binary files have in common.
    static func installCommon(_ cls: ClassPointer, _ name: String, _ channel: @escaping (Value) throws(Raise) -> ByteChannel) {
        func open(_ value: Value, _ message: String = "I/O operation on closed file") throws(Raise) -> ByteChannel {
            let channel = try channel(value)
            if channel.isClosed { throw Raise.valueError(message) }
            return channel
        }
        CoreTypes.method(cls, "__enter__(self, /)") { a throws(Raise) in
            _ = try open(a[0], "I/O operation on closed file.")
            return a[0].retained()
        }
        CoreTypes.method(cls, "__exit__(self, /, *args)") { a throws(Raise) in
            let method = try getAttribute(a[0], "close")
            defer { method.release() }
            try call(method).release()
            return .none
        }
        CoreTypes.method(cls, "close(self, /)") { a throws(Raise) in
            try channel(a[0]).close()
            return .none
        }
        CoreTypes.method(cls, "flush(self, /)") { a throws(Raise) in
            let channel = try channel(a[0])
            if channel.isClosed {
                throw Raise.valueError(cls == writer || cls == random ? "flush of closed file" : "I/O operation on closed file.")
            }
            try channel.flush()
            return .none
        }
        CoreTypes.method(cls, "fileno(self, /)") { a throws(Raise) in
            guard let descriptor = try open(a[0]).descriptor else { throw unsupported("fileno") }
            return .int(Int(descriptor))
        }
        CoreTypes.method(cls, "isatty(self, /)") { a throws(Raise) in
            guard let descriptor = try open(a[0]).descriptor else { return .bool(false) }
            return .bool(isatty(descriptor) != 0)
        }
        CoreTypes.method(cls, "readable(self, /)") { a throws(Raise) in .bool(try open(a[0]).isReadable) }
        CoreTypes.method(cls, "writable(self, /)") { a throws(Raise) in .bool(try channel(a[0]).isWritable) }
        CoreTypes.method(cls, "seekable(self, /)") { a throws(Raise) in .bool(try open(a[0]).isSeekable) }
        CoreTypes.property(cls, "closed", get: { v throws(Raise) in .bool(try channel(v).isClosed) })
    }

    static func binaryClass(_ shortName: String, _ base: ClassPointer) -> ClassPointer {
        LibraryClass.make(shortName, module: "_io", base: base) { cls in
            let name = "_io." + shortName
            func file(_ value: Value) throws(Raise) -> BinaryFile { try nativeSelf(value, BinaryFile.self, name) }
            installCommon(cls, name) { value throws(Raise) in try file(value).channel }
            installBytes(cls) { value throws(Raise) in try file(value).channel }
            CoreTypes.property(cls, "name", get: { v throws(Raise) in try file(v).name.value.retained() })
            CoreTypes.property(cls, "mode", get: { v throws(Raise) in .string(try file(v).mode) })
            CoreTypes.method(
                cls, "__repr__(self, /)",
                CoreTypes.text { v throws(Raise) in
                    let f = try file(v)
                    let shown = "<\(name) name=\(try repr(f.name.value))"
                    return shortName == "FileIO" ? shown + " mode='\(f.mode)' closefd=True>" : shown + ">"
                })
        }
    }

    /// Reading, writing and positioning of bytes; also for BytesIO.
    static func installBytes(_ cls: ClassPointer, _ channel: @escaping (Value) throws(Raise) -> ByteChannel) {
        let isMemory = cls.nameString == "BytesIO"
        func open(_ value: Value, _ verb: String, reads: Bool = false, writes: Bool = false) throws(Raise) -> ByteChannel {
            let channel = try channel(value)
            if reads && !channel.isReadable { throw unsupported("read") }
            if writes && !channel.isWritable { throw unsupported(verb == "truncate of" ? "truncate" : "write") }
            if channel.isClosed {
                throw Raise.valueError(verb.isEmpty || isMemory ? "I/O operation on closed file." : "\(verb) closed file")
            }
            return channel
        }
        func method(_ signature: String, _ body: @escaping NativeBody) { CoreTypes.method(cls, signature, body) }
        method("read(self, size=-1, /)") { a throws(Raise) in
            .bytes(try open(a[0], "read of", reads: true).read(try size(a[1])))
        }
        method("read1(self, size=-1, /)") { a throws(Raise) in
            .bytes(try open(a[0], "read of", reads: true).readSome(try size(a[1]) ?? 1 << 16))
        }
        method("readinto(self, buffer, /)") { a throws(Raise) in
            guard let target = a[1].writableContents else {
                throw Raise.typeError("readinto() argument must be read-write bytes-like object, not \(a[1].typeName)")
            }
            // Reading a file runs no script: the target stays.
            let bytes = try open(a[0], "readinto of", reads: true).read(target.count)
            for (i, byte) in bytes.enumerated() where i < target.count { target[i] = byte }
            return .int(bytes.count)
        }
        method("peek(self, size=0, /)") { a throws(Raise) in
            let channel = try open(a[0], "peek of", reads: true)
            if channel.available == 0 { _ = try channel.fill() }
            return .bytes(Array(channel.input[min(channel.inputPosition, channel.input.count)...]))
        }
        method("readline(self, size=-1, /)") { a throws(Raise) in
            .bytes(try open(a[0], "readline of", reads: true).readLine(try size(a[1])))
        }
        method("readlines(self, hint=None, /)") { a throws(Raise) in
            let channel = try open(a[0], "", reads: true)
            return try collectLines(try size(a[1]) ?? 0) { () throws(Raise) in
                let line = try channel.readLine(nil)
                return line.isEmpty ? nil : .bytes(line)
            }
        }
        method("__iter__(self, /)") { a throws(Raise) in
            _ = try open(a[0], "")
            return a[0].retained()
        }
        method("__next__(self, /)") { a throws(Raise) in
            let line = try open(a[0], "readline of", reads: true).readLine(nil)
            if line.isEmpty { throw Raise.stopIteration() }
            return .bytes(line)
        }
        method("write(self, buffer, /)") { a throws(Raise) in
            let channel = try open(a[0], "write to", writes: true)
            let bytes = try contents(a[1])
            try channel.write(bytes)
            return .int(bytes.count)
        }
        method("writelines(self, lines, /)") { a throws(Raise) in
            let channel = try open(a[0], "", writes: true)
            try iterate(a[1]) { line throws(Raise) in
                try channel.write(try contents(line))
                return true
            }
            return .none
        }
        method("seek(self, target, whence=0, /)") { a throws(Raise) in
            let channel = try open(a[0], "seek of")
            let whence = try ArgumentValues.int(a[2])
            if !(0...2).contains(whence) {
                throw Raise.valueError(
                    isMemory ? "invalid whence (\(whence), should be 0, 1 or 2)" : "whence value \(whence) unsupported")
            }
            if !channel.isSeekable { throw unsupported("File or stream is not seekable.") }
            return .int(try channel.seek(try ArgumentValues.int(a[1]), whence))
        }
        method("tell(self, /)") { a throws(Raise) in .int(try open(a[0], "").position()) }
        method("truncate(self, pos=None, /)") { a throws(Raise) in
            let channel = try open(a[0], "truncate of", writes: true)
            let size = a[1].isNone ? try channel.position() : try ArgumentValues.int(a[1])
            if size < 0 { throw isMemory ? Raise.valueError("negative size value \(size)") : Raise.osError(EINVAL) }
            try channel.truncate(size)
            return .int(size)
        }
    }
}
