# timm.layers: activations, normalisations, initialisation, helpers, tables of layers by name.
from functools import partial

import torch
from torch import nn
from timm.layers import *
from timm.layers import activations
from timm.layers.helpers import to_1tuple

torch.manual_seed(0)
X = torch.randn(2, 8, 5, 6)
ROWS = torch.randn(2, 7, 8)


def numbers(tensor):
    return [round(v, 4) for v in tensor.detach().double().flatten()[:4].tolist()] + [round(tensor.detach().double().abs().sum().item(), 3)]


def show(name, module, x=X, describes=True):
    torch.manual_seed(1)
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    x = x.clone().requires_grad_()
    for training in (True, False):
        module.train(training)
        y = module(x * 1)
        (y * torch.linspace(-1, 1, y.numel()).view_as(y)).sum().backward()
        print(name, training, tuple(y.shape), numbers(y), numbers(x.grad))
    print(' ', [(k, tuple(v.shape), numbers(v.float())) for k, v in module.state_dict().items()])
    if describes:
        print(' ', repr(module).replace('\n', ' '))


def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


for name in ('Swish', 'Mish', 'Sigmoid', 'Tanh', 'HardSwish', 'HardSigmoid', 'HardMish', 'GELU', 'GELUTanh', 'QuickGELU', 'PReLU'):
    show(name, getattr(activations, name)())
for name in ('swish', 'mish', 'sigmoid', 'tanh', 'hard_swish', 'hard_sigmoid', 'hard_mish', 'gelu', 'gelu_tanh', 'quick_gelu'):
    function = getattr(activations, name)
    print(name, numbers(function(X)), numbers(function(X.clone(), True)))
for name in ('silu', 'swish', 'relu', 'gelu', 'gelu_tanh', 'quick_gelu', 'leaky_relu', 'hard_swish', 'tanh', '', None, 'selu', 'mish'):
    layer, function = get_act_layer(name), get_act_fn(name)
    print(name, getattr(layer, '__name__', layer), numbers(function(X)) if function else None)
attempt('act', lambda: get_act_layer('none'))
attempt('act', lambda: create_act_layer(nn.ReLU, inplace=True))
attempt('act', lambda: create_act_layer('leaky_relu', negative_slope=0.2))

for name, module in (
        ('GroupNorm', GroupNorm(8, num_groups=4)), ('GroupNorm1', GroupNorm1(8)), ('LayerNorm2d', LayerNorm2d(8)),
        ('LayerNorm2dFp32', LayerNorm2dFp32(8, eps=1e-3)), ('RmsNorm2d', RmsNorm2d(8)), ('RmsNorm2dFp32', RmsNorm2dFp32(8)),
        ('SimpleNorm2d', SimpleNorm2d(8)), ('SimpleNorm2dFp32', SimpleNorm2dFp32(8)),
        ('BatchNormAct2d', BatchNormAct2d(8, act_layer=nn.SiLU)), ('GroupNormAct', GroupNormAct(8, group_size=2)),
        ('GroupNormAct gelu', GroupNormAct(8, num_groups=2, act_layer='gelu', inplace=False)), ('GroupNorm1Act', GroupNorm1Act(8)),
        ('LayerNormAct2d', LayerNormAct2d(8, act_layer=nn.GELU, inplace=False)), ('LayerNormAct2dFp32', LayerNormAct2dFp32(8)),
        ('RmsNormAct2d', RmsNormAct2d(8)), ('RmsNormAct2dFp32', RmsNormAct2dFp32(8, apply_act=False)),
        ('FrozenBatchNormAct2d', FrozenBatchNormAct2d(8)), ('SplitBatchNorm2d', SplitBatchNorm2d(8, num_splits=2)),
        ('FilterResponseNormTlu2d', FilterResponseNormTlu2d(8)), ('FilterResponseNormAct2d', FilterResponseNormAct2d(8)),
        ('InplaceAbn', None), ('LayerScale2d', LayerScale2d(8, 0.1))):
    if module is not None:
        show(name, module)
for kind in (EvoNorm2dB0, EvoNorm2dB1, EvoNorm2dB2, EvoNorm2dS0, EvoNorm2dS0a, EvoNorm2dS1, EvoNorm2dS1a, EvoNorm2dS2, EvoNorm2dS2a):
    show(kind.__name__, kind(8, **({} if 'B' in kind.__name__ else {'groups': 4})))
for name, module in (
        ('LayerNorm', LayerNorm(8)), ('LayerNormFp32', LayerNormFp32(8)), ('RmsNorm', RmsNorm(8)), ('RmsNormFp32', RmsNormFp32(8, affine=False)),
        ('SimpleNorm', SimpleNorm(8)), ('SimpleNormFp32', SimpleNormFp32(8)), ('LayerNormAct', LayerNormAct(8)),
        ('LayerNormActFp32', LayerNormActFp32(8)), ('RmsNormAct', RmsNormAct(8)), ('RmsNormActFp32', RmsNormActFp32(8)),
        ('LayerScale', LayerScale(8, 0.5)), ('LayerScale inplace', LayerScale(8, 1e-5, inplace=True))):
    show(name, module, ROWS)

for name in ('batchnorm', 'batchnorm2d', 'batchnorm1d', 'groupnorm', 'groupnorm1', 'layernorm', 'layernorm2d', 'rmsnorm', 'rms_norm_2d', 'simplenorm'):
    print(name, get_norm_layer(name).__name__, type(create_norm_layer(name, 32)).__name__)
print(get_norm_layer(None), get_norm_layer(''), get_norm_layer(partial(nn.LayerNorm, eps=1e-3)), get_norm_layer(nn.BatchNorm2d).__name__)
for name in ('batchnorm', 'groupnorm', 'layernorm', 'layernorm2d', 'evonormb0', 'evonorms0', 'frn', 'frntlu', 'rmsnorm2d', 'iabn'):
    attempt(name, lambda: getattr(get_norm_act_layer(name), '__name__', None) or get_norm_act_layer(name))
for layer in (nn.BatchNorm2d, partial(nn.GroupNorm, num_groups=4), nn.LayerNorm, LayerNorm2d, partial(nn.BatchNorm2d, eps=1e-3)):
    show('norm_act ' + str(getattr(layer, '__name__', layer)), get_norm_act_layer(layer, nn.ReLU)(8), ROWS.transpose(1, 2).unsqueeze(-1) if layer is not nn.LayerNorm else ROWS)
attempt('unknown', lambda: get_norm_layer('nope'))
attempt('unknown', lambda: get_norm_act_layer('nope'))

import timm
print([name in dir(timm.layers) for name in ('Mlp', 'DropPath', 'create_act_layer', 'nope')], hasattr(timm.layers, 'nope'))
print(to_2tuple(3), to_3tuple('ab'), to_2tuple((1, 2)), to_2tuple([1, 2]), to_4tuple(range(4)), to_ntuple(5)(1), to_1tuple(2), extend_tuple((1, 2), 4), extend_tuple(3, 2), extend_tuple([1, 2, 3], 2))
print(make_divisible(33), make_divisible(10, 4), [t.tolist() for t in ndgrid(torch.arange(2), torch.arange(3))], [t.tolist() for t in meshgrid(torch.arange(2), torch.arange(3))])
print(Format('NLC'), get_spatial_dim(Format.NHWC), get_channel_dim('NCHW'), tuple(nchw_to(X, Format.NLC).shape), tuple(nchw_to(X, Format.NHWC).shape), tuple(nhwc_to(X, Format.NCL).shape))
print(is_scriptable(), is_exportable(), is_no_jit(), use_fused_attn(), use_fused_attn(experimental=True), use_reentrant_ckpt(), is_exporting())
with set_layer_config(scriptable=True, exportable=True, no_jit=True):
    print(is_scriptable(), is_exportable(), is_no_jit())
with set_exportable(True):
    print(is_exportable())
set_fused_attn(False)
print(use_fused_attn(), is_exportable())
set_fused_attn(True)
for function in (trunc_normal_, trunc_normal_tf_, partial(variance_scaling_, mode='fan_out', distribution='uniform'), partial(variance_scaling_, distribution='normal'), lecun_normal_):
    torch.manual_seed(3)
    weight = torch.empty(6, 5, 3, 3)
    function(weight)
    print(getattr(function, '__name__', 'variance_scaling_'), numbers(weight))
linear = nn.Linear(4, 3)
for function in (partial(init_weight_vit, name='x'), partial(init_weight_jax, name='head.x'), partial(init_weight_jax, name='mlp.fc')):
    torch.manual_seed(3)
    function(linear)
    print(numbers(linear.weight), numbers(linear.bias))
net = nn.Sequential(nn.Conv2d(8, 8, 1), nn.BatchNorm2d(8), nn.Sequential(BatchNormAct2d(8), nn.Conv2d(8, 4, 1)))
frozen = freeze_batch_norm_2d(net)
print([type(m).__name__ for m in frozen.modules()], numbers(frozen(X)))
print([type(m).__name__ for m in unfreeze_batch_norm_2d(frozen).modules()])
print([type(m).__name__ for m in convert_splitbn_model(nn.Sequential(nn.BatchNorm2d(8)), 2).modules()])

# What they hand on to torch's layers, and what these do not take.
for name, build in (
        ('unknown', lambda: LayerNorm2d(8, foo=1)), ('position', lambda: LayerNorm2d(8, 1e-3, True, False)),
        ('bias', lambda: LayerNorm2d(8, bias=False)), ('bias', lambda: GroupNorm1(8, bias=False)),
        ('twice', lambda: LayerNorm2d(8, elementwise_affine=False)), ('twice', lambda: LayerNorm2d(8, normalized_shape=3)),
        ('misspelt', lambda: LayerNorm2d(num_channels=8, num_channel=3)), ('shape', lambda: LayerNorm2d((8,))),
        ('unknown', lambda: GroupNorm1(8, foo=1)), ('position', lambda: GroupNorm1(8, 1e-3)),
        ('eps', lambda: GroupNorm1(8, eps=1e-3)), ('twice', lambda: GroupNorm1(8, num_groups=2)),
        ('dtype', lambda: GroupNorm1(8, affine=True, dtype=torch.float64).weight.dtype), ('missing', lambda: GroupNorm1()),
        ('missing', lambda: LayerNorm2d()), ('dtype', lambda: LayerNorm2d(8, device='cpu', dtype=torch.float64).bias.dtype),
        ('unknown', lambda: LayerNorm(8, foo=1)), ('unknown', lambda: GroupNorm(8, 4, foo=1)), ('unknown', lambda: DropPath(0.1, foo=1))):
    attempt(name, build)
