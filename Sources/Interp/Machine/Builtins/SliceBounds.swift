// Slices and index arguments as positions of a sequence of known length, with CPython's clamping.

/// The positions that a slice selects: `start`, `start + step`, … `count` of them.
struct SliceBounds {
    let start: Int
    let stop: Int
    /// No further from zero than behind the last item: `start + count * step` stays within a machine integer.
    let step: Int
    let count: Int
    /// The step as it was given, held within a machine integer.
    let givenStep: Int

    /// What `slice` selects of `length` items. The length is asked for last: an `__index__` may have changed it.
    init(_ slice: Value, length: @autoclosure () -> Int) throws(Raise) {
        let parts = slice.layout(SliceObject.self).pointee
        let step = parts.step.isNone ? 1 : try SliceBounds.position(parts.step)
        if step == 0 { throw Raise.valueError("slice step cannot be zero") }
        givenStep = step
        let from = parts.start.isNone ? nil : try SliceBounds.position(parts.start)
        let to = parts.stop.isNone ? nil : try SliceBounds.position(parts.stop)
        let length = length()
        // One step past the end is as good as a longer one; a step of one stays one.
        let longest = min(max(length, 1), Int.max - 1) + 1
        self.step = min(max(step, -longest), longest)
        let lowest = step < 0 ? -1 : 0, highest = step < 0 ? length - 1 : length
        func clamp(_ value: Int) -> Int { value < 0 ? max(value + length, lowest) : min(value, highest) }
        start = from.map(clamp) ?? (step < 0 ? highest : lowest)
        stop = to.map(clamp) ?? (step < 0 ? lowest : highest)
        count = Value.rangeCount(start, stop, self.step)
    }

    private static func position(_ value: Value) throws(Raise) -> Int {
        guard value.isInteger || value.classOf.lookup(Names.index) != nil else {
            throw Raise.typeError("slice indices must be integers or None or have an __index__ method")
        }
        return try Operators.index(value)
    }

    /// Optional `start` and `end` arguments at slots `i` and `i + 1`, as `str.find` takes them. The length is
    /// asked for last.
    static func window(
        _ a: NativeArguments, _ i: Int, length: @autoclosure () -> Int
    ) throws(Raise) -> (start: Int, end: Int) {
        let (start, end) = try positions(a, i)
        return within(length(), start, end)
    }

    /// The two as they were given, before a length is known: what may run between that changes it.
    static func positions(_ a: NativeArguments, _ i: Int) throws(Raise) -> (start: Int, end: Int) {
        var start = 0, end = Int.max
        if a.has(i) && !a[i].isNone { start = try position(a[i]) }
        if a.has(i + 1) && !a[i + 1].isNone { end = try position(a[i + 1]) }
        return (start, end)
    }

    static func within(_ length: Int, _ start: Int, _ end: Int) -> (start: Int, end: Int) {
        (start < 0 ? max(0, start + length) : start, end > length ? length : end < 0 ? max(0, end + length) : end)
    }

    /// `sequence[index]`: the position of an item, or an IndexError with `message`.
    static func item(_ key: Value, length: @autoclosure () -> Int, _ message: @autoclosure () -> String) throws(Raise) -> Int {
        let index = try Operators.index(key, clamped: false)
        let length = length()
        let position = index < 0 ? index &+ length : index
        guard position >= 0 && position < length else { throw Raise.indexError(message()) }
        return position
    }
}
