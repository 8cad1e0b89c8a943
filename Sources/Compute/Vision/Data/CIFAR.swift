// A batch of CIFAR-10 or CIFAR-100: the version for Python (a pickle) or the binary version. A. Krizhevsky, "Learning multiple
// layers of features from tiny images", 2009. Pixels are stored channel by channel and turned to rows of RGB here.

import Neural
import Tensors

/// Images of 32x32 in RGB with their labels.
public struct CIFARBatch: Sendable {
    /// [N, 32, 32, 3], row by row.
    public let pixels: [UInt8]
    public let labels: [Int]

    private static let plane = 32 * 32

    /// Reads a file. `labels` is the key of the labels: 'labels' of CIFAR-10, 'fine_labels' or 'coarse_labels' of CIFAR-100.
    public init(path: String, labels key: String) throws {
        let size = 3 * Self.plane
        if path.hasSuffix(".bin") {
            let data = try FileReader(path: path).readAll(limit: 4 << 30)
            let head = key == "labels" ? 1 : 2
            guard !data.isEmpty, data.count % (size + head) == 0 else {
                throw TensorError.value("'\(path)' is truncated: \(data.count) bytes are no multiple of \(size + head)")
            }
            let count = data.count / (size + head)
            labels = (0..<count).map { Int(data[$0 * (size + head) + (key == "fine_labels" ? 1 : 0)]) }
            pixels = Self.interleaved(count) { data[$0 * (size + head) + head + $1] }
        } else {
            guard case .dict(let batch) = try PickleReader.read(path: path), case .array(let array)? = batch["data"],
                let values = batch[key]?.items
            else { throw TensorError.value("'\(path)' has no 'data' and '\(key)': it is no batch of CIFAR") }
            labels = try values.map { value in
                guard let label = value.int else { throw TensorError.value("'\(path)': a label is no integer") }
                return label
            }
            guard array.bytes.count == labels.count * size else {
                throw TensorError.value(
                    "'\(path)' has \(labels.count) labels, but data of shape \(array.shape); [N, 3072] expected")
            }
            pixels = Self.interleaved(labels.count) { array.bytes[$0 * size + $1] }
        }
        let classes = key == "labels" ? 10 : key == "fine_labels" ? 100 : 20
        if let wrong = labels.first(where: { $0 < 0 || $0 >= classes }) {
            throw TensorError.value("'\(path)' holds the label \(wrong), 0 to \(classes - 1) expected")
        }
    }

    /// The names of the classes in a 'batches.meta' or 'meta' file.
    public static func names(path: String, key: String) throws -> [String] {
        guard case .dict(let meta) = try PickleReader.read(path: path), let names = meta[key]?.items else {
            throw TensorError.value("'\(path)' has no '\(key)'")
        }
        return names.map { $0.string ?? "" }
    }

    private static func interleaved(_ count: Int, _ sample: (Int, Int) -> UInt8) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count * 3 * plane) { buffer, initialized in
            for image in 0..<count {
                for place in 0..<plane {
                    for channel in 0..<3 {
                        buffer[(image * plane + place) * 3 + channel] = sample(image, channel * plane + place)
                    }
                }
            }
            initialized = count * 3 * plane
        }
    }
}
