// timm.layers.norm: normalisations. Follows timm's norm.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersNorm = #"""
        from abc import ABCMeta
        import numbers

        import torch
        from timm.layers import GroupNorm1, LayerNorm2d
        from torch import nn
        from torch.nn import functional as F
        from torch.nn.functional import rms_norm
        from timm.layers.fast_norm import (
            fast_group_norm, fast_layer_norm, fast_rms_norm, fast_rms_norm2d, fast_simple_norm, is_fast_norm, rms_norm2d,
            simple_norm)

        def _float(parameter):
            return None if parameter is None else parameter.float()

        def _layer_norm_fp32(m, x):
            return F.layer_norm(x.float(), m.normalized_shape, _float(m.weight), _float(m.bias), m.eps).to(x.dtype)

        class GroupNorm(nn.GroupNorm):
            """nn.GroupNorm with the number of channels first."""

            def __init__(self, num_channels, num_groups=32, eps=1e-5, affine=True, **kwargs):
                super().__init__(num_groups, num_channels, eps=eps, affine=affine, **kwargs)
                self._fast_norm = is_fast_norm()

            def forward(self, x):
                norm = fast_group_norm if self._fast_norm else F.group_norm
                return norm(x, self.num_groups, self.weight, self.bias, self.eps)

        class LayerNorm(nn.LayerNorm):
            """nn.LayerNorm with a smaller eps and with affine as the name of an argument."""

            def __init__(self, num_channels, eps=1e-6, affine=True, **kwargs):
                super().__init__(num_channels, eps=eps, elementwise_affine=affine, **kwargs)
                self._fast_norm = is_fast_norm()

            def forward(self, x):
                norm = fast_layer_norm if self._fast_norm else F.layer_norm
                return norm(x, self.normalized_shape, self.weight, self.bias, self.eps)

        class LayerNormFp32(nn.LayerNorm):
            """LayerNorm computed in float32 whatever the dtype of the input."""

            def __init__(self, num_channels, eps=1e-6, affine=True, **kwargs):
                super().__init__(num_channels, eps=eps, elementwise_affine=affine, **kwargs)

            def forward(self, x):
                return _layer_norm_fp32(self, x)

        class LayerNorm2dFp32(nn.LayerNorm):
            """LayerNorm2d computed in float32 whatever the dtype of the input."""

            def __init__(self, num_channels, eps=1e-6, affine=True, **kwargs):
                super().__init__(num_channels, eps=eps, elementwise_affine=affine, **kwargs)

            def forward(self, x):
                return _layer_norm_fp32(self, x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)

        class LayerNormExp2d(nn.LayerNorm):
            """LayerNorm2d which does without a permutation where the input is not contiguous."""

            def __init__(self, num_channels, eps=1e-6):
                super().__init__(num_channels, eps=eps)

            def forward(self, x):
                if x.is_contiguous():
                    x = F.layer_norm(x.permute(0, 2, 3, 1), self.normalized_shape, self.weight, self.bias, self.eps)
                    return x.permute(0, 3, 1, 2)
                var, mean = torch.var_mean(x, dim=1, unbiased=False, keepdim=True)
                x = (x - mean) * torch.rsqrt(var + self.eps)
                return x * self.weight[:, None, None] + self.bias[:, None, None]

        class _WeightNorm(nn.Module):
            # A normalisation with a weight and without a bias.
            def _set_up(self, channels, eps, affine, device, dtype):
                self.normalized_shape = (channels,) if isinstance(channels, numbers.Integral) else tuple(channels)
                self.eps = eps
                self.elementwise_affine = affine
                if affine:
                    self.weight = nn.Parameter(torch.empty(self.normalized_shape, device=device, dtype=dtype))
                else:
                    self.register_parameter('weight', None)
                self.reset_parameters()

            def reset_parameters(self):
                if self.elementwise_affine:
                    nn.init.ones_(self.weight)

            def _norm(self, norm, x):
                return norm(x, self.normalized_shape, self.weight, self.eps)

            def _norm_fp32(self, norm, x):
                return norm(x.float(), self.normalized_shape, _float(self.weight), self.eps).to(x.dtype)

        class RmsNorm(_WeightNorm, metaclass=ABCMeta):
            """x over its root mean square along the last dimensions, times a weight."""

            def __init__(self, channels, eps=1e-6, affine=True, device=None, dtype=None):
                super().__init__()
                self._fast_norm = is_fast_norm()
                self._set_up(channels, eps, affine, device, dtype)

            def forward(self, x):
                return self._norm(fast_rms_norm if self._fast_norm else rms_norm, x)

        class RmsNormFp32(_WeightNorm):
            """RmsNorm computed in float32 whatever the dtype of the input."""

            def __init__(self, channels, eps=1e-6, affine=True, device=None, dtype=None):
                super().__init__()
                self._set_up(channels, eps, affine, device, dtype)

            def forward(self, x):
                return self._norm_fp32(rms_norm, x)

        class RmsNorm2d(_WeightNorm, metaclass=ABCMeta):
            """RmsNorm along the channels of an (N, C, H, W) tensor."""

            def __init__(self, channels, eps=1e-6, affine=True, device=None, dtype=None):
                super().__init__()
                self._fast_norm = is_fast_norm()
                self._set_up(channels, eps, affine, device, dtype)

            def forward(self, x):
                return self._norm(fast_rms_norm2d if self._fast_norm else rms_norm2d, x)

        class RmsNorm2dFp32(_WeightNorm):
            """RmsNorm2d computed in float32 whatever the dtype of the input."""

            def __init__(self, channels, eps=1e-6, affine=True, device=None, dtype=None):
                super().__init__()
                self._set_up(channels, eps, affine, device, dtype)

            def forward(self, x):
                return self._norm_fp32(rms_norm2d, x)

        class SimpleNorm(_WeightNorm):
            """x over its standard deviation along the last dimensions, times a weight."""

            def __init__(self, channels, eps=1e-6, affine=True, device=None, dtype=None):
                super().__init__()
                self._fast_norm = is_fast_norm()
                self._set_up(channels, eps, affine, device, dtype)

            def forward(self, x):
                return self._norm(fast_simple_norm if self._fast_norm else simple_norm, x)

        class SimpleNormFp32(_WeightNorm):
            """SimpleNorm computed in float32 whatever the dtype of the input."""

            def __init__(self, channels, eps=1e-6, affine=True, device=None, dtype=None):
                super().__init__()
                self._set_up(channels, eps, affine, device, dtype)

            def forward(self, x):
                return self._norm_fp32(simple_norm, x)

        class SimpleNorm2d(_WeightNorm, metaclass=ABCMeta):
            """SimpleNorm along the channels of an (N, C, H, W) tensor."""

            def __init__(self, channels, eps=1e-6, affine=True, device=None, dtype=None):
                super().__init__()
                self._fast_norm = is_fast_norm()
                self._set_up(channels, eps, affine, device, dtype)

            def forward(self, x):
                norm = fast_simple_norm if self._fast_norm else simple_norm
                return self._norm(norm, x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)

        class SimpleNorm2dFp32(_WeightNorm):
            """SimpleNorm2d computed in float32 whatever the dtype of the input."""

            def __init__(self, channels, eps=1e-6, affine=True, device=None, dtype=None):
                super().__init__()
                self._set_up(channels, eps, affine, device, dtype)

            def forward(self, x):
                return self._norm_fp32(simple_norm, x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        """#
}
