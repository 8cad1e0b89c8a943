// timm.layers._create_norm: normalisations by name. Follows timm's create_norm.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersCreateNorm = #"""
        import functools
        import types

        from timm.utils.model import FrozenBatchNorm2d
        from torch import nn
        from timm.layers.norm import (
            GroupNorm, GroupNorm1, LayerNorm, LayerNorm2d, LayerNorm2dFp32, LayerNormFp32, RmsNorm, RmsNorm2d, RmsNorm2dFp32,
            RmsNormFp32, SimpleNorm, SimpleNorm2d, SimpleNorm2dFp32, SimpleNormFp32)

        _LAYERS = {'batchnorm': nn.BatchNorm2d}
        _LAYERS.update((layer.__name__.lower(), layer) for layer in (
            nn.BatchNorm2d, nn.BatchNorm1d, GroupNorm, GroupNorm1, LayerNorm, LayerNorm2d, LayerNormFp32, LayerNorm2dFp32,
            RmsNorm, RmsNorm2d, RmsNormFp32, RmsNorm2dFp32, SimpleNorm, SimpleNorm2d, SimpleNormFp32, SimpleNorm2dFp32,
            FrozenBatchNorm2d))

        def create_norm_layer(layer_name, num_features, **kwargs):
            """A normalisation of num_features channels by name, class, function or partial."""
            return get_norm_layer(layer_name)(num_features, **kwargs)

        def get_norm_layer(norm_layer):
            """The normalisation of that name, with the keywords of a partial bound to it; None for '' or None."""
            if norm_layer is None:
                return None
            assert isinstance(norm_layer, (type, str, types.FunctionType, functools.partial))
            bound = {}
            if isinstance(norm_layer, functools.partial):
                bound, norm_layer = dict(norm_layer.keywords), norm_layer.func
            if isinstance(norm_layer, str):
                if not norm_layer:
                    return None
                norm_layer = _LAYERS[norm_layer.replace('_', '').lower()]
            return functools.partial(norm_layer, **bound) if bound else norm_layer
        """#
}
