// timm.layers.bottleneck_attn: attention of bottleneck transformers. Follows timm's bottleneck_attn.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersBottleneckAttn = #"""
        import torch
        from timm.layers import make_divisible
        from torch import nn

        from timm.layers.helpers import to_2tuple
        from timm.layers.weight_init import trunc_normal_

        def absolute_logits(x, window):
            """Scores by distance (..., W, 2 window - 1) turned into scores of each of W places by place (..., W, window)."""
            width = x.shape[-2]
            place = torch.arange(width, device=x.device)[:, None]
            distance = torch.arange(window, device=x.device)[None, :] - place + window - 1
            return x[..., place, distance]

        def rel_logits_1d(q, rel_k, permute_mask):
            """Position scores along the last but one axis of q (B, H, W, dim), repeated for each row and permuted."""
            rows, columns = q.shape[1:3]
            scores = absolute_logits(q @ rel_k.transpose(-1, -2), columns)
            return scores.unsqueeze(2).expand(-1, -1, rows, -1, -1).permute(permute_mask)

        class PosEmbedRel(nn.Module):
            """Position scores (B, H W, H W) of queries (B, H W, dim_head) from learned vectors for the distances."""

            def __init__(self, feat_size, dim_head, scale, device=None, dtype=None):
                super().__init__()
                self.height, self.width = to_2tuple(feat_size)
                self.dim_head = dim_head
                self.scale = scale
                self.height_rel = nn.Parameter(torch.empty(self.height * 2 - 1, dim_head, device=device, dtype=dtype))
                self.width_rel = nn.Parameter(torch.empty(self.width * 2 - 1, dim_head, device=device, dtype=dtype))
                self.reset_parameters()

            def reset_parameters(self):
                nn.init.normal_(self.height_rel, std=self.scale)
                nn.init.normal_(self.width_rel, std=self.scale)

            def forward(self, q):
                batch, places, _ = q.shape
                q = q.reshape(batch, self.height, self.width, -1)
                across = rel_logits_1d(q, self.width_rel, (0, 1, 3, 2, 4))
                down = rel_logits_1d(q.transpose(1, 2), self.height_rel, (0, 3, 1, 4, 2))
                return (down + across).reshape(batch, places, places)

        class BottleneckAttn(nn.Module):
            """Attention over all places of a map of fixed size, with relative positions (arXiv 2101.11605)."""

            def __init__(self, dim, dim_out=None, feat_size=None, stride=1, num_heads=4, dim_head=None, qk_ratio=1.0,
                         qkv_bias=False, scale_pos_embed=False, device=None, dtype=None):
                super().__init__()
                assert feat_size is not None, 'A concrete feature size matching expected input (H, W) is required'
                factory = dict(device=device, dtype=dtype)
                dim_out = dim_out or dim
                assert dim_out % num_heads == 0
                self.num_heads = num_heads
                self.dim_head_qk = dim_head or make_divisible(dim_out * qk_ratio, divisor=8) // num_heads
                self.dim_head_v = dim_out // num_heads
                self.dim_out_qk = num_heads * self.dim_head_qk
                self.dim_out_v = num_heads * self.dim_head_v
                self.scale = self.dim_head_qk ** -0.5
                self.scale_pos_embed = scale_pos_embed
                self.qkv = nn.Conv2d(dim, self.dim_out_qk * 2 + self.dim_out_v, 1, bias=qkv_bias, **factory)
                self.pos_embed = PosEmbedRel(feat_size, dim_head=self.dim_head_qk, scale=self.scale, **factory)
                self.pool = nn.AvgPool2d(2, 2) if stride == 2 else nn.Identity()
                self.reset_parameters()

            def reset_parameters(self):
                trunc_normal_(self.qkv.weight, std=self.qkv.weight.shape[1] ** -0.5)
                trunc_normal_(self.pos_embed.height_rel, std=self.scale)
                trunc_normal_(self.pos_embed.width_rel, std=self.scale)

            def forward(self, x):
                batch, _, height, width = x.shape
                assert height == self.pos_embed.height, ''
                assert width == self.pos_embed.width, ''
                parts = self.qkv(x).flatten(2).split([self.dim_out_qk, self.dim_out_qk, self.dim_out_v], 1)
                q, k, v = (part.reshape(batch * self.num_heads, -1, height * width).transpose(1, 2) for part in parts)
                scores, position = q @ k.transpose(1, 2), self.pos_embed(q)
                if self.scale_pos_embed:
                    scores = (scores + position) * self.scale
                else:
                    scores = scores * self.scale + position
                out = (scores.softmax(-1) @ v).transpose(1, 2)
                return self.pool(out.reshape(batch, self.dim_out_v, height, width))
        """#
}
