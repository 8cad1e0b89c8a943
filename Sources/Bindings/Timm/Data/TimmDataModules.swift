// timm.data: data sets, transforms and loaders. Written in the language itself, over native readers.

import Interp
import Neural
import Tensors
import Vision

func timmDataModules() -> [NativeModule] {
    let needs = ["timm"]
    return [
        .scripted("timm.data", doc: "Data sets and loaders.", needs: needs, DataScripts.timmData),
        .scripted("timm.data._dataset_statistics", needs: needs, DataScripts.timmDatasetStatistics),
        NativeModule("timm.data._files", needs: needs) { m in installFiles(m) },
        .scripted("timm.data.auto_augment", doc: "Automatic augmentation.", needs: needs, TimmDataScripts.autoAugment),
        .scripted("timm.data.config", doc: "What a model's images must be like.", needs: needs, TimmDataScripts.config),
        .scripted("timm.data.model_config", doc: "The images of a model.", needs: needs, TimmDataScripts.modelConfig),
        .scripted("timm.data.constants", doc: "Means and deviations.", needs: needs, TimmDataScripts.constants),
        .scripted("timm.data.dataset", needs: needs, DataScripts.timmDataset),
        .scripted("timm.data.dataset_factory", needs: needs, DataScripts.timmDatasetFactory),
        .scripted("timm.data.dataset_info", needs: needs, DataScripts.timmDatasetInfo),
        .scripted("timm.data.distributed_sampler", needs: needs, DataScripts.timmDistributedSampler),
        .scripted("timm.data.loader", needs: needs, DataScripts.timmLoader),
        .scripted("timm.data.random_erasing", doc: "Random erasing.", needs: needs, TimmDataScripts.randomErasing),
        .scripted("timm.data.readers", needs: needs, DataScripts.timmReaders),
        .scripted("timm.data.readers.class_map", needs: needs, DataScripts.timmClassMap),
        .scripted("timm.data.readers.img_extensions", needs: needs, DataScripts.timmImgExtensions),
        .scripted("timm.data.readers.reader", needs: needs, DataScripts.timmReader),
        .scripted("timm.data.readers.reader_factory", needs: needs, DataScripts.timmReaderFactory),
        .scripted("timm.data.readers.reader_image_folder", needs: needs, DataScripts.timmReaderImageFolder),
        .scripted("timm.data.readers.reader_image_in_tar", needs: needs, DataScripts.timmReaderImageInTar),
        .scripted("timm.data.readers._brace_expansion", needs: needs, DataScripts.timmBraceExpansion),
        .scripted("timm.data.readers.reader_wds", needs: needs, DataScripts.timmReaderWds),
        .scripted("timm.data.readers.shared_count", needs: needs, DataScripts.timmSharedCount),
        .scripted("timm.data.readers.targets", needs: needs, DataScripts.timmTargets),
        .scripted("timm.data.real_labels", needs: needs, DataScripts.timmRealLabels),
        .scripted("timm.data.scheduled_sampler", needs: needs, DataScripts.timmScheduledSampler),
        .scripted("timm.data.transforms", doc: "timm's transforms.", needs: needs, TimmDataScripts.transforms),
        .scripted("timm.data.transforms_factory", doc: "Pipelines of transforms.", needs: needs, TimmDataScripts.factory),
    ]
}

/// Reading of archives and of parts of files, and names that are near.
private func installFiles(_ m: ModuleBuilder) {
    let declarations = TorchDeclarations(m)
    declarations.function("tar_entries(path, offset=0, length=None)", doc: "(name, offset, size) of every file in an archive.") {
        c -> Value in
        let index = try TarIndex(path: pathText(c, 0), offset: c.int(1), length: c.optionalInt(2))
        return .list(owned: index.entries.map { .tuple(owned: [.string($0.name), .int($0.offset), .int($0.size)]) })
    }
    declarations.function("nearest(name, names)", doc: "The names that a mistyped one may mean.") { c -> [String] in
        ModelRegistry.nearest(try c.string(0), in: c[1].sequenceItems?.map(\.swiftString) ?? [])
    }
    declarations.function("read(path, offset, size)", doc: "A part of a file.") { c -> Value in
        let file = try FileReader(path: pathText(c, 0))
        let (offset, size) = (try c.int(1), try c.int(2))
        guard offset >= 0, size >= 0, offset <= file.size, size <= file.size - offset else {
            throw TensorError.os("'\(file.path)' has \(file.size) bytes; \(size) at \(offset) cannot be read")
        }
        var bytes = [UInt8](repeating: 0, count: size)
        try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: offset) }
        return .bytes(bytes)
    }
}

extension DataScripts {
    static let timmData = #"""
        from timm.data.auto_augment import (AutoAugment, RandAugment, auto_augment_policy, auto_augment_transform, rand_augment_ops,
                                            rand_augment_transform)
        from timm.data.config import resolve_data_config, resolve_model_data_config
        from timm.data.constants import *
        from timm.data.dataset import AugMixDataset, ImageDataset, IterableImageDataset
        from timm.data.dataset_factory import create_dataset
        from timm.data.dataset_info import CustomDatasetInfo, DatasetInfo, DatasetInfoLabelMapper, LabelMappingCoverage, get_dataset_info
        from timm.data.loader import create_loader
        from timm.data.mixup import FastCollateMixup, Mixup, mixup_target
        from timm.data.model_config import resolve_input_data_config
        from timm.data.random_erasing import RandomErasing
        from timm.data.readers import (add_img_extensions, create_reader, del_img_extensions, get_img_extensions, is_img_extension,
                                       set_img_extensions)
        from timm.data.real_labels import RealLabelsImagenet
        from timm.data.scheduled_sampler import ScheduledBatchSampler, ScheduledTransformDataset
        from timm.data.transforms import (CenterCropOrPad, MaybePILToTensor, MaybeToTensor, RandomCropOrPad, RandomPad,
                                          RandomResizedCropAndInterpolation, ResizeKeepRatio, ToNumpy, ToTensor, TrimBorder,
                                          center_crop_or_pad, crop_or_pad, interp_mode_to_str, str_to_interp_mode, str_to_pil_interp)
        from timm.data.transforms_factory import create_transform
        """#
}
