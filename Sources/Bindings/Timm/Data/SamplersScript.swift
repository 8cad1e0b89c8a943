// timm.data.scheduled_sampler and distributed_sampler: batches of several sizes, and repeated augmentation.

extension DataScripts {
    static let timmScheduledSampler = #"""
        import math
        from itertools import islice

        import torch
        from torch.utils.data import Dataset, Sampler

        def _whole(value):
            return int(value) == value and value > 0

        class ScheduledBatchSampler(Sampler):
            """Batches of (sample index, choice): sizes drawn once for the samples there are, or each epoch from a window that
            moves from the first choice to the last."""
            def __init__(self, sampler, batch_sizes, choice_weights=None, seed=0, drop_last=True, shuffle_schedule=True,
                         num_batches=None, choice_schedule='constant', schedule_epochs=None, schedule_spread=0.65,
                         schedule_random_mix=0.1):
                if not hasattr(sampler, '__len__'):
                    raise TypeError('ScheduledBatchSampler requires a sampler with a length.')
                if len(sampler) <= 0:
                    raise ValueError('ScheduledBatchSampler requires a non-empty sampler.')
                if not batch_sizes:
                    raise ValueError('batch_sizes must contain at least one value.')
                if not all(_whole(size) for size in batch_sizes):
                    raise ValueError('All scheduled batch sizes must be positive integers.')
                if num_batches is not None and not _whole(num_batches):
                    raise ValueError('num_batches must be a positive integer when specified.')
                if choice_schedule not in ('constant', 'progressive'):
                    raise ValueError("choice_schedule must be 'constant' or 'progressive'.")
                progressive = choice_schedule == 'progressive'
                if progressive:
                    if len(batch_sizes) < 2:
                        raise ValueError('A progressive schedule requires at least two choices.')
                    if schedule_epochs is None or not _whole(schedule_epochs):
                        raise ValueError('schedule_epochs must be a positive integer for a progressive schedule.')
                    if schedule_spread < 0:
                        raise ValueError('schedule_spread must be non-negative.')
                    if not 0 <= schedule_random_mix <= 1:
                        raise ValueError('schedule_random_mix must be between 0 and 1.')
                self.sampler = sampler
                self.batch_sizes = tuple(int(size) for size in batch_sizes)
                self.choice_weights = self._weights(choice_weights)
                self._active = tuple(i for i, weight in enumerate(self.choice_weights) if weight > 0)
                self.seed = seed
                self.drop_last = drop_last
                self.shuffle_schedule = shuffle_schedule
                self.choice_schedule = choice_schedule
                self.schedule_epochs = int(schedule_epochs) if schedule_epochs is not None else None
                self.schedule_spread = schedule_spread
                self.schedule_random_mix = schedule_random_mix
                self.epoch = 0
                sizes = torch.tensor(self.batch_sizes, dtype=torch.float64)
                if progressive:
                    expected = [torch.dot(self.choice_weights_for_epoch(e), sizes) for e in range(self.schedule_epochs)]
                    self.average_batch_size = float(torch.stack(expected).mean().item())
                    if num_batches is None:
                        num_batches = self._inferred_batches()
                else:
                    self.average_batch_size = float(torch.dot(self.choice_weights, sizes).item())
                self.num_batches = int(num_batches) if num_batches is not None else None
                self._budget = ()
                if self.num_batches is None:
                    self._budget = self._sample_budget()
                    if not self._budget:
                        raise ValueError('No full scheduled batch fits the sampler; reduce the batch sizes.')

            def _weights(self, given):
                count = len(self.batch_sizes)
                if given is None:
                    return torch.full((count,), 1.0 / count, dtype=torch.float64)
                if len(given) != count:
                    raise ValueError('choice_weights and batch_sizes must have the same length.')
                weights = torch.tensor(given, dtype=torch.float64)
                if not torch.isfinite(weights).all() or (weights < 0).any():
                    raise ValueError('choice_weights must contain finite, non-negative values.')
                if weights.sum() <= 0:
                    raise ValueError('choice_weights must have a positive sum.')
                return weights / weights.sum()

            def choice_weights_for_epoch(self, epoch):
                if self.choice_schedule == 'constant' or len(self.batch_sizes) == 1:
                    return self.choice_weights
                progress = 1.0 if self.schedule_epochs == 1 else min(max(epoch / (self.schedule_epochs - 1), 0.0), 1.0)
                positions = torch.arange(len(self.batch_sizes), dtype=torch.float64)
                center = progress * (len(self.batch_sizes) - 1)
                if self.schedule_spread == 0:
                    distances = (positions - center).abs()
                    weights = (distances == distances.min()).to(torch.float64)
                else:
                    weights = torch.exp(-0.5 * ((positions - center) / self.schedule_spread) ** 2)
                weights *= self.choice_weights
                if weights.sum() <= 0:
                    weights = torch.zeros_like(self.choice_weights)
                    weights[min(self._active, key=lambda index: abs(index - center))] = 1.0
                else:
                    weights /= weights.sum()
                if self.schedule_random_mix:
                    even = (self.choice_weights > 0).to(weights.dtype)
                    even /= even.sum()
                    weights = (1.0 - self.schedule_random_mix) * weights + self.schedule_random_mix * even
                return weights / weights.sum()

            def _inferred_batches(self):
                if len(set(self.batch_sizes)) == 1:
                    count, size = len(self.sampler), self.batch_sizes[0]
                    batches = count // size if self.drop_last else math.ceil(count / size)
                else:
                    batches = len(self.sampler) / self.average_batch_size
                    batches = int(batches) if self.drop_last else math.ceil(batches)
                if batches < 1:
                    raise ValueError('No full scheduled batch fits the sampler; reduce the batch sizes.')
                return batches

            def _choice(self, generator, valid=None, weights=None):
                weights = self.choice_weights if weights is None else weights
                if valid is None:
                    return int(torch.multinomial(weights, 1, generator=generator).item())
                weights = weights[list(valid)]
                if weights.sum() <= 0:
                    raise RuntimeError('No positive-weight scheduled choice is available for this batch.')
                return valid[int(torch.multinomial(weights, 1, generator=generator).item())]

            def _sample_budget(self):
                generator = torch.Generator().manual_seed(self.seed)
                remaining = len(self.sampler)
                least = min(self.batch_sizes[i] for i in self._active)
                schedule = []
                while remaining >= least:
                    choice = self._choice(generator, tuple(i for i in self._active if self.batch_sizes[i] <= remaining))
                    schedule.append((choice, self.batch_sizes[choice]))
                    remaining -= self.batch_sizes[choice]
                if remaining and not self.drop_last:
                    schedule.append((self._choice(generator), remaining))
                return tuple(schedule)

            def _schedule(self, epoch):
                if self.num_batches is None:
                    return self._budget
                generator = torch.Generator().manual_seed(self.seed + 2 * epoch)
                weights = self.choice_weights_for_epoch(epoch)
                choices = [self._choice(generator, weights=weights) for _ in range(self.num_batches)]
                return tuple((choice, self.batch_sizes[choice]) for choice in choices)

            @property
            def schedule(self):
                return self._schedule(self.epoch)

            def _cycle(self):
                while True:
                    empty = True
                    for index in self.sampler:
                        empty = False
                        yield index
                    if empty:
                        return

            def __iter__(self):
                epoch = self.epoch
                schedule = self._schedule(epoch)
                if self.shuffle_schedule and len(schedule) > 1:
                    generator = torch.Generator().manual_seed(self.seed + 2 * epoch + 1)
                    schedule = tuple(schedule[i] for i in torch.randperm(len(schedule), generator=generator).tolist())
                indices = self._cycle() if self.num_batches is not None else iter(self.sampler)
                for choice, size in schedule:
                    batch = list(islice(indices, size))
                    if len(batch) != size and (self.drop_last or not batch):
                        break
                    yield [(index, choice) for index in batch]

            def __len__(self):
                return self.num_batches if self.num_batches is not None else len(self._budget)

            def set_epoch(self, epoch):
                self.epoch = epoch
                if hasattr(self.sampler, 'set_epoch'):
                    self.sampler.set_epoch(epoch)

        class ScheduledTransformDataset(Dataset):
            """A data set whose keys are (index, transform)."""
            def __init__(self, dataset, transforms):
                if not transforms:
                    raise ValueError('transforms must contain at least one transform.')
                self.dataset = dataset
                self.transforms = tuple(transforms)

            def __getitem__(self, scheduled_index):
                index, choice = scheduled_index
                if not 0 <= choice < len(self.transforms):
                    raise IndexError(f'Transform index {choice} is out of range.')
                sample = self.dataset[index]
                if not isinstance(sample, (tuple, list)) or not sample:
                    raise TypeError('ScheduledTransformDataset expects tuple/list dataset samples.')
                image = self.transforms[choice](sample[0])
                return (image, *sample[1:]) if isinstance(sample, tuple) else [image, *sample[1:]]

            def __len__(self):
                return len(self.dataset)

            def set_epoch(self, epoch):
                if hasattr(self.dataset, 'set_epoch'):
                    self.dataset.set_epoch(epoch)

            def filename(self, index, basename=False, absolute=False):
                return self.dataset.filename(index, basename=basename, absolute=absolute)

            def filenames(self, basename=False, absolute=False):
                return self.dataset.filenames(basename=basename, absolute=absolute)
        """#

    static let timmDistributedSampler = #"""
        import math

        import torch
        from torch.utils.data import Sampler

        class OrderedDistributedSampler(Sampler):
            """The indices of one of several processes, padded to the same number."""
            def __init__(self, dataset, num_replicas=None, rank=None):
                self.num_replicas = 1 if num_replicas is None else num_replicas
                self.rank = 0 if rank is None else rank
                self.dataset = dataset
                self.num_samples = int(math.ceil(len(dataset) / self.num_replicas))
                self.total_size = self.num_samples * self.num_replicas

            def __iter__(self):
                n = len(self.dataset)
                indices = [i % n for i in range(self.total_size)]
                return iter(indices[self.rank:self.total_size:self.num_replicas])

            def __len__(self):
                return self.num_samples

        class RepeatAugSampler(Sampler):
            """Every sample num_repeats times, one behind the other, so that a batch holds several augmentations of an image."""
            def __init__(self, dataset, num_replicas=None, rank=None, shuffle=True, num_repeats=3, selected_round=256,
                         selected_ratio=0):
                self.dataset = dataset
                self.num_replicas = 1 if num_replicas is None else num_replicas
                self.rank = 0 if rank is None else rank
                self.shuffle = shuffle
                self.num_repeats = num_repeats
                self.epoch = 0
                count = len(dataset)
                self.num_samples = int(math.ceil(count * num_repeats / self.num_replicas))
                self.total_size = self.num_samples * self.num_replicas
                ratio = selected_ratio or self.num_replicas
                if selected_round and count >= selected_round:
                    selected = int(math.floor(count // selected_round * selected_round / ratio))
                else:
                    selected = int(math.ceil(count / ratio))
                self.num_selected_samples = min(selected, self.num_samples)

            def __iter__(self):
                generator = torch.Generator()
                generator.manual_seed(self.epoch)
                count = len(self.dataset)
                indices = torch.randperm(count, generator=generator) if self.shuffle else torch.arange(count)
                if isinstance(self.num_repeats, float) and not self.num_repeats.is_integer():
                    size = math.ceil(self.num_repeats * count)
                    indices = indices[torch.tensor([int(i // self.num_repeats) for i in range(size)], dtype=torch.long)]
                else:
                    indices = torch.repeat_interleave(indices, repeats=int(self.num_repeats), dim=0)
                indices = indices.tolist()
                places = range(self.rank, self.total_size, self.num_replicas)[:self.num_selected_samples]
                return iter([indices[i % len(indices)] for i in places])

            def __len__(self):
                return self.num_selected_samples

            def set_epoch(self, epoch):
                self.epoch = epoch
        """#
}
