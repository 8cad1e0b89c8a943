// How a loader finds out that its samples can be read without the interpreter: data sets of files or arrays whose transforms are
// all native, collated by the functions that everybody uses.

extension DataScripts {
    static let torchNativeReading = #"""
        import logging

        from torch.utils.data._utils import _native
        from torch.utils.data._utils.collate import default_collate
        from torch.utils.data.dataset import Subset

        class _Reader:
            """Batches of native workers, collated as the loader's collate_fn would."""
            def __init__(self, pool, as_list, warn):
                self.pool, self.as_list, self.warn = pool, as_list, warn

            def reset(self):
                self.pool.drain()

            def send(self, worker, indices):
                self.pool.send(worker, list(indices))

            def receive(self):
                input, target, skipped = self.pool.receive()
                for text in skipped:
                    self.warn(text)
                return [input, target] if self.as_list else (input, target)

        def _array(dataset):
            return _native.array_source(dataset.data, [int(t) for t in dataset.targets], dataset.input_img_mode)

        def _files(dataset):
            from torchvision.datasets.folder import default_loader
            return _native.file_source(dataset.samples, 'RGB', 1) if dataset.loader is default_loader else None

        def _images(dataset):
            from timm.data.readers.reader_image_folder import ReaderImageFolder
            from timm.data.readers.reader_image_in_tar import ReaderImageInTar
            plain = type(dataset.reader) in (ReaderImageFolder, ReaderImageInTar)
            if not plain or dataset.load_bytes or dataset.additional_features is not None:
                return None
            return _native.file_source(dataset.reader.samples, dataset.input_img_mode or None, dataset._max_retries)

        def _source(dataset):
            """(source, transform) of a data set that is as its class made it; None for any other."""
            from timm.data.dataset import ImageDataset
            from torchvision.datasets.folder import DatasetFolder, ImageFolder
            from torchvision.datasets.vision import ArrayDataset
            if type(dataset) is Subset:
                inner = _source(dataset.dataset)
                return inner and (_native.subset_source(inner[0], [int(i) for i in dataset.indices]), inner[1])
            if getattr(dataset, 'target_transform', None) is not None:
                return None
            item = type(dataset).__getitem__
            if isinstance(dataset, ArrayDataset) and item is ArrayDataset.__getitem__:
                source = _array(dataset)
            elif type(dataset) is ImageFolder and item is DatasetFolder.__getitem__:
                source = _files(dataset)
            elif type(dataset) is ImageDataset:
                source = _images(dataset)
            else:
                return None
            return source and (source, dataset.transform)

        def reader(loader, workers):
            """What reads the batches of a loader natively; None for a script's own data set, transform or collation."""
            if not workers or not loader._auto_collation:
                return None
            from timm.data.loader import fast_collate
            if loader.collate_fn is not fast_collate and loader.collate_fn is not default_collate:
                return None
            found = _source(loader.dataset)
            if found is None or found[1] is None:
                return None
            from torchvision.transforms import _convert
            transform = _convert.native(found[1])
            if transform is None:
                return None
            warn = logging.getLogger('timm.data.dataset').warning
            pool = _native.pool(found[0], transform, [worker.streams for worker in workers])
            return _Reader(pool, loader.collate_fn is default_collate, warn)
        """#
}
