// timm.layers.norm_act: normalisations with activations. Follows timm's norm_act.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersNormAct = #"""
        from abc import ABCMeta
        import torch
        from timm.layers import BatchNormAct2d
        from timm.utils.model import FrozenBatchNorm2d
        from torch import nn
        from torch.nn import functional as F
        from torch.nn.functional import rms_norm
        from timm.layers.create_act import create_act_layer
        from timm.layers.fast_norm import (
            fast_group_norm, fast_layer_norm, fast_rms_norm, fast_rms_norm2d, is_fast_norm, rms_norm2d)
        from timm.layers.norm import RmsNorm, RmsNorm2d, _layer_norm_fp32

        def _create_act(act_layer, act_kwargs=None, inplace=False, apply_act=True):
            act_kwargs = act_kwargs or {}
            act_kwargs.setdefault('inplace', inplace)
            act = create_act_layer(act_layer, **act_kwargs) if apply_act else None
            return nn.Identity() if act is None else act

        def _add_act(m, apply_act, act_layer, act_kwargs, inplace, drop_layer):
            m.drop = nn.Identity() if drop_layer is None else drop_layer()
            m.act = _create_act(act_layer, act_kwargs, inplace, apply_act)

        class FrozenBatchNormAct2d(nn.Module):
            """Batch normalisation of (N, C, H, W) with fixed statistics and a fixed affine map, then an activation."""

            def __init__(self, num_features, eps=1e-5, apply_act=True, act_layer=nn.ReLU, act_kwargs=None, inplace=True,
                         drop_layer=None, device=None, dtype=None):
                super().__init__()
                self.eps = eps
                for name, value in (('weight', 1.0), ('bias', 0.0), ('running_mean', 0.0), ('running_var', 1.0)):
                    self.register_buffer(name, torch.full((num_features,), value, device=device, dtype=dtype))
                _add_act(self, apply_act, act_layer, act_kwargs, inplace, drop_layer)

            def _load_from_state_dict(self, state_dict, prefix, *rest):
                state_dict.pop(prefix + 'num_batches_tracked', None)
                super()._load_from_state_dict(state_dict, prefix, *rest)

            def forward(self, x):
                weight, bias, mean, var = (
                    b.reshape(1, -1, 1, 1) for b in (self.weight, self.bias, self.running_mean, self.running_var))
                scale = weight * (var + self.eps).rsqrt()
                return self.act(self.drop(x * scale + (bias - mean * scale)))

            def __repr__(self):
                return f'{self.__class__.__name__}({self.weight.shape[0]}, eps={self.eps}, act={self.act})'

        def _take_over(new, old):
            if old.affine:
                new.weight.data = old.weight.data.clone().detach()
                new.bias.data = old.bias.data.clone().detach()
            new.running_mean.data = old.running_mean.data
            new.running_var.data = old.running_var.data
            new.eps = old.eps
            return new

        def _replace_children(module, replace):
            for name, child in module.named_children():
                new = replace(child)
                if new is not child:
                    module.add_module(name, new)
            return module

        def freeze_batch_norm_2d(module):
            """The module with every two-dimensional batch normalisation, with or without activation, frozen."""
            if isinstance(module, BatchNormAct2d):
                frozen = FrozenBatchNormAct2d(module.num_features)
                frozen.drop, frozen.act = module.drop, module.act
            elif isinstance(module, nn.BatchNorm2d):
                frozen = FrozenBatchNorm2d(module.num_features)
            else:
                return _replace_children(module, freeze_batch_norm_2d)
            # The native FrozenBatchNorm2d has it already, for reading.
            if not hasattr(frozen, 'num_features'):
                frozen.num_features = module.num_features
            frozen.affine = module.affine
            return _take_over(frozen, module)

        def unfreeze_batch_norm_2d(module):
            """The module with every frozen batch normalisation made a trainable one again."""
            if isinstance(module, FrozenBatchNormAct2d):
                new = _take_over(BatchNormAct2d(module.num_features), module)
                new.drop, new.act = module.drop, module.act
                return new
            if isinstance(module, FrozenBatchNorm2d):
                return _take_over(nn.BatchNorm2d(module.num_features), module)
            return _replace_children(module, unfreeze_batch_norm_2d)

        def _num_groups(num_channels, num_groups, group_size):
            if not group_size:
                return num_groups
            assert num_channels % group_size == 0
            return num_channels // group_size

        class GroupNormAct(nn.GroupNorm, metaclass=ABCMeta):
            """Group normalisation and an activation; group_size counts the channels of a group instead of the groups."""

            def __init__(self, num_channels, num_groups=32, eps=1e-5, affine=True, group_size=None, apply_act=True,
                         act_layer=nn.ReLU, act_kwargs=None, inplace=True, drop_layer=None, device=None, dtype=None):
                super().__init__(_num_groups(num_channels, num_groups, group_size), num_channels, eps=eps, affine=affine,
                                 device=device, dtype=dtype)
                _add_act(self, apply_act, act_layer, act_kwargs, inplace, drop_layer)
                self._fast_norm = is_fast_norm()

            def forward(self, x):
                norm = fast_group_norm if self._fast_norm else F.group_norm
                return self.act(self.drop(norm(x, self.num_groups, self.weight, self.bias, self.eps)))

        class GroupNorm1Act(nn.GroupNorm):
            """Normalisation of all channels together and an activation."""

            def __init__(self, num_channels, eps=1e-5, affine=True, apply_act=True, act_layer=nn.ReLU, act_kwargs=None,
                         inplace=True, drop_layer=None, device=None, dtype=None):
                super().__init__(1, num_channels, eps=eps, affine=affine, device=device, dtype=dtype)
                _add_act(self, apply_act, act_layer, act_kwargs, inplace, drop_layer)
                self._fast_norm = is_fast_norm()

            def forward(self, x):
                norm = fast_group_norm if self._fast_norm else F.group_norm
                return self.act(self.drop(norm(x, self.num_groups, self.weight, self.bias, self.eps)))

        class LayerNormAct(nn.LayerNorm):
            """Layer normalisation and an activation."""

            def __init__(self, normalization_shape, eps=1e-5, affine=True, apply_act=True, act_layer=nn.ReLU,
                         act_kwargs=None, inplace=True, drop_layer=None, **kwargs):
                super().__init__(normalization_shape, eps=eps, elementwise_affine=affine, **kwargs)
                _add_act(self, apply_act, act_layer, act_kwargs, inplace, drop_layer)
                self._fast_norm = is_fast_norm()

            def forward(self, x):
                norm = fast_layer_norm if self._fast_norm else F.layer_norm
                return self.act(self.drop(norm(x, self.normalized_shape, self.weight, self.bias, self.eps)))

        class LayerNormActFp32(nn.LayerNorm):
            """LayerNormAct computed in float32 whatever the dtype of the input."""

            def __init__(self, normalization_shape, eps=1e-5, affine=True, apply_act=True, act_layer=nn.ReLU,
                         act_kwargs=None, inplace=True, drop_layer=None, **kwargs):
                super().__init__(normalization_shape, eps=eps, elementwise_affine=affine, **kwargs)
                _add_act(self, apply_act, act_layer, act_kwargs, inplace, drop_layer)

            def forward(self, x):
                return self.act(self.drop(_layer_norm_fp32(self, x)))

        class LayerNormAct2d(nn.LayerNorm, metaclass=ABCMeta):
            """Layer normalisation of the channels of an (N, C, H, W) tensor and an activation."""

            def __init__(self, num_channels, eps=1e-5, affine=True, apply_act=True, act_layer=nn.ReLU, act_kwargs=None,
                         inplace=True, drop_layer=None, **kwargs):
                super().__init__(num_channels, eps=eps, elementwise_affine=affine, **kwargs)
                _add_act(self, apply_act, act_layer, act_kwargs, inplace, drop_layer)
                self._fast_norm = is_fast_norm()

            def forward(self, x):
                norm = fast_layer_norm if self._fast_norm else F.layer_norm
                x = norm(x.permute(0, 2, 3, 1), self.normalized_shape, self.weight, self.bias, self.eps)
                return self.act(self.drop(x.permute(0, 3, 1, 2)))

        class LayerNormAct2dFp32(nn.LayerNorm):
            """LayerNormAct2d computed in float32 whatever the dtype of the input."""

            def __init__(self, num_channels, eps=1e-5, affine=True, apply_act=True, act_layer=nn.ReLU, act_kwargs=None,
                         inplace=True, drop_layer=None, **kwargs):
                super().__init__(num_channels, eps=eps, elementwise_affine=affine, **kwargs)
                _add_act(self, apply_act, act_layer, act_kwargs, inplace, drop_layer)

            def forward(self, x):
                return self.act(self.drop(_layer_norm_fp32(self, x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)))

        class RmsNormAct(RmsNorm):
            """RmsNorm and an activation."""

            def __init__(self, num_channels, eps=1e-6, affine=True, apply_act=True, act_layer=nn.ReLU, act_kwargs=None,
                         inplace=True, drop_layer=None, **kwargs):
                super().__init__(channels=num_channels, eps=eps, affine=affine, **kwargs)
                _add_act(self, apply_act, act_layer, act_kwargs, inplace, drop_layer)

            def forward(self, x):
                return self.act(self.drop(self._norm(fast_rms_norm if self._fast_norm else rms_norm, x)))

        class RmsNormActFp32(RmsNorm):
            """RmsNormAct computed in float32 whatever the dtype of the input."""

            def __init__(self, num_channels, eps=1e-6, affine=True, apply_act=True, act_layer=nn.ReLU, act_kwargs=None,
                         inplace=True, drop_layer=None, **kwargs):
                super().__init__(channels=num_channels, eps=eps, affine=affine, **kwargs)
                _add_act(self, apply_act, act_layer, act_kwargs, inplace, drop_layer)

            def forward(self, x):
                return self.act(self.drop(self._norm_fp32(rms_norm, x)))

        class RmsNormAct2d(RmsNorm2d):
            """RmsNorm2d and an activation."""

            def __init__(self, num_channels, eps=1e-6, affine=True, apply_act=True, act_layer=nn.ReLU, act_kwargs=None,
                         inplace=True, drop_layer=None, **kwargs):
                super().__init__(channels=num_channels, eps=eps, affine=affine, **kwargs)
                _add_act(self, apply_act, act_layer, act_kwargs, inplace, drop_layer)

            def forward(self, x):
                return self.act(self.drop(self._norm(fast_rms_norm2d if self._fast_norm else rms_norm2d, x)))

        class RmsNormAct2dFp32(RmsNorm2d):
            """RmsNormAct2d computed in float32 whatever the dtype of the input."""

            def __init__(self, num_channels, eps=1e-6, affine=True, apply_act=True, act_layer=nn.ReLU, act_kwargs=None,
                         inplace=True, drop_layer=None, **kwargs):
                super().__init__(channels=num_channels, eps=eps, affine=affine, **kwargs)
                _add_act(self, apply_act, act_layer, act_kwargs, inplace, drop_layer)

            def forward(self, x):
                return self.act(self.drop(self._norm_fp32(rms_norm2d, x)))
        """#
}
