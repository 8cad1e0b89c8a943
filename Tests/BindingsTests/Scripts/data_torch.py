# torch.utils.data: data sets, samplers, collation, loaders with and without workers, and their random draws.
import random
from collections import namedtuple

import torch
from torch.utils.data import (BatchSampler, ChainDataset, ConcatDataset, DataLoader, Dataset, IterableDataset, RandomSampler,
                              SequentialSampler, StackDataset, Subset, SubsetRandomSampler, TensorDataset, WeightedRandomSampler,
                              default_collate, default_convert, get_worker_info, random_split)


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Squares(Dataset):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return i, float(i * i)


class Noisy(Dataset):
    """Draws from both streams, so that the workers' seeds show."""
    def __len__(self):
        return 7

    def __getitem__(self, i):
        info = get_worker_info()
        where = -1 if info is None else info.id
        return i, where, random.random(), torch.rand(2)


class Count(IterableDataset):
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        info = get_worker_info()
        start, step = (0, 1) if info is None else (info.id, info.num_workers)
        return iter(range(start, self.n, step))

    def __len__(self):
        return self.n


# data sets
x, y = torch.arange(12.).reshape(6, 2), torch.arange(6)
pairs = TensorDataset(x, y)
print(len(pairs), pairs[2], pairs[[0, 3]])
attempt(lambda: TensorDataset(x, y[:5]))
both = pairs + TensorDataset(x[:2] + 100, y[:2])
print(type(both).__name__, len(both), both[6], both[-1], both.cumulative_sizes)
attempt(lambda: both[-9])
attempt(lambda: both[8])
attempt(lambda: ConcatDataset([]))
attempt(lambda: ConcatDataset([Count(2)]))
attempt(lambda: Dataset()[0])
attempt(lambda: len(Dataset()))
chain = Count(2) + Count(3)
print(type(chain).__name__, list(chain), len(chain))
stack = StackDataset(Squares(3), Squares(3))
print(stack[1], len(stack), StackDataset(a=Squares(3), b=Squares(3))[2])
attempt(lambda: StackDataset(Squares(3), Squares(2)))
attempt(lambda: StackDataset())
part = Subset(pairs, [5, 1])
print(len(part), part[0], part[[0, 1]])
torch.manual_seed(3)
print([s.indices for s in random_split(range(10), [3, 7])])
print([s.indices for s in random_split(range(10), [0.3, 0.3, 0.4], generator=torch.Generator().manual_seed(42))])
attempt(lambda: random_split(range(10), [3, 3]))
attempt(lambda: random_split(range(10), [0.5, 1.5, -1.0]))

# samplers
torch.manual_seed(0)
print(list(SequentialSampler(range(4))), list(RandomSampler(range(7))), list(RandomSampler(range(7), replacement=True, num_samples=40)))
print(list(RandomSampler(range(5), num_samples=12)), list(SubsetRandomSampler([9, 4, 7])))
print(list(WeightedRandomSampler([0.1, 0.9, 0.4, 0.7, 3.0, 0.6], 8)))
print(list(WeightedRandomSampler([0.9, 0.4, 0.05, 0.2, 0.3, 0.1], 5, replacement=False)))
print(list(BatchSampler(SequentialSampler(range(7)), 3, False)), list(BatchSampler(SequentialSampler(range(7)), 3, True)),
      len(BatchSampler(range(7), 3, False)), len(BatchSampler(range(7), 3, True)))
for make in (lambda: BatchSampler(range(3), 0, False), lambda: BatchSampler(range(3), 2, 1), lambda: RandomSampler([]),
             lambda: RandomSampler(range(3), replacement=1), lambda: WeightedRandomSampler([1.0], 0),
             lambda: WeightedRandomSampler([[1.0]], 1)):
    attempt(make)

# collation
Point = namedtuple('Point', ['x', 'y'])
for batch in ([0, 1, 2], [0.5, 1.5], ['a', 'b'], [b'a'], [{'A': 0, 'B': 1}, {'A': 100, 'B': 100}], [Point(0, 0), Point(1, 1)],
              [(0, 1), (2, 3)], [[0, 1], [2, 3]], [torch.ones(2), torch.zeros(2)], [True, False], [(1, 'x', {'k': [1.5]})]):
    print(default_collate(batch))
attempt(lambda: default_collate([[1], [1, 2]]))
attempt(lambda: default_collate([None]))
attempt(lambda: default_collate([torch.ones(2), torch.ones(3)]))
print(default_convert((1, [2.0, 'a'], {'k': (3,)})), default_convert(Point(1, 2)))

# loaders
torch.manual_seed(7)
loader = DataLoader(Squares(10), batch_size=4, shuffle=True)
print(len(loader), loader.batch_size, loader.drop_last, type(loader.sampler).__name__, type(loader.batch_sampler).__name__)
for epoch in range(2):
    for index, square in loader:
        print(index.tolist(), square.tolist(), square.dtype)
print(torch.rand(1))
for batch in DataLoader(Squares(5), batch_size=2, drop_last=True):
    print(batch)
print(list(DataLoader(Squares(3), batch_size=None)))
print(list(DataLoader(Squares(6), batch_sampler=[[0, 5], [3]], collate_fn=lambda batch: [i for i, _ in batch])))
print(list(DataLoader(part, batch_size=2)))
print(list(DataLoader([10, 20, 30], sampler=[2, 0])))
torch.manual_seed(11)
print(list(DataLoader(Squares(4), shuffle=True, generator=torch.Generator().manual_seed(5))), torch.rand(1))

# random streams of workers
for workers, persistent in ((0, False), (1, False), (2, False), (3, False), (2, True)):
    torch.manual_seed(1)
    random.seed(1)
    loader = DataLoader(Noisy(), batch_size=2, num_workers=workers, persistent_workers=persistent)
    for epoch in range(2):
        for index, worker, value, noise in loader:
            print(workers, persistent, index.tolist(), worker.tolist(), value.tolist(), noise.flatten().tolist())
    print(torch.rand(1).item(), random.random(), get_worker_info())


def start(worker):
    torch.manual_seed(100 + worker)
    random.seed(100 + worker)


torch.manual_seed(1)
print(list(DataLoader(Noisy(), batch_size=4, num_workers=2, worker_init_fn=start)))

# iterable data sets
for workers in (0, 1, 2, 3):
    print(workers, list(DataLoader(Count(8), batch_size=3, num_workers=workers)),
          list(DataLoader(Count(8), batch_size=3, num_workers=workers, drop_last=True)), len(DataLoader(Count(8), batch_size=3)))
print(list(DataLoader(Count(3), batch_size=None)))

# mistakes
for make in (lambda: DataLoader(Squares(3), num_workers=-1), lambda: DataLoader(Squares(3), timeout=-1),
             lambda: DataLoader(Squares(3), prefetch_factor=2), lambda: DataLoader(Squares(3), persistent_workers=True),
             lambda: DataLoader(Squares(3), sampler=[0], shuffle=True), lambda: DataLoader(Squares(3), batch_size=2, batch_sampler=[[0]]),
             lambda: DataLoader(Squares(3), batch_size=None, drop_last=True), lambda: DataLoader(Count(3), shuffle=True),
             lambda: DataLoader(Count(3), sampler=[0]), lambda: DataLoader(Squares(3), batch_size=0),
             lambda: DataLoader(Squares(0), shuffle=True), lambda: setattr(loader, 'batch_size', 3), lambda: list(DataLoader(3))):
    attempt(make)
