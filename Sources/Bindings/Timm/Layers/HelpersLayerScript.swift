// timm.layers.helpers: tuples of arguments. Follows timm's helpers.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersHelpers = #"""
        import collections.abc

        import torch
        from timm.layers import make_divisible

        _exporting = getattr(torch.compiler, 'is_exporting', None)

        def to_ntuple(n):
            """A function which makes an iterable a tuple and anything else, strings too, a tuple of n times itself."""
            def parse(x):
                whole = isinstance(x, collections.abc.Iterable) and not isinstance(x, str)
                return tuple(x) if whole else (x,) * n
            return parse

        _ntuple = to_ntuple
        to_1tuple, to_2tuple, to_3tuple, to_4tuple = (to_ntuple(n) for n in (1, 2, 3, 4))

        def get_device_dtype(module, device=None, dtype=None):
            """The device and dtype for new tensors: the given ones, else those of the first parameter of the module."""
            first = next(module.parameters(), None)
            if first is not None:
                device = first.device if device is None else device
                dtype = first.dtype if dtype is None else dtype
            return {'device': device, 'dtype': dtype}

        def extend_tuple(x, n):
            """x as a tuple of n elements: its last one is repeated, or those past n are dropped."""
            x = tuple(x) if isinstance(x, (tuple, list)) else (x,)
            return x[:n] if len(x) >= n else x + (x[-1],) * (n - len(x))

        def is_exporting():
            """Whether the model is being exported by torch.export."""
            return _exporting() if _exporting else False
        """#
}
