// The characters of a regular expression one token at a time: a character, or a backslash with the one after it. Positions
// are code points, for errors say where they are. Used by PatternParser and ReplacementTemplate.

/// What is wrong with a pattern or a template.
enum RegexError: Error {
    /// `re.error`: the text, and the place in the pattern.
    case syntax(String, Int?)
    case overflow(String)
    case value(String)
    case index(String)
    case recursion
}

/// One token of a pattern.
struct PatternToken: Equatable {
    var first: UInt32
    /// The character after a backslash.
    var second: UInt32?

    var count: Int { second == nil ? 1 : 2 }
    var scalars: [UInt32] { second.map { [first, $0] } ?? [first] }
    /// The character, when it is a plain one and ASCII.
    var ascii: Unicode.Scalar? { second == nil && first < 128 ? Unicode.Scalar(first) : nil }
    /// The escaped character, when it is ASCII.
    var escaped: Unicode.Scalar? { second.flatMap { $0 < 128 ? Unicode.Scalar($0) : nil } }
}

struct PatternReader {
    let scalars: [UInt32]
    let isText: Bool
    private var index = 0
    private(set) var next: PatternToken?

    init(_ scalars: [UInt32], isText: Bool) throws(RegexError) {
        self.scalars = scalars
        self.isText = isText
        try advance()
    }

    private mutating func advance() throws(RegexError) {
        guard index < scalars.count else {
            next = nil
            return
        }
        let first = scalars[index]
        index += 1
        guard first == 0x5c else {
            next = PatternToken(first: first)
            return
        }
        guard index < scalars.count else { throw .syntax("bad escape (end of pattern)", scalars.count - 1) }
        next = PatternToken(first: first, second: scalars[index])
        index += 1
    }

    /// Where the next token begins.
    var position: Int { index - (next?.count ?? 0) }

    mutating func seek(_ place: Int) throws(RegexError) {
        index = place
        try advance()
    }

    mutating func take() throws(RegexError) -> PatternToken? {
        let token = next
        try advance()
        return token
    }

    /// Takes the next token if it is this character.
    mutating func match(_ character: Unicode.Scalar) throws(RegexError) -> Bool {
        guard next?.ascii == character else { return false }
        try advance()
        return true
    }

    /// Whether the next token is one of these characters.
    func nextIs(_ test: (Unicode.Scalar) -> Bool) -> Bool { next?.ascii.map(test) ?? false }

    /// At most `limit` characters that pass the test.
    mutating func take(_ limit: Int, while test: (Unicode.Scalar) -> Bool) throws(RegexError) -> [UInt32] {
        var result: [UInt32] = []
        while result.count < limit, let token = next, let character = token.ascii, test(character) {
            result.append(token.first)
            try advance()
        }
        return result
    }

    /// The text before a terminator, which is taken too.
    mutating func take(until terminator: Unicode.Scalar, _ name: String) throws(RegexError) -> [UInt32] {
        var result: [UInt32] = []
        while true {
            guard let token = try take() else {
                if result.isEmpty { throw error("missing \(name)") }
                throw error("missing \(terminator), unterminated name", result.count)
            }
            if token.ascii == terminator {
                if result.isEmpty { throw error("missing \(name)", 1) }
                return result
            }
            result += token.scalars
        }
    }

    /// An error `offset` characters before the next token.
    func error(_ message: String, _ offset: Int = 0) -> RegexError {
        if isText { return .syntax(message, position - offset) }
        var text = ""
        for scalar in message.unicodeScalars {
            if scalar.value < 128 {
                text.unicodeScalars.append(scalar)
            } else {
                let hex = String(scalar.value, radix: 16)
                text += "\\x" + (hex.count < 2 ? "0" + hex : hex)
            }
        }
        return .syntax(text, position - offset)
    }

    static func isDigit(_ c: Unicode.Scalar) -> Bool { c >= "0" && c <= "9" }
    static func isOctal(_ c: Unicode.Scalar) -> Bool { c >= "0" && c <= "7" }
    static func isHex(_ c: Unicode.Scalar) -> Bool { c.properties.isASCIIHexDigit }
    static func isLetter(_ c: Unicode.Scalar) -> Bool { (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") }

    static func string(_ scalars: [UInt32]) -> String { String(decoding: UTF8Text.bytes(scalars), as: UTF8.self) }

    /// A run of ASCII digits as a number; nil when it is none or too long for one.
    static func number(_ scalars: [UInt32], radix: Int = 10) -> Int? { Int(string(scalars), radix: radix) }

    static func isIdentifier(_ scalars: [UInt32]) -> Bool {
        let bytes = UTF8Text.bytes(scalars)
        return bytes.withUnsafeBufferPointer { StringCase.isIdentifier($0) }
    }

    /// A name as Python shows it in quotes.
    static func quoted(_ scalars: [UInt32]) -> String {
        let bytes = UTF8Text.bytes(scalars)
        return bytes.withUnsafeBufferPointer { String(decoding: TextRepresentation.string($0), as: UTF8.self) }
    }
}
