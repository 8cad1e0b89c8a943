// Allocation, release and the registry of containers. Reference counts are plain integers: one thread at a time runs the
// machine (Interpreter holds a lock). Releasing never recurses: an object whose count reaches zero while another is being
// taken apart waits on a list that is threaded through the count field, so a chain of a million nodes needs no stack.
// The cycle collector is in Collector.swift.

internal import CMachine
import Glibc

package struct HeapState {
    /// Containers that may take part in cycles.
    var registry: UnsafeMutablePointer<ObjectPointer>
    var registryCount = 0
    var registryCapacity: Int
    /// Objects waiting to be taken apart (linked through `references`), and whether someone is at it.
    var pending: ObjectPointer?
    var isDestroying = false
    var isCollecting = false
    /// The registry's size that starts the next collection.
    var threshold = 20_000
    var liveObjects = 0
    /// The last version that a dict got; 1 is that of every dict that never had an entry.
    var dictVersion = 1
}

package enum Heap {
    // Set by `first`, and read everywhere: a plain load, where a lazy global costs a call each time.
    nonisolated(unsafe) private static var known: UnsafeMutablePointer<HeapState>?

    @inline(__always) static var state: UnsafeMutablePointer<HeapState> {
        if let known { return known }
        return make()
    }

    @inline(never) private static func make() -> UnsafeMutablePointer<HeapState> { first }

    nonisolated(unsafe) private static let first: UnsafeMutablePointer<HeapState> = {
        // Unsafe global: written only by the thread that holds the interpreter lock.
        let pointer = UnsafeMutablePointer<HeapState>.allocate(capacity: 1)
        let capacity = 1 << 15
        pointer.initialize(to: HeapState(registry: .allocate(capacity: capacity), registryCapacity: capacity))
        known = pointer
        machineCoreSetHeap(
            pointer,
            { object in
                guard let object else { return }
                Heap.destroyCarefully(object.assumingMemoryBound(to: ObjectHeader.self))
            },
            { object in
                guard let object else { return }
                Heap.takeApart(object.assumingMemoryBound(to: ObjectHeader.self))
            })
        return pointer
    }()

    /// Objects alive now (debugging and leak tests).
    package static var liveObjects: Int { state.pointee.liveObjects }

    /// A new object with one reference. Its fields after the header are not initialised.
    @inline(__always)
    static func allocate<T>(_: T.Type, _ cls: ClassPointer, _ kind: Kind, extra: Int = 0) -> UnsafeMutablePointer<T> {
        let size = MemoryLayout<T>.stride + extra
        guard let raw = machineCoreAllocate(Int64(size)) else { outOfMemory(size) }
        raw.assumingMemoryBound(to: ObjectHeader.self).initialize(
            to: ObjectHeader(references: 1, cls: cls, word: UInt32(kind.rawValue), registryIndex: 0))
        state.pointee.liveObjects &+= 1
        return raw.assumingMemoryBound(to: T.self)
    }

    /// A new object of a class that may be a script subclass: it then gets attributes before its header.
    static func allocate<T>(
        _: T.Type, for cls: ClassPointer, _ kind: Kind, extra: Int = 0, alwaysPrefixed: Bool = false
    ) -> UnsafeMutablePointer<T> {
        if !cls.pointee.isScript && !alwaysPrefixed { return allocate(T.self, cls, kind, extra: extra) }
        let size = MemoryLayout<T>.stride + extra + ObjectHeader.prefixSize
        guard let raw = machineCoreAllocate(Int64(size)) else { outOfMemory(size) }
        let shape = cls.pointee.rootShape
        raw.assumingMemoryBound(to: Attributes.self).initialize(to: Attributes(shape: shape, slots: noSlots, capacity: 0))
        let object = raw + ObjectHeader.prefixSize
        let word = UInt32(kind.rawValue) | ObjectHeader.prefixed | (cls.pointee.isScript ? ObjectHeader.subclass : 0)
        object.assumingMemoryBound(to: ObjectHeader.self).initialize(
            to: ObjectHeader(references: 1, cls: cls, word: word, registryIndex: 0))
        state.pointee.liveObjects &+= 1
        if cls.pointee.isScript {
            cls.pointee.header.references &+= 1
            // Their makers track containers; with attributes and a class of its own, any object may be part of a cycle.
            switch kind {
            case .string, .bytes, .byteArray, .boxedFloat, .bigInteger, .complex:
                track(object.assumingMemoryBound(to: ObjectHeader.self))
            default: break
            }
        }
        return object.assumingMemoryBound(to: T.self)
    }

    /// Room for a class whose own class is made later (only at start).
    static func reserveClass() -> ClassPointer {
        let cls = ClassPointer.allocate(capacity: 1)
        memset(cls, 0, MemoryLayout<ClassObject>.stride)
        cls.pointee.header = ObjectHeader(
            references: 1 << 40, cls: cls, word: UInt32(Kind.classObject.rawValue), registryIndex: 0)
        return cls
    }

    // What an attribute block without slots points to: never read, never written.
    nonisolated(unsafe) static let noSlots = ValuePointer.allocate(capacity: 1)

    @inline(never) static func outOfMemory(_ size: Int) -> Never {
        fatalError("out of memory: the system refuses \(size) more bytes for script objects")
    }

    /// Enters a container into the registry.
    @inline(__always) static func track<T>(_ pointer: UnsafeMutablePointer<T>) {
        let object = UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: ObjectHeader.self)
        let state = state
        let count = state.pointee.registryCount
        if count == state.pointee.registryCapacity { growRegistry() }
        state.pointee.registry[count] = object
        state.pointee.registryCount = count &+ 1
        object.pointee.registryIndex = UInt32(truncatingIfNeeded: count &+ 1)
    }

    @inline(__always) static func untrack(_ object: ObjectPointer) {
        let place = Int(object.pointee.registryIndex)
        if place == 0 { return }
        let state = state
        let count = state.pointee.registryCount &- 1
        let last = state.pointee.registry[count]
        state.pointee.registry[place &- 1] = last
        last.pointee.registryIndex = UInt32(truncatingIfNeeded: place)
        state.pointee.registryCount = count
        object.pointee.registryIndex = 0
    }

    @inline(never) static func growRegistry() {
        let capacity = state.pointee.registryCapacity * 2
        let raw = realloc(state.pointee.registry, capacity * MemoryLayout<ObjectPointer>.stride)
        guard let raw else { outOfMemory(capacity * 8) }
        state.pointee.registry = raw.assumingMemoryBound(to: ObjectPointer.self)
        state.pointee.registryCapacity = capacity
    }

    /// Takes apart an object whose last reference is gone, and all that goes with it. The core does it for plain containers.
    @inline(__always) package static func destroy(_ object: ObjectPointer) { machineCoreDestroy(object) }

    /// The same for the objects that the core leaves to the heap, and for those that have something to do at their end.
    static func destroyCarefully(_ object: ObjectPointer) {
        let state = state
        if object.pointee.cls.pointee.flags & ClassObject.hasFinalizer != 0, !object.pointee.has(ObjectHeader.finalized) {
            object.pointee.word |= ObjectHeader.finalized
            object.pointee.references = 1
            runFinalizer(Value.object(object))
            object.pointee.references &-= 1
            if object.pointee.references > 0 { return }
        }
        if object.pointee.has(ObjectHeader.weaklyReferenced) {
            object.pointee.references = 1
            WeakReferences.clear(object)
            object.pointee.references &-= 1
            if object.pointee.references > 0 { return }
        }
        if object.pointee.kind == .generator, Generators.needsClosing(Value.object(object)) {
            object.pointee.references = 1
            closeGenerator(Value.object(object))
            object.pointee.references &-= 1
            if object.pointee.references > 0 { return }
        }
        if state.pointee.isDestroying {
            if object.pointee.kind == .native { NativeIdentity.hide(Value.object(object).layout(NativeObjectBox.self)) }
            object.pointee.references = Int(bitPattern: state.pointee.pending)
            state.pointee.pending = object
            return
        }
        state.pointee.isDestroying = true
        takeApart(object)
        while let next = state.pointee.pending {
            state.pointee.pending = ObjectPointer(bitPattern: next.pointee.references)
            takeApart(next)
        }
        state.pointee.isDestroying = false
    }

    static func takeApart(_ object: ObjectPointer) {
        untrack(object)
        let raw = UnsafeMutableRawPointer(object)
        let value = Value.object(object)
        switch object.pointee.kind {
        case .instance:
            releaseAttributes(raw.assumingMemoryBound(to: InstanceObject.self).pointer(to: \.attributes).unsafelyUnwrapped)
            releaseClass(object.pointee.cls)
        case .string, .bytes, .range, .boxedFloat, .complex, .rangeIterator: break
        case .byteArray: value.layout(ByteArrayObject.self).pointee.bytes?.deallocate()
        case .tuple:
            let items = value.tupleItems
            for i in 0..<items.count { items[i].release() }
        case .list:
            let list = value.layout(ListObject.self)
            if let items = list.pointee.items {
                for i in 0..<list.pointee.count { items[i].release() }
                free(items)
            }
        case .dict: Dict.releaseContents(value.layout(DictObject.self))
        case .set, .frozenSet: SetTable.releaseContents(value.layout(SetObject.self))
        case .slice:
            let slice = value.layout(SliceObject.self).pointee
            slice.start.release()
            slice.stop.release()
            slice.step.release()
        case .bigInteger: value.layout(BigIntegerObject.self).pointee.box.release()
        case .function: FunctionObject.releaseContents(value.layout(FunctionObject.self))
        case .boundMethod:
            let method = value.layout(BoundMethodObject.self).pointee
            method.function.release()
            method.receiver.release()
        case .nativeFunction: value.layout(NativeFunctionObject.self).pointee.info.release()
        case .classObject: ClassObject.releaseContents(value.layout(ClassObject.self))
        case .cell: value.layout(CellObject.self).pointee.content.release()
        case .generator: Generator.releaseContents(value.layout(GeneratorObject.self))
        case .module:
            let module = value.layout(ModuleObject.self).pointee
            module.name.release()
            Value.object(module.namespace).release()
            module.native?.release()
        case .exception: ExceptionObject.releaseContents(value.layout(ExceptionObject.self))
        case .code: CodeRecord.releaseContents(value.layout(CodeRecord.self))
        case .traceback: Traceback.releaseContents(value.layout(TracebackObject.self))
        case .property:
            let property = value.layout(PropertyObject.self).pointee
            property.getter.release()
            property.setter.release()
            property.deleter.release()
            property.documentation.release()
        case .nativeProperty: value.layout(NativePropertyObject.self).pointee.info.release()
        case .classMethod, .staticMethod: value.layout(WrappedMethodObject.self).pointee.function.release()
        case .superProxy:
            let proxy = value.layout(SuperObject.self).pointee
            Value.object(proxy.cls).release()
            Value.object(proxy.receiverClass).release()
            proxy.receiver.release()
        case .native: NativeIdentity.forget(value.layout(NativeObjectBox.self))
        case .iterator: value.layout(IteratorObject.self).pointee.iterator.release()
        case .sequenceIterator: value.layout(SequenceIteratorObject.self).pointee.sequence.release()
        case .pairIterator:
            let pair = value.layout(PairIteratorObject.self).pointee
            pair.first.release()
            pair.second.release()
        case .dictIterator: value.layout(DictIteratorObject.self).pointee.dict.release()
        case .dictView: value.layout(DictViewObject.self).pointee.dict.release()
        }
        var block = raw
        if object.pointee.has(ObjectHeader.prefixed) {
            block = raw - ObjectHeader.prefixSize
            releaseAttributes(block.assumingMemoryBound(to: Attributes.self))
            if object.pointee.has(ObjectHeader.subclass) { releaseClass(object.pointee.cls) }
        }
        state.pointee.liveObjects &-= 1
        if object.pointee.kind == .exception, object.pointee.has(ObjectHeader.prefixed) {
            // Made as often as they are raised.
            machineCoreFree(block, Int64(MemoryLayout<ExceptionObject>.stride + ObjectHeader.prefixSize))
        } else {
            free(block)
        }
    }

    private static func releaseAttributes(_ attributes: UnsafeMutablePointer<Attributes>) {
        let slots = attributes.pointee.slots
        for i in 0..<attributes.pointee.shape.pointee.count { slots[i].release() }
        if attributes.pointee.capacity > 0 { slots.deallocate() }
    }

    @inline(__always) static func releaseClass(_ cls: ClassPointer) { Value.object(cls).release() }

    /// A generator that stops inside a `try` or `with` runs what has to be run at the end.
    @inline(never)
    private static func closeGenerator(_ value: Value) {
        let machine = machine
        let saved = machine.pointee.pending
        machine.pointee.pending = .unbound
        do throws(Raise) { try Generators.close(value) } catch {
            reportUnraisable("Exception ignored in: \((try? objectRepr(value)) ?? "generator")")
        }
        machine.pointee.pending = saved
        // Whatever it did: once.
        Generator.finish(value.layout(GeneratorObject.self))
    }

    /// Runs `__del__`, whose exceptions go nowhere but to stderr, as in CPython.
    static func runFinalizer(_ value: Value) {
        let machine = machine
        let saved = machine.pointee.pending
        machine.pointee.pending = .unbound
        if let method = value.classOf.lookup(Names.del) {
            do throws(Raise) {
                try call(method, [value]).release()
            } catch {
                reportUnraisable("Exception ignored in: \((try? repr(method)) ?? describe(method))")
            }
        }
        machine.pointee.pending = saved
    }
}
