// What stands inside a paragraph, a heading or a table's cell of Markdown: code, emphasis, links, pictures, bare
// addresses, formulas, HTML and escapes.

enum MarkdownLine {
    static func html(_ text: String) -> String { html(text[...]) }

    private static func html(_ text: Substring) -> String {
        var result = ""
        var rest = text
        var previous: Character = " "
        while let character = rest.first {
            defer { previous = character }
            switch character {
            case "\\":
                guard let next = rest.dropFirst().first else { break }
                if next == "\n" {
                    result += "<br>\n"
                } else if next.isASCII, next.isPunctuation || next.isSymbol {
                    result += HTMLText.escaped(String(next))
                } else {
                    result += "\\" + HTMLText.escaped(String(next))
                }
                rest = rest.dropFirst(2)
                continue
            case "`":
                let marks = rest.prefix { $0 == "`" }
                if let (inside, end) = upTo(String(marks), in: rest[marks.endIndex...], exactly: "`") {
                    let code =
                        inside.count > 2 && inside.hasPrefix(" ") && inside.hasSuffix(" ")
                        ? inside.dropFirst().dropLast() : inside
                    result += "<code>\(HTMLText.escaped(code))</code>"
                    rest = rest[end...]
                } else {
                    result += marks
                    rest = rest[marks.endIndex...]
                }
                continue
            case "$":
                let mark = rest.hasPrefix("$$") ? "$$" : "$"
                let inside = rest.dropFirst(mark.count)
                if let first = inside.first, !first.isWhitespace || mark == "$$", let (formula, end) = upTo(mark, in: inside),
                    !formula.isEmpty,
                    // Prices are no formulas: `$5 or $ 6`.
                    mark == "$$" || formula.last?.isWhitespace == false && rest[end...].first?.isNumber != true
                {
                    result += "<span class=\"math\">\(HTMLText.escaped(rest[..<end]))</span>"
                    rest = rest[end...]
                    continue
                }
            case "!" where rest.dropFirst().first == "[":
                if let link = link(rest.dropFirst()) {
                    let title = link.title.map { " title=\"\(HTMLText.escaped($0))\"" } ?? ""
                    result += "<img src=\"\(HTMLText.escaped(link.target))\" alt=\"\(HTMLText.escaped(link.text))\"\(title)>"
                    rest = rest[link.end...]
                    continue
                }
            case "[":
                if let link = link(rest) {
                    let title = link.title.map { " title=\"\(HTMLText.escaped($0))\"" } ?? ""
                    result += "<a href=\"\(HTMLText.escaped(link.target))\"\(title)>\(html(link.text))</a>"
                    rest = rest[link.end...]
                    continue
                }
            case "<":
                if let end = rest.firstIndex(of: ">"), let next = rest.dropFirst().first {
                    let inside = rest[rest.index(after: rest.startIndex)..<end]
                    if isAddress(inside) {
                        result += "<a href=\"\(HTMLText.escaped(inside))\">\(HTMLText.escaped(inside))</a>"
                        rest = rest[rest.index(after: end)...]
                        continue
                    }
                    if next.isLetter || next == "/" || next == "!" {
                        result += rest[...end]
                        rest = rest[rest.index(after: end)...]
                        continue
                    }
                }
            case "&":
                let entity = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "#" }
                if !entity.isEmpty, rest[entity.endIndex...].first == ";" {
                    result += rest[...entity.endIndex]
                    rest = rest[rest.index(after: entity.endIndex)...]
                    continue
                }
            case "*", "_", "~":
                if let (html, end) = emphasis(rest, previous: previous) {
                    result += html
                    rest = rest[end...]
                    continue
                }
            case "h" where !(previous.isLetter || previous.isNumber):
                let address = rest.prefix { !$0.isWhitespace && !"<>\"'`".contains($0) }
                if isAddress(address), address.count > 8 {
                    var end = address.endIndex
                    while let last = rest[..<end].last, ".,;:!?)".contains(last) { end = rest.index(before: end) }
                    let text = HTMLText.escaped(rest[..<end])
                    result += "<a href=\"\(text)\">\(text)</a>"
                    rest = rest[end...]
                    continue
                }
            case "\n":
                while result.hasSuffix(" ") { result.removeLast() }
                let blanks = text[..<rest.startIndex].reversed().prefix { $0 == " " }.count
                result += blanks >= 2 ? "<br>\n" : "\n"
                rest = rest.dropFirst()
                continue
            default: break
            }
            result += HTMLText.escaped(String(character))
            rest = rest.dropFirst()
        }
        return result
    }

    private static func isAddress(_ text: Substring) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

    /// Up to a mark; with `exactly`, a longer run of that character is no mark.
    private static func upTo(_ mark: String, in text: Substring, exactly: Character? = nil) -> (Substring, Substring.Index)? {
        var place = text.startIndex
        while place < text.endIndex {
            if let exactly, text[place] == exactly {
                let run = text[place...].prefix { $0 == exactly }
                if run.count == mark.count { return (text[..<place], run.endIndex) }
                place = run.endIndex
                continue
            }
            if exactly == nil, text[place...].hasPrefix(mark) {
                return (text[..<place], text.index(place, offsetBy: mark.count))
            }
            place = text.index(after: place)
        }
        return nil
    }

    /// `*a*`, `**a**`, `***a***`, `_a_`, `~~a~~` at the start of a text.
    private static func emphasis(_ text: Substring, previous: Character) -> (html: String, end: Substring.Index)? {
        guard let mark = text.first else { return nil }
        let count = text.prefix { $0 == mark }.count
        let tags: [String]
        switch (mark, count) {
        case ("~", 2): tags = ["del"]
        case ("~", _): return nil
        case (_, 1): tags = ["em"]
        case (_, 2): tags = ["strong"]
        case (_, 3): tags = ["em", "strong"]
        default: return nil
        }
        // Underscores inside words are names.
        if mark == "_", previous.isLetter || previous.isNumber { return nil }
        let inside = text.dropFirst(count)
        guard let first = inside.first, !first.isWhitespace else { return nil }
        var place = inside.startIndex
        while place < inside.endIndex {
            let character = inside[place]
            if character == "\\" {
                place = inside.index(place, offsetBy: 2, limitedBy: inside.endIndex) ?? inside.endIndex
                continue
            }
            if character == "`" {
                let marks = inside[place...].prefix { $0 == "`" }
                place = upTo(String(marks), in: inside[marks.endIndex...], exactly: "`")?.1 ?? marks.endIndex
                continue
            }
            guard character == mark else {
                place = inside.index(after: place)
                continue
            }
            let run = inside[place...].prefix { $0 == mark }
            let before = place > inside.startIndex ? inside[inside.index(before: place)] : " "
            let after = inside[run.endIndex...].first ?? " "
            let closes = !before.isWhitespace && (mark != "_" || !(after.isLetter || after.isNumber))
            if closes, run.count == count || run.count > count && run.count != 2 {
                let end = inside.index(place, offsetBy: count)
                let open = tags.map { "<\($0)>" }.joined()
                let close = tags.reversed().map { "</\($0)>" }.joined()
                return (open + html(inside[..<place]) + close, end)
            }
            place = run.endIndex
        }
        return nil
    }

    /// `[text](target "title")` at the start of a text.
    private static func link(
        _ text: Substring
    ) -> (text: Substring, target: Substring, title: Substring?, end: Substring.Index)? {
        var depth = 0
        var place = text.startIndex
        var close: Substring.Index?
        while place < text.endIndex {
            switch text[place] {
            case "\\": place = text.index(place, offsetBy: 1, limitedBy: text.index(before: text.endIndex)) ?? place
            case "[": depth += 1
            case "]":
                depth -= 1
                if depth == 0 { close = place }
            default: break
            }
            if close != nil { break }
            place = text.index(after: place)
        }
        guard let close else { return nil }
        let label = text[text.index(after: text.startIndex)..<close]
        var rest = text[text.index(after: close)...]
        guard rest.first == "(" else { return nil }
        rest = rest.dropFirst().drop(while: \.isWhitespace)
        var target: Substring
        if rest.first == "<", let end = rest.firstIndex(of: ">") {
            target = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
        } else {
            var open = 0
            target = rest.prefix { character in
                if character == "(" { open += 1 }
                if character == ")" { open -= 1 }
                return !character.isWhitespace && open >= 0
            }
            rest = rest[target.endIndex...]
        }
        rest = rest.drop(while: \.isWhitespace)
        var title: Substring?
        if let quote = rest.first, quote == "\"" || quote == "'", let end = rest.dropFirst().firstIndex(of: quote) {
            title = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
        }
        guard rest.first == ")" else { return nil }
        return (label, target, title, rest.index(after: rest.startIndex))
    }
}
