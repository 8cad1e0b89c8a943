// Markdown cells as HTML: CommonMark's blocks and GitHub's tables, as far as people write them in notebooks. Headings,
// paragraphs, lists, quotes, code, tables, rules; emphasis, links, pictures and code in a line; HTML passes through, as in
// Jupyter. Formulas between dollar signs stay as they are typed. MarkdownLine has what stands inside a line.

package struct Markdown {
    private var lines: ArraySlice<Substring>
    private var result = ""

    /// A text as HTML.
    package static func html(_ text: String) -> String {
        var markdown = Markdown(text.split(separator: "\n", omittingEmptySubsequences: false)[...])
        return markdown.blocks()
    }

    private init(_ lines: ArraySlice<Substring>) { self.lines = lines }

    private mutating func blocks() -> String {
        while let line = lines.first {
            let indent = Markdown.indent(line)
            let text = line.dropFirst(indent)
            if text.allSatisfy(\.isWhitespace) {
                lines.removeFirst()
            } else if indent >= 4 {
                indentedCode()
            } else if let fence = Markdown.fence(text) {
                fencedCode(fence, indent: indent)
            } else if let (level, title) = Markdown.heading(text) {
                lines.removeFirst()
                result += "<h\(level) id=\"\(Markdown.anchor(title))\">\(MarkdownLine.html(title))</h\(level)>\n"
            } else if Markdown.isRule(text) {
                lines.removeFirst()
                result += "<hr>\n"
            } else if text.first == ">" {
                quote()
            } else if let marker = Markdown.listMarker(text) {
                list(marker)
            } else if lines.count > 1, text.contains("|"), let columns = Markdown.columns(lines[lines.startIndex + 1]) {
                table(columns)
            } else if Markdown.startsHTML(text) {
                passHTML()
            } else {
                paragraph()
            }
        }
        return result
    }

    // ---- blocks --------------------------------------------------------------------------------------------------------

    private mutating func indentedCode() {
        var code: [Substring] = []
        while let line = lines.first, Markdown.indent(line) >= 4 || line.allSatisfy(\.isWhitespace) {
            code.append(line.dropFirst(4))
            lines.removeFirst()
        }
        while code.last?.allSatisfy(\.isWhitespace) == true { code.removeLast() }
        result += "<pre><code>\(HTMLText.escaped(code.joined(separator: "\n")))</code></pre>\n"
    }

    private mutating func fencedCode(_ fence: (mark: Character, count: Int, language: String), indent: Int) {
        lines.removeFirst()
        var code: [Substring] = []
        while let line = lines.popFirst() {
            let inside = line.drop { $0 == " " }
            let closing = inside.prefix { $0 == fence.mark }
            if closing.count >= fence.count, inside[closing.endIndex...].allSatisfy(\.isWhitespace) { break }
            code.append(line.dropFirst(min(indent, Markdown.indent(line))))
        }
        let text = code.joined(separator: "\n")
        let isPython = ["python", "py", "python3", "ipython3", "tnb"].contains(fence.language.lowercased())
        result += "<pre><code>\(isPython ? CodeColours.html(text) : HTMLText.escaped(text))</code></pre>\n"
    }

    private mutating func quote() {
        var inside: [Substring] = []
        while let line = lines.first, !line.allSatisfy(\.isWhitespace) {
            let text = line.drop { $0 == " " }
            if text.first == ">" {
                let rest = text.dropFirst()
                inside.append(rest.first == " " ? rest.dropFirst() : rest)
            } else if inside.last?.isEmpty == false, Markdown.listMarker(text) == nil, Markdown.fence(text) == nil {
                inside.append(line)
            } else {
                break
            }
            lines.removeFirst()
        }
        var inner = Markdown(inside[...])
        result += "<blockquote>\n\(inner.blocks())</blockquote>\n"
    }

    private mutating func list(_ first: (width: Int, number: Int?, mark: Character)) {
        let isTask = { (text: Substring) in text.hasPrefix("[ ] ") || text.hasPrefix("[x] ") || text.hasPrefix("[X] ") }
        var items: [[Substring]] = []
        var isLoose = false
        var sawBlank = false
        while let line = lines.first {
            let indent = Markdown.indent(line)
            if line.allSatisfy(\.isWhitespace) {
                sawBlank = true
                if !items.isEmpty { items[items.count - 1].append("") }
                lines.removeFirst()
                continue
            }
            let text = line.dropFirst(indent)
            if indent < first.width, let marker = Markdown.listMarker(text), marker.mark == first.mark {
                if sawBlank, !items.isEmpty { isLoose = true }
                items.append([text.dropFirst(marker.width)])
            } else if indent >= 2, !items.isEmpty {
                items[items.count - 1].append(line.dropFirst(min(indent, first.width)))
            } else if !sawBlank, !items.isEmpty, Markdown.heading(text) == nil, Markdown.fence(text) == nil,
                Markdown.listMarker(text) == nil, text.first != ">"
            {
                items[items.count - 1].append(text)
            } else {
                break
            }
            sawBlank = false
            lines.removeFirst()
        }
        let tag = first.number == nil ? "ul" : "ol"
        let start = first.number.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
        result += "<\(tag)\(start)>\n"
        for var item in items {
            while item.last?.allSatisfy(\.isWhitespace) == true { item.removeLast() }
            var box = ""
            if let head = item.first, isTask(head) {
                box = "<input type=\"checkbox\" disabled\(head.hasPrefix("[ ]") ? "" : " checked")> "
                item[0] = head.dropFirst(4)
            }
            var inner = Markdown(item[...])
            var html = inner.blocks()
            if !isLoose, html.hasPrefix("<p>"), let end = html.firstRange(of: "</p>\n") {
                html = html[html.index(html.startIndex, offsetBy: 3)..<end.lowerBound] + "\n" + html[end.upperBound...]
                if html.hasSuffix("\n") { html.removeLast() }
            }
            result += "<li>\(box)\(html)</li>\n"
        }
        result += "</\(tag)>\n"
    }

    private mutating func table(_ alignments: [String]) {
        func row(_ line: Substring, _ tag: String) -> String {
            let cells = Markdown.cells(line)
            return "<tr>"
                + alignments.enumerated().map { index, alignment in
                    "<\(tag)\(alignment)>\(index < cells.count ? MarkdownLine.html(cells[index]) : "")</\(tag)>"
                }.joined() + "</tr>\n"
        }
        let head = lines.removeFirst()
        lines.removeFirst()
        result += "<table>\n<thead>\(row(head, "th"))</thead>\n<tbody>\n"
        while let line = lines.first, line.contains("|") {
            result += row(line, "td")
            lines.removeFirst()
        }
        result += "</tbody>\n</table>\n"
    }

    private mutating func passHTML() {
        while let line = lines.first, !line.allSatisfy(\.isWhitespace) {
            result += line + "\n"
            lines.removeFirst()
        }
    }

    private mutating func paragraph() {
        var text: [Substring] = []
        while let line = lines.first, !line.allSatisfy(\.isWhitespace) {
            let inside = line.drop { $0 == " " }
            if !text.isEmpty {
                if inside.allSatisfy({ $0 == "=" }) || inside.allSatisfy({ $0 == "-" }) {
                    let level = inside.first == "=" ? 1 : 2
                    lines.removeFirst()
                    let title = text.joined(separator: " ")
                    result += "<h\(level) id=\"\(Markdown.anchor(title))\">\(MarkdownLine.html(title))</h\(level)>\n"
                    return
                }
                let marker = Markdown.listMarker(inside)
                if Markdown.heading(inside) != nil || Markdown.fence(inside) != nil || inside.first == ">"
                    || Markdown.isRule(inside) || marker.map({ ($0.number ?? 1) == 1 }) == true
                {
                    break
                }
            }
            text.append(inside)
            lines.removeFirst()
        }
        result += "<p>\(MarkdownLine.html(text.joined(separator: "\n")))</p>\n"
    }

    // ---- what a line is --------------------------------------------------------------------------------------------------

    private static func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

    private static func heading(_ text: Substring) -> (level: Int, title: String)? {
        let marks = text.prefix { $0 == "#" }
        let rest = text[marks.endIndex...]
        guard (1...6).contains(marks.count), rest.isEmpty || rest.first == " " else { return nil }
        var title = rest.trimmed[...]
        let closing = title.reversed().prefix { $0 == "#" }.count
        if closing > 0, title.dropLast(closing).last == " " { title = title.dropLast(closing) }
        return (marks.count, title.trimmed)
    }

    /// Jupyter's anchors: the title with dashes for blanks.
    private static func anchor(_ title: String) -> String { HTMLText.escaped(String(title.map { $0 == " " ? "-" : $0 })) }

    private static func fence(_ text: Substring) -> (mark: Character, count: Int, language: String)? {
        guard let mark = text.first, mark == "`" || mark == "~" else { return nil }
        let marks = text.prefix { $0 == mark }
        let rest = text[marks.endIndex...].trimmed
        guard marks.count >= 3, mark == "~" || !rest.contains("`") else { return nil }
        return (mark, marks.count, String(rest.prefix { !$0.isWhitespace }))
    }

    private static func isRule(_ text: Substring) -> Bool {
        let marks = text.filter { !$0.isWhitespace }
        guard let mark = marks.first, marks.count >= 3, "*-_".contains(mark) else { return false }
        return marks.allSatisfy { $0 == mark }
    }

    private static func listMarker(_ text: Substring) -> (width: Int, number: Int?, mark: Character)? {
        if let mark = text.first, "-*+".contains(mark), text.dropFirst().first == " ", !isRule(text) { return (2, nil, mark) }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...9).contains(digits.count), let mark = text[digits.endIndex...].first, mark == "." || mark == ")",
            text[digits.endIndex...].dropFirst().first == " "
        else { return nil }
        return (digits.count + 2, Int(digits), mark)
    }

    /// The alignments of a table's second line.
    private static func columns(_ line: Substring) -> [String]? {
        guard line.contains("-"), line.allSatisfy({ "|-: ".contains($0) }), line.contains("|") else { return nil }
        return cells(line).map { cell in
            switch (cell.hasPrefix(":"), cell.hasSuffix(":")) {
            case (true, true): " style=\"text-align:center\""
            case (false, true): " style=\"text-align:right\""
            case (true, false): " style=\"text-align:left\""
            default: ""
            }
        }
    }

    private static func cells(_ line: Substring) -> [String] {
        var text = line.trimmed[...]
        if text.first == "|" { text = text.dropFirst() }
        if text.last == "|", !text.hasSuffix("\\|") { text = text.dropLast() }
        var cells = [""]
        var isEscaped = false
        for character in text {
            if character == "|", !isEscaped { cells.append("") } else { cells[cells.count - 1].append(character) }
            isEscaped = character == "\\" && !isEscaped
        }
        return cells.map { $0.replacing("\\|", with: "|").trimmed }
    }

    private static func startsHTML(_ text: Substring) -> Bool {
        guard text.first == "<", let next = text.dropFirst().first else { return false }
        return next.isLetter || next == "/" || next == "!"
    }
}
