// Merge sort over natural runs, step for step as CPython's listobject.c does it (binary insertion into short runs, galloping
// merges in powersort order): the same comparisons in the same order, so that inconsistent orders (NaN, odd `__lt__`) and
// exceptions in the middle give what CPython gives. Not here: which comparison to take (ContainerSorting.swift).

import Glibc

/// The order of a sort. `less` may run scripts, and so fail: it then answers false, and `hasFailed` is true from there on.
/// Not a typed throw: for orders that cannot fail, the optimiser (Swift 6.3.1) compiled merges that returned without setting
/// the error register which their callers read, and lists of more than 64 items crashed in release builds.
protocol SortOrder {
    associatedtype Item
    var hasFailed: Bool { get }
    func less(_ a: Item, _ b: Item) -> Bool
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

    static func sort(_ items: Items, _ count: Int, _ order: Order) {
        if count < 2 { return }
        var sort = Timsort(items, count, order)
        defer { sort.scratch?.deallocate() }
        sort.run()
    }

    private mutating func run() {
        var low = items
        var left = count
        let minimumRun = Timsort.minimumRun(count)
        while left > 0 {
            var (length, descends) = countRun(low, low + left)
            if order.hasFailed { return }
            if descends {
                var run = UnsafeMutableBufferPointer(start: low, count: length)
                run.reverse()
            }
            if length < minimumRun {
                let forced = min(left, minimumRun)
                insertBinary(low, low + forced, low + length)
                if order.hasFailed { return }
                length = forced
            }
            settle(length)
            if order.hasFailed { return }
            pending.append(Run(base: low, count: length, power: 0))
            low += length
            left -= length
        }
        while pending.count > 1 {
            var n = pending.count - 2
            if n > 0 && pending[n - 1].count < pending[n + 1].count { n -= 1 }
            merge(at: n)
            if order.hasFailed { return }
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
    private func countRun(_ start: Items, _ end: Items) -> (Int, Bool) {
        var low = start + 1
        if low == end { return (1, false) }
        var length = 2
        let descends = order.less(low[0], low[-1])
        low += 1
        while low < end {
            if order.less(low[0], low[-1]) != descends { break }
            low += 1
            length += 1
        }
        return (length, descends)
    }

    /// Sorts `low..<end`, of which `low..<start` is sorted.
    private func insertBinary(_ low: Items, _ end: Items, _ start: Items) {
        var start = start == low ? start + 1 : start
        while start < end {
            let pivot = start.pointee
            var left = low, right = start
            repeat {
                let middle = left + (right - left) / 2
                if order.less(pivot, middle.pointee) { right = middle } else { left = middle + 1 }
            } while left < right
            if order.hasFailed { return }
            memmove(left + 1, left, (start - left) * MemoryLayout<Item>.stride)
            left.pointee = pivot
            start += 1
        }
    }

    /// Merges earlier runs that must come before the one of `length` items that begins now.
    private mutating func settle(_ length: Int) {
        guard let last = pending.last else { return }
        let power = Timsort.power(last.base - items, last.count, length, count)
        while pending.count > 1 && pending[pending.count - 2].power > power {
            merge(at: pending.count - 2)
            if order.hasFailed { return }
        }
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

    private mutating func merge(at i: Int) {
        var a = pending[i].base, na = pending[i].count
        let b = pending[i + 1].base
        var nb = pending[i + 1].count
        pending[i].count = na + nb
        if i == pending.count - 3 { pending[i + 1] = pending[i + 2] }
        pending.removeLast()
        let k = gallopRight(b.pointee, a, na, 0)
        if order.hasFailed { return }
        a += k
        na -= k
        if na == 0 { return }
        nb = gallopLeft(a[na - 1], b, nb, nb - 1)
        if order.hasFailed || nb <= 0 { return }
        if na <= nb { mergeLow(a, na, b, nb) } else { mergeHigh(a, na, b, nb) }
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
    private func gallopLeft(_ key: Item, _ base: Items, _ n: Int, _ hint: Int) -> Int {
        let a = base + hint
        var last = 0, offset = 1
        if order.less(a.pointee, key) {
            let limit = n - hint
            while offset < limit {
                guard order.less(a[offset], key) else { break }
                last = offset
                offset = offset << 1 + 1
            }
            offset = min(offset, limit)
            last += hint
            offset += hint
        } else {
            let limit = hint + 1
            while offset < limit {
                if order.less(a[-offset], key) { break }
                last = offset
                offset = offset << 1 + 1
            }
            offset = min(offset, limit)
            (last, offset) = (hint - offset, hint - last)
        }
        last += 1
        while last < offset {
            let middle = last + (offset - last) / 2
            if order.less(base[middle], key) { last = middle + 1 } else { offset = middle }
        }
        return offset
    }

    /// Where `key` goes in the sorted `a`, after equal items.
    private func gallopRight(_ key: Item, _ base: Items, _ n: Int, _ hint: Int) -> Int {
        let a = base + hint
        var last = 0, offset = 1
        if order.less(key, a.pointee) {
            let limit = hint + 1
            while offset < limit {
                guard order.less(key, a[-offset]) else { break }
                last = offset
                offset = offset << 1 + 1
            }
            offset = min(offset, limit)
            (last, offset) = (hint - offset, hint - last)
        } else {
            let limit = n - hint
            while offset < limit {
                if order.less(key, a[offset]) { break }
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
            if order.less(key, base[middle]) { offset = middle } else { last = middle + 1 }
        }
        return offset
    }

    @inline(__always) private func move(_ target: Items, _ source: Items, _ count: Int) {
        if count > 0 { memmove(target, source, count * MemoryLayout<Item>.stride) }
    }

    /// Merges two neighbouring runs, the first the shorter one: it moves out of the way.
    private mutating func mergeLow(_ first: Items, _ firstCount: Int, _ second: Items, _ secondCount: Int) {
        let saved = room(firstCount)
        move(saved, first, firstCount)
        var gap = Gap(target: first, source: saved, count: firstCount)
        // Whatever is left of the saved run closes the gap, also after an error.
        mergeLow(into: &gap, second, secondCount)
        move(gap.target, gap.source, gap.count)
    }

    /// Where the merged items go, and what is left of the run that was moved away.
    private struct Gap {
        var target: Items
        var source: Items
        var count: Int
    }

    private mutating func mergeLow(into gap: inout Gap, _ second: Items, _ secondCount: Int) {
        var b = second, nb = secondCount
        gap.target.pointee = b.pointee
        gap.target += 1
        b += 1
        nb -= 1
        var minimum = gallop
        // Finished merges leave through the end, which puts what is left of `second` before the last saved item; after a failure
        // nothing is compared or moved here any more, and the caller closes the gap.
        merging: while gap.count > 1 && nb > 0 {
            var aWins = 0, bWins = 0
            while true {
                if order.less(b.pointee, gap.source.pointee) {
                    gap.target.pointee = b.pointee
                    gap.target += 1
                    b += 1
                    nb -= 1
                    if nb == 0 { break merging }
                    bWins += 1
                    aWins = 0
                    if bWins >= minimum { break }
                } else {
                    if order.hasFailed { return }
                    gap.target.pointee = gap.source.pointee
                    gap.target += 1
                    gap.source += 1
                    gap.count -= 1
                    if gap.count == 1 { break merging }
                    aWins += 1
                    bWins = 0
                    if aWins >= minimum { break }
                }
            }
            minimum += 1
            repeat {
                minimum -= minimum > 1 ? 1 : 0
                gallop = minimum
                aWins = gallopRight(b.pointee, gap.source, gap.count, 0)
                if order.hasFailed { return }
                move(gap.target, gap.source, aWins)
                gap.target += aWins
                gap.source += aWins
                gap.count -= aWins
                if gap.count == 1 { break merging }
                if gap.count == 0 { break merging }
                gap.target.pointee = b.pointee
                gap.target += 1
                b += 1
                nb -= 1
                if nb == 0 { break merging }
                bWins = gallopLeft(gap.source.pointee, b, nb, 0)
                if order.hasFailed { return }
                move(gap.target, b, bWins)
                gap.target += bWins
                b += bWins
                nb -= bWins
                if nb == 0 { break merging }
                gap.target.pointee = gap.source.pointee
                gap.target += 1
                gap.source += 1
                gap.count -= 1
                if gap.count == 1 { break merging }
            } while aWins >= Timsort.minimumGallop || bWins >= Timsort.minimumGallop
            minimum += 1
            gallop = minimum
        }
        // The last item of `a` belongs behind all of `b`.
        move(gap.target, b, nb)
        gap.target += nb
    }

    /// Merges two neighbouring runs, the second the shorter one: it moves out of the way, and the merge runs backwards.
    private mutating func mergeHigh(_ first: Items, _ firstCount: Int, _ second: Items, _ secondCount: Int) {
        let saved = room(secondCount)
        move(saved, second, secondCount)
        var gap = Gap(target: second + secondCount - 1, source: saved + secondCount - 1, count: secondCount)
        mergeHigh(into: &gap, saved, first, firstCount)
        move(gap.target - gap.count + 1, saved, gap.count)
    }

    private mutating func mergeHigh(into gap: inout Gap, _ saved: Items, _ first: Items, _ firstCount: Int) {
        var na = firstCount
        var a = first + na - 1
        gap.target.pointee = a.pointee
        gap.target -= 1
        a -= 1
        na -= 1
        var minimum = gallop
        // As in mergeLow: the end is for finished merges only.
        merging: while gap.count > 1 && na > 0 {
            var aWins = 0, bWins = 0
            while true {
                if order.less(gap.source.pointee, a.pointee) {
                    gap.target.pointee = a.pointee
                    gap.target -= 1
                    a -= 1
                    na -= 1
                    if na == 0 { break merging }
                    aWins += 1
                    bWins = 0
                    if aWins >= minimum { break }
                } else {
                    if order.hasFailed { return }
                    gap.target.pointee = gap.source.pointee
                    gap.target -= 1
                    gap.source -= 1
                    gap.count -= 1
                    if gap.count == 1 { break merging }
                    bWins += 1
                    aWins = 0
                    if bWins >= minimum { break }
                }
            }
            minimum += 1
            repeat {
                minimum -= minimum > 1 ? 1 : 0
                gallop = minimum
                aWins = na - gallopRight(gap.source.pointee, first, na, na - 1)
                if order.hasFailed { return }
                gap.target -= aWins
                a -= aWins
                move(gap.target + 1, a + 1, aWins)
                na -= aWins
                if na == 0 { break merging }
                gap.target.pointee = gap.source.pointee
                gap.target -= 1
                gap.source -= 1
                gap.count -= 1
                if gap.count == 1 { break merging }
                bWins = gap.count - gallopLeft(a.pointee, saved, gap.count, gap.count - 1)
                if order.hasFailed { return }
                gap.target -= bWins
                gap.source -= bWins
                move(gap.target + 1, gap.source + 1, bWins)
                gap.count -= bWins
                if gap.count == 1 { break merging }
                if gap.count == 0 { break merging }
                gap.target.pointee = a.pointee
                gap.target -= 1
                a -= 1
                na -= 1
                if na == 0 { break merging }
            } while aWins >= Timsort.minimumGallop || bWins >= Timsort.minimumGallop
            minimum += 1
            gallop = minimum
        }
        // The first item of `b` belongs before all of `a`.
        gap.target -= na
        move(gap.target + 1, first, na)
    }
}
