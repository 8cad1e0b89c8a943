// The replacement text of `sub` and `expand`: literals and references to groups.

struct ReplacementTemplate {
    enum Part {
        case literal([UInt8])
        case group(Int)
    }

    private(set) var parts: [Part] = []

    /// The text if no group is referred to.
    var constant: [UInt8]? {
        if parts.isEmpty { return [] }
        if parts.count == 1, case .literal(let text) = parts[0] { return text }
        return nil
    }

    init(_ template: Value, _ program: RegexProgram) throws(RegexError) {
        let isText = template.isString
        let contents = isText ? template.utf8 : template.byteContents
        guard contents.contains(0x5c) else {
            if !contents.isEmpty { parts = [.literal(Array(contents))] }
            return
        }
        let scalars = isText ? UTF8Text.scalars(contents) : contents.map { UInt32($0) }
        var reader = try PatternReader(scalars, isText: isText)
        var literal: [UInt8] = []
        func add(_ scalar: UInt32) {
            if isText { UTF8Text.append(scalar, to: &literal) } else { literal.append(UInt8(truncatingIfNeeded: scalar)) }
        }
        func addGroup(_ group: Int, _ offset: Int) throws(RegexError) {
            if group > program.groupCount { throw reader.error("invalid group reference \(group)", offset) }
            if !literal.isEmpty { parts.append(.literal(literal)) }
            literal = []
            parts.append(.group(group))
        }
        while let token = try reader.take() {
            guard let escaped = token.escaped else {
                for scalar in token.scalars { add(scalar) }
                continue
            }
            switch escaped {
            case "g":
                guard try reader.match("<") else { throw reader.error("missing <") }
                let name = try reader.take(until: ">", "group name")
                try addGroup(try Self.group(name, program, reader), name.count + 1)
            case "0":
                let digits = [escaped.value] + (try reader.take(2, while: PatternReader.isOctal))
                add(UInt32((PatternReader.number(digits, radix: 8) ?? 0) & 0xff))
            case "1"..."9":
                var digits = [escaped.value] + (try reader.take(1, while: PatternReader.isDigit))
                if digits.count == 2, digits.allSatisfy({ $0 < 0x38 }), reader.nextIs(PatternReader.isOctal) {
                    digits += try reader.take(1, while: PatternReader.isOctal)
                    let value = PatternReader.number(digits, radix: 8) ?? 0
                    if value > 0o377 {
                        throw reader.error(
                            "octal escape value \\\(PatternReader.string(digits)) outside of range 0-0o377", digits.count + 1)
                    }
                    add(UInt32(value))
                } else {
                    try addGroup(PatternReader.number(digits) ?? 0, digits.count)
                }
            case "a": add(7)
            case "b": add(8)
            case "f": add(12)
            case "n": add(10)
            case "r": add(13)
            case "t": add(9)
            case "v": add(11)
            case "\\": add(0x5c)
            default:
                if PatternReader.isLetter(escaped) {
                    throw reader.error("bad escape \(PatternReader.string(token.scalars))", 2)
                }
                for scalar in token.scalars { add(scalar) }
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
    }

    private static func group(
        _ name: [UInt32], _ program: RegexProgram, _ reader: PatternReader
    ) throws(RegexError) -> Int {
        if PatternReader.isIdentifier(name) {
            let text = PatternReader.string(name)
            guard let group = program.names.first(where: { $0.name == text })?.group else {
                throw .index("unknown group name \(PatternReader.quoted(name))")
            }
            return group
        }
        guard let number = PatternReader.number(name), number >= 0 else {
            throw reader.error("bad character in group name \(PatternReader.quoted(name))", name.count + 1)
        }
        if number >= 1_073_741_823 { throw reader.error("invalid group reference \(number)", name.count + 1) }
        return number
    }

    /// The text for a match in `subject`.
    func fill(_ subject: UnsafeBufferPointer<UInt8>, _ spans: [Int], into out: inout [UInt8]) {
        for part in parts {
            switch part {
            case .literal(let text): out += text
            case .group(let group) where spans[group * 2] >= 0:
                out += UnsafeBufferPointer(rebasing: subject[spans[group * 2]..<spans[group * 2 + 1]])
            case .group: break
            }
        }
    }
}
