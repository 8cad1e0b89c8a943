// timm.data.loader: batches on their way to a model: collated as bytes, normalised and erased a batch at a time.

extension DataScripts {
    static let timmLoader = #"""
        import logging
        import random
        from functools import partial

        import numpy as np
        import torch
        import torch.utils.data
        from timm.data.constants import IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD
        from timm.data.dataset import IterableImageDataset
        from timm.data.mixup import FastCollateMixup
        from timm.data.random_erasing import RandomErasing
        from timm.data.scheduled_sampler import ScheduledBatchSampler, ScheduledTransformDataset
        from timm.data.distributed_sampler import RepeatAugSampler
        from timm.data.transforms_factory import create_transform
        from torch.utils.data import default_collate
        from torch.utils.data._utils import _native

        _logger = logging.getLogger(__name__)

        def fast_collate(batch):
            """uint8 images and targets. Splits of a sample (tuples) are ordered so that torch.split gives each split as a batch."""
            assert isinstance(batch[0], tuple)
            targets = default_collate([b[1] for b in batch])
            if targets.ndim == 1:
                targets = targets.long()
            first = batch[0][0]
            if isinstance(first, tuple):
                splits = len(first)
                targets = targets.repeat((splits,) + (1,) * (targets.ndim - 1))
                assert all(len(b[0]) == splits for b in batch)
                return torch.stack([_bytes(b[0][j]) for j in range(splits) for b in batch]), targets
            assert len(targets) == len(batch)
            return torch.stack([_bytes(b[0]) for b in batch]), targets

        def _bytes(image):
            assert isinstance(image, torch.Tensor), f'a transform must end in a tensor, not {type(image).__name__}'
            return image if image.dtype == torch.uint8 else image.to(torch.uint8)

        def adapt_to_chs(x, n):
            if not isinstance(x, (tuple, list)):
                return (x,) * n
            if len(x) != n:
                x = (sum(x) / len(x),) * n
                _logger.warning(f'Pretrained mean/std different shape than model, using avg value {x}.')
            return x

        class PrefetchLoader:
            """Normalises the uint8 batches of a loader and erases rectangles of them."""
            def __init__(self, loader, mean=IMAGENET_DEFAULT_MEAN, std=IMAGENET_DEFAULT_STD, channels=3, device=torch.device('cpu'),
                         img_dtype=None, fp16=False, re_prob=0., re_mode='const', re_count=1, re_num_splits=0):
                self.loader = loader
                self.device = device
                if fp16:
                    img_dtype = torch.float16
                self.img_dtype = img_dtype or torch.float32
                shape = (1, channels, 1, 1)
                self.mean = torch.tensor([x * 255 for x in adapt_to_chs(mean, channels)], device=device, dtype=img_dtype).view(shape)
                self.std = torch.tensor([x * 255 for x in adapt_to_chs(std, channels)], device=device, dtype=img_dtype).view(shape)
                self.random_erasing = None
                if re_prob > 0.:
                    self.random_erasing = RandomErasing(probability=re_prob, mode=re_mode, max_count=re_count,
                                                        num_splits=re_num_splits, device=device)

            def __iter__(self):
                last = None
                for input, target in self.loader:
                    if input.dtype is torch.uint8 and input.ndim == 4 and self._is_plain(input.shape[1]):
                        input = _native.normalized(input, self.mean, self.std)
                    else:
                        input = input.to(self.img_dtype).sub_(self.mean).div_(self.std)
                    if self.random_erasing is not None:
                        input = self.random_erasing(input)
                    # A batch is given out when the next one is there, as timm's does: random draws happen in that order.
                    if last is not None:
                        yield last
                    last = input, target
                if last is not None:
                    yield last

            def _is_plain(self, channels):
                """Whether all is of single precision, a number for each channel: one pass over the batch does then."""
                return all(t is torch.float32 for t in (self.img_dtype, self.mean.dtype, self.std.dtype)) and (
                    self.mean.numel() == self.std.numel() == channels)

            def __len__(self):
                return len(self.loader)

            @property
            def sampler(self):
                return self.loader.sampler

            @property
            def batch_sampler(self):
                return self.loader.batch_sampler

            @property
            def batch_size(self):
                return self.loader.batch_size

            @property
            def dataset(self):
                return self.loader.dataset

            @property
            def mixup_enabled(self):
                collate = self.loader.collate_fn
                return collate.mixup_enabled if isinstance(collate, FastCollateMixup) else False

            @mixup_enabled.setter
            def mixup_enabled(self, x):
                if isinstance(self.loader.collate_fn, FastCollateMixup):
                    self.loader.collate_fn.mixup_enabled = x

        def _worker_init(worker_id, worker_seeding='all'):
            worker_info = torch.utils.data.get_worker_info()
            assert worker_info.id == worker_id
            if callable(worker_seeding):
                seed = worker_seeding(worker_info)
                random.seed(seed)
                torch.manual_seed(seed)
                np.random.seed(seed % (2 ** 32 - 1))
            else:
                assert worker_seeding in ('all', 'part')
                if worker_seeding == 'all':
                    np.random.seed(worker_info.seed % (2 ** 32 - 1))

        def _sizes(choices, channels):
            """The input sizes of a schedule as (channels, height, width)."""
            if not choices:
                raise ValueError('input_size_choices must contain at least one size.')
            sizes = []
            for size in choices:
                if isinstance(size, int):
                    size = (channels, size, size)
                elif len(size) == 2:
                    size = (channels, *size)
                elif len(size) == 3:
                    size = tuple(size)
                    if size[0] != channels:
                        raise ValueError('All scheduled input sizes must use the same number of channels.')
                else:
                    raise ValueError('Scheduled input sizes must be scalars, HW tuples, or CHW tuples.')
                if any(dimension <= 0 for dimension in size):
                    raise ValueError('All scheduled input size dimensions must be positive.')
                sizes.append(size)
            return sizes

        def _fit_channels(dataset, channels):
            """Images in memory become what the input wants, grey or RGB. timm's loader fails on such a pair: an extension."""
            from torchvision.datasets.vision import ArrayDataset
            if isinstance(dataset, ArrayDataset) and dataset.input_img_mode is None and channels in (1, 3):
                if channels != (3 if dataset.data.ndim == 4 else 1):
                    dataset.input_img_mode = 'RGB' if channels == 3 else 'L'

        def create_loader(dataset, input_size, batch_size, is_training=False, no_aug=False, re_prob=0., re_mode='const', re_count=1,
                          re_split=False, train_crop_mode=None, scale=None, ratio=None, hflip=0.5, vflip=0., color_jitter=0.4,
                          color_jitter_prob=None, grayscale_prob=0., gaussian_blur_prob=0., auto_augment=None, num_aug_repeats=0,
                          num_aug_splits=0, interpolation='bilinear', mean=IMAGENET_DEFAULT_MEAN, std=IMAGENET_DEFAULT_STD,
                          num_workers=1, distributed=False, crop_pct=None, crop_mode=None, crop_border_pixels=None, collate_fn=None,
                          pin_memory=False, fp16=False, img_dtype=torch.float32, device=torch.device('cpu'), use_prefetcher=True,
                          use_multi_epochs_loader=False, persistent_workers=True, worker_seeding='all', tf_preprocessing=False,
                          input_size_choices=None, batch_size_choices=None, batch_choice_weights=None, batch_choice_seed=0,
                          batch_choice_schedule='constant', batch_schedule_epochs=None, batch_schedule_spread=0.65,
                          batch_schedule_random_mix=0.1, num_batches=None):
            """A loader with timm's transforms. Training: augmented and shuffled, without the incomplete last batch."""
            device = torch.device(device)
            if device.type != 'cpu':
                raise RuntimeError(f"create_loader(device='{device}'): only the device 'cpu' is available")
            re_num_splits = (num_aug_splits or 2) if re_split else 0
            options = dict(
                is_training=is_training, no_aug=no_aug, train_crop_mode=train_crop_mode, scale=scale, ratio=ratio, hflip=hflip,
                vflip=vflip, color_jitter=color_jitter, color_jitter_prob=color_jitter_prob, grayscale_prob=grayscale_prob,
                gaussian_blur_prob=gaussian_blur_prob, auto_augment=auto_augment, interpolation=interpolation, mean=mean, std=std,
                crop_pct=crop_pct, crop_mode=crop_mode, crop_border_pixels=crop_border_pixels, re_prob=re_prob, re_mode=re_mode,
                re_count=re_count, re_num_splits=re_num_splits, tf_preprocessing=tf_preprocessing, use_prefetcher=use_prefetcher,
                separate=num_aug_splits > 0)
            channels = input_size[0] if isinstance(input_size, (tuple, list)) and len(input_size) == 3 else len(mean)
            _fit_channels(dataset, channels)
            iterable = isinstance(dataset, torch.utils.data.IterableDataset)
            scheduled = input_size_choices is not None
            if scheduled:
                if not is_training:
                    raise ValueError('Scheduled input sizes are only supported for training loaders.')
                if use_multi_epochs_loader:
                    raise ValueError('MultiEpochsDataLoader is not supported with scheduled input sizes.')
                if iterable:
                    raise TypeError('Scheduled input sizes require a map-style dataset.')
                if num_aug_splits > 0:
                    raise ValueError('Augmentation splits are not supported with scheduled input sizes.')
                sizes = _sizes(input_size_choices, channels)
                if batch_size_choices is None:
                    batch_size_choices = [batch_size] * len(sizes)
                elif len(batch_size_choices) != len(sizes):
                    raise ValueError('batch_size_choices and input_size_choices must have the same length.')
                if batch_choice_weights is not None and len(batch_choice_weights) != len(sizes):
                    raise ValueError('batch_choice_weights and input_size_choices must have the same length.')
                dataset.transform = None
                dataset = ScheduledTransformDataset(dataset, [create_transform(size, **options) for size in sizes])
            else:
                dataset.transform = create_transform(input_size, **options)
            if isinstance(dataset, IterableImageDataset):
                dataset.set_loader_cfg(num_workers=num_workers)
            if distributed:
                raise NotImplementedError('create_loader(distributed=True) is not available: there is one process')
            sampler = None
            if num_aug_repeats:
                # timm allows repeated augmentation only in distributed training; one process is the same with one replica.
                assert not iterable and is_training, 'num_aug_repeats needs is_training=True and a map-style dataset'
                sampler = RepeatAugSampler(dataset, num_replicas=1, rank=0, num_repeats=num_aug_repeats)
            elif scheduled:
                sampler = torch.utils.data.RandomSampler(dataset)
            if collate_fn is None:
                collate_fn = fast_collate if use_prefetcher else default_collate
            args = dict(num_workers=num_workers, collate_fn=collate_fn, pin_memory=pin_memory,
                        worker_init_fn=partial(_worker_init, worker_seeding=worker_seeding),
                        persistent_workers=persistent_workers and num_workers > 0)
            if scheduled:
                args['batch_sampler'] = ScheduledBatchSampler(
                    sampler, batch_sizes=batch_size_choices, choice_weights=batch_choice_weights, seed=batch_choice_seed,
                    drop_last=is_training, num_batches=num_batches, choice_schedule=batch_choice_schedule,
                    schedule_epochs=batch_schedule_epochs, schedule_spread=batch_schedule_spread,
                    schedule_random_mix=batch_schedule_random_mix)
            else:
                args.update(batch_size=batch_size, shuffle=not iterable and sampler is None and is_training, sampler=sampler,
                            drop_last=is_training)
            loader = (MultiEpochsDataLoader if use_multi_epochs_loader else torch.utils.data.DataLoader)(dataset, **args)
            if use_prefetcher:
                loader = PrefetchLoader(
                    loader, mean=mean, std=std, channels=channels, device=device, fp16=fp16, img_dtype=img_dtype,
                    re_prob=re_prob if is_training and not no_aug else 0., re_mode=re_mode, re_count=re_count,
                    re_num_splits=re_num_splits)
            return loader

        class MultiEpochsDataLoader(torch.utils.data.DataLoader):
            """A loader whose one endless pass serves all epochs."""
            def __init__(self, *args, **kwargs):
                super().__init__(*args, **kwargs)
                self._initialized = False
                if self.batch_sampler is None:
                    self.sampler = _RepeatSampler(self.sampler)
                else:
                    self.batch_sampler = _RepeatSampler(self.batch_sampler)
                self._initialized = True
                self.iterator = None

            def __len__(self):
                return len(self.sampler) if self.batch_sampler is None else len(self.batch_sampler.sampler)

            def __iter__(self):
                if self.iterator is None:
                    self.iterator = super().__iter__()
                for i in range(len(self)):
                    yield next(self.iterator)

        class _RepeatSampler:
            def __init__(self, sampler):
                self.sampler = sampler

            def __iter__(self):
                sampler = getattr(self.sampler, 'sampler', self.sampler)
                epoch = getattr(sampler, 'epoch', None) if hasattr(sampler, 'set_epoch') else None
                while True:
                    if epoch is not None:
                        sampler.set_epoch(epoch)
                        epoch += 1
                    yield from iter(self.sampler)
        """#
}
