// `collections.deque`: a ring of values with a class of its own.

/// The Swift side of a deque. Values are owned by the ring.
final class DequeRing: NativeContainer {
    private var storage: [Value] = Array(repeating: .unbound, count: 8)
    private var head = 0
    private(set) var count = 0
    /// Changes with every change of length: iterators notice.
    private(set) var version = 0
    var limit: Int?

    deinit { clear() }

    private func place(_ index: Int) -> Int { (head + index) & (storage.count - 1) }

    subscript(index: Int) -> Value {
        get { storage[place(index)] }
        set { storage[place(index)] = newValue }
    }

    private func grow() {
        var bigger = [Value](repeating: .unbound, count: storage.count * 2)
        for i in 0..<count { bigger[i] = self[i] }
        storage = bigger
        head = 0
    }

    func append(_ owned: Value) {
        if count == storage.count { grow() }
        storage[place(count)] = owned
        count += 1
        version += 1
        if let limit, count > limit { popFirst()?.release() }
    }

    func prepend(_ owned: Value) {
        if count == storage.count { grow() }
        head = (head - 1) & (storage.count - 1)
        storage[head] = owned
        count += 1
        version += 1
        if let limit, count > limit { popLast()?.release() }
    }

    func popFirst() -> Value? {
        if count == 0 { return nil }
        let value = storage[head]
        storage[head] = .unbound
        head = (head + 1) & (storage.count - 1)
        count -= 1
        version += 1
        return value
    }

    func popLast() -> Value? {
        if count == 0 { return nil }
        count -= 1
        version += 1
        let value = storage[place(count)]
        storage[place(count)] = .unbound
        return value
    }

    func insert(_ owned: Value, at index: Int) {
        append(owned)
        for i in stride(from: count - 1, to: index, by: -1) {
            let value = self[i]
            self[i] = self[i - 1]
            self[i - 1] = value
        }
    }

    func remove(at index: Int) -> Value {
        let value = self[index]
        for i in index..<(count - 1) { self[i] = self[i + 1] }
        self[count - 1] = .unbound
        count -= 1
        version += 1
        return value
    }

    func clear() {
        let old = (0..<count).map { self[$0] }
        storage = Array(repeating: .unbound, count: 8)
        head = 0
        count = 0
        version += 1
        for value in old { value.release() }
    }

    override func visitReferences(_ visit: (Value) -> Void) { for index in 0..<count { visit(self[index]) } }
    override func releaseReferences() { clear() }

    /// Copies of the values, owned.
    var values: [Value] { (0..<count).map { self[$0].retained() } }
}

/// Reaches the ring through the deque, its only reference, so that the cycle collector sees who holds what.
private final class DequeIterator: NativeIterator {
    private let version: Int
    private let isReversed: Bool
    private var left: Int

    init(_ deque: Value, _ ring: DequeRing, isReversed: Bool) {
        version = ring.version
        left = ring.count
        self.isReversed = isReversed
        super.init(owning: [deque.retained()])
    }

    override func next() throws(Raise) -> Value? {
        guard left > 0, let ring = references.first.flatMap({ NativeIdentity.object(in: $0) as? DequeRing }) else { return nil }
        if ring.version != version {
            left = 0
            throw Raise.runtimeError("deque mutated during iteration")
        }
        left -= 1
        return ring[isReversed ? left : ring.count - 1 - left].retained()
    }

    override var lengthHint: Int? { left }
}

enum DequeType {
    static func ring(_ value: Value) throws(Raise) -> DequeRing { try nativeSelf(value, DequeRing.self, "deque") }

    private static func index(_ value: Value, _ ring: DequeRing, isDeletion: Bool = false) throws(Raise) -> Int {
        guard value.isInteger || value.classOf.lookup(Names.index) != nil else {
            throw Raise.typeError(
                isDeletion
                    ? "'\(value.typeName)' object cannot be interpreted as an integer"
                    : "sequence index must be integer, not '\(value.typeName)'")
        }
        let given = try Operators.index(value, clamped: false)
        let place = given < 0 ? given + ring.count : given
        guard place >= 0 && place < ring.count else { throw Raise.indexError("deque index out of range") }
        return place
    }

    private static func extend(_ ring: DequeRing, _ iterable: Value, atFront: Bool = false) throws(Raise) {
        if NativeIdentity.object(in: iterable) as? DequeRing === ring {
            for value in ring.values { if atFront { ring.prepend(value) } else { ring.append(value) } }
            return
        }
        try iterate(iterable) { item throws(Raise) in
            if atFront { ring.prepend(item.retained()) } else { ring.append(item.retained()) }
            return true
        }
    }

    private static func make(_ owned: [Value], _ limit: Int?, _ cls: ClassPointer) -> Value {
        let ring = DequeRing()
        ring.limit = limit
        for value in owned { ring.append(value) }
        return LibraryClass.box(cls, ring)
    }

    nonisolated(unsafe) static let cls = LibraryClass.make(  // under the interpreter lock
        DequeRing.self, "deque", module: "collections",
        doc: "A list-like sequence optimized for data accesses near its endpoints."
    ) { cls in
        LibraryClass.constructor(cls) { DequeRing() }
        func method(_ signature: String, _ body: @escaping (DequeRing, NativeArguments) throws(Raise) -> Value) {
            CoreTypes.method(cls, signature) { a throws(Raise) in try body(try ring(a[0]), a) }
        }
        method("__init__(self, iterable=?, maxlen=None)") { r, a throws(Raise) in
            if a[2].isNone {
                r.limit = nil
            } else {
                guard a[2].isInteger else { throw Raise.typeError("an integer is required") }
                let limit = try ArgumentValues.int(a[2])
                if limit < 0 { throw Raise.valueError("maxlen must be non-negative") }
                r.limit = limit
            }
            r.clear()
            if a.has(1) { try extend(r, a[1]) }
            return .none
        }
        method("append(self, x, /)") { r, a throws(Raise) in
            r.append(a[1].retained())
            return .none
        }
        method("appendleft(self, x, /)") { r, a throws(Raise) in
            r.prepend(a[1].retained())
            return .none
        }
        method("pop(self, /)") { r, _ throws(Raise) in
            guard let value = r.popLast() else { throw Raise.indexError("pop from an empty deque") }
            return value
        }
        method("popleft(self, /)") { r, _ throws(Raise) in
            guard let value = r.popFirst() else { throw Raise.indexError("pop from an empty deque") }
            return value
        }
        method("extend(self, iterable, /)") { r, a throws(Raise) in
            try extend(r, a[1])
            return .none
        }
        method("extendleft(self, iterable, /)") { r, a throws(Raise) in
            try extend(r, a[1], atFront: true)
            return .none
        }
        method("clear(self, /)") { r, _ throws(Raise) in
            r.clear()
            return .none
        }
        for name in ["copy", "__copy__"] {
            method("\(name)(self, /)") { r, a throws(Raise) in make(r.values, r.limit, a[0].classOf) }
        }
        method("rotate(self, n=1, /)") { r, a throws(Raise) in
            let given = try ArgumentValues.int(a[1])
            if r.count < 2 { return .none }
            let limit = r.limit
            r.limit = nil
            defer { r.limit = limit }
            let steps = given % r.count
            for _ in 0..<abs(steps) {
                if steps > 0 {
                    if let value = r.popLast() { r.prepend(value) }
                } else if let value = r.popFirst() {
                    r.append(value)
                }
            }
            return .none
        }
        method("reverse(self, /)") { r, _ throws(Raise) in
            for i in 0..<(r.count / 2) {
                let value = r[i]
                r[i] = r[r.count - 1 - i]
                r[r.count - 1 - i] = value
            }
            return .none
        }
        installSearch(cls)
        installOperators(cls)
        QuickBodies.method(cls, "append", .dequeAppend)
        QuickBodies.method(cls, "pop", .dequePop)
        QuickBodies.method(cls, "popleft", .dequePopleft)
        CoreTypes.property(cls, "maxlen", get: { v throws(Raise) in try ring(v).limit.map { .int($0) } ?? .none })
        CoreTypes.put(cls.pointee.namespace, "__hash__", .none)
    }

    /// What `body` does with the ring of a deque whose class is no script's; unbound for anything else. Nothing is counted.
    @inline(__always) static func withExactRing(_ value: Value, _ body: (DequeRing) -> Value) -> Value {
        guard value.isKind(.native), value.object.pointee.cls == cls,
            let object = value.layout(NativeObjectBox.self).pointee.object
        else { return .unbound }
        // A deque's box holds nothing else, and the window keeps the box.
        return object._withUnsafeGuaranteedRef { body(unsafeDowncast($0, to: DequeRing.self)) }
    }

    /// The first place of a value in a range, or nil.
    private static func find(_ ring: DequeRing, _ value: Value, _ range: Range<Int>) throws(Raise) -> Int? {
        for i in range {
            let version = ring.version
            let item = ring[i].retained()
            defer { item.release() }
            let equal = try Equality.equal(item, value)
            if ring.version != version { throw Raise.runtimeError("deque mutated during iteration") }
            if equal { return i }
        }
        return nil
    }

    private static func installSearch(_ cls: ClassPointer) {
        func method(_ signature: String, _ body: @escaping (DequeRing, NativeArguments) throws(Raise) -> Value) {
            CoreTypes.method(cls, signature) { a throws(Raise) in try body(try ring(a[0]), a) }
        }
        method("count(self, value, /)") { r, a throws(Raise) in
            var count = 0
            var start = 0
            while let place = try find(r, a[1], start..<r.count) {
                count += 1
                start = place + 1
            }
            return .int(count)
        }
        method("index(self, value, start=0, stop=?, /)") { r, a throws(Raise) in
            func bound(_ value: Value) throws(Raise) -> Int {
                let place = try Operators.index(value)
                return min(r.count, max(0, place < 0 ? place + r.count : place))
            }
            let start = try bound(a[2]), stop = a.has(3) ? try bound(a[3]) : r.count
            if start < stop, let place = try find(r, a[1], start..<stop) { return .int(place) }
            throw Raise.valueError("\(try repr(a[1])) is not in deque")
        }
        method("remove(self, value, /)") { r, a throws(Raise) in
            guard let place = try find(r, a[1], 0..<r.count) else {
                throw Raise.valueError("\(try repr(a[1])) is not in deque")
            }
            r.remove(at: place).release()
            return .none
        }
        method("insert(self, index, value, /)") { r, a throws(Raise) in
            if let limit = r.limit, r.count >= limit { throw Raise.indexError("deque already at its maximum size") }
            let given = try ArgumentValues.int(a[1])
            r.insert(a[2].retained(), at: min(r.count, max(0, given < 0 ? given + r.count : given)))
            return .none
        }
        method("__contains__(self, key, /)") { r, a throws(Raise) in .bool(try find(r, a[1], 0..<r.count) != nil) }
        method("__len__(self, /)") { r, _ throws(Raise) in .int(r.count) }
        method("__bool__(self, /)") { r, _ throws(Raise) in .bool(r.count > 0) }
        method("__getitem__(self, key, /)") { r, a throws(Raise) in r[try index(a[1], r)].retained() }
        method("__setitem__(self, key, value, /)") { r, a throws(Raise) in
            let place = try index(a[1], r)
            let old = r[place]
            r[place] = a[2].retained()
            old.release()
            return .none
        }
        method("__delitem__(self, key, /)") { r, a throws(Raise) in
            r.remove(at: try index(a[1], r, isDeletion: true)).release()
            return .none
        }
        method("__iter__(self, /)") { r, a throws(Raise) in .iterator(DequeIterator(a[0], r, isReversed: false)) }
        method("__reversed__(self, /)") { r, a throws(Raise) in .iterator(DequeIterator(a[0], r, isReversed: true)) }
    }

    private static func installOperators(_ cls: ClassPointer) {
        func list(_ ring: DequeRing) -> Value { .list(owned: ring.values) }
        for (name, op) in [
            ("eq", Operators.Comparison.equal), ("ne", .notEqual), ("lt", .less), ("le", .lessEqual), ("gt", .greater),
            ("ge", .greaterEqual),
        ] {
            CoreTypes.method(cls, "__\(name)__(self, value, /)") { a throws(Raise) in
                guard let other = NativeIdentity.object(in: a[1]) as? DequeRing else { return .notImplemented }
                let mine = list(try ring(a[0])), theirs = list(other)
                defer {
                    mine.release()
                    theirs.release()
                }
                return try Operators.compare(op, mine, theirs)
            }
        }
        CoreTypes.method(cls, "__add__(self, value, /)") { a throws(Raise) in
            guard let other = NativeIdentity.object(in: a[1]) as? DequeRing else {
                throw Raise.typeError("can only concatenate deque (not \"\(a[1].typeName)\") to deque")
            }
            let ring = try ring(a[0])
            return make(ring.values + other.values, ring.limit, a[0].classOf)
        }
        CoreTypes.method(cls, "__iadd__(self, value, /)") { a throws(Raise) in
            try extend(try ring(a[0]), a[1])
            return a[0].retained()
        }
        for name in ["__mul__", "__rmul__"] {
            CoreTypes.method(cls, "\(name)(self, value, /)") { a throws(Raise) in
                guard a[1].isInteger else {
                    throw Raise.typeError("'\(a[1].typeName)' object cannot be interpreted as an integer")
                }
                let ring = try ring(a[0])
                let given = try ArgumentValues.integer(a[1])
                guard let number = given.asInt else {
                    throw Raise.overflowError("cannot fit 'int' into an index-sized integer")
                }
                let times = max(0, number)
                guard times == 0 || ring.count < (1 << 32) / times else { throw Raise.memoryError("") }
                return make((0..<times).flatMap { _ in ring.values }, ring.limit, a[0].classOf)
            }
        }
        CoreTypes.method(
            cls, "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in
                guard Representing.enter(v) else { return "[...]" }
                defer { Representing.leave(v) }
                let ring = try ring(v)
                let items = list(ring)
                defer { items.release() }
                return "\(v.classOf.nameString)(\(try repr(items))\(ring.limit.map { ", maxlen=\($0)" } ?? ""))"
            })
    }
}

extension QuickBodies {
    /// With a limit, what falls out at the other end may run a script.
    @inline(__always) static func dequeAppend(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 2 else { return .unbound }
        return DequeType.withExactRing(base[0]) { ring in
            if ring.limit != nil { return .unbound }
            ring.append(base[1].retained())
            return .none
        }
    }

    @inline(__always) static func dequePop(_ base: ValuePointer, _ count: Int) -> Value {
        count == 1 ? DequeType.withExactRing(base[0]) { $0.popLast() ?? .unbound } : .unbound
    }

    @inline(__always) static func dequePopleft(_ base: ValuePointer, _ count: Int) -> Value {
        count == 1 ? DequeType.withExactRing(base[0]) { $0.popFirst() ?? .unbound } : .unbound
    }
}
