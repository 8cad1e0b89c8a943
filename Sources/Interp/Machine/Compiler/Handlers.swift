// `try` in all its forms and `with`. A `finally` body is compiled once for every way into it (as CPython does): falling
// through, each `break`, `continue` or `return` that leaves it, and the exceptional way.
//
// A handler that starts with registers up to `d` in use has the exception in R[d] and what was handled before in R[d+1].
// An exception inside the handler goes to a clean-up that ends the handling of the first and raises the second again.

import Syntax

extension CodeGenerator {
    func compileTry(
        _ body: [Stmt], _ handlers: [ExceptHandler], _ orelse: [Stmt], _ finalbody: [Stmt], _ span: Span
    ) throws(CompileError) {
        guard !finalbody.isEmpty else { return try compileExcept(body, handlers, orelse) }
        let exceptional = label()
        let end = label()
        let depth = top
        let outer = assembler.enterRegion(handler: exceptional, depth: depth)
        blocks.append(.finally(finalbody, outerHandler: outer))
        if handlers.isEmpty {
            try compile(body)
            try compile(orelse)
        } else {
            try compileExcept(body, handlers, orelse)
        }
        blocks.removeLast()
        assembler.setHandler(outer)
        try compile(finalbody)
        jump(to: end, at: .none)
        place(exceptional)
        let (exception, cleanup) = beginHandler(depth, outer)
        try compile(finalbody)
        endHandlerRaising(exception, cleanup, outer)
        place(end)
        release(to: depth)
    }

    /// Enters a handler: its exception's register and the label of the clean-up that `endHandlerRaising` places.
    func beginHandler(_ depth: Int, _ outer: Int) -> (exception: Int, cleanup: Label) {
        release(to: depth)
        let exception = temporary()
        _ = temporary()
        reserve(depth + 4)
        emit(.enterHandler, exception, at: .none)
        let cleanup = label()
        _ = assembler.enterRegion(handler: cleanup, depth: depth + 2)
        blocks.append(.handling(exception, outerHandler: outer))
        return (exception, cleanup)
    }

    /// Raises the handled exception again; then the clean-up for exceptions raised meanwhile.
    private func endHandlerRaising(_ exception: Int, _ cleanup: Label, _ outer: Int) {
        let again = exception + 2
        emit(.move, again, exception, keeping: Instruction.dropB, at: .none)
        assembler.setHandler(outer)
        blocks.removeLast()
        emit(.leaveHandler, exception, at: .none)
        emit(.reraise, again, at: .none)
        place(cleanup)
        emit(.enterHandler, again, at: .none)
        emit(.leaveHandler, exception, at: .none)
        emit(.reraise, again, at: .none)
    }

    private func compileExcept(
        _ body: [Stmt], _ handlers: [ExceptHandler], _ orelse: [Stmt]
    ) throws(CompileError) {
        let entry = label()
        let end = label()
        let depth = top
        let outer = assembler.enterRegion(handler: entry, depth: depth)
        blocks.append(.tryBody(outerHandler: outer))
        try compile(body)
        blocks.removeLast()
        assembler.setHandler(outer)
        try compile(orelse)
        jump(to: end, at: .none)
        place(entry)
        if handlers.first?.isGroup == true {
            try compileGroupHandlers(handlers, depth, outer)
            place(end)
            return release(to: depth)
        }
        let (exception, cleanup) = beginHandler(depth, outer)
        for (index, handler) in handlers.enumerated() {
            if handler.type == nil, index < handlers.count - 1 {
                throw CompileError(message: "default 'except:' must be last", span: handler.span)
            }
            try compile(handler, exception, end: end, outer: outer)
        }
        endHandlerRaising(exception, cleanup, outer)
        place(end)
        release(to: depth)
    }

    private func compile(
        _ handler: ExceptHandler, _ exception: Int, end: Label, outer: Int
    ) throws(CompileError) {
        let next = label()
        if let type = handler.type {
            let register = try operand(type)
            jump(.jumpIfNoMatch, exception, register, to: next, at: handler.span)
            release(to: exception + 2)
        }
        let inHandler = assembler.handler
        guard let name = handler.name else {
            try compile(handler.body)
            finish(exception, end: end, outer: outer, inHandler)
            return place(next)
        }
        try store(exception, name: name, keeps: true, at: handler.span)
        let failed = label()
        _ = assembler.enterRegion(handler: failed, depth: exception + 2)
        blocks.append(.named(name, handler.span, outerHandler: inHandler))
        try compile(handler.body)
        blocks.removeLast()
        assembler.setHandler(inHandler)
        // As CPython: the exception is no longer handled when its name goes.
        if assembler.isReachable {
            assembler.setHandler(outer)
            emit(.leaveHandler, exception, at: handler.span)
            try unbind(name: name, at: handler.span)
            jump(to: end, at: handler.span)
            assembler.setHandler(inHandler)
        }
        place(failed)
        let again = temporary()
        _ = temporary()
        reserve(again + 4)
        emit(.enterHandler, again, at: .none)
        try unbind(name: name, at: .none)
        assembler.setHandler(outer)
        emit(.leaveHandler, exception, at: .none)
        emit(.reraise, again, at: .none)
        assembler.setHandler(inHandler)
        release(to: again)
        place(next)
    }

    private func finish(_ exception: Int, end: Label, outer: Int, _ inHandler: Int) {
        assembler.setHandler(outer)
        emit(.leaveHandler, exception, at: .none)
        jump(to: end, at: .none)
        assembler.setHandler(inHandler)
    }

    // MARK: with

    /// `with a, b: body` nests: b's block is inside a's.
    func compileWith(_ span: Span, _ items: ArraySlice<WithItem>, _ body: [Stmt]) throws(CompileError) {
        guard let item = items.first else { return try compile(body) }
        let mark = top
        let manager = temporary()
        let source = try operand(item.contextExpr, scratch: manager)
        let entered = temporary()
        emit(.enterWith, manager, source, at: span)
        let exceptional = label()
        let suppressed = label()
        let end = label()
        let depth = manager + 1
        let outer = assembler.enterRegion(handler: exceptional, depth: depth)
        blocks.append(.with(manager, span, outerHandler: outer))
        if let target = item.optionalVars {
            try store(entered, to: target)
        } else {
            emit(.clear, entered, at: span)
        }
        release(to: entered)
        try compileWith(span, items.dropFirst(), body)
        blocks.removeLast()
        assembler.setHandler(outer)
        emit(.exitWith, manager, at: span)
        jump(to: end, at: span)
        place(exceptional)
        let (exception, cleanup) = beginHandler(depth, outer)
        let verdict = temporary()
        emit(.exitWithException, manager, exception, verdict, at: span)
        jump(.jumpIfTrue, verdict, to: suppressed, at: span)
        release(to: verdict)
        endHandlerRaising(exception, cleanup, outer)
        place(suppressed)
        assembler.setHandler(outer)
        emit(.leaveHandler, exception, at: span)
        place(end)
        release(to: mark)
    }
}
