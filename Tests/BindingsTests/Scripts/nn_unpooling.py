# MaxUnpool1d/2d/3d and CTCLoss.
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
x = torch.randn(2, 3, 8, requires_grad=True)
y, places = F.max_pool1d(x, 2, return_indices=True)
up = F.max_unpool1d(y, places, 2)
(up * torch.arange(8.)).sum().backward()
print(up.shape, up.sum(), x.grad.sum(), (up != 0).sum())
x = torch.randn(2, 3, 7, 6)
y, places = F.max_pool2d(x, 2, stride=2, return_indices=True)
for size in (None, x.shape, (7, 6)):
    up = F.max_unpool2d(y, places, 2, output_size=size)
    print(up.shape, round(up.sum().item(), 4), round(up[..., -1].sum().item(), 4))
layer = nn.MaxUnpool2d(2, stride=2)
print(layer, layer(y, places, output_size=x.size()).shape, nn.MaxUnpool1d(3), nn.MaxUnpool3d((1, 2, 2), padding=(0, 1, 1)))
z = torch.arange(6.).reshape(1, 1, 1, 2, 3)
print(F.max_unpool3d(z, torch.tensor([0, 5, 10, 15, 20, 23]).reshape(1, 1, 1, 2, 3), (1, 2, 2)).flatten())
for bad in (lambda: F.max_unpool2d(y, places, 2, output_size=(20, 6)), lambda: F.max_unpool2d(y, places, 2, output_size=(1, 2, 3)),
            lambda: F.max_unpool2d(y, places.int(), 2)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)

T, N, C = 12, 3, 5
logits = torch.randn(T, N, C, requires_grad=True)
targets = torch.randint(1, C, (N, 4))
inputs, lengths = torch.tensor([12, 10, 7]), torch.tensor([4, 3, 2])
for reduction in ('none', 'sum', 'mean'):
    logits.grad = None
    loss = F.ctc_loss(logits.log_softmax(2), targets, inputs, lengths, reduction=reduction)
    loss.sum().backward()
    print(reduction, loss, logits.grad.abs().sum(), logits.grad[11, 1].abs().sum(), logits.grad[3, 2])
flat = torch.cat([row[:n] for row, n in zip(targets, lengths)])
print(F.ctc_loss(logits.log_softmax(2), flat, (12, 10, 7), (4, 3, 2), blank=0))
leaf = logits.detach().log_softmax(2).requires_grad_()
F.ctc_loss(leaf, targets, inputs, lengths).backward()
print(leaf.grad[2])
short = torch.tensor([2, 10, 7])
print(nn.CTCLoss(reduction='none')(leaf, targets, short, lengths), nn.CTCLoss(reduction='none', zero_infinity=True)(leaf, targets, short, lengths))
leaf.grad = None
nn.CTCLoss(zero_infinity=True)(leaf, targets, short, lengths).backward()
print(leaf.grad[:, 0].abs().sum(), leaf.grad[:, 1].abs().sum(), nn.CTCLoss())
one = torch.randn(6, 4).log_softmax(1)
print(F.ctc_loss(one, torch.tensor([1, 1, 2]), (6,), (3,)), F.ctc_loss(one, torch.tensor([1, 1, 2]), (6,), (3,), reduction='none'))
print(F.ctc_loss(leaf.double(), targets, inputs, torch.tensor([0, 1, 2])), F.ctc_loss(leaf, targets, inputs, lengths, blank=4 - 4))
for bad in (lambda: F.ctc_loss(leaf, targets, inputs, lengths, blank=9), lambda: F.ctc_loss(leaf, targets, inputs[:2], lengths)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
