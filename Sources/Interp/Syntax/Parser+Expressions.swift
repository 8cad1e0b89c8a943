// Expressions, by precedence. Rule names follow the published grammar of the language: `starExpressions` is what may stand
// right of `=`, `expression` excludes tuples without parentheses, `disjunction` excludes conditionals and lambdas, and so on.

extension Parser {
    // MARK: - Lists of expressions

    /// `a, *b, c`: one expression or a tuple.
    mutating func starExpressions() throws(Failure) -> Expr {
        try tupleOf { parser throws(Failure) in try parser.starExpression() }
    }

    /// `a, b`, without stars.
    mutating func expressions() throws(Failure) -> Expr {
        try tupleOf { parser throws(Failure) in try parser.expression() }
    }

    private mutating func tupleOf(_ element: (inout Parser) throws(Failure) -> Expr) throws(Failure) -> Expr {
        let start = index
        let first = try element(&self)
        guard kind == .comma else { return first }
        var elements = [first]
        while accept(.comma) {
            guard startsExpression(kind) else { break }
            elements.append(try element(&self))
        }
        return try make(.tuple(elements), span(from: start))
    }

    mutating func starExpression() throws(Failure) -> Expr {
        try kind == .star ? starred() : expression()
    }

    mutating func starNamedExpression() throws(Failure) -> Expr {
        try kind == .star ? starred() : namedExpression()
    }

    /// `*bitwise_or`
    private mutating func starred() throws(Failure) -> Expr {
        let start = index
        try expect(.star)
        let value = try measured { parser throws(Failure) in try parser.bitwiseOr() }
        return try make(.starred(value), span(from: start))
    }

    /// Elements of a display up to its closing bracket, which is not consumed.
    mutating func starNamedExpressions(until close: Token.Kind) throws(Failure) -> [Expr] {
        var elements: [Expr] = []
        while kind != close {
            elements.append(try starNamedExpression())
            guard accept(.comma) else { break }
        }
        return elements
    }

    mutating func yieldExpression() throws(Failure) -> Expr {
        let start = index
        try expect(.kwYield)
        if accept(.kwFrom) {
            let value = try expression()
            return try make(.yieldFrom(value), span(from: start))
        }
        let value = startsExpression(kind) ? try starExpressions() : nil
        return try make(.yield(value), span(from: start))
    }

    /// What may stand right of `=`.
    mutating func yieldOrStarExpressions() throws(Failure) -> Expr {
        try kind == .kwYield ? yieldExpression() : starExpressions()
    }

    // MARK: - Single expressions

    mutating func namedExpression() throws(Failure) -> Expr {
        if kind == .name, following == .colonEqual { return try assignmentExpression() }
        if isDiagnosing { try diagnoseNamedExpression() }
        let result = try expression()
        if kind == .colonEqual { throw Failure() }
        return result
    }

    /// `name := value`; the caller has seen both tokens.
    mutating func assignmentExpression() throws(Failure) -> Expr {
        let start = index
        let name = try expectName()
        let target = Expr(.name(name), span(from: start))
        try expect(.colonEqual)
        let value = try expression()
        return try make(.namedExpr(target: target, value: value), span(from: start))
    }

    mutating func expression() throws(Failure) -> Expr {
        try remembered(0) { parser throws(Failure) in
            if parser.isDiagnosing { try parser.diagnoseExpression() }
            return try parser.measured { parser throws(Failure) in try parser.plainExpression() }
        }
    }

    /// `expression` without a look for mistakes at its own start.
    mutating func plainExpression() throws(Failure) -> Expr {
        try enter()
        defer { leave() }
        if kind == .kwLambda { return try lambda() }
        let start = index
        let body = try disjunction()
        guard kind == .kwIf else { return body }
        return try rest { parser throws(Failure) in try parser.conditional(body, from: start) } ?? body
    }

    private mutating func conditional(_ body: Expr, from start: Int) throws(Failure) -> Expr {
        advance()
        let test = try measured { parser throws(Failure) in try parser.disjunction() }
        try expect(.kwElse)
        let orelse = try expression()
        return try make(.ifExp(test: test, body: body, orelse: orelse), span(from: start))
    }

    mutating func disjunction() throws(Failure) -> Expr {
        try remembered(1) { parser throws(Failure) in
            let start = parser.index
            let first = try parser.conjunction()
            guard parser.kind == .kwOr else { return first }
            var values = [first]
            while parser.kind == .kwOr {
                guard
                    let value = try parser.rest({ parser throws(Failure) in
                        parser.advance()
                        return try parser.measured { parser throws(Failure) in try parser.conjunction() }
                    })
                else { break }
                values.append(value)
            }
            if values.count == 1 { return first }
            return try parser.make(.boolOp(.or, values), parser.span(from: start))
        }
    }

    private mutating func conjunction() throws(Failure) -> Expr {
        let start = index
        let first = try inversion()
        guard kind == .kwAnd else { return first }
        var values = [first]
        while kind == .kwAnd {
            guard
                let value = try rest({ parser throws(Failure) in
                    parser.advance()
                    return try parser.measured { parser throws(Failure) in try parser.inversion() }
                })
            else { break }
            values.append(value)
        }
        if values.count == 1 { return first }
        return try make(.boolOp(.and, values), span(from: start))
    }

    private mutating func inversion() throws(Failure) -> Expr {
        guard kind == .kwNot else { return try comparison() }
        try enter()
        defer { leave() }
        let start = index
        advance()
        let operand = try inversion()
        return try make(.unaryOp(.not, operand), span(from: start))
    }

    private mutating func comparison() throws(Failure) -> Expr {
        let start = index
        let left = try bitwiseOr()
        var operators: [CompareOperator] = []
        var comparators: [Expr] = []
        while true {
            let before = index
            guard let op = comparisonOperator() else { break }
            guard
                let right = try rest({ parser throws(Failure) in
                    try parser.measured { parser throws(Failure) in try parser.bitwiseOr() }
                })
            else {
                index = before
                break
            }
            operators.append(op)
            comparators.append(right)
        }
        if operators.isEmpty { return left }
        return try make(.compare(left: left, operators, comparators), span(from: start))
    }

    private mutating func comparisonOperator() -> CompareOperator? {
        let result: CompareOperator
        switch kind {
        case .equalEqual: result = .eq
        case .notEqual: result = .notEq
        case .less: result = .lt
        case .lessEqual: result = .ltE
        case .greater: result = .gt
        case .greaterEqual: result = .gtE
        case .kwIn: result = .in
        case .kwIs:
            advance()
            return accept(.kwNot) ? .isNot : .is
        case .kwNot:
            guard following == .kwIn else {
                if index + 1 > furthest { furthest = min(index + 1, tokens.count - 1) }
                return nil
            }
            advance()
            result = .notIn
        default:
            return nil
        }
        advance()
        return result
    }

    // MARK: - Operators

    mutating func bitwiseOr() throws(Failure) -> Expr {
        try memo == nil ? binary(1) : remembered(2) { parser throws(Failure) in try parser.binary(1) }
    }

    private mutating func binary(_ minimum: Int) throws(Failure) -> Expr {
        let start = index
        var left = try factor()
        while let (op, precedence) = Self.binaryOperator(kind), precedence >= minimum {
            guard
                let right = try rest({ parser throws(Failure) in
                    parser.advance()
                    return try parser.measured { parser throws(Failure) in try parser.binary(precedence + 1) }
                })
            else { break }
            left = try make(.binOp(left, op, right), span(from: start))
        }
        return left
    }

    private static func binaryOperator(_ kind: Token.Kind) -> (BinaryOperator, Int)? {
        switch kind {
        case .bar: (.bitOr, 1)
        case .caret: (.bitXor, 2)
        case .ampersand: (.bitAnd, 3)
        case .leftShift: (.lShift, 4)
        case .rightShift: (.rShift, 4)
        case .plus: (.add, 5)
        case .minus: (.sub, 5)
        case .star: (.mult, 6)
        case .slash: (.div, 6)
        case .doubleSlash: (.floorDiv, 6)
        case .percent: (.mod, 6)
        case .at: (.matMult, 6)
        default: nil
        }
    }

    private mutating func factor() throws(Failure) -> Expr {
        let op: UnaryOperator
        switch kind {
        case .plus: op = .uAdd
        case .minus: op = .uSub
        case .tilde: op = .invert
        default: return try power()
        }
        try enter()
        defer { leave() }
        let start = index
        advance()
        let operand = try factor()
        return try make(.unaryOp(op, operand), span(from: start))
    }

    private mutating func power() throws(Failure) -> Expr {
        if kind == .kwAwait { throw fail("\"await\" is not part of the language", at: token.span) }
        let start = index
        let base = try primary()
        guard kind == .doubleStar else { return base }
        try enter()
        defer { leave() }
        guard
            let exponent = try rest({ parser throws(Failure) in
                parser.advance()
                return try parser.measured { parser throws(Failure) in try parser.factor() }
            })
        else { return base }
        return try make(.binOp(base, .pow, exponent), span(from: start))
    }

    // MARK: - Primaries

    mutating func primary() throws(Failure) -> Expr {
        let start = index
        var result = try atom()
        while true {
            switch kind {
            case .dot:
                guard
                    let name = try rest({ parser throws(Failure) in
                        parser.advance()
                        return try parser.expectName()
                    })
                else { return result }
                result = try make(.attribute(result, name), span(from: start))
            case .leftParen:
                let callee = result
                guard let call = try rest({ parser throws(Failure) in try parser.call(callee, from: start) })
                else { return result }
                result = call
            case .leftBracket:
                guard
                    let index = try rest({ parser throws(Failure) in
                        parser.advance()
                        let index = try parser.measured { parser throws(Failure) in try parser.slices() }
                        try parser.expect(.rightBracket)
                        return index
                    })
                else { return result }
                result = try make(.subscript(result, index), span(from: start))
            default:
                return result
            }
        }
    }

    /// What stands between the brackets of a subscription.
    private mutating func slices() throws(Failure) -> Expr {
        let start = index
        let isStarred = kind == .star
        let first = try isStarred ? starredArgument() : slice()
        if kind != .comma {
            return isStarred ? try make(.tuple([first]), span(from: start)) : first
        }
        var elements = [first]
        while accept(.comma) {
            if kind == .rightBracket { break }
            elements.append(try kind == .star ? starredArgument() : slice())
        }
        return try make(.tuple(elements), span(from: start))
    }

    private mutating func slice() throws(Failure) -> Expr {
        let start = index
        var lower: Expr?
        if kind != .colon {
            if kind == .name, following == .colonEqual { return try assignmentExpression() }
            let value = try isDiagnosing ? sliceElementDiagnosing() : expression()
            guard kind == .colon else {
                if kind == .colonEqual { throw Failure() }
                return value
            }
            lower = value
        }
        try expect(.colon)
        let upper = startsExpression(kind) ? try expression() : nil
        var step: Expr?
        if accept(.colon), startsExpression(kind) { step = try expression() }
        return try make(.slice(lower: lower, upper: upper, step: step), span(from: start))
    }

    /// A slice's bound is an expression, an index may be a named one: both looks for mistakes, in CPython's order.
    private mutating func sliceElementDiagnosing() throws(Failure) -> Expr {
        if let bound = try attempt({ parser throws(Failure) in
            let value = try parser.expression()
            guard parser.kind == .colon else { throw Failure() }
            return value
        }) {
            return bound
        }
        return try namedExpression()
    }

    mutating func atom() throws(Failure) -> Expr {
        try memo == nil ? plainAtom() : remembered(3) { parser throws(Failure) in try parser.plainAtom() }
    }

    private mutating func plainAtom() throws(Failure) -> Expr {
        let start = index
        let constant: Constant
        switch kind {
        case .name:
            let text = source.text(token.range)
            advance()
            return try make(.name(text), span(from: start))
        case .number:
            constant = try number()
        case .string:
            do throws(Failure) {
                return try strings()
            } catch {
                isFinal = diagnostic != nil
                throw error
            }
        case .kwNone: constant = .none
        case .kwTrue: constant = .true
        case .kwFalse: constant = .false
        case .ellipsis: constant = .ellipsis
        case .leftParen: return try parenthesized()
        case .leftBracket: return try listDisplay()
        case .leftBrace: return try braceDisplay()
        default: throw Failure()
        }
        advance()
        return try make(.constant(constant), span(from: start))
    }

    // MARK: - Displays

    private mutating func parenthesized() throws(Failure) -> Expr {
        let start = index
        if isDiagnosing { try diagnoseGroup() }
        advance()
        if accept(.rightParen) { return try make(.tuple([]), span(from: start)) }
        if kind == .kwYield {
            let value = try yieldExpression()
            try expect(.rightParen)
            return value
        }
        let first = try starNamedExpression()
        if kind == .comma {
            advance()
            let elements = [first] + (try starNamedExpressions(until: .rightParen))
            try expect(.rightParen)
            return try make(.tuple(elements), span(from: start))
        }
        if case .starred = first.kind { throw Failure() }
        if startsComprehension(kind) {
            let clauses = try comprehensionClauses()
            try expect(.rightParen)
            return try make(.generatorExp(first, clauses), span(from: start))
        }
        try expect(.rightParen)
        return first
    }

    private mutating func listDisplay() throws(Failure) -> Expr {
        let start = index
        if isDiagnosing { try diagnoseComprehension() }
        advance()
        if accept(.rightBracket) { return try make(.list([]), span(from: start)) }
        let first = try starNamedExpression()
        if startsComprehension(kind), !first.isStarred {
            let clauses = try comprehensionClauses()
            try expect(.rightBracket)
            return try make(.listComp(first, clauses), span(from: start))
        }
        var elements = [first]
        if accept(.comma) { elements += try starNamedExpressions(until: .rightBracket) }
        try expect(.rightBracket)
        return try make(.list(elements), span(from: start))
    }

    private mutating func braceDisplay() throws(Failure) -> Expr {
        let start = index
        if isDiagnosing { try diagnoseComprehension() }
        advance()
        if accept(.rightBrace) { return try make(.dict([]), span(from: start)) }
        if kind == .doubleStar { return try dictDisplay(from: start, first: nil) }
        if kind == .star { return try setDisplay(from: start, first: starNamedExpression()) }
        let first: Expr
        if isDiagnosing {
            // A key is a plain expression; `{a = 1}` is looked at as a set's element afterwards.
            let key = try attempt { parser throws(Failure) in
                let value = try parser.expression()
                guard parser.kind == .colon else { throw Failure() }
                return value
            }
            if let key { return try dictDisplay(from: start, first: key) }
            first = try namedExpression()
        } else {
            first = try namedExpression()
            if kind == .colon { return try dictDisplay(from: start, first: first) }
        }
        return try setDisplay(from: start, first: first)
    }

    private mutating func setDisplay(from start: Int, first: Expr) throws(Failure) -> Expr {
        if startsComprehension(kind), !first.isStarred {
            let clauses = try comprehensionClauses()
            try expect(.rightBrace)
            return try make(.setComp(first, clauses), span(from: start))
        }
        var elements = [first]
        if accept(.comma) { elements += try starNamedExpressions(until: .rightBrace) }
        try expect(.rightBrace)
        return try make(.set(elements), span(from: start))
    }

    /// After `{`, or after `{key` when `first` is given and a colon follows.
    private mutating func dictDisplay(from start: Int, first: Expr?) throws(Failure) -> Expr {
        if case .namedExpr? = first?.kind, tokens[start + 1].kind != .leftParen { throw Failure() }
        var items: [DictItem] = []
        var pending = first
        while kind != .rightBrace {
            if pending == nil, accept(.doubleStar) {
                let value = try measured { parser throws(Failure) in try parser.bitwiseOr() }
                items.append(DictItem(key: nil, value: value))
            } else {
                let key: Expr
                if let known = pending {
                    key = known
                    pending = nil
                } else {
                    key = try dictKey()
                }
                let colon = token.span
                if isDiagnosing { try diagnoseDictValue(colon: colon) }
                try expect(.colon)
                let value = try expression()
                if items.isEmpty, startsComprehension(kind) {
                    let clauses = try comprehensionClauses()
                    try expect(.rightBrace)
                    return try make(.dictComp(key: key, value: value, clauses), span(from: start))
                }
                items.append(DictItem(key: key, value: value))
            }
            guard accept(.comma) else { break }
        }
        if isDiagnosing, kind != .rightBrace, kind != .comma { throw Failure() }
        try expect(.rightBrace)
        return try make(.dict(items), span(from: start))
    }

    private mutating func dictKey() throws(Failure) -> Expr {
        let key = try expression()
        if isDiagnosing, kind != .colon {
            // CPython points at the last character of the key.
            let line = Int(key.span.endLine)
            let column = source.codePoints(line: line, byteColumn: Int(key.span.endColumn) - 1) + 1
            throw fail(
                "':' expected after dictionary key", line: Int(key.span.startLine), column: column, endLine: line,
                endColumn: 0)
        }
        return key
    }

    // MARK: - Comprehensions

    func startsComprehension(_ kind: Token.Kind) -> Bool {
        kind == .kwFor || (kind == .kwAsync && following == .kwFor)
    }

    mutating func comprehensionClauses() throws(Failure) -> [Comprehension] {
        var clauses: [Comprehension] = []
        while startsComprehension(kind) {
            if kind == .kwAsync { throw fail("\"async for\" is not part of the language", at: token.span) }
            if isDiagnosing { try diagnoseForTarget() }
            advance()
            let target = try measured { parser throws(Failure) in try parser.starTargets() }
            try expect(.kwIn)
            let iter = try measured { parser throws(Failure) in try parser.disjunction() }
            var ifs: [Expr] = []
            while accept(.kwIf) {
                ifs.append(try measured { parser throws(Failure) in try parser.disjunction() })
            }
            clauses.append(Comprehension(target: target, iter: iter, ifs: ifs))
        }
        return clauses
    }

    // MARK: - Lambdas

    private mutating func lambda() throws(Failure) -> Expr {
        let start = index
        advance()
        let arguments = try parameters(isLambda: true)
        try expect(.colon)
        let body = try expression()
        return try make(.lambda(arguments, body: body), span(from: start))
    }

    // MARK: - Tools

    /// Whether a token can begin an expression (or a starred one).
    func startsExpression(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .name, .number, .string, .kwNone, .kwTrue, .kwFalse, .kwNot, .kwLambda, .kwAwait, .ellipsis, .leftParen,
            .leftBracket, .leftBrace, .plus, .minus, .tilde, .star:
            true
        default:
            false
        }
    }
}

extension Expr {
    var isStarred: Bool {
        if case .starred = kind { true } else { false }
    }
}
