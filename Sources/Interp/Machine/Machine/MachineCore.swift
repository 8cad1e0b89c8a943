// The way into the threaded core (Sources/Interp/CMachine), which runs the instructions that need nothing but plain values:
// what it asks the rest of the machine for. Its tables and layouts mirror those here; InterpTests compares the two.

internal import CMachine
import Glibc

enum MachineCore {
    /// Runs the frame on top, and the calls it makes, as far as the core goes.
    @inline(__always) static func run(_ state: UnsafeMutablePointer<MachineState>) -> End {
        unsafeBitCast(UInt8(truncatingIfNeeded: machineCoreRun(state)), to: End.self)
    }

    /// How a run ended: at an instruction that is not for the core, with a pending exception, or with an entry frame's result.
    enum End: UInt8 { case left, raised, exited }

    /// Sends None to a generator. `exited`: `result` is the value that it yields or returns. Nil, and nothing done, if that takes
    /// more. Else its frame is an entry frame on top of the stack, and the run of it ended so.
    @inline(__always)
    static func resume(
        _ state: UnsafeMutablePointer<MachineState>, _ generator: Value, isConsumed: Bool = false, _ result: inout Value
    ) -> End? {
        let end = machineCoreResume(state, generator.object, isConsumed, &result)
        return end < 0 ? nil : unsafeBitCast(UInt8(truncatingIfNeeded: end), to: End.self)
    }

    /// What native code does with what a generator yields, as far as the core can do it without coming back.
    struct Consumer: ~Copyable {
        enum Kind: UInt32 { case sum, list, all, any }

        private let state: UnsafeMutablePointer<MachineConsumer>

        init(_ kind: Kind, into value: Value) {
            state = .allocate(capacity: 1)
            state.initialize(to: MachineConsumer(kind: kind.rawValue, tag: value.tag, bits: value.bits))
        }

        deinit { state.deallocate() }

        /// The sum or the list. A sum is a number as long as nothing else was put in.
        var value: Value {
            get { Value(tag: state.pointee.tag, bits: state.pointee.bits) }
            nonmutating set {
                state.pointee.tag = newValue.tag
                state.pointee.bits = newValue.bits
            }
        }

        /// Runs a generator until it yields what the consumer has no use for (owned), or ends: nil.
        func next(of generator: Value) throws(Raise) -> Value? {
            let outer = machineCoreExchangeConsumer(state)
            defer { _ = machineCoreExchangeConsumer(outer) }
            return try Generators.resume(generator, .none, isConsumed: true)
        }
    }

    /// What `next` of an iterator over a builtin container gives; unbound at the end. Nil if that takes more.
    @inline(__always) static func next(_ state: UnsafeMutablePointer<MachineState>, _ iterator: Value) -> Value? {
        var value = Value.unbound
        return machineCoreNext(state, iterator.object, &value) < 0 ? nil : value
    }

    /// `a < b` of numbers, strings, and tuples of them. Nil if that takes more.
    static func isLess(_ a: Value, _ b: Value) -> Bool? {
        var a = a, b = b
        let answer = machineCoreIsLess(&a, &b)
        return answer < 0 ? nil : answer == 1
    }

    /// The steps of `heapq` over numbers, strings, and tuples of them. False, and nothing done, if that takes more.
    static func siftDown(_ list: Value, _ start: Int, _ from: Int) -> Bool {
        machineCoreSiftDown(list.object, Int64(start), Int64(from))
    }

    static func siftUp(_ list: Value, _ from: Int) -> Bool { machineCoreSiftUp(list.object, Int64(from)) }

    /// Lets functions that run often be translated to machine code, where the processor is one that the core can write for.
    /// TNB_MACHINE_CODE=never leaves everything to the handlers, =always translates at once: for tests and for doubts.
    static func translate(unless isForbidden: Bool = false) {
        guard !isForbidden else { return machineCoreTranslate(Int32(machineCoreNever)) }
        switch getenv("TNB_MACHINE_CODE").map({ String(cString: $0) }) {
        case "never": machineCoreTranslate(Int32(machineCoreNever))
        case "always": machineCoreTranslate(Int32(machineCoreAlways))
        default: machineCoreTranslate(Int32(machineCoreOften))
        }
    }

    /// Tells the core about the heap, the classes and the functions it needs; once, when the classes are there.
    static func install() {
        var hooks = MachineCoreHooks()
        hooks.methods = UnsafeMutableRawPointer(MethodCache.entries)
        hooks.characters = UnsafeMutableRawPointer(Characters.table)
        hooks.typeClass = UnsafeMutableRawPointer(Types.type)
        hooks.stringClass = UnsafeMutableRawPointer(Types.string)
        hooks.tupleClass = UnsafeMutableRawPointer(Types.tuple)
        hooks.listClass = UnsafeMutableRawPointer(Types.list)
        hooks.cellClass = UnsafeMutableRawPointer(Types.cell)
        hooks.rangeIteratorClass = UnsafeMutableRawPointer(Types.rangeIterator)
        hooks.listIteratorClass = UnsafeMutableRawPointer(Types.listIterator)
        hooks.tupleIteratorClass = UnsafeMutableRawPointer(Types.tupleIterator)
        hooks.objectClass = UnsafeMutableRawPointer(Types.object)
        hooks.dictClass = UnsafeMutableRawPointer(Types.dict)
        hooks.setClass = UnsafeMutableRawPointer(Types.set)
        hooks.frozenSetClass = UnsafeMutableRawPointer(Types.frozenSet)
        hooks.functionClass = UnsafeMutableRawPointer(Types.function)
        hooks.generatorClass = UnsafeMutableRawPointer(Types.generator)
        hooks.nameName = UnsafeMutableRawPointer(bitPattern: UInt(Names.name.bits))
        hooks.getItemName = UnsafeMutableRawPointer(bitPattern: UInt(Names.getItem.bits))
        hooks.setItemName = UnsafeMutableRawPointer(bitPattern: UInt(Names.setItem.bits))
        hooks.containsName = UnsafeMutableRawPointer(bitPattern: UInt(Names.contains.bits))
        hooks.lengthName = UnsafeMutableRawPointer(bitPattern: UInt(Names.len.bits))
        hooks.constructorName = UnsafeMutableRawPointer(bitPattern: UInt(Names.new.bits))
        hooks.initializerName = UnsafeMutableRawPointer(bitPattern: UInt(Names.initialize.bits))
        hooks.lookUp = { cls, name, result in
            guard let cls, let result else { return }
            let name = Value(tag: Tag.object, bits: UInt64(UInt(bitPattern: name)))
            result.assumingMemoryBound(to: Value.self).pointee =
                cls.assumingMemoryBound(to: ClassObject.self).lookup(name) ?? .unbound
        }
        hooks.quick = { body, window, count, result in
            guard let window, let result else { return }
            let value = QuickBodies.run(
                unsafeBitCast(body, to: QuickBody.self), window.assumingMemoryBound(to: Value.self), Int(count))
            result.assumingMemoryBound(to: Value.self).pointee = value
        }
        hooks.native = { function, slots, count, given, names, result in
            guard let function, let slots, let names, let result else { return false }
            let value = NativeFunction.run(
                function.assumingMemoryBound(to: NativeFunctionObject.self),
                NativeArguments(
                    base: slots.assumingMemoryBound(to: Value.self), count: Int(count), given: Int(given),
                    names: names.load(as: Value.self)))
            result.assumingMemoryBound(to: Value.self).pointee = value
            return !value.isUnbound
        }
        hooks.addInPlace = { number, target in
            guard let target else { return false }
            return Value.add(Int(number), to: target.assumingMemoryBound(to: Value.self))
        }
        hooks.exception = { cls, window, count, result in
            guard let cls, let window, let result else { return false }
            let value = Classes.exception(
                cls.assumingMemoryBound(to: ClassObject.self), window.assumingMemoryBound(to: Value.self), Int(count))
            guard let value else { return false }
            result.assumingMemoryBound(to: Value.self).pointee = value
            return true
        }
        hooks.next = { iterator, result in
            guard let iterator, let result else { return -1 }
            do throws(Raise) {
                guard let value = try Iteration.next(iterator.load(as: Value.self)) else { return 0 }
                result.assumingMemoryBound(to: Value.self).pointee = value
                return 1
            } catch { return -1 }
        }
        hooks.growRegistry = { Heap.growRegistry() }
        hooks.growAttributes = { attributes, count in
            guard let attributes else { return }
            Attributes.grow(attributes.assumingMemoryBound(to: Attributes.self), Int(count))
        }
        hooks.insertIntoDict = { dict, hash, key, value in
            guard let dict, let key, let value else { return }
            Dict.insertNew(
                dict.assumingMemoryBound(to: DictObject.self), hash: Int(hash), key: key.load(as: Value.self),
                value: value.load(as: Value.self))
        }
        hooks.stringHash = { string in
            Int64(Value(tag: Tag.object, bits: UInt64(UInt(bitPattern: string))).stringHash)
        }
        hooks.outOfMemory = { size in Heap.outOfMemory(Int(size)) }
        machineCoreSetHooks(&hooks)
        translate()
    }
}

extension Instruction {
    /// The instruction that stands in the words of running code, where an entry of its translation may stand.
    @inline(__always) init(running word: UInt64) {
        self.init(word: word)
        if opcode == .translated { self.init(word: machineCoreOriginal(word)) }
    }
}
