// format(), str.format and the % operator: fetching the arguments; the laying out is in Text/.

func installTextFormatting() {
    CoreTypes.method(Types.string, "__format__(self, format_spec, /)") { a throws(Raise) in
        let spec = try specification(a[1], "str")
        guard let spec else { return a[0].isExactly(.string) ? a[0].retained() : .string(utf8: a[0].utf8) }
        let text = Array(a[0].utf8)
        return .string(utf8: try raisingText { () throws(TextError) in try Formatting.string(text, spec) })
    }
    CoreTypes.method(Types.string, "format(self, /, *args, **kwargs)") { a throws(Raise) in
        var formatter = TextFormatter(arguments: a[1].tupleItems, names: a[2])
        return .string(utf8: try formatter.format(Array(a[0].utf8), depth: 2))
    }
    CoreTypes.method(Types.string, "format_map(self, mapping, /)") { a throws(Raise) in
        var formatter = TextFormatter(arguments: nil, names: a[1])
        return .string(utf8: try formatter.format(Array(a[0].utf8), depth: 2))
    }
    CoreTypes.method(Types.string, "__mod__(self, value, /)") { a throws(Raise) in
        try percentFormatted(a[0], a[1])
    }
    CoreTypes.method(Types.string, "__rmod__(self, value, /)") { a throws(Raise) in
        a[1].isString ? try percentFormatted(a[1], a[0]) : .notImplemented
    }
}

/// `format % values`; owned.
func percentFormatted(_ format: Value, _ values: Value) throws(Raise) -> Value {
    if format.utf8.elementsEqual([0x25, 0x73]) {
        if values.isExactly(.string) { return values.retained() }
        if values.isExactly(.tuple), values.tupleItems.count == 1, values.tupleItems[0].isExactly(.string) {
            return values.tupleItems[0].retained()
        }
    }
    if let text = PercentFormatting.quick(format.utf8, values) { return .string(utf8: text) }
    return .string(utf8: try PercentFormatter(values).format(Array(format.utf8)))
}

extension PercentFormatting {
    /// The text if the format asks for nothing but `%s`, `%d`, `%i` and `%f`, with widths and precisions below a hundred, of plain
    /// strs, ints and floats; nil if it takes more or is wrong. By pieces `'%s=%d' % pair` took 1.3 µs, ten times CPython's.
    static func quick(_ format: UnsafeBufferPointer<UInt8>, _ values: Value) -> [UInt8]? {
        let isTuple = values.isExactly(.tuple)
        guard isTuple || values.isExactly(.string) || values.isSmallInt || values.isFloat else { return nil }
        let count = isTuple ? values.tupleItems.count : 1
        var out: [UInt8] = []
        out.reserveCapacity(format.count + 16 * count)
        var used = 0, i = 0
        func number() -> Int? {
            let start = i
            var value = 0
            while i < format.count, FloatFormatting.isDigit(format[i]), i < start + 3 {
                value = value * 10 + Int(format[i] - 0x30)
                i += 1
            }
            return value < 100 ? value : nil
        }
        while i < format.count {
            let byte = format[i]
            i += 1
            guard byte == 0x25 else {
                out.append(byte)
                continue
            }
            guard i < format.count else { return nil }
            if format[i] == 0x25 {
                out.append(0x25)
                i += 1
                continue
            }
            let isLeft = format[i] == 0x2d
            if isLeft { i += 1 }
            let isZero = !isLeft && i < format.count && format[i] == 0x30
            guard let width = number() else { return nil }
            var precision: Int?
            if i < format.count, format[i] == 0x2e {
                i += 1
                precision = number()
                if precision == nil { return nil }
            }
            guard i < format.count, used < count else { return nil }
            let value = isTuple ? values.tupleItems[used] : values
            let conversion = format[i], start = out.count
            used += 1
            i += 1
            switch conversion {
            case 0x73 where value.isExactly(.string) && precision == nil && !isZero: out += value.utf8
            case 0x64 where value.isSmallInt && precision == nil, 0x69 where value.isSmallInt && precision == nil,
                0x73 where value.isSmallInt && precision == nil && !isZero:
                append(&out) { DecimalText.write(value.asInt, to: $0) }
            case 0x73 where value.isFloat && value.asFloat.isFinite && precision == nil && !isZero:
                append(&out) { DecimalText.writeShortest(value.asFloat, to: $0) }
            case 0x66 where value.isFloat && value.asFloat.isFinite:
                out += FloatFormatting.printf(value.asFloat, "f", precision: precision ?? 6)
            case 0x66 where value.isSmallInt && value.asInt.magnitude < 1 << 53:
                out += FloatFormatting.printf(Double(value.asInt), "f", precision: precision ?? 6)
            default: return nil
            }
            if width > 0 {
                let shown = conversion == 0x73 && value.isObject ? value.scalarCount : out.count - start
                if shown < width {
                    let isNegative = isZero && out.count > start && out[start] == 0x2d
                    let place = isLeft ? out.count : isNegative ? start + 1 : start
                    out.insert(contentsOf: repeatElement(isZero ? 0x30 : 0x20, count: width - shown), at: place)
                }
            }
        }
        return used == count ? out : nil
    }

    /// Appends the ASCII characters that `write` leaves in its buffer.
    private static func append(_ out: inout [UInt8], _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DecimalText.room) { buffer in
            guard let base = buffer.baseAddress else { return }
            out += buffer[..<write(base)]
        }
    }
}

/// The parsed spec of `__format__`; nil for an empty one.
func specification(_ value: Value, _ typeName: String) throws(Raise) -> FormatSpecification? {
    guard value.isString else {
        throw Raise.typeError("__format__() argument must be str, not \(value.isNone ? "None" : value.typeName)")
    }
    if value.utf8.isEmpty { return nil }
    let bytes = Array(value.utf8)
    return try raisingText { () throws(TextError) in try FormatSpecification(parsing: bytes, typeName: typeName) }
}

/// `format(value, spec)`; owned.
package func formatted(_ value: Value, _ spec: Value) throws(Raise) -> Value {
    try Displays.format(value, conversion: 0, spec: spec)
}

/// One run of str.format.
private struct TextFormatter {
    /// Nil for format_map, which has no positional arguments.
    let arguments: Items?
    let names: Value
    var next = 0
    var isAutomatic: Bool?

    init(arguments: Items?, names: Value) {
        self.arguments = arguments
        self.names = names
    }

    mutating func format(_ text: [UInt8], depth: Int) throws(Raise) -> [UInt8] {
        if depth == 0 { throw Raise.valueError("Max string recursion exceeded") }
        var out: [UInt8] = []
        var i = 0
        while i < text.count {
            let byte = text[i]
            i += 1
            if byte != 0x7b && byte != 0x7d {
                out.append(byte)
                continue
            }
            if i < text.count && text[i] == byte {
                out.append(byte)
                i += 1
                continue
            }
            if byte == 0x7d { throw Raise.valueError("Single '}' encountered in format string") }
            if i >= text.count { throw Raise.valueError("Single '{' encountered in format string") }
            // The field reaches to its closing brace.
            let start = i
            var level = 1
            var bracket = false
            while i < text.count {
                if text[i] == 0x5b && level == 1 { bracket = true }
                if text[i] == 0x5d { bracket = false }
                if !bracket {
                    if text[i] == 0x7b { level += 1 }
                    if text[i] == 0x7d { level -= 1 }
                }
                i += 1
                if level == 0 { break }
            }
            if level > 0 { throw Raise.valueError("expected '}' before end of string") }
            out += try field(Array(text[start..<(i - 1)]), depth: depth)
        }
        return out
    }

    private mutating func field(_ text: [UInt8], depth: Int) throws(Raise) -> [UInt8] {
        // name [! conversion] [: spec]
        var end = 0
        var bracket = false
        while end < text.count {
            if text[end] == 0x5b { bracket = true }
            if text[end] == 0x5d { bracket = false }
            if !bracket && (text[end] == 0x21 || text[end] == 0x3a) { break }
            if text[end] == 0x7b { throw Raise.valueError("unexpected '{' in field name") }
            end += 1
        }
        let name = Array(text[..<end])
        var conversion = 0
        var place = end
        if place < text.count && text[place] == 0x21 {
            place += 1
            guard place < text.count else {
                throw Raise.valueError("unmatched '{' in format spec")
            }
            switch text[place] {
            case 0x73: conversion = 1
            case 0x72: conversion = 2
            case 0x61: conversion = 3
            default:
                let scalar = UTF8Text.decode(text, at: place)
                let shown = String(decoding: UTF8Text.encode(scalar.scalar), as: UTF8.self)
                if shown == "}" { throw Raise.valueError("unmatched '{' in format spec") }
                throw Raise.valueError("Unknown conversion specifier \(shown)")
            }
            place += 1
            if place < text.count && text[place] != 0x3a {
                throw Raise.valueError("expected ':' after conversion specifier")
            }
        }
        let value = try resolve(name)
        defer { value.release() }
        let rawSpec = place < text.count ? Array(text[(place + 1)...]) : []
        let nested = rawSpec.contains(0x7b) || rawSpec.contains(0x7d)
        let spec = Value.string(utf8: nested ? try format(rawSpec, depth: depth - 1) : rawSpec)
        defer { spec.release() }
        let result = try Displays.format(value, conversion: conversion, spec: spec)
        defer { result.release() }
        return Array(result.utf8)
    }

    /// The value that a field name such as `0.shape[1]` names; owned.
    private mutating func resolve(_ name: [UInt8]) throws(Raise) -> Value {
        let headEnd = name.firstIndex { $0 == 0x2e || $0 == 0x5b } ?? name.count
        let head = Array(name[..<headEnd])
        var value: Value
        if let arguments = try positional(head) {
            value = arguments
        } else {
            let key = Value.string(utf8: head)
            defer { key.release() }
            value = try Operators.getItem(names, key)
        }
        var i = headEnd
        do throws(Raise) {
            while i < name.count {
                let mark = name[i]
                i += 1
                let new: Value
                if mark == 0x2e {
                    let end = name[i...].firstIndex { $0 == 0x2e || $0 == 0x5b } ?? name.count
                    if end == i { throw Raise.valueError("Empty attribute in format string") }
                    new = try getAttribute(value, String(decoding: name[i..<end], as: UTF8.self))
                    i = end
                } else if mark == 0x5b {
                    guard let end = name[i...].firstIndex(of: 0x5d) else {
                        throw Raise.valueError("Missing ']' in format string")
                    }
                    if end == i { throw Raise.valueError("Empty attribute in format string") }
                    let text = Array(name[i..<end])
                    let key = try index(text).map { Value.int($0) } ?? Value.string(utf8: text)
                    defer { key.release() }
                    new = try Operators.getItem(value, key)
                    i = end + 1
                } else {
                    throw Raise.valueError("Only '.' or '[' may follow ']' in format field specifier")
                }
                value.release()
                value = new
            }
        } catch {
            value.release()
            throw error
        }
        return value
    }

    private mutating func positional(_ head: [UInt8]) throws(Raise) -> Value? {
        let number = try index(head)
        if !head.isEmpty && number == nil { return nil }
        guard let arguments else {
            throw Raise.valueError("Format string contains positional fields")
        }
        let automatic = head.isEmpty
        if let before = isAutomatic, before != automatic {
            throw Raise.valueError(
                before
                    ? "cannot switch from automatic field numbering to manual field specification"
                    : "cannot switch from manual field specification to automatic field numbering")
        }
        isAutomatic = automatic
        let position = number ?? next
        if automatic { next += 1 }
        guard position < arguments.count else {
            throw Raise.indexError("Replacement index \(position) out of range for positional args tuple")
        }
        return arguments[position].retained()
    }

    private func index(_ text: [UInt8]) throws(Raise) -> Int? {
        if text.isEmpty || !text.allSatisfy(FloatFormatting.isDigit) { return nil }
        guard let number = Int(String(decoding: text, as: UTF8.self)) else {
            throw Raise.valueError("Too many decimal digits in format string")
        }
        return number
    }
}

/// One run of the % operator.
struct PercentFormatter {
    private let values: Value
    private let ofBytes: Bool
    private let isTuple: Bool
    private let isMapping: Bool

    init(_ values: Value, ofBytes: Bool = false) {
        self.values = values
        self.ofBytes = ofBytes
        isTuple = values.isKind(.tuple)
        let isText = values.isString || (ofBytes && (values.isKind(.bytes) || values.isKind(.byteArray)))
        isMapping = !isTuple && !isText && values.classOf.lookup(Names.getItem) != nil || values.isKind(.dict)
    }

    func format(_ text: [UInt8]) throws(Raise) -> [UInt8] {
        let pieces = try raisingText { () throws(TextError) in try PercentFormatting.parse(text) }
        var out: [UInt8] = []
        var used = 0
        var usedKey = false
        func next() throws(Raise) -> Value {
            if isTuple {
                guard used < values.tupleItems.count else {
                    throw Raise.typeError("not enough arguments for format string")
                }
                used += 1
                return values.tupleItems[used - 1].retained()
            }
            if used > 0 { throw Raise.typeError("not enough arguments for format string") }
            used += 1
            return values.retained()
        }
        func amount(_ amount: PercentFormatting.Amount, isWidth: Bool) throws(Raise) -> Int? {
            switch amount {
            case .none: return nil
            case .fixed(let number): return number
            case .argument:
                let value = try next()
                defer { value.release() }
                guard value.isInteger else { throw Raise.typeError("* wants int") }
                guard let number = value.smallInteger, number.magnitude < (isWidth ? UInt(Int.max) : UInt(Int32.max)) else {
                    throw Raise.overflowError(
                        "Python int too large to convert to C \(isWidth && value.smallInteger == nil ? "ssize_t" : "int")")
                }
                return number
            }
        }
        for piece in pieces {
            guard case .directive(var directive) = piece else {
                if case .literal(let bytes) = piece { out += bytes }
                continue
            }
            var keyed: Value?
            if let key = directive.key {
                guard isMapping else { throw Raise.typeError("format requires a mapping") }
                let name =
                    ofBytes ? Value.bytes(UTF8Text.scalars(key).map { UInt8(truncatingIfNeeded: $0) }) : Value.string(utf8: key)
                defer { name.release() }
                keyed = try Operators.getItem(values, name)
                usedKey = true
            }
            defer { keyed?.release() }
            var width = try amount(directive.width, isWidth: true) ?? 0
            if width < 0 {
                directive.leftAligned = true
                width = -width
            }
            if !MemoryLimit.allows(width, size: 4) { throw Raise.memoryError("") }
            let precision = try amount(directive.precision, isWidth: false).map { max(0, $0) }
            let value: Value
            if let keyed { value = keyed.retained() } else { value = try next() }
            defer { value.release() }
            out += try convert(value, directive, width, precision)
        }
        let leftOver = isTuple ? used < values.tupleItems.count : used == 0 && !isMapping
        if leftOver && !usedKey {
            throw Raise.typeError("not all arguments converted during \(ofBytes ? "bytes" : "string") formatting")
        }
        return out
    }

    /// bytes say the same thing about everything that goes wrong here.
    private func number(_ value: Value) throws(Raise) -> Double {
        do throws(Raise) { return try floatArgument(value) } catch {
            if !ofBytes { throw error }
            error.discard()
            throw Raise.typeError("float argument required, not \(value.typeName)")
        }
    }

    private func convert(
        _ value: Value, _ directive: PercentFormatting.Directive, _ width: Int, _ precision: Int?
    ) throws(Raise) -> [UInt8] {
        func text(_ body: [UInt8]) -> [UInt8] {
            PercentFormatting.text(body, directive, width: width, precision: precision)
        }
        let code = directive.conversion
        switch code {
        case 0x73 where ofBytes, 0x62 where ofBytes: return text(try BytesFormatting.contents(value))
        case 0x72 where ofBytes: return text(Array(try asciiRepr(value).utf8))
        case 0x63 where ofBytes:
            return PercentFormatting.text(try BytesFormatting.character(value), directive, width: width, precision: nil)
        case 0x73:
            let string = try textOf(value)
            defer { string.release() }
            return text(Array(string.utf8))
        case 0x72: return text(Array(try repr(value).utf8))
        case 0x61: return text(Array(try asciiRepr(value).utf8))
        case 0x63:
            if value.isString && value.scalarCount == 1 {
                return PercentFormatting.text(Array(value.utf8), directive, width: width, precision: nil)
            }
            guard value.isInteger else { throw Raise.typeError("%c requires int or char") }
            guard let number = value.smallInteger, number >= 0 && number <= 0x10ffff else {
                throw Raise.overflowError("%c arg not in range(0x110000)")
            }
            return PercentFormatting.text(UTF8Text.encode(UInt32(number)), directive, width: width, precision: nil)
        case 0x64, 0x69, 0x75, 0x6f, 0x78, 0x58:
            let isDecimal = code == 0x64 || code == 0x69 || code == 0x75
            let shown = String(UnicodeScalar(UInt8(code)))
            var number = value.integerValue
            if number == nil, isDecimal, let double = value.floatValue {
                guard double.isFinite else {
                    throw double.isNaN
                        ? Raise.valueError("cannot convert float NaN to integer")
                        : Raise.overflowError("cannot convert float infinity to integer")
                }
                number = BigInteger(truncating: double)
            }
            if number == nil,
                let method = value.classOf.lookup(isDecimal ? Names.int : Names.index) ?? value.classOf.lookup(Names.index)
            {
                let result = try callMethod(method, value)
                defer { result.release() }
                number = result.integerValue
            }
            guard let number else {
                throw Raise.typeError(
                    isDecimal
                        ? "%\(shown) format: a real number is required, not \(value.typeName)"
                        : "%\(shown) format: an integer is required, not \(value.typeName)")
            }
            return PercentFormatting.integer(number, directive, width: width, precision: precision)
        case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47:
            return PercentFormatting.float(try number(value), directive, width: width, precision: precision)
        default: throw raise(PercentFormatting.unsupported(directive))
        }
    }
}
