// The unstable sort of libstdc++ (std::sort), which PyTorch's mode runs on: where several elements are equal, or NaN stands among
// them, the places that it leaves show in results. Used by Order.

struct IntroSort {
    private let keys: UnsafeBufferPointer<Double>
    private var places: [Int32]

    private static let shortest = 16

    /// Where the elements in ascending order were. NaN is neither less nor greater than anything.
    static func places(_ line: UnsafeBufferPointer<Double>) throws -> [Int32] {
        guard line.count <= Int(Int32.max) else { throw TensorError.runtime("sort: more than 2^31 elements in a line") }
        var sort = IntroSort(keys: line, places: (0..<Int32(line.count)).map { $0 })
        guard line.count > 1 else { return sort.places }
        try sort.partition(0, line.count, depth: 2 * (Int.bitWidth - 1 - line.count.leadingZeroBitCount))
        sort.insertFinally()
        return sort.places
    }

    private func less(_ a: Int, _ b: Int) -> Bool { keys[Int(places[a])] < keys[Int(places[b])] }

    // MARK: Quicksort down to short runs

    private mutating func partition(_ first: Int, _ end: Int, depth: Int) throws {
        var (end, depth) = (end, depth)
        while end - first > Self.shortest {
            if depth == 0 { return heapSort(first, end) }
            if end - first > 1 << 16 { try Interruption.check() }
            depth -= 1
            let cut = cutAroundMedian(first, end)
            try partition(cut, end, depth: depth)
            end = cut
        }
    }

    private mutating func cutAroundMedian(_ first: Int, _ end: Int) -> Int {
        let (a, b, c) = (first + 1, first + (end - first) / 2, end - 1)
        let median = less(a, b) ? (less(b, c) ? b : less(a, c) ? c : a) : (less(a, c) ? a : less(b, c) ? c : b)
        places.swapAt(first, median)
        var (low, high) = (first + 1, end)
        while true {
            // With NaN about, nothing else stops at the ends; libstdc++ would read beyond them.
            while low < end, less(low, first) { low += 1 }
            high -= 1
            while high > first, less(first, high) { high -= 1 }
            if low >= high { return low }
            places.swapAt(low, high)
            low += 1
        }
    }

    // MARK: Insertion

    private mutating func insertFinally() {
        for i in 1..<places.count {
            let place = places[i], key = keys[Int(place)]
            var j = i
            if i < Self.shortest, key < keys[Int(places[0])] {
                while j > 0 {
                    places[j] = places[j - 1]
                    j -= 1
                }
            } else {
                while j > 0, key < keys[Int(places[j - 1])] {
                    places[j] = places[j - 1]
                    j -= 1
                }
            }
            places[j] = place
        }
    }

    // MARK: Heap sort where quicksort went too deep

    private mutating func heapSort(_ first: Int, _ end: Int) {
        let count = end - first
        for parent in stride(from: (count - 2) / 2, through: 0, by: -1) { sink(first, parent, count, places[first + parent]) }
        for last in stride(from: count - 1, to: 0, by: -1) {
            let value = places[first + last]
            places[first + last] = places[first]
            sink(first, 0, last, value)
        }
    }

    /// Moves the hole down to a leaf along the larger children, and the value up from there.
    private mutating func sink(_ first: Int, _ top: Int, _ count: Int, _ value: Int32) {
        var hole = top, child = top
        while child < (count - 1) / 2 {
            child = 2 * (child + 1)
            if less(first + child, first + child - 1) { child -= 1 }
            places[first + hole] = places[first + child]
            hole = child
        }
        if count & 1 == 0, child == (count - 2) / 2 {
            child = 2 * (child + 1)
            places[first + hole] = places[first + child - 1]
            hole = child - 1
        }
        while hole > top {
            let parent = (hole - 1) / 2
            guard keys[Int(places[first + parent])] < keys[Int(value)] else { break }
            places[first + hole] = places[first + parent]
            hole = parent
        }
        places[first + hole] = value
    }
}
