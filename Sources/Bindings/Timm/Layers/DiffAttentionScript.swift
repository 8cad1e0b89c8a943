// timm.layers.diff_attention: differential attention. Follows timm's diff_attention.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersDiffAttention = #"""
        from abc import ABCMeta
        import math

        import torch
        import torch.nn.functional as F
        from torch import nn

        from timm.layers.attention import maybe_add_mask, resolve_self_attn_mask
        from timm.layers.config import use_fused_attn
        from timm.layers.norm import RmsNorm

        class DiffAttention(nn.Module, metaclass=ABCMeta):
            """Self-attention weighted by one softmax minus a learned factor times another (arXiv 2410.05258)."""

            def __init__(self, dim, num_heads=8, qkv_bias=False, qk_norm=False, scale_norm=False, proj_bias=True,
                         attn_drop=0., proj_drop=0., norm_layer=None, depth=0, dual_lambda=False, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                assert dim % num_heads == 0, 'dim should be divisible by num_heads'
                norm_layer = RmsNorm if norm_layer is None else norm_layer
                self.num_heads = num_heads
                self.head_dim = dim // num_heads // 2
                self.scale = self.head_dim ** -0.5
                self.fused_attn = use_fused_attn()
                self.qkv = nn.Linear(dim, dim * 3, bias=qkv_bias, **factory)
                self.q_norm = norm_layer(self.head_dim, **factory) if qk_norm else nn.Identity()
                self.k_norm = norm_layer(self.head_dim, **factory) if qk_norm else nn.Identity()
                self.attn_drop = nn.Dropout(attn_drop)
                self.attn_drop_p = attn_drop
                self.norm = norm_layer(dim, **factory) if scale_norm else nn.Identity()
                self.proj = nn.Linear(dim, dim, bias=proj_bias, **factory)
                self.proj_drop = nn.Dropout(proj_drop)
                self.dual_lambda = dual_lambda

                def factors(present, shape, names):
                    for name in names:
                        value = torch.empty(shape, dtype=torch.float32, device=device) if present else None
                        setattr(self, name, nn.Parameter(value) if present else None)

                factors(dual_lambda, (), ['lambda_a', 'lambda_b'])
                factors(not dual_lambda, (self.head_dim,), ['lambda_q1', 'lambda_k1', 'lambda_q2', 'lambda_k2'])
                self.sub_norm = RmsNorm(2 * self.head_dim, eps=1e-5, **factory)
                self.set_lambda_init(depth)
                self.reset_parameters()

            def set_lambda_init(self, depth):
                """Sets the constant part of the factor for the depth of the block."""
                self.lambda_init = 0.8 - 0.6 * math.exp(-0.3 * depth)

            def reset_parameters(self):
                """Sets the learned parts of the factor to their first values."""
                if self.dual_lambda:
                    nn.init.zeros_(self.lambda_a)
                    nn.init.zeros_(self.lambda_b)
                else:
                    for part in (self.lambda_q1, self.lambda_k1, self.lambda_q2, self.lambda_k2):
                        nn.init.normal_(part, mean=0, std=0.1)

            def _compute_lambda(self):
                if self.lambda_a is not None:
                    first, second = self.lambda_a, self.lambda_b
                else:
                    first = (self.lambda_q1 * self.lambda_k1).sum(dim=-1).float()
                    second = (self.lambda_q2 * self.lambda_k2).sum(dim=-1).float()
                return first.exp() - second.exp() + self.lambda_init

            def forward(self, x, attn_mask=None, is_causal=False):
                batch, length, channels = x.shape

                def split(part, heads):
                    return part.reshape(batch, length, heads, -1).transpose(1, 2)

                q, k, v = self.qkv(x).chunk(3, dim=2)
                q, k = self.q_norm(split(q, 2 * self.num_heads)), self.k_norm(split(k, 2 * self.num_heads))
                v = split(v, self.num_heads)
                factor = self._compute_lambda().type_as(q)
                if self.fused_attn:
                    p = self.attn_drop_p if self.training else 0.
                    # The heads of q and k are pairs: the even ones are for the first softmax, the odd ones for the second.
                    first, second = (
                        F.scaled_dot_product_attention(
                            q[:, i::2], k[:, i::2], v, attn_mask=attn_mask, dropout_p=p, is_causal=is_causal)
                        for i in (0, 1))
                    x = first - factor * second
                else:
                    scores = (q * self.scale) @ k.transpose(-2, -1)
                    bias = resolve_self_attn_mask(length, scores, attn_mask, is_causal)
                    weights = self.attn_drop(maybe_add_mask(scores, bias).softmax(dim=-1))
                    x = (weights[:, ::2] - factor * weights[:, 1::2]) @ v
                x = self.sub_norm(x) * (1 - self.lambda_init)
                x = self.norm(x.transpose(1, 2).reshape(batch, length, channels))
                return self.proj_drop(self.proj(x))
        """#
}
