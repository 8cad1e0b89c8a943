// Labelled images by index, and the data sets that can be made by name.

import Neural
import Tensors

/// Images with class ids. Everything that a loader can read.
public protocol Dataset: AnyObject {
    var name: String { get }
    /// Class names in the order of their ids.
    var classes: [String] { get }
    var count: Int { get }
    /// The image and class id at an index that lies in 0..<count.
    func sample(_ index: Int) throws -> (image: Image, target: Int)
}

/// Grey images of one size kept in memory as bytes.
public final class ImageArrayDataset: Dataset {
    public let name: String
    public let classes: [String]
    public let width, height: Int
    public let pixels: [UInt8]
    public let targets: [UInt8]

    init(name: String, classes: [String], width: Int, height: Int, pixels: [UInt8], targets: [UInt8]) {
        (self.name, self.classes, self.width, self.height) = (name, classes, width, height)
        (self.pixels, self.targets) = (pixels, targets)
    }

    public var count: Int { targets.count }

    public func sample(_ index: Int) throws -> (image: Image, target: Int) {
        guard targets.indices.contains(index) else {
            throw TensorError.index("index \(index) is out of bounds for dataset '\(name)' with \(count) images")
        }
        let size = width * height
        let bytes = Array(pixels[index * size..<(index + 1) * size])
        return (try Image(width: width, height: height, mode: .grey, bytes: bytes), Int(targets[index]))
    }
}

/// Data sets by name.
public enum DatasetFactory {
    /// Names that `create` knows.
    public static let names = ["digits", "fashion_mnist", "torch/fashion_mnist"]

    /// Whether a split's name means the training images. Throws for a name that is no split.
    static func isTraining(_ split: String) throws -> Bool {
        switch split {
        case "train", "training": return true
        case "val", "valid", "validation", "eval", "evaluation", "test": return false
        default:
            throw TensorError.value(
                "unknown split '\(split)'; one of train, training, validation, val, valid, eval, evaluation, test")
        }
    }

    /// Same as timm.data.create_dataset for the names above. `root` is the folder of the files; nil or '' means the
    /// usual place.
    public static func create(_ name: String, root: String? = nil, split: String = "validation") throws -> any Dataset {
        let training = try isTraining(split)
        switch name {
        case "digits": return try Digits.dataset(training: training)
        case "fashion_mnist": return try FashionMNIST.dataset(root: root, training: training)
        case "torch/fashion_mnist":
            guard let root, !root.isEmpty else { return try FashionMNIST.dataset(root: nil, training: training) }
            return try FashionMNIST.dataset(root: "\(root)/FashionMNIST/raw", training: training)
        default:
            throw TensorError.value("unknown dataset '\(name)'; one of \(names.joined(separator: ", "))")
        }
    }
}
