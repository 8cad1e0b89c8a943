// torchvision.datasets.mnist: the data sets in MNIST's format (IDX files).

extension DataScripts {
    static let torchvisionMNIST = #"""
        import os
        import warnings

        import torch
        from torchvision.datasets import _arrays
        from torchvision.datasets.vision import ArrayDataset, VisionDataset, refuse_download

        def _found(path):
            """The file of a name, plain or gzipped; '' if there is none."""
            return next((path + end for end in ('', '.gz') if os.path.isfile(path + end)), '')

        class MNIST(ArrayDataset):
            classes = ["0 - zero", "1 - one", "2 - two", "3 - three", "4 - four", "5 - five", "6 - six", "7 - seven", "8 - eight",
                       "9 - nine"]
            _files = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")

            def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
                super().__init__(root, transform=transform, target_transform=target_transform)
                self.train = train
                if download and not self._check_exists():
                    refuse_download(self.__class__.__name__)
                if not self._check_exists():
                    raise RuntimeError("Dataset not found. You can use download=True to download it")
                self.data, self.targets = self._load(self.raw_folder)

            @classmethod
            def of_folder(cls, folder, train, transform=None, target_transform=None):
                """The data set of a folder that holds the files themselves, plain or gzipped."""
                self = cls.__new__(cls)
                VisionDataset.__init__(self, folder, transform=transform, target_transform=target_transform)
                self.train = train
                self.data, self.targets = self._load(folder)
                return self

            def _load(self, folder):
                start = 'train' if self.train else 't10k'
                images = os.path.join(folder, f'{start}-images-idx3-ubyte')
                labels = os.path.join(folder, f'{start}-labels-idx1-ubyte')
                for path in (images, labels):
                    if not _found(path):
                        hint = ''
                        if self.__class__.__name__ == 'FashionMNIST':
                            hint = ': install Debian\'s package dataset-fashion-mnist, or give the folder of the four files as root='
                        raise FileNotFoundError(f"[Errno 2] No such file or directory: '{path}.gz'{hint}")
                images, labels = _found(images), _found(labels)
                data, targets = _arrays.read_idx(images, 3), _arrays.read_idx(labels, 1)
                if len(data) != len(targets):
                    raise ValueError(f"'{images}' has {len(data)} images, but '{labels}' has {len(targets)} labels")
                if data.shape[1:] != (28, 28):
                    raise ValueError(f"'{images}' has images of {data.shape[2]}x{data.shape[1]}, 28x28 expected")
                if len(targets) and int(targets.max()) >= len(self.classes):
                    raise ValueError(f"'{labels}' holds the label {int(targets.max())}, 0 to {len(self.classes) - 1} expected")
                return data, targets.to(torch.int64)

            @property
            def train_labels(self):
                warnings.warn("train_labels has been renamed targets")
                return self.targets

            @property
            def test_labels(self):
                warnings.warn("test_labels has been renamed targets")
                return self.targets

            @property
            def train_data(self):
                warnings.warn("train_data has been renamed data")
                return self.data

            @property
            def test_data(self):
                warnings.warn("test_data has been renamed data")
                return self.data

            @property
            def raw_folder(self):
                return os.path.join(self.root, self.__class__.__name__, "raw")

            @property
            def processed_folder(self):
                return os.path.join(self.root, self.__class__.__name__, "processed")

            def _check_exists(self):
                return all(_found(os.path.join(self.raw_folder, name)) for name in self._files)

            def extra_repr(self):
                return f"Split: {'Train' if self.train is True else 'Test'}"

        class FashionMNIST(MNIST):
            classes = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]

        class KMNIST(MNIST):
            classes = ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"]

        class QMNIST(MNIST):
            def __init__(self, root, what=None, compat=True, train=True, **kwargs):
                raise NotImplementedError("QMNIST is not available: its labels are IDX files of integers, which are not read yet; "
                                          "MNIST, KMNIST and FashionMNIST are")
        """#
}
