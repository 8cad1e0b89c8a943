// Searching, splitting, stripping and joining of UTF-8 text: the algorithms behind the methods of str and bytes that
// need no knowledge of characters beyond blanks. Offsets are in bytes; callers convert from code points.

import Glibc

public enum StringAlgorithms {
    public typealias Bytes = UnsafeBufferPointer<UInt8>

    // MARK: search

    /// Byte offset of the first occurrence at or after `start`, before `end`; nil if there is none.
    public static func find(_ text: Bytes, _ needle: Bytes, from start: Int = 0, to end: Int? = nil) -> Int? {
        let end = end ?? text.count
        if start > end { return nil }
        if needle.count == 0 { return start }
        if end - start < needle.count { return nil }
        guard let base = text.baseAddress, let pattern = needle.baseAddress else { return nil }
        var position = base + start
        let last = base + end - needle.count
        while position <= last {
            guard let hit = memchr(position, Int32(pattern[0]), last - position + 1) else { return nil }
            let candidate = UnsafePointer(hit.assumingMemoryBound(to: UInt8.self))
            if memcmp(candidate, pattern, needle.count) == 0 { return candidate - base }
            position = candidate + 1
        }
        return nil
    }

    /// Byte offset of the last occurrence in start..<end.
    public static func findLast(_ text: Bytes, _ needle: Bytes, from start: Int = 0, to end: Int? = nil) -> Int? {
        let end = end ?? text.count
        if start > end { return nil }
        if needle.count == 0 { return end }
        var i = end - needle.count
        guard i >= start, let base = text.baseAddress, let pattern = needle.baseAddress else { return nil }
        while i >= start {
            if base[i] == pattern[0] && memcmp(base + i, pattern, needle.count) == 0 { return i }
            i -= 1
        }
        return nil
    }

    /// Non-overlapping occurrences of a needle that is not empty.
    public static func count(_ text: Bytes, _ needle: Bytes, from start: Int, to end: Int) -> Int {
        var (position, result) = (start, 0)
        while let hit = find(text, needle, from: position, to: end) {
            result += 1
            position = hit + needle.count
        }
        return result
    }

    public static func equal(_ a: Bytes, _ b: Bytes) -> Bool {
        if a.count != b.count { return false }
        guard a.count > 0, let x = a.baseAddress, let y = b.baseAddress else { return true }
        return memcmp(x, y, a.count) == 0
    }

    /// Order by code point, which in UTF-8 is the order of the bytes.
    public static func compare(_ a: Bytes, _ b: Bytes) -> Int {
        let common = min(a.count, b.count)
        if common > 0, let x = a.baseAddress, let y = b.baseAddress {
            let order = memcmp(x, y, common)
            if order != 0 { return order < 0 ? -1 : 1 }
        }
        return a.count == b.count ? 0 : a.count < b.count ? -1 : 1
    }

    // MARK: replace

    /// `text.replace(old, new, limit)`; a negative limit means all. `byCodePoint`: an empty `old` matches between
    /// characters rather than between bytes.
    public static func replace(_ text: Bytes, _ old: Bytes, _ new: Bytes, limit: Int, byCodePoint: Bool = true) -> [UInt8] {
        var out: [UInt8] = []
        var left = limit < 0 ? Int.max : limit
        if old.count == 0 {
            var position = 0
            while left > 0 {
                out += new
                left -= 1
                if position >= text.count { return out }
                let length = byCodePoint ? UTF8Text.length(lead: text[position]) : 1
                out += text[position..<(position + length)]
                position += length
            }
            out += text[position...]
            return out
        }
        var position = 0
        out.reserveCapacity(text.count)
        while left > 0, let hit = find(text, old, from: position) {
            out += text[position..<hit]
            out += new
            position = hit + old.count
            left -= 1
        }
        out += text[position...]
        return out
    }

    // MARK: split

    /// Ranges between separators; a negative limit means all.
    public static func split(_ text: Bytes, separator: Bytes, limit: Int) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var position = 0
        var left = limit < 0 ? Int.max : limit
        while left > 0, let hit = find(text, separator, from: position) {
            result.append(position..<hit)
            position = hit + separator.count
            left -= 1
        }
        result.append(position..<text.count)
        return result
    }

    public static func splitFromRight(_ text: Bytes, separator: Bytes, limit: Int) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var end = text.count
        var left = limit < 0 ? Int.max : limit
        while left > 0, let hit = findLast(text, separator, to: end) {
            result.append((hit + separator.count)..<end)
            end = hit
            left -= 1
        }
        result.append(0..<end)
        return result.reversed()
    }

    @inline(__always)
    private static func blank(_ text: Bytes, _ offset: Int, _ unicode: Bool) -> (isBlank: Bool, length: Int) {
        let byte = text[offset]
        if byte < 0x80 || !unicode {
            if !unicode { return (byte == 0x20 || (byte >= 0x09 && byte <= 0x0d), 1) }
            return (UnicodeProperties.isSpace(UInt32(byte)), 1)
        }
        let (scalar, length) = UTF8Text.decode(text, at: offset)
        return (UnicodeProperties.isSpace(scalar), length)
    }

    /// Runs of non-blanks. `unicode` is false for bytes, whose blanks are ASCII's.
    public static func splitBlanks(_ text: Bytes, limit: Int, unicode: Bool = true) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var position = 0
        var left = limit < 0 ? Int.max : limit
        while true {
            while position < text.count {
                let (isBlank, length) = blank(text, position, unicode)
                if !isBlank { break }
                position += length
            }
            if position >= text.count { return result }
            if left == 0 {
                result.append(position..<text.count)
                return result
            }
            let start = position
            while position < text.count {
                let (isBlank, length) = blank(text, position, unicode)
                if isBlank { break }
                position += length
            }
            result.append(start..<position)
            left -= 1
        }
    }

    public static func splitBlanksFromRight(_ text: Bytes, limit: Int, unicode: Bool = true) -> [Range<Int>] {
        if limit < 0 { return splitBlanks(text, limit: -1, unicode: unicode) }
        // The words of the whole text; the first ones join into the head again.
        let words = splitBlanks(text, limit: -1, unicode: unicode)
        if words.count <= limit { return words }
        let head = words.count - limit
        return [0..<words[head - 1].upperBound] + words[head...]
    }

    /// Lines without their ends, or with.
    public static func splitLines(_ text: Bytes, keepEnds: Bool, unicode: Bool = true) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        var position = 0
        while position < text.count {
            let byte = text[position]
            let scalar: UInt32
            let length: Int
            if unicode {
                (scalar, length) = UTF8Text.decode(text, at: position)
            } else {
                (scalar, length) = (UInt32(byte), 1)
            }
            let isBreak = unicode ? UnicodeProperties.isLineBreak(scalar) : byte == 0x0a || byte == 0x0d
            if !isBreak {
                position += length
                continue
            }
            var end = position + length
            if byte == 0x0d && end < text.count && text[end] == 0x0a { end += 1 }
            result.append(start..<(keepEnds ? end : position))
            start = end
            position = end
        }
        if start < text.count { result.append(start..<text.count) }
        return result
    }

    // MARK: strip

    /// The range without blanks at its ends.
    public static func strip(_ text: Bytes, left: Bool, right: Bool, unicode: Bool = true) -> Range<Int> {
        strip(text, left: left, right: right, unicode: unicode) { scalar in
            unicode ? UnicodeProperties.isSpace(scalar) : scalar == 0x20 || (scalar >= 0x09 && scalar <= 0x0d)
        }
    }

    /// The range without any of these characters at its ends.
    public static func strip(_ text: Bytes, characters: Bytes, left: Bool, right: Bool, unicode: Bool = true) -> Range<Int> {
        let set = unicode ? Set(UTF8Text.scalars(characters)) : Set(characters.map { UInt32($0) })
        return strip(text, left: left, right: right, unicode: unicode) { set.contains($0) }
    }

    private static func strip(
        _ text: Bytes, left: Bool, right: Bool, unicode: Bool, _ matches: (UInt32) -> Bool
    ) -> Range<Int> {
        var start = 0
        var end = text.count
        if left {
            while start < end {
                let (scalar, length) = unicode ? UTF8Text.decode(text, at: start) : (UInt32(text[start]), 1)
                if !matches(scalar) { break }
                start += length
            }
        }
        if right {
            while end > start {
                var last = end - 1
                if unicode { while text[last] & 0xc0 == 0x80 { last -= 1 } }
                let scalar = unicode ? UTF8Text.decode(text, at: last).scalar : UInt32(text[last])
                if !matches(scalar) { break }
                end = last
            }
        }
        return start..<end
    }

    /// `expandtabs(size)`.
    public static func expandTabs(_ text: Bytes, size: Int) -> [UInt8] {
        var out: [UInt8] = []
        var column = 0
        for byte in text {
            if byte == 0x09 {
                let count = size > 0 ? size - column % size : 0
                out.append(contentsOf: repeatElement(0x20, count: count))
                column += count
            } else {
                out.append(byte)
                if byte == 0x0a || byte == 0x0d { column = 0 } else if byte & 0xc0 != 0x80 { column += 1 }
            }
        }
        return out
    }
}
