// Zalando's Fashion-MNIST from its gzipped IDX files. H. Xiao, K. Rasul, R. Vollgraf, arXiv:1708.07747, MIT licence.

import Tensors

/// 60,000 + 10,000 grey images of 28x28 in ten classes.
enum FashionMNIST {
    /// Where Debian's package dataset-fashion-mnist puts the files.
    static let usualRoot = "/usr/share/datasets/fashion-mnist"
    static let classes = [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
    ]

    static func dataset(root: String?, training: Bool) throws -> ImageArrayDataset {
        let folder = root.flatMap { $0.isEmpty ? nil : $0 } ?? usualRoot
        let prefix = "\(folder)/\(training ? "train" : "t10k")"
        let images: IDXFile
        do {
            images = try IDXFile(path: "\(prefix)-images-idx3-ubyte.gz", dimensions: 3)
        } catch let error as TensorError where error.kind == .fileNotFound {
            throw TensorError.fileNotFound(
                "\(error.message); fashion_mnist needs its four .gz files there: install Debian's "
                    + "package dataset-fashion-mnist, or give their folder as root=")
        }
        let labels = try IDXFile(path: "\(prefix)-labels-idx1-ubyte.gz", dimensions: 1)
        guard images.shape[0] == labels.shape[0] else {
            throw TensorError.value(
                "'\(prefix)-images-idx3-ubyte.gz' has \(images.shape[0]) images, but "
                    + "'\(prefix)-labels-idx1-ubyte.gz' has \(labels.shape[0]) labels")
        }
        guard images.shape[1] == 28, images.shape[2] == 28 else {
            throw TensorError.value(
                "'\(prefix)-images-idx3-ubyte.gz' has images of \(images.shape[2])x\(images.shape[1]), "
                    + "28x28 expected")
        }
        if let wrong = labels.bytes.first(where: { $0 > 9 }) {
            throw TensorError.value("'\(prefix)-labels-idx1-ubyte.gz' holds the label \(wrong), 0 to 9 expected")
        }
        return ImageArrayDataset(
            name: "fashion_mnist", classes: classes, width: 28, height: 28, pixels: images.bytes, targets: labels.bytes)
    }
}
