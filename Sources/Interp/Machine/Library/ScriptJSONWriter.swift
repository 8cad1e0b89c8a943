// Script values to JSON text, as CPython's encoder writes it.

struct ScriptJSONWriter {
    private(set) var out: [UInt8] = []
    private let hook: Value
    private let skipsKeys: Bool
    private let asciiOnly: Bool
    private let checksCircles: Bool
    private let allowsNaN: Bool
    private let sortsKeys: Bool
    private let indent: [UInt8]?
    private let itemSeparator: [UInt8]
    private let keySeparator: [UInt8]
    /// The containers being written.
    private var open: [UInt64] = []

    init(
        hook: Value, skipsKeys: Bool, asciiOnly: Bool, checksCircles: Bool, allowsNaN: Bool, sortsKeys: Bool, indent: [UInt8]?,
        itemSeparator: [UInt8], keySeparator: [UInt8]
    ) {
        self.hook = hook
        self.skipsKeys = skipsKeys
        self.asciiOnly = asciiOnly
        self.checksCircles = checksCircles
        self.allowsNaN = allowsNaN
        self.sortsKeys = sortsKeys
        self.indent = indent
        self.itemSeparator = itemSeparator
        self.keySeparator = keySeparator
    }

    private mutating func put(_ text: String) { out.append(contentsOf: text.utf8) }

    mutating func write(_ value: Value, level: Int) throws(Raise) {
        if try scalar(value) { return }
        try machine.checkNativeStack()
        if value.isKind(.list) || value.isKind(.tuple) || value.isKind(.dict) {
            try enter(value)
            if value.isKind(.dict) { try writeObject(value, level) } else { try writeArray(value, level) }
            open.removeLast()
            return
        }
        try enter(value)
        let replaced = try call(hook, value)
        defer { replaced.release() }
        try write(replaced, level: level)
        open.removeLast()
    }

    private mutating func enter(_ value: Value) throws(Raise) {
        if checksCircles && open.contains(value.bits) { throw Raise.valueError("Circular reference detected") }
        if open.count > 5000 { throw Raise.recursionError("maximum recursion depth exceeded while encoding a JSON object") }
        open.append(value.bits)
    }

    /// Writes what is no container; false if the value is one, or foreign.
    private mutating func scalar(_ value: Value) throws(Raise) -> Bool {
        if value.isString {
            string(value.utf8)
        } else if value.isNone {
            put("null")
        } else if value.isBool {
            put(value.asBool ? "true" : "false")
        } else if value.isSmallInt {
            decimal(value.asInt)
        } else if let number = value.integerValue {
            put(number.description(radix: 10))
        } else if let number = value.floatValue {
            put(try text(number))
        } else {
            return false
        }
        return true
    }

    private mutating func decimal(_ number: Int) {
        if number < 0 { out.append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = out.count
        repeat {
            out.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        out[start...].reverse()
    }

    private func text(_ number: Double) throws(Raise) -> String {
        if number.isFinite { return FloatFormatting.repr(number) }
        if !allowsNaN {
            throw Raise.valueError("Out of range float values are not JSON compliant")
        }
        return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
    }

    private mutating func newline(_ level: Int) {
        guard let indent else { return }
        out.append(10)
        for _ in 0..<level { out += indent }
    }

    private mutating func writeArray(_ value: Value, _ level: Int) throws(Raise) {
        guard let count = value.sequenceItems?.count, count > 0 else {
            put("[]")
            return
        }
        out.append(UInt8(ascii: "["))
        var i = 0
        // A hook may change the list: its items are looked at afresh.
        while let items = value.sequenceItems, i < items.count {
            if i > 0 { out += itemSeparator }
            newline(level + 1)
            let item = items[i].retained()
            defer { item.release() }
            try write(item, level: level + 1)
            i += 1
        }
        newline(level)
        out.append(UInt8(ascii: "]"))
    }

    private mutating func writeObject(_ value: Value, _ level: Int) throws(Raise) {
        if value.layout(DictObject.self).pointee.count == 0 {
            put("{}")
            return
        }
        var entries: [(key: Reference, value: Reference)] = []
        var place = 0
        while let entry = Dict.next(value.layout(DictObject.self), from: &place) {
            entries.append((Reference(entry.pointee.key), Reference(entry.pointee.value)))
        }
        if sortsKeys { try sort(&entries) }
        out.append(UInt8(ascii: "{"))
        var isFirst = true
        for entry in entries {
            guard let key = try keyText(entry.key.value) else { continue }
            if !isFirst { out += itemSeparator }
            isFirst = false
            newline(level + 1)
            defer { key.release() }
            string(key.utf8)
            out += keySeparator
            try write(entry.value.value, level: level + 1)
        }
        if !isFirst || indent != nil { newline(level) }
        out.append(UInt8(ascii: "}"))
    }

    private func sort(_ entries: inout [(key: Reference, value: Reference)]) throws(Raise) {
        // Insertion by merging halves: comparisons may throw, so the library's sort cannot be used.
        if entries.count < 2 { return }
        var left = Array(entries[..<(entries.count / 2)]), right = Array(entries[(entries.count / 2)...])
        try sort(&left)
        try sort(&right)
        entries.removeAll(keepingCapacity: true)
        var i = 0, j = 0
        while i < left.count && j < right.count {
            if try Operators.compareTruth(.less, right[j].key.value, left[i].key.value) {
                entries.append(right[j])
                j += 1
            } else {
                entries.append(left[i])
                i += 1
            }
        }
        entries += left[i...] + right[j...]
    }

    /// A key as a str (owned), or nil if it is to be skipped.
    private func keyText(_ key: Value) throws(Raise) -> Value? {
        if key.isString { return key.retained() }
        if key.isNone { return .string("null") }
        if key.isBool { return .string(key.asBool ? "true" : "false") }
        if let number = key.integerValue { return .string(number.description(radix: 10)) }
        if let number = key.floatValue { return .string(try text(number)) }
        if skipsKeys { return nil }
        throw Raise.typeError("keys must be str, int, float, bool or None, not \(key.typeName)")
    }

    private mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) {
        out.append(UInt8(ascii: "\""))
        var i = 0
        while i < bytes.count {
            var end = i
            while end < bytes.count, case let byte = bytes[end], byte >= 32, byte < 127, byte != UInt8(ascii: "\""),
                byte != UInt8(ascii: "\\")
            {
                end += 1
            }
            if end > i {
                out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[i..<end]))
                i = end
                continue
            }
            let byte = bytes[i]
            switch byte {
            case UInt8(ascii: "\""): put("\\\"")
            case UInt8(ascii: "\\"): put("\\\\")
            case 10: put("\\n")
            case 13: put("\\r")
            case 9: put("\\t")
            case 12: put("\\f")
            case 8: put("\\b")
            case 0..<32, 127: escape(UInt32(byte))
            case 32..<128: out.append(byte)
            default:
                let (scalar, length) = UTF8Text.decode(bytes, at: i)
                if !asciiOnly {
                    out += bytes[i..<(i + length)]
                } else if scalar < 0x10000 {
                    escape(scalar)
                } else {
                    escape(0xd800 + ((scalar - 0x10000) >> 10))
                    escape(0xdc00 + ((scalar - 0x10000) & 0x3ff))
                }
                i += length
                continue
            }
            i += 1
        }
        out.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ unit: UInt32) { TextRepresentation.appendEscape(0x75, unit, digits: 4, to: &out) }
}
