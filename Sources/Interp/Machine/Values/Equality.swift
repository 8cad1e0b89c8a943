// Hash and `==` as dict and set need them. Cheap cases are decided here without a call; the others go through the class's
// methods and may run scripts.

package enum Equality {
    /// Equality that needs no call, or nil if it does.
    @inline(__always)
    static func quick(_ a: Value, _ b: Value) -> Bool? {
        if a.tag != Tag.object && b.tag != Tag.object {
            if a.tag == b.tag && a.tag != Tag.float { return a.bits == b.bits }
            return quickNumbers(a, b)
        }
        if a.isExactly(.string) && b.isExactly(.string) { return a.stringEquals(b) }
        return nil
    }

    private static func quickNumbers(_ a: Value, _ b: Value) -> Bool {
        let aIsInt = a.tag == Tag.int || a.tag == Tag.bool, bIsInt = b.tag == Tag.int || b.tag == Tag.bool
        if aIsInt && bIsInt { return a.asInt == b.asInt }
        if a.tag == Tag.float && b.tag == Tag.float { return a.asFloat == b.asFloat }
        if aIsInt && b.tag == Tag.float { return Int(exactly: b.asFloat) == a.asInt }
        if bIsInt && a.tag == Tag.float { return Int(exactly: a.asFloat) == b.asInt }
        return false
    }

    /// `a is b or a == b`, as containers compare their items.
    package static func equal(_ a: Value, _ b: Value) throws(Raise) -> Bool {
        if a.isSame(b) { return true }
        if let quick = quick(a, b) { return quick }
        return try Operators.compareTruth(.equal, a, b)
    }

    /// `hash(x)`. TypeError "unhashable type: 'list'".
    package static func hash(_ value: Value) throws(Raise) -> Int {
        switch value.tag {
        case Tag.int: return hash(value.asInt)
        case Tag.bool: return value.asInt
        case Tag.float: return value.asFloat.isNaN ? 0x7ff8 : FloatFormatting.scriptHash(value.asFloat)
        // In CPython an address: that of Debian's build, which is a fixed one, so that sets iterate in the same order.
        case Tag.special: return value.isNone ? 612_812 : value.isNotImplemented ? 608_123 : 608_122
        default: break
        }
        let header = value.object
        if header.pointee.exactKind == Kind.string.rawValue { return value.stringHash }
        if header.pointee.exactKind == Kind.tuple.rawValue { return try hashTuple(value) }
        let cls = header.pointee.cls
        if cls.pointee.flags & (ClassObject.hasScriptEquality | ClassObject.isUnhashable) == 0 {
            if let native = try hashOfLayout(value) { return native }
        }
        guard let method = cls.lookup(Names.hash), !method.isNone else { throw unhashable(value) }
        let result = try callMethod(method, value)
        defer { result.release() }
        guard let number = result.integerValue else { throw Raise.typeError("__hash__ method should return an integer") }
        let hash = number.asInt ?? number.scriptHash
        return hash == -1 ? -2 : hash
    }

    /// Hash by layout, as the builtin classes define it; nil if the class's own `__hash__` must decide.
    package static func hashOfLayout(_ value: Value) throws(Raise) -> Int? {
        let cls = value.classOf
        switch value.object.pointee.kind {
        case .string: return value.stringHash
        case .tuple: return try hashTuple(value)
        case .bytes:
            let bytes = value.layout(BytesObject.self)
            if value.byteContents.isEmpty { return 0 }
            if bytes.pointee.hash == 0 { bytes.pointee.hash = Value.hashBytes(value.byteContents) }
            return bytes.pointee.hash
        case .bigInteger: return value.integerValue?.scriptHash ?? 0
        case .boxedFloat: return FloatFormatting.scriptHash(value.floatValue ?? 0)
        case .complex: return value.complexValue?.scriptHash ?? 0
        case .frozenSet: return hashFrozenSet(value.layout(SetObject.self))
        case .range:
            let range = value.layout(RangeObject.self).pointee
            return mix([range.count, range.count == 0 ? 0 : range.start, range.count <= 1 ? 0 : range.step])
        case .list, .dict, .set, .byteArray, .slice: throw unhashable(value)
        case .boundMethod:
            let method = value.layout(BoundMethodObject.self).pointee
            return mix([identityHash(method.receiver), identityHash(method.function)])
        case .native:
            // A native type may define its own.
            if let method = cls.lookup(Names.hash), method.isKind(.nativeFunction), !isObjectHash(method) { return nil }
            return identityHash(value)
        default: return identityHash(value)
        }
    }

    private static func isObjectHash(_ method: Value) -> Bool {
        guard let own = Dict.get(Types.object.pointee.namespace, name: Names.hash) else { return false }
        return own.isSame(method)
    }

    static func unhashable(_ value: Value) -> Raise { .typeError("unhashable type: '\(value.typeName)'") }

    package static func hash(_ value: Int) -> Int {
        if value >= 0 && value < (1 << 61) - 1 { return value }
        if value > -((1 << 61) - 1) && value < 0 { return value == -1 ? -2 : value }
        return BigInteger(value).scriptHash
    }

    package static func identityHash(_ value: Value) -> Int { Int(truncatingIfNeeded: (value.bits >> 4) | (value.bits << 60)) }

    /// CPython's xxHash-derived tuple hash, so that sets of tuples iterate in CPython's order.
    private static func hashTuple(_ value: Value) throws(Raise) -> Int {
        try machine.checkNativeStack()
        let items = value.tupleItems
        var hashes: [Int] = []
        hashes.reserveCapacity(items.count)
        for item in items { hashes.append(try hash(item)) }
        return mix(hashes)
    }

    private static func mix(_ hashes: [Int]) -> Int {
        let prime1: UInt = 11_400_714_785_074_694_791, prime2: UInt = 14_029_467_366_897_019_727
        let prime5: UInt = 2_870_177_450_012_600_261
        var acc = prime5
        for lane in hashes {
            acc = acc &+ UInt(bitPattern: lane) &* prime2
            acc = (acc << 31) | (acc >> 33)
            acc = acc &* prime1
        }
        acc = acc &+ (UInt(hashes.count) ^ (prime5 ^ 3_527_539))
        return acc == UInt.max ? 1_546_275_796 : Int(bitPattern: acc)
    }

    private static func hashFrozenSet(_ set: UnsafeMutablePointer<SetObject>) -> Int {
        if set.pointee.hash != -1 { return set.pointee.hash }
        var hash: UInt = 0
        func shuffle(_ h: UInt) -> UInt { ((h ^ 89_869_747) ^ (h << 16)) &* 3_644_798_167 }
        var place = 0
        while let entry = SetTable.next(set, from: &place) { hash ^= shuffle(UInt(bitPattern: entry.pointee.hash)) }
        hash ^= (UInt(set.pointee.count) &+ 1) &* 1_927_868_237
        hash ^= (hash >> 11) ^ (hash >> 25)
        hash = hash &* 69_069 &+ 907_133_923
        if hash == UInt.max { hash = 590_923_713 }
        set.pointee.hash = Int(bitPattern: hash)
        return set.pointee.hash
    }
}
