// Text to JSONValue, as RFC 8259 says, for input that nobody vouches for: depth is limited, bytes that are not UTF-8
// and halves of surrogate pairs become U+FFFD, and nothing traps.

/// Why a text is not JSON, and at which byte.
public struct JSONError: Error, Sendable {
    public let message: String
    public let offset: Int
}

extension JSONValue {
    /// Reads one value that fills `bytes` but for white space.
    public static func parse(_ bytes: some Collection<UInt8>) throws(JSONError) -> JSONValue {
        try parse(Array(bytes))
    }

    /// Reads one value that fills `text` but for white space.
    public static func parse(_ text: String) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8))
    }

    /// Reads one value that fills `bytes` but for white space.
    public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        reader.skipSpace()
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        if reader.position < bytes.count { throw reader.error("more text after the value") }
        return value
    }
}

private struct JSONReader {
    let bytes: [UInt8]
    var position = 0

    private static let maximumDepth = 256

    init(bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    func error(_ message: String) -> JSONError { JSONError(message: message, offset: position) }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth < JSONReader.maximumDepth else { throw error("nested too deeply") }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "N"): return try word("NaN", .double(.nan))  // Python's json writes it.
        case UInt8(ascii: "I"): return try word("Infinity", .double(.infinity))
        case UInt8(ascii: "-"): return try number()
        case let digit? where 0x30...0x39 ~= digit: return try number()
        case nil: throw error("the text ends where a value should be")
        default: throw error("no value starts like this")
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count, (0..<count).allSatisfy({ bytes[position + $0] == word.utf8Start[$0] }) else {
            throw error("no value starts like this")
        }
        position += count
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        position += 1
        var object = JSONObject()
        var places: [String: Int] = [:]
        skipSpace()
        if next == UInt8(ascii: "}") {
            position += 1
            return .object(object)
        }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw error("a key in quotes should be here") }
            let key = try string()
            skipSpace()
            guard next == UInt8(ascii: ":") else { throw error("a colon should be here") }
            position += 1
            skipSpace()
            let value = try value(depth: depth + 1)
            if places[key] != nil {
                object[key] = value
            } else {
                places[key] = 1
                object.append(key, value)
            }
            skipSpace()
            switch next {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"):
                position += 1
                return .object(object)
            default: throw error("a comma or a closing brace should be here")
            }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        position += 1
        var values: [JSONValue] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            position += 1
            return .array(values)
        }
        while true {
            skipSpace()
            values.append(try value(depth: depth + 1))
            skipSpace()
            switch next {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "]"):
                position += 1
                return .array(values)
            default: throw error("a comma or a closing bracket should be here")
            }
        }
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "I") { return try word("Infinity", .double(-.infinity)) }
        // One zero or digits without a leading zero; then perhaps a fraction and an exponent, each with digits.
        if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
        var isWhole = true
        if next == UInt8(ascii: ".") {
            isWhole = false
            position += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isWhole = false
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let value = Int(text) { return .int(value) }
        guard let value = Double(text) else { throw error("'\(text)' is not a number") }
        return .double(value)
    }

    private mutating func digits() throws(JSONError) {
        guard let byte = next, 0x30...0x39 ~= byte else { throw error("a digit should be here") }
        while let byte = next, 0x30...0x39 ~= byte { position += 1 }
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        var scalars: [UInt8] = []
        while true {
            // Runs without escapes are copied whole; String repairs what is not UTF-8.
            let start = position
            while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
            scalars += bytes[start..<position]
            guard let byte = next else { throw error("a string without its closing quote") }
            position += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: scalars, as: UTF8.self) }
            try escape(into: &scalars)
        }
    }

    private mutating func escape(into scalars: inout [UInt8]) throws(JSONError) {
        guard let byte = next else { throw error("a string ends after a backslash") }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): scalars.append(0x0A)
        case UInt8(ascii: "t"): scalars.append(0x09)
        case UInt8(ascii: "r"): scalars.append(0x0D)
        case UInt8(ascii: "b"): scalars.append(0x08)
        case UInt8(ascii: "f"): scalars.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalars.append(byte)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if 0xD800..<0xDC00 ~= code, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            {
                let mark = position
                position += 2
                let low = try hexadecimal()
                if 0xDC00..<0xE000 ~= low { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) } else { position = mark }
            }
            scalars += Array(String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
        default: throw error("an unknown escape in a string")
        }
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        guard position + 4 <= bytes.count,
            bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let code = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw error("four hexadecimal digits should be here") }
        position += 4
        return code
    }
}
