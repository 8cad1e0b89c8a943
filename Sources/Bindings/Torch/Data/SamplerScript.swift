// torch.utils.data.sampler: the order in which a loader asks for samples, with PyTorch's random draws.

extension DataScripts {
    static let torchSampler = #"""
        import itertools

        import torch

        class Sampler:
            """Indices, one after the other. A subclass writes __iter__."""
            def __init__(self, data_source=None):
                pass

            def __class_getitem__(cls, item):
                return cls

            def __iter__(self):
                raise NotImplementedError

        class SequentialSampler(Sampler):
            def __init__(self, data_source):
                self.data_source = data_source

            def __iter__(self):
                return iter(range(len(self.data_source)))

            def __len__(self):
                return len(self.data_source)

        class RandomSampler(Sampler):
            def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
                self.data_source = data_source
                self.replacement = replacement
                self._num_samples = num_samples
                self.generator = generator
                if not isinstance(self.replacement, bool):
                    raise TypeError(f"replacement should be a boolean value, but got replacement={self.replacement}")
                if not isinstance(self.num_samples, int) or self.num_samples <= 0:
                    raise ValueError(
                        f"num_samples should be a positive integer value, but got num_samples={self.num_samples}")

            @property
            def num_samples(self):
                return len(self.data_source) if self._num_samples is None else self._num_samples

            def __iter__(self):
                n = len(self.data_source)
                generator = self.generator
                if generator is None:
                    seed = int(torch.empty((), dtype=torch.int64).random_().item())
                    generator = torch.Generator()
                    generator.manual_seed(seed)
                if self.replacement:
                    for _ in range(self.num_samples // 32):
                        yield from torch.randint(high=n, size=(32,), dtype=torch.int64, generator=generator).tolist()
                    rest = (self.num_samples % 32,)
                    yield from torch.randint(high=n, size=rest, dtype=torch.int64, generator=generator).tolist()
                else:
                    for _ in range(self.num_samples // n):
                        yield from torch.randperm(n, generator=generator).tolist()
                    # Drawn even when nothing of it is used: a generator of the caller's moves on as under PyTorch.
                    yield from torch.randperm(n, generator=generator).tolist()[:self.num_samples % n]

            def __len__(self):
                return self.num_samples

        class SubsetRandomSampler(Sampler):
            def __init__(self, indices, generator=None):
                self.indices = indices
                self.generator = generator

            def __iter__(self):
                for i in torch.randperm(len(self.indices), generator=self.generator).tolist():
                    yield self.indices[i]

            def __len__(self):
                return len(self.indices)

        class WeightedRandomSampler(Sampler):
            def __init__(self, weights, num_samples, replacement=True, generator=None):
                if not isinstance(num_samples, int) or isinstance(num_samples, bool) or num_samples <= 0:
                    raise ValueError(f"num_samples should be a positive integer value, but got num_samples={num_samples}")
                if not isinstance(replacement, bool):
                    raise ValueError(f"replacement should be a boolean value, but got replacement={replacement}")
                self.weights = torch.as_tensor(weights, dtype=torch.double)
                if len(self.weights.shape) != 1:
                    raise ValueError("weights should be a 1d sequence but given "
                                     f"weights have shape {tuple(self.weights.shape)}")
                self.num_samples = num_samples
                self.replacement = replacement
                self.generator = generator

            def __iter__(self):
                drawn = torch.multinomial(self.weights, self.num_samples, self.replacement, generator=self.generator)
                yield from iter(drawn.tolist())

            def __len__(self):
                return self.num_samples

        class BatchSampler(Sampler):
            """Lists of batch_size indices from another sampler."""
            def __init__(self, sampler, batch_size, drop_last):
                if not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size <= 0:
                    raise ValueError(f"batch_size should be a positive integer value, but got batch_size={batch_size}")
                if not isinstance(drop_last, bool):
                    raise ValueError(f"drop_last should be a boolean value, but got drop_last={drop_last}")
                self.sampler = sampler
                self.batch_size = batch_size
                self.drop_last = drop_last

            def __iter__(self):
                indices = iter(self.sampler)
                while True:
                    batch = [*itertools.islice(indices, self.batch_size)]
                    if not batch or self.drop_last and len(batch) < self.batch_size:
                        return
                    yield batch

            def __len__(self):
                if self.drop_last:
                    return len(self.sampler) // self.batch_size
                return (len(self.sampler) + self.batch_size - 1) // self.batch_size
        """#
}
