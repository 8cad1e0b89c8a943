# timm.models: names of its families in one module, architectures of a script, helpers of models' parts.
import warnings

import torch
from torch import nn
import timm
import timm.models
from timm.models import BasicBlock, ResNet, VisionTransformer, build_model_with_cfg, generate_default_cfgs, register_model, resnet18
from timm.models import checkpoint_seq, model_parameters, named_apply, named_modules, named_modules_with_params
from timm.models.deit import VisionTransformer as Same

print(ResNet, BasicBlock, VisionTransformer, Same is VisionTransformer, timm.models.ConvNeXt, timm.models.MobileNetV3, timm.models.EfficientNet)
torch.manual_seed(0)
model = resnet18(num_classes=3)
print(type(model), model.fc.out_features, isinstance(model, ResNet), isinstance(model.layer1[0], BasicBlock))
print(timm.models.vit_tiny_patch16_224.__name__, timm.models.vit_tiny_patch16_224.__module__)
for name in ('resnet1', 'Resnet', '_x', '__x__'):
    print(name, hasattr(timm.models, name))
try:
    from timm.models import resnet_none
except ImportError as error:
    print(type(error).__name__, str(error).split(' (')[0])

default_cfgs = generate_default_cfgs({
    'tiny_net.a_in1k': dict(num_classes=7, input_size=(3, 32, 32), first_conv='stem', classifier='head'),
    'tiny_net.b_in1k': dict(url='https://example.org/b.pth', num_classes=5),
    'tiny_net.c_in1k*': dict(hf_hub_id='timm/', num_classes=4, input_size=(3, 16, 16)),
    'other_net': dict(num_classes=2),
})
for name, cfg in default_cfgs.items():
    print(name, list(cfg.tags), cfg.is_pretrained, cfg.default_with_tag[0], cfg.default.num_classes)


class TinyNet(nn.Module):
    def __init__(self, num_classes=10, in_chans=3, global_pool='avg', width=4):
        super().__init__()
        self.num_classes = num_classes
        self.pool = global_pool
        self.stem = nn.Conv2d(in_chans, width, 3)
        self.head = nn.Linear(width, num_classes)

    def forward(self, x):
        x = self.stem(x).relu()
        return self.head(x.amax((2, 3)) if self.pool == 'max' else x.mean((2, 3)))


@register_model
def tiny_net(pretrained=False, **kwargs):
    return build_model_with_cfg(TinyNet, 'tiny_net', pretrained, **dict(dict(width=6), **kwargs))


@register_model
def plain_net(pretrained=False, pretrained_cfg=None, pretrained_cfg_overlay=None, cache_dir=None, **kwargs):
    return TinyNet(**kwargs)


print(timm.is_model('tiny_net'), timm.list_models('*_net'), timm.list_models('tiny_net*', include_tags=True), '__main__' in timm.list_modules())
print(timm.list_models('tiny_net*', pretrained=True), timm.is_model_pretrained('tiny_net.b_in1k'), timm.is_model_pretrained('tiny_net.a_in1k'))
for name in ('tiny_net', 'tiny_net.a_in1k', 'tiny_net.b_in1k'):
    cfg = timm.get_pretrained_cfg(name)
    print(name, cfg.architecture, cfg.tag, cfg.hf_hub_id, cfg.url, cfg.num_classes, cfg.input_size)
    model = timm.create_model(name, num_classes=None if name.endswith('k') else 3)
    print(' ', type(model).__name__, model.num_classes, model.pool, tuple(model.stem.weight.shape), model.default_cfg['tag'], model.pretrained_cfg['num_classes'])
print(timm.get_pretrained_cfg('plain_net'))
print(tuple(timm.create_model('tiny_net', in_chans=1, width=2)(torch.zeros(2, 1, 8, 8)).shape), type(timm.create_model('plain_net')).__name__)
for name in ('tiny_net.z', 'plain_net'):
    try:
        print(timm.get_pretrained_cfg(name, allow_unregistered=False))
    except RuntimeError as error:
        print(error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')

    @register_model
    def plain_net(pretrained=False, **kwargs):
        return TinyNet(width=1)
print([str(w.message) for w in caught], tuple(timm.create_model('plain_net').stem.weight.shape))

net = nn.Sequential(nn.Sequential(nn.Linear(3, 3), nn.ReLU()), nn.Linear(3, 2))
print([name for name, _ in named_modules(net)], [name for name, _ in named_modules(net, 'n', False, True)])
print([name for name, _ in named_modules_with_params(net)], [name for name, _ in named_modules_with_params(net, depth_first=False)])
seen = []
print(named_apply(lambda module, name: seen.append((name, type(module).__name__)), net, include_root=True) is net, seen)
print(len(list(model_parameters(net))), len(model_parameters(net, exclude_head=True)))
torch.manual_seed(1)
x = torch.randn(4, 3)
layers = nn.Sequential(*[nn.Linear(3, 3) for _ in range(5)])
for options in ({}, {'every': 2}, {'every': 3, 'skip_last': True}, {'every': 9}):
    layers.zero_grad()
    result = checkpoint_seq(layers, x, **options)
    result.sum().backward()
    print(options, [round(v, 4) for v in result[0].tolist()], round(layers[0].weight.grad.sum().item(), 4))
print([round(v, 4) for v in checkpoint_seq([layers, layers], x, flatten=True)[0].tolist()])
