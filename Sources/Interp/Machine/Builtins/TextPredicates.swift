// The questions that a str answers: isalpha and its kin.

func installTextPredicates() {
    func predicate(_ name: String, _ holds: @escaping (TextBytes) -> Bool) {
        CoreTypes.method(Types.string, "\(name)(self, /)") { a throws(Raise) in .bool(holds(a[0].utf8)) }
    }
    /// True if there is a character and all of them match.
    func every(_ name: String, _ matches: @escaping (UInt32) -> Bool) {
        predicate(name) { !$0.isEmpty && StringCase.all($0, matches) }
    }
    every("isalpha", UnicodeProperties.isAlphabetic)
    every("isdecimal", UnicodeProperties.isDecimal)
    every("isdigit", UnicodeProperties.isDigit)
    every("isnumeric", UnicodeProperties.isNumeric)
    every("isspace", UnicodeProperties.isSpace)
    every("isalnum") {
        UnicodeProperties.isAlphabetic($0) || UnicodeProperties.isDecimal($0) || UnicodeProperties.isDigit($0)
            || UnicodeProperties.isNumeric($0)
    }
    predicate("isprintable") { $0.isEmpty || StringCase.all($0, UnicodeProperties.isPrintable) }
    predicate("isascii") { UTF8Text.isASCII($0) }
    predicate("isupper", StringCase.isUpper)
    predicate("islower", StringCase.isLower)
    predicate("istitle", StringCase.isTitle)
    predicate("isidentifier", StringCase.isIdentifier)
}
