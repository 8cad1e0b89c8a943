// timm.layers.cbam: attention over channels, then over places. Follows timm's cbam.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersCbam = #"""
        import torch
        from timm.layers import make_divisible
        from torch import nn

        from timm.layers.conv_bn_act import ConvNormAct
        from timm.layers.create_act import create_act_layer

        class ChannelAttn(nn.Module):
            """Weighs the channels by what a shared bottleneck makes of their means and of their maxima."""

            def __init__(self, channels, rd_ratio=1 / 16, rd_channels=None, rd_divisor=1, act_layer=nn.ReLU,
                         gate_layer='sigmoid', mlp_bias=False, device=None, dtype=None):
                super().__init__()
                inner = rd_channels or make_divisible(channels * rd_ratio, rd_divisor, round_limit=0.0)
                self.fc1 = nn.Conv2d(channels, inner, 1, bias=mlp_bias, device=device, dtype=dtype)
                self.act = act_layer(inplace=True)
                self.fc2 = nn.Conv2d(inner, channels, 1, bias=mlp_bias, device=device, dtype=dtype)
                self.gate = create_act_layer(gate_layer)

            def _bottleneck(self, pooled):
                return self.fc2(self.act(self.fc1(pooled)))

            def forward(self, x):
                means, maxima = x.mean((2, 3), keepdim=True), x.amax((2, 3), keepdim=True)
                return x * self.gate(self._bottleneck(means) + self._bottleneck(maxima))

        class LightChannelAttn(ChannelAttn):
            """ChannelAttn with one pass over half the mean plus half the maximum; its gate is always a sigmoid."""

            def __init__(self, channels, rd_ratio=1 / 16, rd_channels=None, rd_divisor=1, act_layer=nn.ReLU,
                         gate_layer='sigmoid', mlp_bias=False, device=None, dtype=None):
                super().__init__(channels, rd_ratio, rd_channels, rd_divisor, act_layer, gate_layer, mlp_bias, device, dtype)

            def forward(self, x):
                pooled = 0.5 * x.mean((2, 3), keepdim=True) + 0.5 * x.amax((2, 3), keepdim=True)
                return x * self._bottleneck(pooled).sigmoid()

        class SpatialAttn(nn.Module):
            """Weighs the places by a convolution over the mean and the maximum of their channels."""

            def __init__(self, kernel_size=7, gate_layer='sigmoid', device=None, dtype=None):
                super().__init__()
                self.conv = ConvNormAct(2, 1, kernel_size, apply_act=False, device=device, dtype=dtype)
                self.gate = create_act_layer(gate_layer)

            def forward(self, x):
                return x * self.gate(self.conv(torch.cat((x.mean(1, keepdim=True), x.amax(1, keepdim=True)), 1)))

        class LightSpatialAttn(nn.Module):
            """SpatialAttn over half the mean plus half the maximum."""

            def __init__(self, kernel_size=7, gate_layer='sigmoid', device=None, dtype=None):
                super().__init__()
                self.conv = ConvNormAct(1, 1, kernel_size, apply_act=False, device=device, dtype=dtype)
                self.gate = create_act_layer(gate_layer)

            def forward(self, x):
                return x * self.gate(self.conv(0.5 * x.mean(1, keepdim=True) + 0.5 * x.amax(1, keepdim=True)))

        class _Cbam(nn.Module):
            def forward(self, x):
                return self.spatial(self.channel(x))

        class CbamModule(_Cbam):
            """Attention over the channels and then over the places (arXiv 1807.06521)."""

            def __init__(self, channels, rd_ratio=1 / 16, rd_channels=None, rd_divisor=1, spatial_kernel_size=7,
                         act_layer=nn.ReLU, gate_layer='sigmoid', mlp_bias=False, device=None, dtype=None):
                super().__init__()
                self.channel = ChannelAttn(channels, rd_ratio, rd_channels, rd_divisor, act_layer, gate_layer, mlp_bias,
                                           device, dtype)
                self.spatial = SpatialAttn(spatial_kernel_size, gate_layer, device, dtype)

        class LightCbamModule(_Cbam):
            """CbamModule of the light kinds; gate_layer reaches neither of their outputs, which are sigmoids."""

            def __init__(self, channels, rd_ratio=1 / 16, rd_channels=None, rd_divisor=1, spatial_kernel_size=7,
                         act_layer=nn.ReLU, gate_layer='sigmoid', mlp_bias=False, device=None, dtype=None):
                super().__init__()
                self.channel = LightChannelAttn(channels, rd_ratio, rd_channels, rd_divisor, act_layer, gate_layer, mlp_bias,
                                                device, dtype)
                self.spatial = LightSpatialAttn(spatial_kernel_size, device=device, dtype=dtype)
        """#
}
