// bytes and bytearray: construction, operators, and the methods that they share with str.

import Glibc

func installByteTypes() {
    CoreTypes.method(Types.string, "encode(self, /, encoding='utf-8', errors='strict')") { a throws(Raise) in
        for (i, name) in [(1, "encoding"), (2, "errors")] where !a[i].isString {
            throw Raise.typeError("encode() argument '\(name)' must be str, not \(a[i].isNone ? "None" : a[i].typeName)")
        }
        return .bytes(try encode(a[0], a[1], a[2]))
    }
    CoreTypes.constructor(Types.bytes, "__new__(cls, source=?, encoding=?, errors=?)") { a throws(Raise) in
        let contents = try byteSource(a)
        let wanted = a[0].layout(ClassObject.self)
        return contents.withUnsafeBufferPointer { .bytes($0, as: ClassHandle(wanted)) }
    }
    CoreTypes.constructor(Types.byteArray, "__new__(cls, source=?, encoding=?, errors=?)") { a throws(Raise) in
        let contents = try byteSource(a)
        let wanted = a[0].layout(ClassObject.self)
        return contents.withUnsafeBufferPointer { .byteArray($0, as: wanted) }
    }
    for cls in [Types.bytes, Types.byteArray] {
        let mutable = cls == Types.byteArray
        let make: (TextBytes) -> Value = mutable ? { .byteArray($0) } : { .bytes($0) }
        installByteOperators(cls, make)
        installByteMethods(cls, make)
    }
    CoreTypes.method(Types.byteArray, "__repr__(self, /)") { a throws(Raise) in
        .string(
            a[0].classOf.nameString + "(" + String(decoding: TextRepresentation.bytes(a[0].byteContents), as: UTF8.self) + ")")
    }
    CoreTypes.method(Types.bytes, "__repr__(self, /)") { a throws(Raise) in
        .string(utf8: TextRepresentation.bytes(a[0].byteContents))
    }
    CoreTypes.method(Types.bytes, "__hash__(self, /)") { a throws(Raise) in .int(try Equality.hash(a[0])) }
    CoreTypes.method(Types.bytes, "__bytes__(self, /)") { a throws(Raise) in a[0].retained() }
    installByteArrayChanges()
}

/// The contents that `bytes(source, encoding, errors)` describes; slot 0 is the class.
private func byteSource(_ a: NativeArguments) throws(Raise) -> [UInt8] {
    guard a.has(1) else {
        if a.has(2) { throw Raise.typeError("encoding without a string argument") }
        return []
    }
    if a[1].isString {
        guard a.has(2) else { throw Raise.typeError("string argument without an encoding") }
        return try encode(a[1], a[2], a[3])
    }
    if a.has(2) { throw Raise.typeError("encoding without a string argument") }
    if a[1].isInteger {
        guard let count = a[1].smallInteger else {
            throw Raise.overflowError("cannot fit 'int' into an index-sized integer")
        }
        if count < 0 { throw Raise.valueError("negative count") }
        return [UInt8](repeating: 0, count: try repeatedLength(1, count))
    }
    let isArray = a[0].layout(ClassObject.self).isSubclass(of: Types.byteArray)
    if !isArray, let method = a[1].classOf.lookup(Value.interned("__bytes__")) {
        let result = try callMethod(method, a[1])
        defer { result.release() }
        guard result.isKind(.bytes) else { throw Raise.typeError("__bytes__ returned non-bytes (type \(result.typeName))") }
        return Array(result.byteContents)
    }
    if a[1].bufferContents == nil, let method = a[1].classOf.lookup(Names.index) {
        let number = try callMethod(method, a[1])
        defer { number.release() }
        let count = try countArgument(number)
        if count < 0 { throw Raise.valueError("negative count") }
        return [UInt8](repeating: 0, count: try repeatedLength(1, count))
    }
    return try byteSequence(a[1], isArray ? "byte" : "bytes", into: isArray ? "bytearray" : "bytes")
}

/// The bytes of a bytes-like object or of an iterable of ints.
func byteSequence(_ value: Value, _ what: String = "bytes", into type: String = "bytes") throws(Raise) -> [UInt8] {
    if let contents = value.bufferContents { return Array(contents) }
    if let view = value.memoryView {
        if view.buffer == nil { throw MemoryView.released() }
        return view.bytes()
    }
    guard Iteration.isNative(value) || value.classOf.lookup(Names.iter) != nil || value.classOf.lookup(Names.getItem) != nil
    else { throw Raise.typeError("cannot convert '\(value.typeName)' object to \(type)") }
    let iterator = try Iteration.iterator(value)
    defer { iterator.release() }
    if type == "bytes" { try Iteration.askLength(value) }
    var out: [UInt8] = []
    while let item = try Iteration.next(iterator) {
        defer { item.release() }
        out.append(try byteValue(item, what))
    }
    return out
}

/// An int in 0..<256.
func byteValue(_ value: Value, _ what: String) throws(Raise) -> UInt8 {
    let number = try Operators.index(value)
    guard let byte = UInt8(exactly: number) else {
        throw Raise.valueError(what == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)")
    }
    return byte
}

private func installByteOperators(_ cls: ClassPointer, _ make: @escaping (TextBytes) -> Value) {
    func method(_ signature: String, _ body: @escaping NativeBody) { CoreTypes.method(cls, signature, body) }
    let name = cls.nameString
    func result(_ bytes: [UInt8]) -> Value { bytes.withUnsafeBufferPointer { make($0) } }
    method("__len__(self, /)") { a throws(Raise) in .int(a[0].byteContents.count) }
    method("__iter__(self, /)") { a throws(Raise) in .sequenceIterator(a[0]) }
    method("__add__(self, value, /)") { a throws(Raise) in
        guard let other = a[1].bufferContents else { throw Raise.typeError("can't concat \(a[1].typeName) to \(name)") }
        return result(Array(a[0].byteContents) + other)
    }
    method("__mul__(self, value, /)") { a throws(Raise) in result(try repeatedBytes(a[0], a[1])) }
    method("__rmul__(self, value, /)") { a throws(Raise) in result(try repeatedBytes(a[0], a[1])) }
    method("__mod__(self, value, /)") { a throws(Raise) in
        result(try BytesFormatting.format(a[0].byteContents, a[1]))
    }
    method("__rmod__(self, value, /)") { a throws(Raise) in
        // Each formats its own kind only.
        guard a[1].isKind(name == "bytes" ? .bytes : .byteArray), let format = a[1].bufferContents else { return .notImplemented }
        return result(try BytesFormatting.format(format, a[0]))
    }
    method("__contains__(self, key, /)") { a throws(Raise) in
        if a[1].isInteger || a[1].classOf.lookup(Names.index) != nil {
            let byte = try byteValue(a[1], "byte")
            return .bool(a[0].byteContents.contains(byte))
        }
        let needle = try requireBytes(a[1])
        return .bool(StringAlgorithms.find(a[0].byteContents, needle) != nil)
    }
    method("__getitem__(self, key, /)") { a throws(Raise) in
        if a[1].isKind(.slice) {
            let bounds = try SliceBounds(a[1], length: a[0].byteContents.count)
            let bytes = a[0].byteContents
            if bounds.step == 1 { return make(TextBytes(rebasing: bytes[bounds.start..<(bounds.start + bounds.count)])) }
            return result((0..<bounds.count).map { bytes[bounds.start + $0 * bounds.step] })
        }
        guard a[1].isInteger || a[1].classOf.lookup(Names.index) != nil else {
            throw Raise.typeError(
                name == "bytes"
                    ? "byte indices must be integers or slices, not \(a[1].typeName)"
                    : "bytearray indices must be integers or slices, not \(a[1].typeName)")
        }
        let outside = name == "bytes" ? "index out of range" : "bytearray index out of range"
        let place = try SliceBounds.item(a[1], length: a[0].byteContents.count, outside)
        return .int(Int(a[0].byteContents[place]))
    }
    let comparisons: [(String, (Int) -> Bool)] = [
        ("eq", { $0 == 0 }), ("ne", { $0 != 0 }), ("lt", { $0 < 0 }), ("le", { $0 <= 0 }), ("gt", { $0 > 0 }),
        ("ge", { $0 >= 0 }),
    ]
    for (operation, holds) in comparisons {
        method("__\(operation)__(self, value, /)") { a throws(Raise) in
            // bytes knows bytes alone; a view compares for itself, and has no order.
            if cls == Types.bytes && a[1].isKind(.native) { return .notImplemented }
            guard let other = a[1].bufferContents else { return .notImplemented }
            return .bool(holds(StringAlgorithms.compare(a[0].byteContents, other)))
        }
    }
    method("decode(self, /, encoding='utf-8', errors='strict')") { a throws(Raise) in
        for (i, name) in [(1, "encoding"), (2, "errors")] where !a[i].isString {
            throw Raise.typeError("decode() argument '\(name)' must be str, not \(a[i].isNone ? "None" : a[i].typeName)")
        }
        return try decode(a[0], a[1], a[2])
    }
    method("hex(self, sep=?, bytes_per_sep=1)") { a throws(Raise) in
        let (separator, group) = try hexGrouping(a, 1, ofText: true)
        return .string(utf8: hexDigits(a[0].byteContents, separator, group))
    }
    let fromHex = NativeFunction("fromhex(cls, string, /)", owner: name, binds: true) { a throws(Raise) in
        guard a[1].isString else {
            throw Raise.typeError("fromhex() argument must be str, not \(a[1].isNone ? "None" : a[1].typeName)")
        }
        var out: [UInt8] = []
        let text = a[1].utf8
        var i = 0
        func digit(_ i: Int) -> UInt8? {
            guard i < text.count else { return nil }
            switch text[i] {
            case 0x30...0x39: return text[i] - 0x30
            case 0x61...0x66: return text[i] - 0x61 + 10
            case 0x41...0x46: return text[i] - 0x41 + 10
            default: return nil
            }
        }
        while i < text.count {
            if FloatFormatting.isBlank(text[i]) {
                i += 1
                continue
            }
            guard let high = digit(i) else {
                throw Raise.valueError("non-hexadecimal number found in fromhex() arg at position \(i)")
            }
            guard let low = digit(i + 1) else {
                throw Raise.valueError("non-hexadecimal number found in fromhex() arg at position \(i + 1)")
            }
            out.append(high << 4 | low)
            i += 2
        }
        let made = result(out)
        if a[0].layout(ClassObject.self) == cls { return made }
        defer { made.release() }
        return try call(a[0], made)
    }
    CoreTypes.put(cls.pointee.namespace, "fromhex", .wrappedMethod(.classMethod, owned: .nativeFunction(fromHex)))
}

/// The arguments `sep` and `bytes_per_sep` at slots `i` and `i + 1`; text may only get an ASCII separator.
func hexGrouping(_ a: NativeArguments, _ i: Int, ofText: Bool) throws(Raise) -> (separator: UInt8, group: Int) {
    guard a.has(i) else { return (0, 0) }
    let group = try ArgumentValues.int32(a[i + 1])
    guard try Operators.length(a[i]) == 1 else { throw Raise.valueError("sep must be length 1.") }
    let separator: UInt32
    if a[i].isString {
        separator = UTF8Text.scalars(Array(a[i].utf8)).first ?? 0
        if separator > 255 { throw Raise.valueError("sep must be ASCII.") }
    } else if a[i].isKind(.bytes), let byte = a[i].byteContents.first {
        separator = UInt32(byte)
    } else {
        throw Raise.typeError("sep must be str or bytes.")
    }
    if separator > 127 && ofText { throw Raise.valueError("sep must be ASCII.") }
    return (UInt8(truncatingIfNeeded: separator), group)
}

/// Two digits a byte, with a separator between groups; a group of zero bytes is none.
func hexDigits(_ bytes: TextBytes, _ separator: UInt8, _ group: Int) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    for (i, byte) in bytes.enumerated() {
        if i > 0 && group != 0 {
            // Groups are counted from the right, from the left when the size is negative.
            let place = group > 0 ? bytes.count - i : i
            if place % Int(clamping: group.magnitude) == 0 { out.append(separator) }
        }
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
    }
    return out
}

/// The bytes-like argument of a method.
func requireBytes(_ value: Value) throws(Raise) -> TextBytes {
    guard let bytes = value.bufferContents else {
        if let view = value.memoryView {
            throw view.buffer == nil
                ? MemoryView.released() : Raise.bufferError("memoryview: underlying buffer is not C-contiguous")
        }
        throw Raise.typeError("a bytes-like object is required, not '\(value.typeName)'")
    }
    return bytes
}
