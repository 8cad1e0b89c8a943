# timm.layers: perceptrons, attention, patches and positions of transformers.
from functools import partial

import torch
from torch import nn
from timm.layers import *
from timm.layers.pos_embed_rel import generate_lookup_tensor, reindex_2d_einsum_lookup
from timm.layers.pos_embed_sincos import init_random_2d_freqs, rope_rotate_half, rot

torch.manual_seed(0)
X = torch.randn(2, 8, 8, 8)
ROWS = torch.randn(2, 17, 8)


def numbers(tensor):
    if isinstance(tensor, (tuple, list)):
        return [numbers(t) for t in tensor]
    return [round(v, 4) for v in tensor.detach().double().flatten()[:4].tolist()] + [round(tensor.detach().double().abs().sum().item(), 3)]


def show(name, build, x=ROWS, *rest, **named):
    try:
        torch.manual_seed(1)
        module = build()
        for training in (True, False):
            module.train(training)
            x = x.detach().clone().requires_grad_()
            torch.manual_seed(2)
            y = module(x * 1, *rest, **named)
            size = ()
            if isinstance(y, tuple):
                y, *size = y
            (y * torch.linspace(-1, 1, y.numel()).view_as(y)).sum().backward()
            print(name, training, tuple(y.shape), numbers(y), numbers(x.grad), *size)
    except Exception as error:
        print(name, type(error).__name__, error)
        return
    print(' ', [(k, tuple(v.shape), round(v.double().sum().item(), 3)) for k, v in module.state_dict().items()])
    print(' ', repr(module).replace('\n', ' '))


def attempt(name, function):
    try:
        result = function()
        print(name, tuple(result.shape) if torch.is_tensor(result) else type(result).__name__, numbers(result))
    except Exception as error:
        print(name, type(error).__name__, error)


show('Mlp', lambda: Mlp(8, 12, 6, drop=0.2))
show('Mlp options', lambda: Mlp(8, act_layer=nn.SiLU, norm_layer=nn.LayerNorm, bias=(True, False), drop=(0.1, 0.0)))
show('Mlp conv', lambda: Mlp(8, 4, use_conv=True), X)
show('GluMlp', lambda: GluMlp(8, 12))
show('GluMlp options', lambda: GluMlp(8, 12, act_layer=nn.SiLU, gate_last=False, norm_layer=nn.LayerNorm, drop=0.1))
show('GluMlp conv', lambda: GluMlp(8, 12, use_conv=True), X)
show('SwiGLU', lambda: SwiGLU(8, 12))
show('SwiGLU options', lambda: SwiGLU(8, 12, norm_layer=nn.LayerNorm, align_to=8))
show('SwiGLUPacked', lambda: SwiGLUPacked(8, 12))
show('GatedMlp', lambda: GatedMlp(8, 12, norm_layer=nn.LayerNorm, gate_layer=partial(nn.Linear, 12)))
show('ConvMlp', lambda: ConvMlp(8, 12, norm_layer=LayerNorm2d), X)
show('GlobalResponseNormMlp', lambda: GlobalResponseNormMlp(8, 12))
show('GlobalResponseNormMlp conv', lambda: GlobalResponseNormMlp(8, 12, use_conv=True), X)

MASK = (torch.rand(17, 17) > 0.3) | torch.eye(17, dtype=torch.bool)
show('Attention', lambda: Attention(8, 2))
show('Attention options', lambda: Attention(8, 2, qkv_bias=True, qk_norm=True, scale_norm=True, proj_bias=False, norm_layer=nn.LayerNorm, proj_drop=0.1, attn_drop=0.2))
show('Attention gated', lambda: Attention(8, 2, attn_head_dim=6, dim_out=10, gated=True), ROWS, attn_mask=MASK)
show('Attention causal', lambda: Attention(8, 2), ROWS, is_causal=True)
show('Attention error', lambda: Attention(8, 3))
EMBED = torch.randn(16, 8)
show('AttentionRope', lambda: AttentionRope(8, 2, norm_layer=nn.LayerNorm, qk_norm=True), ROWS, EMBED)
show('AttentionRope plain', lambda: AttentionRope(8, 2, qkv_fused=False, rotate_half=True, scale_norm=True, norm_layer=nn.LayerNorm, gated=True), ROWS, EMBED, attn_mask=MASK)
show('AttentionRope none', lambda: AttentionRope(8, 2, dim_out=6, num_prefix_tokens=0))
set_fused_attn(False)
show('Attention unfused', lambda: Attention(8, 2, attn_drop=0.2), ROWS, attn_mask=MASK)
set_fused_attn(True)
show('DiffAttention', lambda: DiffAttention(8, 2))
show('DiffAttention dual', lambda: DiffAttention(8, 2, dual_lambda=True, qk_norm=True, norm_layer=nn.LayerNorm))
show('MultiQueryAttentionV2', lambda: MultiQueryAttentionV2(8, 12, num_heads=2, key_dim=4, value_dim=4), X)
show('MultiQueryAttention2d', lambda: MultiQueryAttention2d(8, num_heads=2, key_dim=4, value_dim=4, query_strides=2, kv_stride=2), X)
show('MultiQueryAttention2d same', lambda: MultiQueryAttention2d(8, 6, num_heads=2, padding='same', kv_stride=2, norm_layer=nn.BatchNorm2d, use_bias=True), X)
show('Attention2d', lambda: Attention2d(8, 12, num_heads=2, expand_first=False, head_first=False), X)
show('Attention2d bias', lambda: Attention2d(8, num_heads=2, bias=True, attn_drop=0.1), X)
show('AttentionPoolLatent', lambda: AttentionPoolLatent(8, num_heads=2, norm_layer=nn.LayerNorm, pos_embed='abs', feat_size=17))
show('AttentionPoolLatent tokens', lambda: AttentionPoolLatent(8, 12, latent_len=3, latent_dim=6, num_heads=2, qk_norm=True, norm_layer=nn.LayerNorm, pool_type='avg', drop=0.1))
show('AttentionPoolPrr', lambda: AttentionPoolPrr(8, 2))
show('AttentionPool2d', lambda: AttentionPool2d(8, feat_size=8, num_heads=2), X)
show('AttentionPool2d options', lambda: AttentionPool2d(8, 6, embed_dim=4, feat_size=8, head_dim=2, qkv_separate=True, pool_type='avg'), X)
show('RotAttentionPool2d', lambda: RotAttentionPool2d(8, 6, ref_feat_size=8, embed_dim=8, num_heads=2), X)
show('RotAttentionPool2d separate', lambda: RotAttentionPool2d(8, head_dim=4, qkv_separate=True, pool_type='avg', class_token=True), X)
attempt('mask', lambda: maybe_add_mask(torch.zeros(1, 1, 2, 2), torch.ones(2, 2)))

IMAGES = torch.randn(2, 3, 16, 16)
show('PatchEmbed', lambda: PatchEmbed(16, 4, 3, 8, norm_layer=nn.LayerNorm), IMAGES)
show('PatchEmbed NHWC', lambda: PatchEmbed(None, 4, 3, 8, flatten=False, output_fmt='NHWC', bias=False, strict_img_size=False), IMAGES)
show('PatchEmbed pad', lambda: PatchEmbed(16, 5, 3, 8, dynamic_img_pad=True), IMAGES)
show('PatchEmbed wrong', lambda: PatchEmbed(24, 4, 3, 8), IMAGES)
show('PatchEmbed wrong patch', lambda: PatchEmbed(None, 5, 3, 8, strict_img_size=False), IMAGES)
show('PatchEmbedWithSize', lambda: PatchEmbedWithSize(16, 4, 3, 8), IMAGES)
embed = PatchEmbed(16, 4, 3, 8)
embed.set_input_size((24, 16))
print(embed.grid_size, embed.num_patches, embed.feat_ratio(), embed.feat_ratio(as_scalar=False), embed.dynamic_feat_size((20, 22)))
torch.manual_seed(6)
attempt('patch kernel', lambda: resample_patch_embed(torch.randn(4, 3, 4, 4), (6, 5)))
attempt('patch kernel smaller', lambda: resample_patch_embed(torch.randn(4, 3, 8, 8), (4, 4), interpolation='bilinear', antialias=False))
torch.manual_seed(6)
attempt('positions', lambda: resample_abs_pos_embed(torch.randn(1, 17, 8), (6, 5), num_prefix_tokens=1))
attempt('positions old', lambda: resample_abs_pos_embed(torch.randn(1, 12, 8), (6, 5), old_size=(3, 4), num_prefix_tokens=0, interpolation='bilinear', antialias=False))
attempt('positions nhwc', lambda: resample_abs_pos_embed_nhwc(torch.randn(1, 4, 5, 8), (6, 3)))


class Backbone(nn.Module):
    def __init__(self, channels=6, as_list=False):
        super().__init__()
        self.conv = nn.Conv2d(3, channels, 3, stride=4, padding=1)
        self.as_list = as_list

    def forward(self, x):
        return [x, self.conv(x)] if self.as_list else self.conv(x)


show('HybridEmbed', lambda: HybridEmbed(Backbone(), img_size=16, embed_dim=8), IMAGES)
show('HybridEmbed patch', lambda: HybridEmbed(Backbone(as_list=True), img_size=16, patch_size=2, embed_dim=8, proj=True), IMAGES)
show('HybridEmbedWithSize', lambda: HybridEmbedWithSize(Backbone(), img_size=16, embed_dim=8, feature_size=4), IMAGES)

print(gen_relative_position_index((2, 3)).tolist())
print(gen_relative_position_index((2, 2), class_token=True).tolist())
attempt('log coords', lambda: gen_relative_log_coords((3, 2)))
attempt('log coords', lambda: gen_relative_log_coords((3, 2), (4, 4), mode='cr'))
torch.manual_seed(7)
TABLE = torch.randn(25, 3)
attempt('bias table', lambda: resize_rel_pos_bias_table_simple(TABLE, (4, 4), (49, 3)))
attempt('bias table levit', lambda: resize_rel_pos_bias_table_levit(TABLE.t(), (5, 5)))
attempt('bias table geometric', lambda: resize_rel_pos_bias_table(TABLE, (4, 4), (49, 3)))
attempt('bias table class', lambda: resize_rel_pos_bias_table(torch.randn(28, 3), (4, 4), (52, 3)))
show('RelPosBias', lambda: RelPosBias((4, 4), 2, prefix_tokens=1), torch.randn(1, 2, 17, 17))
show('RelPosMlp', lambda: RelPosMlp((4, 4), num_heads=2, hidden_dim=8, prefix_tokens=1), torch.randn(1, 2, 17, 17))
show('RelPosMlp cr', lambda: RelPosMlp((4, 4), num_heads=2, hidden_dim=8, mode='cr'), torch.randn(1, 2, 16, 16))
show('RelPosBiasTf', lambda: RelPosBiasTf((3, 4), 2), torch.randn(1, 2, 12, 12))
attempt('lookup', lambda: generate_lookup_tensor(3))

attempt('bands', lambda: [pixel_freq_bands(4), pixel_freq_bands(4, 64.0, False), freq_bands(4), freq_bands(6, 100.0, 1)])
attempt('sincos', lambda: [build_sincos2d_pos_embed([3, 4], 8), build_sincos2d_pos_embed([3, 4], 8, reverse_coord=True, interleave_sin_cos=True)])
attempt('fourier', lambda: build_fourier_pos_embed([3, 4], num_bands=4))
attempt('fourier options', lambda: build_fourier_pos_embed([3, 4], num_bands=4, in_pixels=False, linear_bands=True, include_grid=True, ref_feat_shape=[6, 6], grid_indexing='xy'))
show('FourierEmbed', lambda: FourierEmbed(16, 4, concat_grid=True, keep_spatial=True), X)
show('FourierEmbed flat', lambda: FourierEmbed(16, 4, concat_grid=False), X)
for options in (dict(), dict(in_pixels=False), dict(in_pixels=False, ref_feat_shape=(4, 4), grid_offset=0.5, grid_indexing='xy'), dict(rotate_half=True, linear_bands=True)):
    attempt(f'rotary {options}', lambda: build_rotary_pos_embed((3, 5), dim=8, **options))
for kind in ('base', 'cat'):
    for options in (dict(), dict(feat_shape=(3, 5), in_pixels=False, rotate_half=True)):
        torch.manual_seed(3)
        try:
            rope = create_rope_embed(kind, dim=16, num_heads=2, **options)
            print(kind, options, numbers(rope.get_embed((3, 5))), [k for k, _ in rope.named_buffers()], numbers(rope(torch.ones(1, 2, 15, 8) if kind == 'cat' else torch.ones(1, 8, 3, 5))))
        except Exception as error:
            print(kind, options, type(error).__name__, error)
for kind, options in (('mixed', dict(depth=2, feat_shape=(3, 4))), ('mixed', dict(depth=2)), ('dinov3', dict()), ('dinov3', dict(feat_shape=(3, 4), rotate_half=False)), ('mrope', dict(mrope_section=(2, 1, 1)))):
    torch.manual_seed(3)
    try:
        rope = create_rope_embed(kind, dim=16, num_heads=2, **options)
        print(kind, options, numbers(rope.get_embed((3, 4))), list(rope.state_dict()))
    except Exception as error:
        print(kind, options, type(error).__name__, error)
attempt('rope', lambda: create_rope_embed('x'))
torch.manual_seed(8)
Q = torch.randn(1, 2, 4, 8)
SIN, COS = torch.randn(4, 8), torch.randn(4, 8)
for half in (False, True):
    attempt('apply', lambda: [apply_rot_embed(Q, SIN, COS, half), *apply_rot_embed_list([Q, Q + 1], SIN, COS, half), apply_rot_embed_cat(Q, torch.cat([SIN, COS], -1), half)])
attempt('rot', lambda: [rot(Q), rope_rotate_half(Q), init_random_2d_freqs(8, 2, rotate=False)])
attempt('keep', lambda: apply_keep_indices_nlc(torch.zeros(2, 4, 8), SIN, torch.tensor([[0, 2], [1, 3]])))
attempt('patches dropped', lambda: list(PatchDropoutWithIndices(0.5).train()(ROWS)))
