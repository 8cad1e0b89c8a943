// Data sets: the digits that are embedded, and IDX files that are missing, cut short or lie.

import Glibc
import Neural
import Tensors
import Testing
import Vision

/// An IDX file, not compressed (zlib reads both).
private func idx(_ shape: [Int], magic: [UInt8] = [0, 0, 8], bytes: Int) -> [UInt8] {
    var file = magic + [UInt8(shape.count)]
    for size in shape {
        for shift in [24, 16, 8, 0] { file.append(UInt8(truncatingIfNeeded: size >> shift)) }
    }
    return file + [UInt8](repeating: 0, count: bytes)
}

@Suite struct DatasetTests {
    @Test func digitsAreScikitLearns() throws {
        let expected = try fixture("loaders.json")
        let (train, test) = (try Digits.images(training: true), try Digits.images(training: false))
        #expect(train.targets.count == expected["count"]?.int && test.targets.count == expected["held_out"]?["count"]?.int)
        #expect(Array(train.targets[0..<40]) == expected["labels"]?.ints)
        #expect(hex(Array(train.pixels[0..<64])) == expected["first"]?.string)
    }

    static let bad: [(name: String, content: [UInt8], says: String)] = [
        ("truncated", idx([3, 28, 28], bytes: 1000), "truncated"),
        ("header", [0, 0, 8], "truncated"),
        ("magic", idx([3, 28, 28], magic: [0, 0, 9], bytes: 2352), "magic number"),
        ("more", idx([3, 28, 28], bytes: 2353), "data after"),
        ("huge", idx([1 << 31, 1 << 31, 1 << 31], bytes: 10), "more than"),
    ]

    @Test(arguments: bad.indices) func badIDXFilesAreRefused(_ index: Int) throws {
        let entry = Self.bad[index]
        let path = temporaryPath("\(entry.name).idx")
        try AtomicFile.write(entry.content, to: path)
        defer { unlink(path) }
        let error = #expect(throws: TensorError.self) { try IDXFile(path: path, dimensions: 3) }
        #expect(error?.message.contains(entry.says) == true, "\(error?.message ?? "no error")")
        #expect(error?.message.contains(path) == true)
    }

    @Test func missingFilesAreNamed() throws {
        let error = #expect(throws: TensorError.self) { try IDXFile(path: "/tmp/no-such-folder-of-tnb/x.gz", dimensions: 3) }
        #expect(error?.kind == .fileNotFound)
        #expect(error?.message.contains("/tmp/no-such-folder-of-tnb/x.gz") == true)
    }

    /// Pickles that are cut short anywhere, or that name something to call, are refused.
    @Test func picklesRunNothing() throws {
        let path = temporaryPath("batch")
        defer { unlink(path) }
        let call = Array("\u{80}\u{02}cos\nsystem\nX\u{02}\0\0\0ls\u{85}R.".unicodeScalars.map { UInt8($0.value) })
        for length in 0...call.count {
            try AtomicFile.write(Array(call[0..<length]), to: path)
            let error = #expect(throws: TensorError.self) { try CIFARBatch(path: path, labels: "labels") }
            if length > 12 { #expect(error?.message.contains("refers to os.system") == true) }
        }
    }

    /// MAT files cut short anywhere, or with any byte changed, are refused or read, and never trap.
    @Test func damagedMATFilesAreRefused() throws {
        let folder = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/BindingsTests/Data/svhn/"
        let path = temporaryPath("x.mat")
        defer { unlink(path) }
        for name in ["train", "test"] {
            let content = try FileReader(path: folder + name + "_32x32.mat").readAll(limit: 1 << 20)
            try AtomicFile.write(content, to: path)
            #expect(try MATFile(path: path).arrays.keys.sorted() == ["X", "y"])
            for length in stride(from: 0, to: content.count, by: 211) where length != 128 {
                try AtomicFile.write(Array(content[0..<length]), to: path)
                let arrays = try? MATFile(path: path).arrays
                #expect(arrays?["X"] == nil || arrays?["y"] == nil)
            }
            for place in Array(124..<216) + Array(stride(from: 216, to: content.count, by: 397)) {
                for change: UInt8 in [1, 0x80] {
                    var changed = content
                    changed[place] ^= change
                    try AtomicFile.write(changed, to: path)
                    if let labels = try? MATFile(path: path).arrays["y"] { _ = try? labels.integers() }
                }
            }
        }
    }

    /// A header whose checksum is right and whose size lies, and archives cut short anywhere.
    @Test func damagedArchivesAreRefused() throws {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, _ place: Int) { for (i, byte) in text.utf8.enumerated() { header[place + i] = byte } }
        put("a.png", 0)
        put("00000000144\0", 124)
        put("        ", 148)
        header[156] = UInt8(ascii: "0")
        let sum = header.reduce(0) { $0 + Int($1) }
        let digits = String(sum, radix: 8)
        put(String(repeating: "0", count: 6 - digits.count) + digits + "\0 ", 148)
        let path = temporaryPath("a.tar")
        defer { unlink(path) }
        try AtomicFile.write(header + [UInt8](repeating: 1, count: 512), to: path)
        let entries = try TarIndex(path: path).entries
        #expect(entries.map(\.name) == ["a.png"] && entries.map(\.size) == [100] && entries.map(\.offset) == [512])
        try AtomicFile.write(header + [1, 2, 3], to: path)
        #expect(throws: TensorError.self) { try TarIndex(path: path) }
        header[0] ^= 1
        try AtomicFile.write(header + [UInt8](repeating: 1, count: 512), to: path)
        let error = #expect(throws: TensorError.self) { try TarIndex(path: path) }
        #expect(error?.message.contains("checksum") == true)
    }
}
