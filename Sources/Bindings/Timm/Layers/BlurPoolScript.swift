// timm.layers.blur_pool: the blur in front of subsampling by name. Follows timm's blur_pool.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersBlurPool = #"""
        from functools import partial

        from timm.layers import BlurPool2d
        from torch import nn

        _NAMED = {
            'avg': nn.AvgPool2d, 'avgpool': nn.AvgPool2d, 'blur': BlurPool2d, 'blurpool': BlurPool2d,
            'blurpc': partial(BlurPool2d, pad_mode='constant'),
        }

        def create_aa(aa_layer, channels=None, stride=2, enable=True, noop=nn.Identity, device=None, dtype=None):
            """A layer that blurs before it subsamples, from a name, class or partial; noop() when there is none to make."""
            if not enable or not aa_layer:
                return None if noop is None else noop()
            make = aa_layer
            if isinstance(aa_layer, str):
                make = _NAMED.get(aa_layer.lower().replace('_', '').replace('-', ''))
                if make is None:
                    raise AssertionError(f'Unknown anti-aliasing layer ({aa_layer}).')
            options = dict(channels=channels, stride=stride)
            given = make.keywords if isinstance(make, partial) else {}
            kind = make.func if isinstance(make, partial) else make
            if isinstance(kind, type) and issubclass(kind, BlurPool2d):
                factory = dict(device=device, dtype=dtype)
                options.update({k: v for k, v in factory.items() if v is not None and k not in given})
            try:
                return make(**options)
            except TypeError:
                # A pooling layer knows nothing of channels: its window is the stride.
                return make(stride)
        """#
}
