// The flags of regular expressions, with CPython's numbers.

struct RegexFlags: OptionSet {
    let rawValue: Int

    static let ignoreCase = RegexFlags(rawValue: 2)
    static let locale = RegexFlags(rawValue: 4)
    static let multiline = RegexFlags(rawValue: 8)
    static let dotAll = RegexFlags(rawValue: 16)
    static let unicode = RegexFlags(rawValue: 32)
    static let verbose = RegexFlags(rawValue: 64)
    static let debug = RegexFlags(rawValue: 128)
    static let ascii = RegexFlags(rawValue: 256)

    /// Those that choose an alphabet.
    static let types: RegexFlags = [.ascii, .locale, .unicode]
    /// Those that hold for a whole pattern.
    static let global: RegexFlags = [.debug]

    /// The flag of a letter between `(?` and `)`.
    static func letter(_ character: Unicode.Scalar?) -> RegexFlags? {
        switch character {
        case "i": .ignoreCase
        case "L": .locale
        case "m": .multiline
        case "s": .dotAll
        case "x": .verbose
        case "a": .ascii
        case "u": .unicode
        default: nil
        }
    }

    private static let names: [(RegexFlags, String)] = [
        (.ignoreCase, "re.IGNORECASE"), (.locale, "re.LOCALE"), (.multiline, "re.MULTILINE"), (.dotAll, "re.DOTALL"),
        (.unicode, "re.UNICODE"), (.verbose, "re.VERBOSE"), (.debug, "re.DEBUG"), (.ascii, "re.ASCII"),
    ]

    /// As the repr of a pattern shows them, in the order of their numbers.
    var text: String {
        var parts = RegexFlags.names.filter { contains($0.0) }.map(\.1)
        let rest = rawValue & ~RegexFlags.names.reduce(0) { $0 | $1.0.rawValue }
        if rest != 0 { parts.append("0x" + String(rest, radix: 16)) }
        return parts.joined(separator: "|")
    }
}
