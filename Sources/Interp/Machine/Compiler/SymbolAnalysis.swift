// The second walk over the blocks: from the outside in with the names that are bound around, from the inside out with
// the names that are still free. The same rules in the same order as CPython's `symtable.c`.

import Syntax

extension Scope {
    /// Resolves this module and everything in it.
    func analyse() throws(CompileError) {
        var free: Set<String> = []
        var globals: Set<String> = []
        try resolve(bound: nil, free: &free, globals: &globals)
    }

    private func resolve(
        bound outerBound: Set<String>?, free: inout Set<String>, globals: inout Set<String>
    ) throws(CompileError) {
        var bound = outerBound
        var locals: Set<String> = []
        var innerBound: Set<String> = []
        var innerGlobals: Set<String> = []
        if kind == .classBody {
            innerGlobals = globals
            innerBound = bound ?? []
        }
        for name in names {
            homes[name] = try home(
                for: name, use: use(of: name), bound: &bound, locals: &locals, free: &free, globals: &globals)
        }
        if kind == .classBody {
            innerBound.insert("__class__")
        } else {
            if kind == .function { innerBound = locals }
            innerBound.formUnion(bound ?? [])
            innerGlobals = globals
        }
        var innerFree: Set<String> = []
        for child in children {
            var childFree: Set<String> = []
            var childGlobals = innerGlobals
            try child.resolve(bound: innerBound, free: &childFree, globals: &childGlobals)
            innerFree.formUnion(childFree)
        }
        if kind == .function {
            for name in names where homes[name] == .local && innerFree.contains(name) {
                homes[name] = .cell
                innerFree.remove(name)
            }
        } else if kind == .classBody, innerFree.remove("__class__") != nil {
            needsClassCell = true
        }
        for name in innerFree {
            let known = use(of: name)
            if homes[name] != nil {
                if kind == .classBody, !known.isDisjoint(with: SymbolUse.bound.union(.global)) {
                    add(.freeInClass, to: name)
                }
            } else if bound?.contains(name) ?? true {
                add([], to: name)
                homes[name] = .free
            }
        }
        free.formUnion(innerFree)
    }

    private func home(
        for name: String, use: SymbolUse, bound: inout Set<String>?, locals: inout Set<String>,
        free: inout Set<String>, globals: inout Set<String>
    ) throws(CompileError) -> NameHome {
        if use.contains(.global) {
            if use.contains(.nonlocal) { throw error("name '\(name)' is nonlocal and global", at: name) }
            globals.insert(name)
            bound?.remove(name)
            return .globalExplicit
        }
        if use.contains(.nonlocal) {
            guard let bound else { throw error("nonlocal declaration not allowed at module level", at: name) }
            guard bound.contains(name) else { throw error("no binding for nonlocal '\(name)' found", at: name) }
            hasFree = true
            free.insert(name)
            return .free
        }
        if !use.isDisjoint(with: .bound) {
            locals.insert(name)
            globals.remove(name)
            return .local
        }
        if let bound, bound.contains(name) {
            hasFree = true
            free.insert(name)
            return .free
        }
        return .globalImplicit
    }

    private func error(_ message: String, at name: String) -> CompileError {
        CompileError(message: message, span: directives.first { $0.name == name }?.span ?? span)
    }
}
