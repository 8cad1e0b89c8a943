// The parts of the container types, and what they share: methods that check their receiver, positions and slices.
// Not here: the types themselves (one file each).

/// Puts the methods of list, tuple, dict, set, frozenset, range and slice into the types.
func installContainers() {
    installLists()
    installTuples()
    installDicts()
    installDictViews()
    installSets()
    installRanges()
    installSlices()
}

/// Defines methods of one builtin class. Each checks that its receiver has the layout: `list.append(5, 1)` is a TypeError.
struct ContainerClass {
    let cls: ClassPointer
    let kind: Kind

    func callAsFunction(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
        CoreTypes.method(cls, signature, doc: doc, body)
    }

    /// The six comparisons by one body.
    func comparisons(_ body: @escaping (Operators.Comparison, Value, Value) throws(Raise) -> Value) {
        let all: [(String, Operators.Comparison)] = [
            ("__lt__", .less), ("__le__", .lessEqual), ("__gt__", .greater), ("__ge__", .greaterEqual), ("__eq__", .equal),
            ("__ne__", .notEqual),
        ]
        for (name, op) in all { self("\(name)(self, value, /)") { a throws(Raise) in try body(op, a[0], a[1]) } }
    }

    /// Marks the class's instances as unhashable.
    func unhashable() { CoreTypes.put(cls.pointee.namespace, "__hash__", .none) }
}

/// Integers as subscripts and bounds of a sequence. Slices are in SliceBounds.swift.
enum Subscripts {
    private static func bound(_ value: Value) throws(Raise) -> Int {
        if value.isInteger || value.classOf.lookup(Names.index) != nil { return try Operators.index(value) }
        throw Raise.typeError("slice indices must be integers or have an __index__ method")
    }

    /// Whether the value may stand for an int in a subscript or a repetition.
    static func isIndex(_ value: Value) -> Bool { value.isInteger || value.classOf.lookup(Names.index) != nil }

    /// An integer subscript, counted from the end if negative; not yet checked against the length.
    static func position(_ key: Value, _ length: Int, _ type: String) throws(Raise) -> Int {
        guard isIndex(key) else {
            throw Raise.typeError("\(type) indices must be integers or slices, not \(key.typeName)")
        }
        let i = try Operators.index(key, clamped: false)
        return i < 0 ? i + length : i
    }

    /// The optional bounds of `list.index(x, start, stop)`: clamped and counted from the end.
    static func clamp(_ value: Value, _ length: Int, standard: Int) throws(Raise) -> Int {
        if value.isUnbound { return standard }
        let i = try bound(value)
        return i < 0 ? max(0, i + length) : i
    }

    /// The number of repetitions.
    static func repetitions(_ value: Value, of count: Int) throws(Raise) -> Int {
        if let number = value.integerValue, number.asInt == nil {
            throw Raise.overflowError("cannot fit '\(value.typeName)' into an index-sized integer")
        }
        let times = max(0, try Operators.index(value, clamped: false))
        if count > 0 && !MemoryLimit.allows(times, size: count.multipliedReportingOverflow(by: 16).partialValue) {
            throw Raise.memoryError("")
        }
        return times
    }
}

extension Value {
    /// A tuple of two items whose references it takes over.
    @inline(__always) static func pair(owned a: Value, _ b: Value) -> Value {
        let tuple = Heap.allocate(TupleObject.self, Types.tuple, .tuple, extra: 2 * MemoryLayout<Value>.stride)
        tuple.pointee.count = 2
        let items = UnsafeMutableRawPointer(tuple + 1).assumingMemoryBound(to: Value.self)
        items[0] = a
        items[1] = b
        Heap.track(tuple)
        return .object(tuple)
    }

    /// Runs `body` unless a repr of this container is being made further up: then the text is `placeholder`.
    func guardingRepr(_ placeholder: String, _ body: () throws(Raise) -> String) throws(Raise) -> Value {
        if object.pointee.has(ObjectHeader.inRepr) { return .string(placeholder) }
        object.pointee.word |= ObjectHeader.inRepr
        defer { object.pointee.word &= ~ObjectHeader.inRepr }
        return .string(try body())
    }
}
