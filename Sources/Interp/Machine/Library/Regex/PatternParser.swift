// Reads Python's regular expressions and writes them in PCRE2's syntax. Errors have CPython's texts and places, so the
// order of checks follows its parser. Groups keep their numbers; names live here and not in PCRE2.

struct PatternParser {
    var reader: PatternReader
    var flags: RegexFlags
    var emitter: PatternEmitter
    /// Widths of the groups by number; nil while one is open. Group 0 is the whole.
    var widths: [(minimum: Int, maximum: Int)?] = [nil]
    var names: [(name: [UInt32], group: Int)] = []
    /// Groups in the order in which their parentheses close.
    private(set) var closing: [Int] = []
    /// Whether a group stands inside of a lookaround: it may end behind one that closes later.
    private(set) var capturesInLookaround = false
    private var lookbehindGroups: Int?
    private var lookarounds = 0
    private var conditions: [(group: Int, position: Int)] = []
    private var hasVariableLookbehind = false
    private var depth = 0

    init(_ scalars: [UInt32], isText: Bool, flags: RegexFlags) throws(RegexError) {
        reader = try PatternReader(scalars, isText: isText)
        self.flags = flags
        emitter = PatternEmitter(isText: isText, flags: flags, global: flags)
    }

    var groupCount: Int { widths.count }

    /// The whole pattern.
    mutating func parse() throws(RegexError) -> [UInt8] {
        let piece = try alternatives(isVerbose: flags.contains(.verbose), nested: false)
        flags = try Self.checked(flags, isText: reader.isText)
        if reader.next != nil { throw reader.error("unbalanced parenthesis") }
        for condition in conditions where condition.group >= groupCount {
            throw .syntax("invalid group reference \(condition.group)", condition.position)
        }
        if hasVariableLookbehind { throw .syntax("look-behind requires fixed-width pattern", nil) }
        return piece.text
    }

    private static func checked(_ flags: RegexFlags, isText: Bool) throws(RegexError) -> RegexFlags {
        if isText {
            if flags.contains(.locale) { throw .value("cannot use LOCALE flag with a str pattern") }
            if !flags.contains(.ascii) { return flags.union(.unicode) }
            if flags.contains(.unicode) { throw .value("ASCII and UNICODE flags are incompatible") }
        } else {
            if flags.contains(.unicode) { throw .value("cannot use UNICODE flag with a bytes pattern") }
            if flags.contains(.locale) && flags.contains(.ascii) { throw .value("ASCII and LOCALE flags are incompatible") }
        }
        return flags
    }

    // ---- structure -----------------------------------------------------------------------------------------------------

    /// `a|b|c`
    private mutating func alternatives(isVerbose: Bool, nested: Bool) throws(RegexError) -> PatternPiece {
        depth += 1
        defer { depth -= 1 }
        if depth > 500 { throw .recursion }
        var isVerbose = isVerbose
        var result = PatternPiece(text: [], minimum: 0, maximum: 0)
        var isFirst = true
        while true {
            let piece = try sequence(isVerbose: isVerbose, isStart: !nested && isFirst)
            if isFirst {
                result = piece
            } else {
                result.text += [0x7c] + piece.text
                result.minimum = min(result.minimum, piece.minimum)
                result.maximum = max(result.maximum, piece.maximum)
            }
            isFirst = false
            guard try reader.match("|") else { return result }
            if !nested { isVerbose = flags.contains(.verbose) }
        }
    }

    private static func joined(_ pieces: [PatternPiece]) -> PatternPiece {
        var result = PatternPiece(text: [], minimum: 0, maximum: 0)
        for piece in pieces {
            result.text += piece.text
            result.minimum = min(result.minimum + piece.minimum, PatternPiece.unbounded)
            result.maximum = min(result.maximum + piece.maximum, PatternPiece.unbounded)
        }
        return result
    }

    private mutating func sequence(isVerbose: Bool, isStart: Bool) throws(RegexError) -> PatternPiece {
        var isVerbose = isVerbose
        var pieces: [PatternPiece] = []
        while let token = reader.next, token.ascii != "|", token.ascii != ")" {
            _ = try reader.take()
            if isVerbose, let character = token.ascii {
                if " \t\n\r\u{0b}\u{0c}".unicodeScalars.contains(character) { continue }
                if character == "#" {
                    while let skipped = try reader.take(), skipped.ascii != "\n" {}
                    continue
                }
            }
            if token.second != nil {
                pieces.append(try escaped(token))
                continue
            }
            switch token.ascii {
            case "[": pieces.append(try characterSet())
            case "*", "+", "?", "{": try repetition(token, &pieces)
            case ".": pieces.append(PatternPiece(text: emitter.anyCharacter(), minimum: 1, maximum: 1))
            case "^": pieces.append(PatternPiece(text: emitter.lineStart(), minimum: 0, maximum: 0, kind: .anchor))
            case "$": pieces.append(PatternPiece(text: emitter.lineEnd(), minimum: 0, maximum: 0, kind: .anchor))
            case "(":
                if let piece = try group(isVerbose: &isVerbose, isStart: isStart && pieces.isEmpty) { pieces.append(piece) }
            default: pieces.append(literal(token.first))
            }
        }
        return Self.joined(pieces)
    }

    private func literal(_ scalar: UInt32) -> PatternPiece {
        PatternPiece(text: emitter.literal(scalar), minimum: 1, maximum: 1)
    }

    private mutating func repetition(_ token: PatternToken, _ pieces: inout [PatternPiece]) throws(RegexError) {
        let here = reader.position
        var low = 0, high = PatternPiece.unbounded
        switch token.ascii {
        case "?": high = 1
        case "*": break
        case "+": low = 1
        default:
            guard let bounds = try self.bounds(here) else {
                pieces.append(literal(token.first))
                return
            }
            (low, high) = bounds
        }
        guard let last = pieces.last, last.kind != .anchor else {
            throw reader.error("nothing to repeat", reader.position - here + 1)
        }
        if last.kind == .repeated { throw reader.error("multiple repeat", reader.position - here + 1) }
        // PCRE2's own limit on counts.
        if low > 65535 || (high > 65535 && high != PatternPiece.unbounded) {
            throw reader.error("repetition numbers above 65535 are not part of the library", reader.position - here + 1)
        }
        var text = last.text + Array("{\(low),\(high == PatternPiece.unbounded ? "" : String(high))}".utf8)
        switch (low, high) {
        case (0, 1): text = last.text + [0x3f]
        case (0, PatternPiece.unbounded): text = last.text + [0x2a]
        case (1, PatternPiece.unbounded): text = last.text + [0x2b]
        default: break
        }
        if try reader.match("?") {
            text.append(0x3f)
        } else if try reader.match("+") {
            // The same thing in other words: of a possessive group PCRE2 10.42 keeps what a branch that failed had captured.
            text = last.text.contains(0x28) ? Array("(?>".utf8) + text + [0x29] : text + [0x2b]
        }
        let maximum = last.maximum.multipliedReportingOverflow(by: high)
        pieces[pieces.count - 1] = PatternPiece(
            text: text, minimum: min(last.minimum * low, PatternPiece.unbounded),
            maximum: maximum.overflow ? PatternPiece.unbounded : min(maximum.partialValue, PatternPiece.unbounded),
            kind: .repeated)
    }

    /// What follows an opening brace; nil when it is a brace like any other character.
    private mutating func bounds(_ here: Int) throws(RegexError) -> (Int, Int)? {
        if reader.nextIs({ $0 == "}" }) { return nil }
        let low = try reader.take(Int.max, while: PatternReader.isDigit)
        var high = low
        if try reader.match(",") { high = try reader.take(Int.max, while: PatternReader.isDigit) }
        guard try reader.match("}") else {
            try reader.seek(here)
            return nil
        }
        func number(_ digits: [UInt32]) throws(RegexError) -> Int {
            guard let value = PatternReader.number(digits), value < PatternPiece.unbounded else {
                throw .overflow("the repetition number is too large")
            }
            return value
        }
        let minimum = low.isEmpty ? 0 : try number(low)
        guard !high.isEmpty else { return (minimum, PatternPiece.unbounded) }
        let maximum = try number(high)
        if maximum < minimum { throw reader.error("min repeat greater than max repeat", reader.position - here) }
        return (minimum, maximum)
    }

    // ---- groups -----------------------------------------------------------------------------------------------------------

    private func bracketed(_ head: String, _ piece: PatternPiece) -> PatternPiece {
        var piece = piece
        piece.text = Array(head.utf8) + piece.text + [0x29]
        piece.kind = .plain
        return piece
    }

    private mutating func close(_ start: Int) throws(RegexError) {
        guard try reader.match(")") else {
            throw reader.error("missing ), unterminated subpattern", reader.position - start)
        }
    }

    /// What follows an opening parenthesis; nil for comments and global flags.
    private mutating func group(isVerbose: inout Bool, isStart: Bool) throws(RegexError) -> PatternPiece? {
        let start = reader.position - 1
        guard try reader.match("?") else { return try capture(nil, isVerbose, start) }
        guard let token = try reader.take() else { throw reader.error("unexpected end of pattern") }
        switch token.ascii {
        case "P": return try pythonExtension(isVerbose, start)
        case ":": return try plainGroup("(?:", isVerbose, start)
        case ">": return try plainGroup("(?>", isVerbose, start)
        case "#":
            while true {
                if reader.next == nil { throw reader.error("missing ), unterminated comment", reader.position - start) }
                if try reader.take()?.ascii == ")" { return nil }
            }
        case "=", "!": return try lookaround("(?" + PatternReader.string(token.scalars), isBehind: false, isVerbose, start)
        case "<":
            guard let kind = try reader.take() else { throw reader.error("unexpected end of pattern") }
            guard kind.ascii == "=" || kind.ascii == "!" else {
                throw reader.error("unknown extension ?<" + PatternReader.string(kind.scalars), kind.count + 2)
            }
            return try lookaround("(?<" + PatternReader.string(kind.scalars), isBehind: true, isVerbose, start)
        case "(": return try condition(isVerbose, start)
        default:
            guard token.ascii == "-" || RegexFlags.letter(token.ascii) != nil else {
                throw reader.error("unknown extension ?" + PatternReader.string(token.scalars), token.count + 1)
            }
            guard let (added, removed) = try inlineFlags(token) else {
                if !isStart {
                    throw reader.error("global flags not at the start of the expression", reader.position - start)
                }
                isVerbose = flags.contains(.verbose)
                emitter.flags = flags
                emitter.global = flags
                return nil
            }
            return try flagged(added, removed, isVerbose, start)
        }
    }

    private mutating func plainGroup(_ head: String, _ isVerbose: Bool, _ start: Int) throws(RegexError) -> PatternPiece {
        let piece = try alternatives(isVerbose: isVerbose, nested: true)
        try close(start)
        return bracketed(head, piece)
    }

    private mutating func flagged(
        _ added: RegexFlags, _ removed: RegexFlags, _ isVerbose: Bool, _ start: Int
    ) throws(RegexError) -> PatternPiece {
        let saved = emitter.flags
        let wasFolding = emitter.foldsCase
        if !added.isDisjoint(with: .types) { emitter.flags.subtract(.types) }
        emitter.flags.formUnion(added)
        emitter.flags.subtract(removed)
        let isFolding = emitter.foldsCase
        defer { emitter.flags = saved }
        let verbose = (isVerbose || added.contains(.verbose)) && !removed.contains(.verbose)
        let piece = try alternatives(isVerbose: verbose, nested: true)
        try close(start)
        return bracketed(isFolding == wasFolding ? "(?:" : isFolding ? "(?i:" : "(?-i:", piece)
    }

    private mutating func capture(_ name: [UInt32]?, _ isVerbose: Bool, _ start: Int) throws(RegexError) -> PatternPiece {
        let number = groupCount
        widths.append(nil)
        if let name {
            if let other = names.first(where: { $0.name == name }) {
                throw reader.error(
                    "redefinition of group name \(PatternReader.quoted(name)) as group \(number); was group \(other.group)",
                    name.count + 1)
            }
            names.append((name, number))
        }
        if lookarounds > 0 { capturesInLookaround = true }
        let piece = try alternatives(isVerbose: isVerbose, nested: true)
        try close(start)
        widths[number] = (piece.minimum, piece.maximum)
        closing.append(number)
        return bracketed("(", piece)
    }

    private mutating func pythonExtension(_ isVerbose: Bool, _ start: Int) throws(RegexError) -> PatternPiece {
        if try reader.match("<") {
            let name = try reader.take(until: ">", "group name")
            try checkName(name)
            return try capture(name, isVerbose, start)
        }
        if try reader.match("=") {
            let name = try reader.take(until: ")", "group name")
            try checkName(name)
            guard let group = names.first(where: { $0.name == name })?.group else {
                throw reader.error("unknown group name \(PatternReader.quoted(name))", name.count + 1)
            }
            if widths[group] == nil { throw reader.error("cannot refer to an open group", name.count + 1) }
            return try reference(group)
        }
        guard let token = try reader.take() else { throw reader.error("unexpected end of pattern") }
        throw reader.error("unknown extension ?P" + PatternReader.string(token.scalars), token.count + 2)
    }

    private func checkName(_ name: [UInt32]) throws(RegexError) {
        if !PatternReader.isIdentifier(name) {
            throw reader.error("bad character in group name \(PatternReader.quoted(name))", name.count + 1)
        }
    }

    private func checkLookbehind(_ group: Int) throws(RegexError) {
        guard let limit = lookbehindGroups else { return }
        guard group < groupCount, widths[group] != nil else { throw reader.error("cannot refer to an open group") }
        if group >= limit { throw reader.error("cannot refer to group defined in the same lookbehind subpattern") }
    }

    /// A back-reference to a closed group.
    func reference(_ group: Int) throws(RegexError) -> PatternPiece {
        try checkLookbehind(group)
        let width = widths[group] ?? (0, 0)
        return PatternPiece(text: Array("\\g{\(group)}".utf8), minimum: width.minimum, maximum: width.maximum)
    }

    private mutating func lookaround(
        _ head: String, isBehind: Bool, _ isVerbose: Bool, _ start: Int
    ) throws(RegexError) -> PatternPiece {
        let outer = lookbehindGroups
        if isBehind && outer == nil { lookbehindGroups = groupCount }
        lookarounds += 1
        var piece = try alternatives(isVerbose: isVerbose, nested: true)
        lookarounds -= 1
        if isBehind { lookbehindGroups = outer }
        try close(start)
        if isBehind && piece.minimum != piece.maximum { hasVariableLookbehind = true }
        piece = bracketed(head, piece)
        piece.minimum = 0
        piece.maximum = 0
        return piece
    }

    /// `(?(group)yes|no)`
    private mutating func condition(_ isVerbose: Bool, _ start: Int) throws(RegexError) -> PatternPiece {
        let name = try reader.take(until: ")", "group name")
        let group: Int
        if PatternReader.isIdentifier(name) {
            guard let known = names.first(where: { $0.name == name })?.group else {
                throw reader.error("unknown group name \(PatternReader.quoted(name))", name.count + 1)
            }
            group = known
        } else {
            guard let number = PatternReader.number(name), number >= 0 else {
                throw reader.error("bad character in group name \(PatternReader.quoted(name))", name.count + 1)
            }
            if number == 0 { throw reader.error("bad group number", name.count + 1) }
            if number >= 1_073_741_823 { throw reader.error("invalid group reference \(number)", name.count + 1) }
            if !conditions.contains(where: { $0.group == number }) {
                conditions.append((number, reader.position - name.count - 1))
            }
            group = number
        }
        try checkLookbehind(group)
        let yes = try sequence(isVerbose: isVerbose, isStart: false)
        var no = PatternPiece(text: [], minimum: 0, maximum: 0)
        let hasNo = try reader.match("|")
        if hasNo {
            no = try sequence(isVerbose: isVerbose, isStart: false)
            if reader.nextIs({ $0 == "|" }) { throw reader.error("conditional backref with more than two branches") }
        }
        try close(start)
        let text = Array("(?(\(group))".utf8) + yes.text + (hasNo ? [0x7c] + no.text : []) + [0x29]
        return PatternPiece(text: text, minimum: min(yes.minimum, no.minimum), maximum: max(yes.maximum, no.maximum))
    }
}
