// timm.layers.evo_norm: normalisations with activations found by evolution. Follows timm's evo_norm.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersEvoNorm = #"""
        import torch
        from torch import nn
        from timm.layers.create_act import create_act_layer
        from timm.layers.trace_utils import _assert

        _SHAPE = (1, -1, 1, 1)

        def instance_std(x, eps=1e-5):
            """The standard deviation over the places of each channel, in the shape of x."""
            std = x.float().var(dim=(2, 3), unbiased=False, keepdim=True).add(eps).sqrt()
            return std.to(x.dtype).expand(x.shape)

        def instance_std_tpu(x, eps=1e-5):
            """instance_std in the dtype of x, by way of manual_var."""
            return manual_var(x, dim=(2, 3)).add(eps).sqrt().expand(x.shape)

        def instance_rms(x, eps=1e-5):
            """The root mean square over the places of each channel, in the shape of x."""
            rms = x.float().square().mean(dim=(2, 3), keepdim=True).add(eps).sqrt()
            return rms.to(x.dtype).expand(x.shape)

        def manual_var(x, dim, diff_sqm=False):
            """The variance from means; with diff_sqm the mean of the squares less the square of the mean."""
            mean = x.mean(dim=dim, keepdim=True)
            if diff_sqm:
                return ((x * x).mean(dim=dim, keepdim=True) - mean * mean).clamp(0)
            return ((x - mean) * (x - mean)).mean(dim=dim, keepdim=True)

        def _grouped(x, groups, flatten=False):
            B, C, H, W = x.shape
            _assert(C % groups == 0, '')
            if flatten:
                return x.reshape(B, groups, -1), (2,)
            return x.reshape(B, groups, C // groups, H, W), (2, 3, 4)

        def group_std(x, groups=32, eps=1e-5, flatten=False):
            """The standard deviation over each group of channels, in the shape of x."""
            parts, dims = _grouped(x, groups, flatten)
            std = parts.float().var(dim=dims, unbiased=False, keepdim=True).add(eps).sqrt()
            return std.to(x.dtype).expand(parts.shape).reshape(x.shape)

        def group_std_tpu(x, groups=32, eps=1e-5, diff_sqm=False, flatten=False):
            """group_std in the dtype of x, by way of manual_var."""
            parts, dims = _grouped(x, groups, flatten)
            return manual_var(parts, dims, diff_sqm).add(eps).sqrt().expand(parts.shape).reshape(x.shape)

        def group_rms(x, groups=32, eps=1e-5):
            """The root mean square over each group of channels, in the shape of x."""
            parts, dims = _grouped(x, groups)
            rms = parts.float().square().mean(dim=dims, keepdim=True).add(eps).sqrt()
            return rms.to(x.dtype).expand(parts.shape).reshape(x.shape)

        class _EvoNorm(nn.Module):
            def _add_parameters(self, names, num_features, dd):
                for name in names:
                    setattr(self, name, nn.Parameter(torch.empty(num_features, **dd)))

            def _add_groups(self, num_features, groups, group_size):
                if group_size:
                    assert num_features % group_size == 0
                    groups = num_features // group_size
                self.groups = groups

            def reset_parameters(self):
                nn.init.ones_(self.weight)
                nn.init.zeros_(self.bias)
                if getattr(self, 'v', None) is not None:
                    nn.init.ones_(self.v)

            def _affine(self, x, dtype):
                return x * self.weight.view(_SHAPE).to(dtype) + self.bias.view(_SHAPE).to(dtype)

        class _BatchEvoNorm(_EvoNorm):
            def _set_up(self, names, num_features, apply_act, momentum, eps, dd):
                self.apply_act = apply_act
                self.momentum = momentum
                self.eps = eps
                self._add_parameters(names, num_features, dd)
                self.register_buffer('running_var', torch.ones(num_features, **dd))
                self.reset_parameters()

            def _var(self, x, in_float=False):
                # The variance of the batch, which moves the running one, or outside of training the running one.
                if not self.training:
                    return self.running_var
                var = x.float().var(dim=(0, 2, 3), unbiased=False)
                n = x.numel() / x.shape[1]
                new = var.detach() if in_float else var.detach().to(self.running_var.dtype)
                self.running_var.copy_(self.running_var * (1 - self.momentum) + new * self.momentum * (n / (n - 1)))
                return var

        class EvoNorm2dB0(_BatchEvoNorm):
            """x over the larger of the batch's deviation and v * x + the instance's deviation (arXiv 2004.02967)."""

            def __init__(self, num_features, apply_act=True, momentum=0.1, eps=1e-3, device=None, dtype=None, **_):
                super().__init__()
                if not apply_act:
                    self.v = None
                names = ('weight', 'bias', 'v') if apply_act else ('weight', 'bias')
                self._set_up(names, num_features, apply_act, momentum, eps, {'device': device, 'dtype': dtype})

            def forward(self, x):
                _assert(x.dim() == 4, 'expected 4D input')
                dtype = x.dtype
                if self.v is not None:
                    left = self._var(x, in_float=True).add(self.eps).sqrt().to(dtype).view(_SHAPE)
                    x = x / left.max(x * self.v.to(dtype).view(_SHAPE) + instance_std(x, self.eps))
                return self._affine(x, dtype)

        class EvoNorm2dB1(_BatchEvoNorm):
            """x over the larger of the batch's deviation and (x + 1) * the instance's root mean square."""

            def __init__(self, num_features, apply_act=True, momentum=0.1, eps=1e-5, device=None, dtype=None, **_):
                super().__init__()
                self._set_up(('weight', 'bias'), num_features, apply_act, momentum, eps, {'device': device, 'dtype': dtype})

            def forward(self, x):
                _assert(x.dim() == 4, 'expected 4D input')
                dtype = x.dtype
                if self.apply_act:
                    left = self._var(x).to(dtype).view(_SHAPE).add(self.eps).sqrt()
                    x = x / left.max((x + 1) * instance_rms(x, self.eps))
                return self._affine(x, dtype)

        class EvoNorm2dB2(_BatchEvoNorm):
            """x over the larger of the batch's deviation and the instance's root mean square - x."""

            def __init__(self, num_features, apply_act=True, momentum=0.1, eps=1e-5, device=None, dtype=None, **_):
                super().__init__()
                self._set_up(('weight', 'bias'), num_features, apply_act, momentum, eps, {'device': device, 'dtype': dtype})

            def forward(self, x):
                _assert(x.dim() == 4, 'expected 4D input')
                dtype = x.dtype
                if self.apply_act:
                    left = self._var(x).to(dtype).view(_SHAPE).add(self.eps).sqrt()
                    x = x / left.max(instance_rms(x, self.eps) - x)
                return self._affine(x, dtype)

        class EvoNorm2dS0(_EvoNorm):
            """x * sigmoid(v * x) over the deviation of groups of channels."""

            def __init__(self, num_features, groups=32, group_size=None, apply_act=True, eps=1e-5, device=None, dtype=None,
                         **_):
                super().__init__()
                self.apply_act = apply_act
                self._add_groups(num_features, groups, group_size)
                self.eps = eps
                if not apply_act:
                    self.v = None
                self._add_parameters(('weight', 'bias', 'v') if apply_act else ('weight', 'bias'), num_features,
                                     {'device': device, 'dtype': dtype})
                self.reset_parameters()

            def _act(self, x):
                return x if self.v is None else x * (x * self.v.view(_SHAPE).to(x.dtype)).sigmoid()

            def forward(self, x):
                _assert(x.dim() == 4, 'expected 4D input')
                dtype = x.dtype
                if self.v is not None:
                    x = self._act(x) / group_std(x, self.groups, self.eps)
                return self._affine(x, dtype)

        class EvoNorm2dS0a(EvoNorm2dS0):
            """EvoNorm2dS0 which divides by the deviation even without activation."""

            def __init__(self, num_features, groups=32, group_size=None, apply_act=True, eps=1e-3, device=None, dtype=None,
                         **_):
                super().__init__(num_features, groups, group_size, apply_act, eps, device, dtype)

            def forward(self, x):
                _assert(x.dim() == 4, 'expected 4D input')
                return self._affine(self._act(x) / group_std(x, self.groups, self.eps), x.dtype)

        class _ActEvoNorm(_EvoNorm):
            def _set_up(self, num_features, groups, group_size, apply_act, act_layer, eps, dd):
                self.apply_act = apply_act
                self.act = create_act_layer(act_layer or nn.SiLU) if apply_act else nn.Identity()
                self._add_groups(num_features, groups, group_size)
                self.eps = eps
                self._add_parameters(('weight', 'bias'), num_features, dd)
                self.reset_parameters()

        class EvoNorm2dS1(_ActEvoNorm):
            """An activation over the deviation of groups of channels."""

            def __init__(self, num_features, groups=32, group_size=None, apply_act=True, act_layer=None, eps=1e-5,
                         device=None, dtype=None, **_):
                super().__init__()
                self.pre_act_norm = False
                self._set_up(num_features, groups, group_size, apply_act, act_layer, eps, {'device': device, 'dtype': dtype})

            def forward(self, x):
                _assert(x.dim() == 4, 'expected 4D input')
                dtype = x.dtype
                if self.apply_act:
                    x = self.act(x) / group_std(x, self.groups, self.eps)
                return self._affine(x, dtype)

        class EvoNorm2dS1a(EvoNorm2dS1):
            """EvoNorm2dS1 which divides by the deviation even without activation."""

            def __init__(self, num_features, groups=32, group_size=None, apply_act=True, act_layer=None, eps=1e-3,
                         device=None, dtype=None, **_):
                super().__init__(num_features, groups, group_size, apply_act, act_layer, eps, device, dtype)

            def forward(self, x):
                _assert(x.dim() == 4, 'expected 4D input')
                dtype = x.dtype
                return self._affine(self.act(x) / group_std(x, self.groups, self.eps), dtype)

        class EvoNorm2dS2(_ActEvoNorm):
            """An activation over the root mean square of groups of channels."""

            def __init__(self, num_features, groups=32, group_size=None, apply_act=True, act_layer=None, eps=1e-5,
                         device=None, dtype=None, **_):
                super().__init__()
                self._set_up(num_features, groups, group_size, apply_act, act_layer, eps, {'device': device, 'dtype': dtype})

            def forward(self, x):
                _assert(x.dim() == 4, 'expected 4D input')
                dtype = x.dtype
                if self.apply_act:
                    x = self.act(x) / group_rms(x, self.groups, self.eps)
                return self._affine(x, dtype)

        class EvoNorm2dS2a(EvoNorm2dS2):
            """EvoNorm2dS2 which divides by the root mean square even without activation."""

            def __init__(self, num_features, groups=32, group_size=None, apply_act=True, act_layer=None, eps=1e-3,
                         device=None, dtype=None, **_):
                super().__init__(num_features, groups, group_size, apply_act, act_layer, eps, device, dtype)

            def forward(self, x):
                _assert(x.dim() == 4, 'expected 4D input')
                dtype = x.dtype
                return self._affine(self.act(x) / group_rms(x, self.groups, self.eps), dtype)
        """#
}
