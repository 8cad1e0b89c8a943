// Tensors to and from safetensors files. Same calls as safetensors.torch; files are byte for byte what it writes.

internal import Glibc
import Tensors

/// Reading and writing safetensors files.
public enum Safetensors {
    // The order of the reference implementation's dtype enumeration: files list wide types first, then names.
    private static func name(of dtype: DType) -> (name: String, rank: Int) {
        switch dtype {
        case .bool: ("BOOL", 0)
        case .uint8: ("U8", 1)
        case .int8: ("I8", 2)
        case .int16: ("I16", 3)
        case .float16: ("F16", 4)
        case .bfloat16: ("BF16", 5)
        case .int32: ("I32", 6)
        case .float32: ("F32", 7)
        case .float64: ("F64", 8)
        case .int64: ("I64", 9)
        }
    }

    /// Writes the tensors whole or not at all; a tensor in another memory order is written row-major.
    /// Same as safetensors.torch.save_file.
    public static func save(
        _ tensors: [(name: String, tensor: Tensor)], metadata: [(key: String, value: String)] = [], to path: String
    ) throws {
        var seen: Set<String> = ["__metadata__"]
        for (name, _) in tensors where !seen.insert(name).inserted {
            throw SafetensorError("Error while serializing: the key \"\(name)\" occurs twice or is reserved")
        }
        let ordered = tensors.sorted { a, b in
            let (x, y) = (Self.name(of: a.tensor.dtype).rank, Self.name(of: b.tensor.dtype).rank)
            return x != y ? x > y : precedes(a.name, b.name)
        }
        var header = SafetensorsHeader(entries: [], metadata: metadata)
        var place = 0
        for (name, tensor) in ordered {
            let end = place + tensor.numel * tensor.itemSize
            header.entries.append(
                .init(name: name, dtype: Self.name(of: tensor.dtype).name, shape: tensor.shape, begin: place, end: end))
            place = end
        }
        let file = try AtomicFile(path: path) { code, _, temporary in
            let place = temporary.map { " at path \"\($0)\"" } ?? ""
            return SafetensorError("Error while serializing: I/O error: \(osError(code))\(place)")
        }
        try header.encoded().withUnsafeBytes { try file.write($0) }
        for (_, tensor) in ordered {
            let source = try tensor.detach().contiguous()
            try withExtendedLifetime(source) {
                try file.write(UnsafeRawBufferPointer(start: source.rawPointer, count: source.numel * source.itemSize))
            }
        }
        try file.commit()
    }

    // An errno in the words of Rust's standard library, which the reference is written in.
    private static func osError(_ code: Int32) -> String { "\(String(cString: strerror(code))) (os error \(code))" }

    // Names are compared as bytes, not as Swift's canonically equivalent characters.
    private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

    /// All tensors of a file in the file's order. Half-precision floats are widened to float32, exactly.
    /// Same as safetensors.torch.load_file.
    ///
    /// With `mapped` the tensors are the file's own bytes in memory, read when they are first looked at: for files that nobody
    /// writes to while they are used (see FileMapping).
    public static func load(_ path: String, mapped: Bool = false) throws -> [(name: String, tensor: Tensor)] {
        let (reader, header, start) = try open(path)
        let mapping = mapped ? reader.mapped() : nil
        return try header.entries.map { entry in
            if let mapping, let dtype = mappable[entry.dtype],
                let tensor = Tensor.mapped(mapping, at: start + entry.begin, entry.shape, dtype: dtype),
                tensor.numel * tensor.itemSize == entry.end - entry.begin
            {
                return (entry.name, tensor)
            }
            return (entry.name, try tensor(entry, reader, at: start))
        }
    }

    /// Types whose bytes are a tensor's as they are.
    private static let mappable: [String: DType] = [
        "F32": .float32, "F64": .float64, "I64": .int64, "I32": .int32, "F16": .float16, "BF16": .bfloat16,
    ]

    /// The checked header alone.
    public static func header(_ path: String) throws -> SafetensorsHeader { try open(path).header }

    private static func open(_ path: String) throws -> (reader: FileReader, header: SafetensorsHeader, start: Int) {
        let reader: FileReader
        do { reader = try FileReader(path: path) } catch let error as TensorError where error.kind == .fileNotFound {
            throw TensorError.fileNotFound("No such file or directory: \(path)")
        }
        guard reader.size >= 8 else {
            throw SafetensorError("Error while deserializing header: header too small")
        }
        var field: UInt64 = 0
        try withUnsafeMutableBytes(of: &field) { try reader.read(into: $0, at: 0) }
        let length = try SafetensorsHeader.length(UInt64(littleEndian: field), fileSize: reader.size)
        var bytes = [UInt8](repeating: 0, count: length)
        try bytes.withUnsafeMutableBytes { try reader.read(into: $0, at: 8) }
        let header = try SafetensorsHeader(parsing: bytes, dataSize: reader.size - 8 - length)
        return (reader, header, 8 + length)
    }

    private static func tensor(_ entry: SafetensorsHeader.Entry, _ reader: FileReader, at start: Int) throws -> Tensor {
        func read(_ dtype: DType) throws -> Tensor {
            let tensor = try Tensor.empty(entry.shape, dtype: dtype)
            let buffer = UnsafeMutableRawBufferPointer(start: tensor.rawPointer, count: entry.end - entry.begin)
            try reader.read(into: buffer, at: start + entry.begin)
            return tensor
        }
        switch entry.dtype {
        case "F32": return try read(.float32)
        case "F64": return try read(.float64)
        case "I64": return try read(.int64)
        case "I32": return try read(.int32)
        case "U8": return try read(.uint8)
        case "BOOL":
            let tensor = try read(.bool)
            let bytes = UnsafeMutableBufferPointer(start: tensor.pointer(UInt8.self), count: tensor.numel)
            for index in bytes.indices where bytes[index] > 1 { bytes[index] = 1 }
            return tensor
        case "F16": return try read(.float16)
        case "BF16": return try read(.bfloat16)
        case "I16": return try read(.int16)
        case "I8": return try read(.int8)
        default:
            throw SafetensorError(
                "tensor `\(entry.name)` in '\(reader.path)' has dtype \(entry.dtype), which has no tensor "
                    + "type here; convert it to F32, F64, F16, BF16, I64, I32, I16, I8, U8 or BOOL first")
        }
    }
}

extension SafetensorsHeader {
    fileprivate init(entries: [Entry], metadata: [(key: String, value: String)]) {
        self.entries = entries
        self.metadata = metadata
    }
}
