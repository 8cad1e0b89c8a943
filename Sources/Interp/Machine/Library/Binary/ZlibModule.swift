// The module `zlib`, over the C library. `gzip` is written on it.

internal import CZlib

/// A stream that compresses or expands.
final class ZlibStream {
    private var stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    let isCompressing: Bool
    private(set) var isFinished = false
    private(set) var rest: [UInt8] = []
    private(set) var pending: [UInt8] = []

    init(level: Int, windowBits: Int, memoryLevel: Int, strategy: Int) throws(Raise) {
        isCompressing = true
        stream.initialize(to: z_stream())
        let version = ZLIB_VERSION
        let code = deflateInit2_(
            stream, Int32(clamping: level), Z_DEFLATED, Int32(clamping: windowBits), Int32(clamping: memoryLevel),
            Int32(clamping: strategy), version, Int32(MemoryLayout<z_stream>.size))
        if code != Z_OK { throw code == Z_STREAM_ERROR ? Raise.valueError("Invalid initialization option") : failure(code, "") }
    }

    init(windowBits: Int) throws(Raise) {
        isCompressing = false
        stream.initialize(to: z_stream())
        let code = inflateInit2_(stream, Int32(clamping: windowBits), ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        if code != Z_OK { throw code == Z_STREAM_ERROR ? Raise.valueError("Invalid initialization option") : failure(code, "") }
    }

    deinit {
        if isCompressing { deflateEnd(stream) } else { inflateEnd(stream) }
        stream.deallocate()
    }

    private func failure(_ code: Int32, _ doing: String) -> Raise {
        let text = stream.pointee.msg.map { String(cString: $0) }
        let reason =
            text
            ?? (code == Z_BUF_ERROR
                ? "incomplete or truncated stream" : code == Z_STREAM_ERROR ? "inconsistent stream state" : nil)
        return ZlibModule.error("Error \(code) \(doing)" + (reason.map { ": " + $0 } ?? ""))
    }

    /// Feeds input and collects output, at most `limit` bytes of it.
    func run(_ input: [UInt8], flush: Int32, limit: Int? = nil) throws(Raise) -> [UInt8] {
        if isFinished {
            rest += input
            return []
        }
        var input = input
        var out: [UInt8] = []
        let chunk = 256 << 10
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: chunk)
        defer { buffer.deallocate() }
        var used = 0
        pending = []
        while true {
            try checkInterrupt()
            let room = min(chunk, limit.map { $0 - out.count } ?? chunk)
            let given = min(input.count - used, 1 << 30)
            // Safe: the stream reads `given` bytes of the input and writes `room` of the buffer, and keeps neither pointer.
            let code = input.withUnsafeMutableBufferPointer { bytes in
                stream.pointee.next_in = bytes.baseAddress.map { $0 + used }
                stream.pointee.avail_in = UInt32(given)
                stream.pointee.next_out = buffer
                stream.pointee.avail_out = UInt32(room)
                let mode = used + given == bytes.count ? flush : Z_NO_FLUSH
                return isCompressing ? deflate(stream, mode) : inflate(stream, Z_SYNC_FLUSH)
            }
            used += given - Int(stream.pointee.avail_in)
            let made = room - Int(stream.pointee.avail_out)
            out += UnsafeBufferPointer(start: buffer, count: made)
            if code == Z_STREAM_END {
                isFinished = true
                rest = Array(input[used...])
                return out
            }
            if code == Z_NEED_DICT { throw failure(code, "while decompressing data") }
            if code != Z_OK && code != Z_BUF_ERROR {
                throw failure(code, isCompressing ? "while compressing data" : "while decompressing data")
            }
            if let limit, out.count >= limit {
                pending = Array(input[used...])
                return out
            }
            if stream.pointee.avail_out != 0 && used == input.count { return out }
        }
    }

    /// The end of what is being expanded must have come.
    func requireEnd() throws(Raise) {
        if !isFinished { throw ZlibModule.error("Error -5 while decompressing data: incomplete or truncated stream") }
    }
}

enum ZlibModule {
    static var module: NativeModule {
        NativeModule("zlib", doc: "The functions in this module allow compression and decompression using the\nzlib library.") {
            m throws(Raise) in
            m.set(errorClass)
            for (name, value) in [
                ("Z_NO_COMPRESSION", 0), ("Z_BEST_SPEED", 1), ("Z_BEST_COMPRESSION", 9), ("Z_DEFAULT_COMPRESSION", -1),
                ("Z_FILTERED", 1), ("Z_HUFFMAN_ONLY", 2), ("Z_RLE", 3), ("Z_FIXED", 4), ("Z_DEFAULT_STRATEGY", 0),
                ("Z_NO_FLUSH", 0), ("Z_PARTIAL_FLUSH", 1), ("Z_SYNC_FLUSH", 2), ("Z_FULL_FLUSH", 3), ("Z_FINISH", 4),
                ("Z_BLOCK", 5), ("Z_TREES", 6), ("MAX_WBITS", 15), ("DEFLATED", 8), ("DEF_MEM_LEVEL", 8),
                ("DEF_BUF_SIZE", 16384),
            ] { m.set(name, .int(value)) }
            m.set("ZLIB_VERSION", .string(ZLIB_VERSION))
            m.set("ZLIB_RUNTIME_VERSION", .string(String(cString: zlibVersion())))
            m.function("compress(data, /, level=-1, wbits=15)") { a throws(Raise) in
                let level = try ArgumentValues.int(a[1])
                guard (-1...9).contains(level) else { throw error("Bad compression level") }
                let stream = try ZlibStream(
                    level: level, windowBits: try ArgumentValues.int(a[2]), memoryLevel: 8, strategy: 0)
                return .bytes(try stream.run(Array(try BinasciiModule.buffer(a[0])), flush: Z_FINISH))
            }
            m.function("decompress(data, /, wbits=15, bufsize=16384)") { a throws(Raise) in
                let stream = try ZlibStream(windowBits: try ArgumentValues.int(a[1]))
                let out = try stream.run(Array(try BinasciiModule.buffer(a[0])), flush: Z_FINISH)
                try stream.requireEnd()
                return .bytes(out)
            }
            m.function("crc32(data, value=0, /)") { a throws(Raise) in
                .int(Int(BinasciiModule.checksum(try BinasciiModule.buffer(a[0]), try ArgumentValues.int(a[1]))))
            }
            m.function("adler32(data, value=1, /)") { a throws(Raise) in
                let data = try BinasciiModule.buffer(a[0])
                let start = UInt(truncatingIfNeeded: try ArgumentValues.int(a[1])) & 0xffff_ffff
                return .int(Int(adler32_z(start, data.baseAddress ?? UnsafePointer(RegexProgram.empty), data.count)))
            }
            m.function("compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=?)") { a throws(Raise) in
                if a.has(5) { throw Raise.notImplementedError("zlib.compressobj: dictionaries are not part of the library") }
                if try ArgumentValues.int(a[1]) != 8 { throw Raise.valueError("Invalid initialization option") }
                return LibraryClass.box(
                    compressor,
                    try ZlibStream(
                        level: try ArgumentValues.int(a[0]), windowBits: try ArgumentValues.int(a[2]),
                        memoryLevel: try ArgumentValues.int(a[3]), strategy: try ArgumentValues.int(a[4])))
            }
            m.function("decompressobj(wbits=15, zdict=?)") { a throws(Raise) in
                if a.has(1) { throw Raise.notImplementedError("zlib.decompressobj: dictionaries are not part of the library") }
                return LibraryClass.box(decompressor, try ZlibStream(windowBits: try ArgumentValues.int(a[0])))
            }
        }
    }

    nonisolated(unsafe) private static let errorClass = LibraryClass.exception("error", module: "zlib", bases: [.exception])

    static func error(_ message: String) -> Raise { Raise.make(errorClass, .tuple(owned: [.string(message)])) }

    private static func stream(_ value: Value) throws(Raise) -> ZlibStream { try nativeSelf(value, ZlibStream.self, "zlib") }

    nonisolated(unsafe) private static let compressor = LibraryClass.make("Compress", module: "zlib", isFinal: true) { cls in
        CoreTypes.method(cls, "compress(self, data, /)") { a throws(Raise) in
            .bytes(try stream(a[0]).run(Array(try BinasciiModule.buffer(a[1])), flush: Z_NO_FLUSH))
        }
        CoreTypes.method(cls, "flush(self, mode=4, /)") { a throws(Raise) in
            .bytes(try stream(a[0]).run([], flush: Int32(clamping: try ArgumentValues.int(a[1]))))
        }
    }

    nonisolated(unsafe) private static let decompressor = LibraryClass.make("Decompress", module: "zlib", isFinal: true) { cls in
        CoreTypes.method(cls, "decompress(self, data, /, max_length=0)") { a throws(Raise) in
            let limit = try ArgumentValues.int(a[2])
            if limit < 0 { throw Raise.valueError("max_length must be non-negative") }
            return .bytes(
                try stream(a[0]).run(
                    Array(try BinasciiModule.buffer(a[1])), flush: Z_NO_FLUSH, limit: limit == 0 ? nil : limit))
        }
        CoreTypes.method(cls, "flush(self, length=16384, /)") { a throws(Raise) in
            let stream = try stream(a[0])
            return .bytes(stream.isFinished ? [] : try stream.run(stream.pending, flush: Z_FINISH))
        }
        CoreTypes.property(cls, "eof", get: { v throws(Raise) in .bool(try stream(v).isFinished) })
        CoreTypes.property(cls, "unused_data", get: { v throws(Raise) in .bytes(try stream(v).rest) })
        CoreTypes.property(cls, "unconsumed_tail", get: { v throws(Raise) in .bytes(try stream(v).pending) })
    }
}
