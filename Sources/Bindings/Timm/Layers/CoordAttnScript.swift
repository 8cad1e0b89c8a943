// timm.layers.coord_attn: attention along the two coordinates. Follows timm's coord_attn.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersCoordAttn = #"""
        import torch
        from timm.layers import GroupNorm1, make_divisible
        from torch import nn

        from timm.layers.create_act import create_act_layer

        def _means(x):
            # Of the rows (N, C, H, 1) and of the columns (N, C, 1, W).
            return x.mean(3, keepdim=True), x.mean(2, keepdim=True)

        def _strip_convs(channels, size, bias, factory):
            # One convolution by channel down and one across.
            return (nn.Conv2d(channels, channels, kernel_size=shape, padding=(shape[0] // 2, shape[1] // 2), groups=channels,
                              bias=bias, **factory) for shape in ((size, 1), (1, size)))

        class CoordAttn(nn.Module):
            """Weighs rows and columns by their means, sent through one shared bottleneck (arXiv 2103.02907)."""

            def __init__(self, channels, rd_ratio=1 / 16, rd_channels=None, rd_divisor=8, se_factor=2 / 3, bias=False,
                         act_layer=nn.Hardswish, norm_layer=nn.BatchNorm2d, gate_layer='sigmoid', has_skip=False, device=None,
                         dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self.has_skip = has_skip
                inner = rd_channels or make_divisible(channels * rd_ratio * se_factor, rd_divisor, round_limit=0.0)
                self.conv1 = nn.Conv2d(channels, inner, 1, bias=bias, **factory)
                self.bn1 = nn.Identity() if norm_layer is None else norm_layer(inner, **factory)
                self.act = act_layer()
                self.conv_h = nn.Conv2d(inner, channels, 1, bias=bias, **factory)
                self.conv_w = nn.Conv2d(inner, channels, 1, bias=bias, **factory)
                self.gate = create_act_layer(gate_layer)

            def forward(self, x):
                rows, columns = _means(x)
                joined = self.act(self.bn1(self.conv1(torch.cat((rows, columns.transpose(2, 3)), 2))))
                rows, columns = joined.split(x.shape[-2:], 2)
                out = x * self.gate(self.conv_w(columns.transpose(2, 3))) * self.gate(self.conv_h(rows))
                return out + x if self.has_skip else out

        class SimpleCoordAttn(nn.Module):
            """CoordAttn of linear layers without a normalisation: one gate for the sum of the row's and the column's part."""

            def __init__(self, channels, rd_ratio=0.25, rd_channels=None, rd_divisor=8, se_factor=2 / 3, bias=True,
                         act_layer=nn.SiLU, gate_layer='sigmoid', has_skip=False, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self.has_skip = has_skip
                inner = rd_channels or make_divisible(channels * rd_ratio * se_factor, rd_divisor, round_limit=0.0)
                self.fc1 = nn.Linear(channels, inner, bias=bias, **factory)
                self.act = act_layer()
                self.fc_h = nn.Linear(inner, channels, bias=bias, **factory)
                self.fc_w = nn.Linear(inner, channels, bias=bias, **factory)
                self.gate = create_act_layer(gate_layer)

            def forward(self, x):
                rows, columns = (self.act(self.fc1(x.mean(axis).transpose(1, 2))) for axis in (3, 2))
                rows, columns = self.fc_h(rows).transpose(1, 2), self.fc_w(columns).transpose(1, 2)
                out = x * self.gate(rows.unsqueeze(3) + columns.unsqueeze(2))
                return out + x if self.has_skip else out

        class EfficientLocalAttn(nn.Module):
            """Weighs rows and columns by convolutions along their means, channel by channel (arXiv 2403.01123)."""

            def __init__(self, channels, kernel_size=7, bias=False, act_layer=nn.SiLU, gate_layer='sigmoid',
                         norm_layer=GroupNorm1, has_skip=False, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self.has_skip = has_skip
                self.conv_h, self.conv_w = _strip_convs(channels, kernel_size, bias, factory)
                self.norm_h = nn.Identity() if norm_layer is None else norm_layer(channels, **factory)
                self.norm_w = nn.Identity() if norm_layer is None else norm_layer(channels, **factory)
                self.act = act_layer()
                self.gate = create_act_layer(gate_layer)

            def forward(self, x):
                rows, columns = _means(x)
                rows = self.gate(self.act(self.norm_h(self.conv_h(rows))))
                columns = self.gate(self.act(self.norm_w(self.conv_w(columns))))
                out = x * rows * columns
                return out + x if self.has_skip else out

        class StripAttn(nn.Module):
            """Weighs each place by the sum of its row's and its column's mean, each after a convolution or as it is."""

            def __init__(self, channels, use_conv=True, kernel_size=3, bias=False, gate_layer='sigmoid', has_skip=False,
                         device=None, dtype=None, **_):
                super().__init__()
                self.has_skip = has_skip
                self.use_conv = use_conv
                self.conv_h, self.conv_w = _strip_convs(
                    channels, kernel_size, bias, dict(device=device, dtype=dtype)
                ) if use_conv else (nn.Identity(), nn.Identity())
                self.gate = create_act_layer(gate_layer)

            def forward(self, x):
                rows, columns = _means(x)
                out = x * self.gate(self.conv_h(rows) + self.conv_w(columns))
                return out + x if self.has_skip else out
        """#
}
