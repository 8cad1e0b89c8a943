// Expressions to registers: operators, names, attributes, subscripts, strings, yields. Calls, displays, comparisons and
// blocks (lambda, comprehension) have files of their own.

import Syntax

extension CodeGenerator {
    /// Evaluates to some register: the local itself for a plain local that is bound for sure, else a temporary
    /// (`scratch` if given, a new one otherwise). Nothing may change the local before the register is read.
    func operand(_ expression: Expr, scratch: Int? = nil) throws(CompileError) -> Int {
        if case .name(let written) = expression.kind {
            let name = privateName(written)
            if case .register(let register) = place(of: name), isSurelyBound(register, name) { return register }
        }
        let destination = scratch ?? temporary()
        try load(expression, into: destination)
        return destination
    }

    /// Evaluates into a new temporary on top of the stack.
    func loadNew(_ expression: Expr) throws(CompileError) -> Int {
        let destination = temporary()
        try load(expression, into: destination)
        return destination
    }

    /// `destination` if it may hold intermediate results.
    func scratch(_ destination: Int) -> Int? {
        isTemporary(destination) ? destination : nil
    }

    /// First register of a range: `destination` itself if it is the top temporary, so that no move is needed.
    func rangeBase(_ destination: Int) -> Int {
        if isTemporary(destination), destination == top - 1 { return destination }
        return temporary()
    }

    func load(_ constant: Constant, into destination: Int, at span: Span) throws(CompileError) {
        switch constant {
        case .none: emit(.loadNone, destination, at: span)
        case .bool(let value): emit(value ? .loadTrue : .loadFalse, destination, at: span)
        case .int(let value) where value == Int(Int32(truncatingIfNeeded: value)):
            emit(.loadInt, destination, value, at: span)
        default: emit(.loadConstant, destination, try constantIndex(constant, at: span), at: span)
        }
    }

    /// Evaluates an expression into a register.
    func load(_ expression: Expr, into destination: Int) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        let span = expression.span
        switch expression.kind {
        case .constant(let literal):
            try load(Constant(literal), into: destination, at: span)
        case .name("__debug__"): try load(.bool(true), into: destination, at: span)
        case .name(let name): try load(name: name, into: destination, at: span)
        case .attribute(let value, let name):
            let object = try operand(value, scratch: scratch(destination))
            emit(
                .getAttribute, destination, object, try nameIndex(privateName(name), at: span),
                at: attributeSpan(span, name))
        case .subscript(let value, let index): try loadSubscript(span, value, index, into: destination)
        case .binOp: try loadBinary(expression, into: destination)
        case .unaryOp(let op, let value): try loadUnary(expression, op, value, into: destination)
        case .boolOp(let op, let values): try loadBoolean(op, values, span, into: destination)
        case .compare(let left, let ops, let comparators):
            try loadComparison(span, left, ops, comparators, into: destination)
        case .ifExp(let test, let body, let orelse):
            let otherwise = label()
            let end = label()
            try condition(test, jumpIf: false, to: otherwise, at: span)
            try load(body, into: destination)
            jump(to: end, at: span)
            place(otherwise)
            try load(orelse, into: destination)
            place(end)
        case .call(let function, let arguments, let keywords):
            try loadCall(expression, function, arguments, keywords, into: destination)
        default: try loadOther(expression, into: destination)
        }
    }

    private func loadOther(_ expression: Expr, into destination: Int) throws(CompileError) {
        let span = expression.span
        switch expression.kind {
        case .namedExpr(let target, let value):
            let register = isTemporary(destination) ? destination : temporary()
            try load(value, into: register)
            try store(register, to: target, keeps: true)
            if register != destination { emit(.move, destination, register, at: span) }
        case .tuple(let items):
            if let constant = constantValue(expression) {
                try load(constant, into: destination, at: span)
            } else {
                try loadSequence(.makeTuple, items, span, into: destination)
            }
        case .list(let items): try loadSequence(.makeList, items, span, into: destination)
        case .set(let items): try loadSequence(.makeSet, items, span, into: destination)
        case .dict(let items): try loadDictionary(items, span, into: destination)
        case .lambda, .listComp, .setComp, .dictComp, .generatorExp: try loadBlock(expression, into: destination)
        case .yield(let value): try loadYield(value, span, into: destination)
        case .yieldFrom(let value):
            try checkYield(span)
            let iterator = temporary()
            try load(value, into: iterator)
            emit(.getYieldIterator, iterator, iterator, at: span)
            if isTemporary(destination) {
                emit(.yieldFrom, destination, iterator, at: span)
            } else {
                let result = temporary()
                emit(.yieldFrom, result, iterator, at: span)
                emit(.move, destination, result, at: span)
            }
        case .joinedStr(let parts): try loadJoined(parts, span, into: destination)
        case .formattedValue(let value, let conversion, let specification):
            try loadFormatted(value, conversion, specification, span, into: destination)
        case .starred: throw CompileError(message: "can't use starred expression here", span: span)
        case .slice(let lower, let upper, let step): try loadSlice(lower, upper, step, span, into: destination)
        default: break
        }
    }

    /// An attribute on a later line than its object is pointed at alone.
    func attributeSpan(_ span: Span, _ name: String) -> Span {
        guard span.startLine != span.endLine else { return span }
        var narrowed = span
        narrowed.startLine = span.endLine
        narrowed.startColumn = max(0, span.endColumn - Int32(name.utf8.count))
        return narrowed
    }

    // MARK: Operators

    private func loadUnary(
        _ expression: Expr, _ op: UnaryOperator, _ value: Expr, into destination: Int
    ) throws(CompileError) {
        if let constant = constantValue(expression) {
            return try load(constant, into: destination, at: expression.span)
        }
        let opcode: Opcode =
            switch op {
            case .invert: .invert
            case .not: .not
            case .uAdd: .plus
            case .uSub: .negate
            }
        emit(opcode, destination, try operand(value, scratch: scratch(destination)), at: expression.span)
    }

    /// `a + b + c + …` in a loop along its left spine.
    private func loadBinary(_ expression: Expr, into destination: Int) throws(CompileError) {
        var steps: [(op: BinaryOperator, right: Expr, span: Span)] = []
        var node = expression
        while case .binOp(let left, let op, let right) = node.kind {
            steps.append((op, right, node.span))
            node = left
        }
        steps.reverse()
        var constant = constantValue(node)
        var first = 0
        while first < steps.count, let value = constant, let right = constantValue(steps[first].right),
            let next = folded(value, steps[first].op, right)
        {
            constant = next
            first += 1
        }
        if first == steps.count, let constant { return try load(constant, into: destination, at: expression.span) }
        let work = isTemporary(destination) ? destination : temporary()
        let mark = top
        var left: Int
        if let constant {
            left = work
            let step = steps[first], result = first == steps.count - 1 ? destination : work
            if let opcode = step.op.reversibleOpcode, constantValue(step.right) == nil {
                let right = try operand(step.right, scratch: work), flags = Instruction.reversed
                if case .int(let number) = constant, opcode == .addConstant, abs(number) <= 32_000 {
                    emit(.addInt, result, right, number, flags: flags, at: step.span)
                } else {
                    let index = try constantIndex(constant, at: step.span)
                    emit(opcode, result, right, index, flags: flags, at: step.span)
                }
                release(to: mark)
                left = result
                first += 1
            } else {
                try load(constant, into: work, at: first > 0 ? steps[first - 1].span : node.span)
            }
        } else {
            left = try operand(node, scratch: work)
        }
        for index in first..<steps.count {
            let step = steps[index]
            let result = index == steps.count - 1 ? destination : work
            try emitBinary(
                step.op, result, left, step.right, flags: 0, scratch: left == work ? nil : work, at: step.span)
            release(to: mark)
            left = result
        }
    }

    /// `R[destination] = R[left] op right`, with the shorter forms for a constant on the right.
    func emitBinary(
        _ op: BinaryOperator, _ destination: Int, _ left: Int, _ right: Expr, flags: UInt8, scratch: Int?, at span: Span
    ) throws(CompileError) {
        if let constant = constantValue(right) {
            if case .int(let number) = constant, op == .add || op == .sub, abs(number) <= 32_000 {
                let value = op == .add ? number : -number
                let extra = op == .sub ? Instruction.subtraction : 0
                return emit(.addInt, destination, left, value, flags: flags | extra, at: span)
            }
            if let opcode = op.constantOpcode {
                return emit(opcode, destination, left, try constantIndex(constant, at: span), flags: flags, at: span)
            }
        }
        emit(op.opcode, destination, left, try operand(right, scratch: scratch), flags: flags, at: span)
    }

    private func loadBoolean(
        _ op: BoolOperator, _ values: [Expr], _ span: Span, into destination: Int
    ) throws(CompileError) {
        let work = isTemporary(destination) ? destination : temporary()
        let end = label()
        for (index, value) in values.enumerated() {
            try load(value, into: work)
            if index < values.count - 1 {
                jump(op == .and ? .jumpIfFalse : .jumpIfTrue, work, to: end, keeping: Instruction.dropA, at: span)
            }
        }
        place(end)
        if work != destination { emit(.move, destination, work, at: span) }
    }

    // MARK: Subscripts

    private func loadSubscript(
        _ span: Span, _ value: Expr, _ index: Expr, into destination: Int
    ) throws(CompileError) {
        checkSubscript(value, index, span)
        let object = try operand(value, scratch: scratch(destination))
        if case .int(let number)? = constantValue(index), abs(number) <= 32_000 {
            emit(.getItemInt, destination, object, number, at: span)
        } else {
            let free = object == destination ? nil : scratch(destination)
            emit(.getItem, destination, object, try operand(index, scratch: free), at: span)
        }
    }

    private func loadSlice(
        _ lower: Expr?, _ upper: Expr?, _ step: Expr?, _ span: Span, into destination: Int
    ) throws(CompileError) {
        let base = rangeBase(destination)
        try load(part: lower, into: base, at: span)
        try load(part: upper, into: temporary(), at: span)
        if step != nil { try load(part: step, into: temporary(), at: span) }
        emit(.makeSlice, destination, base, step == nil ? 2 : 3, at: span)
    }

    private func load(part: Expr?, into register: Int, at span: Span) throws(CompileError) {
        if let part {
            try load(part, into: register)
        } else {
            emit(.loadNone, register, at: span)
        }
    }

    // MARK: Strings

    private func loadJoined(_ parts: [Expr], _ span: Span, into destination: Int) throws(CompileError) {
        guard parts.count > 1 else {
            if let part = parts.first { return try load(part, into: destination) }
            return try load(.string(""), into: destination, at: span)
        }
        let base = rangeBase(destination)
        for (index, part) in parts.enumerated() { try load(part, into: index == 0 ? base : temporary()) }
        try checkRegisters(at: span)
        emit(.makeString, destination, base, parts.count, at: span)
    }

    private func loadFormatted(
        _ value: Expr, _ conversion: Conversion, _ specification: Expr?, _ span: Span, into destination: Int
    ) throws(CompileError) {
        let code =
            switch conversion {
            case .none: 0
            case .string: 1
            case .repr: 2
            case .ascii: 3
            }
        guard let specification else {
            return emit(
                .formatValue, destination, try operand(value, scratch: scratch(destination)), code, at: span)
        }
        let base = rangeBase(destination)
        try load(value, into: base)
        try load(specification, into: temporary())
        emit(.formatValue, destination, base, code | 4, at: span)
    }

    // MARK: Yield

    func checkYield(_ span: Span) throws(CompileError) {
        if scope.kind != .function { throw CompileError(message: "'yield' outside function", span: span) }
    }

    private func loadYield(_ value: Expr?, _ span: Span, into destination: Int) throws(CompileError) {
        try checkYield(span)
        var register: Int
        if let value {
            register = try operand(value, scratch: scratch(destination))
        } else {
            register = temporary()
            emit(.loadNone, register, at: span)
        }
        emit(.yieldValue, destination, register, at: span)
    }
}

extension BinaryOperator {
    var opcode: Opcode {
        switch self {
        case .add: .add
        case .sub: .subtract
        case .mult: .multiply
        case .matMult: .matrixMultiply
        case .div: .trueDivide
        case .mod: .modulo
        case .pow: .power
        case .lShift: .shiftLeft
        case .rShift: .shiftRight
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        case .bitAnd: .bitAnd
        case .floorDiv: .floorDivide
        }
    }

    /// The form with a constant as the right operand that takes the constant as the left one as well.
    var reversibleOpcode: Opcode? {
        switch self {
        case .add, .sub, .mult, .div: constantOpcode
        default: nil
        }
    }

    /// The form with a constant as the right operand, if there is one.
    var constantOpcode: Opcode? {
        switch self {
        case .add: .addConstant
        case .sub: .subtractConstant
        case .mult: .multiplyConstant
        case .div: .trueDivideConstant
        case .floorDiv: .floorDivideConstant
        case .mod: .moduloConstant
        default: nil
        }
    }
}
