// torchvision.datasets.mnist: the data sets in MNIST's format (IDX files).

extension DataScripts {
    static let torchvisionMNIST = #"""
        import gzip
        import os
        import struct
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
            """MNIST with its 60,000 test images and all that NIST knows of each (compat=False)."""
            subsets = {"train": "train", "test": "test", "test10k": "test", "test50k": "test", "nist": "nist"}
            _names = {"train": "qmnist-train", "test": "qmnist-test", "nist": "xnist"}

            def __init__(self, root, what=None, compat=True, train=True, **kwargs):
                if what is None:
                    what = "train" if train else "test"
                if what not in self.subsets:
                    known = ", ".join(repr(name) for name in self.subsets)
                    raise ValueError(f"Unknown value '{what}' for argument what. Valid values are {{{known}}}.")
                self.what = what
                self.compat = compat
                self.data_file = self.training_file = self.test_file = what + ".pt"
                super().__init__(root, train, **kwargs)

            @property
            def images_file(self):
                return os.path.join(self.raw_folder, f"{self._names[self.subsets[self.what]]}-images-idx3-ubyte")

            @property
            def labels_file(self):
                return os.path.join(self.raw_folder, f"{self._names[self.subsets[self.what]]}-labels-idx2-int")

            def _check_exists(self):
                return all(_found(path) for path in (self.images_file, self.labels_file))

            def _load(self, folder):
                data, targets = _arrays.read_idx(_found(self.images_file), 3), _read_ints(_found(self.labels_file))
                if len(data) != len(targets):
                    raise ValueError(f"'{self.images_file}' has {len(data)} images, but '{self.labels_file}' has {len(targets)} labels")
                first = 10000 if self.what == "test50k" else 0
                last = 10000 if self.what == "test10k" else len(data)
                return data[first:last].clone(), targets[first:last].clone()

            def __getitem__(self, index):
                img, target = _arrays.image(self.data, index), self.targets[index]
                if self.input_img_mode is not None:
                    img = img.convert(self.input_img_mode)
                if self.transform is not None:
                    img = self.transform(img)
                if self.compat:
                    target = int(target[0])
                if self.target_transform is not None:
                    target = self.target_transform(target)
                return img, target

            def extra_repr(self):
                return f"Split: {self.what}"

        def _read_ints(path):
            """An IDX file of 32-bit integers in two dimensions, plain or gzipped, as int64."""
            with (gzip.open(path, 'rb') if path.endswith('.gz') else open(path, 'rb')) as f:
                data = f.read()
            if len(data) < 12 or data[:4] != b'\0\0\x0c\x02':
                raise ValueError(f"'{path}' is no IDX file of integers in two dimensions")
            rows, columns = struct.unpack('>II', data[4:12])
            if len(data) != 12 + 4 * rows * columns:
                raise ValueError(f"'{path}' is truncated: {rows}x{columns} integers need {12 + 4 * rows * columns} bytes, got {len(data)}")
            return torch.tensor(struct.unpack(f'>{rows * columns}i', data[12:]), dtype=torch.int64).view(rows, columns)
        """#
}
