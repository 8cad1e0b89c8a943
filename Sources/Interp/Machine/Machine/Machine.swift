// The instruction loop. One native activation runs all script calls that script code makes; native code that calls scripts
// starts another one (an entry frame). The meaning of each opcode is in Bytecode/Opcode.swift; what needs more than a few
// lines is in Operators, AttributeAccess, Calls, Iteration. Dispatch is a plain switch over the register bytecode.

enum Machine {
    /// Runs the frame just pushed (an entry frame) to its end: its result (owned), or the exception that left it.
    static func runPushedFrame(raising: Bool = false) throws(Raise) -> Value {
        let state = machine
        if raising && !Unwinding.unwind(isReraise: false) { throw Raise() }
        if !run() { throw Raise() }
        let result = state.pointee.result
        state.pointee.result = .unbound
        return result
    }

    /// Runs a function without arguments (module code).
    static func runCode(_ function: UnsafeMutablePointer<FunctionObject>) throws(Raise) -> Value {
        try call(.object(function))
    }

    /// Runs a class body over a namespace; its result is the `__class__` cell or None.
    static func runClassBody(
        _ function: UnsafeMutablePointer<FunctionObject>, _ namespace: UnsafeMutablePointer<DictObject>
    ) throws(Raise) -> Value {
        let state = machine
        try state.checkNativeStack()
        let base = state.stackTop
        let savedTop = state.pointee.nativeTop
        state.pointee.nativeTop = base
        defer { state.pointee.nativeTop = savedTop }
        try Calls.push(function, base, 0, nil, .classBody)
        state.pointee.fp.pointee.extra = Value.object(namespace).retained()
        return try runPushedFrame()
    }

    @inline(__always) private static func put(_ target: ValuePointer, _ value: Value) {
        let old = target.pointee
        target.pointee = value
        old.release()
    }

    @inline(__always) private static func drop(_ target: ValuePointer) {
        let old = target.pointee
        target.pointee = .unbound
        old.release()
    }

    // The loop's own state (frame, pc, registers, constants) must stay in processor registers. A local function that
    // captured it would put it in memory and check every access, at three times the cost of a plain instruction: so these
    // helpers get what they need.

    @inline(__always)
    private static func reload(
        _ state: UnsafeMutablePointer<MachineState>, _ fp: inout FramePointer, _ pc: inout UnsafeMutablePointer<UInt64>,
        _ R: inout ValuePointer, _ K: inout ValuePointer
    ) {
        fp = state.pointee.fp
        pc = fp.pointee.pc
        R = fp.pointee.registers
        K = fp.pointee.constants
    }

    @inline(__always) private static func dropOperands(_ R: ValuePointer, _ i: Instruction) {
        let flags = i.flags
        if flags & (Instruction.dropA | Instruction.dropB | Instruction.dropC) == 0 { return }
        if flags & Instruction.dropB != 0 { drop(R + i.b) }
        if flags & Instruction.dropC != 0 { drop(R + i.c) }
        if flags & Instruction.dropA != 0 { drop(R + i.a) }
    }

    /// A source register, which must be bound.
    @inline(__always)
    private static func source(_ fp: FramePointer, _ R: ValuePointer, _ register: Int) throws(Raise) -> Value {
        let value = R[register]
        if value.tag == Tag.unbound { throw unboundLocal(fp, register) }
        return value
    }

    /// Where a comparison and the jump on its outcome lead. Dead temporaries that hold numbers need no release.
    @inline(__always)
    private static func jump(
        _ pc: UnsafeMutablePointer<UInt64>, _ fp: FramePointer, _ interrupt: UnsafeMutablePointer<UInt32>, _ i: Instruction,
        _ a: Value, _ b: Value, _ op: Operators.Comparison, if wanted: Bool, isInt: Bool, _ ints: (Int, Int) -> Bool,
        _ floats: (Double, Double) -> Bool
    ) throws(Raise) -> UnsafeMutablePointer<UInt64> {
        let holds: Bool
        if a.tag == Tag.int && b.tag == Tag.int {
            holds = ints(a.asInt, b.asInt)
        } else if a.tag == Tag.float && b.tag == Tag.float {
            holds = floats(a.asFloat, b.asFloat)
        } else {
            holds = try compareSlowly(op, a, b, fp, i, isInt: isInt)
        }
        if holds != wanted { return pc }
        if i.signedC < 0 { try poll(interrupt) }
        return pc + i.signedC
    }

    @inline(__always) private static func poll(_ interrupt: UnsafeMutablePointer<UInt32>) throws(Raise) {
        if interrupt.pointee != 0 { try interrupted(interrupt) }
        Collector.collectIfDue()
    }

    /// A call of a native function with as many arguments as it has parameters. Consumes the window.
    @inline(__always)
    private static func callNative(
        _ state: UnsafeMutablePointer<MachineState>, _ native: UnsafeMutablePointer<NativeFunctionObject>, _ base: ValuePointer,
        _ count: Int
    ) throws(Raise) -> Value {
        let savedTop = state.pointee.nativeTop
        state.pointee.nativeTop = base + count
        defer {
            state.pointee.nativeTop = savedTop
            Calls.clearWindow(base, count)
        }
        return try NativeFunction.call(native, base, count)
    }

    /// The short way of a call without names, if the callee has one and the arguments are plain; else unbound.
    @inline(__always) private static func quickly(_ callee: Value, _ base: ValuePointer, _ count: Int) -> Value {
        let quick: QuickBody
        switch callee.object.pointee.kind {
        case .nativeFunction: quick = callee.layout(NativeFunctionObject.self).pointee.quick
        case .classObject: quick = callee.layout(ClassObject.self).pointee.quick
        default: return .unbound
        }
        if quick == .none { return .unbound }
        let value = QuickBodies.run(quick, base, count)
        if !value.isUnbound { Calls.clearWindow(base, count) }
        return value
    }

    /// A frame for a plain call, whose parameters are bound. Whoever calls has checked that there is room.
    @inline(__always)
    private static func enter(
        _ frame: FramePointer, _ function: UnsafeMutablePointer<FunctionObject>, _ code: UnsafeMutablePointer<CodeRecord>,
        _ base: ValuePointer, _ bound: Int, _ destination: ValuePointer
    ) {
        var k = bound
        let locals = code.pointee.localCount
        while k < locals {
            base[k].tag = Tag.unbound
            k &+= 1
        }
        frame.pointee.registers = base
        frame.pointee.constants = code.pointee.constants
        frame.pointee.function = function
        frame.pointee.destination = destination
        frame.pointee.kind = []
        frame.pointee.extra = .unbound
    }

    /// The loop. True: an entry frame returned, `state.result` holds the value; false: an exception left it.
    static func run() -> Bool {
        let state = machine
        var fp = state.pointee.fp
        var pc = fp.pointee.pc
        var R = fp.pointee.registers
        var K = fp.pointee.constants
        let interrupt = state.pointee.interrupt
        let entry = fp

        while true {
            var isReraise = false
            do throws(Raise) {
                while true {
                    let i = Instruction(word: pc.pointee)
                    pc += 1
                    fp.pointee.pc = pc
                    switch unsafeBitCast(UInt8(truncatingIfNeeded: i.word), to: Opcode.self) {
                    // ---- loads and moves
                    case .nop: break
                    case .loadConstant: put(R + i.a, K[i.b].retained())
                    case .loadInt: put(R + i.a, .int(i.long))
                    case .loadNone: put(R + i.a, .none)
                    case .loadTrue: put(R + i.a, .bool(true))
                    case .loadFalse: put(R + i.a, .bool(false))
                    case .move:
                        let value = try source(fp, R, i.b)
                        if i.flags & Instruction.dropB != 0 { R[i.b] = .unbound } else { value.retain() }
                        put(R + i.a, value)
                    case .clear: drop(R + i.a)
                    case .deleteLocal:
                        _ = try source(fp, R, i.a)
                        drop(R + i.a)
                    case .loadGlobal:
                        let cache = UnsafeMutablePointer<InlineCache>(bitPattern: UInt(pc.pointee)).unsafelyUnwrapped
                        pc += 1
                        let globals = fp.pointee.function.pointee.globals
                        if cache.pointee.key == 1, cache.pointee.slot < globals.pointee.used,
                            case let item = globals.pointee.entries.unsafelyUnwrapped + cache.pointee.slot,
                            item.pointee.key.bits == cache.pointee.name.bits
                        {
                            put(R + i.a, item.pointee.value.retained())
                        } else if cache.pointee.key == 2, cache.pointee.state == globals.pointee.version,
                            case let builtins = state.pointee.builtins, cache.pointee.slot < builtins.pointee.used,
                            case let item = builtins.pointee.entries.unsafelyUnwrapped + cache.pointee.slot,
                            item.pointee.key.bits == cache.pointee.name.bits
                        {
                            put(R + i.a, item.pointee.value.retained())
                        } else {
                            put(R + i.a, try Globals.load(globals, cache))
                        }
                    case .storeGlobal:
                        pc += 1
                        let value = try source(fp, R, i.a)
                        Dict.set(fp.pointee.function.pointee.globals, name: K[i.b], value)
                        if i.flags & Instruction.dropA != 0 { drop(R + i.a) }
                    case .deleteGlobal:
                        if !Dict.remove(fp.pointee.function.pointee.globals, name: K[i.b]) {
                            throw Raise.nameError("name '\(K[i.b].swiftString)' is not defined", K[i.b])
                        }
                    case .loadName:
                        let name = K[i.b]
                        if fp.pointee.extra.isObject, let own = Dict.get(fp.pointee.extra.layout(DictObject.self), name: name) {
                            put(R + i.a, own.retained())
                        } else {
                            put(R + i.a, try Globals.load(fp.pointee.function.pointee.globals, name))
                        }
                    case .storeName:
                        let value = try source(fp, R, i.a)
                        Dict.set(namespace(fp), name: K[i.b], value)
                        if i.flags & Instruction.dropA != 0 { drop(R + i.a) }
                    case .deleteName:
                        if !Dict.remove(namespace(fp), name: K[i.b]) {
                            throw Raise.nameError("name '\(K[i.b].swiftString)' is not defined", K[i.b])
                        }
                    case .loadClassFree:
                        if let own = Dict.get(namespace(fp), name: K[i.b]) {
                            put(R + i.a, own.retained())
                        } else {
                            put(R + i.a, try freeContent(fp, i.c).retained())
                        }
                    case .makeCell:
                        let content = R[i.a]
                        R[i.a] = .cell(owned: content)
                    case .loadCell:
                        let content = R[i.b].layout(CellObject.self).pointee.content
                        if content.isUnbound { throw unboundLocal(fp, i.b) }
                        put(R + i.a, content.retained())
                    case .storeCell:
                        let value = try source(fp, R, i.b)
                        if i.flags & Instruction.dropB != 0 { R[i.b] = .unbound } else { value.retain() }
                        let cell = R[i.a].layout(CellObject.self)
                        let old = cell.pointee.content
                        cell.pointee.content = value
                        old.release()
                    case .deleteCell:
                        let cell = R[i.a].layout(CellObject.self)
                        let old = cell.pointee.content
                        if old.isUnbound { throw unboundLocal(fp, i.a) }
                        cell.pointee.content = .unbound
                        old.release()
                    case .loadFree: put(R + i.a, try freeContent(fp, i.b).retained())
                    case .storeFree:
                        let value = try source(fp, R, i.b)
                        if i.flags & Instruction.dropB != 0 { R[i.b] = .unbound } else { value.retain() }
                        let cell = fp.pointee.function.pointee.closure.unsafelyUnwrapped[i.a].layout(CellObject.self)
                        let old = cell.pointee.content
                        cell.pointee.content = value
                        old.release()
                    case .deleteFree:
                        _ = try freeContent(fp, i.a)
                        let cell = fp.pointee.function.pointee.closure.unsafelyUnwrapped[i.a].layout(CellObject.self)
                        let old = cell.pointee.content
                        cell.pointee.content = .unbound
                        old.release()

                    // ---- arithmetic
                    case .add:
                        let b = R[i.b], c = R[i.c]
                        if b.tag == Tag.int && c.tag == Tag.int {
                            let (sum, overflow) = b.asInt.addingReportingOverflow(c.asInt)
                            if !overflow {
                                put(R + i.a, .int(sum))
                                continue
                            }
                        } else if b.tag == Tag.float && c.tag == Tag.float {
                            put(R + i.a, .float(b.asFloat + c.asFloat))
                            continue
                        } else if b.isExactly(.string) && c.isExactly(.string) {
                            if i.flags & Instruction.dropB != 0, Value.append(R + i.b, c) {
                                // The left operand is a text of this expression alone: it becomes the result.
                                let text = R[i.b]
                                R[i.b] = .unbound
                                if i.flags & Instruction.dropC != 0 { drop(R + i.c) }
                                put(R + i.a, text)
                            } else if i.a != i.b || i.flags & Instruction.inPlace == 0 || !Value.append(R + i.a, c) {
                                let text = Value.concatenation(b, c)
                                dropOperands(R, i)
                                put(R + i.a, text)
                            } else if i.flags & Instruction.dropC != 0 {
                                drop(R + i.c)
                            }
                            continue
                        }
                        if i.flags & Instruction.inPlace != 0, i.a == i.b, c.tag == Tag.int, Value.add(c.asInt, to: R + i.a) {
                            continue
                        }
                        let result = try binary(.add, i, try source(fp, R, i.b), try source(fp, R, i.c))
                        dropOperands(R, i)
                        put(R + i.a, result)
                    case .subtract:
                        let b = R[i.b], c = R[i.c]
                        if b.tag == Tag.int && c.tag == Tag.int {
                            let (difference, overflow) = b.asInt.subtractingReportingOverflow(c.asInt)
                            if !overflow {
                                put(R + i.a, .int(difference))
                                continue
                            }
                        } else if b.tag == Tag.float && c.tag == Tag.float {
                            put(R + i.a, .float(b.asFloat - c.asFloat))
                            continue
                        }
                        let result = try binary(.subtract, i, try source(fp, R, i.b), try source(fp, R, i.c))
                        dropOperands(R, i)
                        put(R + i.a, result)
                    case .multiply:
                        let b = R[i.b], c = R[i.c]
                        if b.tag == Tag.int && c.tag == Tag.int {
                            let (product, overflow) = b.asInt.multipliedReportingOverflow(by: c.asInt)
                            if !overflow {
                                put(R + i.a, .int(product))
                                continue
                            }
                        } else if b.tag == Tag.float && c.tag == Tag.float {
                            put(R + i.a, .float(b.asFloat * c.asFloat))
                            continue
                        }
                        let result = try binary(.multiply, i, try source(fp, R, i.b), try source(fp, R, i.c))
                        dropOperands(R, i)
                        put(R + i.a, result)
                    case .trueDivide:
                        let b = R[i.b], c = R[i.c]
                        if b.tag == Tag.float && c.tag == Tag.float && c.asFloat != 0 {
                            put(R + i.a, .float(b.asFloat / c.asFloat))
                            continue
                        }
                        let result = try binary(.trueDivide, i, try source(fp, R, i.b), try source(fp, R, i.c))
                        dropOperands(R, i)
                        put(R + i.a, result)
                    case .floorDivide:
                        let b = R[i.b], c = R[i.c]
                        if b.tag == Tag.int && c.tag == Tag.int && b.asInt >= 0 && c.asInt > 0 {
                            put(R + i.a, .int(b.asInt / c.asInt))
                            continue
                        }
                        let result = try binary(.floorDivide, i, try source(fp, R, i.b), try source(fp, R, i.c))
                        dropOperands(R, i)
                        put(R + i.a, result)
                    case .modulo:
                        let b = R[i.b], c = R[i.c]
                        if b.tag == Tag.int && c.tag == Tag.int && b.asInt >= 0 && c.asInt > 0 {
                            put(R + i.a, .int(b.asInt % c.asInt))
                            continue
                        }
                        let result = try binary(.modulo, i, try source(fp, R, i.b), try source(fp, R, i.c))
                        dropOperands(R, i)
                        put(R + i.a, result)
                    case .power, .matrixMultiply, .shiftLeft, .shiftRight, .bitAnd, .bitOr,
                        .bitXor:
                        let op = Operators.Binary(rawValue: Int(i.opcode.rawValue) - Int(Opcode.add.rawValue)) ?? .add
                        let result = try binary(op, i, try source(fp, R, i.b), try source(fp, R, i.c))
                        dropOperands(R, i)
                        put(R + i.a, result)
                    case .addInt:
                        let b = R[i.b]
                        if b.tag == Tag.int {
                            let (sum, overflow) = b.asInt.addingReportingOverflow(i.signedC)
                            if !overflow {
                                put(R + i.a, .int(sum))
                                continue
                            }
                        }
                        let isSubtraction = i.flags & Instruction.subtraction != 0
                        let result = try Operators.binary(
                            isSubtraction ? .subtract : .add, try source(fp, R, i.b),
                            .int(isSubtraction ? -i.signedC : i.signedC),
                            inPlace: i.flags & Instruction.inPlace != 0)
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .addConstant:
                        let b = R[i.b], c = K[i.c]
                        if b.tag == Tag.float && c.tag == Tag.float {
                            put(R + i.a, .float(b.asFloat + c.asFloat))
                            continue
                        } else if b.tag == Tag.int && c.tag == Tag.int {
                            let (number, overflow) = b.asInt.addingReportingOverflow(c.asInt)
                            if !overflow {
                                put(R + i.a, .int(number))
                                continue
                            }
                        }
                        let result = try binary(.add, i, try source(fp, R, i.b), c)
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .subtractConstant:
                        let b = R[i.b], c = K[i.c]
                        if b.tag == Tag.float && c.tag == Tag.float {
                            put(R + i.a, .float(b.asFloat - c.asFloat))
                            continue
                        } else if b.tag == Tag.int && c.tag == Tag.int {
                            let (number, overflow) = b.asInt.subtractingReportingOverflow(c.asInt)
                            if !overflow {
                                put(R + i.a, .int(number))
                                continue
                            }
                        }
                        let result = try binary(.subtract, i, try source(fp, R, i.b), c)
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .multiplyConstant:
                        let b = R[i.b], c = K[i.c]
                        if b.tag == Tag.float && c.tag == Tag.float {
                            put(R + i.a, .float(b.asFloat * c.asFloat))
                            continue
                        } else if b.tag == Tag.int && c.tag == Tag.int {
                            let (number, overflow) = b.asInt.multipliedReportingOverflow(by: c.asInt)
                            if !overflow {
                                put(R + i.a, .int(number))
                                continue
                            }
                        }
                        let result = try binary(.multiply, i, try source(fp, R, i.b), c)
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .trueDivideConstant:
                        let b = R[i.b], c = K[i.c]
                        if b.tag == Tag.float && c.tag == Tag.float && c.asFloat != 0 {
                            put(R + i.a, .float(b.asFloat / c.asFloat))
                            continue
                        }
                        let result = try binary(.trueDivide, i, try source(fp, R, i.b), c)
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .floorDivideConstant:
                        let b = R[i.b], c = K[i.c]
                        if b.tag == Tag.int && c.tag == Tag.int && b.asInt >= 0 && c.asInt > 0 {
                            put(R + i.a, .int(b.asInt / c.asInt))
                            continue
                        }
                        let result = try binary(.floorDivide, i, try source(fp, R, i.b), c)
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .moduloConstant:
                        let b = R[i.b], c = K[i.c]
                        if b.tag == Tag.int && c.tag == Tag.int && b.asInt >= 0 && c.asInt > 0 {
                            put(R + i.a, .int(b.asInt % c.asInt))
                            continue
                        }
                        let result = try binary(.modulo, i, try source(fp, R, i.b), c)
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .negate:
                        let result = try Operators.negate(try source(fp, R, i.b))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .plus:
                        let result = try Operators.plus(try source(fp, R, i.b))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .invert:
                        let result = try Operators.invert(try source(fp, R, i.b))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .not:
                        let result = try !Operators.truth(try source(fp, R, i.b))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, .bool(result))

                    // ---- comparison
                    case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual:
                        let op = Operators.Comparison(rawValue: Int(i.opcode.rawValue) - Int(Opcode.less.rawValue)) ?? .equal
                        let result = try Operators.compare(op, try source(fp, R, i.b), try source(fp, R, i.c))
                        dropOperands(R, i)
                        put(R + i.a, result)
                    case .isSame, .isNotSame:
                        let result = try source(fp, R, i.b).isSame(try source(fp, R, i.c)) == (i.opcode == .isSame)
                        dropOperands(R, i)
                        put(R + i.a, .bool(result))
                    case .contains, .notContains:
                        let b = R[i.b], c = R[i.c]
                        let holds: Bool
                        if b.isExactly(.string) && c.isExactly(.dict) {
                            holds = Dict.find(c.layout(DictObject.self), name: b) >= 0
                        } else {
                            holds = try Operators.contains(try source(fp, R, i.c), try source(fp, R, i.b))
                        }
                        let result = holds == (i.opcode == .contains)
                        dropOperands(R, i)
                        put(R + i.a, .bool(result))

                    // ---- jumps
                    case .jump:
                        if i.long < 0 { try poll(interrupt) }
                        pc += i.long
                    case .jumpIfTrue, .jumpIfFalse:
                        let a = R[i.a]
                        let isTrue = a.tag == Tag.bool ? a.bits != 0 : try Operators.truth(try source(fp, R, i.a))
                        if i.flags & Instruction.dropA != 0 { drop(R + i.a) }
                        if isTrue == (i.opcode == .jumpIfTrue) {
                            if i.long < 0 { try poll(interrupt) }
                            pc += i.long
                        }
                    case .jumpIfNone, .jumpIfNotNone:
                        let isNone = try source(fp, R, i.a).isNone
                        if i.flags & Instruction.dropA != 0 { drop(R + i.a) }
                        if isNone == (i.opcode == .jumpIfNone) {
                            if i.long < 0 { try poll(interrupt) }
                            pc += i.long
                        }
                    case .jumpLess:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .less, if: true, isInt: false, { $0 < $1 }, { $0 < $1 })
                    case .jumpLessEqual:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .lessEqual, if: true, isInt: false, { $0 <= $1 }, { $0 <= $1 })
                    case .jumpGreater:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .greater, if: true, isInt: false, { $0 > $1 }, { $0 > $1 })
                    case .jumpGreaterEqual:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .greaterEqual, if: true, isInt: false, { $0 >= $1 },
                            { $0 >= $1 })
                    case .jumpEqual:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .equal, if: true, isInt: false, { $0 == $1 }, { $0 == $1 })
                    case .jumpNotEqual:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .notEqual, if: true, isInt: false, { $0 != $1 }, { $0 != $1 })
                    case .jumpNotLess:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .less, if: false, isInt: false, { $0 < $1 }, { $0 < $1 })
                    case .jumpNotLessEqual:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .lessEqual, if: false, isInt: false, { $0 <= $1 }, { $0 <= $1 })
                    case .jumpNotGreater:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .greater, if: false, isInt: false, { $0 > $1 }, { $0 > $1 })
                    case .jumpNotGreaterEqual:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .greaterEqual, if: false, isInt: false, { $0 >= $1 },
                            { $0 >= $1 })
                    case .jumpNotEqualTo:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .equal, if: false, isInt: false, { $0 == $1 }, { $0 == $1 })
                    case .jumpNotNotEqual:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], R[i.b], .notEqual, if: false, isInt: false, { $0 != $1 }, { $0 != $1 })
                    case .jumpLessInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .less, if: true, isInt: true, { $0 < $1 }, { $0 < $1 })
                    case .jumpLessEqualInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .lessEqual, if: true, isInt: true, { $0 <= $1 },
                            { $0 <= $1 })
                    case .jumpGreaterInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .greater, if: true, isInt: true, { $0 > $1 },
                            { $0 > $1 })
                    case .jumpGreaterEqualInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .greaterEqual, if: true, isInt: true, { $0 >= $1 },
                            { $0 >= $1 })
                    case .jumpEqualInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .equal, if: true, isInt: true, { $0 == $1 },
                            { $0 == $1 })
                    case .jumpNotEqualInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .notEqual, if: true, isInt: true, { $0 != $1 },
                            { $0 != $1 })
                    case .jumpNotLessInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .less, if: false, isInt: true, { $0 < $1 }, { $0 < $1 }
                        )
                    case .jumpNotLessEqualInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .lessEqual, if: false, isInt: true, { $0 <= $1 },
                            { $0 <= $1 })
                    case .jumpNotGreaterInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .greater, if: false, isInt: true, { $0 > $1 },
                            { $0 > $1 })
                    case .jumpNotGreaterEqualInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .greaterEqual, if: false, isInt: true, { $0 >= $1 },
                            { $0 >= $1 })
                    case .jumpNotEqualToInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .equal, if: false, isInt: true, { $0 == $1 },
                            { $0 == $1 })
                    case .jumpNotNotEqualInt:
                        pc = try jump(
                            pc, fp, interrupt, i, R[i.a], .int(i.signedB), .notEqual, if: false, isInt: true, { $0 != $1 },
                            { $0 != $1 })

                    // ---- attributes and subscripts
                    case .getAttribute:
                        let cache = UnsafeMutablePointer<InlineCache>(bitPattern: UInt(pc.pointee)).unsafelyUnwrapped
                        pc += 1
                        let b = R[i.b]
                        var result = Value.unbound
                        if b.isObject, b.object.pointee.kind == .instance,
                            case let attributes = b.layout(InstanceObject.self).pointee.attributes,
                            Int(bitPattern: attributes.shape) == cache.pointee.key
                        {
                            result = attributes.slots[cache.pointee.slot].retained()
                        } else if cache.pointee.key == 5, b.isObject,
                            b.object.pointee.cls.pointee.version == cache.pointee.state,
                            case let base = R + fp.pointee.function.pointee.code.pointee.registerCount,
                            base + 1 < state.pointee.stackLimit
                        {
                            // The getter runs in a frame of this loop, which keeps it: the class may let go of it meanwhile.
                            if interrupt.pointee != 0 {
                                try interrupted(interrupt)
                                pc = fp.pointee.pc - 1
                                continue
                            }
                            let getter = cache.pointee.value.retained().layout(FunctionObject.self)
                            if i.flags & Instruction.dropB != 0 { R[i.b] = .unbound } else { b.retain() }
                            base[0] = b
                            fp.pointee.pc = pc
                            if let value = try Calls.beginFunction(getter, base, 1, .unbound, R + i.a, .ownsFunction) {
                                put(R + i.a, value)
                            } else {
                                reload(state, &fp, &pc, &R, &K)
                            }
                            continue
                        } else {
                            result = try AttributeCache.get(try source(fp, R, i.b), cache)
                        }
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .setAttribute:
                        let cache = UnsafeMutablePointer<InlineCache>(bitPattern: UInt(pc.pointee)).unsafelyUnwrapped
                        pc += 1
                        try AttributeCache.set(try source(fp, R, i.a), cache, try source(fp, R, i.b))
                        if i.flags & Instruction.dropA != 0 { drop(R + i.a) }
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                    case .deleteAttribute:
                        try AttributeAccess.delete(try source(fp, R, i.a), K[i.c])
                        if i.flags & Instruction.dropA != 0 { drop(R + i.a) }
                    case .loadMethod:
                        let cache = UnsafeMutablePointer<InlineCache>(bitPattern: UInt(pc.pointee)).unsafelyUnwrapped
                        pc += 1
                        let b = try source(fp, R, i.b)
                        let callee: Value
                        let passesReceiver: Bool
                        if b.isObject, b.object.pointee.kind == .instance,
                            Int(bitPattern: b.layout(InstanceObject.self).pointee.attributes.shape) == cache.pointee.key,
                            b.object.pointee.cls.pointee.version == cache.pointee.state
                        {
                            callee = cache.pointee.value.retained()
                            passesReceiver = true
                        } else if cache.pointee.key == 3, b.isObject,
                            b.object.pointee.cls.pointee.version == cache.pointee.state,
                            !b.object.pointee.has(ObjectHeader.subclass | ObjectHeader.prefixed)
                        {
                            callee = cache.pointee.value.retained()
                            passesReceiver = true
                        } else {
                            (callee, passesReceiver) = try AttributeCache.method(b, cache)
                        }
                        // The receiver moves to the window if it is a dying temporary.
                        if i.flags & Instruction.dropB != 0 || i.b == i.a {
                            R[i.b] = .unbound
                            if !passesReceiver { b.release() }
                        } else if passesReceiver {
                            b.retain()
                        }
                        put(R + i.a, callee)
                        put(R + i.a + 1, passesReceiver ? b : .unbound)
                    case .getItem:
                        let b = R[i.b], c = R[i.c]
                        let result: Value
                        if c.tag == Tag.int && b.isExactly(.list), case let list = b.layout(ListObject.self),
                            UInt(bitPattern: c.asInt) < UInt(bitPattern: list.pointee.count)
                        {
                            result = list.pointee.items.unsafelyUnwrapped[c.asInt].retained()
                        } else if c.isExactly(.string) && b.isExactly(.dict),
                            let value = Dict.get(b.layout(DictObject.self), name: c)
                        {
                            result = value.retained()
                        } else if c.tag == Tag.int && b.isExactly(.string), case let text = b.layout(StringObject.self),
                            text.pointee.isASCII, UInt(bitPattern: c.asInt) < UInt(bitPattern: text.pointee.byteCount)
                        {
                            result = Characters.ascii(b.utf8[c.asInt])
                        } else {
                            result = try Operators.getItem(try source(fp, R, i.b), try source(fp, R, i.c))
                        }
                        dropOperands(R, i)
                        put(R + i.a, result)
                    case .getItemInt:
                        let b = R[i.b]
                        let result: Value
                        if b.isExactly(.list), case let list = b.layout(ListObject.self),
                            UInt(bitPattern: i.signedC) < UInt(bitPattern: list.pointee.count)
                        {
                            result = list.pointee.items.unsafelyUnwrapped[i.signedC].retained()
                        } else if b.isExactly(.tuple), case let items = b.tupleItems,
                            UInt(bitPattern: i.signedC) < UInt(bitPattern: items.count)
                        {
                            result = items[i.signedC].retained()
                        } else {
                            result = try Operators.getItem(try source(fp, R, i.b), .int(i.signedC))
                        }
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .setItem:
                        let a = R[i.a], b = R[i.b], c = R[i.c]
                        if b.tag == Tag.int && c.tag != Tag.unbound && a.isExactly(.list),
                            case let list = a.layout(ListObject.self),
                            UInt(bitPattern: b.asInt) < UInt(bitPattern: list.pointee.count)
                        {
                            c.retain()
                            put(list.pointee.items.unsafelyUnwrapped + b.asInt, c)
                            dropOperands(R, i)
                            continue
                        }
                        if b.isExactly(.string) && c.tag != Tag.unbound && a.isExactly(.dict) {
                            Dict.set(a.layout(DictObject.self), name: b, c)
                            dropOperands(R, i)
                            continue
                        }
                        try Operators.setItem(try source(fp, R, i.a), try source(fp, R, i.b), try source(fp, R, i.c))
                        dropOperands(R, i)
                    case .deleteItem:
                        try Operators.deleteItem(try source(fp, R, i.a), try source(fp, R, i.b))
                        if i.flags & Instruction.dropA != 0 { drop(R + i.a) }
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                    case .makeSlice:
                        let slice = Value.slice(owned: R[i.b], R[i.b + 1], i.c == 3 ? R[i.b + 2] : .none)
                        for k in 0..<i.c { R[i.b + k] = .unbound }
                        put(R + i.a, slice)

                    // ---- displays, unpacking, strings
                    case .makeList:
                        let list = Value.list(owned: UnsafeBufferPointer(start: R + i.b, count: i.c))
                        for k in 0..<i.c { R[i.b + k] = .unbound }
                        put(R + i.a, list)
                    case .makeTuple:
                        let tuple = Value.tuple(owned: UnsafeBufferPointer(start: R + i.b, count: i.c))
                        for k in 0..<i.c { R[i.b + k] = .unbound }
                        put(R + i.a, tuple)
                    case .makeSet:
                        let set = SetTable.make()
                        do throws(Raise) {
                            for k in 0..<i.c { try SetTable.add(set, R[i.b + k]) }
                        } catch {
                            Value.object(set).release()
                            throw error
                        }
                        Calls.clearWindow(R + i.b, i.c)
                        put(R + i.a, .object(set))
                    case .makeDict:
                        let dict = Dict.make()
                        do throws(Raise) {
                            for k in 0..<i.c { try Dict.set(dict, R[i.b + 2 * k], R[i.b + 2 * k + 1]) }
                        } catch {
                            Value.object(dict).release()
                            throw error
                        }
                        Calls.clearWindow(R + i.b, 2 * i.c)
                        put(R + i.a, .object(dict))
                    case .listAppend:
                        let value = try source(fp, R, i.b)
                        if i.flags & Instruction.dropB != 0 { R[i.b] = .unbound } else { value.retain() }
                        R[i.a].listAppend(owned: value)
                    case .listExtend:
                        try Displays.extend(R[i.a], try source(fp, R, i.b))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                    case .listToTuple:
                        let items = R[i.b].listItems
                        for item in items { item.retain() }
                        let tuple = Value.tuple(owned: UnsafeBufferPointer(items))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, tuple)
                    case .setAdd:
                        try SetTable.add(R[i.a].layout(SetObject.self), try source(fp, R, i.b))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                    case .setUpdate:
                        let set = R[i.a].layout(SetObject.self)
                        try iterate(try source(fp, R, i.b)) { item throws(Raise) in
                            try SetTable.add(set, item)
                            return true
                        }
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                    case .dictStore:
                        try Dict.set(R[i.a].layout(DictObject.self), try source(fp, R, i.b), try source(fp, R, i.c))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        if i.flags & Instruction.dropC != 0 { drop(R + i.c) }
                    case .dictUpdate:
                        try Displays.update(R[i.a].layout(DictObject.self), try source(fp, R, i.b))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                    case .dictMerge:
                        try Displays.merge(R[i.a].layout(DictObject.self), try source(fp, R, i.b), callee: R[i.c])
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                    case .unpack:
                        let value = try source(fp, R, i.b)
                        value.retain()
                        defer { value.release() }
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        try Displays.unpack(value, R + i.a, i.c)
                    case .unpackStar:
                        let value = try source(fp, R, i.b)
                        value.retain()
                        defer { value.release() }
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        try Displays.unpackStar(value, R + i.a, before: i.c & 0xff, after: i.c >> 8)
                    case .formatValue:
                        let result = try Displays.format(
                            try source(fp, R, i.b), conversion: i.c & 3, spec: i.c & 4 != 0 ? R[i.b + 1] : .unbound)
                        if i.c & 4 != 0 { drop(R + i.b + 1) }
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .makeString:
                        let text = Displays.concatenate(R + i.b, i.c)
                        Calls.clearWindow(R + i.b, i.c)
                        put(R + i.a, text)

                    // ---- iteration
                    case .getIterator:
                        let iterator = try Iteration.iterator(try source(fp, R, i.b))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, iterator)
                    case .forIterate:
                        let iterator = R[i.b]
                        if iterator.isKind(.rangeIterator) {
                            let range = iterator.layout(RangeIteratorObject.self)
                            if range.pointee.left > 0 {
                                let value = range.pointee.current
                                range.pointee.current = value &+ range.pointee.step
                                range.pointee.left -= 1
                                put(R + i.a, .int(value))
                                continue
                            }
                        } else if iterator.isKind(.sequenceIterator),
                            case let place = iterator.layout(SequenceIteratorObject.self),
                            case let sequence = place.pointee.sequence, case let index = place.pointee.index
                        {
                            if sequence.isKind(.list) {
                                let list = sequence.layout(ListObject.self)
                                if index < list.pointee.count {
                                    place.pointee.index = index &+ 1
                                    put(R + i.a, list.pointee.items.unsafelyUnwrapped[index].retained())
                                    continue
                                }
                            } else if sequence.isKind(.tuple), case let items = sequence.tupleItems, index < items.count {
                                place.pointee.index = index &+ 1
                                put(R + i.a, items[index].retained())
                                continue
                            }
                        } else if iterator.isKind(.generator), iterator.layout(GeneratorObject.self).pointee.state.rawValue < 2 {
                            try Generators.push(
                                iterator, at: R + fp.pointee.function.pointee.code.pointee.registerCount, sending: .none,
                                destination: R + i.a,
                                kind: .generatorFor)
                            reload(state, &fp, &pc, &R, &K)
                            continue
                        }
                        if let value = try Iteration.next(iterator) {
                            put(R + i.a, value)
                        } else {
                            drop(R + i.b)
                            pc += i.signedC
                        }

                    // ---- calls
                    case .call:
                        let callee = try source(fp, R, i.a)
                        if callee.isKind(.function), case let function = callee.layout(FunctionObject.self),
                            case let code = function.pointee.code, code.pointee.directCount == i.b,
                            fp + 1 < state.pointee.frameLimit,
                            case let base = R + i.a + 1, base + code.pointee.registerCount < state.pointee.stackLimit
                        {
                            if interrupt.pointee != 0 {
                                try interrupted(interrupt)
                                pc = fp.pointee.pc - 1
                                continue
                            }
                            fp += 1
                            enter(fp, function, code, base, i.b, base - 1)
                            state.pointee.fp = fp
                            pc = code.pointee.words
                            R = base
                            K = code.pointee.constants
                            continue
                        }
                        if callee.isObject, case let value = quickly(callee, R + i.a + 1, i.b), !value.isUnbound {
                            put(R + i.a, value)
                            continue
                        }
                        if callee.isKind(.nativeFunction), case let native = callee.layout(NativeFunctionObject.self),
                            native.pointee.directCount == i.b
                        {
                            put(R + i.a, try callNative(state, native, R + i.a + 1, i.b))
                            continue
                        }
                        if let value = try Calls.begin(callee, R + i.a + 1, i.b, .unbound, R + i.a) {
                            put(R + i.a, value)
                        } else {
                            reload(state, &fp, &pc, &R, &K)
                        }
                    case .callKeywords:
                        if let value = try Calls.begin(try source(fp, R, i.a), R + i.a + 1, i.b, K[i.c], R + i.a) {
                            put(R + i.a, value)
                        } else {
                            reload(state, &fp, &pc, &R, &K)
                        }
                    case .callMethod, .callMethodKeywords:
                        let callee = R[i.a]
                        let names = i.opcode == .callMethod ? Value.unbound : K[i.c]
                        let hasReceiver = !R[i.a + 1].isUnbound
                        let base = hasReceiver ? R + i.a + 1 : R + i.a + 2
                        let count = hasReceiver ? i.b + 1 : i.b
                        if interrupt.pointee != 0 {
                            try interrupted(interrupt)
                            pc = fp.pointee.pc - 1
                            continue
                        }
                        if names.isUnbound, callee.isKind(.function), case let function = callee.layout(FunctionObject.self),
                            case let code = function.pointee.code, code.pointee.directCount == count,
                            fp + 1 < state.pointee.frameLimit, base + code.pointee.registerCount < state.pointee.stackLimit
                        {
                            fp += 1
                            enter(fp, function, code, base, count, R + i.a)
                            state.pointee.fp = fp
                            pc = code.pointee.words
                            R = base
                            K = code.pointee.constants
                            continue
                        }
                        if names.isUnbound, callee.isObject, case let value = quickly(callee, base, count), !value.isUnbound {
                            put(R + i.a, value)
                            continue
                        }
                        if names.isUnbound, callee.isKind(.nativeFunction),
                            case let native = callee.layout(NativeFunctionObject.self), native.pointee.directCount == count
                        {
                            put(R + i.a, try callNative(state, native, base, count))
                            continue
                        }
                        if let value = try Calls.begin(callee, base, count, names, R + i.a) {
                            put(R + i.a, value)
                        } else {
                            reload(state, &fp, &pc, &R, &K)
                        }
                    case .callSpread:
                        let (count, names) = try Displays.spread(R + i.a, hasKeywords: i.b != 0)
                        defer { names.release() }
                        if let value = try Calls.begin(R[i.a], R + i.a + 1, count, names, R + i.a) {
                            put(R + i.a, value)
                        } else {
                            reload(state, &fp, &pc, &R, &K)
                        }
                    case .makeFunction:
                        let function = FunctionObject.make(
                            K[i.b].layout(CodeRecord.self), globals: fp.pointee.function.pointee.globals)
                        capture(function, fp, R)
                        if i.c & 1 != 0 {
                            function.pointee.defaults = R[i.a]
                            R[i.a] = .unbound
                        }
                        if i.c & 2 != 0 {
                            function.pointee.keywordDefaults = R[i.a + 1]
                            R[i.a + 1] = .unbound
                        }
                        if i.c & 4 != 0 {
                            function.pointee.annotations = R[i.a + 2]
                            R[i.a + 2] = .unbound
                        }
                        put(R + i.a, .object(function))
                    case .loadBuildClass: put(R + i.a, Globals.buildClass.retained())
                    case .loadAssertionError: put(R + i.a, Value.object(Types.exception(.assertionError)).retained())
                    case .setupAnnotations:
                        let target = fp.pointee.extra.isKind(.dict) ? namespace(fp) : fp.pointee.function.pointee.globals
                        if Dict.get(target, name: Names.annotations) == nil {
                            let dict = Value.object(Dict.make())
                            Dict.set(target, name: Names.annotations, dict)
                            dict.release()
                        }
                    case .returnValue, .returnNone:
                        var value = Value.none
                        if i.opcode == .returnValue {
                            value = try source(fp, R, i.a)
                            R[i.a] = .unbound
                        }
                        let frame = fp
                        Calls.clearWindow(R, frame.pointee.function.pointee.code.pointee.registerCount)
                        fp -= 1
                        state.pointee.fp = fp
                        if frame.pointee.kind.isEmpty {
                            put(frame.pointee.destination, value)
                        } else {
                            switch leave(frame, value) {
                            case .exit: return true
                            case .stay: break
                            case .exhausted:
                                // The generator of a `for` ended: the caller's loop ends.
                                let loop = Instruction(word: fp.pointee.pc[-1])
                                drop(fp.pointee.registers + loop.b)
                                fp.pointee.pc += loop.signedC
                            case .failed: throw Raise()
                            }
                        }
                        pc = fp.pointee.pc
                        // The word after a call is never a cache, so `pc` stands right.
                        R = fp.pointee.registers
                        K = fp.pointee.constants
                    case .yieldValue:
                        let value = try source(fp, R, i.b)
                        if i.flags & Instruction.dropB != 0 { R[i.b] = .unbound } else { value.retain() }
                        if yield(fp, pc, value) {
                            return true
                        }
                        reload(state, &fp, &pc, &R, &K)
                    case .getYieldIterator:
                        let iterator = try Iteration.iterator(try source(fp, R, i.b))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, iterator)
                    case .yieldFrom:
                        var sent = Value.none
                        if fp.pointee.kind.contains(.delegating) {
                            fp.pointee.kind.remove(.delegating)
                            sent = R[i.a]
                            R[i.a] = .unbound
                        }
                        defer { sent.release() }
                        let (value, returned) = try delegate(R[i.b], sent)
                        if returned {
                            drop(R + i.b)
                            put(R + i.a, value)
                        } else {
                            if yield(fp, pc - 1, value) { return true }
                            reload(state, &fp, &pc, &R, &K)
                        }

                    // ---- exceptions and with
                    case .raise:
                        let exception = try Unwinding.exception(try source(fp, R, i.a))
                        throw Raise.pend(owned: exception)
                    case .raiseFrom:
                        let exception = try Unwinding.exception(try source(fp, R, i.a))
                        do throws(Raise) { try Unwinding.setCause(exception, try source(fp, R, i.b)) } catch {
                            exception.release()
                            throw error
                        }
                        throw Raise.pend(owned: exception)
                    case .raiseCurrent:
                        let handled = state.pointee.handled
                        if !handled.isObject { throw Raise.runtimeError("No active exception to reraise") }
                        isReraise = true
                        Unwinding.pendAgain(handled.retained())
                        throw Raise()
                    case .reraise:
                        isReraise = true
                        let exception = R[i.a]
                        R[i.a] = .unbound
                        Unwinding.pendAgain(exception)
                        throw Raise()
                    case .enterHandler:
                        let exception = state.pointee.pending
                        state.pointee.pending = .unbound
                        put(R + i.a, exception)
                        put(R + i.a + 1, state.pointee.handled)
                        state.pointee.handled = exception.retained()
                    case .leaveHandler:
                        let old = state.pointee.handled
                        state.pointee.handled = R[i.a + 1]
                        R[i.a + 1] = .unbound
                        old.release()
                        drop(R + i.a)
                    case .jumpIfNoMatch:
                        let matches = try Unwinding.matches(R[i.a], try source(fp, R, i.b))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        if !matches { pc += i.signedC }
                    case .splitGroup:
                        let (caught, rest) = try ExceptionGroups.split(R[i.a], try source(fp, R, i.b))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, rest)
                        put(R + i.c, caught)
                    case .joinGroups:
                        let outcome = try ExceptionGroups.join(R[i.b], R[i.c])
                        if i.flags & Instruction.dropC != 0 { drop(R + i.c) }
                        put(R + i.a, outcome)
                    case .enterWith:
                        let manager = try source(fp, R, i.b).retained()
                        defer { manager.release() }
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        let (exit, entered) = try Displays.enter(manager)
                        put(R + i.a, exit)
                        put(R + i.a + 1, entered)
                    case .exitWith:
                        let exit = R[i.a]
                        R[i.a] = .unbound
                        defer { exit.release() }
                        try call(exit, [.none, .none, .none]).release()
                    case .exitWithException:
                        let exit = R[i.a]
                        R[i.a] = .unbound
                        defer { exit.release() }
                        let exception = R[i.b]
                        let trace = Traceback.of(exception)
                        defer { trace.release() }
                        let result = try call(exit, [.object(exception.classOf), exception, trace])
                        defer { result.release() }
                        put(R + i.c, .bool(try Operators.truth(result)))

                    // ---- import
                    case .importName: put(R + i.a, try Imports.importName(K[i.b], K[i.c], fp.pointee.function.pointee.globals))
                    case .importFrom: put(R + i.a, try Imports.importFrom(R[i.b], K[i.c]))
                    case .importStar:
                        try Imports.importStar(
                            try source(fp, R, i.a),
                            fp.pointee.extra.isKind(.dict) ? namespace(fp) : fp.pointee.function.pointee.globals)
                        if i.flags & Instruction.dropA != 0 { drop(R + i.a) }
                    case .halt: return true
                    }
                }
            } catch {
                // An exception is pending and `fp.pc` stands after the instruction that raised it.
                if !Unwinding.unwind(isReraise: isReraise) { return false }
                precondition(state.pointee.fp >= entry)
                reload(state, &fp, &pc, &R, &K)
            }
        }
    }

    /// A comparison that is not of two ints or two floats; its dead temporaries are released.
    @inline(never)
    private static func compareSlowly(
        _ op: Operators.Comparison, _ a: Value, _ b: Value, _ fp: FramePointer, _ i: Instruction, isInt: Bool
    ) throws(Raise) -> Bool {
        if a.tag == Tag.unbound { throw unboundLocal(fp, i.a) }
        if b.tag == Tag.unbound { throw unboundLocal(fp, i.b) }
        let holds = try Operators.compareTruth(op, a, b)
        if i.flags & Instruction.dropA != 0 { drop(fp.pointee.registers + i.a) }
        if !isInt && i.flags & Instruction.dropB != 0 { drop(fp.pointee.registers + i.b) }
        return holds
    }

    @inline(__always)
    private static func binary(_ op: Operators.Binary, _ i: Instruction, _ a: Value, _ b: Value) throws(Raise) -> Value {
        try Operators.binary(op, a, b, inPlace: i.flags & Instruction.inPlace != 0)
    }

    @inline(__always) private static func namespace(_ fp: FramePointer) -> UnsafeMutablePointer<DictObject> {
        fp.pointee.extra.layout(DictObject.self)
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
    private static func unboundLocal(_ fp: FramePointer, _ register: Int) -> Raise {
        let code = fp.pointee.function.pointee.code
        let name = register < code.pointee.localCount ? code.pointee.localNames[register].swiftString : "?"
        return .make(.unboundLocalError, "cannot access local variable '\(name)' where it is not associated with a value")
    }

    private static func freeContent(_ fp: FramePointer, _ index: Int) throws(Raise) -> Value {
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
    private static func capture(_ function: UnsafeMutablePointer<FunctionObject>, _ fp: FramePointer, _ R: ValuePointer) {
        let captures = function.pointee.code.pointee.object.takeUnretainedValue().captures
        if captures.isEmpty { return }
        let closure = ValuePointer.allocate(capacity: captures.count)
        for (k, capture) in captures.enumerated() {
            switch capture {
            case .register(let register): closure[k] = R[register].retained()
            case .free(let index): closure[k] = fp.pointee.function.pointee.closure.unsafelyUnwrapped[index].retained()
            }
        }
        function.pointee.closure = closure
        function.pointee.closureCount = captures.count
    }

    private enum Left { case exit, stay, exhausted, failed }

    /// The end of a frame that is more than a plain call. The frame is already popped and its window empty.
    @inline(never)
    private static func leave(_ frame: FramePointer, _ value: Value) -> Left {
        let state = machine
        let kind = frame.pointee.kind
        if kind.contains(.ownsFunction) { Value.object(frame.pointee.function).release() }
        if kind.contains(.generator) || kind.contains(.generatorFor) {
            let generator = frame.pointee.extra
            generator.layout(GeneratorObject.self).pointee.state = .finished
            Generators.leave(generator.layout(GeneratorObject.self), keeping: false)
            generator.release()
            if kind.contains(.generatorFor) {
                value.release()
                return .exhausted
            }
            state.pointee.generatorReturned = true
            state.pointee.result = value
            return .exit
        }
        if kind.contains(.classBody) { frame.pointee.extra.release() }
        if kind.contains(.initializer) {
            if !value.isNone {
                let raise = Raise.typeError("__init__() should return None, not '\(value.typeName)'")
                value.release()
                _ = raise
                return .failed
            }
            return .stay
        }
        if kind.contains(.entry) {
            state.pointee.result = value
            return .exit
        }
        put(frame.pointee.destination, value)
        return .stay
    }

    /// A yield: the generator goes back into its object. True if native code waits for the value.
    @inline(never)
    private static func yield(_ frame: FramePointer, _ pc: UnsafeMutablePointer<UInt64>, _ value: Value) -> Bool {
        let state = machine
        let generator = frame.pointee.extra
        Generators.suspend(frame, pc: pc)
        state.pointee.fp = frame - 1
        if frame.pointee.kind.contains(.generatorFor) {
            put(frame.pointee.destination, value)
            generator.release()
            return false
        }
        state.pointee.generatorReturned = false
        state.pointee.result = value
        generator.release()
        return true
    }

    /// One step of `yield from`.
    private static func delegate(_ iterator: Value, _ sent: Value) throws(Raise) -> (value: Value, returned: Bool) {
        if iterator.isKind(.generator) { return try Generators.run(iterator, sent) }
        do throws(Raise) {
            if sent.isNone {
                if Iteration.isNative(iterator) {
                    if let value = try Iteration.next(iterator) { return (value, false) }
                    return (.none, true)
                }
                guard let next = iterator.classOf.lookup(Names.next) else {
                    throw Raise.typeError("'\(iterator.typeName)' object is not an iterator")
                }
                return (try callMethod(next, iterator), false)
            }
            let send = try AttributeAccess.get(iterator, Names.send)
            defer { send.release() }
            return (try call(send, sent), false)
        } catch {
            guard error.matches(.stopIteration) else { throw error }
            let stop = error.take()
            defer { stop.release() }
            let arguments = stop.layout(ExceptionObject.self).pointee.arguments.tupleItems
            return (arguments.isEmpty ? .none : arguments[0].retained(), true)
        }
    }
}
