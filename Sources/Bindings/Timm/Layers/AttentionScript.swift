// timm.layers.attention: attention of vision transformers, plain and with rotary positions. Follows timm's attention.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersAttention = #"""
        from abc import ABCMeta
        import torch
        import torch.nn.functional as F
        from torch import nn

        from timm.layers.config import use_fused_attn
        from timm.layers.pos_embed_sincos import apply_rot_embed_cat

        def maybe_add_mask(scores, attn_mask=None):
            """The scores, plus attn_mask where there is one."""
            return scores if attn_mask is None else scores + attn_mask

        def resolve_self_attn_mask(seq_len, attn, attn_mask=None, is_causal=False):
            """What to add to scores attn (…, seq_len, seq_len): a causal mask, a boolean mask as numbers, or attn_mask."""
            if is_causal:
                return attn.new_full((seq_len, seq_len), float('-inf')).triu_(1)
            if attn_mask is None or attn_mask.dtype != torch.bool:
                return attn_mask
            return torch.zeros_like(attn_mask, dtype=attn.dtype).masked_fill_(~attn_mask, float('-inf'))

        def attend(module, q, k, v, attn_mask=None, is_causal=False, resolve=True):
            """Means of v (…, N, D) weighted by softmax(q k^T), in the way of the module's fused_attn, scale and attn_drop.

            Without resolve an unfused module adds attn_mask to the scores as it is, a boolean one too.
            """
            drop = getattr(module, 'attn_drop', None)
            if module.fused_attn:
                p = drop.p if module.training and drop is not None else 0.
                return F.scaled_dot_product_attention(q, k, v, attn_mask=attn_mask, dropout_p=p, is_causal=is_causal)
            scores = (q * module.scale) @ k.transpose(-2, -1)
            if resolve:
                attn_mask = resolve_self_attn_mask(q.shape[-2], scores, attn_mask, is_causal)
            weights = maybe_add_mask(scores, attn_mask).softmax(dim=-1)
            return (weights if drop is None else drop(weights)) @ v

        class _SelfAttention(nn.Module):
            """What Attention and AttentionRope share: the sizes of heads and what is behind the projections of q, k and v."""

            def _init_heads(self, dim, num_heads, attn_head_dim, normed, norm_layer):
                if attn_head_dim is None:
                    assert dim % num_heads == 0, 'dim should be divisible by num_heads'
                    attn_head_dim = dim // num_heads
                if normed:
                    assert norm_layer is not None, 'norm_layer must be provided if qk_norm or scale_norm is True'
                self.num_heads = num_heads
                self.head_dim = attn_head_dim
                self.attn_dim = num_heads * attn_head_dim
                self.scale = attn_head_dim ** -0.5
                self.fused_attn = use_fused_attn()

            def _init_rest(self, dim, dim_out, qkv_bias, qk_norm, scale_norm, proj_bias, gated, attn_drop, proj_drop,
                           norm_layer, factory):
                self.q_norm = norm_layer(self.head_dim, **factory) if qk_norm else nn.Identity()
                self.k_norm = norm_layer(self.head_dim, **factory) if qk_norm else nn.Identity()
                self.attn_drop = nn.Dropout(attn_drop)
                self.norm = norm_layer(self.attn_dim, **factory) if scale_norm else nn.Identity()
                self.gate = nn.Linear(dim, self.attn_dim, bias=qkv_bias, **factory) if gated else None
                self.proj = nn.Linear(self.attn_dim, dim_out or dim, bias=proj_bias, **factory)
                self.proj_drop = nn.Dropout(proj_drop)

            def _split(self, x, heads):
                """(B, N, heads * head_dim) as (B, heads, N, head_dim)."""
                return x.reshape(*x.shape[:2], heads, self.head_dim).transpose(1, 2)

            def _split_qkv(self, qkv):
                return qkv.reshape(*qkv.shape[:2], 3, self.num_heads, self.head_dim).permute(2, 0, 3, 1, 4).unbind(0)

            def _finish(self, x, heads):
                """The output for tokens x (B, N, C) and what their heads have made (B, num_heads, N, head_dim)."""
                y = self.norm(heads.transpose(1, 2).reshape(*x.shape[:2], self.attn_dim))
                if self.gate is not None:
                    y = y * self.gate(x).sigmoid()
                return self.proj_drop(self.proj(y))

        class Attention(_SelfAttention, metaclass=ABCMeta):
            """Self-attention with several heads over tokens (B, N, C); gated scales what the heads give by sigmoids."""

            def __init__(self, dim, num_heads=8, attn_head_dim=None, dim_out=None, qkv_bias=False, qk_norm=False,
                         scale_norm=False, proj_bias=True, gated=False, attn_drop=0., proj_drop=0., norm_layer=None,
                         device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self._init_heads(dim, num_heads, attn_head_dim, qk_norm or scale_norm, norm_layer)
                self.qkv = nn.Linear(dim, self.attn_dim * 3, bias=qkv_bias, **factory)
                self._init_rest(dim, dim_out, qkv_bias, qk_norm, scale_norm, proj_bias, gated, attn_drop, proj_drop,
                                norm_layer, factory)

            def forward(self, x, attn_mask=None, is_causal=False):
                q, k, v = self._split_qkv(self.qkv(x))
                return self._finish(x, attend(self, self.q_norm(q), self.k_norm(k), v, attn_mask, is_causal))

        class AttentionRope(_SelfAttention, metaclass=ABCMeta):
            """Self-attention with rotary positions; not qkv_fused, it can have fewer heads of keys and values."""

            def __init__(self, dim, num_heads=8, dim_out=None, qkv_bias=True, qkv_fused=True, num_prefix_tokens=1,
                         attn_drop=0., proj_drop=0., attn_head_dim=None, norm_layer=None, qk_norm=False, scale_norm=False,
                         proj_bias=True, rotate_half=False, gated=False, num_kv_heads=None, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self._init_heads(dim, num_heads, attn_head_dim, scale_norm or qk_norm, norm_layer)
                num_kv_heads = num_kv_heads or num_heads
                assert num_heads % num_kv_heads == 0, 'num_heads must be divisible by num_kv_heads'
                self.num_kv_heads = num_kv_heads
                self.num_kv_groups = num_heads // num_kv_heads
                self.kv_dim = self.head_dim * num_kv_heads
                self.num_prefix_tokens = num_prefix_tokens
                self.rotate_half = rotate_half
                if qkv_fused:
                    assert self.num_kv_groups == 1, 'fused qkv projection does not support grouped-query attention'
                    self.qkv = nn.Linear(dim, self.attn_dim * 3, bias=qkv_bias, **factory)
                    self.q_proj = self.k_proj = self.v_proj = None
                else:
                    self.qkv = None
                    self.q_proj = nn.Linear(dim, self.attn_dim, bias=qkv_bias, **factory)
                    self.k_proj = nn.Linear(dim, self.kv_dim, bias=qkv_bias, **factory)
                    self.v_proj = nn.Linear(dim, self.kv_dim, bias=qkv_bias, **factory)
                self._init_rest(dim, dim_out, qkv_bias, qk_norm, scale_norm, proj_bias, gated, attn_drop, proj_drop,
                                norm_layer, factory)

            def _rotate(self, x, rope):
                prefix, rest = x[:, :, :self.num_prefix_tokens], x[:, :, self.num_prefix_tokens:]
                return torch.cat([prefix, apply_rot_embed_cat(rest, rope, half=self.rotate_half)], dim=2)

            def forward(self, x, rope=None, attn_mask=None, is_causal=False):
                if self.qkv is not None:
                    q, k, v = self._split_qkv(self.qkv(x))
                else:
                    q = self._split(self.q_proj(x), self.num_heads)
                    k, v = (self._split(proj(x), self.num_kv_heads) for proj in (self.k_proj, self.v_proj))
                q, k = self.q_norm(q), self.k_norm(k)
                if rope is not None:
                    q, k = self._rotate(q, rope).type_as(v), self._rotate(k, rope).type_as(v)
                if self.num_kv_groups > 1:
                    k, v = (t.repeat_interleave(self.num_kv_groups, dim=1) for t in (k, v))
                return self._finish(x, attend(self, q, k, v, attn_mask, is_causal))
        """#
}
