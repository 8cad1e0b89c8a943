# What scripts do to a model's modules: replace a forward, look at attention, change the input size.
import copy
import types
import warnings

import timm
import torch
from timm.data import resolve_input_data_config
from torch import nn

warnings.simplefilter('ignore')
torch.manual_seed(0)
model = timm.create_model('test_vit', num_classes=10).eval()
x = torch.ones(1, 3, 160, 160)
with torch.no_grad():
    wanted = model(x)
    attention = model.blocks[0].attn
    own = attention.forward

    def silent(self, x, **kwargs):
        return own(x) * 0

    attention.forward = types.MethodType(silent, attention)
    print((model(x) - wanted).abs().max() > 0, attention.forward.__name__)
    print(attention(torch.ones(1, 4, 64)).abs().max(), attention.forward(torch.ones(1, 4, 64)).abs().max())
    again = attention.forward
    attention.forward = lambda x, **kwargs: again(x) + 1
    print(attention(torch.ones(1, 4, 64)).unique())
    del attention.forward
    print((model(x) - wanted).abs().max())

    seen = []
    model.blocks[1].attn.fused_attn = False
    model.blocks[1].attn.attn_drop.register_forward_hook(lambda module, inputs, output: seen.append(output))
    print((model(x) - wanted).abs().max() < 1e-5, seen[0].shape, (seen[0].sum(-1) - 1).abs().max() < 1e-5)
    timm.layers.set_fused_attn(False)
    print(timm.create_model('test_vit').blocks[0].attn.fused_attn)
    timm.layers.set_fused_attn(True)

    model.forward_features = lambda x, **kwargs: torch.zeros(1, 101, 64)
    print((model(x) - model.head.bias).abs().max() < 1e-6, model.forward_features(x).shape)
    del model.forward_features
    model.forward_head = lambda x, pre_logits=False: x.mean()
    print(model(x).shape)
    del model.forward_head
    print((model(x) - wanted).abs().max() < 1e-5)

for block in model.blocks[:1]:
    print(isinstance(block.attn, timm.layers.Attention), isinstance(block.mlp, timm.layers.Mlp), isinstance(block.mlp, timm.layers.Attention),
          isinstance(model.patch_embed, timm.layers.PatchEmbed), issubclass(type(block.mlp), timm.layers.Mlp), isinstance(block.norm1, nn.LayerNorm))
convnet = timm.create_model('resnetv2_50x1_bit')
print(isinstance(convnet.stem.conv, timm.layers.StdConv2d), isinstance(convnet.stem.conv, nn.Conv2d))

layer = nn.Linear(3, 3)
layer.forward = lambda x: x + 1
print(layer(torch.zeros(1, 3)), nn.Sequential(layer)(torch.zeros(1, 3)), layer)
layer.register_forward_hook(lambda module, inputs, output: output * 2)
print(layer(torch.zeros(1, 3)), copy.deepcopy(layer)(torch.zeros(1, 3)))


class Doubling(nn.Module):
    def forward(self, x):
        return x * 2


doubling = Doubling()
doubling.forward = lambda x: x * 5
print(doubling(torch.ones(1)), nn.Sequential(doubling)(torch.ones(1)), nn.Sequential(nn.Sequential(doubling), nn.ReLU())(torch.ones(1)))

for name, arguments in [('test_vit', {}), ('test_resnet', {}), ('swin_tiny_patch4_window7_224', {}), ('test_vit', dict(img_size=128)),
                        ('test_vit', dict(dynamic_img_size=True)), ('maxvit_tiny_rw_224', {})]:
    model = timm.create_model(name, in_chans=1, **arguments)
    print(name, resolve_input_data_config(model), timm.models.get_model_input_config(model), timm.models.get_model_args(model))
    if hasattr(model, 'set_input_size'):
        model.set_input_size((256, 192) if 'max' not in name else (256, 256))
        print(timm.models.get_model_input_config(model), timm.models.get_model_args(model))
    for request in ({'input_size': (3, 96, 96)}, {'img_size': 96}, {'img_size': 96, 'input_size': (1, 64, 64)}, {'in_chans': 0}, {'mean': (0.1, 0.2)}):
        try:
            print(resolve_input_data_config(model, request)['input_size'])
        except ValueError as error:
            print(error)
