// The native part of `dataclasses`: `__init__` and the other methods as native functions, so that a dataclass costs no more
// than a class written by hand. What a class's fields are is found out in Scripted/DataclassesScript.swift.

/// One parameter of a generated `__init__`.
private struct InitField {
    let name: Value
    /// Called for the value when the argument is absent; unbound if there is none.
    let factory: Reference?
    let isInitOnly: Bool
    /// Takes part in the parameters; else only its factory or default runs.
    let isParameter: Bool
    let fallback: Reference?
}

enum DataclassSupport {
    static func install(_ m: ModuleBuilder) {
        m.function("_make_init(cls, fields, frozen, slots, /)") { a throws(Raise) in
            try makeInit(a[0].layout(ClassObject.self), a[1], isFrozen: a[2].asBool, hasSlots: try Operators.truth(a[3]))
        }
        m.function("_make_repr(cls, names, /)") { a throws(Raise) in
            let names = a[1].tupleItems.map { $0.internedString }
            return function(a[0], "__repr__", ["self"]) { b throws(Raise) in
                guard Representing.enter(b[0]) else { return .string("...") }
                defer { Representing.leave(b[0]) }
                _ = try claimedClass(b[0])
                var parts: [String] = []
                for name in names {
                    let value = try AttributeAccess.get(b[0], name)
                    defer { value.release() }
                    parts.append("\(name.swiftString)=\(try repr(value))")
                }
                return .string("\(b[0].classOf.pointee.qualifiedName.swiftString)(\(parts.joined(separator: ", ")))")
            }
        }
        m.function("_make_comparison(cls, name, names, /)") { a throws(Raise) in
            let names = a[2].tupleItems.map { $0.internedString }
            let operators: [String: Operators.Comparison] = [
                "__eq__": .equal, "__lt__": .less, "__le__": .lessEqual, "__gt__": .greater, "__ge__": .greaterEqual,
            ]
            guard let op = operators[a[1].swiftString] else { throw Raise.valueError("not a comparison") }
            return function(a[0], a[1].swiftString, ["self", "other"]) { b throws(Raise) in
                if try claimedClass(b[1]) != claimedClass(b[0]) { return .notImplemented }
                let mine = try tuple(b[0], names), theirs = try tuple(b[1], names)
                defer {
                    mine.release()
                    theirs.release()
                }
                return try Operators.compare(op, mine, theirs)
            }
        }
        m.function("_make_hash(cls, names, /)") { a throws(Raise) in
            let names = a[1].tupleItems.map { $0.internedString }
            return function(a[0], "__hash__", ["self"]) { b throws(Raise) in
                let values = try tuple(b[0], names)
                defer { values.release() }
                return .int(try Equality.hash(values))
            }
        }
    }

    /// `x.__class__`, which a script's class may watch or forge.
    private static func claimedClass(_ value: Value) throws(Raise) -> ClassPointer {
        guard value.classOf.pointee.flags & ClassObject.hasGetattribute != 0 else { return value.classOf }
        let cls = try AttributeAccess.get(value, Names.cls)
        defer { cls.release() }
        return cls.isKind(.classObject) ? cls.layout(ClassObject.self) : value.classOf
    }

    private static func tuple(_ object: Value, _ names: [Value]) throws(Raise) -> Value {
        var items: [Value] = []
        do throws(Raise) { for name in names { items.append(try AttributeAccess.get(object, name)) } } catch {
            for item in items { item.release() }
            throw error
        }
        return .tuple(owned: items)
    }

    /// A method of the class, named as one that its author wrote.
    private static func function(
        _ cls: Value, _ name: String, _ parameters: [String], _ body: @escaping NativeBody
    ) -> Value {
        let cls = cls.layout(ClassObject.self)
        return .nativeFunction(
            NativeFunction(
                name: name, qualifiedName: "\(cls.pointee.qualifiedName.swiftString).\(name)", module: "__main__",
                parameters: parameters.map { ParameterSpec($0, .positional) }, binds: true, body: body))
    }

    /// `fields`: tuples (name, default, factory, in_init, init_only, keyword_only), with `...` for what is absent.
    /// With slots a default has no place in the class: every instance gets it.
    private static func makeInit(
        _ cls: ClassPointer, _ list: Value, isFrozen: Bool, hasSlots: Bool
    ) throws(Raise) -> Value {
        var specifications = [ParameterSpec("self", .positional)]
        var keywordOnly: [(ParameterSpec, InitField)] = []
        var fields: [InitField] = []
        var computed: [InitField] = []
        for item in list.sequenceItems.map(Array.init) ?? [] {
            let parts = item.tupleItems
            let isAbsent = parts[1].isSame(.ellipsis), hasFactory = !parts[2].isSame(.ellipsis)
            let field = InitField(
                name: parts[0].internedString, factory: hasFactory ? Reference(parts[2]) : nil, isInitOnly: parts[4].asBool,
                isParameter: parts[3].asBool, fallback: isAbsent ? nil : Reference(parts[1]))
            guard field.isParameter else {
                computed.append(field)
                continue
            }
            let fallback: Value? = hasFactory ? .unbound : isAbsent ? nil : parts[1]  // the field holds it
            if parts[5].asBool {
                keywordOnly.append((ParameterSpec(field.name.swiftString, .keywordOnly, default: fallback), field))
            } else {
                specifications.append(ParameterSpec(field.name.swiftString, .positional, default: fallback))
                fields.append(field)
            }
        }
        specifications += keywordOnly.map(\.0)
        fields += keywordOnly.map(\.1)
        let postInit = Value.interned("__post_init__")
        let parameterFields = fields, others = computed
        return .nativeFunction(
            NativeFunction(
                name: "__init__", qualifiedName: "\(cls.pointee.qualifiedName.swiftString).__init__", module: "__main__",
                parameters: specifications, binds: true
            ) { a throws(Raise) in
                var initOnly: [Value] = []
                let receiver = a[0]
                func set(_ name: Value, _ value: Value) throws(Raise) {
                    if isFrozen {
                        try AttributeAccess.setPlain(receiver, name, value)
                    } else {
                        try AttributeAccess.set(receiver, name, value)
                    }
                }
                for (i, field) in parameterFields.enumerated() {
                    if field.isInitOnly {
                        initOnly.append(a[i + 1])
                    } else if a.has(i + 1) {
                        try set(field.name, a[i + 1])
                    } else if let factory = field.factory {
                        let value = try call(factory.value)
                        defer { value.release() }
                        try set(field.name, value)
                    }
                }
                for field in others {
                    if let factory = field.factory {
                        let value = try call(factory.value)
                        defer { value.release() }
                        try set(field.name, value)
                    } else if hasSlots && !field.isInitOnly, let fallback = field.fallback {
                        try set(field.name, fallback.value)
                    }
                }
                if receiver.classOf.lookup(postInit) != nil {
                    let method = try AttributeAccess.get(receiver, postInit)
                    defer { method.release() }
                    try call(method, initOnly).release()
                }
                return .none
            })
    }
}
