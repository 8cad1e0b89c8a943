// The `%` operator's format strings: parsing into pieces, and laying out converted arguments. Fetching arguments and
// calling `str`, `repr` and `__int__` is the builtins' part.

public enum PercentFormatting {
    /// Width or precision: written out, or taken from the arguments.
    public enum Amount: Equatable { case none, fixed(Int), argument }

    public struct Directive {
        public var key: [UInt8]?
        public var leftAligned = false
        public var plus = false
        public var blank = false
        public var alternate = false
        public var zero = false
        public var width = Amount.none
        public var precision = Amount.none
        /// The conversion's code point, and its index in code points, for messages.
        public var conversion: UInt32 = 0
        public var index = 0
    }

    public enum Piece { case literal([UInt8]), directive(Directive) }

    public static func parse(_ format: [UInt8]) throws(TextError) -> [Piece] {
        var pieces: [Piece] = []
        var literal: [UInt8] = []
        var i = 0
        while i < format.count {
            guard format[i] == 0x25 else {
                literal.append(format[i])
                i += 1
                continue
            }
            i += 1
            if i < format.count && format[i] == 0x25 {
                literal.append(0x25)
                i += 1
                continue
            }
            if !literal.isEmpty {
                pieces.append(.literal(literal))
                literal = []
            }
            var directive = Directive()
            if i < format.count && format[i] == 0x28 {
                var depth = 1
                var end = i + 1
                while end < format.count {
                    if format[end] == 0x28 { depth += 1 }
                    if format[end] == 0x29 { depth -= 1 }
                    if depth == 0 { break }
                    end += 1
                }
                guard end < format.count else { throw .value("incomplete format key") }
                directive.key = Array(format[(i + 1)..<end])
                i = end + 1
            }
            flags: while i < format.count {
                switch format[i] {
                case 0x2d: directive.leftAligned = true
                case 0x2b: directive.plus = true
                case 0x20: directive.blank = true
                case 0x23: directive.alternate = true
                case 0x30: directive.zero = true
                default: break flags
                }
                i += 1
            }
            directive.width = try amount(format, &i, "width too big", most: Int.max)
            if i < format.count && format[i] == 0x2e {
                i += 1
                directive.precision = try amount(format, &i, "precision too big", most: Int(Int32.max))
                if directive.precision == .none { directive.precision = .fixed(0) }
            }
            while i < format.count && (format[i] == 0x68 || format[i] == 0x6c || format[i] == 0x4c) { i += 1 }
            guard i < format.count else { throw .value("incomplete format") }
            let (scalar, length) = UTF8Text.decode(format, at: i)
            directive.conversion = scalar
            directive.index = UTF8Text.count(Array(format[..<i]))
            i += length
            pieces.append(.directive(directive))
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        return pieces
    }

    private static func amount(_ format: [UInt8], _ i: inout Int, _ tooBig: String, most: Int) throws(TextError) -> Amount {
        if i < format.count && format[i] == 0x2a {
            i += 1
            return .argument
        }
        var value: Int?
        while i < format.count && FloatFormatting.isDigit(format[i]) {
            let (next, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
            if overflow || next > most - 9 { throw .value(tooBig) }
            value = next + Int(format[i] - 0x30)
            i += 1
        }
        return value.map { .fixed($0) } ?? .none
    }

    public static func unsupported(_ directive: Directive) -> TextError {
        let scalar = directive.conversion
        let shown = scalar > 0x1f && scalar < 0x7f ? String(Unicode.Scalar(scalar).map(Character.init) ?? "?") : "?"
        return .value(
            "unsupported format character '\(shown)' (0x\(String(scalar, radix: 16))) at index \(directive.index)")
    }

    /// Text for `%s`, `%r`, `%a`, `%c`.
    public static func text(_ body: [UInt8], _ directive: Directive, width: Int, precision: Int?) -> [UInt8] {
        let cut = precision.map { UTF8Text.prefix(body, $0) } ?? body
        return pad(cut, count: UTF8Text.count(cut), width: width, left: directive.leftAligned)
    }

    private static func pad(_ body: [UInt8], count: Int, width: Int, left: Bool) -> [UInt8] {
        if width <= count { return body }
        let fill = [UInt8](repeating: 0x20, count: width - count)
        return left ? body + fill : fill + body
    }

    /// `%d %i %u %o %x %X`.
    public static func integer(_ value: BigInteger, _ directive: Directive, width: Int, precision: Int?) -> [UInt8] {
        let radix = [0x6f: 8, 0x78: 16, 0x58: 16][directive.conversion] ?? 10
        var digits = Array(value.absolute.description(radix: radix).utf8)
        if directive.conversion == 0x58 { digits = digits.map { $0 >= 0x61 ? $0 - 32 : $0 } }
        if let precision, digits.count < precision {
            digits = [UInt8](repeating: 0x30, count: precision - digits.count) + digits
        }
        var prefix: [UInt8] = []
        if directive.alternate && radix != 10 { prefix = [0x30, UInt8(directive.conversion)] }
        return number(negative: value.isNegative, prefix + [], digits, directive, width: width)
    }

    /// `%e %f %g` and their capitals.
    public static func float(_ value: Double, _ directive: Directive, width: Int, precision: Int?) -> [UInt8] {
        var text: [UInt8]
        if value.isFinite {
            let form = String(UnicodeScalar(UInt8(directive.conversion | 0x20)))
            text = FloatFormatting.printf(value, (directive.alternate ? "#" : "") + form, precision: precision ?? 6)
        } else {
            text = Array((value.isNaN ? "nan" : value < 0 ? "-inf" : "inf").utf8)
        }
        if directive.conversion < 0x60 { text = text.map { $0 >= 0x61 && $0 <= 0x7a ? $0 - 32 : $0 } }
        let negative = text.first == 0x2d
        if negative { text.removeFirst() }
        return number(negative: negative, [], text, directive, width: width)
    }

    private static func number(
        negative: Bool, _ prefix: [UInt8], _ digits: [UInt8], _ directive: Directive, width: Int
    ) -> [UInt8] {
        var head: [UInt8] = negative ? [0x2d] : directive.plus ? [0x2b] : directive.blank ? [0x20] : []
        head += prefix
        var digits = digits
        if directive.zero && !directive.leftAligned && head.count + digits.count < width {
            digits = [UInt8](repeating: 0x30, count: width - head.count - digits.count) + digits
        }
        return pad(head + digits, count: head.count + digits.count, width: width, left: directive.leftAligned)
    }
}
