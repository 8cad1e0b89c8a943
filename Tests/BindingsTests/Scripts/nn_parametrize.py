# Parametrizations of parameters: computed at every use, gradients through them, keys, caches, and how they are taken away.
import copy
import torch
from torch import nn
import torch.nn.utils.parametrize as P
from torch.nn.utils import parametrizations


def rounded(t):
    return [round(v, 4) + 0.0 for v in t.detach().flatten().tolist()]


class Symmetric(nn.Module):
    def forward(self, X):
        return X.triu() + X.triu(1).T

    def right_inverse(self, A):
        return A.triu()


class Double(nn.Module):
    calls = 0

    def forward(self, X):
        Double.calls += 1
        return X * 2


class Product(nn.Module):
    def forward(self, x, y):
        return x.unsqueeze(-1) @ y.unsqueeze(-2)

    def right_inverse(self, Z):
        return Z[:, 0].clone(), Z[0].clone()


class Own(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.tensor([1.0, 2.0]))
        self.register_buffer('b', torch.ones(2))

    def forward(self, x):
        return x * self.w + self.b


torch.manual_seed(0)
m = nn.Linear(3, 3)
start = m.weight.detach().clone()
assert P.register_parametrization(m, 'weight', Symmetric()) is m
print(P.is_parametrized(m), P.is_parametrized(m, 'weight'), P.is_parametrized(m, 'bias'), torch.equal(m.weight, m.weight.T))
print(list(m.state_dict()), [n for n, _ in m.named_parameters()])
x = torch.arange(6.0).view(2, 3)
print(torch.allclose(m(x), x @ m.weight.T + m.bias))
m(x).sum().backward()
print(rounded(m.parametrizations.weight.original.grad), rounded(m.bias.grad))
m.weight = torch.eye(3) * 2
print(rounded(m.weight), rounded(m(x)))
P.register_parametrization(m, 'weight', Double())
print(rounded(m.weight), len(m.parametrizations.weight), len(m.parametrizations))
Double.calls = 0
with P.cached():
    m(x), m(x), m.weight
print('calls', Double.calls)
m(x), m.weight
print('calls', Double.calls)
try:
    m.weight = torch.eye(3)
except RuntimeError as e:
    print(e)
c = copy.deepcopy(m)
c.parametrizations.weight.original.data.zero_()
print(rounded(c.weight), rounded(m.weight))
with torch.no_grad():
    print(rounded(nn.Sequential(m, nn.ReLU())(x)))
P.remove_parametrizations(m, 'weight')
print(P.is_parametrized(m), rounded(m.weight), list(m.state_dict()), type(m.weight).__name__, type(m).__name__)

n = nn.Linear(2, 2)
P.register_parametrization(n, 'weight', Product())
print(list(n.state_dict()), torch.linalg.matrix_rank(n.weight).item())
try:
    P.remove_parametrizations(n, 'weight', leave_parametrized=False)
except ValueError as e:
    print(e)
P.remove_parametrizations(n, 'weight')
print(list(n.state_dict()))

o = Own()
P.register_parametrization(o, 'w', Double())
P.register_parametrization(o, 'b', Double())
print(rounded(o(torch.ones(2))), list(o.state_dict()), rounded(o.w))
P.remove_parametrizations(o, 'w', leave_parametrized=False)
print(rounded(o(torch.ones(2))), list(o.state_dict()))
P.remove_parametrizations(o, 'b')
print(rounded(o.b), list(o.state_dict()))
for bad in ('bogus', 'weight'):
    try:
        P.register_parametrization(o, bad, Double())
    except ValueError as e:
        print(e)


class Narrow(nn.Module):
    def forward(self, X):
        return X[0]


class Half(nn.Module):
    def forward(self, X):
        return X.double()


for part in (Narrow(), Half()):
    try:
        P.register_parametrization(nn.Linear(2, 2), 'weight', part)
    except ValueError as e:
        print(e)

torch.manual_seed(1)
l = parametrizations.weight_norm(nn.Linear(3, 2))
print(list(l.state_dict()), rounded(l.weight), rounded(l.parametrizations.weight.original0))
l(x).square().sum().backward()
print(rounded(l.parametrizations.weight.original0.grad), rounded(l.parametrizations.weight.original1.grad))
conv = parametrizations.weight_norm(nn.Conv2d(2, 3, 2), dim=1)
print([tuple(v.shape) for v in conv.state_dict().values()], rounded(conv(torch.ones(1, 2, 2, 2))))
s = parametrizations.spectral_norm(nn.Linear(4, 3))
print(list(s.state_dict()), round(torch.linalg.matrix_norm(s.weight, 2).item(), 3))
s(torch.ones(1, 4))
print(rounded(s.parametrizations.weight[0]._u), rounded(s.eval()(torch.ones(1, 4))), rounded(s(torch.ones(1, 4))))
for size, kind in (((3, 3), None), ((3, 3), 'cayley'), ((2, 4), 'matrix_exp'), ((4, 2), None)):
    q = parametrizations.orthogonal(nn.Linear(*size), orthogonal_map=kind)
    W = q.weight
    small = W @ W.T if W.shape[0] <= W.shape[1] else W.T @ W
    print(size, kind, list(q.state_dict()), torch.allclose(small, torch.eye(len(small)), atol=1e-5), rounded(W))
    optimizer = torch.optim.SGD(q.parameters(), lr=0.1)
    q(torch.ones(2, size[0])).square().sum().backward()
    optimizer.step()
    W = q.weight
    small = W @ W.T if W.shape[0] <= W.shape[1] else W.T @ W
    print(torch.allclose(small, torch.eye(len(small)), atol=1e-5), rounded(W))
print(m)
print(P.register_parametrization(nn.Linear(2, 2), 'weight', Double()))
