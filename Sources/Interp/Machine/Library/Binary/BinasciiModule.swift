// The module `binascii`: hexadecimal, base 64 and checksums; `base64` is written on it (Scripted/CodingScripts.swift).

internal import CZlib

enum BinasciiModule {
    static var module: NativeModule {
        NativeModule("binascii", doc: "Conversion between binary data and ASCII") { m throws(Raise) in
            m.set(errorClass)
            for name in ["hexlify", "b2a_hex"] {
                m.function("\(name)(data, sep=?, bytes_per_sep=1)") { a throws(Raise) in
                    let (separator, group) = try hexGrouping(a, 1, ofText: false)
                    return .bytes(hexDigits(try buffer(a[0]), separator, group))
                }
            }
            for name in ["unhexlify", "a2b_hex"] {
                m.function("\(name)(hexstr, /)") { a throws(Raise) in
                    let text = try ascii(a[0])
                    if text.count % 2 != 0 { throw error("Odd-length string") }
                    var out: [UInt8] = []
                    for i in stride(from: 0, to: text.count, by: 2) {
                        guard let high = hexDigit(text[i]), let low = hexDigit(text[i + 1]) else {
                            throw error("Non-hexadecimal digit found")
                        }
                        out.append(high << 4 | low)
                    }
                    return .bytes(out)
                }
            }
            m.function("b2a_base64(data, /, *, newline=True)") { a throws(Raise) in
                .bytes(encode(try buffer(a[0])) + (try truth(a[1]) ? [10] : []))
            }
            m.function("a2b_base64(data, /, *, strict_mode=False)") { a throws(Raise) in
                .bytes(try decode(try ascii(a[0]), isStrict: try truth(a[1])))
            }
            m.function("crc32(data, crc=0, /)") { a throws(Raise) in
                .int(Int(checksum(try buffer(a[0]), try ArgumentValues.int(a[1]))))
            }
        }
    }

    nonisolated(unsafe) private static let errorClass = LibraryClass.exception("Error", module: "binascii", bases: [.valueError])

    private static func error(_ message: String) -> Raise { Raise.make(errorClass, .tuple(owned: [.string(message)])) }

    static func checksum(_ data: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt {
        UInt(
            crc32_z(
                UInt(truncatingIfNeeded: start) & 0xffff_ffff, data.baseAddress ?? UnsafePointer(RegexProgram.empty), data.count))
    }

    static func buffer(_ value: Value) throws(Raise) -> UnsafeBufferPointer<UInt8> {
        try requireBytes(value)
    }

    private static func ascii(_ value: Value) throws(Raise) -> UnsafeBufferPointer<UInt8> {
        if value.isString {
            if !UTF8Text.isASCII(value.utf8) { throw Raise.valueError("string argument should contain only ASCII characters") }
            return value.utf8
        }
        guard let bytes = value.bufferContents else {
            throw Raise.typeError("argument should be bytes, buffer or ASCII string, not '\(value.typeName)'")
        }
        return bytes
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func encode(_ data: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity((data.count + 2) / 3 * 4)
        for start in stride(from: 0, to: data.count, by: 3) {
            let count = min(3, data.count - start)
            var bits = 0
            for i in 0..<3 { bits = bits << 8 | (i < count ? Int(data[start + i]) : 0) }
            for i in 0..<4 { out.append(i <= count ? alphabet[bits >> (18 - 6 * i) & 63] : 0x3d) }
        }
        return out
    }

    /// As CPython reads it: characters that are not of the alphabet are skipped, and reading ends at complete padding.
    static func decode(_ text: UnsafeBufferPointer<UInt8>, isStrict: Bool) throws(Raise) -> [UInt8] {
        var table = [UInt8](repeating: 255, count: 256)
        for (value, byte) in alphabet.enumerated() { table[Int(byte)] = UInt8(value) }
        if isStrict && text.first == 0x3d { throw error("Leading padding not allowed") }
        var out: [UInt8] = []
        var quad = 0, pads = 0
        var left: UInt8 = 0
        var sawPadding = false
        for (i, byte) in text.enumerated() {
            if byte == 0x3d {
                sawPadding = true
                pads += 1
                if quad >= 2 && quad + pads >= 4 {
                    if isStrict && i + 1 < text.count { throw error("Excess data after padding") }
                    return out
                }
                continue
            }
            let value = table[Int(byte)]
            if value == 255 {
                if isStrict { throw error("Only base64 data is allowed") }
                continue
            }
            if isStrict && sawPadding { throw error("Discontinuous padding not allowed") }
            pads = 0
            switch quad {
            case 0: left = value
            case 1:
                out.append(left << 2 | value >> 4)
                left = value & 15
            case 2:
                out.append(left << 4 | value >> 2)
                left = value & 3
            default: out.append(left << 6 | value)
            }
            quad = (quad + 1) % 4
        }
        if quad == 1 {
            throw error(
                "Invalid base64-encoded string: number of data characters (\(out.count / 3 * 4 + 1)) cannot be 1 more than a multiple of 4"
            )
        }
        if quad != 0 { throw error("Incorrect padding") }
        return out
    }
}
