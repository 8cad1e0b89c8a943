# timm's loader: batches of augmented images with workers of their own random streams, prefetching, mixing, schedules of sizes.
import os
import random

import timm.data
import torch
from timm.data import Mixup, create_dataset, create_loader, set_img_extensions
from timm.data.distributed_sampler import OrderedDistributedSampler, RepeatAugSampler
from timm.data.loader import PrefetchLoader, adapt_to_chs, fast_collate
from timm.data.scheduled_sampler import ScheduledBatchSampler
from torch.utils.data import ConcatDataset, DataLoader, Subset, random_split

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'Data')
# JPEG decoders may differ by a level from version to version.
set_img_extensions(['.png'])
CPU = torch.device('cpu')


def attempt(function):
    try:
        print(type(function()).__name__)
    except Exception as error:
        print(type(error).__name__, error)


def show(loader, epochs=1):
    for epoch in range(epochs):
        for input, target in loader:
            print(tuple(input.shape), input.dtype, target.tolist(), target.dtype,
                  round(input.double().sum().item(), 2), round(input.double().pow(2).mean().item(), 4))


def folder(**options):
    return create_dataset('', root=f'{root}/folder', split='train', **options)


# evaluation
show(create_loader(folder(), (3, 16, 16), 3, device=CPU))
show(create_loader(folder(), 16, 4, num_workers=0, device=CPU, use_prefetcher=False))
show(create_loader(folder(), (3, 16, 12), 4, device=CPU, interpolation='bicubic', crop_pct=0.9))
show(create_loader(folder(), 16, 4, device=CPU, mean=(0.5, 0.5, 0.5), std=(0.25, 0.25, 0.25), crop_mode='squash'))
show(create_loader(folder(input_img_mode='L'), (1, 8, 8), 8, device=CPU, mean=(0.5,), std=(0.5,)))

# training: the same seeds give the same images for the same number of workers
for options in (dict(no_aug=True), dict(), dict(num_workers=0), dict(num_workers=2), dict(num_workers=3, persistent_workers=False),
                dict(use_prefetcher=False), dict(worker_seeding='part'), dict(worker_seeding=lambda info: 5 + info.id),
                dict(scale=(0.5, 1.0), ratio=(0.9, 1.1), hflip=0.9, vflip=0.5), dict(color_jitter=(0.3, 0.2, 0.1, 0.05)),
                dict(color_jitter_prob=0.5, grayscale_prob=0.5), dict(interpolation='random'), dict(train_crop_mode='rkrc'),
                dict(train_crop_mode='rkrr'), dict(auto_augment='rand-m9-mstd0.5'), dict(auto_augment='rand-m7-mstd0.5-inc1-n3'),
                dict(auto_augment='v0'), dict(auto_augment='original-mstd0.5'), dict(auto_augment='3a'),
                dict(auto_augment='augmix-m5-w4-d2'), dict(re_prob=1.0), dict(re_prob=0.7, re_mode='pixel', re_count=3),
                dict(re_prob=0.9, re_mode='rand'), dict(re_prob=0.5, re_mode='pixel', use_prefetcher=False), dict(img_dtype=torch.float64),
                dict(use_multi_epochs_loader=True), dict(num_workers=2, use_multi_epochs_loader=True)):
    print(sorted((k, v) for k, v in options.items() if not callable(v)))
    torch.manual_seed(4)
    random.seed(4)
    show(create_loader(folder(), (3, 16, 16), 2, is_training=True, device=CPU, **options), epochs=2)
    print(round(torch.rand(1).item(), 6), round(random.random(), 6))

# parts of data sets
torch.manual_seed(2)
random.seed(2)
some, rest = random_split(folder(), [0.5, 0.5])
some.dataset.transform = None
show(create_loader(Subset(folder(), [4, 1, 0]), 16, 2, device=CPU)) if False else print(len(some), len(rest))
loader = create_loader(folder(), (3, 16, 16), 2, is_training=True, device=CPU)
print(len(loader), len(loader.dataset), type(loader.sampler).__name__, type(loader.batch_sampler).__name__, loader.mixup_enabled)
show(DataLoader(Subset(loader.dataset, [5, 1, 0, 2]), batch_size=2, num_workers=1, collate_fn=fast_collate))

# mixing in the collation
torch.manual_seed(3)
random.seed(3)
mix = timm.data.FastCollateMixup(mixup_alpha=0.8, cutmix_alpha=1.0, num_classes=4)
loader = create_loader(folder(), (3, 16, 16), 2, is_training=True, collate_fn=mix, device=CPU)
for input, target in loader:
    print(tuple(input.shape), round(input.double().sum().item(), 2), [[round(v, 4) for v in row] for row in target.tolist()])
print(loader.mixup_enabled)
loader.mixup_enabled = False
print(mix.mixup_enabled)

# splits: a clean image and augmented ones
torch.manual_seed(5)
random.seed(5)
data = timm.data.AugMixDataset(folder(), num_splits=3)
loader = create_loader(data, (3, 16, 16), 2, is_training=True, auto_augment='augmix-m3-w3', num_aug_splits=3, re_prob=0.5,
                       re_split=True, device=CPU)
show(loader)

# sizes by schedule
torch.manual_seed(6)
random.seed(6)
loader = create_loader(folder(), 16, 2, is_training=True, input_size_choices=[8, 12, (16, 10)], batch_size_choices=[3, 2, 1],
                       batch_choice_seed=1, device=CPU)
print(len(loader))
show(loader)
sampler = ScheduledBatchSampler(range(100), [8, 4, 2], seed=3, choice_schedule='progressive', schedule_epochs=5)
print(len(sampler), round(sampler.average_batch_size, 4))
for epoch in (0, 2, 4):
    sampler.set_epoch(epoch)
    print(sampler.schedule[:8], list(sampler)[0], [round(v, 4) for v in sampler.choice_weights_for_epoch(epoch).tolist()])
for make in (lambda: ScheduledBatchSampler(iter([1]), [2]), lambda: ScheduledBatchSampler([], [2]), lambda: ScheduledBatchSampler([1], []),
             lambda: ScheduledBatchSampler([1], [0]), lambda: ScheduledBatchSampler([1], [1], num_batches=0),
             lambda: ScheduledBatchSampler([1], [1], choice_schedule='x'), lambda: ScheduledBatchSampler([1], [2]),
             lambda: ScheduledBatchSampler([1], [1], choice_schedule='progressive'),
             lambda: ScheduledBatchSampler([1], [1, 2], choice_schedule='progressive'),
             lambda: ScheduledBatchSampler([1], [1, 1], choice_weights=[1]), lambda: ScheduledBatchSampler([1], [1], choice_weights=[0]),
             lambda: create_loader(folder(), 16, 2, input_size_choices=[8], device=CPU),
             lambda: create_loader(folder(), 16, 2, True, input_size_choices=[], device=CPU),
             lambda: create_loader(folder(), 16, 2, True, input_size_choices=[(1, 8, 8)], device=CPU),
             lambda: create_loader(folder(), 16, 2, True, input_size_choices=[8, 9], batch_size_choices=[1], device=CPU)):
    attempt(make)

# samplers
sampler = RepeatAugSampler(range(10), num_replicas=2, rank=1, num_repeats=3)
print(len(sampler), list(sampler))
sampler.set_epoch(3)
print(list(sampler))
print(list(RepeatAugSampler(range(300), num_replicas=1, rank=0, num_repeats=2.5))[:12])
print(list(OrderedDistributedSampler(range(5), num_replicas=2, rank=1)))

# collation and statistics
print(fast_collate([(torch.full((1, 2, 2), 7, dtype=torch.uint8), 1), (torch.zeros(1, 2, 2, dtype=torch.uint8), 0)]))
print(fast_collate([((torch.ones(1, 1, 1, dtype=torch.uint8), torch.zeros(1, 1, 1, dtype=torch.uint8)), 3)] * 2))
print(adapt_to_chs(0.5, 3), adapt_to_chs((1., 2.), 2), adapt_to_chs((1., 2., 6.), 1))
