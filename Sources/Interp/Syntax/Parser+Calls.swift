// Arguments of calls and class headers, and the targets of assignments, loops, `with` and `del`.

extension Parser {
    struct CallArguments {
        var args: [Expr] = []
        var keywords: [Keyword] = []
    }

    /// The call of an already parsed primary that began at token `start`; the next token is the opening parenthesis.
    mutating func call(_ callee: Expr, from start: Int) throws(Failure) -> Expr {
        let outer = height
        height = 0
        let open = index
        advance()
        let arguments = try callArguments(open: open)
        try expect(.rightParen)
        height = max(outer, height)
        return try make(.call(callee, args: arguments.args, keywords: arguments.keywords), span(from: start))
    }

    /// Everything up to the closing parenthesis, which is not consumed. `open` is the opening one. A class header does not
    /// allow a generator without parentheses of its own.
    mutating func callArguments(open: Int, allowsGenerator: Bool = true) throws(Failure) -> CallArguments {
        let start = index
        if isDiagnosing {
            if let arguments = try attempt({ parser throws(Failure) in
                let arguments = try parser.plainArguments(open: open, allowsGenerator: allowsGenerator)
                guard parser.kind == .rightParen else { throw Failure() }
                return arguments
            }) {
                return arguments
            }
            index = start
            try diagnoseArguments(open: open)
            index = start
        }
        return try plainArguments(open: open, allowsGenerator: allowsGenerator)
    }

    private mutating func plainArguments(open: Int, allowsGenerator: Bool) throws(Failure) -> CallArguments {
        var result = CallArguments()
        var seenDoubleStar = false
        while kind != .rightParen {
            let start = index
            switch kind {
            case .star:
                if seenDoubleStar { throw Failure() }
                result.args.append(try starredArgument())
            case .doubleStar:
                advance()
                let value = try expression()
                result.keywords.append(Keyword(name: nil, value: value, span: span(from: start)))
                seenDoubleStar = true
            case .name where following == .equal:
                let name = try expectName()
                advance()
                if isDiagnosing { index = start; try diagnoseKeyword(); index = start + 2 }
                let value = try expression()
                result.keywords.append(Keyword(name: name, value: value, span: span(from: start)))
            default:
                if isDiagnosing, !result.keywords.isEmpty { try diagnoseKeyword() }
                let value = try argument()
                if allowsGenerator, startsComprehension(kind) {
                    // Alone in the call: the call's parentheses are the generator's.
                    guard result.args.isEmpty, result.keywords.isEmpty else { throw Failure() }
                    let clauses = try comprehensionClauses()
                    guard kind == .rightParen else { throw Failure() }
                    let close = token
                    let first = tokens[open]
                    let span = Span(
                        startLine: first.line, startColumn: first.column, endLine: close.endLine, endColumn: close.endColumn)
                    result.args.append(try make(.generatorExp(value, clauses), span))
                    return result
                }
                if kind == .equal {
                    index = start
                    if isDiagnosing { try diagnoseKeyword() }
                    throw Failure()
                }
                guard result.keywords.isEmpty else { throw Failure() }
                result.args.append(value)
            }
            guard accept(.comma) else { break }
        }
        return result
    }

    mutating func argument() throws(Failure) -> Expr {
        if kind == .name, following == .colonEqual { return try assignmentExpression() }
        let value = try expression()
        if kind == .colonEqual { throw Failure() }
        return value
    }

    /// `*expression`, as in calls and subscriptions.
    mutating func starredArgument() throws(Failure) -> Expr {
        let start = index
        try expect(.star)
        let value = try expression()
        return try make(.starred(value), span(from: start))
    }

    // MARK: - Targets

    /// The targets of a `for`: like `starExpressions` but without comparisons, since `in` ends them.
    mutating func starTargets() throws(Failure) -> Expr {
        let start = index
        let first = try starTarget()
        guard kind == .comma else { return first }
        var elements = [first]
        while accept(.comma) {
            guard startsExpression(kind) else { break }
            elements.append(try starTarget())
        }
        return try make(.tuple(elements), span(from: start))
    }

    /// One target, possibly starred.
    mutating func starTarget() throws(Failure) -> Expr {
        let start = index
        if accept(.star) {
            if kind == .star { throw Failure() }
            let value = try starTarget()
            return try make(.starred(value), span(from: start))
        }
        let target = try measured { parser throws(Failure) in try parser.primary() }
        guard invalidTarget(target, .assign) == nil else { throw Failure() }
        return target
    }

    enum TargetUse {
        case assign, delete, loop
    }

    /// The first part of an expression that cannot be assigned to (deleted); nil if all is well.
    func invalidTarget(_ expression: Expr, _ use: TargetUse) -> Expr? {
        switch expression.kind {
        case .name, .attribute, .subscript:
            return nil
        case .list(let elements), .tuple(let elements):
            for element in elements {
                if let invalid = invalidTarget(element, use) { return invalid }
            }
            return nil
        case .starred(let value):
            return use == .delete ? expression : invalidTarget(value, use)
        case .compare(let left, let operators, _) where use == .loop:
            // `for f() in x`: everything up to `in` was read as a comparison.
            return operators.first == .in ? invalidTarget(left, use) : nil
        default:
            return expression
        }
    }

    /// For augmented and annotated assignments: a name, an attribute or a subscription.
    func isSingleTarget(_ expression: Expr) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscript: true
        default: false
        }
    }
}
