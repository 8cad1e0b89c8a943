// The module `unicodedata`: properties from UnicodeTable, names from Swift's standard library, which has those of a later
// Unicode too: only characters of the table have one here.

enum UnicodeDataModule {
    static var module: NativeModule {
        NativeModule(
            "unicodedata",
            doc:
                "This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters."
        ) { m throws(Raise) in
            m.set("unidata_version", .string(UnicodeData.version))
            func property(_ name: String, _ doc: String, _ body: @escaping (UnicodeTable, UInt32) -> Value) {
                m.function("\(name)(chr, /)", doc: doc) { a throws(Raise) in
                    body(try UnicodeTable.shared(), try character(a[0], name, argument: ""))
                }
            }
            property("category", "Returns the general category assigned to the character chr as string.") {
                .string(UnicodeData.categories[Int($0.record($1).category)])
            }
            property("bidirectional", "Returns the bidirectional class assigned to the character chr as string.") {
                .string(UnicodeData.directions[Int($0.record($1).direction)])
            }
            property("combining", "Returns the canonical combining class assigned to the character chr as integer.") {
                .int(Int($0.record($1).combining))
            }
            property("mirrored", "Returns the mirrored property assigned to the character chr as integer.") {
                .int($0.record($1).isMirrored ? 1 : 0)
            }
            property("east_asian_width", "Returns the east asian width assigned to the character chr as string.") {
                .string(UnicodeData.widths[Int($0.record($1).width)])
            }
            property("decomposition", "Returns the character decomposition mapping assigned to the character chr as string.") {
                guard let d = $0.decompositions[$1] else { return .string("") }
                let tag = d.tag == 0 ? [] : [UnicodeData.tags[Int(d.tag)]]
                return .string((tag + d.parts.map(hexadecimal)).joined(separator: " "))
            }
            installNumbers(m)
            installNames(m)
            installForms(m)
        }
    }

    /// At least four digits, as the database writes code points.
    private static func hexadecimal(_ code: UInt32) -> String {
        let text = String(code, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - text.count)) + text
    }

    private static func character(_ value: Value, _ function: String, argument: String) throws(Raise) -> UInt32 {
        guard value.isString, value.scalarCount == 1 else {
            throw Raise.typeError("\(function)() argument\(argument) must be a unicode character, not \(value.typeName)")
        }
        return UTF8Text.decode(value.utf8, at: 0).scalar
    }

    private static func installNumbers(_ m: ModuleBuilder) {
        func function(
            _ name: String, _ missing: String, _ doc: String, _ value: @escaping (UnicodeTable.Number) -> Value?
        ) {
            m.function("\(name)(chr, default=?, /)", doc: doc) { a throws(Raise) in
                let code = try character(a[0], name, argument: " 1")
                if let number = try UnicodeTable.shared().numbers[code], let value = value(number) { return value }
                if a.has(1) { return a[1].retained() }
                throw Raise.valueError(missing)
            }
        }
        function("decimal", "not a decimal", "Converts a Unicode character into its equivalent decimal value.") {
            $0.isDecimal ? .int($0.numerator) : nil
        }
        function("digit", "not a digit", "Converts a Unicode character into its equivalent digit value.") {
            $0.isDigit ? .int($0.numerator) : nil
        }
        function("numeric", "not a numeric character", "Converts a Unicode character into its equivalent numeric value.") {
            .float(Double($0.numerator) / Double($0.denominator))
        }
    }

    // ---- names --------------------------------------------------------------------------------------------------------------

    /// Names that are computed from the code point.
    private static let ideographs: [ClosedRange<UInt32>] = [
        0x3400...0x4dbf, 0x4e00...0x9fff, 0x20000...0x2a6df, 0x2a700...0x2b738, 0x2b740...0x2b81d, 0x2b820...0x2cea1,
        0x2ceb0...0x2ebe0, 0x30000...0x3134a,
    ]
    private static let leads = [
        "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H",
    ]
    private static let vowels = [
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI",
        "I",
    ]
    private static let trails = [
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG",
        "J", "C", "K", "T", "P", "H",
    ]

    private static func name(_ code: UInt32, _ table: UnicodeTable) -> String? {
        if ideographs.contains(where: { $0.contains(code) }) { return "CJK UNIFIED IDEOGRAPH-" + hexadecimal(code) }
        if (0xac00..<0xd7a4).contains(code) {
            let index = Int(code) - 0xac00
            return "HANGUL SYLLABLE " + leads[index / 588] + vowels[index % 588 / 28] + trails[index % 28]
        }
        // CPython names no character of the Tangut script.
        guard table.isAssigned(code), !(0x17000...0x187f7).contains(code), !(0x18d00...0x18d08).contains(code) else { return nil }
        return Unicode.Scalar(code)?.properties.name
    }

    /// Code points by name, made for the first lookup.
    nonisolated(unsafe) private static var codes: [String: UInt32]?  // under the interpreter lock

    private static func lookup(_ name: String, _ table: UnicodeTable) -> UInt32? {
        if codes == nil {
            var made: [String: UInt32] = [:]
            // The planes that have names; ideographs and syllables are found last.
            let named: [Range<UInt32>] = [
                0..<0x3400, 0x4dc0..<0x4e00, 0xa000..<0xac00, 0xe000..<0x20000, 0x2f800..<0x2fa20, 0xe0000..<0xe0200,
            ]
            for code in named.joined() {
                guard table.isAssigned(code), let properties = Unicode.Scalar(code)?.properties else { continue }
                if let name = properties.name { made[name] = code }
            }
            codes = made
        }
        let wanted = name.uppercased()
        if let code = codes?[wanted] { return code }
        if wanted.hasPrefix("CJK UNIFIED IDEOGRAPH-") {
            let digits = wanted.dropFirst("CJK UNIFIED IDEOGRAPH-".count)
            guard digits.count == 4 || digits.count == 5, let code = UInt32(digits, radix: 16) else { return nil }
            return ideographs.contains { $0.contains(code) } ? code : nil
        }
        guard wanted.hasPrefix("HANGUL SYLLABLE ") else { return nil }
        let syllable = wanted.dropFirst("HANGUL SYLLABLE ".count)
        for (i, lead) in leads.enumerated() where syllable.hasPrefix(lead) {
            let rest = syllable.dropFirst(lead.count)
            for (j, vowel) in vowels.enumerated() where rest.hasPrefix(vowel) {
                if let k = trails.firstIndex(of: String(rest.dropFirst(vowel.count))) {
                    return UInt32(0xac00 + i * 588 + j * 28 + k)
                }
            }
        }
        return nil
    }

    private static func installNames(_ m: ModuleBuilder) {
        m.function("name(chr, default=?, /)", doc: "Returns the name assigned to the character chr as a string.") {
            a throws(Raise) in
            let code = try character(a[0], "name", argument: " 1")
            if let name = name(code, try UnicodeTable.shared()) { return .string(name) }
            if a.has(1) { return a[1].retained() }
            throw Raise.valueError("no such name")
        }
        m.function("lookup(name, /)", doc: "Look up character by name.") { a throws(Raise) in
            guard a[0].isString || a[0].isKind(.bytes) else {
                throw Raise.typeError("a bytes-like object is required, not '\(a[0].typeName)'")
            }
            let name = a[0].isString ? a[0].swiftString : String(decoding: a[0].byteContents, as: UTF8.self)
            if let code = lookup(name, try UnicodeTable.shared()) { return .string(utf8: UTF8Text.encode(code)) }
            throw Raise.keyError("undefined character name '\(name)'")
        }
    }

    // ---- forms --------------------------------------------------------------------------------------------------------------

    private static func installForms(_ m: ModuleBuilder) {
        func normalized(_ a: NativeArguments, _ function: String) throws(Raise) -> [UInt8] {
            for i in 0..<2 where !a[i].isString {
                throw Raise.typeError("\(function)() argument \(i + 1) must be str, not \(a[i].isNone ? "None" : a[i].typeName)")
            }
            let text = Array(a[1].utf8)
            if text.isEmpty { return [] }
            guard let form = UnicodeNormalization(a[0].swiftString, try UnicodeTable.shared()) else {
                throw Raise.valueError("invalid normalization form")
            }
            if text.allSatisfy({ $0 < 0x80 }) { return text }
            var codes: [UInt32] = []
            var place = 0
            while place < text.count {
                let (scalar, length) = UTF8Text.decode(text, at: place)
                codes.append(scalar)
                place += length
            }
            return UTF8Text.bytes(form.normalized(codes))
        }
        m.function("normalize(form, unistr, /)", doc: "Return the normal form 'form' for the Unicode string unistr.") {
            a throws(Raise) in
            .string(utf8: try normalized(a, "normalize"))
        }
        m.function(
            "is_normalized(form, unistr, /)", doc: "Return whether the Unicode string unistr is in the normal form 'form'."
        ) {
            a throws(Raise) in
            let form = try normalized(a, "is_normalized")
            return .bool(form == Array(a[1].utf8))
        }
    }
}
