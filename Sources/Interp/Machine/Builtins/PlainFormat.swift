// Format specs as most f-strings have them (`.2f`, `5d`, `>10`, `,`), applied without intermediate texts. A spec or a value
// that is out of the ordinary is left to Text/Formatting.swift, and so are all errors.

import Glibc

struct PlainFormat {
    private var align: UInt8 = 0
    private var padsWithZeros = false
    private var width = 0
    private var groups = false
    private var precision = -1
    private var type: UInt8 = 0

    /// `[<>^][0][width][,][.precision][type]`; nil for anything else.
    private init?(_ spec: TextBytes) {
        var i = 0
        func byte() -> UInt8 { i < spec.count ? spec[i] : 0 }
        if byte() == 0x3c || byte() == 0x3e || byte() == 0x5e {
            align = byte()
            i += 1
        }
        if byte() == 0x30 {
            if align != 0 { return nil }
            padsWithZeros = true
            i += 1
        }
        while byte() &- 0x30 < 10 {
            width = width * 10 + Int(byte() & 15)
            if width > 200 { return nil }
            i += 1
        }
        if byte() == 0x2c {
            groups = true
            i += 1
        }
        if byte() == 0x2e {
            i += 1
            precision = 0
            guard byte() &- 0x30 < 10 else { return nil }
            while byte() &- 0x30 < 10 {
                precision = precision * 10 + Int(byte() & 15)
                if precision > 15 { return nil }
                i += 1
            }
        }
        if i < spec.count {
            type = spec[i]
            i += 1
        }
        if i < spec.count || (groups && padsWithZeros) { return nil }
    }

    /// `format(value, spec)`, or unbound if it is not for this.
    static func apply(_ value: Value, _ spec: Value) -> Value {
        guard value.isSmallInt || value.isFloat || value.isExactly(.string), let format = PlainFormat(spec.utf8) else {
            return .unbound
        }
        if value.isObject { return format.text(value) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DecimalText.room) { buffer in
            guard let digits = buffer.baseAddress, let count = format.digits(of: value, to: digits) else { return .unbound }
            return format.laidOut(digits, count)
        }
    }

    private func text(_ value: Value) -> Value {
        guard type == 0 || type == 0x73, precision < 0, !groups, !padsWithZeros else { return .unbound }
        let missing = width - value.scalarCount
        if missing <= 0 { return value.retained() }
        let left = align == 0x3e ? missing : align == 0x5e ? missing / 2 : 0
        let bytes = value.utf8
        return .string(byteCount: bytes.count + missing, scalarCount: width) { target in
            memset(target, 0x20, left)
            if let base = bytes.baseAddress { memcpy(target + left, base, bytes.count) }
            memset(target + left + bytes.count, 0x20, missing - left)
        }
    }

    /// The number without padding and grouping; nil if it is not for this.
    private func digits(of value: Value, to target: UnsafeMutablePointer<UInt8>) -> Int? {
        switch type {
        case 0x66, 0x25:
            // Ints go through the float they convert to, exactly.
            if value.isSmallInt && value.asInt.magnitude > 1 << 53 { return nil }
            let number = value.isFloat ? value.asFloat : Double(value.asInt)
            let scaled = type == 0x25 ? number * 100 : number
            guard let count = DecimalText.writeFixed(scaled, precision: precision < 0 ? 6 : precision, to: target) else {
                return nil
            }
            if type == 0x66 { return count }
            target[count] = 0x25
            return count + 1
        case 0, 0x64:
            if precision >= 0 { return nil }
            if value.isSmallInt { return DecimalText.write(value.asInt, to: target) }
            return type == 0 && !groups && value.asFloat.isFinite ? DecimalText.writeShortest(value.asFloat, to: target) : nil
        default: return nil
        }
    }

    private func laidOut(_ digits: UnsafeMutablePointer<UInt8>, _ count: Int) -> Value {
        let sign = digits[0] == 0x2d ? 1 : 0
        var whole = sign
        while whole < count && digits[whole] &- 0x30 < 10 { whole += 1 }
        let commas = groups ? max(0, (whole - sign - 1) / 3) : 0
        let missing = max(0, width - count - commas)
        let left = padsWithZeros ? 0 : align == 0x3c ? 0 : align == 0x5e ? missing / 2 : missing
        let zeros = padsWithZeros ? missing : 0
        return .ascii(count: count + commas + missing) { target in
            memset(target, 0x20, left)
            var out = target + left
            if sign == 1 {
                out[0] = 0x2d
                out += 1
            }
            memset(out, 0x30, zeros)
            out += zeros
            if commas == 0 {
                memcpy(out, digits + sign, count - sign)
                out += count - sign
            } else {
                for i in sign..<whole {
                    if i > sign && (whole - i) % 3 == 0 {
                        out[0] = 0x2c
                        out += 1
                    }
                    out[0] = digits[i]
                    out += 1
                }
                memcpy(out, digits + whole, count - whole)
                out += count - whole
            }
            memset(out, 0x20, missing - left - zeros)
        }
    }
}
