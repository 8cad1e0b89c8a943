// Character classes and case mappings by code point, as the language's str methods define them.

public enum UnicodeProperties {
    @inline(__always)
    private static func properties(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
        Unicode.Scalar(scalar)?.properties
    }

    /// `str.isspace()` for one character: bidirectional class WS, B or S, or category Zs.
    @inline(__always)
    public static func isSpace(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar == 0x20 || (scalar >= 0x09 && scalar <= 0x0d) || (scalar >= 0x1c && scalar <= 0x1f) }
        switch scalar {
        case 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: return true
        default: return false
        }
    }

    /// Line boundaries of `str.splitlines()`.
    @inline(__always)
    public static func isLineBreak(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0a...0x0d, 0x1c...0x1e, 0x85, 0x2028, 0x2029: return true
        default: return false
        }
    }

    public static func isAlphabetic(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7a }
        switch properties(scalar)?.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    public static func isDecimal(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x30 && scalar <= 0x39 }
        return properties(scalar)?.generalCategory == .decimalNumber
    }

    /// The value of a decimal digit of any script.
    public static func decimalValue(_ scalar: UInt32) -> UInt8? {
        if scalar < 0x80 { return scalar >= 0x30 && scalar <= 0x39 ? UInt8(scalar - 0x30) : nil }
        guard isDecimal(scalar), let value = properties(scalar)?.numericValue else { return nil }
        return UInt8(value)
    }

    public static func isDigit(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x30 && scalar <= 0x39 }
        let type = properties(scalar)?.numericType
        return type == .decimal || type == .digit
    }

    public static func isNumeric(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x30 && scalar <= 0x39 }
        return properties(scalar)?.numericType != nil
    }

    public static func isUpper(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5a }
        return properties(scalar)?.isUppercase ?? false
    }

    public static func isLower(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x61 && scalar <= 0x7a }
        return properties(scalar)?.isLowercase ?? false
    }

    public static func isTitle(_ scalar: UInt32) -> Bool {
        scalar >= 0x80 && properties(scalar)?.generalCategory == .titlecaseLetter
    }

    public static func isCased(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7a }
        return properties(scalar)?.isCased ?? false
    }

    static func isCaseIgnorable(_ scalar: UInt32) -> Bool { properties(scalar)?.isCaseIgnorable ?? false }

    /// False for what `repr` must escape: controls, format characters, surrogates, private use, unassigned,
    /// separators other than the space.
    public static func isPrintable(_ scalar: UInt32) -> Bool {
        if scalar < 0x7f { return scalar >= 0x20 }
        guard let category = properties(scalar)?.generalCategory else { return false }
        switch category {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
            return false
        default: return true
        }
    }

    public static func isIdentifierStart(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar == 0x5f || (scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7a) }
        return properties(scalar)?.isXIDStart ?? false
    }

    public static func isIdentifierContinue(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return isIdentifierStart(scalar) || (scalar >= 0x30 && scalar <= 0x39) }
        return properties(scalar)?.isXIDContinue ?? false
    }

    // MARK: case

    /// A mapping to characters that Unicode 14 has: CPython 3.11 knows no later ones.
    private static func known(_ mapping: String?) -> String? {
        guard let mapping else { return nil }
        for scalar in mapping.unicodeScalars {
            guard let age = scalar.properties.age, age.major <= 14 else { return nil }
        }
        return mapping
    }

    public static func appendUpper(_ scalar: UInt32, to out: inout [UInt8]) {
        if scalar < 0x80 {
            out.append(UInt8(scalar >= 0x61 && scalar <= 0x7a ? scalar - 32 : scalar))
        } else if let mapping = known(properties(scalar)?.uppercaseMapping) {
            out += mapping.utf8
        } else {
            UTF8Text.append(scalar, to: &out)
        }
    }

    public static func appendLower(_ scalar: UInt32, to out: inout [UInt8]) {
        if scalar < 0x80 {
            out.append(UInt8(scalar >= 0x41 && scalar <= 0x5a ? scalar + 32 : scalar))
        } else if let mapping = known(properties(scalar)?.lowercaseMapping) {
            out += mapping.utf8
        } else {
            UTF8Text.append(scalar, to: &out)
        }
    }

    public static func appendTitle(_ scalar: UInt32, to out: inout [UInt8]) {
        if scalar < 0x80 {
            appendUpper(scalar, to: &out)
        } else if let mapping = known(properties(scalar)?.titlecaseMapping) {
            out += mapping.utf8
        } else {
            UTF8Text.append(scalar, to: &out)
        }
    }

    /// Full case folding. The standard library offers no folding, but lower(upper(c)) is it but for the exceptions.
    public static func appendFolded(_ scalar: UInt32, to out: inout [UInt8]) {
        if scalar < 0x80 { return appendLower(scalar, to: &out) }
        switch scalar {
        case 0x131: UTF8Text.append(scalar, to: &out)
        case 0x1e9e: out += [0x73, 0x73]
        case 0x13a0...0x13f5: UTF8Text.append(scalar, to: &out)
        case 0x13f8...0x13fd: UTF8Text.append(scalar - 8, to: &out)
        case 0xab70...0xabbf: UTF8Text.append(scalar - 0xab70 + 0x13a0, to: &out)
        default:
            guard let upper = known(properties(scalar)?.uppercaseMapping) else { return UTF8Text.append(scalar, to: &out) }
            for character in upper.unicodeScalars { appendLower(character.value, to: &out) }
        }
    }
}
