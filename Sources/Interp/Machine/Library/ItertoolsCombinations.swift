// itertools' product, permutations, combinations: odometers over a pool of values.

enum ItertoolsCombinations {
    static func install(_ m: ModuleBuilder) {
        ItertoolsModule.define(m, "product(*iterables, repeat=1)") { a throws(Raise) in
            let count = try ArgumentValues.int(a[2])
            if count < 0 { throw Raise.valueError("repeat argument cannot be negative") }
            // Then nobody asks what the arguments are.
            if count == 0 { return Product(owning: []) }
            var pools: [Value] = []
            do throws(Raise) { for item in a[1].tupleItems { pools.append(try Iteration.collect(item)) } } catch {
                for pool in pools { pool.release() }
                throw error
            }
            let single = pools.count
            let (total, overflow) = single.multipliedReportingOverflow(by: count)
            guard !overflow, total < 1 << 20 else {
                for pool in pools { pool.release() }
                throw Raise.overflowError("repeat argument too large")
            }
            for _ in 1..<count { for i in 0..<single { pools.append(pools[i].retained()) } }
            return Product(owning: pools)
        }
        func selection(_ name: String, _ signature: String, _ kind: Selection.Kind) {
            ItertoolsModule.define(m, signature) { a throws(Raise) in
                // The size comes first where it must be given, the items where it need not.
                let given = kind == .permutations ? nil : try ArgumentValues.int(a[2])
                let pool = try Iteration.collect(a[1])
                do throws(Raise) {
                    var r = given ?? pool.listItems.count
                    if given == nil && !a[2].isNone {
                        guard a[2].isInteger else { throw Raise.typeError("Expected int as r") }
                        r = try ArgumentValues.int(a[2])
                    }
                    if r < 0 { throw Raise.valueError("r must be non-negative") }
                    guard kind != .withReplacement || MemoryLimit.allows(r, size: 8) else { throw Raise.memoryError("") }
                    return Selection(pool, r, kind)
                } catch {
                    pool.release()
                    throw error
                }
            }
        }
        selection("combinations", "combinations(iterable, r)", .combinations)
        selection("combinations_with_replacement", "combinations_with_replacement(iterable, r)", .withReplacement)
        selection("permutations", "permutations(iterable, r=None)", .permutations)
    }
}

/// References: the pools as lists.
private final class Product: NativeIterator {
    private var places: [Int]?
    private var isDone = false

    override func next() throws(Raise) -> Value? {
        if isDone { return nil }
        if var current = places {
            var i = references.count - 1
            while i >= 0 {
                current[i] += 1
                if current[i] < references[i].listItems.count { break }
                current[i] = 0
                i -= 1
            }
            if i < 0 {
                isDone = true
                return nil
            }
            places = current
        } else {
            if references.contains(where: { $0.listItems.isEmpty }) {
                isDone = true
                return nil
            }
            places = Array(repeating: 0, count: references.count)
        }
        let current = places ?? []
        return .tuple(owned: current.indices.map { references[$0].listItems[current[$0]].retained() })
    }
}

/// Choices of `r` positions of a pool. Reference: the pool as a list.
private final class Selection: NativeIterator {
    enum Kind { case combinations, withReplacement, permutations }

    private let kind: Kind
    private let r: Int
    private let n: Int
    private var indices: [Int]
    private var cycles: [Int] = []
    private var hasStarted = false
    private var isDone = false

    init(_ pool: Value, _ r: Int, _ kind: Kind) {
        self.kind = kind
        self.r = r
        n = pool.listItems.count
        switch kind {
        case .combinations: indices = r <= n ? Array(0..<r) : []
        case .withReplacement: indices = n > 0 || r == 0 ? Array(repeating: 0, count: r) : []
        case .permutations: indices = Array(0..<n)
        }
        isDone = kind == .withReplacement ? n == 0 && r > 0 : r > n
        if kind == .permutations && r <= n { cycles = (0..<r).map { [n] in n - $0 } }
        super.init(owning: [pool])
    }

    private func advance() -> Bool {
        switch kind {
        case .combinations:
            guard let i = (0..<r).last(where: { indices[$0] != $0 + n - r }) else { return false }
            indices[i] += 1
            for j in (i + 1)..<max(i + 1, r) { indices[j] = indices[j - 1] + 1 }
        case .withReplacement:
            guard let i = (0..<r).last(where: { indices[$0] != n - 1 }) else { return false }
            let next = indices[i] + 1
            for j in i..<r { indices[j] = next }
        case .permutations:
            for i in stride(from: r - 1, through: 0, by: -1) {
                cycles[i] -= 1
                if cycles[i] == 0 {
                    let first = indices.remove(at: i)
                    indices.append(first)
                    cycles[i] = n - i
                } else {
                    indices.swapAt(i, n - cycles[i])
                    return true
                }
            }
            return false
        }
        return true
    }

    override func next() throws(Raise) -> Value? {
        if isDone { return nil }
        if hasStarted && !advance() {
            isDone = true
            return nil
        }
        hasStarted = true
        let items = references[0].listItems
        return .tuple(owned: (0..<r).map { items[indices[$0]].retained() })
    }
}
