// timm.layers.attention_pool2d: pooling by attention over places. Follows timm's attention_pool2d.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersAttentionPool2d = #"""
        import torch
        import torch.nn.functional as F
        from torch import nn

        from timm.layers.config import use_fused_attn
        from timm.layers.helpers import get_device_dtype, to_2tuple
        from timm.layers.pos_embed import resample_abs_pos_embed
        from timm.layers.pos_embed_sincos import apply_rot_embed_cat, create_rope_embed
        from timm.layers.weight_init import trunc_normal_

        def _check_pool(pool_type):
            assert pool_type in ('', 'token'), 'Only token pooling (or none) is supported.'

        class _AttentionPool(nn.Module):
            """Self-attention of the places of (B, C, H, W) and a token in front of them, their mean or a learned one."""

            def _init_layers(self, in_features, out_features, embed_dim, head_dim, num_heads, qkv_bias, qkv_separate,
                             pool_type, class_token, drop_rate, factory):
                _check_pool(pool_type)
                embed_dim = embed_dim or in_features
                self.embed_dim = embed_dim
                self.in_features = in_features
                self.out_features = in_features if out_features is None else out_features if out_features > 0 else embed_dim
                if num_heads is None:
                    assert embed_dim % head_dim == 0
                    num_heads = embed_dim // head_dim
                else:
                    assert embed_dim % num_heads == 0
                    head_dim = embed_dim // num_heads
                self.num_heads = num_heads
                self.head_dim = head_dim
                self.pool_type = pool_type
                self.scale = head_dim ** -0.5
                self.fused_attn = use_fused_attn()
                self.cls_token = nn.Parameter(torch.zeros(1, embed_dim, **factory)) if class_token else None
                if qkv_separate:
                    self.q = nn.Linear(in_features, embed_dim, bias=qkv_bias, **factory)
                    self.k = nn.Linear(in_features, embed_dim, bias=qkv_bias, **factory)
                    self.v = nn.Linear(in_features, embed_dim, bias=qkv_bias, **factory)
                    self.qkv = None
                else:
                    self.qkv = nn.Linear(in_features, embed_dim * 3, bias=qkv_bias, **factory)
                self.drop = nn.Dropout(drop_rate)
                self.proj = nn.Identity() if out_features == 0 else nn.Linear(embed_dim, self.out_features, **factory)

            def init_weights(self, zero_init_last=False):
                """Draws the weights of q, k and v anew and makes their biases zero."""
                for layer in (self.q, self.k, self.v) if self.qkv is None else (self.qkv,):
                    trunc_normal_(layer.weight, std=layer.in_features ** -0.5)
                    nn.init.zeros_(layer.bias)

            def reset(self, num_classes=None, pool_type=None, reset_other=False, device=None, dtype=None):
                """Replaces the classifier (none for 0 classes) and the way of pooling."""
                factory = get_device_dtype(self, device=device, dtype=dtype)
                if pool_type is not None:
                    _check_pool(pool_type)
                    self.pool_type = pool_type
                if num_classes is not None:
                    self.proj = nn.Linear(self.embed_dim, num_classes, **factory) if num_classes > 0 else nn.Identity()
                    self.proj.train(self.training)
                    self.out_features = num_classes if num_classes > 0 else self.embed_dim

            def _tokens(self, x):
                x = x.flatten(2).transpose(1, 2)
                first = x.mean(1, keepdim=True) if self.cls_token is None else self.cls_token.expand(x.shape[0], -1, -1)
                return torch.cat([first, x], dim=1)

            def _heads(self, x):
                """q, k and v (B, heads, 1 + N, head_dim) of tokens (B, 1 + N, C)."""
                parts = [self.q(x), self.k(x), self.v(x)] if self.qkv is None else self.qkv(x).chunk(3, dim=-1)
                return [part.reshape(*x.shape[:2], self.num_heads, self.head_dim).transpose(1, 2) for part in parts]

            def _finish(self, q, k, v, size, pre_logits):
                if self.fused_attn:
                    x = F.scaled_dot_product_attention(q, k, v)
                else:
                    x = ((q * self.scale) @ k.transpose(-2, -1)).softmax(dim=-1) @ v
                x = self.drop(x.transpose(1, 2).flatten(2))
                if not pre_logits:
                    x = self.proj(x)
                if self.pool_type == 'token':
                    return x[:, 0]
                return x[:, 1:].reshape(x.shape[0], *size, -1).permute(0, 3, 1, 2)

        class RotAttentionPool2d(_AttentionPool):
            """Pools (B, C, H, W) by attention with rotary positions; pool_type '' keeps the places."""

            def __init__(self, in_features, out_features=None, ref_feat_size=7, embed_dim=None, head_dim=64, num_heads=None,
                         qkv_bias=True, qkv_separate=False, pool_type='token', class_token=False, drop_rate=0.,
                         rope_type='cat', device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self._init_layers(in_features, out_features, embed_dim, head_dim, num_heads, qkv_bias, qkv_separate,
                                  pool_type, class_token, drop_rate, factory)
                self.rope_type = rope_type
                self.rotate_half = rope_type == 'mrope'
                self.pos_embed = create_rope_embed(
                    rope_type=rope_type, dim=self.embed_dim, num_heads=self.num_heads, in_pixels=False,
                    ref_feat_shape=to_2tuple(ref_feat_size), rotate_half=self.rotate_half, **factory)

            def _rotate(self, x, rope):
                return torch.cat([x[:, :, :1], apply_rot_embed_cat(x[:, :, 1:], rope, half=self.rotate_half)], dim=2)

            def forward(self, x, pre_logits=False):
                size = x.shape[2:]
                q, k, v = self._heads(self._tokens(x))
                rope = self.pos_embed.get_embed(tuple(size))
                if isinstance(rope, tuple):
                    rope = torch.cat(rope, dim=-1)
                return self._finish(self._rotate(q, rope).type_as(v), self._rotate(k, rope).type_as(v), v, size, pre_logits)

        class AttentionPool2d(_AttentionPool):
            """Pools (B, C, H, W) by attention with learned positions for feat_size, resampled for others, as in CLIP."""

            def __init__(self, in_features, feat_size=7, out_features=None, embed_dim=None, head_dim=64, num_heads=None,
                         qkv_bias=True, qkv_separate=False, pool_type='token', class_token=False, drop_rate=0., device=None,
                         dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self._init_layers(in_features, out_features, embed_dim, head_dim, num_heads, qkv_bias, qkv_separate,
                                  pool_type, class_token, drop_rate, factory)
                if not qkv_separate:
                    self.q = self.k = self.v = None
                self.feat_size = to_2tuple(feat_size)
                self.seq_len = self.feat_size[0] * self.feat_size[1]
                self.pos_embed = nn.Parameter(torch.zeros(self.seq_len + 1, in_features, **factory))
                self.init_weights()

            def init_weights(self, zero_init_last=False):
                """Draws positions and the weights of q, k and v anew and makes their biases zero."""
                super().init_weights(zero_init_last)
                trunc_normal_(self.pos_embed, std=self.in_features ** -0.5)

            def forward(self, x, pre_logits=False):
                size = x.shape[2:]
                positions = resample_abs_pos_embed(
                    self.pos_embed.unsqueeze(0), tuple(size), old_size=self.feat_size, num_prefix_tokens=1)
                return self._finish(*self._heads(self._tokens(x) + positions), size, pre_logits)
        """#
}
