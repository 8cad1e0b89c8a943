// The module `io`: StringIO and BytesIO, and the names of the file classes.

/// The Swift side of a StringIO: UTF-8 text and a place in it.
final class StringBuffer {
    var text: [UInt8] = []
    /// Byte offset; may lie past the end.
    var place = 0
    var isClosed = false
    /// "\n": nothing is translated; nil: reading and writing make every line end `\n`.
    var newline: String? = "\n"

    func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.isEmpty { return }
        if place == text.count {
            text.append(contentsOf: bytes)
            place = text.count
            return
        }
        if place > text.count { text.append(contentsOf: repeatElement(0, count: place - text.count)) }
        // As many characters as are written are replaced.
        var end = place
        for _ in 0..<UTF8Text.count(bytes) where end < text.count { end += max(1, UTF8Text.length(lead: text[end])) }
        text.replaceSubrange(place..<min(end, text.count), with: bytes)
        place += bytes.count
    }

    func read(_ count: Int?) -> [UInt8] {
        guard place < text.count else { return [] }
        var end = text.count
        if let count {
            end = place
            for _ in 0..<count where end < text.count { end += max(1, UTF8Text.length(lead: text[end])) }
        }
        defer { place = min(end, text.count) }
        return Array(text[place..<min(end, text.count)])
    }

    func readLine(_ limit: Int?) -> [UInt8] {
        guard place < text.count else { return [] }
        let end = lineEnd()
        let line = Array(text[place..<end])
        if let limit, UTF8Text.count(line) > limit { return read(limit) }
        place = end
        return line
    }

    /// Behind the line at `place`. With newline='' nothing is translated, but every kind of line end ends a line.
    private func lineEnd() -> Int {
        let ends = newline ?? "\n"
        var place = place
        while place < text.count {
            let byte = text[place]
            place += 1
            switch ends {
            case "\r": if byte == 13 { return place }
            case "\r\n": if byte == 10, place > self.place + 1, text[place - 2] == 13 { return place }
            case "":
                if byte == 10 { return place }
                if byte == 13 { return place < text.count && text[place] == 10 ? place + 1 : place }
            default: if byte == 10 { return place }
            }
        }
        return text.count
    }
}

enum IOModule {
    static var module: NativeModule {
        NativeModule("io", doc: "The io module provides the Python interfaces to stream handling.") { m throws(Raise) in
            m.set("SEEK_SET", .int(0))
            m.set("SEEK_CUR", .int(1))
            m.set("SEEK_END", .int(2))
            m.set("DEFAULT_BUFFER_SIZE", .int(8192))
            m.set(stringIO)
            m.set(bytesIO)
            m.set(Files.unsupportedOperation)
            m.set(textWrapper)
            m.set(Files.reader)
            m.set(Files.writer)
            m.set(Files.random)
            m.set(Files.raw)
            m.set(Files.base, as: "IOBase")
            m.set(Files.rawBase, as: "RawIOBase")
            m.set(Files.bufferedBase, as: "BufferedIOBase")
            m.set(Files.textBase, as: "TextIOBase")
            m.set("BlockingIOError", Value.object(Types.exception(.blockingIOError)).retained())
            if let open = Dict.get(machine.pointee.builtins, name: .interned("open")) { m.set("open", open.retained()) }
        }
    }

    /// The class of text files, which scripts make over a binary file of the library.
    nonisolated(unsafe) private static let textWrapper: ClassPointer = {  // under the interpreter lock
        let cls = Files.text
        CoreTypes.constructor(
            cls, "__new__(cls, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)"
        ) { a throws(Raise) in
            let object = NativeIdentity.object(in: a[1])
            guard let channel = object as? ByteChannel ?? (object as? BinaryFile)?.channel else {
                throw Raise.typeError("TextIOWrapper: the buffer must be a binary file or a BytesIO, not \(a[1].typeName)")
            }
            let newline = a[4].isNone ? nil : try str(a[4])
            if let newline, !["", "\n", "\r", "\r\n"].contains(newline) {
                throw Raise.valueError("illegal newline value: \(try repr(a[4]))")
            }
            let codec = try FileCodec(
                a[2].isNone ? "UTF-8" : try str(a[2]), errors: a[3].isNone ? "strict" : try str(a[3]))
            let file = TextFile(
                channel, codec: codec, newline: newline, name: a[1], mode: "r+", isLineBuffered: try truth(a[5]))
            return LibraryClass.box(a[0].layout(ClassObject.self), file)
        }
        CoreTypes.method(cls, "__init__(self, /, *args, **kwargs)") { _ throws(Raise) in .none }
        cls.changed()
        return cls
    }()

    nonisolated(unsafe) private static let bytesIO = LibraryClass.make(  // under the interpreter lock
        MemoryChannel.self, "BytesIO", module: "_io", base: Files.bufferedBase
    ) { cls in
        func channel(_ value: Value) throws(Raise) -> MemoryChannel {
            let channel = try nativeSelf(value, MemoryChannel.self, "_io.BytesIO")
            channel.update()
            return channel
        }
        LibraryClass.constructor(cls) { MemoryChannel() }
        CoreTypes.method(cls, "__init__(self, initial_bytes=?)") { a throws(Raise) in
            let channel = try channel(a[0])
            try channel.requireUnshared()
            channel.input = a.has(1) && !a[1].isNone ? Array(try Files.contents(a[1])) : []
            channel.inputPosition = 0
            return .none
        }
        Files.installCommon(cls, "_io.BytesIO") { value throws(Raise) in try channel(value) }
        Files.installBytes(cls) { value throws(Raise) in try channel(value) }
        for name in ["getvalue", "getbuffer"] {
            CoreTypes.method(cls, "\(name)(self, /)") { a throws(Raise) in
                let channel = try channel(a[0])
                if channel.isClosed { throw Raise.valueError("I/O operation on closed file.") }
                if name == "getvalue" { return .bytes(channel.input) }
                return MemoryViewType.make(MemoryView(of: channel.share()))
            }
        }
    }

    nonisolated(unsafe) private static let stringIO = LibraryClass.make(  // under the interpreter lock
        StringBuffer.self, "StringIO", module: "_io", base: Files.textBase
    ) { cls in
        func buffer(_ value: Value) throws(Raise) -> StringBuffer {
            let buffer = try nativeSelf(value, StringBuffer.self, "_io.StringIO")
            if buffer.isClosed { throw Raise.valueError("I/O operation on closed file") }
            return buffer
        }
        LibraryClass.constructor(cls) { StringBuffer() }
        func method(_ signature: String, _ body: @escaping (StringBuffer, NativeArguments) throws(Raise) -> Value) {
            CoreTypes.method(cls, signature) { a throws(Raise) in try body(try buffer(a[0]), a) }
        }
        func translated(_ buffer: StringBuffer, _ text: Value) -> [UInt8] {
            let bytes = Array(text.utf8)
            if let newline = buffer.newline { return bytes.flatMap { $0 == 10 ? Array(newline.utf8) : [$0] } }
            guard bytes.contains(13) else { return bytes }
            let joined = String(decoding: bytes, as: UTF8.self).unicodeScalars
            var out: [UInt8] = []
            var last: Unicode.Scalar = " "
            for scalar in joined {
                if scalar == "\n" && last == "\r" {
                    last = scalar
                    continue
                }
                UTF8Text.append(scalar == "\r" ? 10 : scalar.value, to: &out)
                last = scalar
            }
            return out
        }
        func write(_ buffer: StringBuffer, _ text: Value) throws(Raise) {
            guard text.isString else { throw Raise.typeError("string argument expected, got '\(text.typeName)'") }
            if buffer.newline == nil || buffer.newline == "\r" || buffer.newline == "\r\n" {
                translated(buffer, text).withUnsafeBufferPointer { buffer.write($0) }
            } else {
                buffer.write(text.utf8)
            }
        }
        method("__init__(self, initial_value='', newline='\\n')") { b, a throws(Raise) in
            guard a[2].isNone || a[2].isString else {
                throw Raise.typeError("newline must be str or None, not \(a[2].typeName)")
            }
            b.newline = a[2].isNone ? nil : a[2].swiftString
            if let newline = b.newline, !["", "\n", "\r", "\r\n"].contains(newline) {
                throw Raise.valueError("illegal newline value: \(try repr(a[2]))")
            }
            b.text = []
            b.place = 0
            if a[1].isNone { return .none }
            guard a[1].isString else {
                throw Raise.typeError("initial_value must be str or None, not \(a[1].typeName)")
            }
            try write(b, a[1])
            b.place = 0
            return .none
        }
        method("getvalue(self, /)") { b, _ throws(Raise) in .string(utf8: b.text) }
        method("read(self, size=-1, /)") { b, a throws(Raise) in .string(utf8: b.read(try Files.size(a[1]))) }
        method("readline(self, size=-1, /)") { b, a throws(Raise) in .string(utf8: b.readLine(try Files.size(a[1]))) }
        method("readlines(self, hint=-1, /)") { b, a throws(Raise) in
            try Files.collectLines(try Files.size(a[1]) ?? 0) { () throws(Raise) in
                let line = b.readLine(nil)
                return line.isEmpty ? nil : .string(utf8: line)
            }
        }
        method("__iter__(self, /)") { _, a throws(Raise) in a[0].retained() }
        method("__next__(self, /)") { b, _ throws(Raise) in
            let line = b.readLine(nil)
            if line.isEmpty { throw Raise.stopIteration() }
            return .string(utf8: line)
        }
        method("write(self, s, /)") { b, a throws(Raise) in
            try write(b, a[1])
            return .int(a[1].scalarCount)
        }
        method("writelines(self, lines, /)") { b, a throws(Raise) in
            try iterate(a[1]) { line throws(Raise) in
                try write(b, line)
                return true
            }
            return .none
        }
        method("tell(self, /)") { b, _ throws(Raise) in
            .int(
                b.place >= b.text.count
                    ? UTF8Text.count(b.text) + b.place - b.text.count : UTF8Text.count(Array(b.text[..<b.place])))
        }
        method("seek(self, pos, whence=0, /)") { b, a throws(Raise) in
            let offset = try ArgumentValues.int(a[1]), whence = try ArgumentValues.int(a[2])
            switch whence {
            case 0:
                if offset < 0 { throw Raise.valueError("Negative seek position \(offset)") }
                let count = UTF8Text.count(b.text)
                b.place =
                    offset >= count
                    ? b.text.count + offset - count : b.text.withUnsafeBufferPointer { UTF8Text.offset($0, ofScalar: offset) }
            case 1: if offset != 0 { throw Raise.osError("Can't do nonzero cur-relative seeks") }
            case 2:
                if offset != 0 { throw Raise.osError("Can't do nonzero cur-relative seeks") }
                b.place = b.text.count
            default: throw Raise.valueError("Invalid whence (\(whence), should be 0, 1 or 2)")
            }
            return .int(UTF8Text.count(Array(b.text[..<min(b.place, b.text.count)])) + max(0, b.place - b.text.count))
        }
        method("truncate(self, pos=None, /)") { b, a throws(Raise) in
            let size = a[1].isNone ? UTF8Text.count(Array(b.text[..<min(b.place, b.text.count)])) : try ArgumentValues.int(a[1])
            if size < 0 { throw Raise.valueError("Negative size value \(size)") }
            if size < UTF8Text.count(b.text) {
                let end = b.text.withUnsafeBufferPointer { UTF8Text.offset($0, ofScalar: size) }
                b.text.removeSubrange(end...)
            }
            return .int(size)
        }
        method("flush(self, /)") { _, _ throws(Raise) in .none }
        method("isatty(self, /)") { _, _ throws(Raise) in .bool(false) }
        for name in ["readable", "writable", "seekable"] {
            method("\(name)(self, /)") { _, _ throws(Raise) in .bool(true) }
        }
        method("fileno(self, /)") { _, _ throws(Raise) in throw Files.unsupported("fileno") }
        method("__enter__(self, /)") { _, a throws(Raise) in a[0].retained() }
        func close(_ value: Value) throws(Raise) -> Value {
            let buffer = try nativeSelf(value, StringBuffer.self, "_io.StringIO")
            buffer.isClosed = true
            buffer.text = []
            buffer.place = 0
            return .none
        }
        CoreTypes.method(cls, "close(self, /)") { a throws(Raise) in try close(a[0]) }
        CoreTypes.method(cls, "__exit__(self, /, *args)") { a throws(Raise) in try close(a[0]) }
        CoreTypes.property(
            cls, "closed", get: { v throws(Raise) in .bool(try nativeSelf(v, StringBuffer.self, "_io.StringIO").isClosed) })
        CoreTypes.property(cls, "encoding", get: { _ throws(Raise) in .none })
        CoreTypes.property(cls, "errors", get: { _ throws(Raise) in .none })
        CoreTypes.property(cls, "newlines", get: { _ throws(Raise) in .none })
        CoreTypes.property(cls, "line_buffering", get: { _ throws(Raise) in .bool(false) })
    }
}
