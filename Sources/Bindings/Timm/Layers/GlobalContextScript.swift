// timm.layers.global_context: global context. Follows timm's global_context.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersGlobalContext = #"""
        from timm.layers import LayerNorm2d, make_divisible
        from torch import nn

        from timm.layers.create_act import create_act_layer, get_act_layer
        from timm.layers.mlp import ConvMlp

        class GlobalContext(nn.Module):
            """Pools x by attention (or the mean) to one place, which then scales the channels, is added to them, or both."""

            def __init__(self, channels, use_attn=True, fuse_add=False, fuse_scale=True, init_last_zero=False, rd_ratio=1 / 8,
                         rd_channels=None, rd_divisor=1, act_layer=nn.ReLU, gate_layer='sigmoid', device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                act_layer = get_act_layer(act_layer)
                self.conv_attn = nn.Conv2d(channels, 1, kernel_size=1, bias=True, **factory) if use_attn else None
                if rd_channels is None:
                    rd_channels = make_divisible(channels * rd_ratio, rd_divisor, round_limit=0.0)
                for name, wanted in (('mlp_add', fuse_add), ('mlp_scale', fuse_scale)):
                    setattr(self, name, ConvMlp(
                        channels, rd_channels, act_layer=act_layer, norm_layer=LayerNorm2d, **factory) if wanted else None)
                self.gate = create_act_layer(gate_layer)
                self.init_last_zero = init_last_zero
                self.reset_parameters()

            def reset_parameters(self):
                if self.conv_attn is not None:
                    nn.init.kaiming_normal_(self.conv_attn.weight, mode='fan_in', nonlinearity='relu')
                if self.mlp_add is not None:
                    nn.init.zeros_(self.mlp_add.fc2.weight)

            def forward(self, x):
                if self.conv_attn is None:
                    context = x.mean((2, 3), keepdim=True)
                else:
                    weights = self.conv_attn(x).flatten(2).softmax(-1)
                    context = (x.flatten(2) @ weights.transpose(1, 2)).unsqueeze(-1)
                if self.mlp_scale is not None:
                    x = x * self.gate(self.mlp_scale(context))
                return x if self.mlp_add is None else x + self.mlp_add(context)
        """#
}
