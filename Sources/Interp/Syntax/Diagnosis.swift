// The well-known mistakes and CPython's words for them. Asked only in the second pass over a text that does not parse; each
// function looks ahead, leaves a diagnostic and throws if it recognises its mistake, and otherwise consumes nothing.

extension Parser {
    // MARK: - Expressions

    /// `a b` inside brackets, `a if b` without `else`, `print x`.
    mutating func diagnoseExpression() throws(Failure) {
        let start = index
        let before = height
        defer {
            index = start
            height = before
        }
        if let first = try attempt({ parser throws(Failure) in try parser.disjunction() }) {
            let end = index
            if !isWordOrPrefix(start), !isLegacyStatement(first) {
                isDiagnosing = false
                let second = try attempt { parser throws(Failure) in try parser.plainExpression() }
                isDiagnosing = true
                if let second, nesting(at: index - 1) > 0 {
                    throw fail("invalid syntax. Perhaps you forgot a comma?", at: first.span, through: second.span)
                }
                index = end
            }
            if accept(.kwIf), let test = try attempt({ parser throws(Failure) in try parser.disjunction() }),
                kind != .kwElse, kind != .colon
            {
                throw fail("expected 'else' after 'if' expression", at: first.span, through: test.span)
            }
        }
        index = start
        guard kind == .name, following != .leftParen else { return }
        let name = source.text(token.range)
        let place = token.span
        guard name == "print" || name == "exec" else { return }
        advance()
        if let rest = try attempt({ parser throws(Failure) in try parser.starExpressions() }) {
            throw fail(
                "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?", at: place, through: rest.span)
        }
    }

    /// A soft keyword, or a name that runs into a string as a wrong prefix does (`kf"…"`).
    private func isWordOrPrefix(_ start: Int) -> Bool {
        guard tokens[start].kind == .name else { return false }
        if tokens[start + 1].kind == .string { return true }
        return ["_", "case", "match"].contains(source.text(tokens[start].range))
    }

    private func isLegacyStatement(_ expression: Expr) -> Bool {
        guard case .name(let name) = expression.kind else { return false }
        return name == "print" || name == "exec"
    }

    /// Brackets open after a token.
    private func nesting(at position: Int) -> Int {
        var level = 0
        for token in tokens[...position] {
            switch token.kind {
            case .leftParen, .leftBracket, .leftBrace: level += 1
            case .rightParen, .rightBracket, .rightBrace: level -= 1
            default: break
            }
        }
        return level
    }

    /// `f() := 1`, and `=` where `==` or `:=` was meant.
    mutating func diagnoseNamedExpression() throws(Failure) {
        let start = index
        let before = height
        defer {
            index = start
            height = before
        }
        if let target = try attempt({ parser throws(Failure) in try parser.expression() }), accept(.colonEqual),
            try attempt({ parser throws(Failure) in try parser.expression() }) != nil
        {
            throw fail("cannot use assignment expressions with \(target.description)", at: target.span)
        }
        index = start
        if kind == .name, following == .equal {
            let name = token.span
            advance()
            advance()
            if let value = try attempt({ parser throws(Failure) in try parser.bitwiseOr() }), kind != .equal,
                kind != .colonEqual
            {
                throw fail(
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", at: name, through: value.span)
            }
            index = start
        }
        if try startsWithTarget() { return }
        if let target = try attempt({ parser throws(Failure) in try parser.bitwiseOr() }), accept(.equal),
            try attempt({ parser throws(Failure) in try parser.bitwiseOr() }) != nil, kind != .equal, kind != .colonEqual
        {
            throw fail(
                "cannot assign to \(target.description) here. Maybe you meant '==' instead of '='?", at: target.span)
        }
    }

    /// A list, tuple, generator or one of the constants stands here: their messages come from the assignment.
    private mutating func startsWithTarget() throws(Failure) -> Bool {
        switch kind {
        case .kwTrue, .kwNone, .kwFalse: return true
        case .leftParen, .leftBracket: break
        default: return false
        }
        let start = index
        defer { index = start }
        guard let atom = try attempt({ parser throws(Failure) in try parser.atom() }) else { return false }
        switch atom.kind {
        case .list: return tokens[start].kind == .leftBracket
        case .tuple, .generatorExp: return true
        default: return false
        }
    }

    /// `(*a)`, `(**a)`, `(*a for a in b)`.
    mutating func diagnoseGroup() throws(Failure) {
        guard following == .star || following == .doubleStar else { return }
        let start = index
        let before = height
        defer {
            index = start
            height = before
        }
        advance()
        let stars = token.span
        if accept(.doubleStar) {
            if try attempt({ parser throws(Failure) in try parser.expression() }) != nil, kind == .rightParen {
                throw fail("cannot use double starred expression here", at: stars)
            }
            return
        }
        guard let value = try attempt({ parser throws(Failure) in try parser.starredArgument() }) else { return }
        if kind == .rightParen { throw fail("cannot use starred expression here", at: value.span) }
        try failAtComprehension("iterable unpacking cannot be used in comprehension", value.span, value.span)
    }

    /// Stars and tuples without parentheses in front of `for`, inside `[` or `{`.
    mutating func diagnoseComprehension() throws(Failure) {
        let start = index
        let before = height
        defer {
            index = start
            height = before
        }
        let isBrace = kind == .leftBrace
        advance()
        if kind == .star {
            let operand = index
            if let value = try attempt({ parser throws(Failure) in try parser.starredArgument() }) {
                try failAtComprehension("iterable unpacking cannot be used in comprehension", value.span, value.span)
            }
            index = operand
        }
        if isBrace, kind == .doubleStar {
            let stars = token.span
            advance()
            if try attempt({ parser throws(Failure) in try parser.bitwiseOr() }) != nil {
                try failAtComprehension("dict unpacking cannot be used in dict comprehension", stars, stars)
            }
            return
        }
        guard let first = try attempt({ parser throws(Failure) in try parser.starNamedExpression() }), kind == .comma
        else { return }
        let comma = token.span
        advance()
        let close: Token.Kind = isBrace ? .rightBrace : .rightBracket
        let message = "did you forget parentheses around the comprehension target?"
        if startsComprehension(kind) { return try failAtComprehension(message, first.span, comma) }
        if let rest = try attempt({ parser throws(Failure) in try parser.starNamedExpressions(until: close) }),
            let last = rest.last
        {
            try failAtComprehension(message, first.span, last.span)
        }
    }

    private mutating func failAtComprehension(_ message: String, _ start: Span, _ end: Span) throws(Failure) {
        guard startsComprehension(kind) else { return }
        if try attempt({ parser throws(Failure) in try parser.comprehensionClauses() }) != nil {
            throw fail(message, at: start, through: end)
        }
    }

    /// `{a: *b}` and `{a: }`; the next token should be the colon.
    mutating func diagnoseDictValue(colon: Span) throws(Failure) {
        guard kind == .colon else { return }
        if following == .rightBrace || following == .comma {
            throw fail("expression expected after dictionary key and ':'", at: colon)
        }
        guard following == .star else { return }
        let start = index
        defer { index = start }
        advance()
        let star = token.span
        advance()
        if try attempt({ parser throws(Failure) in try parser.bitwiseOr() }) != nil {
            throw failStarting("cannot use a starred expression in a dictionary value", at: star)
        }
    }

    /// `for f() in x`
    mutating func diagnoseForTarget() throws(Failure) {
        let start = index
        let before = height
        defer {
            index = start
            height = before
        }
        advance()
        if try looksAt({ parser throws(Failure) in
            _ = try parser.starTargets()
            try parser.expect(.kwIn)
        }) {
            return
        }
        if let target = try attempt({ parser throws(Failure) in try parser.starExpressions() }),
            let invalid = invalidTarget(target, .loop)
        {
            throw fail("cannot assign to \(invalid.description)", at: invalid.span)
        }
    }

    // MARK: - Calls

    /// The longest row of arguments in a good order; a trailing comma is not consumed.
    private mutating func argumentPrefix() throws(Failure) -> CallArguments? {
        var result = CallArguments()
        var seenDoubleStar = false
        var end = index
        while true {
            let start = index
            let isKeyword = kind == .name && following == .equal
            if !result.keywords.isEmpty || isKeyword { try diagnoseKeyword() }
            if isKeyword {
                let name = try expectName()
                advance()
                guard let value = try attempt({ parser throws(Failure) in try parser.expression() }) else { break }
                result.keywords.append(Keyword(name: name, value: value, span: span(from: start)))
            } else if kind == .star, !seenDoubleStar {
                guard let value = try attempt({ parser throws(Failure) in try parser.starredArgument() }) else { break }
                result.args.append(value)
            } else if accept(.doubleStar) {
                guard let value = try attempt({ parser throws(Failure) in try parser.expression() }) else { break }
                result.keywords.append(Keyword(name: nil, value: value, span: span(from: start)))
                seenDoubleStar = true
            } else if result.keywords.isEmpty {
                guard let value = try attempt({ parser throws(Failure) in try parser.argument() }) else {
                    try diagnoseKeyword()
                    break
                }
                if kind == .equal {
                    index = start
                    try diagnoseKeyword()
                    break
                }
                result.args.append(value)
            } else {
                break
            }
            end = index
            guard accept(.comma) else { break }
        }
        index = end
        return result.args.isEmpty && result.keywords.isEmpty ? nil : result
    }

    /// Arguments in a wrong order and generators without parentheses; the next token is the first argument.
    mutating func diagnoseArguments(open: Int) throws(Failure) {
        let start = index
        let before = height
        defer {
            index = start
            height = before
        }
        let message = "Generator expression must be parenthesized"
        let arguments = try argumentPrefix()
        let end = index
        if arguments != nil, kind == .comma, following == .star {
            throw fail(
                "iterable argument unpacking follows keyword argument unpacking", at: span(from: start))
        }
        index = start
        if let element = try attempt({ parser throws(Failure) in try parser.expression() }), startsComprehension(kind),
            let clauses = try attempt({ parser throws(Failure) in try parser.comprehensionClauses() }), accept(.comma),
            let last = clauses.last
        {
            throw fail(message, at: element.span, through: last.ifs.last?.span ?? last.iter.span)
        }
        guard let arguments else { return }
        index = end
        if startsComprehension(kind), arguments.args.count > 1, let element = arguments.args.last,
            let last = try attempt({ parser throws(Failure) in try parser.comprehensionClauses() })?.last
        {
            throw fail(message, at: element.span, through: last.ifs.last?.span ?? last.iter.span)
        }
        index = end
        guard accept(.comma) else { return }
        let next = index
        if let element = try attempt({ parser throws(Failure) in try parser.expression() }), startsComprehension(kind),
            let last = try attempt({ parser throws(Failure) in try parser.comprehensionClauses() })?.last
        {
            throw fail(message, at: element.span, through: last.ifs.last?.span ?? last.iter.span)
        }
        index = next
        if try argumentPrefix() != nil {
            let unpacks = arguments.keywords.contains { $0.name == nil }
            throw failLatest("positional argument follows keyword argument" + (unpacks ? " unpacking" : ""))
        }
    }

    /// `f(True=1)`, `f(a=b for b in c)`, `f(a.b=1)`; the next token begins an argument.
    mutating func diagnoseKeyword() throws(Failure) {
        let start = index
        let before = height
        defer {
            index = start
            height = before
        }
        let first = token
        if following == .equal {
            let equal = tokens[index + 1].span
            if kind == .kwTrue || kind == .kwFalse || kind == .kwNone {
                throw fail("cannot assign to \(source.text(first.range))", at: first.span, through: equal)
            }
            if kind == .name {
                advance()
                advance()
                if try attempt({ parser throws(Failure) in try parser.expression() }) != nil, startsComprehension(kind),
                    try attempt({ parser throws(Failure) in try parser.comprehensionClauses() }) != nil
                {
                    throw fail(
                        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", at: first.span, through: equal)
                }
                return
            }
        }
        if let value = try attempt({ parser throws(Failure) in try parser.expression() }), kind == .equal {
            throw fail(
                "expression cannot contain assignment, perhaps you meant \"==\"?", at: value.span, through: token.span)
        }
    }

    // MARK: - Assignments

    /// A statement that begins with an expression and assigns to what cannot be assigned to.
    mutating func diagnoseAssignment() throws(Failure) {
        let start = index
        let before = height
        defer {
            index = start
            height = before
        }
        try diagnoseAnnotation()
        index = start
        // Everything up to the last `=`: the first part that is no target is to blame.
        while true {
            if let value = try attempt({ parser throws(Failure) in try parser.yieldOrStarExpressions() }), kind == .equal {
                if case .yield = value.kind {
                    throw fail("assignment to yield expression not possible", at: value.span)
                }
                if let invalid = invalidTarget(value, .assign) {
                    throw fail("cannot assign to \(invalid.description)", at: invalid.span)
                }
                advance()
                continue
            }
            break
        }
        index = start
        if let target = try attempt({ parser throws(Failure) in try parser.starExpressions() }),
            Self.augmentedOperator(kind) != nil
        {
            advance()
            if try attempt({ parser throws(Failure) in try parser.yieldOrStarExpressions() }) != nil {
                throw fail(
                    "'\(target.description)' is an illegal expression for augmented assignment", at: target.span)
            }
        }
    }

    private mutating func diagnoseAnnotation() throws(Failure) {
        let start = index
        func isAnnotated(_ parser: inout Parser) throws(Failure) -> Bool {
            guard parser.accept(.colon) else { return false }
            return try parser.attempt { parser throws(Failure) in try parser.expression() } != nil
        }
        if kind == .leftParen || kind == .leftBracket,
            let target = try attempt({ parser throws(Failure) in try parser.atom() })
        {
            switch target.kind {
            case .list, .tuple:
                if try isAnnotated(&self) {
                    throw fail("only single target (not \(target.description)) can be annotated", at: target.span)
                }
            default: break
            }
        }
        index = start
        if let first = try attempt({ parser throws(Failure) in try parser.starNamedExpression() }), accept(.comma) {
            while startsExpression(kind) {
                guard try attempt({ parser throws(Failure) in try parser.starNamedExpression() }) != nil else { break }
                _ = accept(.comma)
            }
            if try isAnnotated(&self) {
                throw fail("only single target (not tuple) can be annotated", at: first.span)
            }
        }
        index = start
        if let target = try attempt({ parser throws(Failure) in try parser.expression() }), try isAnnotated(&self) {
            throw fail("illegal target for annotation", at: target.span)
        }
    }

    // MARK: - Places

    /// Leaves a diagnostic at the furthest token looked at.
    mutating func failLatest(_ message: String, kind: SyntaxDiagnostic.Kind = .syntaxError) -> Failure {
        let token = tokens[furthest]
        switch token.kind {
        case .endMarker, .dedent, .indent:
            // These have no place of their own: CPython says where its tokenizer stood, without an end.
            let isEnd = Int(token.start) >= source.count
            let line = isEnd ? source.lineCount : Int(token.line)
            let column =
                isEnd
                ? source.codePoints(line: line, byteColumn: source.lineRange(line).count) + 1
                : source.codePoints(line: line, byteColumn: Int(token.column))
            return fail(message, kind: kind, line: max(line, 1), column: column, endLine: max(line, 1), endColumn: -1)
        default:
            return fail(message, at: token.span, kind: kind)
        }
    }

    mutating func failAtIndentation(_ message: String) -> Failure {
        failLatest(message, kind: .indentationError)
    }

    /// Leaves a diagnostic from a place up to the end of the furthest token looked at.
    mutating func failStarting(_ message: String, at start: Span) -> Failure {
        let last = tokens[furthest]
        let line = Int(start.startLine)
        return fail(
            message, line: line, column: source.codePoints(line: line, byteColumn: Int(start.startColumn)) + 1,
            endLine: Int(last.endLine),
            endColumn: source.codePoints(line: Int(last.endLine), byteColumn: Int(last.endColumn)))
    }
}

extension Expr {
    /// CPython's name for the kind of an expression, in "cannot assign to …".
    var description: String {
        switch kind {
        case .attribute: "attribute"
        case .subscript: "subscript"
        case .starred: "starred"
        case .name: "name"
        case .list: "list"
        case .tuple: "tuple"
        case .lambda: "lambda"
        case .call: "function call"
        case .boolOp, .binOp, .unaryOp: "expression"
        case .generatorExp: "generator expression"
        case .yield, .yieldFrom: "yield expression"
        case .listComp: "list comprehension"
        case .setComp: "set comprehension"
        case .dictComp: "dict comprehension"
        case .dict: "dict literal"
        case .set: "set display"
        case .joinedStr, .formattedValue: "f-string expression"
        case .constant(let constant):
            switch constant {
            case .none: "None"
            case .true: "True"
            case .false: "False"
            case .ellipsis: "ellipsis"
            default: "literal"
            }
        case .compare: "comparison"
        case .ifExp: "conditional expression"
        case .namedExpr: "named expression"
        case .slice: "slice"
        }
    }
}
