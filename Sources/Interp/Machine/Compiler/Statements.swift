// Simple statements, conditions and loops, and the ways out of blocks (`break`, `continue`, `return`). Exceptions and
// `with` are in Handlers.swift, definitions in Functions.swift, targets in Targets.swift.

import Syntax

extension CodeGenerator {
    func compile(_ body: [Stmt]) throws(CompileError) {
        for statement in body { try compile(statement) }
    }

    func compile(_ statement: Stmt) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        let span = statement.span
        traceLine(of: statement)
        switch statement.kind {
        case .expr(let value): try evaluate(value)
        case .assign(let targets, let value): try assign(targets, value, span)
        case .augAssign(let target, let op, let value): try augment(target, op, value, span)
        case .annAssign(let target, let annotation, let value, let isSimple):
            try annotate(statement, target, annotation, value, isSimple: isSimple)
        case .if: try compileIf(statement)
        case .for(let target, let iterable, let body, let orelse):
            try compileFor(span, target, iterable, body, orelse)
        case .while(let test, let body, let orelse): try compileWhile(span, test, body, orelse)
        case .functionDef(let function): try defineFunction(statement, function)
        case .classDef(let definition): try defineClass(statement, definition)
        case .return(let value): try compileReturn(value, span)
        case .delete(let targets): for target in targets { try delete(target) }
        case .with(let items, let body): try compileWith(span, items[...], body)
        case .try(let body, let handlers, let orelse, let finalbody):
            try compileTry(body, handlers, orelse, finalbody, span)
        case .raise(let exception, let cause): try compileRaise(exception, cause, span)
        case .assert(let test, let message): try compileAssert(test, message, span)
        case .import(let aliases): for alias in aliases { try compileImport(alias, span) }
        case .importFrom(let module, let names, let level):
            try compileImport(from: module, names, level: level, span)
        case .break: try compileBreak(span)
        case .continue: try compileContinue(span)
        case .global, .nonlocal, .pass: break
        }
    }

    /// Tells a debugger that a statement begins, if the statement does anything.
    func traceLine(of statement: Stmt) {
        guard shared.tracesLines else { return }
        switch statement.kind {
        case .global, .nonlocal: return
        case .expr(let value): if case .constant = value.kind { return }
        default: break
        }
        emit(.traceLine, at: statement.span)
    }

    /// An expression for its effect.
    private func evaluate(_ value: Expr) throws(CompileError) {
        if case .constant = value.kind { return }
        let register = try operand(value)
        if isTemporary(register) { emit(.clear, register, at: value.span) }
    }

    private func annotate(
        _ statement: Stmt, _ target: Expr, _ annotation: Expr, _ value: Expr?, isSimple: Bool
    ) throws(CompileError) {
        let span = statement.span
        if let value { try assign([target], value, span) }
        let isEvaluated = scope.kind != .function
        switch target.kind {
        case .name(let name) where isSimple:
            guard isEvaluated else { return }
            let register = temporary()
            try load(annotation: annotation, into: register)
            let table = temporary()
            let annotations = try nameIndex("__annotations__", at: span)
            emit(scope.kind == .classBody ? .loadName : .loadGlobal, table, annotations, at: span)
            let key = temporary()
            try load(.string(privateName(name)), into: key, at: span)
            emit(.setItem, table, key, register, at: span)
            return
        case .attribute(let owner, _) where value == nil: try evaluate(owner)
        case .subscript(let owner, let index) where value == nil:
            try evaluate(owner)
            if case .slice = index.kind { break }
            try evaluate(index)
        default: break
        }
        if isEvaluated, !shared.hasFutureAnnotations { try evaluate(annotation) }
    }

    // MARK: Conditions and loops

    /// A ladder of `elif`s in a loop: it may be thousands of rungs long.
    private func compileIf(_ statement: Stmt) throws(CompileError) {
        let end = label()
        var rung = statement
        while case .if(let test, let body, let orelse) = rung.kind {
            if orelse.isEmpty, let target = directExit(body) {
                try condition(test, jumpIf: true, to: target, at: rung.span)
                break
            }
            let otherwise = label()
            try condition(test, jumpIf: false, to: otherwise, at: rung.span)
            try compile(body)
            if orelse.isEmpty {
                place(otherwise)
                break
            }
            jump(to: end, at: rung.span)
            place(otherwise)
            if orelse.count == 1, case .if = orelse[0].kind {
                rung = orelse[0]
                traceLine(of: rung)
            } else {
                try compile(orelse)
                break
            }
        }
        place(end)
    }

    /// Where `if …: continue` and `if …: break` can jump at once, with nothing to clean up on the way.
    private func directExit(_ body: [Stmt]) -> Label? {
        guard body.count == 1, case .loop(let again, let end, let iterator)? = blocks.last else { return nil }
        switch body[0].kind {
        case .continue: return again
        case .break: return iterator == nil ? end : nil
        default: return nil
        }
    }

    /// The test stands twice, before the loop and at its end: one jump a round.
    private func compileWhile(
        _ span: Span, _ test: Expr, _ body: [Stmt], _ orelse: [Stmt]
    ) throws(CompileError) {
        let start = label()
        let again = label()
        let otherwise = label()
        let end = label()
        try condition(test, jumpIf: false, to: otherwise, at: span)
        place(start)
        blocks.append(.loop(continue: again, break: end, iterator: nil))
        try compile(body)
        blocks.removeLast()
        place(again)
        if shared.tracesLines { emit(.traceLine, at: span) }
        try condition(test, jumpIf: true, to: start, at: span)
        place(otherwise)
        try compile(orelse)
        place(end)
    }

    private func compileFor(
        _ span: Span, _ target: Expr, _ iterable: Expr, _ body: [Stmt], _ orelse: [Stmt]
    ) throws(CompileError) {
        let iterator = temporary()
        var source: Int
        if case .list(let items) = iterable.kind, let constants = constants(items) {
            source = iterator
            try load(.tuple(constants), into: iterator, at: iterable.span)
        } else {
            source = try operand(iterable, scratch: iterator)
        }
        emit(.getIterator, iterator, source, at: span)
        let again = label()
        let exhausted = label()
        let end = label()
        blocks.append(.loop(continue: again, break: end, iterator: iterator))
        let (item, start) = try forStep(target, iterator: iterator, end: exhausted, span)
        try compile(body)
        blocks.removeLast()
        place(again)
        // A debugger sees the line of the `for` before every round but the first, which the statement itself begins.
        if shared.tracesLines { emit(.traceLine, at: span) }
        jump(.forLoop, item, iterator, to: start, at: span)
        place(exhausted)
        release(to: iterator)
        try compile(orelse)
        place(end)
    }

    /// The next item goes straight into a plain local. Gives what the end of the loop needs for the items after it: where
    /// they go, and where the loop goes on then.
    func forStep(
        _ target: Expr, iterator: Int, end: Label, _ span: Span
    ) throws(CompileError) -> (item: Int, start: Label) {
        let start = label()
        if let register = plainRegister(of: target) {
            jump(.forIterate, register, iterator, to: end, at: span)
            place(start)
            if assembler.isReachable { assembler.bound.insert(register) }
            return (register, start)
        }
        let mark = top
        let item = temporary()
        jump(.forIterate, item, iterator, to: end, at: span)
        place(start)
        try store(item, to: target)
        release(to: mark)
        return (item, start)
    }

    // MARK: Ways out

    private func compileBreak(_ span: Span) throws(CompileError) {
        guard let index = innermostLoop(), case .loop(_, let end, let iterator) = blocks[index] else {
            throw CompileError(message: "'break' outside loop", span: span)
        }
        try unwinding(to: index + 1, span) { () throws(CompileError) in
            if let iterator { emit(.clear, iterator, at: span) }
            jump(to: end, at: span)
        }
    }

    private func compileContinue(_ span: Span) throws(CompileError) {
        guard let index = innermostLoop(), case .loop(let again, _, _) = blocks[index] else {
            throw CompileError(message: "'continue' not properly in loop", span: span)
        }
        try unwinding(to: index + 1, span) { () throws(CompileError) in jump(to: again, at: span) }
    }

    private func innermostLoop() -> Int? {
        blocks.lastIndex {
            if case .loop = $0 { true } else { false }
        }
    }

    private func compileReturn(_ value: Expr?, _ span: Span) throws(CompileError) {
        guard scope.kind == .function else {
            throw CompileError(message: "'return' outside function", span: span)
        }
        let needsCleanup = blocks.contains {
            switch $0 {
            case .finally, .with, .named, .handling: true
            default: false
            }
        }
        guard let value else {
            return try unwinding(to: 0, span) { () throws(CompileError) in emit(.returnNone, at: span) }
        }
        if needsCleanup {
            // A copy: the clean-up may rebind the local.
            let register = try loadNew(value)
            blocks.append(.pending(register))
            defer { blocks.removeLast() }
            try unwinding(to: 0, keeping: register, span) { () throws(CompileError) in
                emit(.returnValue, register, at: span)
            }
        } else {
            emit(.returnValue, try operand(value), at: span)
        }
    }

    /// Leaves the blocks from `depth` up in the emitted code, from the inside out, then runs `exit`; what follows is
    /// compiled inside them as before.
    private func unwinding(
        to depth: Int, keeping pending: Int? = nil, _ span: Span, exit: () throws(CompileError) -> Void
    ) throws(CompileError) {
        let saved = blocks
        let savedHandler = assembler.handler
        let savedBound = assembler.bound
        while blocks.count > depth {
            let block = blocks.removeLast()
            switch block {
            case .loop: break
            case .pending(let register): if register != pending { emit(.clear, register, at: span) }
            case .tryBody(let outer): assembler.setHandler(outer)
            case .finally(let body, let outer):
                assembler.setHandler(outer)
                if let pending { blocks.append(.pending(pending)) }
                try compile(body)
                if pending != nil { blocks.removeLast() }
            case .handling(let register, let outer):
                assembler.setHandler(outer)
                emit(.leaveHandler, register, at: span)
            case .groupHandling:
                throw CompileError(
                    message: "'break', 'continue' and 'return' cannot appear in an except* block", span: span)
            case .named(let name, let place, let outer):
                assembler.setHandler(outer)
                try unbind(name: name, at: place)
            case .with(let register, let place, let outer):
                assembler.setHandler(outer)
                emit(.exitWith, register, at: place)
            }
        }
        try exit()
        blocks = saved
        assembler.setHandler(savedHandler)
        assembler.bound = savedBound
    }

    // MARK: Other simple statements

    private func compileRaise(_ exception: Expr?, _ cause: Expr?, _ span: Span) throws(CompileError) {
        guard let exception else { return emit(.raiseCurrent, at: span) }
        let register = try operand(exception)
        if let cause {
            emit(.raiseFrom, register, try operand(cause), at: span)
        } else {
            emit(.raise, register, at: span)
        }
    }

    private func compileAssert(_ test: Expr, _ message: Expr?, _ span: Span) throws(CompileError) {
        let end = label()
        checkAssert(test, span)
        try condition(test, jumpIf: true, to: end, at: span)
        // CPython points at the last comparison of the test, if it has one, else at the statement.
        let span = lastComparison(in: test)?.span ?? span
        let register = temporary()
        emit(.loadAssertionError, register, at: span)
        if let message {
            _ = try loadNew(message)
            emit(.call, register, 1, at: span)
        }
        emit(.raise, register, at: span)
        place(end)
    }

    /// The comparison that is tested last when the truth of an expression is found by jumps.
    private func lastComparison(in test: Expr) -> Expr? {
        switch test.kind {
        case .compare: return test
        case .unaryOp(.not, let operand): return lastComparison(in: operand)
        case .boolOp(_, let values):
            for value in values.reversed() {
                if let found = lastComparison(in: value) { return found }
            }
            return nil
        case .ifExp(let choice, let body, let orelse):
            return lastComparison(in: orelse) ?? lastComparison(in: body) ?? lastComparison(in: choice)
        default: return nil
        }
    }

    private func compileImport(_ alias: Alias, _ span: Span) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        let module = temporary()
        let request = try constantIndex(.tuple([.int(0), .none]), at: span)
        emit(.importName, module, try nameIndex(alias.name, at: span), request, at: span)
        let parts = alias.name.split(separator: ".").map(String.init)
        guard let asname = alias.asname else { return try store(module, name: parts.first ?? alias.name, at: span) }
        var current = module
        for part in parts.dropFirst() {
            let next = temporary()
            emit(.importFrom, next, current, try nameIndex(part, at: span), at: span)
            emit(.clear, current, at: span)
            current = next
        }
        try store(current, name: asname, at: span)
    }

    private func compileImport(
        from name: String?, _ aliases: [Alias], level: Int, _ span: Span
    ) throws(CompileError) {
        if name == "__future__", level == 0 { return }
        let module = temporary()
        let names = Constant.tuple(aliases.map { .string($0.name) })
        let request = try constantIndex(.tuple([.int(level), names]), at: span)
        emit(.importName, module, try nameIndex(name ?? "", at: span), request, at: span)
        if aliases.count == 1, aliases[0].name == "*" { return emit(.importStar, module, at: span) }
        for alias in aliases {
            let value = temporary()
            emit(.importFrom, value, module, try nameIndex(alias.name, at: span), at: span)
            try store(value, name: alias.asname ?? alias.name, at: span)
            release(to: value)
        }
        emit(.clear, module, at: span)
    }
}
