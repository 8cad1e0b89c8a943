# Writes in place through views: which history a view, its siblings and its base have afterwards.
import torch
from torch import nn

torch.manual_seed(0)


def show(title, result, *leaves):
    for leaf in leaves:
        leaf.grad = None
    result.sum().backward()
    print(title, [[round(v, 4) for v in leaf.grad.flatten().tolist()] for leaf in leaves])


a = torch.randn(2, 3, requires_grad=True)
b = torch.randn(3, requires_grad=True)

show('relu of a transposed view', nn.ReLU(inplace=True)((a * 1).t()) * torch.arange(6.).reshape(3, 2), a)
y = a * 2
view = y.t()
view.mul_(3)
show('the view after the write', view * view, a)
y = a * 2
view = y.t()
view.mul_(3)
show('the base after the write', y * y, a)
y = a * 2
one, two = y[0], y[1]
one.mul_(b)
show('a sibling after the write', two * two + one, a, b)
y = a * 1
for row in (y[0], y[1]):
    row.mul_(2).add_(b)
show('rows in a loop', y * y, a, b)
y = (a * 1).permute(1, 0).contiguous().permute(1, 0)
show('leaky relu of a permuted view', nn.functional.leaky_relu(y, 0.1, inplace=True) ** 2, a)
y = a * 1
y.view(-1)[1:4].copy_(b)
show('copy into a slice of a view', y * y, a, b)
y = torch.zeros(2, 3)
y[1] = b * b
show('a base without history', y * torch.arange(6.).reshape(2, 3), b)
y = a * 1
inner = y[0][1:]
inner.exp_()
show('a view of a view', inner + inner, a)
y = a * 1
first = y[0]
y.mul_(2)
show('a view after a write to its base', first * first, a)
