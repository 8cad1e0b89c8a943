// The cycle collector: trial deletion over the registry of containers, as CPython's, with explicit stacks. It runs when
// the registry has grown by a quarter since the last time, at allocation points of the machine, and on gc.collect().

package enum Collector {
    /// Whether collections run by themselves.
    nonisolated(unsafe) static var isEnabled = true {  // under the interpreter lock
        didSet { Heap.state.pointee.threshold = isEnabled ? max(20_000, Heap.state.pointee.registryCount) : Int.max }
    }

    /// Runs a collection if enough containers have come. Safe anywhere: what native code holds counts as an outside
    /// reference.
    @inline(__always) static func collectIfDue() {
        if Heap.state.pointee.registryCount > Heap.state.pointee.threshold { collect() }
    }

    /// Calls `visit` with every value that a container owns.
    static func children(_ object: ObjectPointer, _ visit: (Value) -> Void) {
        let value = Value.object(object)
        if let attributes = Attributes.of(object) {
            for i in 0..<attributes.pointee.shape.pointee.count { visit(attributes.pointee.slots[i]) }
        }
        if object.pointee.cls.pointee.isScript { visit(.object(object.pointee.cls)) }
        switch object.pointee.kind {
        case .tuple: for item in value.tupleItems { visit(item) }
        case .list: for item in value.listItems { visit(item) }
        case .dict:
            let dict = value.layout(DictObject.self)
            var place = 0
            while let entry = Dict.next(dict, from: &place) {
                visit(entry.pointee.key)
                visit(entry.pointee.value)
            }
        case .set, .frozenSet:
            var place = 0
            while let entry = SetTable.next(value.layout(SetObject.self), from: &place) { visit(entry.pointee.key) }
        case .function:
            let function = value.layout(FunctionObject.self).pointee
            visit(.object(function.globals))
            for i in 0..<function.closureCount { if let closure = function.closure { visit(closure[i]) } }
            for part in [
                function.defaults, function.keywordDefaults, function.annotations, function.attributes, function.documentation,
            ] { visit(part) }
        case .boundMethod:
            visit(value.layout(BoundMethodObject.self).pointee.function)
            visit(value.layout(BoundMethodObject.self).pointee.receiver)
        case .classObject:
            let cls = value.layout(ClassObject.self).pointee
            visit(cls.bases)
            visit(.object(cls.namespace))
        case .cell: visit(value.layout(CellObject.self).pointee.content)
        case .generator:
            let generator = value.layout(GeneratorObject.self).pointee
            visit(.object(generator.function))
            visit(generator.handled)
            if generator.holdsRegisters { for i in 0..<generator.registerCount { visit(generator.registers[i]) } }
        case .module: visit(.object(value.layout(ModuleObject.self).pointee.namespace))
        case .exception:
            let exception = value.layout(ExceptionObject.self).pointee
            visit(exception.arguments)
            visit(exception.cause)
            visit(exception.context)
            visit(exception.traceback)
            visit(exception.message)
            visit(exception.members)
            for i in 0..<exception.traceCount { if let trace = exception.trace { visit(.object(trace[i].function)) } }
        case .traceback:
            visit(.object(value.layout(TracebackObject.self).pointee.function))
            visit(value.layout(TracebackObject.self).pointee.next)
        case .property:
            let property = value.layout(PropertyObject.self).pointee
            for part in [property.getter, property.setter, property.deleter, property.documentation] { visit(part) }
        case .classMethod, .staticMethod: visit(value.layout(WrappedMethodObject.self).pointee.function)
        case .superProxy:
            visit(value.layout(SuperObject.self).pointee.receiver)
            visit(.object(value.layout(SuperObject.self).pointee.cls))
            visit(.object(value.layout(SuperObject.self).pointee.receiverClass))
        case .iterator:
            for item in value.layout(IteratorObject.self).pointee.iterator.takeUnretainedValue().references { visit(item) }
        case .sequenceIterator: visit(value.layout(SequenceIteratorObject.self).pointee.sequence)
        case .pairIterator:
            visit(value.layout(PairIteratorObject.self).pointee.first)
            visit(value.layout(PairIteratorObject.self).pointee.second)
        case .dictIterator: visit(value.layout(DictIteratorObject.self).pointee.dict)
        case .dictView: visit(value.layout(DictViewObject.self).pointee.dict)
        case .slice:
            let slice = value.layout(SliceObject.self).pointee
            for part in [slice.start, slice.stop, slice.step] { visit(part) }
        case .native: NativeIdentity.container(in: value.layout(NativeObjectBox.self))?.visitReferences(visit)
        default: break
        }
    }

    /// Frees all containers that only cycles keep alive; returns their number.
    @discardableResult
    package static func collect() -> Int {
        let state = Heap.state
        if state.pointee.isCollecting || state.pointee.isDestroying { return 0 }
        state.pointee.isCollecting = true
        defer {
            state.pointee.isCollecting = false
            state.pointee.threshold =
                isEnabled ? max(20_000, state.pointee.registryCount + state.pointee.registryCount / 4) : Int.max
        }
        let count = state.pointee.registryCount
        let registry = state.pointee.registry
        // References that come from outside the registry: all, less those that containers hold.
        let outside = UnsafeMutablePointer<Int>.allocate(capacity: max(1, count))
        defer { outside.deallocate() }
        for i in 0..<count { outside[i] = registry[i].pointee.references }
        for i in 0..<count {
            children(registry[i]) { child in
                if child.isObject {
                    let place = Int(child.object.pointee.registryIndex)
                    if place != 0 { outside[place - 1] -= 1 }
                }
            }
        }
        // Everything reachable from an object with outside references lives.
        var work: [Int] = []
        let isLive = UnsafeMutablePointer<Bool>.allocate(capacity: max(1, count))
        isLive.initialize(repeating: false, count: count)
        defer { isLive.deallocate() }
        for i in 0..<count where outside[i] > 0 && !isLive[i] {
            isLive[i] = true
            work.append(i)
            while let next = work.popLast() {
                children(registry[next]) { child in
                    if child.isObject {
                        let place = Int(child.object.pointee.registryIndex) - 1
                        if place >= 0 && !isLive[place] {
                            isLive[place] = true
                            work.append(place)
                        }
                    }
                }
            }
        }
        var dead: [Value] = []
        for i in 0..<count where !isLive[i] { dead.append(Value.object(registry[i])) }
        let found = dead.count
        if found == 0 { return 0 }
        // Hold them all, break their links, let go: the ordinary release then frees each.
        for value in dead { value.retain() }
        // A weak reference that goes with its object calls nobody.
        for value in dead {
            guard let reference = NativeIdentity.object(in: value) as? WeakReference, let target = reference.target else {
                continue
            }
            let place = Int(target.pointee.registryIndex) - 1
            if place >= 0 && !isLive[place] { reference.detach() }
        }
        for value in dead where value.object.pointee.has(ObjectHeader.weaklyReferenced) { WeakReferences.clear(value.object) }
        var survivors = false
        for value in dead
        where value.classOf.pointee.flags & ClassObject.hasFinalizer != 0 && !value.object.pointee.has(ObjectHeader.finalized) {
            survivors = true
            value.object.pointee.word |= ObjectHeader.finalized
            Heap.runFinalizer(value)
        }
        // A finalizer may have brought an object back: then another round looks again at what is garbage.
        if !survivors { for value in dead { breakLinks(value) } }
        for value in dead { value.release() }
        if survivors {
            state.pointee.isCollecting = false
            collect()
        }
        return found
    }

    /// Empties the parts of an unreachable container through which cycles go.
    private static func breakLinks(_ value: Value) {
        if let attributes = Attributes.of(value.object) {
            let count = attributes.pointee.shape.pointee.count
            for i in 0..<count {
                let old = attributes.pointee.slots[i]
                attributes.pointee.slots[i] = .none
                old.release()
            }
        }
        switch value.object.pointee.kind {
        case .list:
            let items = value.listItems
            let list = value.layout(ListObject.self)
            list.pointee.count = 0
            for item in items { item.release() }
        case .dict: Dict.clear(value.layout(DictObject.self))
        case .set, .frozenSet: SetTable.clear(value.layout(SetObject.self))
        case .cell:
            let cell = value.layout(CellObject.self)
            let old = cell.pointee.content
            cell.pointee.content = .unbound
            old.release()
        case .generator:
            let generator = value.layout(GeneratorObject.self)
            if generator.pointee.state != .running { Generator.finish(generator) }
        case .function:
            let function = value.layout(FunctionObject.self)
            if let closure = function.pointee.closure {
                for i in 0..<function.pointee.closureCount {
                    let old = closure[i]
                    closure[i] = .none
                    old.release()
                }
            }
            let old = function.pointee.attributes
            function.pointee.attributes = .unbound
            old.release()
        case .exception:
            let exception = value.layout(ExceptionObject.self)
            let old = (exception.pointee.cause, exception.pointee.context)
            exception.pointee.cause = .none
            exception.pointee.context = .none
            old.0.release()
            old.1.release()
            ExceptionObject.clearTrace(exception)
        case .boundMethod:
            let method = value.layout(BoundMethodObject.self)
            let old = method.pointee.receiver
            method.pointee.receiver = .none
            old.release()
        case .iterator: value.layout(IteratorObject.self).pointee.iterator.takeUnretainedValue().releaseReferences()
        case .classObject: Dict.clear(value.layout(ClassObject.self).pointee.namespace)
        case .native: NativeIdentity.container(in: value.layout(NativeObjectBox.self))?.releaseReferences()
        default: break  // tuples, views, iterators: their cycles pass through one of the above
        }
    }
}
