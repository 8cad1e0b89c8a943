// torchvision.datasets: the common base, and arrays of images in memory.

extension DataScripts {
    static let torchvisionDatasets = #"""
        from torchvision.datasets.cifar import CIFAR10, CIFAR100
        from torchvision.datasets.folder import DatasetFolder, ImageFolder
        from torchvision.datasets.mnist import KMNIST, MNIST, QMNIST, FashionMNIST
        from torchvision.datasets.stl10 import STL10
        from torchvision.datasets.svhn import SVHN
        from torchvision.datasets.vision import VisionDataset

        def __getattr__(name):
            known = ('EMNIST', 'ImageNet', 'Places365', 'INaturalist', 'Flowers102', 'Food101', 'OxfordIIITPet', 'FakeData',
                     'Caltech101', 'Caltech256', 'CelebA', 'CocoDetection', 'VOCDetection', 'VOCSegmentation', 'StanfordCars', 'DTD',
                     'GTSRB', 'EuroSAT', 'FGVCAircraft', 'Country211', 'SUN397', 'USPS', 'Omniglot', 'LSUN', 'PCAM', 'RenderedSST2')
            if name in known:
                raise AttributeError(f"torchvision.datasets.{name} is not available: put the images into a folder for each class and "
                                     "use ImageFolder(root)")
            raise AttributeError(f"module 'torchvision.datasets' has no attribute '{name}'")
        """#

    static let torchvisionVision = #"""
        import os

        import torch.utils.data as data
        from torchvision.datasets import _arrays

        class StandardTransform:
            def __init__(self, transform=None, target_transform=None):
                self.transform = transform
                self.target_transform = target_transform

            def __call__(self, input, target):
                if self.transform is not None:
                    input = self.transform(input)
                if self.target_transform is not None:
                    target = self.target_transform(target)
                return input, target

            def _format_transform_repr(self, transform, head):
                lines = repr(transform).splitlines()
                return [f"{head}{lines[0]}"] + ["{}{}".format(" " * len(head), line) for line in lines[1:]]

            def __repr__(self):
                body = [self.__class__.__name__]
                if self.transform is not None:
                    body += self._format_transform_repr(self.transform, "Transform: ")
                if self.target_transform is not None:
                    body += self._format_transform_repr(self.target_transform, "Target transform: ")
                return "\n".join(body)

        class VisionDataset(data.Dataset):
            _repr_indent = 4

            def __init__(self, root=None, transforms=None, transform=None, target_transform=None):
                if isinstance(root, str):
                    root = os.path.expanduser(root)
                self.root = root
                if transforms is not None and (transform is not None or target_transform is not None):
                    raise ValueError("Only transforms or transform/target_transform can be passed as argument")
                self.transform = transform
                self.target_transform = target_transform
                if transform is not None or target_transform is not None:
                    transforms = StandardTransform(transform, target_transform)
                self.transforms = transforms

            def __repr__(self):
                body = [f"Number of datapoints: {len(self)}"]
                if self.root is not None:
                    body.append(f"Root location: {self.root}")
                body += self.extra_repr().splitlines()
                if hasattr(self, "transforms") and self.transforms is not None:
                    body += [repr(self.transforms)]
                return "\n".join(["Dataset " + self.__class__.__name__] + [" " * self._repr_indent + line for line in body])

            def extra_repr(self):
                return ""

        class ArrayDataset(VisionDataset):
            """Images in memory: data, a uint8 tensor [N, H, W] or [N, H, W, 3] ([N, 3, H, W] with channels_first), with their targets.

            input_img_mode is what images are converted to; a loader of timm's sets it where its input has other channels.
            """
            input_img_mode = None
            channels_first = False

            def __getitem__(self, index):
                pixels = self.data.permute(0, 2, 3, 1) if self.channels_first else self.data
                img, target = _arrays.image(pixels, index), int(self.targets[index])
                if self.input_img_mode is not None:
                    img = img.convert(self.input_img_mode)
                if self.transform is not None:
                    img = self.transform(img)
                if self.target_transform is not None:
                    target = self.target_transform(target)
                return img, target

            def __len__(self):
                return len(self.data)

            @property
            def class_to_idx(self):
                return {name: i for i, name in enumerate(self.classes)}

        def refuse_download(name):
            raise NotImplementedError(f"{name}(download=True) is not available: put the files of the data set into root yourself")
        """#

    static let torchvisionPlain = #"""
        import os

        import torch
        from torchvision import datasets
        from torchvision.datasets import _arrays
        from torchvision.datasets.vision import ArrayDataset

        # Where Debian's package dataset-fashion-mnist puts its files.
        _FASHION = '/usr/share/datasets/fashion-mnist'
        _CLASSES = {'cifar10': 'CIFAR10', 'cifar100': 'CIFAR100', 'mnist': 'MNIST', 'kmnist': 'KMNIST', 'fashion_mnist': 'FashionMNIST',
                    'qmnist': 'QMNIST'}

        class Digits(ArrayDataset):
            """UCI's optical digits: 1,438 training and 359 held-out grey images of 8x8."""
            classes = [str(i) for i in range(10)]

            def __init__(self, train=True, transform=None, target_transform=None):
                super().__init__(None, transform=transform, target_transform=target_transform)
                self.train = train
                self.data, targets = _arrays.digits(train)
                self.targets = torch.tensor(targets)

            def extra_repr(self):
                return f"Split: {'Train' if self.train else 'Test'}"

        def by_name(name, root, train, download, kwargs):
            """A data set of torchvision by its plain name. root is torchvision's, or the folder of the files themselves."""
            cls = getattr(datasets, _CLASSES[name])
            if name == 'fashion_mnist' and not root:
                root = _FASHION
            if root is None or root == '':
                raise FileNotFoundError(f"{name}: its files are needed: give the folder that holds them as root=…")
            if name in ('mnist', 'kmnist', 'fashion_mnist') and not os.path.isdir(os.path.join(root, cls.__name__)):
                return cls.of_folder(root, train, **kwargs)
            return cls(root=root, train=train, download=download, **kwargs)
        """#
}
