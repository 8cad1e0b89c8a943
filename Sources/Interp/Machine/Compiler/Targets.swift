// Assignment targets: storing to, deleting and augmenting names, attributes, subscripts and unpacked sequences.

import Syntax

extension CodeGenerator {
    /// Stores a register to a target. A temporary dies unless `keeps` is set.
    func store(_ value: Int, to target: Expr, keeps: Bool = false) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        let span = target.span
        switch target.kind {
        case .name(let name): try store(value, name: name, keeps: keeps, at: span)
        case .attribute(let owner, let name):
            let object = try operand(owner)
            emit(
                .setAttribute, object, value, try nameIndex(privateName(name), at: span),
                keeping: keeps ? Instruction.dropB : 0, at: attributeSpan(span, name))
        case .subscript(let owner, let index):
            let object = try operand(owner)
            emit(
                .setItem, object, try operand(index), value, keeping: keeps ? Instruction.dropC : 0, at: span)
        case .tuple(let items), .list(let items): try unpack(value, into: items, span, keeps: keeps)
        case .starred:
            throw CompileError(message: "starred assignment target must be in a list or tuple", span: span)
        default: break
        }
    }

    private func unpack(_ value: Int, into items: [Expr], _ span: Span, keeps: Bool) throws(CompileError) {
        var star: Int?
        for (index, item) in items.enumerated() {
            guard case .starred = item.kind else { continue }
            if star != nil { throw CompileError(message: "multiple starred expressions in assignment", span: span) }
            star = index
        }
        let first = top
        for _ in items { _ = temporary() }
        try checkRegisters(at: span)
        let keeping = keeps ? Instruction.dropB : 0
        if let star {
            let after = items.count - star - 1
            if star > 255 || after > 255 {
                throw CompileError(message: "too many expressions in star-unpacking assignment", span: span)
            }
            emit(.unpackStar, first, value, star | after << 8, keeping: keeping, at: span)
        } else if let registers = plainRegisters(items), !registers.contains(value) {
            // Straight into the locals when they lie side by side.
            for register in registers where assembler.isReachable { assembler.bound.insert(register) }
            return emit(.unpack, registers[0], value, items.count, keeping: keeping, at: span)
        } else {
            emit(.unpack, first, value, items.count, keeping: keeping, at: span)
        }
        for (index, item) in items.enumerated() {
            if case .starred(let inner) = item.kind {
                try store(first + index, to: inner)
            } else {
                try store(first + index, to: item)
            }
        }
    }

    /// The registers of targets that are all plain locals in consecutive registers.
    private func plainRegisters(_ items: [Expr]) -> [Int]? {
        var registers: [Int] = []
        for item in items {
            guard let register = plainRegister(of: item) else { return nil }
            if let last = registers.last, register != last + 1 { return nil }
            registers.append(register)
        }
        return registers.isEmpty ? nil : registers
    }

    // MARK: Assignment

    func assign(_ targets: [Expr], _ value: Expr, _ span: Span) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        if targets.count == 1 {
            if let register = plainRegister(of: targets[0]) {
                try load(value, into: register)
                if assembler.isReachable { assembler.bound.insert(register) }
                return
            }
            if try assignPairwise(targets[0], value) { return }
        }
        let register = try operand(value)
        for (index, target) in targets.enumerated() {
            try store(register, to: target, keeps: index < targets.count - 1)
        }
    }

    /// `a, b = b, a` needs no tuple: all values first, then all stores from left to right.
    private func assignPairwise(_ target: Expr, _ value: Expr) throws(CompileError) -> Bool {
        guard let targets = sequence(target), case .tuple(let values) = value.kind, targets.count == values.count,
            !targets.isEmpty, targets.count <= 8, !hasStar(targets), !hasStar(values)
        else { return false }
        var registers: [Int] = []
        for value in values { registers.append(try loadNew(value)) }
        for (index, target) in targets.enumerated() { try store(registers[index], to: target) }
        return true
    }

    private func sequence(_ target: Expr) -> [Expr]? {
        switch target.kind {
        case .tuple(let items), .list(let items): items
        default: nil
        }
    }

    private func hasStar(_ items: [Expr]) -> Bool {
        items.contains {
            if case .starred = $0.kind { true } else { false }
        }
    }

    // MARK: Augmented assignment

    /// The target's object and index are evaluated once.
    func augment(_ target: Expr, _ op: BinaryOperator, _ value: Expr, _ span: Span) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        let flags = Instruction.inPlace
        switch target.kind {
        case .name(let written):
            let name = privateName(written)
            if case .register(let register) = place(of: name), isSurelyBound(register, name) {
                return try emitBinary(op, register, register, value, flags: flags, scratch: nil, at: span)
            }
            let work = temporary()
            try load(name: written, into: work, at: target.span)
            if case .register(let register) = place(of: name) {
                try emitBinary(op, register, work, value, flags: flags, scratch: nil, at: span)
                if assembler.isReachable { assembler.bound.insert(register) }
            } else {
                try emitBinary(op, work, work, value, flags: flags, scratch: nil, at: span)
                try store(work, name: written, at: target.span)
            }
        case .attribute(let owner, let name):
            let object = try operand(owner)
            let index = try nameIndex(privateName(name), at: target.span)
            let place = attributeSpan(target.span, name)
            let work = temporary()
            emit(.getAttribute, work, object, index, keeping: Instruction.dropB, at: place)
            try emitBinary(op, work, work, value, flags: flags, scratch: nil, at: span)
            emit(.setAttribute, object, work, index, at: place)
        case .subscript(let owner, let index):
            let object = try operand(owner)
            let key = try operand(index)
            let work = temporary()
            emit(
                .getItem, work, object, key, keeping: Instruction.dropB | Instruction.dropC, at: target.span)
            try emitBinary(op, work, work, value, flags: flags, scratch: nil, at: span)
            emit(.setItem, object, key, work, at: target.span)
        default: break
        }
    }

    // MARK: Deletion

    func delete(_ target: Expr) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        let span = target.span
        switch target.kind {
        case .name(let name): try delete(name: name, at: span)
        case .attribute(let owner, let name):
            let object = try operand(owner)
            emit(
                .deleteAttribute, object, 0, try nameIndex(privateName(name), at: span),
                at: attributeSpan(span, name))
        case .subscript(let owner, let index):
            let object = try operand(owner)
            emit(.deleteItem, object, try operand(index), at: span)
        case .tuple(let items), .list(let items): for item in items { try delete(item) }
        default: break
        }
    }
}
