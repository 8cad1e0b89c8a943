// Decides for every name of every block whether it is local, a cell, free or global, and refuses what CPython refuses
// in its words. One walk collects the uses, a second one (SymbolAnalysis) resolves them. Long operator chains and
// `elif` ladders are walked in loops; everything else counts its depth.

import Syntax

struct SymbolTable {
    /// Nesting beyond this is refused: CPython's own limit in its default setting.
    static let maximumDepth = 3000

    let module: Scope
    private(set) var scopes: [ObjectIdentifier: Scope] = [:]
    private var stack: [Scope]
    private var depth = 0
    private let hasFutureAnnotations: Bool

    init(module tree: [Stmt], hasFutureAnnotations: Bool) throws(CompileError) {
        module = Scope(kind: .module, name: "top", span: .none, isNested: false, privateClass: nil)
        stack = [module]
        self.hasFutureAnnotations = hasFutureAnnotations
        try visit(tree)
        try module.analyse()
    }

    init(expression: Expr) throws(CompileError) {
        module = Scope(kind: .module, name: "top", span: .none, isNested: false, privateClass: nil)
        stack = [module]
        hasFutureAnnotations = false
        try visit(expression)
        try module.analyse()
    }

    func scope(of node: AnyObject) -> Scope {
        // Every block node was visited by the initializer.
        guard let scope = scopes[ObjectIdentifier(node)] else { preconditionFailure("a block without a scope") }
        return scope
    }

    private var current: Scope { stack[stack.count - 1] }

    // MARK: Blocks

    private mutating func enter(
        _ node: AnyObject, _ kind: Scope.Kind, name: String, span: Span, privateClass: String?
    ) -> Scope {
        let outer = current
        let scope = Scope(
            kind: kind, name: name, span: span, isNested: outer.isNested || outer.kind == .function,
            privateClass: privateClass)
        scope.iterableDepth = outer.iterableDepth
        outer.children.append(scope)
        scopes[ObjectIdentifier(node)] = scope
        stack.append(scope)
        return scope
    }

    private mutating func leave() {
        stack.removeLast()
    }

    // MARK: Names

    private func define(_ name: String, _ use: SymbolUse, at span: Span) throws(CompileError) {
        try define(name, use, in: current, at: span)
    }

    private func define(_ name: String, _ use: SymbolUse, in scope: Scope, at span: Span) throws(CompileError) {
        let key = mangled(name, in: current.privateClass)
        let known = scope.use(of: key)
        if use.contains(.parameter), known.contains(.parameter) {
            throw CompileError(message: "duplicate argument '\(name)' in function definition", span: span)
        }
        var use = use
        if scope.isVisitingIterationTarget, use.contains(.local) {
            if !known.isDisjoint(with: [.global, .nonlocal]) {
                throw CompileError(
                    message: "comprehension inner loop cannot rebind assignment expression target '\(name)'",
                    span: scope.span)
            }
            use.insert(.iterationVariable)
        }
        scope.add(use, to: key)
        if use.contains(.global) { module.add(.global, to: key) }
    }

    private func checkAssignable(_ name: String, at span: Span) throws(CompileError) {
        if name == "__debug__" { throw CompileError(message: "cannot assign to __debug__", span: span) }
    }

    // MARK: Statements

    private mutating func visit(_ body: [Stmt]) throws(CompileError) {
        for statement in body { try visit(statement) }
    }

    private mutating func deeper(_ span: Span) throws(CompileError) {
        depth += 1
        if depth > Self.maximumDepth { throw .tooDeep(span) }
    }

    private mutating func visit(_ statement: Stmt) throws(CompileError) {
        try deeper(statement.span)
        defer { depth -= 1 }
        let span = statement.span
        switch statement.kind {
        case .functionDef(let function): try visitFunction(statement, function)
        case .classDef(let definition): try visitClass(statement, definition)
        case .return(let value): if let value { try visit(value) }
        case .delete(let targets):
            for target in targets {
                noteDeleted(target)
                try visit(target, storing: true)
            }
        case .assign(let targets, let value):
            for target in targets { try visit(target, storing: true) }
            try visit(value)
        case .augAssign(let target, _, let value):
            try visit(target, storing: true)
            try visit(value)
        case .annAssign(let target, let annotation, let value, let isSimple):
            try visitAnnotated(statement, target, annotation, value, isSimple: isSimple)
        case .for(let target, let iterable, let body, let orelse):
            try visit(target, storing: true)
            try visit(iterable)
            try visit(body)
            try visit(orelse)
        case .while(let test, let body, let orelse):
            try visit(test)
            try visit(body)
            try visit(orelse)
        case .if: try visitIf(statement)
        case .with(let items, let body):
            for item in items {
                try visit(item.contextExpr)
                if let target = item.optionalVars { try visit(target, storing: true) }
            }
            try visit(body)
        case .raise(let exception, let cause):
            if let exception { try visit(exception) }
            if let cause { try visit(cause) }
        case .try(let body, let handlers, let orelse, let finalbody):
            try visitTry(body, handlers, orelse, finalbody)
        case .assert(let test, let message):
            try visit(test)
            if let message { try visit(message) }
        case .import(let aliases):
            for alias in aliases { try visit(alias, statement: span) }
        case .importFrom(_, let aliases, _):
            for alias in aliases { try visit(alias, statement: span) }
        case .global(let names): try declare(names, .global, word: "global", at: span)
        case .nonlocal(let names): try declare(names, .nonlocal, word: "nonlocal", at: span)
        case .expr(let value): try visit(value)
        case .pass, .break, .continue: break
        }
    }

    private mutating func visitIf(_ statement: Stmt) throws(CompileError) {
        var rung = statement
        while case .if(let test, let body, let orelse) = rung.kind {
            try visit(test)
            try visit(body)
            guard orelse.count == 1, case .if = orelse[0].kind else {
                try visit(orelse)
                return
            }
            rung = orelse[0]
        }
    }

    private mutating func visitTry(
        _ body: [Stmt], _ handlers: [ExceptHandler], _ orelse: [Stmt], _ finalbody: [Stmt]
    ) throws(CompileError) {
        try visit(body)
        try visit(orelse)
        for handler in handlers {
            if let type = handler.type { try visit(type) }
            if let name = handler.name {
                try checkAssignable(name, at: handler.span)
                try define(name, [.local, .deleted], at: handler.span)
            }
            try visit(handler.body)
        }
        try visit(finalbody)
    }

    private func noteDeleted(_ target: Expr) {
        switch target.kind {
        case .name(let name): current.add(.deleted, to: mangled(name, in: current.privateClass))
        case .tuple(let items), .list(let items): for item in items { noteDeleted(item) }
        default: break
        }
    }

    private mutating func visitAnnotated(
        _ statement: Stmt, _ target: Expr, _ annotation: Expr, _ value: Expr?, isSimple: Bool
    ) throws(CompileError) {
        if case .name(let name) = target.kind {
            let known = current.use(of: mangled(name, in: current.privateClass))
            if isSimple, current !== module, !known.isDisjoint(with: [.global, .nonlocal]) {
                let word = known.contains(.global) ? "global" : "nonlocal"
                throw CompileError(message: "annotated name '\(name)' can't be \(word)", span: statement.span)
            }
            try checkAssignable(name, at: target.span)
            if isSimple {
                try define(name, [.annotated, .local], at: target.span)
            } else if value != nil {
                try define(name, .local, at: target.span)
            }
        } else {
            try visit(target, storing: true)
        }
        try visitAnnotation(annotation)
        if let value { try visit(value) }
    }

    /// Yields and walruses may not hide in an annotation when annotations are not evaluated.
    private mutating func visitAnnotation(_ annotation: Expr) throws(CompileError) {
        guard hasFutureAnnotations else { return try visit(annotation) }
        let scope = Scope(
            kind: .function, name: "_annotation", span: annotation.span, isNested: true,
            privateClass: current.privateClass)
        // Not among the children: what it reads stays text.
        stack.append(scope)
        defer { leave() }
        isInAnnotation = true
        defer { isInAnnotation = false }
        try visit(annotation)
    }

    private var isInAnnotation = false

    private mutating func visit(_ alias: Alias, statement: Span) throws(CompileError) {
        let stored = alias.asname ?? String(alias.name.prefix { $0 != "." })
        if alias.name == "*" {
            if current.kind != .module {
                throw CompileError(message: "import * only allowed at module level", span: alias.span)
            }
            return
        }
        try checkAssignable(stored, at: statement)
        try define(stored, .imported, at: alias.span)
    }

    private func declare(
        _ names: [String], _ use: SymbolUse, word: String, at span: Span
    ) throws(CompileError) {
        for name in names {
            let key = mangled(name, in: current.privateClass)
            let known = current.use(of: key)
            let message: String? =
                if known.contains(.parameter) {
                    "name '\(name)' is parameter and \(word)"
                } else if known.contains(.read) {
                    "name '\(name)' is used prior to \(word) declaration"
                } else if known.contains(.annotated) {
                    "annotated name '\(name)' can't be \(word)"
                } else if known.contains(.local) {
                    "name '\(name)' is assigned to before \(word) declaration"
                } else {
                    nil
                }
            if let message { throw CompileError(message: message, span: span) }
            try define(name, use, at: span)
            current.directives.append((key, span))
        }
    }

    private mutating func visitFunction(_ statement: Stmt, _ function: FunctionDef) throws(CompileError) {
        try checkAssignable(function.name, at: statement.span)
        try define(function.name, .local, at: statement.span)
        let arguments = function.arguments
        try visitDefaults(arguments)
        for argument in arguments.posonlyargs + arguments.args { try visitAnnotation(of: argument) }
        if let argument = arguments.vararg { try visitAnnotation(of: argument) }
        if let argument = arguments.kwarg { try visitAnnotation(of: argument) }
        for argument in arguments.kwonlyargs { try visitAnnotation(of: argument) }
        if let returns = function.returns { try visitAnnotation(returns) }
        for decorator in function.decoratorList { try visit(decorator) }
        _ = enter(
            statement, .function, name: function.name, span: statement.span, privateClass: current.privateClass)
        try defineParameters(arguments, of: statement.span)
        try visit(function.body)
        leave()
    }

    private mutating func visitAnnotation(of argument: Argument) throws(CompileError) {
        if let annotation = argument.annotation { try visitAnnotation(annotation) }
    }

    private mutating func visitDefaults(_ arguments: Arguments) throws(CompileError) {
        for value in arguments.defaults { try visit(value) }
        for case let value? in arguments.kwDefaults { try visit(value) }
    }

    private func defineParameters(_ arguments: Arguments, of span: Span) throws(CompileError) {
        var all = arguments.posonlyargs + arguments.args + arguments.kwonlyargs
        if let argument = arguments.vararg { all.append(argument) }
        if let argument = arguments.kwarg { all.append(argument) }
        for argument in all {
            try checkAssignable(argument.name, at: span)
            try define(argument.name, .parameter, at: argument.span)
        }
    }

    private mutating func visitClass(_ statement: Stmt, _ definition: ClassDef) throws(CompileError) {
        try checkAssignable(definition.name, at: statement.span)
        try define(definition.name, .local, at: statement.span)
        for base in definition.bases { try visit(base) }
        for keyword in definition.keywords { try visit(keyword.value) }
        for decorator in definition.decoratorList { try visit(decorator) }
        _ = enter(
            statement, .classBody, name: definition.name, span: statement.span, privateClass: definition.name)
        try visit(definition.body)
        leave()
    }

    // MARK: Expressions

    private mutating func visit(_ expressions: [Expr]) throws(CompileError) {
        for expression in expressions { try visit(expression) }
    }

    private mutating func visit(_ expression: Expr, storing: Bool = false) throws(CompileError) {
        try deeper(expression.span)
        defer { depth -= 1 }
        switch expression.kind {
        case .name(let name): try visitName(expression, name, storing: storing)
        case .constant: break
        case .attribute(let value, let name):
            if storing { try checkAssignable(name, at: expression.span) }
            try visit(value)
        case .subscript(let value, let index):
            try visit(value)
            try visit(index)
        case .starred(let value): try visit(value, storing: storing)
        case .list(let items), .tuple(let items): for item in items { try visit(item, storing: storing) }
        case .binOp: try visitChain(expression)
        case .boolOp(_, let values): try visit(values)
        case .unaryOp(_, let operand): try visit(operand)
        case .compare(let left, _, let comparators):
            try visit(left)
            try visit(comparators)
        case .call(let function, let arguments, let keywords):
            try visit(function)
            try visit(arguments)
            for keyword in keywords {
                if let name = keyword.name { try checkAssignable(name, at: expression.span) }
                try visit(keyword.value)
            }
        case .ifExp(let test, let body, let orelse):
            try visit(test)
            try visit(body)
            try visit(orelse)
        case .set(let items): try visit(items)
        case .dict(let items):
            for case let key? in items.map(\.key) { try visit(key) }
            for item in items { try visit(item.value) }
        case .slice(let lower, let upper, let step):
            for case let part? in [lower, upper, step] { try visit(part) }
        case .joinedStr(let parts): try visit(parts)
        case .formattedValue(let value, _, let specification):
            try visit(value)
            if let specification { try visit(specification) }
        default: try visitBlockExpression(expression)
        }
    }

    private mutating func visitBlockExpression(_ expression: Expr) throws(CompileError) {
        switch expression.kind {
        case .namedExpr(let target, let value): try visitWalrus(expression, target, value)
        case .lambda(let arguments, let body):
            try visitDefaults(arguments)
            _ = enter(
                expression, .function, name: "lambda", span: expression.span, privateClass: current.privateClass)
            try defineParameters(arguments, of: expression.span)
            try visit(body)
            leave()
        case .listComp(let element, let generators):
            try visitComprehension(expression, .list, generators, [element])
        case .setComp(let element, let generators):
            try visitComprehension(expression, .set, generators, [element])
        case .generatorExp(let element, let generators):
            try visitComprehension(expression, .generator, generators, [element])
        case .dictComp(let key, let value, let generators):
            try visitComprehension(expression, .dict, generators, [value, key])
        case .yield(let value):
            if let value { try visit(value) }
            try noteYield(expression)
        case .yieldFrom(let value):
            try visit(value)
            try noteYield(expression)
        default: break
        }
    }

    /// `a + b + c + …` leans to the left as deep as it is long.
    private mutating func visitChain(_ expression: Expr) throws(CompileError) {
        var rights: [Expr] = []
        var node = expression
        while case .binOp(let left, _, let right) = node.kind {
            rights.append(right)
            node = left
        }
        try visit(node)
        for right in rights.reversed() { try visit(right) }
    }

    private func visitName(_ expression: Expr, _ name: String, storing: Bool) throws(CompileError) {
        if storing {
            try checkAssignable(name, at: expression.span)
            return try define(name, .local, at: expression.span)
        }
        try define(name, .read, at: expression.span)
        if name == "super", current.kind == .function { try define("__class__", .read, at: expression.span) }
    }

    private func noteYield(_ expression: Expr) throws(CompileError) {
        if isInAnnotation {
            throw CompileError(
                message: "'yield expression' can not be used within an annotation", span: expression.span)
        }
        current.isGenerator = true
        if let kind = current.comprehension {
            throw CompileError(message: "'yield' inside \(kind.rawValue)", span: expression.span)
        }
    }

    private mutating func visitWalrus(_ expression: Expr, _ target: Expr, _ value: Expr) throws(CompileError) {
        if isInAnnotation {
            throw CompileError(
                message: "'named expression' can not be used within an annotation", span: expression.span)
        }
        if current.iterableDepth > 0 {
            throw CompileError(
                message: "assignment expression cannot be used in a comprehension iterable expression",
                span: expression.span)
        }
        guard case .name(let name) = target.kind else { return }
        if current.comprehension != nil { try extendWalrus(target, name) }
        try visit(value)
        try visit(target, storing: true)
        current.add(.walrus, to: mangled(name, in: current.privateClass))
    }

    /// A walrus inside a comprehension binds in the block around it.
    private func extendWalrus(_ target: Expr, _ name: String) throws(CompileError) {
        let key = mangled(name, in: current.privateClass)
        for scope in stack.reversed() {
            if scope.comprehension != nil {
                if scope.use(of: key).isSuperset(of: [.iterationVariable, .local]) {
                    throw CompileError(
                        message: "assignment expression cannot rebind comprehension iteration variable '\(name)'",
                        span: target.span)
                }
                continue
            }
            switch scope.kind {
            case .function:
                try define(name, scope.use(of: key).contains(.global) ? .global : .nonlocal, at: target.span)
                current.directives.append((key, target.span))
                try define(name, [.local, .walrus], in: scope, at: target.span)
            case .module:
                try define(name, .global, at: target.span)
                current.directives.append((key, target.span))
                try define(name, .global, in: scope, at: target.span)
            case .classBody:
                throw CompileError(
                    message: "assignment expression within a comprehension cannot be used in a class body",
                    span: target.span)
            }
            return
        }
    }

    private mutating func visitComprehension(
        _ expression: Expr, _ kind: Scope.ComprehensionKind, _ generators: [Comprehension], _ results: [Expr]
    ) throws(CompileError) {
        let name =
            switch kind {
            case .list: "listcomp"
            case .set: "setcomp"
            case .dict: "dictcomp"
            case .generator: "genexpr"
            }
        // The first iterable belongs to the block around the comprehension.
        current.iterableDepth += 1
        try visit(generators[0].iter)
        current.iterableDepth -= 1
        let scope = enter(
            expression, .function, name: name, span: expression.span, privateClass: current.privateClass)
        scope.comprehension = kind
        scope.isGenerator = kind == .generator
        scope.add(.parameter, to: ".0")
        for (index, generator) in generators.enumerated() {
            scope.isVisitingIterationTarget = true
            try visit(generator.target, storing: true)
            scope.isVisitingIterationTarget = false
            if index > 0 {
                scope.iterableDepth += 1
                try visit(generator.iter)
                scope.iterableDepth -= 1
            }
            try visit(generator.ifs)
        }
        try visit(results)
        leave()
    }
}
