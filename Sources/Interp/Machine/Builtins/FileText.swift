// Text files: what `open()` gives without a "b" in the mode (class _io.TextIOWrapper). Decoding and line ends are here,
// the bytes come from a channel (FileChannel.swift).

import Glibc

/// The Swift side of a text file.
final class TextFile {
    let channel: ByteChannel
    let codec: FileCodec
    /// How line ends are read and written: nil translates, "" reads every kind untranslated.
    let newline: String?
    let name: Reference
    let mode: String
    let isLineBuffered: Bool
    /// `tell` is refused while a loop reads ahead.
    var tells = true
    /// Whether the place is at the start, where a byte order mark is looked for.
    var isAtStart = true
    /// How many bytes from the next one on are known to be text. A file is decoded in pieces, of which an error tells the place; the
    /// start of a character at the end of one belongs to the next.
    private var checked = 0
    private var unfinished = 0
    var sawEnds: (newline: Bool, carriage: Bool, both: Bool) = (false, false, false)

    init(_ channel: ByteChannel, codec: FileCodec, newline: String?, name: Value, mode: String, isLineBuffered: Bool) {
        self.channel = channel
        self.codec = codec
        self.newline = newline
        self.name = Reference(name)
        self.mode = mode
        self.isLineBuffered = isLineBuffered
    }

    private var ends: LineEnds {
        switch newline {
        case nil, "": .universal
        case "\r": .carriageReturn
        case "\r\n": .both
        default: .newline
        }
    }

    func checkReadable() throws(Raise) {
        try checkOpen()
        if !channel.isReadable { throw Files.unsupported("not readable") }
    }

    func checkOpen() throws(Raise) {
        if channel.isClosed { throw Raise.valueError("I/O operation on closed file.") }
    }

    private func skipMark() throws(Raise) {
        guard isAtStart else { return }
        isAtStart = false
        guard codec.encoding == .utf8WithMark, try channel.position() == 0 else { return }
        while channel.available < 3, try channel.fill() {}
        if channel.input[channel.inputPosition...].starts(with: [0xef, 0xbb, 0xbf]) { channel.inputPosition += 3 }
    }

    /// Looks at the piece after what is known to be text: `taken` are bytes that were taken from the channel already. False at the
    /// end of the file.
    private func checkPiece(after taken: [UInt8] = []) throws(Raise) -> Bool {
        let end = checked + unfinished + 8192, wanted = max(0, end - taken.count)
        let seen = max(0, checked + unfinished - taken.count)
        // A pipe is not waited for as long as there is something.
        while channel.available < wanted, channel.isSeekable || channel.available <= seen {
            if try !channel.fill() { break }
        }
        var piece = Array(taken.prefix(end).dropFirst(checked))
        let start = channel.inputPosition + max(0, checked - taken.count)
        piece += channel.input[start..<max(start, channel.inputPosition + min(wanted, channel.available))]
        if piece.isEmpty { return false }
        // Only the end itself says that the last character is not finished.
        let whole = try codec.check(piece, isLast: piece.count == unfinished)
        checked += whole
        unfinished = piece.count - whole
        return true
    }

    /// A line with its end as scripts see it, or nil at the end of the file.
    func readLine(_ limit: Int? = nil) throws(Raise) -> Value? {
        try checkReadable()
        try skipMark()
        if let limit { return limit == 0 ? .string("") : try readCharacters(limit, stopsAtLine: true) }
        var line = try channel.readLine(nil, ends: ends)
        if line.isEmpty { return nil }
        while checked < line.count, try checkPiece(after: line) {}
        checked = max(0, checked - line.count)
        note(line)
        if newline == nil { translate(&line) }
        return try codec.decode(line)
    }

    private func note(_ line: [UInt8]) {
        guard line.last == 10 || line.last == 13 else { return }
        if line.last == 13 {
            sawEnds.carriage = true
        } else if line.count > 1 && line[line.count - 2] == 13 {
            sawEnds.both = true
        } else {
            sawEnds.newline = true
        }
    }

    /// Makes every line end `\n`.
    private func translate(_ bytes: inout [UInt8]) {
        guard bytes.contains(13) else { return }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            if bytes[i] == 13 {
                out.append(10)
                if i + 1 < bytes.count && bytes[i + 1] == 10 { i += 1 }
            } else {
                out.append(bytes[i])
            }
            i += 1
        }
        bytes = out
    }

    func readAll() throws(Raise) -> Value {
        try checkReadable()
        try skipMark()
        tells = true
        var bytes = try channel.read(nil)
        _ = try codec.check(checked > 0 ? Array(bytes.dropFirst(checked)) : bytes, isLast: true)
        (checked, unfinished) = (0, 0)
        if newline == nil { translate(&bytes) }
        return try codec.decode(bytes)
    }

    /// Up to `count` characters.
    func readCharacters(_ count: Int, stopsAtLine: Bool = false) throws(Raise) -> Value? {
        try checkReadable()
        try skipMark()
        var text: [UInt8] = []
        var taken = 0
        func need(_ bytes: Int) throws(Raise) -> Bool {
            while channel.available < bytes, try channel.fill() {}
            return channel.available >= bytes
        }
        func advance(_ bytes: Int) throws(Raise) {
            while checked < bytes, try checkPiece() {}
            channel.inputPosition += bytes
            checked = max(0, checked - bytes)
        }
        while taken < count, try need(1) {
            if checked == 0 { _ = try checkPiece() }
            let lead = channel.input[channel.inputPosition]
            var width = 1
            if lead >= 0xc2, codec.encoding == .utf8 || codec.encoding == .utf8WithMark {
                width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
                _ = try need(width)
                width = min(width, channel.available)
            }
            var isEnd = lead == 10
            if lead == 13, newline == nil || newline == "" {
                let isPair = try need(2) && channel.input[channel.inputPosition + 1] == 10
                if newline == nil {
                    text.append(10)
                    try advance(isPair ? 2 : 1)
                    taken += 1
                    if stopsAtLine { break }
                    continue
                }
                isEnd = !isPair
            }
            text += channel.input[channel.inputPosition..<(channel.inputPosition + width)]
            try advance(width)
            taken += 1
            if stopsAtLine && isEnd { break }
        }
        if text.isEmpty && stopsAtLine { return nil }
        return try codec.decode(text)
    }

    func write(_ text: Value) throws(Raise) {
        try checkOpen()
        if !channel.isWritable { throw Files.unsupported("not writable") }
        var bytes: [UInt8]
        if let newline, newline == "\r" || newline == "\r\n" {
            let plain = text.utf8.flatMap { $0 == 10 ? Array(newline.utf8) : [$0] }
            bytes = try plain.withUnsafeBufferPointerRaising { p throws(Raise) in try codec.encode(p) }
        } else {
            bytes = try codec.encode(text.utf8)
        }
        if codec.encoding == .utf8WithMark, isAtStart {
            let isStart = channel.isSeekable ? try channel.position() == 0 : true
            if isStart { bytes = [0xef, 0xbb, 0xbf] + bytes }
        }
        isAtStart = false
        try bytes.withUnsafeBufferPointerRaising { p throws(Raise) in try channel.write(p) }
        if isLineBuffered && bytes.contains(10) { try channel.flush() }
    }

    func seek(_ offset: Value, _ whence: Int) throws(Raise) -> Int {
        try checkOpen()
        if !channel.isSeekable { throw Files.unsupported("underlying stream is not seekable") }
        let place = try ArgumentValues.integer(offset)
        switch whence {
        case 0: break
        case 1: if !place.isZero { throw Files.unsupported("can't do nonzero cur-relative seeks") }
        case 2: if !place.isZero { throw Files.unsupported("can't do nonzero end-relative seeks") }
        default: throw Raise.valueError("invalid whence (\(whence), should be 0, 1 or 2)")
        }
        if place.isNegative { throw Raise.valueError("negative seek position \(place.description(radix: 10))") }
        guard let small = place.asInt else { throw Raise.overflowError("Python int too large to convert to C long") }
        tells = true
        let reached = whence == 1 ? try channel.position() : try channel.seek(small, whence)
        isAtStart = reached == 0
        (checked, unfinished) = (0, 0)
        return reached
    }
}

extension Array where Element == UInt8 {
    /// `withUnsafeBufferPointer` under typed throws.
    func withUnsafeBufferPointerRaising<R>(_ body: (UnsafeBufferPointer<UInt8>) throws(Raise) -> R) throws(Raise) -> R {
        let result: Result<R, Raise> = withUnsafeBufferPointer { buffer in
            do throws(Raise) { return .success(try body(buffer)) } catch { return .failure(error) }
        }
        return try result.get()
    }
}

extension Files {
    nonisolated(unsafe) static let text = LibraryClass.make(  // under the interpreter lock
        TextFile.self, "TextIOWrapper", module: "_io", base: textBase
    ) { cls in
        func file(_ value: Value) throws(Raise) -> TextFile { try nativeSelf(value, TextFile.self, "_io.TextIOWrapper") }
        func method(_ signature: String, _ body: @escaping (TextFile, NativeArguments) throws(Raise) -> Value) {
            CoreTypes.method(cls, signature) { a throws(Raise) in try body(try file(a[0]), a) }
        }
        method("read(self, size=-1, /)") { f, a throws(Raise) in
            guard let count = try size(a[1]) else { return try f.readAll() }
            return try f.readCharacters(count) ?? .string("")
        }
        method("readline(self, size=-1, /)") { f, a throws(Raise) in try f.readLine(try size(a[1])) ?? .string("") }
        method("readlines(self, hint=-1, /)") { f, a throws(Raise) in
            let limit = try size(a[1]) ?? 0
            return try collectLines(limit) { () throws(Raise) in try f.readLine() }
        }
        method("__iter__(self, /)") { f, a throws(Raise) in
            try f.checkOpen()
            return a[0].retained()
        }
        method("__next__(self, /)") { f, a throws(Raise) in
            if let line = try f.readLine() {
                f.tells = false
                return line
            }
            f.tells = true
            throw Raise.stopIteration()
        }
        method("write(self, text, /)") { f, a throws(Raise) in
            guard a[1].isString else { throw Raise.typeError("write() argument must be str, not \(a[1].typeName)") }
            try f.write(a[1])
            return .int(a[1].scalarCount)
        }
        method("writelines(self, lines, /)") { f, a throws(Raise) in
            try f.checkOpen()
            try iterate(a[1]) { line throws(Raise) in
                guard line.isString else { throw Raise.typeError("write() argument must be str, not \(line.typeName)") }
                try f.write(line)
                return true
            }
            return .none
        }
        method("seek(self, cookie, whence=0, /)") { f, a throws(Raise) in .int(try f.seek(a[1], try ArgumentValues.int(a[2]))) }
        method("tell(self, /)") { f, a throws(Raise) in
            try f.checkOpen()
            if !f.channel.isSeekable { throw unsupported("underlying stream is not seekable") }
            if !f.tells { throw Raise.osError("telling position disabled by next() call") }
            return .int(try f.channel.position())
        }
        method("truncate(self, pos=None, /)") { f, a throws(Raise) in
            try f.checkOpen()
            if !f.channel.isWritable { throw unsupported("truncate") }
            let size = a[1].isNone ? try f.channel.position() : try ArgumentValues.int(a[1])
            try f.channel.truncate(size)
            return .int(size)
        }
        method("detach(self, /)") { f, a throws(Raise) in throw unsupported("detach") }
        installCommon(cls, "_io.TextIOWrapper") { value throws(Raise) in try file(value).channel }
        CoreTypes.property(cls, "name", get: { v throws(Raise) in try file(v).name.value.retained() })
        CoreTypes.property(cls, "mode", get: { v throws(Raise) in .string(try file(v).mode) })
        CoreTypes.property(cls, "encoding", get: { v throws(Raise) in .string(try file(v).codec.name) })
        CoreTypes.property(cls, "errors", get: { v throws(Raise) in .string(try file(v).codec.handlerName) })
        CoreTypes.property(cls, "line_buffering", get: { v throws(Raise) in .bool(try file(v).isLineBuffered) })
        CoreTypes.property(
            cls, "newlines",
            get: { v throws(Raise) in
                let seen = try file(v).sawEnds
                var kinds: [Value] = []
                if seen.carriage { kinds.append(.string("\r")) }
                if seen.newline { kinds.append(.string("\n")) }
                if seen.both { kinds.append(.string("\r\n")) }
                return kinds.isEmpty ? .none : kinds.count == 1 ? kinds[0] : .tuple(owned: kinds)
            })
        CoreTypes.method(
            cls, "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in
                let f = try file(v)
                return "<_io.TextIOWrapper name=\(try repr(f.name.value)) mode='\(f.mode)' encoding='\(f.codec.name)'>"
            })
    }
}
