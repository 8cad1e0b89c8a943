// Applies a format specification to str, int and float: padding, sign, grouping, the presentation types. The results
// are UTF-8 bytes. Messages are CPython's.

public enum Formatting {
    // The widest padding that is built without asking whether the user means it: one allocation of this many bytes.

    /// `format(str, spec)`.
    public static func string(
        _ text: [UInt8], _ spec: FormatSpecification, typeName: String = "str"
    ) throws(TextError) -> [UInt8] {
        guard spec.type == 0 || spec.type == 0x73 else { throw spec.unknownCode(typeName) }
        if spec.grouping != 0 { throw FormatSpecification.badGrouping(spec.grouping, 0x73) }
        if spec.sign == 0x20 { throw .value("Space not allowed in string format specifier") }
        if spec.sign != 0 { throw .value("Sign not allowed in string format specifier") }
        if spec.coercesNegativeZero {
            throw .value("Negative zero coercion (z) not allowed in string format specifier")
        }
        if spec.alternate { throw .value("Alternate form (#) not allowed in string format specifier") }
        if spec.hasExplicitSignAlignment { throw .value("'=' alignment not allowed in string format specifier") }
        var body = text
        if spec.precision >= 0 { body = UTF8Text.prefix(body, spec.precision) }
        let align = spec.hasImpliedSignAlignment ? 0x3c : spec.alignment(default: 0x3c)
        return try pad(body, count: UTF8Text.count(body), align: align, spec)
    }

    /// Text of known length in code points, padded to the width.
    static func pad(_ body: [UInt8], count: Int, align: UInt8, _ spec: FormatSpecification) throws(TextError) -> [UInt8] {
        let missing = spec.width - count
        if missing <= 0 { return body }
        if !MemoryLimit.allows(missing, size: 4) { throw .memory() }
        let left: Int
        switch align {
        case 0x3c: left = 0
        case 0x5e: left = missing / 2
        default: left = missing
        }
        var out: [UInt8] = []
        out.reserveCapacity(body.count + missing * spec.fill.count)
        for _ in 0..<left { out += spec.fill }
        out += body
        for _ in left..<missing { out += spec.fill }
        return out
    }

    /// `format(int, spec)`; types of floats convert first.
    public static func integer(
        _ value: BigInteger, _ spec: FormatSpecification, typeName: String = "int"
    ) throws(TextError) -> [UInt8] {
        switch spec.type {
        case 0, 0x64, 0x62, 0x6f, 0x78, 0x58, 0x63, 0x6e: break
        case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x25:
            guard let double = value.asDouble else { throw .overflow("int too large to convert to float") }
            return try float(double, spec, typeName: typeName)
        default: throw spec.unknownCode(typeName)
        }
        if spec.precision >= 0 { throw .value("Precision not allowed in integer format specifier") }
        if spec.coercesNegativeZero {
            throw .value("Negative zero coercion (z) not allowed in integer format specifier")
        }
        if spec.type == 0x63 {
            if spec.sign != 0 { throw .value("Sign not allowed with integer format specifier 'c'") }
            if spec.alternate { throw .value("Alternate form (#) not allowed with integer format specifier 'c'") }
            if value.asInt == nil { throw .overflow("Python int too large to convert to C long") }
            guard let code = value.asInt, code >= 0, code < 0x110000 else {
                throw .overflow("%c arg not in range(0x110000)")
            }
            // A character is a number to the padding: it goes to the right.
            let align = spec.hasImpliedSignAlignment ? 0x3e : spec.alignment(default: 0x3e)
            return try pad(UTF8Text.encode(UInt32(code)), count: 1, align: align, spec)
        }
        let radix = [0x62: 2, 0x6f: 8, 0x78: 16, 0x58: 16][spec.type] ?? 10
        var digits = Array(value.absolute.description(radix: radix).utf8)
        var prefix: [UInt8] = []
        if spec.alternate && radix != 10 { prefix = [0x30, UInt8(spec.type)] }
        if spec.type == 0x58 { digits = digits.map { $0 >= 0x61 && $0 <= 0x7a ? $0 - 32 : $0 } }
        return try number(
            negative: value.isNegative, prefix: prefix, digits: digits[...], rest: [], groupSize: radix == 10 ? 3 : 4, spec)
    }

    /// `format(float, spec)`.
    public static func float(
        _ value: Double, _ spec: FormatSpecification, typeName: String = "float", addDotZero: Bool = true
    ) throws(TextError) -> [UInt8] {
        var precision = spec.precision
        var type = spec.type
        var number = value
        var percent = false
        if precision > Int(Int32.max) { throw .value("precision too big") }
        switch type {
        case 0, 0x65, 0x45, 0x66, 0x46, 0x67, 0x47: break
        case 0x6e: type = 0x67
        case 0x25:
            number *= 100
            percent = true
            type = 0x66
        default: throw spec.unknownCode(typeName)
        }
        let upper = type == 0x45 || type == 0x46 || type == 0x47
        var text: [UInt8]
        if !number.isFinite {
            text = Array((number.isNaN ? "nan" : number < 0 ? "-inf" : "inf").utf8)
        } else if type == 0 && precision < 0 {
            let (digits, point) = FloatFormatting.shortestDigits(number)
            text = FloatFormatting.layOut(digits, point, negative: number.sign == .minus, addDotZero: addDotZero)
            if spec.alternate, !text.contains(0x2e) { text.insert(0x2e, at: text.firstIndex(of: 0x65) ?? text.count) }
        } else if type == 0 {
            text = generalWithPoint(number, max(precision, 1), alternate: spec.alternate)
        } else {
            if precision < 0 { precision = 6 }
            let form = String(UnicodeScalar(UInt8(type | 0x20)))
            text = FloatFormatting.printf(number, (spec.alternate ? "#" : "") + form, precision: precision)
        }
        if upper { text = text.map { $0 >= 0x61 && $0 <= 0x7a ? $0 - 32 : $0 } }
        var negative = text.first == 0x2d
        if negative { text.removeFirst() }
        if negative && spec.coercesNegativeZero {
            let mantissa = text.prefix { $0 != 0x65 && $0 != 0x45 }
            if !mantissa.contains(where: { $0 >= 0x31 && $0 <= 0x39 }) && number.isFinite { negative = false }
        }
        let digits = text.prefix { FloatFormatting.isDigit($0) }
        var rest = Array(text[digits.count...])
        if percent { rest.append(0x25) }
        return try Formatting.number(negative: negative, prefix: [], digits: digits, rest: rest, groupSize: 3, spec)
    }

    /// No type but a precision: general form that keeps one digit after the point, and goes to an exponent one
    /// digit earlier than `g`.
    private static func generalWithPoint(_ value: Double, _ precision: Int, alternate: Bool) -> [UInt8] {
        let text = FloatFormatting.printf(value, "e", precision: precision - 1)
        let negative = text.first == 0x2d
        let mark = text.lastIndex(of: 0x65) ?? text.count
        let exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0
        var digits = text[..<mark].filter { FloatFormatting.isDigit($0) }
        if !alternate { while digits.count > 1 && digits.last == 0x30 { digits.removeLast() } }
        if value == 0 { digits = alternate ? digits : [0x30] }
        let point = exponent + 1
        let usesExponent = point <= -4 || point > precision - 1
        if !usesExponent { return layOutFixed(digits, point, negative: negative) }
        var out: [UInt8] = negative ? [0x2d, digits[0]] : [digits[0]]
        if digits.count > 1 || alternate {
            out.append(0x2e)
            out += digits[1...]
        }
        out += text[mark...]
        return out
    }

    private static func layOutFixed(_ digits: [UInt8], _ point: Int, negative: Bool) -> [UInt8] {
        var out: [UInt8] = negative ? [0x2d] : []
        if point <= 0 {
            out += [0x30, 0x2e]
            out.append(contentsOf: repeatElement(0x30, count: -point))
            out += digits
        } else if digits.count <= point {
            out += digits
            out.append(contentsOf: repeatElement(0x30, count: point - digits.count))
            out += [0x2e, 0x30]
        } else {
            out += digits[..<point]
            out.append(0x2e)
            out += digits[point...]
        }
        return out
    }

    /// Sign, prefix, grouped digits and the rest, padded.
    private static func number(
        negative: Bool, prefix: [UInt8], digits: ArraySlice<UInt8>, rest: [UInt8], groupSize: Int, _ spec: FormatSpecification
    ) throws(TextError) -> [UInt8] {
        if !MemoryLimit.allows(spec.width, size: 4) { throw .memory() }
        var head: [UInt8] = []
        if negative {
            head.append(0x2d)
        } else if spec.sign == 0x2b || spec.sign == 0x20 {
            head.append(spec.sign)
        }
        head += prefix
        let align = spec.alignment(default: 0x3e)
        var grouped = Array(digits)
        if spec.grouping != 0 && !digits.isEmpty {
            let zeroPadded = align == 0x3d && spec.fill == [0x30]
            let minimum = zeroPadded ? spec.width - head.count - rest.count : 0
            grouped = group(digits, separator: spec.grouping, size: groupSize, minimumWidth: minimum)
        }
        if align == 0x3d {
            let missing = spec.width - head.count - grouped.count - rest.count
            var out = head
            if missing > 0 { for _ in 0..<missing { out += spec.fill } }
            return out + grouped + rest
        }
        let body = head + grouped + rest
        return try pad(body, count: body.count, align: align, spec)
    }

    private static func group(_ digits: ArraySlice<UInt8>, separator: UInt8, size: Int, minimumWidth: Int) -> [UInt8] {
        var reversed: [UInt8] = []
        var remaining = Array(digits)
        var width = minimumWidth
        while true {
            let length = min(size, max(remaining.count, width, 1))
            for _ in 0..<length { reversed.append(remaining.popLast() ?? 0x30) }
            width -= length
            if remaining.isEmpty && width <= 0 { break }
            width -= 1
            reversed.append(separator)
        }
        return reversed.reversed()
    }
}
