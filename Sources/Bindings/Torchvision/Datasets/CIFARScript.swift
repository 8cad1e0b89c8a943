// torchvision.datasets.cifar: CIFAR-10 and CIFAR-100, from the batches for Python or from the binary version.

extension DataScripts {
    static let torchvisionCIFAR = #"""
        import os

        import torch
        from torchvision.datasets import _arrays
        from torchvision.datasets.vision import ArrayDataset, refuse_download

        class CIFAR10(ArrayDataset):
            base_folder = "cifar-10-batches-py"
            _binary_folder = "cifar-10-batches-bin"
            _train = ["data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5"]
            _test = ["test_batch"]
            _meta = ("batches.meta", "label_names", "batches.meta.txt")
            _labels = "labels"

            def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
                super().__init__(root, transform=transform, target_transform=target_transform)
                self.train = train
                folder, end = self._folder()
                if folder is None:
                    if download:
                        refuse_download(self.__class__.__name__)
                    raise RuntimeError("Dataset not found or corrupted. You can use download=True to download it")
                parts, self.targets = [], []
                for name in self._train if train else self._test:
                    data, labels = _arrays.read_cifar(os.path.join(folder, name + end), self._labels)
                    parts.append(data)
                    self.targets += labels
                self.data = torch.cat(parts)
                self._load_meta(folder, end)

            def _folder(self):
                """The folder with all the files, and how the names of the batches end there."""
                for base, end in ((self.base_folder, ''), (self._binary_folder, '.bin')):
                    for folder in (os.path.join(self.root, base), self.root):
                        if all(os.path.isfile(os.path.join(folder, name + end)) for name in self._train + self._test):
                            return folder, end
                return None, ''

            def _load_meta(self, folder, end):
                file, key, text = self._meta
                if end:
                    with open(os.path.join(folder, text)) as f:
                        self.classes = [line.strip() for line in f if line.strip()]
                    return
                path = os.path.join(folder, file)
                if not os.path.isfile(path):
                    raise RuntimeError("Dataset metadata file not found or corrupted. You can use download=True to download it")
                self.classes = _arrays.read_cifar_names(path, key)

            def extra_repr(self):
                return f"Split: {'Train' if self.train is True else 'Test'}"

        class CIFAR100(CIFAR10):
            base_folder = "cifar-100-python"
            _binary_folder = "cifar-100-binary"
            _train = ["train"]
            _test = ["test"]
            _meta = ("meta", "fine_label_names", "fine_label_names.txt")
            _labels = "fine_labels"
        """#
}
