// The header of a safetensors file: 8 bytes of length, JSON, then one run of data that the entries must cover exactly.
// https://github.com/huggingface/safetensors#format. A header is untrusted: every number is checked here, before any
// memory is taken for it. No tensors in this file; Safetensors.swift moves the bytes.

import Tensors

/// A file that is not what the safetensors format allows.
public struct SafetensorError: Error, CustomStringConvertible, Sendable {
    public let message: String
    public init(_ message: String) { self.message = message }
    public var description: String { message }
}

/// Names, types, shapes and places of the tensors in one file.
public struct SafetensorsHeader: Sendable {
    /// One tensor. `begin` and `end` count bytes from the start of the data.
    public struct Entry: Sendable, Equatable {
        public let name: String
        public let dtype: String
        public let shape: [Int]
        public let begin: Int
        public let end: Int
    }

    /// In the file's order.
    public var entries: [Entry]
    /// The `__metadata__` strings.
    public var metadata: [(key: String, value: String)]

    /// Longest header that is read, as in the reference implementation.
    static let maximumLength = 100_000_000

    /// Bits per element of every type name the format knows.
    static let bits: [String: Int] = [
        "BOOL": 8, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8, "F8_E8M0": 8, "I16": 16, "U16": 16, "F16": 16, "BF16": 16,
        "I32": 32, "U32": 32, "F32": 32, "F64": 64, "I64": 64, "U64": 64, "C64": 64,
    ]

    /// Checks the length field of a file of `fileSize` bytes. Returns the header's length.
    static func length(_ field: UInt64, fileSize: Int, path: String) throws(SafetensorError) -> Int {
        guard field <= UInt64(maximumLength) else {
            throw SafetensorError(
                "Error while deserializing header: header too large: '\(path)' claims \(field) bytes, "
                    + "at most \(maximumLength) are allowed")
        }
        guard Int(field) <= fileSize - 8 else {
            throw SafetensorError(
                "Error while deserializing header: invalid header length: '\(path)' claims \(field) bytes "
                    + "of header but has \(fileSize) in all (truncated?)")
        }
        return Int(field)
    }

    /// Reads and checks a header whose data part has `dataSize` bytes.
    public init(parsing bytes: some Collection<UInt8>, dataSize: Int, path: String) throws(SafetensorError) {
        func failure(_ what: String) -> SafetensorError {
            SafetensorError("Error while deserializing header: \(what) (in '\(path)')")
        }
        let json: JSONValue
        do { json = try JSONValue(parsing: bytes) } catch { throw failure("invalid JSON in header: \(error)") }
        guard case .object(let members) = json else { throw failure("invalid JSON in header: an object was expected") }

        entries = []
        metadata = []
        for (name, value) in members {
            if name == "__metadata__" {
                guard case .object(let pairs) = value else { throw failure("__metadata__ is not an object") }
                for (key, text) in pairs {
                    guard let text = text.string else { throw failure("__metadata__ \"\(key)\" is not a string") }
                    metadata.append((key, text))
                }
            } else {
                do { entries.append(try Self.entry(name, value)) } catch { throw failure(error.message) }
            }
        }
        var place = 0
        for entry in entries.sorted(by: { ($0.begin, $0.end) < ($1.begin, $1.end) }) {
            guard entry.begin == place else {
                let what = entry.begin < place ? "overlaps the tensor before it" : "leaves a hole before it"
                throw failure(
                    "invalid offset for tensor `\(entry.name)`: it begins at \(entry.begin) and \(what), "
                        + "\(place) was expected")
            }
            guard entry.end <= dataSize else {
                throw failure(
                    "invalid offset for tensor `\(entry.name)`: it ends at \(entry.end), but the file has "
                        + "\(dataSize) bytes of data (truncated?)")
            }
            place = entry.end
        }
        guard place == dataSize else {
            throw failure("the tensors end at byte \(place) of the data, but the file has \(dataSize)")
        }
    }

    /// One member of the header, checked on its own.
    private static func entry(_ name: String, _ value: JSONValue) throws(SafetensorError) -> Entry {
        func failure(_ what: String) -> SafetensorError { SafetensorError("tensor `\(name)`: \(what)") }
        guard case .object(let fields) = value else { throw failure("an object was expected") }
        for (key, _) in fields where !["dtype", "shape", "data_offsets"].contains(key) {
            throw failure("unknown field `\(key)`")
        }
        guard let dtype = value["dtype"]?.string else { throw failure("missing field `dtype`") }
        guard let bits = Self.bits[dtype] else { throw failure("unknown dtype `\(dtype)`") }
        guard let sizes = value["shape"]?.array else { throw failure("missing field `shape`") }
        guard let offsets = value["data_offsets"]?.array, offsets.count == 2, let begin = offsets[0].int,
            let end = offsets[1].int, begin >= 0
        else { throw failure("`data_offsets` must be two non-negative integers") }
        guard end >= begin else { throw failure("invalid offset: it ends at \(end) before it begins at \(begin)") }

        var shape: [Int] = []
        var count = bits / 8
        var hasZero = false
        for size in sizes {
            guard let size = size.int, size >= 0 else { throw failure("`shape` must hold non-negative integers") }
            shape.append(size)
            if size == 0 { hasZero = true; continue }
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            guard !overflow else { throw failure("the shape \(shape) is too large") }
            count = product
        }
        let expected = hasZero ? 0 : count
        guard expected == end - begin else {
            throw failure(
                "invalid shape, data type, or offset: \(dtype) of shape \(shape) takes \(expected) bytes, "
                    + "the offsets say \(end - begin)")
        }
        return Entry(name: name, dtype: dtype, shape: shape, begin: begin, end: end)
    }

    /// The header as bytes with its length field, padded so that the data starts at a multiple of 8.
    func encoded() -> [UInt8] {
        var parts: [String] = []
        if !metadata.isEmpty {
            let pairs = metadata.map { "\(JSONValue.quoted($0.key)):\(JSONValue.quoted($0.value))" }
            parts.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
        }
        for entry in entries {
            let sizes = entry.shape.map(String.init).joined(separator: ",")
            parts.append(
                "\(JSONValue.quoted(entry.name)):{\"dtype\":\"\(entry.dtype)\",\"shape\":[\(sizes)],"
                    + "\"data_offsets\":[\(entry.begin),\(entry.end)]}")
        }
        var text = Array("{\(parts.joined(separator: ","))}".utf8)
        while text.count % 8 != 0 { text.append(0x20) }
        return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text
    }
}
