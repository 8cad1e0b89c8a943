# Containers, the functions of torch.nn.init and torch.nn.utils.
import torch
import torch.nn as nn


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, "|", error)


def show(label, tensor):
    print(label, tuple(tensor.shape), [round(v, 4) + 0.0 for v in tensor.detach().flatten().tolist()][:48])


m = nn.ModuleDict({'x': nn.ReLU(), 'y': nn.Linear(2, 3)})
print(m, list(m.keys()), 'x' in m, 'z' in m, len(m), [type(v).__name__ for v in m.values()], [k for k, _ in m.items()], list(m))
m['z'] = nn.Tanh()
m.update({'w': nn.GELU()})
m.update([('v', nn.SiLU())])
print(type(m.pop('x')).__name__, m)
del m['y']
print(list(m.state_dict()), list(m), m['z'])
m.clear()
print(m, nn.ModuleDict([['a', nn.Identity()]]), nn.ModuleDict(nn.ModuleDict({'b': nn.ReLU()})))
p = nn.ParameterList([nn.Parameter(torch.ones(2, 3)), torch.ones(2)])
p.append(nn.Parameter(torch.zeros(1)))
p.extend([torch.ones(4)])
print(p, len(p), [tuple(v.shape) for v in p], type(p[1]).__name__, p[-1], list(p.state_dict()), p[1].requires_grad)
p[0] = nn.Parameter(torch.full((2,), 3.0))
print(p[0], p[1:3], nn.ParameterList())
d = nn.ParameterDict({'a': nn.Parameter(torch.ones(2, 3)), 'b': torch.ones(())})
d['c'] = torch.zeros(2, dtype=torch.float64)
print(d, list(d.state_dict()), 'a' in d, list(d), [tuple(v.shape) for v in d.values()], len(d))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = nn.ModuleDict({'one': nn.Linear(2, 2, bias=False)})
        self.scales = nn.ParameterList([torch.ones(2)])
        self.named = nn.ParameterDict({'shift': torch.zeros(2)})
        self.list = nn.ModuleList([nn.ReLU(), nn.ReLU(), nn.Tanh()])

    def forward(self, x):
        x = self.parts['one'](x) * self.scales[0] + self.named['shift']
        for layer in self.list:
            x = layer(x)
        return x


torch.manual_seed(0)
net = Net()
print(net, list(net.state_dict()), [n for n, _ in net.named_parameters()])
net(torch.ones(1, 2)).sum().backward()
print(net.scales[0].grad, net.named['shift'].grad)
s = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.Sigmoid())
print(s[1:], s[-1], len(s), [type(v).__name__ for v in s])
for action in [lambda: m['q'], lambda: nn.ModuleDict({'a': 1}), lambda: p[7], lambda: d['zz'], lambda: m.update(3), lambda: nn.ModuleDict([('a',)]),
               lambda: s['a'], lambda: nn.ModuleList([1]), lambda: s[3], lambda: p['a']]:
    attempt(action)

torch.manual_seed(0)
for name, make in [('trunc_normal', lambda t: nn.init.trunc_normal_(t)), ('trunc_normal narrow', lambda t: nn.init.trunc_normal_(t, std=0.02)),
                   ('trunc_normal tail', lambda t: nn.init.trunc_normal_(t, 0.0, 1.0, 2.0, 3.0)), ('trunc_normal shifted', lambda t: nn.init.trunc_normal_(t, 1.0, 0.5, 0.6, 1.2)),
                   ('orthogonal', lambda t: nn.init.orthogonal_(t)), ('orthogonal gain', lambda t: nn.init.orthogonal_(t, 2.0)), ('eye', lambda t: nn.init.eye_(t)),
                   ('sparse', lambda t: nn.init.sparse_(t, 0.3)), ('xavier_uniform', nn.init.xavier_uniform_), ('xavier_normal', nn.init.xavier_normal_),
                   ('kaiming_uniform', lambda t: nn.init.kaiming_uniform_(t, mode='fan_out', nonlinearity='relu')), ('kaiming_normal', nn.init.kaiming_normal_),
                   ('uniform', nn.init.uniform_), ('normal', nn.init.normal_), ('constant', lambda t: nn.init.constant_(t, 3)), ('ones', nn.init.ones_)]:
    for shape in ((3, 5), (6, 4)):
        show(name, make(torch.empty(shape)))
show('orthogonal 4-D', nn.init.orthogonal_(torch.empty(4, 2, 3, 1)))
for shape, groups in (((4, 2, 3, 3), 1), ((4, 2, 3), 2), ((2, 3, 1, 2, 3), 1)):
    show('dirac', nn.init.dirac_(torch.empty(shape), groups))
print([nn.init.calculate_gain(n) for n in ('linear', 'conv_transpose2d', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'selu')], nn.init.calculate_gain('leaky_relu', 0.2))
for action in [lambda: nn.init.eye_(torch.empty(3)), lambda: nn.init.orthogonal_(torch.empty(3)), lambda: nn.init.dirac_(torch.empty(3, 3)),
               lambda: nn.init.dirac_(torch.empty(3, 3, 3), 2), lambda: nn.init.sparse_(torch.empty(3), 0.1), lambda: nn.init.xavier_uniform_(torch.empty(3)),
               lambda: nn.init.calculate_gain('other')]:
    attempt(action)
layer = nn.Linear(2, 3)
v = nn.utils.parameters_to_vector(layer.parameters())
nn.utils.vector_to_parameters(torch.arange(9.0), layer.parameters())
print(v.shape, layer.weight, layer.bias)
layer(torch.ones(1, 2)).sum().backward()
print(nn.utils.clip_grad_norm_(layer.parameters(), 1.0), layer.weight.grad)
nn.utils.clip_grad_value_(layer.parameters(), 0.1)
print(layer.bias.grad)
