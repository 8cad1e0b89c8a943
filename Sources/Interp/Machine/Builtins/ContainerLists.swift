// The methods of list. Sorting is in ContainerSorting.swift.

import Glibc

func installLists() {
    let method = ContainerClass(cls: Types.list, kind: .list)
    CoreTypes.constructor(Types.list, "__new__(cls, /, *args, **kwargs)") { a throws(Raise) in
        try ListMethods.checkClass(a[0], Types.list)
        return .list(owned: UnsafeBufferPointer(start: nil, count: 0), as: a[0].layout(ClassObject.self))
    }
    method("__init__(self, iterable=?, /)") { a throws(Raise) in
        if a[0].listItems.count > 0 { ListMethods.replace(a[0], 0, a[0].listItems.count, owned: []) }
        if a.has(1) { try ListMethods.extend(a[0], a[1]) }
        return .none
    }
    method.unhashable()
    method("__repr__(self, /)") { a throws(Raise) in
        try a[0].guardingRepr("[...]") { () throws(Raise) in "[" + (try SequenceMethods.itemTexts(a[0])) + "]" }
    }
    method.comparisons { op, a, b throws(Raise) in
        b.isKind(.list) ? try SequenceMethods.compare(op, a, b) : .notImplemented
    }
    method("__len__(self, /)") { a in .int(a[0].listItems.count) }
    method("__iter__(self, /)") { a in .sequenceIterator(a[0]) }
    method("__reversed__(self, /)") { a in
        .iterator(ReverseSequenceIterator(a[0]), class: ClassHandle(IteratorClasses.listReverse))
    }
    method("__contains__(self, key, /)") { a throws(Raise) in .bool(try SequenceMethods.find(a[0], a[1]) != nil) }
    method("__getitem__(self, index, /)") { a throws(Raise) in try ListMethods.get(a[0], a[1]) }
    method("__setitem__(self, key, value, /)") { a throws(Raise) in
        try ListMethods.set(a[0], a[1], a[2])
        return .none
    }
    method("__delitem__(self, key, /)") { a throws(Raise) in
        try ListMethods.delete(a[0], a[1])
        return .none
    }
    method("__add__(self, value, /)") { a throws(Raise) in
        guard a[1].isKind(.list) else {
            throw Raise.typeError("can only concatenate list (not \"\(a[1].typeName)\") to list")
        }
        return .list(owned: SequenceMethods.joined(a[0].listItems, a[1].listItems))
    }
    method("__iadd__(self, value, /)") { a throws(Raise) in
        try ListMethods.extend(a[0], a[1])
        return a[0].retained()
    }
    for name in ["__mul__", "__rmul__"] {
        method("\(name)(self, value, /)") { a throws(Raise) in
            let times = try Subscripts.repetitions(a[1], of: a[0].listItems.count)
            return .list(owned: SequenceMethods.repeated(a[0].listItems, times))
        }
    }
    method("__imul__(self, value, /)") { a throws(Raise) in
        let times = try Subscripts.repetitions(a[1], of: a[0].listItems.count)
        let all = SequenceMethods.repeated(a[0].listItems, times)
        ListMethods.replace(a[0], 0, a[0].listItems.count, owned: all)
        return a[0].retained()
    }
    method("append(self, object, /)", doc: "Append object to the end of the list.") { a in
        a[0].listAppend(owned: a[1].retained())
        return .none
    }
    method("extend(self, iterable, /)", doc: "Extend list by appending elements from the iterable.") { a throws(Raise) in
        try ListMethods.extend(a[0], a[1])
        return .none
    }
    method("insert(self, index, object, /)", doc: "Insert object before index.") { a throws(Raise) in
        // The position first: its `__index__` may change the list.
        var i = try ArgumentValues.int(a[1])
        let count = a[0].listItems.count
        if i < 0 { i = max(0, i + count) }
        i = min(i, count)
        ListMethods.replace(a[0], i, i, owned: [a[2].retained()])
        return .none
    }
    method("pop(self, index=-1, /)", doc: "Remove and return item at index (default last).") { a throws(Raise) in
        let list = a[0].layout(ListObject.self)
        let given = try Operators.size(a[1])
        let count = list.pointee.count
        if count == 0 { throw Raise.indexError("pop from empty list") }
        let i = given < 0 ? given + count : given
        guard i >= 0 && i < count, let items = list.pointee.items else { throw Raise.indexError("pop index out of range") }
        let item = items[i]
        memmove(items + i, items + i + 1, (count - i - 1) * MemoryLayout<Value>.stride)
        list.pointee.count = count - 1
        return item
    }
    method("remove(self, value, /)", doc: "Remove first occurrence of value.") { a throws(Raise) in
        guard let place = try SequenceMethods.find(a[0], a[1]) else {
            throw Raise.valueError("list.remove(x): x not in list")
        }
        if place < a[0].listItems.count { ListMethods.replace(a[0], place, place + 1, owned: []) }
        return .none
    }
    method("clear(self, /)", doc: "Remove all items from list.") { a in
        ListMethods.replace(a[0], 0, a[0].listItems.count, owned: [])
        return .none
    }
    method("index(self, value, start=?, stop=?, /)", doc: "Return first index of value.") { a throws(Raise) in
        let count = a[0].listItems.count
        let start = try Subscripts.clamp(a[2], count, standard: 0), stop = try Subscripts.clamp(a[3], count, standard: Int.max)
        if let place = try SequenceMethods.find(a[0], a[1], from: start, to: stop) { return .int(place) }
        throw Raise.valueError("\(try repr(a[1])) is not in list")
    }
    method("count(self, value, /)", doc: "Return number of occurrences of value.") { a throws(Raise) in
        .int(try SequenceMethods.count(a[0], a[1]))
    }
    method("copy(self, /)", doc: "Return a shallow copy of the list.") { a throws(Raise) in
        for item in a[0].listItems { item.retain() }
        return .list(owned: UnsafeBufferPointer(a[0].listItems))
    }
    method("reverse(self, /)", doc: "Reverse *IN PLACE*.") { a in
        var items = a[0].listItems
        items.reverse()
        return .none
    }
    method("sort(self, /, *, key=None, reverse=False)", doc: "Sort the list in ascending order and return None.") {
        a throws(Raise) in
        try Sorting.sort(a[0], key: a[1], isReversed: try Sorting.flag(a[2]))
        return .none
    }
}

enum ListMethods {
    /// `list.__new__(X)`: X must be list or inherit from it.
    static func checkClass(_ value: Value, _ base: ClassPointer) throws(Raise) {
        guard value.isKind(.classObject) else {
            throw Raise.typeError("\(base.nameString).__new__(X): X is not a type object (\(value.typeName))")
        }
        let cls = value.layout(ClassObject.self)
        if !cls.isSubclass(of: base) {
            throw Raise.typeError(
                "\(base.nameString).__new__(\(cls.nameString)): \(cls.nameString) is not a subtype of \(base.nameString)")
        }
    }

    static func get(_ list: Value, _ key: Value) throws(Raise) -> Value {
        if key.isKind(.slice) {
            let bounds = try SliceBounds(key, length: list.listItems.count)
            return .list(owned: SequenceMethods.copies(list.listItems, bounds))
        }
        let i = try Subscripts.position(key, list.listItems.count, "list")
        let items = list.listItems
        guard i >= 0 && i < items.count else { throw Raise.indexError("list index out of range") }
        return items[i].retained()
    }

    static func set(_ list: Value, _ key: Value, _ value: Value) throws(Raise) {
        if key.isKind(.slice) { return try setSlice(list, key, value) }
        let i = try Subscripts.position(key, list.listItems.count, "list")
        let items = list.listItems
        guard i >= 0 && i < items.count else { throw Raise.indexError("list assignment index out of range") }
        let old = items[i]
        items[i] = value.retained()
        old.release()
    }

    private static func setSlice(_ list: Value, _ key: Value, _ value: Value) throws(Raise) {
        var bounds = try SliceBounds(key, length: list.listItems.count)
        let isIterable =
            Iteration.isNative(value) || value.classOf.lookup(Names.iter) != nil || value.classOf.lookup(Names.getItem) != nil
        if !isIterable {
            throw Raise.typeError(bounds.step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice")
        }
        let new = try Iteration.collect(value)
        defer { new.release() }
        let items = new.listItems
        if bounds.step == 1 {
            for item in items { item.retain() }
            bounds = try SliceBounds(key, length: list.listItems.count)
            replace(list, bounds.start, max(bounds.start, bounds.stop), owned: Array(items))
            return
        }
        bounds = try SliceBounds(key, length: list.listItems.count)
        guard items.count == bounds.count else {
            throw Raise.valueError(
                "attempt to assign sequence of size \(items.count) to extended slice of size \(bounds.count)")
        }
        let target = list.listItems
        var old: [Value] = [], place = bounds.start
        for item in items where place < target.count {
            old.append(target[place])
            target[place] = item.retained()
            place += bounds.step
        }
        for item in old { item.release() }
    }

    static func delete(_ list: Value, _ key: Value) throws(Raise) {
        guard key.isKind(.slice) else {
            let i = try Subscripts.position(key, list.listItems.count, "list")
            guard i >= 0 && i < list.listItems.count else { throw Raise.indexError("list assignment index out of range") }
            return replace(list, i, i + 1, owned: [])
        }
        let bounds = try SliceBounds(key, length: list.listItems.count)
        if bounds.count == 0 { return }
        if bounds.step == 1 { return replace(list, bounds.start, bounds.stop, owned: []) }
        let step = abs(bounds.step)
        var next = bounds.step < 0 ? bounds.start + (bounds.count - 1) * bounds.step : bounds.start
        let items = list.listItems
        var old: [Value] = [], kept = next
        for i in next..<items.count {
            if i == next && old.count < bounds.count {
                old.append(items[i])
                next += step
            } else {
                items[kept] = items[i]
                kept += 1
            }
        }
        list.layout(ListObject.self).pointee.count = kept
        for item in old { item.release() }
    }

    /// Puts owned items in the place of those from `start` to `stop`.
    static func replace(_ list: Value, _ start: Int, _ stop: Int, owned new: [Value]) {
        let object = list.layout(ListObject.self)
        let count = object.pointee.count
        let old = (start..<stop).map { list.listItems[$0] }
        let newCount = count - old.count + new.count
        Value.growList(object, newCount)
        if let items = object.pointee.items {
            let stride = MemoryLayout<Value>.stride
            memmove(items + start + new.count, items + stop, (count - stop) * stride)
            new.withUnsafeBufferPointer { if let base = $0.baseAddress { memcpy(items + start, base, $0.count * stride) } }
        }
        object.pointee.count = newCount
        // Releasing may run scripts: the list is whole again before.
        for item in old { item.release() }
    }

    /// `list.extend(iterable)`.
    static func extend(_ list: Value, _ iterable: Value) throws(Raise) {
        if iterable.isExactly(.list) || iterable.isExactly(.tuple), let items = iterable.sequenceItems {
            let count = items.count
            let object = list.layout(ListObject.self)
            Value.growList(object, object.pointee.count + count)
            // `xs.extend(xs)` may have moved the items.
            guard let source = iterable.sequenceItems, let target = object.pointee.items else { return }
            for i in 0..<count { target[object.pointee.count + i] = source[i].retained() }
            object.pointee.count += count
            return
        }
        let iterator = try Iteration.iterator(iterable)
        defer { iterator.release() }
        if iterable.isExactly(.range), !MemoryLimit.allows(iterable.layout(RangeObject.self).pointee.count, size: 16) {
            throw Raise.memoryError("")
        }
        try Iteration.askLength(iterable)
        let interrupt = machine.pointee.interrupt
        while let item = try Iteration.next(iterator) {
            list.listAppend(owned: item)
            if interrupt.pointee != 0 { try Machine.interrupted(interrupt) }
        }
    }
}
