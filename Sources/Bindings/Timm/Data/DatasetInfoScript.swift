// timm.data.dataset_info: names of classes, and what is known or can be measured of a data set. get_dataset_info is an extension.

extension DataScripts {
    static let timmDatasetInfo = #"""
        from numbers import Integral
        from typing import NamedTuple

        from timm.data._dataset_statistics import get_dataset_info

        class DatasetInfo:
            def __init__(self):
                pass

            def num_classes(self):
                raise NotImplementedError

            def label_names(self):
                raise NotImplementedError

            def label_indices(self):
                return tuple(range(self.num_classes()))

            def has_label(self, index):
                return 0 <= int(index) < self.num_classes()

            def label_descriptions(self, detailed=False, as_dict=False):
                raise NotImplementedError

            def index_to_label_name(self, index):
                raise NotImplementedError

            def index_to_description(self, index, detailed=False):
                raise NotImplementedError

            def label_name_to_description(self, label, detailed=False):
                raise NotImplementedError

        class CustomDatasetInfo(DatasetInfo):
            """Names of classes given as a list, or as a dict by index."""
            def __init__(self, label_names, label_descriptions=None):
                super().__init__()
                if not isinstance(label_names, (list, tuple, dict)) or not label_names:
                    raise ValueError('label_names must be a non-empty list, tuple, or index-to-name dictionary.')
                self._label_names = label_names
                self._label_names_by_index = None
                names = label_names
                if isinstance(label_names, dict):
                    names = {}
                    for raw_index, name in label_names.items():
                        if not isinstance(raw_index, (Integral, str)):
                            raise TypeError(f'Label index must be an int or string, got {type(raw_index).__name__}.')
                        try:
                            index = int(raw_index)
                        except ValueError as e:
                            raise ValueError(f'Label index must be integer-like, got {raw_index!r}.') from e
                        if index < 0:
                            raise ValueError(f'Label index must be non-negative, got {index}.')
                        if index in names:
                            raise ValueError(f'Duplicate label index after normalization: {index}.')
                        names[index] = name
                    self._label_names_by_index = names
                    names = names.values()
                if not all(isinstance(name, str) for name in names):
                    raise TypeError('All label names must be strings.')
                self._label_descriptions = label_descriptions
                if label_descriptions is not None:
                    if not isinstance(label_descriptions, dict):
                        raise TypeError('label_descriptions must be a label-name-to-description dictionary.')
                    missing = [name for name in names if name not in label_descriptions]
                    if missing:
                        raise ValueError(f'Missing descriptions for label names: {missing}.')

            def num_classes(self):
                return len(self._label_names)

            def label_names(self):
                return self._label_names

            def label_indices(self):
                if self._label_names_by_index is not None:
                    return tuple(self._label_names_by_index)
                return tuple(range(len(self._label_names)))

            def has_label(self, index):
                return int(index) in self.label_indices()

            def label_descriptions(self, detailed=False, as_dict=False):
                return self._label_descriptions

            def label_name_to_description(self, label, detailed=False):
                return self._label_descriptions[label] if self._label_descriptions else label

            def index_to_label_name(self, index):
                if self._label_names_by_index is not None:
                    return self._label_names_by_index[int(index)]
                assert 0 <= index < len(self._label_names)
                return self._label_names[index]

            def index_to_description(self, index, detailed=False):
                return self.label_name_to_description(self.index_to_label_name(index), detailed=detailed)

        class LabelMappingCoverage(NamedTuple):
            mapped: int
            missing: int
            extra: int

        class DatasetInfoLabelMapper:
            """Labels of class ids, with a text for ids that have none."""
            def __init__(self, dataset_info, label_type='description', fallback_format='<unmapped:{index}>'):
                if label_type not in ('name', 'description', 'detail', 'detailed'):
                    raise ValueError(f'Invalid label type: {label_type}.')
                self.dataset_info = dataset_info
                self.label_type = label_type
                self.fallback_format = fallback_format

            def __call__(self, index):
                index = int(index)
                if not self.dataset_info.has_label(index) and self.fallback_format is not None:
                    return self.fallback_format.format(index=index)
                if self.label_type == 'name':
                    return self.dataset_info.index_to_label_name(index)
                return self.dataset_info.index_to_description(index, detailed=self.label_type in ('detail', 'detailed'))

            def coverage(self, num_classes):
                if num_classes < 0:
                    raise ValueError(f'num_classes must be non-negative, got {num_classes}.')
                known = self.dataset_info.label_indices()
                mapped = sum(0 <= index < num_classes for index in known)
                return LabelMappingCoverage(mapped=mapped, missing=num_classes - mapped, extra=len(known) - mapped)
        """#

    static let timmDatasetStatistics = #"""
        import hashlib
        import json
        import os

        from timm.data import _files

        # Classes, training and validation samples, side (0: varies), channels, mean and standard deviation (0 to 1).
        # torchvision's and the data sets' own figures; where no statistics are in common use, ImageNet's.
        _IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
        _TABLE = {
            'cifar10': (10, 50000, 10000, 32, 3, (0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)),
            'cifar100': (100, 50000, 10000, 32, 3, (0.5071, 0.4867, 0.4408), (0.2675, 0.2565, 0.2761)),
            'mnist': (10, 60000, 10000, 28, 1, (0.1307,), (0.3081,)),
            'kmnist': (10, 60000, 10000, 28, 1, (0.1918,), (0.3483,)),
            'qmnist': (10, 60000, 60000, 28, 1, (0.1307,), (0.3081,)),
            'fashion_mnist': (10, 60000, 10000, 28, 1, (0.2860,), (0.3530,)),
            'digits': (10, 1438, 359, 8, 1, (0.3066,), (0.3773,)),
            'svhn': (10, 73257, 26032, 32, 3, (0.4377, 0.4438, 0.4728), (0.1980, 0.2010, 0.1970)),
            'stl10': (10, 5000, 8000, 96, 3, (0.4467, 0.4398, 0.4066), (0.2603, 0.2566, 0.2713)),
            'tiny-imagenet': (200, 100000, 10000, 64, 3, *_IMAGENET),
            'imagenette': (10, 9469, 3925, 0, 3, *_IMAGENET),
            'flowers102': (102, 2040, 6149, 0, 3, *_IMAGENET),
            'oxford-pets': (37, 3680, 3669, 0, 3, *_IMAGENET),
            'food101': (101, 75750, 25250, 0, 3, *_IMAGENET),
            'imagenet': (1000, 1281167, 50000, 0, 3, *_IMAGENET),
        }
        # The side that models of ImageNet's kind are trained at, for data sets whose images have no common size.
        _VARIED_SIDE = 224
        _SAMPLED = 512
        _known = {}

        def get_dataset_info(name):
            """What is known of a data set by name, or is measured of a folder or .tar of images.

            A dict: name, num_classes, train and val (num_samples; class_counts where they were counted), image_size (side),
            channels, mean, std; of a folder also classes, imbalance (largest over smallest class), sizes (width x height: how
            often, of at most 512 images) and the folder's own mean and std.
            """
            name = os.fspath(name)
            key = name.lower().removeprefix('torch/').replace('fashionmnist', 'fashion_mnist')
            if key in _TABLE and not os.path.exists(name):
                classes, train, val, side, channels, mean, std = _TABLE[key]
                return {'name': key, 'num_classes': classes, 'train': {'num_samples': train}, 'val': {'num_samples': val},
                        'image_size': side or _VARIED_SIDE, 'channels': channels, 'mean': mean, 'std': std}
            if not os.path.exists(name):
                close = _files.nearest(key, list(_TABLE))
                hint = f" Did you mean '{close[0]}'?" if close else ''
                raise ValueError(f"unknown data set '{name}': no such folder or .tar file, and not one of {', '.join(_TABLE)}.{hint}")
            return _measured(name)

        def _measured(root):
            from timm.data.dataset_factory import create_dataset
            from timm.data.readers.img_extensions import get_img_extensions
            splits = {}
            root = os.path.abspath(root)
            # A single folder of classes (or one .tar) counts as the training images.
            for split in ('train', 'val'):
                dataset = create_dataset('', root=root, split=split) if split == 'train' or os.path.isdir(root) else None
                if dataset is not None and (split == 'train' or dataset.reader.root != splits['train'].reader.root):
                    splits[split] = dataset
            mark = _fingerprint(splits)
            if _known.get(root, (None,))[0] == mark:
                return _known[root][1]
            file = os.path.join(os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache'), 'tnb', 'dataset_info',
                                hashlib.sha256(root.encode()).hexdigest()[:32] + '.json')
            try:
                with open(file, encoding='utf-8') as f:
                    saved = json.load(f)
                info = saved['info'] if saved['fingerprint'] == mark else None
            except (OSError, ValueError, KeyError):
                info = None
            if info is None:
                info = _measure(root, splits)
                try:
                    os.makedirs(os.path.dirname(file), exist_ok=True)
                    with open(file + '.tmp', 'w', encoding='utf-8') as f:
                        json.dump({'fingerprint': mark, 'info': info}, f)
                    os.replace(file + '.tmp', file)
                except OSError:
                    pass  # A cache that cannot be written costs time, not the answer.
            info['mean'], info['std'] = tuple(info['mean']), tuple(info['std'])
            _known[root] = mark, info
            return info

        def _fingerprint(splits):
            """Changes when files come, go or change."""
            digest = hashlib.sha256()
            for split, dataset in splits.items():
                for sample in dataset.reader.samples:
                    path = sample[0] if len(sample) == 2 else sample[1]
                    status = os.stat(path)
                    digest.update(f'{split} {path} {sample[-1]} {status.st_size} {status.st_mtime_ns}\n'.encode())
            return digest.hexdigest()

        def _measure(root, splits):
            import torch
            from torchvision.transforms.functional import pil_to_tensor
            train = splits['train']
            names = train.reader.class_to_idx
            info = {'name': os.path.basename(root), 'num_classes': len(names), 'classes': list(names)}
            for split in ('train', 'val'):
                counts = [0] * len(names)
                for sample in (splits[split].reader.samples if split in splits else ()):
                    if sample[-1] < len(counts):
                        counts[sample[-1]] += 1
                info[split] = {'num_samples': len(splits[split]) if split in splits else 0, 'class_counts': dict(zip(names, counts))}
            counts = info['train']['class_counts'].values()
            info['imbalance'] = max(counts) / min(counts) if min(counts) else float('inf')
            step = max(1, len(train) // _SAMPLED)
            sizes, sums, squares, pixels, grey = {}, torch.zeros(3, dtype=torch.float64), torch.zeros(3, dtype=torch.float64), 0, True
            for index in range(0, len(train), step):
                image, _ = train[index]
                size = f'{image.width}x{image.height}'
                sizes[size] = sizes.get(size, 0) + 1
                values = pil_to_tensor(image).to(torch.float64).div_(255).reshape(3, -1)
                grey = grey and bool((values[0] == values[1]).all()) and bool((values[0] == values[2]).all())
                sums += values.sum(1)
                squares += (values * values).sum(1)
                pixels += values.shape[1]
            mean = sums / pixels
            std = (squares / pixels - mean * mean).clamp(min=0).sqrt()
            channels = 1 if grey else 3
            sides = sorted(min(map(int, size.split('x'))) for size, count in sizes.items() for _ in range(count))
            info.update(image_size=sides[len(sides) // 2], channels=channels, mean=mean[:channels].tolist(), std=std[:channels].tolist(),
                        sizes=dict(sorted(sizes.items(), key=lambda item: -item[1])))
            return info
        """#
}
