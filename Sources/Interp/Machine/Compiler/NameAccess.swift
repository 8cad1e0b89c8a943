// Reading, writing and deleting a name, wherever it lives.

import Syntax

extension CodeGenerator {
    func load(name: String, into destination: Int, at span: Span) throws(CompileError) {
        let name = privateName(name)
        switch place(of: name) {
        case .register(let register):
            if register != destination || !isSurelyBound(register, name) {
                emit(.move, destination, register, at: span)
            }
        case .cell(let register): emit(.loadCell, destination, register, at: span)
        case .free(let index): emit(.loadFree, destination, index, at: span)
        case .freeInClass(let index):
            emit(.loadClassFree, destination, try nameIndex(name, at: span), index, at: span)
        case .global: emit(.loadGlobal, destination, try nameIndex(name, at: span), at: span)
        case .namespace: emit(.loadName, destination, try nameIndex(name, at: span), at: span)
        }
    }

    /// Binds a name to the value of a register; the register stays alive if `keeps` is set.
    func store(_ value: Int, name: String, keeps: Bool = false, at span: Span) throws(CompileError) {
        let name = privateName(name)
        let keeping = keeps ? Instruction.dropA | Instruction.dropB : 0
        switch place(of: name) {
        case .register(let register):
            if register != value { emit(.move, register, value, keeping: keeping, at: span) }
            if assembler.isReachable { assembler.bound.insert(register) }
        case .cell(let register): emit(.storeCell, register, value, keeping: keeping, at: span)
        case .free(let index), .freeInClass(let index): emit(.storeFree, index, value, keeping: keeping, at: span)
        case .global: emit(.storeGlobal, value, try nameIndex(name, at: span), keeping: keeping, at: span)
        case .namespace: emit(.storeName, value, try nameIndex(name, at: span), keeping: keeping, at: span)
        }
    }

    func delete(name: String, at span: Span) throws(CompileError) {
        let name = privateName(name)
        switch place(of: name) {
        case .register(let register): emit(.deleteLocal, register, at: span)
        case .cell(let register): emit(.deleteCell, register, at: span)
        case .free(let index), .freeInClass(let index): emit(.deleteFree, index, at: span)
        case .global: emit(.deleteGlobal, 0, try nameIndex(name, at: span), at: span)
        case .namespace: emit(.deleteName, 0, try nameIndex(name, at: span), at: span)
        }
    }

    /// The end of `except … as name`: unbound without complaint if the body has deleted it already.
    func unbind(name: String, at span: Span) throws(CompileError) {
        if case .register(let register) = place(of: privateName(name)) {
            emit(.clear, register, at: span)
            return
        }
        let none = temporary()
        emit(.loadNone, none, at: span)
        try store(none, name: name, at: span)
        release(to: none)
        try delete(name: name, at: span)
    }

    /// The register of a local that holds this name plainly, whatever it holds at the moment.
    func plainRegister(of expression: Expr) -> Int? {
        guard case .name(let name) = expression.kind, case .register(let register) = place(of: privateName(name))
        else { return nil }
        return register
    }
}
