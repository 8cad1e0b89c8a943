// Functions about namespaces: globals, locals, vars, dir.

func installNamespaceFunctions(_ function: FunctionTable) {
    function("globals()", doc: "Return the dictionary containing the current scope's global variables.") { _ in
        Value.object(Namespaces.globals()).retained()
    }
    function("locals()", doc: "Return a dictionary containing the current scope's local variables.") { _ in Namespaces.locals() }
    function("vars(object=?, /)", doc: "Return the __dict__ of an object, or the local variables.") { a throws(Raise) in
        if !a.has(0) { return Namespaces.locals() }
        if let dict = try AttributeAccess.find(a[0], Names.dict) { return dict }
        throw Raise.typeError("vars() argument must have __dict__ attribute")
    }
    function("dir(object=?, /)", doc: "Return the names of an object's attributes, or of the current scope.") { a throws(Raise) in
        let names: Value
        if a.has(0) {
            names = try Namespaces.directory(a[0])
        } else {
            let locals = Namespaces.locals()
            defer { locals.release() }
            names = try Iteration.collect(locals)
        }
        try Sorting.sort(names, key: .none, isReversed: false)
        return names
    }
}

enum Namespaces {
    /// The global names of the code that is running, borrowed.
    static func globals() -> Dict.Pointer {
        let state = machine
        if state.pointee.fp > state.pointee.frames { return state.pointee.fp.pointee.function.pointee.globals }
        return Interpreter.current?.main.pointee.namespace ?? state.pointee.builtins
    }

    /// The local names of the code that is running: a new dict in a function, the namespace itself elsewhere. Owned.
    static func locals() -> Value {
        let state = machine
        guard state.pointee.fp > state.pointee.frames else { return Value.object(globals()).retained() }
        let frame = state.pointee.fp.pointee
        if frame.kind.contains(.classBody), frame.extra.isKind(.dict) { return frame.extra.retained() }
        let code = frame.function.pointee.code
        let object = code.pointee.object.takeUnretainedValue()
        if object.localNames.isEmpty && object.freeNames.isEmpty && object.name == "<module>" {
            return Value.object(globals()).retained()
        }
        let dict = Dict.make()
        func put(_ name: Value, _ raw: Value) {
            let value = raw.isKind(.cell) ? raw.layout(CellObject.self).pointee.content : raw
            if !value.isUnbound { Dict.set(dict, name: name, value) }
        }
        for i in 0..<code.pointee.localCount where !name(code, i).hasPrefix(".") {
            put(code.pointee.localNames[i], frame.registers[i])
        }
        if let closure = frame.function.pointee.closure {
            for (i, name) in object.freeNames.enumerated() where i < frame.function.pointee.closureCount {
                let key = Value.interned(name)
                put(key, closure[i])
                key.release()
            }
        }
        return .object(dict)
    }

    private static func name(_ code: UnsafeMutablePointer<CodeRecord>, _ i: Int) -> String {
        code.pointee.localNames[i].swiftString
    }

    /// The names that `dir(value)` shows, unsorted, each once. Owned list.
    static func directory(_ value: Value) throws(Raise) -> Value {
        if value.isKind(.module),
            let hook = Dict.get(value.layout(ModuleObject.self).pointee.namespace, name: .interned("__dir__"))
        {
            let names = try call(hook)
            defer { names.release() }
            return try Iteration.collect(names)
        }
        if let hook = value.classOf.lookup(.interned("__dir__")) {
            let names = try callMethod(hook, value)
            defer { names.release() }
            return try Iteration.collect(names)
        }
        let names = Dict.make()
        defer { Value.object(names).release() }
        func add(_ namespace: Dict.Pointer) {
            var place = 0
            while let entry = Dict.next(namespace, from: &place) {
                if entry.pointee.key.isString { Dict.set(names, name: entry.pointee.key, .none) }
            }
        }
        func add(_ text: String) {
            let name = Value.interned(text)
            Dict.set(names, name: name, .none)
            name.release()
        }
        func add(_ cls: ClassPointer) {
            for i in 0..<cls.pointee.orderCount { add(cls.pointee.order[i].pointee.namespace) }
            add("__class__")
            add("__doc__")
            if cls.pointee.isScript { for name in ["__dict__", "__module__", "__weakref__"] { add(name) } }
        }
        if value.isKind(.module) {
            add(value.layout(ModuleObject.self).pointee.namespace)
        } else if value.isKind(.classObject) {
            add(value.layout(ClassObject.self))
        } else {
            if value.isObject, let attributes = Attributes.of(value.object) {
                for key in Shape.names(attributes.pointee.shape) { Dict.set(names, name: key, .none) }
            }
            if value.isKind(.function) {
                let own = value.layout(FunctionObject.self).pointee.attributes
                if own.isKind(.dict) { add(own.layout(DictObject.self)) }
            }
            add(value.classOf)
        }
        return try Iteration.collect(.object(names))
    }
}
