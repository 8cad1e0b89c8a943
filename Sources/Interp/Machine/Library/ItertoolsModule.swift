// The module `itertools`: every function is a class whose instances are native iterators, as in CPython. The endless and
// the combining ones are here, those that combine positions are in ItertoolsCombinations.swift.

enum ItertoolsModule {
    static var module: NativeModule {
        NativeModule("itertools", doc: "Functional tools for creating and using iterators.") { m throws(Raise) in
            installChains(m)
            installEndless(m)
            installFilters(m)
            installGroups(m)
            ItertoolsCombinations.install(m)
        }
    }

    /// A class of iterators with its constructor; the closure gets the arguments after the class.
    @discardableResult
    static func define(
        _ m: ModuleBuilder, _ signature: String, _ make: @escaping (NativeArguments) throws(Raise) -> NativeIterator
    ) -> ClassPointer {
        let open = signature.firstIndex(of: "(") ?? signature.endIndex
        let name = String(signature[..<open]), rest = signature[open...].dropFirst()
        let handle = LibraryClass.iterator(name, module: "itertools")
        let parameters = rest == ")" ? "cls, /)" : "cls, " + rest
        let function = NativeFunction("\(name)(\(parameters)", module: nil, binds: true) { a throws(Raise) in
            .iterator(try make(a), class: handle)
        }
        CoreTypes.put(
            handle.pointer.pointee.namespace, "__new__", .wrappedMethod(.staticMethod, owned: .nativeFunction(function)))
        m.set(handle.pointer)
        return handle.pointer
    }

    /// The iterator of a value, owned.
    static func iter(_ value: Value) throws(Raise) -> Value { try Iteration.iterator(value) }

    // ---- chain, zip_longest, starmap, accumulate, tee --------------------------------------------------------------------

    private static func installChains(_ m: ModuleBuilder) {
        let chain = define(m, "chain(*iterables)") { a throws(Raise) in
            Chain(owning: [try iter(a[1]), .unbound])
        }
        let handle = ClassHandle(chain)
        let fromIterable = NativeFunction("from_iterable(cls, iterable, /)", owner: "chain", binds: true) { a throws(Raise) in
            .iterator(Chain(owning: [try iter(a[1]), .unbound]), class: handle)
        }
        CoreTypes.put(
            chain.pointee.namespace, "from_iterable", .wrappedMethod(.classMethod, owned: .nativeFunction(fromIterable)))
        define(m, "zip_longest(*iterables, fillvalue=None)") { a throws(Raise) in
            var iterators: [Value] = []
            do throws(Raise) { for item in a[1].tupleItems { iterators.append(try iter(item)) } } catch {
                for value in iterators { value.release() }
                throw error
            }
            return ZipLongest(owning: iterators + [a[2].retained()])
        }
        define(m, "starmap(function, iterable, /)") { a throws(Raise) in
            let iterator = ClosureIteratorWithSelf(owning: [try iter(a[2]), a[1].retained()]) { s throws(Raise) in
                guard let item = try Iteration.next(s.references[0]) else { return nil }
                defer { item.release() }
                if item.isKind(.tuple) { return try call(s.references[1], Array(item.tupleItems)) }
                let list = try Iteration.collect(item)
                defer { list.release() }
                return try call(s.references[1], Array(list.listItems))
            }
            return iterator
        }
        define(m, "accumulate(iterable, func=None, *, initial=None)") { a throws(Raise) in
            Accumulate(owning: [try iter(a[1]), a[2].retained(), a[3].retained()])
        }
        m.function("tee(iterable, n=2, /)") { a throws(Raise) in
            let count = try ArgumentValues.int(a[1])
            if count < 0 { throw Raise.valueError("n must be >= 0") }
            let list = Value.list(owned: [try iter(a[0])]), source = TeeSource()
            defer { list.release() }
            return .tuple(owned: (0..<count).map { _ in .iterator(Tee(source, list), class: teeClass) })
        }
        define(m, "pairwise(iterable, /)") { a throws(Raise) in
            ClosureIteratorWithSelf(owning: [try iter(a[1]), .unbound]) { s throws(Raise) in
                if s.references[1].isUnbound {
                    guard let first = try Iteration.next(s.references[0]) else { return nil }
                    s.references[1] = first
                }
                guard let next = try Iteration.next(s.references[0]) else { return nil }
                let pair = Value.tuple(owned: [s.references[1], next.retained()])
                s.references[1] = next
                return pair
            }
        }
    }

    // ---- count, cycle, repeat ----------------------------------------------------------------------------------------------

    private static func installEndless(_ m: ModuleBuilder) {
        let count = define(m, "count(start=0, step=1)") { a throws(Raise) in
            // Anything that makes a number of itself: a Decimal, a Fraction.
            for i in 1...2 where a[i].realValue == nil && a[i].integerValue == nil && a[i].typeName != "complex" {
                let cls = a[i].classOf
                if cls.lookup(Names.index) == nil && cls.lookup(Names.int) == nil && cls.lookup(Names.float) == nil {
                    throw Raise.typeError("a number is required")
                }
            }
            // CPython counts in a machine integer when the step is one: of False and True come 0 and 1.
            let start = a[1].tag == Tag.bool && a[2].smallInteger == 1 ? Value.int(a[1].asInt) : a[1].retained()
            return ClosureIteratorWithSelf(owning: [start, a[2].retained()]) { s throws(Raise) in
                let current = s.references[0]
                s.references[0] = try Operators.binary(.add, current, s.references[1])
                return current
            }
        }
        func text(_ cls: ClassPointer, _ body: @escaping (NativeIterator) throws(Raise) -> String) {
            CoreTypes.method(cls, "__repr__(self, /)", CoreTypes.text { v throws(Raise) in try body(v.nativeIterator) })
        }
        text(count) { s throws(Raise) in
            let isOne = s.references[1].smallInteger == 1
            return "count(\(try repr(s.references[0]))\(isOne ? "" : ", \(try repr(s.references[1]))"))"
        }
        define(m, "cycle(iterable, /)") { a throws(Raise) in
            var place = -1
            return ClosureIteratorWithSelf(owning: [try iter(a[1]), .list(owned: [])]) { s throws(Raise) in
                if place < 0 {
                    if let item = try Iteration.next(s.references[0]) {
                        s.references[1].listAppend(owned: item.retained())
                        return item
                    }
                    place = 0
                }
                let items = s.references[1].listItems
                if items.isEmpty { return nil }
                let item = items[place].retained()
                place = place + 1 == items.count ? 0 : place + 1
                return item
            }
        }
        let repeated = define(m, "repeat(object, times=?)") { a throws(Raise) in
            RepeatIterator(a[1].retained(), a.has(2) ? max(0, try ArgumentValues.int(a[2])) : nil)
        }
        text(repeated) { s throws(Raise) in
            let left = (s as? RepeatIterator)?.left
            return "repeat(\(try repr(s.references[0]))\(left.map { ", \($0)" } ?? ""))"
        }
    }

    // ---- filters and slices ---------------------------------------------------------------------------------------------------

    private static func installFilters(_ m: ModuleBuilder) {
        define(m, "compress(data, selectors)") { a throws(Raise) in
            ClosureIteratorWithSelf(owning: [try iter(a[1]), try iter(a[2])]) { s throws(Raise) in
                while let item = try Iteration.next(s.references[0]) {
                    guard let selector = try Iteration.next(s.references[1]) else {
                        item.release()
                        return nil
                    }
                    defer { selector.release() }
                    if try truth(selector) { return item }
                    item.release()
                }
                return nil
            }
        }
        func test(_ function: Value, _ item: Value, isNoneIdentity: Bool = false) throws(Raise) -> Bool {
            if isNoneIdentity && function.isNone { return try truth(item) }
            let result = try call(function, item)
            defer { result.release() }
            return try truth(result)
        }
        define(m, "filterfalse(function, iterable, /)") { a throws(Raise) in
            ClosureIteratorWithSelf(owning: [try iter(a[2]), a[1].retained()]) { s throws(Raise) in
                while let item = try Iteration.next(s.references[0]) {
                    if try !test(s.references[1], item, isNoneIdentity: true) { return item }
                    item.release()
                }
                return nil
            }
        }
        define(m, "takewhile(predicate, iterable, /)") { a throws(Raise) in
            ClosureIteratorWithSelf(owning: [try iter(a[2]), a[1].retained()]) { s throws(Raise) in
                guard let item = try Iteration.next(s.references[0]) else { return nil }
                if try test(s.references[1], item) { return item }
                item.release()
                s.isDone = true
                return nil
            }
        }
        define(m, "dropwhile(predicate, iterable, /)") { a throws(Raise) in
            var drops = true
            return ClosureIteratorWithSelf(owning: [try iter(a[2]), a[1].retained()]) { s throws(Raise) in
                while let item = try Iteration.next(s.references[0]) {
                    if !drops { return item }
                    if try !test(s.references[1], item) {
                        drops = false
                        return item
                    }
                    item.release()
                }
                return nil
            }
        }
        define(m, "islice(iterable, start, stop=?, step=?, /)") { a throws(Raise) in
            let indices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            let stopMessage = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            func bound(_ value: Value, _ fallback: Int, _ message: String) throws(Raise) -> Int {
                if value.isNone { return fallback }
                guard value.isInteger || value.classOf.lookup(Names.index) != nil else { throw Raise.valueError(message) }
                let number = try ArgumentValues.integer(value)
                guard let small = number.asInt, small >= 0 else {
                    // CPython takes -1 for a number that it could not read.
                    throw Raise.valueError(number.asInt.map { $0 < -1 } == true && message == stopMessage ? indices : message)
                }
                return small
            }
            let message = indices
            var start = 0, stop: Int, step = 1
            if !a.has(3) {
                stop = try bound(a[2], Int.max, stopMessage)
            } else {
                stop = try bound(a[3], Int.max, stopMessage)
                start = try bound(a[2], 0, message)
                if a.has(4) {
                    step = try bound(a[4], 1, "Step for islice() must be a positive integer or None.")
                    if step == 0 { throw Raise.valueError("Step for islice() must be a positive integer or None.") }
                }
            }
            var position = 0, wanted = start
            return ClosureIteratorWithSelf(owning: [try iter(a[1])]) { s throws(Raise) in
                if wanted >= stop {
                    // The items before `stop` are consumed even if they are not wanted.
                    while position < min(stop, wanted), stop != Int.max, let item = try Iteration.next(s.references[0]) {
                        item.release()
                        position += 1
                    }
                    s.isDone = true
                    return nil
                }
                while let item = try Iteration.next(s.references[0]) {
                    position += 1
                    if position > wanted {
                        let (next, overflow) = wanted.addingReportingOverflow(step)
                        wanted = overflow ? Int.max : next
                        return item
                    }
                    item.release()
                }
                return nil
            }
        }
    }

    // Unsafe globals: made once under the interpreter lock.
    nonisolated(unsafe) private static let teeClass = LibraryClass.iterator("_tee", module: "itertools")
    nonisolated(unsafe) fileprivate static let groupClass = LibraryClass.iterator("_grouper", module: "itertools")

    // ---- groupby -----------------------------------------------------------------------------------------------------------

    private static func installGroups(_ m: ModuleBuilder) {
        define(m, "groupby(iterable, key=None)") { a throws(Raise) in
            GroupBy(owning: [try iter(a[1]), a[2].retained(), .unbound, .unbound, .unbound])
        }
    }
}

/// An iterator over a closure that gets the iterator itself, for its references.
final class ClosureIteratorWithSelf: NativeIterator {
    private let body: (ClosureIteratorWithSelf) throws(Raise) -> Value?
    /// Set when the end is final although the source may have more.
    var isDone = false

    init(owning references: [Value], _ body: @escaping (ClosureIteratorWithSelf) throws(Raise) -> Value?) {
        self.body = body
        super.init(owning: references)
    }

    override func next() throws(Raise) -> Value? { isDone ? nil : try body(self) }
}

final class RepeatIterator: NativeIterator {
    private(set) var left: Int?

    init(_ owned: Value, _ times: Int?) {
        left = times
        super.init(owning: [owned])
    }

    override func next() throws(Raise) -> Value? {
        if let left {
            if left == 0 { return nil }
            self.left = left - 1
        }
        return references[0].retained()
    }

    override var lengthHint: Int? { left }
}

/// References: the iterator over the iterables, the iterator being run through.
private final class Chain: NativeIterator {
    override func next() throws(Raise) -> Value? {
        while true {
            if references[1].isUnbound {
                guard let iterable = try Iteration.next(references[0]) else { return nil }
                defer { iterable.release() }
                references[1] = try Iteration.iterator(iterable)
            }
            if let item = try Iteration.next(references[1]) { return item }
            let old = references[1]
            references[1] = .unbound
            old.release()
        }
    }
}

/// References: the iterators (unbound when exhausted), the fill value.
private final class ZipLongest: NativeIterator {
    override func next() throws(Raise) -> Value? {
        let fill = references[references.count - 1]
        var items: [Value] = []
        var isLive = false
        for i in 0..<(references.count - 1) {
            if references[i].isUnbound {
                items.append(fill.retained())
                continue
            }
            do throws(Raise) {
                if let item = try Iteration.next(references[i]) {
                    items.append(item)
                    isLive = true
                    continue
                }
            } catch {
                for item in items { item.release() }
                throw error
            }
            let old = references[i]
            references[i] = .unbound
            old.release()
            items.append(fill.retained())
        }
        if isLive { return .tuple(owned: items) }
        for item in items { item.release() }
        return nil
    }
}

/// References: the source, the function or None, the total (None before the first).
private final class Accumulate: NativeIterator {
    private var hasStarted = false

    override func next() throws(Raise) -> Value? {
        if !hasStarted {
            hasStarted = true
            if references[2].isNone {
                guard let first = try Iteration.next(references[0]) else { return nil }
                references[2] = first
            }
            return references[2].retained()
        }
        guard let item = try Iteration.next(references[0]) else { return nil }
        defer { item.release() }
        let total = references[2]
        references[2] =
            references[1].isNone ? try Operators.binary(.add, total, item) : try call(references[1], total, item)
        total.release()
        return references[2].retained()
    }
}

/// What the iterators of one `tee` share: the places of each in a list that all of them hold, which has the source first and
/// behind it the items that some of them still need.
private final class TeeSource {
    /// Number of the list's first item.
    var offset = 0
    var isExhausted = false
    var isRunning = false
    var readers: [ObjectIdentifier: Int] = [:]

    func trim(_ list: UnsafeMutablePointer<ListObject>) {
        let count = list.pointee.count - 1
        let gone = (readers.values.min() ?? offset + count) - offset
        guard gone > 64 || gone == count, gone > 0, let items = list.pointee.items else { return }
        let old = (1...gone).map { items[$0] }
        for place in (gone + 1)..<(count + 1) { items[place - gone] = items[place] }
        list.pointee.count -= gone
        offset += gone
        for item in old { item.release() }
    }
}

/// References: the list.
private final class Tee: NativeIterator {
    private let source: TeeSource

    init(_ source: TeeSource, _ list: Value) {
        self.source = source
        super.init(owning: [list.retained()])
        source.readers[ObjectIdentifier(self)] = source.offset
    }

    deinit { source.readers[ObjectIdentifier(self)] = nil }

    override func next() throws(Raise) -> Value? {
        guard let list = references.first, let input = list.listItems.first else { return nil }
        let place = (source.readers[ObjectIdentifier(self)] ?? source.offset) - source.offset + 1
        if place == list.listItems.count {
            if source.isExhausted { return nil }
            if source.isRunning { throw Raise.runtimeError("cannot re-enter the tee iterator") }
            source.isRunning = true
            defer { source.isRunning = false }
            guard let item = try Iteration.next(input) else {
                source.isExhausted = true
                return nil
            }
            list.listAppend(owned: item)
        }
        let item = list.listItems[place].retained()
        source.readers[ObjectIdentifier(self)] = source.offset + place
        source.trim(list.layout(ListObject.self))
        return item
    }
}

/// References: the source, the key function, the group's key, the waiting item, its key.
private final class GroupBy: NativeIterator {
    fileprivate var group = 0
    private var isExhausted = false

    private func put(_ index: Int, _ owned: Value) {
        let old = references[index]
        references[index] = owned
        old.release()
    }

    /// Reads the next item into the waiting place; false at the end.
    fileprivate func advance() throws(Raise) -> Bool {
        guard !isExhausted, let item = try Iteration.next(references[0]) else {
            isExhausted = true
            put(3, .unbound)
            return false
        }
        put(3, item)
        put(4, references[1].isNone ? item.retained() : try call(references[1], item))
        return true
    }

    override func next() throws(Raise) -> Value? {
        group += 1
        if references[3].isUnbound && references[2].isUnbound {
            if try !advance() { return nil }
        } else {
            // Skip what is left of the current group.
            while !references[3].isUnbound, try Equality.equal(references[4], references[2]) { if try !advance() { return nil } }
            if references[3].isUnbound { return nil }
        }
        put(2, references[4].retained())
        let key = references[2].retained()
        return .tuple(owned: [key, .iterator(Group(self, group), class: ItertoolsModule.groupClass)])
    }

    fileprivate func nextInGroup(_ number: Int) throws(Raise) -> Value? {
        guard number == group, !references[3].isUnbound, try Equality.equal(references[4], references[2]) else { return nil }
        let item = references[3].retained()
        _ = try advance()
        return item
    }
}

private final class Group: NativeIterator {
    private let owner: GroupBy
    private let number: Int

    init(_ owner: GroupBy, _ number: Int) {
        self.owner = owner
        self.number = number
        super.init()
    }

    override func next() throws(Raise) -> Value? { try owner.nextInGroup(number) }
}
