// timm.layers.split_attn: split attention. Follows timm's split_attn.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersSplitAttn = #"""
        from abc import ABCMeta
        from timm.layers import make_divisible
        from torch import nn

        class RadixSoftmax(nn.Module, metaclass=ABCMeta):
            """Softmax over the radix of scores that are ordered (cardinality, radix, channels); a sigmoid for radix 1."""

            def __init__(self, radix, cardinality):
                super().__init__()
                self.radix = radix
                self.cardinality = cardinality

            def forward(self, x):
                if self.radix <= 1:
                    return x.sigmoid()
                batch = x.shape[0]
                return x.view(batch, self.cardinality, self.radix, -1).transpose(1, 2).softmax(1).reshape(batch, -1)

        class SplitAttn(nn.Module, metaclass=ABCMeta):
            """A convolution into radix times the channels, which attention mixes down to the channels (arXiv 2004.08955)."""

            def __init__(self, in_channels, out_channels=None, kernel_size=3, stride=1, padding=None, dilation=1, groups=1,
                         bias=False, radix=2, rd_ratio=0.25, rd_channels=None, rd_divisor=8, act_layer=nn.ReLU,
                         norm_layer=None, drop_layer=None, **kwargs):
                factory = dict(device=kwargs.pop('device', None), dtype=kwargs.pop('dtype', None))
                super().__init__()
                out_channels = out_channels or in_channels
                wide = out_channels * radix
                inner = rd_channels * radix if rd_channels is not None else make_divisible(
                    in_channels * radix * rd_ratio, min_value=32, divisor=rd_divisor)
                self.radix = radix
                self.conv = nn.Conv2d(in_channels, wide, kernel_size, stride,
                                      kernel_size // 2 if padding is None else padding, dilation,
                                      groups=groups * radix, bias=bias, **kwargs, **factory)
                self.bn0 = norm_layer(wide, **factory) if norm_layer else nn.Identity()
                self.drop = nn.Identity() if drop_layer is None else drop_layer()
                self.act0 = act_layer(inplace=True)
                self.fc1 = nn.Conv2d(out_channels, inner, 1, groups=groups, **factory)
                self.bn1 = norm_layer(inner, **factory) if norm_layer else nn.Identity()
                self.act1 = act_layer(inplace=True)
                self.fc2 = nn.Conv2d(inner, wide, 1, groups=groups, **factory)
                self.rsoftmax = RadixSoftmax(radix, groups)

            def forward(self, x):
                x = self.act0(self.drop(self.bn0(self.conv(x))))
                batch, wide, height, width = x.shape
                splits = x.reshape(batch, self.radix, wide // self.radix, height, width)
                pooled = splits.sum(1).mean((2, 3), keepdim=True)
                scores = self.rsoftmax(self.fc2(self.act1(self.bn1(self.fc1(pooled)))))
                return (splits * scores.view(batch, self.radix, -1, 1, 1)).sum(1).contiguous()
        """#
}
