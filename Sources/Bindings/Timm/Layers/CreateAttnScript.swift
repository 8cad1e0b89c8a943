// timm.layers._create_attn: attention over channels by name. Follows timm's create_attn.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersCreateAttn = #"""
        from functools import partial

        from timm.layers import EcaModule, EffectiveSEModule, SEModule
        from torch import nn

        from timm.layers.bottleneck_attn import BottleneckAttn
        from timm.layers.cbam import CbamModule, LightCbamModule
        from timm.layers.coord_attn import CoordAttn, EfficientLocalAttn, SimpleCoordAttn, StripAttn
        from timm.layers.eca import CecaModule
        from timm.layers.gather_excite import GatherExcite
        from timm.layers.global_context import GlobalContext
        from timm.layers.halo_attn import HaloAttn
        from timm.layers.lambda_layer import LambdaLayer
        from timm.layers.non_local_attn import BatNonLocalAttn, NonLocalAttn
        from timm.layers.selective_kernel import SelectiveKernel
        from timm.layers.split_attn import SplitAttn

        _ATTENTION = {
            'se': SEModule, 'ese': EffectiveSEModule, 'eca': EcaModule, 'ecam': partial(EcaModule, use_mlp=True),
            'ceca': CecaModule, 'ge': GatherExcite, 'gc': GlobalContext,
            'gca': partial(GlobalContext, fuse_add=True, fuse_scale=False), 'cbam': CbamModule, 'lcbam': LightCbamModule,
            'coord': CoordAttn, 'scoord': SimpleCoordAttn, 'ela': EfficientLocalAttn, 'strip': StripAttn,
            'sk': SelectiveKernel, 'splat': SplitAttn, 'lambda': LambdaLayer, 'bottleneck': BottleneckAttn, 'halo': HaloAttn,
            'nl': NonLocalAttn, 'bat': BatNonLocalAttn,
        }

        def get_attn(attn_type):
            """The class that a name stands for (True: SEModule); another callable or a module is returned as it is."""
            if isinstance(attn_type, nn.Module):
                return attn_type
            if not attn_type:
                return None
            if isinstance(attn_type, bool):
                return SEModule
            if not isinstance(attn_type, str):
                return attn_type
            name = attn_type.lower()
            assert name in _ATTENTION, 'Invalid attn module (%s)' % name
            return _ATTENTION[name]

        def create_attn(attn_type, channels, **kwargs):
            """An attention layer for that many channels, or None where there is no type."""
            make = get_attn(attn_type)
            return None if make is None else make(channels, **kwargs)
        """#
}
