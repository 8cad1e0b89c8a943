// The attributes of classes and functions that are fields, not entries of a namespace: what may be assigned to them, and what
// becomes of them when they are deleted.

enum SpecialAttributes {
    /// Whether a name can be one of a field: no other is made a Swift string.
    private static func isSpecial(_ name: Value) -> Bool {
        let text = name.utf8
        return text.count > 4 && text[0] == UInt8(ascii: "_") && text[1] == UInt8(ascii: "_")
    }

    // ---- classes -----------------------------------------------------------------------------------------------------

    /// Whether the attribute is a field of the class. Throws for those that a class does not let go of.
    static func set(ofClass cls: ClassPointer, _ name: Value, _ new: Value) throws(Raise) -> Bool {
        guard isSpecial(name) else { return false }
        switch name.swiftString {
        case "__name__": try setName(cls, \.name, name, new)
        case "__qualname__": try setName(cls, \.qualifiedName, name, new)
        case "__bases__":
            guard new.isKind(.tuple) else {
                throw Raise.typeError("can only assign tuple to \(cls.nameString).__bases__, not \(new.typeName)")
            }
            throw Raise.typeError("__bases__ assignment is not part of the language")
        case "__dict__": throw Raise.attributeError("attribute '__dict__' of 'type' objects is not writable")
        case "__mro__", "__base__", "__basicsize__", "__itemsize__", "__flags__", "__weakrefoffset__", "__dictoffset__":
            throw Raise.attributeError("readonly attribute")
        default: return false
        }
        return true
    }

    private static func setName(
        _ cls: ClassPointer, _ field: WritableKeyPath<ClassObject, Value>, _ name: Value, _ new: Value
    ) throws(Raise) {
        guard new.isString else {
            throw Raise.typeError("can only assign string to \(cls.nameString).\(name.swiftString), not '\(new.typeName)'")
        }
        if field == \.name { try checkName(new) }
        let old = cls.pointee[keyPath: field]
        cls.pointee[keyPath: field] = new.internedString.retained()
        old.release()
    }

    /// A name that a class may have.
    static func checkName(_ name: Value) throws(Raise) {
        if name.swiftString.utf8.contains(0) { throw Raise.valueError("type name must not contain null characters") }
    }

    static func checkDeletion(ofClass cls: ClassPointer, _ name: Value) throws(Raise) {
        switch name.swiftString {
        case "__name__", "__qualname__", "__module__", "__doc__", "__bases__":
            throw Raise.typeError("cannot delete '\(name.swiftString)' attribute of immutable type '\(cls.nameString)'")
        case "__dict__": throw Raise.attributeError("attribute '__dict__' of 'type' objects is not writable")
        case "__mro__", "__base__": throw Raise.attributeError("readonly attribute")
        default: break
        }
    }

    // ---- functions ---------------------------------------------------------------------------------------------------

    private static func replace(_ field: UnsafeMutablePointer<Value>, _ owned: Value) {
        let old = field.pointee
        field.pointee = owned
        old.release()
    }

    /// `function.name = new`; what is no field goes into the function's dictionary.
    static func set(ofFunction function: UnsafeMutablePointer<FunctionObject>, _ name: Value, _ new: Value) throws(Raise) {
        func setOwn() {
            if function.pointee.attributes.isUnbound { function.pointee.attributes = .object(Dict.make()) }
            Dict.set(function.pointee.attributes.layout(DictObject.self), name: name, new)
        }
        guard isSpecial(name) else { return setOwn() }
        let text = name.swiftString
        /// None empties a field that takes values of one kind.
        func setOptional(_ field: UnsafeMutablePointer<Value>, _ kind: Kind, _ wanted: String) throws(Raise) {
            guard new.isNone || new.isKind(kind) else { throw Raise.typeError("\(text) must be set to a \(wanted) object") }
            replace(field, new.isNone ? .unbound : new.retained())
        }
        switch text {
        case "__name__", "__qualname__":
            guard new.isString else { throw Raise.typeError("\(text) must be set to a string object") }
            if text == "__name__" {
                replace(&function.pointee.name, new.retained())
            } else {
                replace(&function.pointee.qualifiedName, new.retained())
            }
        case "__doc__": replace(&function.pointee.documentation, new.retained())
        case "__module__": replace(&function.pointee.module, new.retained())
        case "__defaults__": try setOptional(&function.pointee.defaults, .tuple, "tuple")
        case "__kwdefaults__": try setOptional(&function.pointee.keywordDefaults, .dict, "dict")
        case "__annotations__": try setOptional(&function.pointee.annotations, .dict, "dict")
        case "__dict__":
            guard new.isKind(.dict) else {
                throw Raise.typeError("__dict__ must be set to a dictionary, not a '\(new.typeName)'")
            }
            replace(&function.pointee.attributes, new.retained())
        case "__code__":
            guard new.isKind(.code) else { throw Raise.typeError("__code__ must be set to a code object") }
            throw Raise.typeError("__code__ assignment is not part of the language")
        case "__closure__", "__globals__", "__builtins__": throw Raise.attributeError("readonly attribute")
        default: setOwn()
        }
    }

    /// Whether the attribute is a field of the function: it is emptied, where CPython lets it be.
    static func delete(ofFunction function: UnsafeMutablePointer<FunctionObject>, _ name: Value) throws(Raise) -> Bool {
        switch name.swiftString {
        case "__name__", "__qualname__": throw Raise.typeError("\(name.swiftString) must be set to a string object")
        case "__code__": throw Raise.typeError("__code__ must be set to a code object")
        case "__dict__": throw Raise.typeError("cannot delete __dict__")
        case "__closure__", "__globals__", "__builtins__": throw Raise.attributeError("readonly attribute")
        case "__doc__": replace(&function.pointee.documentation, .none)
        case "__module__": replace(&function.pointee.module, .none)
        case "__defaults__": replace(&function.pointee.defaults, .unbound)
        case "__kwdefaults__": replace(&function.pointee.keywordDefaults, .unbound)
        case "__annotations__": replace(&function.pointee.annotations, .unbound)
        default: return false
        }
        return true
    }
}
