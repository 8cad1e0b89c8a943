// torch.utils.data.default_collate: samples to a batch.

extension DataScripts {
    static let torchCollate = #"""
        import collections.abc
        import copy

        import torch

        _REFUSED = "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {}"

        def default_convert(data):
            """The same containers; there are no arrays of NumPy to convert in them."""
            if isinstance(data, collections.abc.Mapping):
                return _rebuilt(data, {key: default_convert(data[key]) for key in data})
            if isinstance(data, tuple) and hasattr(data, "_fields"):
                return type(data)(*(default_convert(d) for d in data))
            if isinstance(data, tuple):
                return [default_convert(d) for d in data]
            if isinstance(data, collections.abc.Sequence) and not isinstance(data, (str, bytes)):
                return _rebuilt(data, [default_convert(d) for d in data])
            return data

        def _rebuilt(like, items):
            """items in a container of the kind of like, or as they are when its class cannot be made of them."""
            try:
                if isinstance(like, collections.abc.MutableMapping):
                    clone = copy.copy(like)
                    clone.update(items)
                    return clone
                if isinstance(like, collections.abc.MutableSequence):
                    clone = copy.copy(like)
                    for i, item in enumerate(items):
                        clone[i] = item
                    return clone
                return type(like)(items)
            except TypeError:
                return items

        def collate(batch, *, collate_fn_map=None):
            """A batch by the type of its first sample; collate_fn_map has functions for the types of leaves."""
            elem = batch[0]
            kind = type(elem)
            if collate_fn_map is not None:
                if kind in collate_fn_map:
                    return collate_fn_map[kind](batch, collate_fn_map=collate_fn_map)
                for known in collate_fn_map:
                    if isinstance(elem, known):
                        return collate_fn_map[known](batch, collate_fn_map=collate_fn_map)
            if isinstance(elem, collections.abc.Mapping):
                return _rebuilt(elem, {key: collate([d[key] for d in batch], collate_fn_map=collate_fn_map) for key in elem})
            if isinstance(elem, tuple) and hasattr(elem, "_fields"):
                return kind(*(collate(samples, collate_fn_map=collate_fn_map) for samples in zip(*batch, strict=False)))
            if isinstance(elem, collections.abc.Sequence):
                if not all(len(other) == len(elem) for other in batch):
                    raise RuntimeError("each element in list of batch should be of equal size")
                columns = [collate(samples, collate_fn_map=collate_fn_map) for samples in zip(*batch, strict=False)]
                return columns if isinstance(elem, tuple) else _rebuilt(elem, columns)
            raise TypeError(_REFUSED.format(kind))

        def collate_tensor_fn(batch, *, collate_fn_map=None):
            return torch.stack(list(batch), 0)

        def collate_float_fn(batch, *, collate_fn_map=None):
            return torch.tensor(batch, dtype=torch.float64)

        def collate_int_fn(batch, *, collate_fn_map=None):
            return torch.tensor(batch)

        def collate_str_fn(batch, *, collate_fn_map=None):
            return batch

        default_collate_fn_map = {torch.Tensor: collate_tensor_fn, float: collate_float_fn, int: collate_int_fn,
                                  str: collate_str_fn, bytes: collate_str_fn}

        def default_collate(batch):
            return collate(batch, collate_fn_map=default_collate_fn_map)
        """#
}
