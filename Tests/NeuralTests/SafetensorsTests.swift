// Safetensors files: the same bytes as the reference implementation, and every way in which a header can lie.

import Glibc
import Neural
import Tensors
import Testing

private func decodeBase64(_ text: String) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in text.utf8 {
        guard let value = alphabet.firstIndex(of: byte) else { continue }
        bits = (bits << 6 | value) & 0xFFFFFF
        count += 6
        if count >= 8 {
            count -= 8
            result.append(UInt8(truncatingIfNeeded: bits >> count))
        }
    }
    return result
}

/// A file of a header and as many zero bytes of data, written as they are.
private func file(_ header: String, data: Int, length: UInt64? = nil, name: String) throws -> String {
    let path = temporaryPath(name)
    let field = withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) { Array($0) }
    try AtomicFile.write(field + Array(header.utf8) + [UInt8](repeating: 0, count: data), to: path)
    return path
}

@Suite struct SafetensorsTests {
    @Test func savesTheSameBytesAsTheReference() throws {
        let expected = decodeBase64(try #require(fixture("safetensors.json")["file"]?.string))
        let scalar = try Tensor.scalar(2.5, dtype: .float64)
        let path = temporaryPath("same.safetensors")
        defer { unlink(path) }
        let flags = try Tensor.zeros([2], dtype: .bool)
        flags.pointer(UInt8.self)[0] = 1
        let bytes = try Tensor.zeros([2, 1], dtype: .uint8)
        bytes.pointer(UInt8.self)[0] = 1
        bytes.pointer(UInt8.self)[1] = 255
        try Safetensors.save(
            [
                ("b.weight", try Tensor.tensor([0, 0.25, 0.5, 0.75, 1, 1.25] as [Float], shape: [2, 3])),
                ("a", try Tensor.tensor([1, -2, 3])), ("flags", flags), ("scalar", scalar), ("bytes", bytes),
                ("none", try Tensor.zeros([0, 4])),
            ], metadata: [("format", "pt")], to: path)
        #expect(try FileReader(path: path).readAll(limit: 1 << 20) == expected)
    }

    @Test func loadsWhatItSaved() throws {
        let path = temporaryPath("round.safetensors")
        defer { unlink(path) }
        try AtomicFile.write(decodeBase64(try #require(fixture("safetensors.json")["file"]?.string)), to: path)
        let loaded = Dictionary(uniqueKeysWithValues: try Safetensors.load(path).map { ($0.name, $0.tensor) })
        #expect(try loaded["b.weight"]?.floats() == [0, 0.25, 0.5, 0.75, 1, 1.25])
        #expect(loaded["b.weight"]?.shape == [2, 3])
        #expect(try loaded["a"]?.ints() == [1, -2, 3])
        #expect(loaded["scalar"]?.shape == [])
        #expect(loaded["none"]?.shape == [0, 4])
        #expect(loaded["flags"]?.dtype == .bool)
    }

    static let lies: [(name: String, header: String, data: Int, says: String)] = [
        (
            "overlap",
            #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#, 12,
            "`b`"
        ),
        (
            "hole",
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}"#, 12,
            "`b`"
        ),
        ("beyond", #"{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}"#, 8, "not fully covered"),
        ("size", #"{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#, 8, "invalid shape"),
        ("huge", #"{"w":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}"#, 8, "overflow"),
        ("negative", #"{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, 4, "`w`"),
        ("backwards", #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, 4, "`w`"),
        ("dtype", #"{"w":{"dtype":"F99","shape":[1],"data_offsets":[0,4]}}"#, 4, "F99"),
        (
            "twice",
            #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 4,
            "twice"
        ),
        ("trailing", #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 9, "not fully covered"),
        ("json", #"{"w":"#, 4, "invalid JSON"),
        ("deep", String(repeating: "[", count: 100_000), 0, "deeper"),
    ]

    @Test(arguments: lies.indices) func refusesALyingHeader(_ index: Int) throws {
        let lie = Self.lies[index]
        let path = try file(lie.header, data: lie.data, name: "\(lie.name).safetensors")
        defer { unlink(path) }
        let error = #expect(throws: SafetensorError.self) { try Safetensors.load(path) }
        #expect(error?.message.contains(lie.says) == true, "\(error?.message ?? "no error")")
    }

    @Test func refusesALyingLength() throws {
        for (name, length) in [("long", UInt64(1) << 20), ("absurd", UInt64.max)] {
            let path = try file("{}", data: 0, length: length, name: "\(name).safetensors")
            defer { unlink(path) }
            #expect(throws: SafetensorError.self) { try Safetensors.load(path) }
        }
    }

    @Test func anUnwritableFolderLeavesNothing() throws {
        let error = #expect(throws: SafetensorError.self) {
            try Safetensors.save([("a", try Tensor.zeros([1]))], to: "/tmp/no-such-folder-of-tnb/a.safetensors")
        }
        let says =
            "Error while serializing: I/O error: No such file or directory (os error 2) at path \"/tmp/no-such-folder-of-tnb/"
        #expect(error?.message.hasPrefix(says) == true)
    }

    @Test func anUnfinishedFileLeavesTheOldOne() throws {
        let path = temporaryPath("kept")
        defer { unlink(path) }
        try AtomicFile.write([1, 2, 3], to: path)
        do {
            let file = try AtomicFile(path: path)
            try [UInt8](repeating: 9, count: 100).withUnsafeBytes { try file.write($0) }
        }
        #expect(try FileReader(path: path).readAll(limit: 10) == [1, 2, 3])
    }
}
