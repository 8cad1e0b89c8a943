// Merge sort over natural runs, step for step as CPython's listobject.c does it (binary insertion into short runs, galloping
// merges in powersort order): the same comparisons in the same order, so that inconsistent orders (NaN, odd `__lt__`) and
// exceptions in the middle give what CPython gives. Not here: which comparison to take (ContainerSorting.swift).

import Glibc

/// The order of a sort. `less` may run scripts.
protocol SortOrder {
    associatedtype Item
    func less(_ a: Item, _ b: Item) throws(Raise) -> Bool
}

/// One sort. The items are trivial; whatever happens, they stay a permutation of what was given.
struct Timsort<Order: SortOrder> {
    typealias Item = Order.Item
    typealias Items = UnsafeMutablePointer<Item>

    private struct Run {
        var base: Items
        var count: Int
        var power: Int
    }

    private static var minimumGallop: Int { 7 }
    private let order: Order
    private let items: Items
    private let count: Int
    private var pending: [Run] = []
    private var gallop = 7
    private var scratch: Items?
    private var scratchCapacity = 0

    private init(_ items: Items, _ count: Int, _ order: Order) {
        self.items = items
        self.count = count
        self.order = order
    }

    static func sort(_ items: Items, _ count: Int, _ order: Order) throws(Raise) {
        if count < 2 { return }
        var sort = Timsort(items, count, order)
        defer { sort.scratch?.deallocate() }
        try sort.run()
    }

    private mutating func run() throws(Raise) {
        var low = items
        var left = count
        let minimumRun = Timsort.minimumRun(count)
        while left > 0 {
            var (length, descends) = try countRun(low, low + left)
            if descends {
                var run = UnsafeMutableBufferPointer(start: low, count: length)
                run.reverse()
            }
            if length < minimumRun {
                let forced = min(left, minimumRun)
                try insertBinary(low, low + forced, low + length)
                length = forced
            }
            try settle(length)
            pending.append(Run(base: low, count: length, power: 0))
            low += length
            left -= length
        }
        while pending.count > 1 {
            var n = pending.count - 2
            if n > 0 && pending[n - 1].count < pending[n + 1].count { n -= 1 }
            try merge(at: n)
        }
    }

    private static func minimumRun(_ count: Int) -> Int {
        var n = count, rest = 0
        while n >= 64 {
            rest |= n & 1
            n >>= 1
        }
        return n + rest
    }

    /// Length of the run that begins at `low`, and whether it descends strictly.
    private func countRun(_ start: Items, _ end: Items) throws(Raise) -> (Int, Bool) {
        var low = start + 1
        if low == end { return (1, false) }
        var length = 2
        let descends = try order.less(low[0], low[-1])
        low += 1
        while low < end {
            if try order.less(low[0], low[-1]) != descends { break }
            low += 1
            length += 1
        }
        return (length, descends)
    }

    /// Sorts `low..<end`, of which `low..<start` is sorted.
    private func insertBinary(_ low: Items, _ end: Items, _ start: Items) throws(Raise) {
        var start = start == low ? start + 1 : start
        while start < end {
            let pivot = start.pointee
            var left = low, right = start
            repeat {
                let middle = left + (right - left) / 2
                if try order.less(pivot, middle.pointee) { right = middle } else { left = middle + 1 }
            } while left < right
            memmove(left + 1, left, (start - left) * MemoryLayout<Item>.stride)
            left.pointee = pivot
            start += 1
        }
    }

    /// Merges earlier runs that must come before the one of `length` items that begins now.
    private mutating func settle(_ length: Int) throws(Raise) {
        guard let last = pending.last else { return }
        let power = Timsort.power(last.base - items, last.count, length, count)
        while pending.count > 1 && pending[pending.count - 2].power > power { try merge(at: pending.count - 2) }
        pending[pending.count - 1].power = power
    }

    private static func power(_ start: Int, _ n1: Int, _ n2: Int, _ n: Int) -> Int {
        var result = 0
        var a = 2 * start + n1
        var b = a + n1 + n2
        while true {
            result += 1
            if a >= n {
                a -= n
                b -= n
            } else if b >= n {
                return result
            }
            a <<= 1
            b <<= 1
        }
    }

    private mutating func merge(at i: Int) throws(Raise) {
        var a = pending[i].base, na = pending[i].count
        let b = pending[i + 1].base
        var nb = pending[i + 1].count
        pending[i].count = na + nb
        if i == pending.count - 3 { pending[i + 1] = pending[i + 2] }
        pending.removeLast()
        let k = try gallopRight(b.pointee, a, na, 0)
        a += k
        na -= k
        if na == 0 { return }
        nb = try gallopLeft(a[na - 1], b, nb, nb - 1)
        if nb <= 0 { return }
        if na <= nb { try mergeLow(a, na, b, nb) } else { try mergeHigh(a, na, b, nb) }
    }

    private mutating func room(_ count: Int) -> Items {
        if count > scratchCapacity {
            scratch?.deallocate()
            scratch = .allocate(capacity: count)
            scratchCapacity = count
        }
        return scratch.unsafelyUnwrapped
    }

    /// Where `key` goes in the sorted `a`, before equal items. The search starts at `hint`.
    private func gallopLeft(_ key: Item, _ base: Items, _ n: Int, _ hint: Int) throws(Raise) -> Int {
        let a = base + hint
        var last = 0, offset = 1
        if try order.less(a.pointee, key) {
            let limit = n - hint
            while offset < limit {
                guard try order.less(a[offset], key) else { break }
                last = offset
                offset = offset << 1 + 1
            }
            offset = min(offset, limit)
            last += hint
            offset += hint
        } else {
            let limit = hint + 1
            while offset < limit {
                if try order.less(a[-offset], key) { break }
                last = offset
                offset = offset << 1 + 1
            }
            offset = min(offset, limit)
            (last, offset) = (hint - offset, hint - last)
        }
        last += 1
        while last < offset {
            let middle = last + (offset - last) / 2
            if try order.less(base[middle], key) { last = middle + 1 } else { offset = middle }
        }
        return offset
    }

    /// Where `key` goes in the sorted `a`, after equal items.
    private func gallopRight(_ key: Item, _ base: Items, _ n: Int, _ hint: Int) throws(Raise) -> Int {
        let a = base + hint
        var last = 0, offset = 1
        if try order.less(key, a.pointee) {
            let limit = hint + 1
            while offset < limit {
                guard try order.less(key, a[-offset]) else { break }
                last = offset
                offset = offset << 1 + 1
            }
            offset = min(offset, limit)
            (last, offset) = (hint - offset, hint - last)
        } else {
            let limit = n - hint
            while offset < limit {
                if try order.less(key, a[offset]) { break }
                last = offset
                offset = offset << 1 + 1
            }
            offset = min(offset, limit)
            last += hint
            offset += hint
        }
        last += 1
        while last < offset {
            let middle = last + (offset - last) / 2
            if try order.less(key, base[middle]) { offset = middle } else { last = middle + 1 }
        }
        return offset
    }

    @inline(__always) private func move(_ target: Items, _ source: Items, _ count: Int) {
        if count > 0 { memmove(target, source, count * MemoryLayout<Item>.stride) }
    }

    /// Merges two neighbouring runs, the first the shorter one: it moves out of the way.
    private mutating func mergeLow(_ first: Items, _ firstCount: Int, _ second: Items, _ secondCount: Int) throws(Raise) {
        var a = room(firstCount), na = firstCount
        var b = second, nb = secondCount
        var target = first
        move(a, first, na)
        // Whatever is left of `a` closes the gap, also after an error.
        defer { move(target, a, na) }
        target.pointee = b.pointee
        target += 1
        b += 1
        nb -= 1
        var minimum = gallop
        // Every way out goes through the end of the function: what is moved there is then nothing, or lies in its place.
        merging: while na > 1 && nb > 0 {
            var aWins = 0, bWins = 0
            while true {
                if try order.less(b.pointee, a.pointee) {
                    target.pointee = b.pointee
                    target += 1
                    b += 1
                    nb -= 1
                    if nb == 0 { break merging }
                    bWins += 1
                    aWins = 0
                    if bWins >= minimum { break }
                } else {
                    target.pointee = a.pointee
                    target += 1
                    a += 1
                    na -= 1
                    if na == 1 { break merging }
                    aWins += 1
                    bWins = 0
                    if aWins >= minimum { break }
                }
            }
            minimum += 1
            repeat {
                minimum -= minimum > 1 ? 1 : 0
                gallop = minimum
                aWins = try gallopRight(b.pointee, a, na, 0)
                move(target, a, aWins)
                target += aWins
                a += aWins
                na -= aWins
                if na == 1 { break merging }
                if na == 0 { break merging }
                target.pointee = b.pointee
                target += 1
                b += 1
                nb -= 1
                if nb == 0 { break merging }
                bWins = try gallopLeft(a.pointee, b, nb, 0)
                move(target, b, bWins)
                target += bWins
                b += bWins
                nb -= bWins
                if nb == 0 { break merging }
                target.pointee = a.pointee
                target += 1
                a += 1
                na -= 1
                if na == 1 { break merging }
            } while aWins >= Timsort.minimumGallop || bWins >= Timsort.minimumGallop
            minimum += 1
            gallop = minimum
        }
        // The last item of `a` belongs behind all of `b`.
        move(target, b, nb)
        target += nb
    }

    /// Merges two neighbouring runs, the second the shorter one: it moves out of the way, and the merge runs backwards.
    private mutating func mergeHigh(_ first: Items, _ firstCount: Int, _ second: Items, _ secondCount: Int) throws(Raise) {
        let saved = room(secondCount)
        move(saved, second, secondCount)
        var nb = secondCount, na = firstCount
        var b = saved + nb - 1
        var a = first + na - 1
        var target = second + nb - 1
        defer { move(target - nb + 1, saved, nb) }
        target.pointee = a.pointee
        target -= 1
        a -= 1
        na -= 1
        var minimum = gallop
        // As in mergeLow: one way out.
        merging: while nb > 1 && na > 0 {
            var aWins = 0, bWins = 0
            while true {
                if try order.less(b.pointee, a.pointee) {
                    target.pointee = a.pointee
                    target -= 1
                    a -= 1
                    na -= 1
                    if na == 0 { break merging }
                    aWins += 1
                    bWins = 0
                    if aWins >= minimum { break }
                } else {
                    target.pointee = b.pointee
                    target -= 1
                    b -= 1
                    nb -= 1
                    if nb == 1 { break merging }
                    bWins += 1
                    aWins = 0
                    if bWins >= minimum { break }
                }
            }
            minimum += 1
            repeat {
                minimum -= minimum > 1 ? 1 : 0
                gallop = minimum
                aWins = na - (try gallopRight(b.pointee, first, na, na - 1))
                target -= aWins
                a -= aWins
                move(target + 1, a + 1, aWins)
                na -= aWins
                if na == 0 { break merging }
                target.pointee = b.pointee
                target -= 1
                b -= 1
                nb -= 1
                if nb == 1 { break merging }
                bWins = nb - (try gallopLeft(a.pointee, saved, nb, nb - 1))
                target -= bWins
                b -= bWins
                move(target + 1, b + 1, bWins)
                nb -= bWins
                if nb == 1 { break merging }
                if nb == 0 { break merging }
                target.pointee = a.pointee
                target -= 1
                a -= 1
                na -= 1
                if na == 0 { break merging }
            } while aWins >= Timsort.minimumGallop || bWins >= Timsort.minimumGallop
            minimum += 1
            gallop = minimum
        }
        // The first item of `b` belongs before all of `a`.
        target -= na
        move(target + 1, first, na)
    }
}
