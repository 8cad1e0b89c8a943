// What the instructions of the loop are made of: registers and their references, cells and closures, comparisons that
// jump, and the errors that an instruction itself raises.

extension Machine {
    @inline(__always) static func put(_ target: ValuePointer, _ value: Value) {
        let old = target.pointee
        target.pointee = value
        old.release()
    }

    @inline(__always) static func drop(_ target: ValuePointer) {
        let old = target.pointee
        target.pointee = .unbound
        old.release()
    }

    // The loop's own state (frame, pc, registers, constants) must stay in processor registers. A local function that
    // captured it would put it in memory and check every access, at three times the cost of a plain instruction: so these
    // helpers get what they need.

    @inline(__always)
    static func reload(
        _ state: UnsafeMutablePointer<MachineState>, _ fp: inout FramePointer, _ pc: inout UnsafeMutablePointer<UInt64>,
        _ R: inout ValuePointer, _ K: inout ValuePointer
    ) {
        fp = state.pointee.fp
        pc = fp.pointee.pc
        R = fp.pointee.registers
        K = fp.pointee.constants
    }

    @inline(__always) static func dropOperands(_ R: ValuePointer, _ i: Instruction) {
        let flags = i.flags
        if flags & (Instruction.dropA | Instruction.dropB | Instruction.dropC) == 0 { return }
        if flags & Instruction.dropB != 0 { drop(R + i.b) }
        if flags & Instruction.dropC != 0 { drop(R + i.c) }
        if flags & Instruction.dropA != 0 { drop(R + i.a) }
    }

    /// A source register, which must be bound.
    @inline(__always)
    static func source(_ fp: FramePointer, _ R: ValuePointer, _ register: Int) throws(Raise) -> Value {
        let value = R[register]
        if value.tag == Tag.unbound { throw unboundLocal(fp, register) }
        return value
    }

    @inline(__always) static func poll(_ interrupt: UnsafeMutablePointer<UInt32>) throws(Raise) {
        if interrupt.pointee != 0 { try interrupted(interrupt) }
        Collector.collectIfDue()
    }

    /// Whether the jump on a comparison is taken; dead temporaries are released. `first` is the opcode of `<`; six further on
    /// begin those that jump if it does not hold.
    static func comparison(_ fp: FramePointer, _ i: Instruction, _ b: Value, from first: Opcode) throws(Raise) -> Bool {
        let place = Int(i.opcode.rawValue) - Int(first.rawValue)
        let a = fp.pointee.registers[i.a]
        if a.isUnbound { throw unboundLocal(fp, i.a) }
        if b.isUnbound { throw unboundLocal(fp, i.b) }
        let holds = try Operators.compareTruth(Operators.Comparison(rawValue: place % 6) ?? .equal, a, b)
        if i.flags & Instruction.dropA != 0 { drop(fp.pointee.registers + i.a) }
        if i.flags & Instruction.dropB != 0, first == .jumpLess { drop(fp.pointee.registers + i.b) }
        return holds == (place < 6)
    }

    @inline(__always)
    static func binary(_ op: Operators.Binary, _ i: Instruction, _ a: Value, _ b: Value) throws(Raise) -> Value {
        try Operators.binary(op, a, b, inPlace: i.flags & Instruction.inPlace != 0)
    }

    /// The same with a constant, which may be the left operand.
    @inline(__always)
    static func binaryWithConstant(
        _ op: Operators.Binary, _ i: Instruction, _ a: Value, _ constant: Value
    ) throws(Raise) -> Value {
        i.flags & Instruction.reversed != 0 ? try binary(op, i, constant, a) : try binary(op, i, a, constant)
    }

    @inline(__always) static func namespace(_ fp: FramePointer) -> UnsafeMutablePointer<DictObject> {
        fp.pointee.extra.layout(DictObject.self)
    }

    /// `name = value` in the body of a class, whose namespace may be a dict with a `__setitem__` of its own.
    @inline(__always)
    static func store(_ value: Value, _ name: Value, in namespace: UnsafeMutablePointer<DictObject>) throws(Raise) {
        if namespace.pointee.header.cls == Types.dict { return Dict.set(namespace, name: name, value) }
        try Operators.setItem(.object(namespace), name, value)
    }

    /// Someone wants something of the running code: KeyboardInterrupt for a request to stop, whose word is taken back;
    /// else the handlers of signals that have come run here.
    @inline(never)
    static func interrupted(_ flag: UnsafeMutablePointer<UInt32>) throws(Raise) {
        flag.pointee = 0
        if flag[1] != 0 {
            flag[1] = 0
            if Signals.areWaiting { flag.pointee = 1 }
            throw .keyboardInterrupt()
        }
        try Signals.run()
    }

    @inline(never)
    static func unboundLocal(_ fp: FramePointer, _ register: Int) -> Raise {
        let code = fp.pointee.function.pointee.code
        let name = register < code.pointee.localCount ? code.pointee.localNames[register].swiftString : "?"
        return .make(.unboundLocalError, "cannot access local variable '\(name)' where it is not associated with a value")
    }

    static func freeContent(_ fp: FramePointer, _ index: Int) throws(Raise) -> Value {
        let function = fp.pointee.function
        let content = function.pointee.closure.unsafelyUnwrapped[index].layout(CellObject.self).pointee.content
        if content.isUnbound {
            let name = function.pointee.code.pointee.object.takeUnretainedValue().freeNames[index]
            throw Raise.nameError(
                "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope")
        }
        return content
    }

    /// Fills a new function's closure from the frame that makes it.
    static func capture(_ function: UnsafeMutablePointer<FunctionObject>, _ fp: FramePointer, _ R: ValuePointer) {
        let code = function.pointee.code, count = code.pointee.captureCount
        if count == 0 { return }
        let closure = ValuePointer.allocate(capacity: count)
        for k in 0..<count {
            let place = code.pointee.captures[k]
            closure[k] = (place >= 0 ? R[place] : fp.pointee.function.pointee.closure.unsafelyUnwrapped[~place]).retained()
        }
        function.pointee.closure = closure
        function.pointee.closureCount = count
    }
}
