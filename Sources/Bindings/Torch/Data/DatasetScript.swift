// torch.utils.data.dataset: what a data set is, and data sets made of others.

extension DataScripts {
    static let torchDataset = #"""
        import bisect
        import itertools
        import math
        import warnings

        from torch import randperm

        class Dataset:
            """Samples by key. A subclass writes __getitem__, and __len__ where it has one."""
            def __class_getitem__(cls, item):
                return cls

            def __getitem__(self, index):
                raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")

            def __add__(self, other):
                return ConcatDataset([self, other])

        class IterableDataset(Dataset):
            """Samples one after the other. A subclass writes __iter__."""
            def __add__(self, other):
                return ChainDataset([self, other])

        class TensorDataset(Dataset):
            """Rows of tensors that have the same first dimension."""
            def __init__(self, *tensors):
                if not all(tensors[0].size(0) == tensor.size(0) for tensor in tensors):
                    raise AssertionError("Size mismatch between tensors")
                self.tensors = tensors

            def __getitem__(self, index):
                return tuple(tensor[index] for tensor in self.tensors)

            def __len__(self):
                return self.tensors[0].size(0)

        class StackDataset(Dataset):
            """The samples of several data sets side by side, as a tuple or a dict."""
            def __init__(self, *args, **kwargs):
                if args:
                    if kwargs:
                        raise ValueError("Supported either ``tuple``- (via ``args``) or"
                                         "``dict``- (via ``kwargs``) like input/output, but both types are given.")
                    self._length = len(args[0])
                    if any(self._length != len(dataset) for dataset in args):
                        raise ValueError("Size mismatch between datasets")
                    self.datasets = args
                elif kwargs:
                    self._length = len(list(kwargs.values())[0])
                    if any(self._length != len(dataset) for dataset in kwargs.values()):
                        raise ValueError("Size mismatch between datasets")
                    self.datasets = kwargs
                else:
                    raise ValueError("At least one dataset should be passed")

            def __getitem__(self, index):
                if isinstance(self.datasets, dict):
                    return {key: dataset[index] for key, dataset in self.datasets.items()}
                return tuple(dataset[index] for dataset in self.datasets)

            def __len__(self):
                return self._length

        class ConcatDataset(Dataset):
            """Data sets one behind the other."""
            @staticmethod
            def cumsum(sequence):
                return list(itertools.accumulate(len(e) for e in sequence))

            def __init__(self, datasets):
                self.datasets = list(datasets)
                if len(self.datasets) == 0:
                    raise AssertionError("datasets should not be an empty iterable")
                for d in self.datasets:
                    if isinstance(d, IterableDataset):
                        raise AssertionError("ConcatDataset does not support IterableDataset")
                self.cumulative_sizes = self.cumsum(self.datasets)

            def __len__(self):
                return self.cumulative_sizes[-1]

            def __getitem__(self, idx):
                if idx < 0:
                    if -idx > len(self):
                        raise ValueError("absolute value of index should not exceed dataset length")
                    idx = len(self) + idx
                place = bisect.bisect_right(self.cumulative_sizes, idx)
                return self.datasets[place][idx if place == 0 else idx - self.cumulative_sizes[place - 1]]

            @property
            def cummulative_sizes(self):
                warnings.warn("cummulative_sizes attribute is renamed to cumulative_sizes", DeprecationWarning, stacklevel=2)
                return self.cumulative_sizes

        class ChainDataset(IterableDataset):
            """Iterable data sets one behind the other."""
            def __init__(self, datasets):
                super().__init__()
                self.datasets = datasets

            def __iter__(self):
                for d in self.datasets:
                    if not isinstance(d, IterableDataset):
                        raise AssertionError("ChainDataset only supports IterableDataset")
                    yield from d

            def __len__(self):
                total = 0
                for d in self.datasets:
                    if not isinstance(d, IterableDataset):
                        raise AssertionError("ChainDataset only supports IterableDataset")
                    total += len(d)
                return total

        class Subset(Dataset):
            """The samples of a data set at some indices."""
            def __init__(self, dataset, indices):
                self.dataset = dataset
                self.indices = indices

            def __getitem__(self, idx):
                if isinstance(idx, list):
                    return self.dataset[[self.indices[i] for i in idx]]
                return self.dataset[self.indices[idx]]

            def __getitems__(self, indices):
                if callable(getattr(self.dataset, "__getitems__", None)):
                    return self.dataset.__getitems__([self.indices[idx] for idx in indices])
                return [self.dataset[self.indices[idx]] for idx in indices]

            def __len__(self):
                return len(self.indices)

        def random_split(dataset, lengths, generator=None):
            """Subsets of given lengths, or shares that add up to 1, without overlap."""
            if math.isclose(sum(lengths), 1) and sum(lengths) <= 1:
                whole = []
                for i, frac in enumerate(lengths):
                    if frac < 0 or frac > 1:
                        raise ValueError(f"Fraction at index {i} is not between 0 and 1")
                    whole.append(math.floor(len(dataset) * frac))
                for i in range(len(dataset) - sum(whole)):
                    whole[i % len(whole)] += 1
                lengths = whole
                for i, length in enumerate(lengths):
                    if length == 0:
                        warnings.warn(f"Length of split at index {i} is 0. "
                                      f"This might result in an empty dataset.", stacklevel=2)
            if sum(lengths) != len(dataset):
                raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
            indices = randperm(sum(lengths), generator=generator).tolist()
            return [Subset(dataset, indices[offset - length:offset])
                    for offset, length in zip(itertools.accumulate(lengths), lengths, strict=True)]
        """#
}
