# Hooks of modules: forward with keyword arguments, any arguments and results, and errors; backward; around state dictionaries. And the
# methods that look parts up by path or put others there.
import copy
import warnings

import torch
from torch import nn

warnings.simplefilter('ignore')

def show(*items):
    print(*[item.tolist() if isinstance(item, torch.Tensor) else item for item in items])

def attempt(name, f):
    try:
        show(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)

def plain(values):
    return tuple([None if v is None else v.tolist() if isinstance(v, torch.Tensor) else v for v in values])

class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.tensor([2.0, 3.0]))

    def forward(self, x, scale=1, *, names=()):
        if scale == 0:
            raise ValueError('no scale')
        return x * self.weight * scale, list(names)

print('forward')
m = Pair()
handles = [m.register_forward_pre_hook(lambda mod, args: print('pre', plain(args)))]
handles.append(m.register_forward_pre_hook(lambda mod, args, kwargs: (args, dict(kwargs, scale=kwargs.get('scale', 1) * 10)), with_kwargs=True))
handles.append(m.register_forward_hook(lambda mod, args, out: print('post', plain(args), out[0].tolist(), out[1])))
handles.append(m.register_forward_hook(lambda mod, args, kwargs, out: (out[0] + 1, sorted(kwargs)), with_kwargs=True))
handles.append(m.register_forward_hook(lambda mod, args, out: print('first'), prepend=True))
out = m(torch.ones(2), scale=2, names='ab')
show(*out)
attempt('one argument', lambda: m(torch.ones(2))[0])
for handle in handles:
    handle.remove()
m.register_forward_pre_hook(lambda mod, args: torch.zeros(2))
show(*m(torch.ones(2)))
bad = m.register_forward_pre_hook(lambda mod, args, kwargs: 5, with_kwargs=True)
attempt('bad pre hook', lambda: m(torch.ones(2)))
bad.remove()
m.register_forward_hook(lambda mod, args, out: print('always', out), always_call=True)
m.register_forward_hook(lambda mod, args, out: print('only in peace'))
attempt('an error', lambda: m(torch.ones(2), scale=0))

def complain(mod, args, out):
    raise KeyError('hook')

m.register_forward_hook(complain, always_call=True)
attempt('an error in an error', lambda: m(torch.ones(2), scale=0))
attempt('an error in a hook', lambda: m(torch.ones(2)))
layers = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
layers[0].register_forward_hook(lambda mod, args, kwargs, out: print('in a model', plain(args), kwargs, out.shape), with_kwargs=True)
layers(torch.ones(1, 2))

print('backward')

def grads(name):
    return lambda mod, gi, go: print(name, type(mod).__name__, plain(gi), plain(go))

class Product(nn.Module):
    def forward(self, x, y, z=None):
        return x * y

m = Product()
m.register_full_backward_hook(grads('both'))
x, y = torch.tensor([1.0, 2.0], requires_grad=True), torch.tensor([3.0, 4.0], requires_grad=True)
m(x, y).sum().backward()
show(x.grad, y.grad)
m(x, torch.ones(2)).sum().backward()
m(x, y, 7).sum().backward()
double = m.register_full_backward_hook(lambda mod, gi, go: (gi[0] * 10, None))
x.grad = y.grad = None
m(x, y).sum().backward()
show(x.grad, y.grad)
double.remove()
m.register_full_backward_pre_hook(lambda mod, go: print('pre', plain(go)))
m.register_full_backward_pre_hook(lambda mod, go: (go[0] * 100,))
x.grad = None
out = m(x, y)
print(out.grad_fn.name(), out.requires_grad)
out.sum().backward()
show(x.grad)
attempt('a write', lambda: m(x, y).mul_(2))
wrong = m.register_full_backward_hook(lambda mod, gi, go: (gi[0],))
attempt('too few', lambda: m(x, y).sum().backward())
wrong.remove()
wrong = m.register_full_backward_pre_hook(lambda mod, go: (go[0], go[0]))
attempt('too many', lambda: m(x, y).sum().backward())
wrong.remove()
with torch.no_grad():
    print(m(x, y).requires_grad)
linear = nn.Linear(2, 1)
nn.init.ones_(linear.weight)
linear.register_full_backward_hook(grads('no input'))
linear(torch.ones(1, 2)).sum().backward()
linear.register_full_backward_hook(lambda mod, gi, go: (torch.ones(1, 2),))
attempt('a gradient for nothing', lambda: linear(torch.ones(1, 2)).sum().backward())

class Several(nn.Module):
    def forward(self, x):
        return x * 2, x * 3, 'text'

m = Several()
m.register_full_backward_hook(grads('several'))
a, b, c = m(x)
(a.sum() + b.sum()).backward()
a, b, c = m(x)
a.sum().backward()
net = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
for p in net.parameters():
    nn.init.constant_(p, 0.5)
seen = []
for name, part in net.named_modules():
    part.register_full_backward_hook(lambda mod, gi, go, name=name: seen.append((name, [None if g is None else list(g.shape) for g in gi])))
net(torch.ones(4, 2)).sum().backward()
print(seen)
del seen[:]
copied = copy.deepcopy(net)
copied(torch.ones(4, 2, requires_grad=True)).sum().backward()
print(seen)

print('state')
net = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
net.register_state_dict_pre_hook(lambda mod, prefix, keep: print('before saving', repr(prefix), keep))
net[1].register_state_dict_post_hook(lambda mod, state, prefix, meta: state.pop(prefix + 'num_batches_tracked'))
state = None

def save():
    global state
    state = net.state_dict()
    return list(state)

attempt('a hook that returns', save)
net = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))

def drop(mod, state, prefix, meta):
    del state[prefix + 'num_batches_tracked']

net[1].register_state_dict_post_hook(drop)
state = net.state_dict()
print(list(state), list(net.state_dict(prefix='p.')))
net.register_load_state_dict_post_hook(lambda mod, keys: print('loaded', keys.missing_keys, keys.unexpected_keys))
print(net.load_state_dict(state, strict=False))

def rename(mod, state, prefix, meta, strict, missing, unexpected, errors):
    print('loading', repr(prefix), sorted(state), strict, missing, unexpected, errors)
    if prefix + 'old' in state:
        state[prefix + 'weight'] = state.pop(prefix + 'old')

net[0].register_load_state_dict_pre_hook(rename)
old = {k.replace('0.weight', '0.old'): v for k, v in state.items()}
old['0.old'] = torch.full((2, 2), 7.0)
print(net.load_state_dict(old, strict=False), net[0].weight.tolist())
old['other'] = torch.ones(1)
attempt('strict', lambda: net.load_state_dict(old))
attempt('size', lambda: net.load_state_dict({'0.weight': torch.ones(3), '0.bias': 5}))

class Counting(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(1, 1)
        self.count = 3

    def get_extra_state(self):
        return {'count': self.count}

    def set_extra_state(self, state):
        self.count = state['count']

m = nn.ModuleDict({'a': Counting()})
state = m.state_dict()
print(list(state), state['a._extra_state'])
state['a._extra_state'] = {'count': 8}
print(m.load_state_dict(state), m['a'].count)
del state['a._extra_state']
attempt('missing extra', lambda: m.load_state_dict(state))
attempt('no extra', lambda: nn.Linear(1, 1).get_extra_state())

class Own(nn.Linear):
    def _save_to_state_dict(self, destination, prefix, keep_vars):
        super()._save_to_state_dict(destination, prefix, keep_vars)
        destination[prefix + 'kind'] = 'own'

    def _load_from_state_dict(self, state_dict, prefix, *rest):
        state_dict.pop(prefix + 'kind', None)
        super()._load_from_state_dict(state_dict, prefix, *rest)

m = nn.Sequential(Own(1, 1))
state = m.state_dict()
print(list(state), m.load_state_dict(state))
m = nn.Linear(2, 1)
given = torch.ones(1, 2)
m.load_state_dict({'weight': given, 'bias': torch.zeros(1)}, assign=True)
given.mul_(5)
show(m.weight, m.weight.requires_grad, type(m.weight).__name__)

print('paths')
net = nn.Sequential(nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2)), nn.ReLU())
attempt('submodule', lambda: net.get_submodule('0.1'))
attempt('submodule', lambda: net.get_submodule('0.7'))
attempt('submodule', lambda: net.get_submodule('0.0.weight'))
attempt('parameter', lambda: net.get_parameter('0.0.weight').shape)
attempt('parameter', lambda: net.get_parameter('0.1.running_mean'))
attempt('parameter', lambda: net.get_parameter('0.0.none'))
attempt('buffer', lambda: net.get_buffer('0.1.running_mean'))
attempt('buffer', lambda: net.get_buffer('0.1.weight'))
attempt('buffer', lambda: net.get_buffer('0.1.none'))
net.set_submodule('0.1', nn.Identity())
print(net)
net.set_submodule('1', nn.GELU())
net.set_submodule('0.9', nn.Tanh())
print(net)
attempt('strict', lambda: net.set_submodule('0.5', nn.Tanh(), strict=True))
attempt('empty', lambda: net.set_submodule('', nn.Tanh()))
attempt('no module', lambda: net.set_submodule('1', 3))
attempt('a weight', lambda: net.set_submodule('0.0.weight', nn.Tanh()))
shared = nn.Linear(1, 1)
net = nn.Sequential(shared, shared, nn.ModuleList([shared]))
print([name for name, _ in net.named_modules()], [name for name, _ in net.named_modules(remove_duplicate=False)])
print([name for name, _ in net.named_parameters(remove_duplicate=False)], [name for name, _ in net.named_modules(prefix='p', remove_duplicate=False)])
m = nn.BatchNorm1d(2)
print(m.type(torch.float64).weight.dtype, m.num_batches_tracked.dtype, m.type('torch.FloatTensor').running_mean.dtype)
print(m.to_empty(device='cpu').weight.shape, type(m.weight).__name__, m.weight.requires_grad)
m = nn.Linear(2, 2).eval()
with torch.no_grad():
    before = m(torch.ones(1, 2))
    m.compile(backend='eager')
    print(torch.allclose(before, m(torch.ones(1, 2))))

print('containers')
s = nn.Sequential(nn.ReLU(), nn.Tanh())
s.insert(1, nn.GELU())
s.insert(-1, nn.Identity())
print(s)
attempt('insert', lambda: s.insert(9, nn.GELU()))
attempt('insert', lambda: s.insert(0, 5))
attempt('pop', lambda: (s.pop(0), s.pop(-1), list(s._modules)))
attempt('pop', lambda: s.pop(7))
print(s + nn.Sequential(nn.SiLU()), s * 2)
attempt('add', lambda: s + 3)
attempt('times', lambda: s * 0)
s += nn.Sequential(nn.Mish())
del s[0:2]
print(s)
l = nn.ModuleList([nn.ReLU(), nn.Tanh()])
l.insert(1, nn.GELU())
l += [nn.SiLU()]
print(l, l.pop(0), l.pop(-1), len(l + [nn.ReLU()]), list(l._modules))
attempt('insert', lambda: nn.ModuleList([nn.ReLU()]).insert(-1, nn.GELU()))
attempt('pop', lambda: l.pop(4))
del l[0]
print(l)
p = nn.ParameterDict({'a': nn.Parameter(torch.ones(1)), 'b': nn.Parameter(torch.ones(2))})
show(p.get('a'), p.get('c'), p.get('c', 5), p.setdefault('c', nn.Parameter(torch.zeros(1))), p.setdefault('a'), list(p))
print(p.popitem()[0], list(p.copy()), p.copy()['a'] is p['a'], list(p | nn.ParameterDict({'d': nn.Parameter(torch.ones(1))})))
print(p.fromkeys(['x', 'y'], nn.Parameter(torch.ones(1))), torch.ones(1).is_cpu, torch.ones(1).is_meta)
