// int, float and bool: construction, operators as methods, formatting. Arithmetic itself is in Machine/Arithmetic.

import Glibc

/// Puts the methods into the types.
func installNumbers() {
    installNumberOperators()
    installIntegers()
    installFloats()
    installComplexNumbers()
}

private func installNumberOperators() {
    typealias Entry = (name: String, op: Operators.Binary)
    let both: [Entry] = [
        ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .trueDivide), ("floordiv", .floorDivide),
        ("mod", .modulo),
    ]
    let whole: [Entry] = [
        ("lshift", .shiftLeft), ("rshift", .shiftRight), ("and", .bitAnd), ("or", .bitOr), ("xor", .bitXor),
    ]
    func isReal(_ value: Value) -> Bool { value.isInteger || value.floatValue != nil }
    func put(_ cls: ClassPointer, _ entries: [Entry], _ accepts: @escaping (Value) -> Bool) {
        for (name, op) in entries {
            CoreTypes.method(cls, "__\(name)__(self, value, /)") { a throws(Raise) in
                guard accepts(a[1]) else { return .notImplemented }
                return try Arithmetic.values(op, a[0], a[1]) ?? .notImplemented
            }
            CoreTypes.method(cls, "__r\(name)__(self, value, /)") { a throws(Raise) in
                guard accepts(a[1]) else { return .notImplemented }
                return try Arithmetic.values(op, a[1], a[0]) ?? .notImplemented
            }
        }
    }
    put(Types.int, both, { $0.isInteger })
    put(Types.int, whole, { $0.isInteger })
    put(Types.float, both, isReal)
    // bool's own forms: two bools give a bool.
    put(Types.bool, whole.suffix(3), { $0.isInteger })
    for (cls, accepts) in [(Types.int, { (v: Value) in v.isInteger }), (Types.float, isReal)] {
        CoreTypes.method(cls, "__pow__(self, value, mod=None, /)") { a throws(Raise) in
            guard accepts(a[1]) else { return .notImplemented }
            return try power(a[0], a[1], a[2])
        }
        CoreTypes.method(cls, "__rpow__(self, value, mod=None, /)") { a throws(Raise) in
            guard accepts(a[1]) else { return .notImplemented }
            return try power(a[1], a[0], a[2])
        }
        CoreTypes.method(cls, "__divmod__(self, value, /)") { a throws(Raise) in
            guard accepts(a[1]) else { return .notImplemented }
            return try divmod(a[0], a[1])
        }
        CoreTypes.method(cls, "__rdivmod__(self, value, /)") { a throws(Raise) in
            guard accepts(a[1]) else { return .notImplemented }
            return try divmod(a[1], a[0])
        }
        let comparisons: [(String, Operators.Comparison)] = [
            ("lt", .less), ("le", .lessEqual), ("gt", .greater), ("ge", .greaterEqual), ("eq", .equal), ("ne", .notEqual),
        ]
        for (name, op) in comparisons {
            CoreTypes.method(cls, "__\(name)__(self, value, /)") { a throws(Raise) in
                guard accepts(a[1]) else { return .notImplemented }
                return Arithmetic.compareValues(op, a[0], a[1]).map { .bool($0) } ?? .notImplemented
            }
        }
        CoreTypes.method(cls, "__hash__(self, /)") { a throws(Raise) in .int(numberHash(a[0])) }
        CoreTypes.method(cls, "__repr__(self, /)") { a throws(Raise) in .string(try numberText(a[0])) }
        CoreTypes.method(cls, "__bool__(self, /)") { a throws(Raise) in
            .bool(a[0].floatValue.map { $0 != 0 } ?? !(a[0].integerValue?.isZero ?? true))
        }
        CoreTypes.method(cls, "conjugate(self, /)") { a throws(Raise) in plain(a[0]) }
        CoreTypes.method(cls, "__pos__(self, /)") { a throws(Raise) in plain(a[0]) }
        CoreTypes.method(cls, "__neg__(self, /)") { a throws(Raise) in
            let number = plain(a[0])
            defer { number.release() }
            return try Operators.negate(number)
        }
        CoreTypes.method(cls, "__abs__(self, /)") { a throws(Raise) in
            if let x = a[0].floatValue { return .float(x.magnitude) }
            return .integer(a[0].integerValue?.absolute ?? .zero)
        }
        CoreTypes.property(cls, "real") { v throws(Raise) in plain(v) }
    }
    CoreTypes.method(Types.bool, "__repr__(self, /)") { a throws(Raise) in .string(a[0].bits != 0 ? "True" : "False") }
}

/// The number without its subclass: what int(x) and float(x) of an instance of a script subclass give.
func plain(_ value: Value) -> Value {
    if let x = value.floatValue { return .float(x) }
    return .integer(value.integerValue ?? .zero)
}

func numberHash(_ value: Value) -> Int {
    if let x = value.floatValue { return FloatFormatting.scriptHash(x) }
    return value.integerValue?.scriptHash ?? 0
}

/// The number's text; long integers are refused as CPython refuses them.
func numberText(_ value: Value) throws(Raise) -> String {
    if let x = value.floatValue { return FloatFormatting.repr(x) }
    if value.tag == Tag.int || value.tag == Tag.bool { return String(value.asInt) }
    guard let number = value.integerValue else { return "0" }
    try IntegerText.checkLength(of: number)
    return number.description(radix: 10)
}

/// `divmod(a, b)` of two numbers.
func divmod(_ a: Value, _ b: Value) throws(Raise) -> Value {
    if a.floatValue != nil || b.floatValue != nil {
        guard let y = b.realValue, let x = a.realValue else {
            throw Raise.overflowError("int too large to convert to float")
        }
        if y == 0 { throw Raise.zeroDivisionError("float divmod()") }
        return .tuple(owned: [try Arithmetic.floats(.floorDivide, x, y), try Arithmetic.floats(.modulo, x, y)])
    }
    guard let x = a.integerValue, let y = b.integerValue else { return .notImplemented }
    if y.isZero { throw Raise.zeroDivisionError("integer division or modulo by zero") }
    let (quotient, remainder) = x.floorDivMod(y)
    return .tuple(owned: [.integer(quotient), .integer(remainder)])
}

/// `pow(base, exponent, modulus)`; a modulus of None is none.
func power(_ base: Value, _ exponent: Value, _ modulus: Value) throws(Raise) -> Value {
    if modulus.isNone { return try Arithmetic.values(.power, base, exponent) ?? .notImplemented }
    guard let x = base.integerValue, let y = exponent.integerValue, let m = modulus.integerValue else {
        if base.floatValue != nil {
            throw Raise.typeError("pow() 3rd argument not allowed unless all arguments are integers")
        }
        return .notImplemented
    }
    if m.isZero { throw Raise.valueError("pow() 3rd argument cannot be 0") }
    if !y.isNegative { return .integer(x.power(y, modulo: m)) }
    guard let inverse = x.inverse(modulo: m) else {
        throw Raise.valueError("base is not invertible for the given modulus")
    }
    return .integer(inverse.power(y.negated, modulo: m))
}

/// An argument that must be a real number: float, int, or anything with `__float__` or `__index__`.
func floatArgument(_ value: Value) throws(Raise) -> Double {
    if let x = value.floatValue { return x }
    if value.isInteger {
        guard let x = value.realValue else { throw Raise.overflowError("int too large to convert to float") }
        return x
    }
    if let method = value.classOf.lookup(Names.float) {
        let result = try callMethod(method, value)
        defer { result.release() }
        guard let x = result.floatValue else {
            throw Raise.typeError("\(value.typeName).__float__ returned non-float (type \(result.typeName))")
        }
        return x
    }
    if let method = value.classOf.lookup(Names.index) {
        let result = try callMethod(method, value)
        defer { result.release() }
        if let x = result.realValue { return x }
    }
    throw Raise.typeError("must be real number, not \(value.typeName)")
}
