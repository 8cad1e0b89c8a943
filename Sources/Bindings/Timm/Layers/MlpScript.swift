// timm.layers.mlp: perceptrons. Follows timm's mlp.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersMlp = #"""
        from abc import ABCMeta
        from functools import partial

        from torch import nn

        from timm.layers.grn import GlobalResponseNorm
        from timm.layers.helpers import to_2tuple

        def _maker(use_conv, factory):
            """What makes the layers over channels: 1x1 convolutions, or linear layers."""
            return partial(nn.Conv2d, kernel_size=1, **factory) if use_conv else partial(nn.Linear, **factory)

        def _norm(norm_layer, features, factory):
            return nn.Identity() if norm_layer is None else norm_layer(features, **factory)

        class Mlp(nn.Module, metaclass=ABCMeta):
            """Two layers with an activation between them, over the last dimension, or channels (N, C, H, W) (use_conv)."""

            def __init__(self, in_features, hidden_features=None, out_features=None, act_layer=nn.GELU, norm_layer=None,
                         bias=True, drop=0., use_conv=False, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                layer = _maker(use_conv, factory)
                width = hidden_features or in_features
                bias, drop = to_2tuple(bias), to_2tuple(drop)
                self.fc1 = layer(in_features, width, bias=bias[0])
                self.act = act_layer()
                self.drop1 = nn.Dropout(drop[0])
                self.norm = _norm(norm_layer, width, factory)
                self.fc2 = layer(width, out_features or in_features, bias=bias[1])
                self.drop2 = nn.Dropout(drop[1])

            def forward(self, x):
                x = self.drop1(self.act(self.fc1(x)))
                return self.drop2(self.fc2(self.norm(x)))

        class GluMlp(nn.Module, metaclass=ABCMeta):
            """Mlp whose hidden layer is one half times the activation of the other (arXiv 1612.08083, 2002.05202)."""

            def __init__(self, in_features, hidden_features=None, out_features=None, act_layer=nn.Sigmoid, norm_layer=None,
                         bias=True, drop=0., use_conv=False, gate_last=True, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                layer = _maker(use_conv, factory)
                both = hidden_features or in_features
                assert both % 2 == 0
                width = both // 2
                bias, drop = to_2tuple(bias), to_2tuple(drop)
                self.chunk_dim = 1 if use_conv else -1
                self.gate_last = gate_last
                self.fc1 = layer(in_features, both, bias=bias[0])
                self.act = act_layer()
                self.drop1 = nn.Dropout(drop[0])
                self.norm = _norm(norm_layer, width, factory)
                self.fc2 = layer(width, out_features or in_features, bias=bias[1])
                self.drop2 = nn.Dropout(drop[1])

            def init_weights(self):
                """Makes the second half of fc1 almost zero and its bias one, so that the gate starts out open."""
                weight, bias = self.fc1.weight, self.fc1.bias
                if bias is not None:
                    nn.init.ones_(bias[bias.shape[0] // 2:])
                nn.init.normal_(weight[weight.shape[0] // 2:], std=1e-6)

            def forward(self, x):
                first, second = self.fc1(x).chunk(2, dim=self.chunk_dim)
                x = first * self.act(second) if self.gate_last else self.act(first) * second
                return self.drop2(self.fc2(self.norm(self.drop1(x))))

        SwiGLUPacked = partial(GluMlp, act_layer=nn.SiLU, gate_last=False)

        class SwiGLU(nn.Module):
            """GluMlp that has a layer of its own for each half (fc1_g the gate's); align_to rounds the hidden width up."""

            def __init__(self, in_features, hidden_features=None, out_features=None, act_layer=nn.SiLU, norm_layer=None,
                         bias=True, drop=0., align_to=0, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                width = hidden_features or in_features
                if align_to:
                    width += -width % align_to
                bias, drop = to_2tuple(bias), to_2tuple(drop)
                self.fc1_g = nn.Linear(in_features, width, bias=bias[0], **factory)
                self.fc1_x = nn.Linear(in_features, width, bias=bias[0], **factory)
                self.act = act_layer()
                self.drop1 = nn.Dropout(drop[0])
                self.norm = _norm(norm_layer, width, factory)
                self.fc2 = nn.Linear(width, out_features or in_features, bias=bias[1], **factory)
                self.drop2 = nn.Dropout(drop[1])

            def init_weights(self):
                """Makes the gate's weights almost zero and its bias one."""
                if self.fc1_g.bias is not None:
                    nn.init.ones_(self.fc1_g.bias)
                nn.init.normal_(self.fc1_g.weight, std=1e-6)

            def forward(self, x):
                x = self.act(self.fc1_g(x)) * self.fc1_x(x)
                return self.drop2(self.fc2(self.norm(self.drop1(x))))

        class GatedMlp(nn.Module, metaclass=ABCMeta):
            """Mlp with a gate_layer behind the activation, which halves the hidden width (arXiv 2105.08050)."""

            def __init__(self, in_features, hidden_features=None, out_features=None, act_layer=nn.GELU, norm_layer=None,
                         gate_layer=None, bias=True, drop=0., device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                width = hidden_features or in_features
                bias, drop = to_2tuple(bias), to_2tuple(drop)
                self.fc1 = nn.Linear(in_features, width, bias=bias[0], **factory)
                self.act = act_layer()
                self.drop1 = nn.Dropout(drop[0])
                if gate_layer is None:
                    self.gate = nn.Identity()
                else:
                    assert width % 2 == 0
                    self.gate = gate_layer(width, **factory)
                    width //= 2
                self.norm = _norm(norm_layer, width, factory)
                self.fc2 = nn.Linear(width, out_features or in_features, bias=bias[1], **factory)
                self.drop2 = nn.Dropout(drop[1])

            def forward(self, x):
                x = self.gate(self.drop1(self.act(self.fc1(x))))
                return self.drop2(self.fc2(self.norm(x)))

        class ConvMlp(nn.Module):
            """Mlp of 1x1 convolutions over (N, C, H, W) that normalises before the activation and has one dropout."""

            def __init__(self, in_features, hidden_features=None, out_features=None, act_layer=nn.ReLU, norm_layer=None,
                         bias=True, drop=0., device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                layer = _maker(True, factory)
                width = hidden_features or in_features
                bias = to_2tuple(bias)
                self.fc1 = layer(in_features, width, bias=bias[0])
                self.norm = _norm(norm_layer or None, width, factory)
                self.act = act_layer()
                self.drop = nn.Dropout(drop)
                self.fc2 = layer(width, out_features or in_features, bias=bias[1])

            def forward(self, x):
                return self.fc2(self.drop(self.act(self.norm(self.fc1(x)))))

        class GlobalResponseNormMlp(nn.Module, metaclass=ABCMeta):
            """Mlp with global response normalisation, for (N, H, W, C) or with use_conv (N, C, H, W) (arXiv 2301.00808)."""

            def __init__(self, in_features, hidden_features=None, out_features=None, act_layer=nn.GELU, bias=True, drop=0.,
                         use_conv=False, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                layer = _maker(use_conv, factory)
                width = hidden_features or in_features
                bias, drop = to_2tuple(bias), to_2tuple(drop)
                self.fc1 = layer(in_features, width, bias=bias[0])
                self.act = act_layer()
                self.drop1 = nn.Dropout(drop[0])
                self.grn = GlobalResponseNorm(width, channels_last=not use_conv, **factory)
                self.fc2 = layer(width, out_features or in_features, bias=bias[1])
                self.drop2 = nn.Dropout(drop[1])

            def forward(self, x):
                x = self.drop1(self.act(self.fc1(x)))
                return self.drop2(self.fc2(self.grn(x)))
        """#
}
