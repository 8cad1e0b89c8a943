// timm.layers.attention2d: attention over images. Follows timm's attention2d.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersAttention2d = #"""
        import torch
        import torch.nn.functional as F
        from torch import nn

        from timm.layers.attention import attend, maybe_add_mask
        from timm.layers.config import use_fused_attn
        from timm.layers._create_conv2d import create_conv2d
        from timm.layers.helpers import to_2tuple
        from timm.layers.pool2d_same import create_pool2d

        class MultiQueryAttentionV2(nn.Module):
            """Attention of the places of x (B, C, H, W) over those of m (default x), one set of keys for all heads."""

            def __init__(self, dim, dim_out=None, num_heads=8, key_dim=64, value_dim=64, attn_drop=0., proj_drop=0.,
                         device=None, dtype=None):
                super().__init__()
                self.num_heads = num_heads
                self.key_dim = key_dim
                self.value_dim = value_dim
                self.scale = key_dim ** -0.5

                def weight(*shape):
                    return nn.Parameter(torch.empty(shape, device=device, dtype=dtype))

                self.query_proj = weight(num_heads, key_dim, dim)
                self.key_proj = weight(dim, key_dim)
                self.value_proj = weight(dim, value_dim)
                self.attn_drop = nn.Dropout(attn_drop)
                self.out_proj = weight(dim_out or dim, num_heads, value_dim)
                self.proj_drop = nn.Dropout(proj_drop)
                self.reset_parameters()

            def reset_parameters(self):
                """Draws all weights anew."""
                std = self.key_proj.shape[0] ** -0.5
                for weight in (self.query_proj, self.key_proj, self.value_proj):
                    nn.init.normal_(weight, std=std)
                nn.init.normal_(self.out_proj, std=self.out_proj.shape[0] ** -0.5)

            def forward(self, x, m=None):
                batch, _, height, width = x.shape
                m = x if m is None else m
                x, m = x.flatten(2).transpose(1, 2), m.flatten(2).transpose(1, 2)
                q = torch.einsum('bnd,hkd->bnhk', x, self.query_proj)
                k = torch.einsum('bmd,dk->bmk', m, self.key_proj)
                weights = self.attn_drop((torch.einsum('bnhk,bmk->bnhm', q, k) * self.scale).softmax(dim=-1))
                v = torch.einsum('bmd,dv->bmv', m, self.value_proj)
                heads = torch.einsum('bnhm,bmv->bnhv', weights, v)
                y = self.proj_drop(torch.einsum('bnhv,dhv->bdn', heads, self.out_proj))
                return y.reshape(batch, -1, height, width)

        class MultiQueryAttention2d(nn.Module):
            """Attention over the places of (B, C, H, W) with one head of keys and values; strides thin out either side."""

            def __init__(self, dim, dim_out=None, num_heads=8, key_dim=None, value_dim=None, query_strides=1, kv_stride=1,
                         dw_kernel_size=3, dilation=1, padding='', attn_drop=0., proj_drop=0., norm_layer=nn.BatchNorm2d,
                         use_bias=False, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self.num_heads = num_heads
                self.key_dim = key_dim or dim // num_heads
                self.value_dim = value_dim or dim // num_heads
                self.query_strides = to_2tuple(query_strides)
                self.kv_stride = kv_stride
                self.has_query_strides = max(self.query_strides) > 1
                self.scale = self.key_dim ** -0.5
                self.fused_attn = use_fused_attn()
                self.drop = attn_drop

                def project(inputs, outputs, **kwargs):
                    return create_conv2d(inputs, outputs, kernel_size=1, bias=use_bias, **kwargs, **factory)

                def keys(outputs, **kwargs):
                    branch = nn.Sequential()
                    if kv_stride > 1:
                        branch.add_module('down_conv', create_conv2d(
                            dim, dim, kernel_size=dw_kernel_size, stride=kv_stride, dilation=dilation, padding=padding,
                            depthwise=True, **factory))
                        branch.add_module('norm', norm_layer(dim, **factory))
                    branch.add_module('proj', project(dim, outputs, **kwargs))
                    return branch

                self.query = nn.Sequential()
                if self.has_query_strides:
                    if padding == 'same':
                        pool = create_pool2d('avg', kernel_size=self.query_strides, padding='same')
                    else:
                        pool = nn.AvgPool2d(kernel_size=query_strides)
                    self.query.add_module('down_pool', pool)
                    self.query.add_module('norm', norm_layer(dim, **factory))
                self.query.add_module('proj', project(dim, num_heads * self.key_dim))
                self.key = keys(self.key_dim, padding=padding)
                self.value = keys(self.value_dim)
                self.attn_drop = nn.Dropout(attn_drop)
                self.output = nn.Sequential()
                if self.has_query_strides:
                    self.output.add_module('upsample', nn.Upsample(
                        scale_factor=self.query_strides, mode='bilinear', align_corners=False))
                self.output.add_module('proj', project(num_heads * self.value_dim, dim_out or dim))
                self.output.add_module('drop', nn.Dropout(proj_drop))
                self.einsum = False
                self.init_weights()

            def init_weights(self):
                """Draws the weights of all convolutions anew."""
                convs = [self.query.proj, self.key.proj, self.value.proj]
                if self.kv_stride > 1:
                    convs += [self.key.down_conv, self.value.down_conv]
                for conv in convs + [self.output.proj]:
                    nn.init.xavier_uniform_(conv.weight)

            def forward(self, x, attn_mask=None):
                batch, _, height, width = x.shape
                rows, columns = height // self.query_strides[0], width // self.query_strides[1]
                q = self.query(x).reshape(batch, self.num_heads, self.key_dim, -1)
                k, v = (branch(x).flatten(2).transpose(1, 2) for branch in (self.key, self.value))
                if self.einsum:
                    scores = torch.einsum('blhk,bpk->blhp', q.permute(0, 3, 1, 2), k) * self.scale
                    weights = self.attn_drop(maybe_add_mask(scores, attn_mask).softmax(dim=-1))
                    heads = torch.einsum('blhp,bpk->blhk', weights, v).permute(0, 2, 3, 1)
                else:
                    q, k, v = q.transpose(-1, -2).contiguous(), k.unsqueeze(1).contiguous(), v.unsqueeze(1).contiguous()
                    heads = attend(self, q, k, v, attn_mask, resolve=False).transpose(-1, -2)
                return self.output(heads.reshape(batch, -1, rows, columns))

        class Attention2d(nn.Module):
            """Self-attention with several heads over the places of (B, C, H, W)."""

            def __init__(self, dim, dim_out=None, num_heads=32, bias=True, expand_first=False, head_first=False, attn_drop=0.,
                         proj_drop=0., device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                dim_out = dim_out or dim
                width = dim_out if expand_first else dim
                self.num_heads = num_heads
                self.dim_head = width // num_heads
                self.head_first = head_first
                self.fused_attn = use_fused_attn()
                self.qkv = nn.Conv2d(dim, width * 3, 1, bias=bias, **factory)
                self.attn_drop = nn.Dropout(attn_drop)
                self.proj = nn.Conv2d(width, dim_out, 1, bias=bias, **factory)
                self.proj_drop = nn.Dropout(proj_drop)

            def forward(self, x, attn_mask=None):
                batch, _, height, width = x.shape
                qkv = self.qkv(x)
                if self.head_first:
                    parts = qkv.view(batch, self.num_heads, self.dim_head * 3, -1).chunk(3, dim=2)
                else:
                    parts = qkv.reshape(batch, 3, self.num_heads, self.dim_head, -1).unbind(1)
                q, k, v = (part.transpose(-1, -2) for part in parts)
                if self.fused_attn:
                    p = self.attn_drop.p if self.training else 0.
                    heads = F.scaled_dot_product_attention(
                        q.contiguous(), k.contiguous(), v.contiguous(), attn_mask=attn_mask, dropout_p=p)
                else:
                    # Scaled behind the product, unlike in the other layers.
                    scores = q @ k.transpose(-1, -2) * self.dim_head ** -0.5
                    heads = self.attn_drop(maybe_add_mask(scores, attn_mask).softmax(dim=-1)) @ v
                return self.proj_drop(self.proj(heads.transpose(-1, -2).reshape(batch, -1, height, width)))
        """#
}
