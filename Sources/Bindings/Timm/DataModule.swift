// timm.data: data sets by name, and loaders over them.

import Interp
import Neural
import Tensors
import Vision

/// A data set as a script object.
final class DatasetObject: NativeObject {
    let dataset: any Dataset
    init(_ dataset: any Dataset) { self.dataset = dataset }
}

/// A loader as a script object.
final class LoaderObject: NativeObject {
    let loader: DataLoader
    let dataset: DatasetObject
    init(_ loader: DataLoader, _ dataset: DatasetObject) { (self.loader, self.dataset) = (loader, dataset) }
}

/// One pass over a loader.
private final class PassIterator: NativeIterator {
    private let pass: DataLoader.Pass
    init(_ pass: DataLoader.Pass) {
        self.pass = pass
        super.init()
    }

    override func next() throws(Raise) -> Value? {
        let batch: (input: Tensor, target: Tensor)?
        do { batch = try pass.next() } catch { throw Interpreter.translate(error) }
        return batch.map { .list(owned: [$0.input.toScript(), $0.target.toScript()]) }
    }
}

private func item(_ set: DatasetObject, _ key: Value) throws -> Value {
    guard let index = key.smallInteger else { throw Raise.typeError("dataset indices must be integers, not \(key.typeName)") }
    let place = index < 0 ? index + set.dataset.count : index
    guard place >= 0, place < set.dataset.count else {
        throw Raise.indexError("index \(index) is out of range for a data set of \(set.dataset.count) images")
    }
    let (image, target) = try set.dataset.sample(place)
    return .tuple(owned: [image.toScript(), .int(target)])
}

func installData(_ m: ModuleBuilder) {
    m.type(DatasetObject.self, name: "ImageDataset", doc: "Labelled images.") { t in
        t.operator("__len__") { .int($0.dataset.count) }
        t.operator("__getitem__", PositionalOnly<Value>("index")) { try item($0, $1) }
        t.operator("__repr__") { .string("<data set \($0.dataset.name): \($0.dataset.count) images>") }
        t.property("classes", doc: "Class names in the order of their ids.") { $0.dataset.classes }
        t.property("class_to_idx", doc: "Class ids by name.") { set in
            Value.dict(owned: set.dataset.classes.enumerated().map { ($1, .int($0)) })
        }
        t.property("transform") { (_: DatasetObject) in Value.none }
    }
    m.type(LoaderObject.self, name: "PrefetchLoader", doc: "Batches of a data set.") { t in
        t.operator("__len__") { .int($0.loader.count) }
        t.operator("__iter__") { .iterator(PassIterator($0.loader.makePass())) }
        t.property("dataset", doc: "What the batches are made of.") { $0.dataset }
        t.property("batch_size") { $0.loader.options.batchSize }
    }
    let declarations = TorchDeclarations(m)
    declarations.function(
        "create_dataset(name, root=None, split='validation', search_split=True, class_map=None, load_bytes=False, "
            + "is_training=False, download=False, batch_size=1, num_samples=None, seed=42, repeats=0, input_img_mode='RGB', "
            + "input_key=None, target_key=None, trust_remote_code=False, **kwargs)",
        doc: "A data set by name."
    ) { c -> DatasetObject in
        for (index, option) in [(4, "class_map"), (9, "num_samples"), (13, "input_key"), (14, "target_key")] where c.has(index) {
            throw Raise.notImplementedError("create_dataset(\(option)=…) is not available yet")
        }
        if try c.truth(7) {
            throw Raise.notImplementedError("create_dataset(download=True) is not available: nothing is fetched")
        }
        let root = c.has(1) ? try pathText(c, 1) : nil
        return DatasetObject(try DatasetFactory.create(c.string(0), root: root, split: c.string(2)))
    }
    declarations.function(
        "create_loader(dataset, input_size, batch_size, is_training=False, no_aug=False, re_prob=0.0, re_mode='const', "
            + "re_count=1, re_split=False, train_crop_mode=None, scale=None, ratio=None, hflip=0.5, vflip=0.0, "
            + "color_jitter=0.4, color_jitter_prob=None, grayscale_prob=0.0, gaussian_blur_prob=0.0, auto_augment=None, "
            + "num_aug_repeats=0, num_aug_splits=0, interpolation='bilinear', mean=None, std=None, num_workers=1, "
            + "distributed=False, crop_pct=None, crop_mode=None, crop_border_pixels=None, collate_fn=None, pin_memory=False, "
            + "fp16=False, img_dtype=None, device=None, use_prefetcher=True, use_multi_epochs_loader=False, "
            + "persistent_workers=True, worker_seeding='all', tf_preprocessing=False)",
        doc: "Batches of normalised images and class ids. Training: shuffled, the incomplete last batch left out."
    ) { c -> LoaderObject in
        guard let set = DatasetObject.fromScript(c[0]) else {
            throw Raise.notImplementedError(
                "create_loader(): the data set must come from create_dataset, not \(c[0].typeName)")
        }
        try c.device(33)
        for (index, option) in [
            (11, "ratio"), (18, "auto_augment"), (27, "crop_mode"), (28, "crop_border_pixels"), (29, "collate_fn"),
        ]
        where c.has(index) {
            throw Raise.notImplementedError("create_loader(\(option)=…) is not available yet")
        }
        for (index, option) in [
            (5, "re_prob"), (19, "num_aug_repeats"), (20, "num_aug_splits"), (25, "distributed"), (31, "fp16"),
        ]
        where try c.truth(index) {
            throw Raise.notImplementedError("create_loader(\(option)=…) is not available yet")
        }
        var options = DataLoader.Options()
        let size = try c.ints(1)
        options.inputSize = size.count == 1 ? [3, size[0], size[0]] : size.count == 2 ? [3] + size : size
        options.batchSize = try c.int(2)
        options.isTraining = try c.truth(3)
        options.noAugmentation = try c.truth(4)
        options.interpolation = try c.string(21)
        func values(_ index: Int, _ fallback: [Double]) throws -> [Double] {
            guard c.has(index) else { return fallback }
            guard let values = [Double].fromScript(c[index]) else { throw c.wrongType(index, "tuple of floats") }
            return values
        }
        options.mean = try values(22, options.mean)
        options.std = try values(23, options.std)
        options.workers = try c.int(24)
        options.cropPct = try c.optionalDouble(26)
        return LoaderObject(try DataLoader(set.dataset, options), set)
    }
}
