// The methods of dict. Views are in ContainerDictViews.swift, the table in Values/Dict.swift.

func installDicts() {
    let method = ContainerClass(cls: Types.dict, kind: .dict)
    CoreTypes.constructor(Types.dict, "__new__(cls, /, *args, **kwargs)") { a throws(Raise) in
        try ListMethods.checkClass(a[0], Types.dict)
        return .object(Dict.make(a[0].layout(ClassObject.self)))
    }
    method("__init__(self, iterable=?, /, **kwargs)") { a throws(Raise) in
        try DictMethods.update(a[0], a[1], a[2])
        return .none
    }
    method.unhashable()
    method("__repr__(self, /)") { a throws(Raise) in
        try a[0].guardingRepr("{...}") { () throws(Raise) in
            var text = "{", place = 0
            let dict = a[0].layout(DictObject.self)
            while let entry = Dict.next(dict, from: &place) {
                let key = entry.pointee.key.retained(), value = entry.pointee.value.retained()
                defer {
                    key.release()
                    value.release()
                }
                if text.utf8.count > 1 { text += ", " }
                text += try repr(key)
                text += ": "
                text += try repr(value)
            }
            return text + "}"
        }
    }
    method("__eq__(self, value, /)") { a throws(Raise) in
        a[1].isKind(.dict) ? .bool(try DictMethods.equal(a[0], a[1])) : .notImplemented
    }
    method("__ne__(self, value, /)") { a throws(Raise) in
        a[1].isKind(.dict) ? .bool(try !DictMethods.equal(a[0], a[1])) : .notImplemented
    }
    method("__len__(self, /)") { a in .int(a[0].layout(DictObject.self).pointee.count) }
    method("__iter__(self, /)") { a in .dictIterator(a[0], .keys) }
    method("__reversed__(self, /)") { a in .dictIterator(a[0], .keys, isReversed: true) }
    method("__contains__(self, key, /)") { a throws(Raise) in
        .bool(try Dict.get(a[0].layout(DictObject.self), a[1]) != nil)
    }
    method("__getitem__(self, key, /)") { a throws(Raise) in
        if let value = try Dict.get(a[0].layout(DictObject.self), a[1]) { return value.retained() }
        if !a[0].isExactly(.dict), let hook = a[0].classOf.lookup(Names.missing) { return try callMethod(hook, a[0], a[1]) }
        throw Raise.keyError(a[1])
    }
    method("__setitem__(self, key, value, /)") { a throws(Raise) in
        try Dict.set(a[0].layout(DictObject.self), a[1], a[2])
        return .none
    }
    method("__delitem__(self, key, /)") { a throws(Raise) in
        guard let old = try Dict.remove(a[0].layout(DictObject.self), a[1]) else { throw Raise.keyError(a[1]) }
        old.release()
        return .none
    }
    method("__or__(self, value, /)") { a throws(Raise) in
        guard a[1].isKind(.dict) else { return .notImplemented }
        return try DictMethods.merged(a[0], a[1])
    }
    method("__ror__(self, value, /)") { a throws(Raise) in
        guard a[1].isKind(.dict) else { return .notImplemented }
        return try DictMethods.merged(a[1], a[0])
    }
    method("__ior__(self, value, /)") { a throws(Raise) in
        try DictMethods.update(a[0], a[1], .unbound)
        return a[0].retained()
    }
    method("get(self, key, default=None, /)", doc: "Return the value for key if key is in the dictionary, else default.") {
        a throws(Raise) in
        (try Dict.get(a[0].layout(DictObject.self), a[1]) ?? a[2]).retained()
    }
    method("setdefault(self, key, default=None, /)", doc: "Insert key with a value of default if key is not in the dictionary.") {
        a throws(Raise) in
        let dict = a[0].layout(DictObject.self)
        if let value = try Dict.get(dict, a[1]) { return value.retained() }
        try Dict.set(dict, a[1], a[2])
        return a[2].retained()
    }
    method("pop(self, key, default=?, /)", doc: "Remove the key and return its value, or default if it is missing.") {
        a throws(Raise) in
        // An empty dict does not ask for the key's hash.
        if a[0].layout(DictObject.self).pointee.count > 0,
            let value = try Dict.remove(a[0].layout(DictObject.self), a[1])
        {
            return value
        }
        if a.has(2) { return a[2].retained() }
        throw Raise.keyError(a[1])
    }
    method("popitem(self, /)", doc: "Remove and return the last (key, value) pair.") { a throws(Raise) in
        let dict = a[0].layout(DictObject.self)
        var place = dict.pointee.used - 1
        while place >= 0, let entries = dict.pointee.entries, entries[place].key.isUnbound { place -= 1 }
        if place < 0 { throw Raise.keyError("popitem(): dictionary is empty") }
        let entry = Dict.removeEntry(dict, place)
        return .pair(owned: entry.key, entry.value)
    }
    method("clear(self, /)", doc: "Remove all items.") { a in
        Dict.clear(a[0].layout(DictObject.self))
        return .none
    }
    method("copy(self, /)", doc: "Return a shallow copy.") { a in .object(Dict.copy(a[0].layout(DictObject.self))) }
    method("update(self, iterable=?, /, **kwargs)", doc: "Set the items of a mapping or of an iterable of pairs.") {
        a throws(Raise) in
        try DictMethods.update(a[0], a[1], a[2])
        return .none
    }
    method("keys(self, /)", doc: "A view on the keys.") { a in .dictView(a[0], .keys) }
    method("values(self, /)", doc: "A view on the values.") { a in .dictView(a[0], .values) }
    method("items(self, /)", doc: "A view on the (key, value) pairs.") { a in .dictView(a[0], .items) }
    let fromKeys = NativeFunction(
        "fromkeys(cls, iterable, value=None, /)", owner: "dict",
        documentation: "Create a new dictionary with keys from iterable and values set to value.", binds: true
    ) { a throws(Raise) in try DictMethods.fromKeys(a[0], a[1], a[2]) }
    CoreTypes.put(Types.dict.pointee.namespace, "fromkeys", .wrappedMethod(.classMethod, owned: .nativeFunction(fromKeys)))
}

enum DictMethods {
    static func equal(_ a: Value, _ b: Value) throws(Raise) -> Bool {
        let x = a.layout(DictObject.self), y = b.layout(DictObject.self)
        if x.pointee.count != y.pointee.count { return false }
        var place = 0
        while let entry = Dict.next(x, from: &place) {
            let key = entry.pointee.key.retained(), mine = entry.pointee.value.retained(), hash = entry.pointee.hash
            defer {
                key.release()
                mine.release()
            }
            let found = try Dict.find(y, key, hash: hash)
            guard found >= 0, let theirs = y.pointee.entries?[found].value.retained() else { return false }
            defer { theirs.release() }
            if try !Equality.equal(mine, theirs) { return false }
        }
        return true
    }

    /// `a | b`: a plain dict.
    static func merged(_ a: Value, _ b: Value) throws(Raise) -> Value {
        let result = Dict.copy(a.layout(DictObject.self))
        do throws(Raise) { try add(result, all: b.layout(DictObject.self)) } catch {
            Value.object(result).release()
            throw error
        }
        return .object(result)
    }

    /// Sets all entries of another dict.
    static func add(_ dict: Dict.Pointer, all source: Dict.Pointer) throws(Raise) {
        if dict == source { return }
        var place = 0
        while let entry = Dict.next(source, from: &place) {
            let key = entry.pointee.key
            if key.isExactly(.string) {
                Dict.set(dict, name: key, entry.pointee.value)
                continue
            }
            key.retain()
            let value = entry.pointee.value.retained()
            defer {
                key.release()
                value.release()
            }
            try Dict.set(dict, key, value)
        }
    }

    /// `dict.update(other, **named)`; both may be unbound.
    static func update(_ target: Value, _ other: Value, _ named: Value) throws(Raise) {
        let dict = target.layout(DictObject.self)
        if !other.isUnbound {
            if other.isExactly(.dict) || (other.isKind(.dict) && !overridesIteration(other)) {
                try add(dict, all: other.layout(DictObject.self))
            } else if let keys = try AttributeAccess.findIfAny(other, Names.keys) {
                defer { keys.release() }
                let all = try call(keys)
                defer { all.release() }
                try iterate(all) { key throws(Raise) in
                    let value = try Operators.getItem(other, key)
                    defer { value.release() }
                    try Dict.set(dict, key, value)
                    return true
                }
            } else {
                try addPairs(dict, other)
            }
        }
        if named.isKind(.dict) { try add(dict, all: named.layout(DictObject.self)) }
    }

    private static func overridesIteration(_ value: Value) -> Bool {
        guard let mine = value.classOf.lookup(Names.iter), let plain = Types.dict.lookup(Names.iter) else { return true }
        return !mine.isSame(plain)
    }

    private static func addPairs(_ dict: Dict.Pointer, _ pairs: Value) throws(Raise) {
        var number = 0
        try iterate(pairs) { pair throws(Raise) in
            if pair.isExactly(.tuple) || pair.isExactly(.list), let items = pair.sequenceItems, items.count == 2 {
                let key = items[0].retained(), value = items[1].retained()
                defer {
                    key.release()
                    value.release()
                }
                try Dict.set(dict, key, value)
            } else {
                let list: Value
                do throws(Raise) { list = try Iteration.collect(pair) } catch {
                    guard error.matches(.typeError) else { throw error }
                    error.discard()
                    throw Raise.typeError("cannot convert dictionary update sequence element #\(number) to a sequence")
                }
                defer { list.release() }
                guard list.listItems.count == 2 else {
                    throw Raise.valueError(
                        "dictionary update sequence element #\(number) has length \(list.listItems.count); 2 is required")
                }
                try Dict.set(dict, list.listItems[0], list.listItems[1])
            }
            number += 1
            return true
        }
    }

    static func fromKeys(_ cls: Value, _ keys: Value, _ value: Value) throws(Raise) -> Value {
        let result = try call(cls)
        do throws(Raise) {
            try iterate(keys) { key throws(Raise) in
                if result.isExactly(.dict) {
                    try Dict.set(result.layout(DictObject.self), key, value)
                } else {
                    try Operators.setItem(result, key, value)
                }
                return true
            }
        } catch {
            result.release()
            throw error
        }
        return result
    }
}
