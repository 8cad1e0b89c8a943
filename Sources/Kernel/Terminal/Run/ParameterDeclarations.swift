// What the parameters cell declares, read from its text without running it: names, annotations, defaults and the comments
// beside them. A type that the text does not tell is that of the default's value, once the cell has run.
import Session

/// One assignment of the parameters cell.
struct ParameterDeclaration: Equatable {
    var name: String
    /// The text between `:` and `=`.
    var annotation: String?
    /// The text after `=`, without its comment.
    var defaultText: String
    /// The comment at the end of the line.
    var comment: String?

    /// The assignments at the top level of a cell, each name once with its last default.
    static func all(in source: String) -> [ParameterDeclaration] {
        let logical = LogicalLines(source)
        var statements: [String] = []
        for (line, isFresh) in zip(logical.lines, logical.startsFresh) {
            if isFresh || statements.isEmpty {
                statements.append(String(line))
            } else {
                statements[statements.count - 1] += "\n" + line
            }
        }
        var found: [ParameterDeclaration] = []
        for statement in statements {
            guard let declaration = ParameterDeclaration(statement) else { continue }
            if let index = found.firstIndex(where: { $0.name == declaration.name }) {
                found[index] = declaration
            } else {
                found.append(declaration)
            }
        }
        return found
    }

    private init?(_ statement: String) {
        let name = statement.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        guard let first = name.first, !first.isNumber else { return nil }
        var rest = statement[name.endIndex...].drop { $0 == " " || $0 == "\t" }
        if rest.first == ":" {
            let annotation = rest.dropFirst().prefix { $0 != "=" }
            self.annotation = annotation.trimmed
            rest = rest[annotation.endIndex...]
        }
        guard rest.first == "=", !rest.dropFirst().hasPrefix("=") else { return nil }
        self.name = String(name)
        let (code, comment) = ParameterDeclaration.withoutComment(rest.dropFirst())
        defaultText = code.trimmed
        if let comment, !comment.trimmed.isEmpty { self.comment = comment.trimmed }
    }

    /// Splits at the first `#` of the last line that stands outside of strings.
    private static func withoutComment(_ text: Substring) -> (code: Substring, comment: Substring?) {
        var quote: Substring?
        var place = text.startIndex
        var comment: Substring.Index?
        while place < text.endIndex {
            let character = text[place]
            let next = text.index(after: place)
            if let end = quote {
                if character == "\\", next < text.endIndex {
                    place = text.index(after: next)
                    continue
                }
                if text[place...].hasPrefix(end) {
                    place = text.index(place, offsetBy: end.count)
                    quote = nil
                    continue
                }
            } else if character == "'" || character == "\"" {
                let triple = text[place...].prefix(3)
                quote = triple.count == 3 && triple.allSatisfy({ $0 == character }) ? triple : text[place...].prefix(1)
                place = text.index(place, offsetBy: quote?.count ?? 1)
                continue
            } else if character == "#" {
                comment = place
                while place < text.endIndex, text[place] != "\n" { place = text.index(after: place) }
                if place < text.endIndex { comment = nil }
                continue
            }
            place = next
        }
        guard let comment else { return (text, nil) }
        return (text[..<comment], text[comment...].drop { $0 == "#" })
    }

    /// The type's name as far as the text tells it.
    var type: String? {
        if let annotation {
            let words = annotation.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }).map(String.init)
            let known = ["str", "int", "float", "bool", "list", "dict", "tuple", "set"]
            let alternatives = annotation.split(separator: "|").count
            if alternatives <= 2, let word = words.first(where: { !["Optional", "typing", "None", "Union"].contains($0) }),
                known.contains(word.lowercased()), !words.contains("Union")
            {
                return word.lowercased()
            }
            return nil
        }
        return ParameterDeclaration.literalType(defaultText)
    }

    /// Whether None is a value that the annotation names.
    var allowsNone: Bool { annotation.map { $0.contains("None") || $0.contains("Optional") } ?? false }

    private static func literalType(_ text: String) -> String? {
        let digits = text.drop { $0 == "-" || $0 == "+" }
        switch text {
        case "True", "False": return "bool"
        case "None": return "NoneType"
        default: break
        }
        if let first = digits.first, first.isASCII, first.isNumber || first == "." {
            if digits.allSatisfy({ $0.isNumber || $0 == "_" }) { return "int" }
            return Double(digits.filter { $0 != "_" }) != nil && !digits.lowercased().hasPrefix("0x") ? "float" : nil
        }
        guard let quote = text.first, quote == "'" || quote == "\"", text.last == quote, text.count >= 2 else { return nil }
        // `'a' + x` starts and may end with a quote; its value tells the type.
        return text.dropFirst().dropLast().contains(quote) ? nil : "str"
    }

    /// `lr: float = 0.001   learning rate`, the name padded to `width`.
    func line(width: Int) -> String {
        let type = annotation ?? self.type ?? ParameterDeclaration.bracketType(defaultText)
        let head = name + (type.map { ": \($0)" } ?? "")
        let padded = head + String(repeating: " ", count: max(0, width - head.count))
        let text = "\(padded) = \(defaultText.split(whereSeparator: \.isNewline).map(\.trimmed).joined(separator: " "))"
        return comment.map { "\(text)   # \($0)" } ?? text
    }

    /// What stands before `=` in `line`.
    var headWidth: Int {
        name.count + ((annotation ?? type ?? ParameterDeclaration.bracketType(defaultText)).map { $0.count + 2 } ?? 0)
    }

    private static func bracketType(_ text: String) -> String? {
        switch (text.first, text.last) {
        case ("[", "]"): "list"
        case ("{", "}"): "dict"
        case ("(", ")"): "tuple"
        default: nil
        }
    }
}
