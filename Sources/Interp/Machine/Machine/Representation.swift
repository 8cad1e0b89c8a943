// repr() and str() for native code, by the class's methods.

/// `repr(value)`.
public func repr(_ value: Value) throws(Raise) -> String {
    if let quick = quickRepr(value) { return quick }
    try machine.checkNativeStack()
    if let text = try text(value, Names.repr, "__repr__") { return text }
    return try objectRepr(value)
}

/// `str(value)`.
public func str(_ value: Value) throws(Raise) -> String {
    if value.isExactly(.string) { return value.swiftString }
    if let quick = quickRepr(value) { return quick }
    try machine.checkNativeStack()
    if let text = try text(value, Names.str, "__str__") { return text }
    return try repr(value)
}

/// `ascii(value)`.
package func asciiRepr(_ value: Value) throws(Raise) -> String {
    var result = ""
    for scalar in try repr(value).unicodeScalars {
        if scalar.isASCII {
            result.unicodeScalars.append(scalar)
        } else {
            let hex = String(scalar.value, radix: 16)
            func padded(_ width: Int) -> String { String(repeating: "0", count: max(0, width - hex.count)) + hex }
            result += scalar.value < 0x100 ? "\\x" + padded(2) : scalar.value < 0x10000 ? "\\u" + padded(4) : "\\U" + padded(8)
        }
    }
    return result
}

private func quickRepr(_ value: Value) -> String? {
    switch value.tag {
    case Tag.int: String(value.asInt)
    case Tag.bool: value.asBool ? "True" : "False"
    case Tag.special: value.bits == 0 ? "None" : value.bits == 1 ? "NotImplemented" : "Ellipsis"
    case Tag.float: FloatFormatting.repr(value.asFloat)
    default:
        // Long ones go through `__repr__`, which limits the digits.
        if value.isExactly(.bigInteger), let number = value.integerValue, number.bitLength < 2_000 {
            number.description(radix: 10)
        } else {
            nil
        }
    }
}

private func text(_ value: Value, _ name: Value, _ shown: String) throws(Raise) -> String? {
    guard let method = value.classOf.lookup(name) else { return nil }
    let result = try callMethod(method, value)
    defer { result.release() }
    guard result.isString else { throw Raise.typeError("\(shown) returned non-string (type \(result.typeName))") }
    return result.swiftString
}

/// `object.__repr__`: `<__main__.Point object at 0x…>`, and the forms of functions, classes and modules.
package func objectRepr(_ value: Value) throws(Raise) -> String {
    let address = "0x" + String(value.bits, radix: 16)
    guard value.isObject else { return quickRepr(value) ?? value.typeName }
    switch value.object.pointee.kind {
    case .string: return String(decoding: TextRepresentation.string(value.utf8), as: UTF8.self)
    case .bytes: return String(decoding: TextRepresentation.bytes(value.byteContents), as: UTF8.self)
    case .function: return "<function \(value.layout(FunctionObject.self).pointee.qualifiedName.swiftString) at \(address)>"
    case .nativeFunction:
        let function = value.nativeFunction
        if function.binds {
            return
                "<method '\(function.name)' of '\(function.qualifiedName.split(separator: ".").dropLast().joined(separator: "."))' objects>"
        }
        return "<built-in function \(function.name)>"
    case .boundMethod:
        let method = value.layout(BoundMethodObject.self).pointee
        if method.function.isKind(.nativeFunction) {
            return "<built-in method \(method.function.nativeFunction.name) of \(method.receiver.typeName) object at \(address)>"
        }
        return "<bound method \(describe(method.function)) of \(try repr(method.receiver))>"
    case .classObject: return "<class '\(qualifiedClassName(value.layout(ClassObject.self)))'>"
    case .module:
        let module = value.layout(ModuleObject.self).pointee
        if let file = Dict.get(module.namespace, name: Names.file), file.isString {
            return "<module '\(module.name.swiftString)' from '\(file.swiftString)'>"
        }
        // One that a script made has no loader.
        let isBare = Dict.get(module.namespace, name: .interned("__loader__"))?.isNone ?? false
        return "<module '\(module.name.swiftString)'\(isBare ? "" : " (built-in)")>"
    case .generator:
        return
            "<generator object \(value.layout(GeneratorObject.self).pointee.function.pointee.qualifiedName.swiftString) at \(address)>"
    case .exception:
        let items = value.layout(ExceptionObject.self).pointee.arguments.tupleItems
        var parts: [String] = []
        for item in items { parts.append(try repr(item)) }
        return value.typeName + "(" + parts.joined(separator: ", ") + ")"
    case .cell, .code, .iterator, .rangeIterator, .sequenceIterator, .dictIterator, .pairIterator, .property, .classMethod,
        .staticMethod:
        return "<\(value.typeName) object at \(address)>"
    default: return "<\(qualifiedClassName(value.classOf)) object at \(address)>"
    }
}

/// "__main__.Point", "int".
package func qualifiedClassName(_ cls: ClassPointer) -> String {
    let name = cls.pointee.qualifiedName.swiftString
    guard let module = Dict.get(cls.pointee.namespace, name: Names.module) else { return name }
    guard module.isString else { return cls.nameString }
    if module.swiftString == "builtins" { return name }
    return module.swiftString + "." + name
}

/// A function's name for messages.
func describe(_ function: Value) -> String {
    if function.isKind(.function) { return function.layout(FunctionObject.self).pointee.qualifiedName.swiftString }
    if function.isKind(.nativeFunction) { return function.nativeFunction.qualifiedName }
    return function.typeName
}

/// Writes the pending exception to stderr: it has nowhere to go.
func reportUnraisable(_ head: String) {
    let exception = Raise().take()
    defer { exception.release() }
    let lines = [head] + tracebackText(Unwinding.report(exception))
    Interpreter.current?.host.write(lines.joined(separator: "\n") + "\n", to: .stderr)
}

/// Whether a value is an instance of a class that a script may have made; false when `cls` is none.
public func isInstance(_ value: Value, of cls: Value) -> Bool {
    cls.isKind(.classObject) && value.classOf.isSubclass(of: cls.layout(ClassObject.self))
}

/// `isinstance(value, cls)` for a class.
public func isInstance(_ value: Value, _ cls: ClassHandle) -> Bool { value.classOf.isSubclass(of: cls.pointer) }

/// `getattr(value, name)`.
public func getAttribute(_ value: Value, _ name: String) throws(Raise) -> Value {
    let key = Value.interned(name)
    defer { key.release() }
    return try AttributeAccess.get(value, key)
}

/// `getattr(value, name, None)` without making an exception: nil if there is no such attribute.
public func findAttribute(_ value: Value, _ name: String) throws(Raise) -> Value? {
    let key = Value.interned(name)
    defer { key.release() }
    return try AttributeAccess.findIfAny(value, key)
}

/// `setattr(value, name, new)`.
public func setAttribute(_ value: Value, _ name: String, _ new: Value) throws(Raise) {
    let key = Value.interned(name)
    defer { key.release() }
    try AttributeAccess.set(value, key, new)
}

/// `bool(value)`.
public func truth(_ value: Value) throws(Raise) -> Bool { try Operators.truth(value) }
