// The builtin functions that are classes of iterators: enumerate, zip, map, filter, reversed, and the iterators without a
// name of their own. Not here: iteration itself (Machine/Iteration.swift).

// Unsafe globals: made once under the interpreter lock, before any script runs.
enum IteratorClasses {
    nonisolated(unsafe) static let listReverse = make("list_reverseiterator", isHidden: true)
    nonisolated(unsafe) static let callable = make("callable_iterator", isHidden: true)
    nonisolated(unsafe) static let enumerate = make("enumerate")
    nonisolated(unsafe) static let zip = make("zip")
    nonisolated(unsafe) static let map = make("map")
    nonisolated(unsafe) static let filter = make("filter")
    nonisolated(unsafe) static let reversed = make("reversed")

    private static func make(_ name: String, isHidden: Bool = false) -> ClassPointer {
        let cls = ClassObject.make(
            name: name, bases: [Types.object], kind: .iterator,
            flags: ClassObject.isFinal | (isHidden ? ClassObject.isAbstract : 0))
        let method = ContainerClass(cls: cls, kind: .iterator)
        method("__iter__(self, /)") { a in a[0].retained() }
        method("__next__(self, /)") { a throws(Raise) in
            if let value = try Iteration.next(a[0]) { return value }
            throw Raise.stopIteration()
        }
        if isHidden || name == "reversed" {
            method("__length_hint__(self, /)") { a in .int(a[0].nativeIterator.lengthHint ?? 0) }
        }
        return cls
    }
}

func installIteratorClasses(_ namespace: Dict.Pointer) {
    func put(_ cls: ClassPointer, _ signature: String, _ body: @escaping NativeBody) {
        CoreTypes.constructor(cls, signature, body)
        CoreTypes.put(namespace, cls.nameString, Value.object(cls).retained())
    }
    put(IteratorClasses.enumerate, "__new__(cls, iterable, start=0)") { a throws(Raise) in
        let given = try ArgumentValues.integer(a[2])
        let iterator = try Iteration.iterator(a[1])
        guard let start = given.asInt else {
            return .iterator(
                LongEnumeration(owning: [iterator, .integer(given)]), class: ClassHandle(IteratorClasses.enumerate))
        }
        return .pairIterator(IteratorClasses.enumerate, owned: iterator, .unbound, from: start)
    }
    put(IteratorClasses.zip, "__new__(cls, /, *iterables, strict=False)") { a throws(Raise) in
        let isStrict = try Operators.truth(a[2])
        let iterators = try iterators(of: a[1].tupleItems)
        if iterators.count == 2 && !isStrict { return .pairIterator(IteratorClasses.zip, owned: iterators[0], iterators[1]) }
        return .iterator(ZipIterator(owning: iterators, isStrict: isStrict), class: ClassHandle(IteratorClasses.zip))
    }
    put(IteratorClasses.map, "__new__(cls, /, *args)") { a throws(Raise) in
        let items = a[1].tupleItems
        if items.count < 2 { throw Raise.typeError("map() must have at least two arguments.") }
        let sources = try iterators(of: Items(rebasing: items[1...]))
        return .iterator(MapIterator(owning: [items[0].retained()] + sources), class: ClassHandle(IteratorClasses.map))
    }
    put(IteratorClasses.filter, "__new__(cls, function, iterable, /)") { a throws(Raise) in
        let source = try Iteration.iterator(a[2])
        return .iterator(FilterIterator(owning: [a[1].retained(), source]), class: ClassHandle(IteratorClasses.filter))
    }
    put(IteratorClasses.reversed, "__new__(cls, sequence, /)") { a throws(Raise) in try reversedIterator(a[1]) }
}

/// `enumerate` from a number that no machine word holds. References: the iterator, the number.
private final class LongEnumeration: NativeIterator {
    override func next() throws(Raise) -> Value? {
        guard references.count == 2, let item = try Iteration.next(references[0]) else { return nil }
        let number = references[1]
        references[1] = try Operators.binary(.add, number, .int(1))
        return .tuple(owned: [number, item])
    }
}

private func iterators(of values: Items) throws(Raise) -> [Value] {
    var result: [Value] = []
    do throws(Raise) {
        for value in values { result.append(try Iteration.iterator(value)) }
    } catch {
        for iterator in result { iterator.release() }
        throw error
    }
    return result
}

private func reversedIterator(_ value: Value) throws(Raise) -> Value {
    let cls = value.classOf
    if let method = cls.lookup(Names.reversed) {
        if method.isNone { throw Raise.typeError("'\(value.typeName)' object is not reversible") }
        return try callMethod(method, value)
    }
    if value.isExactly(.tuple) {
        return .iterator(ReverseSequenceIterator(value), class: ClassHandle(IteratorClasses.reversed))
    }
    if !value.isKind(.dict), cls.pointee.isScript, cls.lookup(Names.getItem) != nil { _ = try Operators.length(value) }
    let isSequence = !value.isKind(.dict) && cls.lookup(Names.getItem) != nil && cls.lookup(Names.len) != nil
    guard isSequence else { throw Raise.typeError("'\(value.typeName)' object is not reversible") }
    let iterator = ReverseItemIterator(value, try Operators.length(value))
    return .iterator(iterator, class: ClassHandle(IteratorClasses.reversed))
}

/// `iter(callable, sentinel)`.
final class CallableIterator: NativeIterator {
    override func next() throws(Raise) -> Value? {
        guard references.count == 2 else { return nil }
        let function = references[0].retained(), sentinel = references[1].retained()
        defer {
            function.release()
            sentinel.release()
        }
        do throws(Raise) {
            let value = try call(function)
            var isEnd = false
            do throws(Raise) { isEnd = try Equality.equal(sentinel, value) } catch {
                value.release()
                throw error
            }
            if !isEnd { return value }
            value.release()
        } catch {
            guard error.matches(.stopIteration) else { throw error }
            error.discard()
        }
        releaseReferences()
        return nil
    }
}

private final class ZipIterator: NativeIterator {
    private let isStrict: Bool

    init(owning references: [Value], isStrict: Bool) {
        self.isStrict = isStrict
        super.init(owning: references)
    }

    override func next() throws(Raise) -> Value? {
        if references.isEmpty { return nil }
        var items: [Value] = []
        items.reserveCapacity(references.count)
        func drop() { for item in items { item.release() } }
        for (i, iterator) in references.enumerated() {
            do throws(Raise) {
                guard let item = try Iteration.next(iterator) else {
                    drop()
                    if isStrict { try checkEnd(i) }
                    return nil
                }
                items.append(item)
            } catch {
                if i == items.count && i > 0 && !isEndError { drop() }
                throw error
            }
        }
        return .tuple(owned: items)
    }

    /// Set while the error about lengths is on its way: the items are dropped already.
    private var isEndError = false

    /// Iterator `i` has ended: all of them must.
    private func checkEnd(_ i: Int) throws(Raise) {
        isEndError = true
        func others(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
        if i > 0 { throw Raise.valueError("zip() argument \(i + 1) is shorter than \(others(i))") }
        for k in 1..<max(1, references.count) {
            guard let extra = try Iteration.next(references[k]) else { continue }
            extra.release()
            throw Raise.valueError("zip() argument \(k + 1) is longer than \(others(k))")
        }
        isEndError = false
    }
}

private final class MapIterator: NativeIterator {
    override func next() throws(Raise) -> Value? {
        if references.count == 2 {
            guard let item = try Iteration.next(references[1]) else { return nil }
            defer { item.release() }
            return try call(references[0], item)
        }
        var items: [Value] = []
        defer { for item in items { item.release() } }
        for k in 1..<references.count {
            guard let item = try Iteration.next(references[k]) else { return nil }
            items.append(item)
        }
        return try call(references[0], items)
    }
}

private final class FilterIterator: NativeIterator {
    override func next() throws(Raise) -> Value? {
        let function = references[0]
        let isPlain = function.isNone || function.isSame(.object(Types.bool))
        while let item = try Iteration.next(references[1]) {
            do throws(Raise) {
                if isPlain {
                    if try Operators.truth(item) { return item }
                } else {
                    let verdict = try call(function, item)
                    defer { verdict.release() }
                    if try Operators.truth(verdict) { return item }
                }
            } catch {
                item.release()
                throw error
            }
            item.release()
        }
        return nil
    }
}

/// `reversed` over `__len__` and `__getitem__`.
private final class ReverseItemIterator: NativeIterator {
    private var place: Int

    init(_ sequence: Value, _ count: Int) {
        place = count - 1
        super.init(owning: [sequence.retained()])
    }

    override func next() throws(Raise) -> Value? {
        guard let sequence = references.first, place >= 0 else { return nil }
        place -= 1
        do throws(Raise) { return try Operators.getItem(sequence, .int(place + 1)) } catch {
            guard error.matches(.indexError) || error.matches(.stopIteration) else { throw error }
            error.discard()
            releaseReferences()
            return nil
        }
    }

    override var lengthHint: Int? { place + 1 }
}
