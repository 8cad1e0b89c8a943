# copy.copy and copy.deepcopy of tensors, parameters and modules; the averages of models that are made of them.
import copy
import torch
import timm
import timm.utils
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from timm.utils import ModelEma, ModelEmaV2, ModelEmaV3

torch.manual_seed(0)
# tensors
t = torch.arange(6.).reshape(2, 3)
row, whole = t[1], t
a, b, c = copy.deepcopy([t, row, t])
a[1, 0] = 9
print(a, b, a is c, t, a.data_ptr() != t.data_ptr(), b.storage_offset(), b.stride())
p = nn.Parameter(torch.ones(2, 2))
(p * 3).sum().backward()
q = copy.deepcopy(p)
print(q, q.grad, p.grad, type(q).__name__, q.requires_grad, q.is_leaf)
l = torch.ones(2, requires_grad=True)
(l * 2).sum().backward()
d = copy.deepcopy(l)
print(d, d.grad, d.grad is l.grad)
try:
    copy.deepcopy(l * 2)
except RuntimeError as e:
    print(e)
e = copy.copy(l)
e.data[0] = 5
print(l, e, e.grad, type(copy.copy(p)).__name__, copy.copy(p) is p)
f = copy.copy(l * 2)
print(f.is_leaf, f.requires_grad)
s = copy.deepcopy({'t': t.t(), 'n': None, 'p': [p, p]})
print(s['t'].stride(), s['p'][0] is s['p'][1], s['p'][0].requires_grad)
print(copy.deepcopy(nn.Parameter(torch.ones(2, 3).t(), requires_grad=False)).stride())

# modules of this library
m = nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 16, 5))
m[1].eval()
m[4].weight.requires_grad_(False)
n = copy.deepcopy(m)
x = torch.randn(2, 3, 4, 4)
print(torch.equal(m(x), n(x)), [k.training for k in n], [k.requires_grad for k in n.parameters()])
with torch.no_grad():
    for k in n.parameters():
        k.zero_()
    n[1].running_mean.fill_(7)
print(m[0].weight.abs().sum() > 0, m[1].running_mean.sum(), n(x).abs().sum())
n.append(nn.Identity())
print(len(m), len(n), n[0].in_channels, type(n).__name__, n is not m, n[0] is not m[0])
print(n)
n[1].momentum = 0.5
print(m[1].momentum, copy.deepcopy(n)[1].momentum)

# shared children and parameters
tied = nn.Linear(3, 3)
two = nn.ModuleList([tied, tied, nn.Linear(3, 3)])
two[2].weight = tied.weight
other = copy.deepcopy(two)
print(other[0] is other[1], other[2].weight is other[0].weight, other[0] is tied, len(list(other.parameters())))

# a script's classes
class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.width = width
        self.names = ['a', ['b']]
        self.body = nn.Linear(width, width)
        self.scale = nn.Parameter(torch.full((1,), 2.))
        self.register_buffer('count', torch.zeros(1))
        self.register_buffer('hidden', torch.ones(1), persistent=False)
        self.me = self
        self.act = torch.relu
        self.calls = 0
        del self.me

    def forward(self, x):
        self.calls += 1
        self.count += 1
        return self.act(self.body(x)) * self.scale

    def seen(self, module, inputs, output):
        self.calls += 100
        return output

block = Block(3)
block.body.register_forward_hook(block.seen)
block.body.note = ['own']
twin = copy.deepcopy(block)
y = torch.randn(2, 3)
print(torch.equal(block(y), twin(y)), block.calls, twin.calls, block.count, twin.count)
twin.names[1].append('c')
twin.body.note.append('more')
print(block.names, twin.names, block.body.note, twin.body.note, list(twin.state_dict()), twin.width, twin.hidden)
third = copy.deepcopy(twin)
third(y)
print(block.calls, twin.calls, third.calls, twin.count, third.count)

class Own(nn.Module):
    def __init__(self, value):
        super().__init__()
        self.value = value
        self.weight = nn.Parameter(torch.tensor(float(value)))

    def __deepcopy__(self, memo):
        return Own(self.value + 1)

holder = nn.ModuleDict({'own': Own(1), 'list': nn.ParameterList([torch.ones(1)])})
print(copy.deepcopy(holder)['own'].value, copy.deepcopy(holder)['own'].weight, copy.deepcopy(holder)['list'][0])

class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(1, 1), nn.Linear(1, 1)
        self.order = [self.b, self.a]
        self.best = None

pair = copy.deepcopy(Pair())
print(pair.order[0] is pair.b, pair.order[1] is pair.a, pair.best)

# shallow copies share what is registered
flat = copy.copy(block)
flat.width = 8
flat.extra = nn.Linear(1, 1)
flat.eval()
print(block.width, hasattr(block, 'extra'), block.training, flat.training, flat.body is block.body, flat.scale is block.scale)
plain = copy.copy(m[4])
plain.bias = nn.Parameter(torch.zeros(5))
print(m[4].bias is plain.bias, plain.weight is m[4].weight, type(plain).__name__)

# the layers that keep more than parameters
for layer, shape in [(nn.LSTM(3, 4, 2, batch_first=True), (2, 5, 3)), (nn.GRU(3, 4, bidirectional=True), (5, 2, 3)),
                     (nn.TransformerEncoderLayer(4, 2, 8, batch_first=True, dropout=0.), (2, 3, 4)), (nn.Embedding(4, 3), None),
                     (nn.MultiheadAttention(4, 2), None), (nn.ConvTranspose2d(2, 3, 2), (1, 2, 4, 4)), (nn.PReLU(), (2, 2)),
                     (nn.GroupNorm(2, 4), (2, 4, 3)), (nn.Upsample(scale_factor=2.), (1, 2, 3, 3)), (nn.Conv3d(1, 2, 2), (1, 1, 3, 3, 3))]:
    again = copy.deepcopy(layer)
    same = [torch.equal(u, v) and u is not v for u, v in zip(layer.state_dict().values(), again.state_dict().values())]
    if shape:
        z = torch.randn(shape)
        u, v = layer(z), again(z)
        u, v = (u[0], v[0]) if isinstance(u, tuple) else (u, v)
        same.append(torch.equal(u, v))
    print(type(again).__name__, all(same), str(again) == str(layer))

# training a copy leaves the original alone
def train(net, steps):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for i in range(steps):
        optimizer.zero_grad()
        net(torch.ones(2, 3)).pow(2).sum().backward()
        optimizer.step()
    return net.weight.sum().item()

first = nn.Linear(3, 2)
second = copy.deepcopy(first)
before = first.weight.sum().item()
print(round(train(second, 3), 4) != round(before, 4), first.weight.sum().item() == before, first.weight.grad)

# timm's models and averages
model = timm.create_model('resnet10t', num_classes=3)
model.eval()
image = torch.randn(1, 3, 64, 64)
twin = copy.deepcopy(model)
print(torch.equal(model(image), twin(image)), type(twin).__name__, twin.num_classes, list(twin.state_dict()) == list(model.state_dict()))
twin.reset_classifier(7)
print(twin(image).shape, model(image).shape)
vit = timm.create_model('test_vit', num_classes=4, img_size=32)
other = copy.deepcopy(vit.eval())
image32 = torch.randn(1, 3, 32, 32)
print(torch.equal(vit(image32), other(image32)), type(other.blocks[0]).__name__)
features = timm.create_model('resnet10t', features_only=True, out_indices=(1, 3))
features.eval()
again = copy.deepcopy(features)
print([f.shape for f in again(image)], all(torch.equal(u, v) for u, v in zip(features(image), again(image))))

net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
average = AveragedModel(net, use_buffers=True)
moving = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.9))
ema, ema2, ema3 = ModelEma(net, 0.9), ModelEmaV2(net, 0.8), ModelEmaV3(net, 0.7, use_warmup=True)
with torch.no_grad():
    for step in range(3):
        for k in net.parameters():
            k.fill_(step + 1.)
        net[1].running_mean.fill_(step)
        average.update_parameters(net), moving.update_parameters(net)
        ema.update(net), ema2.update(net), ema3.update(net, step)
for thing in (average.module, moving.module, ema.ema, ema2.module, ema3.module):
    print([round(v.double().mean().item(), 5) for v in thing.state_dict().values()], thing.training, [k.requires_grad for k in thing.parameters()][0])
print(average, list(average.state_dict()))
