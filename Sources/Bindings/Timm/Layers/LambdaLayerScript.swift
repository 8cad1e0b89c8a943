// timm.layers.lambda_layer: lambda layers. Follows timm's lambda_layer.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersLambdaLayer = #"""
        import torch
        from timm.layers import make_divisible
        from torch import nn

        from timm.layers.helpers import to_2tuple
        from timm.layers.weight_init import trunc_normal_

        def rel_pos_indices(size, device=None):
            """For each pair of places of a map, its distance down and across, counted from 0: (2, H W, H W)."""
            height, width = to_2tuple(size)
            place = torch.arange(height * width, device=device)
            down, across = place // width, place % width
            return torch.stack((down - down[:, None] + height - 1, across - across[:, None] + width - 1))

        class LambdaLayer(nn.Module):
            """Queries applied to a linear map made of all places and one made of the places around (arXiv 2102.08602)."""

            def __init__(self, dim, dim_out=None, feat_size=None, stride=1, num_heads=4, dim_head=16, r=9, qk_ratio=1.0,
                         qkv_bias=False, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                dim_out = dim_out or dim
                assert dim_out % num_heads == 0, ' should be divided by num_heads'
                self.dim_qk = dim_head or make_divisible(dim_out * qk_ratio, divisor=8) // num_heads
                self.num_heads = num_heads
                self.dim_v = dim_out // num_heads
                self.qkv = nn.Conv2d(dim, (num_heads + 1) * self.dim_qk + self.dim_v, kernel_size=1, bias=qkv_bias, **factory)
                self.norm_q = nn.BatchNorm2d(num_heads * self.dim_qk, **factory)
                self.norm_v = nn.BatchNorm2d(self.dim_v, **factory)
                if r is not None:
                    self.conv_lambda = nn.Conv3d(1, self.dim_qk, (r, r, 1), padding=(r // 2, r // 2, 0), **factory)
                    self.pos_emb = None
                    self.rel_pos_indices = None
                    self.feat_size = None
                else:
                    assert feat_size is not None
                    self.feat_size = height, width = to_2tuple(feat_size)
                    self.conv_lambda = None
                    self.pos_emb = nn.Parameter(torch.empty(2 * height - 1, 2 * width - 1, self.dim_qk, **factory))
                    indices = torch.empty((2, height * width, height * width), device=device, dtype=torch.long)
                    self.register_buffer('rel_pos_indices', indices, persistent=False)
                self.pool = nn.AvgPool2d(2, 2) if stride == 2 else nn.Identity()
                self.reset_parameters()

            def reset_parameters(self):
                trunc_normal_(self.qkv.weight, std=self.qkv.weight.shape[1] ** -0.5)
                if self.conv_lambda is not None:
                    trunc_normal_(self.conv_lambda.weight, std=self.dim_qk ** -0.5)
                if self.pos_emb is not None:
                    trunc_normal_(self.pos_emb, std=0.02)
                self.init_non_persistent_buffers()

            def init_non_persistent_buffers(self):
                """Fills the table of distances again."""
                if self.rel_pos_indices is not None:
                    self.rel_pos_indices.copy_(rel_pos_indices(self.feat_size, device=self.rel_pos_indices.device))

            def forward(self, x):
                batch, channels, height, width = x.shape
                places = height * width
                q, k, v = self.qkv(x).split([self.num_heads * self.dim_qk, self.dim_qk, self.dim_v], 1)
                q = self.norm_q(q).reshape(batch, self.num_heads, self.dim_qk, places).transpose(-1, -2)
                v = self.norm_v(v).reshape(batch, self.dim_v, places).transpose(-1, -2)
                content = q @ (k.reshape(batch, self.dim_qk, places).softmax(-1) @ v).unsqueeze(1)
                if self.pos_emb is None:
                    around = self.conv_lambda(v.reshape(batch, 1, height, width, self.dim_v))
                    around = around.reshape(batch, self.dim_qk, places, self.dim_v).transpose(1, 2)
                else:
                    down, across = self.rel_pos_indices
                    around = self.pos_emb[down, across].transpose(-1, -2) @ v.unsqueeze(1)
                position = (q.unsqueeze(-2) @ around.unsqueeze(1)).squeeze(-2)
                return self.pool((content + position).transpose(-1, -2).reshape(batch, channels, height, width))
        """#
}
