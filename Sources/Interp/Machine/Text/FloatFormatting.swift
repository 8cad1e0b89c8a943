// Doubles to text and back: repr with the shortest digits, fixed, exponent and general forms, rounding to digits,
// hexadecimal. Correct rounding comes from the C library's printf, which is exact. No format-spec parsing here.

import Glibc

public enum FloatFormatting {
    /// The shortest decimal digits that read back as the same value, and the position of the decimal point relative
    /// to their start: 0.001 is ("1", -2). For finite values, sign ignored.
    public static func shortestDigits(_ value: Double) -> (digits: [UInt8], point: Int) {
        if value == 0 { return ([0x30], 1) }
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var bytes = Array(value.magnitude.description.utf8)[...]
        while let byte = bytes.popFirst() {
            if byte == 0x2e {
                point = digits.count
            } else if byte == 0x65 {
                exponent = Int(String(decoding: bytes, as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte)
            }
        }
        var position = (point ?? digits.count) + exponent
        while digits.count > 1 && digits.last == 0x30 { digits.removeLast() }
        while digits.count > 1 && digits.first == 0x30 {
            digits.removeFirst()
            position -= 1
        }
        return (digits, position)
    }

    /// `repr(float)`.
    public static func repr(_ value: Double) -> String {
        if !value.isFinite { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DecimalText.room) { buffer in
            guard let base = buffer.baseAddress else { return "" }
            return String(decoding: buffer[..<DecimalText.writeShortest(value, to: base)], as: UTF8.self)
        }
    }

    /// Digits as repr lays them out: an exponent below 1e-4 and from 1e16 on.
    static func layOut(_ digits: [UInt8], _ point: Int, negative: Bool, addDotZero: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(24)
        if negative { out.append(0x2d) }
        if point > -4 && point <= 16 {
            if point <= 0 {
                out += [0x30, 0x2e]
                out.append(contentsOf: repeatElement(0x30, count: -point))
                out += digits
            } else if digits.count <= point {
                out += digits
                out.append(contentsOf: repeatElement(0x30, count: point - digits.count))
                if addDotZero { out += [0x2e, 0x30] }
            } else {
                out += digits[..<point]
                out.append(0x2e)
                out += digits[point...]
            }
            return out
        }
        out.append(digits[0])
        if digits.count > 1 {
            out.append(0x2e)
            out += digits[1...]
        }
        appendExponent(point - 1, to: &out)
        return out
    }

    private static func appendExponent(_ exponent: Int, to out: inout [UInt8]) {
        out.append(0x65)
        out.append(exponent < 0 ? 0x2d : 0x2b)
        let text = Array(String(exponent.magnitude).utf8)
        if text.count < 2 { out.append(0x30) }
        out += text
    }

    /// printf for one double with a precision: form is "f", "e", "g", with "#" before it for the alternate form.
    public static func printf(_ value: Double, _ form: String, precision: Int) -> [UInt8] {
        if form == "f", let fixed = fixed(value, precision) { return fixed }
        let format = "%" + (form.hasPrefix("#") ? "#" : "") + ".*" + String(form.suffix(1))
        let precision = Int32(clamping: precision)
        var buffer = [CChar](repeating: 0, count: 64)
        while true {
            let count = withVaList([precision, value]) { vsnprintf(&buffer, buffer.count, format, $0) }
            if count < 0 { return [] }
            if Int(count) < buffer.count { return buffer[..<Int(count)].map { UInt8(bitPattern: $0) } }
            buffer = [CChar](repeating: 0, count: Int(count) + 1)
        }
    }

    private static func fixed(_ value: Double, _ precision: Int) -> [UInt8]? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DecimalText.room) { buffer in
            guard let base = buffer.baseAddress, let count = DecimalText.writeFixed(value, precision: precision, to: base) else {
                return nil
            }
            return Array(buffer[..<count])
        }
    }

    private static func quicklyRounded(_ value: Double, _ digits: Int) -> Double? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DecimalText.room) { buffer in
            guard let base = buffer.baseAddress, let count = DecimalText.writeFixed(value, precision: digits, to: base) else {
                return nil
            }
            return DecimalText.parse(UnsafeBufferPointer(start: base, count: count))
        }
    }

    /// `round(value, digits)` for a finite value: correctly rounded, ties of the exact value to even. Nil on overflow.
    public static func rounded(_ value: Double, digits: Int) -> Double? {
        if value == 0 || digits > 323 { return value }
        if digits < -308 { return value.sign == .minus ? -0.0 : 0 }
        let result: Double
        if digits >= 0, let quick = quicklyRounded(value, digits) { return quick }
        if digits >= 0 {
            var text = printf(value, "f", precision: digits).map { CChar(bitPattern: $0) }
            text.append(0)
            result = strtod(text, nil)
        } else {
            let whole = BigInteger(truncating: value.magnitude)
            let unit = BigInteger(10).power(-digits)
            var (quotient, remainder) = whole.floorDivMod(unit)
            let twice = (remainder + remainder).compare(unit)
            let hasFraction = value.magnitude != value.magnitude.rounded(.down)
            if twice > 0 || (twice == 0 && (hasFraction || quotient.isOdd)) { quotient = quotient + .one }
            remainder = .zero
            guard let magnitude = (quotient * unit).asDouble else { return nil }
            result = value < 0 ? -magnitude : magnitude
        }
        return result.isInfinite ? nil : result
    }

    /// Text to a Double as `float(str)` accepts it: surrounding blanks, underscores between digits, inf and nan. Nil if
    /// it is not a number. `text` must be ASCII (other digits are translated by the caller).
    public static func parse(_ text: [UInt8]) -> Double? {
        var bytes = text[...]
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        if bytes.isEmpty { return nil }
        var clean: [CChar] = []
        clean.reserveCapacity(bytes.count + 1)
        var previous: UInt8 = 0
        for (index, byte) in zip(bytes.indices, bytes) {
            if byte == 0x5f {
                let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
                guard isDigit(previous) && isDigit(next) else { return nil }
            } else {
                clean.append(CChar(bitPattern: byte))
            }
            previous = byte
        }
        var body = clean[...]
        if body.first == 0x2b || body.first == 0x2d { body.removeFirst() }
        guard let first = body.first.map({ UInt8(bitPattern: $0) }) else { return nil }
        if isDigit(first) || first == 0x2e {
            // strtod also takes hexadecimal and stops early: allow only what the language's grammar has.
            for character in body {
                switch UInt8(bitPattern: character) {
                case 0x30...0x39, 0x2e, 0x65, 0x45, 0x2b, 0x2d: continue
                default: return nil
                }
            }
        } else {
            let word = String(decoding: body.map { UInt8(bitPattern: $0) | 0x20 }, as: UTF8.self)
            let negative = clean[0] == 0x2d
            switch word {
            case "inf", "infinity": return negative ? -Double.infinity : Double.infinity
            case "nan": return negative ? -Double.nan : Double.nan
            default: return nil
            }
        }
        clean.append(0)
        return clean.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            var end: UnsafeMutablePointer<CChar>?
            let value = strtod(base, &end)
            guard let end, end - UnsafeMutablePointer(mutating: base) == buffer.count - 1 else { return nil }
            return value
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    static func isBlank(_ byte: UInt8) -> Bool { UnicodeProperties.isSpace(UInt32(byte)) && byte < 0x80 }

    /// `float.hex()`.
    public static func hexadecimal(_ value: Double) -> String {
        if !value.isFinite { return repr(value) }
        let sign = value.sign == .minus ? "-" : ""
        if value == 0 { return sign + "0x0.0p+0" }
        let bits = String(value.significandBitPattern, radix: 16)
        let mantissa = String(repeating: "0", count: 13 - bits.count) + bits
        let exponent = value.isSubnormal ? -1022 : Int(value.exponent)
        let lead = value.isSubnormal ? "0x0." : "0x1."
        return sign + lead + mantissa + "p" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
    }

    /// `hash(float)`: equal to the hash of an equal integer. Not for NaN, whose hash is its object's.
    public static func scriptHash(_ value: Double) -> Int {
        if value.isInfinite { return value < 0 ? -314159 : 314159 }
        if value == 0 || value.isNaN { return 0 }
        let modulus: UInt = (1 << 61) - 1
        // CPython's scheme: 28 mantissa bits at a time, then a rotation by the exponent modulo 61.
        var mantissa = value.magnitude.significand
        var exponent = Int(value.magnitude.exponent)
        mantissa /= 2
        exponent += 1
        var x: UInt = 0
        while mantissa != 0 {
            x = ((x << 28) & modulus) | x >> (61 - 28)
            mantissa *= 268435456.0
            exponent -= 28
            let part = UInt(mantissa)
            mantissa -= Double(part)
            x += part
            if x >= modulus { x -= modulus }
        }
        let rotation = UInt(exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61)
        x = ((x << rotation) & modulus) | x >> (61 - rotation)
        let result = value < 0 ? -Int(x) : Int(x)
        return result == -1 ? -2 : result
    }
}
