// Functions on numbers: abs, divmod, pow, round, sum.

func installNumberFunctions(_ function: FunctionTable) {
    let absolute = Value.interned("__abs__"), rounding = Value.interned("__round__"), power = Value.interned("__pow__")
    let division = Value.interned("__divmod__"), reflectedDivision = Value.interned("__rdivmod__")
    func method(_ value: Value, _ name: Value) -> Value? { value.classOf.lookup(name) }
    function("abs(x, /)", doc: "Return the absolute value of the argument.") { a throws(Raise) in
        let x = a[0]
        if x.isFloat { return .float(x.asFloat.magnitude) }
        if x.tag == Tag.int || x.tag == Tag.bool { return x.asInt < 0 ? try Operators.negate(x) : .int(x.asInt) }
        if let method = method(x, absolute) { return try callMethod(method, x) }
        throw Raise.typeError("bad operand type for abs(): '\(x.typeName)'")
    }
    function("round(number, ndigits=None)", doc: "Round a number to a given precision in decimal digits.") { a throws(Raise) in
        if a[0].isFloat, a[1].isNone, a[0].asFloat.magnitude < 4e18 { return .int(Int(a[0].asFloat.rounded(.toNearestOrEven))) }
        guard let method = method(a[0], rounding) else {
            throw Raise.typeError("type \(a[0].typeName) doesn't define __round__ method")
        }
        return a[1].isNone ? try callMethod(method, a[0]) : try callMethod(method, a[0], a[1])
    }
    function("divmod(x, y, /)", doc: "Return the tuple (x//y, x%y).") { a throws(Raise) in
        let x = a[0], y = a[1]
        let forward = method(x, division), reflected = x.classOf == y.classOf ? nil : method(y, reflectedDivision)
        let reflectedFirst = y.classOf != x.classOf && y.classOf.isSubclass(of: x.classOf) && y.classOf.pointee.isScript
        if reflectedFirst, let reflected {
            let result = try callMethod(reflected, y, x)
            if !result.isNotImplemented { return result }
        }
        if let forward {
            let result = try callMethod(forward, x, y)
            if !result.isNotImplemented { return result }
        }
        if !reflectedFirst, let reflected {
            let result = try callMethod(reflected, y, x)
            if !result.isNotImplemented { return result }
        }
        throw Raise.typeError("unsupported operand type(s) for divmod(): '\(x.typeName)' and '\(y.typeName)'")
    }
    function("pow(base, exp, mod=None)", doc: "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.") {
        a throws(Raise) in
        if a[2].isNone { return try Operators.binary(.power, a[0], a[1]) }
        if let method = method(a[0], power) {
            let result = try callMethod(method, a[0], a[1], a[2])
            if !result.isNotImplemented { return result }
        }
        // As CPython's slots do: after the base's own, exponent and modulus are asked, and float and complex refuse.
        for index in 0..<3 {
            if a[index].floatValue != nil {
                throw Raise.typeError("pow() 3rd argument not allowed unless all arguments are integers")
            }
            guard a[index].isKind(.complex) else { continue }
            if try ComplexArithmetic.operand(a[0]) != nil, try ComplexArithmetic.operand(a[1]) != nil {
                throw Raise.valueError("complex modulo")
            }
        }
        throw Raise.typeError(
            "unsupported operand type(s) for ** or pow(): '\(a[0].typeName)', '\(a[1].typeName)', '\(a[2].typeName)'")
    }
    function("sum(iterable, /, start=0)", doc: "Return the sum of a start value and an iterable of numbers.") { a throws(Raise) in
        try sum(a[0], a[1])
    }
}

private func sum(_ iterable: Value, _ start: Value) throws(Raise) -> Value {
    if start.isSmallInt || start.isFloat, case let quick = QuickBodies.sum(iterable, start), !quick.isUnbound { return quick }
    // What cannot be walked is said first.
    try Iteration.iterator(iterable).release()
    if start.isString { throw Raise.typeError("sum() can't sum strings [use ''.join(seq) instead]") }
    if start.isKind(.bytes) { throw Raise.typeError("sum() can't sum bytes [use b''.join(seq) instead]") }
    if start.isKind(.byteArray) { throw Raise.typeError("sum() can't sum bytearray [use b''.join(seq) instead]") }
    var total = start.retained()
    let iterator = try Iteration.iterator(iterable)
    defer { iterator.release() }
    do throws(Raise) {
        if iterator.isKind(.generator), total.isSmallInt || total.isFloat {
            let consumer = MachineCore.Consumer(.sum, into: total)
            while total.isSmallInt || total.isFloat {
                let item = try consumer.next(of: iterator)
                total = consumer.value
                guard let item else { return total }
                defer { item.release() }
                total = try Operators.binary(.add, total, item)
                consumer.value = total
            }
        }
        while let item = try Iteration.next(iterator) {
            if total.isFloat {
                if item.isFloat {
                    total = .float(total.asFloat + item.asFloat)
                    continue
                }
                if item.isSmallInt {
                    total = .float(total.asFloat + Double(item.asInt))
                    continue
                }
            } else if total.isSmallInt && item.isSmallInt {
                let (value, overflow) = total.asInt.addingReportingOverflow(item.asInt)
                if !overflow {
                    total = .int(value)
                    continue
                }
            }
            defer { item.release() }
            let next = try Operators.binary(.add, total, item)
            total.release()
            total = next
        }
    } catch {
        total.release()
        throw error
    }
    return total
}
