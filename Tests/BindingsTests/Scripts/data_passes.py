# Passes over loaders: how often a sampler is asked, what a pass that is left early leaves behind, data sets that change between
# passes, batches that are mixed as they are put together.
import os
import random

import torch
from timm.data import FastCollateMixup, create_dataset, create_loader, set_img_extensions
from torch.utils.data import DataLoader, Dataset, IterableDataset, Subset, get_worker_info
from torchvision import datasets, transforms


class Noisy(Dataset):
    """Samples that show where the streams of a worker are."""

    def __len__(self):
        return 12

    def __getitem__(self, index):
        if index == 7:
            random.random()
        return index, round(torch.rand(1).item(), 6), round(random.random(), 6)


class Stream(IterableDataset):
    def __iter__(self):
        for i in range(5):
            yield 10 * get_worker_info().id + i, round(torch.rand(1).item(), 6)


class Broken(Noisy):
    def __getitem__(self, index):
        if index == 4:
            raise KeyError('four')
        return super().__getitem__(index)


class Asked:
    """A sampler that tells how often its order is asked for, and for which places."""

    def __init__(self, count):
        self.count, self.log = count, []

    def __iter__(self):
        self.log.append('iter')
        for i in range(self.count):
            self.log.append(i)
            yield i

    def __len__(self):
        return self.count


def plain(batch):
    return [tuple(column.tolist()) for column in batch]


for workers in (0, 1, 2):
    sampler = Asked(6)
    loader = DataLoader(Noisy(), batch_size=2, sampler=sampler, num_workers=workers)
    next(iter(loader))
    print(workers, sampler.log)
    sampler.log.clear()
    list(loader)
    print(workers, sampler.log)

for data in (Noisy(), Stream()):
    for options in (dict(persistent_workers=True), dict(), dict(persistent_workers=True, prefetch_factor=1)):
        torch.manual_seed(1)
        random.seed(1)
        loader = DataLoader(data, batch_size=2, num_workers=2, **options)
        for left_after in (1, 3, 2, 100):
            seen = []
            for place, batch in enumerate(loader, 1):
                seen.append(plain(batch))
                if place == left_after:
                    break
            print(left_after, seen)
        print(round(torch.rand(1).item(), 6))

torch.manual_seed(2)
random.seed(2)
loader = DataLoader(Broken(), batch_size=1, num_workers=1, persistent_workers=True, prefetch_factor=4)
for _ in range(2):
    for batch in loader:
        print(plain(batch))
        if batch[0].item() == 2:
            break
try:
    list(loader)
except KeyError as error:
    print(type(error).__name__)

# Targets, pictures and indices that a script changes between passes are those of the next pass.
torch.manual_seed(3)
root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'Data')
digits = datasets.MNIST(f'{root}/idx', transform=transforms.ToTensor())
some = Subset(digits, [2, 0, 1])
folder = datasets.ImageFolder(f'{root}/folder/train', transform=transforms.Compose([transforms.Resize((4, 4)), transforms.ToTensor()]))
loaders = [DataLoader(data, batch_size=2, num_workers=1) for data in (digits, some, folder)]


def show():
    for loader in loaders:
        print([(round(x.double().sum().item(), 1), y.tolist()) for x, y in loader])


show()
show()
digits.targets[0] = 9
show()
digits.targets = digits.targets + 1
show()
digits.data[0] = 0
show()
some.indices[0] = 1
show()
some.indices = [1]
show()
folder.samples[0] = (folder.samples[1][0], 5)
show()
folder.samples.reverse()
show()

# Mixing by workers: NumPy's stream serves the transforms and the mixing in turn.
set_img_extensions(['.png'])
for options in (dict(mixup_alpha=0.4), dict(mixup_alpha=0., cutmix_alpha=1.), dict(cutmix_alpha=1., switch_prob=0.5, prob=0.7),
                dict(cutmix_alpha=1.5, correct_lam=False), dict(cutmix_minmax=(0.2, 0.8)), dict(mixup_alpha=2., label_smoothing=0.)):
    for mode in ('batch', 'pair', 'elem', 'half'):
        for workers in (2,) if mode == 'pair' else (1,):
            torch.manual_seed(4)
            random.seed(4)
            collate = FastCollateMixup(num_classes=4, mode=mode, **options)
            loader = create_loader(
                create_dataset('', root=f'{root}/folder', split='train'), (3, 16, 16), 2, is_training=True, collate_fn=collate,
                num_workers=workers, auto_augment='rand-m5-mstd0.5-inc1', device=torch.device('cpu'), persistent_workers=False)
            for epoch in range(2):
                for x, y in loader:
                    print(mode, tuple(x.shape), round(x.double().sum().item(), 1), [[round(v, 4) for v in row] for row in y.tolist()])
                loader.mixup_enabled = False
