// torchvision.datasets: the small data sets that everybody knows, read from their authors' files, and folders of images.

import Interp
import Neural
import Tensors
import Vision

func torchvisionDatasetModules() -> [NativeModule] {
    let needs = ["torchvision", "torch", "PIL.Image"]
    return [
        NativeModule("torchvision.datasets._arrays", needs: needs) { m in installArrayReading(m) },
        .scripted("torchvision.datasets", doc: "Data sets.", needs: needs, DataScripts.torchvisionDatasets),
        .scripted("torchvision.datasets._plain", needs: needs, DataScripts.torchvisionPlain),
        .scripted("torchvision.datasets.cifar", needs: needs, DataScripts.torchvisionCIFAR),
        .scripted("torchvision.datasets.folder", needs: needs, DataScripts.torchvisionFolder),
        .scripted("torchvision.datasets.mnist", needs: needs, DataScripts.torchvisionMNIST),
        .scripted("torchvision.datasets.stl10", needs: needs, DataScripts.torchvisionSTL10),
        .scripted("torchvision.datasets.svhn", needs: needs, DataScripts.torchvisionSVHN),
        .scripted("torchvision.datasets.vision", needs: needs, DataScripts.torchvisionVision),
    ]
}

/// Readers of arrays of images, each a uint8 tensor with its labels.
private func installArrayReading(_ m: ModuleBuilder) {
    let declarations = TorchDeclarations(m)
    declarations.function("read_idx(path, dimensions)", doc: "An IDX file, plain or gzipped, as a tensor.") { c -> Tensor in
        let file = try IDXFile(path: pathText(c, 0), dimensions: c.int(1))
        return try Tensor.tensor(file.bytes, shape: file.shape)
    }
    declarations.function("read_cifar(path, labels)", doc: "(images [N, 32, 32, 3], labels) of a batch, pickled or binary.") {
        c -> Value in
        let batch = try CIFARBatch(path: pathText(c, 0), labels: c.string(1))
        return .tuple(owned: [
            try Tensor.tensor(batch.pixels, shape: [batch.labels.count, 32, 32, 3]).toScript(),
            .list(owned: batch.labels.map { .int($0) }),
        ])
    }
    declarations.function("read_svhn(path)", doc: "(images [N, 3, W, H], labels [N]) of a MAT file with X and y.") { c -> Value in
        let path = try pathText(c, 0)
        let arrays = try MATFile(path: path).arrays
        guard let images = arrays["X"], let labels = arrays["y"] else {
            throw TensorError.value("'\(path)' has no arrays X and y; it has \(arrays.keys.sorted().joined(separator: ", "))")
        }
        guard images.type == .uint8, images.shape.count == 4, images.shape[2] == 3 else {
            throw TensorError.value("'\(path)' has an array X of \(images.shape); bytes of [height, width, 3, N] expected")
        }
        let targets = try labels.integers()
        guard targets.count == images.shape[3] else {
            throw TensorError.value("'\(path)' has \(images.shape[3]) images, but \(targets.count) labels")
        }
        return .tuple(owned: [
            try Tensor.tensor(images.bytes, shape: images.shape.reversed()).toScript(), try Tensor.tensor(targets).toScript(),
        ])
    }
    declarations.function("read_cifar_names(path, key)", doc: "The names of the classes in a batches.meta file.") {
        c -> [String] in
        try CIFARBatch.names(path: pathText(c, 0), key: c.string(1))
    }
    declarations.function("digits(train)", doc: "(images [N, 8, 8], labels) of the UCI digits.") { c -> Value in
        let set = try Digits.images(training: c.truth(0))
        return .tuple(owned: [
            try Tensor.tensor(set.pixels, shape: [set.targets.count, set.height, set.width]).toScript(),
            .list(owned: set.targets.map { .int($0) }),
        ])
    }
    declarations.function("image(data, index)", doc: "The picture [H, W] or [H, W, 3] at an index of a uint8 tensor.") {
        c -> Image in
        try Image(array: c.tensor(0), at: c.int(1))
    }
}
