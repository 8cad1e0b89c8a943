// The parser's state and tools: tokens, spans, speculation, limits on depth. The grammar is in Parser+Statements,
// Parser+Expressions, Parser+Calls, Parser+Parameters and Parser+Literals.
// A text is parsed once, by recursive descent. Only if that fails it is parsed again with `isDiagnosing` on: then every
// expression first looks for the well-known mistakes (Diagnosis), as CPython does with its `invalid_…` rules.

struct Parser {
    let source: Source
    let tokens: [Token]
    /// The next token.
    var index = 0
    /// The furthest token looked at: where plain "invalid syntax" is reported.
    var furthest = 0
    /// Why `Failure` was thrown, if there is more to say than "invalid syntax".
    var diagnostic: SyntaxDiagnostic?
    /// The diagnostic was left where CPython raises it in its first pass already: no second look.
    var isFinal = false
    /// Look for well-known mistakes before parsing.
    var isDiagnosing = false
    /// Remember expressions by position: the second pass visits the same text several times.
    var memo: [MemoKey: MemoEntry]?
    /// The text is the expression of an f-string's field; where it stands in the source.
    var field: Range<Int>?
    /// Unfinished calls of the recursive rules.
    var depth = 0
    /// Height of the highest tree built since it was last reset; see `measured`.
    var height = 0

    struct MemoKey: Hashable {
        let rule: UInt8
        let index: Int32
        let isDiagnosing: Bool
    }

    struct MemoEntry {
        let result: Expr?
        let end: Int
        let height: Int
    }

    /// CPython refuses to compile trees higher than about three times its recursion limit; the compiler here recurses too.
    static let maximumHeight = 2_980
    /// Nested lambdas, conditionals, unary operators; brackets stop at 200 in the lexer. Keeps the parser within 1 MB.
    static let maximumDepth = 1_000

    init(_ source: Source, tokens: [Token]) {
        self.source = source
        self.tokens = tokens
    }

    // MARK: - Tokens

    var kind: Token.Kind { tokens[index].kind }
    var token: Token { tokens[index] }

    /// The kind of the token after the next.
    var following: Token.Kind { index + 1 < tokens.count ? tokens[index + 1].kind : .endMarker }

    mutating func advance() {
        if index + 1 < tokens.count { index += 1 }
        if index > furthest { furthest = index }
    }

    mutating func accept(_ kind: Token.Kind) -> Bool {
        guard tokens[index].kind == kind else { return false }
        advance()
        return true
    }

    mutating func expect(_ kind: Token.Kind) throws(Failure) {
        guard tokens[index].kind == kind else { throw Failure() }
        advance()
    }

    /// For a token that nothing else could stand for: `def f x` says "expected '('".
    mutating func force(_ kind: Token.Kind, _ text: String) throws(Failure) {
        guard tokens[index].kind == kind else {
            isFinal = true
            throw fail("expected '\(text)'", at: token.span)
        }
        advance()
    }

    mutating func expectName() throws(Failure) -> String {
        guard tokens[index].kind == .name else { throw Failure() }
        let text = source.text(tokens[index].range)
        advance()
        return text
    }

    // MARK: - Spans

    /// From a token to the last one consumed; line ends and indentation do not count.
    func span(from start: Int) -> Span {
        var last = index - 1
        while last > start {
            switch tokens[last].kind {
            case .newline, .indent, .dedent, .endMarker:
                last -= 1
                continue
            default:
                break
            }
            break
        }
        let first = tokens[start]
        let end = tokens[max(last, start)]
        return Span(startLine: first.line, startColumn: first.column, endLine: end.endLine, endColumn: end.endColumn)
    }

    // MARK: - Failing

    /// Leaves a diagnostic for the stretch from one span to the end of another.
    mutating func fail(
        _ message: String, at start: Span, through end: Span? = nil, kind: SyntaxDiagnostic.Kind = .syntaxError
    ) -> Failure {
        let end = end ?? start
        let line = Int(start.startLine)
        let endLine = Int(end.endLine)
        return fail(
            message, kind: kind, line: line, column: source.codePoints(line: line, byteColumn: Int(start.startColumn)) + 1,
            endLine: endLine, endColumn: source.codePoints(line: endLine, byteColumn: Int(end.endColumn)) + 1)
    }

    mutating func fail(
        _ message: String, kind: SyntaxDiagnostic.Kind = .syntaxError, line: Int, column: Int, endLine: Int, endColumn: Int
    ) -> Failure {
        guard diagnostic == nil else { return Failure() }
        var result = SyntaxDiagnostic(
            kind: kind, message: message, fileName: source.fileName, line: line, column: column, endLine: endLine,
            endColumn: endColumn, text: source.text(ofLine: line))
        if let field, kind == .syntaxError {
            result.message = "f-string: " + message
            // CPython shows the field's expression in parentheses instead of the line.
            let start = source.line(of: field.lowerBound)
            if start == line, source.line(of: field.upperBound) == line {
                let shift = source.codePoints(
                    line: line, byteColumn: field.lowerBound - 1 - Int(source.lineStarts[line - 1]))
                result.column -= shift
                if endColumn > 0 { result.endColumn -= shift }
                result.text = "(" + source.text(field) + ")"
            }
        }
        diagnostic = result
        return Failure()
    }

    mutating func tooDeep() -> Failure {
        fail(
            "maximum recursion depth exceeded during compilation", kind: .recursionError, line: Int(token.line), column: 0,
            endLine: 0, endColumn: 0)
    }

    // MARK: - Speculation

    /// Runs a rule; if it does not fit, goes back to where it started. A rule that left a diagnostic does not come back.
    mutating func attempt<Result>(
        _ rule: (inout Parser) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        let start = index
        let savedDepth = depth
        do throws(Failure) {
            return try rule(&self)
        } catch {
            if diagnostic != nil { throw error }
            index = start
            depth = savedDepth
            return nil
        }
    }

    /// Whether a rule fits here; consumes nothing.
    mutating func looksAt<Result>(_ rule: (inout Parser) throws(Failure) -> Result) throws(Failure) -> Bool {
        let start = index
        defer { index = start }
        return try attempt(rule) != nil
    }

    /// The rest of an expression that could also end here. While looking for mistakes, a rest that does not fit is left
    /// alone, and what stands before it counts as an expression followed by something odd.
    mutating func rest<Result>(_ rule: (inout Parser) throws(Failure) -> Result) throws(Failure) -> Result? {
        if memo != nil { return try attempt(rule) }
        return try rule(&self)
    }

    // MARK: - Limits

    /// A node on top of the highest tree built since the last reset.
    mutating func make(_ kind: Expr.Kind, _ span: Span) throws(Failure) -> Expr {
        height += 1
        if height > Self.maximumHeight { throw tooDeep() }
        return Expr(kind, span)
    }

    /// Runs a rule with the height counted from zero, so that siblings do not add up.
    mutating func measured<Result>(
        _ rule: (inout Parser) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let before = height
        height = 0
        let result = try rule(&self)
        if before > height { height = before }
        return result
    }

    mutating func enter() throws(Failure) {
        depth += 1
        if depth > Self.maximumDepth { throw tooDeep() }
    }

    mutating func leave() {
        depth -= 1
    }

    /// Parses by a rule whose result is remembered during the second pass.
    mutating func remembered(
        _ rule: UInt8, _ body: (inout Parser) throws(Failure) -> Expr
    ) throws(Failure) -> Expr {
        guard memo != nil else { return try body(&self) }
        let key = MemoKey(rule: rule, index: Int32(truncatingIfNeeded: index), isDiagnosing: isDiagnosing)
        if let entry = memo?[key] {
            guard let result = entry.result else { throw Failure() }
            index = entry.end
            height = max(height, entry.height)
            return result
        }
        let before = height
        height = 0
        do throws(Failure) {
            let result = try body(&self)
            memo?[key] = MemoEntry(result: result, end: index, height: height)
            height = max(before, height)
            return result
        } catch {
            if diagnostic == nil { memo?[key] = MemoEntry(result: nil, end: index, height: 0) }
            throw error
        }
    }
}
