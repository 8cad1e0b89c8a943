# torch.nn.utils: fusion of normalisations, skip_init, memory formats, padding of sequences.
import torch
from torch import nn
from torch.nn.utils import (convert_conv2d_weight_memory_format, fuse_conv_bn_eval, fuse_conv_bn_weights, fuse_linear_bn_eval,
                            fuse_linear_bn_weights, skip_init)
from torch.nn.utils.rnn import pad_sequence, unpad_sequence

def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)

def numbers(tensor):
    return tuple(tensor.shape), str(tensor.dtype), [round(v, 4) for v in tensor.detach().double().flatten()[:4].tolist()]

def norm(kind, features, **options):
    result = kind(features, **options)
    for name, tensor in [*result.named_parameters(), *result.named_buffers()]:
        if tensor.is_floating_point():
            tensor.data = torch.rand(tensor.shape) + 0.1
    return result.eval()

torch.manual_seed(0)
for conv, kind, image, options in ((nn.Conv2d(3, 4, 3), nn.BatchNorm2d, (2, 3, 6, 6), {}),
                                   (nn.Conv2d(3, 4, 3, bias=False), nn.BatchNorm2d, (1, 3, 5, 5), {}), (nn.Conv1d(
                                       4, 6, 2, groups=2), nn.BatchNorm1d, (1, 4, 5), dict(affine=False)), (nn.Conv3d(
                                           1, 2, 2), nn.BatchNorm3d, (1, 1, 3, 3, 3), dict(eps=0.1)), (nn.ConvTranspose2d(
                                               3, 4, 3), nn.BatchNorm2d, (1, 3, 4, 4), dict(transpose=True)), (nn.Linear(
                                                   3, 4), nn.BatchNorm1d, (5, 3), {}), (nn.Linear(
                                                       3, 4, bias=False), nn.BatchNorm1d, (5, 3), dict(eps=0.5))):
    conv = conv.eval()
    bn = norm(kind, 6 if 'affine' in options else 2 if conv.weight.ndim == 5 else 4,
              **{k: v
                 for k, v in options.items() if k != 'transpose'})
    fused = fuse_linear_bn_eval(conv, bn) if isinstance(conv, nn.Linear) else fuse_conv_bn_eval(
        conv, bn, 'transpose' in options)
    x = torch.randn(image)
    print(fused, fused is conv, torch.allclose(fused(x), bn(conv(x)), atol=1e-5), numbers(fused(x)), numbers(fused.weight),
          numbers(fused.bias), [p.requires_grad for p in fused.parameters()],
          type(fused.bias).__name__, list(fused.state_dict()))
conv, bn, linear = nn.Conv2d(2, 3, 1).eval(), norm(nn.BatchNorm2d, 3), nn.Linear(2, 3).eval()
conv.weight.requires_grad_(False)
for weight in (conv.weight, conv.weight.half(), conv.weight.double()):
    for part in fuse_conv_bn_weights(weight, None, bn.running_mean, bn.running_var, 1e-5, None, None):
        print(numbers(part), part.requires_grad, part.is_leaf)
for part in fuse_linear_bn_weights(linear.weight.double(), linear.bias, bn.running_mean, bn.running_var, 0.0, bn.weight,
                                   bn.bias):
    print(numbers(part), part.requires_grad)
attempt('training', lambda: fuse_conv_bn_eval(nn.Conv2d(2, 3, 1), bn))
attempt('training', lambda: fuse_linear_bn_eval(linear, nn.BatchNorm1d(3)))
attempt('statistics', lambda: fuse_conv_bn_eval(conv, nn.BatchNorm2d(3, track_running_stats=False).eval()))
attempt('statistics', lambda: fuse_linear_bn_eval(linear, nn.BatchNorm1d(3, track_running_stats=False).eval()))
attempt('features', lambda: fuse_linear_bn_eval(linear, norm(nn.BatchNorm1d, 2)))
attempt('one feature',
        lambda: numbers(fuse_linear_bn_eval(nn.Linear(2, 3, bias=False).eval(), norm(nn.BatchNorm1d, 1)).weight))

class Plain(nn.Module):
    def __init__(self, size):
        super().__init__()

torch.manual_seed(1)
for cls, args, options in ((nn.Linear, (3, 4), {}), (nn.Conv2d, (3, 4, 3), dict(
        bias=False,
        dtype=torch.float64)), (nn.BatchNorm1d, (5, ), {}), (nn.Embedding, (4, 2), dict(device='cpu')), (nn.ReLU, (), {}),
                           (Plain, (3, ), {}), (nn.LSTM, (3, 4), {}), (torch.Tensor, (2, ), {}), (nn.Linear, (3, ), {})):
    attempt(
        cls.__name__, lambda: [(n, tuple(t.shape), t.dtype, t.requires_grad)
                               for n, t in skip_init(cls, *args, **options).state_dict(keep_vars=True).items()])
attempt('no class', lambda: skip_init(3))
print(torch.rand(2), skip_init(nn.Linear, 2, 2))

model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4),
                      nn.Sequential(nn.ConvTranspose2d(4, 2, 3), nn.Flatten(), nn.Linear(72, 2)))
x = torch.randn(1, 3, 6, 6)
for form in (torch.channels_last, torch.contiguous_format):
    before, weight = model(x), model[0].weight
    print(
        convert_conv2d_weight_memory_format(model, form) is model, model[0].weight is weight, weight.requires_grad,
        torch.allclose(model(x), before, atol=1e-5), numbers(weight), weight.shape)
print(weight.is_contiguous(), weight.stride())

ITEMS = [torch.arange(1.0, 1 + n * 2).view(n, 2) for n in (2, 3, 1)]
for options in (dict(), dict(batch_first=True), dict(padding_value=-1), dict(padding_side='left'),
                dict(batch_first=True, padding_value=0.5, padding_side='left')):
    print(options, pad_sequence(ITEMS, **options).tolist())
leaf = torch.ones(2, 2, requires_grad=True)
padded = pad_sequence([leaf * 2, ITEMS[1]], True, 3.0)
(padded * torch.arange(12.0).view(2, 3, 2)).sum().backward()
print(padded.requires_grad, leaf.grad.tolist())
for items, options in (([], {}), (3, {}), ([1], {}), ([torch.ones(1), 2.0], {}), ([
        torch.ones(1)
], dict(padding_side='top')), ([torch.tensor(1.0)], {}), ([torch.ones(2), torch.tensor(1.0)], {}), ([
        torch.ones(2, 3), torch.ones(1, 4)
], {}), ([torch.ones(2, 3), torch.ones(1, 1)], {}), ([torch.ones(2), torch.ones(
        2, 1)], {}), ([torch.ones(2, dtype=torch.int64),
                       torch.full((1, ), 2.7)], dict(padding_value=1.9)), ([torch.ones(2)], dict(padding_value='a')), ([
                           torch.ones(2)
                       ], dict(batch_first=1)), (torch.arange(6).view(
                           2, 3), {}), ([torch.ones(2, dtype=torch.bool),
                                         torch.ones(0, dtype=torch.bool)], {}), ((torch.ones(k) for k in (1, 2)), {})):
    attempt(options, lambda: pad_sequence(items, **options))
for first in (False, True):
    padded = pad_sequence(ITEMS, batch_first=first)
    parts = unpad_sequence(padded, torch.tensor([2, 3, 1]), batch_first=first)
    print([torch.equal(a, b) for a, b in zip(parts, ITEMS)], [p.shape for p in parts], padded.shape, padded.is_contiguous())
attempt('lengths', lambda: unpad_sequence(torch.ones(3, 2), torch.tensor([1, 2, 3])))
attempt('lengths', lambda: unpad_sequence(torch.ones(3, 2), [1, 2]))


class Named(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(2, 2)

    def __repr__(self):
        return 'Named(two\nlines)'


print(nn.Sequential(Named(), nn.ModuleList([Named(), Named()])))
