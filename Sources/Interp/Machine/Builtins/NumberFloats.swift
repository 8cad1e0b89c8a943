// float: construction from text, rounding, ratios, formatting.

func installFloats() {
    let float = Types.float
    CoreTypes.constructor(float, "__new__(cls, x=?, /)") { a throws(Raise) in
        let wanted = a[0].layout(ClassObject.self)
        let number = a.has(1) ? try floatOf(a[1]) : 0
        return wanted == Types.float ? .float(number) : .float(number, as: wanted)
    }
    func value(_ a: NativeArguments) -> Double { a[0].floatValue ?? 0 }
    func whole(_ x: Double) throws(Raise) -> Value {
        guard x.isFinite else {
            throw x.isNaN
                ? Raise.valueError("cannot convert float NaN to integer")
                : Raise.overflowError("cannot convert float infinity to integer")
        }
        return .integer(BigInteger(truncating: x))
    }
    CoreTypes.method(float, "__float__(self, /)") { a throws(Raise) in .float(value(a)) }
    CoreTypes.method(float, "__int__(self, /)") { a throws(Raise) in try whole(value(a)) }
    CoreTypes.method(float, "__trunc__(self, /)") { a throws(Raise) in try whole(value(a)) }
    CoreTypes.method(float, "__floor__(self, /)") { a throws(Raise) in try whole(value(a).rounded(.down)) }
    CoreTypes.method(float, "__ceil__(self, /)") { a throws(Raise) in try whole(value(a).rounded(.up)) }
    CoreTypes.method(float, "__round__(self, ndigits=None, /)") { a throws(Raise) in
        let x = value(a)
        if a[1].isNone { return try whole(x.rounded(.toNearestOrEven)) }
        let digits = try Operators.index(a[1])
        if !x.isFinite || x == 0 { return .float(x) }
        // Beyond the digits of a double nothing changes; far before them everything goes.
        if digits > 323 { return .float(x) }
        if digits < -308 { return .float(x < 0 ? -0.0 : 0) }
        guard let result = FloatFormatting.rounded(x, digits: digits) else {
            throw Raise.overflowError("rounded value too large to represent")
        }
        return .float(result)
    }
    CoreTypes.method(float, "__format__(self, format_spec, /)") { a throws(Raise) in
        guard let spec = try specification(a[1], a[0].typeName) else { return .string(try str(a[0])) }
        let x = value(a), name = a[0].typeName
        return .string(utf8: try raisingText { () throws(TextError) in try Formatting.float(x, spec, typeName: name) })
    }
    CoreTypes.method(float, "is_integer(self, /)") { a throws(Raise) in
        .bool(value(a).isFinite && value(a) == value(a).rounded(.towardZero))
    }
    CoreTypes.method(float, "__getnewargs__(self, /)") { a throws(Raise) in .tuple(owned: [.float(value(a))]) }
    CoreTypes.method(float, "hex(self, /)") { a throws(Raise) in .string(FloatFormatting.hexadecimal(value(a))) }
    CoreTypes.method(float, "as_integer_ratio(self, /)") { a throws(Raise) in
        let x = value(a)
        if x.isNaN { throw Raise.valueError("cannot convert NaN to integer ratio") }
        if x.isInfinite { throw Raise.overflowError("cannot convert Infinity to integer ratio") }
        if x == 0 { return .tuple(owned: [.int(0), .int(1)]) }
        // An odd integer times a power of two.
        var exponent = Int(x.exponent)
        var significand = x.significand
        while significand != significand.rounded(.towardZero) {
            significand *= 2
            exponent -= 1
        }
        var top = BigInteger(truncating: x < 0 ? -significand : significand)
        var bottom = BigInteger.one
        if exponent >= 0 { top = top.shiftedLeft(exponent) } else { bottom = bottom.shiftedLeft(-exponent) }
        let divisor = BigInteger.greatestCommonDivisor(top, bottom)
        return .tuple(owned: [
            .integer(top.floorDivMod(divisor).quotient), .integer(bottom.floorDivMod(divisor).quotient),
        ])
    }
    let fromHex = NativeFunction("fromhex(cls, string, /)", owner: "float", binds: true) { a throws(Raise) in
        guard a[1].isString else {
            throw Raise.typeError("fromhex() argument must be str, not \(a[1].isNone ? "None" : a[1].typeName)")
        }
        guard let x = parseHexadecimal(a[1].swiftString) else {
            throw Raise.valueError("invalid hexadecimal floating-point string")
        }
        if x.isInfinite && !a[1].swiftString.lowercased().contains("inf") {
            throw Raise.overflowError("hexadecimal value too large to represent as a float")
        }
        return a[0].layout(ClassObject.self) == float ? .float(x) : try call(a[0], .float(x))
    }
    CoreTypes.put(float.pointee.namespace, "fromhex", .wrappedMethod(.classMethod, owned: .nativeFunction(fromHex)))
    CoreTypes.property(float, "imag") { _ throws(Raise) in .float(0) }
}

private func parseHexadecimal(_ source: String) -> Double? {
    var text = source.lowercased()[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    if let special = FloatFormatting.parse(Array(text.utf8)), !special.isFinite { return special }
    var sign = ""
    if text.first == "-" || text.first == "+" { sign = String(text.removeFirst()) }
    if text.hasPrefix("0x") { text = text.dropFirst(2) }
    guard !text.isEmpty else { return nil }
    // Swift reads C99 hexadecimal floats, but wants an exponent.
    if !text.contains("p") { text += "p0" }
    guard let magnitude = Double("0x" + text) else { return nil }
    return sign == "-" ? -magnitude : magnitude
}

/// `float(value)`.
func floatOf(_ value: Value) throws(Raise) -> Double {
    if value.isString || value.bufferContents != nil {
        if value.isString, let number = DecimalText.parse(value.utf8) { return number }
        var bytes: [UInt8] = []
        if value.isString {
            for scalar in UTF8Text.scalars(value.utf8) {
                if scalar < 0x80 {
                    bytes.append(UInt8(scalar))
                } else if let digit = UnicodeProperties.decimalValue(scalar) {
                    bytes.append(0x30 + digit)
                } else {
                    bytes.append(UnicodeProperties.isSpace(scalar) ? 0x20 : 0xff)
                }
            }
        } else {
            bytes = Array(value.bufferContents ?? TextBytes(start: nil, count: 0))
        }
        guard let number = FloatFormatting.parse(bytes) else {
            throw Raise.valueError("could not convert string to float: \(try repr(value))")
        }
        return number
    }
    if value.floatValue == nil && !value.isInteger && value.classOf.lookup(Names.float) == nil
        && value.classOf.lookup(Names.index) == nil
    {
        throw Raise.typeError("float() argument must be a string or a real number, not '\(value.typeName)'")
    }
    return try floatArgument(value)
}
