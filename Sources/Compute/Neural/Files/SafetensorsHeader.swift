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

    /// Bits per element of every type name the format knows, in the order in which the reference lists them.
    private static let types: [(name: String, bits: Int)] = [
        ("BOOL", 8), ("F4", 4), ("F6_E2M3", 6), ("F6_E3M2", 6), ("U8", 8), ("I8", 8), ("F8_E5M2", 8), ("F8_E4M3", 8),
        ("F8_E8M0", 8), ("F8_E4M3FNUZ", 8), ("F8_E5M2FNUZ", 8), ("I16", 16), ("U16", 16), ("F16", 16), ("BF16", 16),
        ("I32", 32), ("U32", 32), ("F32", 32), ("C64", 64), ("F64", 64), ("I64", 64), ("U64", 64),
    ]

    private static func failure(_ what: String) -> SafetensorError {
        SafetensorError("Error while deserializing header: \(what)")
    }

    private static func invalid(_ what: String) -> SafetensorError { failure("invalid JSON in header: \(what)") }

    /// Checks the length field of a file of `fileSize` bytes. Returns the header's length.
    static func length(_ field: UInt64, fileSize: Int) throws(SafetensorError) -> Int {
        guard field <= UInt64(maximumLength) else { throw failure("header too large") }
        guard Int(field) <= fileSize - 8 else { throw failure("invalid header length") }
        return Int(field)
    }

    /// Reads and checks a header whose data part has `dataSize` bytes. The checks and their words are those of the
    /// reference implementation; only where in the JSON an error is, is told by byte.
    public init(parsing bytes: some Collection<UInt8>, dataSize: Int) throws(SafetensorError) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Self.failure("invalid UTF-8 in header") }
        let json: JSONValue
        do { json = try JSONValue(parsing: bytes) } catch { throw Self.invalid("\(error)") }
        guard case .object(let members) = json else { throw Self.invalid("an object was expected") }

        entries = []
        metadata = []
        for (name, value) in members {
            if name == "__metadata__" {
                guard case .object(let pairs) = value else { throw Self.invalid("__metadata__ is not an object") }
                for (key, text) in pairs {
                    guard let text = text.string else { throw Self.invalid("__metadata__ \"\(key)\" is not a string") }
                    metadata.append((key, text))
                }
            } else {
                entries.append(try Self.entry(name, value))
            }
        }
        var place = 0
        for entry in entries.sorted(by: { ($0.begin, $0.end) < ($1.begin, $1.end) }) {
            guard entry.begin == place, entry.end >= place else {
                throw Self.failure("invalid offset for tensor `\(entry.name)`")
            }
            guard try Self.byteCount(entry) == entry.end - entry.begin else {
                throw Self.failure("invalid shape, data type, or offset for tensor")
            }
            place = entry.end
        }
        guard place == dataSize else { throw Self.failure("incomplete metadata, file not fully covered") }
    }

    /// One member of the header as written, not yet compared with the others.
    private static func entry(_ name: String, _ value: JSONValue) throws(SafetensorError) -> Entry {
        func failure(_ what: String) -> SafetensorError { invalid("\(what) in tensor `\(name)`") }
        func size(_ value: JSONValue) throws(SafetensorError) -> Int {
            switch value {
            case .int(let size) where size >= 0: return size
            case .int(let size): throw failure("invalid value: integer `\(size)`, expected usize")
            case .double(let size) where size >= 0x1p63: return .max  // an integer too large for any file
            default: throw failure("invalid type: expected usize")
            }
        }
        guard case .object(let fields) = value else { throw failure("an object was expected") }
        for (key, _) in fields where !["dtype", "shape", "data_offsets"].contains(key) {
            throw failure("unknown field `\(key)`")
        }
        for key in ["dtype", "shape", "data_offsets"] where value[key] == nil { throw failure("missing field `\(key)`") }
        guard let dtype = value["dtype"]?.string else { throw failure("`dtype` is not a string") }
        guard types.contains(where: { $0.name == dtype }) else {
            let known = types.map { "`\($0.name)`" }.joined(separator: ", ")
            throw failure("unknown variant `\(dtype)`, expected one of \(known)")
        }
        guard let sizes = value["shape"]?.array else { throw failure("`shape` is not a list") }
        guard let offsets = value["data_offsets"]?.array, offsets.count == 2 else {
            throw failure("`data_offsets` is not a pair")
        }
        var shape: [Int] = []
        for item in sizes { shape.append(try size(item)) }
        return Entry(name: name, dtype: dtype, shape: shape, begin: try size(offsets[0]), end: try size(offsets[1]))
    }

    /// The bytes that a tensor of this type and shape takes; nil when its bits fill no whole bytes.
    private static func byteCount(_ entry: Entry) throws(SafetensorError) -> Int? {
        var count = 1
        for factor in entry.shape + [types.first { $0.name == entry.dtype }?.bits ?? 8] {
            let (product, overflow) = count.multipliedReportingOverflow(by: factor)
            guard !overflow else { throw failure("overflow computing buffer size from shape and/or element type") }
            count = product
        }
        return count % 8 == 0 ? count / 8 : nil
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
