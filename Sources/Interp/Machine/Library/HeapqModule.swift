// The modules `heapq` and `bisect`: CPython's algorithms step by step, so that heaps lie in the same order.

enum HeapqModule {
    static var module: NativeModule {
        .scripted("heapq", doc: "Heap queue algorithm (a.k.a. priority queue).", source) { m throws(Raise) in
            func heap(_ value: Value, _ function: String) throws(Raise) -> Value {
                guard value.isKind(.list) else { throw Raise.typeError("\(function) must be list, not \(value.typeName)") }
                return value
            }
            m.function("heappush(heap, item, /)") { a throws(Raise) in
                try heap(a[0], "heappush() argument 1").listAppend(owned: a[1].retained())
                try siftDown(a[0], 0, a[0].listItems.count - 1)
                return .none
            }
            m.function("heappop(heap, /)") { a throws(Raise) in
                let list = try heap(a[0], "heappop() argument").layout(ListObject.self)
                guard list.pointee.count > 0, let items = list.pointee.items else { throw Raise.indexError("index out of range") }
                list.pointee.count -= 1
                let last = items[list.pointee.count]
                if list.pointee.count == 0 { return last }
                let first = items[0]
                items[0] = last
                return try settle(a[0], first)
            }
            m.function("heapreplace(heap, item, /)") { a throws(Raise) in
                let items = try heap(a[0], "heapreplace() argument 1").listItems
                if items.isEmpty { throw Raise.indexError("index out of range") }
                let first = items[0]
                items[0] = a[1].retained()
                return try settle(a[0], first)
            }
            m.function("heappushpop(heap, item, /)") { a throws(Raise) in
                guard let least = try heap(a[0], "heappushpop() argument 1").listItems.first?.retained() else {
                    return a[1].retained()
                }
                defer { least.release() }
                guard try Operators.compareTruth(.less, least, a[1]) else { return a[1].retained() }
                if a[0].listItems.isEmpty { throw Raise.indexError("index out of range") }
                let first = a[0].listItems[0]
                a[0].listItems[0] = a[1].retained()
                return try settle(a[0], first)
            }
            m.function("heapify(heap, /)") { a throws(Raise) in
                let count = try heap(a[0], "heapify() argument").listItems.count
                for i in stride(from: count / 2 - 1, through: 0, by: -1) { try siftUp(a[0], i) }
                return .none
            }
        }
    }

    /// Moves the new root to its place and returns what was there before (owned); a comparison that fails lets go of that.
    private static func settle(_ list: Value, _ first: Value) throws(Raise) -> Value {
        do throws(Raise) { try siftUp(list, 0) } catch {
            first.release()
            throw error
        }
        return first
    }

    /// `list[i] < list[j]`; the list must not change its length meanwhile.
    private static func isLess(_ list: Value, _ i: Int, _ j: Int) throws(Raise) -> Bool {
        if let answer = MachineCore.isLess(list.listItems[i], list.listItems[j]) { return answer }
        let count = list.listItems.count
        let a = list.listItems[i].retained(), b = list.listItems[j].retained()
        defer {
            a.release()
            b.release()
        }
        let result = try Operators.compareTruth(.less, a, b)
        if list.listItems.count != count { throw Raise.runtimeError("list changed size during iteration") }
        return result
    }

    private static func siftDown(_ list: Value, _ start: Int, _ from: Int) throws(Raise) {
        if MachineCore.siftDown(list, start, from) { return }
        var position = from
        while position > start {
            let parent = (position - 1) >> 1
            guard try isLess(list, position, parent) else { return }
            list.listItems.swapAt(position, parent)
            position = parent
        }
    }

    private static func siftUp(_ list: Value, _ from: Int) throws(Raise) {
        if MachineCore.siftUp(list, from) { return }
        let end = list.listItems.count
        var position = from
        while position < end >> 1 {
            var child = 2 * position + 1
            if child + 1 < end, try !isLess(list, child, child + 1) { child += 1 }
            list.listItems.swapAt(position, child)
            position = child
        }
        try siftDown(list, from, position)
    }

    private static let source = """
        class _Down:
            # A key that sorts the other way round.
            def __init__(self, value):
                self.value = value

            def __lt__(self, other):
                return other.value < self.value

            def __eq__(self, other):
                return self.value == other.value

        def merge(*iterables, key=None, reverse=False):
            heap = []
            for order, iterator in enumerate(map(iter, iterables)):
                for value in iterator:
                    sort = value if key is None else key(value)
                    heap.append([_Down(sort) if reverse else sort, order, value, iterator])
                    break
            heapify(heap)
            while heap:
                entry = heap[0]
                yield entry[2]
                for value in entry[3]:
                    sort = value if key is None else key(value)
                    entry[0] = _Down(sort) if reverse else sort
                    entry[2] = value
                    heapreplace(heap, entry)
                    break
                else:
                    heappop(heap)

        def _few(n, iterable, key, reverse):
            # The answer when sorting everything gives it at once, else None.
            if n == 1:
                missing = object()
                found = (max if reverse else min)(iter(iterable), default=missing, key=key)
                return [] if found is missing else [found]
            try:
                size = len(iterable)
            except (TypeError, AttributeError):
                return None
            return sorted(iterable, key=key, reverse=reverse)[:n] if n >= size else None

        def nsmallest(n, iterable, key=None):
            few = _few(n, iterable, key, False)
            if few is not None:
                return few
            iterator = iter(iterable)
            first = [value for _, value in zip(range(n), iterator)]
            return sorted([*first, *iterator], key=key)[:n] if first else first

        def nlargest(n, iterable, key=None):
            few = _few(n, iterable, key, True)
            if few is not None:
                return few
            iterator = iter(iterable)
            if key is None:
                result = [(value, order) for order, value in zip(range(0, -n, -1), iterator)]
                key = _same
            else:
                result = [(key(value), order, value) for order, value in zip(range(0, -n, -1), iterator)]
            if not result:
                return result
            heapify(result)
            top = result[0][0]
            order = -n
            for value in iterator:
                sort = value if key is _same else key(value)
                if top < sort:
                    heapreplace(result, (sort, order, value))
                    top = result[0][0]
                    order -= 1
            result.sort(reverse=True)
            return [entry[-1] if len(entry) > 2 else entry[0] for entry in result]

        def _same(value):
            return value
        """
}

enum BisectModule {
    static var module: NativeModule {
        NativeModule("bisect", doc: "Bisection algorithms.") { m throws(Raise) in
            for (names, isRight) in [(["bisect_right", "bisect"], true), (["bisect_left"], false)] {
                for name in names {
                    m.function("\(name)(a, x, lo=0, hi=None, *, key=None)") { a throws(Raise) in .int(try find(a, isRight)) }
                }
            }
            for (names, isRight) in [(["insort_right", "insort"], true), (["insort_left"], false)] {
                for name in names {
                    m.function("\(name)(a, x, lo=0, hi=None, *, key=None)") { a throws(Raise) in
                        var place: Int
                        if a[4].isNone {
                            place = try find(a, isRight)
                        } else {
                            let key = try call(a[4], a[1])
                            defer { key.release() }
                            place = try find(a, isRight, x: key)
                        }
                        let insert = try getAttribute(a[0], "insert")
                        defer { insert.release() }
                        try call(insert, .int(place), a[1]).release()
                        place = 0
                        return .none
                    }
                }
            }
        }
    }

    private static func find(_ a: NativeArguments, _ isRight: Bool, x: Value? = nil) throws(Raise) -> Int {
        let wanted = x ?? a[1]
        var low = try ArgumentValues.int(a[2])
        if low < 0 { throw Raise.valueError("lo must be non-negative") }
        if a[0].isKind(.dict) { throw Raise.typeError("\(a[0].typeName) is not a sequence") }
        var high = a[3].isNone ? try Operators.length(a[0]) : try ArgumentValues.int(a[3])
        if low < high, a[0].classOf.lookup(Names.getItem) == nil {
            throw Raise.typeError("'\(a[0].typeName)' object does not support indexing")
        }
        while low < high {
            let middle = low + (high - low) / 2
            var item = try Operators.getItem(a[0], .int(middle))
            if !a[4].isNone {
                let key: Value
                do throws(Raise) { key = try call(a[4], item) } catch {
                    item.release()
                    throw error
                }
                item.release()
                item = key
            }
            defer { item.release() }
            if isRight {
                if try Operators.compareTruth(.less, wanted, item) { high = middle } else { low = middle + 1 }
            } else {
                if try Operators.compareTruth(.less, item, wanted) { low = middle + 1 } else { high = middle }
            }
        }
        return low
    }
}
