// timm.layers.fast_norm: normalisations as functions. Follows timm's fast_norm.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersFastNorm = #"""
        import torch
        from torch.nn import functional as F

        has_apex = has_apex_rmsnorm = False
        has_torch_rms_norm = True

        _use_fast_norm = False

        def get_autocast_dtype(device='cuda'):
            """The dtype that autocasting uses on the device."""
            return torch.get_autocast_dtype(device)

        def is_autocast_enabled(device='cuda'):
            """Whether autocasting is on for the device."""
            return torch.is_autocast_enabled(device)

        def is_fast_norm():
            """Whether layers made from now on stay in the low precision when autocasting."""
            return _use_fast_norm

        def set_fast_norm(enable=True):
            """Sets is_fast_norm()."""
            global _use_fast_norm
            _use_fast_norm = enable

        def _low(x, *rest):
            kind = x.device.type
            if not is_autocast_enabled(kind):
                return x, *rest
            dtype = get_autocast_dtype(kind)
            return tuple(None if t is None else t.to(dtype) for t in (x, *rest))

        def _as_is(x):
            return torch.amp.autocast(device_type=x.device.type, enabled=False)

        def fast_group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
            """Group normalisation, in the low precision when autocasting."""
            x, weight, bias = _low(x, weight, bias)
            with _as_is(x):
                return F.group_norm(x, num_groups, weight, bias, eps)

        def fast_layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
            """Layer normalisation, in the low precision when autocasting."""
            x, weight, bias = _low(x, weight, bias)
            with _as_is(x):
                return F.layer_norm(x, normalized_shape, weight, bias, eps)

        def _last(normalized_shape):
            return tuple(range(-1, -len(normalized_shape) - 1, -1))

        def rms_norm(x, normalized_shape, weight=None, eps=1e-5):
            """x over its root mean square along the last dimensions."""
            x = x * torch.rsqrt(torch.mean(x.pow(2), dim=_last(normalized_shape), keepdim=True) + eps)
            return x if weight is None else x * weight

        def fast_rms_norm(x, normalized_shape, weight=None, eps=1e-5):
            """rms_norm, in the low precision when autocasting."""
            x, weight = _low(x, weight)
            with _as_is(x):
                return F.rms_norm(x, normalized_shape, weight, eps)

        def rms_norm2d(x, normalized_shape, weight=None, eps=1e-5):
            """x over its root mean square along the channels of an (N, C, H, W) tensor."""
            assert len(normalized_shape) == 1
            x = x * torch.rsqrt(torch.mean(x.pow(2), dim=1, keepdim=True) + eps)
            return x if weight is None else x * weight.reshape(1, -1, 1, 1)

        def fast_rms_norm2d(x, normalized_shape, weight=None, eps=1e-5):
            """rms_norm2d, in the low precision when autocasting."""
            x, weight = _low(x, weight)
            with _as_is(x):
                return rms_norm2d(x, normalized_shape, weight, eps)

        def simple_norm(x, normalized_shape, weight=None, eps=1e-5):
            """x over its standard deviation along the last dimensions; the mean stays."""
            x = x * torch.rsqrt(torch.var(x, dim=_last(normalized_shape), keepdim=True) + eps)
            return x if weight is None else x * weight

        def fast_simple_norm(x, normalized_shape, weight=None, eps=1e-5):
            """simple_norm, in the low precision when autocasting."""
            x, weight = _low(x, weight)
            with _as_is(x):
                return simple_norm(x, normalized_shape, weight, eps)
        """#
}
