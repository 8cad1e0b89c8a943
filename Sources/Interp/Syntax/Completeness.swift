// Is a text finished? Asked at every Return key by terminals and notebook front ends, so one pass over the text decides:
// the lexer says what is open, the parser whether what is there could still become a program.

/// Whether a text can run as it stands.
public enum Completeness: Sendable, Equatable {
    case complete
    /// More must follow; `indent` is what the next line should start with.
    case incomplete(indent: String)
    case invalid
}

/// As IPython decides it: a block is finished by a blank line, brackets and triple quotes by their end, a line by no
/// trailing backslash. Magic lines (`%…`, `!…`) are the caller's business.
public func completeness(of source: String) -> Completeness {
    let text = Source(source, fileName: "<cell>")
    var lexer = Lexer(text)
    lexer.run()
    if lexer.diagnostic != nil {
        if lexer.endsInsideBrackets || lexer.endsUnfinished {
            // What stands before the open bracket or quotes must make sense as far as it goes.
            return mayContinue(lexer) ? .incomplete(indent: text.nextIndent(lexer)) : .invalid
        }
        return .invalid
    }
    do throws(SyntaxDiagnostic) {
        _ = try Parser.run(lexer) { parser throws(Failure) in try parser.module() }
    } catch {
        return mayContinue(lexer) ? .incomplete(indent: text.nextIndent(lexer)) : .invalid
    }
    // A finished block may go on until a blank line ends it.
    guard text.endsInsideBlock(lexer) else { return .complete }
    return .incomplete(indent: text.nextIndent(lexer))
}

/// Whether the parser got as far as the text goes: what it missed comes after the end.
private func mayContinue(_ lexer: Lexer) -> Bool {
    var parser = Parser(lexer.source, tokens: lexer.tokens)
    do throws(Failure) {
        _ = try parser.module()
        return true
    } catch {
        if let diagnostic = parser.diagnostic, !diagnostic.message.hasPrefix("expected an indented block"),
            !diagnostic.message.hasPrefix("expected 'except'")
        {
            return false
        }
        // At the end there are only line ends and dedents left, or the place where the lexer gave up.
        return lexer.tokens[parser.furthest...].allSatisfy {
            switch $0.kind {
            case .error, .endMarker, .dedent: true
            default: false
            }
        }
    }
}

extension Source {
    /// The indentation that a line after this text should have.
    fileprivate func nextIndent(_ lexer: Lexer) -> String {
        // Inside brackets: one step in from the line that opened them. Inside quotes: none, it would become text.
        if lexer.endsUnfinished { return "" }
        if let open = lexer.brackets.last { return indentation(ofLine: open.line) + "    " }
        guard let last = lexer.tokens.last(where: { $0.kind != .endMarker && $0.kind != .dedent && $0.kind != .newline })
        else { return "" }
        let start = statementStart(lexer, before: last)
        let base = indentation(ofLine: Int(start.line))
        switch last.kind {
        case .colon: return base + "    "
        default: break
        }
        switch start.kind {
        case .kwReturn, .kwRaise, .kwBreak, .kwContinue, .kwPass:
            return base.hasSuffix("\t") ? String(base.dropLast()) : String(base.dropLast(4))
        default:
            return base
        }
    }

    private func indentation(ofLine line: Int) -> String {
        let range = lineRange(line)
        let blanks = bytes[range].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return String(decoding: blanks, as: UTF8.self)
    }

    /// The last statement is a block (or a decorator's) and no blank line follows it.
    fileprivate func endsInsideBlock(_ lexer: Lexer) -> Bool {
        guard let last = lexer.tokens.last(where: { $0.kind != .endMarker && $0.kind != .dedent && $0.kind != .newline })
        else { return false }
        guard opensBlock(lexer, before: last) else { return false }
        // A line of blanks after it ends the block.
        var line = Int(last.endLine) + 1
        while line <= lineCount {
            let range = lineRange(line)
            if bytes[range].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }) { return false }
            line += 1
        }
        return true
    }

    /// Whether the statement that a token ends is compound.
    private func opensBlock(_ lexer: Lexer, before last: Token) -> Bool {
        // Dedents at the end: it is indented. Otherwise only `if x: y` on one line counts.
        if lexer.tokens.contains(where: { $0.kind == .dedent && $0.start >= last.end }) { return true }
        return isCompound(statementStart(lexer, before: last).kind)
    }

    /// The first token of the logical line that a token is on.
    private func statementStart(_ lexer: Lexer, before last: Token) -> Token {
        var result = last
        for token in lexer.tokens.reversed() where token.start < last.end {
            switch token.kind {
            case .newline: return result
            case .indent, .dedent, .endMarker: continue
            default: result = token
            }
        }
        return result
    }

    private func isCompound(_ kind: Token.Kind?) -> Bool {
        switch kind {
        case .kwIf, .kwElif, .kwElse, .kwFor, .kwWhile, .kwTry, .kwExcept, .kwFinally, .kwWith, .kwDef, .kwClass: true
        default: false
        }
    }
}
