// timm.layers.selective_kernel: selective kernels. Follows timm's selective_kernel.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersSelectiveKernel = #"""
        from abc import ABCMeta
        import torch
        from timm.layers import make_divisible
        from torch import nn

        from timm.layers.conv_bn_act import ConvNormAct

        def _kernel_valid(k):
            # Of a list only the first size counts.
            while isinstance(k, (list, tuple)) and k:
                k = k[0]
            assert k >= 3 and k % 2

        class SelectiveKernelAttn(nn.Module, metaclass=ABCMeta):
            """From features by path (N, paths, C, H, W), the share of each path in each channel (N, paths, C, 1, 1)."""

            def __init__(self, channels, num_paths=2, attn_channels=32, act_layer=nn.ReLU, norm_layer=nn.BatchNorm2d,
                         device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self.num_paths = num_paths
                self.fc_reduce = nn.Conv2d(channels, attn_channels, kernel_size=1, bias=False, **factory)
                self.bn = norm_layer(attn_channels, **factory)
                self.act = act_layer(inplace=True)
                self.fc_select = nn.Conv2d(attn_channels, channels * num_paths, kernel_size=1, bias=False, **factory)

            def forward(self, x):
                assert x.shape[1] == self.num_paths, ''
                pooled = x.sum(1).mean((2, 3), keepdim=True)
                scores = self.fc_select(self.act(self.bn(self.fc_reduce(pooled))))
                return scores.view(scores.shape[0], self.num_paths, -1, 1, 1).softmax(1)

        class SelectiveKernel(nn.Module, metaclass=ABCMeta):
            """Convolutions of several sizes side by side, mixed by attention in each channel (arXiv 1903.06586)."""

            def __init__(self, in_channels, out_channels=None, kernel_size=None, stride=1, dilation=1, groups=1,
                         rd_ratio=1 / 16, rd_channels=None, rd_divisor=8, keep_3x3=True, split_input=True, act_layer=nn.ReLU,
                         norm_layer=nn.BatchNorm2d, aa_layer=None, drop_layer=None, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                out_channels = out_channels or in_channels
                sizes = kernel_size or [3, 5]
                _kernel_valid(sizes)
                if not isinstance(sizes, list):
                    sizes = [sizes, sizes]
                # With keep_3x3 a wider kernel becomes a dilated one of 3 by 3.
                shapes = [(3, dilation * (size - 1) // 2) if keep_3x3 else (size, dilation) for size in sizes]
                self.num_paths = len(shapes)
                self.in_channels = in_channels
                self.out_channels = out_channels
                self.split_input = split_input
                if split_input:
                    assert in_channels % self.num_paths == 0
                    in_channels //= self.num_paths
                self.paths = nn.ModuleList([
                    ConvNormAct(in_channels, out_channels, size, stride=stride, dilation=spread,
                                groups=min(out_channels, groups), act_layer=act_layer, norm_layer=norm_layer,
                                aa_layer=aa_layer, drop_layer=drop_layer, **factory)
                    for size, spread in shapes])
                inner = rd_channels or make_divisible(out_channels * rd_ratio, divisor=rd_divisor)
                self.attn = SelectiveKernelAttn(out_channels, self.num_paths, inner, **factory)

            def forward(self, x):
                parts = x.split(self.in_channels // self.num_paths, 1) if self.split_input else [x] * self.num_paths
                features = torch.stack([path(part) for path, part in zip(self.paths, parts)], 1)
                return (features * self.attn(features)).sum(1)
        """#
}
