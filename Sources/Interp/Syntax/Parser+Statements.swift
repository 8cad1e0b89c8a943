// Statements: lines of simple ones and the simple ones that do not start a block. Blocks are in Parser+Compound.

extension Parser {
    /// A whole file.
    mutating func module() throws(Failure) -> Module {
        var body: [Stmt] = []
        while kind != .endMarker {
            try statement(into: &body)
        }
        return Module(body: body)
    }

    /// One compound statement or one line of simple ones.
    mutating func statement(into body: inout [Stmt]) throws(Failure) {
        height = 0
        switch kind {
        case .kwIf, .kwWhile, .kwFor, .kwTry, .kwWith, .kwDef, .kwClass, .at, .kwAsync:
            body.append(try compoundStatement())
        case .name where isMatchStatement():
            throw fail("\"match\" statements are not part of the language", at: token.span)
        default:
            try simpleStatements(into: &body)
        }
    }

    /// `a; b; c` and the end of the line.
    mutating func simpleStatements(into body: inout [Stmt]) throws(Failure) {
        while true {
            body.append(try simpleStatement())
            guard accept(.semicolon) else { break }
            if kind == .newline { break }
        }
        try expect(.newline)
    }

    private mutating func simpleStatement() throws(Failure) -> Stmt {
        let start = index
        height = 0
        switch kind {
        case .kwReturn:
            advance()
            let value = startsExpression(kind) ? try starExpressions() : nil
            return Stmt(.return(value), span(from: start))
        case .kwImport:
            return try importStatement()
        case .kwFrom:
            return try importFromStatement()
        case .kwRaise:
            advance()
            var exception: Expr?
            var cause: Expr?
            if startsExpression(kind), kind != .star {
                exception = try expression()
                if accept(.kwFrom) { cause = try expression() }
            }
            return Stmt(.raise(exc: exception, cause: cause), span(from: start))
        case .kwPass:
            advance()
            return Stmt(.pass, span(from: start))
        case .kwBreak:
            advance()
            return Stmt(.break, span(from: start))
        case .kwContinue:
            advance()
            return Stmt(.continue, span(from: start))
        case .kwDel:
            return try deleteStatement()
        case .kwAssert:
            advance()
            let test = try expression()
            let message = accept(.comma) ? try expression() : nil
            return Stmt(.assert(test: test, msg: message), span(from: start))
        case .kwGlobal:
            advance()
            let names = try nameList()
            return Stmt(.global(names), span(from: start))
        case .kwNonlocal:
            advance()
            let names = try nameList()
            return Stmt(.nonlocal(names), span(from: start))
        default:
            return try expressionStatement()
        }
    }

    private mutating func nameList() throws(Failure) -> [String] {
        var names = [try expectName()]
        while accept(.comma) { names.append(try expectName()) }
        return names
    }

    private mutating func deleteStatement() throws(Failure) -> Stmt {
        let start = index
        advance()
        var targets: [Expr] = []
        repeat {
            if !targets.isEmpty, !startsExpression(kind) { break }
            targets.append(try starExpression())
        } while accept(.comma)
        for target in targets {
            guard let invalid = invalidTarget(target, .delete) else { continue }
            throw isDiagnosing ? fail("cannot delete \(invalid.description)", at: invalid.span) : Failure()
        }
        guard kind == .semicolon || kind == .newline else { throw Failure() }
        return Stmt(.delete(targets), span(from: start))
    }

    // MARK: - Expressions and assignments

    private mutating func expressionStatement() throws(Failure) -> Stmt {
        let start = index
        if isDiagnosing {
            if let statement = try attempt({ parser throws(Failure) in
                let statement = try parser.expressionOrAssignment()
                if case .expr = statement.kind { throw Failure() }
                return statement
            }) {
                return statement
            }
            try diagnoseAssignment()
            index = start
        }
        return try expressionOrAssignment()
    }

    private mutating func expressionOrAssignment() throws(Failure) -> Stmt {
        let start = index
        let first = try yieldOrStarExpressions()
        switch kind {
        case .equal:
            return try assignment(from: start, first)
        case .colon:
            guard isSingleTarget(first) else { throw Failure() }
            advance()
            let annotation = try expression()
            let value: Expr? =
                kind == .equal
                ? try attempt { parser throws(Failure) in
                    parser.advance()
                    return try parser.yieldOrStarExpressions()
                } : nil
            let isSimple = tokens[start].kind == .name && first.isName
            return Stmt(
                .annAssign(target: first, annotation: annotation, value: value, isSimple: isSimple), span(from: start))
        default:
            guard let op = Self.augmentedOperator(kind) else { return Stmt(.expr(first), span(from: start)) }
            guard isSingleTarget(first) else { throw Failure() }
            advance()
            let value = try yieldOrStarExpressions()
            return Stmt(.augAssign(target: first, op, value: value), span(from: start))
        }
    }

    private mutating func assignment(from start: Int, _ first: Expr) throws(Failure) -> Stmt {
        var targets: [Expr] = []
        var value = first
        while kind == .equal {
            if case .yield = value.kind { throw Failure() }
            guard invalidTarget(value, .assign) == nil else { throw Failure() }
            targets.append(value)
            advance()
            value = try measured { parser throws(Failure) in try parser.yieldOrStarExpressions() }
        }
        return Stmt(.assign(targets: targets, value: value), span(from: start))
    }

    static func augmentedOperator(_ kind: Token.Kind) -> BinaryOperator? {
        switch kind {
        case .plusEqual: .add
        case .minusEqual: .sub
        case .starEqual: .mult
        case .atEqual: .matMult
        case .slashEqual: .div
        case .percentEqual: .mod
        case .ampersandEqual: .bitAnd
        case .barEqual: .bitOr
        case .caretEqual: .bitXor
        case .leftShiftEqual: .lShift
        case .rightShiftEqual: .rShift
        case .doubleStarEqual: .pow
        case .doubleSlashEqual: .floorDiv
        default: nil
        }
    }

    // MARK: - Imports

    private mutating func importStatement() throws(Failure) -> Stmt {
        let start = index
        advance()
        var names: [Alias] = []
        repeat {
            let first = index
            let name = try dottedName()
            let asname = accept(.kwAs) ? try expectName() : nil
            names.append(Alias(name: name, asname: asname, span: span(from: first)))
        } while accept(.comma)
        return Stmt(.import(names), span(from: start))
    }

    private mutating func importFromStatement() throws(Failure) -> Stmt {
        let start = index
        advance()
        var level = 0
        while true {
            if accept(.dot) {
                level += 1
            } else if accept(.ellipsis) {
                level += 3
            } else {
                break
            }
        }
        let module = level == 0 || kind == .name ? try dottedName() : nil
        try expect(.kwImport)
        let names = try importedNames()
        return Stmt(.importFrom(module: module, names: names, level: level), span(from: start))
    }

    private mutating func importedNames() throws(Failure) -> [Alias] {
        let start = index
        if accept(.star) { return [Alias(name: "*", asname: nil, span: span(from: start))] }
        let isParenthesized = accept(.leftParen)
        var names: [Alias] = []
        while true {
            let first = index
            let name = try expectName()
            let asname = accept(.kwAs) ? try expectName() : nil
            names.append(Alias(name: name, asname: asname, span: span(from: first)))
            guard accept(.comma) else { break }
            if isParenthesized, kind == .rightParen { break }
            if !isParenthesized, kind == .newline {
                throw fail("trailing comma not allowed without surrounding parentheses", at: token.span)
            }
        }
        if isParenthesized { try expect(.rightParen) }
        return names
    }

    private mutating func dottedName() throws(Failure) -> String {
        var name = try expectName()
        while accept(.dot) { name += "." + (try expectName()) }
        return name
    }

    // MARK: - Match

    /// `match subject:` and an indented `case`: the same words as names never look like this.
    private func isMatchStatement() -> Bool {
        guard source.text(token.range) == "match" else { return false }
        var level = 0
        var position = index + 1
        while position < tokens.count {
            switch tokens[position].kind {
            case .leftParen, .leftBracket, .leftBrace: level += 1
            case .rightParen, .rightBracket, .rightBrace: level -= 1
            case .newline, .endMarker, .error:
                guard position > index + 2, position + 2 < tokens.count, tokens[position - 1].kind == .colon, level == 0,
                    tokens[position].kind == .newline, tokens[position + 1].kind == .indent
                else { return false }
                let word = tokens[position + 2]
                return word.kind == .name && source.text(word.range) == "case"
            default: break
            }
            position += 1
        }
        return false
    }
}

extension Expr {
    var isName: Bool {
        if case .name = kind { true } else { false }
    }
}
