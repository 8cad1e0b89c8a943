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
            m.function("_move_to_end(mapping, key, /)") { a throws(Raise) in
                let dict = a[0].layout(DictObject.self)
                let hash = try Equality.hash(a[1])
                let place = try Dict.find(dict, a[1], hash: hash)
                if place < 0 { throw Raise.keyError(a[1]) }
                let entry = Dict.removeEntry(dict, place)
                Dict.insertNew(dict, hash: hash, key: entry.key, value: entry.value)
                return .none
            }
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
