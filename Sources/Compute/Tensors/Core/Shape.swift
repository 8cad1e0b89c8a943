// Arithmetic on shapes and strides: element counts, broadcasting, layouts, dimension numbers. Integers only, never storage.

package enum Shape {
    /// Number of elements; throws when the count does not fit.
    static func count(_ shape: [Int]) throws -> Int {
        var total = 1
        for size in shape {
            guard size >= 0 else {
                throw TensorError.runtime(
                    "Trying to create tensor with negative dimension \(size): \(describe(shape))")
            }
            let (product, overflow) = total.multipliedReportingOverflow(by: size)
            guard !overflow else {
                // A zero further on makes the count zero whatever comes before it.
                if shape.contains(0) { return 0 }
                throw TensorError.runtime("Storage size calculation overflowed with sizes=\(describe(shape))")
            }
            total = product
        }
        return total
    }

    /// Strides of a row-major tensor.
    static func contiguousStrides(_ shape: [Int]) -> [Int] {
        var strides = [Int](repeating: 1, count: shape.count)
        var step = 1
        for i in stride(from: shape.count - 1, through: 0, by: -1) {
            strides[i] = step
            step *= max(shape[i], 1)
        }
        return strides
    }

    /// Strides of an NCHW shape whose channels are innermost in memory.
    static func channelsLastStrides(_ shape: [Int]) -> [Int] {
        let (c, h, w) = (max(shape[1], 1), max(shape[2], 1), max(shape[3], 1))
        return [h * w * c, 1, w * c, c]
    }

    static func isContiguous(_ shape: [Int], _ strides: [Int]) -> Bool {
        var step = 1
        for i in stride(from: shape.count - 1, through: 0, by: -1) {
            let size = shape[i]
            if size == 0 { return true }
            if size != 1 {
                if strides[i] != step { return false }
                step *= size
            }
        }
        return true
    }

    static func isChannelsLast(_ shape: [Int], _ strides: [Int]) -> Bool {
        guard shape.count == 4 else { return false }
        var step = 1
        for i in [1, 3, 2, 0] {
            let size = shape[i]
            if size == 0 { return true }
            if size != 1 {
                if strides[i] != step { return false }
                step *= size
            }
        }
        return true
    }

    /// Whether the elements fill one block of memory without gaps or overlaps, in whatever order.
    static func isDense(_ shape: [Int], _ strides: [Int]) -> Bool {
        if isContiguous(shape, strides) { return true }
        var step = 1
        for i in order(strides, shape) {
            if shape[i] == 0 { return true }
            if shape[i] == 1 { continue }
            if strides[i] != step { return false }
            step *= shape[i]
        }
        return true
    }

    /// Dimensions from the innermost in memory to the outermost.
    static func order(_ strides: [Int], _ shape: [Int]) -> [Int] {
        // Insertion sort: shapes have a handful of dimensions, and ties must keep the later dimension inner.
        var dims = Array((0..<shape.count).reversed())
        var i = 1
        while i < dims.count {
            var j = i
            while j > 0, strides[dims[j]] < strides[dims[j - 1]] {
                dims.swapAt(j, j - 1)
                j -= 1
            }
            i += 1
        }
        return dims
    }

    /// Strides of the result of a loop over operands with these strides (0 where one is broadcast): the dimensions lie in memory
    /// as PyTorch's loop orders them, by the first operand that tells two of them apart.
    static func loopStrides(_ shape: [Int], _ operands: [[Int]]) -> [Int] {
        func comparison(_ a: Int, _ b: Int) -> Int {
            for strides in operands where strides[a] != 0 && strides[b] != 0 {
                if strides[a] != strides[b] { return strides[a] < strides[b] ? -1 : 1 }
                if shape[a] > shape[b] { return 1 }
            }
            return 0
        }
        var order = Array(shape.indices.reversed())
        for i in order.indices.dropFirst() {
            var moving = i
            for fixed in stride(from: i - 1, through: 0, by: -1) {
                let answer = comparison(order[fixed], order[moving])
                if answer < 0 { break }
                if answer > 0 {
                    order.swapAt(fixed, moving)
                    moving = fixed
                }
            }
        }
        var (result, step) = (shape, 1)
        for d in order {
            result[d] = step
            step *= Swift.max(shape[d], 1)
        }
        return result
    }

    /// Strides of a dense tensor of this shape with memory order as in `strides`.
    static func denseStrides(like strides: [Int], shape: [Int]) -> [Int] {
        if isDense(shape, strides) { return isContiguous(shape, strides) ? contiguousStrides(shape) : strides }
        return loopStrides(shape, [strides])
    }

    /// The common shape of two operands; PyTorch's message when there is none.
    static func broadcast(_ a: [Int], _ b: [Int]) throws -> [Int] {
        if a == b { return a }
        let n = max(a.count, b.count)
        var result = [Int](repeating: 1, count: n)
        for i in stride(from: n - 1, through: 0, by: -1) {
            let x = i - (n - a.count) >= 0 ? a[i - (n - a.count)] : 1
            let y = i - (n - b.count) >= 0 ? b[i - (n - b.count)] : 1
            guard x == y || x == 1 || y == 1 else { throw TensorError.broadcast(x, y, dimension: i) }
            result[i] = x == 1 ? y : x
        }
        return result
    }

    /// Strides that read `shape` as if it had the (broadcast) shape `target`.
    static func broadcastStrides(_ shape: [Int], _ strides: [Int], to target: [Int]) -> [Int] {
        if shape == target { return strides }
        let offset = target.count - shape.count
        var result = [Int](repeating: 0, count: target.count)
        for i in 0..<shape.count where shape[i] != 1 || target[i + offset] == 1 { result[i + offset] = strides[i] }
        return result
    }

    /// A dimension number counted from the end if negative.
    static func dimension(_ dim: Int, _ ndim: Int) throws -> Int {
        let n = max(ndim, 1)
        guard dim >= -n, dim < n else { throw TensorError.dimensionOutOfRange(dim, ndim: ndim) }
        return dim < 0 ? dim + n : dim
    }

    /// Several distinct dimension numbers, each counted from the end if negative.
    static func dimensions(_ dims: [Int], _ ndim: Int) throws -> [Int] {
        var result: [Int] = []
        for dim in dims {
            let d = try dimension(dim, ndim)
            guard !result.contains(d) else {
                throw TensorError.runtime("dim \(d) appears multiple times in the list of dims")
            }
            result.append(d)
        }
        return result
    }

    /// `[2, 3]`, as PyTorch prints shapes.
    static func describe(_ shape: [Int]) -> String {
        "[" + shape.map(String.init).joined(separator: ", ") + "]"
    }

    /// `2x3`, as matrix product messages print shapes.
    static func describeProduct(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "x") }

    /// Strides that show the same elements under another shape without a copy, or nil. Same rule as Tensor.view.
    static func viewStrides(_ shape: [Int], _ strides: [Int], as target: [Int]) -> [Int]? {
        if shape.contains(0) { return contiguousStrides(target) }
        if shape.isEmpty { return [Int](repeating: 1, count: target.count) }
        var result = [Int](repeating: 1, count: target.count)
        var t = target.count - 1
        // Walk chunks of dimensions that lie contiguous to each other, from the innermost out.
        var chunkStride = strides[shape.count - 1]
        var chunkCount = 1
        var viewCount = 1
        for d in Swift.stride(from: shape.count - 1, through: 0, by: -1) {
            chunkCount *= shape[d]
            if d == 0 || (shape[d - 1] != 1 && strides[d - 1] != chunkCount * chunkStride) {
                while t >= 0, viewCount < chunkCount || target[t] == 1 {
                    result[t] = viewCount * chunkStride
                    viewCount *= target[t]
                    t -= 1
                }
                if viewCount != chunkCount { return nil }
                if d > 0 {
                    chunkStride = strides[d - 1]
                    chunkCount = 1
                    viewCount = 1
                }
            }
        }
        return t == -1 ? result : nil
    }
}
