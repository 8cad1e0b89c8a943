// What the methods of str and bytes share: results as values, code point positions as byte offsets, argument checks.

import Glibc

typealias TextBytes = UnsafeBufferPointer<UInt8>

/// Runs an algorithm of Text/; its error becomes the exception.
func raisingText<R>(_ body: () throws(TextError) -> R) throws(Raise) -> R {
    do throws(TextError) { return try body() } catch { throw raise(error) }
}

func raise(_ error: TextError) -> Raise {
    switch error.kind {
    case .value: .valueError(error.message)
    case .type: .typeError(error.message)
    case .overflow: .overflowError(error.message)
    case .memory: .memoryError(error.message)
    case .index: .indexError(error.message)
    case .key: .keyError(error.message)
    }
}

extension Value {
    /// Whether a str has only ASCII characters, so that positions are byte offsets.
    var isASCIIText: Bool {
        let string = layout(StringObject.self).pointee
        return string.byteCount == string.scalarCount
    }

    /// Part of a str as a new one; the whole plain str as itself.
    func substring(_ range: Range<Int>) -> Value {
        if range.count == utf8.count && isExactly(.string) { return retained() }
        if range.count == 1 && utf8[range.lowerBound] < 0x80 { return Characters.ascii(utf8[range.lowerBound]) }
        let part = TextBytes(rebasing: utf8[range])
        guard isASCIIText else { return .string(utf8: part) }
        return .ascii(count: part.count) { target in
            if let base = part.baseAddress { memcpy(target, base, part.count) }
        }
    }

    /// The byte offset of a code point of a str.
    func byteOffset(_ index: Int) -> Int { isASCIIText ? index : UTF8Text.offset(utf8, ofScalar: index) }

    /// The code point at a byte offset of a str.
    func scalarIndex(_ offset: Int) -> Int {
        isASCIIText ? offset : UTF8Text.count(TextBytes(rebasing: utf8[..<offset]))
    }

    /// Contents of bytes, bytearray or a gapless memoryview, or nil for anything else.
    package var bufferContents: UnsafeBufferPointer<UInt8>? {
        if isKind(.bytes) || isKind(.byteArray) { return byteContents }
        return isKind(.native) ? memoryView?.contents.map { UnsafeBufferPointer($0) } : nil
    }
}

/// A list of parts of a str.
func parts(_ text: Value, _ ranges: [Range<Int>]) -> Value { .list(owned: ranges.map { text.substring($0) }) }

/// The str in a slot, or the TypeError of the method.
func requireText(_ value: Value, _ message: (String) -> String) throws(Raise) -> Value {
    guard value.isString else {
        // Where a message names the argument, None goes by its own name.
        let text = message(value.typeName)
        throw Raise.typeError(value.isNone && text.contains("() argument") ? message("None") : text)
    }
    return value
}

/// Position and length of a one-character fill argument, default blank.
func fillCharacter(_ a: NativeArguments, _ i: Int) throws(Raise) -> [UInt8] {
    guard a.has(i) else { return [0x20] }
    guard a[i].isString else {
        throw Raise.typeError("The fill character must be a unicode character, not \(a[i].typeName)")
    }
    guard a[i].scalarCount == 1 else { throw Raise.typeError("The fill character must be exactly one character long") }
    return Array(a[i].utf8)
}

/// A count argument (`maxsplit`, `count`, `width`) as a machine integer, far enough from the
/// ends of the range that lengths can be added and taken away.
func countArgument(_ value: Value) throws(Raise) -> Int {
    guard value.isInteger || value.classOf.lookup(Names.index) != nil else {
        throw Raise.typeError("'\(value.typeName)' object cannot be interpreted as an integer")
    }
    if value.isInteger && value.smallInteger == nil {
        throw Raise.overflowError("Python int too large to convert to C ssize_t")
    }
    return max(-(1 << 62), min(1 << 62, try Operators.index(value)))
}

/// The argument of `expandtabs`.
func tabSize(_ value: Value, in text: @autoclosure () -> TextBytes) throws(Raise) -> Int {
    let size = try Operators.index(value)
    guard Int32(exactly: size) != nil else { throw Raise.overflowError("Python int too large to convert to C int") }
    if size > 256 { _ = try repeatedLength(text().count { $0 == 0x09 }, size) }
    return size
}

/// MemoryError when a text with `old` replaced by a longer `new` could not be held.
func checkReplacing(_ text: TextBytes, _ old: TextBytes, _ new: TextBytes, _ limit: Int) throws(Raise) {
    let most = limit < 0 ? text.count + 1 : min(limit, text.count + 1)
    // A count is only worth its time when the worst case is large.
    guard new.count > old.count, most.multipliedReportingOverflow(by: new.count).partialValue > 64 << 20 else { return }
    let hits = old.isEmpty ? most : min(most, StringAlgorithms.count(text, old, from: 0, to: text.count))
    _ = try repeatedLength(hits, new.count)
}

/// Fills memory with copies of a part (not empty), which double with every copy: one by one, 10 MB of a two-letter text took
/// twenty times as long.
func fill(_ target: UnsafeMutablePointer<UInt8>, _ total: Int, with part: UnsafePointer<UInt8>, _ length: Int) {
    memcpy(target, part, min(length, total))
    var done = length
    while done < total {
        let next = min(done, total - done)
        memcpy(target + done, target, next)
        done += next
    }
}

/// The contents of a bytes or bytearray repeated.
func repeatedBytes(_ value: Value, _ factor: Value) throws(Raise) -> [UInt8] {
    if let number = factor.integerValue, number.asInt == nil {
        throw Raise.overflowError("cannot fit '\(factor.typeName)' into an index-sized integer")
    }
    let count = try countArgument(factor), bytes = value.byteContents
    let total = try repeatedLength(
        bytes.count, count, overflowing: value.isKind(.bytes) ? "repeated bytes are too long" : nil)
    return [UInt8](unsafeUninitializedCapacity: total) { target, filled in
        if let part = bytes.baseAddress, let base = target.baseAddress, total > 0 { fill(base, total, with: part, bytes.count) }
        filled = total
    }
}

/// Bytes of `text` repeated; the memory is asked for before it is written.
func repeatedLength(_ length: Int, _ count: Int, overflowing message: String? = nil) throws(Raise) -> Int {
    let (total, overflow) = length.multipliedReportingOverflow(by: max(0, count))
    if overflow, let message { throw Raise.overflowError(message) }
    if overflow || !MemoryLimit.allows(total) { throw Raise.memoryError("") }
    return total
}
