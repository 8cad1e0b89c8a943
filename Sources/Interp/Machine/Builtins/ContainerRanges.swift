// The methods of range and slice.

func installRanges() {
    let method = ContainerClass(cls: Types.range, kind: .range)
    CoreTypes.constructor(Types.range, "__new__(cls, start, stop=?, step=?, /)") { a throws(Raise) in
        let first = try RangeMethods.bound(a[1])
        if !a.has(2) { return .range(0, first, 1) }
        let stop = try RangeMethods.bound(a[2])
        let step = a.has(3) ? try RangeMethods.bound(a[3]) : 1
        if step == 0 { throw Raise.valueError("range() arg 3 must not be zero") }
        return .range(first, stop, step)
    }
    func range(_ value: Value) -> RangeObject { value.layout(RangeObject.self).pointee }
    method("__repr__(self, /)") { a in
        let r = range(a[0])
        return .string(r.step == 1 ? "range(\(r.start), \(r.stop))" : "range(\(r.start), \(r.stop), \(r.step))")
    }
    for (name, isEqual) in [("__eq__", true), ("__ne__", false)] {
        method("\(name)(self, value, /)") { a in
            guard a[1].isKind(.range) else { return .notImplemented }
            let x = range(a[0]), y = range(a[1])
            let same =
                x.count == y.count && (x.count == 0 || (x.start == y.start && (x.count == 1 || x.step == y.step)))
            return .bool(same == isEqual)
        }
    }
    method("__hash__(self, /)") { a throws(Raise) in
        let r = range(a[0])
        let key = Value.tuple(owned: [
            .int(r.count), r.count == 0 ? .none : .int(r.start), r.count <= 1 ? .none : .int(r.step),
        ])
        defer { key.release() }
        return .int(try Equality.hash(key))
    }
    method("__len__(self, /)") { a in .int(range(a[0]).count) }
    method("__bool__(self, /)") { a in .bool(range(a[0]).count > 0) }
    method("__iter__(self, /)") { a in
        let r = range(a[0])
        return .rangeIterator(r.start, r.step, r.count)
    }
    method("__reversed__(self, /)") { a in
        let r = range(a[0])
        return .rangeIterator(RangeMethods.item(r, r.count - 1), 0 &- r.step, r.count)
    }
    method("__contains__(self, key, /)") { a throws(Raise) in .bool(try RangeMethods.find(a[0], a[1]) != nil) }
    method("__getitem__(self, key, /)") { a throws(Raise) in
        let r = range(a[0])
        if a[1].isKind(.slice) {
            let bounds = try SliceBounds(a[1], length: r.count)
            let (step, overflow) = r.step.multipliedReportingOverflow(by: bounds.givenStep)
            let given = a[1].layout(SliceObject.self).pointee.step.integerValue
            if overflow || (given != nil && given?.asInt == nil) { throw RangeMethods.tooLarge }
            return .range(RangeMethods.item(r, bounds.start), RangeMethods.item(r, bounds.stop), step)
        }
        if let number = a[1].integerValue, number.asInt == nil { throw Raise.indexError("range object index out of range") }
        let i = try Subscripts.position(a[1], r.count, "range")
        guard i >= 0 && i < r.count else { throw Raise.indexError("range object index out of range") }
        return .int(RangeMethods.item(r, i))
    }
    method("index(self, value, /)", doc: "Return index of value.") { a throws(Raise) in
        if let place = try RangeMethods.find(a[0], a[1]) { return .int(place) }
        throw Raise.valueError(
            a[1].isInteger ? "\(try repr(a[1])) is not in range" : "sequence.index(x): x not in sequence")
    }
    method("count(self, value, /)", doc: "Return number of occurrences of value.") { a throws(Raise) in
        .int(try RangeMethods.find(a[0], a[1]) == nil ? 0 : 1)
    }
}

private enum RangeMethods {
    static var tooLarge: Raise { .overflowError("a range() of integers beyond 64 bits is not part of the language") }

    /// A bound must fit 64 bits.
    static func bound(_ value: Value) throws(Raise) -> Int {
        if value.isSmallInt { return value.asInt }
        do throws(Raise) { return try Operators.index(value, clamped: false) } catch {
            guard error.matches(.indexError) else { throw error }
            error.discard()
            throw RangeMethods.tooLarge
        }
    }

    static func item(_ range: RangeObject, _ index: Int) -> Int { range.start &+ index &* range.step }

    static func find(_ range: Value, _ value: Value) throws(Raise) -> Int? {
        let r = range.layout(RangeObject.self).pointee
        if value.tag == Tag.int || value.tag == Tag.bool || value.isExactly(.bigInteger) {
            guard let number = value.smallInteger, r.count > 0 else { return nil }
            let last = item(r, r.count - 1)
            guard number >= min(r.start, last), number <= max(r.start, last) else { return nil }
            let distance = r.step > 0 ? UInt(bitPattern: number &- r.start) : UInt(bitPattern: r.start &- number)
            return distance % r.step.magnitude == 0 ? Int(distance / r.step.magnitude) : nil
        }
        // A float may be equal to at most one int; other values compare as they like.
        if value.isFloat {
            guard let number = Int(exactly: value.asFloat) else { return nil }
            return try find(range, .int(number))
        }
        for i in 0..<r.count where try Equality.equal(.int(item(r, i)), value) { return i }
        return nil
    }
}

func installSlices() {
    let method = ContainerClass(cls: Types.slice, kind: .slice)
    CoreTypes.constructor(Types.slice, "__new__(cls, start, stop=?, step=?, /)") { a in
        a.has(2)
            ? .slice(owned: a[1].retained(), a[2].retained(), a.has(3) ? a[3].retained() : .none)
            : .slice(owned: .none, a[1].retained(), .none)
    }
    func parts(_ value: Value) -> Value {
        let slice = value.layout(SliceObject.self).pointee
        return .tuple(owned: [slice.start.retained(), slice.stop.retained(), slice.step.retained()])
    }
    method("__repr__(self, /)") { a throws(Raise) in
        let items = parts(a[0])
        defer { items.release() }
        return .string("slice" + (try repr(items)))
    }
    method.comparisons { op, a, b throws(Raise) in
        guard b.isKind(.slice) else { return .notImplemented }
        let x = parts(a), y = parts(b)
        defer {
            x.release()
            y.release()
        }
        return try SequenceMethods.compare(op, x, y)
    }
    method.unhashable()
    method("indices(self, length, /)", doc: "The start, stop and step for a sequence of that length.") { a throws(Raise) in
        let length = try Operators.index(a[1])
        if length < 0 { throw Raise.valueError("length should not be negative") }
        let bounds = try SliceBounds(a[0], length: length)
        let given = a[0].layout(SliceObject.self).pointee.step
        let step: Value = given.isNone ? .int(1) : given.integerValue != nil ? given.retained() : .int(bounds.givenStep)
        return .tuple(owned: [.int(bounds.start), .int(bounds.stop), step])
    }
}
