// The format strings of `struct`: sizes, alignment, and one item's bytes. The module's functions are in StructModule.swift.

/// A parsed format.
struct StructFormat {
    struct Item {
        var code: Unicode.Scalar
        /// Repeats, or the length of an `s` or `p`.
        var count: Int
        var offset: Int
        var size: Int
    }

    private(set) var items: [Item] = []
    private(set) var size = 0
    let isBigEndian: Bool
    /// Sizes, alignment and conversions of C.
    let isNative: Bool
    /// How many values are packed.
    private(set) var valueCount = 0

    init(_ text: String) throws(Raise) {
        var scalars = Array(text.unicodeScalars)
        var isNative = true
        var isBig = false
        if let first = scalars.first, "@=<>!".unicodeScalars.contains(first) {
            isNative = first == "@"
            isBig = first == ">" || first == "!"
            scalars.removeFirst()
        }
        isBigEndian = isBig
        self.isNative = isNative
        var i = 0
        while i < scalars.count {
            var code = scalars[i]
            i += 1
            if " \t\n\r\u{0b}\u{0c}".unicodeScalars.contains(code) { continue }
            var count = 1
            if PatternReader.isDigit(code) {
                count = 0
                while true {
                    let (scaled, overflow) = count.multipliedReportingOverflow(by: 10)
                    let (sum, more) = scaled.addingReportingOverflow(Int(code.value) - 48)
                    if overflow || more { throw StructFormat.error("total struct size too long") }
                    count = sum
                    guard i < scalars.count else { throw StructFormat.error("repeat count given without format specifier") }
                    code = scalars[i]
                    i += 1
                    if !PatternReader.isDigit(code) { break }
                }
            }
            guard let width = StructFormat.width(code, isNative: isNative) else {
                throw StructFormat.error("bad char in struct format")
            }
            if isNative && width > 1 && !"sp".unicodeScalars.contains(code) { size = (size + width - 1) / width * width }
            let (total, overflow) = width.multipliedReportingOverflow(by: count)
            let (end, more) = size.addingReportingOverflow(total)
            if overflow || more { throw StructFormat.error("total struct size too long") }
            items.append(Item(code: code, count: count, offset: size, size: width))
            size = end
            switch code {
            case "x": break
            case "s", "p": valueCount += 1
            default: valueCount += count
            }
        }
    }

    private static func width(_ code: Unicode.Scalar, isNative: Bool) -> Int? {
        switch code {
        case "x", "c", "b", "B", "?", "s", "p": 1
        case "h", "H", "e": 2
        case "i", "I", "f": 4
        case "l", "L": isNative ? 8 : 4
        case "q", "Q", "d": 8
        case "n", "N", "P": isNative ? 8 : nil
        default: nil
        }
    }

    nonisolated(unsafe) static let errorClass = LibraryClass.exception("error", module: "struct", bases: [.exception])

    static func error(_ message: String) -> Raise { Raise.make(errorClass, .tuple(owned: [.string(message)])) }

    // ---- packing -------------------------------------------------------------------------------------------------------

    /// Writes the values into `bytes`, which has `size` bytes from `start` on.
    func pack(_ values: ArraySlice<Value>, _ function: String, into bytes: inout [UInt8], at start: Int) throws(Raise) {
        if values.count != valueCount {
            throw StructFormat.error("\(function) expected \(valueCount) items for packing (got \(values.count))")
        }
        for i in start..<(start + size) { bytes[i] = 0 }
        var next = values.startIndex
        for item in items {
            switch item.code {
            case "x": break
            case "s", "p":
                let value = values[next]
                next += 1
                guard value.isKind(.bytes) || value.isKind(.byteArray) else {
                    throw StructFormat.error("argument for '\(item.code)' must be a bytes object")
                }
                var contents = Array(value.byteContents)
                if item.code == "p" {
                    if item.count == 0 { break }
                    contents = Array(contents.prefix(min(item.count - 1, 255)))
                    contents.insert(UInt8(contents.count), at: 0)
                }
                for (k, byte) in contents.prefix(item.count).enumerated() { bytes[start + item.offset + k] = byte }
            default:
                for k in 0..<item.count {
                    let bits = try packed(values[next], item)
                    next += 1
                    let place = start + item.offset + k * item.size
                    for byte in 0..<item.size {
                        let shift = UInt64(isBigEndian ? item.size - 1 - byte : byte) * 8
                        bytes[place + byte] = UInt8(truncatingIfNeeded: bits >> shift)
                    }
                }
            }
        }
    }

    /// The item's bits; an int that does not fit is an error of the module's own, as is whatever keeps a value from being a float.
    private func packed(_ value: Value, _ item: Item) throws(Raise) -> UInt64 {
        do throws(Raise) { return try bits(value, item) } catch {
            guard value.isInteger, error.matches(.overflowError) else { throw error }
            error.discard()
            throw StructFormat.error("int too large to convert")
        }
    }

    private func bits(_ value: Value, _ item: Item) throws(Raise) -> UInt64 {
        switch item.code {
        case "c":
            guard value.isKind(.bytes), value.byteContents.count == 1 else {
                throw StructFormat.error("char format requires a bytes object of length 1")
            }
            return UInt64(value.byteContents[0])
        case "?": return try truth(value) ? 1 : 0
        case "d": return try real(value).bitPattern
        case "f":
            let number = try real(value), small = Float(number)
            if small.isInfinite && number.isFinite && !isNative {
                throw Raise.overflowError("float too large to pack with f format")
            }
            return UInt64(small.bitPattern)
        case "e":
            let number = try real(value), small = HalfFloat.bits(number)
            if small & 0x7fff == 0x7c00 && number.isFinite { throw Raise.overflowError("float too large to pack with e format") }
            return UInt64(small)
        default: return try integer(value, item)
        }
    }

    private func real(_ value: Value) throws(Raise) -> Double {
        do throws(Raise) { return try ArgumentValues.real(value) } catch {
            error.discard()
            throw StructFormat.error("required argument is not a float")
        }
    }

    private func integer(_ value: Value, _ item: Item) throws(Raise) -> UInt64 {
        let number: BigInteger
        do throws(Raise) { number = try ArgumentValues.integer(value) } catch {
            guard error.matches(.typeError) else { throw error }
            error.discard()
            throw StructFormat.error("required argument is not an integer")
        }
        let isSigned = item.code.properties.isLowercase
        func outside(_ name: String, _ low: String, _ high: String) -> Raise {
            StructFormat.error("\(name) format requires \(low) <= number <= \(high)")
        }
        // CPython packs the machine's byte order with functions of its own, which name short types and check in another order.
        let name: String
        switch item.code {
        case "b": name = "byte"
        case "B": name = "ubyte"
        case "h" where !isBigEndian: name = "short"
        case "H" where !isBigEndian: name = "ushort"
        default: name = "'\(item.code)'"
        }
        if item.code == "P" {
            if number.isNegative, let small = number.asInt { return UInt64(bitPattern: Int64(small)) }
            guard let large = number.asUInt64 else {
                throw Raise.overflowError("Python int too large to convert to C \(number.isNegative ? "" : "unsigned ")long")
            }
            return large
        }
        if isBigEndian && item.size == 8 {
            if number.isNegative && !isSigned { throw Raise.overflowError("can't convert negative int to unsigned") }
            guard let bytes = number.littleEndianBytes(count: 8, signed: isSigned) else {
                throw Raise.overflowError("int too big to convert")
            }
            return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        if isSigned || item.size == 1 || (item.size == 2 && !isBigEndian) {
            guard let small = number.asInt else { throw StructFormat.error("argument out of range") }
            let top = item.size == 8 ? Int.max : 1 << (item.size * 8 - (isSigned ? 1 : 0)) - 1
            let bottom = isSigned ? -top - 1 : 0
            if small < bottom || small > top { throw outside(name, "\(bottom)", "\(top)") }
            return UInt64(bitPattern: Int64(small))
        }
        guard let large = number.asUInt64 else { throw StructFormat.error("argument out of range") }
        let top = item.size == 8 ? UInt64.max : 1 << UInt64(item.size * 8) - 1
        if large > top { throw outside(name, "0", "\(top)") }
        return large
    }

    // ---- unpacking --------------------------------------------------------------------------------------------------------

    /// The values in `size` bytes. Owned tuple.
    func unpack(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Value {
        var values: [Value] = []
        values.reserveCapacity(valueCount)
        for item in items {
            let place = start + item.offset
            switch item.code {
            case "x": break
            case "s": values.append(.bytes(Array(bytes[place..<(place + item.count)])))
            case "p":
                let count = item.count == 0 ? 0 : min(Int(bytes[place]), item.count - 1)
                values.append(.bytes(count == 0 ? [] : Array(bytes[(place + 1)...(place + count)])))
            default:
                for k in 0..<item.count {
                    var bits: UInt64 = 0
                    for byte in 0..<item.size {
                        let shift = UInt64(isBigEndian ? item.size - 1 - byte : byte) * 8
                        bits |= UInt64(bytes[place + k * item.size + byte]) << shift
                    }
                    values.append(value(bits, item))
                }
            }
        }
        return .tuple(owned: values)
    }

    private func value(_ bits: UInt64, _ item: Item) -> Value {
        switch item.code {
        case "c": return .bytes([UInt8(truncatingIfNeeded: bits)])
        case "?": return .bool(bits != 0)
        case "d": return .float(Double(bitPattern: bits))
        case "f": return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
        case "e": return .float(HalfFloat.value(UInt16(truncatingIfNeeded: bits)))
        default:
            if item.code.properties.isLowercase {
                let shift = UInt64(64 - item.size * 8)
                return .int(Int(Int64(bitPattern: bits << shift) >> Int64(shift)))
            }
            return bits <= UInt64(Int.max) ? .int(Int(bits)) : .integer(BigInteger(magnitude: [UInt(bits)]))
        }
    }
}

extension BigInteger {
    /// Nil below zero and above 64 bits.
    fileprivate var asUInt64: UInt64? {
        guard !isNegative, let bytes = littleEndianBytes(count: 8, signed: false) else { return nil }
        return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// IEEE 754 half precision by hand: x86-64 has no such type in Swift.
enum HalfFloat {
    static func value(_ bits: UInt16) -> Double {
        let sign = bits & 0x8000 == 0 ? 1.0 : -1.0
        let exponent = Int(bits >> 10 & 0x1f), fraction = Double(bits & 0x3ff)
        switch exponent {
        case 0: return sign * fraction * 0x1p-24
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default: return sign * (1 + fraction / 1024) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
        }
    }

    /// Rounded to nearest, ties to even.
    static func bits(_ number: Double) -> UInt16 {
        let sign: UInt16 = number.sign == .minus ? 0x8000 : 0
        if number.isNaN { return sign | 0x7e00 }
        let magnitude = number.magnitude
        if magnitude.isInfinite { return sign | 0x7c00 }
        if magnitude < 0x1p-14 { return sign | UInt16((magnitude * 0x1p24).rounded(.toNearestOrEven)) }
        let exponent = Int(magnitude.exponent)
        if exponent > 15 { return sign | 0x7c00 }
        // A fraction that rounds up to 1024 carries into the exponent, as it should.
        let fraction = UInt16(((magnitude.significand - 1) * 1024).rounded(.toNearestOrEven))
        return sign | (UInt16(exponent + 15) << 10 &+ fraction)
    }
}
