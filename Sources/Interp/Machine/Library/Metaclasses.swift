// The two classes of classes that programs meet: ABCMeta and EnumType. The language has no metaclasses of its own; these are
// native, and what they do to a class that has just been made is here (ABCs) and in EnumSupport.swift.

enum Metaclasses {
    // Unsafe globals: made once under the interpreter lock.
    nonisolated(unsafe) static let abc: ClassPointer = LibraryClass.make(
        "ABCMeta", module: "abc", base: Types.type, kind: .classObject, isFinal: true
    ) { cls in
        CoreTypes.method(cls, "__instancecheck__(cls, instance, /)") { a throws(Raise) in
            let cls = a[0].layout(ClassObject.self)
            // A protocol of `typing` looks at the instance itself.
            if !a[1].classOf.isSubclass(of: cls), let hook = Dict.get(cls.pointee.namespace, name: protocolName) {
                let bound = try AttributeAccess.bindInClass(hook, cls)
                defer { bound.release() }
                let answer = try call(bound, [.object(a[1].classOf), a[1]])
                defer { answer.release() }
                if !answer.isNotImplemented { return .bool(try truth(answer)) }
                if let own = Dict.get(cls.pointee.namespace, name: isProtocolName), try truth(own) { return .bool(false) }
            }
            return .bool(try isVirtualSubclass(a[1].classOf, of: cls))
        }
        CoreTypes.method(cls, "__subclasscheck__(cls, subclass, /)") { a throws(Raise) in
            guard a[1].isKind(.classObject) else { throw Raise.typeError("issubclass() arg 1 must be a class") }
            return .bool(try isVirtualSubclass(a[1].layout(ClassObject.self), of: a[0].layout(ClassObject.self)))
        }
        CoreTypes.method(cls, "register(cls, subclass, /)") { a throws(Raise) in
            guard a[1].isKind(.classObject) else { throw Raise.typeError("Can only register classes") }
            let list: Value
            if let own = Dict.get(a[0].layout(ClassObject.self).pointee.namespace, name: registryName) {
                list = own
            } else {
                list = .list(owned: [])
                defer { list.release() }
                a[0].layout(ClassObject.self).setAttribute(registryName, list)
            }
            list.listAppend(owned: a[1].retained())
            return a[1].retained()
        }
    }

    nonisolated(unsafe) private static let protocolName = Value.interned("__protocol_hook__")
    nonisolated(unsafe) private static let isProtocolName = Value.interned("_is_protocol")
    nonisolated(unsafe) private static let registryName = Value.interned("_abc_registry")
    nonisolated(unsafe) private static let hookName = Value.interned("__subclasshook__")
    nonisolated(unsafe) private static let abstractName = Value.interned("__abstractmethods__")
    nonisolated(unsafe) private static let isAbstractName = Value.interned("__isabstractmethod__")

    /// Inheritance, `__subclasshook__`, and registered classes.
    private static func isVirtualSubclass(_ cls: ClassPointer, of base: ClassPointer) throws(Raise) -> Bool {
        if cls.isSubclass(of: base) { return true }
        if let hook = base.lookup(hookName) {
            let bound = try AttributeAccess.bindInClass(hook, base)
            defer { bound.release() }
            let answer = try call(bound, .object(cls))
            defer { answer.release() }
            if !answer.isNotImplemented { return try truth(answer) }
        }
        if let list = Dict.get(base.pointee.namespace, name: registryName), list.isKind(.list) {
            for item in list.listItems {
                let registered = item.layout(ClassObject.self)
                if cls.isSubclass(of: registered) { return true }
            }
        }
        for i in 0..<base.pointee.subclassCount {
            if let sub = base.pointee.subclasses?[i], sub.pointee.header.cls.isSubclass(of: abc),
                try isVirtualSubclass(cls, of: sub)
            {
                return true
            }
        }
        return false
    }

    /// The class of a new class: the keyword's, or what the bases have.
    static func choose(_ keyword: Value?, _ bases: [Value]) throws(Raise) -> ClassPointer {
        var chosen: ClassPointer = Types.type
        if let keyword {
            guard keyword.isKind(.classObject), keyword.layout(ClassObject.self).isSubclass(of: Types.type),
                !keyword.layout(ClassObject.self).pointee.isScript
            else {
                let name = keyword.isKind(.classObject) ? keyword.layout(ClassObject.self).nameString : keyword.typeName
                throw Raise.typeError("metaclass '\(name)' is not part of the language: only 'type' and 'ABCMeta' are")
            }
            chosen = keyword.layout(ClassObject.self)
        }
        for base in bases where base.isKind(.classObject) {
            let meta = base.classOf
            if meta.isSubclass(of: chosen) {
                chosen = meta
            } else if !chosen.isSubclass(of: meta) {
                // An ABC that is also an enum: the enum decides.
                chosen = EnumSupport.meta
            }
        }
        return chosen
    }

    /// What the class of a new class does to it.
    static func finish(_ cls: ClassPointer) throws(Raise) {
        let meta = cls.pointee.header.cls
        if meta.isSubclass(of: abc) { try findAbstractMethods(cls) }
        if meta == EnumSupport.meta { try EnumSupport.finish(cls) }
    }

    static func isAbstract(_ value: Value) -> Bool {
        guard value.isObject else { return false }
        switch value.object.pointee.kind {
        case .function:
            let attributes = value.layout(FunctionObject.self).pointee.attributes
            return attributes.isObject
                && Dict.get(attributes.layout(DictObject.self), name: isAbstractName).map { $0.isBool && $0.asBool } ?? false
        case .property:
            let property = value.layout(PropertyObject.self).pointee
            return isAbstract(property.getter) || isAbstract(property.setter) || isAbstract(property.deleter)
        case .classMethod, .staticMethod: return isAbstract(value.layout(WrappedMethodObject.self).pointee.function)
        default: return false
        }
    }

    private static func findAbstractMethods(_ cls: ClassPointer) throws(Raise) {
        var names: [String] = []
        for i in 0..<cls.pointee.orderCount {
            var place = 0
            while let entry = Dict.next(cls.pointee.order[i].pointee.namespace, from: &place) {
                let name = entry.pointee.key
                guard name.isString, isAbstract(entry.pointee.value), let current = cls.lookup(name.internedString),
                    isAbstract(current), !names.contains(name.swiftString)
                else { continue }
                names.append(name.swiftString)
            }
        }
        let set = SetTable.make(.frozenSet)
        for name in names {
            let value = Value.interned(name)
            try SetTable.add(set, value)
            value.release()
        }
        let value = Value.object(set)
        defer { value.release() }
        Dict.set(cls.pointee.namespace, name: abstractName, value)
        if names.isEmpty {
            cls.pointee.flags &= ~ClassObject.isAbstract
        } else {
            cls.pointee.flags |= ClassObject.isAbstract
        }
    }

    /// The error for an instance of a class that cannot have any.
    static func abstractError(_ cls: ClassPointer) -> Raise {
        guard cls.pointee.isScript, let set = Dict.get(cls.pointee.namespace, name: abstractName), set.isKind(.frozenSet) else {
            return .typeError("cannot create '\(cls.nameString)' instances")
        }
        var names: [String] = []
        var place = 0
        while let entry = SetTable.next(set.layout(SetObject.self), from: &place) { names.append(entry.pointee.key.swiftString) }
        return .typeError(
            "Can't instantiate abstract class \(cls.nameString) with abstract method\(names.count == 1 ? "" : "s") "
                + names.sorted().joined(separator: ", "))
    }
}

enum AbcModule {
    static var module: NativeModule {
        .scripted(
            "abc", doc: "Abstract Base Classes (ABCs).",
            """
            def abstractmethod(funcobj):
                funcobj.__isabstractmethod__ = True
                return funcobj

            class ABC(metaclass=ABCMeta):
                __slots__ = ()

            class abstractproperty(property):
                pass

            def get_cache_token():
                return 0

            def update_abstractmethods(cls):
                return cls
            """
        ) { m throws(Raise) in
            m.set(Metaclasses.abc)
        }
    }
}
