# Activations, gates, normalisations and drops of a script's own inside timm's layers and models.
from functools import partial

import timm
import torch
from torch import nn
from timm.layers import BatchNormAct2d, ConvNormAct, EcaModule, EffectiveSEModule, GroupNormAct, Mlp, SEModule

torch.manual_seed(0)
X = torch.randn(2, 8, 5, 6)


class Squared(nn.Module):
    def __init__(self, power=2):
        super().__init__()
        self.power = power

    def forward(self, x):
        return x.abs() ** self.power


class Scaled(nn.Module):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
        self.scale = nn.Parameter(torch.tensor(0.5))

    def forward(self, x):
        return torch.relu(x) * self.scale

    def extra_repr(self):
        return f'inplace={self.inplace}'


class Shifted(nn.Module):
    def __init__(self, channels, eps=0.25, device=None, dtype=None):
        super().__init__()
        self.eps = eps
        self.bias = nn.Parameter(torch.linspace(0, 1, channels, device=device, dtype=dtype))

    def forward(self, x):
        return x + (self.bias.view(-1, 1, 1) if x.ndim == 4 and x.shape[1] == len(self.bias) else self.bias) + self.eps


class Dropped(nn.Module):
    def forward(self, x):
        return x * 2


def numbers(tensor):
    return [round(v, 4) for v in tensor.detach().flatten()[:3].tolist()] + [round(tensor.detach().double().abs().sum().item(), 3)]


def attempt(name, build, x=X):
    torch.manual_seed(1)
    try:
        module = build()
        for training in (True, False):
            y = module.train(training)(x)
            print(name, tuple(y.shape), numbers(y))
        print(' ', [(k, tuple(v.shape)) for k, v in module.state_dict().items()][:12])
        return module
    except Exception as error:
        print(name, type(error).__name__, error)


for name, build in (
        ('SEModule class', lambda: SEModule(8, rd_channels=4, act_layer=Squared)),
        ('SEModule inplace', lambda: SEModule(8, rd_channels=4, act_layer=Scaled)),
        ('SEModule lambda', lambda: SEModule(8, rd_channels=4, act_layer=lambda: Squared(3))),
        ('SEModule partial', lambda: SEModule(8, rd_channels=4, act_layer=partial(Squared, power=1.5), gate_layer=Scaled)),
        ('SEModule norm', lambda: SEModule(8, rd_channels=4, norm_layer=Shifted)),
        ('SEModule norm partial', lambda: SEModule(8, rd_channels=4, norm_layer=partial(Shifted, eps=1.0))),
        ('EffectiveSEModule', lambda: EffectiveSEModule(8, gate_layer=Squared)),
        ('EcaModule', lambda: EcaModule(8, gate_layer=lambda: nn.Tanh())),
        ('EcaModule mlp', lambda: EcaModule(8, rd_channels=4, act_layer=Squared, use_mlp=True)),
        ('BatchNormAct2d', lambda: BatchNormAct2d(8, act_layer=Scaled, inplace=False)),
        ('BatchNormAct2d kwargs', lambda: BatchNormAct2d(8, act_layer=Squared, act_kwargs=dict(power=3))),
        ('BatchNormAct2d drop', lambda: BatchNormAct2d(8, drop_layer=Dropped)),
        ('BatchNormAct2d no drop', lambda: BatchNormAct2d(8, drop_layer=nn.Identity, act_layer=None)),
        ('GroupNormAct', lambda: GroupNormAct(8, num_groups=2, act_layer=Squared, drop_layer=Dropped)),
        ('ConvNormAct', lambda: ConvNormAct(8, 4, act_layer=Scaled, drop_layer=Dropped)),
        ('Mlp', lambda: Mlp(6, act_layer=Squared))):
    module = attempt(name, build)
    if module is not None:
        print(' ', repr(module).replace('\n', ' '))

layer = SEModule(8, rd_channels=4, act_layer=Scaled)
print(type(layer.act) is Scaled, layer.act is layer.act, layer.act.inplace, layer.get_submodule('act').scale.item())
made = []


class Counted(Squared):
    def __init__(self):
        super().__init__()
        self.place = len(made)
        made.append(1)


layer = SEModule(8, rd_channels=4, act_layer=Counted, gate_layer=Counted)
print(len(made), layer.act.place, layer.gate.place)


class Broken(nn.Module):
    def __init__(self):
        super().__init__()
        raise ValueError('not today')


attempt('broken', lambda: SEModule(8, act_layer=Broken))
attempt('argument', lambda: SEModule(8, act_layer=lambda x: nn.ReLU()))
attempt('norm argument', lambda: SEModule(8, rd_channels=4, norm_layer=lambda channels: nn.Identity()))

image = torch.randn(1, 3, 64, 64)
model = attempt('resnet', lambda: timm.create_model('resnet10t', act_layer=Scaled, num_classes=3), image)
print(type(model.act1).__name__, model.layer1[0].act2 is model.layer1[0].act1, sum(isinstance(m, Scaled) for m in model.modules()))
attempt('resnet', lambda: timm.create_model('resnet10t', act_layer=Squared, num_classes=3), image)
model = attempt('vit', lambda: timm.create_model(
    'test_vit', act_layer=Squared, norm_layer=partial(Shifted, eps=0.0), num_classes=3, img_size=64), image)
print(model.blocks[0].mlp.act, model.blocks[0].norm1.eps, model.norm)
model = attempt('efficientnet', lambda: timm.create_model('test_efficientnet', act_layer=Squared, num_classes=3), image)
print(model.bn1.act, model.bn1.act.power, len([m for m in model.modules() if isinstance(m, Squared)]))
