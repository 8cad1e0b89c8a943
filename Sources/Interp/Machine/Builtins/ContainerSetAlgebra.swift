// What the operators and methods of sets compute, in the steps of CPython's setobject.c: which elements go into the result
// first decides the order in which a set of small ints iterates.

enum SetAlgebra {
    static func isSetLike(_ value: Value) -> Bool {
        value.isKind(.set) || value.isKind(.frozenSet)
            || (value.isKind(.dictView) && value.layout(DictViewObject.self).pointee.part != .values)
    }

    /// The value itself if it is a set, else a new set of its items; owned.
    static func asSet(_ value: Value) throws(Raise) -> Value {
        if value.isKind(.set) || value.isKind(.frozenSet) { return value.retained() }
        return try copy(value, like: .none)
    }

    /// A new set of the items of any iterable: a frozenset if `pattern` is one.
    static func copy(_ source: Value, like pattern: Value) throws(Raise) -> Value {
        let set = SetTable.make(pattern.isKind(.frozenSet) ? .frozenSet : .set)
        do throws(Raise) { try update(set, source) } catch {
            Value.object(set).release()
            throw error
        }
        return .object(set)
    }

    /// `body(copy of a, b)`.
    static func derived(
        from a: Value, _ b: Value, like pattern: Value = .none, _ body: (SetTable.Pointer, Value) throws(Raise) -> Void
    ) throws(Raise) -> Value {
        let result = try copy(a, like: pattern)
        do throws(Raise) { try body(result.layout(SetObject.self), b) } catch {
            result.release()
            throw error
        }
        return result
    }

    /// Adds all items.
    static func update(_ set: SetTable.Pointer, _ other: Value) throws(Raise) {
        if other.isKind(.set) || other.isKind(.frozenSet) { return try merge(set, other.layout(SetObject.self)) }
        if other.isExactly(.dict) {
            let dict = other.layout(DictObject.self)
            SetTable.reserve(set, adding: dict.pointee.count)
            var place = 0
            while let entry = Dict.next(dict, from: &place) {
                let key = entry.pointee.key.retained(), hash = entry.pointee.hash
                defer { key.release() }
                try SetTable.add(set, key, hash: hash)
            }
            return
        }
        if other.isExactly(.list) || other.isExactly(.tuple) {
            var i = 0
            while let items = other.sequenceItems, i < items.count {
                let item = items[i].retained()
                defer { item.release() }
                try SetTable.add(set, item)
                i += 1
            }
            return
        }
        try iterate(other) { item throws(Raise) in
            try SetTable.add(set, item)
            return true
        }
    }

    private static func merge(_ set: SetTable.Pointer, _ other: SetTable.Pointer) throws(Raise) {
        if set == other || other.pointee.count == 0 { return }
        SetTable.reserve(set, adding: other.pointee.count)
        if set.pointee.fill == 0 && set.pointee.mask == other.pointee.mask && other.pointee.fill == other.pointee.count {
            for i in 0...other.pointee.mask {
                let entry = other.pointee.table[i]
                entry.key.retain()
                set.pointee.table[i] = entry
            }
            set.pointee.fill = other.pointee.fill
            set.pointee.count = other.pointee.count
            return
        }
        var place = 0
        while let entry = SetTable.next(other, from: &place) {
            let key = entry.pointee.key.retained(), hash = entry.pointee.hash
            defer { key.release() }
            try SetTable.add(set, key, hash: hash)
        }
    }

    /// Keeps what is also in `other`.
    static func intersect(_ set: SetTable.Pointer, _ other: Value) throws(Raise) {
        let result = SetTable.make()
        defer { Value.object(result).release() }
        try intersect(set, other, into: result)
        exchange(set, result)
    }

    /// Adds to the empty `result` what is in both.
    static func intersect(_ set: SetTable.Pointer, _ other: Value, into result: SetTable.Pointer) throws(Raise) {
        func keep(from source: SetTable.Pointer, in filter: SetTable.Pointer) throws(Raise) {
            var place = 0
            while let entry = SetTable.next(source, from: &place) {
                let key = entry.pointee.key.retained(), hash = entry.pointee.hash
                defer { key.release() }
                if try SetTable.find(filter, key, hash: hash) != nil { try SetTable.add(result, key, hash: hash) }
            }
        }
        if other.isKind(.set) || other.isKind(.frozenSet) {
            let table = other.layout(SetObject.self)
            // The smaller one is walked.
            if table.pointee.count > set.pointee.count {
                try keep(from: set, in: table)
            } else {
                try keep(from: table, in: set)
            }
        } else {
            try iterate(other) { item throws(Raise) in
                let hash = try Equality.hash(item)
                if try SetTable.find(set, item, hash: hash) == nil { return true }
                try SetTable.add(result, item, hash: hash)
                // All found: CPython does not look at what is left.
                return result.pointee.count < set.pointee.count
            }
        }
    }

    private static func exchange(_ a: SetTable.Pointer, _ b: SetTable.Pointer) {
        swap(&a.pointee.count, &b.pointee.count)
        swap(&a.pointee.fill, &b.pointee.fill)
        swap(&a.pointee.mask, &b.pointee.mask)
        swap(&a.pointee.table, &b.pointee.table)
    }

    /// A new set of what is in `source` and not in `other`.
    static func difference(_ source: Value, _ other: Value, like pattern: Value) throws(Raise) -> Value {
        let set = source.layout(SetObject.self)
        let isSet = other.isKind(.set) || other.isKind(.frozenSet)
        var removes = !(isSet || other.isExactly(.dict))
        if !removes { removes = try set.pointee.count >> 2 > Operators.length(other) }
        if removes {
            return try derived(from: source, other, like: pattern) { set, other throws(Raise) in try remove(set, other) }
        }
        return try build(like: pattern) { result throws(Raise) in
            var place = 0
            while let entry = SetTable.next(set, from: &place) {
                let key = entry.pointee.key.retained(), hash = entry.pointee.hash
                defer { key.release() }
                let isThere: Bool
                if isSet {
                    isThere = try SetTable.find(other.layout(SetObject.self), key, hash: hash) != nil
                } else {
                    isThere = try Dict.find(other.layout(DictObject.self), key, hash: hash) >= 0
                }
                if !isThere { try SetTable.add(result, key, hash: hash) }
            }
        }
    }

    /// A new set of what is in both.
    static func intersection(_ source: Value, _ other: Value, like pattern: Value) throws(Raise) -> Value {
        try build(like: pattern) { result throws(Raise) in try intersect(source.layout(SetObject.self), other, into: result) }
    }

    /// A new set of what is in exactly one of the two: the second one's elements come first.
    static func symmetricDifference(_ source: Value, _ other: Value, like pattern: Value) throws(Raise) -> Value {
        try derived(from: other, source, like: pattern) { set, other throws(Raise) in try toggle(set, other) }
    }

    /// A new set, filled by `body`.
    private static func build(like pattern: Value, _ body: (SetTable.Pointer) throws(Raise) -> Void) throws(Raise) -> Value {
        let result = SetTable.make(pattern.isKind(.frozenSet) ? .frozenSet : .set)
        do throws(Raise) { try body(result) } catch {
            Value.object(result).release()
            throw error
        }
        return .object(result)
    }

    /// `set -= other`: takes every item of `other` out.
    static func remove(_ set: SetTable.Pointer, _ other: Value) throws(Raise) {
        if other.isSame(.object(set)) { return SetTable.clear(set) }
        try iterate(other) { item throws(Raise) in
            _ = try SetTable.remove(set, item)
            return true
        }
        // Deleted entries that have become too many are dropped.
        if set.pointee.fill - set.pointee.count > set.pointee.mask / 4 {
            SetTable.resize(set, set.pointee.count > 50000 ? set.pointee.count * 2 : set.pointee.count * 4)
        }
    }

    /// `set ^= other`.
    static func toggle(_ set: SetTable.Pointer, _ other: Value) throws(Raise) {
        if other.isSame(.object(set)) { return SetTable.clear(set) }
        let items = try asSet(other)
        defer { items.release() }
        let table = items.layout(SetObject.self)
        var place = 0
        while let entry = SetTable.next(table, from: &place) {
            let key = entry.pointee.key.retained(), hash = entry.pointee.hash
            defer { key.release() }
            if let found = try SetTable.find(set, key, hash: hash) {
                SetTable.removeEntry(set, found).release()
            } else {
                try SetTable.add(set, key, hash: hash)
            }
        }
    }

    static func compare(_ op: Operators.Comparison, _ a: SetTable.Pointer, _ b: SetTable.Pointer) throws(Raise) -> Bool {
        switch op {
        case .equal: return a.pointee.count == b.pointee.count ? try isSubset(a, b) : false
        case .notEqual: return a.pointee.count == b.pointee.count ? try !isSubset(a, b) : true
        case .less: return a.pointee.count < b.pointee.count ? try isSubset(a, b) : false
        case .lessEqual: return a.pointee.count <= b.pointee.count ? try isSubset(a, b) : false
        case .greater: return a.pointee.count > b.pointee.count ? try isSubset(b, a) : false
        case .greaterEqual: return a.pointee.count >= b.pointee.count ? try isSubset(b, a) : false
        }
    }

    private static func isSubset(_ a: SetTable.Pointer, _ b: SetTable.Pointer) throws(Raise) -> Bool {
        var place = 0
        while let entry = SetTable.next(a, from: &place) {
            let key = entry.pointee.key.retained(), hash = entry.pointee.hash
            defer { key.release() }
            if try SetTable.find(b, key, hash: hash) == nil { return false }
        }
        return true
    }

    static func isDisjoint(_ set: SetTable.Pointer, _ other: Value) throws(Raise) -> Bool {
        var isDisjoint = true
        try iterate(other) { item throws(Raise) in
            if try SetTable.contains(set, item) { isDisjoint = false }
            return isDisjoint
        }
        return isDisjoint
    }

    /// Runs `body` with the key; a set that is looked up in a set stands for the frozenset of its elements.
    static func withKey(_ key: Value, _ body: (Value) throws(Raise) -> Bool) throws(Raise) -> Bool {
        guard key.isKind(.set) else { return try body(key) }
        let frozen = SetTable.make(.frozenSet)
        defer { Value.object(frozen).release() }
        try merge(frozen, key.layout(SetObject.self))
        return try body(.object(frozen))
    }

    /// Takes out the next element after the last one that was taken; a set's `hash` field remembers the place.
    static func pop(_ set: SetTable.Pointer) throws(Raise) -> Value {
        if set.pointee.count == 0 { throw Raise.keyError("pop from an empty set") }
        var place = max(0, set.pointee.hash) & set.pointee.mask
        while set.pointee.table[place].key.isUnbound { place = (place + 1) & set.pointee.mask }
        set.pointee.hash = place + 1
        return SetTable.removeEntry(set, set.pointee.table + place)
    }
}
