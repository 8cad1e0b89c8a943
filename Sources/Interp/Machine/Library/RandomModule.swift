// The module `random`: CPython's sequences for every seed. The generator is in Text/MersenneTwister.swift; choosing from
// sequences is here, the distributions are in RandomDistributions.swift. The module's functions are the methods of one
// hidden Random, as in CPython.

import Glibc

/// The state behind a `random.Random`.
final class RandomState {
    var twister: MersenneTwister
    /// The second number of a pair that `gauss` made.
    var nextGauss: Double?

    init() { twister = MersenneTwister(key: RandomState.entropy()) }

    static func entropy() -> [UInt32] {
        var generator = SystemRandomNumberGenerator()
        return (0..<624).map { _ in UInt32.random(in: 0...UInt32.max, using: &generator) }
    }

    func uniform() -> Double { twister.nextDouble() }
}

enum RandomModule {
    static var module: NativeModule {
        NativeModule("random", doc: "Random variable generators.") { m throws(Raise) in
            m.set(cls)
            let instance = LibraryClass.box(cls, RandomState())
            defer { instance.release() }
            var place = 0
            while let entry = Dict.next(cls.pointee.namespace, from: &place) {
                let name = entry.pointee.key.swiftString
                if !name.hasPrefix("_") && entry.pointee.value.isKind(.nativeFunction) {
                    m.set(name, .boundMethod(entry.pointee.value, instance))
                }
            }
            m.set("_inst", instance.retained())
            m.function("SystemRandom()") { _ throws(Raise) in
                throw Raise.notImplementedError("random.SystemRandom is not part of the library")
            }
        }
    }

    /// The class `random.Random`.
    // Used under the machine's lock.
    nonisolated(unsafe) static let cls = LibraryClass.make(RandomState.self, "Random", module: "random") { cls in
        LibraryClass.constructor(cls) { RandomState() }
        CoreTypes.method(cls, "__init__(self, x=None)") { a throws(Raise) in
            try seed(try state(a[0]), a[1], version: 2)
            return .none
        }
        CoreTypes.method(cls, "seed(self, a=None, version=2)") { a throws(Raise) in
            try seed(try state(a[0]), a[1], version: try ArgumentValues.int(a[2]))
            return .none
        }
        CoreTypes.method(cls, "random(self, /)") { a throws(Raise) in .float(try state(a[0]).uniform()) }
        CoreTypes.method(cls, "getrandbits(self, k, /)") { a throws(Raise) in
            let count = try ArgumentValues.int32(a[1])
            if count < 0 { throw Raise.valueError("number of bits must be non-negative") }
            if count == 0 { return .int(0) }
            let state = try state(a[0])
            return count < 64 ? .int(Int(state.twister.nextBits(count))) : .integer(state.twister.nextBits(large: count))
        }
        CoreTypes.method(cls, "randbytes(self, n)") { a throws(Raise) in
            let count = try ArgumentValues.int(a[1])
            if count < 0 { throw Raise.valueError("number of bits must be non-negative") }
            if count == 0 { return .bytes([]) }
            let number = try state(a[0]).twister.nextBits(large: count * 8)
            return .bytes(number.littleEndianBytes(count: count, signed: false) ?? [])
        }
        CoreTypes.method(cls, "getstate(self)") { a throws(Raise) in
            let state = try state(a[0])
            let words = Value.tuple(owned: state.twister.words.map { .int(Int($0)) })
            return .tuple(owned: [.int(3), words, state.nextGauss.map { .float($0) } ?? .none])
        }
        CoreTypes.method(cls, "setstate(self, state)") { a throws(Raise) in
            guard a[1].isKind(.tuple), a[1].tupleItems.count == 3 else { throw Raise.typeError("state vector must be a tuple") }
            let parts = a[1].tupleItems
            guard parts[0].smallInteger == 3 else {
                throw Raise.valueError("state with version \(try str(parts[0])) passed to Random.setstate() of version 3")
            }
            guard parts[1].isKind(.tuple) else { throw Raise.typeError("state vector must be a tuple") }
            var words: [UInt32] = []
            for item in parts[1].tupleItems {
                guard let word = item.smallInteger, let small = UInt32(exactly: word) else {
                    throw Raise.valueError("state vector is the wrong size")
                }
                words.append(small)
            }
            guard words.count == 625 else { throw Raise.valueError("state vector is the wrong size") }
            guard let twister = MersenneTwister(words: words) else { throw Raise.valueError("invalid state") }
            let state = try state(a[0])
            state.twister = twister
            state.nextGauss = parts[2].floatValue
            return .none
        }
        installChoices(cls)
        RandomDistributions.install(cls)
    }

    static func state(_ value: Value) throws(Raise) -> RandomState { try nativeSelf(value, RandomState.self, "Random") }

    private static func seed(_ state: RandomState, _ value: Value, version: Int) throws(Raise) {
        state.nextGauss = nil
        if value.isNone {
            state.twister = MersenneTwister(key: RandomState.entropy())
        } else if let number = value.integerValue {
            state.twister = MersenneTwister(seed: number)
        } else if value.isString || value.isKind(.bytes) || value.isKind(.byteArray) {
            if version == 1 { throw Raise.notImplementedError("random.seed: version 1 is not part of the library") }
            let text = Array(value.isString ? value.utf8 : value.byteContents)
            let bytes = (text + SHA512.digest(text)).reversed()
            state.twister = MersenneTwister(seed: BigInteger(littleEndianBytes: Array(bytes), signed: false))
        } else if value.floatValue != nil {
            let hash = UInt(bitPattern: try Equality.hash(value))
            state.twister = MersenneTwister(seed: BigInteger(magnitude: [hash]))
        } else {
            throw Raise.typeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        }
    }

    // ---- ranges and choices ----------------------------------------------------------------------------------------------

    private static func installChoices(_ cls: ClassPointer) {
        CoreTypes.method(cls, "randrange(self, start, stop=None, step=1)") { a throws(Raise) in
            try randrange(try state(a[0]), a[1], a[2], a[3])
        }
        CoreTypes.method(cls, "randint(self, a, b)") { a throws(Raise) in
            let end = try Operators.binary(.add, a[2], .int(1))
            defer { end.release() }
            return try randrange(try state(a[0]), a[1], end, .int(1))
        }
        CoreTypes.method(cls, "choice(self, seq)") { a throws(Raise) in
            let count = try Operators.length(a[1])
            if count == 0 { throw Raise.indexError("Cannot choose from an empty sequence") }
            return try Operators.getItem(a[1], .int(try state(a[0]).twister.below(count)))
        }
        CoreTypes.method(cls, "shuffle(self, x)") { a throws(Raise) in
            let state = try state(a[0])
            let count = try Operators.length(a[1])
            if count < 2 { return .none }
            if a[1].isExactly(.list) {
                for i in stride(from: count - 1, to: 0, by: -1) { a[1].listItems.swapAt(i, state.twister.below(i + 1)) }
                return .none
            }
            for i in stride(from: count - 1, to: 0, by: -1) {
                let j = state.twister.below(i + 1)
                let first = try Operators.getItem(a[1], .int(i))
                defer { first.release() }
                let second = try Operators.getItem(a[1], .int(j))
                defer { second.release() }
                try Operators.setItem(a[1], .int(i), second)
                try Operators.setItem(a[1], .int(j), first)
            }
            return .none
        }
        CoreTypes.method(cls, "sample(self, population, k, *, counts=None)") { a throws(Raise) in
            try sample(try state(a[0]), a[1], a[2], a[3])
        }
        CoreTypes.method(cls, "choices(self, population, weights=None, *, cum_weights=None, k=1)") { a throws(Raise) in
            try choices(try state(a[0]), a[1], a[2], a[3], a[4])
        }
    }

    /// An argument of randrange: an int, or (deprecated in CPython) a whole float.
    private static func rangeArgument(_ value: Value, _ position: Int) throws(Raise) -> BigInteger {
        if let number = value.floatValue {
            guard number.isFinite, number == number.rounded() else {
                throw Raise.valueError("non-integer \(position < 3 ? "arg 1" : "step") for randrange()")
            }
            return BigInteger(truncating: number)
        }
        return try ArgumentValues.integer(value)
    }

    private static func randrange(_ state: RandomState, _ start: Value, _ stop: Value, _ step: Value) throws(Raise) -> Value {
        // Machine words first: this is what programs ask for.
        if start.isSmallInt, stop.isSmallInt, step.isSmallInt, step.asInt == 1 {
            let (width, overflow) = stop.asInt.subtractingReportingOverflow(start.asInt)
            if !overflow && width > 0 { return .int(start.asInt + state.twister.below(width)) }
        }
        let first = try rangeArgument(start, 1)
        if stop.isNone {
            if !(step.isSmallInt && step.asInt == 1) { throw Raise.typeError("Missing a non-None stop argument") }
            if first.isNegative || first.isZero { throw Raise.valueError("empty range for randrange()") }
            return .integer(state.twister.below(first))
        }
        let last = try rangeArgument(stop, 2), stride = try rangeArgument(step, 3)
        let width = last - first
        if stride == .one {
            if width.isNegative || width.isZero {
                throw Raise.valueError(
                    "empty range for randrange() (\(first.description(radix: 10)), \(last.description(radix: 10)), "
                        + "\(width.description(radix: 10)))")
            }
            return .integer(first + state.twister.below(width))
        }
        if stride.isZero { throw Raise.valueError("zero step for randrange()") }
        let adjusted = stride.isNegative ? width + stride + .one : width + stride - .one
        let count = adjusted.floorDivMod(stride).quotient
        if count.isNegative || count.isZero { throw Raise.valueError("empty range for randrange()") }
        return .integer(first + stride * state.twister.below(count))
    }

    private static func isSequence(_ value: Value) -> Bool {
        guard value.isObject else { return false }
        switch value.object.pointee.kind {
        case .list, .tuple, .string, .bytes, .byteArray, .range: return true
        case .dict, .set, .frozenSet: return false
        default:
            // What `collections.abc.Sequence` knows of: a class that can be indexed and measured.
            return value.classOf.lookup(Names.getItem) != nil && value.classOf.lookup(Names.len) != nil
        }
    }

    private static func sample(_ state: RandomState, _ population: Value, _ k: Value, _ counts: Value) throws(Raise) -> Value {
        guard isSequence(population) else {
            throw Raise.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        }
        var n = try Operators.length(population)
        var cumulative: [Int] = []
        if !counts.isNone {
            var total = 0
            try iterate(counts) { item throws(Raise) in
                guard let count = item.smallInteger else { throw Raise.typeError("Counts must be integers") }
                total += count
                cumulative.append(total)
                return true
            }
            if cumulative.count != n { throw Raise.valueError("The number of counts does not match the population") }
            if total <= 0 { throw Raise.valueError("Total of counts must be greater than zero") }
            n = total
        }
        let count = try ArgumentValues.int(k)
        guard count >= 0 && count <= n else { throw Raise.valueError("Sample larger than population or is negative") }
        var setSize = 21
        if count > 5 { setSize += Int(Glibc.pow(4, (log(Double(count * 3)) / log(4)).rounded(.up))) }
        var places: [Int] = []
        places.reserveCapacity(count)
        if n <= setSize {
            var pool = Array(0..<n)
            for i in 0..<count {
                let j = state.twister.below(n - i)
                places.append(pool[j])
                pool[j] = pool[n - i - 1]
            }
        } else {
            var selected: Set<Int> = []
            for _ in 0..<count {
                var j = state.twister.below(n)
                while !selected.insert(j).inserted { j = state.twister.below(n) }
                places.append(j)
            }
        }
        let result = Value.list(owned: [])
        do throws(Raise) {
            for place in places {
                let index = cumulative.isEmpty ? place : cumulative.firstIndex { $0 > place } ?? 0
                result.listAppend(owned: try Operators.getItem(population, .int(index)))
            }
        } catch {
            result.release()
            throw error
        }
        return result
    }

    private static func choices(
        _ state: RandomState, _ population: Value, _ weights: Value, _ cumulativeWeights: Value, _ k: Value
    ) throws(Raise) -> Value {
        let n = try Operators.length(population)
        let count = try ArgumentValues.int(k)
        var cumulative: [Double] = []
        if cumulativeWeights.isNone && weights.isNone {
            if n == 0 && count > 0 { throw Raise.indexError("list index out of range") }
        } else {
            if !cumulativeWeights.isNone && !weights.isNone {
                throw Raise.typeError("Cannot specify both weights and cumulative weights")
            }
            if weights.isInteger {
                throw Raise.typeError("The number of choices must be a keyword argument: k=\(try str(weights))")
            }
            var total = 0.0
            try iterate(weights.isNone ? cumulativeWeights : weights) { item throws(Raise) in
                total = weights.isNone ? try ArgumentValues.real(item) : total + (try ArgumentValues.real(item))
                cumulative.append(total)
                return true
            }
            if cumulative.count != n { throw Raise.valueError("The number of weights does not match the population") }
            if total <= 0 { throw Raise.valueError("Total of weights must be greater than zero") }
            if !total.isFinite { throw Raise.valueError("Total of weights must be finite") }
        }
        let result = Value.list(owned: [])
        do throws(Raise) {
            for _ in 0..<max(0, count) {
                let index: Int
                if cumulative.isEmpty {
                    index = Int((state.uniform() * Double(n)).rounded(.down))
                } else {
                    let point = state.uniform() * (cumulative.last ?? 0)
                    var low = 0, high = n - 1
                    while low < high {
                        let middle = (low + high) / 2
                        if point < cumulative[middle] { high = middle } else { low = middle + 1 }
                    }
                    index = low
                }
                result.listAppend(owned: try Operators.getItem(population, .int(index)))
            }
        } catch {
            result.release()
            throw error
        }
        return result
    }
}
