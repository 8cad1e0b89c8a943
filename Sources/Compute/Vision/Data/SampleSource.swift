// Where a loader's worker threads find images: arrays in memory, files, parts of archives. Everything here is read by several
// threads at once and never changes.

import Neural
import Tensors

/// Images with their targets by index.
public protocol SampleSource: Sendable {
    /// The image and target at an index; `skipped` gets a text for every image that could not be read and was passed over.
    func sample(_ index: Int, skipped: inout [String]) throws -> (image: Image, target: Int)
    /// What an error about the sample calls it; nil where an index says all.
    func name(_ index: Int) -> String?
}

/// Grey or RGB images in a uint8 tensor.
public struct ArraySource: SampleSource {
    // A tensor is no Sendable value; this one is read only and kept alive by the source.
    private nonisolated(unsafe) let images: Tensor
    private let targets: [Int]
    private let mode: Image.Mode?

    /// `mode` is what images are converted to.
    public init(images: Tensor, targets: [Int], mode: Image.Mode?) throws {
        guard images.shape.first == targets.count else {
            throw TensorError.value("\(images.shape.first ?? 0) images have \(targets.count) targets")
        }
        (self.images, self.targets, self.mode) = (try images.contiguous(), targets, mode)
    }

    public func sample(_ index: Int, skipped: inout [String]) throws -> (image: Image, target: Int) {
        let image = try Image(array: images, at: index)
        return (try mode.map { try image.converted(to: $0) } ?? image, targets[index < 0 ? index + targets.count : index])
    }

    public func name(_ index: Int) -> String? { nil }
}

/// Image files, or parts of files (members of archives).
public struct FileSource: SampleSource {
    /// A place of an image: a file, or `size` bytes at `offset` in it.
    public struct Place: Sendable {
        public let path: String
        public let part: (offset: Int, size: Int)?
        public let target: Int

        public init(path: String, part: (offset: Int, size: Int)?, target: Int) {
            (self.path, self.part, self.target) = (path, part, target)
        }
    }

    private let places: [Place]
    private let mode: Image.Mode?
    private let attempts: Int

    /// `mode` is what images are converted to. `attempts` above 1 passes over files that cannot be read, as timm's
    /// ImageDataset does: the next file takes the place, and after so many in a row RuntimeError is thrown.
    public init(_ places: [Place], mode: Image.Mode?, attempts: Int) {
        (self.places, self.mode, self.attempts) = (places, mode, attempts)
    }

    public func sample(_ index: Int, skipped: inout [String]) throws -> (image: Image, target: Int) {
        guard index >= -places.count, index < places.count else { throw TensorError.index("list index out of range") }
        var index = index < 0 ? index + places.count : index
        for _ in 0..<max(attempts, 1) {
            do {
                let image = try read(places[index])
                return (try mode.map { try image.converted(to: $0) } ?? image, places[index].target)
            } catch let error as TensorError where attempts > 1 && (error.kind == .os || error.kind == .fileNotFound) {
                skipped.append("Skipped sample (index \(index)). \(error.message)")
                index = (index + 1) % places.count
            }
        }
        throw TensorError.runtime("Failed to load \(attempts) consecutive samples")
    }

    public func name(_ index: Int) -> String? { places.indices.contains(index) ? places[index].path : nil }

    private func read(_ place: Place) throws -> Image {
        let file = try FileReader(path: place.path)
        let (offset, size) = place.part ?? (0, file.size)
        guard size <= Self.limit, offset >= 0, size >= 0, size <= file.size - offset else {
            throw TensorError.os("image file is truncated or too large: \(size) bytes at \(offset) of '\(place.path)'")
        }
        var bytes = [UInt8](repeating: 0, count: size)
        try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: offset) }
        return try Image.decode(bytes)
    }

    /// No image file that is meant for training is larger.
    private static let limit = 1 << 30
}

/// Some samples of another source.
public struct SubsetSource: SampleSource {
    private let source: any SampleSource
    private let indices: [Int]

    public init(_ source: any SampleSource, indices: [Int]) { (self.source, self.indices) = (source, indices) }

    private func inner(_ index: Int) throws -> Int {
        guard index >= -indices.count, index < indices.count else { throw TensorError.index("list index out of range") }
        return indices[index < 0 ? index + indices.count : index]
    }

    public func sample(_ index: Int, skipped: inout [String]) throws -> (image: Image, target: Int) {
        try source.sample(inner(index), skipped: &skipped)
    }

    public func name(_ index: Int) -> String? { (try? inner(index)).flatMap(source.name) }
}
