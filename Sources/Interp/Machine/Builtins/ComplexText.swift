// complex to text and back: repr, format specs, and what complex(str) reads. No arithmetic here.

enum ComplexText {
    /// `repr(complex)`: the real part is left out where it is a zero without a sign.
    static func repr(_ number: ComplexNumber) -> String {
        let imaginary = part(number.imaginary)
        if number.real == 0 && number.real.sign == .plus { return imaginary + "j" }
        return "(" + part(number.real) + (imaginary.hasPrefix("-") ? "" : "+") + imaginary + "j)"
    }

    /// The shortest digits, without the `.0` that float shows.
    private static func part(_ value: Double) -> String {
        if !value.isFinite { return FloatFormatting.repr(value) }
        let (digits, point) = FloatFormatting.shortestDigits(value)
        return String(
            decoding: FloatFormatting.layOut(digits, point, negative: value.sign == .minus, addDotZero: false), as: UTF8.self)
    }

    /// `format(complex, spec)`.
    static func format(
        _ number: ComplexNumber, _ spec: FormatSpecification, typeName: String
    ) throws(TextError) -> [UInt8] {
        switch spec.type {
        case 0, 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x6e: break
        default: throw spec.unknownCode(typeName)
        }
        if spec.precision > Int(Int32.max) { throw .value("precision too big") }
        if spec.fill == [0x30] { throw .value("Zero padding is not allowed in complex format specifier") }
        if spec.alignment(default: 0x3e) == 0x3d {
            throw .value("'=' alignment flag is not allowed in complex format specifier")
        }
        let hidesReal = spec.type == 0 && number.real == 0 && number.real.sign == .plus
        let hasParentheses = spec.type == 0 && !hidesReal
        var part = spec
        part.fill = [0x20]
        part.align = 0x3c
        part.width = -1
        if part.type == 0 && part.precision >= 0 { part.type = 0x67 }
        var text: [UInt8] = hasParentheses ? [0x28] : []
        if !hidesReal {
            text += try Formatting.float(number.real, part, typeName: typeName, addDotZero: false)
            part.sign = 0x2b
        }
        text += try Formatting.float(number.imaginary, part, typeName: typeName, addDotZero: false)
        text.append(0x6a)
        if hasParentheses { text.append(0x29) }
        return try Formatting.pad(text, count: text.count, align: spec.alignment(default: 0x3e), spec)
    }

    /// What `complex(text)` reads: `1`, `2j`, `1+2j`, `-j`, each in parentheses or not.
    static func parse(_ source: Value) throws(Raise) -> ComplexNumber {
        var bytes: [UInt8] = []
        var previous: UInt8 = 0
        var ends = false
        for scalar in UTF8Text.scalars(source.utf8) {
            let byte: UInt8
            if scalar < 0x80 {
                byte = UInt8(scalar)
            } else if let digit = UnicodeProperties.decimalValue(scalar) {
                byte = 0x30 + digit
            } else {
                byte = UnicodeProperties.isSpace(scalar) ? 0x20 : 0xff
            }
            if ends || byte == 0x5f {
                let between = byte == 0x5f ? FloatFormatting.isDigit(previous) : FloatFormatting.isDigit(byte)
                guard between else { throw Raise.valueError("could not convert string to complex: \(try Interp.repr(source))") }
            }
            ends = byte == 0x5f
            if !ends { bytes.append(byte) }
            previous = byte
        }
        if ends { throw Raise.valueError("could not convert string to complex: \(try Interp.repr(source))") }
        guard let number = read(bytes) else { throw Raise.valueError("complex() arg is a malformed string") }
        return number
    }

    private static func read(_ source: [UInt8]) -> ComplexNumber? {
        var text = source[...]
        func skipBlanks() { while let first = text.first, FloatFormatting.isBlank(first) { text.removeFirst() } }
        func sign() -> Double? {
            switch text.first {
            case 0x2b: 1
            case 0x2d: -1
            default: nil
            }
        }
        func takesUnit() -> Bool {
            guard text.first == 0x6a || text.first == 0x4a else { return false }
            text.removeFirst()
            return true
        }
        skipBlanks()
        let hasBracket = text.first == 0x28
        if hasBracket {
            text.removeFirst()
            skipBlanks()
        }
        var number = ComplexNumber(0)
        if let first = takeFloat(&text) {
            if let unit = sign() {
                number.real = first
                if let second = takeFloat(&text) {
                    number.imaginary = second
                } else {
                    number.imaginary = unit
                    text.removeFirst()
                }
                guard takesUnit() else { return nil }
            } else if takesUnit() {
                number.imaginary = first
            } else {
                number.real = first
            }
        } else {
            number.imaginary = 1
            if let unit = sign() {
                number.imaginary = unit
                text.removeFirst()
            }
            guard takesUnit() else { return nil }
        }
        skipBlanks()
        if hasBracket {
            guard text.first == 0x29 else { return nil }
            text.removeFirst()
            skipBlanks()
        }
        return text.isEmpty ? number : nil
    }

    /// Takes the longest number at the start, sign included.
    private static func takeFloat(_ text: inout ArraySlice<UInt8>) -> Double? {
        var end = text.startIndex
        func byte(_ index: Int) -> UInt8 { index < text.endIndex ? text[index] : 0 }
        if byte(end) == 0x2b || byte(end) == 0x2d { end += 1 }
        func word(_ letters: String) -> Bool {
            for (index, letter) in letters.utf8.enumerated() where byte(end + index) | 0x20 != letter { return false }
            end += letters.utf8.count
            return true
        }
        if !(word("infinity") || word("inf") || word("nan")) {
            let digitsStart = end
            while FloatFormatting.isDigit(byte(end)) { end += 1 }
            var digits = end - digitsStart
            if byte(end) == 0x2e {
                let fraction = end + 1
                var place = fraction
                while FloatFormatting.isDigit(byte(place)) { place += 1 }
                digits += place - fraction
                if digits > 0 { end = place }
            }
            if digits == 0 { return nil }
            if byte(end) | 0x20 == 0x65 {
                var place = end + 1
                if byte(place) == 0x2b || byte(place) == 0x2d { place += 1 }
                if FloatFormatting.isDigit(byte(place)) {
                    while FloatFormatting.isDigit(byte(place)) { place += 1 }
                    end = place
                }
            }
        }
        guard let value = FloatFormatting.parse(Array(text[..<end])) else { return nil }
        text = text[end...]
        return value
    }
}
