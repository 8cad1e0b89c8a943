// The module `struct`: values to and from packed bytes.

final class StructObject {
    var format: StructFormat
    var text: String

    init(_ format: StructFormat, _ text: String) {
        self.format = format
        self.text = text
    }
}

enum StructModule {
    static var module: NativeModule {
        NativeModule("struct", doc: "Functions to convert between Python values and C structs.") { m throws(Raise) in
            m.set(StructFormat.errorClass)
            m.set(cls)
            m.function("calcsize(format, /)") { a throws(Raise) in .int(try format(a[0]).size) }
            m.function("pack(format, /, *values)") { a throws(Raise) in try pack(try format(a[0]), a[1]) }
            m.function("unpack(format, buffer, /)") { a throws(Raise) in try unpack(try format(a[0]), a[1]) }
            m.function("unpack_from(format, /, buffer, offset=0)") { a throws(Raise) in
                try unpackFrom(try format(a[0]), a[1], a[2])
            }
            m.function("pack_into(format, buffer, offset, /, *values)") { a throws(Raise) in
                try packInto(try format(a[0]), a[1], a[2], a[3])
            }
            m.function("iter_unpack(format, buffer, /)") { a throws(Raise) in try iterate(try format(a[0]), a[1]) }
            m.function("_clearcache()") { _ throws(Raise) in .none }
        }
    }

    private static func text(_ value: Value) throws(Raise) -> String {
        if value.isString { return value.swiftString }
        if value.isKind(.bytes) { return String(decoding: value.byteContents, as: UTF8.self) }
        throw Raise.typeError("Struct() argument 1 must be a str or bytes object, not \(value.typeName)")
    }

    private static func format(_ value: Value) throws(Raise) -> StructFormat { try StructFormat(try text(value)) }

    private static func buffer(_ value: Value) throws(Raise) -> UnsafeBufferPointer<UInt8> {
        try requireBytes(value)
    }

    private static func pack(_ format: StructFormat, _ values: Value) throws(Raise) -> Value {
        var bytes = [UInt8](repeating: 0, count: format.size)
        try format.pack(Array(values.tupleItems)[...], "pack", into: &bytes, at: 0)
        return .bytes(bytes)
    }

    private static func unpack(_ format: StructFormat, _ value: Value) throws(Raise) -> Value {
        let bytes = try buffer(value)
        if bytes.count != format.size { throw StructFormat.error("unpack requires a buffer of \(format.size) bytes") }
        return format.unpack(bytes, at: 0)
    }

    private static func place(_ format: StructFormat, _ offset: Value, _ count: Int, _ isPacking: Bool) throws(Raise) -> Int {
        var place = try ArgumentValues.int(offset)
        if place < 0 {
            if place + format.size > 0 {
                throw StructFormat.error(
                    isPacking
                        ? "no space to pack \(format.size) bytes at offset \(place)"
                        : "not enough data to unpack \(format.size) bytes at offset \(place)")
            }
            if place + count < 0 { throw StructFormat.error("offset \(place) out of range for \(count)-byte buffer") }
            place += count
        }
        if count - place < format.size {
            let name = isPacking ? "pack" : "unpack"
            throw StructFormat.error(
                "\(name)_from requires a buffer of at least \(place + format.size) bytes for \(name)ing \(format.size) bytes at "
                    .replacing("pack_from", with: isPacking ? "pack_into" : "pack_from")
                    + "offset \(place) (actual buffer size is \(count))")
        }
        return place
    }

    private static func unpackFrom(_ format: StructFormat, _ value: Value, _ offset: Value) throws(Raise) -> Value {
        let bytes = try buffer(value)
        return format.unpack(bytes, at: try place(format, offset, bytes.count, false))
    }

    private static func packInto(
        _ format: StructFormat, _ target: Value, _ offset: Value, _ values: Value
    ) throws(Raise) -> Value {
        guard let room = target.writableContents else {
            throw Raise.typeError("argument must be read-write bytes-like object, not \(target.typeName)")
        }
        let start = try place(format, offset, room.count, true)
        var bytes = [UInt8](repeating: 0, count: format.size)
        try format.pack(Array(values.tupleItems)[...], "pack_into", into: &bytes, at: 0)
        // A value's `__index__` may have changed the target.
        guard let place = target.writableContents, start + bytes.count <= place.count else {
            throw StructFormat.error("the buffer changed its size")
        }
        for (i, byte) in bytes.enumerated() { place[start + i] = byte }
        return .none
    }

    private static func iterate(_ format: StructFormat, _ value: Value) throws(Raise) -> Value {
        let bytes = try buffer(value)
        if format.size == 0 { throw StructFormat.error("cannot iteratively unpack with a struct of length 0") }
        if bytes.count % format.size != 0 {
            throw StructFormat.error("iterative unpacking requires a buffer of a multiple of \(format.size) bytes")
        }
        var place = 0
        return .iterator(
            ClosureIterator(owning: [value.retained()]) { () throws(Raise) in
                let bytes = try buffer(value)
                guard place + format.size <= bytes.count else { return nil }
                place += format.size
                return format.unpack(bytes, at: place - format.size)
            })
    }

    nonisolated(unsafe) private static let cls = LibraryClass.make(  // under the interpreter lock
        StructObject.self, "Struct", module: "_struct", doc: "Struct(fmt) --> compiled struct object"
    ) { cls in
        func object(_ value: Value) throws(Raise) -> StructObject { try nativeSelf(value, StructObject.self, "Struct") }
        CoreTypes.constructor(cls, "__new__(cls, format)") { a throws(Raise) in
            let text = try text(a[1])
            return LibraryClass.box(a[0].layout(ClassObject.self), StructObject(try StructFormat(text), text))
        }
        CoreTypes.property(cls, "format", get: { v throws(Raise) in .string(try object(v).text) })
        CoreTypes.property(cls, "size", get: { v throws(Raise) in .int(try object(v).format.size) })
        CoreTypes.method(cls, "pack(self, /, *values)") { a throws(Raise) in try pack(try object(a[0]).format, a[1]) }
        CoreTypes.method(cls, "unpack(self, buffer, /)") { a throws(Raise) in try unpack(try object(a[0]).format, a[1]) }
        CoreTypes.method(cls, "unpack_from(self, /, buffer, offset=0)") { a throws(Raise) in
            try unpackFrom(try object(a[0]).format, a[1], a[2])
        }
        CoreTypes.method(cls, "pack_into(self, buffer, offset, /, *values)") { a throws(Raise) in
            try packInto(try object(a[0]).format, a[1], a[2], a[3])
        }
        CoreTypes.method(cls, "iter_unpack(self, buffer, /)") { a throws(Raise) in try iterate(try object(a[0]).format, a[1]) }
    }
}
