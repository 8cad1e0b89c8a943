// List, tuple, set and dictionary displays, with and without stars. Long ones are built in steps, so that a table of
// ten thousand rows does not need ten thousand registers.

import Syntax

extension CodeGenerator {
    /// Displays longer than this grow element by element.
    private static let longDisplay = 30

    /// `[a, *b, c]`, `(a, b)`, `{a, *b}`. `opcode` is makeList, makeTuple or makeSet.
    func loadSequence(_ opcode: Opcode, _ items: [Expr], _ span: Span, into destination: Int) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        let hasStar = items.contains {
            if case .starred = $0.kind { true } else { false }
        }
        if !hasStar, items.count <= Self.longDisplay {
            let base = rangeBase(destination)
            for (index, item) in items.enumerated() { try load(item, into: index == 0 ? base : temporary()) }
            return emit(opcode, destination, base, items.count, at: span)
        }
        let work = isTemporary(destination) ? destination : temporary()
        if !hasStar, opcode != .makeSet, let constants = constants(items) {
            let table = temporary()
            try load(.tuple(constants), into: table, at: span)
            if opcode == .makeTuple {
                emit(.move, destination, table, at: span)
            } else {
                emit(.makeList, work, work, 0, at: span)
                emit(.listExtend, work, table, at: span)
                if work != destination { emit(.move, destination, work, at: span) }
            }
            return
        }
        emit(opcode == .makeSet ? .makeSet : .makeList, work, work, 0, at: span)
        for item in items { try append(item, to: work, isSet: opcode == .makeSet, at: span) }
        if opcode == .makeTuple {
            emit(.listToTuple, destination, work, at: span)
        } else if work != destination {
            emit(.move, destination, work, at: span)
        }
    }

    /// One element, or all of a starred one.
    func append(_ item: Expr, to work: Int, isSet: Bool, at span: Span) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        if case .starred(let value) = item.kind {
            emit(isSet ? .setUpdate : .listExtend, work, try operand(value), at: span)
        } else {
            emit(isSet ? .setAdd : .listAppend, work, try operand(item), at: span)
        }
    }

    /// `{k: v, **d}`: each key before its value, in order.
    func loadDictionary(_ items: [DictItem], _ span: Span, into destination: Int) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        if items.count <= Self.longDisplay / 2, items.allSatisfy({ $0.key != nil }) {
            let base = rangeBase(destination)
            for (index, item) in items.enumerated() {
                guard let key = item.key else { continue }
                try load(key, into: index == 0 ? base : temporary())
                _ = try loadNew(item.value)
            }
            return emit(.makeDict, destination, base, items.count, at: span)
        }
        let work = isTemporary(destination) ? destination : temporary()
        emit(.makeDict, work, work, 0, at: span)
        let inner = top
        for item in items {
            if let key = item.key {
                let keyRegister = try operand(key)
                emit(.dictStore, work, keyRegister, try operand(item.value), at: span)
            } else {
                emit(.dictUpdate, work, try operand(item.value), at: span)
            }
            release(to: inner)
        }
        if work != destination { emit(.move, destination, work, at: span) }
    }
}
