# What scripts/fuzz-tensors found.
import torch
import torch.nn.functional as F

x = torch.tensor([1.0, 2.0, 3.0])
twice = x.repeat(2, 1)
twice[0].mul_(10)
same = x.repeat(1)
same.add_(1)
single = torch.tensor(5.0).repeat(2, 1)
single[0] = 7
print(twice, same, x, single, x.tile(1).data_ptr() != x.data_ptr(), twice.stride())
S = torch.tensor(1.5)
whole = torch.ones(2, dtype=torch.int64)
for call in (lambda: S.roll(1, 0), lambda: S.roll((1, 2), (0, 0)), lambda: S.roll(1), lambda: torch.trapz(S), lambda: torch.trapezoid(S, S),
             lambda: torch.cumulative_trapezoid(S), lambda: torch.searchsorted(S, S), lambda: torch.searchsorted(S, torch.ones(2)),
             lambda: F.avg_pool2d(torch.ones(3), 2), lambda: F.avg_pool2d(S, 2), lambda: F.adaptive_avg_pool2d(torch.ones(2, 3), 1),
             lambda: F.adaptive_avg_pool2d(torch.ones(3), 1), lambda: F.adaptive_avg_pool2d(torch.ones(2, 3), 2),
             lambda: whole.lerp(whole, 0.3), lambda: whole.lerp(whole, whole), lambda: torch.tensor([1.0]).mT, lambda: torch.tensor([1.0]).mH,
             lambda: torch.tensor([True]).topk(1), lambda: torch.tensor([[[True]]]).bmm(torch.tensor([[[True]]]))):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
w = torch.tensor([0.5, 2.0, -1.0], requires_grad=True)
v = torch.arange(6.0).reshape(2, 3).requires_grad_()
y = F.rms_norm(v, (3,), w)
(y * torch.tensor([1.0, -2.0, 0.5])).sum().backward()
print(y.detach(), v.grad, w.grad, F.rms_norm(v.double(), (2, 3), eps=0.1).detach())
