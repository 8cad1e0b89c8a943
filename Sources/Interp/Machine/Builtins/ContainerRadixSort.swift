// Sorting numbers by their bits, a byte at a time: what a million ints or floats in no order are sorted with. Timsort compares;
// this only counts and moves, in a quarter of the time. It is stable.

import Glibc

enum RadixSort {
    /// What is sorted: the bits in the order of the numbers, and where the item stood.
    struct Entry {
        var bits: UInt64
        var place: Int
    }

    /// From here on counting beats comparing; below, the tables cost more than they save.
    static let worthwhile = 512

    /// The bits of an int such that unsigned order is the ints' order.
    @inline(__always) static func bits(_ number: Int) -> UInt64 { UInt64(bitPattern: Int64(number)) ^ 1 << 63 }

    /// The same of a float that is no NaN. Both zeros are equal.
    @inline(__always) static func bits(_ number: Double) -> UInt64 {
        let bits = (number == 0 ? 0 : number).bitPattern
        return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }

    @inline(__always) private static func float(_ bits: UInt64) -> Double {
        Double(bitPattern: bits >> 63 == 0 ? ~bits : bits & ~(1 << 63))
    }

    /// Sorts values that are all ints or all floats. False, and nothing done, if Timsort does better (few items, or long runs
    /// in order), if there is a NaN or a negative zero (which only comparing keeps in its place), or if memory is short.
    static func sort(_ items: ValuePointer, _ count: Int, areFloats: Bool) -> Bool {
        guard count >= worthwhile, let memory = malloc(2 * count * MemoryLayout<UInt64>.stride) else { return false }
        defer { free(memory) }
        let keys = memory.bindMemory(to: UInt64.self, capacity: 2 * count)
        var steps = 0
        if areFloats {
            var previous = items[0].asFloat
            for i in 0..<count {
                let number = items[i].asFloat
                if number.isNaN || (number == 0 && number.sign == .minus) { return false }
                keys[i] = bits(number)
                if number < previous { steps += 1 }
                previous = number
            }
        } else {
            var previous = items[0].asInt
            for i in 0..<count {
                let number = items[i].asInt
                keys[i] = bits(number)
                if number < previous { steps += 1 }
                previous = number
            }
        }
        if isNearlyOrdered(steps, count) { return false }
        let sorted = run(keys, keys + count, count) { $0 }
        if areFloats {
            for i in 0..<count { items[i] = .float(float(sorted[i])) }
        } else {
            for i in 0..<count { items[i] = .int(Int(Int64(bitPattern: sorted[i] ^ 1 << 63))) }
        }
        return true
    }

    /// The order of keys whose bits `bits` gives (nil: there is no such order): places of the items in their new order, to be
    /// freed. Nil if Timsort does better.
    static func order(_ count: Int, _ bits: (Int) -> UInt64?) -> UnsafeMutablePointer<Entry>? {
        guard count >= worthwhile, let memory = malloc(2 * count * MemoryLayout<Entry>.stride) else { return nil }
        let entries = memory.bindMemory(to: Entry.self, capacity: 2 * count)
        var steps = 0, previous: UInt64 = 0
        for i in 0..<count {
            guard let own = bits(i) else {
                free(memory)
                return nil
            }
            entries[i] = Entry(bits: own, place: i)
            if own < previous { steps += 1 }
            previous = own
        }
        if isNearlyOrdered(steps, count) {
            free(memory)
            return nil
        }
        let sorted = run(entries, entries + count, count) { $0.bits }
        if sorted != entries { memcpy(entries, sorted, count * MemoryLayout<Entry>.stride) }
        return entries
    }

    /// Random items step down at every other place; then Timsort finds no runs worth the name.
    @inline(__always) private static func isNearlyOrdered(_ steps: Int, _ count: Int) -> Bool {
        steps < count / 16 || steps > count - count / 16
    }

    /// Sorts by the low byte first; each round moves everything to the other half of the memory. Gives the half it ended in.
    @inline(__always)
    private static func run<Item>(
        _ first: UnsafeMutablePointer<Item>, _ second: UnsafeMutablePointer<Item>, _ count: Int, _ bits: (Item) -> UInt64
    ) -> UnsafeMutablePointer<Item> {
        var source = first, target = second
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 8 * 256) { counts in
            counts.initialize(repeating: 0)
            guard let counts = counts.baseAddress else { return }
            for i in 0..<count {
                let own = bits(source[i])
                for byte in 0..<8 { counts[byte &* 256 &+ Int(own >> UInt64(8 &* byte) & 255)] &+= 1 }
            }
            for byte in 0..<8 {
                let starts = counts + byte * 256, shift = UInt64(8 * byte)
                // All the same in this byte: nothing moves.
                if starts[Int(bits(source[0]) >> shift & 255)] == count { continue }
                var start = 0
                for digit in 0..<256 {
                    let own = starts[digit]
                    starts[digit] = start
                    start += own
                }
                for i in 0..<count {
                    let item = source[i], digit = Int(bits(item) >> shift & 255), place = starts[digit]
                    target[place] = item
                    starts[digit] = place &+ 1
                }
                swap(&source, &target)
            }
        }
        return source
    }
}
