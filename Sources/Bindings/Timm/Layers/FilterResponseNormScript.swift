// timm.layers.filter_response_norm: normalisation by filter response. Follows timm's filter_response_norm.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersFilterResponseNorm = #"""
        from abc import ABCMeta
        import torch
        from torch import nn
        from timm.layers.create_act import create_act_layer
        from timm.layers.trace_utils import _assert

        _SHAPE = (1, -1, 1, 1)

        def inv_instance_rms(x, eps=1e-5):
            """1 / the root mean square over the places of each channel, in the shape of x."""
            return x.square().float().mean(dim=(2, 3), keepdim=True).add(eps).rsqrt().to(x.dtype).expand(x.shape)

        def _response(m, x):
            _assert(x.dim() == 4, 'expected 4D input')
            scaled = x * inv_instance_rms(x, m.eps)
            return scaled * m.weight.view(_SHAPE).to(x.dtype) + m.bias.view(_SHAPE).to(x.dtype)

        class FilterResponseNormTlu2d(nn.Module, metaclass=ABCMeta):
            """Each channel over its root mean square, not below a learned threshold tau (arXiv 1911.09737)."""

            def __init__(self, num_features, apply_act=True, eps=1e-5, rms=True, device=None, dtype=None, **_):
                super().__init__()
                self.apply_act = apply_act
                self.rms = rms
                self.eps = eps
                self.weight = nn.Parameter(torch.empty(num_features, device=device, dtype=dtype))
                self.bias = nn.Parameter(torch.empty(num_features, device=device, dtype=dtype))
                self.tau = nn.Parameter(torch.empty(num_features, device=device, dtype=dtype)) if apply_act else None
                self.reset_parameters()

            def reset_parameters(self):
                nn.init.ones_(self.weight)
                nn.init.zeros_(self.bias)
                if self.tau is not None:
                    nn.init.zeros_(self.tau)

            def forward(self, x):
                y = _response(self, x)
                return y if self.tau is None else torch.maximum(y, self.tau.reshape(_SHAPE).to(x.dtype))

        class FilterResponseNormAct2d(nn.Module):
            """Each channel over its root mean square, then an activation."""

            def __init__(self, num_features, apply_act=True, act_layer=nn.ReLU, inplace=None, rms=True, eps=1e-5,
                         device=None, dtype=None, **_):
                super().__init__()
                acts = act_layer is not None and apply_act
                self.act = create_act_layer(act_layer, inplace=inplace) if acts else nn.Identity()
                self.rms = rms
                self.eps = eps
                self.weight = nn.Parameter(torch.empty(num_features, device=device, dtype=dtype))
                self.bias = nn.Parameter(torch.empty(num_features, device=device, dtype=dtype))
                self.reset_parameters()

            def reset_parameters(self):
                nn.init.ones_(self.weight)
                nn.init.zeros_(self.bias)

            def forward(self, x):
                return self.act(_response(self, x))
        """#
}
