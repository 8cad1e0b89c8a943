// `except*`: every handler may take its part of what was caught, and what they raise is put together in the end.
//
// In R[d] is the exception, in R[d+1] what was handled before, in R[d+2] what no handler has taken yet, in R[d+3] the list
// of what they raised. The part that a handler takes is raised once more on the spot, so that it is handled like any other
// exception: by `enterHandler`, with a clean-up for what the handler's body raises.

import Syntax

extension CodeGenerator {
    /// What follows the entry of an `except*` statement's handlers, up to its end.
    func compileGroupHandlers(_ handlers: [ExceptHandler], _ depth: Int, _ outer: Int) throws(CompileError) {
        let done = label()
        let end = label()
        let (exception, cleanup) = beginHandler(depth, outer)
        blocks.append(.groupHandling)
        let rest = temporary()
        let raised = temporary()
        emit(.move, rest, exception, keeping: Instruction.dropB, at: .none)
        emit(.makeList, raised, raised, 0, at: .none)
        for handler in handlers { try compileGroupHandler(handler, rest: rest, raised: raised) }
        emit(.listAppend, raised, rest, at: .none)
        let outcome = temporary()
        emit(.joinGroups, outcome, exception, raised, at: .none)
        jump(.jumpIfNone, outcome, to: done, keeping: Instruction.dropA, at: .none)
        let inHandler = assembler.handler
        assembler.setHandler(outer)
        emit(.leaveHandler, exception, at: .none)
        emit(.reraise, outcome, at: .none)
        assembler.setHandler(inHandler)
        place(done)
        assembler.setHandler(outer)
        emit(.leaveHandler, exception, at: .none)
        jump(to: end, at: .none)
        place(cleanup)
        blocks.removeLast(2)
        let again = exception + 2
        emit(.enterHandler, again, at: .none)
        emit(.leaveHandler, exception, at: .none)
        emit(.reraise, again, at: .none)
        place(end)
    }

    private func compileGroupHandler(_ handler: ExceptHandler, rest: Int, raised: Int) throws(CompileError) {
        guard let type = handler.type else { return }
        let next = label()
        let entry = label()
        let failed = label()
        let mark = top
        let caught = temporary()
        emit(.splitGroup, rest, try operand(type), caught, at: handler.span)
        release(to: caught + 1)
        jump(.jumpIfNone, caught, to: next, keeping: Instruction.dropA, at: handler.span)
        let surrounding = assembler.enterRegion(handler: entry, depth: caught)
        emit(.reraise, caught, at: .none)
        place(entry)
        assembler.setHandler(surrounding)
        _ = temporary()
        reserve(caught + 4)
        emit(.enterHandler, caught, at: .none)
        _ = assembler.enterRegion(handler: failed, depth: caught + 2)
        if let name = handler.name { try store(caught, name: name, keeps: true, at: handler.span) }
        try compile(handler.body)
        if assembler.isReachable {
            assembler.setHandler(surrounding)
            emit(.leaveHandler, caught, at: handler.span)
            if let name = handler.name { try unbind(name: name, at: handler.span) }
            jump(to: next, at: handler.span)
        }
        assembler.setHandler(surrounding)
        place(failed)
        let failure = temporary()
        _ = temporary()
        reserve(failure + 4)
        emit(.enterHandler, failure, at: .none)
        if let name = handler.name { try unbind(name: name, at: .none) }
        emit(.listAppend, raised, failure, keeping: Instruction.dropB, at: .none)
        emit(.leaveHandler, failure, at: .none)
        emit(.leaveHandler, caught, at: .none)
        place(next)
        release(to: mark)
    }
}
