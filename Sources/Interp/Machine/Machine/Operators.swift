// Operators on arbitrary values: arithmetic with reflected and in-place forms, comparison, truth, containment, subscripts,
// length. Numbers are decided here; everything else goes through the class's methods.

import Glibc

package enum Operators {
    package enum Binary: Int {
        case add, subtract, multiply, trueDivide, floorDivide, modulo, power, matrixMultiply, shiftLeft, shiftRight, bitAnd,
            bitOr, bitXor

        var symbol: String {
            ["+", "-", "*", "/", "//", "%", "** or pow()", "@", "<<", ">>", "&", "|", "^"][rawValue]
        }
    }

    package enum Comparison: Int {
        case less, lessEqual, greater, greaterEqual, equal, notEqual
        var symbol: String { ["<", "<=", ">", ">=", "==", "!="][rawValue] }
        var reflected: Comparison {
            switch self {
            case .less: .greater
            case .lessEqual: .greaterEqual
            case .greater: .less
            case .greaterEqual: .lessEqual
            default: self
            }
        }
    }

    private static let stems = [
        "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift", "and", "or", "xor",
    ]
    // Interned names, written once.
    nonisolated(unsafe) private static let forward: [Value] = stems.map { .interned("__\($0)__") }
    nonisolated(unsafe) private static let reflected: [Value] = stems.map { .interned("__r\($0)__") }
    nonisolated(unsafe) private static let inPlace: [Value] = stems.map { .interned("__i\($0)__") }
    nonisolated(unsafe) private static let comparisons: [Value] = [Names.lt, Names.le, Names.gt, Names.ge, Names.eq, Names.ne]

    // ---- arithmetic ---------------------------------------------------------------------------------------------------

    /// `a op b` or `a op= b`; owned result.
    package static func binary(_ op: Binary, _ a: Value, _ b: Value, inPlace isInPlace: Bool = false) throws(Raise) -> Value {
        if let result = try known(op, a, b, isInPlace) { return result }
        // Sequence concatenation has its own wording in CPython.
        if op == .add, let kind = concatenable(a) {
            throw Raise.typeError(
                kind == "str" || kind == "list" || kind == "tuple"
                    ? "can only concatenate \(kind) (not \"\(b.typeName)\") to \(kind)" : "can't concat \(b.typeName) to \(kind)")
        }
        if op == .multiply, isRepeated(a) || (isRepeated(b) && !(isInPlace && hasSequenceProtocol(a))) {
            let other = isRepeated(a) ? b : a
            throw Raise.typeError("can't multiply sequence by non-int of type '\(other.typeName)'")
        }
        let symbol = isInPlace ? (op == .power ? "**=" : op.symbol + "=") : op.symbol
        throw Raise.typeError("unsupported operand type(s) for \(symbol): '\(a.typeName)' and '\(b.typeName)'")
    }

    /// operator.concat or iconcat; owned result.
    package static func concatenated(_ a: Value, _ b: Value, inPlace isInPlace: Bool) throws(Raise) -> Value {
        // A native sequence's own method knows what it joins: what the other one would say is not asked.
        if concatenable(a) != nil || NativeIdentity.object(in: a) is DequeRing {
            let add = Binary.add.rawValue
            for name in isInPlace ? [inPlace[add], forward[add]] : [forward[add]] {
                if let method = a.classOf.lookup(name), method.isKind(.nativeFunction) { return try callMethod(method, a, b) }
            }
        }
        let areSequences = [a, b].allSatisfy { $0.classOf.lookup(Names.getItem) != nil && !$0.isKind(.dict) }
        if areSequences, let sum = try known(.add, a, b, isInPlace) { return sum }
        throw Raise.typeError("'\(a.typeName)' object can't be concatenated")
    }

    /// What one of the two says of `a op b`; nil if neither does.
    private static func known(_ op: Binary, _ a: Value, _ b: Value, _ isInPlace: Bool) throws(Raise) -> Value? {
        if let number = try Arithmetic.numbers(op, a, b) { return number }
        // No class of a tuple's or a number's has a word in this.
        if op == .modulo, a.isExactly(.string), !b.isObject || b.isExactly(.tuple) { return try percentFormatted(a, b) }
        let aClass = a.classOf, bClass = b.classOf
        // A sequence concatenates and repeats only after the other operand was asked (CPython: sq_concat after nb_add).
        if op == .add || op == .multiply, aClass != bClass, b.isObject, concatenable(a) != nil,
            aClass.lookup(forward[op.rawValue])?.isKind(.nativeFunction) ?? true,
            let method = bClass.lookup(reflected[op.rawValue]), !isRepetition(method, b)
        {
            let result = try callMethod(method, b, a)
            if !result.isNotImplemented { return result }
        }
        if isInPlace, let method = aClass.lookup(inPlace[op.rawValue]),
            op != .multiply || !isRepetition(method, a) || Subscripts.isIndex(b)
        {
            let result = try callMethod(method, a, b)
            if !result.isNotImplemented { return result }
        }
        var forwardMethod = aClass.lookup(forward[op.rawValue])
        // What a sequence cannot be repeated by is worded below.
        if op == .multiply, let method = forwardMethod, isRepetition(method, a), !Subscripts.isIndex(b) {
            forwardMethod = nil
        }
        var reflectedMethod = aClass == bClass ? nil : bClass.lookup(reflected[op.rawValue])
        // Of two sequences the first one repeats.
        if op == .multiply, let method = reflectedMethod, isRepetition(method, b),
            concatenable(a) != nil || !Subscripts.isIndex(a) || (isInPlace && hasSequenceProtocol(a))
        {
            reflectedMethod = nil
        }
        if let reflectedMethod, bClass != aClass, bClass.isSubclass(of: aClass),
            !(aClass.lookup(reflected[op.rawValue]).map { $0.isSame(reflectedMethod) } ?? false)
        {
            let result = try callMethod(reflectedMethod, b, a)
            if !result.isNotImplemented { return result }
            if let forwardMethod {
                let result = try callMethod(forwardMethod, a, b)
                if !result.isNotImplemented { return result }
            }
        } else {
            if let forwardMethod {
                let result = try callMethod(forwardMethod, a, b)
                if !result.isNotImplemented { return result }
            }
            if let reflectedMethod {
                let result = try callMethod(reflectedMethod, b, a)
                if !result.isNotImplemented { return result }
            }
        }
        return nil
    }

    /// Whether CPython asks the value for its length or items by position, if it asks at all.
    private static func hasSequenceProtocol(_ value: Value) -> Bool {
        guard value.isObject else { return false }
        switch value.object.pointee.kind {
        case .string, .bytes, .byteArray, .tuple, .list, .dict, .set, .frozenSet, .range, .dictView: return true
        case .native:
            let cls = value.classOf
            return cls == MemoryViewType.cls || cls == MappingProxies.cls || cls.pointee.isScript
        default: return value.classOf.pointee.isScript && !value.isKind(.classObject)
        }
    }

    /// A sequence's own `__mul__` or `__rmul__`, which CPython's sequences do not have as numbers have it.
    private static func isRepetition(_ method: Value, _ owner: Value) -> Bool {
        method.isKind(.nativeFunction) && isRepeated(owner)
    }

    /// Whether a product with a number repeats the value.
    private static func isRepeated(_ value: Value) -> Bool {
        guard concatenable(value) != nil || NativeIdentity.object(in: value) is DequeRing else { return false }
        let cls = value.classOf, product = Binary.multiply.rawValue
        // A class that overrides one of the two multiplies as numbers do.
        return !cls.pointee.isScript
            || [forward[product], reflected[product]].allSatisfy { cls.lookup($0)?.isKind(.nativeFunction) ?? true }
    }

    private static func concatenable(_ value: Value) -> String? {
        guard value.isObject else { return nil }
        switch value.object.pointee.kind {
        case .string: return "str"
        case .list: return "list"
        case .tuple: return "tuple"
        case .bytes: return "bytes"
        case .byteArray: return "bytearray"
        default: return nil
        }
    }

    package static func negate(_ a: Value) throws(Raise) -> Value {
        if a.tag == Tag.float { return .float(-a.asFloat) }
        if a.tag == Tag.int || a.tag == Tag.bool, a.asInt != Int.min { return .int(-a.asInt) }
        if let number = plainInteger(a) { return .integer(number.negated) }
        return try unary(Names.neg, "-", a)
    }

    package static func plus(_ a: Value) throws(Raise) -> Value {
        if a.tag == Tag.float { return a }
        if let number = plainInteger(a) { return .integer(number) }
        return try unary(Names.pos, "+", a)
    }

    package static func invert(_ a: Value) throws(Raise) -> Value {
        if a.tag == Tag.int || a.tag == Tag.bool { return .int(~a.asInt) }
        if let number = plainInteger(a) { return .integer(number.negated - .one) }
        return try unary(Names.invert, "~", a)
    }

    /// The number of an int that is not of a subclass, whose methods may be its own.
    private static func plainInteger(_ value: Value) -> BigInteger? {
        !value.isObject || value.isExactly(.bigInteger) ? value.integerValue : nil
    }

    private static func unary(_ name: Value, _ symbol: String, _ a: Value) throws(Raise) -> Value {
        guard let method = a.classOf.lookup(name) else {
            throw Raise.typeError("bad operand type for unary \(symbol): '\(a.typeName)'")
        }
        return try callMethod(method, a)
    }

    // ---- comparison -------------------------------------------------------------------------------------------------------

    /// `a op b`; owned result (any value).
    package static func compare(_ op: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Value {
        if let result = Arithmetic.compareNumbers(op, a, b) { return .bool(result) }
        if op == .equal || op == .notEqual, a.isExactly(.string) && b.isExactly(.string) {
            return .bool(a.stringEquals(b) == (op == .equal))
        }
        if a.isObject && b.isObject, case let kind = a.object.pointee.exactKind, kind == b.object.pointee.exactKind {
            if kind == Kind.string.rawValue {
                return .bool(Arithmetic.holds(op, StringAlgorithms.compare(a.utf8, b.utf8), 0))
            }
            if kind == Kind.tuple.rawValue || kind == Kind.list.rawValue {
                try machine.checkNativeStack(" in comparison")
                return try SequenceMethods.compare(op, a, b)
            }
        }
        try machine.checkNativeStack(" in comparison")
        let aClass = a.classOf, bClass = b.classOf
        let mine = comparisons[op.rawValue], theirs = comparisons[op.reflected.rawValue]
        var triedReflected = false
        if aClass != bClass && bClass.isSubclass(of: aClass), let method = bClass.lookup(theirs) {
            triedReflected = true
            let result = try callMethod(method, b, a)
            if !result.isNotImplemented { return result }
        }
        if let method = aClass.lookup(mine) {
            let result = try callMethod(method, a, b)
            if !result.isNotImplemented { return result }
        }
        if !triedReflected, let method = bClass.lookup(theirs) {
            let result = try callMethod(method, b, a)
            if !result.isNotImplemented { return result }
        }
        switch op {
        case .equal: return .bool(a.isSame(b))
        case .notEqual: return .bool(!a.isSame(b))
        default: throw Raise.typeError("'\(op.symbol)' not supported between instances of '\(a.typeName)' and '\(b.typeName)'")
        }
    }

    package static func compareTruth(_ op: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Bool {
        let result = try compare(op, a, b)
        if result.tag == Tag.bool { return result.asBool }
        defer { result.release() }
        return try truth(result)
    }

    // ---- truth, length, index -----------------------------------------------------------------------------------------------

    package static func truth(_ value: Value) throws(Raise) -> Bool {
        switch value.tag {
        case Tag.bool, Tag.int: return value.bits != 0
        case Tag.float: return value.asFloat != 0
        case Tag.special: return value.bits != 0
        default: break
        }
        switch value.object.pointee.exactKind {
        case Kind.string.rawValue: return value.layout(StringObject.self).pointee.byteCount != 0
        case Kind.list.rawValue: return value.layout(ListObject.self).pointee.count != 0
        case Kind.tuple.rawValue: return value.layout(TupleObject.self).pointee.count != 0
        case Kind.dict.rawValue: return value.layout(DictObject.self).pointee.count != 0
        case Kind.bigInteger.rawValue: return true
        default: break
        }
        let cls = value.classOf
        if let method = cls.lookup(Names.bool) {
            let result = try callMethod(method, value)
            defer { result.release() }
            guard result.tag == Tag.bool else {
                throw Raise.typeError("__bool__ should return bool, returned \(result.typeName)")
            }
            return result.asBool
        }
        if cls.lookup(Names.len) != nil || hasNativeLength(value) { return try length(value) != 0 }
        return true
    }

    private static func hasNativeLength(_ value: Value) -> Bool {
        switch value.object.pointee.kind {
        case .string, .bytes, .byteArray, .tuple, .list, .dict, .set, .frozenSet, .range, .dictView: return true
        default: return false
        }
    }

    /// `len(x)`.
    package static func length(_ value: Value) throws(Raise) -> Int {
        if value.isObject {
            switch value.object.pointee.exactKind {
            case Kind.list.rawValue: return value.layout(ListObject.self).pointee.count
            case Kind.tuple.rawValue: return value.layout(TupleObject.self).pointee.count
            case Kind.string.rawValue: return value.scalarCount
            case Kind.dict.rawValue: return value.layout(DictObject.self).pointee.count
            case Kind.set.rawValue, Kind.frozenSet.rawValue: return value.layout(SetObject.self).pointee.count
            default: break
            }
            if let method = value.classOf.lookup(Names.len) {
                let result = try callMethod(method, value)
                defer { result.release() }
                let count: Int
                if let small = result.smallInteger { count = small } else { count = try index(result) }
                if count == Int.max { throw Raise.overflowError("cannot fit 'int' into an index-sized integer") }
                if count < 0 { throw Raise.valueError("__len__() should return >= 0") }
                return count
            }
            switch value.object.pointee.kind {
            case .bytes, .byteArray: return value.byteContents.count
            case .list: return value.layout(ListObject.self).pointee.count
            case .tuple: return value.layout(TupleObject.self).pointee.count
            case .string: return value.scalarCount
            case .dict: return value.layout(DictObject.self).pointee.count
            case .set, .frozenSet: return value.layout(SetObject.self).pointee.count
            case .range: return value.layout(RangeObject.self).pointee.count
            case .dictView: return value.layout(DictViewObject.self).pointee.dict.layout(DictObject.self).pointee.count
            default: break
            }
        }
        throw Raise.typeError("object of type '\(value.typeName)' has no len()")
    }

    /// An integer for a count or a place; OverflowError when it leaves 64 bits.
    static func size(_ value: Value) throws(Raise) -> Int {
        if let small = value.smallInteger { return small }
        let number = try index(value)
        if number == Int.max || number == Int.min {
            throw Raise.overflowError("Python int too large to convert to C ssize_t")
        }
        return number
    }

    /// `operator.index(x)` as a machine integer, clamped when it is larger (for slices and positions).
    package static func index(_ value: Value, clamped: Bool = true) throws(Raise) -> Int {
        if value.tag == Tag.int || value.tag == Tag.bool { return value.asInt }
        var number = value.integerValue
        if number == nil, let method = value.classOf.lookup(Names.index) {
            let result = try callMethod(method, value)
            defer { result.release() }
            number = result.integerValue
            if number == nil { throw Raise.typeError("__index__ returned non-int (type \(result.typeName))") }
        }
        guard let number else { throw Raise.typeError("'\(value.typeName)' object cannot be interpreted as an integer") }
        if let small = number.asInt { return small }
        if clamped { return number.isNegative ? Int.min : Int.max }
        throw Raise.indexError("cannot fit '\(value.typeName)' into an index-sized integer")
    }

    // ---- subscripts -------------------------------------------------------------------------------------------------------------

    package static func getItem(_ container: Value, _ key: Value) throws(Raise) -> Value {
        if container.isObject {
            switch container.object.pointee.exactKind {
            case Kind.list.rawValue where key.tag == Tag.int || key.tag == Tag.bool:
                let items = container.listItems
                let i = key.asInt < 0 ? key.asInt + items.count : key.asInt
                guard i >= 0 && i < items.count else { throw Raise.indexError("list index out of range") }
                return items[i].retained()
            case Kind.tuple.rawValue where key.tag == Tag.int || key.tag == Tag.bool:
                let items = container.tupleItems
                let i = key.asInt < 0 ? key.asInt + items.count : key.asInt
                guard i >= 0 && i < items.count else { throw Raise.indexError("tuple index out of range") }
                return items[i].retained()
            case Kind.dict.rawValue:
                if let value = try Dict.get(container.layout(DictObject.self), key) { return value.retained() }
                throw Raise.keyError(key)
            default: break
            }
            if container.isKind(.classObject) {
                let cls = container.layout(ClassObject.self)
                if container.classOf != Types.type, let method = container.classOf.lookup(Names.getItem) {
                    return try callMethod(method, container, key)
                }
                if let method = cls.lookup(Names.classGetItem) {
                    let bound =
                        method.isKind(.function)
                        ? Value.boundMethod(method, container) : try AttributeAccess.bindInClass(method, cls)
                    defer { bound.release() }
                    return try call(bound, key)
                }
                if TypeForms.takesParameters(cls) { return TypeForms.parametrised(container, by: key) }
                // A native class in an annotation stands for its parametrised form.
                if Operators.isGeneric(cls) { return container.retained() }
                throw Raise.typeError("type '\(cls.nameString)' is not subscriptable")
            }
            if container.isKind(.dict) {
                // A subclass of dict that keeps dict's lookup but may define __missing__.
                let cls = container.classOf
                if let method = cls.lookup(Names.getItem), method.isKind(.function) {
                    return try callMethod(method, container, key)
                }
                if let value = try Dict.get(container.layout(DictObject.self), key) { return value.retained() }
                if let hook = cls.lookup(Names.missing) { return try callMethod(hook, container, key) }
                throw Raise.keyError(key)
            }
        }
        if let method = container.classOf.lookup(Names.getItem) { return try callMethod(method, container, key) }
        throw Raise.typeError("'\(container.typeName)' object is not subscriptable")
    }

    /// Whether `cls[…]` stands for a parametrised form: containers and native classes do, numbers and texts do not.
    private static func isGeneric(_ cls: ClassPointer) -> Bool {
        if cls.pointee.isScript { return cls.bases.contains { $0 != Types.object && isGeneric($0) } }
        if cls.pointee.flags & ClassObject.isException != 0 { return false }
        switch cls {
        case Types.object, Types.int, Types.bool, Types.float, Types.string, Types.bytes, Types.byteArray, Types.range,
            Types.slice, Types.property, Types.superProxy, Types.none:
            return false
        default: return true
        }
    }

    package static func setItem(_ container: Value, _ key: Value, _ value: Value) throws(Raise) {
        if container.isObject {
            switch container.object.pointee.exactKind {
            case Kind.list.rawValue where key.tag == Tag.int || key.tag == Tag.bool:
                let items = container.listItems
                let i = key.asInt < 0 ? key.asInt + items.count : key.asInt
                guard i >= 0 && i < items.count else { throw Raise.indexError("list assignment index out of range") }
                let old = items[i]
                items[i] = value.retained()
                old.release()
                return
            case Kind.dict.rawValue:
                try Dict.set(container.layout(DictObject.self), key, value)
                return
            default: break
            }
        }
        guard let method = container.classOf.lookup(Names.setItem) else {
            try checkPosition(container, key)
            throw Raise.typeError("'\(container.typeName)' object does not support item assignment")
        }
        try callMethod(method, container, key, value).release()
    }

    /// A sequence that cannot be changed looks at the position first.
    private static func checkPosition(_ container: Value, _ key: Value) throws(Raise) {
        if hasSequenceProtocol(container), Subscripts.isIndex(key) { _ = try index(key, clamped: false) }
    }

    package static func deleteItem(_ container: Value, _ key: Value) throws(Raise) {
        if container.isExactly(.dict) {
            guard let old = try Dict.remove(container.layout(DictObject.self), key) else { throw Raise.keyError(key) }
            old.release()
            return
        }
        guard let method = container.classOf.lookup(Names.delItem) else {
            try checkPosition(container, key)
            let verb =
                hasSequenceProtocol(container) && !container.isKind(.dict) && Subscripts.isIndex(key) ? "doesn't" : "does not"
            throw Raise.typeError("'\(container.typeName)' object \(verb) support item deletion")
        }
        try callMethod(method, container, key).release()
    }

    /// `key in container`.
    package static func contains(_ container: Value, _ key: Value) throws(Raise) -> Bool {
        if container.isObject {
            switch container.object.pointee.exactKind {
            case Kind.dict.rawValue: return try Dict.get(container.layout(DictObject.self), key) != nil
            case Kind.set.rawValue, Kind.frozenSet.rawValue:
                return try SetAlgebra.withKey(key) { key throws(Raise) in
                    try SetTable.contains(container.layout(SetObject.self), key)
                }
            case Kind.list.rawValue, Kind.tuple.rawValue:
                var i = 0
                while let items = container.sequenceItems, i < items.count {
                    let item = items[i].retained()
                    defer { item.release() }
                    if try Equality.equal(item, key) { return true }
                    i += 1
                }
                return false
            default: break
            }
            if let method = container.classOf.lookup(Names.contains) {
                if method.isNone { throw Raise.typeError("'\(container.typeName)' object is not a container") }
                let result = try callMethod(method, container, key)
                defer { result.release() }
                return try truth(result)
            }
        }
        let iterator = try Iteration.search(container)
        defer { iterator.release() }
        while let item = try Iteration.next(iterator) {
            defer { item.release() }
            if try Equality.equal(item, key) { return true }
        }
        return false
    }
}
