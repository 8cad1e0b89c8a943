// list.sort and sorted(): keys, direction, and the comparison that fits the items. The algorithms are in ContainerTimsort.swift and,
// for many numbers, ContainerRadixSort.swift.

import Glibc

enum Sorting {
    /// `reverse=`: any int.
    static func flag(_ value: Value) throws(Raise) -> Bool {
        if value.isBool { return value.asBool }
        return try ArgumentValues.int32(value) != 0
    }

    /// Sorts a list in place. The list is empty while scripts run; a script that changes it gets a ValueError.
    static func sort(_ list: Value, key: Value, isReversed: Bool) throws(Raise) {
        let object = list.layout(ListObject.self)
        let items = object.pointee.items, count = object.pointee.count, capacity = object.pointee.capacity
        object.pointee.items = nil
        object.pointee.count = 0
        object.pointee.capacity = 0
        var failure: Raise?
        if let items {
            do throws(Raise) { try sort(items, count, key: key, isReversed: isReversed) } catch { failure = error }
        }
        let intruder = object.pointee.items, intruders = object.pointee.count
        let wasChanged = intruder != nil || object.pointee.capacity != 0
        object.pointee.items = items
        object.pointee.count = count
        object.pointee.capacity = capacity
        if let intruder {
            for i in 0..<intruders { intruder[i].release() }
            free(intruder)
        }
        if let failure { throw failure }
        if wasChanged { throw Raise.valueError("list modified during sort") }
    }

    private static func sort(_ items: ValuePointer, _ count: Int, key: Value, isReversed: Bool) throws(Raise) {
        var all = UnsafeMutableBufferPointer(start: items, count: count)
        if key.isNone {
            if isReversed { all.reverse() }
            defer { if isReversed { all.reverse() } }
            try sortPlain(items, count)
            return
        }
        let pairs = UnsafeMutablePointer<KeyedItem>.allocate(capacity: max(1, count))
        var made = 0
        defer {
            for i in 0..<made { pairs[i].key.release() }
            pairs.deallocate()
        }
        while made < count {
            pairs[made] = KeyedItem(key: try call(key, items[made]), value: items[made])
            made += 1
        }
        var keyed = UnsafeMutableBufferPointer(start: pairs, count: count)
        if isReversed { keyed.reverse() }
        defer {
            if isReversed { keyed.reverse() }
            for i in 0..<count { items[i] = pairs[i].value }
        }
        let failure = Failure()
        let kinds = kind(count) { pairs[$0].key }
        if kinds == .ints || kinds == .floats, let order = order(pairs, count, areFloats: kinds == .floats) {
            defer { free(order) }
            for i in 0..<count { items[i] = pairs[order[i].place].value }
            for i in 0..<count { pairs[i].value = items[i] }
            return
        }
        switch kinds {
        case .ints: Timsort.sort(pairs, count, ByKey(order: IntOrder()))
        case .floats: Timsort.sort(pairs, count, ByKey(order: FloatOrder()))
        case .strings: Timsort.sort(pairs, count, ByKey(order: StringOrder()))
        case .tuples: Timsort.sort(pairs, count, ByKey(order: TupleOrder(failure: failure)))
        case .mixed: Timsort.sort(pairs, count, ByKey(order: AnyOrder(failure: failure)))
        }
        if let error = failure.error { throw error }
    }

    private static func sortPlain(_ items: ValuePointer, _ count: Int) throws(Raise) {
        let failure = Failure()
        let kinds = kind(count) { items[$0] }
        if kinds == .ints || kinds == .floats, RadixSort.sort(items, count, areFloats: kinds == .floats) { return }
        switch kinds {
        case .ints: Timsort.sort(items, count, IntOrder())
        case .floats: Timsort.sort(items, count, FloatOrder())
        case .strings: Timsort.sort(items, count, StringOrder())
        case .tuples: Timsort.sort(items, count, TupleOrder(failure: failure))
        case .mixed: Timsort.sort(items, count, AnyOrder(failure: failure))
        }
        if let error = failure.error { throw error }
    }

    /// The order of items by keys that are all numbers, if counting finds it faster than comparing.
    private static func order(
        _ pairs: UnsafeMutablePointer<KeyedItem>, _ count: Int, areFloats: Bool
    ) -> UnsafeMutablePointer<RadixSort.Entry>? {
        if !areFloats { return RadixSort.order(count) { RadixSort.bits(pairs[$0].key.asInt) } }
        return RadixSort.order(count) {
            let key = pairs[$0].key.asFloat
            return key.isNaN ? nil : RadixSort.bits(key)
        }
    }

    private enum Kinds { case ints, floats, strings, tuples, mixed }

    /// What all keys are, so that one comparison without lookups does for all of them.
    @inline(__always)
    private static func kind(_ count: Int, _ key: (Int) -> Value) -> Kinds {
        guard count > 0 else { return .mixed }
        func all(_ test: (Value) -> Bool) -> Bool {
            for i in 0..<count where !test(key(i)) { return false }
            return true
        }
        switch key(0).tag {
        case Tag.int: return all { $0.tag == Tag.int } ? .ints : .mixed
        case Tag.float: return all { $0.tag == Tag.float } ? .floats : .mixed
        default:
            if key(0).isExactly(.string) { return all { $0.isExactly(.string) } ? .strings : .mixed }
            if key(0).isExactly(.tuple) { return all { $0.isExactly(.tuple) } ? .tuples : .mixed }
            return .mixed
        }
    }
}

private struct KeyedItem {
    var key: Value
    var value: Value
}

private struct ByKey<Order: SortOrder>: SortOrder where Order.Item == Value {
    let order: Order
    @inline(__always) var hasFailed: Bool { order.hasFailed }
    @inline(__always) func less(_ a: KeyedItem, _ b: KeyedItem) -> Bool { order.less(a.key, b.key) }
}

private struct IntOrder: SortOrder {
    var hasFailed: Bool { false }
    @inline(__always) func less(_ a: Value, _ b: Value) -> Bool { a.asInt < b.asInt }
}

private struct FloatOrder: SortOrder {
    var hasFailed: Bool { false }
    @inline(__always) func less(_ a: Value, _ b: Value) -> Bool { a.asFloat < b.asFloat }
}

private struct StringOrder: SortOrder {
    var hasFailed: Bool { false }
    /// UTF-8 sorts like code points.
    @inline(__always) func less(_ a: Value, _ b: Value) -> Bool { compareStrings(a, b) < 0 }
}

/// Sign of the comparison of two strings.
@inline(__always)
private func compareStrings(_ a: Value, _ b: Value) -> Int {
    let x = a.layout(StringObject.self), y = b.layout(StringObject.self)
    let m = x.pointee.byteCount, n = y.pointee.byteCount
    let order = memcmp(x + 1, y + 1, min(m, n))
    return order != 0 ? Int(order) : m - n
}

/// Remembers the first exception of a comparison that scripts take part in.
private final class Failure {
    var error: Raise?

    /// False once a comparison has failed: no script runs after that.
    func guarded(_ comparison: () throws(Raise) -> Bool) -> Bool {
        if error != nil { return false }
        do throws(Raise) { return try comparison() } catch {
            self.error = error
            return false
        }
    }
}

private struct TupleOrder: SortOrder {
    let failure: Failure
    var hasFailed: Bool { failure.error != nil }

    func less(_ a: Value, _ b: Value) -> Bool {
        failure.guarded { () throws(Raise) in try TupleOrder.compare(a, b) }
    }

    private static func compare(_ a: Value, _ b: Value) throws(Raise) -> Bool {
        let x = a.tupleItems, y = b.tupleItems
        if x.count > 0 && y.count > 0 {
            let p = x[0], q = y[0]
            // Most pairs differ in their first items.
            if p.tag == Tag.int && q.tag == Tag.int && p.bits != q.bits { return p.asInt < q.asInt }
            if p.tag == Tag.float && q.tag == Tag.float && p.asFloat < q.asFloat { return true }
            if p.tag == Tag.float && q.tag == Tag.float && p.asFloat > q.asFloat { return false }
        }
        let result = try SequenceMethods.compare(.less, a, b)
        if result.isBool { return result.asBool }
        defer { result.release() }
        return try Operators.truth(result)
    }
}

private struct AnyOrder: SortOrder {
    let failure: Failure
    var hasFailed: Bool { failure.error != nil }

    func less(_ a: Value, _ b: Value) -> Bool {
        failure.guarded { () throws(Raise) in try Operators.compareTruth(.less, a, b) }
    }
}
