// torch.load: files from before PyTorch 1.6, as many published weights still are. The reader of pickles and the rule that nothing
// in a file is executed are SerializationModule.swift's.

/// Reading the old format.
let legacyFileSource = #"""
    _LEGACY_MAGIC = 0x1950a86a20f9469cfc6c

    def _load_legacy(data):
        """A file from before PyTorch 1.6: five pickles one after another, then the bytes of the storages in the order of the last."""
        storages, at = {}, 0

        def storage(dtype, key, count):
            if key not in storages:
                # Each element has bytes behind the pickles: a size that the file cannot hold takes no memory.
                if not isinstance(count, int) or count < 0 or count * dtype.itemsize > len(data):
                    raise RuntimeError(f'torch.load(): the file does not hold the {count} elements of a storage')
                storages[key] = _Storage(torch.empty(count, dtype=dtype))
            elif storages[key].tensor.dtype is not dtype:
                raise UnpicklingError('a storage with two types')
            return storages[key]

        def unpickled():
            nonlocal at
            reader = _Unpickler(data, storage)
            reader.at = at
            value = reader.load()
            at = reader.at
            return value

        magic = unpickled()
        if magic != _LEGACY_MAGIC:
            raise RuntimeError('Invalid magic number; corrupt file?')
        version = unpickled()
        if version != 1001:
            raise RuntimeError(f'Invalid protocol version: {version}')
        system = unpickled()
        if isinstance(system, dict) and system.get('little_endian') is False:
            raise ValueError('Unknown endianness: only little-endian files are available')
        result, keys = unpickled(), unpickled()
        for key in keys:
            target = storages[key].tensor if key in storages else None
            if target is None or at + 8 > len(data) or struct.unpack('<q', data[at:at + 8])[0] != target.numel():
                raise RuntimeError(f'torch.load(): the storages behind the pickles do not fit them (storage {key})')
            size = target.numel() * target.dtype.itemsize
            if at + 8 + size > len(data):
                raise RuntimeError(f'torch.load(): the file ends inside of storage {key}')
            if size:
                target.copy_(_flat(data[at + 8:at + 8 + size], target.dtype))
            at += 8 + size
            del storages[key]
        if storages:
            raise RuntimeError('torch.load(): a storage is missing behind the pickles')
        return result
    """#
