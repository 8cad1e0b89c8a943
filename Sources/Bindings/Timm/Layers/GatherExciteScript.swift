// timm.layers.gather_excite: gather and excite. Follows timm's gather_excite.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersGatherExcite = #"""
        import math

        import torch.nn.functional as F
        from timm.layers import make_divisible
        from torch import nn

        from timm.layers.create_act import create_act_layer, get_act_layer
        from timm.layers._create_conv2d import create_conv2d
        from timm.layers.mlp import ConvMlp

        class GatherExcite(nn.Module):
            """Weighs x by context gathered over extent places (0: all), through an MLP or as it is (arXiv 1810.12348)."""

            def __init__(self, channels, feat_size=None, extra_params=False, extent=0, use_mlp=True, rd_ratio=1 / 16,
                         rd_channels=None, rd_divisor=1, add_maxpool=False, act_layer=nn.ReLU, norm_layer=nn.BatchNorm2d,
                         gate_layer='sigmoid', device=None, dtype=None):
                super().__init__()
                # timm unpacks these as positional arguments, so that extra_params and use_mlp end in a TypeError there.
                factory = dict(device=device, dtype=dtype)
                act_layer = get_act_layer(act_layer)
                self.add_maxpool = add_maxpool
                self.extent = extent
                if extent == 0:
                    assert not extra_params or feat_size is not None, \
                        'spatial feature size must be specified for global extent w/ params'
                else:
                    assert extent % 2 == 0
                self.gather = None
                if extra_params:
                    self.gather = nn.Sequential()
                    steps = 1 if extent == 0 else int(math.log2(extent))
                    window = dict(kernel_size=feat_size, stride=1) if extent == 0 else dict(kernel_size=3, stride=2)
                    for step in range(1, steps + 1):
                        self.gather.add_module(
                            f'conv{step}', create_conv2d(channels, channels, *factory, depthwise=True, **window))
                        if norm_layer:
                            self.gather.add_module(f'norm{step}', nn.BatchNorm2d(channels, *factory))
                        if step < steps:
                            self.gather.add_module(f'act{step}', act_layer(inplace=True))
                else:
                    self.gk = extent * 2 - 1 if extent else 0
                    self.gs = extent
                inner = rd_channels or make_divisible(channels * rd_ratio, rd_divisor, round_limit=0.0)
                self.mlp = ConvMlp(channels, inner, *factory, act_layer=act_layer) if use_mlp else nn.Identity()
                self.gate = create_act_layer(gate_layer)

            def _context(self, x):
                if self.gather is not None:
                    return self.gather(x)
                if self.extent == 0:
                    means = x.mean((2, 3), keepdim=True)
                    return 0.5 * means + 0.5 * x.amax((2, 3), keepdim=True) if self.add_maxpool else means
                window = dict(kernel_size=self.gk, stride=self.gs, padding=self.gk // 2)
                means = F.avg_pool2d(x, count_include_pad=False, **window)
                return 0.5 * means + 0.5 * F.max_pool2d(x, **window) if self.add_maxpool else means

            def forward(self, x):
                context = self.mlp(self._context(x))
                if tuple(context.shape[-2:]) != (1, 1):
                    context = F.interpolate(context, size=x.shape[-2:])
                return x * self.gate(context)
        """#
}
