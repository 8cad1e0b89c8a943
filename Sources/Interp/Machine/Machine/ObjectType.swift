// The methods of `object` and `type`: what every instance and every class answers to.

enum ObjectType {
    static func install() {
        installObject()
        installType()
        installModule()
    }

    private static func installModule() {
        CoreTypes.method(Types.module, "__repr__(self, /)", CoreTypes.text { v throws(Raise) in try objectRepr(v) })
        CoreTypes.constructor(Types.module, "__new__(cls, name=?, doc=None)") { a throws(Raise) in
            guard a.has(1) else { throw Raise.typeError("module() missing required argument 'name' (pos 1)") }
            guard a[1].isString else { throw Raise.typeError("module() argument 'name' must be str, not \(a[1].typeName)") }
            let module = ModuleObject.make(a[1].swiftString)
            Dict.set(module.pointee.namespace, name: Names.doc, a[2])
            for name in ["__package__", "__loader__", "__spec__"] { CoreTypes.put(module.pointee.namespace, name, .none) }
            return .object(module)
        }
    }

    private static func installObject() {
        let object = Types.object
        CoreTypes.method(object, "__init__(self, /, *args, **kwargs)") { a throws(Raise) in
            if hasArguments(a) {
                let cls = a[0].classOf
                if !isOwn(cls.lookup(Names.initialize), Names.initialize) {
                    throw Raise.typeError("object.__init__() takes exactly one argument (the instance to initialize)")
                }
                if isOwn(cls.lookup(Names.new), Names.new) {
                    throw Raise.typeError(
                        "\(cls.nameString).__init__() takes exactly one argument (the instance to initialize)")
                }
            }
            return .none
        }
        CoreTypes.method(object, "__repr__(self, /)", CoreTypes.text { v throws(Raise) in try objectRepr(v) })
        CoreTypes.method(object, "__str__(self, /)", CoreTypes.text { v throws(Raise) in try repr(v) })
        CoreTypes.method(object, "__eq__(self, value, /)") { a throws(Raise) in
            a[0].isSame(a[1]) ? .bool(true) : .notImplemented
        }
        CoreTypes.method(object, "__ne__(self, value, /)") { a throws(Raise) in
            // The opposite of `__eq__`, when the class defines one.
            guard let method = a[0].classOf.lookup(Names.eq) else { return .bool(!a[0].isSame(a[1])) }
            let result = try callMethod(method, a[0], a[1])
            if result.isNotImplemented { return result }
            defer { result.release() }
            return .bool(try !Operators.truth(result))
        }
        for name in ["__lt__", "__le__", "__gt__", "__ge__"] {
            CoreTypes.method(object, "\(name)(self, value, /)") { _ throws(Raise) in .notImplemented }
        }
        CoreTypes.method(object, "__hash__(self, /)") { a throws(Raise) in
            .int(a[0].isObject ? Equality.identityHash(a[0]) : try Equality.hash(a[0]))
        }
        CoreTypes.method(object, "__format__(self, format_spec, /)") { a throws(Raise) in
            if a[1].isString && a[1].layout(StringObject.self).pointee.byteCount > 0 {
                throw Raise.typeError("unsupported format string passed to \(a[0].typeName).__format__")
            }
            return .string(try str(a[0]))
        }
        CoreTypes.method(object, "__dir__(self, /)") { a throws(Raise) in
            .list(owned: attributeNames(a[0]).map { .string($0) })
        }
        CoreTypes.method(object, "__getattribute__(self, name, /)") { a throws(Raise) in
            let name = try attributeName(a[1])
            if let value = try AttributeAccess.findPlain(a[0], name) { return value }
            throw AttributeAccess.missing(a[0], name)
        }
        CoreTypes.method(object, "__setattr__(self, name, value, /)") { a throws(Raise) in
            try AttributeAccess.setPlain(a[0], try attributeName(a[1]), a[2])
            return .none
        }
        CoreTypes.method(object, "__delattr__(self, name, /)") { a throws(Raise) in
            try AttributeAccess.deletePlain(a[0], try attributeName(a[1]))
            return .none
        }
        CoreTypes.constructor(object, "__new__(cls, /, *args, **kwargs)") { a throws(Raise) in
            guard a[0].isKind(.classObject) else {
                throw Raise.typeError("object.__new__(X): X is not a type object (\(a[0].typeName))")
            }
            let cls = a[0].layout(ClassObject.self)
            if hasArguments(a) {
                if !isOwn(cls.lookup(Names.new), Names.new) {
                    throw Raise.typeError("object.__new__() takes exactly one argument (the type to instantiate)")
                }
                if isOwn(cls.lookup(Names.initialize), Names.initialize) {
                    throw Raise.typeError("\(cls.nameString)() takes no arguments")
                }
            }
            if cls == Types.object { return Classes.makeInstance(cls) }
            // Native classes make their object in `__init__`.
            if !cls.pointee.isScript && cls.pointee.instanceKind != .instance && cls.pointee.instanceKind != .native {
                throw Raise.typeError(
                    "object.__new__(\(cls.nameString)) is not safe, use \(cls.nameString).__new__()")
            }
            let items = a[1].tupleItems
            return try Classes.makeBlank(cls, items.baseAddress ?? Heap.noSlots, items.count, .unbound)
        }
        let subclassHook = NativeFunction("__init_subclass__(cls, /, *args, **kwargs)", owner: "object", binds: true) {
            a throws(Raise) in
            if hasArguments(a) {
                let name = a[0].isKind(.classObject) ? a[0].layout(ClassObject.self).nameString : a[0].typeName
                throw Raise.typeError(
                    "\(name).__init_subclass__() takes no \(a[1].tupleItems.isEmpty ? "keyword " : "")arguments")
            }
            return .none
        }
        CoreTypes.put(
            object.pointee.namespace, "__init_subclass__", .wrappedMethod(.classMethod, owned: .nativeFunction(subclassHook)))
    }

    private static func installType() {
        let type = Types.type
        CoreTypes.method(type, "mro(self, /)") { a throws(Raise) in
            let cls = try classArgument(a[0])
            return .list(owned: (0..<cls.pointee.orderCount).map { Value.object(cls.pointee.order[$0]).retained() })
        }
        CoreTypes.method(type, "__subclasses__(self, /)") { a throws(Raise) in
            let cls = try classArgument(a[0])
            return .list(
                owned: (0..<cls.pointee.subclassCount).compactMap { index in
                    cls.pointee.subclasses.map { Value.object($0[index]).retained() }
                })
        }
        CoreTypes.method(type, "__or__(self, value, /)") { a throws(Raise) in try TypeForms.joined(a[0], a[1]) }
        CoreTypes.method(type, "__ror__(self, value, /)") { a throws(Raise) in try TypeForms.joined(a[1], a[0]) }
        CoreTypes.method(type, "__instancecheck__(self, instance, /)") { a throws(Raise) in
            .bool(a[1].classOf.isSubclass(of: try classArgument(a[0])))
        }
        CoreTypes.method(type, "__subclasscheck__(self, subclass, /)") { a throws(Raise) in
            .bool(try classArgument(a[1]).isSubclass(of: try classArgument(a[0])))
        }
        CoreTypes.method(type, "__repr__(self, /)", CoreTypes.text { v throws(Raise) in try objectRepr(v) })
        CoreTypes.constructor(type, "__new__(cls, name=?, bases=?, dict=?, /, **kwds)") { a throws(Raise) in
            guard a.has(1), a.has(2), a.has(3) else { throw Raise.typeError("type() takes 1 or 3 arguments") }
            guard a[1].isString else { throw Raise.typeError("type.__new__() argument 1 must be str, not \(a[1].typeName)") }
            try SpecialAttributes.checkName(a[1])
            guard a[2].isKind(.tuple) else {
                throw Raise.typeError("type.__new__() argument 2 must be tuple, not \(a[2].typeName)")
            }
            guard a[3].isKind(.dict) else {
                throw Raise.typeError("type.__new__() argument 3 must be dict, not \(a[3].typeName)")
            }
            for base in a[2].tupleItems where !base.isKind(.classObject) {
                throw Raise.typeError(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
                )
            }
            let made = try Classes.make(
                a[1].swiftString, Array(a[2].tupleItems), a[3].layout(DictObject.self), a[4].layout(DictObject.self))
            // The module is that of the code that asks.
            let cls = made.layout(ClassObject.self)
            if Dict.get(cls.pointee.namespace, name: Names.module) == nil,
                let module = Dict.get(Namespaces.globals(), name: Names.name)
            {
                cls.setAttribute(Names.module, module)
            }
            return made
        }
        CoreTypes.method(type, "__init__(self, /, *args, **kwargs)") { _ throws(Raise) in .none }
        CoreTypes.method(type, "__call__(self, /, *args, **kwargs)") { a throws(Raise) in
            var named: [(String, Value)] = []
            var place = 0
            while let entry = Dict.next(a[2].layout(DictObject.self), from: &place) {
                named.append((entry.pointee.key.swiftString, entry.pointee.value))
            }
            return try call(a[0], Array(a[1].tupleItems), named)
        }
    }

    private static func hasArguments(_ a: NativeArguments) -> Bool {
        !a[1].tupleItems.isEmpty || a[2].layout(DictObject.self).pointee.count > 0
    }

    /// Whether a method found in a class is object's own.
    private static func isOwn(_ found: Value?, _ name: Value) -> Bool {
        guard let found, let own = Dict.get(Types.object.pointee.namespace, name: name) else { return false }
        return found.isSame(own)
    }

    private static func attributeName(_ value: Value) throws(Raise) -> Value {
        guard value.isString else { throw Raise.typeError("attribute name must be string, not '\(value.typeName)'") }
        return value.internedString
    }

    private static func classArgument(_ value: Value) throws(Raise) -> ClassPointer {
        guard value.isKind(.classObject) else {
            throw Raise.typeError("descriptor requires a 'type' object but received a '\(value.typeName)'")
        }
        return value.layout(ClassObject.self)
    }
}
