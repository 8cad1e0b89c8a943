// The methods of set and frozenset. What they compute is in ContainerSetAlgebra.swift, the table in Values/SetTable.swift.

func installSets() {
    for cls in [Types.set, Types.frozenSet] { installShared(cls) }
    installMutation()
    CoreTypes.constructor(Types.frozenSet, "__new__(cls, iterable=?, /)") { a throws(Raise) in
        try ListMethods.checkClass(a[0], Types.frozenSet)
        let cls = a[0].layout(ClassObject.self)
        if cls == Types.frozenSet && a.has(1) && a[1].isExactly(.frozenSet) { return a[1].retained() }
        let set = SetTable.make(.frozenSet, cls)
        if a.has(1) {
            do throws(Raise) { try SetAlgebra.update(set, a[1]) } catch {
                Value.object(set).release()
                throw error
            }
        }
        return .object(set)
    }
    CoreTypes.method(Types.frozenSet, "__hash__(self, /)") { a throws(Raise) in .int(try Equality.hashOfLayout(a[0]) ?? 0) }
    CoreTypes.constructor(Types.set, "__new__(cls, /, *args, **kwargs)") { a throws(Raise) in
        try ListMethods.checkClass(a[0], Types.set)
        return .object(SetTable.make(.set, a[0].layout(ClassObject.self)))
    }
}

/// What both have.
private func installShared(_ cls: ClassPointer) {
    let method = ContainerClass(cls: cls, kind: cls == Types.set ? .set : .frozenSet)
    func table(_ value: Value) -> SetTable.Pointer { value.layout(SetObject.self) }
    method("__repr__(self, /)") { a throws(Raise) in
        let isPlain = a[0].isExactly(.set), name = a[0].typeName
        if table(a[0]).pointee.count == 0 { return .string("\(name)()") }
        return try a[0].guardingRepr("\(name)(...)") { () throws(Raise) in
            let list = try Iteration.collect(a[0], asking: true)
            defer { list.release() }
            let text = "{" + (try SequenceMethods.itemTexts(list)) + "}"
            return isPlain ? text : "\(name)(\(text))"
        }
    }
    method.comparisons { op, a, b throws(Raise) in
        guard b.isKind(.set) || b.isKind(.frozenSet) else { return .notImplemented }
        return .bool(try SetAlgebra.compare(op, table(a), table(b)))
    }
    method("__len__(self, /)") { a in .int(table(a[0]).pointee.count) }
    method("__iter__(self, /)") { a in .dictIterator(a[0], .keys) }
    method("__contains__(self, key, /)") { a throws(Raise) in
        .bool(try SetAlgebra.withKey(a[1]) { key throws(Raise) in try SetTable.contains(table(a[0]), key) })
    }
    // The operators take sets only, the methods anything iterable.
    func operation(
        _ name: String, _ methodName: String, doc: String, isVariadic: Bool = true,
        _ body: @escaping (Value, Value, Value) throws(Raise) -> Value
    ) {
        method("__\(name)__(self, value, /)") { a throws(Raise) in
            a[1].isKind(.set) || a[1].isKind(.frozenSet) ? try body(a[0], a[1], a[0]) : .notImplemented
        }
        method("__r\(name)__(self, value, /)") { a throws(Raise) in
            a[1].isKind(.set) || a[1].isKind(.frozenSet) ? try body(a[1], a[0], a[1]) : .notImplemented
        }
        if !isVariadic {
            method("\(methodName)(self, other, /)", doc: doc) { a throws(Raise) in try body(a[0], a[1], a[0]) }
            return
        }
        method("\(methodName)(self, *others)", doc: doc) { a throws(Raise) in
            if a[1].tupleItems.isEmpty { return try SetAlgebra.copy(a[0], like: a[0]) }
            var result = a[0].retained()
            for (i, other) in a[1].tupleItems.enumerated() {
                let old = result
                do throws(Raise) {
                    switch name {
                    case "sub" where i > 0: try SetAlgebra.remove(result.layout(SetObject.self), other)
                    case "or" where i > 0: try SetAlgebra.update(result.layout(SetObject.self), other)
                    default:
                        result = try body(old, other, a[0])
                        old.release()
                    }
                } catch {
                    old.release()
                    throw error
                }
            }
            return result
        }
    }
    operation("and", "intersection", doc: "Return the elements that all have.") { set, other, pattern throws(Raise) in
        try SetAlgebra.intersection(set, other, like: pattern)
    }
    operation("or", "union", doc: "Return the elements that are in any.") { set, other, pattern throws(Raise) in
        try SetAlgebra.derived(from: set, other, like: pattern) { set, other throws(Raise) in try SetAlgebra.update(set, other) }
    }
    operation("sub", "difference", doc: "Return the elements that are in none of the others.") {
        set, other, pattern throws(Raise) in
        try SetAlgebra.difference(set, other, like: pattern)
    }
    operation(
        "xor", "symmetric_difference", doc: "Return the elements that are in exactly one of the two.", isVariadic: false
    ) { set, other, pattern throws(Raise) in
        try SetAlgebra.symmetricDifference(set, other, like: pattern)
    }
    method("copy(self, /)", doc: "Return a shallow copy of a set.") { a throws(Raise) in
        a[0].isExactly(.frozenSet) ? a[0].retained() : try SetAlgebra.copy(a[0], like: a[0])
    }
    method("isdisjoint(self, other, /)", doc: "Return True if the two have no element in common.") { a throws(Raise) in
        .bool(try SetAlgebra.isDisjoint(table(a[0]), a[1]))
    }
    method("issubset(self, other, /)", doc: "Report whether another set contains this set.") { a throws(Raise) in
        let other = try SetAlgebra.asSet(a[1])
        defer { other.release() }
        return .bool(try SetAlgebra.compare(.lessEqual, table(a[0]), table(other)))
    }
    method("issuperset(self, other, /)", doc: "Report whether this set contains another set.") { a throws(Raise) in
        let other = try SetAlgebra.asSet(a[1])
        defer { other.release() }
        return .bool(try SetAlgebra.compare(.greaterEqual, table(a[0]), table(other)))
    }
}

/// What only set has.
private func installMutation() {
    let method = ContainerClass(cls: Types.set, kind: .set)
    func table(_ value: Value) -> SetTable.Pointer { value.layout(SetObject.self) }
    method.unhashable()
    method("__init__(self, iterable=?, /)") { a throws(Raise) in
        if table(a[0]).pointee.count > 0 { SetTable.clear(table(a[0])) }
        if a.has(1) { try SetAlgebra.update(table(a[0]), a[1]) }
        return .none
    }
    method("add(self, object, /)", doc: "Add an element to a set.") { a throws(Raise) in
        try SetTable.add(table(a[0]), a[1])
        return .none
    }
    method("discard(self, object, /)", doc: "Remove an element from a set if it is a member.") { a throws(Raise) in
        _ = try SetAlgebra.withKey(a[1]) { key throws(Raise) in try SetTable.remove(table(a[0]), key) }
        return .none
    }
    method("remove(self, object, /)", doc: "Remove an element from a set; it must be a member.") { a throws(Raise) in
        if try !SetAlgebra.withKey(a[1], { key throws(Raise) in try SetTable.remove(table(a[0]), key) }) {
            throw Raise.keyError(a[1])
        }
        return .none
    }
    method("pop(self, /)", doc: "Remove and return an arbitrary set element.") { a throws(Raise) in
        try SetAlgebra.pop(table(a[0]))
    }
    method("clear(self, /)", doc: "Remove all elements from this set.") { a in
        SetTable.clear(table(a[0]))
        return .none
    }
    func change(
        _ name: String, _ methodName: String, isVariadic: Bool = true,
        _ body: @escaping (SetTable.Pointer, Value) throws(Raise) -> Void
    ) {
        method("__i\(name)__(self, value, /)") { a throws(Raise) in
            guard a[1].isKind(.set) || a[1].isKind(.frozenSet) else { return .notImplemented }
            try body(table(a[0]), a[1])
            return a[0].retained()
        }
        if !isVariadic {
            method("\(methodName)(self, other, /)") { a throws(Raise) in
                try body(table(a[0]), a[1])
                return .none
            }
            return
        }
        method("\(methodName)(self, *others)") { a throws(Raise) in
            for other in a[1].tupleItems { try body(table(a[0]), other) }
            return .none
        }
    }
    change("or", "update") { set, other throws(Raise) in try SetAlgebra.update(set, other) }
    change("and", "intersection_update") { set, other throws(Raise) in try SetAlgebra.intersect(set, other) }
    change("sub", "difference_update") { set, other throws(Raise) in try SetAlgebra.remove(set, other) }
    change("xor", "symmetric_difference_update", isVariadic: false) { set, other throws(Raise) in
        try SetAlgebra.toggle(set, other)
    }
}
