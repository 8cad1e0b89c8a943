// The format-spec mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`. Parsing only; its
// application to str, int and float is in Formatting.swift. Messages are CPython's.

/// A parsed format spec.
public struct FormatSpecification {
    public var fill: [UInt8] = [0x20]
    /// `<`, `>`, `=`, `^`, or 0 when none was given.
    public var align: UInt8 = 0
    /// `+`, `-`, space, or 0.
    public var sign: UInt8 = 0
    public var coercesNegativeZero = false
    public var alternate = false
    public var width = -1
    /// `,`, `_`, or 0.
    public var grouping: UInt8 = 0
    public var precision = -1
    /// The type's code point; 0 when none was given.
    public var type: UInt32 = 0
    /// The fill zero came from a width like 05: numbers then align after the sign.
    public var fillWasGiven = false

    /// - Parameter typeName: of the value to format, for messages.
    public init(parsing spec: [UInt8], typeName: String) throws(TextError) {
        var position = 0
        func byte(_ index: Int) -> UInt8 { index < spec.count ? spec[index] : 0 }
        func isAlign(_ byte: UInt8) -> Bool { byte == 0x3c || byte == 0x3e || byte == 0x3d || byte == 0x5e }
        let firstLength = spec.isEmpty ? 0 : UTF8Text.length(lead: spec[0])
        if !spec.isEmpty && firstLength < spec.count && isAlign(spec[firstLength]) {
            fill = Array(spec[0..<firstLength])
            fillWasGiven = true
            align = spec[firstLength]
            position = firstLength + 1
        } else if isAlign(byte(0)) {
            align = spec[0]
            position = 1
        }
        if [0x2b, 0x2d, 0x20].contains(byte(position)) {
            sign = spec[position]
            position += 1
        }
        if byte(position) == 0x7a {
            coercesNegativeZero = true
            position += 1
        }
        if byte(position) == 0x23 {
            alternate = true
            position += 1
        }
        if !fillWasGiven && byte(position) == 0x30 {
            fill = [0x30]
            if align == 0 { align = 0x3d | 0x80 }
            position += 1
        }
        if let number = try FormatSpecification.number(spec, &position) { width = number }
        if byte(position) == 0x2c {
            grouping = 0x2c
            position += 1
        }
        if byte(position) == 0x5f {
            if grouping != 0 { throw .value("Cannot specify both ',' and '_'.") }
            grouping = 0x5f
            position += 1
        }
        if byte(position) == 0x2c && grouping == 0x5f { throw .value("Cannot specify both ',' and '_'.") }
        if byte(position) == 0x2e {
            position += 1
            guard let number = try FormatSpecification.number(spec, &position) else {
                throw .value("Format specifier missing precision")
            }
            precision = number
        }
        if position < spec.count {
            let (scalar, length) = UTF8Text.decode(spec, at: position)
            guard position + length == spec.count else {
                let text = String(decoding: spec, as: UTF8.self)
                throw .value("Invalid format specifier '\(text)' for object of type '\(typeName)'")
            }
            type = scalar
        }
        if grouping != 0 {
            switch type {
            case 0, 0x64, 0x65, 0x66, 0x67, 0x45, 0x47, 0x46, 0x25: break
            case 0x62, 0x6f, 0x78, 0x58:
                if grouping == 0x2c { throw FormatSpecification.badGrouping(grouping, type) }
            default: throw FormatSpecification.badGrouping(grouping, type)
            }
        }
    }

    static func badGrouping(_ grouping: UInt8, _ type: UInt32) -> TextError {
        let separator = Character(UnicodeScalar(grouping))
        if type > 32 && type < 128, let scalar = UnicodeScalar(type) {
            return .value("Cannot specify '\(separator)' with '\(Character(scalar))'.")
        }
        return .value("Cannot specify '\(separator)' with '\\x\(String(type, radix: 16))'.")
    }

    func unknownCode(_ typeName: String) -> TextError {
        if type > 32 && type < 128, let scalar = UnicodeScalar(type) {
            return .value("Unknown format code '\(Character(scalar))' for object of type '\(typeName)'")
        }
        return .value("Unknown format code '\\x\(String(type, radix: 16))' for object of type '\(typeName)'")
    }

    private static func number(_ spec: [UInt8], _ position: inout Int) throws(TextError) -> Int? {
        var value: Int?
        while position < spec.count && FloatFormatting.isDigit(spec[position]) {
            let (scaled, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = scaled.addingReportingOverflow(Int(spec[position] - 0x30))
            if overflow || overflow2 { throw .value("Too many decimal digits in format string") }
            value = sum
            position += 1
        }
        return value
    }

    /// The alignment to use, given the type's own default (`<` or `>`); a zero before the width means after the sign.
    func alignment(default fallback: UInt8) -> UInt8 { align == 0 ? fallback : align & 0x7f }

    /// True when `=` was asked for in so many words and not by a zero before the width.
    var hasExplicitSignAlignment: Bool { align == 0x3d }
    var hasImpliedSignAlignment: Bool { align == 0x3d | 0x80 }
}
