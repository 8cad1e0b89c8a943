// The short ways of builtin functions and classes; what such a body may do is in Native/QuickBody.swift.

extension QuickBodies {
    @inline(__always) static func lenFunction(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1, base[0].isObject else { return .unbound }
        let value = base[0]
        switch value.object.pointee.exactKind {
        case Kind.list.rawValue: return .int(value.layout(ListObject.self).pointee.count)
        case Kind.string.rawValue: return .int(value.layout(StringObject.self).pointee.scalarCount)
        case Kind.tuple.rawValue: return .int(value.layout(TupleObject.self).pointee.count)
        case Kind.dict.rawValue: return .int(value.layout(DictObject.self).pointee.count)
        case Kind.set.rawValue: return .int(value.layout(SetObject.self).pointee.count)
        default: return .unbound
        }
    }

    @inline(__always) static func absFunction(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1 else { return .unbound }
        if base[0].isSmallInt && base[0].asInt != Int.min { return .int(abs(base[0].asInt)) }
        return base[0].isFloat ? .float(base[0].asFloat.magnitude) : .unbound
    }

    @inline(__always) static func minFunction(_ base: ValuePointer, _ count: Int) -> Value {
        count == 1 ? leastOfSequence(base[0]) : least(base, count)
    }

    @inline(__always) static func maxFunction(_ base: ValuePointer, _ count: Int) -> Value {
        count == 1 ? greatestOfSequence(base[0]) : greatest(base, count)
    }

    @inline(__always) static func sumFunction(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1 || (count == 2 && (base[1].isSmallInt || base[1].isFloat)) else { return .unbound }
        return sum(base[0], count == 2 ? base[1] : .int(0))
    }

    @inline(__always) static func roundFunction(_ base: ValuePointer, _ count: Int) -> Value {
        if count == 1 {
            if base[0].isSmallInt { return base[0] }
            guard base[0].isFloat, base[0].asFloat.magnitude < 4e18 else { return .unbound }
            return .int(Int(base[0].asFloat.rounded(.toNearestOrEven)))
        }
        guard count == 2, base[0].isFloat, base[0].asFloat.isFinite, base[1].isSmallInt, base[1].asInt >= 0, base[1].asInt < 16,
            let value = FloatFormatting.rounded(base[0].asFloat, digits: base[1].asInt)
        else { return .unbound }
        return .float(value)
    }

    @inline(__always) static func ordFunction(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1, base[0].isExactly(.string), base[0].scalarCount == 1 else { return .unbound }
        return .int(Int(UTF8Text.decode(base[0].utf8, at: 0).scalar))
    }

    @inline(__always) static func chrFunction(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1, base[0].isSmallInt, base[0].asInt >= 0, base[0].asInt < 128 else { return .unbound }
        return Characters.ascii(UInt8(truncatingIfNeeded: base[0].asInt))
    }

    @inline(__always) static func isinstanceFunction(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 2, base[1].isKind(.classObject) else { return .unbound }
        let cls = base[0].classOf, target = base[1].layout(ClassObject.self)
        if cls.isSubclass(of: target) { return .bool(true) }
        // Classes that no hook of their own and no attribute of the object can speak for.
        if target.pointee.quick != .none && !cls.pointee.isScript { return .bool(false) }
        return .unbound
    }

    @inline(__always) static func stringClass(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1 else { return .unbound }
        if base[0].isSmallInt { return .decimal(base[0].asInt) }
        if base[0].isExactly(.string) { return base[0].retained() }
        return base[0].isFloat && base[0].asFloat.isFinite ? .shortest(base[0].asFloat) : .unbound
    }

    @inline(__always) static func intClass(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1 else { return .unbound }
        let value = base[0]
        switch value.tag {
        case Tag.int, Tag.bool: return .int(value.asInt)
        case Tag.float: return value.asFloat.magnitude < 9e18 ? .int(Int(value.asFloat)) : .unbound
        default: return value.isExactly(.string) ? IntegerText.quick(value.utf8, radix: 10) : .unbound
        }
    }

    @inline(__always) static func floatClass(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1 else { return .unbound }
        let value = base[0]
        switch value.tag {
        case Tag.float: return value
        case Tag.int: return .float(Double(value.asInt))
        default:
            guard value.isExactly(.string), let number = DecimalText.parse(value.utf8) else { return .unbound }
            return .float(number)
        }
    }

    @inline(__always) static func boolClass(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1 else { return .unbound }
        switch base[0].tag {
        case Tag.bool, Tag.int: return .bool(base[0].bits != 0)
        case Tag.float: return .bool(base[0].asFloat != 0)
        default: return base[0].isNone ? .bool(false) : .unbound
        }
    }

    @inline(__always) static func listClass(_ base: ValuePointer, _ count: Int) -> Value {
        if count == 0 { return .list(owned: UnsafeBufferPointer(start: nil, count: 0)) }
        guard count == 1, let items = plainItems(base[0]) else { return .unbound }
        for item in items { item.retain() }
        return .list(owned: UnsafeBufferPointer(items))
    }

    @inline(__always) static func tupleClass(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1, let items = plainItems(base[0]) else { return .unbound }
        if base[0].isExactly(.tuple) { return base[0].retained() }
        for item in items { item.retain() }
        return .tuple(owned: UnsafeBufferPointer(items))
    }

    @inline(__always) static func dictClass(_ base: ValuePointer, _ count: Int) -> Value {
        count == 0 ? .object(Dict.make()) : .unbound
    }

    @inline(__always) static func setClass(_ base: ValuePointer, _ count: Int) -> Value {
        count == 0 ? .object(SetTable.make()) : .unbound
    }

    @inline(__always) static func rangeClass(_ base: ValuePointer, _ count: Int) -> Value {
        guard count >= 1, count <= 3, base[0].isSmallInt else { return .unbound }
        if count == 1 { return .range(0, base[0].asInt, 1) }
        guard base[1].isSmallInt else { return .unbound }
        if count == 2 { return .range(base[0].asInt, base[1].asInt, 1) }
        guard base[2].isSmallInt, base[2].asInt != 0 else { return .unbound }
        return .range(base[0].asInt, base[1].asInt, base[2].asInt)
    }

    /// `zip` of two and `enumerate` are made once for every inner loop over sequences.
    @inline(__always) static func zipClass(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 2, let first = plainIterator(base[0]) else { return .unbound }
        guard let second = plainIterator(base[1]) else {
            first.release()
            return .unbound
        }
        return .pairIterator(IteratorClasses.zip, owned: first, second)
    }

    @inline(__always) static func enumerateClass(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1, let iterator = plainIterator(base[0]) else { return .unbound }
        return .pairIterator(IteratorClasses.enumerate, owned: iterator, .unbound, from: 0)
    }

    /// The iterator of a container of a builtin class, owned; nil for what a script may have a word in.
    private static func plainIterator(_ value: Value) -> Value? {
        guard value.isObject, !value.object.pointee.has(ObjectHeader.subclass) else { return nil }
        return Iteration.nativeIterator(value)
    }

    /// The items of a plain list or tuple.
    static func plainItems(_ value: Value) -> Items? {
        if value.isExactly(.list) { return value.listItems }
        return value.isExactly(.tuple) ? value.tupleItems : nil
    }

    private static func leastOfSequence(_ value: Value) -> Value {
        guard let items = plainItems(value), items.count > 0, let base = items.baseAddress else { return .unbound }
        return least(base, items.count)
    }

    private static func greatestOfSequence(_ value: Value) -> Value {
        guard let items = plainItems(value), items.count > 0, let base = items.baseAddress else { return .unbound }
        return greatest(base, items.count)
    }

    /// The first of the smallest of numbers of one kind.
    private static func least(_ base: ValuePointer, _ count: Int) -> Value {
        if count == 0 { return .unbound }
        var best = base[0]
        guard best.isSmallInt || best.isFloat else { return .unbound }
        for i in 1..<max(1, count) {
            let item = base[i]
            if item.tag != best.tag { return .unbound }
            if best.isFloat ? item.asFloat < best.asFloat : item.asInt < best.asInt { best = item }
        }
        return best
    }

    /// The first of the greatest of numbers of one kind.
    private static func greatest(_ base: ValuePointer, _ count: Int) -> Value {
        if count == 0 { return .unbound }
        var best = base[0]
        guard best.isSmallInt || best.isFloat else { return .unbound }
        for i in 1..<max(1, count) {
            let item = base[i]
            if item.tag != best.tag { return .unbound }
            if best.isFloat ? item.asFloat > best.asFloat : item.asInt > best.asInt { best = item }
        }
        return best
    }

    /// The sum of the numbers in a plain list or tuple from the left, as long as ints do not overflow.
    static func sum(_ values: Value, _ start: Value) -> Value {
        guard let items = plainItems(values) else { return .unbound }
        var total = start
        for item in items {
            if total.isSmallInt && item.isSmallInt {
                let (sum, overflow) = total.asInt.addingReportingOverflow(item.asInt)
                if overflow { return .unbound }
                total = .int(sum)
            } else if total.isFloat && item.isFloat {
                total = .float(total.asFloat + item.asFloat)
            } else if total.isFloat && item.isSmallInt {
                total = .float(total.asFloat + Double(item.asInt))
            } else if total.isSmallInt && item.isFloat {
                total = .float(Double(total.asInt) + item.asFloat)
            } else {
                return .unbound
            }
        }
        return total
    }
}
