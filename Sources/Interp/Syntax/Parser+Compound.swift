// Statements with blocks. A missing colon or block is reported on the spot, in CPython's words.

extension Parser {
    mutating func compoundStatement() throws(Failure) -> Stmt {
        switch kind {
        case .kwIf: try ifStatement()
        case .kwWhile: try whileStatement()
        case .kwFor: try forStatement()
        case .kwTry: try tryStatement()
        case .kwWith: try withStatement()
        case .kwAsync: throw asyncRefusal()
        default: try definition()
        }
    }

    private mutating func asyncRefusal() -> Failure {
        let text: String? =
            switch following {
            case .kwDef: "def"
            case .kwFor: "for"
            case .kwWith: "with"
            default: nil
            }
        if following == .kwDef || following == .kwFor || following == .kwWith, let text {
            return fail("\"async \(text)\" is not part of the language", at: token.span, through: tokens[index + 1].span)
        }
        advance()
        return Failure()
    }

    // MARK: - Blocks

    /// What follows a colon: an indented block or simple statements on the same line. `owner` and `line` are for the message.
    mutating func block(after owner: String, line: Int32) throws(Failure) -> [Stmt] {
        var body: [Stmt] = []
        guard accept(.newline) else {
            try simpleStatements(into: &body)
            return body
        }
        guard kind == .indent else {
            throw failAtIndentation("expected an indented block after \(owner) on line \(line)")
        }
        advance()
        while kind != .dedent && kind != .endMarker {
            try statement(into: &body)
        }
        try expect(.dedent)
        return body
    }

    /// The colon of a statement whose header has been read.
    private mutating func colon() throws(Failure) {
        try missingColon()
        try expect(.colon)
    }

    private mutating func missingColon() throws(Failure) {
        if kind == .newline { throw failLatest("expected ':'") }
    }

    private mutating func elseBlock() throws(Failure) -> [Stmt] {
        guard kind == .kwElse else { return [] }
        let line = token.line
        advance()
        try force(.colon, ":")
        return try block(after: "'else' statement", line: line)
    }

    // MARK: - Branches and loops

    /// The `elif`s are read in a loop and nested afterwards: a ladder may have thousands of rungs.
    private mutating func ifStatement() throws(Failure) -> Stmt {
        struct Rung {
            let start: Int
            let test: Expr
            let body: [Stmt]
        }
        var rungs: [Rung] = []
        repeat {
            if rungs.count > Self.maximumHeight { throw tooDeep() }
            let start = index
            let line = token.line
            advance()
            let test = try namedExpression()
            try colon()
            let body = try block(after: rungs.isEmpty ? "'if' statement" : "'elif' statement", line: line)
            rungs.append(Rung(start: start, test: test, body: body))
        } while kind == .kwElif
        var orelse = try elseBlock()
        for rung in rungs.reversed() {
            orelse = [Stmt(.if(test: rung.test, body: rung.body, orelse: orelse), span(from: rung.start))]
        }
        return orelse[0]
    }

    private mutating func whileStatement() throws(Failure) -> Stmt {
        let start = index
        let line = token.line
        advance()
        let test = try namedExpression()
        try colon()
        let body = try block(after: "'while' statement", line: line)
        let orelse = try elseBlock()
        return Stmt(.while(test: test, body: body, orelse: orelse), span(from: start))
    }

    private mutating func forStatement() throws(Failure) -> Stmt {
        let start = index
        let line = token.line
        if isDiagnosing { try diagnoseForTarget() }
        advance()
        let target = try starTargets()
        try expect(.kwIn)
        let iter = try starExpressions()
        try colon()
        let body = try block(after: "'for' statement", line: line)
        let orelse = try elseBlock()
        return Stmt(.for(target: target, iter: iter, body: body, orelse: orelse), span(from: start))
    }

    // MARK: - With

    private mutating func withStatement() throws(Failure) -> Stmt {
        let start = index
        let line = token.line
        advance()
        let items = try withItems()
        try colon()
        let body = try block(after: "'with' statement", line: line)
        return Stmt(.with(items, body: body), span(from: start))
    }

    private mutating func withItems() throws(Failure) -> [WithItem] {
        if kind == .leftParen {
            // Parentheses around all items, or the first item begins with one: only the colon tells.
            let items = try attempt { parser throws(Failure) in
                parser.advance()
                var items: [WithItem] = []
                repeat {
                    if parser.kind == .rightParen, !items.isEmpty { break }
                    items.append(try parser.withItem())
                } while parser.accept(.comma)
                try parser.expect(.rightParen)
                if parser.isDiagnosing { try parser.missingColon() }
                guard parser.kind == .colon else { throw Failure() }
                return items
            }
            if let items { return items }
        }
        var items = [try withItem()]
        while accept(.comma) { items.append(try withItem()) }
        return items
    }

    private mutating func withItem() throws(Failure) -> WithItem {
        let context = try expression()
        guard accept(.kwAs) else { return WithItem(contextExpr: context, optionalVars: nil) }
        let start = index
        if let target = try attempt({ parser throws(Failure) in
            let target = try parser.starTarget()
            guard parser.kind == .comma || parser.kind == .rightParen || parser.kind == .colon || parser.kind == .newline
            else { throw Failure() }
            return target
        }) {
            return WithItem(contextExpr: context, optionalVars: target)
        }
        if isDiagnosing {
            index = start
            let target = try expression()
            if kind == .comma || kind == .rightParen || kind == .colon, let invalid = invalidTarget(target, .assign) {
                throw fail("cannot assign to \(invalid.description)", at: invalid.span)
            }
        }
        throw Failure()
    }

    // MARK: - Try

    private mutating func tryStatement() throws(Failure) -> Stmt {
        let start = index
        let line = token.line
        advance()
        try force(.colon, ":")
        let body = try block(after: "'try' statement", line: line)
        var handlers: [ExceptHandler] = []
        while kind == .kwExcept {
            let isGroup = index + 1 < tokens.count && tokens[index + 1].kind == .star
            if let first = handlers.first, first.isGroup != isGroup {
                throw fail(
                    "cannot have both 'except' and 'except*' on the same 'try'", at: token.span,
                    through: isGroup ? tokens[index + 1].span : nil)
            }
            handlers.append(try exceptHandler())
        }
        let orelse = handlers.isEmpty ? [] : try elseBlock()
        var finalbody: [Stmt] = []
        if kind == .kwFinally {
            let line = token.line
            advance()
            try force(.colon, ":")
            finalbody = try block(after: "'finally' statement", line: line)
        } else if handlers.isEmpty {
            throw failLatest("expected 'except' or 'finally' block")
        }
        return Stmt(.try(body: body, handlers: handlers, orelse: orelse, finalbody: finalbody), span(from: start))
    }

    private mutating func exceptHandler() throws(Failure) -> ExceptHandler {
        let start = index
        let line = token.line
        advance()
        let isGroup = accept(.star)
        if isGroup, kind == .colon || kind == .newline { throw failLatest("expected one or more exception types") }
        var type: Expr?
        var name: String?
        if kind != .colon {
            try missingColon()
            type = try expression()
            if kind == .comma, let type { try diagnoseSeveralExceptions(type) }
            if accept(.kwAs) { name = try expectName() }
            try colon()
        } else {
            advance()
        }
        let body = try block(after: isGroup ? "'except*' statement" : "'except' statement", line: line)
        return ExceptHandler(type: type, name: name, body: body, isGroup: isGroup, span: span(from: start))
    }

    /// `except A, B:`
    private mutating func diagnoseSeveralExceptions(_ first: Expr) throws(Failure) {
        let rest: Void? = try attempt { parser throws(Failure) in
            parser.advance()
            _ = try parser.expressions()
            if parser.accept(.kwAs) { _ = try parser.expectName() }
            try parser.expect(.colon)
        }
        if rest != nil {
            throw failStarting("multiple exception types must be parenthesized", at: first.span)
        }
    }

    // MARK: - Definitions

    private mutating func definition() throws(Failure) -> Stmt {
        var decorators: [Expr] = []
        while accept(.at) {
            decorators.append(try measured { parser throws(Failure) in try parser.namedExpression() })
            try expect(.newline)
        }
        switch kind {
        case .kwDef: return try functionDefinition(decorators)
        case .kwClass: return try classDefinition(decorators)
        case .kwAsync: throw asyncRefusal()
        default: throw Failure()
        }
    }

    private mutating func functionDefinition(_ decorators: [Expr]) throws(Failure) -> Stmt {
        let start = index
        let line = token.line
        advance()
        let name = try expectName()
        try force(.leftParen, "(")
        let arguments = try parameters(isLambda: false)
        try expect(.rightParen)
        let returns: Expr? =
            kind == .arrow
            ? try attempt { parser throws(Failure) in
                parser.advance()
                return try parser.expression()
            } : nil
        try force(.colon, ":")
        let body = try block(after: "function definition", line: line)
        return Stmt(
            .functionDef(
                FunctionDef(name: name, arguments: arguments, body: body, decoratorList: decorators, returns: returns)),
            span(from: start))
    }

    private mutating func classDefinition(_ decorators: [Expr]) throws(Failure) -> Stmt {
        let start = index
        let line = token.line
        advance()
        let name = try expectName()
        var arguments = CallArguments()
        if kind == .leftParen {
            let open = index
            advance()
            arguments = try callArguments(open: open, allowsGenerator: false)
            try expect(.rightParen)
        }
        try colon()
        let body = try block(after: "class definition", line: line)
        return Stmt(
            .classDef(
                ClassDef(
                    name: name, bases: arguments.args, keywords: arguments.keywords, body: body, decoratorList: decorators)),
            span(from: start))
    }
}
