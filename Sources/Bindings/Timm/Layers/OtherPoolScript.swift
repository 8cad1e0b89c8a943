// timm.layers.other_pool: pooling by log-sum-exp and by attention. Follows timm's other_pool.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersOtherPool = #"""
        import torch
        import torch.nn.functional as F
        from torch import nn

        from timm.layers.config import use_fused_attn

        def _add_sharpness(module, r, learnable, device, dtype):
            value = torch.tensor(r, device=device, dtype=dtype)
            if learnable:
                module.r = nn.Parameter(value)
            else:
                module.register_buffer('r', value)

        def _soft_maximum(x, maximum, r, axes):
            return maximum + (1.0 / r) * (r * (x - maximum)).exp().mean(axes, keepdim=True).log()

        class LsePlus2d(nn.Module):
            """Pools (N, C, H, W) by log-mean-exp: near the mean for a small r, near the maximum for a large one."""

            def __init__(self, r=10.0, r_learnable=True, flatten=True, device=None, dtype=None):
                super().__init__()
                _add_sharpness(self, r, r_learnable, device, dtype)
                self.flatten = flatten

            def forward(self, x):
                out = _soft_maximum(x, F.adaptive_max_pool2d(x, 1), self.r, (2, 3))
                return out.flatten(1) if self.flatten else out

        class LsePlus1d(nn.Module):
            """LsePlus2d for tokens: (N, L, C) -> (N, C)."""

            def __init__(self, r=10.0, r_learnable=True, device=None, dtype=None):
                super().__init__()
                _add_sharpness(self, r, r_learnable, device, dtype)

            def forward(self, x):
                return _soft_maximum(x, x.max(dim=1, keepdim=True).values, self.r, 1).squeeze(1)

        class _SimPool(nn.Module):
            def _build(self, dim, num_heads, qkv_bias, qk_norm, gamma, norm_layer, factory):
                assert dim % num_heads == 0, 'dim must be divisible by num_heads'
                norm_layer = norm_layer or nn.LayerNorm
                self.num_heads = num_heads
                self.head_dim = dim // num_heads
                self.scale = self.head_dim ** -0.5
                self.gamma = gamma
                self.fused_attn = use_fused_attn()
                self.norm = norm_layer(dim, **factory)
                self.q = nn.Linear(dim, dim, bias=qkv_bias, **factory)
                self.k = nn.Linear(dim, dim, bias=qkv_bias, **factory)
                self.q_norm = norm_layer(self.head_dim, **factory) if qk_norm else nn.Identity()
                self.k_norm = norm_layer(self.head_dim, **factory) if qk_norm else nn.Identity()

            def _heads(self, x):
                return x.reshape(*x.shape[:2], self.num_heads, self.head_dim).transpose(1, 2)

            def _attend(self, q, k, v):
                if self.fused_attn:
                    return F.scaled_dot_product_attention(q, k, v)
                return (q * self.scale @ k.transpose(-2, -1)).softmax(-1) @ v

            def forward(self, x):
                tokens = self.norm(x)
                q = self.q_norm(self._heads(self.q(x.mean(1, keepdim=True))))
                k, v = self.k_norm(self._heads(self.k(tokens))), self._heads(tokens)
                if self.gamma is None:
                    out = self._attend(q, k, v)
                else:
                    # The generalised mean with the exponent gamma needs positive values.
                    out = self._attend(q, k, (v - v.amin(-2, keepdim=True) + 1e-6).pow(self.gamma)).pow(1.0 / self.gamma)
                return out.flatten(1)

        class SimPool2d(_SimPool):
            """Pools (N, C, H, W) by attention whose query is the mean of all places (arXiv 2309.06891)."""

            def __init__(self, dim, num_heads=1, qkv_bias=False, qk_norm=False, gamma=None, norm_layer=None, device=None,
                         dtype=None):
                super().__init__()
                self._build(dim, num_heads, qkv_bias, qk_norm, gamma, norm_layer, dict(device=device, dtype=dtype))

            def forward(self, x):
                return super().forward(x.flatten(2).transpose(1, 2))

        class SimPool1d(_SimPool):
            """SimPool2d for tokens: (N, L, C) -> (N, C)."""

            def __init__(self, dim, num_heads=1, qkv_bias=False, qk_norm=False, gamma=None, norm_layer=None, device=None,
                         dtype=None):
                super().__init__()
                self._build(dim, num_heads, qkv_bias, qk_norm, gamma, norm_layer, dict(device=device, dtype=dtype))
        """#
}
