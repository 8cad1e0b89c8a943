// What list and tuple have in common: repr, comparison, search, concatenation and repetition.

import Glibc

enum SequenceMethods {
    /// "1, 'a', [2]": the items may change while their reprs run.
    static func itemTexts(_ sequence: Value) throws(Raise) -> String {
        var text = ""
        var i = 0
        while let items = sequence.sequenceItems, i < items.count {
            let item = items[i].retained()
            defer { item.release() }
            if i > 0 { text += ", " }
            text += try repr(item)
            i += 1
        }
        return text
    }

    /// Lexicographic comparison of two sequences of the same kind.
    static func compare(_ op: Operators.Comparison, _ a: Value, _ b: Value) throws(Raise) -> Value {
        guard let first = a.sequenceItems, let second = b.sequenceItems else { return .notImplemented }
        if first.count != second.count {
            if op == .equal { return .bool(false) }
            if op == .notEqual { return .bool(true) }
        }
        var i = 0
        while let x = a.sequenceItems, let y = b.sequenceItems, i < x.count, i < y.count {
            let p = x[i], q = y[i]
            i += 1
            if p.isSame(q) { continue }
            if let quick = Equality.quick(p, q) {
                if quick { continue }
            } else {
                p.retain()
                q.retain()
                defer {
                    p.release()
                    q.release()
                }
                if try Operators.compareTruth(.equal, p, q) { continue }
                return try decide(op, p, q)
            }
            return try decide(op, p, q)
        }
        let left = a.sequenceItems?.count ?? 0, right = b.sequenceItems?.count ?? 0
        return .bool(Arithmetic.compareNumbers(op, .int(left), .int(right)) ?? false)
    }

    /// The result of the first pair that differs.
    private static func decide(_ op: Operators.Comparison, _ p: Value, _ q: Value) throws(Raise) -> Value {
        switch op {
        case .equal: return .bool(false)
        case .notEqual: return .bool(true)
        default:
            p.retain()
            q.retain()
            defer {
                p.release()
                q.release()
            }
            return try Operators.compare(op, p, q)
        }
    }

    /// The place of the first item that equals `value`, or nil.
    static func find(_ sequence: Value, _ value: Value, from start: Int = 0, to stop: Int = Int.max) throws(Raise) -> Int? {
        var i = start
        while let items = sequence.sequenceItems, i < min(stop, items.count) {
            let item = items[i]
            if let quick = Equality.quick(item, value) {
                if quick || item.isSame(value) { return i }
            } else {
                item.retain()
                defer { item.release() }
                if try Equality.equal(item, value) { return i }
            }
            i += 1
        }
        return nil
    }

    static func count(_ sequence: Value, _ value: Value) throws(Raise) -> Int {
        var total = 0, start = 0
        while let place = try find(sequence, value, from: start) {
            total += 1
            start = place + 1
        }
        return total
    }

    /// Owned copies of some items.
    static func copies(_ items: Items, _ bounds: SliceBounds) -> [Value] {
        [Value](unsafeUninitializedCapacity: bounds.count) { target, count in
            var place = bounds.start
            for k in 0..<bounds.count {
                target[k] = items[place].retained()
                place += bounds.step
            }
            count = bounds.count
        }
    }

    /// Owned copies of all items of one sequence and then another.
    static func joined(_ a: Items, _ b: Items) -> [Value] {
        [Value](unsafeUninitializedCapacity: a.count + b.count) { target, count in
            for i in 0..<a.count { target[i] = a[i].retained() }
            for i in 0..<b.count { target[a.count + i] = b[i].retained() }
            count = a.count + b.count
        }
    }

    /// Owned copies of the items, `times` over.
    static func repeated(_ items: Items, _ times: Int) -> [Value] {
        let total = items.count * times
        return [Value](unsafeUninitializedCapacity: total) { target, count in
            for k in 0..<items.count {
                let item = items[k]
                if item.isObject { item.object.pointee.references &+= times }
                var i = k
                while i < total {
                    target[i] = item
                    i += items.count
                }
            }
            count = total
        }
    }
}

/// Runs backwards over a list or a tuple.
final class ReverseSequenceIterator: NativeIterator {
    private var place: Int

    init(_ sequence: Value) {
        place = (sequence.sequenceItems?.count ?? 0) - 1
        super.init(owning: [sequence.retained()])
    }

    override func next() throws(Raise) -> Value? {
        guard let sequence = references.first, let items = sequence.sequenceItems, place >= 0, place < items.count else {
            releaseReferences()
            return nil
        }
        let item = items[place].retained()
        place -= 1
        return item
    }

    override var lengthHint: Int? { place + 1 }
}
