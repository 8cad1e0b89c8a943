// The module `collections`: deque, namedtuple and defaultdict are Swift, the rest is in Scripted/CollectionsScript.swift.
// Also `collections.abc`.

enum CollectionsModule {
    static var module: NativeModule {
        .scripted("collections", doc: "Container datatypes.", CollectionsScript.source) { m throws(Raise) in
            m.set(DequeType.cls)
            m.set(defaultDict)
            m.function("namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)") { a throws(Raise) in
                try NamedTuples.fromScript(a)
            }
            installOrderedDict(m)
            m.function("_count_elements(mapping, iterable, /)") { a throws(Raise) in
                let dict = a[0].layout(DictObject.self)
                try iterate(a[1]) { item throws(Raise) in
                    let hash = try Equality.hash(item)
                    let place = try Dict.find(dict, item, hash: hash)
                    if place < 0 {
                        try Dict.set(dict, item, .int(1))
                    } else if let entries = dict.pointee.entries {
                        let old = entries[place].value
                        let new = try Operators.binary(.add, old, .int(1))
                        try Dict.set(dict, item, new)
                        new.release()
                    }
                    return true
                }
                return .none
            }
        }
    }

    /// The methods of OrderedDict that a script could not write as well: `_pop`, `_popitem`, `_move_to_end`. Like those in C, they
    /// pass by what a class that inherits from it makes of `del` and `in`.
    private static func installOrderedDict(_ m: ModuleBuilder) {
        func method(_ signature: String, _ body: @escaping (Dict.Pointer, NativeArguments) throws(Raise) -> Value) {
            let function = NativeFunction(signature, owner: "OrderedDict", binds: true) { a throws(Raise) in
                guard a[0].isKind(.dict) else {
                    throw Raise.typeError("an OrderedDict is required, not '\(a[0].typeName)'")
                }
                return try body(a[0].layout(DictObject.self), a)
            }
            m.set("_" + function.name, .nativeFunction(function))
        }
        method("pop(self, key, default=?)") { dict, a throws(Raise) in
            let place = try Dict.find(dict, a[1], hash: Equality.hash(a[1]))
            if place < 0 {
                if a.has(2) { return a[2].retained() }
                throw Raise.keyError(asArguments: a[1])
            }
            let entry = Dict.removeEntry(dict, place)
            entry.key.release()
            return entry.value
        }
        method("popitem(self, last=True)") { dict, a throws(Raise) in
            let isLast = try Operators.truth(a[1])
            var place = 0
            guard let first = Dict.next(dict, from: &place), let entries = dict.pointee.entries else {
                throw Raise.keyError("dictionary is empty")
            }
            let entry = Dict.removeEntry(dict, isLast ? dict.pointee.used - 1 : first - entries)
            return .pair(owned: entry.key, entry.value)
        }
        method("move_to_end(self, key, last=True)") { dict, a throws(Raise) in
            let isLast = try Operators.truth(a[2])
            // An empty one does not ask the key for its hash.
            let place = dict.pointee.count == 0 ? -1 : try Dict.find(dict, a[1], hash: Equality.hash(a[1]))
            if place < 0 { throw Raise.keyError(asArguments: a[1]) }
            if isLast { Dict.moveToEnd(dict, place) } else { Dict.moveToFront(dict, place) }
            return .none
        }
    }

    nonisolated(unsafe) private static let factoryName = Value.interned("default_factory")  // never changes

    nonisolated(unsafe) private static let defaultDict = LibraryClass.make(  // under the interpreter lock
        "defaultdict", module: "collections", base: Types.dict, kind: .dict
    ) { cls in
        // As a script class: its instances have attributes, and `__missing__` is asked.
        cls.pointee.flags |= ClassObject.isScriptFlag
        func factory(_ value: Value) -> Value {
            Attributes.of(value.object).flatMap { Attributes.get($0, factoryName) } ?? .none
        }
        CoreTypes.constructor(cls, "__new__(cls, /, *args, **kwargs)") { a throws(Raise) in
            .object(Dict.make(a[0].layout(ClassObject.self)))
        }
        CoreTypes.method(cls, "__init__(self, default_factory=None, /, *args, **kwargs)") { a throws(Raise) in
            let isCallable =
                a[1].isNone || a[1].isKind(.classObject) || a[1].isKind(.function) || a[1].isKind(.nativeFunction)
                || a[1].isKind(.boundMethod) || a[1].classOf.lookup(Names.call) != nil
            if !isCallable { throw Raise.typeError("first argument must be callable or None") }
            if let attributes = Attributes.of(a[0].object) { Attributes.set(attributes, factoryName, a[1]) }
            if a[2].tupleItems.count > 0 || a[3].layout(DictObject.self).pointee.count > 0 {
                let update = try getAttribute(a[0], "update")
                defer { update.release() }
                try call(update, Array(a[2].tupleItems), ArgumentValues.keywords(a[3])).release()
            }
            return .none
        }
        CoreTypes.method(cls, "__missing__(self, key, /)") { a throws(Raise) in
            let factory = factory(a[0])
            if factory.isNone { throw Raise.keyError(a[1]) }
            let value = try call(factory)
            do throws(Raise) { try Dict.set(a[0].layout(DictObject.self), a[1], value) } catch {
                value.release()
                throw error
            }
            return value
        }
        for name in ["copy", "__copy__"] {
            CoreTypes.method(cls, "\(name)(self, /)") { a throws(Raise) in
                let copy = Value.object(Dict.make(a[0].classOf))
                if let attributes = Attributes.of(copy.object) { Attributes.set(attributes, factoryName, factory(a[0])) }
                var place = 0
                while let entry = Dict.next(a[0].layout(DictObject.self), from: &place) {
                    try Dict.set(copy.layout(DictObject.self), entry.pointee.key, entry.pointee.value)
                }
                return copy
            }
        }
        CoreTypes.method(
            cls, "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in
                let dict = Value.object(Dict.copy(v.layout(DictObject.self)))
                defer { dict.release() }
                guard Representing.enter(v) else { return "\(v.classOf.nameString)(...)" }
                defer { Representing.leave(v) }
                return "\(v.classOf.nameString)(\(try repr(factory(v))), \(try repr(dict)))"
            })
    }
}
