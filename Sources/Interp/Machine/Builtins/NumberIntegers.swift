// int and bool: construction from text, bits and bytes, formatting.

func installIntegers() {
    let int = Types.int
    CoreTypes.constructor(int, "__new__(cls, x=?, /, base=?)") { a throws(Raise) in
        let wanted = a[0].layout(ClassObject.self)
        let number: BigInteger
        if wanted == Types.int && a[1].isExactly(.string), !a.has(2) || (a[2].isSmallInt && a[2].asInt >= 2 && a[2].asInt <= 36) {
            let small = IntegerText.quick(a[1].utf8, radix: a.has(2) ? UInt8(truncatingIfNeeded: a[2].asInt) : 10)
            if !small.isUnbound { return small }
        }
        if a.has(2) {
            guard a.has(1) else { throw Raise.typeError("int() missing string argument") }
            number = try IntegerText.parse(a[1], base: try IntegerText.base(a[2]), hasBase: true)
        } else if !a.has(1) {
            number = .zero
        } else {
            if a[1].isSmallInt && wanted == Types.int { return a[1] }
            number = try integerOf(a[1])
        }
        return wanted == Types.int ? .integer(number) : .bigInteger(number, as: wanted)
    }
    CoreTypes.constructor(Types.bool, "__new__(cls, x=False, /)") { a throws(Raise) in .bool(try Operators.truth(a[1])) }
    for name in ["__int__", "__index__", "__trunc__", "__floor__", "__ceil__"] {
        CoreTypes.method(int, "\(name)(self, /)") { a throws(Raise) in plain(a[0]) }
    }
    CoreTypes.method(int, "__float__(self, /)") { a throws(Raise) in .float(try floatArgument(a[0])) }
    CoreTypes.method(int, "__invert__(self, /)") { a throws(Raise) in .integer((a[0].integerValue ?? .zero).complement) }
    CoreTypes.method(int, "__round__(self, ndigits=None, /)") { a throws(Raise) in
        let number = a[0].integerValue ?? .zero
        if a[1].isNone { return .integer(number) }
        let digits = try Operators.index(a[1])
        if digits >= 0 { return .integer(number) }
        // More digits than the number has: zero, without building the power of ten.
        if digits < -number.bitLength { return .int(0) }
        let unit = BigInteger(10).power(-digits)
        let (quotient, remainder) = number.floorDivMod(unit)
        let twice = remainder + remainder
        let up = twice > unit || (twice == unit && quotient.isOdd)
        return .integer((up ? quotient + .one : quotient) * unit)
    }
    CoreTypes.method(int, "__format__(self, format_spec, /)") { a throws(Raise) in
        let typeName = a[0].isBool ? "bool" : a[0].typeName
        guard let spec = try specification(a[1], typeName) else {
            return .string(try str(a[0]))
        }
        let number = a[0].integerValue ?? .zero
        if spec.type == 0 || spec.type == 0x64 || spec.type == 0x6e { try IntegerText.checkLength(of: number) }
        return .string(
            utf8: try raisingText { () throws(TextError) in
                try Formatting.integer(number, spec, typeName: typeName)
            })
    }
    CoreTypes.method(int, "bit_length(self, /)") { a throws(Raise) in .int(a[0].integerValue?.bitLength ?? 0) }
    CoreTypes.method(int, "bit_count(self, /)") { a throws(Raise) in .int(a[0].integerValue?.bitCount ?? 0) }
    CoreTypes.method(int, "__getnewargs__(self, /)") { a throws(Raise) in .tuple(owned: [plain(a[0])]) }
    CoreTypes.method(int, "as_integer_ratio(self, /)") { a throws(Raise) in .tuple(owned: [plain(a[0]), .int(1)]) }
    CoreTypes.method(int, "to_bytes(self, /, length=1, byteorder='big', *, signed=False)") { a throws(Raise) in
        let count = try countArgument(a[1])
        if count < 0 { throw Raise.valueError("length argument must be non-negative") }
        _ = try repeatedLength(1, count)
        let number = a[0].integerValue ?? .zero
        let signed = try Operators.truth(a[3])
        let big = try isBigEndian(a[2])
        if number.isNegative && !signed { throw Raise.overflowError("can't convert negative int to unsigned") }
        guard let bytes = number.littleEndianBytes(count: count, signed: signed) else {
            throw Raise.overflowError("int too big to convert")
        }
        return .bytes(big ? bytes.reversed() : bytes)
    }
    let fromBytes = NativeFunction("from_bytes(cls, /, bytes, byteorder='big', *, signed=False)", owner: "int", binds: true) {
        a throws(Raise) in
        if a[1].isString { throw Raise.typeError("cannot convert 'str' object to bytes") }
        let source = try byteSequence(a[1])
        let bytes = try isBigEndian(a[2]) ? Array(source.reversed()) : source
        let number = BigInteger(littleEndianBytes: bytes, signed: try Operators.truth(a[3]))
        let wanted = a[0].layout(ClassObject.self)
        if wanted == Types.int { return .integer(number) }
        let value = Value.integer(number)
        defer { value.release() }
        return try call(a[0], value)
    }
    CoreTypes.put(int.pointee.namespace, "from_bytes", .wrappedMethod(.classMethod, owned: .nativeFunction(fromBytes)))
    CoreTypes.property(int, "imag") { _ throws(Raise) in .int(0) }
    CoreTypes.property(int, "numerator") { v throws(Raise) in plain(v) }
    CoreTypes.property(int, "denominator") { _ throws(Raise) in .int(1) }
}

private func isBigEndian(_ value: Value) throws(Raise) -> Bool {
    guard value.isString else { throw Raise.typeError("byteorder must be str, not \(value.typeName)") }
    switch value.swiftString {
    case "big": return true
    case "little": return false
    default: throw Raise.valueError("byteorder must be either 'little' or 'big'")
    }
}

/// `int(value)` without a base.
func integerOf(_ value: Value) throws(Raise) -> BigInteger {
    if let number = value.integerValue, !value.isObject || value.isExactly(.bigInteger) { return number }
    if let x = value.floatValue, value.isFloat {
        guard x.isFinite else {
            throw x.isNaN
                ? Raise.valueError("cannot convert float NaN to integer")
                : Raise.overflowError("cannot convert float infinity to integer")
        }
        return BigInteger(truncating: x)
    }
    for name in [Names.int, Names.index, .interned("__trunc__")] {
        guard let method = value.classOf.lookup(name) else { continue }
        let result = try callMethod(method, value)
        defer { result.release() }
        guard let number = result.integerValue else {
            throw Raise.typeError("\(name.swiftString) returned non-int (type \(result.typeName))")
        }
        return number
    }
    if value.isString || value.bufferContents != nil { return try IntegerText.parse(value, base: 10, hasBase: false) }
    throw Raise.typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '\(value.typeName)'")
}

/// Integers as text.
enum IntegerText {
    /// CPython's limit on decimal digits: converting is quadratic. 0 means none; `sys.set_int_max_str_digits` sets it.
    nonisolated(unsafe) static var maximumDigits = 4300  // under the interpreter lock

    static func checkLength(of number: BigInteger) throws(Raise) {
        if maximumDigits == 0 { return }
        // 10 ** digits has this many bits.
        let bits = Int(Double(maximumDigits) * 3.321_928_094_887_362) + 1
        if number.bitLength < bits { return }
        if number.bitLength > bits || number.absolute.description(radix: 10).utf8.count > maximumDigits {
            throw Raise.valueError(
                "Exceeds the limit (\(maximumDigits) digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
            )
        }
    }

    static func base(_ value: Value) throws(Raise) -> Int {
        let base = try Operators.index(value)
        guard base == 0 || (2...36).contains(base) else {
            throw Raise.valueError("int() base must be >= 2 and <= 36, or 0")
        }
        return base
    }

    /// The number that a short run of digits with or without a sign stands for; unbound for everything else, right or wrong.
    static func quick(_ text: TextBytes, radix: UInt8) -> Value {
        guard text.count > 0, text.count <= 12 else { return .unbound }
        let hasSign = text[0] == 0x2d || text[0] == 0x2b
        guard text.count > (hasSign ? 1 : 0) else { return .unbound }
        var number = 0
        for i in (hasSign ? 1 : 0)..<text.count {
            let byte = text[i]
            let digit = byte &- 0x30 < 10 ? byte &- 0x30 : (byte | 0x20) &- 0x61 < 26 ? (byte | 0x20) &- 0x57 : 0xff
            if digit >= radix { return .unbound }
            number = number &* Int(radix) &+ Int(digit)
        }
        return .int(text[0] == 0x2d ? -number : number)
    }

    static func parse(_ source: Value, base: Int, hasBase: Bool) throws(Raise) -> BigInteger {
        var digits: [UInt8] = []
        if source.isString {
            for scalar in UTF8Text.scalars(source.utf8) {
                if scalar < 0x80 {
                    digits.append(UInt8(scalar))
                } else if let digit = UnicodeProperties.decimalValue(scalar) {
                    digits.append(0x30 + digit)
                } else {
                    digits.append(UnicodeProperties.isSpace(scalar) ? 0x20 : 0xff)
                }
            }
        } else if !hasBase || source.isKind(.bytes) || source.isKind(.byteArray), let bytes = source.bufferContents {
            digits = Array(bytes)
        } else {
            throw Raise.typeError("int() can't convert non-string with explicit base")
        }
        func shown(_ source: Value) throws(Raise) -> String {
            guard let bytes = source.bufferContents else { return try repr(source) }
            return String(decoding: TextRepresentation.bytes(bytes), as: UTF8.self)
        }
        func invalid() throws(Raise) -> Raise {
            .valueError("invalid literal for int() with base \(base): \(try shown(source))")
        }
        var text = digits[...]
        while let first = text.first, FloatFormatting.isBlank(first) { text.removeFirst() }
        while let last = text.last, FloatFormatting.isBlank(last) { text.removeLast() }
        var negative = false
        if let sign = text.first, sign == 0x2b || sign == 0x2d {
            negative = sign == 0x2d
            text.removeFirst()
        }
        var radix = base
        func prefix() -> Int? {
            guard text.count >= 2, text[text.startIndex] == 0x30 else { return nil }
            switch text[text.startIndex + 1] | 0x20 {
            case 0x78: return 16
            case 0x6f: return 8
            case 0x62: return 2
            default: return nil
            }
        }
        var mayStartWithUnderscore = false
        if base == 0 {
            radix = prefix() ?? 10
            // 010 is no literal; 00 is.
            if prefix() == nil, text.count > 1, text.first == 0x30, text.contains(where: { $0 != 0x30 && $0 != 0x5f }) {
                throw try invalid()
            }
        }
        if let found = prefix(), found == radix {
            text = text.dropFirst(2)
            mayStartWithUnderscore = true
        }
        var values: [UInt8] = []
        var previousIsDigit = mayStartWithUnderscore
        for byte in text {
            if byte == 0x5f {
                guard previousIsDigit else { throw try invalid() }
                previousIsDigit = false
                continue
            }
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x61...0x7a: digit = byte - 0x61 + 10
            case 0x41...0x5a: digit = byte - 0x41 + 10
            default: throw try invalid()
            }
            guard Int(digit) < radix else { throw try invalid() }
            values.append(digit)
            previousIsDigit = true
        }
        guard !values.isEmpty && previousIsDigit else { throw try invalid() }
        if radix & (radix - 1) != 0 && maximumDigits > 0 && values.count > maximumDigits {
            throw Raise.valueError(
                "Exceeds the limit (\(maximumDigits) digits) for integer string conversion: value has \(values.count) digits; use sys.set_int_max_str_digits() to increase the limit"
            )
        }
        return BigInteger(digits: values, radix: radix, isNegative: negative)
    }
}
