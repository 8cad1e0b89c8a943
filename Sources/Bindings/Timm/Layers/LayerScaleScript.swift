// timm.layers.layer_scale: learned scales of branches. Follows timm's layer_scale.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersLayerScale = #"""
        from abc import ABCMeta
        import torch
        from torch import nn

        class LayerScale(nn.Module, metaclass=ABCMeta):
            """Multiplies each channel, the last dimension, with a learned gamma."""

            def __init__(self, dim, init_values=1e-5, inplace=False, device=None, dtype=None):
                super().__init__()
                self.init_values = init_values
                self.inplace = inplace
                self.gamma = nn.Parameter(torch.empty(dim, device=device, dtype=dtype))
                self.reset_parameters()

            def reset_parameters(self):
                nn.init.constant_(self.gamma, self.init_values)

            def forward(self, x):
                return x.mul_(self.gamma) if self.inplace else x * self.gamma

        class LayerScale2d(nn.Module, metaclass=ABCMeta):
            """Multiplies each channel of an (N, C, H, W) tensor with a learned gamma."""

            def __init__(self, dim, init_values=1e-5, inplace=False, device=None, dtype=None):
                super().__init__()
                self.init_values = init_values
                self.inplace = inplace
                self.gamma = nn.Parameter(torch.empty(dim, device=device, dtype=dtype))
                self.reset_parameters()

            def reset_parameters(self):
                nn.init.constant_(self.gamma, self.init_values)

            def forward(self, x):
                gamma = self.gamma.view(1, -1, 1, 1)
                return x.mul_(gamma) if self.inplace else x * gamma
        """#
}
