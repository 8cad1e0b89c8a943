// Source with its words marked for a page: keywords, builtins, strings, numbers, comments, definitions, decorators and
// magics. Works on text that does not parse; what it does not know stays plain.

package enum CodeColours {
    private static let keywords: Set<Substring> = [
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
        "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield",
    ]
    private static let constants: Set<Substring> = ["True", "False", "None", "self", "cls"]
    private static let builtins: Set<Substring> = [
        "abs", "all", "any", "bool", "bytes", "callable", "chr", "dict", "dir", "divmod", "enumerate", "filter", "float",
        "format",
        "frozenset", "getattr", "hasattr", "hash", "help", "id", "input", "int", "isinstance", "issubclass", "iter", "len",
        "list",
        "map", "max", "min", "next", "object", "open", "ord", "pow", "print", "property", "range", "repr", "reversed", "round",
        "set", "setattr", "slice", "sorted", "staticmethod", "classmethod", "str", "sum", "super", "tuple", "type", "vars", "zip",
    ]

    /// Source as HTML, for a `<pre>`.
    package static func html(_ source: String) -> String {
        pieces(of: source).map { kind, text in
            kind.map { "<span class=\"\($0)\">\(HTMLText.escaped(text))</span>" } ?? HTMLText.escaped(text)
        }.joined()
    }

    /// Source in pieces, in order, each with what it is: k a keyword, v a constant, b a builtin, s a string, n a number, c a comment,
    /// f what is defined, d a decorator, m a magic; nil for anything else.
    static func pieces(of source: String) -> [(kind: Character?, text: Substring)] {
        var result: [(kind: Character?, text: Substring)] = []
        var rest = source[...]
        var previousWord: Substring = ""
        var isLineStart = true
        func span(_ kind: Character, _ text: Substring) { result.append((kind, text)) }
        func plain(_ text: Substring) {
            if let last = result.last, last.kind == nil {
                result[result.count - 1].text = source[last.text.startIndex..<text.endIndex]
            } else {
                result.append((nil, text))
            }
        }
        while let character = rest.first {
            let wasLineStart = isLineStart
            isLineStart = character == "\n" || (isLineStart && character.isWhitespace)
            if character == "#" {
                let comment = rest.prefix { $0 != "\n" }
                span("c", comment)
                rest = rest[comment.endIndex...]
            } else if wasLineStart, character == "%" || character == "!" {
                let line = rest.prefix { $0 != "\n" }
                span("m", line)
                rest = rest[line.endIndex...]
            } else if wasLineStart, character == "@" {
                let decorator = rest.dropFirst().prefix { isWord($0) || $0 == "." }
                span("d", rest[..<decorator.endIndex])
                rest = rest[decorator.endIndex...]
            } else if let end = stringEnd(rest) {
                span("s", rest[..<end])
                rest = rest[end...]
                previousWord = ""
            } else if character.isNumber && character.isASCII {
                var number = rest.prefix { isWord($0) || $0 == "." }
                // The sign of an exponent belongs to the number: 1e-3.
                while let last = number.last, last == "e" || last == "E", !number.lowercased().hasPrefix("0x"),
                    let sign = rest[number.endIndex...].first, sign == "-" || sign == "+"
                {
                    let tail = rest[rest.index(after: number.endIndex)...].prefix { $0.isNumber }
                    guard !tail.isEmpty else { break }
                    number = rest[..<tail.endIndex]
                }
                span("n", number)
                rest = rest[number.endIndex...]
            } else if isWord(character) {
                let word = rest.prefix(while: isWord)
                let isAttribute = result.last.map { $0.kind == nil && $0.text.last == "." } ?? false
                if isAttribute {
                    plain(word)
                } else if previousWord == "def" || previousWord == "class" {
                    span("f", word)
                } else if keywords.contains(word) {
                    span("k", word)
                } else if constants.contains(word) {
                    span("v", word)
                } else if builtins.contains(word) {
                    span("b", word)
                } else {
                    plain(word)
                }
                previousWord = word
                rest = rest[word.endIndex...]
            } else {
                if !character.isWhitespace { previousWord = "" }
                plain(rest.prefix(1))
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" }

    /// The place after a string, with its prefix, at the start of a text.
    private static func stringEnd(_ text: Substring) -> Substring.Index? {
        let prefix = text.prefix(2).prefix { "rRbBuUfF".contains($0) }
        var rest = text[prefix.endIndex...]
        guard let quote = rest.first, quote == "'" || quote == "\"" else { return nil }
        let isTriple = rest.prefix(3).count == 3 && rest.prefix(3).allSatisfy { $0 == quote }
        let end = String(repeating: quote, count: isTriple ? 3 : 1)
        rest = rest.dropFirst(end.count)
        while let character = rest.first {
            if rest.hasPrefix(end) { return rest.index(rest.startIndex, offsetBy: end.count) }
            if character == "\n", !isTriple { return rest.startIndex }
            rest = rest.dropFirst(character == "\\" ? 2 : 1)
        }
        return rest.endIndex
    }
}
