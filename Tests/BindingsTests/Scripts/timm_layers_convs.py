# timm.layers: convolutions, pools, attention over channels and places, heads.
import torch
from torch import nn
from timm.layers import *
from timm.layers.cbam import CbamModule, LightCbamModule
from timm.layers.bottleneck_attn import BottleneckAttn
from timm.layers.halo_attn import HaloAttn
from timm.layers.lambda_layer import LambdaLayer
from timm.layers.coord_attn import CoordAttn, SimpleCoordAttn, EfficientLocalAttn, StripAttn
from timm.layers.padding import is_static_pad, get_padding_value
from timm.layers.pool2d_same import MaxPool2dSame
from timm.layers.adaptive_avgmax_pool import AdaptiveCatAvgMaxPool2d, FastAdaptiveAvgPool
from timm.layers.squeeze_excite import SqueezeExciteCl

torch.manual_seed(0)
X = torch.randn(2, 8, 8, 8)


def numbers(tensor):
    return [round(v, 4) for v in tensor.detach().double().flatten()[:4].tolist()] + [round(tensor.detach().double().abs().sum().item(), 3)]


def show(name, build, x=X):
    try:
        torch.manual_seed(1)
        module = build()
    except Exception as error:
        print(name, type(error).__name__, error)
        return
    for training in (True, False):
        module.train(training)
        x = x.detach().clone().requires_grad_()
        torch.manual_seed(2)
        y = module(x * 1)
        (y * torch.linspace(-1, 1, y.numel()).view_as(y)).sum().backward()
        print(name, training, tuple(y.shape), numbers(y), numbers(x.grad))
    print(' ', [(k, tuple(v.shape), round(v.double().sum().item(), 3)) for k, v in module.state_dict().items()])
    print(' ', repr(module).replace('\n', ' '))


for padding in ('', 'same', 'valid', 1, 'SAME'):
    print(repr(padding), get_padding_value(padding, 3), get_padding_value(padding, 3, stride=2, dilation=2), is_static_pad(3), get_same_padding(7, 3, 2, 1))
    show(f'conv {padding!r}', lambda: create_conv2d(8, 4, 3, stride=2, padding=padding))
show('conv mixed', lambda: create_conv2d(8, 8, [3, 5], depthwise=True))
show('conv cond', lambda: ConvHolder())
show('conv 1x1', lambda: create_conv2d(8, 4, 1, bias=True))
show('Conv2dSame', lambda: Conv2dSame(8, 4, 4, stride=3, dilation=2))
show('MixedConv2d', lambda: MixedConv2d(8, 8, kernel_size=[3, 5, 7], stride=2, depthwise=True))


class ConvHolder(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = CondConv2d(8, 4, 3, padding='same', num_experts=3)

    def forward(self, x):
        return self.conv(x, torch.sigmoid(x.mean((2, 3))[:, :3]))


show('CondConv2d', ConvHolder)
for kind in (StdConv2d, StdConv2dSame, ScaledStdConv2d, ScaledStdConv2dSame):
    show(kind.__name__, lambda: kind(8, 4, 3, stride=2, bias=True))
show('pad_same', lambda: nn.Sequential(nn.Identity()), pad_same(X, [3, 3], [2, 2]))
for kind in ('avg', 'max'):
    for padding in ('', 'same', 'valid'):
        show(f'pool {kind} {padding}', lambda: create_pool2d(kind, 3, 2, padding=padding))
show('pool', lambda: create_pool2d('x', 3, 2))
show('MaxPool2dSame', lambda: MaxPool2dSame(3, 2, ceil_mode=False))
show('AvgPool2dSame', lambda: AvgPool2dSame(3, 2))
show('ConvNormAct', lambda: ConvNormAct(8, 6, 3, stride=2))
show('ConvNormAct options', lambda: ConvNormAct(8, 6, 3, padding='same', groups=2, norm_layer=LayerNormAct2d, act_layer='gelu', act_kwargs=dict(approximate='tanh'), bias=True))
show('ConvNormAct no act', lambda: ConvBnAct(8, 6, 1, apply_act=False, apply_norm=False))
show('ConvNormActAa', lambda: ConvNormActAa(8, 6, 3, stride=2, aa_layer=BlurPool2d))
show('SeparableConv2d', lambda: SeparableConv2d(8, 6, 3, stride=2))
show('SeparableConvNormAct', lambda: SeparableConvNormAct(8, 6, 3, channel_multiplier=2.0, pw_kernel_size=1))
for name in ('avg', 'blur', 'blurpc', nn.AvgPool2d, None):
    show(f'aa {name}', lambda: create_aa(name, channels=8, stride=2))
show('SpaceToDepth', lambda: SpaceToDepth(2))
show('DepthToSpace', lambda: DepthToSpace(2))

for name in ('se', 'ese', 'eca', 'ecam', 'ceca', 'ge', 'gc', 'gca', 'cbam', 'lcbam', 'coord', 'scoord', 'ela', 'strip'):
    show(name, lambda: create_attn(name, 8))
print(get_attn('se').__name__, get_attn(None), get_attn('').__class__.__name__ if get_attn('') else None, get_attn(True).__name__)
show('attn', lambda: get_attn('nope'))
show('SqueezeExcite', lambda: SqueezeExcite(8, rd_channels=4, act_layer=nn.SiLU, gate_layer='hard_sigmoid', add_maxpool=True, norm_layer=nn.BatchNorm2d))
show('EffectiveSqueezeExcite', lambda: EffectiveSqueezeExcite(8))
show('SqueezeExciteCl', lambda: SqueezeExciteCl(8), X.permute(0, 2, 3, 1))
show('CecaModule', lambda: CecaModule(8, kernel_size=5))
show('EfficientChannelAttn', lambda: EfficientChannelAttn(8, use_mlp=True))
show('GatherExcite', lambda: GatherExcite(8, feat_size=8, extra_params=True, add_maxpool=True))
show('GatherExcite extent', lambda: GatherExcite(8, extent=2, rd_ratio=0.5))
show('GatherExcite params', lambda: GatherExcite(8, extent=4, extra_params=True, use_mlp=False))
show('GlobalContext', lambda: GlobalContext(8, use_attn=False, fuse_add=True, rd_ratio=0.5))
show('SelectiveKernel', lambda: SelectiveKernel(8, 8, kernel_size=[3, 5], stride=2, split_input=True))
show('SelectiveKernel dilation', lambda: SelectiveKernel(8, 8, keep_3x3=True, split_input=False, groups=2))
show('SplitAttn', lambda: SplitAttn(8, 8, radix=2, norm_layer=nn.BatchNorm2d))
show('SplitAttn one', lambda: SplitAttn(8, 8, radix=1, groups=2))
show('NonLocalAttn', lambda: NonLocalAttn(8))
show('BatNonLocalAttn', lambda: BatNonLocalAttn(8, block_size=4))
show('CbamModule', lambda: CbamModule(8, spatial_kernel_size=3))
show('BottleneckAttn', lambda: BottleneckAttn(8, feat_size=8, num_heads=2))
show('BottleneckAttn stride', lambda: BottleneckAttn(8, 16, feat_size=(8, 8), stride=2, num_heads=2, qk_ratio=0.5, scale_pos_embed=True))
show('HaloAttn', lambda: HaloAttn(8, num_heads=2, block_size=4, halo_size=1))
show('HaloAttn stride', lambda: HaloAttn(8, 16, stride=2, num_heads=2, block_size=4, halo_size=2, avg_down=True))
show('LambdaLayer', lambda: LambdaLayer(8, feat_size=8, num_heads=2, dim_head=4))
show('CoordAttn', lambda: CoordAttn(8, has_skip=True))
for pool in ('avg', 'max', 'avgmax', 'catavgmax', 'fast', 'fastavg', 'fastmax', 'fastavgmax', 'fastcatavgmax', ''):
    show(f'pool {pool}', lambda: SelectAdaptivePool2d(pool_type=pool, flatten=True))
    if pool and not pool.startswith('fast'):
        print(numbers(select_adaptive_pool2d(X, pool, 2)), numbers(adaptive_avgmax_pool2d(X, 2)))
show('AdaptiveAvgMaxPool2d', lambda: AdaptiveAvgMaxPool2d(2))
show('AdaptiveCatAvgMaxPool2d', lambda: AdaptiveCatAvgMaxPool2d(1))
show('FastAdaptiveAvgPool', lambda: FastAdaptiveAvgPool(flatten=True))
for kind in (LsePlus2d, SimPool2d):
    show(kind.__name__, lambda: kind(8) if kind is SimPool2d else kind())
for kind in (LsePlus1d, SimPool1d):
    show(kind.__name__, lambda: kind(8) if kind is SimPool1d else kind(), X.flatten(2).transpose(1, 2))
for pool in ('avg', 'max', 'avgmax', 'token', 'map'):
    try:
        print(pool, numbers(global_pool_nlc(X.flatten(2).transpose(1, 2), pool, num_prefix_tokens=2)))
    except Exception as error:
        print(pool, type(error).__name__, error)
show('ClassifierHead', lambda: ClassifierHead(8, 5, pool_type='avgmax', drop_rate=0.5))
show('NormMlpClassifierHead', lambda: NormMlpClassifierHead(8, 5, hidden_size=6, drop_rate=0.3, norm_layer='layernorm2d', act_layer='gelu'))
show('NormMlpClassifierHead conv', lambda: NormMlpClassifierHead(8, 5, pool_type='', norm_layer=LayerNorm2d))
show('ClNormMlpClassifierHead', lambda: ClNormMlpClassifierHead(8, 5, pool_type='avg', hidden_size=6), X.permute(0, 2, 3, 1))
pool, fc = create_classifier(8, 5, pool_type='catavgmax')
print(pool, fc, *create_classifier(8, 0, use_conv=False), *create_classifier(8, 4, pool_type='', use_conv=True))
head = NormMlpClassifierHead(8, 5, hidden_size=6)
head.reset(3, 'max')
print(head)
show('Linear', lambda: Linear(8, 3), X)
for options in (dict(drop_prob=0.3, block_size=3), dict(drop_prob=0.3, block_size=3, with_noise=True), dict(drop_prob=0.2, scale_by_keep=False), dict(drop_prob=0.4, block_size=3, couple_channels=False)):
    torch.manual_seed(5)
    try:
        print(options, numbers(drop_block_2d(X, **options)))
    except Exception as error:
        print(options, type(error).__name__, error)
torch.manual_seed(4)
TOKENS = X.flatten(2).transpose(1, 2)
for options in (dict(), dict(prob=0.3, num_prefix_tokens=2), dict(prob=0.5, ordered=True)):
    show(f'PatchDropout {options}', lambda: PatchDropout(**options), TOKENS)
