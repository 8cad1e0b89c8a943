// Functions about any object: its class, identity, attributes.

func installObjectFunctions(_ function: FunctionTable) {
    function("len(obj, /)", doc: "Return the number of items in a container.") { a throws(Raise) in
        .int(try Operators.length(a[0]))
    }
    function("hash(obj, /)", doc: "Return the hash value for the given object.") { a throws(Raise) in
        .int(try Equality.hash(a[0]))
    }
    function("id(obj, /)", doc: "Return the identity of an object.") { a in
        // Objects have addresses, multiples of 16; what lies in the value itself gets an odd multiple of 8 or less.
        .int(a[0].isObject ? Int(a[0].bits) : Int(truncatingIfNeeded: (a[0].bits << 4 | a[0].tag) & (1 << 62 - 1)))
    }
    function("callable(obj, /)", doc: "Return whether the object is callable.") { a in .bool(isCallable(a[0])) }
    function("isinstance(obj, class_or_tuple, /)", doc: "Return whether an object is an instance of a class.") {
        a throws(Raise) in
        .bool(try isInstanceOf(a[0], a[1]))
    }
    function("issubclass(cls, class_or_tuple, /)", doc: "Return whether a class is derived from another class.") {
        a throws(Raise) in
        guard a[0].isKind(.classObject) else { throw Raise.typeError("issubclass() arg 1 must be a class") }
        return .bool(try isSubclassOf(a[0], a[1]))
    }
    function("getattr(object, name, default=?, /)", doc: "Get a named attribute from an object.") { a throws(Raise) in
        let name = try attributeName(a[1])
        if !a.has(2) { return try AttributeAccess.get(a[0], name) }
        do throws(Raise) { return try AttributeAccess.find(a[0], name) ?? a[2].retained() } catch {
            guard error.matches(.attributeError) else { throw error }
            error.discard()
            return a[2].retained()
        }
    }
    function("hasattr(obj, name, /)", doc: "Return whether the object has an attribute with the given name.") {
        a throws(Raise) in
        let name = try attributeName(a[1])
        do throws(Raise) {
            guard let found = try AttributeAccess.find(a[0], name) else { return .bool(false) }
            found.release()
            return .bool(true)
        } catch {
            guard error.matches(.attributeError) else { throw error }
            error.discard()
            return .bool(false)
        }
    }
    function("setattr(obj, name, value, /)", doc: "Sets the named attribute on the given object to the specified value.") {
        a throws(Raise) in
        try AttributeAccess.set(a[0], try attributeName(a[1]), a[2])
        return .none
    }
    function("delattr(obj, name, /)", doc: "Deletes the named attribute from the given object.") { a throws(Raise) in
        try AttributeAccess.delete(a[0], try attributeName(a[1]))
        return .none
    }
}

private func attributeName(_ value: Value) throws(Raise) -> Value {
    guard value.isString else { throw Raise.typeError("attribute name must be string, not '\(value.typeName)'") }
    return value.internedString
}

/// `callable(x)`.
public func isCallable(_ value: Value) -> Bool {
    guard value.isObject else { return false }
    switch value.object.pointee.kind {
    case .function, .nativeFunction, .boundMethod, .classObject: return true
    default: return value.classOf.lookup(Names.call) != nil
    }
}

/// `isinstance(x, cls)`: classes, tuples of them, and objects whose class has `__instancecheck__`.
func isInstanceOf(_ value: Value, _ cls: Value) throws(Raise) -> Bool {
    if cls.isKind(.classObject) {
        let target = cls.layout(ClassObject.self)
        if value.classOf.isSubclass(of: target) { return true }
        // Abstract classes written in Swift decide by what the object can do.
        if !target.pointee.isScript, !target.isSubclass(of: Types.type),
            let hook = Dict.get(target.pointee.namespace, name: Names.instanceCheck), hook.isKind(.classMethod)
        {
            let bound = try AttributeAccess.bindInClass(hook, target)
            defer { bound.release() }
            let verdict = try call(bound, value)
            defer { verdict.release() }
            return try Operators.truth(verdict)
        }
        if let verdict = try ask(Names.instanceCheck, of: target, value) { return verdict }
        return try claimsInstance(value, of: target)
    }
    if cls.isKind(.tuple) {
        for item in cls.tupleItems where try isInstanceOf(value, item) { return true }
        return false
    }
    if let hook = cls.classOf.lookup(Names.instanceCheck) {
        let verdict = try callMethod(hook, cls, value)
        defer { verdict.release() }
        return try Operators.truth(verdict)
    }
    throw Raise.typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
}

/// An object may say by its attribute `__class__` that it is of another class than it is.
private func claimsInstance(_ value: Value, of target: ClassPointer) throws(Raise) -> Bool {
    let cls = value.classOf
    guard cls.pointee.isScript, cls.pointee.flags & ClassObject.hasGetattribute != 0 || cls.lookup(Names.cls) != nil else {
        return false
    }
    let claimed: Value
    do throws(Raise) { claimed = try AttributeAccess.get(value, Names.cls) } catch {
        guard error.matches(.attributeError) else { throw error }
        error.discard()
        return false
    }
    defer { claimed.release() }
    return claimed.isKind(.classObject) && claimed.layout(ClassObject.self).isSubclass(of: target)
}

/// The answer of a class whose own class decides, such as an abstract class with registered ones; nil if it does not.
private func ask(_ name: Value, of target: ClassPointer, _ value: Value) throws(Raise) -> Bool? {
    guard target.pointee.header.cls != Types.type, let hook = target.pointee.header.cls.lookup(name) else { return nil }
    let verdict = try callMethod(hook, .object(target), value)
    defer { verdict.release() }
    return try Operators.truth(verdict)
}

func isSubclassOf(_ cls: Value, _ other: Value) throws(Raise) -> Bool {
    if other.isKind(.classObject) {
        let target = other.layout(ClassObject.self)
        if cls.layout(ClassObject.self).isSubclass(of: target) { return true }
        if !target.pointee.isScript, !target.isSubclass(of: Types.type),
            let hook = Dict.get(target.pointee.namespace, name: subclassCheck), hook.isKind(.classMethod)
        {
            let bound = try AttributeAccess.bindInClass(hook, target)
            defer { bound.release() }
            let verdict = try call(bound, cls)
            defer { verdict.release() }
            return try Operators.truth(verdict)
        }
        return try ask(subclassCheck, of: target, cls) ?? false
    }
    if other.isKind(.tuple) {
        for item in other.tupleItems where try isSubclassOf(cls, item) { return true }
        return false
    }
    if let hook = other.classOf.lookup(subclassCheck) {
        let verdict = try callMethod(hook, other, cls)
        defer { verdict.release() }
        return try Operators.truth(verdict)
    }
    throw Raise.typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
}

// Unsafe global: written once under the interpreter lock; strings never change.
nonisolated(unsafe) private let subclassCheck = Value.interned("__subclasscheck__")
