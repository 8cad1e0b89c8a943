// The instruction loop. One native activation runs all script calls that script code makes; native code that calls scripts
// starts another one (an entry frame). The meaning of each opcode is in Bytecode/Opcode.swift. The core (MachineCore.swift) runs
// every instruction as long as its operands are plain; what it leaves is done here, wholly and in order, and what needs more
// than a few lines is in Operators, AttributeAccess, Calls, Iteration.

enum Machine {
    /// The loop. True: an entry frame returned, `state.result` holds the value; false: an exception left it.
    static func run(after begun: MachineCore.End? = nil) -> Bool {
        let state = machine
        var fp = state.pointee.fp
        var pc = fp.pointee.pc
        var R = fp.pointee.registers
        var K = fp.pointee.constants
        let interrupt = state.pointee.interrupt
        var begun = begun

        while true {
            var isReraise = false
            do throws(Raise) {
                while true {
                    let end: MachineCore.End
                    if let begun {
                        end = begun
                    } else {
                        fp.pointee.pc = pc
                        end = MachineCore.run(state)
                    }
                    begun = nil
                    switch end {
                    case .left: break
                    case .raised: throw Raise()
                    case .exited: return true
                    }
                    reload(state, &fp, &pc, &R, &K)
                    let i = Instruction(running: pc.pointee)
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
                        put(R + i.a, try Globals.load(fp.pointee.function.pointee.globals, cache))
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
                        try store(value, K[i.b], in: namespace(fp))
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
                    case .add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power, .matrixMultiply, .shiftLeft,
                        .shiftRight,
                        .bitAnd, .bitOr, .bitXor:
                        let b = try source(fp, R, i.b), c = try source(fp, R, i.c)
                        // A big integer that only its variable refers to grows in place.
                        if i.opcode == .add, i.flags & Instruction.inPlace != 0, i.a == i.b, c.tag == Tag.int,
                            Value.add(c.asInt, to: R + i.a)
                        {
                            continue
                        }
                        let op = Operators.Binary(rawValue: Int(i.opcode.rawValue) - Int(Opcode.add.rawValue)) ?? .add
                        let result = try binary(op, i, b, c)
                        dropOperands(R, i)
                        put(R + i.a, result)
                    case .addInt:
                        let isSubtraction = i.flags & Instruction.subtraction != 0
                        let result = try binaryWithConstant(
                            isSubtraction ? .subtract : .add, i, try source(fp, R, i.b),
                            .int(isSubtraction ? -i.signedC : i.signedC))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .addConstant, .subtractConstant, .multiplyConstant, .trueDivideConstant, .floorDivideConstant,
                        .moduloConstant:
                        let op = Operators.Binary(rawValue: Int(i.opcode.rawValue) - Int(Opcode.addConstant.rawValue)) ?? .add
                        let result = try binaryWithConstant(op, i, try source(fp, R, i.b), K[i.c])
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
                        let holds = try Operators.contains(try source(fp, R, i.c), try source(fp, R, i.b))
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
                    case .jumpLess, .jumpLessEqual, .jumpGreater, .jumpGreaterEqual, .jumpEqual, .jumpNotEqual, .jumpNotLess,
                        .jumpNotLessEqual, .jumpNotGreater, .jumpNotGreaterEqual, .jumpNotEqualTo, .jumpNotNotEqual:
                        if try comparison(fp, i, R[i.b], from: .jumpLess) {
                            if i.signedC < 0 { try poll(interrupt) }
                            pc += i.signedC
                        }
                    case .jumpLessInt, .jumpLessEqualInt, .jumpGreaterInt, .jumpGreaterEqualInt, .jumpEqualInt, .jumpNotEqualInt,
                        .jumpNotLessInt, .jumpNotLessEqualInt, .jumpNotGreaterInt, .jumpNotGreaterEqualInt, .jumpNotEqualToInt,
                        .jumpNotNotEqualInt:
                        let isFloat = i.flags & Instruction.floating != 0
                        if try comparison(
                            fp, i, isFloat ? .float(Double(i.signedB)) : .int(i.signedB), from: .jumpLessInt)
                        {
                            if i.signedC < 0 { try poll(interrupt) }
                            pc += i.signedC
                        }

                    // ---- attributes and subscripts
                    case .getAttribute:
                        let cache = UnsafeMutablePointer<InlineCache>(bitPattern: UInt(pc.pointee)).unsafelyUnwrapped
                        pc += 1
                        let result = try AttributeCache.get(try source(fp, R, i.b), cache)
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
                        let (callee, passesReceiver) = try AttributeCache.method(b, cache)
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
                        let result = try Operators.getItem(try source(fp, R, i.b), try source(fp, R, i.c))
                        dropOperands(R, i)
                        put(R + i.a, result)
                    case .getItemInt:
                        let result = try Operators.getItem(try source(fp, R, i.b), .int(i.signedC))
                        if i.flags & Instruction.dropB != 0 { drop(R + i.b) }
                        put(R + i.a, result)
                    case .setItem:
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
                        if iterator.isKind(.generator), iterator.layout(GeneratorObject.self).pointee.state.rawValue < 2 {
                            try Generators.push(
                                iterator, at: R + fp.pointee.function.pointee.code.pointee.registerCount, sending: .none,
                                destination: R + i.a, kind: .generatorFor)
                            reload(state, &fp, &pc, &R, &K)
                            continue
                        }
                        if let value = try Iteration.next(iterator) {
                            put(R + i.a, value)
                        } else {
                            drop(R + i.b)
                            pc += i.signedC
                        }
                    case .forLoop:
                        // Left by the core to be interrupted; the `forIterate` of the loop goes on.
                        try poll(interrupt)
                        pc += i.signedC - 1

                    // ---- calls
                    case .call:
                        let callee = try source(fp, R, i.a)
                        if interrupt.pointee != 0 { try interrupted(interrupt) }
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
                        if interrupt.pointee != 0 { try interrupted(interrupt) }
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
                    case .traceLine: try LineTracer.active?.reachedLine(fp)
                    case .halt, .translated: return true
                    }
                }
            } catch {
                // An exception is pending and `fp.pc` stands after the instruction that raised it.
                if !Unwinding.unwind(isReraise: isReraise) { return false }
                reload(state, &fp, &pc, &R, &K)
            }
        }
    }
}
