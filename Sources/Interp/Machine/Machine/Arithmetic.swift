// Arithmetic and comparison of int, bool, float and their subclasses: small integers first, big ones after an overflow.

import Glibc

package enum Arithmetic {
    /// The result for two numbers, or nil if one is not a number.
    static func numbers(_ op: Operators.Binary, _ a: Value, _ b: Value) throws(Raise) -> Value? {
        if (a.isObject && a.object.pointee.has(ObjectHeader.subclass))
            || (b.isObject && b.object.pointee.has(ObjectHeader.subclass))
        {
            // A subclass may override the method: let the lookup decide, Builtins' `int.__add__` comes back to `values`.
            return nil
        }
        return try values(op, a, b)
    }

    /// The same without regard to overridden methods: what `int.__add__` and `float.__add__` compute.
    package static func values(_ op: Operators.Binary, _ a: Value, _ b: Value) throws(Raise) -> Value? {
        let aIsSmall = a.tag == Tag.int || a.tag == Tag.bool, bIsSmall = b.tag == Tag.int || b.tag == Tag.bool
        if aIsSmall && bIsSmall {
            if a.tag == Tag.bool && b.tag == Tag.bool {
                switch op {
                case .bitAnd: return .bool(a.asBool && b.asBool)
                case .bitOr: return .bool(a.asBool || b.asBool)
                case .bitXor: return .bool(a.asBool != b.asBool)
                default: break
                }
            }
            if let result = try small(op, a.asInt, b.asInt) { return result }
        }
        if a.tag == Tag.float || b.tag == Tag.float || a.isKind(.boxedFloat) || b.isKind(.boxedFloat) {
            guard op.rawValue <= Operators.Binary.power.rawValue, isNumber(a), isNumber(b) else { return nil }
            guard let x = a.realValue, let y = b.realValue else { throw Raise.overflowError("int too large to convert to float") }
            return try floats(op, x, y)
        }
        guard let x = a.integerValue, let y = b.integerValue else { return nil }
        return try big(op, x, y)
    }

    private static func isNumber(_ value: Value) -> Bool {
        value.tag == Tag.float || value.isInteger || value.isKind(.boxedFloat)
    }

    private static func small(_ op: Operators.Binary, _ a: Int, _ b: Int) throws(Raise) -> Value? {
        switch op {
        case .add:
            let (r, o) = a.addingReportingOverflow(b)
            return o ? nil : .int(r)
        case .subtract:
            let (r, o) = a.subtractingReportingOverflow(b)
            return o ? nil : .int(r)
        case .multiply:
            let (r, o) = a.multipliedReportingOverflow(by: b)
            return o ? nil : .int(r)
        case .trueDivide:
            if b == 0 { throw Raise.zeroDivisionError("division by zero") }
            // Both exact as doubles: one correctly rounded division.
            if a.magnitude < 1 << 53 && b.magnitude < 1 << 53 { return .float(Double(a) / Double(b)) }
            return nil
        case .floorDivide:
            if b == 0 { throw Raise.zeroDivisionError("integer division or modulo by zero") }
            if a == Int.min && b == -1 { return nil }
            let q = a / b
            return .int(a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q)
        case .modulo:
            if b == 0 { throw Raise.zeroDivisionError("integer modulo by zero") }
            if b == -1 { return .int(0) }
            let r = a % b
            return .int(r != 0 && (r < 0) != (b < 0) ? r + b : r)
        case .power:
            if b < 0 { return nil }
            var result = 1, base = a, exponent = b
            while true {
                if exponent & 1 == 1 {
                    let (r, o) = result.multipliedReportingOverflow(by: base)
                    if o { return nil }
                    result = r
                }
                exponent >>= 1
                if exponent == 0 { return .int(result) }
                let (s, o) = base.multipliedReportingOverflow(by: base)
                if o { return nil }
                base = s
            }
        case .matrixMultiply: return nil
        case .shiftLeft:
            if b < 0 { throw Raise.valueError("negative shift count") }
            if a == 0 { return .int(0) }
            if b < 62 && a.magnitude.leadingZeroBitCount > b + 1 { return .int(a << b) }
            return nil
        case .shiftRight:
            if b < 0 { throw Raise.valueError("negative shift count") }
            return .int(a >> min(b, 63))
        case .bitAnd: return .int(a & b)
        case .bitOr: return .int(a | b)
        case .bitXor: return .int(a ^ b)
        }
    }

    package static func floats(_ op: Operators.Binary, _ x: Double, _ y: Double) throws(Raise) -> Value {
        switch op {
        case .add: return .float(x + y)
        case .subtract: return .float(x - y)
        case .multiply: return .float(x * y)
        case .trueDivide:
            if y == 0 { throw Raise.zeroDivisionError("float division by zero") }
            return .float(x / y)
        case .floorDivide:
            if y == 0 { throw Raise.zeroDivisionError("float floor division by zero") }
            var remainder = fmod(x, y)
            var quotient = (x - remainder) / y
            if remainder != 0 {
                if (y < 0) != (remainder < 0) {
                    remainder += y
                    quotient -= 1
                }
            }
            if quotient != 0 {
                var floor = quotient.rounded(.down)
                if quotient - floor > 0.5 { floor += 1 }
                return .float(floor)
            }
            return .float(x / y < 0 || (x / y).sign == .minus ? -0.0 : 0.0)
        case .modulo:
            if y == 0 { throw Raise.zeroDivisionError("float modulo") }
            var remainder = fmod(x, y)
            if remainder != 0 {
                if (y < 0) != (remainder < 0) { remainder += y }
            } else {
                remainder = y.sign == .minus ? -0.0 : 0.0
            }
            return .float(remainder)
        default:
            if x == 0 && y < 0 { throw Raise.zeroDivisionError("0.0 cannot be raised to a negative power") }
            if x < 0 && x.isFinite && y.isFinite && y != y.rounded() {
                return try ComplexArithmetic.power(ComplexNumber(x), ComplexNumber(y))
            }
            let result = pow(x, y)
            if result.isInfinite && x.isFinite && y.isFinite {
                throw Raise.make(
                    Types.exception(.overflowError), .tuple(owned: [.int(34), .string("Numerical result out of range")]))
            }
            return .float(result)
        }
    }

    private static func big(_ op: Operators.Binary, _ x: BigInteger, _ y: BigInteger) throws(Raise) -> Value? {
        switch op {
        case .add: return .integer(x + y)
        case .subtract: return .integer(x - y)
        case .multiply: return .integer(x * y)
        case .trueDivide:
            if y.isZero { throw Raise.zeroDivisionError("division by zero") }
            guard let result = x.trueDivide(y) else { throw Raise.overflowError("integer division result too large for a float") }
            return .float(result)
        case .floorDivide:
            if y.isZero { throw Raise.zeroDivisionError("integer division or modulo by zero") }
            return .integer(x.floorDivMod(y).quotient)
        case .modulo:
            if y.isZero { throw Raise.zeroDivisionError("integer modulo by zero") }
            return .integer(x.floorDivMod(y).remainder)
        case .power:
            if y.isNegative {
                guard let a = x.asDouble, let b = y.asDouble else {
                    throw Raise.overflowError("int too large to convert to float")
                }
                return try floats(.power, a, b)
            }
            guard let exponent = y.asInt, x.bitLength <= 1 || exponent < 1 << 34 else {
                if x.bitLength <= 1 { return .integer(x.isZero ? .zero : x.isNegative && y.isOdd ? x : .one) }
                throw Raise.memoryError("")
            }
            let (bits, overflow) = x.bitLength.multipliedReportingOverflow(by: exponent)
            if overflow || !MemoryLimit.allows(bits / 4) { throw Raise.memoryError("") }
            return .integer(x.power(exponent))
        case .matrixMultiply: return nil
        case .shiftLeft:
            if y.isNegative { throw Raise.valueError("negative shift count") }
            if x.isZero { return .int(0) }
            guard let count = y.asInt else { throw Raise.overflowError("too many digits in integer") }
            if !MemoryLimit.allows(count / 8) { throw Raise.memoryError("") }
            return .integer(x.shiftedLeft(count))
        case .shiftRight:
            if y.isNegative { throw Raise.valueError("negative shift count") }
            return .integer(x.shiftedRight(min(y.asInt ?? Int.max, x.bitLength + 1)))
        case .bitAnd: return .integer(x & y)
        case .bitOr: return .integer(x | y)
        case .bitXor: return .integer(x ^ y)
        }
    }

    /// Comparison of two numbers, or nil if one is not a plain number.
    @inline(__always)
    package static func compareNumbers(_ op: Operators.Comparison, _ a: Value, _ b: Value) -> Bool? {
        let aIsSmall = a.tag == Tag.int || a.tag == Tag.bool, bIsSmall = b.tag == Tag.int || b.tag == Tag.bool
        if aIsSmall && bIsSmall { return holds(op, a.asInt, b.asInt) }
        if a.tag == Tag.float && b.tag == Tag.float { return holds(op, a.asFloat, b.asFloat) }
        return compareMixed(op, a, b)
    }

    private static func compareMixed(_ op: Operators.Comparison, _ a: Value, _ b: Value) -> Bool? {
        if (a.isObject && a.object.pointee.has(ObjectHeader.subclass))
            || (b.isObject && b.object.pointee.has(ObjectHeader.subclass))
        {
            return nil
        }
        return compareValues(op, a, b)
    }

    /// The same whatever the classes: what `int.__eq__` and `float.__lt__` compute.
    package static func compareValues(_ op: Operators.Comparison, _ a: Value, _ b: Value) -> Bool? {
        if let x = a.integerValue, let y = b.integerValue { return holds(op, x == y ? 0 : x < y ? -1 : 1, 0) }
        if let x = a.floatValue, let y = b.floatValue { return holds(op, x, y) }
        if let x = a.floatValue, let y = b.integerValue { return compareFloat(op, x, y) }
        if let x = a.integerValue, let y = b.floatValue { return compareFloat(op.reflected, y, x) }
        return nil
    }

    private static func compareFloat(_ op: Operators.Comparison, _ x: Double, _ y: BigInteger) -> Bool {
        if x.isNaN { return op == .notEqual }
        if x.isInfinite { return holds(op, x < 0 ? -1 : 1, 0) }
        let whole = BigInteger(truncating: x)
        if whole != y { return holds(op, whole < y ? -1 : 1, 0) }
        let fraction = x - x.rounded(.towardZero)
        return holds(op, fraction == 0 ? 0 : fraction < 0 ? -1 : 1, 0)
    }

    @inline(__always) static func holds<T: Comparable>(_ op: Operators.Comparison, _ a: T, _ b: T) -> Bool {
        switch op {
        case .less: a < b
        case .lessEqual: a <= b
        case .greater: a > b
        case .greaterEqual: a >= b
        case .equal: a == b
        case .notEqual: a != b
        }
    }
}
