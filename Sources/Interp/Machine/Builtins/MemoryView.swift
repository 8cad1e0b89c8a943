// A view of another object's bytes: where its items lie and what they are. Only storage and items here; what scripts call is
// in MemoryViewType.swift.
//
// The views of one object share a ManagedBuffer. While it lives, a bytearray below it may not change its size, so the
// address of its bytes stays.

/// The bytes of an object that views look at.
final class ManagedBuffer {
    let owner: Reference

    /// Safe: `owner` is bytes or bytearray, checked by `MemoryView.init(of:)`.
    init(_ owner: Value) {
        self.owner = Reference(owner)
        if owner.isKind(.byteArray) { owner.layout(ByteArrayObject.self).pointee.exports += 1 }
    }

    deinit {
        if owner.value.isKind(.byteArray) { owner.value.layout(ByteArrayObject.self).pointee.exports -= 1 }
    }
}

final class MemoryView: NativeContainer {
    /// The machine's form of one item: a character of `struct`'s native formats.
    struct Format {
        let text: String
        let code: UInt8
        let size: Int

        static let bytes = Format(text: "B", code: 0x42, size: 1)

        init(text: String, code: UInt8, size: Int) {
            self.text = text
            self.code = code
            self.size = size
        }

        /// Nil if the text is not one native character, with or without an `@` before it.
        init?(_ text: String) {
            var codes = Array(text.utf8)
            if codes.first == 0x40 { codes.removeFirst() }
            guard codes.count == 1 else { return nil }
            switch Character(UnicodeScalar(codes[0])) {
            case "c", "b", "B", "?": size = 1
            case "h", "H": size = 2
            case "i", "I", "f": size = 4
            case "l", "L", "q", "Q", "n", "N", "d", "P": size = 8
            default: return nil
            }
            self.text = text
            code = codes[0]
        }

        var isByte: Bool { code == 0x42 || code == 0x62 || code == 0x63 }
    }

    /// Nil once the view is released.
    private(set) var buffer: ManagedBuffer?
    let offset: Int
    let format: Format
    let shape: [Int]
    /// In bytes.
    let strides: [Int]
    let isReadOnly: Bool
    /// Hash of the contents, once asked for.
    var hash: Int?

    init(_ buffer: ManagedBuffer, offset: Int, format: Format, shape: [Int], strides: [Int], isReadOnly: Bool) {
        self.buffer = buffer
        self.offset = offset
        self.format = format
        self.shape = shape
        self.strides = strides
        self.isReadOnly = isReadOnly
    }

    /// A view of all bytes of bytes or bytearray.
    convenience init(of owner: Value) {
        self.init(
            ManagedBuffer(owner), offset: 0, format: .bytes, shape: [owner.byteContents.count], strides: [1],
            isReadOnly: owner.isKind(.bytes))
    }

    func release() { buffer = nil }

    override func visitReferences(_ visit: (Value) -> Void) {
        if isKnownUniquelyReferenced(&buffer), let buffer { visit(buffer.owner.value) }
    }
    override func releaseReferences() { release() }

    var itemCount: Int { shape.reduce(1, *) }
    var byteCount: Int { itemCount * format.size }

    /// The strides of a gapless view of that shape, the last dimension running fastest.
    static func strides(of shape: [Int], itemSize: Int) -> [Int] {
        var strides: [Int] = []
        var step = itemSize
        for extent in shape.reversed() {
            strides.append(step)
            step *= extent
        }
        return strides.reversed()
    }

    var isContiguous: Bool { isGapless(shape, strides) }
    /// The same with the first dimension running fastest.
    var isColumnContiguous: Bool { isGapless(shape.reversed(), strides.reversed()) }

    private func isGapless(_ shape: [Int], _ strides: [Int]) -> Bool {
        if shape.contains(0) { return true }
        var step = format.size
        for (extent, stride) in zip(shape, strides).reversed() {
            if extent > 1 && stride != step { return false }
            step *= extent
        }
        return true
    }

    /// The bytes of the view, if they lie without gaps and it is not released.
    var contents: UnsafeMutableBufferPointer<UInt8>? {
        guard let buffer, isContiguous else { return nil }
        let all = UnsafeMutableBufferPointer(mutating: buffer.owner.value.byteContents)
        // Safe: views only ever narrow the range, and the owner keeps its size.
        guard let base = all.baseAddress else { return UnsafeMutableBufferPointer(start: nil, count: 0) }
        return UnsafeMutableBufferPointer(start: base + offset, count: byteCount)
    }

    /// The places of all items in bytes from the start of the owner, the last dimension running fastest.
    var places: [Int] {
        var places = [offset]
        for (extent, stride) in zip(shape, strides) {
            places = places.flatMap { start in (0..<extent).map { start + $0 * stride } }
        }
        return places
    }

    /// All items' bytes one after the other.
    func bytes(columnsFirst: Bool = false) -> [UInt8] {
        guard let buffer else { return [] }
        let all = buffer.owner.value.byteContents
        if !columnsFirst, let contents { return Array(contents) }
        let source =
            columnsFirst
            ? MemoryView(
                buffer, offset: offset, format: format, shape: shape.reversed(), strides: strides.reversed(),
                isReadOnly: true) : self
        var out: [UInt8] = []
        out.reserveCapacity(byteCount)
        for place in source.places { out += all[place..<(place + format.size)] }
        return out
    }

    // ---- items ------------------------------------------------------------------------------------------------------------

    private func bits(at place: Int) -> UInt64 {
        guard let all = buffer?.owner.value.byteContents else { return 0 }
        var bits: UInt64 = 0
        for i in 0..<format.size { bits |= UInt64(all[place + i]) << UInt64(8 * i) }
        return bits
    }

    /// The item at a place; owned.
    func item(at place: Int) -> Value {
        let bits = bits(at: place)
        switch Character(UnicodeScalar(format.code)) {
        case "c": return .bytes([UInt8(truncatingIfNeeded: bits)])
        case "?": return .bool(bits != 0)
        case "f": return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
        case "d": return .float(Double(bitPattern: bits))
        case "b", "h", "i", "l", "q", "n":
            let unused = UInt64(64 - 8 * format.size)
            return .int(Int(truncatingIfNeeded: Int64(bitPattern: bits << unused) >> Int64(unused)))
        default:
            if let small = Int(exactly: bits) { return .int(small) }
            let bytes = (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
            return .integer(BigInteger(littleEndianBytes: bytes, signed: false))
        }
    }

    /// Stores an item.
    func set(_ value: Value, at place: Int) throws(Raise) {
        let bits = try encoded(value)
        guard let buffer else { throw MemoryView.released() }
        let all = UnsafeMutableBufferPointer(mutating: buffer.owner.value.byteContents)
        for i in 0..<format.size { all[place + i] = UInt8(truncatingIfNeeded: bits >> UInt64(8 * i)) }
    }

    static func released() -> Raise { .valueError("operation forbidden on released memoryview object") }

    private func wrongType() -> Raise { .typeError("memoryview: invalid type for format '\(format.text)'") }
    private func wrongValue() -> Raise { .valueError("memoryview: invalid value for format '\(format.text)'") }

    private func encoded(_ value: Value) throws(Raise) -> UInt64 {
        switch Character(UnicodeScalar(format.code)) {
        case "c":
            guard value.isKind(.bytes) else { throw wrongType() }
            guard value.byteContents.count == 1 else { throw wrongValue() }
            return UInt64(value.byteContents[0])
        case "?": return try Operators.truth(value) ? 1 : 0
        case "f", "d":
            let number: Double
            do throws(Raise) { number = try floatArgument(value) } catch {
                guard error.matches(.typeError) else { throw error }
                error.discard()
                throw wrongType()
            }
            return format.size == 8 ? number.bitPattern : UInt64(Float(number).bitPattern)
        default:
            guard value.isInteger || value.classOf.lookup(Names.index) != nil else { throw wrongType() }
            let number = try ArgumentValues.integer(value)
            // An address may be written as a negative number.
            let isSigned = "bhilqn".utf8.contains(format.code) || (format.code == 0x50 && number.isNegative)
            guard isSigned || !number.isNegative,
                let bytes = number.littleEndianBytes(count: format.size, signed: isSigned)
            else { throw wrongValue() }
            return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}

extension Value {
    /// The view in a memoryview, or nil for any other value.
    var memoryView: MemoryView? { isKind(.native) ? NativeIdentity.object(in: self) as? MemoryView : nil }

    /// Bytes that may be written: of a bytearray, or of a gapless memoryview of one.
    var writableContents: UnsafeMutableBufferPointer<UInt8>? {
        if isKind(.byteArray) { return UnsafeMutableBufferPointer(mutating: byteContents) }
        guard let view = memoryView, !view.isReadOnly else { return nil }
        return view.contents
    }
}
