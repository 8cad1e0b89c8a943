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
    /// The indentation that a line after this text should have: that of the last line, one step in after a colon.
    fileprivate func nextIndent(_ lexer: Lexer) -> String {
        let range = lineRange(lineCount)
        let blanks = bytes[range].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let base = String(decoding: blanks, as: UTF8.self)
        let last = lexer.tokens.last {
            switch $0.kind {
            case .endMarker, .dedent, .newline, .error: false
            default: true
            }
        }
        guard let last, last.kind == .colon, Int(last.line) == lineCount, lexer.brackets.isEmpty else { return base }
        return base + "    "
    }

    /// The last line belongs to an indented block, and neither a line break nor a line of blanks follows it.
    fileprivate func endsInsideBlock(_ lexer: Lexer) -> Bool {
        guard addedNewline, bytes[lineRange(lineCount)].contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0C })
        else { return false }
        return lexer.tokens.dropLast().last?.kind == .dedent
    }
}
