// The parameters of `def` and `lambda`. One loop with a state: CPython spells the same out as dozens of rules. The order
// of parameters is checked on the spot, since nothing else could be meant.

extension Parser {
    /// Everything up to `)` (or `:` in a lambda), which is not consumed.
    mutating func parameters(isLambda: Bool) throws(Failure) -> Arguments {
        let close: Token.Kind = isLambda ? .colon : .rightParen
        var result = Arguments()
        var seenSlash = false
        var seenStar = false
        while kind != close {
            switch kind {
            case .slash:
                try slash(&result, seenSlash: seenSlash, seenStar: seenStar, close: close)
                seenSlash = true
            case .star:
                try star(&result, seenStar: seenStar, isLambda: isLambda, close: close)
                seenStar = true
            case .doubleStar:
                advance()
                result.kwarg = try parameter(isLambda: isLambda)
                if kind == .equal { throw fail("var-keyword argument cannot have default value", at: token.span) }
                guard kind == close || accept(.comma) else { throw Failure() }
                switch kind {
                case close: return result
                case .name:
                    let start = index
                    _ = try parameter(isLambda: isLambda)
                    throw fail("arguments cannot follow var-keyword argument", at: span(from: start))
                case .star, .doubleStar, .slash:
                    throw fail("arguments cannot follow var-keyword argument", at: token.span)
                default: throw Failure()
                }
            case .leftParen:
                throw isDiagnosing ? try parenthesizedParameter(isLambda: isLambda) : Failure()
            default:
                try plainParameter(&result, seenStar: seenStar, isLambda: isLambda, close: close)
            }
            guard kind == close || accept(.comma) else { throw Failure() }
        }
        return result
    }

    private mutating func slash(
        _ result: inout Arguments, seenSlash: Bool, seenStar: Bool, close: Token.Kind
    ) throws(Failure) {
        let place = token.span
        if seenStar { throw fail("/ must be ahead of *", at: place) }
        if seenSlash { throw fail("/ may appear only once", at: place) }
        if result.args.isEmpty {
            if following == .comma { throw fail("at least one argument must precede /", at: place) }
            throw Failure()
        }
        advance()
        if kind == .star { throw fail("expected comma between / and *", at: token.span) }
        result.posonlyargs = result.args
        result.args = []
    }

    private mutating func star(
        _ result: inout Arguments, seenStar: Bool, isLambda: Bool, close: Token.Kind
    ) throws(Failure) {
        let place = token.span
        if seenStar { throw fail("* argument may appear only once", at: place) }
        advance()
        if kind == .name {
            result.vararg = try parameter(isLambda: isLambda, isStarred: true)
            if kind == .equal { throw fail("var-positional argument cannot have default value", at: token.span) }
            return
        }
        guard kind == .comma || kind == close else { throw Failure() }
        let next = kind == .comma ? following : kind
        if next == close || next == .doubleStar {
            if isLambda {
                if kind == .comma { advance() }
                throw fail("named arguments must follow bare *", at: token.span)
            }
            throw fail("named arguments must follow bare *", at: place)
        }
    }

    private mutating func plainParameter(
        _ result: inout Arguments, seenStar: Bool, isLambda: Bool, close: Token.Kind
    ) throws(Failure) {
        let start = index
        let argument = try parameter(isLambda: isLambda)
        var value: Expr?
        if kind == .equal {
            let equal = token.span
            advance()
            if kind == .rightParen || kind == .comma { throw fail("expected default value expression", at: equal) }
            value = try expression()
        }
        if seenStar {
            result.kwonlyargs.append(argument)
            result.kwDefaults.append(value)
        } else {
            result.args.append(argument)
            if let value {
                result.defaults.append(value)
            } else if !result.defaults.isEmpty, kind == .comma || kind == close {
                throw fail("non-default argument follows default argument", at: span(from: start))
            }
        }
    }

    private mutating func parameter(isLambda: Bool, isStarred: Bool = false) throws(Failure) -> Argument {
        let start = index
        let name = try expectName()
        var annotation: Expr?
        if !isLambda, accept(.colon) { annotation = try isStarred ? starExpression() : expression() }
        return Argument(name: name, annotation: annotation, span: span(from: start))
    }

    /// `def f(a, (b, c))`: a tuple of names, as Python 2 had it.
    private mutating func parenthesizedParameter(isLambda: Bool) throws(Failure) -> Failure {
        let open = token.span
        advance()
        guard kind == .name else { return Failure() }
        while kind == .name {
            advance()
            guard accept(.comma) else { break }
        }
        guard kind == .rightParen else { return Failure() }
        let subject = isLambda ? "Lambda expression parameters" : "Function parameters"
        return fail("\(subject) cannot be parenthesized", at: open, through: token.span)
    }
}
