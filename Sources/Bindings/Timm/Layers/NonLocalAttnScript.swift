// timm.layers.non_local_attn: attention between all places. Follows timm's non_local_attn.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersNonLocalAttn = #"""
        import torch
        import torch.nn.functional as F
        from timm.layers import make_divisible
        from torch import nn

        from timm.layers.conv_bn_act import ConvNormAct

        class NonLocalAttn(nn.Module):
            """Adds to x a normalised projection of attention over all places (arXiv 1711.07971)."""

            def __init__(self, in_channels, use_scale=True, rd_ratio=1 / 8, rd_channels=None, rd_divisor=8, device=None,
                         dtype=None, **_):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                if rd_channels is None:
                    rd_channels = make_divisible(in_channels * rd_ratio, divisor=rd_divisor)
                self.scale = in_channels ** -0.5 if use_scale else 1.0
                self.t = nn.Conv2d(in_channels, rd_channels, 1, **factory)
                self.p = nn.Conv2d(in_channels, rd_channels, 1, **factory)
                self.g = nn.Conv2d(in_channels, rd_channels, 1, **factory)
                self.z = nn.Conv2d(rd_channels, in_channels, 1, **factory)
                self.norm = nn.BatchNorm2d(in_channels, **factory)
                self.reset_parameters()

            def reset_parameters(self):
                for module in self.modules():
                    if isinstance(module, nn.Conv2d):
                        nn.init.kaiming_normal_(module.weight, mode='fan_out', nonlinearity='relu')
                        if module.bias is not None:
                            nn.init.zeros_(module.bias)
                    elif isinstance(module, (nn.BatchNorm2d, nn.GroupNorm)):
                        nn.init.zeros_(module.weight)
                        nn.init.zeros_(module.bias)

            def forward(self, x):
                query, key, value = (project(x).flatten(2) for project in (self.t, self.p, self.g))
                weights = (query.transpose(1, 2) @ key * self.scale).softmax(2)
                mixed = (weights @ value.transpose(1, 2)).transpose(1, 2)
                return self.norm(self.z(mixed.reshape(*mixed.shape[:2], *x.shape[-2:]))) + x

        class BilinearAttnTransform(nn.Module):
            """Mixes the rows and the columns of x, block by block, with matrices that are made from x."""

            def __init__(self, in_channels, block_size, groups, act_layer=nn.ReLU, norm_layer=nn.BatchNorm2d, device=None,
                         dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                layers = dict(act_layer=act_layer, norm_layer=norm_layer, **factory)
                entries = block_size * block_size * groups
                self.conv1 = ConvNormAct(in_channels, groups, 1, **layers)
                self.conv_p = nn.Conv2d(groups, entries, kernel_size=(block_size, 1), **factory)
                self.conv_q = nn.Conv2d(groups, entries, kernel_size=(1, block_size), **factory)
                self.conv2 = ConvNormAct(in_channels, in_channels, 1, **layers)
                self.block_size = block_size
                self.groups = groups
                self.in_channels = in_channels

            def resize_mat(self, x, t):
                """Puts x[i, j] times the unit matrix of t rows in the place of each entry of the last two axes."""
                batch, channels, rows, columns = x.shape
                assert rows == columns, ''
                if t <= 1:
                    return x
                unit = torch.eye(t, dtype=x.dtype, device=x.device).view(t, 1, t)
                return (x.view(batch, channels, rows, 1, rows, 1) * unit).view(batch, channels, rows * t, rows * t)

            def forward(self, x):
                batch, channels, height, width = x.shape
                size = self.block_size
                assert width % size == 0, ''
                assert height % size == 0, ''
                squeezed = self.conv1(x)
                left = self.conv_p(F.adaptive_max_pool2d(squeezed, (size, 1))).view(batch, self.groups, size, size).sigmoid()
                right = self.conv_q(F.adaptive_max_pool2d(squeezed, (1, size))).view(batch, self.groups, size, size).sigmoid()
                left, right = left / left.sum(3, keepdim=True), right / right.sum(2, keepdim=True)
                left, right = (
                    m.unsqueeze(2).expand(-1, -1, channels // self.groups, -1, -1).reshape(batch, channels, size, size)
                    for m in (left, right))
                return self.conv2(self.resize_mat(left, height // size) @ x @ self.resize_mat(right, width // size))

        class BatNonLocalAttn(nn.Module):
            """Adds to x a BilinearAttnTransform of its reduced channels (CVPR 2020, Chi et al.)."""

            def __init__(self, in_channels, block_size=7, groups=2, rd_ratio=0.25, rd_channels=None, rd_divisor=8,
                         drop_rate=0.2, act_layer=nn.ReLU, norm_layer=nn.BatchNorm2d, device=None, dtype=None, **_):
                super().__init__()
                layers = dict(act_layer=act_layer, norm_layer=norm_layer, device=device, dtype=dtype)
                if rd_channels is None:
                    rd_channels = make_divisible(in_channels * rd_ratio, divisor=rd_divisor)
                self.conv1 = ConvNormAct(in_channels, rd_channels, 1, **layers)
                self.ba = BilinearAttnTransform(rd_channels, block_size, groups, **layers)
                self.conv2 = ConvNormAct(rd_channels, in_channels, 1, **layers)
                self.dropout = nn.Dropout2d(p=drop_rate)

            def forward(self, x):
                return self.dropout(self.conv2(self.ba(self.conv1(x)))) + x
        """#
}
