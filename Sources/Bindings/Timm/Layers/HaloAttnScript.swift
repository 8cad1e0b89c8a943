// timm.layers.halo_attn: attention in blocks with a halo. Follows timm's halo_attn.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersHaloAttn = #"""
        import torch
        import torch.nn.functional as F
        from timm.layers import make_divisible
        from torch import nn

        from timm.layers.bottleneck_attn import absolute_logits
        from timm.layers.weight_init import trunc_normal_

        def rel_logits_1d(q, rel_k, permute_mask):
            """Position scores along the last but one axis of q (B, H, W, dim), repeated for a window's rows and permuted."""
            window = (rel_k.shape[0] + 1) // 2
            scores = absolute_logits(q @ rel_k.transpose(-1, -2), window)
            return scores.unsqueeze(2).expand(-1, -1, window, -1, -1).permute(permute_mask)

        class PosEmbedRel(nn.Module):
            """Position scores of the queries of blocks (B, blocks, block_size ** 2, dim_head) in the windows around them."""

            def __init__(self, block_size, win_size, dim_head, scale, device=None, dtype=None):
                super().__init__()
                self.block_size = block_size
                self.dim_head = dim_head
                self.scale = scale
                self.height_rel = nn.Parameter(torch.empty(win_size * 2 - 1, dim_head, device=device, dtype=dtype))
                self.width_rel = nn.Parameter(torch.empty(win_size * 2 - 1, dim_head, device=device, dtype=dtype))
                self.reset_parameters()

            def reset_parameters(self):
                nn.init.normal_(self.height_rel, std=self.scale)
                nn.init.normal_(self.width_rel, std=self.scale)

            def forward(self, q):
                batch, blocks, places, _ = q.shape
                q = q.reshape(-1, self.block_size, self.block_size, self.dim_head)
                across = rel_logits_1d(q, self.width_rel, (0, 1, 3, 2, 4))
                down = rel_logits_1d(q.transpose(1, 2), self.height_rel, (0, 3, 1, 4, 2))
                return (down + across).reshape(batch, blocks, places, -1)

        class HaloAttn(nn.Module):
            """Attention of each block of places over itself and a halo around it (arXiv 2103.12731)."""

            def __init__(self, dim, dim_out=None, feat_size=None, stride=1, num_heads=8, dim_head=None, block_size=8,
                         halo_size=3, qk_ratio=1.0, qkv_bias=False, avg_down=False, scale_pos_embed=False,
                         device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                dim_out = dim_out or dim
                assert dim_out % num_heads == 0
                assert stride in (1, 2)
                self.num_heads = num_heads
                self.dim_head_qk = dim_head or make_divisible(dim_out * qk_ratio, divisor=8) // num_heads
                self.dim_head_v = dim_out // num_heads
                self.dim_out_qk = num_heads * self.dim_head_qk
                self.dim_out_v = num_heads * self.dim_head_v
                self.scale = self.dim_head_qk ** -0.5
                self.scale_pos_embed = scale_pos_embed
                self.block_size = block_size
                self.halo_size = halo_size
                self.win_size = block_size + 2 * halo_size
                # A stride is had by fewer queries, or by pooling where those would not fill the blocks.
                pools = stride > 1 and (avg_down or block_size % stride != 0)
                self.block_stride = 1 if pools else stride
                self.block_size_ds = block_size // self.block_stride
                self.q = nn.Conv2d(dim, self.dim_out_qk, 1, stride=self.block_stride, bias=qkv_bias, **factory)
                self.kv = nn.Conv2d(dim, self.dim_out_qk + self.dim_out_v, 1, bias=qkv_bias, **factory)
                self.pos_embed = PosEmbedRel(self.block_size_ds, self.win_size, self.dim_head_qk, self.scale, **factory)
                self.pool = nn.AvgPool2d(2, 2) if pools else nn.Identity()
                self.reset_parameters()

            def reset_parameters(self):
                fan_in = self.q.weight.shape[1]
                trunc_normal_(self.q.weight, std=fan_in ** -0.5)
                trunc_normal_(self.kv.weight, std=fan_in ** -0.5)
                trunc_normal_(self.pos_embed.height_rel, std=self.scale)
                trunc_normal_(self.pos_embed.width_rel, std=self.scale)

            def forward(self, x):
                batch, _, height, width = x.shape
                assert height % self.block_size == 0, ''
                assert width % self.block_size == 0, ''
                down, across, side = height // self.block_size, width // self.block_size, self.block_size_ds
                heads = batch * self.num_heads
                q = self.q(x).reshape(heads, self.dim_head_qk, down, side, across, side).permute(0, 2, 4, 3, 5, 1)
                q = q.reshape(heads, down * across, side * side, self.dim_head_qk)
                kv = F.pad(self.kv(x), [self.halo_size] * 4)
                kv = kv.unfold(2, self.win_size, self.block_size).unfold(3, self.win_size, self.block_size)
                kv = kv.reshape(heads, self.dim_head_qk + self.dim_head_v, down * across, -1).permute(0, 2, 3, 1)
                k, v = kv.split([self.dim_head_qk, self.dim_head_v], -1)
                scores, position = q @ k.transpose(-1, -2), self.pos_embed(q)
                if self.scale_pos_embed:
                    scores = (scores + position) * self.scale
                else:
                    scores = scores * self.scale + position
                out = (scores.softmax(-1) @ v).reshape(heads, down, across, side, side, self.dim_head_v)
                out = out.permute(0, 5, 1, 3, 2, 4)
                return self.pool(out.reshape(batch, self.dim_out_v, height // self.block_stride, width // self.block_stride))
        """#
}
