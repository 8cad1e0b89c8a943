// Where in a source a program can stop: the lines on which statements begin.

/// The statements of a source.
public struct StatementLines: Sendable {
    /// First and last line of each, in the order of the first.
    private let spans: [(first: Int, last: Int)]

    fileprivate init(_ spans: Set<[Int]>) { self.spans = spans.map { ($0[0], $0[1]) }.sorted { $0.first < $1.first } }

    /// The line for a breakpoint that was asked for at `line`: of the statement that begins there or goes over it, else of the
    /// next one; nil if there is none.
    public func line(for line: Int) -> Int? {
        let around = spans.filter { $0.first <= line && line <= $0.last }
        if let first = around.last?.first {
            if first == line { return line }
            // Inside a block a blank line or a comment belongs to what follows.
            let hasInner = spans.contains { $0.first > first && $0.first <= (around.last?.last ?? 0) }
            if !hasInner { return first }
        }
        return spans.first { $0.first >= line }?.first ?? spans.last?.first
    }
}

extension Interpreter {
    /// The statements of a source; none if it does not parse. From any thread.
    public static func statementLines(of source: String) -> StatementLines {
        var spans: Set<[Int]> = []
        guard let module = try? parse(source, fileName: "<debugger>", firstLine: 1),
            let code = try? compileModule(
                module, source: SourceText(fileName: "<debugger>", text: source), showsLastExpression: false, tracesLines: true)
        else { return StatementLines([]) }
        var waiting = [code]
        while let next = waiting.popLast() {
            var index = 0
            while index < next.words.count {
                let opcode = Instruction(word: next.words[index]).opcode
                if opcode == .traceLine { spans.insert([Int(next.positions[index].line), Int(next.positions[index].endLine)]) }
                index += opcode.hasCache ? 2 : 1
            }
            for case .code(let inner) in next.constants { waiting.append(inner) }
        }
        return StatementLines(spans)
    }
}
