// Data sets: the digits that are embedded, and IDX files that are missing, cut short or lie.

import Glibc
import Neural
import Tensors
import Testing
import Vision

/// A folder with the two files of a split, as given.
private func folder(_ name: String, images: [UInt8]?, labels: [UInt8]?) throws -> String {
    let path = temporaryPath(name)
    mkdir(path, 0o777)
    if let images { try AtomicFile.write(images, to: "\(path)/train-images-idx3-ubyte.gz") }
    if let labels { try AtomicFile.write(labels, to: "\(path)/train-labels-idx1-ubyte.gz") }
    return path
}

private func remove(_ path: String) {
    unlink("\(path)/train-images-idx3-ubyte.gz")
    unlink("\(path)/train-labels-idx1-ubyte.gz")
    rmdir(path)
}

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
        let (train, test) = (try DatasetFactory.create("digits", split: "train"), try DatasetFactory.create("digits"))
        #expect(train.count == expected["count"]?.int && test.count == expected["held_out"]?["count"]?.int)
        #expect(train.classes == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
        #expect(try (0..<40).map { try train.sample($0).target } == expected["labels"]?.ints)
        #expect(try hex(train.sample(0).image.bytes) == expected["first"]?.string)
    }

    @Test func namesAndSplitsThatAreNoneAreRefused() throws {
        let error = #expect(throws: TensorError.self) { try DatasetFactory.create("mnits") }
        #expect(error?.message == "unknown dataset 'mnits'; one of digits, fashion_mnist, torch/fashion_mnist")
        #expect(throws: TensorError.self) { try DatasetFactory.create("digits", split: "trian") }
    }

    @Test func missingFilesAreNamed() throws {
        let error = #expect(throws: TensorError.self) {
            try DatasetFactory.create("fashion_mnist", root: "/tmp/no-such-folder-of-tnb", split: "train")
        }
        #expect(error?.kind == .fileNotFound)
        #expect(error?.message.contains("/tmp/no-such-folder-of-tnb/train-images-idx3-ubyte.gz") == true)
    }

    static let bad: [(name: String, images: [UInt8]?, labels: [UInt8]?, says: String)] = [
        ("truncated", idx([3, 28, 28], bytes: 1000), idx([3], bytes: 3), "truncated"),
        ("header", [0, 0, 8], idx([3], bytes: 3), "truncated"),
        ("magic", idx([3, 28, 28], magic: [0, 0, 9], bytes: 2352), idx([3], bytes: 3), "magic number"),
        ("labels", idx([3, 28, 28], bytes: 2352), idx([2], bytes: 2), "has 3 images"),
        ("size", idx([3, 27, 28], bytes: 2268), idx([3], bytes: 3), "28x27"),
        ("more", idx([3, 28, 28], bytes: 2353), idx([3], bytes: 3), "data after"),
        ("huge", idx([1 << 31, 1 << 31, 1 << 31], bytes: 10), idx([3], bytes: 3), "more than"),
        ("gone", idx([3, 28, 28], bytes: 2352), nil, "No such file"),
    ]

    @Test(arguments: bad.indices) func badFilesAreRefused(_ index: Int) throws {
        let entry = Self.bad[index]
        let root = try folder(entry.name, images: entry.images, labels: entry.labels)
        defer { remove(root) }
        let error = #expect(throws: TensorError.self) { try DatasetFactory.create("fashion_mnist", root: root, split: "train") }
        #expect(error?.message.contains(entry.says) == true, "\(error?.message ?? "no error")")
        #expect(error?.message.contains(root) == true)
    }

    @Test(.enabled(if: access("/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz", R_OK) == 0))
    func fashionMNISTIsRead() throws {
        let test = try DatasetFactory.create("fashion_mnist")
        #expect(test.count == 10_000)
        #expect(
            try (0..<5).map { try test.classes[test.sample($0).target] } == [
                "Ankle boot", "Pullover", "Trouser", "Trouser", "Shirt",
            ])
    }
}
