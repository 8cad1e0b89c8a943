// The inline caches of attribute and global instructions: what to do on a miss, and what to remember.

enum AttributeCache {
    /// A read that the instruction could not answer from its cache.
    @inline(never)
    static func get(_ value: Value, _ cache: UnsafeMutablePointer<InlineCache>) throws(Raise) -> Value {
        let name = cache.pointee.name
        if cache.pointee.key == 4, value.isObject, value.object.pointee.cls.pointee.version == cache.pointee.state {
            return try cache.pointee.value.nativeProperty.get(value)
        }
        if value.isObject { rememberProperty(value, cache) }
        if value.isKind(.instance) {
            let cls = value.classOf
            let attributes = value.layout(InstanceObject.self).pointee.attributes
            let slot = Shape.find(attributes.shape, name.bits)
            if slot >= 0 && cls.pointee.flags & ClassObject.hasGetattribute == 0 {
                let inClass = cls.lookup(name)
                if inClass == nil || !AttributeAccess.isDataDescriptor(inClass ?? .none) {
                    cache.pointee.key = Int(bitPattern: attributes.shape)
                    cache.pointee.slot = slot
                    return attributes.slots[slot].retained()
                }
            }
        }
        return try AttributeAccess.get(value, name)
    }

    /// A property found in the class stands before everything in the object: valid as long as the class does not change.
    private static func rememberProperty(_ value: Value, _ cache: UnsafeMutablePointer<InlineCache>) {
        let cls = value.classOf
        guard cls.pointee.flags & (ClassObject.hasGetattribute | ClassObject.hasGetattr) == 0,
            let property = cls.lookup(cache.pointee.name), property.isObject
        else { return }
        switch property.object.pointee.exactKind {
        case Kind.nativeProperty.rawValue:
            cache.pointee.key = 4
            cache.pointee.value = property
        case Kind.property.rawValue:
            let getter = property.layout(PropertyObject.self).pointee.getter
            guard getter.isKind(.function), getter.layout(FunctionObject.self).pointee.code.pointee.directCount == 1 else {
                return
            }
            cache.pointee.key = 5
            cache.pointee.value = getter
        default: return
        }
        cache.pointee.state = cls.pointee.version
    }

    /// A write: straight into the slot when the shape is known, else the whole way.
    @inline(__always)
    static func set(_ value: Value, _ cache: UnsafeMutablePointer<InlineCache>, _ new: Value) throws(Raise) {
        if value.isObject, value.object.pointee.kind == .instance {
            let object = value.layout(InstanceObject.self)
            if Int(bitPattern: object.pointee.attributes.shape) == cache.pointee.key,
                cache.pointee.state == value.object.pointee.cls.pointee.version
            {
                if let next = cache.pointee.shape {
                    new.retain()
                    Attributes.append(object.pointer(to: \.attributes).unsafelyUnwrapped, next, new)
                } else {
                    let slot = object.pointee.attributes.slots + cache.pointee.slot
                    let old = slot.pointee
                    slot.pointee = new.retained()
                    old.release()
                }
                return
            }
        }
        try setSlowly(value, cache, new)
    }

    @inline(never)
    private static func setSlowly(_ value: Value, _ cache: UnsafeMutablePointer<InlineCache>, _ new: Value) throws(Raise) {
        let name = cache.pointee.name
        if value.isKind(.instance) {
            let cls = value.classOf
            let inClass = cls.lookup(name)
            if cls.pointee.flags & ClassObject.hasSetattr == 0
                && (cls.pointee.flags & ClassObject.restrictsAttributes == 0 || Slots.isMember(inClass))
                && !value.layout(InstanceObject.self).pointee.attributes.shape.pointee.isDictionary
                && !name.isSame(Names.dict) && !name.isSame(Names.cls)
                && (inClass == nil || !AttributeAccess.isDataDescriptor(inClass ?? .none))
            {
                let shape = value.layout(InstanceObject.self).pointee.attributes.shape
                cache.pointee.key = Int(bitPattern: shape)
                cache.pointee.state = cls.pointee.version
                cache.pointee.slot = Shape.find(shape, name.bits)
                cache.pointee.shape = cache.pointee.slot < 0 ? Shape.adding(shape, name.bits) : nil
            }
        }
        try AttributeAccess.set(value, name, new)
    }

    /// A method lookup that the instruction could not answer.
    @inline(never)
    static func method(_ value: Value, _ cache: UnsafeMutablePointer<InlineCache>) throws(Raise) -> (Value, Bool) {
        let (callee, passesReceiver) = try AttributeAccess.method(value, cache.pointee.name)
        if passesReceiver && value.isKind(.instance)
            && !value.layout(InstanceObject.self).pointee.attributes.shape.pointee.isDictionary
        {
            cache.pointee.key = Int(bitPattern: value.layout(InstanceObject.self).pointee.attributes.shape)
            cache.pointee.state = value.classOf.pointee.version
            cache.pointee.value = callee
        } else if passesReceiver && value.isObject && !value.isKind(.instance) {
            cache.pointee.key = 3
            cache.pointee.state = value.classOf.pointee.version
            cache.pointee.value = callee
        }
        return (callee, passesReceiver)
    }
}

enum Globals {
    // Made once, with the builtins.
    nonisolated(unsafe) static var buildClass: Value = .none

    /// A global or builtin for `loadGlobal`; remembers where a global lies.
    @inline(never)
    static func load(
        _ globals: UnsafeMutablePointer<DictObject>, _ cache: UnsafeMutablePointer<InlineCache>
    ) throws(Raise) -> Value {
        let place = Dict.find(globals, name: cache.pointee.name)
        if place >= 0 {
            cache.pointee.key = 1
            cache.pointee.slot = place
            return globals.pointee.entries.unsafelyUnwrapped[place].value.retained()
        }
        let builtins = machine.pointee.builtins
        let builtin = Dict.find(builtins, name: cache.pointee.name)
        if builtin >= 0 {
            cache.pointee.key = 2
            cache.pointee.slot = builtin
            cache.pointee.state = globals.pointee.version
            return builtins.pointee.entries.unsafelyUnwrapped[builtin].value.retained()
        }
        return try load(globals, cache.pointee.name)
    }

    static func load(_ globals: UnsafeMutablePointer<DictObject>, _ name: Value) throws(Raise) -> Value {
        if let value = Dict.get(globals, name: name) { return value.retained() }
        if let value = Dict.get(machine.pointee.builtins, name: name) { return value.retained() }
        throw Raise.nameError("name '\(name.swiftString)' is not defined", name)
    }
}
