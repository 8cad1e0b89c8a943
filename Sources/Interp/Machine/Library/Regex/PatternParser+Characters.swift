// Escapes and sets of characters.

extension PatternParser {
    private enum Meaning {
        case literal(UInt32)
        case category(Unicode.Scalar)
    }

    /// `\x41` and its like, which mean the same in a set and outside. Nil: the escape is none of them.
    private mutating func commonEscape(_ token: PatternToken) throws(RegexError) -> Meaning? {
        guard let escaped = token.escaped else { return token.second.map { .literal($0) } }
        switch escaped {
        case "a": return .literal(7)
        case "f": return .literal(12)
        case "n": return .literal(10)
        case "r": return .literal(13)
        case "t": return .literal(9)
        case "v": return .literal(11)
        case "\\": return .literal(0x5c)
        case "d", "D", "s", "S", "w", "W": return .category(escaped)
        case "x": return try hexadecimal(token, 2)
        case "u" where reader.isText: return try hexadecimal(token, 4)
        case "U" where reader.isText: return try hexadecimal(token, 8)
        case "N" where reader.isText:
            throw reader.error(
                "escapes by character name (\\N{...}) are not part of the language; write the character or \\u....", 2)
        default: return nil
        }
    }

    private mutating func hexadecimal(_ token: PatternToken, _ count: Int) throws(RegexError) -> Meaning {
        let digits = try reader.take(count, while: PatternReader.isHex)
        let text = PatternReader.string(token.scalars + digits)
        guard digits.count == count, let value = PatternReader.number(digits, radix: 16) else {
            throw reader.error("incomplete escape \(text)", digits.count + 2)
        }
        if value > 0x10ffff { throw reader.error("bad escape \(text)", digits.count + 2) }
        return .literal(UInt32(value))
    }

    /// Octal digits after a backslash as a character.
    private func octal(_ digits: [UInt32]) throws(RegexError) -> UInt32 {
        let value = PatternReader.number(digits, radix: 8) ?? 0
        if value > 0o377 {
            throw reader.error(
                "octal escape value \\\(PatternReader.string(digits)) outside of range 0-0o377", digits.count + 1)
        }
        return UInt32(value)
    }

    private func plainOrBad(_ token: PatternToken) throws(RegexError) -> UInt32 {
        if let escaped = token.escaped, PatternReader.isLetter(escaped) || PatternReader.isDigit(escaped) {
            throw reader.error("bad escape \(PatternReader.string(token.scalars))", 2)
        }
        return token.second ?? token.first
    }

    /// An escape outside of brackets.
    mutating func escaped(_ token: PatternToken) throws(RegexError) -> PatternPiece {
        func one(_ text: [UInt8]) -> PatternPiece { PatternPiece(text: text, minimum: 1, maximum: 1) }
        func anchor(_ text: [UInt8]) -> PatternPiece { PatternPiece(text: text, minimum: 0, maximum: 0, kind: .anchor) }
        switch token.escaped {
        case "A": return anchor(Array("\\A".utf8))
        case "Z": return anchor(Array("\\z".utf8))
        case "b": return anchor(emitter.boundary(isNegated: false))
        case "B": return anchor(emitter.boundary(isNegated: true))
        default: break
        }
        switch try commonEscape(token) {
        case .literal(let scalar): return one(emitter.literal(scalar))
        case .category(let name): return one(emitter.category(name))
        case nil: break
        }
        guard let escaped = token.escaped, PatternReader.isDigit(escaped) else {
            return one(emitter.literal(try plainOrBad(token)))
        }
        var digits = [escaped.value]
        if escaped == "0" {
            digits += try reader.take(2, while: PatternReader.isOctal)
            return one(emitter.literal(UInt32(PatternReader.number(digits, radix: 8) ?? 0)))
        }
        digits += try reader.take(1, while: PatternReader.isDigit)
        if digits.count == 2, digits.allSatisfy({ $0 < 0x38 }), reader.nextIs(PatternReader.isOctal) {
            digits += try reader.take(1, while: PatternReader.isOctal)
            return one(emitter.literal(try octal(digits)))
        }
        let group = PatternReader.number(digits) ?? 0
        guard group < groupCount else { throw reader.error("invalid group reference \(group)", digits.count) }
        if widths[group] == nil { throw reader.error("cannot refer to an open group", digits.count + 1) }
        return try reference(group)
    }

    private mutating func setEscape(_ token: PatternToken) throws(RegexError) -> Meaning {
        if token.escaped == "b" { return .literal(8) }
        if let meaning = try commonEscape(token) { return meaning }
        if let escaped = token.escaped, PatternReader.isOctal(escaped) {
            let digits = [escaped.value] + (try reader.take(2, while: PatternReader.isOctal))
            return .literal(try octal(digits))
        }
        return .literal(try plainOrBad(token))
    }

    private mutating func member(_ token: PatternToken) throws(RegexError) -> Meaning {
        token.second == nil ? .literal(token.first) : try setEscape(token)
    }

    /// What follows an opening bracket.
    mutating func characterSet() throws(RegexError) -> PatternPiece {
        let here = reader.position - 1
        let isNegated = try reader.match("^")
        var items: [SetMember] = []
        func append(_ meaning: Meaning) {
            switch meaning {
            case .literal(let scalar): items.append(.range(scalar, scalar))
            case .category(let name): items.append(.category(name))
            }
        }
        while true {
            guard let token = try reader.take() else {
                throw reader.error("unterminated character set", reader.position - here)
            }
            if token.ascii == "]" && !items.isEmpty { break }
            let first = try member(token)
            guard try reader.match("-") else {
                append(first)
                continue
            }
            guard let end = try reader.take() else {
                throw reader.error("unterminated character set", reader.position - here)
            }
            if end.ascii == "]" {
                append(first)
                items.append(.range(0x2d, 0x2d))
                break
            }
            let second = try member(end)
            guard case .literal(let low) = first, case .literal(let high) = second, low <= high else {
                let text = PatternReader.string(token.scalars) + "-" + PatternReader.string(end.scalars)
                throw reader.error("bad character range \(text)", token.count + 1 + end.count)
            }
            items.append(.range(low, high))
        }
        return PatternPiece(text: emitter.set(items, isNegated: isNegated), minimum: 1, maximum: 1)
    }
}
