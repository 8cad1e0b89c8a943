# Blocks and layers from the modules of timm.models, as a masked autoencoder takes them.
import importlib
from functools import partial

import timm
import torch
from timm.models.convnext import LayerNorm2d
from timm.models.resnet import BasicBlock, DropPath
from timm.models.vision_transformer import Attention, Block, DropPath, LayerScale, Mlp, PatchEmbed, VisionTransformer, trunc_normal_
from torch import nn


class Encoder(nn.Module):
    def __init__(self, size=32, patch=8, dim=24, depth=2, heads=3):
        super().__init__()
        self.patch_embed = PatchEmbed(size, patch, 3, dim)
        self.pos_embed = nn.Parameter(torch.zeros(1, self.patch_embed.num_patches, dim), requires_grad=False)
        self.blocks = nn.ModuleList([
            Block(dim, heads, 4, qkv_bias=True, norm_layer=partial(nn.LayerNorm, eps=1e-6), init_values=0.1 * i, drop_path=0.1 * i)
            for i in range(depth)])
        self.norm = nn.LayerNorm(dim)
        trunc_normal_(self.pos_embed, std=0.02)

    def forward(self, x):
        x = self.patch_embed(x) + self.pos_embed
        for block in self.blocks:
            x = block(x)
        return self.norm(x)


torch.manual_seed(0)
encoder = Encoder()
print(encoder)
images = torch.randn(2, 3, 32, 32)
output = encoder(images)
print(output.shape, output[0, 0, :4], output.abs().sum())
output.square().sum().backward()
print(encoder.blocks[0].attn.qkv.weight.grad.abs().sum() > 0, sum(p.numel() for p in encoder.parameters()))
print(Block.__module__, Block.__name__, PatchEmbed is timm.layers.PatchEmbed, DropPath is timm.layers.DropPath)

model = timm.create_model('test_vit')
print(isinstance(model.blocks[0], Block), isinstance(model.blocks[0].attn, Attention), isinstance(model.blocks[0].mlp, Mlp),
      isinstance(encoder.blocks[0], Block), isinstance(model, VisionTransformer), isinstance(model.blocks[0], LayerScale))
print(isinstance(timm.create_model('test_resnet').layer1[0], BasicBlock), LayerNorm2d is timm.layers.LayerNorm2d)
print(type(timm.create_model('test_vit', block_fn=Block, norm_layer=timm.layers.RmsNorm).norm).__name__)
for name in ('SwiGLU', 'Nothing', 'ConvNormAct'):
    try:
        print(getattr(importlib.import_module('timm.models.vision_transformer'), name).__name__)
    except AttributeError as error:
        print(error)
