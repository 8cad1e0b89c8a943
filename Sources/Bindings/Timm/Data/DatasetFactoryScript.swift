// timm.data.create_dataset: data sets by name. Plain names of data sets that come with the program or with a Debian package
// (digits, fashion_mnist), and of torchvision's without their prefix, are an extension: timm takes a name without a prefix for
// a folder whatever it says.

extension DataScripts {
    static let timmDatasetFactory = #"""
        import os

        from timm.data import _files
        from timm.data.dataset import ImageDataset, IterableImageDataset

        _TRAIN_SYNONYM = dict(train=None, training=None)
        _EVAL_SYNONYM = dict(val=None, valid=None, validation=None, eval=None, evaluation=None)
        _TORCH_BASIC_DS = dict(cifar10='CIFAR10', cifar100='CIFAR100', mnist='MNIST', kmnist='KMNIST', fashion_mnist='FashionMNIST',
                               qmnist='QMNIST')
        _TORCH_SPLIT_DS = dict(svhn='SVHN', stl10='STL10')
        _PLAIN = ('digits', *_TORCH_BASIC_DS, *_TORCH_SPLIT_DS)

        def _search_split(root, split):
            """The folder of a split within root, by its name or a synonym, where there is one."""
            split_name = split.split('[')[0]
            names = [split_name]
            for synonyms in (_TRAIN_SYNONYM, _EVAL_SYNONYM):
                if split_name in synonyms:
                    names += synonyms
            for name in names:
                if os.path.exists(os.path.join(root, name)):
                    return os.path.join(root, name)
            return root

        def _is_training(name, split):
            if split in _TRAIN_SYNONYM:
                return True
            if split in _EVAL_SYNONYM or split == 'test':
                return False
            raise ValueError(f"unknown split '{split}' of {name}; one of train, training, validation, val, valid, eval, evaluation, test")

        def _torch_dataset(name, root, split, search_split, download, kwargs):
            from torchvision import datasets
            options = dict(root=root, download=download, **kwargs)
            if name in _TORCH_BASIC_DS:
                return getattr(datasets, _TORCH_BASIC_DS[name])(train=split in _TRAIN_SYNONYM, **options)
            if name in _TORCH_SPLIT_DS:
                return getattr(datasets, _TORCH_SPLIT_DS[name])(split='train' if split in _TRAIN_SYNONYM else 'test', **options)
            if name in ('inaturalist', 'inat', 'places365'):
                raise NotImplementedError(f"create_dataset('torch/{name}') is not available: give the folder of its images")
            if name == 'imagenet':
                folder = os.path.join(root, 'val' if split in _EVAL_SYNONYM else split)
                return datasets.ImageFolder(folder, **kwargs)
            if name in ('image_folder', 'folder'):
                if search_split and os.path.isdir(root):
                    root = _search_split(root, split)
                return datasets.ImageFolder(root, **kwargs)
            assert False, f"Unknown torchvision dataset {name}"

        def _plain_dataset(name, root, split, download, kwargs):
            from torchvision import datasets
            from torchvision.datasets import _plain
            training = _is_training(name, split)
            if name == 'digits':
                return _plain.Digits(train=training, **kwargs)
            if name in _TORCH_SPLIT_DS:
                return getattr(datasets, _TORCH_SPLIT_DS[name])(root=root, split='train' if training else 'test', download=download,
                                                               **kwargs)
            return _plain.by_name(name, root, training, download, kwargs)

        def create_dataset(name, root=None, split='validation', search_split=True, class_map=None, load_bytes=False,
                           is_training=False, download=False, batch_size=1, num_samples=None, seed=42, repeats=0,
                           input_img_mode='RGB', trust_remote_code=False, **kwargs):
            """A data set by name: '' or a folder, torch/NAME, digits, fashion_mnist, cifar10, …"""
            kwargs = {k: v for k, v in kwargs.items() if v is not None}
            prefix, sep, _ = name.partition('/')
            prefix = prefix.lower() if sep else ''
            if prefix == 'torch':
                return _torch_dataset(name.split('/', 2)[-1].lower(), root, split, search_split, download, kwargs)
            if prefix in ('wds', 'hfids', 'tfds'):
                return IterableImageDataset(
                    root, reader=name, split=split, class_map=class_map, is_training=is_training, batch_size=batch_size,
                    num_samples=num_samples, repeats=repeats, seed=seed, input_img_mode=input_img_mode, **kwargs)
            if prefix == 'hfds':
                return ImageDataset(root, reader=name, split=split, class_map=class_map, input_img_mode=input_img_mode, **kwargs)
            if name.lower() in _PLAIN:
                return _plain_dataset(name.lower(), root, split, download, kwargs)
            if root is None:
                if not os.path.exists(name):
                    close = _files.nearest(name, list(_PLAIN))
                    hint = f"; did you mean '{close[0]}'?" if close else '.'
                    raise ValueError(f"unknown dataset '{name}'{hint} A folder or .tar of images is given as root=…, names are "
                                     f"{', '.join(_PLAIN)} and torch/…")
                root, name = name, ''
            if search_split and os.path.isdir(root):
                root = _search_split(root, split)
            return ImageDataset(root, reader=name, class_map=class_map, load_bytes=load_bytes, input_img_mode=input_img_mode, **kwargs)
        """#
}
