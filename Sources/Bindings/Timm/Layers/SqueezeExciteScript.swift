// timm.layers.squeeze_excite: squeeze and excitation. Follows timm's squeeze_excite.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersSqueezeExcite = #"""
        from timm.layers import EffectiveSEModule, SEModule, make_divisible
        from torch import nn

        from timm.layers.create_act import create_act_layer

        SqueezeExcite = SEModule
        EffectiveSqueezeExcite = EffectiveSEModule

        class SqueezeExciteCl(nn.Module):
            """Squeeze and excitation of (N, H, W, C): weights of the channels from their means through two linear layers."""

            def __init__(self, channels, rd_ratio=1 / 16, rd_channels=None, rd_divisor=8, bias=True, act_layer=nn.ReLU,
                         gate_layer='sigmoid', device=None, dtype=None):
                super().__init__()
                inner = rd_channels or make_divisible(channels * rd_ratio, rd_divisor, round_limit=0.0)
                self.fc1 = nn.Linear(channels, inner, bias=bias, device=device, dtype=dtype)
                self.act = create_act_layer(act_layer, inplace=True)
                self.fc2 = nn.Linear(inner, channels, bias=bias, device=device, dtype=dtype)
                self.gate = create_act_layer(gate_layer)

            def forward(self, x):
                return x * self.gate(self.fc2(self.act(self.fc1(x.mean((1, 2), keepdim=True)))))
        """#
}
