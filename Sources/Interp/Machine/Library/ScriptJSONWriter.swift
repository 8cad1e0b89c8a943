// Script values to JSON text, as CPython's encoder writes it.

import Glibc

struct ScriptJSONWriter {
    private(set) var out = ByteSink()
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

    private mutating func put(text: String) { for byte in text.utf8 { out.append(byte) } }

    private mutating func put(_ word: StaticString) { out.append(word.utf8Start, word.utf8CodeUnitCount) }

    /// The text written, as a str.
    var text: Value { out.text }

    /// Gives the memory back; nothing can be written or read after.
    func end() { out.free() }

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
            put(text: number.description(radix: 10))
        } else if let number = value.floatValue {
            if number.isFinite {
                out.reserve(DecimalText.room)
                out.count += DecimalText.writeShortest(number, to: out.end)
            } else {
                put(text: try text(number))
            }
        } else {
            return false
        }
        return true
    }

    private mutating func decimal(_ number: Int) {
        out.reserve(DecimalText.room)
        out.count += DecimalText.write(number, to: out.end)
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
        for _ in 0..<level { out.append(indent) }
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
            if i > 0 { out.append(itemSeparator) }
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
        out.append(UInt8(ascii: "{"))
        var isFirst = true
        if sortsKeys {
            var entries: [(key: Reference, value: Reference)] = []
            var place = 0
            while let entry = Dict.next(value.layout(DictObject.self), from: &place) {
                entries.append((Reference(entry.pointee.key), Reference(entry.pointee.value)))
            }
            try sort(&entries)
            for entry in entries { try writeEntry(entry.key.value, entry.value.value, level, &isFirst) }
        } else {
            // A hook may change the dict: what it held is kept meanwhile.
            let held = value.layout(DictObject.self).pointee.count
            let entries = UnsafeMutablePointer<(key: Value, value: Value)>.allocate(capacity: held)
            var place = 0, count = 0
            while count < held, let entry = Dict.next(value.layout(DictObject.self), from: &place) {
                entries[count] = (entry.pointee.key.retained(), entry.pointee.value.retained())
                count += 1
            }
            defer {
                for i in 0..<count {
                    entries[i].key.release()
                    entries[i].value.release()
                }
                entries.deallocate()
            }
            for i in 0..<count { try writeEntry(entries[i].key, entries[i].value, level, &isFirst) }
        }
        if !isFirst || indent != nil { newline(level) }
        out.append(UInt8(ascii: "}"))
    }

    private mutating func writeEntry(_ key: Value, _ value: Value, _ level: Int, _ isFirst: inout Bool) throws(Raise) {
        guard let key = try keyText(key) else { return }
        defer { key.release() }
        if !isFirst { out.append(itemSeparator) }
        isFirst = false
        newline(level + 1)
        string(key.utf8)
        out.append(keySeparator)
        try write(value, level: level + 1)
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
            while end < bytes.count, ScriptJSONWriter.isPlain(bytes[end]) { end += 1 }
            if end > i {
                out.append(UnsafeBufferPointer(rebasing: bytes[i..<end]))
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
            case 0..<32: escape(UInt32(byte))
            case 127 where asciiOnly: escape(127)
            case 32..<128: out.append(byte)
            default:
                let (scalar, length) = UTF8Text.decode(bytes, at: i)
                if !asciiOnly {
                    out.append(UnsafeBufferPointer(rebasing: bytes[i..<(i + length)]))
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

    /// Whether a byte stands for itself in a JSON text of ASCII: one bit a byte, 32 to 126 without the quote and the backslash.
    @inline(__always) private static func isPlain(_ byte: UInt8) -> Bool {
        let low: UInt64 = 0xffff_fffb_0000_0000, high: UInt64 = 0x7fff_ffff_efff_ffff
        return byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
    }

    private mutating func escape(_ unit: UInt32) {
        var text: [UInt8] = []
        TextRepresentation.appendEscape(0x75, unit, digits: 4, to: &text)
        out.append(text)
    }
}

/// Bytes that grow at the end, in memory of their own.
struct ByteSink {
    private var base: UnsafeMutablePointer<UInt8>
    var count = 0
    private var capacity = 1024

    init() {
        guard let raw = malloc(1024) else { Heap.outOfMemory(1024) }
        base = raw.assumingMemoryBound(to: UInt8.self)
    }

    /// Where the next byte goes.
    var end: UnsafeMutablePointer<UInt8> { base + count }

    var text: Value { .string(utf8: UnsafeBufferPointer(start: base, count: count)) }

    @inline(__always) mutating func reserve(_ more: Int) { if count + more > capacity { grow(more) } }

    @inline(never) private mutating func grow(_ more: Int) {
        capacity = max(2 * capacity, count + more)
        guard let raw = realloc(base, capacity) else { Heap.outOfMemory(capacity) }
        base = raw.assumingMemoryBound(to: UInt8.self)
    }

    @inline(__always) mutating func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    @inline(__always) mutating func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
        reserve(length)
        memcpy(base + count, bytes, length)
        count += length
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { if let start = bytes.baseAddress { append(start, bytes.count) } }

    mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

    func free() { Glibc.free(base) }
}
