// The methods that belong to the machine rather than to a type's file: generators, functions, super, property, and what
// makes the names of builtin classes visible. object and type are in ObjectType.swift, exceptions in ExceptionTypes.swift,
// all other builtins in Builtins/.

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
        ObjectType.install()
        ExceptionTypes.install()
        ReduceProtocol.install()
        Traceback.install()
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
        QuickBodies.install()
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
            Types.object, Types.type, Types.int, Types.bool, Types.float, Types.complex, Types.string, Types.bytes,
            Types.byteArray, Types.tuple,
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
        let function = NativeFunction(
            signature, owner: cls.nameString, documentation: doc, binds: true, receiver: cls, body: body)
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
        let function = NativeFunction(signature, owner: cls.nameString, binds: false) { a throws(Raise) in
            if !a[0].isKind(.classObject) || a[0].layout(ClassObject.self) != cls { try ListMethods.checkClass(a[0], cls) }
            return try body(a)
        }
        put(cls.pointee.namespace, "__new__", .wrappedMethod(.staticMethod, owned: .nativeFunction(function)))
    }

    static func text(_ body: @escaping (Value) throws(Raise) -> String) -> NativeBody {
        { a throws(Raise) in .string(try body(a[0])) }
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
            let exception = try thrown(a[1], a.has(2) ? a[2] : .none)
            return try finish(try Generators.raise(a[0], owned: exception))
        }
        method(cls, "close(self, /)") { a throws(Raise) in
            try Generators.close(a[0])
            return .none
        }
        method(cls, "__repr__(self, /)", text { v throws(Raise) in try objectRepr(v) })
        func described(_ name: String, _ read: @escaping (FunctionObject) -> Value) {
            property(
                cls, name,
                get: { v throws(Raise) in read(v.layout(GeneratorObject.self).pointee.function.pointee).retained() })
        }
        described("__name__") { $0.name }
        described("__qualname__") { $0.qualifiedName }
        described("gi_code") { .object($0.code) }
        property(
            cls, "gi_running",
            get: { v throws(Raise) in .bool(v.layout(GeneratorObject.self).pointee.state == .running) })
    }

    /// The exception that `throw(type, value)` means; owned.
    private static func thrown(_ type: Value, _ value: Value) throws(Raise) -> Value {
        if type.isKind(.exception) {
            if !value.isNone { throw Raise.typeError("instance exception may not have a separate value") }
            return type.retained()
        }
        guard type.isKind(.classObject), type.layout(ClassObject.self).isSubclass(of: Types.exception(.baseException)) else {
            throw Raise.typeError("exceptions must be classes or instances deriving from BaseException, not \(type.typeName)")
        }
        if value.isKind(.exception), value.classOf.isSubclass(of: type.layout(ClassObject.self)) { return value.retained() }
        if value.isNone { return try Unwinding.exception(type) }
        let made = try call(type, value.isKind(.tuple) ? Array(value.tupleItems) : [value], [])
        defer { made.release() }
        return try Unwinding.exception(made)
    }

    private static func installIterators() {
        for cls in [
            Types.iterator, Types.rangeIterator, Types.listIterator, Types.tupleIterator, Types.stringIterator,
            Types.bytesIterator, Types.unicodeIterator, Types.byteArrayIterator,
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
        for cls in [property, Types.nativeProperty] {
            method(cls, "__get__(self, instance, owner=None, /)") { a throws(Raise) in
                a[1].isNone ? a[0].retained() : try AttributeAccess.bind(a[0], a[1], a[1].classOf)
            }
        }
        method(property, "__set__(self, instance, value, /)") { a throws(Raise) in
            let setter = a[0].layout(PropertyObject.self).pointee.setter
            if setter.isNone { throw Raise.attributeError("property of '\(a[1].typeName)' object has no setter") }
            try call(setter, a[1], a[2]).release()
            return .none
        }
        method(property, "__delete__(self, instance, /)") { a throws(Raise) in
            let deleter = a[0].layout(PropertyObject.self).pointee.deleter
            if deleter.isNone { throw Raise.attributeError("property of '\(a[1].typeName)' object has no deleter") }
            try call(deleter, a[1]).release()
            return .none
        }
        for cls in [Types.classMethod, Types.staticMethod] {
            method(cls, "__get__(self, instance, owner=None, /)") { a throws(Raise) in
                let owner = a[2].isKind(.classObject) ? a[2].layout(ClassObject.self) : a[1].classOf
                return try AttributeAccess.bindInClass(a[0], owner)
            }
        }
        for cls in [Types.function, Types.nativeMethod] {
            method(cls, "__get__(self, instance, owner=None, /)") { a throws(Raise) in
                a[1].isNone ? a[0].retained() : .boundMethod(a[0], a[1])
            }
        }
        for cls in [Types.function, Types.boundMethod, Types.nativeFunction, Types.nativeMethod] {
            method(cls, "__call__(self, /, *args, **kwargs)") { a throws(Raise) in
                try call(a[0], Array(a[1].tupleItems), keywords(a[2]))
            }
            method(cls, "__repr__(self, /)", text { v throws(Raise) in try objectRepr(v) })
        }
        method(Types.boundMethod, "__eq__(self, value, /)") { a throws(Raise) in
            guard a[0].isKind(.boundMethod), a[1].isKind(.boundMethod) else { return .notImplemented }
            let mine = a[0].layout(BoundMethodObject.self).pointee, other = a[1].layout(BoundMethodObject.self).pointee
            return .bool(mine.receiver.isSame(other.receiver) && mine.function.isSame(other.function))
        }
        method(Types.boundMethod, "__hash__(self, /)") { a throws(Raise) in
            let mine = a[0].layout(BoundMethodObject.self).pointee
            return .int(Equality.identityHash(mine.receiver) ^ Equality.identityHash(mine.function))
        }
        constructor(Types.boundMethod, "__new__(cls, function, instance, /)") { a throws(Raise) in
            if a[2].isNone { throw Raise.typeError("instance must not be None") }
            return .boundMethod(a[1], a[2])
        }
        CoreTypes.property(
            Types.cell, "cell_contents",
            get: { v throws(Raise) in
                let content = v.layout(CellObject.self).pointee.content
                if content.isUnbound { throw Raise.valueError("Cell is empty") }
                return content.retained()
            })
        method(
            Types.superProxy, "__repr__(self, /)",
            text { v throws(Raise) in
                let proxy = v.layout(SuperObject.self).pointee
                let tail = proxy.receiver.isUnbound ? "NULL" : "<\(proxy.receiverClass.nameString) object>"
                return "<super: <class '\(proxy.cls.nameString)'>, \(tail)>"
            })
        constructor(Types.superProxy, "__new__(cls, type=?, object=?, /)") { a throws(Raise) in try makeSuper(a) }
        method(Types.staticMethod, "__call__(self, /, *args, **kwargs)") { a throws(Raise) in
            try call(a[0].layout(WrappedMethodObject.self).pointee.function, Array(a[1].tupleItems), keywords(a[2]))
        }
    }

    /// The entries of a `**kwargs` dict (borrowed values).
    private static func keywords(_ dict: Value) -> [(String, Value)] {
        var named: [(String, Value)] = []
        var place = 0
        while let entry = Dict.next(dict.layout(DictObject.self), from: &place) {
            named.append((entry.pointee.key.swiftString, entry.pointee.value))
        }
        return named
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
