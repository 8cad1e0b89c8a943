// The builtin functions.

/// Puts the builtin functions into the module `builtins`.
func installFunctions(_ builder: ModuleBuilder) {
    let namespace = builder.namespace
    func function(_ signature: String, _ body: @escaping NativeBody) {
        let function = NativeFunction(signature, module: "builtins", body: body)
        CoreTypes.put(namespace, function.name, .nativeFunction(function))
    }
    function("print(*args, sep=' ', end='\\n', file=None, flush=False)") { a throws(Raise) in
        var text = ""
        let separator = a[1].isNone ? " " : try str(a[1])
        for (i, item) in a[0].tupleItems.enumerated() {
            if i > 0 { text += separator }
            text += try str(item)
        }
        text += a[2].isNone ? "\n" : try str(a[2])
        Interpreter.current?.host.write(text, to: .stdout)
        return .none
    }
    function("len(obj, /)") { a throws(Raise) in .int(try Operators.length(a[0])) }
    function("repr(obj, /)") { a throws(Raise) in .string(try repr(a[0])) }
    function("iter(object, /)") { a throws(Raise) in try Iteration.iterator(a[0]) }
    function("next(iterator, default=?, /)") { a throws(Raise) in
        if a[0].isKind(.generator) && !a.has(1) { return try getAttributeAndCall(a[0], "__next__") }
        if let value = try Iteration.next(a[0]) { return value }
        if a.has(1) { return a[1].retained() }
        throw Raise.stopIteration()
    }
    function("isinstance(obj, class_or_tuple, /)") { a throws(Raise) in .bool(try isInstanceOf(a[0], a[1])) }
}

private func getAttributeAndCall(_ value: Value, _ name: String) throws(Raise) -> Value {
    let method = try getAttribute(value, name)
    defer { method.release() }
    return try call(method)
}

private func isInstanceOf(_ value: Value, _ cls: Value) throws(Raise) -> Bool {
    if cls.isKind(.tuple) {
        for item in cls.tupleItems where try isInstanceOf(value, item) { return true }
        return false
    }
    guard cls.isKind(.classObject) else {
        throw Raise.typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
    }
    return value.classOf.isSubclass(of: cls.layout(ClassObject.self))
}
