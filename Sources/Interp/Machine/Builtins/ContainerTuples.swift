// The methods of tuple.

func installTuples() {
    let method = ContainerClass(cls: Types.tuple, kind: .tuple)
    CoreTypes.constructor(Types.tuple, "__new__(cls, iterable=?, /)") { a throws(Raise) in
        try ListMethods.checkClass(a[0], Types.tuple)
        let cls = a[0].layout(ClassObject.self)
        let own: ClassPointer? = cls == Types.tuple ? nil : cls
        if !a.has(1) { return .tuple(owned: UnsafeBufferPointer(start: nil, count: 0), as: own) }
        if own == nil && a[1].isExactly(.tuple) { return a[1].retained() }
        let list = try Iteration.collect(a[1], asking: true)
        defer { list.release() }
        for item in list.listItems { item.retain() }
        return .tuple(owned: UnsafeBufferPointer(list.listItems), as: own)
    }
    method("__repr__(self, /)") { a throws(Raise) in
        try a[0].guardingRepr("(...)") { () throws(Raise) in
            "(" + (try SequenceMethods.itemTexts(a[0])) + (a[0].tupleItems.count == 1 ? ",)" : ")")
        }
    }
    method.comparisons { op, a, b throws(Raise) in
        b.isKind(.tuple) ? try SequenceMethods.compare(op, a, b) : .notImplemented
    }
    method("__hash__(self, /)") { a throws(Raise) in .int(try Equality.hashOfLayout(a[0]) ?? 0) }
    method("__len__(self, /)") { a in .int(a[0].tupleItems.count) }
    method("__iter__(self, /)") { a in .sequenceIterator(a[0]) }
    method("__contains__(self, key, /)") { a throws(Raise) in .bool(try SequenceMethods.find(a[0], a[1]) != nil) }
    method("__getitem__(self, key, /)") { a throws(Raise) in
        let items = a[0].tupleItems
        if a[1].isKind(.slice) {
            let bounds = try SliceBounds(a[1], length: items.count)
            if bounds.step == 1 && bounds.count == items.count && a[0].isExactly(.tuple) { return a[0].retained() }
            return .tuple(owned: SequenceMethods.copies(items, bounds))
        }
        let i = try Subscripts.position(a[1], items.count, "tuple")
        guard i >= 0 && i < items.count else { throw Raise.indexError("tuple index out of range") }
        return items[i].retained()
    }
    method("__add__(self, value, /)") { a throws(Raise) in
        guard a[1].isKind(.tuple) else {
            throw Raise.typeError("can only concatenate tuple (not \"\(a[1].typeName)\") to tuple")
        }
        if a[1].tupleItems.isEmpty && a[0].isExactly(.tuple) { return a[0].retained() }
        if a[0].tupleItems.isEmpty && a[1].isExactly(.tuple) { return a[1].retained() }
        return .tuple(owned: SequenceMethods.joined(a[0].tupleItems, a[1].tupleItems))
    }
    for name in ["__mul__", "__rmul__"] {
        method("\(name)(self, value, /)") { a throws(Raise) in
            let times = try Subscripts.repetitions(a[1], of: a[0].tupleItems.count)
            if times == 1 && a[0].isExactly(.tuple) { return a[0].retained() }
            return .tuple(owned: SequenceMethods.repeated(a[0].tupleItems, times))
        }
    }
    method("__getnewargs__(self, /)") { a in
        .tuple(owned: [.tuple(owned: SequenceMethods.repeated(a[0].tupleItems, 1))])
    }
    method("index(self, value, start=?, stop=?, /)", doc: "Return first index of value.") { a throws(Raise) in
        let count = a[0].tupleItems.count
        let start = try Subscripts.clamp(a[2], count, standard: 0), stop = try Subscripts.clamp(a[3], count, standard: Int.max)
        if let place = try SequenceMethods.find(a[0], a[1], from: start, to: stop) { return .int(place) }
        throw Raise.valueError("tuple.index(x): x not in tuple")
    }
    method("count(self, value, /)", doc: "Return number of occurrences of value.") { a throws(Raise) in
        .int(try SequenceMethods.count(a[0], a[1]))
    }
}
