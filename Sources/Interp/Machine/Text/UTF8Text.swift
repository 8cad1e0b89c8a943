// Code points in UTF-8 bytes: counting, decoding, encoding, stepping. Lone surrogates are kept in three bytes (WTF-8),
// so that every code point of the language's str has a form. Input is trusted: strings are checked when they are made.

public enum UTF8Text {
    /// Bytes of the sequence that starts with this byte.
    @inline(__always)
    public static func length(lead: UInt8) -> Int {
        lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    }

    /// Code points in the bytes.
    public static func count(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBufferPointer { count($0) } }

    public static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var result = 0
        for byte in bytes where byte & 0xc0 != 0x80 { result += 1 }
        return result
    }

    public static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in bytes where byte >= 0x80 { return false }
        return true
    }

    /// The code point at a byte offset, and its length in bytes.
    @inline(__always)
    public static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (scalar: UInt32, length: Int) {
        let lead = UInt32(bytes[offset])
        if lead < 0x80 { return (lead, 1) }
        let second = UInt32(bytes[offset + 1] & 0x3f)
        if lead < 0xe0 { return ((lead & 0x1f) << 6 | second, 2) }
        let third = UInt32(bytes[offset + 2] & 0x3f)
        if lead < 0xf0 { return ((lead & 0x0f) << 12 | second << 6 | third, 3) }
        return ((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[offset + 3] & 0x3f), 4)
    }

    public static func decode(_ bytes: [UInt8], at offset: Int) -> (scalar: UInt32, length: Int) {
        bytes.withUnsafeBufferPointer { decode($0, at: offset) }
    }

    public static func encode(_ scalar: UInt32) -> [UInt8] {
        var out: [UInt8] = []
        append(scalar, to: &out)
        return out
    }

    public static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        if scalar < 0x80 {
            out.append(UInt8(scalar))
        } else if scalar < 0x800 {
            out.append(UInt8(0xc0 | scalar >> 6))
            out.append(UInt8(0x80 | scalar & 0x3f))
        } else if scalar < 0x10000 {
            out.append(UInt8(0xe0 | scalar >> 12))
            out.append(UInt8(0x80 | scalar >> 6 & 0x3f))
            out.append(UInt8(0x80 | scalar & 0x3f))
        } else {
            out.append(UInt8(0xf0 | scalar >> 18))
            out.append(UInt8(0x80 | scalar >> 12 & 0x3f))
            out.append(UInt8(0x80 | scalar >> 6 & 0x3f))
            out.append(UInt8(0x80 | scalar & 0x3f))
        }
    }

    /// All code points.
    public static func scalars(_ bytes: [UInt8]) -> [UInt32] {
        bytes.withUnsafeBufferPointer { scalars($0) }
    }

    public static func scalars(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
        var out: [UInt32] = []
        out.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            let (scalar, length) = decode(bytes, at: offset)
            out.append(scalar)
            offset += length
        }
        return out
    }

    public static func bytes(_ scalars: some Sequence<UInt32>) -> [UInt8] {
        var out: [UInt8] = []
        for scalar in scalars { append(scalar, to: &out) }
        return out
    }

    /// Byte offset of the code point with this index (0...count).
    public static func offset(_ bytes: UnsafeBufferPointer<UInt8>, ofScalar index: Int, from start: Int = 0) -> Int {
        var offset = start
        var left = index
        while left > 0 && offset < bytes.count {
            offset += length(lead: bytes[offset])
            left -= 1
        }
        return offset
    }

    /// The first `count` code points.
    public static func prefix(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
        if count >= bytes.count { return bytes }
        return Array(bytes[..<bytes.withUnsafeBufferPointer { offset($0, ofScalar: count) }])
    }

    /// Whether bytes are well-formed UTF-8 (no surrogates, no overlong forms); if not, where the first bad sequence
    /// starts, its length and CPython's reason for it.
    public static func validate(_ bytes: UnsafeBufferPointer<UInt8>) -> (offset: Int, length: Int, reason: String)? {
        validate(bytes, from: 0)
    }

    public static func validate(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (offset: Int, length: Int, reason: String)? {
        var i = start
        let n = bytes.count
        while i < n {
            let lead = bytes[i]
            if lead < 0x80 {
                i += 1
                continue
            }
            let need: Int
            var low: UInt8 = 0x80
            var high: UInt8 = 0xbf
            switch lead {
            case 0xc2...0xdf: need = 1
            case 0xe0: (need, low) = (2, 0xa0)
            case 0xed: (need, high) = (2, 0x9f)
            case 0xe1...0xef: need = 2
            case 0xf0: (need, low) = (3, 0x90)
            case 0xf4: (need, high) = (3, 0x8f)
            case 0xf1...0xf3: need = 3
            default: return (i, 1, "invalid start byte")
            }
            for k in 1...need {
                if i + k >= n { return (i, k, "unexpected end of data") }
                let byte = bytes[i + k]
                if byte < low || byte > high { return (i, k, "invalid continuation byte") }
                (low, high) = (0x80, 0xbf)
            }
            i += need + 1
        }
        return nil
    }
}
