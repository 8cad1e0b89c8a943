// complex: construction, operators, comparison, text. The arithmetic itself is in Values/Complex.swift, what reads and
// writes the text of one in ComplexText.swift.

import Glibc

func installComplexNumbers() {
    let complex = Types.complex
    CoreTypes.constructor(complex, "__new__(cls, real=?, imag=?)") { a throws(Raise) in
        let wanted = a[0].layout(ClassObject.self)
        if a.has(1), !a.has(2), wanted == complex, a[1].isExactly(.complex) { return a[1].retained() }
        return .complex(try ComplexArithmetic.construct(a), as: wanted)
    }
    func number(_ value: Value) -> ComplexNumber { value.complexValue ?? ComplexNumber(0) }
    typealias Operation = (ComplexNumber, ComplexNumber) throws(Raise) -> Value
    func binary(_ name: String, _ operation: @escaping Operation) {
        CoreTypes.method(complex, "__\(name)__(self, value, /)") { a throws(Raise) in
            guard let other = try ComplexArithmetic.operand(a[1]) else { return .notImplemented }
            return try operation(number(a[0]), other)
        }
        CoreTypes.method(complex, "__r\(name)__(self, value, /)") { a throws(Raise) in
            guard let other = try ComplexArithmetic.operand(a[1]) else { return .notImplemented }
            return try operation(other, number(a[0]))
        }
    }
    binary("add") { a, b throws(Raise) in .complex(a + b) }
    binary("sub") { a, b throws(Raise) in .complex(a - b) }
    binary("mul") { a, b throws(Raise) in .complex(a * b) }
    binary("truediv") { a, b throws(Raise) in
        guard let quotient = a.divided(by: b) else { throw Raise.zeroDivisionError("complex division by zero") }
        return .complex(quotient)
    }
    for name in ["pow", "rpow"] {
        CoreTypes.method(complex, "__\(name)__(self, value, mod=None, /)") { a throws(Raise) in
            guard let other = try ComplexArithmetic.operand(a[1]) else { return .notImplemented }
            if !a[2].isNone { throw Raise.valueError("complex modulo") }
            let mine = number(a[0])
            return name == "pow"
                ? try ComplexArithmetic.power(mine, other) : try ComplexArithmetic.power(other, mine)
        }
    }
    CoreTypes.method(complex, "__neg__(self, /)") { a throws(Raise) in .complex(-number(a[0])) }
    CoreTypes.method(complex, "__pos__(self, /)") { a throws(Raise) in
        a[0].isExactly(.complex) ? a[0].retained() : .complex(number(a[0]))
    }
    CoreTypes.method(complex, "__abs__(self, /)") { a throws(Raise) in
        guard let size = number(a[0]).magnitude else { throw Raise.overflowError("absolute value too large") }
        return .float(size)
    }
    CoreTypes.method(complex, "__bool__(self, /)") { a throws(Raise) in
        .bool(number(a[0]).real != 0 || number(a[0]).imaginary != 0)
    }
    CoreTypes.method(complex, "__complex__(self, /)") { a throws(Raise) in
        a[0].isExactly(.complex) ? a[0].retained() : .complex(number(a[0]))
    }
    CoreTypes.method(complex, "conjugate(self, /)") { a throws(Raise) in
        .complex(ComplexNumber(number(a[0]).real, -number(a[0]).imaginary))
    }
    CoreTypes.method(complex, "__getnewargs__(self, /)") { a throws(Raise) in
        .tuple(owned: [.float(number(a[0]).real), .float(number(a[0]).imaginary)])
    }
    CoreTypes.method(complex, "__hash__(self, /)") { a throws(Raise) in .int(number(a[0]).scriptHash) }
    CoreTypes.method(complex, "__repr__(self, /)") { a throws(Raise) in .string(ComplexText.repr(number(a[0]))) }
    CoreTypes.method(complex, "__format__(self, format_spec, /)") { a throws(Raise) in
        guard let spec = try specification(a[1], a[0].typeName) else { return .string(try str(a[0])) }
        let value = number(a[0]), name = a[0].typeName
        return .string(
            utf8: try raisingText { () throws(TextError) in try ComplexText.format(value, spec, typeName: name) })
    }
    for (name, isEqual) in [("__eq__", true), ("__ne__", false)] {
        CoreTypes.method(complex, "\(name)(self, value, /)") { a throws(Raise) in
            guard let equal = ComplexArithmetic.equal(number(a[0]), a[1]) else { return .notImplemented }
            return .bool(equal == isEqual)
        }
    }
    for name in ["__lt__", "__le__", "__gt__", "__ge__"] {
        CoreTypes.method(complex, "\(name)(self, value, /)") { _ throws(Raise) in .notImplemented }
    }
    for (name, part) in [("real", \ComplexNumber.real), ("imag", \ComplexNumber.imaginary)] {
        CoreTypes.property(complex, name, get: { v throws(Raise) in .float(number(v)[keyPath: part]) }) { _, _ throws(Raise) in
            throw Raise.attributeError("readonly attribute")
        }
    }
}

/// What complex numbers and reals have to do with each other.
enum ComplexArithmetic {
    /// An operand of a complex operator: complex, float or int; nil for what is none of them.
    static func operand(_ value: Value) throws(Raise) -> ComplexNumber? {
        if let number = value.complexValue { return number }
        if let x = value.floatValue { return ComplexNumber(x) }
        guard value.isInteger else { return nil }
        guard let x = value.realValue else { throw Raise.overflowError("int too large to convert to float") }
        return ComplexNumber(x)
    }

    static func power(_ base: ComplexNumber, _ exponent: ComplexNumber) throws(Raise) -> Value {
        do throws(ComplexNumber.PowerError) {
            return .complex(try base.power(exponent))
        } catch {
            switch error {
            case .zeroToNegative: throw Raise.zeroDivisionError("0.0 to a negative or complex power")
            case .overflow: throw Raise.overflowError("complex exponentiation")
            }
        }
    }

    /// `a == b`, or nil where complex does not know the other class.
    static func equal(_ a: ComplexNumber, _ b: Value) -> Bool? {
        if let number = b.complexValue { return a.real == number.real && a.imaginary == number.imaginary }
        if b.isInteger || b.floatValue != nil {
            return a.imaginary == 0 && Arithmetic.compareValues(.equal, .float(a.real), b) ?? false
        }
        return nil
    }

    /// The number of an argument that must be one: complex, anything with `__complex__`, or a real number.
    static func argument(_ value: Value) throws(Raise) -> ComplexNumber {
        if let number = try special(value) { return number }
        return ComplexNumber(try floatArgument(value))
    }

    /// A complex, or what `__complex__` gives; nil when there is neither.
    private static func special(_ value: Value) throws(Raise) -> ComplexNumber? {
        if let number = value.complexValue { return number }
        guard let method = value.classOf.lookup(.interned("__complex__")) else { return nil }
        let result = try callMethod(method, value)
        defer { result.release() }
        guard let number = result.complexValue else {
            throw Raise.typeError("__complex__ returned non-complex (type \(result.typeName))")
        }
        return number
    }

    private static func hasReal(_ value: Value) -> Bool {
        value.isInteger || value.floatValue != nil || value.classOf.lookup(Names.float) != nil
            || value.classOf.lookup(Names.index) != nil
    }

    /// `complex(real, imag)`: either argument may be complex itself.
    static func construct(_ a: NativeArguments) throws(Raise) -> ComplexNumber {
        if a.has(1), a[1].isString {
            if a.has(2) { throw Raise.typeError("complex() can't take second arg if first is a string") }
            return try ComplexText.parse(a[1])
        }
        if a.has(2), a[2].isString { throw Raise.typeError("complex() second arg can't be a string") }
        var real = ComplexNumber(0)
        var realIsComplex = false
        if a.has(1) {
            if let number = try special(a[1]) {
                real = number
                realIsComplex = true
            } else {
                guard hasReal(a[1]) else {
                    throw Raise.typeError("complex() first argument must be a string or a number, not '\(a[1].typeName)'")
                }
            }
        }
        var imaginary = ComplexNumber(real.imaginary)
        if a.has(2) {
            guard a[2].complexValue != nil || hasReal(a[2]) else {
                throw Raise.typeError("complex() second argument must be a number, not '\(a[2].typeName)'")
            }
        }
        if a.has(1), !realIsComplex { real = ComplexNumber(try floatArgument(a[1])) }
        guard a.has(2) else { return ComplexNumber(real.real, imaginary.real) }
        if let number = a[2].complexValue {
            imaginary = number
            real.real -= number.imaginary
        } else {
            imaginary = ComplexNumber(try floatArgument(a[2]))
        }
        if realIsComplex { imaginary.real += real.imaginary }
        return ComplexNumber(real.real, imaginary.real)
    }
}
