// timm.layers.grn: global response normalisation. Follows timm's grn.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersGrn = #"""
        from abc import ABCMeta
        import torch
        from torch import nn

        class GlobalResponseNorm(nn.Module, metaclass=ABCMeta):
            """x + bias + weight * x * (the channel's norm over all places, relative to the mean of the channels' norms)."""

            def __init__(self, dim, eps=1e-6, channels_last=True, device=None, dtype=None):
                super().__init__()
                self.eps = eps
                self.spatial_dim, self.channel_dim = ((1, 2), -1) if channels_last else ((2, 3), 1)
                self.wb_shape = (1, 1, 1, -1) if channels_last else (1, -1, 1, 1)
                self.weight = nn.Parameter(torch.zeros(dim, device=device, dtype=dtype))
                self.bias = nn.Parameter(torch.zeros(dim, device=device, dtype=dtype))

            def forward(self, x):
                norms = x.norm(p=2, dim=self.spatial_dim, keepdim=True)
                relative = norms / (norms.mean(dim=self.channel_dim, keepdim=True) + self.eps)
                weight, bias = (p.view(self.wb_shape) for p in (self.weight, self.bias))
                return x + torch.addcmul(bias, weight, x * relative)
        """#
}
