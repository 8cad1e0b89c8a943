// MAT files of level 5 (MathWorks, "MAT-File Format"), the numeric arrays in them, plain or compressed by zlib: what SVHN comes in.
// A file is untrusted: sizes are checked against what is there before memory is taken.

internal import CImageCodecs
import Neural
import Tensors

/// The numeric arrays of a MAT file.
public struct MATFile {
    /// An array in column order, as MATLAB keeps it.
    public struct Array: Sendable {
        public let shape: [Int]
        /// The elements as they are stored; MATLAB stores whole numbers of any class in the smallest type that holds them.
        public let type: StoredType
        public let bytes: [UInt8]
    }

    /// The types of stored elements.
    public enum StoredType: Int, Sendable {
        case int8 = 1, uint8, int16, uint16, int32, uint32, single
        case double = 9
        case int64 = 12, uint64

        public var size: Int {
            switch self {
            case .int8, .uint8: 1
            case .int16, .uint16: 2
            case .int32, .uint32, .single: 4
            case .double, .int64, .uint64: 8
            }
        }
    }

    public private(set) var arrays: [String: Array] = [:]
    private let path: String

    /// Reads a file. Throws FileNotFoundError, or ValueError saying what was expected.
    public init(path: String) throws {
        self.path = path
        let file = try FileReader(path: path).readAll(limit: 4 << 30)
        guard file.count >= 128, file[126] == UInt8(ascii: "I"), file[127] == UInt8(ascii: "M"), file[125] == 1 else {
            let is73 = file.count >= 128 && file[126] == UInt8(ascii: "I") && file[125] == 2
            throw TensorError.value(
                "'\(path)' is no MAT file of level 5 with little-endian numbers"
                    + (is73 ? ": it is of version 7.3 (HDF5); save it with -v7" : ""))
        }
        var place = 128
        while place < file.count {
            let element = try Element(in: file[...], at: &place, path)
            switch element.type {
            case Self.compressed: try readMatrix(in: inflated(element.data)[...])
            case Self.matrix: try add(element.data)
            default: break
            }
        }
    }

    private static let (matrix, compressed) = (14, 15)

    /// A tagged piece of a file; a short one keeps its data within the tag.
    private struct Element {
        let type: Int
        let data: ArraySlice<UInt8>

        init(in bytes: ArraySlice<UInt8>, at place: inout Int, _ path: String) throws {
            func word(_ at: Int) throws -> Int {
                guard at >= bytes.startIndex, at <= bytes.endIndex - 4 else {
                    throw TensorError.value("'\(path)' is truncated: an element begins at its end")
                }
                return (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
            }
            let first = try word(place)
            let (size, begin): (Int, Int)
            if first >> 16 != 0 {
                (type, size, begin) = (first & 0xffff, first >> 16, place + 4)
                guard size <= 4 else { throw TensorError.value("'\(path)' has a short element of \(size) bytes") }
                _ = try word(begin)
                place += 8
            } else {
                (type, size, begin) = (first, try word(place + 4), place + 8)
                guard size <= bytes.endIndex - begin else {
                    throw TensorError.value("'\(path)' is truncated: an element of \(size) bytes has \(bytes.endIndex - begin)")
                }
                // Compressed elements follow each other without padding.
                place = type == MATFile.compressed ? begin + size : min(bytes.endIndex, begin + (size + 7) / 8 * 8)
            }
            data = bytes[begin..<begin + size]
        }
    }

    /// What a compressed element holds. Its own tag says how much that is.
    private func inflated(_ data: ArraySlice<UInt8>) throws -> [UInt8] {
        func inflate(_ count: Int) throws -> [UInt8] {
            var (bytes, status) = ([UInt8](repeating: 0, count: count), Int32(0))
            let got = data.withUnsafeBufferPointer { tnb_inflate($0.baseAddress, $0.count, &bytes, count, &status) }
            guard got == count else { throw TensorError.value("'\(path)' is damaged: a compressed element ends early") }
            return bytes
        }
        let tag = try inflate(8)
        let size = (4..<8).reversed().reduce(0) { $0 << 8 | Int(tag[$1]) }
        // Deflate makes at most 1032 bytes of one.
        guard size <= data.count * 1032 else { throw TensorError.value("'\(path)' is damaged: an element claims \(size) bytes") }
        return try inflate(8 + size)
    }

    private mutating func readMatrix(in bytes: ArraySlice<UInt8>) throws {
        var place = bytes.startIndex
        let element = try Element(in: bytes, at: &place, path)
        if element.type == Self.matrix { try add(element.data) }
    }

    /// Adds an array of numbers; cells, structures, text and sparse arrays are passed over, as is what has no name.
    private mutating func add(_ data: ArraySlice<UInt8>) throws {
        guard !data.isEmpty else { return }
        var place = data.startIndex
        let flags = try Element(in: data, at: &place, path).data
        guard let kind = flags.first else { throw TensorError.value("'\(path)' has an array without flags") }
        guard (6...15).contains(kind) else { return }
        let sizes = try Element(in: data, at: &place, path).data
        let name = String(decoding: try Element(in: data, at: &place, path).data, as: UTF8.self)
        guard sizes.count >= 8, sizes.count % 4 == 0, sizes.count <= 128 else {
            throw TensorError.value("'\(path)' has an array '\(name)' without its sizes")
        }
        let elements = try Element(in: data, at: &place, path)
        guard let type = StoredType(rawValue: elements.type) else {
            throw TensorError.value("'\(path)' has an array '\(name)' whose elements are no numbers: type \(elements.type)")
        }
        let shape = stride(from: sizes.startIndex, to: sizes.endIndex, by: 4).map { at in
            (0..<4).reduce(0) { $0 | Int(sizes[at + $1]) << (8 * $1) }
        }
        var count = type.size
        for size in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            guard !overflow else { throw TensorError.value("'\(path)' claims an array '\(name)' that is too large") }
            count = product
        }
        guard count == elements.data.count else {
            throw TensorError.value("'\(path)' has \(elements.data.count) bytes for an array '\(name)' of \(shape)")
        }
        arrays[name] = Array(shape: shape, type: type, bytes: Swift.Array(elements.data))
    }
}

extension MATFile.Array {
    /// The elements as whole numbers, in the order of the file. Throws ValueError for a number that is none.
    public func integers() throws -> [Int] {
        let count = bytes.count / type.size
        return try (0..<count).map { i in
            func load<T: FixedWidthInteger>(_: T.Type) -> T {
                let at = i * MemoryLayout<T>.size
                return (0..<MemoryLayout<T>.size).reduce(0) { $0 | T(truncatingIfNeeded: bytes[at + $1]) << T(8 * $1) }
            }
            func whole(_ value: Double) throws -> Int {
                guard let exact = Int(exactly: value) else { throw TensorError.value("\(value) is no whole number") }
                return exact
            }
            return switch type {
            case .int8: Int(Int8(bitPattern: bytes[i]))
            case .uint8: Int(bytes[i])
            case .int16: Int(load(Int16.self))
            case .uint16: Int(load(UInt16.self))
            case .int32: Int(load(Int32.self))
            case .uint32: Int(load(UInt32.self))
            case .int64: load(Int.self)
            case .uint64: Int(clamping: load(UInt64.self))
            case .single: try whole(Double(Float(bitPattern: load(UInt32.self))))
            case .double: try whole(Double(bitPattern: load(UInt64.self)))
            }
        }
    }
}
