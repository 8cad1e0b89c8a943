// torch.utils.data.DataLoader: batches of a data set, in PyTorch's order and with its random draws. Data sets that are native
// (files or arrays with native transforms) are read by threads; a script's own are read in the loader's thread.

extension DataScripts {
    static let torchDataLoader = #"""
        import collections
        import math

        import torch
        from torch.utils.data._utils import native
        from torch.utils.data._utils.collate import default_collate, default_convert
        from torch.utils.data._utils.worker import Worker, get_worker_info
        from torch.utils.data.dataset import IterableDataset
        from torch.utils.data.sampler import BatchSampler, RandomSampler, SequentialSampler

        class _Endless:
            """The sampler of an iterable data set: no index."""
            def __iter__(self):
                while True:
                    yield None

        class DataLoader:
            def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None,
                         pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None, multiprocessing_context=None,
                         generator=None, *, prefetch_factor=None, persistent_workers=False, pin_memory_device="", in_order=True):
                if num_workers < 0:
                    raise ValueError("num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
                if timeout < 0:
                    raise ValueError("timeout option should be non-negative")
                if num_workers == 0 and prefetch_factor is not None:
                    raise ValueError("prefetch_factor option could only be specified in multiprocessing."
                                     "let num_workers > 0 to enable multiprocessing, otherwise set prefetch_factor to None.")
                elif num_workers > 0 and prefetch_factor is None:
                    prefetch_factor = 2
                elif prefetch_factor is not None and prefetch_factor < 0:
                    raise ValueError("prefetch_factor option should be non-negative")
                if persistent_workers and num_workers == 0:
                    raise ValueError("persistent_workers option needs num_workers > 0")
                iterable = isinstance(dataset, IterableDataset)
                if iterable:
                    start = "DataLoader with IterableDataset: expected unspecified "
                    if shuffle not in (False, None):
                        raise ValueError(f"{start}shuffle option, but got shuffle={shuffle}")
                    if sampler is not None:
                        raise ValueError(f"{start}sampler option, but got sampler={sampler}")
                    if batch_sampler is not None:
                        raise ValueError(f"{start}batch_sampler option, but got batch_sampler={batch_sampler}")
                else:
                    shuffle = bool(shuffle)
                if sampler is not None and shuffle:
                    raise ValueError("sampler option is mutually exclusive with shuffle")
                if batch_sampler is not None:
                    if batch_size != 1 or shuffle or sampler is not None or drop_last:
                        raise ValueError("batch_sampler option is mutually exclusive "
                                         "with batch_size, shuffle, sampler, and drop_last")
                    batch_size, drop_last = None, False
                elif batch_size is None and drop_last:
                    raise ValueError("batch_size=None option disables auto-batching and is mutually exclusive with drop_last")
                if sampler is None:
                    if iterable:
                        sampler = _Endless()
                    elif shuffle:
                        sampler = RandomSampler(dataset, generator=generator)
                    else:
                        sampler = SequentialSampler(dataset)
                if batch_size is not None and batch_sampler is None:
                    batch_sampler = BatchSampler(sampler, batch_size, drop_last)
                self.dataset = dataset
                self.num_workers = num_workers
                self.prefetch_factor = prefetch_factor
                self.pin_memory = pin_memory
                self.pin_memory_device = pin_memory_device
                self.timeout = timeout
                self.worker_init_fn = worker_init_fn
                self.multiprocessing_context = multiprocessing_context
                self.in_order = in_order
                self.batch_size = batch_size
                self.drop_last = drop_last
                self.sampler = sampler
                self.batch_sampler = batch_sampler
                self.generator = generator
                if collate_fn is None:
                    collate_fn = default_collate if batch_sampler is not None else default_convert
                self.collate_fn = collate_fn
                self.persistent_workers = persistent_workers
                self._iterator = None
                # What native workers read from, kept from one pass to the next.
                self._sources = {}
                self._initialized = True

            def __class_getitem__(cls, item):
                return cls

            def __setattr__(self, attr, val):
                fixed = ("batch_size", "batch_sampler", "sampler", "drop_last", "dataset", "persistent_workers")
                if attr in fixed and getattr(self, "_initialized", False):
                    raise ValueError(f"{attr} attribute should not be set after {self.__class__.__name__} is initialized")
                super().__setattr__(attr, val)

            @property
            def _auto_collation(self):
                return self.batch_sampler is not None

            @property
            def _index_sampler(self):
                return self.sampler if self.batch_sampler is None else self.batch_sampler

            def __iter__(self):
                if not (self.persistent_workers and self.num_workers > 0):
                    return _Pass(self)
                if self._iterator is None:
                    self._iterator = _Pass(self)
                else:
                    self._iterator._reset(self)
                return self._iterator

            def __len__(self):
                if not isinstance(self.dataset, IterableDataset):
                    return len(self._index_sampler)
                length = len(self.dataset)
                if self.batch_size is None:
                    return length
                return length // self.batch_size if self.drop_last else math.ceil(length / self.batch_size)

        class _Fetcher:
            """Makes batches of a script's own data set."""
            def __init__(self, loader):
                self.dataset, self.collate_fn, self.drop_last = loader.dataset, loader.collate_fn, loader.drop_last
                self.batches = loader._auto_collation
                self.samples = iter(self.dataset) if isinstance(self.dataset, IterableDataset) else None
                self.ended = False

            def __call__(self, index):
                if self.samples is not None:
                    return self._next(index)
                if not self.batches:
                    return self.collate_fn(self.dataset[index])
                many = getattr(self.dataset, "__getitems__", None)
                return self.collate_fn(many(index) if many else [self.dataset[i] for i in index])

            def _next(self, index):
                if self.ended:
                    raise StopIteration
                if not self.batches:
                    return self.collate_fn(next(self.samples))
                data = []
                for _ in index:
                    try:
                        data.append(next(self.samples))
                    except StopIteration:
                        self.ended = True
                        break
                if len(data) == 0 or self.drop_last and len(data) < len(index):
                    raise StopIteration
                return self.collate_fn(data)

        class _Pass:
            """One pass over a loader; passes of persistent workers follow each other in the same object."""
            def __init__(self, loader):
                self._count = loader.num_workers
                self._indices = iter(loader._index_sampler)
                seed = torch.empty((), dtype=torch.int64).random_(generator=loader.generator).item()
                self._workers = [Worker(i, self._count, seed, loader.dataset, loader.worker_init_fn) for i in range(self._count)]
                self._reader = native.reader(loader, self._workers)
                self._waiting = collections.deque()
                self._loader = loader
                if self._count == 0:
                    self._fetchers = [_Fetcher(loader)]
                else:
                    self._reset(loader)

            def _reset(self, loader):
                """Begins a pass of workers. The sampler is asked for its order here as well as in __init__, as PyTorch does."""
                self._indices = iter(loader._index_sampler)
                if self._reader is not None:
                    self._reader.reset()
                else:
                    self._make_waiting()
                    self._fetchers = []
                    for worker in self._workers:
                        with worker:
                            self._fetchers.append(_Fetcher(loader))
                self._waiting.clear()
                self._next_worker = 0
                self._ended = set()
                # As many batches are on their way as PyTorch has: a sampler of the script's own sees the same requests.
                for _ in range(self._count * (loader.prefetch_factor or 0)):
                    self._send()

            def _make_waiting(self):
                """Makes and drops the batches of a pass that was left early: PyTorch's workers have made them when the next pass
                begins, and their random streams have moved on."""
                for worker, index in self._waiting:
                    if worker not in self._ended:
                        try:
                            with self._workers[worker]:
                                self._fetchers[worker](index)
                        except Exception as error:
                            if isinstance(error, StopIteration) and self._fetchers[worker].samples is not None:
                                self._ended.add(worker)

            def _send(self):
                """Gives the next index to the worker whose turn it is."""
                try:
                    index = next(self._indices)
                except StopIteration:
                    return
                for _ in range(self._count):
                    worker = self._next_worker
                    self._next_worker = (worker + 1) % self._count
                    if worker not in self._ended:
                        self._waiting.append((worker, index))
                        if self._reader is not None:
                            self._reader.send(worker, index)
                        return

            def __iter__(self):
                return self

            def __len__(self):
                return len(self._loader._index_sampler)

            def __next__(self):
                if self._count == 0:
                    return self._fetchers[0](next(self._indices))
                while self._waiting:
                    worker, index = self._waiting.popleft()
                    if worker in self._ended:
                        continue
                    if self._reader is not None:
                        self._send()
                        return self._reader.receive()
                    try:
                        with self._workers[worker]:
                            batch = self._fetchers[worker](index)
                    except StopIteration:
                        if self._fetchers[worker].samples is None:
                            raise
                        self._ended.add(worker)
                        self._send()
                        continue
                    self._send()
                    return batch
                raise StopIteration
        """#
}
