// `repr()` and `ascii()` of str and bytes: quotes and escapes as CPython writes them.

public enum TextRepresentation {
    public typealias Bytes = UnsafeBufferPointer<UInt8>

    /// `repr(str)`, or `ascii(str)`.
    public static func string(_ text: Bytes, asciiOnly: Bool = false) -> [UInt8] {
        let quote = quote(text)
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 2)
        out.append(quote)
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            if byte < 0x80 {
                offset += 1
                switch byte {
                case quote, 0x5c: out += [0x5c, byte]
                case 0x09: out += [0x5c, 0x74]
                case 0x0a: out += [0x5c, 0x6e]
                case 0x0d: out += [0x5c, 0x72]
                case 0..<0x20, 0x7f: appendEscape(0x78, UInt32(byte), digits: 2, to: &out)
                default: out.append(byte)
                }
                continue
            }
            let (scalar, length) = UTF8Text.decode(text, at: offset)
            if !asciiOnly && UnicodeProperties.isPrintable(scalar) {
                out += text[offset..<(offset + length)]
            } else if scalar < 0x100 {
                appendEscape(0x78, scalar, digits: 2, to: &out)
            } else if scalar < 0x10000 {
                appendEscape(0x75, scalar, digits: 4, to: &out)
            } else {
                appendEscape(0x55, scalar, digits: 8, to: &out)
            }
            offset += length
        }
        out.append(quote)
        return out
    }

    /// `repr(bytes)`.
    public static func bytes(_ data: Bytes) -> [UInt8] {
        let quote = quote(data)
        var out: [UInt8] = [0x62, quote]
        for byte in data {
            switch byte {
            case quote, 0x5c: out += [0x5c, byte]
            case 0x09: out += [0x5c, 0x74]
            case 0x0a: out += [0x5c, 0x6e]
            case 0x0d: out += [0x5c, 0x72]
            case 0x20..<0x7f: out.append(byte)
            default: appendEscape(0x78, UInt32(byte), digits: 2, to: &out)
            }
        }
        out.append(quote)
        return out
    }

    private static func quote(_ text: Bytes) -> UInt8 {
        var double = false
        var single = false
        for byte in text {
            if byte == 0x27 { single = true }
            if byte == 0x22 { double = true }
        }
        return single && !double ? 0x22 : 0x27
    }

    static func appendEscape(_ letter: UInt8, _ scalar: UInt32, digits: Int, to out: inout [UInt8]) {
        out += [0x5c, letter]
        for position in stride(from: digits - 1, through: 0, by: -1) {
            let digit = UInt8(scalar >> UInt32(position * 4) & 15)
            out.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }
}
