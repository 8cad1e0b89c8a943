// A text cut into pieces up to a cursor: enough of the language's lexical structure for completion and inspection, on
// text that need not parse. Offsets count code points. No values here: what a name means is KnownObject's business.

/// A name, literal or sign of the text.
struct CodePiece {
    enum Kind { case name, number, string, sign, lineEnd }

    let kind: Kind
    let range: Range<Int>
    let text: String
}

/// The pieces of a text before a cursor, and where the cursor stands.
struct CodeScan {
    enum Place: Equatable {
        case code
        case comment
        /// Inside a string whose contents start at the offset.
        case string(from: Int)
    }

    let scalars: [Unicode.Scalar]
    private(set) var pieces: [CodePiece] = []
    private(set) var place = Place.code
    private var depth = 0

    /// Scans `code` up to `limit`.
    init(_ code: String, limit: Int) {
        scalars = Array(code.unicodeScalars)
        let end = max(0, min(limit, scalars.count))
        var index = 0
        while index < end { index = next(index, end) }
    }

    private mutating func add(_ kind: CodePiece.Kind, _ range: Range<Int>) {
        pieces.append(CodePiece(kind: kind, range: range, text: text(range)))
    }

    func text(_ range: Range<Int>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[range])
        return text
    }

    private mutating func next(_ start: Int, _ end: Int) -> Int {
        let scalar = scalars[start]
        switch scalar {
        case " ", "\t", "\u{0C}", "\r": return start + 1
        case "\\" where start + 1 < end && scalars[start + 1] == "\n": return start + 2
        case "\n":
            if depth == 0 { add(.lineEnd, start..<(start + 1)) }
            return start + 1
        case "#":
            var index = start
            while index < end, scalars[index] != "\n" { index += 1 }
            if index == end { place = .comment }
            return index
        case "\"", "'": return string(from: start, quote: start, end)
        case "0"..."9":
            var index = start + 1
            while index < end {
                let digit = scalars[index]
                // `1e-3`: the sign belongs to the number, but not in `0xe-3`.
                let isExponentSign =
                    (digit == "-" || digit == "+") && (scalars[index - 1] == "e" || scalars[index - 1] == "E")
                    && !(start + 1 < end && "xX".unicodeScalars.contains(scalars[start + 1]))
                guard isExponentSign || digit == "." || CodeScan.continuesName(digit) else { break }
                index += 1
            }
            add(.number, start..<index)
            return index
        case _ where CodeScan.startsName(scalar):
            var index = start + 1
            while index < end, CodeScan.continuesName(scalars[index]) { index += 1 }
            let isPrefix = index - start <= 2 && scalars[start..<index].allSatisfy { "rRbBuUfF".unicodeScalars.contains($0) }
            if index < end, isPrefix, scalars[index] == "\"" || scalars[index] == "'" {
                return string(from: start, quote: index, end)
            }
            add(.name, start..<index)
            return index
        default:
            if "([{".unicodeScalars.contains(scalar) { depth += 1 }
            if ")]}".unicodeScalars.contains(scalar) { depth = max(0, depth - 1) }
            // `==` and its like are told from `=`.
            if start + 1 < end, scalars[start + 1] == "=", "=!<>+-*/%&|^@:".unicodeScalars.contains(scalar) {
                add(.sign, start..<(start + 2))
                return start + 2
            }
            add(.sign, start..<(start + 1))
            return start + 1
        }
    }

    private mutating func string(from start: Int, quote: Int, _ end: Int) -> Int {
        let mark = scalars[quote]
        let isTriple = quote + 2 < end && scalars[quote + 1] == mark && scalars[quote + 2] == mark
        let contents = quote + (isTriple ? 3 : 1)
        var index = contents
        while index < end {
            let scalar = scalars[index]
            if scalar == "\\" {
                index += 2
                continue
            }
            if scalar == "\n", !isTriple {
                add(.string, start..<index)
                return index
            }
            if scalar == mark, !isTriple || index + 2 < end && scalars[index + 1] == mark && scalars[index + 2] == mark {
                let after = index + (isTriple ? 3 : 1)
                add(.string, start..<after)
                return after
            }
            index += 1
        }
        place = .string(from: min(contents, end))
        add(.string, start..<end)
        return end
    }

    static func startsName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == "_" || scalar.properties.isAlphabetic : scalar.properties.isXIDStart
    }

    static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        startsName(scalar) || ("0"..."9").contains(scalar) || !scalar.isASCII && scalar.properties.isXIDContinue
    }
}

extension CodeScan {
    func isSign(_ index: Int, _ text: String) -> Bool {
        pieces.indices.contains(index) && pieces[index].kind == .sign && pieces[index].text == text
    }

    /// The first piece of the logical line that the piece at `index` is on.
    func statementStart(before index: Int) -> Int {
        var start = index
        while start > 0, pieces[start - 1].kind != .lineEnd, !isSign(start - 1, ";") { start -= 1 }
        return start
    }

    /// The place of the bracket that closes or opens the one at `index`.
    private func opening(of index: Int) -> Int? {
        var depth = 0
        var place = index
        while place >= 0 {
            if pieces[place].kind == .sign {
                if [")", "]", "}"].contains(pieces[place].text) { depth += 1 }
                if ["(", "[", "{"].contains(pieces[place].text) { depth -= 1 }
                if depth == 0 { return place }
            }
            place -= 1
        }
        return nil
    }

    /// Where the primary expression (`a.b[0].c`) that ends with the piece at `end` starts.
    func primaryStart(endingAt end: Int) -> Int? {
        var place = end
        while place >= 0 {
            let piece = pieces[place]
            switch piece.kind {
            case .name, .string, .number:
                if piece.kind == .name, CodeScan.operatorWords.contains(piece.text) { return nil }
                guard piece.kind == .name, isSign(place - 1, ".") else { return place }
                place -= 2
            case .sign where [")", "]", "}"].contains(piece.text):
                guard let open = opening(of: place) else { return nil }
                let isSuffix =
                    open > 0 && piece.text != "}"
                    && (pieces[open - 1].kind == .name && !CodeScan.operatorWords.contains(pieces[open - 1].text)
                        || pieces[open - 1].kind == .string || isSign(open - 1, ")") || isSign(open - 1, "]"))
                guard isSuffix else { return open }
                place = open - 1
            default: return nil
            }
        }
        return nil
    }

    /// The opening brackets that stand open at the end, outermost first.
    var openBrackets: [Int] {
        var open: [Int] = []
        for (index, piece) in pieces.enumerated() where piece.kind == .sign {
            if ["(", "[", "{"].contains(piece.text) { open.append(index) }
            if [")", "]", "}"].contains(piece.text) { _ = open.popLast() }
        }
        return open
    }

    /// Words that end an expression instead of being part of it.
    static let operatorWords: Set<String> = [
        "and", "as", "assert", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for",
        "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield",
    ]

    static let keywords: [String] = operatorWords.sorted() + ["False", "None", "True"]
}
