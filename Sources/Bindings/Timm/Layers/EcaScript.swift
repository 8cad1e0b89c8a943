// timm.layers.eca: efficient channel attention. Follows timm's eca.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersEca = #"""
        import math

        import torch.nn.functional as F
        from timm.layers import EcaModule
        from torch import nn

        from timm.layers.create_act import create_act_layer

        EfficientChannelAttn = EcaModule

        class CecaModule(nn.Module):
            """EcaModule in a ring: the convolution over the channels sees the last one next to the first."""

            def __init__(self, channels=None, kernel_size=3, gamma=2, beta=1, act_layer=None, gate_layer='sigmoid',
                         device=None, dtype=None):
                super().__init__()
                if channels is not None:
                    size = int(abs(math.log(channels, 2) + beta) / gamma)
                    kernel_size = max(3, size if size % 2 else size + 1)
                assert kernel_size % 2 == 1
                self.padding = kernel_size // 2
                self.conv = nn.Conv1d(1, 1, kernel_size=kernel_size, padding=0, bias=act_layer is not None, device=device,
                                      dtype=dtype)
                self.gate = create_act_layer(gate_layer)

            def forward(self, x):
                means = x.mean((2, 3)).unsqueeze(1)
                weights = self.conv(F.pad(means, (self.padding, self.padding), mode='circular'))
                return x * self.gate(weights).view(x.shape[0], -1, 1, 1)

        CircularEfficientChannelAttn = CecaModule
        """#
}
