// timm.layers.create_norm_act: normalisations with activations by name. Follows timm's create_norm_act.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersCreateNormAct = #"""
        import functools
        import types

        from timm.layers import BatchNormAct2d
        from timm.layers.evo_norm import (
            EvoNorm2dB0, EvoNorm2dB1, EvoNorm2dB2, EvoNorm2dS0, EvoNorm2dS0a, EvoNorm2dS1, EvoNorm2dS1a, EvoNorm2dS2,
            EvoNorm2dS2a)
        from timm.layers.filter_response_norm import FilterResponseNormAct2d, FilterResponseNormTlu2d
        from timm.layers.inplace_abn import InplaceAbn
        from timm.layers.norm_act import (
            GroupNorm1Act, GroupNormAct, LayerNormAct, LayerNormAct2d, LayerNormAct2dFp32, LayerNormActFp32, RmsNormAct,
            RmsNormAct2d, RmsNormAct2dFp32, RmsNormActFp32)

        # By the name of the normalisation that they add an activation to.
        _OF_NORM = {
            'batchnorm': BatchNormAct2d, 'batchnorm2d': BatchNormAct2d, 'groupnorm': GroupNormAct,
            'groupnorm1': GroupNorm1Act, 'layernorm': LayerNormAct, 'layernorm2d': LayerNormAct2d,
            'layernormfp32': LayerNormActFp32, 'layernorm2dfp32': LayerNormAct2dFp32, 'rmsnorm': RmsNormAct,
            'rmsnorm2d': RmsNormAct2d, 'rmsnormfp32': RmsNormActFp32, 'rmsnorm2dfp32': RmsNormAct2dFp32}
        _LAYERS = dict(
            _OF_NORM, evonormb0=EvoNorm2dB0, evonormb1=EvoNorm2dB1, evonormb2=EvoNorm2dB2, evonorms0=EvoNorm2dS0,
            evonorms0a=EvoNorm2dS0a, evonorms1=EvoNorm2dS1, evonorms1a=EvoNorm2dS1a, evonorms2=EvoNorm2dS2,
            evonorms2a=EvoNorm2dS2a, frn=FilterResponseNormAct2d, frntlu=FilterResponseNormTlu2d, inplaceabn=InplaceAbn,
            iabn=InplaceAbn)
        _WITH_ACT_LAYER = {*_OF_NORM.values(), FilterResponseNormAct2d, InplaceAbn}

        def create_norm_act_layer(layer_name, num_features, act_layer=None, apply_act=True, jit=False, **kwargs):
            """A normalisation of num_features channels with an activation, by name, class, function or partial."""
            if jit:
                raise NotImplementedError('create_norm_act_layer(jit=True) is not available: there is no scripting')
            return get_norm_act_layer(layer_name, act_layer=act_layer)(num_features, apply_act=apply_act, **kwargs)

        def get_norm_act_layer(norm_layer, act_layer=None):
            """The normalisation with activation of that name, or of a normalisation's class; act_layer is bound to it."""
            if norm_layer is None:
                return None
            assert isinstance(norm_layer, (type, str, types.FunctionType, functools.partial))
            assert act_layer is None or isinstance(act_layer, (type, str, types.FunctionType, functools.partial))
            bound = {}
            if isinstance(norm_layer, functools.partial):
                bound, norm_layer = dict(norm_layer.keywords), norm_layer.func
            if isinstance(norm_layer, str):
                if not norm_layer:
                    return None
                layer = _LAYERS[norm_layer.replace('_', '').lower().split('-')[0]]
            elif norm_layer in _LAYERS.values() or isinstance(norm_layer, types.FunctionType):
                layer = norm_layer
            else:
                type_name = norm_layer.__name__.lower()
                layer = _OF_NORM.get(type_name)
                assert layer is not None, f'No equivalent norm_act layer for {type_name}'
            if layer in _WITH_ACT_LAYER:
                bound.setdefault('act_layer', act_layer)
            return functools.partial(layer, **bound) if bound else layer
        """#
}
