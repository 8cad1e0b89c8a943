// Strings and bytes as heap objects: creation, interning, hash, comparison, conversion to and from Swift. Contents are
// UTF-8 (lone surrogates in WTF-8). Not here: algorithms over the contents (Text/) and the methods of str (Builtins).

import Glibc

package enum StringTable {
    struct State {
        var slots: UnsafeMutablePointer<UnsafeMutablePointer<StringObject>?>
        var count = 0
        var mask: Int
    }
    nonisolated(unsafe) private static let state: UnsafeMutablePointer<State> = {  // under the interpreter lock
        let pointer = UnsafeMutablePointer<State>.allocate(capacity: 1)
        pointer.initialize(to: State(slots: fresh(4096), mask: 4095))
        return pointer
    }()

    private static func fresh(_ size: Int) -> UnsafeMutablePointer<UnsafeMutablePointer<StringObject>?> {
        let slots = UnsafeMutablePointer<UnsafeMutablePointer<StringObject>?>.allocate(capacity: size)
        slots.initialize(repeating: nil, count: size)
        return slots
    }

    /// The interned string with these contents. The table keeps it for good: borrowed.
    static func intern(_ string: UnsafeMutablePointer<StringObject>) -> UnsafeMutablePointer<StringObject> {
        if string.pointee.header.has(ObjectHeader.interned) { return string }
        let value = Value.object(string)
        let hash = value.stringHash
        var slot = Dict.scramble(hash) & state.pointee.mask
        while let candidate = state.pointee.slots[slot] {
            if candidate.pointee.hash == hash && Value.object(candidate).stringEquals(value) { return candidate }
            slot = (slot + 1) & state.pointee.mask
        }
        string.pointee.header.references += 1
        string.pointee.header.word |= ObjectHeader.interned
        state.pointee.slots[slot] = string
        state.pointee.count += 1
        if state.pointee.count * 2 > state.pointee.mask { grow() }
        return string
    }

    private static func grow() {
        let size = (state.pointee.mask + 1) * 2
        let slots = fresh(size)
        for i in 0...state.pointee.mask {
            guard let string = state.pointee.slots[i] else { continue }
            var slot = Dict.scramble(string.pointee.hash) & (size - 1)
            while slots[slot] != nil { slot = (slot + 1) & (size - 1) }
            slots[slot] = string
        }
        state.pointee.slots.deallocate()
        state.pointee.slots = slots
        state.pointee.mask = size - 1
    }
}

extension Value {
    // ---- making --------------------------------------------------------------------------------------------------------

    /// A new str.
    public static func string(_ text: String) -> Value {
        var text = text
        return text.withUTF8 { .string(utf8: $0) }
    }

    /// A new str with these UTF-8 (WTF-8) bytes; they must be well-formed.
    public static func string(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Value {
        string(byteCount: bytes.count) { target in
            if let base = bytes.baseAddress { memcpy(target, base, bytes.count) }
        }
    }

    public static func string(utf8 bytes: [UInt8]) -> Value { bytes.withUnsafeBufferPointer { .string(utf8: $0) } }

    /// A new str whose bytes `fill` writes.
    package static func string(byteCount: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> Value {
        let string = Heap.allocate(StringObject.self, Types.string, .string, extra: byteCount)
        string.pointee.hash = 0
        string.pointee.byteCount = byteCount
        let bytes = UnsafeMutableRawPointer(string + 1).assumingMemoryBound(to: UInt8.self)
        fill(bytes)
        string.pointee.scalarCount = countScalars(bytes, byteCount)
        return .object(string)
    }

    /// The same where the number of code points is known.
    @inline(__always)
    package static func string(byteCount: Int, scalarCount: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> Value {
        let string = Heap.allocate(StringObject.self, Types.string, .string, extra: byteCount)
        string.pointee.hash = 0
        string.pointee.byteCount = byteCount
        string.pointee.scalarCount = scalarCount
        fill(UnsafeMutableRawPointer(string + 1).assumingMemoryBound(to: UInt8.self))
        return .object(string)
    }

    /// A new str of ASCII characters that `fill` writes.
    @inline(__always)
    package static func ascii(count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> Value {
        string(byteCount: count, scalarCount: count, fill)
    }

    /// `str(number)`.
    package static func decimal(_ number: Int) -> Value {
        if number >= 0 && number < 10 { return Characters.ascii(0x30 &+ UInt8(truncatingIfNeeded: number)) }
        return written { DecimalText.write(number, to: $0) }
    }

    /// `str(number)` of a finite float.
    package static func shortest(_ number: Double) -> Value { written { DecimalText.writeShortest(number, to: $0) } }

    /// A str of the ASCII characters that `write` leaves in its buffer.
    @inline(__always) private static func written(_ write: (UnsafeMutablePointer<UInt8>) -> Int) -> Value {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DecimalText.room) { buffer in
            guard let base = buffer.baseAddress else { return Names.empty.retained() }
            let count = write(base)
            return .ascii(count: count) { memcpy($0, base, count) }
        }
    }

    /// The text of two strs after one another.
    package static func concatenation(_ a: Value, _ b: Value) -> Value {
        let left = a.layout(StringObject.self), right = b.layout(StringObject.self)
        if right.pointee.byteCount == 0, a.isExactly(.string) { return a.retained() }
        if left.pointee.byteCount == 0, b.isExactly(.string) { return b.retained() }
        let count = left.pointee.byteCount + right.pointee.byteCount
        let string = Heap.allocate(StringObject.self, Types.string, .string, extra: count)
        string.pointee.hash = 0
        string.pointee.byteCount = count
        string.pointee.scalarCount = left.pointee.scalarCount + right.pointee.scalarCount
        let bytes = UnsafeMutableRawPointer(string + 1)
        memcpy(bytes, left + 1, left.pointee.byteCount)
        memcpy(bytes + left.pointee.byteCount, right + 1, right.pointee.byteCount)
        return .object(string)
    }

    /// `text += addition` where the variable holds the only reference: the text grows in place, so that building one
    /// piece by piece takes linear time, as in CPython. False if the text must be copied.
    package static func append(_ variable: ValuePointer, _ addition: Value) -> Bool {
        let text = variable.pointee
        let string = text.layout(StringObject.self), other = addition.layout(StringObject.self)
        if string.pointee.header.references != 1 || string.pointee.header.has(ObjectHeader.interned) || string == other {
            return false
        }
        let old = string.pointee.byteCount, added = other.pointee.byteCount
        // Blocks of the heap are as long as their size rounded up to sixteen.
        guard let raw = realloc(string, (MemoryLayout<StringObject>.stride + old + added + 15) & ~15) else {
            Heap.outOfMemory(old + added)
        }
        let grown = raw.assumingMemoryBound(to: StringObject.self)
        memcpy(UnsafeMutableRawPointer(grown + 1) + old, other + 1, added)
        grown.pointee.hash = 0
        grown.pointee.byteCount = old + added
        grown.pointee.scalarCount += other.pointee.scalarCount
        variable.pointee = .object(grown)
        return true
    }

    static func countScalars(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        // Most texts are ASCII: eight bytes at a time until one is not.
        var i = 0
        while i &+ 8 <= count, UnsafeRawPointer(bytes + i).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0 { i &+= 8 }
        var continuation = 0
        while i < count {
            if bytes[i] & 0xc0 == 0x80 { continuation &+= 1 }
            i &+= 1
        }
        return count - continuation
    }

    /// An instance of a script subclass of str.
    package static func string(_ contents: Value, as cls: ClassPointer) -> Value {
        let source = contents.layout(StringObject.self)
        let count = source.pointee.byteCount
        let string = Heap.allocate(StringObject.self, for: cls, .string, extra: count)
        string.pointee.hash = source.pointee.hash
        string.pointee.byteCount = count
        string.pointee.scalarCount = source.pointee.scalarCount
        memcpy(string + 1, source + 1, count)
        return .object(string)
    }

    /// The interned str of a Swift string, with a reference for the caller (the table keeps one too, so that names in
    /// static tables never go).
    public static func interned(_ text: String) -> Value {
        let string = Value.string(text)
        let value = string.internedString
        value.retain()
        string.release()
        return value
    }

    /// The interned str equal to this one. Borrowed: it lives for good.
    package var internedString: Value {
        let string = layout(StringObject.self)
        if string.pointee.header.has(ObjectHeader.interned) { return self }
        if string.pointee.header.has(ObjectHeader.subclass) {
            let plain = Value.string(utf8: utf8)
            defer { plain.release() }
            return .object(StringTable.intern(plain.layout(StringObject.self)))
        }
        return .object(StringTable.intern(string))
    }

    public static func bytes(_ contents: [UInt8]) -> Value { contents.withUnsafeBufferPointer { .bytes($0) } }

    public static func bytes(_ contents: UnsafeBufferPointer<UInt8>, as cls: ClassHandle? = nil) -> Value {
        let object = Heap.allocate(BytesObject.self, for: cls?.pointer ?? Types.bytes, .bytes, extra: contents.count)
        object.pointee.hash = 0
        object.pointee.count = contents.count
        if let base = contents.baseAddress { memcpy(object + 1, base, contents.count) }
        return .object(object)
    }

    /// A new bytearray.
    package static func byteArray(
        _ contents: UnsafeBufferPointer<UInt8>, as cls: ClassPointer = Types.byteArray
    ) -> Value {
        let object = Heap.allocate(ByteArrayObject.self, for: cls, .byteArray)
        object.pointee.exports = 0
        object.pointee.count = contents.count
        object.pointee.capacity = contents.count
        object.pointee.bytes = .allocate(capacity: max(1, contents.count))
        if let base = contents.baseAddress { object.pointee.bytes?.update(from: base, count: contents.count) }
        return .object(object)
    }

    // ---- reading ----------------------------------------------------------------------------------------------------------

    public var isString: Bool { isKind(.string) }

    /// Contents of a str. The buffer lives as long as the object.
    package var utf8: UnsafeBufferPointer<UInt8> {
        let string = layout(StringObject.self)
        return UnsafeBufferPointer(
            start: UnsafeMutableRawPointer(string + 1).assumingMemoryBound(to: UInt8.self), count: string.pointee.byteCount)
    }

    /// Number of code points of a str.
    package var scalarCount: Int { layout(StringObject.self).pointee.scalarCount }

    /// Contents of a str as a Swift string (lone surrogates become U+FFFD).
    public var swiftString: String { String(decoding: utf8, as: UTF8.self) }

    /// Contents of bytes or bytearray. Valid while the object lives and is not changed.
    package var byteContents: UnsafeBufferPointer<UInt8> {
        if isKind(.byteArray) {
            let object = layout(ByteArrayObject.self)
            return UnsafeBufferPointer(start: object.pointee.bytes, count: object.pointee.count)
        }
        let object = layout(BytesObject.self)
        return UnsafeBufferPointer(
            start: UnsafeMutableRawPointer(object + 1).assumingMemoryBound(to: UInt8.self), count: object.pointee.count)
    }

    @inline(__always) package func stringEquals(_ other: Value) -> Bool {
        let a = layout(StringObject.self), b = other.layout(StringObject.self)
        return a == b || (a.pointee.byteCount == b.pointee.byteCount && memcmp(a + 1, b + 1, a.pointee.byteCount) == 0)
    }

    /// Hash of a str, never 0 and never -1.
    @inline(__always) package var stringHash: Int {
        let string = layout(StringObject.self)
        let hash = string.pointee.hash
        return hash != 0 ? hash : computeStringHash()
    }

    @inline(never) private func computeStringHash() -> Int {
        if utf8.isEmpty { return 0 }
        let hash = Value.hashBytes(utf8)
        layout(StringObject.self).pointee.hash = hash
        return hash
    }

    static func hashBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 &+ UInt64(bytes.count)
        var i = 0
        if let base = UnsafeRawPointer(bytes.baseAddress) {
            while i + 8 <= bytes.count {
                hash = (hash ^ base.loadUnaligned(fromByteOffset: i, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash >> 32
                i += 8
            }
        }
        while i < bytes.count {
            hash = (hash ^ UInt64(bytes[i])) &* 0x100_0000_01b3
            i += 1
        }
        hash ^= hash >> 29
        let result = Int(truncatingIfNeeded: hash)
        return result == 0 || result == -1 ? 271_828 : result
    }
}
