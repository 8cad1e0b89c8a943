// The short ways of methods of str, list and dict; what such a body may do is in Native/QuickBody.swift.

import Glibc

extension QuickBodies {
    @inline(__always) static func stringFind(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 2, isText(base[0]), isText(base[1]) else { return .unbound }
        guard let place = StringAlgorithms.find(base[0].utf8, base[1].utf8) else { return .int(-1) }
        return .int(base[0].scalarIndex(place))
    }

    @inline(__always) static func stringStartswith(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 2, isText(base[0]), isText(base[1]) else { return .unbound }
        let text = base[0].utf8, affix = base[1].utf8
        if affix.count > text.count { return .bool(false) }
        return .bool(StringAlgorithms.equal(TextBytes(rebasing: text[..<affix.count]), affix))
    }

    @inline(__always) static func stringEndswith(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 2, isText(base[0]), isText(base[1]) else { return .unbound }
        let text = base[0].utf8, affix = base[1].utf8
        if affix.count > text.count { return .bool(false) }
        return .bool(StringAlgorithms.equal(TextBytes(rebasing: text[(text.count - affix.count)...]), affix))
    }

    @inline(__always) static func stringUpper(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1, isText(base[0]), base[0].isASCIIText else { return .unbound }
        return mapped(base[0]) { $0 &- 0x61 < 26 ? $0 & 0xdf : $0 }
    }

    @inline(__always) static func stringLower(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1, isText(base[0]), base[0].isASCIIText else { return .unbound }
        return mapped(base[0]) { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    }

    @inline(__always) static func stringStrip(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1, isText(base[0]), base[0].isASCIIText else { return .unbound }
        let text = base[0].utf8
        var start = 0, end = text.count
        while start < end && isBlank(text[start]) { start &+= 1 }
        while end > start && isBlank(text[end &- 1]) { end &-= 1 }
        return base[0].substring(start..<end)
    }

    @inline(__always) static func stringSplit(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1 || count == 2, isText(base[0]) else { return .unbound }
        if count == 1 { return base[0].isASCIIText ? words(base[0]) : .unbound }
        guard isText(base[1]), base[1].utf8.count > 0 else { return .unbound }
        return parts(base[0], between: base[1])
    }

    @inline(__always) static func stringJoin(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 2, isText(base[0]), let items = plainItems(base[1]) else { return .unbound }
        return joined(items, base[0])
    }

    @inline(__always) static func stringReplace(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 3, isText(base[0]), isText(base[1]), isText(base[2]), base[1].utf8.count > 0 else { return .unbound }
        return replaced(base[0], base[1].utf8, base[2].utf8)
    }

    @inline(__always) static func stringIsdigit(_ base: ValuePointer, _ count: Int) -> Value {
        count == 1 ? every(base[0]) { $0 &- 0x30 < 10 } : .unbound
    }

    @inline(__always) static func stringIsalpha(_ base: ValuePointer, _ count: Int) -> Value {
        count == 1 ? every(base[0]) { ($0 | 0x20) &- 0x61 < 26 } : .unbound
    }

    @inline(__always) static func stringIsalnum(_ base: ValuePointer, _ count: Int) -> Value {
        count == 1 ? every(base[0]) { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 } : .unbound
    }

    @inline(__always) static func stringIsspace(_ base: ValuePointer, _ count: Int) -> Value {
        count == 1 ? every(base[0], isBlank) : .unbound
    }

    @inline(__always) static func listAppend(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 2, base[0].isExactly(.list) else { return .unbound }
        base[0].listAppend(owned: base[1].retained())
        return .none
    }

    @inline(__always) static func listPop(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 1, base[0].isExactly(.list) else { return .unbound }
        let list = base[0].layout(ListObject.self)
        guard list.pointee.count > 0, let items = list.pointee.items else { return .unbound }
        list.pointee.count &-= 1
        return items[list.pointee.count]
    }

    @inline(__always) static func dictGet(_ base: ValuePointer, _ count: Int) -> Value {
        guard count == 2 || count == 3, base[0].isExactly(.dict) else { return .unbound }
        let place: Int
        if isText(base[1]) {
            place = Dict.find(base[0].layout(DictObject.self), name: base[1])
        } else if base[1].isSmallInt {
            place = Dict.find(base[0].layout(DictObject.self), number: base[1].asInt)
        } else {
            return .unbound
        }
        if place >= 0 { return base[0].layout(DictObject.self).pointee.entries.unsafelyUnwrapped[place].value.retained() }
        if place == Dict.undecided { return .unbound }
        return count == 3 ? base[2].retained() : .none
    }

    @inline(__always) private static func isText(_ value: Value) -> Bool { value.isExactly(.string) }

    /// ASCII's blanks, as str sees them.
    @inline(__always) private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte &- 0x09 < 5 || byte &- 0x1c < 4
    }

    /// Whether there is a character and all match, in an ASCII text.
    @inline(__always) private static func every(_ value: Value, _ matches: (UInt8) -> Bool) -> Value {
        guard isText(value), value.isASCIIText else { return .unbound }
        let text = value.utf8
        for byte in text where !matches(byte) { return .bool(false) }
        return .bool(!text.isEmpty)
    }

    @inline(__always) private static func mapped(_ value: Value, _ change: (UInt8) -> UInt8) -> Value {
        let text = value.utf8
        return .ascii(count: text.count) { target in
            for i in 0..<text.count { target[i] = change(text[i]) }
        }
    }

    /// The runs of non-blanks of an ASCII text.
    private static func words(_ text: Value) -> Value {
        let list = Value.list(owned: UnsafeBufferPointer(start: nil, count: 0))
        let bytes = text.utf8
        var place = 0
        while true {
            while place < bytes.count && isBlank(bytes[place]) { place &+= 1 }
            if place >= bytes.count { return list }
            let start = place
            while place < bytes.count && !isBlank(bytes[place]) { place &+= 1 }
            list.listAppend(owned: text.substring(start..<place))
        }
    }

    private static func parts(_ text: Value, between separator: Value) -> Value {
        let list = Value.list(owned: UnsafeBufferPointer(start: nil, count: 0))
        let bytes = text.utf8, mark = separator.utf8
        var place = 0
        while let hit = StringAlgorithms.find(bytes, mark, from: place) {
            list.listAppend(owned: text.substring(place..<hit))
            place = hit + mark.count
        }
        list.listAppend(owned: text.substring(place..<bytes.count))
        return list
    }

    private static func joined(_ items: Items, _ separator: Value) -> Value {
        if items.count == 0 { return Names.empty.retained() }
        if items.count == 1 { return isText(items[0]) ? items[0].retained() : .unbound }
        let mark = separator.layout(StringObject.self)
        var bytes = 0, scalars = 0
        for item in items {
            guard isText(item) else { return .unbound }
            bytes &+= item.layout(StringObject.self).pointee.byteCount
            scalars &+= item.layout(StringObject.self).pointee.scalarCount
        }
        // Long ones ask for memory first.
        let (gaps, overflow) = mark.pointee.byteCount.multipliedReportingOverflow(by: items.count - 1)
        if overflow || gaps > 1 << 24 || bytes > 1 << 24 { return .unbound }
        return .string(byteCount: bytes + gaps, scalarCount: scalars + mark.pointee.scalarCount * (items.count - 1)) { target in
            var place = target
            for (i, item) in items.enumerated() {
                if i > 0 {
                    memcpy(place, mark + 1, mark.pointee.byteCount)
                    place += mark.pointee.byteCount
                }
                let text = item.layout(StringObject.self)
                memcpy(place, text + 1, text.pointee.byteCount)
                place += text.pointee.byteCount
            }
        }
    }

    private static func replaced(_ value: Value, _ old: TextBytes, _ new: TextBytes) -> Value {
        let text = value.utf8
        guard let first = StringAlgorithms.find(text, old) else { return value.retained() }
        var hits = 1
        var place = first + old.count
        while let hit = StringAlgorithms.find(text, old, from: place) {
            hits += 1
            place = hit + old.count
        }
        let (growth, overflow) = hits.multipliedReportingOverflow(by: new.count)
        if overflow || growth > 1 << 24 { return .unbound }
        return .string(byteCount: text.count + growth - hits * old.count) { target in
            guard let source = text.baseAddress else { return }
            var out = target
            var from = 0
            var hit = first
            for i in 0..<hits {
                if i > 0 { hit = StringAlgorithms.find(text, old, from: from) ?? text.count }
                memcpy(out, source + from, hit - from)
                out += hit - from
                if let piece = new.baseAddress { memcpy(out, piece, new.count) }
                out += new.count
                from = hit + old.count
            }
            memcpy(out, source + from, text.count - from)
        }
    }
}
