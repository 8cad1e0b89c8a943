// Blocks with their own registers: `def`, `lambda`, comprehensions, generator expressions and class bodies, and the code
// that makes their function objects.

import Syntax

extension CodeGenerator {
    // MARK: Whole blocks

    func module(_ body: [Stmt], showsLastExpression: Bool) throws(CompileError) -> CodeObject {
        // A cell that is one string shows it: it is a result, no documentation.
        let isOneString = showsLastExpression && body.count == 1 && docstring(body) != nil
        let statements = isOneString ? body[...] : try begin(body)
        if showsLastExpression, let last = statements.last, case .expr(let value) = last.kind {
            for statement in statements.dropLast() { try compile(statement) }
            traceLine(of: last)
            emit(.returnValue, try operand(value), at: last.span)
        } else {
            for statement in statements { try compile(statement) }
        }
        emit(.returnNone, at: body.last?.span ?? .none)
        return finished(firstLine: shared.source.firstLine, arguments: nil, documentation: nil)
    }

    func wholeExpression(_ expression: Expr) throws(CompileError) -> CodeObject {
        emit(.returnValue, try operand(expression), at: expression.span)
        return finished(firstLine: firstLine(of: expression.span), arguments: nil, documentation: nil)
    }

    /// Annotations and the docstring of a module or class body; returns the statements that remain.
    private func begin(_ body: [Stmt]) throws(CompileError) -> ArraySlice<Stmt> {
        if hasAnnotations(body) { emit(.setupAnnotations, at: body.first?.span ?? .none) }
        guard let text = docstring(body), let first = body.first else { return body[...] }
        let register = temporary()
        try load(.string(text), into: register, at: first.span)
        try store(register, name: "__doc__", at: first.span)
        release(to: register)
        return body.dropFirst()
    }

    private func docstring(_ body: [Stmt]) -> String? {
        guard case .expr(let value)? = body.first?.kind, case .constant(.string(let text)) = value.kind else { return nil }
        return text
    }

    /// Whether an annotated name occurs in these statements, outside of inner blocks.
    private func hasAnnotations(_ body: [Stmt]) -> Bool {
        body.contains { statement in
            switch statement.kind {
            case .annAssign: true
            case .for(_, _, let body, let orelse), .while(_, let body, let orelse):
                hasAnnotations(body) || hasAnnotations(orelse)
            case .if: ladderHasAnnotations(statement)
            case .with(_, let body): hasAnnotations(body)
            case .try(let body, let handlers, let orelse, let finalbody):
                hasAnnotations(body) || hasAnnotations(orelse) || hasAnnotations(finalbody)
                    || handlers.contains { hasAnnotations($0.body) }
            default: false
            }
        }
    }

    private func ladderHasAnnotations(_ statement: Stmt) -> Bool {
        var rung = statement
        while case .if(_, let body, let orelse) = rung.kind {
            if hasAnnotations(body) { return true }
            guard orelse.count == 1, case .if = orelse[0].kind else { return hasAnnotations(orelse) }
            rung = orelse[0]
        }
        return false
    }

    // MARK: def

    func defineFunction(_ statement: Stmt, _ function: FunctionDef) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        let span = statement.span
        var decorators: [Int] = []
        for decorator in function.decoratorList { decorators.append(try loadNew(decorator)) }
        let base = temporary()
        let kinds = try loadDefaults(function.arguments, base, span) | loadAnnotations(function, base, span)
        let generator = CodeGenerator(
            shared, parent: self, scope: shared.table.scope(of: statement), name: function.name, kind: .function)
        let first = function.decoratorList.first?.span ?? span
        let code = try generator.functionBody(function, firstLine: firstLine(of: first))
        release(to: base + 1)
        emit(.makeFunction, base, try constantIndex(.code(code), at: span), kinds, at: span)
        let result = decorate(function.decoratorList, decorators, base)
        try store(result, name: function.name, at: span)
    }

    /// Each decorator waits in the register right below its argument.
    private func decorate(_ expressions: [Expr], _ registers: [Int], _ value: Int) -> Int {
        var result = value
        for (expression, register) in zip(expressions, registers).reversed() {
            emit(.call, register, 1, at: expression.span)
            result = register
        }
        return result
    }

    private func functionBody(_ function: FunctionDef, firstLine: Int) throws(CompileError) -> CodeObject {
        let text = docstring(function.body)
        for statement in text == nil ? function.body[...] : function.body.dropFirst() { try compile(statement) }
        emit(.returnNone, at: function.body.last?.span ?? .none)
        return finished(firstLine: firstLine, arguments: function.arguments, documentation: text)
    }

    /// The defaults tuple goes to `base`, the keyword-only defaults to `base + 1`. Returns makeFunction's bits.
    private func loadDefaults(_ arguments: Arguments, _ base: Int, _ span: Span) throws(CompileError) -> Int {
        var kinds = 0
        reserve(base + 3)
        if !arguments.defaults.isEmpty {
            kinds |= 1
            if let constants = constants(arguments.defaults) {
                try load(.tuple(constants), into: base, at: span)
            } else {
                try loadSequence(.makeTuple, arguments.defaults, span, into: base)
            }
        }
        let pairs = zip(arguments.kwonlyargs, arguments.kwDefaults).filter { $0.1 != nil }
        if !pairs.isEmpty {
            kinds |= 2
            let dictionary = temporary()
            var first = dictionary
            for (index, (argument, value)) in pairs.enumerated() {
                let key = index == 0 ? dictionary : temporary()
                first = min(first, key)
                try load(.string(privateName(argument.name)), into: key, at: span)
                if let value { _ = try loadNew(value) }
            }
            emit(.makeDict, dictionary, first, pairs.count, at: span)
            release(to: dictionary + 1)
        }
        return kinds
    }

    /// The annotations go to `base + 2` as a dictionary.
    private func loadAnnotations(_ function: FunctionDef, _ base: Int, _ span: Span) throws(CompileError) -> Int {
        let arguments = function.arguments
        var all: [(String, Expr)] = []
        func add(_ argument: Argument) {
            if let annotation = argument.annotation { all.append((privateName(argument.name), annotation)) }
        }
        for argument in arguments.args + arguments.posonlyargs { add(argument) }
        if let argument = arguments.vararg { add(argument) }
        for argument in arguments.kwonlyargs { add(argument) }
        if let argument = arguments.kwarg { add(argument) }
        if let returns = function.returns { all.append(("return", returns)) }
        guard !all.isEmpty else { return 0 }
        while top < base + 3 { _ = temporary() }
        let dictionary = base + 2
        for (index, (name, annotation)) in all.enumerated() {
            try load(.string(name), into: index == 0 ? dictionary : temporary(), at: span)
            try load(annotation: annotation, into: temporary())
        }
        emit(.makeDict, dictionary, dictionary, all.count, at: span)
        release(to: dictionary + 1)
        return 4
    }

    /// The annotation's value, or its text under `from __future__ import annotations`.
    func load(annotation: Expr, into destination: Int) throws(CompileError) {
        if shared.hasFutureAnnotations {
            try load(.string(sourceText(annotation.span)), into: destination, at: annotation.span)
        } else if case .starred(let inner) = annotation.kind {
            // `*args: *Ts` unpacks exactly one value.
            try load(inner, into: destination)
            emit(.unpack, destination, destination, 1, at: annotation.span)
        } else {
            try load(annotation, into: destination)
        }
    }

    private func sourceText(_ span: Span) -> String {
        let lines = shared.source.lines
        let first = Int(span.startLine) - 1
        let last = Int(span.endLine) - 1
        guard lines.indices.contains(first), lines.indices.contains(last) else { return "" }
        var parts: [String] = []
        for index in first...last {
            var bytes = Array(lines[index].utf8)
            if index == last { bytes = Array(bytes.prefix(Int(span.endColumn))) }
            if index == first { bytes = Array(bytes.dropFirst(Int(span.startColumn))) }
            let text = String(decoding: bytes, as: UTF8.self)
            parts.append(index == first ? text : String(text.drop { $0 == " " || $0 == "\t" }))
        }
        return parts.joined(separator: " ")
    }

    // MARK: class

    func defineClass(_ statement: Stmt, _ definition: ClassDef) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        let span = statement.span
        var decorators: [Int] = []
        for decorator in definition.decoratorList { decorators.append(try loadNew(decorator)) }
        let base = temporary()
        emit(.loadBuildClass, base, at: span)
        let generator = CodeGenerator(
            shared, parent: self, scope: shared.table.scope(of: statement), name: definition.name, kind: .classBody)
        let first = definition.decoratorList.first?.span ?? span
        let code = try generator.classBody(definition, firstLine: firstLine(of: first))
        let hasSpread = hasSpread(definition.bases, definition.keywords)
        if hasSpread {
            // The body and the name are the head of the argument list.
            let list = temporary()
            emit(.makeFunction, list, try constantIndex(.code(code), at: span), 0, at: span)
            try load(.string(definition.name), into: temporary(), at: span)
            release(to: list + 1)
            emit(.makeList, list, list, 2, at: span)
            try emitSpread(base, list: list, definition.bases, definition.keywords, span)
        } else {
            let function = temporary()
            emit(.makeFunction, function, try constantIndex(.code(code), at: span), 0, at: span)
            try load(.string(definition.name), into: temporary(), at: span)
            try emitCall(
                .call, .callKeywords, base, before: 2, definition.bases, definition.keywords, span)
        }
        release(to: base + 1)
        let result = decorate(definition.decoratorList, decorators, base)
        try store(result, name: definition.name, at: span)
    }

    private func classBody(_ definition: ClassDef, firstLine: Int) throws(CompileError) -> CodeObject {
        let start = Span(
            startLine: Int32(firstLine - shared.source.firstLine + 1), startColumn: 0,
            endLine: Int32(firstLine - shared.source.firstLine + 1), endColumn: 0)
        let register = temporary()
        emit(.loadName, register, try nameIndex("__name__", at: start), at: start)
        emit(.storeName, register, try nameIndex("__module__", at: start), at: start)
        try load(.string(qualifiedName), into: register, at: start)
        emit(.storeName, register, try nameIndex("__qualname__", at: start), at: start)
        release(to: register)
        for statement in try begin(definition.body) { try compile(statement) }
        if scope.needsClassCell {
            // The register itself: the caller fills the cell.
            emit(.returnValue, 0, at: start)
        } else {
            emit(.returnNone, at: start)
        }
        return finished(firstLine: firstLine, arguments: nil, documentation: nil)
    }

    // MARK: lambda and comprehensions

    func loadBlock(_ expression: Expr, into destination: Int) throws(CompileError) {
        switch expression.kind {
        case .lambda(let arguments, let body): try loadLambda(expression, arguments, body, into: destination)
        case .listComp(let element, let generators):
            try loadComprehension(expression, "<listcomp>", generators, .list(element), into: destination)
        case .setComp(let element, let generators):
            try loadComprehension(expression, "<setcomp>", generators, .set(element), into: destination)
        case .generatorExp(let element, let generators):
            try loadComprehension(expression, "<genexpr>", generators, .generator(element), into: destination)
        case .dictComp(let key, let value, let generators):
            try loadComprehension(expression, "<dictcomp>", generators, .dict(key, value), into: destination)
        default: break
        }
    }

    private func loadLambda(
        _ expression: Expr, _ arguments: Arguments, _ body: Expr, into destination: Int
    ) throws(CompileError) {
        let span = expression.span
        let base = rangeBase(destination)
        let kinds = try loadDefaults(arguments, base, span)
        let generator = CodeGenerator(
            shared, parent: self, scope: shared.table.scope(of: expression), name: "<lambda>", kind: .lambda)
        let result = try generator.operand(body)
        generator.emit(.returnValue, result, at: body.span)
        let code = generator.finished(firstLine: firstLine(of: span), arguments: arguments, documentation: nil)
        emit(.makeFunction, base, try constantIndex(.code(code), at: span), kinds, at: span)
        if base != destination { emit(.move, destination, base, at: span) }
    }

    /// What a comprehension makes of each round.
    enum Product {
        case list(Expr)
        case set(Expr)
        case dict(Expr, Expr)
        case generator(Expr)
    }

    /// A function of one argument, the outermost iterator, called at once.
    private func loadComprehension(
        _ expression: Expr, _ name: String, _ generators: [Comprehension], _ product: Product, into destination: Int
    ) throws(CompileError) {
        let span = expression.span
        let generator = CodeGenerator(
            shared, parent: self, scope: shared.table.scope(of: expression), name: name, kind: .comprehension)
        let code = try generator.comprehensionBody(generators, product, span)
        let base = rangeBase(destination)
        emit(.makeFunction, base, try constantIndex(.code(code), at: span), 0, at: span)
        let iterator = temporary()
        emit(.getIterator, iterator, try operand(generators[0].iter, scratch: iterator), at: span)
        emit(.call, base, 1, at: span)
        if base != destination { emit(.move, destination, base, at: span) }
    }

    private func comprehensionBody(
        _ generators: [Comprehension], _ product: Product, _ span: Span
    ) throws(CompileError) -> CodeObject {
        var result = 0
        switch product {
        case .list:
            result = temporary()
            emit(.makeList, result, result, 0, at: span)
        case .set:
            result = temporary()
            emit(.makeSet, result, result, 0, at: span)
        case .dict:
            result = temporary()
            emit(.makeDict, result, result, 0, at: span)
        case .generator: break
        }
        try comprehensionLoop(generators[...], iterator: 0, product, result, span)
        if case .generator = product {
            emit(.returnNone, at: span)
        } else {
            emit(.returnValue, result, at: span)
        }
        return finished(firstLine: firstLine(of: span), arguments: nil, documentation: nil)
    }

    private func comprehensionLoop(
        _ generators: ArraySlice<Comprehension>, iterator: Int, _ product: Product, _ result: Int, _ span: Span
    ) throws(CompileError) {
        guard let generator = generators.first else { return try produce(product, result, span) }
        let mark = top
        let again = label()
        let end = label()
        let before = assembler.bound
        let (item, start) = try forStep(generator.target, iterator: iterator, end: end, span)
        for test in generator.ifs { try condition(test, jumpIf: false, to: again, at: span) }
        let rest = generators.dropFirst()
        if let next = rest.first {
            let inner = temporary()
            emit(.getIterator, inner, try operand(next.iter, scratch: inner), at: span)
            try comprehensionLoop(rest, iterator: inner, product, result, span)
        } else {
            try produce(product, result, span)
        }
        place(again)
        jump(.forLoop, item, iterator, to: start, at: span)
        place(end)
        assembler.bound = before
        release(to: mark)
    }

    private func produce(_ product: Product, _ result: Int, _ span: Span) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        switch product {
        case .list(let element): emit(.listAppend, result, try operand(element), at: element.span)
        case .set(let element): emit(.setAdd, result, try operand(element), at: element.span)
        case .dict(let key, let value):
            let keyRegister = try operand(key)
            emit(.dictStore, result, keyRegister, try operand(value), at: span)
        case .generator(let element):
            let value = try operand(element)
            let sent = temporary()
            emit(.yieldValue, sent, value, at: element.span)
            emit(.clear, sent, at: element.span)
        }
    }
}
