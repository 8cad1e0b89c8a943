// Attribute lookup, assignment and deletion for every kind of value, descriptors and hooks included. Names are interned.

package enum AttributeAccess {
    /// `value.name`. AttributeError if there is none.
    static func get(_ value: Value, _ name: Value) throws(Raise) -> Value {
        if let found = try find(value, name) { return found }
        throw missing(value, name)
    }

    /// The attribute (owned), or nil if there is none; `__getattr__` included.
    static func find(_ value: Value, _ name: Value) throws(Raise) -> Value? {
        let cls = value.classOf
        let flags = cls.pointee.flags
        if flags & (ClassObject.hasGetattribute | ClassObject.hasGetattr) == 0 { return try findPlain(value, name) }
        if flags & ClassObject.hasGetattribute != 0, let hook = cls.lookup(Names.getattribute) {
            do throws(Raise) { return try callMethod(hook, value, name) } catch {
                guard error.matches(.attributeError), let fallback = cls.lookup(Names.getattr) else { throw error }
                error.discard()
                return try callMethod(fallback, value, name)
            }
        }
        do throws(Raise) {
            if let found = try findPlain(value, name) { return found }
        } catch {
            guard error.matches(.attributeError) else { throw error }
            error.discard()
        }
        guard let hook = cls.lookup(Names.getattr) else { return nil }
        return try callMethod(hook, value, name)
    }

    /// The same where a script that says there is none by an AttributeError is taken at its word.
    static func findIfAny(_ value: Value, _ name: Value) throws(Raise) -> Value? {
        do throws(Raise) { return try find(value, name) } catch {
            guard error.matches(.attributeError) else { throw error }
            error.discard()
            return nil
        }
    }

    /// `object.__getattribute__`: no hooks.
    package static func findPlain(_ value: Value, _ name: Value) throws(Raise) -> Value? {
        let cls = value.classOf
        let inClass = cls.lookup(name)
        if let inClass, isDataDescriptor(inClass) { return try bind(inClass, value, cls) }
        if value.isObject {
            if let attributes = Attributes.of(value.object), let own = Attributes.get(attributes, name) { return own.retained() }
            switch value.object.pointee.kind {
            case .classObject:
                let target = value.layout(ClassObject.self)
                // `type` has data descriptors for these: what the class's instances answer does not matter.
                if name.isSame(Names.name) || name.isSame(Names.qualname) || name.isSame(Names.dict),
                    let special = classAttribute(target, name)
                {
                    return special
                }
                if let own = target.lookup(name) { return try bindInClass(own, target) }
                if let special = classAttribute(target, name) { return special }
            case .module:
                let module = value.layout(ModuleObject.self)
                if let own = Dict.get(module.pointee.namespace, name: name) { return own.retained() }
                if name.isSame(Names.dict) { return Value.object(module.pointee.namespace).retained() }
                if let submodule = try Imports.submodule(module, name) { return submodule }
                if let hook = Dict.get(module.pointee.namespace, name: Names.getattr) { return try call(hook, name) }
            case .function:
                let function = value.layout(FunctionObject.self)
                if function.pointee.attributes.isObject,
                    let own = Dict.get(function.pointee.attributes.layout(DictObject.self), name: name)
                {
                    return own.retained()
                }
                if let special = functionAttribute(function, name) { return special }
            case .nativeFunction:
                let function = value.nativeFunction
                switch name.swiftString {
                case "__name__": return .string(function.name)
                case "__qualname__": return .string(function.qualifiedName)
                case "__doc__": return function.documentation.isEmpty ? Value.none : .string(function.documentation)
                case "__module__": return function.module.map { .string($0) } ?? Value.none
                case "__text_signature__": return .string(function.signatureText)
                default: break
                }
            case .boundMethod:
                let method = value.layout(BoundMethodObject.self).pointee
                if name.swiftString == "__func__" { return method.function.retained() }
                if name.swiftString == "__self__" { return method.receiver.retained() }
                if !name.isSame(Names.cls), let own = try findPlain(method.function, name) { return own }
            case .superProxy:
                let proxy = value.layout(SuperObject.self).pointee
                switch name.swiftString {
                case "__thisclass__": return Value.object(proxy.cls).retained()
                case "__self__": return proxy.receiver.retained()
                case "__self_class__": return Value.object(proxy.receiverClass).retained()
                default: break
                }
                if !name.isSame(Names.cls), proxy.receiverClass.pointee.orderCount > 0,
                    let (own, _) = proxy.receiverClass.lookup(name, after: proxy.cls)
                {
                    if proxy.receiver.isKind(.classObject) && proxy.receiver.layout(ClassObject.self) == proxy.receiverClass {
                        return try bindInClass(own, proxy.receiverClass)
                    }
                    return try bind(own, proxy.receiver, proxy.receiverClass)
                }
            case .property:
                let property = value.layout(PropertyObject.self).pointee
                switch name.swiftString {
                case "fget": return property.getter.retained()
                case "fset": return property.setter.retained()
                case "fdel": return property.deleter.retained()
                case "__doc__": return property.documentation.retained()
                case "__isabstractmethod__": return .bool(Metaclasses.isAbstract(value))
                default: break
                }
            case .classMethod, .staticMethod:
                let function = value.layout(WrappedMethodObject.self).pointee.function
                if name.swiftString == "__func__" || name.swiftString == "__wrapped__" { return function.retained() }
                if name.isSame(Names.doc) || name.isSame(Names.name) || name.isSame(Names.qualname) {
                    return try findPlain(function, name)
                }
            case .slice:
                let slice = value.layout(SliceObject.self).pointee
                switch name.swiftString {
                case "start": return slice.start.retained()
                case "stop": return slice.stop.retained()
                case "step": return slice.step.retained()
                default: break
                }
            case .range:
                let range = value.layout(RangeObject.self).pointee
                switch name.swiftString {
                case "start": return .int(range.start)
                case "stop": return .int(range.stop)
                case "step": return .int(range.step)
                default: break
                }
            default: break
            }
        }
        if let inClass { return try bind(inClass, value, cls) }
        if name.isSame(Names.cls) { return Value.object(cls).retained() }
        if name.isSame(Names.doc) { return Value.none }
        if name.isSame(Names.dict), value.isObject, cls.pointee.flags & ClassObject.restrictsAttributes == 0, cls != Types.object,
            let attributes = Attributes.of(value.object)
        {
            return Attributes.madeDictionary(attributes)
        }
        return nil
    }

    private static func classAttribute(_ cls: ClassPointer, _ name: Value) -> Value? {
        switch name.swiftString {
        case "__name__": return cls.pointee.name.retained()
        case "__qualname__": return cls.pointee.qualifiedName.retained()
        case "__bases__": return cls.pointee.bases.retained()
        case "__mro__": return .tuple(owned: (0..<cls.pointee.orderCount).map { Value.object(cls.pointee.order[$0]).retained() })
        case "__dict__": return MappingProxies.view(of: cls.pointee.namespace)
        case "__module__": return .string("builtins")
        case "__base__": return cls.bases.first.map { Value.object($0).retained() } ?? Value.none
        default: return nil
        }
    }

    private static func functionAttribute(_ function: UnsafeMutablePointer<FunctionObject>, _ name: Value) -> Value? {
        func orNone(_ value: Value) -> Value { value.isUnbound ? .none : value.retained() }
        switch name.swiftString {
        case "__name__": return function.pointee.name.retained()
        case "__qualname__": return function.pointee.qualifiedName.retained()
        case "__doc__": return function.pointee.documentation.retained()
        case "__module__": return function.pointee.module.retained()
        case "__defaults__": return orNone(function.pointee.defaults)
        case "__kwdefaults__": return orNone(function.pointee.keywordDefaults)
        case "__annotations__":
            if function.pointee.annotations.isUnbound { function.pointee.annotations = .object(Dict.make()) }
            return function.pointee.annotations.retained()
        case "__globals__": return Value.object(function.pointee.globals).retained()
        case "__closure__":
            guard let closure = function.pointee.closure else { return Value.none }
            return .tuple(owned: (0..<function.pointee.closureCount).map { closure[$0].retained() })
        case "__code__": return Value.object(function.pointee.code).retained()
        case "__dict__":
            if function.pointee.attributes.isUnbound { function.pointee.attributes = .object(Dict.make()) }
            return function.pointee.attributes.retained()
        default: return nil
        }
    }

    @inline(__always) static func isDataDescriptor(_ value: Value) -> Bool {
        guard value.isObject else { return false }
        let kind = value.object.pointee.kind
        return kind == .property || kind == .nativeProperty
            || value.object.pointee.cls.pointee.flags & ClassObject.isDataDescriptor != 0
    }

    /// What a class attribute (borrowed) gives when looked up through an instance.
    package static func bind(_ attribute: Value, _ receiver: Value, _ cls: ClassPointer) throws(Raise) -> Value {
        guard attribute.isObject else { return attribute }
        switch attribute.object.pointee.kind {
        case .function: return .boundMethod(attribute, receiver)
        case .nativeFunction:
            return attribute.layout(NativeFunctionObject.self).pointee.binds
                ? .boundMethod(attribute, receiver) : attribute.retained()
        case .property:
            let getter = attribute.layout(PropertyObject.self).pointee.getter
            if getter.isNone { throw withoutGetter(attribute, cls) }
            return try call(getter, receiver)
        case .nativeProperty: return try attribute.nativeProperty.get(receiver)
        case .classMethod: return .boundMethod(attribute.layout(WrappedMethodObject.self).pointee.function, .object(cls))
        case .staticMethod: return attribute.layout(WrappedMethodObject.self).pointee.function.retained()
        default:
            if attribute.object.pointee.cls.pointee.flags & ClassObject.isDescriptor != 0,
                let getter = attribute.classOf.lookup(Names.get)
            {
                return try callMethod(getter, attribute, receiver, .object(cls))
            }
            return attribute.retained()
        }
    }

    @inline(never)
    private static func withoutGetter(_ property: Value, _ cls: ClassPointer) -> Raise {
        for i in 0..<cls.pointee.orderCount {
            var place = 0
            while let entry = Dict.next(cls.pointee.order[i].pointee.namespace, from: &place) {
                if entry.pointee.value.isSame(property), entry.pointee.key.isString {
                    return .attributeError(
                        "property '\(entry.pointee.key.swiftString)' of '\(cls.nameString)' object has no getter")
                }
            }
        }
        return .attributeError("property of '\(cls.nameString)' object has no getter")
    }

    /// What a class attribute gives when looked up through the class.
    static func bindInClass(_ attribute: Value, _ cls: ClassPointer) throws(Raise) -> Value {
        guard attribute.isObject else { return attribute }
        switch attribute.object.pointee.kind {
        case .classMethod: return .boundMethod(attribute.layout(WrappedMethodObject.self).pointee.function, .object(cls))
        case .staticMethod: return attribute.layout(WrappedMethodObject.self).pointee.function.retained()
        case .function, .nativeFunction, .property, .nativeProperty, .classObject: return attribute.retained()
        default:
            if attribute.object.pointee.cls.pointee.flags & ClassObject.isDescriptor != 0,
                let getter = attribute.classOf.lookup(Names.get)
            {
                return try callMethod(getter, attribute, .none, .object(cls))
            }
            return attribute.retained()
        }
    }

    /// For a call: the function and whether the receiver goes first, or a callable of its own (owned).
    static func method(_ value: Value, _ name: Value) throws(Raise) -> (callee: Value, passesReceiver: Bool) {
        let cls = value.classOf
        if cls.pointee.flags & (ClassObject.hasGetattribute | ClassObject.hasGetattr) == 0, let found = cls.lookup(name),
            found.isKind(.function) || (found.isKind(.nativeFunction) && found.layout(NativeFunctionObject.self).pointee.binds),
            !value.isObject || isPlainLayout(value, name)
        {
            return (found.retained(), true)
        }
        return (try get(value, name), false)
    }

    private static func isPlainLayout(_ value: Value, _ name: Value) -> Bool {
        switch value.object.pointee.kind {
        case .classObject, .module, .superProxy, .function: return false
        default:
            guard let attributes = Attributes.of(value.object) else { return true }
            return Attributes.get(attributes, name) == nil
        }
    }

    package static func missing(_ value: Value, _ name: Value) -> Raise {
        let text = name.swiftString
        if value.isKind(.module) {
            return .attributeError(
                "module '\(value.layout(ModuleObject.self).pointee.name.swiftString)' has no attribute '\(text)'", of: value, name
            )
        }
        if value.isKind(.classObject) {
            if value.classOf == EnumSupport.meta { return .attributeError(text) }
            return .attributeError(
                "type object '\(value.layout(ClassObject.self).nameString)' has no attribute '\(text)'", of: value, name)
        }
        if value.isKind(.boundMethod) {
            let function = value.layout(BoundMethodObject.self).pointee.function
            if function.isKind(.function) { return missing(function, name) }
        }
        return .attributeError("'\(value.typeName)' object has no attribute '\(text)'", of: value, name)
    }

    // ---- setting ---------------------------------------------------------------------------------------------------

    /// `value.name = new` (borrowed).
    static func set(_ value: Value, _ name: Value, _ new: Value) throws(Raise) {
        let cls = value.classOf
        if cls.pointee.flags & ClassObject.hasSetattr != 0, let hook = cls.lookup(Names.setattr) {
            let base = machine.stackTop
            base[0] = value.retained()
            base[1] = name.retained()
            base[2] = new.retained()
            try Calls.callWindow(hook, base, 3, .unbound).release()
            return
        }
        try setPlain(value, name, new)
    }

    /// `object.__setattr__`.
    package static func setPlain(_ value: Value, _ name: Value, _ new: Value) throws(Raise) {
        let cls = value.classOf
        if let inClass = cls.lookup(name), inClass.isObject {
            switch inClass.object.pointee.kind {
            case .property:
                let setter = inClass.layout(PropertyObject.self).pointee.setter
                if setter.isNone {
                    throw Raise.attributeError("property '\(name.swiftString)' of '\(cls.nameString)' object has no setter")
                }
                try call(setter, value, new).release()
                return
            case .nativeProperty:
                guard let set = inClass.nativeProperty.set else {
                    throw Raise.attributeError("attribute '\(name.swiftString)' of '\(cls.nameString)' objects is not writable")
                }
                try set(value, new)
                return
            default:
                if inClass.object.pointee.cls.pointee.flags & ClassObject.isDataDescriptor != 0,
                    let setter = inClass.classOf.lookup(Names.set)
                {
                    try callMethod(setter, inClass, value, new).release()
                    return
                }
            }
        }
        if value.isObject {
            if let attributes = Attributes.of(value.object) {
                if name.isSame(Names.cls) { return try setClass(value, attributes, new) }
                if name.isSame(Names.dict) {
                    guard new.isKind(.dict) else {
                        throw Raise.typeError("__dict__ must be set to a dictionary, not a '\(new.typeName)'")
                    }
                    return Attributes.setDictionary(attributes, new)
                }
                if cls == Types.object { throw unsettable(value, name) }
                if cls.pointee.flags & ClassObject.restrictsAttributes != 0, !Slots.allow(cls, name) {
                    if cls.lookup(name) != nil {
                        throw Raise.attributeError(
                            "'\(cls.nameString)' object attribute '\(name.swiftString)' is read-only")
                    }
                    throw unsettable(value, name)
                }
                Attributes.set(attributes, name, new)
                return
            }
            switch value.object.pointee.kind {
            case .classObject:
                let target = value.layout(ClassObject.self)
                guard target.pointee.isScript else {
                    throw Raise.typeError("cannot set '\(name.swiftString)' attribute of immutable type '\(target.nameString)'")
                }
                if try !SpecialAttributes.set(ofClass: target, name, new) { target.setAttribute(name, new) }
                return
            case .module:
                Dict.set(value.layout(ModuleObject.self).pointee.namespace, name: name, new)
                return
            case .function:
                try SpecialAttributes.set(ofFunction: value.layout(FunctionObject.self), name, new)
                return
            default: break
            }
        }
        if value.isKind(.range) || value.isKind(.slice), ["start", "stop", "step"].contains(name.swiftString) {
            throw Raise.attributeError("readonly attribute")
        }
        if value.isKind(.boundMethod) {
            throw Raise.attributeError("'\(value.typeName)' object has no attribute '\(name.swiftString)'")
        }
        if value.isKind(.property), ["fget", "fset", "fdel"].contains(name.swiftString) {
            throw Raise.attributeError("readonly attribute")
        }
        if name.isSame(Names.cls) {
            throw Raise.typeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
        }
        if cls.lookup(name) != nil {
            throw Raise.attributeError("'\(cls.nameString)' object attribute '\(name.swiftString)' is read-only")
        }
        throw unsettable(value, name)
    }

    /// The error for an attribute that cannot be set: unlike `missing` it proposes no name, as in CPython.
    private static func unsettable(_ value: Value, _ name: Value) -> Raise {
        let raise = missing(value, name)
        let exception = machine.pointee.pending
        if exception.isObject, let attributes = Attributes.of(exception.object) {
            Attributes.set(attributes, Names.name_, .none)
            Attributes.set(attributes, Names.object, .none)
        }
        return raise
    }

    /// `x.__class__ = cls` between script classes of the same layout.
    private static func setClass(
        _ value: Value, _ attributes: UnsafeMutablePointer<Attributes>, _ new: Value
    ) throws(Raise) {
        guard new.isKind(.classObject) else {
            throw Raise.typeError("__class__ must be set to a class, not '\(new.typeName)' object")
        }
        let old = value.classOf, cls = new.layout(ClassObject.self)
        guard old.pointee.isScript, cls.pointee.isScript else {
            throw Raise.typeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
        }
        guard old.pointee.instanceKind == cls.pointee.instanceKind else {
            throw Raise.typeError(
                "__class__ assignment: '\(cls.nameString)' object layout differs from '\(old.nameString)'")
        }
        Attributes.move(attributes, to: cls)
        new.retain()
        value.object.pointee.cls = cls
        Value.object(old).release()
    }

    /// `del value.name`.
    static func delete(_ value: Value, _ name: Value) throws(Raise) {
        let cls = value.classOf
        if cls.pointee.flags & ClassObject.hasDelattr != 0, let hook = cls.lookup(Names.delattr) {
            try callMethod(hook, value, name).release()
            return
        }
        try deletePlain(value, name)
    }

    package static func deletePlain(_ value: Value, _ name: Value) throws(Raise) {
        let cls = value.classOf
        if let inClass = cls.lookup(name), inClass.isObject {
            if inClass.isKind(.property) {
                let deleter = inClass.layout(PropertyObject.self).pointee.deleter
                if deleter.isNone {
                    throw Raise.attributeError("property '\(name.swiftString)' of '\(cls.nameString)' object has no deleter")
                }
                try call(deleter, value).release()
                return
            }
            if let deleter = inClass.classOf.lookup(Names.delete) {
                try callMethod(deleter, inClass, value).release()
                return
            }
            if isDataDescriptor(inClass), inClass.isObject, !inClass.isKind(.nativeProperty) {
                throw Raise.attributeError("__delete__")
            }
        }
        if value.isObject {
            if let attributes = Attributes.of(value.object) {
                if Attributes.remove(attributes, name) { return }
                if name.isSame(Names.cls) { throw Raise.typeError("can't delete __class__ attribute") }
                if name.isSame(Names.dict), cls.pointee.flags & ClassObject.restrictsAttributes == 0 {
                    let empty = Value.object(Dict.make())
                    Attributes.setDictionary(attributes, empty)
                    empty.release()
                    return
                }
            }
            switch value.object.pointee.kind {
            case .classObject:
                let target = value.layout(ClassObject.self)
                guard target.pointee.isScript else {
                    throw Raise.typeError("cannot set '\(name.swiftString)' attribute of immutable type '\(target.nameString)'")
                }
                try SpecialAttributes.checkDeletion(ofClass: target, name)
                if target.removeAttribute(name) { return }
            case .module: if Dict.remove(value.layout(ModuleObject.self).pointee.namespace, name: name) { return }
            case .function:
                if try SpecialAttributes.delete(ofFunction: value.layout(FunctionObject.self), name) { return }
                let attributes = value.layout(FunctionObject.self).pointee.attributes
                if attributes.isObject, Dict.remove(attributes.layout(DictObject.self), name: name) { return }
            default: break
            }
        }
        throw missing(value, name)
    }
}
