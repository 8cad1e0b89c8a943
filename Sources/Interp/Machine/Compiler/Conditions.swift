// Comparisons and jumps on conditions. `not`, `and`, `or`, chains and constants become control flow; a comparison of two
// values becomes one fused instruction.

import Syntax

extension CodeGenerator {
    // MARK: Values

    func loadComparison(
        _ span: Span, _ left: Expr, _ ops: [CompareOperator], _ comparators: [Expr], into destination: Int
    ) throws(CompileError) {
        checkIdentity(left, ops, comparators, span)
        if ops.count == 1 {
            let first = try operand(left, scratch: scratch(destination))
            let free = first == destination ? nil : scratch(destination)
            let second = try comparand(comparators[0], ops[0], scratch: free)
            return emit(ops[0].opcode, destination, first, second, at: span)
        }
        let work = isTemporary(destination) ? destination : temporary()
        let end = label()
        let early = label()
        var middles: [Int] = []
        var first = try operand(left)
        for (index, op) in ops.enumerated() {
            let second = try comparand(comparators[index], op, scratch: nil)
            let isLast = index == ops.count - 1
            emit(op.opcode, work, first, second, keeping: isLast ? 0 : Instruction.dropC, at: span)
            if !isLast {
                if isTemporary(second), !isPlainNumber(comparators[index]) { middles.append(second) }
                jump(
                    .jumpIfFalse, work, to: middles.isEmpty ? end : early, keeping: Instruction.dropA, at: span)
            }
            first = second
        }
        if !middles.isEmpty {
            jump(to: end, at: span)
            place(early)
            for register in middles { emit(.clear, register, at: span) }
        }
        place(end)
        if work != destination { emit(.move, destination, work, at: span) }
    }

    /// The right side of a comparison; `in` looks through a constant container.
    private func comparand(_ expression: Expr, _ op: CompareOperator, scratch: Int?) throws(CompileError) -> Int {
        if op == .in || op == .notIn {
            switch expression.kind {
            case .list(let items):
                if let constants = constants(items) {
                    return try constantOperand(.tuple(constants), scratch: scratch, at: expression.span)
                }
            case .set(let items):
                if let constants = constants(items) {
                    return try constantOperand(.frozenSet(constants), scratch: scratch, at: expression.span)
                }
            default: break
            }
        }
        return try operand(expression, scratch: scratch)
    }

    private func constantOperand(
        _ constant: Constant, scratch: Int?, at span: Span
    ) throws(CompileError) -> Int {
        let register = scratch ?? temporary()
        try load(constant, into: register, at: span)
        return register
    }

    func constants(_ items: [Expr]) -> [Constant]? {
        var values: [Constant] = []
        for item in items {
            guard let value = constantValue(item) else { return nil }
            values.append(value)
        }
        return values
    }

    /// Needs no release: nothing on the heap.
    private func isPlainNumber(_ expression: Expr) -> Bool {
        switch constantValue(expression) {
        case .int, .float, .bool, Constant.none?: true
        default: false
        }
    }

    // MARK: Jumps

    /// Jumps to `target` if the truth of the expression is `wanted`, else falls through. A `__bool__` that fails is shown at
    /// `location`, what the condition belongs to.
    func condition(_ test: Expr, jumpIf wanted: Bool, to target: Label, at location: Span) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        let span = test.span
        if let constant = constantValue(test) {
            if constant.isTrue == wanted { jump(to: target, at: span) }
            return
        }
        switch test.kind {
        case .unaryOp(.not, let operand): try condition(operand, jumpIf: !wanted, to: target, at: location)
        case .boolOp(let op, let values):
            // The value of the early way out of `or` is true, of `and` false.
            let early = op == .or
            let skip = label()
            for value in values.dropLast() {
                try condition(value, jumpIf: early, to: wanted == early ? target : skip, at: location)
            }
            if let last = values.last { try condition(last, jumpIf: wanted, to: target, at: location) }
            place(skip)
        case .ifExp(let choice, let body, let orelse):
            let otherwise = label()
            let end = label()
            try condition(choice, jumpIf: false, to: otherwise, at: location)
            try condition(body, jumpIf: wanted, to: target, at: location)
            jump(to: end, at: span)
            place(otherwise)
            try condition(orelse, jumpIf: wanted, to: target, at: location)
            place(end)
        case .compare(let left, let ops, let comparators):
            checkIdentity(left, ops, comparators, span)
            try compareAndJump(span, left, ops, comparators, jumpIf: wanted, to: target)
        case .namedExpr(let name, let value):
            if let register = plainRegister(of: name) {
                try load(value, into: register)
                assembler.bound.insert(register)
                jump(wanted ? .jumpIfTrue : .jumpIfFalse, register, to: target, at: location)
            } else {
                jump(wanted ? .jumpIfTrue : .jumpIfFalse, try operand(test), to: target, at: location)
            }
        default: jump(wanted ? .jumpIfTrue : .jumpIfFalse, try operand(test), to: target, at: location)
        }
    }

    private func compareAndJump(
        _ span: Span, _ left: Expr, _ ops: [CompareOperator], _ comparators: [Expr], jumpIf wanted: Bool,
        to target: Label
    ) throws(CompileError) {
        let first = try operand(left)
        if ops.count == 1 {
            return try fusedJump(span, first, ops[0], comparators[0], jumpIf: wanted, to: target)
        }
        var current = first
        var middles: [Int] = []
        let skip = label()
        let early = label()
        for (index, op) in ops.enumerated().dropLast() {
            let second = try comparand(comparators[index], op, scratch: nil)
            let needsClearing = isTemporary(second) && !isPlainNumber(comparators[index])
            if needsClearing { middles.append(second) }
            let exit = middles.isEmpty ? (wanted ? skip : target) : early
            try fusedJump(span, current, op, register: second, jumpIf: false, to: exit, keeping: Instruction.dropB)
            current = second
        }
        if let op = ops.last, let last = comparators.last {
            try fusedJump(span, current, op, last, jumpIf: wanted, to: target)
        }
        if !middles.isEmpty {
            jump(to: skip, at: span)
            place(early)
            for register in middles { emit(.clear, register, at: span) }
            if !wanted { jump(to: target, at: span) }
        }
        place(skip)
    }

    private func fusedJump(
        _ span: Span, _ left: Int, _ op: CompareOperator, _ right: Expr, jumpIf wanted: Bool, to target: Label
    ) throws(CompileError) {
        let constant = constantValue(right)
        if case .float(let number)? = constant, number == number.rounded(), abs(number) <= 32_000,
            number != 0 || number.sign == .plus, let opcode = op.intJump(wanted)
        {
            return jump(opcode, left, Int(number), to: target, flags: Instruction.floating, at: span)
        }
        switch (op, constant) {
        case (.is, Constant.none?):
            jump(wanted ? .jumpIfNone : .jumpIfNotNone, left, to: target, at: span)
        case (.isNot, Constant.none?):
            jump(wanted ? .jumpIfNotNone : .jumpIfNone, left, to: target, at: span)
        case (_, .int(let number)) where abs(number) <= 32_000:
            guard let opcode = op.intJump(wanted) else { fallthrough }
            jump(opcode, left, number, to: target, at: span)
        default:
            let register = try comparand(right, op, scratch: nil)
            try fusedJump(span, left, op, register: register, jumpIf: wanted, to: target, keeping: 0)
        }
    }

    private func fusedJump(
        _ span: Span, _ left: Int, _ op: CompareOperator, register: Int, jumpIf wanted: Bool, to target: Label,
        keeping: UInt8
    ) throws(CompileError) {
        if let opcode = op.registerJump(wanted) {
            return jump(opcode, left, register, to: target, keeping: keeping, at: span)
        }
        let result = temporary()
        let kept = keeping & Instruction.dropB != 0 ? Instruction.dropC : 0
        emit(op.opcode, result, left, register, keeping: kept, at: span)
        jump(wanted ? .jumpIfTrue : .jumpIfFalse, result, to: target, at: span)
    }
}

extension CompareOperator {
    var opcode: Opcode {
        switch self {
        case .eq: .equal
        case .notEq: .notEqual
        case .lt: .less
        case .ltE: .lessEqual
        case .gt: .greater
        case .gtE: .greaterEqual
        case .is: .isSame
        case .isNot: .isNotSame
        case .in: .contains
        case .notIn: .notContains
        }
    }

    /// Jumps if the comparison of two registers is `wanted`.
    func registerJump(_ wanted: Bool) -> Opcode? {
        switch self {
        case .eq: wanted ? .jumpEqual : .jumpNotEqualTo
        case .notEq: wanted ? .jumpNotEqual : .jumpNotNotEqual
        case .lt: wanted ? .jumpLess : .jumpNotLess
        case .ltE: wanted ? .jumpLessEqual : .jumpNotLessEqual
        case .gt: wanted ? .jumpGreater : .jumpNotGreater
        case .gtE: wanted ? .jumpGreaterEqual : .jumpNotGreaterEqual
        case .is, .isNot, .in, .notIn: nil
        }
    }

    /// The same with a small integer on the right.
    func intJump(_ wanted: Bool) -> Opcode? {
        switch self {
        case .eq: wanted ? .jumpEqualInt : .jumpNotEqualToInt
        case .notEq: wanted ? .jumpNotEqualInt : .jumpNotNotEqualInt
        case .lt: wanted ? .jumpLessInt : .jumpNotLessInt
        case .ltE: wanted ? .jumpLessEqualInt : .jumpNotLessEqualInt
        case .gt: wanted ? .jumpGreaterInt : .jumpNotGreaterInt
        case .gtE: wanted ? .jumpGreaterEqualInt : .jumpNotGreaterEqualInt
        case .is, .isNot, .in, .notIn: nil
        }
    }
}
