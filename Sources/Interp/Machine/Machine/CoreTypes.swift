// The methods that belong to the machine rather than to a type's file: object, type, exceptions, generators, super,
// property, and what makes the names of builtin classes visible. All other builtins are in Builtins/.

enum CoreTypes {
    nonisolated(unsafe) static var builtinsModule: Value = .unbound  // under the interpreter lock
    nonisolated(unsafe) private static var isInstalled = false

    static func installOnce() {
        if isInstalled { return }
        isInstalled = true
        let state = machine
        let object = ModuleObject.make("builtins")
        builtinsModule = .object(object)
        Value.object(state.pointee.builtins).release()
        state.pointee.builtins = object.pointee.namespace
        object.pointee.namespace.pointee.header.references += 1
        let builder = ModuleBuilder(module: "builtins", namespace: object.pointee.namespace)
        installClasses(object.pointee.namespace)
        installObject()
        installExceptions()
        installGenerators()
        installIterators()
        installDescriptors()
        Globals.buildClass = .nativeFunction(
            NativeFunction("__build_class__(func, name, /, *bases, **kwds)", module: "builtins") { a throws(Raise) in
                try Classes.build(a)
            })
        put(object.pointee.namespace, "__build_class__", Globals.buildClass.retained())
        installBuiltins(builder)
        for cls in allClasses() { cls.updateFlags() }
    }

    static func put(_ namespace: UnsafeMutablePointer<DictObject>, _ name: String, _ owned: Value) {
        let key = Value.interned(name)
        Dict.set(namespace, name: key, owned)
        key.release()
        owned.release()
    }

    private static func allClasses() -> [ClassPointer] {
        var result: [ClassPointer] = [], work = [Types.object]
        while let cls = work.popLast() {
            result.append(cls)
            for i in 0..<cls.pointee.subclassCount { if let sub = cls.pointee.subclasses?[i] { work.append(sub) } }
        }
        return result
    }

    private static func installClasses(_ namespace: UnsafeMutablePointer<DictObject>) {
        for cls in [
            Types.object, Types.type, Types.int, Types.bool, Types.float, Types.string, Types.bytes, Types.byteArray, Types.tuple,
            Types.list,
            Types.dict, Types.set, Types.frozenSet, Types.range, Types.slice, Types.property, Types.classMethod,
            Types.staticMethod, Types.superProxy,
        ] {
            put(namespace, cls.nameString, Value.object(cls).retained())
        }
        for kind in ExceptionKind.allCases { put(namespace, kind.rawValue, Value.object(Types.exception(kind)).retained()) }
        put(namespace, "EnvironmentError", Value.object(Types.exception(.osError)).retained())
        put(namespace, "IOError", Value.object(Types.exception(.osError)).retained())
        put(namespace, "NotImplemented", .notImplemented)
        put(namespace, "Ellipsis", .ellipsis)
        put(namespace, "__debug__", .bool(true))
    }

    /// A method of a builtin class, its parameters written as in NativeFunction's signatures (receiver first).
    static func method(_ cls: ClassPointer, _ signature: String, doc: String = "", _ body: @escaping NativeBody) {
        let function = NativeFunction(signature, owner: cls.nameString, documentation: doc, binds: true, body: body)
        put(cls.pointee.namespace, function.name, .nativeFunction(function))
    }

    static func property(
        _ cls: ClassPointer, _ name: String, get: @escaping (Value) throws(Raise) -> Value,
        set: ((Value, Value) throws(Raise) -> Void)? = nil
    ) {
        put(cls.pointee.namespace, name, .nativeProperty(NativeProperty(name: name, get: get, set: set)))
    }

    /// `__new__`: a static method that gets the class.
    static func constructor(_ cls: ClassPointer, _ signature: String, _ body: @escaping NativeBody) {
        let function = NativeFunction(signature, owner: cls.nameString, binds: false, body: body)
        put(cls.pointee.namespace, "__new__", .wrappedMethod(.staticMethod, owned: .nativeFunction(function)))
    }

    static func text(_ body: @escaping (Value) throws(Raise) -> String) -> NativeBody {
        { a throws(Raise) in .string(try body(a[0])) }
    }

    private static func installObject() {
        let object = Types.object
        method(object, "__init__(self, /, *args, **kwargs)") { _ throws(Raise) in .none }
        method(object, "__repr__(self, /)", text { v throws(Raise) in try objectRepr(v) })
        method(object, "__str__(self, /)", text { v throws(Raise) in try repr(v) })
        method(object, "__eq__(self, value, /)") { a throws(Raise) in a[0].isSame(a[1]) ? .bool(true) : .notImplemented }
        method(object, "__ne__(self, value, /)") { a throws(Raise) in
            // The opposite of `__eq__`, when the class defines one.
            guard let method = a[0].classOf.lookup(Names.eq) else { return .bool(!a[0].isSame(a[1])) }
            let result = try callMethod(method, a[0], a[1])
            if result.isNotImplemented { return result }
            defer { result.release() }
            return .bool(try !Operators.truth(result))
        }
        method(object, "__hash__(self, /)") { a throws(Raise) in
            .int(a[0].isObject ? Equality.identityHash(a[0]) : try Equality.hash(a[0]))
        }
        method(object, "__format__(self, format_spec, /)") { a throws(Raise) in
            if a[1].isString && a[1].layout(StringObject.self).pointee.byteCount > 0 {
                throw Raise.typeError("unsupported format string passed to \(a[0].typeName).__format__")
            }
            return .string(try str(a[0]))
        }
        method(object, "__getattribute__(self, name, /)") { a throws(Raise) in
            let name = a[1].internedString
            if let value = try AttributeAccess.findPlain(a[0], name) { return value }
            throw AttributeAccess.missing(a[0], name)
        }
        method(object, "__setattr__(self, name, value, /)") { a throws(Raise) in
            try AttributeAccess.setPlain(a[0], a[1].internedString, a[2])
            return .none
        }
        method(object, "__delattr__(self, name, /)") { a throws(Raise) in
            try AttributeAccess.deletePlain(a[0], a[1].internedString)
            return .none
        }
        constructor(object, "__new__(cls, /, *args, **kwargs)") { a throws(Raise) in
            guard a[0].isKind(.classObject) else {
                throw Raise.typeError("object.__new__(X): X is not a type object (\(a[0].typeName))")
            }
            let cls = a[0].layout(ClassObject.self)
            if cls == Types.object { return plainObject(cls) }
            let items = a[1].tupleItems
            return try Classes.makeBlank(cls, items.baseAddress ?? Heap.noSlots, items.count, .unbound)
        }
        let subclassHook = NativeFunction("__init_subclass__(cls, /)", owner: "object", binds: true) { _ throws(Raise) in .none }
        put(object.pointee.namespace, "__init_subclass__", .wrappedMethod(.classMethod, owned: .nativeFunction(subclassHook)))
        method(Types.type, "mro(self, /)") { a throws(Raise) in try getAttribute(a[0], "__mro__") }
        method(Types.type, "__repr__(self, /)", text { v throws(Raise) in try objectRepr(v) })
        constructor(Types.type, "__new__(cls, name, bases, dict, /, **kwds)") { a throws(Raise) in
            guard a[1].isString, a[2].isKind(.tuple), a[3].isKind(.dict) else {
                throw Raise.typeError("type() takes 1 or 3 arguments")
            }
            return try Classes.make(
                a[1].swiftString, Array(a[2].tupleItems), a[3].layout(DictObject.self), a[4].layout(DictObject.self))
        }
        method(Types.type, "__init__(self, /, *args, **kwargs)") { _ throws(Raise) in .none }
        method(Types.module, "__repr__(self, /)", text { v throws(Raise) in try objectRepr(v) })
    }

    /// `object()`: no attributes can be set on it, as in CPython.
    private static func plainObject(_ cls: ClassPointer) -> Value { Classes.makeInstance(cls) }

    private static func installExceptions() {
        let base = Types.exception(.baseException)
        method(base, "__init__(self, /, *args, **kwargs)") { a throws(Raise) in
            let object = a[0].layout(ExceptionObject.self)
            let old = object.pointee.arguments
            object.pointee.arguments = a[1].retained()
            old.release()
            return .none
        }
        constructor(base, "__new__(cls, /, *args, **kwargs)") { a throws(Raise) in
            .object(ExceptionObject.make(a[0].layout(ClassObject.self), owned: a[1].retained()))
        }
        method(base, "__repr__(self, /)", text { v throws(Raise) in try objectRepr(v) })
        method(
            base, "__str__(self, /)",
            text { v throws(Raise) in
                let items = v.layout(ExceptionObject.self).pointee.arguments
                switch items.tupleItems.count {
                case 0: return ""
                case 1: return try str(items.tupleItems[0])
                default: return try repr(items)
                }
            })
        method(
            Types.exception(.keyError), "__str__(self, /)",
            text { v throws(Raise) in
                let items = v.layout(ExceptionObject.self).pointee.arguments
                return items.tupleItems.count == 1
                    ? try repr(items.tupleItems[0]) : items.tupleItems.isEmpty ? "" : try repr(items)
            })
        method(
            Types.exception(.osError), "__str__(self, /)",
            text { v throws(Raise) in
                let items = v.layout(ExceptionObject.self).pointee.arguments
                guard items.tupleItems.count >= 2 else { return items.tupleItems.isEmpty ? "" : try str(items.tupleItems[0]) }
                var text = "[Errno \(try str(items.tupleItems[0]))] \(try str(items.tupleItems[1]))"
                if let attributes = Attributes.of(v.object), let file = Attributes.get(attributes, .interned("filename")),
                    !file.isNone
                {
                    text += ": \(try repr(file))"
                    if let second = Attributes.get(attributes, .interned("filename2")), !second.isNone {
                        text += " -> \(try repr(second))"
                    }
                } else if items.tupleItems.count > 2 {
                    text += ": \(try repr(items.tupleItems[2]))"
                }
                return text
            })
        method(base, "with_traceback(self, tb, /)") { a throws(Raise) in a[0].retained() }
        method(base, "add_note(self, note, /)") { a throws(Raise) in
            guard let attributes = Attributes.of(a[0].object) else { return .none }
            if Attributes.get(attributes, Names.notes) == nil {
                let list = Value.list(owned: [])
                Attributes.set(attributes, Names.notes, list)
                list.release()
            }
            if let notes = Attributes.get(attributes, Names.notes), notes.isKind(.list) {
                notes.listAppend(owned: a[1].retained())
            }
            return .none
        }
        property(base, "args", get: { v throws(Raise) in v.layout(ExceptionObject.self).pointee.arguments.retained() }) {
            v, new throws(Raise) in
            let items = try Iteration.collect(new)
            defer { items.release() }
            for item in items.listItems { item.retain() }
            let object = v.layout(ExceptionObject.self)
            let old = object.pointee.arguments
            object.pointee.arguments = .tuple(owned: UnsafeBufferPointer(items.listItems))
            old.release()
        }
        property(base, "__cause__", get: { v throws(Raise) in v.layout(ExceptionObject.self).pointee.cause.retained() }) {
            v, new throws(Raise) in
            try Unwinding.setCause(v, new)
        }
        property(base, "__context__", get: { v throws(Raise) in v.layout(ExceptionObject.self).pointee.context.retained() }) {
            v, new throws(Raise) in
            guard new.isNone || new.isKind(.exception) else {
                throw Raise.typeError("exception context must be None or derive from BaseException")
            }
            let object = v.layout(ExceptionObject.self)
            let old = object.pointee.context
            object.pointee.context = new.retained()
            old.release()
        }
        property(
            base, "__suppress_context__",
            get: { v throws(Raise) in .bool(v.layout(ExceptionObject.self).pointee.suppressesContext) }
        ) {
            v, new throws(Raise) in
            v.layout(ExceptionObject.self).pointee.suppressesContext = try Operators.truth(new)
        }
        property(base, "__traceback__", get: { _ throws(Raise) in .none }) { v, new throws(Raise) in
            if new.isNone { ExceptionObject.clearTrace(v.layout(ExceptionObject.self)) }
        }
        func argument(_ kind: ExceptionKind, _ name: String) {
            property(
                Types.exception(kind), name,
                get: { v throws(Raise) in
                    if let attributes = Attributes.of(v.object), let own = Attributes.get(attributes, .interned("_" + name)) {
                        return own.retained()
                    }
                    let items = v.layout(ExceptionObject.self).pointee.arguments.tupleItems
                    return items.isEmpty ? .none : items[0].retained()
                }
            ) { v, new throws(Raise) in
                if let attributes = Attributes.of(v.object) { Attributes.set(attributes, .interned("_" + name), new) }
            }
        }
        argument(.stopIteration, "value")
        argument(.systemExit, "code")
    }

    private static func installGenerators() {
        let cls = Types.generator
        func finish(_ result: (value: Value, returned: Bool)) throws(Raise) -> Value {
            if !result.returned { return result.value }
            defer { result.value.release() }
            throw Raise.stopIteration(result.value)
        }
        method(cls, "__iter__(self, /)") { a throws(Raise) in a[0].retained() }
        method(cls, "__next__(self, /)") { a throws(Raise) in try finish(try Generators.run(a[0], .none)) }
        method(cls, "send(self, value, /)") { a throws(Raise) in try finish(try Generators.run(a[0], a[1])) }
        method(cls, "throw(self, typ, val=?, tb=?, /)") { a throws(Raise) in
            let exception = a.has(1) && a[1].isKind(.exception) ? a[1].retained() : try Unwinding.exception(a[0 + 1])
            return try finish(try Generators.raise(a[0], owned: exception))
        }
        method(cls, "close(self, /)") { a throws(Raise) in
            try Generators.close(a[0])
            return .none
        }
        method(cls, "__repr__(self, /)", text { v throws(Raise) in try objectRepr(v) })
    }

    private static func installIterators() {
        for cls in [
            Types.iterator, Types.rangeIterator, Types.listIterator, Types.tupleIterator, Types.stringIterator,
            Types.bytesIterator,
            Types.setIterator, Types.dictKeyIterator, Types.dictValueIterator, Types.dictItemIterator,
        ] {
            method(cls, "__iter__(self, /)") { a throws(Raise) in a[0].retained() }
            method(cls, "__next__(self, /)") { a throws(Raise) in
                if let value = try Iteration.next(a[0]) { return value }
                throw Raise.stopIteration()
            }
        }
    }

    private static func installDescriptors() {
        let property = Types.property
        constructor(property, "__new__(cls, fget=None, fset=None, fdel=None, doc=None)") { a throws(Raise) in
            var doc = a[4].retained()
            if doc.isNone && a[1].isObject, let text = try AttributeAccess.find(a[1], Names.doc) { doc = text }
            return .property(owned: a[1].retained(), a[2].retained(), a[3].retained(), doc, as: a[0].layout(ClassObject.self))
        }
        func changing(_ name: String, _ make: @escaping (PropertyObject, Value) -> (Value, Value, Value)) {
            method(property, "\(name)(self, function, /)") { a throws(Raise) in
                let old = a[0].layout(PropertyObject.self).pointee
                let parts = make(old, a[1])
                return .property(
                    owned: parts.0.retained(), parts.1.retained(), parts.2.retained(), old.documentation.retained(),
                    as: a[0].classOf)
            }
        }
        changing("getter") { ($1, $0.setter, $0.deleter) }
        changing("setter") { ($0.getter, $1, $0.deleter) }
        changing("deleter") { ($0.getter, $0.setter, $1) }
        constructor(Types.classMethod, "__new__(cls, function, /)") { a throws(Raise) in
            .wrappedMethod(.classMethod, owned: a[1].retained())
        }
        constructor(Types.staticMethod, "__new__(cls, function, /)") { a throws(Raise) in
            .wrappedMethod(.staticMethod, owned: a[1].retained())
        }
        constructor(Types.superProxy, "__new__(cls, type=?, object=?, /)") { a throws(Raise) in try makeSuper(a) }
        method(Types.staticMethod, "__call__(self, /, *args, **kwargs)") { a throws(Raise) in
            var named: [(String, Value)] = []
            var place = 0
            while let entry = Dict.next(a[2].layout(DictObject.self), from: &place) {
                named.append((entry.pointee.key.swiftString, entry.pointee.value))
            }
            return try call(a[0].layout(WrappedMethodObject.self).pointee.function, Array(a[1].tupleItems), named)
        }
    }

    /// `super()` and `super(cls, receiver)`.
    private static func makeSuper(_ a: NativeArguments) throws(Raise) -> Value {
        var cls: ClassPointer
        var receiver: Value
        if a.has(1) {
            guard a[1].isKind(.classObject) else {
                throw Raise.typeError("super() argument 1 must be a type, not \(a[1].typeName)")
            }
            cls = a[1].layout(ClassObject.self)
            receiver = a.has(2) ? a[2] : .unbound
        } else {
            let frame = machine.pointee.fp
            guard frame > machine.pointee.frames else { throw Raise.runtimeError("super(): no current frame") }
            let code = frame.pointee.function.pointee.code
            let object = code.pointee.object.takeUnretainedValue()
            guard code.pointee.parameterCount > 0 else { throw Raise.runtimeError("super(): no arguments") }
            receiver = frame.pointee.registers[0]
            if receiver.isKind(.cell) { receiver = receiver.layout(CellObject.self).pointee.content }
            if receiver.isUnbound { throw Raise.runtimeError("super(): arg[0] deleted") }
            guard let index = object.freeNames.firstIndex(of: "__class__"), let closure = frame.pointee.function.pointee.closure
            else {
                throw Raise.runtimeError("super(): __class__ cell not found")
            }
            let content = closure[index].layout(CellObject.self).pointee.content
            guard content.isKind(.classObject) else { throw Raise.runtimeError("super(): empty __class__ cell") }
            cls = content.layout(ClassObject.self)
        }
        var receiverClass = cls
        if !receiver.isUnbound {
            if receiver.isKind(.classObject), receiver.layout(ClassObject.self).isSubclass(of: cls) {
                receiverClass = receiver.layout(ClassObject.self)
            } else if receiver.classOf.isSubclass(of: cls) {
                receiverClass = receiver.classOf
            } else {
                throw Raise.typeError("super(type, obj): obj must be an instance or subtype of type")
            }
        }
        let proxy = Heap.allocate(SuperObject.self, Types.superProxy, .superProxy)
        cls.pointee.header.references += 1
        receiverClass.pointee.header.references += 1
        proxy.pointee.cls = cls
        proxy.pointee.receiver = receiver.retained()
        proxy.pointee.receiverClass = receiverClass
        Heap.track(proxy)
        return .object(proxy)
    }
}
