// The question that the rest of the program asks about a text: what does it say? (Whether it is finished is in
// Completeness.) Here the two passes of the parser and the choice of the mistake to report are put together.

/// Parses a whole module, script or cell. Mistakes that only show when names are resolved or code is made (`return` outside
/// a function, duplicate parameters, starred targets outside lists …) are left to the compiler.
public func parseModule(_ source: String, fileName: String) throws(SyntaxDiagnostic) -> Module {
    var lexer = Lexer(Source(source, fileName: fileName))
    lexer.run()
    return try Parser.run(lexer) { parser throws(Failure) in try parser.module() }
}

extension Parser {
    /// Parses by a rule; if that fails, parses again with an eye for mistakes and throws the one to report.
    static func run<Result>(
        _ lexer: Lexer, field: Range<Int>? = nil, depth: Int = 0, _ rule: (inout Parser) throws(Failure) -> Result
    ) throws(SyntaxDiagnostic) -> Result {
        var parser = Parser(lexer.source, tokens: lexer.tokens)
        parser.field = field
        parser.depth = depth
        do throws(Failure) {
            return try rule(&parser)
        } catch {}
        if let diagnostic = parser.diagnostic, diagnostic.kind == .recursionError { throw diagnostic }
        let last = parser.furthest
        if lexer.tokens[last].kind == .error, let diagnostic = lexer.diagnostic { throw diagnostic }
        if parser.isFinal { throw parser.verdict(lexer, last: last) }
        parser.index = 0
        parser.depth = depth
        parser.height = 0
        parser.diagnostic = nil
        parser.isDiagnosing = true
        parser.memo = [:]
        do throws(Failure) {
            _ = try rule(&parser)
        } catch {}
        throw parser.verdict(lexer, last: last)
    }

    /// The mistake to report after both passes. `last` is the furthest token of the first one.
    private mutating func verdict(_ lexer: Lexer, last: Int) -> SyntaxDiagnostic {
        let token = tokens[last]
        if let diagnostic {
            // A mistake of the lexer further on comes first; so do brackets left open on earlier lines.
            if let other = lexer.diagnostic, overrides(lexer) { return other }
            return diagnostic
        }
        if token.kind == .indent || token.kind == .dedent {
            furthest = last
            _ = failAtIndentation(token.kind == .indent ? "unexpected indent" : "unexpected unindent")
        } else {
            if let other = lexer.diagnostic, overrides(lexer) { return other }
            furthest = last
            if token.kind == .endMarker {
                let line = max(source.lineCount, 1)
                _ = fail("invalid syntax", line: line, column: 0, endLine: line, endColumn: 0)
            } else {
                _ = failLatest("invalid syntax")
            }
        }
        return diagnostic ?? SyntaxDiagnostic(message: "invalid syntax", line: Int(token.line), column: 0)
    }

    /// Whether the lexer's mistake comes before the parser's although the parser did not get that far.
    private func overrides(_ lexer: Lexer) -> Bool {
        guard lexer.endsInsideBrackets else { return !lexer.isReportedInOrder }
        guard let open = lexer.brackets.last else { return false }
        return Int(tokens[furthest].line) > open.line
    }
}
