// The workers of a loader. PyTorch's are processes with random streams of their own; here they are those streams, and the
// samples of a script's data set are made in the loader's own thread with the streams of the worker whose turn it is. A seed
// so gives the same samples for the same number of workers.

extension DataScripts {
    static let torchWorker = #"""
        from torch.utils.data._utils import _native

        _info = None

        class WorkerInfo:
            def __init__(self, id, num_workers, seed, dataset):
                self.id, self.num_workers, self.seed, self.dataset = id, num_workers, seed, dataset

            def __repr__(self):
                return f"WorkerInfo(id={self.id}, num_workers={self.num_workers}, seed={self.seed}, dataset={self.dataset!r})"

        def get_worker_info():
            """The worker that a sample is being made for; None outside of one."""
            return _info

        class Worker:
            """A worker's random streams. `with worker:` makes them the current ones."""
            def __init__(self, id, num_workers, base_seed, dataset, init):
                self.info = WorkerInfo(id, num_workers, base_seed + id, dataset)
                self.streams = _native.streams(self.info.seed, numpy_seed(base_seed, id))
                self.outside = None
                if init is not None:
                    with self:
                        init(id)

            def __enter__(self):
                global _info
                self.outside, _info = _info, self.info
                _native.exchange(self.streams)

            def __exit__(self, kind, error, trace):
                global _info
                _info, self.outside = self.outside, None
                _native.exchange(self.streams)

        def numpy_seed(base_seed, worker_id):
            """The four words that PyTorch seeds a worker's NumPy with (numpy.random.SeedSequence's mixing, M. O'Neill's randutils)."""
            mask = 0xffffffff
            pool = [0, 0, 0, 0]
            entropy = [worker_id, base_seed & mask, base_seed >> 32, 0]
            constant = 0x43b0d7e5

            def hashed(value):
                nonlocal constant
                value = (value ^ constant) & mask
                constant = (constant * 0x931e8875) & mask
                value = (value * constant) & mask
                return (value ^ (value >> 16)) & mask

            def mixed(x, y):
                result = ((0xca01f9dd * x & mask) - (0x4973f715 * y & mask)) & mask
                return (result ^ (result >> 16)) & mask

            for i in range(4):
                pool[i] = hashed(entropy[i])
            for source in range(4):
                for place in range(4):
                    if source != place:
                        pool[place] = mixed(pool[place], hashed(pool[source]))
            constant = 0x8b51f9dd
            words = []
            for value in pool:
                value = (value ^ constant) & mask
                constant = (constant * 0x58f38ded) & mask
                value = (value * constant) & mask
                words.append((value ^ (value >> 16)) & mask)
            return words
        """#
}
