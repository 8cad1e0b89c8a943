// Flags inside of a pattern: `(?i)` for the whole, `(?i-s:…)` for a group.

extension PatternParser {
    /// Reads flags from the first letter on. Nil: they were global, and `flags` has them.
    mutating func inlineFlags(_ first: PatternToken) throws(RegexError) -> (added: RegexFlags, removed: RegexFlags)? {
        var added: RegexFlags = [], removed: RegexFlags = []
        var token = first
        if token.ascii != "-" {
            while let flag = RegexFlags.letter(token.ascii) {
                if reader.isText && flag == .locale {
                    throw reader.error("bad inline flags: cannot use 'L' flag with a str pattern")
                }
                if !reader.isText && flag == .unicode {
                    throw reader.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
                }
                added.formUnion(flag)
                if RegexFlags.types.contains(flag) && added.intersection(.types) != flag {
                    throw reader.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
                }
                token = try nextFlag("missing -, : or )", ends: [")", "-", ":"])
            }
        }
        if token.ascii == ")" {
            flags.formUnion(added)
            return nil
        }
        if !added.isDisjoint(with: .global) { throw reader.error("bad inline flags: cannot turn on global flag", 1) }
        if token.ascii == "-" {
            token = try nextFlag("missing flag", ends: [])
            while let flag = RegexFlags.letter(token.ascii) {
                if RegexFlags.types.contains(flag) {
                    throw reader.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                }
                removed.formUnion(flag)
                token = try nextFlag("missing :", ends: [":"])
            }
        }
        if !added.isDisjoint(with: removed) { throw reader.error("bad inline flags: flag turned on and off", 1) }
        return (added, removed)
    }

    private mutating func nextFlag(_ missing: String, ends: [Unicode.Scalar]) throws(RegexError) -> PatternToken {
        guard let token = try reader.take() else { throw reader.error(missing) }
        if let character = token.ascii, ends.contains(character) || RegexFlags.letter(character) != nil { return token }
        let isLetter = token.second == nil && (Unicode.Scalar(token.first)?.properties.isAlphabetic ?? false)
        throw reader.error(isLetter ? "unknown flag" : missing, token.count)
    }
}
