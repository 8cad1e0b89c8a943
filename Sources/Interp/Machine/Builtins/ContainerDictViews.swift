// dict_keys, dict_values and dict_items: views that follow their dict; keys and items are also sets.

func installDictViews() {
    for (cls, part) in [(Types.dictKeys, DictPart.keys), (Types.dictValues, .values), (Types.dictItems, .items)] {
        let method = ContainerClass(cls: cls, kind: .dictView)
        method("__len__(self, /)") { a in .int(DictViews.dict(a[0]).pointee.count) }
        method("__iter__(self, /)") { a in .dictIterator(DictViews.owner(a[0]), part) }
        method("__reversed__(self, /)") { a in .dictIterator(DictViews.owner(a[0]), part, isReversed: true) }
        method("__repr__(self, /)") { a throws(Raise) in
            try a[0].guardingRepr("...") { () throws(Raise) in
                let list = try Iteration.collect(a[0])
                defer { list.release() }
                return cls.nameString + "([" + (try SequenceMethods.itemTexts(list)) + "])"
            }
        }
        CoreTypes.property(cls, "mapping", get: { v in DictViews.owner(v).retained() })
        if part == .values { continue }
        method("__contains__(self, key, /)") { a throws(Raise) in .bool(try DictViews.contains(a[0], a[1])) }
        method.unhashable()
        installSetOperations(method)
    }
}

private func installSetOperations(_ method: ContainerClass) {
    method.comparisons { op, a, b throws(Raise) in
        guard SetAlgebra.isSetLike(b) else { return .notImplemented }
        let mine = try Operators.length(a), theirs = try Operators.length(b)
        switch op {
        case .less: return .bool(mine < theirs ? try DictViews.isSubset(a, of: b) : false)
        case .lessEqual: return .bool(mine <= theirs ? try DictViews.isSubset(a, of: b) : false)
        case .greater: return .bool(mine > theirs ? try DictViews.isSubset(b, of: a) : false)
        case .greaterEqual: return .bool(mine >= theirs ? try DictViews.isSubset(b, of: a) : false)
        case .equal: return .bool(mine == theirs ? try DictViews.isSubset(a, of: b) : false)
        case .notEqual: return .bool(mine == theirs ? try !DictViews.isSubset(a, of: b) : true)
        }
    }
    // The operand on the other side may be any iterable.
    func operation(_ name: String, _ body: @escaping (SetTable.Pointer, Value) throws(Raise) -> Void) {
        method("__\(name)__(self, value, /)") { a throws(Raise) in try SetAlgebra.derived(from: a[0], a[1], body) }
        method("__r\(name)__(self, value, /)") { a throws(Raise) in try SetAlgebra.derived(from: a[1], a[0], body) }
    }
    for name in ["__and__", "__rand__"] {
        method("\(name)(self, value, /)") { a throws(Raise) in try DictViews.intersection(a[0], a[1]) }
    }
    operation("or") { set, other throws(Raise) in try SetAlgebra.update(set, other) }
    operation("sub") { set, other throws(Raise) in try SetAlgebra.remove(set, other) }
    operation("xor") { set, other throws(Raise) in try SetAlgebra.toggle(set, other) }
    method("isdisjoint(self, other, /)") { a throws(Raise) in
        var isDisjoint = true
        try iterate(a[1]) { item throws(Raise) in
            if try DictViews.contains(a[0], item) { isDisjoint = false }
            return isDisjoint
        }
        return .bool(isDisjoint)
    }
}

enum DictViews {
    /// The dict of a view, borrowed.
    static func owner(_ view: Value) -> Value { view.layout(DictViewObject.self).pointee.dict }
    static func dict(_ view: Value) -> Dict.Pointer { owner(view).layout(DictObject.self) }

    static func contains(_ view: Value, _ item: Value) throws(Raise) -> Bool {
        if view.layout(DictViewObject.self).pointee.part == .keys { return try Dict.get(dict(view), item) != nil }
        guard item.isKind(.tuple), item.tupleItems.count == 2 else { return false }
        guard let value = try Dict.get(dict(view), item.tupleItems[0])?.retained() else { return false }
        defer { value.release() }
        return try Equality.equal(value, item.tupleItems[1])
    }

    /// What both have: a view's items are walked for a set that is no smaller, else the other's are sought in the view; of two views
    /// the smaller one is walked (CPython's order, which decides whose items are hashed).
    static func intersection(_ a: Value, _ b: Value) throws(Raise) -> Value {
        var view = a, other = b
        let count = try Operators.length(view)
        if other.isExactly(.set), try count <= Operators.length(other) {
            return try SetAlgebra.intersection(other, view, like: .none)
        }
        let isView = other.isKind(.dictView) && SetAlgebra.isSetLike(other)
        if isView, try Operators.length(other) > count { swap(&view, &other) }
        let result = SetTable.make()
        do throws(Raise) {
            try iterate(other) { item throws(Raise) in
                if try contains(view, item) { try SetTable.add(result, item) }
                return true
            }
        } catch {
            Value.object(result).release()
            throw error
        }
        return .object(result)
    }

    static func isSubset(_ a: Value, of b: Value) throws(Raise) -> Bool {
        var holds = true
        try iterate(a) { item throws(Raise) in
            holds = try Operators.contains(b, item)
            return holds
        }
        return holds
    }
}
