# Checkpoints of other projects into timm's vision transformers: CLIP, OpenCLIP's trunks, DINOv2 with registers, BEiT-3, RADIO.
import os

import torch
import timm

path = '/tmp/tnb_timm_foreign.pth'
DIM, MLP = 8, 16


def filled(*shape, seed=[0]):
    seed[0] += 1
    count = 1
    for size in shape:
        count *= size
    return (((torch.arange(count) * (2 * seed[0] + 1) + seed[0]) % 23 - 11) / 16).reshape(shape)


def load(state, **options):
    torch.save(state, path)
    model = timm.create_model('test_vit', pretrained=True, pretrained_cfg_overlay=dict(file=path, num_classes=options['num_classes'] or 1000), img_size=32, embed_dim=DIM, depth=1,
                              num_heads=2, mlp_ratio=2, dynamic_img_size=False, **options)
    for name, value in model.state_dict().items():
        flat = value.double().flatten()
        print(name, tuple(value.shape), f'{flat.sum().item():.4f} {(flat * torch.arange(flat.numel())).sum().item():.3f}')


def norm(name):
    return {f'{name}.weight': filled(DIM), f'{name}.bias': filled(DIM)}


def linear(name, inputs, outputs):
    return {f'{name}.weight': filled(outputs, inputs), f'{name}.bias': filled(outputs)}


# OpenAI's CLIP.
p = 'visual.'
block = p + 'transformer.resblocks.0.'
clip = {p + 'class_embedding': filled(DIM), p + 'positional_embedding': filled(5, DIM), p + 'proj': filled(DIM, 4),
        p + 'conv1.weight': filled(DIM, 3, 16, 16), **norm(p + 'ln_pre'), **norm(p + 'ln_post'), **norm(block + 'ln_1'), **norm(block + 'ln_2'),
        block + 'attn.in_proj_weight': filled(3 * DIM, DIM), block + 'attn.in_proj_bias': filled(3 * DIM),
        **linear(block + 'attn.out_proj', DIM, DIM), **linear(block + 'mlp.c_fc', DIM, MLP), **linear(block + 'mlp.c_proj', MLP, DIM),
        'text_projection': filled(2, 2)}
load(clip, num_classes=4, pre_norm=True)
load({'module.' + k: v for k, v in clip.items()}, num_classes=0, pre_norm=True)

# timm's own names, as a part of OpenCLIP's.
plain = {'cls_token': filled(1, 1, DIM), 'pos_embed': filled(1, 10, DIM), **norm('blocks.0.norm1'), **norm('blocks.0.norm2'), **norm('norm'),
         'patch_embed.proj.weight': filled(DIM, 3, 8, 8), 'patch_embed.proj.bias': filled(DIM), **linear('blocks.0.attn.qkv', DIM, 3 * DIM),
         **linear('blocks.0.attn.proj', DIM, DIM), **linear('blocks.0.mlp.fc1', DIM, MLP), **linear('blocks.0.mlp.fc2', MLP, DIM)}
load({**{'visual.trunk.' + k: v for k, v in plain.items()}, 'visual.head.proj.weight': filled(3, DIM), 'logit_scale': filled(1)}, num_classes=0)

# DINOv2 with registers.
dino = {**plain, 'mask_token': filled(1, DIM), 'register_tokens': filled(1, 2, DIM),
        'blocks.0.ls1.gamma': filled(DIM), 'blocks.0.ls2.gamma': filled(DIM), 'pos_embed': filled(1, 5, DIM)}
load(dino, num_classes=0, reg_tokens=2, no_embed_class=True, init_values=1e-5)
load({'vision_encoder.' + k: v for k, v in dino.items()}, num_classes=0, reg_tokens=2, no_embed_class=True, init_values=1e-5)

# BEiT-3.
e = 'beit3.encoder.layers.0.'
beit3 = {'beit3.text_embed.weight': filled(4, DIM), 'beit3.vision_embed.mask_token': filled(1, 1, DIM), 'beit3.vision_embed.cls_token': filled(1, 1, DIM),
         'beit3.vision_embed.proj.weight': filled(DIM, 3, 16, 16), 'beit3.vision_embed.proj.bias': filled(DIM),
         'beit3.encoder.embed_positions.A.weight': filled(7, DIM), 'beit3.encoder.embed_positions.B.weight': filled(7, DIM)}
for branch in 'AB':
    for n in 'qkv':
        beit3 |= linear(f'{e}self_attn.{n}_proj.{branch}', DIM, DIM)
    beit3 |= {**linear(f'{e}self_attn.out_proj.{branch}', DIM, DIM), **norm(f'{e}self_attn.inner_attn_ln.{branch}'),
              **norm(f'{e}self_attn_layer_norm.{branch}'), **linear(f'{e}ffn.{branch}.fc1', DIM, MLP), **linear(f'{e}ffn.{branch}.fc2', MLP, DIM),
              f'{e}ffn.{branch}.ffn_layernorm.weight': filled(MLP), f'{e}ffn.{branch}.ffn_layernorm.bias': filled(MLP),
              **norm(f'{e}final_layer_norm.{branch}'), **norm(f'beit3.encoder.layer_norm.{branch}')}
beit3 = {k: v for k, v in beit3.items() if 'encoder.layer_norm' not in k} | {'fc_norm.weight': filled(DIM), 'fc_norm.bias': filled(DIM)}
load(beit3, num_classes=0, scale_attn_norm=True, scale_mlp_norm=True, global_pool='avg')

# C-RADIO.
r = 'radio_model.model.'
radio = {r + 'patch_generator.embedder.weight': filled(DIM, 3 * 16 * 16), r + 'patch_generator.pos_embed': filled(1, 16, DIM),
         r + 'patch_generator.cls_token.token': filled(3, DIM), **{r + k: v for k, v in plain.items() if k.startswith('blocks.')},
         r + 'blocks.0.ls1.grandma': filled(DIM), r + 'blocks.0.ls2.grandma': filled(DIM), 'input_conditioner.norm_mean': filled(3)}
load(radio, num_classes=0, reg_tokens=2, no_embed_class=True, final_norm=False, init_values=1e-5)
os.remove(path)
