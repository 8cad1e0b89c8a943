// The character database that scripts see: properties that Swift's standard library has of a later Unicode or not at all, read
// from UnicodeData.swift when a script first asks.

internal import CZlib

struct UnicodeTable {
    /// What characters have in common; indices into the lists of UnicodeData.
    struct Record {
        var category: UInt8
        var direction: UInt8
        var combining: UInt8
        var isMirrored: Bool
        var width: UInt8
    }

    struct Number {
        var isDecimal: Bool
        var isDigit: Bool
        var numerator: Int
        var denominator: Int
    }

    struct Decomposition {
        var tag: UInt8
        var parts: [UInt32]
    }

    private var records: [Record] = []
    /// Where each run of characters begins, and its record.
    private var starts: [UInt32] = []
    private var indices: [UInt16] = []
    private(set) var numbers: [UInt32: Number] = [:]
    private(set) var decompositions: [UInt32: Decomposition] = [:]
    /// The character that two others compose.
    private(set) var compositions: [UInt64: UInt32] = [:]

    nonisolated(unsafe) private static var loaded: UnicodeTable?  // under the interpreter lock

    static func shared() throws(Raise) -> UnicodeTable {
        if let loaded { return loaded }
        let table = try UnicodeTable()
        loaded = table
        return table
    }

    private init() throws(Raise) {
        let packed: [UInt8]
        do throws(Raise) {
            let text = Array(UnicodeData.text.utf8)
            packed = try text.withUnsafeBufferPointer { bytes throws(Raise) in try BinasciiModule.decode(bytes, isStrict: true) }
        } catch { throw error }
        let bytes = try ZlibStream(windowBits: 15).run(packed, flush: Z_FINISH)
        guard bytes.count == UnicodeData.byteCount else { throw Raise.runtimeError("the embedded character data are damaged") }
        var place = 0
        func number() -> Int {
            var value = 0, shift = 0
            while place < bytes.count {
                let byte = Int(bytes[place])
                place += 1
                value |= (byte & 127) << shift
                shift += 7
                if byte < 128 { break }
            }
            return value
        }
        func signed() -> Int {
            let value = number()
            return value & 1 == 0 ? value / 2 : -(value + 1) / 2
        }
        for _ in 0..<number() {
            let b = bytes[place..<(place + 5)]
            place += 5
            records.append(
                Record(
                    category: b[b.startIndex], direction: b[b.startIndex + 1], combining: b[b.startIndex + 2],
                    isMirrored: b[b.startIndex + 3] != 0, width: b[b.startIndex + 4]))
        }
        var code = 0
        for _ in 0..<number() {
            starts.append(UInt32(code))
            code += number()
            indices.append(UInt16(number()))
        }
        code = 0
        for _ in 0..<number() {
            code += number()
            let kind = number()
            numbers[UInt32(code)] = Number(
                isDecimal: kind & 1 != 0, isDigit: kind & 2 != 0, numerator: signed(), denominator: number())
        }
        code = 0
        for _ in 0..<number() {
            code += number()
            let kind = number(), count = number()
            var part = code
            var parts: [UInt32] = []
            for _ in 0..<count {
                part += signed()
                parts.append(UInt32(part))
            }
            decompositions[UInt32(code)] = Decomposition(tag: UInt8(kind >> 1), parts: parts)
            if kind & 1 != 0, parts.count == 2 {
                compositions[UInt64(parts[0]) << 32 | UInt64(parts[1])] = UInt32(code)
            }
        }
    }

    func record(_ code: UInt32) -> Record {
        var low = 0, high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= code { low = middle } else { high = middle }
        }
        return records[Int(indices[low])]
    }

    func isAssigned(_ code: UInt32) -> Bool { UnicodeData.categories[Int(record(code).category)] != "Cn" }
}
