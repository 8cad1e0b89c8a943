// A cell taken apart into code and the lines that are not of the language: `%name …`, `!command`, `name?`, an assignment of what
// one of these gives, and a whole cell under `%%name …`. IPython's rules, for lines at the left margin; the places of lines are kept.

/// One piece of a cell, in order.
enum CellPart: Equatable {
    case code(String, firstLine: Int)
    /// `%name rest`.
    case line(name: String, rest: String, firstLine: Int)
    /// `target = %name rest`.
    case assigned(target: String, name: String, rest: String)
    /// `name?`, or with `detail` 1 `name??`.
    case help(name: String, detail: Int)
    /// `%%name rest` and everything below it.
    case cell(name: String, rest: String, body: String, firstLine: Int)
    /// `!command`; the lines that it prints are bound to `target`.
    case shell(String, target: String?)

    /// The parts of a source; one code part when there is nothing else in it.
    static func parts(of source: String, firstLine: Int) -> [CellPart] {
        var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }), lines[first].hasPrefix("%%") {
            let (name, rest) = words(lines[first].dropFirst(2))
            if name == "time" || name == "timeit" || name == "capture", lines.count == first + 1, !rest.isEmpty {
                return [.line(name: name, rest: rest, firstLine: firstLine + first)]
            }
            let body = lines[(first + 1)...].joined(separator: "\n")
            return [.cell(name: name, rest: rest, body: body, firstLine: firstLine + first + 1)]
        }
        var special: [Int: CellPart] = [:]
        // What stands in such a line is no code: quotes and brackets in it hide nothing below.
        while true {
            let logical = LogicalLines(lines.joined(separator: "\n"))
            guard
                let (index, part) = lines.indices.lazy.compactMap({ index in
                    logical.startsFresh[index] ? CellPart.part(lines[index], line: firstLine + index).map { (index, $0) } : nil
                }).first
            else { break }
            special[index] = part
            lines[index] = ""
        }
        inBlocks(&lines)
        guard !special.isEmpty else { return [.code(lines.joined(separator: "\n"), firstLine: firstLine)] }
        return assemble(lines, special, firstLine: firstLine)
    }

    /// Lines of blocks that are not of the language become calls.
    private static func inBlocks(_ lines: inout [String]) {
        guard lines.contains(where: { $0.first?.isWhitespace == true && $0.contains { $0 == "%" || $0 == "!" } }) else { return }
        while true {
            let logical = LogicalLines(lines.joined(separator: "\n"))
            guard let index = lines.indices.first(where: { logical.startsFresh[$0] && MagicCalls.code(for: lines[$0]) != nil }),
                let code = MagicCalls.code(for: lines[index])
            else { return }
            lines[index] = code
        }
    }

    /// The source with a statement that does nothing in place of each such line: for questions about its completeness.
    static func codeOnly(_ source: String) -> String {
        guard source.contains(where: { $0 == "%" || $0 == "!" || $0 == "?" }) else { return source }
        var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while true {
            let logical = LogicalLines(lines.joined(separator: "\n"))
            guard let index = lines.indices.first(where: { logical.startsFresh[$0] && part(lines[$0], line: 1) != nil }) else {
                break
            }
            // What a command prints is bound to a name: the name must be known.
            switch part(lines[index], line: 1) {
            case .shell(_, let target?), .assigned(let target, _, _): lines[index] = "\(target) = []"
            default: lines[index] = "pass"
            }
        }
        inBlocks(&lines)
        return lines.joined(separator: "\n")
    }

    private static func assemble(_ lines: [String], _ special: [Int: CellPart], firstLine: Int) -> [CellPart] {
        var parts: [CellPart] = []
        var start = 0
        func addCode(upTo end: Int) {
            let text = lines[start..<end].joined(separator: "\n")
            if !text.allSatisfy(\.isWhitespace) { parts.append(.code(text, firstLine: firstLine + start)) }
        }
        for index in special.keys.sorted() {
            addCode(upTo: index)
            if let part = special[index] { parts.append(part) }
            start = index + 1
        }
        addCode(upTo: lines.count)
        return parts
    }

    /// Whether an input at a prompt is a cell magic, which goes on until a blank line.
    static func isCellMagic(_ source: String) -> Bool { source.drop { $0.isWhitespace }.hasPrefix("%%") }

    static func part(_ line: String, line number: Int) -> CellPart? {
        if line.hasPrefix("%") {
            let (name, rest) = words(line.dropFirst())
            return .line(name: name, rest: rest, firstLine: number)
        }
        if line.hasPrefix("!!") { return .line(name: "sx", rest: String(line.dropFirst(2)), firstLine: number) }
        if line.hasPrefix("!") { return .shell(String(line.dropFirst()), target: nil) }
        if case .help(let name, let detail)? = InteractiveInput.help(in: line) { return .help(name: name, detail: detail) }
        let name = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        guard let first = name.first, !first.isNumber else { return nil }
        var rest = line[name.endIndex...].drop { $0 == " " }
        guard rest.popFirst() == "=" else { return nil }
        rest = rest.drop { $0 == " " }
        switch rest.popFirst() {
        case "!": return .shell(String(rest), target: String(name))
        case "%":
            let (magic, rest) = words(rest)
            return .assigned(target: String(name), name: magic, rest: rest)
        default: return nil
        }
    }

    private static func words(_ text: some StringProtocol) -> (name: String, rest: String) {
        let name = text.prefix { !$0.isWhitespace }
        var rest = text[name.endIndex...].drop { $0.isWhitespace }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return (String(name), String(rest))
    }
}
