// timm.layers.create_act: activations by name. Follows timm's create_act.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersCreateAct = #"""
        from typing import Callable

        from torch import nn
        from torch.nn import functional as F
        from timm.layers.activations import (
            GELU, GELUTanh, HardMish, PReLU, QuickGELU, Sigmoid, Tanh, gelu, gelu_tanh, hard_mish, quick_gelu, sigmoid, tanh)
        from timm.layers.activations_me import HardMishMe, hard_mish_me
        from timm.layers.config import is_exportable, is_scriptable

        _FUNCTIONS = {
            'silu': F.silu, 'swish': F.silu, 'mish': F.mish, 'relu': F.relu, 'relu6': F.relu6, 'leaky_relu': F.leaky_relu,
            'elu': F.elu, 'celu': F.celu, 'selu': F.selu, 'gelu': gelu, 'gelu_tanh': gelu_tanh, 'quick_gelu': quick_gelu,
            'sigmoid': sigmoid, 'tanh': tanh, 'hard_sigmoid': F.hardsigmoid, 'hardsigmoid': F.hardsigmoid,
            'hard_swish': F.hardswish, 'hardswish': F.hardswish, 'hard_mish': hard_mish_me}
        _LAYERS = {
            'silu': nn.SiLU, 'swish': nn.SiLU, 'mish': nn.Mish, 'relu': nn.ReLU, 'relu6': nn.ReLU6,
            'leaky_relu': nn.LeakyReLU, 'elu': nn.ELU, 'prelu': PReLU, 'celu': nn.CELU, 'selu': nn.SELU, 'gelu': GELU,
            'gelu_tanh': GELUTanh, 'quick_gelu': QuickGELU, 'sigmoid': Sigmoid, 'tanh': Tanh, 'hard_sigmoid': nn.Hardsigmoid,
            'hardsigmoid': nn.Hardsigmoid, 'hard_swish': nn.Hardswish, 'hardswish': nn.Hardswish, 'hard_mish': HardMishMe,
            'identity': nn.Identity}
        # Instead of those with a gradient of their own.
        _PLAIN = {hard_mish_me: hard_mish, HardMishMe: HardMish}

        def _choice(table, name):
            found = table[name.lower()]
            return _PLAIN.get(found, found) if is_exportable() or is_scriptable() else found

        def get_act_fn(name='relu'):
            """The activation function of that name; None for '' or None, a callable as it is."""
            if not name:
                return None
            return name if isinstance(name, Callable) else _choice(_FUNCTIONS, name)

        def get_act_layer(name='relu'):
            """The activation class of that name; None for '' or None, what is no string as it is."""
            if not isinstance(name, str):
                return name
            return _choice(_LAYERS, name) if name else None

        def create_act_layer(name, inplace=None, **kwargs):
            """An activation layer by name or class, with inplace if it takes that; None where there is no class."""
            act_layer = get_act_layer(name)
            if act_layer is None:
                return None
            if inplace is not None:
                try:
                    return act_layer(inplace=inplace, **kwargs)
                except TypeError:
                    pass
            return act_layer(**kwargs)
        """#
}
