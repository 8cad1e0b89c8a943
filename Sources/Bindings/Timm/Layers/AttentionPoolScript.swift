// timm.layers.attention_pool: pooling by attention of learned queries. Follows timm's attention_pool.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersAttentionPool = #"""
        from abc import ABCMeta
        import torch
        from torch import nn

        from timm.layers.attention import attend
        from timm.layers.config import use_fused_attn
        from timm.layers.mlp import Mlp
        from timm.layers.weight_init import trunc_normal_tf_

        def _pooled(x, pool):
            """The first or the mean of tokens (B, N, C), or all of them where pool is neither 'token' nor 'avg'."""
            if pool == 'token':
                return x[:, 0]
            return x.mean(1) if pool == 'avg' else x

        class AttentionPoolLatent(nn.Module, metaclass=ABCMeta):
            """Pools tokens (B, N, C) by attention of latent_len learned queries; out_features=0 leaves out what follows."""

            def __init__(self, in_features, out_features=None, embed_dim=None, num_heads=8, feat_size=None, mlp_ratio=4.0,
                         qkv_bias=True, q_proj=True, qk_norm=False, latent_len=1, latent_dim=None, pos_embed='',
                         pool_type='token', norm_layer=None, act_layer=nn.GELU, drop=0.0, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                embed_dim = embed_dim or in_features
                out_features = in_features if out_features is None else out_features
                assert embed_dim % num_heads == 0
                self.num_heads = num_heads
                self.head_dim = embed_dim // num_heads
                self.feat_size = feat_size
                self.scale = self.head_dim ** -0.5
                self.pool = pool_type
                self.fused_attn = use_fused_attn()
                if pos_embed == 'abs':
                    assert feat_size is not None
                    self.pos_embed = nn.Parameter(torch.zeros(feat_size, in_features, **factory))
                else:
                    self.pos_embed = None
                self.latent_dim = latent_dim or embed_dim
                assert q_proj or self.latent_dim == embed_dim, (
                    'q_proj=False uses the latent directly as the query; latent_dim must equal embed_dim '
                    f'(got latent_dim={self.latent_dim}, embed_dim={embed_dim}).')
                self.latent_len = latent_len
                self.latent = nn.Parameter(torch.zeros(1, latent_len, self.latent_dim, **factory))
                self.q = nn.Linear(self.latent_dim, embed_dim, bias=qkv_bias, **factory) if q_proj else nn.Identity()
                self.kv = nn.Linear(embed_dim, embed_dim * 2, bias=qkv_bias, **factory)
                head_norm = norm_layer or nn.LayerNorm
                self.q_norm = head_norm(self.head_dim, **factory) if qk_norm else nn.Identity()
                self.k_norm = head_norm(self.head_dim, **factory) if qk_norm else nn.Identity()
                projected = out_features > 0
                self.proj = nn.Linear(embed_dim, out_features, **factory) if projected else nn.Identity()
                self.proj_drop = nn.Dropout(drop)
                if projected:
                    self.norm = nn.Identity() if norm_layer is None else norm_layer(out_features, **factory)
                    self.mlp = Mlp(
                        out_features, int(out_features * mlp_ratio), out_features=out_features, act_layer=act_layer,
                        **factory)
                else:
                    self.norm = nn.Identity()
                    self.mlp = None
                self.out_features = out_features if projected else embed_dim
                self.init_weights()

            def init_weights(self):
                """Draws positions and latent queries anew."""
                if self.pos_embed is not None:
                    trunc_normal_tf_(self.pos_embed, std=self.pos_embed.shape[1] ** -0.5)
                trunc_normal_tf_(self.latent, std=self.latent_dim ** -0.5)

            def forward(self, x, attn_mask=None):
                batch, length, channels = x.shape
                if self.pos_embed is not None:
                    x = x + self.pos_embed.unsqueeze(0).to(x.dtype)
                q = self.q(self.latent.expand(batch, -1, -1))
                q = q.reshape(batch, self.latent_len, self.num_heads, self.head_dim).transpose(1, 2)
                kv = self.kv(x).reshape(batch, length, 2, self.num_heads, self.head_dim)
                k, v = kv.permute(2, 0, 3, 1, 4).unbind(0)
                heads = attend(self, self.q_norm(q), self.k_norm(k), v, attn_mask, resolve=False)
                x = self.proj_drop(self.proj(heads.transpose(1, 2).reshape(batch, self.latent_len, channels)))
                if self.mlp is not None:
                    x = x + self.mlp(self.norm(x))
                return _pooled(x, self.pool)

        class AttentionPoolPrr(nn.Module):
            """Pools tokens (B, N, C) after self-attention without projections: queries, keys and values are the tokens."""

            def __init__(self, dim, num_heads=8, pool_type='token', pre_norm=False, post_norm=False, norm_layer=None,
                         device=None, dtype=None):
                super().__init__()
                assert pool_type in ('token', 'avg'), f"pool_type must be 'token' or 'avg', got '{pool_type}'"
                assert dim % num_heads == 0, f'dim ({dim}) must be divisible by num_heads ({num_heads})'
                self.num_heads = num_heads
                self.head_dim = dim // num_heads
                self.scale = self.head_dim ** -0.5
                self.pool = pool_type
                self.fused_attn = use_fused_attn()
                self.out_features = dim
                make = norm_layer or nn.LayerNorm
                self.pre_norm = make(dim, device=device, dtype=dtype) if pre_norm else nn.Identity()
                self.post_norm = make(dim, device=device, dtype=dtype) if post_norm else nn.Identity()

            def forward(self, x):
                shape = x.shape
                heads = self.pre_norm(x).reshape(*shape[:2], self.num_heads, self.head_dim).transpose(1, 2)
                x = attend(self, heads, heads, heads).transpose(1, 2).reshape(shape)
                return _pooled(self.post_norm(x), self.pool)
        """#
}
