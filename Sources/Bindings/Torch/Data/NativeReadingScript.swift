// How a loader finds out that its samples can be read without the interpreter: data sets of files or arrays whose transforms are
// all native, collated by the functions that everybody uses.

extension DataScripts {
    static let torchNativeReading = #"""
        import logging

        import torch
        from torch.utils.data._utils import _native
        from torch.utils.data._utils.collate import default_collate
        from torch.utils.data.dataset import Subset

        class _Reader:
            """Batches of native workers, collated as the loader's collate_fn would."""
            def __init__(self, pool, collate, is_mixed, warn):
                self.pool, self.collate, self.is_mixed, self.warn = pool, collate, is_mixed, warn

            def reset(self):
                self.pool.drain()

            def send(self, worker, indices):
                self.pool.send(worker, list(indices), self.is_mixed and bool(self.collate.mixup_enabled))

            def receive(self):
                input, target, weights, skipped = self.pool.receive()
                for text in skipped:
                    self.warn(text)
                if self.is_mixed:
                    return input, self.collate._mix_targets(target, weights)
                return [input, target] if self.collate is default_collate else (input, target)

        class _Made:
            """A source, with what it was made of."""
            def __init__(self, source, parts):
                self.source, self.parts = source, parts

        # What no script changes.
        _FIXED = (str, int, tuple, range, type(None), _native.Source)

        def _copy(part):
            """What a part is compared with later: a list is copied, since a script may change it; None if that cannot be seen."""
            if isinstance(part, list):
                return part.copy() if all(type(item) in (int, tuple) for item in part) else None
            if isinstance(part, torch.Tensor):
                return part, part._version
            return part if isinstance(part, _FIXED) else None

        def _is_same(part, copy):
            if isinstance(part, torch.Tensor):
                return type(copy) is tuple and part is copy[0] and part._version == copy[1]
            return part is copy or type(part) is type(copy) and isinstance(part, (list, str, int)) and part == copy

        def _kept(loader, level, parts, make):
            """The source of the loader's last pass if it was made of the same parts, else a new one: a folder has many files."""
            made = loader._sources.get(level)
            if made is None or not all(_is_same(part, copy) for part, copy in zip(parts, made.parts)):
                made = loader._sources[level] = _Made(make(*parts), [_copy(part) for part in parts])
            return made.source

        def _array(images, targets, mode, channels_first):
            if channels_first:
                images = images.permute(0, 2, 3, 1)
            numbers = targets.long().tolist() if isinstance(targets, torch.Tensor) else [int(t) for t in targets]
            return _native.array_source(images, numbers, mode)

        def _subset(source, indices):
            return _native.subset_source(source, [int(i) for i in indices])

        def _parts(dataset):
            """(function, its arguments) that make the source of a data set that is as its class made it; None for any other."""
            from timm.data.dataset import ImageDataset
            from timm.data.readers.reader_image_folder import ReaderImageFolder
            from timm.data.readers.reader_image_in_tar import ReaderImageInTar
            from torchvision.datasets.folder import DatasetFolder, ImageFolder, default_loader
            from torchvision.datasets.vision import ArrayDataset
            item = type(dataset).__getitem__
            if isinstance(dataset, ArrayDataset) and item is ArrayDataset.__getitem__:
                return _array, (dataset.data, dataset.targets, dataset.input_img_mode, dataset.channels_first)
            if type(dataset) is ImageFolder and item is DatasetFolder.__getitem__ and dataset.loader is default_loader:
                return _native.file_source, (dataset.samples, 'RGB', 1)
            if type(dataset) is ImageDataset and type(dataset.reader) in (ReaderImageFolder, ReaderImageInTar):
                if not dataset.load_bytes and dataset.additional_features is None:
                    return _native.file_source, (dataset.reader.samples, dataset.input_img_mode or None, dataset._max_retries)
            return None

        def _source(loader, dataset, level=0):
            """(source, transform) of a data set; None if its samples are not read natively."""
            if type(dataset) is Subset:
                inner = _source(loader, dataset.dataset, level + 1)
                return inner and (_kept(loader, level, (inner[0], dataset.indices), _subset), inner[1])
            found = _parts(dataset) if getattr(dataset, 'target_transform', None) is None else None
            return found and (_kept(loader, level, found[1], found[0]), dataset.transform)

        def _mixing(collate):
            """The native form of a collation that mixes; None for options that only the script's form knows."""
            known = collate.mode in ('batch', 'pair', 'elem', 'half') and not collate.multi_label
            if not known or collate.mixup_alpha <= 0. and collate.cutmix_alpha <= 0.:
                return None
            return _native.mixing(collate.mode, float(collate.mixup_alpha), float(collate.cutmix_alpha), float(collate.mix_prob),
                                  float(collate.switch_prob), collate.cutmix_minmax, bool(collate.correct_lam))

        def reader(loader, workers):
            """What reads the batches of a loader natively; None for a script's own data set, transform or collation."""
            if not workers or not loader._auto_collation:
                return None
            from timm.data.loader import fast_collate
            from timm.data.mixup import FastCollateMixup
            collate, mixing = loader.collate_fn, None
            if type(collate) is FastCollateMixup:
                mixing = _mixing(collate)
                if mixing is None:
                    return None
            elif collate is not fast_collate and collate is not default_collate:
                return None
            found = _source(loader, loader.dataset)
            if found is None or found[1] is None:
                return None
            from torchvision.transforms import _convert
            transform = _convert.native(found[1])
            if transform is None:
                return None
            warn = logging.getLogger('timm.data.dataset').warning
            pool = _native.pool(found[0], transform, [worker.streams for worker in workers], mixing)
            return _Reader(pool, collate, mixing is not None, warn)
        """#
}
