// `collections.namedtuple` and `typing.NamedTuple`: classes of the tuple's layout whose constructor binds its arguments as
// a script function would.

enum NamedTuples {
    /// A class (owned). `defaults` belong to the last fields and are owned.
    static func make(_ name: String, _ fields: [String], _ defaults: [Value], module: String, doc: String? = nil) -> Value {
        let cls = ClassObject.make(name: name, bases: [Types.tuple], kind: .tuple)
        // Its instances do not count: a class once made stays.
        Value.object(cls).retain()
        let namespace = cls.pointee.namespace
        func put(_ key: String, _ owned: Value) { CoreTypes.put(namespace, key, owned) }
        put("__module__", .string(module))
        put("__doc__", .string(doc ?? "\(name)(\(fields.joined(separator: ", ")))"))
        put("__slots__", .tuple(owned: []))
        put("_fields", .tuple(owned: fields.map { .interned($0) }))
        put("__match_args__", .tuple(owned: fields.map { .interned($0) }))
        let firstDefault = fields.count - defaults.count
        put("_field_defaults", .dict(owned: zip(fields[firstDefault...], defaults).map { ($0, $1.retained()) }))
        var parameters = [ParameterSpec("_cls", .positional)]
        for (i, field) in fields.enumerated() {
            parameters.append(ParameterSpec(field, .positional, default: i < firstDefault ? nil : defaults[i - firstDefault]))
        }
        func method(_ short: String, _ parameters: [ParameterSpec], binds: Bool = true, _ body: @escaping NativeBody) -> Value {
            .nativeFunction(
                NativeFunction(
                    name: short, qualifiedName: "\(name).\(short)", module: module, parameters: parameters, binds: binds,
                    body: body))
        }
        put(
            "__new__",
            .wrappedMethod(
                .staticMethod,
                owned: method("__new__", parameters, binds: false) { a throws(Raise) in
                    for i in 1..<a.count { a[i].retain() }
                    return instance(UnsafeBufferPointer(start: a.base + 1, count: a.count - 1), a[0].layout(ClassObject.self))
                }))
        for (i, field) in fields.enumerated() {
            CoreTypes.property(
                cls, field,
                get: { v throws(Raise) in
                    let items = v.tupleItems
                    return i < items.count ? items[i].retained() : .none
                },
                set: { _, _ throws(Raise) in throw Raise.attributeError("can't set attribute") })
        }
        let receiver = ParameterSpec("self", .positional)
        put(
            "__repr__",
            method("__repr__", [receiver]) { a throws(Raise) in
                var parts: [String] = []
                for (field, item) in zip(fields, a[0].tupleItems) { parts.append("\(field)=\(try repr(item))") }
                return .string("\(a[0].classOf.nameString)(\(parts.joined(separator: ", ")))")
            })
        put(
            "_asdict",
            method("_asdict", [receiver]) { a throws(Raise) in
                .dict(owned: zip(fields, a[0].tupleItems).map { ($0, $1.retained()) })
            })
        put(
            "_replace",
            method("_replace", [receiver, ParameterSpec("kwds", .variadicKeywords)]) { a throws(Raise) in
                var items = a[0].tupleItems.map { $0.retained() }
                var unknown: [Value] = []
                var place = 0
                while let entry = Dict.next(a[1].layout(DictObject.self), from: &place) {
                    if let i = fields.firstIndex(of: entry.pointee.key.swiftString), i < items.count {
                        items[i].release()
                        items[i] = entry.pointee.value.retained()
                    } else {
                        unknown.append(entry.pointee.key.retained())
                    }
                }
                if !unknown.isEmpty {
                    for item in items { item.release() }
                    let list = Value.list(owned: unknown)
                    defer { list.release() }
                    throw Raise.valueError("Got unexpected field names: \(try repr(list))")
                }
                return instance(items, a[0].classOf)
            })
        let iterable = [ParameterSpec("cls", .positional), ParameterSpec("iterable", .positional)]
        put(
            "_make",
            .wrappedMethod(
                .classMethod,
                owned: method("_make", iterable) { a throws(Raise) in
                    let list = try Iteration.collect(a[1])
                    defer { list.release() }
                    if list.listItems.count != fields.count {
                        throw Raise.typeError("Expected \(fields.count) arguments, got \(list.listItems.count)")
                    }
                    return instance(list.listItems.map { $0.retained() }, a[0].layout(ClassObject.self))
                }))
        put(
            "__getnewargs__",
            method("__getnewargs__", [receiver]) { a throws(Raise) in
                .tuple(owned: a[0].tupleItems.map { $0.retained() })
            })
        cls.changed()
        return .object(cls)
    }

    private static func instance(_ owned: [Value], _ cls: ClassPointer) -> Value {
        owned.withUnsafeBufferPointer { instance($0, cls) }
    }

    private static func instance(_ owned: UnsafeBufferPointer<Value>, _ cls: ClassPointer) -> Value {
        let value = Value.tuple(owned: owned, as: cls)
        // No exact tuple: what treats those specially must ask the class.
        value.object.pointee.word |= ObjectHeader.subclass
        return value
    }

    private static let keywords: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
        "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
        "pass", "raise", "return", "try", "while", "with", "yield",
    ]

    private static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first.properties.isXIDStart || first == "_" else { return false }
        return name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue || $0 == "_" }
    }

    /// `namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)`.
    static func fromScript(_ a: NativeArguments) throws(Raise) -> Value {
        var fields: [String] = []
        if a[1].isString {
            fields = a[1].swiftString.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init)
        } else {
            try iterate(a[1]) { item throws(Raise) in
                fields.append(try str(item))
                return true
            }
        }
        let name = try str(a[0])
        if try truth(a[2]) {
            var seen: Set<String> = []
            for (i, field) in fields.enumerated() {
                if !isIdentifier(field) || keywords.contains(field) || field.hasPrefix("_") || !seen.insert(field).inserted {
                    fields[i] = "_\(i)"
                }
            }
        }
        func quoted(_ text: String) throws(Raise) -> String {
            let value = Value.string(text)
            defer { value.release() }
            return try repr(value)
        }
        for word in [name] + fields {
            if !isIdentifier(word) {
                throw Raise.valueError("Type names and field names must be valid identifiers: \(try quoted(word))")
            }
            if keywords.contains(word) {
                throw Raise.valueError("Type names and field names cannot be a keyword: \(try quoted(word))")
            }
        }
        var seen: Set<String> = []
        let renames = try truth(a[2])
        for field in fields {
            if field.hasPrefix("_") && !renames {
                throw Raise.valueError("Field names cannot start with an underscore: \(try quoted(field))")
            }
            if !seen.insert(field).inserted {
                throw Raise.valueError("Encountered duplicate field name: \(try quoted(field))")
            }
        }
        var defaults: [Value] = []
        if !a[3].isNone {
            let list = try Iteration.collect(a[3])
            defer { list.release() }
            if list.listItems.count > fields.count { throw Raise.typeError("Got more default values than field names") }
            defaults = list.listItems.map { $0.retained() }
        }
        let module = a[4].isNone ? "__main__" : try str(a[4])
        return make(name, fields, defaults, module: module)
    }

    // ---- typing.NamedTuple -----------------------------------------------------------------------------------------------

    /// `typing.NamedTuple`: a class statement over it makes a named tuple, a call with names and types too.
    nonisolated(unsafe) static let marker = LibraryClass.make(  // under the interpreter lock
        "NamedTuple", module: "typing", base: Types.tuple, kind: .tuple
    ) { cls in
        CoreTypes.constructor(cls, "__new__(cls, typename, fields=None, /, **kwargs)") { a throws(Raise) in
            var names: [String] = []
            let annotations = Value.object(Dict.make())
            if a[2].isNone {
                for (name, type) in ArgumentValues.keywords(a[3]) {
                    names.append(name)
                    try Dict.set(annotations.layout(DictObject.self), .interned(name), type)
                }
            } else {
                try iterate(a[2]) { item throws(Raise) in
                    let pair = try Iteration.collect(item)
                    defer { pair.release() }
                    guard pair.listItems.count == 2, pair.listItems[0].isString else {
                        throw Raise.typeError("NamedTuple fields must be pairs of a name and a type")
                    }
                    names.append(pair.listItems[0].swiftString)
                    try Dict.set(annotations.layout(DictObject.self), pair.listItems[0], pair.listItems[1])
                    return true
                }
            }
            let made = make(try str(a[1]), names, [], module: "__main__")
            CoreTypes.put(made.layout(ClassObject.self).pointee.namespace, "__annotations__", annotations)
            return made
        }
    }

    /// The class of `class Point(NamedTuple): …`, owned.
    static func fromClassBody(_ name: String, _ namespace: UnsafeMutablePointer<DictObject>) throws(Raise) -> Value {
        var fields: [String] = [], defaults: [Value] = []
        if let annotations = Dict.get(namespace, name: Names.annotations), annotations.isKind(.dict) {
            var place = 0
            while let entry = Dict.next(annotations.layout(DictObject.self), from: &place) {
                let field = entry.pointee.key
                if let value = Dict.get(namespace, name: field) {
                    defaults.append(value.retained())
                } else if !defaults.isEmpty {
                    throw Raise.typeError(
                        "non-default namedtuple field \(field.swiftString) cannot follow default "
                            + "field\(defaults.count > 1 ? "s" : "") \(fields.suffix(defaults.count).joined(separator: ", "))")
                }
                fields.append(field.swiftString)
            }
        }
        let module = Dict.get(namespace, name: Names.module).flatMap { $0.isString ? $0.swiftString : nil } ?? "__main__"
        let cls = make(name, fields, defaults, module: module)
        var place = 0
        while let entry = Dict.next(namespace, from: &place) {
            let key = entry.pointee.key
            if fields.contains(key.swiftString) || ["__qualname__", "__module__"].contains(key.swiftString) { continue }
            if [
                "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace",
                "_asdict",
            ]
            .contains(key.swiftString) {
                throw Raise.attributeError("Cannot overwrite NamedTuple attribute \(key.swiftString)")
            }
            Dict.set(cls.layout(ClassObject.self).pointee.namespace, name: key, entry.pointee.value)
        }
        cls.layout(ClassObject.self).changed()
        return cls
    }
}
