// JSON text to script values, with CPython's messages: "Expecting value", "Expecting ',' delimiter" …

import Glibc

struct ScriptJSONReader {
    enum Failure: Error {
        case syntax(String, Int)
        case raised(Raise)
    }

    private let text: UnsafeBufferPointer<UInt8>
    private let strict: Bool
    private let objectHook: Value
    private let pairsHook: Value
    private let floatHook: Value
    private let intHook: Value
    private let constantHook: Value
    private var place = 0
    private var depth = 0
    /// Keys seen, so that equal keys are one object.
    private let keys = Reference(owned: .object(Dict.make()))

    init(
        _ text: UnsafeBufferPointer<UInt8>, strict: Bool, objectHook: Value, pairsHook: Value, floatHook: Value, intHook: Value,
        constantHook: Value
    ) {
        self.text = text
        self.strict = strict
        self.objectHook = objectHook
        self.pairsHook = pairsHook
        self.floatHook = floatHook
        self.intHook = intHook
        self.constantHook = constantHook
    }

    /// A value and the place after it (in code points).
    mutating func read(fromScalar start: Int, wholeText: Bool) throws(Failure) -> (Value, Int) {
        place = start == 0 ? 0 : UTF8Text.offset(text, ofScalar: start)
        if wholeText { skipSpace() }
        let value = try readValue()
        if wholeText {
            skipSpace()
            if place < text.count {
                let failure = fail("Extra data", place)
                value.release()
                throw failure
            }
        }
        return (value, scalar(place))
    }

    private func scalar(_ offset: Int) -> Int { UTF8Text.count(UnsafeBufferPointer(rebasing: text[..<min(offset, text.count)])) }
    private func fail(_ message: String, _ offset: Int) -> Failure { .syntax(message, scalar(offset)) }

    private mutating func skipSpace() {
        while place < text.count, text[place] == 32 || text[place] == 10 || text[place] == 13 || text[place] == 9 { place += 1 }
    }

    private func raising<R>(_ body: () throws(Raise) -> R) throws(Failure) -> R {
        do throws(Raise) { return try body() } catch { throw .raised(error) }
    }

    private mutating func readValue() throws(Failure) -> Value {
        guard place < text.count else { throw fail("Expecting value", place) }
        switch text[place] {
        case UInt8(ascii: "\""):
            place += 1
            return try readText()
        case UInt8(ascii: "{"): return try nested("object") { reader throws(Failure) in try reader.readObject() }
        case UInt8(ascii: "["): return try nested("array") { reader throws(Failure) in try reader.readArray() }
        case UInt8(ascii: "n") where take("null"): return .none
        case UInt8(ascii: "t") where take("true"): return .bool(true)
        case UInt8(ascii: "f") where take("false"): return .bool(false)
        case UInt8(ascii: "N") where take("NaN"): return try constant("NaN", .nan)
        case UInt8(ascii: "I") where take("Infinity"): return try constant("Infinity", .infinity)
        case UInt8(ascii: "-") where take("-Infinity"): return try constant("-Infinity", -.infinity)
        default: return try readNumber()
        }
    }

    private mutating func nested(
        _ what: String, _ body: (inout ScriptJSONReader) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        depth += 1
        defer { depth -= 1 }
        if depth > 20_000 {
            throw .raised(
                .recursionError("maximum recursion depth exceeded while decoding a JSON \(what) from a unicode string"))
        }
        try raising { () throws(Raise) in try machine.checkNativeStack() }
        return try body(&self)
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard place + count <= text.count else { return false }
        for i in 0..<count where text[place + i] != word.utf8Start[i] { return false }
        place += count
        return true
    }

    private func constant(_ name: String, _ number: Double) throws(Failure) -> Value {
        if constantHook.isNone { return .float(number) }
        return try called(constantHook, owned: .string(name))
    }

    private func called(_ hook: Value, owned argument: Value) throws(Failure) -> Value {
        defer { argument.release() }
        return try raising { () throws(Raise) in try call(hook, argument) }
    }

    private mutating func readNumber() throws(Failure) -> Value {
        let start = place
        var end = place
        func isDigit(_ at: Int) -> Bool { at < text.count && text[at] >= 0x30 && text[at] <= 0x39 }
        if end < text.count && text[end] == UInt8(ascii: "-") { end += 1 }
        guard isDigit(end) else { throw fail("Expecting value", start) }
        if text[end] == 0x30 { end += 1 } else { while isDigit(end) { end += 1 } }
        var isFloat = false
        if end < text.count, text[end] == UInt8(ascii: "."), isDigit(end + 1) {
            isFloat = true
            end += 1
            while isDigit(end) { end += 1 }
        }
        if end < text.count, text[end] | 32 == UInt8(ascii: "e") {
            var exponent = end + 1
            if exponent < text.count, text[exponent] == UInt8(ascii: "+") || text[exponent] == UInt8(ascii: "-") { exponent += 1 }
            if isDigit(exponent) {
                isFloat = true
                end = exponent
                while isDigit(end) { end += 1 }
            }
        }
        place = end
        if !isFloat && intHook.isNone && end - start < 19 {
            let isNegative = text[start] == UInt8(ascii: "-")
            var number = 0
            for byte in text[(isNegative ? start + 1 : start)..<end] { number = number &* 10 &+ Int(byte & 15) }
            return .int(isNegative ? -number : number)
        }
        if isFloat, floatHook.isNone, let number = DecimalText.parse(UnsafeBufferPointer(rebasing: text[start..<end])) {
            return .float(number)
        }
        let digits = Array(text[start..<end])
        if isFloat {
            if !floatHook.isNone { return try called(floatHook, owned: .string(utf8: digits)) }
            return .float(FloatFormatting.parse(digits) ?? 0)
        }
        if !intHook.isNone { return try called(intHook, owned: .string(utf8: digits)) }
        let isNegative = digits.first == UInt8(ascii: "-")
        let number = BigInteger(
            digits: digits.dropFirst(isNegative ? 1 : 0).map { $0 &- 0x30 }, radix: 10, isNegative: isNegative)
        return .integer(number)
    }

    /// The text up to the closing quote, and whether it is ASCII, if nothing in it is escaped: most texts. Else the place stays.
    private mutating func plainText() -> (bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool)? {
        guard let base = text.baseAddress else { return nil }
        var next = base + place
        let end = base + text.count
        var all: UInt8 = 0
        while next < end {
            let byte = next.pointee
            if byte == UInt8(ascii: "\"") {
                let plain = UnsafeBufferPointer(start: base + place, count: next - base - place)
                place = next - base + 1
                return (plain, all < 0x80)
            }
            if byte == UInt8(ascii: "\\") || byte < 32 { return nil }
            all |= byte
            next += 1
        }
        return nil
    }

    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) -> Value {
        guard isASCII, let base = bytes.baseAddress else { return .string(utf8: bytes) }
        return .ascii(count: bytes.count) { memcpy($0, base, bytes.count) }
    }

    /// A str whose opening quote has been read.
    private mutating func readText() throws(Failure) -> Value {
        if let (bytes, isASCII) = plainText() { return ScriptJSONReader.plain(bytes, isASCII: isASCII) }
        return .string(utf8: try readString())
    }

    /// The same as a key, borrowed: equal keys are one object.
    private mutating func readKey() throws(Failure) -> Value {
        let memo = keys.value.layout(DictObject.self)
        let key: Value
        if let (bytes, isASCII) = plainText() {
            // Most keys have been seen before.
            let place = bytes.isEmpty ? -1 : Dict.find(memo, bytes: bytes, hash: Value.hashBytes(bytes))
            if place >= 0 { return memo.pointee.entries.unsafelyUnwrapped[place].key }
            key = ScriptJSONReader.plain(bytes, isASCII: isASCII)
        } else {
            key = .string(utf8: try readString())
        }
        defer { key.release() }
        if let known = Dict.get(memo, name: key) { return known }
        Dict.set(memo, name: key, key)
        return key
    }

    /// The contents of a string whose opening quote has been read.
    private mutating func readString() throws(Failure) -> [UInt8] {
        let begin = place - 1
        var out: [UInt8] = []
        while true {
            let start = place
            while place < text.count, text[place] != UInt8(ascii: "\""), text[place] != UInt8(ascii: "\\"), text[place] >= 32 {
                place += 1
            }
            out += text[start..<place]
            guard place < text.count else { throw fail("Unterminated string starting at", begin) }
            let byte = text[place]
            if byte == UInt8(ascii: "\"") {
                place += 1
                return out
            }
            if byte != UInt8(ascii: "\\") {
                if strict { throw fail("Invalid control character at", place) }
                out.append(byte)
                place += 1
                continue
            }
            guard place + 1 < text.count else { throw fail("Unterminated string starting at", begin) }
            place += 2
            switch text[place - 1] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(text[place - 1])
            case UInt8(ascii: "b"): out.append(8)
            case UInt8(ascii: "f"): out.append(12)
            case UInt8(ascii: "n"): out.append(10)
            case UInt8(ascii: "r"): out.append(13)
            case UInt8(ascii: "t"): out.append(9)
            case UInt8(ascii: "u"): try readUnicode(&out)
            default: throw fail("Invalid \\escape", place - 2)
            }
        }
    }

    private func hexUnit(_ at: Int) -> UInt32? {
        guard at + 4 <= text.count else { return nil }
        var unit: UInt32 = 0
        for byte in text[at..<(at + 4)] {
            switch byte {
            case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: unit = unit << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: unit = unit << 4 | UInt32(byte - 0x57)
            default: return nil
            }
        }
        return unit
    }

    private mutating func readUnicode(_ out: inout [UInt8]) throws(Failure) {
        // As CPython's scanner has it, something must follow: the quote at least.
        guard place + 4 < text.count, var unit = hexUnit(place) else { throw fail("Invalid \\uXXXX escape", place - 1) }
        place += 4
        if 0xd800...0xdbff ~= unit, place + 6 < text.count, text[place] == UInt8(ascii: "\\"),
            text[place + 1] == UInt8(ascii: "u"),
            let low = hexUnit(place + 2), 0xdc00...0xdfff ~= low
        {
            unit = 0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00)
            place += 6
        }
        UTF8Text.append(unit, to: &out)
    }

    private mutating func readArray() throws(Failure) -> Value {
        let list = Value.list(owned: [])
        do throws(Failure) {
            place += 1
            skipSpace()
            if place < text.count && text[place] == UInt8(ascii: "]") {
                place += 1
                return list
            }
            while true {
                list.listAppend(owned: try readValue())
                skipSpace()
                guard place < text.count else { throw fail("Expecting ',' delimiter", place) }
                if text[place] == UInt8(ascii: "]") {
                    place += 1
                    return list
                }
                guard text[place] == UInt8(ascii: ",") else { throw fail("Expecting ',' delimiter", place) }
                place += 1
                skipSpace()
            }
        } catch {
            list.release()
            throw error
        }
    }

    private mutating func readObject() throws(Failure) -> Value {
        let dict = Value.object(Dict.make())
        let pairs = pairsHook.isNone ? Value.none : Value.list(owned: [])
        defer { pairs.release() }
        do throws(Failure) {
            try readEntries(dict, pairs)
            if !pairsHook.isNone {
                dict.release()
                return try raising { () throws(Raise) in try call(pairsHook, pairs) }
            }
        } catch {
            if pairsHook.isNone { dict.release() }
            throw error
        }
        if objectHook.isNone { return dict }
        return try called(objectHook, owned: dict)
    }

    private mutating func readEntries(_ dict: Value, _ pairs: Value) throws(Failure) {
        place += 1
        skipSpace()
        if place < text.count && text[place] == UInt8(ascii: "}") {
            place += 1
            return
        }
        while true {
            guard place < text.count, text[place] == UInt8(ascii: "\"") else {
                throw fail("Expecting property name enclosed in double quotes", place)
            }
            place += 1
            let key = try readKey()
            skipSpace()
            guard place < text.count, text[place] == UInt8(ascii: ":") else { throw fail("Expecting ':' delimiter", place) }
            place += 1
            skipSpace()
            let value = try readValue()
            if pairs.isNone {
                Dict.set(dict.layout(DictObject.self), name: key, value)
                value.release()
            } else {
                pairs.listAppend(owned: .pair(owned: key.retained(), value))
            }
            skipSpace()
            guard place < text.count else { throw fail("Expecting ',' delimiter", place) }
            if text[place] == UInt8(ascii: "}") {
                place += 1
                return
            }
            guard text[place] == UInt8(ascii: ",") else { throw fail("Expecting ',' delimiter", place) }
            place += 1
            skipSpace()
        }
    }
}
