// How an object says what makes it again: `__reduce_ex__` of protocols 2 and up, `__getstate__`, and what the module `copy` makes of
// such answers.

enum ReduceProtocol {
    static func install() {
        CoreTypes.method(Types.object, "__getstate__(self, /)") { a throws(Raise) in try state(a[0]) }
        CoreTypes.method(Types.object, "__reduce__(self, /)") { a throws(Raise) in try reduced(a[0], 0) }
        CoreTypes.method(Types.object, "__reduce_ex__(self, protocol, /)") { a throws(Raise) in
            if !isObjects(a[0].classOf, reduceName) { return try answer(a[0], "__reduce__") }
            return try reduced(a[0], try ArgumentValues.int(a[1]))
        }
        let exception = Types.exception(.baseException)
        CoreTypes.method(exception, "__reduce__(self, /)") { a throws(Raise) in
            let cls = a[0].classOf, own = Attributes.of(a[0].object)
            var arguments = a[0].layout(ExceptionObject.self).pointee.arguments.tupleItems.map { $0 }
            if cls.isSubclass(of: Types.exception(.osError)), arguments.count == 2, let own,
                let file = Attributes.get(own, fileName), !file.isNone
            {
                arguments.append(file)
                if let other = Attributes.get(own, otherFileName), !other.isNone { arguments += [.none, other] }
            }
            // What the class computes from the arguments is no attribute.
            let names = cls.isSubclass(of: Types.exception(.importError)) ? ["name", "path"] : []
            let state = attributes(a[0]) { name, value in
                cls.lookup(name).map { $0.isKind(.nativeProperty) } != true
                    || (!value.isNone && names.contains(name.swiftString))
            }
            let parts = [.object(cls), .tuple(owned: arguments.map { $0.retained() })] + (state.isNone ? [] : [state])
            parts[0].retain()
            return .tuple(owned: parts)
        }
        CoreTypes.method(exception, "__setstate__(self, state, /)") { a throws(Raise) in
            if a[1].isNone { return .none }
            guard a[1].isKind(.dict) else { throw Raise.typeError("state is not a dictionary") }
            try setAttributes(a[0], a[1])
            return .none
        }
    }

    nonisolated(unsafe) private static let fileName = Value.interned("filename")  // never changes
    nonisolated(unsafe) private static let otherFileName = Value.interned("filename2")  // never changes
    nonisolated(unsafe) private static let reduceName = Value.interned("__reduce__")  // never changes
    nonisolated(unsafe) private static let hooks = [  // never changes
        "__reduce_ex__", "__reduce__", "__getstate__", "__setstate__", "__getnewargs__", "__getnewargs_ex__",
    ].map(Value.interned)
    nonisolated(unsafe) private static let newObject = Value.nativeFunction(  // never changes
        NativeFunction("__newobj__(cls, /, *args)", owner: "", binds: false) { a throws(Raise) in
            let make = try getAttribute(a[0], "__new__")
            defer { make.release() }
            return try call(make, [a[0]] + Array(a[1].tupleItems))
        })

    private static func isObjects(_ cls: ClassPointer, _ name: Value) -> Bool {
        guard let found = cls.lookup(name) else { return true }
        return Dict.get(Types.object.pointee.namespace, name: name).map { $0.isSame(found) } ?? false
    }

    /// Whether an object's class says more about copies than that all of its attributes count.
    static func isOwn(_ value: Value) -> Bool {
        switch value.object.pointee.kind {
        case .exception: true
        case .instance, .list, .dict, .set: !hooks.allSatisfy { isObjects(value.classOf, $0) }
        default: false
        }
    }

    private static func answer(_ value: Value, _ method: String, _ arguments: Value...) throws(Raise) -> Value {
        let method = try getAttribute(value, method)
        defer { method.release() }
        return try call(method, arguments)
    }

    /// A dict of the object's attributes, or None if it has none.
    private static func attributes(_ value: Value, where fits: (_ name: Value, _ value: Value) -> Bool) -> Value {
        guard value.isObject, let own = Attributes.of(value.object) else { return .none }
        let dict = Dict.make()
        for (name, value) in Attributes.entries(own) where fits(name, value) { Dict.set(dict, name: name, value) }
        if dict.pointee.count > 0 { return .object(dict) }
        Value.object(dict).release()
        return .none
    }

    /// What `object.__getstate__` gives: the attributes, and apart from them those that have slots.
    private static func state(_ value: Value) throws(Raise) -> Value {
        func isSlot(_ name: Value) -> Bool { Slots.isMember(value.classOf.lookup(name)) }
        let rest = attributes(value) { name, _ in !isSlot(name) }, slotted = attributes(value) { name, _ in isSlot(name) }
        return slotted.isNone ? rest : .tuple(owned: [rest, slotted])
    }

    /// What `object.__reduce_ex__` gives: `copyreg.__newobj__`, its arguments, the state, and iterators over items.
    private static func reduced(_ value: Value, _ version: Int) throws(Raise) -> Value {
        let cls = value.classOf
        switch value.isObject ? value.object.pointee.kind : .boxedFloat {
        case .set, .frozenSet:
            let items = try Iteration.collect(value)
            return .tuple(owned: [.object(cls).retained(), .tuple(owned: [items]), try state(value)])
        case .instance, .list, .dict, .tuple, .string, .bytes, .bigInteger, .boxedFloat, .complex: break
        default: throw Raise.typeError("cannot pickle '\(value.typeName)' object")
        }
        if version < 2 {
            throw Raise.notImplementedError(
                "__reduce_ex__(\(version)): protocols 0 and 1 are not part of the language, 2 and up are")
        }
        var arguments = [Value.object(cls).retained()]
        if cls.lookup(hooks[5]) != nil {
            throw Raise.notImplementedError("__getnewargs_ex__ is not part of the language: __getnewargs__ and __reduce__ are")
        }
        if cls.lookup(hooks[4]) != nil {
            let own = try answer(value, "__getnewargs__")
            defer { own.release() }
            guard own.isKind(.tuple) else { throw Raise.typeError("__getnewargs__ should return a tuple, not '\(own.typeName)'") }
            arguments += own.tupleItems.map { $0.retained() }
        }
        let state = try answer(value, "__getstate__")
        var items = Value.none, entries = Value.none
        if value.isKind(.list) { items = try Iteration.iterator(value) }
        if value.isKind(.dict) {
            let pairs = try answer(value, "items")
            defer { pairs.release() }
            entries = try Iteration.iterator(pairs)
        }
        return .tuple(owned: [newObject.retained(), .tuple(owned: arguments), state, items, entries])
    }

    private static func setAttributes(_ target: Value, _ entries: Value) throws(Raise) {
        let dict = entries.layout(DictObject.self)
        var place = 0
        while let entry = Dict.next(dict, from: &place) {
            let name = entry.pointee.key
            guard name.isString else { throw Raise.typeError("attribute name must be string, not '\(name.typeName)'") }
            try setAttribute(target, name.swiftString, entry.pointee.value)
        }
    }

    /// A copy by what the object's class says; `transform` makes the parts of a deep one, and `remember` is told of the copy before
    /// they are asked for.
    static func copy(
        _ value: Value, isDeep: Bool, remember: (Value) throws(Raise) -> Void, _ transform: (Value) throws(Raise) -> Value
    ) throws(Raise) -> Value {
        let reduced = try answer(value, "__reduce_ex__", .int(4))
        defer { reduced.release() }
        if reduced.isString { return value.retained() }
        guard reduced.isKind(.tuple), 2...5 ~= reduced.tupleItems.count else {
            throw Raise.typeError("__reduce_ex__ must return a string or a tuple of two to five items")
        }
        var parts = reduced.tupleItems.map { $0 }
        parts += [Value](repeating: .none, count: 5 - parts.count)
        let given = try Iteration.collect(parts[1])
        defer { given.release() }
        var arguments: [Value] = []
        defer { for argument in arguments { argument.release() } }
        for argument in given.listItems { arguments.append(try transform(argument)) }
        let result = try call(parts[0], arguments)
        do throws(Raise) {
            if isDeep { try remember(result) }
            if !parts[2].isNone { try setState(result, parts[2], transform) }
            if !parts[3].isNone {
                try iterate(parts[3]) { item throws(Raise) in
                    let item = try transform(item)
                    defer { item.release() }
                    try answer(result, "append", item).release()
                    return true
                }
            }
            if !parts[4].isNone {
                try iterate(parts[4]) { pair throws(Raise) in
                    let items = try Iteration.collect(pair)
                    defer { items.release() }
                    guard items.listItems.count == 2 else {
                        throw Raise.valueError("not enough values to unpack (expected 2, got \(items.listItems.count))")
                    }
                    let key = try transform(items.listItems[0])
                    defer { key.release() }
                    let value = try transform(items.listItems[1])
                    defer { value.release() }
                    try Operators.setItem(result, key, value)
                    return true
                }
            }
        } catch {
            result.release()
            throw error
        }
        return result
    }

    private static func setState(
        _ target: Value, _ given: Value, _ transform: (Value) throws(Raise) -> Value
    ) throws(Raise) {
        let state = try transform(given)
        defer { state.release() }
        if target.classOf.lookup(hooks[3]) != nil { return try answer(target, "__setstate__", state).release() }
        var (rest, slotted) = (state, Value.none)
        if state.isKind(.tuple), state.tupleItems.count == 2 { (rest, slotted) = (state.tupleItems[0], state.tupleItems[1]) }
        for part in [rest, slotted] where !part.isNone {
            guard part.isKind(.dict) else { throw Raise.typeError("'\(part.typeName)' object is not iterable") }
            try setAttributes(target, part)
        }
    }
}
