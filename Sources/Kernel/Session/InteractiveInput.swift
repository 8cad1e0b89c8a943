// What people type at a prompt or into a notebook's cell beyond the language: pasted prompts, a common indent, `name?`,
// a semicolon that hides the result, and the set-up magics that Python front ends send on their own.

/// A cell as it came from a person or an interactive front end.
public enum InteractiveInput: Sendable, Equatable {
    /// Nothing but white space and comments.
    case nothing
    /// `name?` or `?name`; `detail` is 1 for two question marks.
    case help(name: String, detail: Int)
    /// Source to run, with the same lines as typed.
    case code(String, showsLastExpression: Bool)

    // Front ends written for IPython send these without being asked; there is nothing to set up.
    private static let ignoredMagics: Set<String> = ["matplotlib", "config", "load_ext", "reload_ext", "autoreload", "pylab"]

    public init(_ typed: String) {
        var lines = typed.replacingLineEnds().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        InteractiveInput.removePrompts(&lines)
        InteractiveInput.removeCommonIndent(&lines)
        let source = lines.joined(separator: "\n")
        if let help = InteractiveInput.help(in: source) {
            self = help
            return
        }
        let logical = LogicalLines(source)
        for (index, line) in lines.enumerated() where logical.startsFresh[index] && line.hasPrefix("%") {
            let name = line.dropFirst().prefix { $0.isLetter || $0 == "_" }
            if InteractiveInput.ignoredMagics.contains(String(name)) { lines[index] = "" }
        }
        if logical.lastCodeByte == 0 {
            self = .nothing
        } else {
            self = .code(lines.joined(separator: "\n"), showsLastExpression: logical.lastCodeByte != UInt8(ascii: ";"))
        }
    }

    static func help(in source: String) -> InteractiveInput? {
        let text = source.drop { $0.isWhitespace }
        guard !text.contains("\n") || !text.drop(while: { $0 != "\n" }).contains(where: { !$0.isWhitespace }) else { return nil }
        var name = text.prefix { $0 != "\n" }
        while let last = name.last, last.isWhitespace { name.removeLast() }
        let before = name.prefix { $0 == "?" }.count
        name = name.dropFirst(before)
        var after = 0
        while name.last == "?" {
            name.removeLast()
            after += 1
        }
        guard (before == 0) != (after == 0), before + after <= 2, let first = name.first, first.isLetter || first == "_",
            name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
        else { return nil }
        return .help(name: String(name), detail: before + after - 1)
    }

    /// Removes `>>> ` and `... ` when the first line has a prompt, or IPython's `In [3]: `.
    private static func removePrompts(_ lines: inout [String]) {
        guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
        if let prompt = notebookPrompt(first, "In [") {
            // IPython's: what it printed is not told apart from code by anything but `Out[3]: `.
            lines.removeAll { notebookPrompt($0, "Out[") != nil }
            for index in lines.indices {
                if let prompt = notebookPrompt(lines[index], "In [") {
                    lines[index].removeFirst(prompt)
                } else if let dots = lines[index].firstRange(of: "...: "),
                    lines[index][..<dots.lowerBound].allSatisfy({ $0 == " " }),
                    lines[index].distance(from: lines[index].startIndex, to: dots.upperBound) <= prompt + 1
                {
                    lines[index].removeSubrange(..<dots.upperBound)
                } else if lines[index].filter({ $0 != " " }) == "...:" {
                    lines[index] = ""
                }
            }
            return
        }
        guard first == ">>>" || first.hasPrefix(">>> ") else {
            return
        }
        for index in lines.indices {
            for prompt in [">>> ", "... "] where lines[index].hasPrefix(prompt) {
                lines[index].removeFirst(prompt.count)
                break
            }
            if lines[index] == ">>>" || lines[index] == "..." { lines[index] = "" }
        }
    }

    /// The length of `In [3]: ` or `Out[3]: ` at the head of a line.
    private static func notebookPrompt(_ line: String, _ word: String) -> Int? {
        guard line.hasPrefix(word) else { return nil }
        let digits = line.dropFirst(word.count).prefix { $0.isNumber }
        guard !digits.isEmpty, line[digits.endIndex...].hasPrefix("]: ") else { return nil }
        return word.count + digits.count + 3
    }

    private static func removeCommonIndent(_ lines: inout [String]) {
        guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
        let indent = first.prefix { $0 == " " || $0 == "\t" }
        guard !indent.isEmpty else { return }
        for index in lines.indices where lines[index].hasPrefix(indent) { lines[index].removeFirst(indent.count) }
    }
}

extension String {
    /// The text with `\n` for every `\r\n` and `\r`, and without a byte order mark.
    public func replacingLineEnds() -> String {
        var text = self
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        guard text.utf8.contains(0x0D) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == 0x0D { bytes.append(0x0A) } else if !(byte == 0x0A && previous == 0x0D) { bytes.append(byte) }
            previous = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
