// Writes the pieces of a parsed pattern in PCRE2's syntax, where the two languages differ in what a construct means:
// classes of characters, line ends, case. Used by PatternParser; knows nothing of positions and errors.

/// A part of a pattern in PCRE2's syntax, and how many characters it can match.
struct PatternPiece {
    enum Kind { case plain, anchor, repeated }

    var text: [UInt8]
    var minimum: Int
    var maximum: Int
    var kind = Kind.plain

    /// Python's "no upper bound".
    static let unbounded = 4_294_967_295
}

/// One member of a set in brackets.
enum SetMember {
    case range(UInt32, UInt32)
    case category(Unicode.Scalar)
}

struct PatternEmitter {
    let isText: Bool
    /// Flags at this place of the pattern.
    var flags: RegexFlags
    /// Flags that hold for the whole pattern.
    var global: RegexFlags

    private var isASCII: Bool { !isText || flags.contains(.ascii) }
    private var isGlobalASCII: Bool { !isText || global.contains(.ascii) }
    /// PCRE2 folds case by Unicode whenever it reads UTF-8; ASCII's folding is written out instead.
    private var foldsByHand: Bool { isText && isASCII && flags.contains(.ignoreCase) }
    /// Whether PCRE2 is to fold case here.
    var foldsCase: Bool { flags.contains(.ignoreCase) && !foldsByHand }

    func literal(_ scalar: UInt32) -> [UInt8] {
        if foldsByHand, let other = Self.otherCase(scalar) { return [0x5b, UInt8(scalar), UInt8(other), 0x5d] }
        if foldsCase, isText, let others = Self.unusualCases[scalar] {
            return [0x5b] + ([scalar] + others).flatMap { character($0) } + [0x5d]
        }
        return character(scalar)
    }

    private func character(_ scalar: UInt32) -> [UInt8] {
        let isPlain = (0x30...0x39).contains(scalar) || (0x41...0x5a).contains(scalar) || (0x61...0x7a).contains(scalar)
        if isPlain { return [UInt8(scalar)] }
        if isText && scalar >= 0x80 { return UTF8Text.encode(scalar) }
        return Array("\\x{\(String(scalar, radix: 16))}".utf8)
    }

    private static func otherCase(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x41...0x5a: scalar + 32
        case 0x61...0x7a: scalar - 32
        default: nil
        }
    }

    /// Characters that Python takes for one another without case, and Unicode's simple folding does not.
    private static let unusualCases: [UInt32: [UInt32]] = [
        0x49: [0x69, 0x130, 0x131], 0x69: [0x49, 0x130, 0x131], 0x130: [0x49, 0x69, 0x131], 0x131: [0x49, 0x69, 0x130],
        0x390: [0x1fd3], 0x1fd3: [0x390], 0x3b0: [0x1fe3], 0x1fe3: [0x3b0], 0xfb05: [0xfb06], 0xfb06: [0xfb05],
    ]

    func anyCharacter() -> [UInt8] { Array((flags.contains(.dotAll) ? "(?s:.)" : "\\N").utf8) }

    func lineStart() -> [UInt8] { Array((flags.contains(.multiline) ? "(?m:^)" : "\\A").utf8) }

    func lineEnd() -> [UInt8] { Array((flags.contains(.multiline) ? "(?m:$)" : "\\Z").utf8) }

    // ---- classes -----------------------------------------------------------------------------------------------------

    /// `str.isspace`, which knows four characters more than PCRE2.
    private static let spaces =
        "\\x09-\\x0d\\x1c-\\x20\\x85\\xa0\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}"
    private static let notSpaces =
        "\\x00-\\x08\\x0e-\\x1b\\x21-\\x84\\x86-\\x9f\\xa1-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}"
        + "\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{10ffff}"

    /// The members of a category, for use inside brackets.
    private func members(_ category: Unicode.Scalar) -> String {
        let top = isText ? "\\x{10ffff}" : "\\xff"
        switch category {
        case "d": return isASCII ? "0-9" : "\\p{Nd}"
        case "D": return isASCII ? "\\x00-/:-\(top)" : "\\P{Nd}"
        case "s": return isASCII ? "\\x09-\\x0d\\x20" : Self.spaces
        case "S": return isASCII ? "\\x00-\\x08\\x0e-\\x1f!-\(top)" : Self.notSpaces
        case "w": return isASCII ? "0-9A-Z_a-z" : "\\p{L}\\p{N}_"
        // A set cannot hold an intersection: under UCP, PCRE2's own class is the complement of the one above.
        default: return isASCII ? "\\x00-/:-@\\[-\\^`{-\(top)" : "\\W"
        }
    }

    /// `\d` and its like outside of brackets.
    func category(_ category: Unicode.Scalar) -> [UInt8] {
        let negated = category.properties.isUppercase
        guard negated, let positive = category.properties.lowercaseMapping.unicodeScalars.first else {
            return Array("[\(members(category))]".utf8)
        }
        // Without case folding: `(?i)[^0-9A-Z_a-z]` would lose the long s and the Kelvin sign.
        let set = "[^\(members(positive))]"
        return Array((foldsCase ? "(?-i:\(set))" : set).utf8)
    }

    /// `\b` and `\B`.
    func boundary(isNegated: Bool) -> [UInt8] {
        if isASCII == isGlobalASCII { return Array((isNegated ? "\\B" : "\\b").utf8) }
        let word = "(?-i:[\(members("w"))])"
        return Array(
            (isNegated
                ? "(?:(?<=\(word))(?=\(word))|(?<!\(word))(?!\(word)))" : "(?:(?<=\(word))(?!\(word))|(?<!\(word))(?=\(word)))")
                .utf8)
    }

    func set(_ items: [SetMember], isNegated: Bool) -> [UInt8] {
        var text: [UInt8] = Array((isNegated ? "[^" : "[").utf8)
        for item in items {
            switch item {
            case .category(let name): text += Array(members(name).utf8)
            case .range(let low, let high):
                text += character(low)
                if high > low { text += [0x2d] + character(high) }
                if foldsByHand { text += folded(low, high) }
                if foldsCase && isText {
                    for (scalar, others) in Self.unusualCases where low <= scalar && scalar <= high {
                        text += others.flatMap { character($0) }
                    }
                }
            }
        }
        return text + [0x5d]
    }

    /// The other case of the ASCII letters of a range.
    private func folded(_ low: UInt32, _ high: UInt32) -> [UInt8] {
        var text: [UInt8] = []
        for (first, last, shift) in [(UInt32(0x41), UInt32(0x5a), 32), (0x61, 0x7a, -32)] {
            let from = max(low, first), to = min(high, last)
            if from > to { continue }
            text += [UInt8(Int(from) + shift), 0x2d, UInt8(Int(to) + shift)]
        }
        return text
    }
}
