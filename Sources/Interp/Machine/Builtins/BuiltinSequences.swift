// Functions over iterables: iter, next, all, any, min, max, sorted.

func installSequenceFunctions(_ function: FunctionTable) {
    function("iter(object, sentinel=?, /)", doc: "Get an iterator from an object.") { a throws(Raise) in
        if !a.has(1) { return try Iteration.iterator(a[0]) }
        guard isCallable(a[0]) else { throw Raise.typeError("iter(v, w): v must be callable") }
        return .iterator(
            CallableIterator(owning: [a[0].retained(), a[1].retained()]), class: ClassHandle(IteratorClasses.callable))
    }
    function("next(iterator, default=?, /)", doc: "Return the next item from the iterator.") { a throws(Raise) in
        if a[0].isKind(.generator) && !a.has(1) {
            // The value that a generator returns goes into the exception.
            let (value, returned) = try Generators.run(a[0], .none)
            if !returned { return value }
            defer { value.release() }
            throw Raise.stopIteration(value)
        }
        if !Iteration.isNative(a[0]), let method = a[0].classOf.lookup(Names.next), !a.has(1) {
            // The exception of a script's `__next__` goes on as it is.
            return try callMethod(method, a[0])
        }
        if Iteration.isNative(a[0]) && a[0].classOf.lookup(Names.next) == nil {
            throw Raise.typeError("'\(a[0].typeName)' object is not an iterator")
        }
        if let value = try Iteration.next(a[0]) { return value }
        if a.has(1) { return a[1].retained() }
        throw Raise.stopIteration()
    }
    function("all(iterable, /)", doc: "Return True if bool(x) is True for all values x in the iterable.") { a throws(Raise) in
        if a[0].isKind(.generator) { return .bool(try !reaches(a[0], false)) }
        var result = true
        try iterate(a[0]) { item throws(Raise) in
            result = try Operators.truth(item)
            return result
        }
        return .bool(result)
    }
    function("any(iterable, /)", doc: "Return True if bool(x) is True for any x in the iterable.") { a throws(Raise) in
        if a[0].isKind(.generator) { return .bool(try reaches(a[0], true)) }
        var result = false
        try iterate(a[0]) { item throws(Raise) in
            result = try Operators.truth(item)
            return !result
        }
        return .bool(result)
    }
    function("min(*args, key=None, default=?)", doc: "Return the smallest of an iterable's items or of the arguments.") {
        a throws(Raise) in
        try extreme("min", .less, a)
    }
    function("max(*args, key=None, default=?)", doc: "Return the biggest of an iterable's items or of the arguments.") {
        a throws(Raise) in
        try extreme("max", .greater, a)
    }
    function("sorted(iterable, /, *, key=None, reverse=False)", doc: "Return a new list containing all items in ascending order.")
    {
        a throws(Raise) in
        let list = try Iteration.collect(a[0], asking: true)
        do throws(Raise) { try Sorting.sort(list, key: a[1], isReversed: try Sorting.flag(a[2])) } catch {
            list.release()
            throw error
        }
        return list
    }
}

/// min and max: the first of the items that no other one beats.
private func extreme(_ name: String, _ better: Operators.Comparison, _ a: NativeArguments) throws(Raise) -> Value {
    let arguments = a[0].tupleItems
    if arguments.isEmpty { throw Raise.typeError("\(name) expected at least 1 argument, got 0") }
    let isOne = arguments.count == 1
    if !isOne && a.has(2) {
        throw Raise.typeError("Cannot specify a default for \(name)() with multiple positional arguments")
    }
    let key = a[1]
    var best = Value.unbound, bestKey = Value.unbound
    defer { bestKey.release() }
    do throws(Raise) {
        try iterate(isOne ? arguments[0] : a[0]) { item throws(Raise) in
            if key.isNone {
                let isBetter = best.isUnbound ? true : try Operators.compareTruth(better, item, best)
                if isBetter {
                    best.release()
                    best = item.retained()
                }
                return true
            }
            let itemKey = try call(key, item)
            defer { itemKey.release() }
            let isBetter = best.isUnbound ? true : try Operators.compareTruth(better, itemKey, bestKey)
            if isBetter {
                best.release()
                bestKey.release()
                best = item.retained()
                bestKey = itemKey.retained()
            }
            return true
        }
    } catch {
        best.release()
        throw error
    }
    if !best.isUnbound { return best }
    if a.has(2) { return a[2].retained() }
    throw Raise.valueError("\(name)() arg is an empty sequence")
}

/// Whether a generator yields a value of that truth; it is not asked for more then.
private func reaches(_ generator: Value, _ wanted: Bool) throws(Raise) -> Bool {
    let consumer = MachineCore.Consumer(wanted ? .any : .all, into: .none)
    while let item = try consumer.next(of: generator) {
        defer { item.release() }
        if try Operators.truth(item) == wanted { return true }
    }
    return false
}
