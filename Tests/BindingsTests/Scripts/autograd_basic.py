# Gradients.
import torch

w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
x = torch.tensor([0.5, -1.0, 2.0])
loss = ((w * x) ** 2).sum()
print(loss, loss.requires_grad, w.is_leaf, loss.is_leaf)
loss.backward()
print(w.grad)
loss = (w.exp() / x).mean()
loss.backward()
print(w.grad)
w.grad.zero_()
print(w.grad)
w.grad = None
with torch.no_grad():
    w -= 0.1 * x
    print((w * 2).requires_grad)
print(w, w.grad)


@torch.no_grad()
def evaluate(value):
    return value * 2


@torch.inference_mode()
def infer(value):
    return value * 3


print(evaluate(w).requires_grad, infer(w).requires_grad, evaluate.__name__)
print(torch.is_grad_enabled())
with torch.set_grad_enabled(False):
    print(torch.is_grad_enabled())
with torch.no_grad():
    with torch.enable_grad():
        print((w * 2).requires_grad)
print(torch.is_grad_enabled(), w.detach().requires_grad, w.data)
m = torch.ones(2, 2, requires_grad=True)
n = m @ torch.tensor([[1.0, 2.0], [3.0, 4.0]])
n.backward(torch.ones(2, 2))
print(m.grad, n, n.grad_fn is not None)
a = torch.ones(2, requires_grad=True)
b = a * 2
b.retain_grad()
(b * b).sum().backward()
print(a.grad, b.grad)
c = torch.ones(3, requires_grad=True)
((c[1:] * 2).sum() + c[0] ** 3).backward(retain_graph=True)
print(c.grad)
c.requires_grad_(False)
print(c)
