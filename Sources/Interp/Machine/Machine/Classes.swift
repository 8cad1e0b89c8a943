// Making instances by calling a class, and making classes: the class statement and `type(name, bases, namespace)`.

package enum Classes {
    /// What BaseException's two methods do for a class that overrides neither; nil, and nothing done, for one that does.
    static func exception(_ cls: ClassPointer, _ base: ValuePointer, _ count: Int) -> Value? {
        guard let initializer = cls.lookup(Names.initialize), let constructor = cls.lookup(Names.new),
            initializer.bits == ExceptionTypes.initializer.bits && constructor.bits == ExceptionTypes.constructor.bits
        else { return nil }
        return .object(ExceptionObject.make(cls, owned: Calls.takeTuple(base, count)))
    }

    /// Begins `cls(…)`; see Calls.begin.
    static func beginConstruction(
        _ cls: ClassPointer, _ base: ValuePointer, _ count: Int, _ names: Value, _ destination: ValuePointer?
    ) throws(Raise) -> Value? {
        if cls == Types.type && (count == 1 || count == 2) && names.isUnbound {
            if count == 2 {
                Calls.clearWindow(base, count)
                throw Raise.typeError("type() takes 1 or 3 arguments")
            }
            defer { Calls.clearWindow(base, count) }
            return Value.object(base[0].classOf).retained()
        }
        if cls.pointee.flags & ClassObject.isAbstract != 0 {
            Calls.clearWindow(base, count)
            throw Metaclasses.abstractError(cls)
        }
        if cls.pointee.header.cls != Types.type, let method = cls.pointee.header.cls.lookup(Names.call),
            !(Dict.get(Types.type.pointee.namespace, name: Names.call)?.isSame(method) ?? false)
        {
            // A class of classes that makes its instances itself: enumerations.
            Calls.insert(Value.object(cls).retained(), base, count)
            return try Calls.callWindow(method, base, count + 1, names)
        }
        let initializer = cls.lookup(Names.initialize)
        let constructor = cls.lookup(Names.new)
        if cls.pointee.instanceKind == .exception && names.isUnbound, let made = exception(cls, base, count) { return made }
        // The common case: a script class with `__init__` or nothing, over `object`.
        if cls.pointee.instanceKind == .instance && cls.pointee.flags & ClassObject.hasNew == 0 && cls.pointee.isScript {
            let instance = makeInstance(cls)
            guard let initializer, !isObjectInitializer(initializer) else {
                if count > 0 {
                    Calls.clearWindow(base, count)
                    instance.release()
                    throw Raise.typeError("\(cls.nameString)() takes no arguments")
                }
                return instance
            }
            return try initialize(instance, initializer, base, count, names, destination)
        }
        // `__new__` with the class in front of all arguments; then `__init__` if it gave an instance.
        guard let constructor else {
            let instance: Value
            do throws(Raise) { instance = try makeBlank(cls, base, count, names) } catch {
                Calls.clearWindow(base, count)
                throw error
            }
            guard let initializer, !isObjectInitializer(initializer) else {
                Calls.clearWindow(base, count)
                return instance
            }
            return try initialize(instance, initializer, base, count, names, destination)
        }
        let function =
            constructor.isKind(.staticMethod) ? constructor.layout(WrappedMethodObject.self).pointee.function : constructor
        if function.isKind(.nativeFunction) {
            return try construct(cls, function, initializer, base, count, names, destination)
        }
        var arguments: [Value] = [.object(cls)]
        for i in 0..<count { arguments.append(base[i]) }
        let instance: Value
        do throws(Raise) {
            machine.pointee.nativeTop = max(machine.pointee.nativeTop, base + count)
            instance = try arguments.withUnsafeBufferPointerThrowing { args throws(Raise) in try callBuffer(function, args, names)
            }
        } catch {
            Calls.clearWindow(base, count)
            throw error
        }
        guard instance.classOf.isSubclass(of: cls), let initializer, !isObjectInitializer(initializer) else {
            Calls.clearWindow(base, count)
            return instance
        }
        return try initialize(instance, initializer, base, count, names, destination)
    }

    /// Construction by a native `__new__`, which gets the window with the class in front.
    private static func construct(
        _ cls: ClassPointer, _ function: Value, _ initializer: Value?, _ base: ValuePointer, _ count: Int, _ names: Value,
        _ destination: ValuePointer?
    ) throws(Raise) -> Value? {
        let state = machine
        let savedTop = state.pointee.nativeTop
        Calls.insert(Value.object(cls).retained(), base, count)
        let instance: Value
        do throws(Raise) {
            try state.checkNativeStack()
            state.pointee.nativeTop = max(savedTop, base + count + 1)
            instance = try NativeFunction.invoke(function.layout(NativeFunctionObject.self), base, count + 1, names)
            state.pointee.nativeTop = savedTop
        } catch {
            state.pointee.nativeTop = savedTop
            Calls.clearWindow(base, count + 1)
            throw error
        }
        guard let initializer, !isObjectInitializer(initializer), instance.classOf.isSubclass(of: cls) else {
            Calls.clearWindow(base, count + 1)
            return instance
        }
        for i in 0..<count { base[i] = base[i + 1] }
        base[count] = .unbound
        Value.object(cls).release()
        return try initialize(instance, initializer, base, count, names, destination)
    }

    private static func isObjectInitializer(_ initializer: Value) -> Bool {
        initializer.isKind(.nativeFunction)
            && Dict.get(Types.object.pointee.namespace, name: Names.initialize)?.isSame(initializer) ?? false
    }

    /// Runs `__init__` on an owned instance.
    private static func initialize(
        _ instance: Value, _ initializer: Value, _ base: ValuePointer, _ count: Int, _ names: Value, _ destination: ValuePointer?
    ) throws(Raise) -> Value? {
        if initializer.isKind(.function), let destination {
            Calls.insert(instance.retained(), base, count)
            initializer.retain()
            // The class in the destination stays alive through the instance.
            let old = destination.pointee
            destination.pointee = instance
            old.release()
            return try Calls.beginFunction(
                initializer.layout(FunctionObject.self), base, count + 1, names, destination, [.initializer, .ownsFunction])
        }
        instance.retain()
        Calls.insert(instance, base, count)
        do throws(Raise) {
            let result = try Calls.callWindow(initializer, base, count + 1, names)
            if !result.isNone {
                defer { result.release() }
                throw Raise.typeError("__init__() should return None, not '\(result.typeName)'")
            }
        } catch {
            instance.release()
            throw error
        }
        return instance
    }

    /// An instance of a script class over `object`, without attributes.
    static func makeInstance(_ cls: ClassPointer) -> Value {
        let room = cls.pointee.inlineSlots
        let object = Heap.allocate(InstanceObject.self, cls, .instance, extra: room * MemoryLayout<Value>.stride)
        object.pointee.attributes = Attributes(
            shape: cls.pointee.rootShape, slots: UnsafeMutableRawPointer(object + 1).assumingMemoryBound(to: Value.self),
            capacity: -room)
        cls.pointee.header.references += 1
        Heap.track(object)
        return .object(object)
    }

    /// What `__new__` gives when no class in the order defines one natively: an empty object of the class's layout.
    package static func makeBlank(
        _ cls: ClassPointer, _ arguments: ValuePointer, _ count: Int, _ names: Value
    ) throws(Raise) -> Value {
        switch cls.pointee.instanceKind {
        case .instance: return makeInstance(cls)
        case .exception:
            let positional = count - (names.isUnbound ? 0 : names.tupleItems.count)
            for i in 0..<positional { arguments[i].retain() }
            let exception = ExceptionObject.make(
                cls, owned: .tuple(owned: UnsafeBufferPointer(start: arguments, count: positional)))
            if cls.pointee.isScript { Heap.track(exception) }
            return .object(exception)
        case .list: return .list(owned: UnsafeBufferPointer(start: nil, count: 0), as: cls)
        case .dict: return .object(Dict.make(cls))
        case .set: return .object(SetTable.make(.set, cls))
        case .native:
            let box = Heap.allocate(NativeObjectBox.self, for: cls, .native)
            box.pointee.object = nil
            Heap.track(box)
            return .object(box)
        default: throw Raise.typeError("cannot create '\(cls.nameString)' instances")
        }
    }

    // ---- making classes ----------------------------------------------------------------------------------------------

    /// `__build_class__(body, name, *bases, **keywords)`.
    static func build(_ arguments: NativeArguments) throws(Raise) -> Value {
        let body = arguments[0], name = arguments[1]
        guard body.isKind(.function) else { throw Raise.typeError("__build_class__: func must be a function") }
        let given = arguments[2].tupleItems
        let entries = try expandedBases(given)
        defer { entries?.release() }
        let bases = Array(entries?.tupleItems ?? given)
        let keywords = arguments[3].layout(DictObject.self)
        let metaclass = try Metaclasses.choose(Dict.get(keywords, name: Names.metaclass), bases)
        _ = Dict.remove(keywords, name: Names.metaclass)
        let own = metaclass == EnumSupport.meta ? try EnumSupport.makeNamespace(name, bases) : nil
        let namespace = own?.layout(DictObject.self) ?? Dict.make()
        defer { Value.object(namespace).release() }
        let cell = try Machine.runClassBody(body.layout(FunctionObject.self), namespace)
        defer { cell.release() }
        if let own { try EnumSupport.close(own) }
        if entries != nil {
            let name = Value.interned("__orig_bases__")
            Dict.set(namespace, name: name, arguments[2])
            name.release()
        }
        let isNamedTuple = bases.count == 1 && bases[0].isSame(.object(NamedTuples.marker))
        let cls =
            isNamedTuple
            ? try NamedTuples.fromClassBody(name.swiftString, namespace)
            : try make(name.swiftString, bases, namespace, keywords, metaclass: metaclass)
        if cell.isKind(.cell) {
            let old = cell.layout(CellObject.self).pointee.content
            cell.layout(CellObject.self).pointee.content = cls.retained()
            old.release()
        }
        return cls
    }

    /// The bases with what stands for a base (`list[int]`) replaced by what its `__mro_entries__` gives; nil if there is none.
    private static func expandedBases(_ bases: Items) throws(Raise) -> Value? {
        let hook = Value.interned("__mro_entries__")
        defer { hook.release() }
        guard bases.contains(where: { !$0.isKind(.classObject) && $0.classOf.lookup(hook) != nil }) else { return nil }
        let all = Value.tuple(owned: bases.map { $0.retained() })
        defer { all.release() }
        let list = Value.list(owned: [])
        defer { list.release() }
        for base in bases {
            guard !base.isKind(.classObject), let method = base.classOf.lookup(hook) else {
                list.listAppend(owned: base.retained())
                continue
            }
            let entries = try callMethod(method, base, all)
            defer { entries.release() }
            guard entries.isKind(.tuple) else { throw Raise.typeError("__mro_entries__ must return a tuple") }
            for entry in entries.tupleItems { list.listAppend(owned: entry.retained()) }
        }
        return .tuple(owned: list.listItems.map { $0.retained() })
    }

    /// Makes a class from a namespace (copied). `keywords` go to `__init_subclass__`.
    package static func make(
        _ name: String, _ baseValues: [Value], _ namespace: UnsafeMutablePointer<DictObject>,
        _ keywords: UnsafeMutablePointer<DictObject>?, metaclass: ClassPointer? = nil
    ) throws(Raise) -> Value {
        let metaclass = if let metaclass { metaclass } else { try Metaclasses.choose(nil, baseValues) }
        var bases: [ClassPointer] = []
        for value in baseValues {
            guard value.isKind(.classObject) else {
                // The base's class would make the class: `int('C', (5,), {…})`.
                if value.isKind(.function) {
                    throw Raise.typeError("function() argument 'code' must be code, not str")
                }
                if value.isNone { throw Raise.typeError("NoneType takes no arguments") }
                throw Raise.typeError("\(value.typeName)() takes at most 2 arguments (3 given)")
            }
            let base = value.layout(ClassObject.self)
            if base == Types.type {
                throw Raise.typeError("metaclasses are not part of the language: a class cannot inherit from 'type'")
            }
            if base.pointee.flags & ClassObject.isFinal != 0 {
                throw Raise.typeError("type '\(base.nameString)' is not an acceptable base type")
            }
            if bases.contains(base) { throw Raise.typeError("duplicate base class \(base.nameString)") }
            bases.append(base)
        }
        if bases.isEmpty { bases = [Types.object] }
        var kind = Kind.instance
        var flags = ClassObject.isScriptFlag
        for base in bases where base.pointee.instanceKind != .instance {
            if kind != .instance && kind != base.pointee.instanceKind {
                throw Raise.typeError("multiple bases have instance lay-out conflict")
            }
            kind = base.pointee.instanceKind
        }
        if kind == .exception { flags |= ClassObject.isException }
        let merged = ClassObject.merge(bases)
        guard let order = merged.order else {
            let list = merged.conflict.map(\.nameString).joined(separator: ", ")
            throw Raise.typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(list)")
        }
        let cls = ClassObject.make(name: name, bases: bases, order: order, kind: kind, flags: flags, metaclass: metaclass)
        let value = Value.object(cls)
        var place = 0
        while let entry = Dict.next(namespace, from: &place) {
            let key = entry.pointee.key
            if key.isSame(Names.qualname) && entry.pointee.value.isString {
                cls.pointee.qualifiedName.release()
                cls.pointee.qualifiedName = entry.pointee.value.retained()
                continue
            }
            var item = entry.pointee.value.retained()
            if item.isKind(.function) && (key.isSame(Names.classGetItem) || key.isSame(Names.initSubclass)) {
                item = .wrappedMethod(.classMethod, owned: item)
            }
            Dict.set(cls.pointee.namespace, name: key, item)
            item.release()
        }
        // `__eq__` without `__hash__` makes instances unhashable.
        if Dict.get(cls.pointee.namespace, name: Names.eq) != nil && Dict.get(cls.pointee.namespace, name: Names.hash) == nil {
            Dict.set(cls.pointee.namespace, name: Names.hash, .none)
        }
        cls.updateFlags()
        do throws(Raise) {
            try Slots.install(cls)
            place = 0
            while let entry = Dict.next(cls.pointee.namespace, from: &place) {
                let attribute = entry.pointee.value
                if attribute.isObject, attribute.isKind(.instance) || attribute.object.pointee.has(ObjectHeader.prefixed),
                    let hook = attribute.classOf.lookup(Names.setName)
                {
                    try setName(hook, attribute, entry.pointee.key, in: cls)
                }
            }
            try runInitSubclass(cls, keywords)
            if metaclass != Types.type { try Metaclasses.finish(cls) }
        } catch {
            value.release()
            throw error
        }
        return value
    }

    /// Calls `attribute.__set_name__(cls, name)`; what it raises is the cause of a RuntimeError.
    private static func setName(_ hook: Value, _ attribute: Value, _ name: Value, in cls: ClassPointer) throws(Raise) {
        do throws(Raise) { try callMethod(hook, attribute, .object(cls), name).release() } catch {
            let cause = error.take()
            let text = "Error calling __set_name__ on '\(attribute.typeName)' instance \(try repr(name)) in '\(cls.nameString)'"
            let failure = ExceptionObject.make(Types.exception(.runtimeError), owned: .tuple(owned: [.string(text)]))
            failure.pointee.cause = cause.retained()
            failure.pointee.context = cause
            failure.pointee.suppressesContext = true
            Unwinding.pendAgain(.object(failure))
            throw Raise()
        }
    }

    private static func runInitSubclass(_ cls: ClassPointer, _ keywords: UnsafeMutablePointer<DictObject>?) throws(Raise) {
        guard let (hook, _) = cls.lookup(Names.initSubclass, after: cls) else {
            if let keywords, keywords.pointee.count > 0 {
                throw Raise.typeError("\(cls.nameString).__init_subclass__() takes no keyword arguments")
            }
            return
        }
        let bound = try AttributeAccess.bindInClass(hook, cls)
        defer { bound.release() }
        var named: [(String, Value)] = []
        if let keywords {
            var place = 0
            while let entry = Dict.next(keywords, from: &place) {
                named.append((entry.pointee.key.swiftString, entry.pointee.value))
            }
        }
        try call(bound, [], named).release()
    }
}
