# Module._apply: what conversions call, where a script's class does more than a module does by itself.
import torch
from torch import nn


class Noting(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer('offset', torch.zeros(2))

    def _apply(self, fn, *args, **kwargs):
        sample = fn(torch.empty(0))
        module = super()._apply(fn, *args, **kwargs)
        print('  noted', sample.dtype, args, kwargs, module is self)
        return module


class Exact(Noting):
    def _apply(self, fn, recurse=True):
        module = super()._apply(fn, recurse)
        self.offset = torch.full((2,), 0.1)
        return module


class Forgetful(nn.Linear):
    def _apply(self, fn):
        super()._apply(fn)


def types(module):
    return [str(t.dtype)[6:] for t in module.state_dict().values()]


model = nn.Sequential(Noting(), nn.ReLU(), nn.BatchNorm1d(2))
scale = model[0].scale
(scale * 2).sum().backward()
gradient = scale.grad
for name, change in [
        ('double', model.double), ('half', model.half), ('bfloat16', model.bfloat16), ('float', model.float), ('cpu', model.cpu),
        ('to type', lambda: model.to(torch.float64)), ('to device', lambda: model.to('cpu')), ('to', lambda: model.to()),
        ('to tensor', lambda: model.to(torch.ones(1))), ('type', lambda: model[0].type(torch.float64)),
        ('to_empty', lambda: model.to_empty(device='cpu')), ('to_empty alone', lambda: model.to_empty(device='cpu', recurse=False)),
        ('to_empty below', lambda: model[0].to_empty(device='cpu', recurse=False)), ('share_memory', model.share_memory),
        ('_apply', lambda: model._apply(lambda t: t.double() if t.is_floating_point() else t)),
        ('_apply alone', lambda: model[0]._apply(torch.Tensor.half, recurse=False))]:
    print(name)
    print(' ', change() in (model, model[0]), types(model), scale is model[0].scale, scale.grad is gradient, gradient.dtype)
try:
    model.to(torch.int32)
except TypeError as error:
    print(error)

print(Exact().half().offset, Exact().to(torch.float64).offset.dtype)
print(Forgetful(1, 1).double(), nn.Sequential(Forgetful(1, 1)).double()[0].weight.dtype)
try:
    Forgetful(1, 1).to_empty(device='cpu')
except TypeError as error:
    print(error)
for fn in (lambda t: 3, lambda t: None, 5):
    try:
        nn.Linear(1, 1)._apply(fn)
    except TypeError as error:
        print(error)

plain = nn.Linear(2, 2)
plain(torch.ones(1, 2)).sum().backward()
print(plain.double().weight.grad.dtype, plain.half().weight.grad.dtype, plain.type(torch.float32).bias.grad)
nn.BatchNorm1d(3, affine=False)._apply(lambda t: print(t.dtype, tuple(t.shape)) or t)
