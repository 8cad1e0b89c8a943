// Stable order of numbers as whole keys: insertion for short lines, counting by digits for long ones. NaN is the largest of
// all, -0 equals 0. Used by Sorting and Order; looks for a request to stop between its passes.

struct KeySorter {
    /// Where the sorted numbers were, in order.
    private(set) var places: [Int32]
    private var keys: [UInt64]
    private var otherPlaces: [Int32] = []
    private var otherKeys: [UInt64] = []
    private let count: Int

    init(count: Int) {
        self.count = count
        places = [Int32](repeating: 0, count: count)
        keys = [UInt64](repeating: 0, count: count)
    }

    /// Keys of floats: the bits, turned so that their order as whole numbers is that of the floats.
    mutating func load(_ x: UnsafePointer<Double>, descending: Bool) throws {
        try fill(descending) { i in
            let value = x[i]
            if value.isNaN { return .max }
            let bits = (value == 0 ? 0 : value).bitPattern
            return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
        }
    }

    mutating func load(_ x: UnsafePointer<Int64>, descending: Bool) throws {
        try fill(descending) { UInt64(bitPattern: x[$0]) ^ 1 << 63 }
    }

    private mutating func fill(_ descending: Bool, _ key: (Int) -> UInt64) throws {
        guard count <= Int(Int32.max) else { throw TensorError.runtime("sort: more than 2^31 elements in a line") }
        try Tensor.inChunks(count) {
            for i in $0 {
                let k = key(i)
                keys[i] = descending ? ~k : k
                places[i] = Int32(truncatingIfNeeded: i)
            }
        }
    }

    mutating func sort() throws {
        if count <= 48 { insert() } else { try distribute() }
    }

    private mutating func insert() {
        var i = 1
        while i < count {
            let (key, place) = (keys[i], places[i])
            var j = i
            while j > 0, keys[j - 1] > key {
                keys[j] = keys[j - 1]
                places[j] = places[j - 1]
                j -= 1
            }
            keys[j] = key
            places[j] = place
            i += 1
        }
    }

    /// Least digit first, 11 bits a pass. A digit that all keys share costs no pass: float32 has only three or four.
    private mutating func distribute() throws {
        if otherKeys.isEmpty {
            otherKeys = [UInt64](repeating: 0, count: count)
            otherPlaces = [Int32](repeating: 0, count: count)
        }
        let (all, any) = keys.reduce((UInt64.max, UInt64(0))) { ($0.0 & $1, $0.1 | $1) }
        let differing = all ^ any
        for shift in stride(from: UInt64(0), to: 64, by: 11) where differing >> shift & 2047 != 0 {
            try Interruption.check()
            var starts = [Int](repeating: 0, count: 2049)
            try Tensor.inChunks(count) { for i in $0 { starts[Int(keys[i] >> shift & 2047) + 1] += 1 } }
            for digit in 1...2048 { starts[digit] += starts[digit - 1] }
            try Tensor.inChunks(count) {
                for i in $0 {
                    let digit = Int(keys[i] >> shift & 2047)
                    let to = starts[digit]
                    starts[digit] = to + 1
                    otherKeys[to] = keys[i]
                    otherPlaces[to] = places[i]
                }
            }
            swap(&keys, &otherKeys)
            swap(&places, &otherPlaces)
        }
    }
}
