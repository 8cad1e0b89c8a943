// Case conversion and classification of whole strings, and identifiers.

public enum StringCase {
    public typealias Bytes = UnsafeBufferPointer<UInt8>

    public static func upper(_ text: Bytes) -> [UInt8] { map(text, UnicodeProperties.appendUpper) }
    public static func folded(_ text: Bytes) -> [UInt8] { map(text, UnicodeProperties.appendFolded) }

    public static func lower(_ text: Bytes) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            let (scalar, length) = UTF8Text.decode(text, at: offset)
            appendLower(text, offset, scalar, to: &out)
            offset += length
        }
        return out
    }

    private static func map(_ text: Bytes, _ append: (UInt32, inout [UInt8]) -> Void) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            let (scalar, length) = UTF8Text.decode(text, at: offset)
            append(scalar, &out)
            offset += length
        }
        return out
    }

    /// Lower case with the one rule that looks around: a capital sigma at the end of a word.
    private static func appendLower(_ text: Bytes, _ offset: Int, _ scalar: UInt32, to out: inout [UInt8]) {
        guard scalar == 0x3a3 else { return UnicodeProperties.appendLower(scalar, to: &out) }
        var before = offset
        var casedBefore = false
        while before > 0 {
            before -= 1
            while text[before] & 0xc0 == 0x80 { before -= 1 }
            let other = UTF8Text.decode(text, at: before).scalar
            if UnicodeProperties.isCaseIgnorable(other) { continue }
            casedBefore = UnicodeProperties.isCased(other)
            break
        }
        var after = offset + 2
        var casedAfter = false
        while after < text.count {
            let (other, length) = UTF8Text.decode(text, at: after)
            after += length
            if UnicodeProperties.isCaseIgnorable(other) { continue }
            casedAfter = UnicodeProperties.isCased(other)
            break
        }
        UTF8Text.append(casedBefore && !casedAfter ? 0x3c2 : 0x3c3, to: &out)
    }

    public static func swapped(_ text: Bytes) -> [UInt8] {
        var out: [UInt8] = []
        var offset = 0
        while offset < text.count {
            let (scalar, length) = UTF8Text.decode(text, at: offset)
            if UnicodeProperties.isUpper(scalar) {
                appendLower(text, offset, scalar, to: &out)
            } else if UnicodeProperties.isLower(scalar) {
                UnicodeProperties.appendUpper(scalar, to: &out)
            } else {
                UTF8Text.append(scalar, to: &out)
            }
            offset += length
        }
        return out
    }

    public static func capitalized(_ text: Bytes) -> [UInt8] {
        var out: [UInt8] = []
        var offset = 0
        while offset < text.count {
            let (scalar, length) = UTF8Text.decode(text, at: offset)
            if offset == 0 {
                UnicodeProperties.appendTitle(scalar, to: &out)
            } else {
                appendLower(text, offset, scalar, to: &out)
            }
            offset += length
        }
        return out
    }

    public static func titled(_ text: Bytes) -> [UInt8] {
        var out: [UInt8] = []
        var offset = 0
        var previousIsCased = false
        while offset < text.count {
            let (scalar, length) = UTF8Text.decode(text, at: offset)
            if previousIsCased {
                appendLower(text, offset, scalar, to: &out)
            } else {
                UnicodeProperties.appendTitle(scalar, to: &out)
            }
            previousIsCased = UnicodeProperties.isCased(scalar)
            offset += length
        }
        return out
    }

    // MARK: classes

    /// True when there is at least one character and all match.
    public static func all(_ text: Bytes, _ matches: (UInt32) -> Bool) -> Bool {
        var offset = 0
        while offset < text.count {
            let (scalar, length) = UTF8Text.decode(text, at: offset)
            if !matches(scalar) { return false }
            offset += length
        }
        return text.count > 0
    }

    public static func isUpper(_ text: Bytes) -> Bool {
        var found = false
        for scalar in UTF8Text.scalars(text) {
            if UnicodeProperties.isLower(scalar) || UnicodeProperties.isTitle(scalar) { return false }
            if UnicodeProperties.isUpper(scalar) { found = true }
        }
        return found
    }

    public static func isLower(_ text: Bytes) -> Bool {
        var found = false
        for scalar in UTF8Text.scalars(text) {
            if UnicodeProperties.isUpper(scalar) || UnicodeProperties.isTitle(scalar) { return false }
            if UnicodeProperties.isLower(scalar) { found = true }
        }
        return found
    }

    public static func isTitle(_ text: Bytes) -> Bool {
        var found = false
        var previousIsCased = false
        for scalar in UTF8Text.scalars(text) {
            if UnicodeProperties.isUpper(scalar) || UnicodeProperties.isTitle(scalar) {
                if previousIsCased { return false }
                previousIsCased = true
                found = true
            } else if UnicodeProperties.isLower(scalar) {
                if !previousIsCased { return false }
                previousIsCased = true
                found = true
            } else {
                previousIsCased = false
            }
        }
        return found
    }

    public static func isIdentifier(_ text: Bytes) -> Bool {
        var first = true
        return all(text) { scalar in
            defer { first = false }
            return first ? UnicodeProperties.isIdentifierStart(scalar) : UnicodeProperties.isIdentifierContinue(scalar)
        }
    }
}
