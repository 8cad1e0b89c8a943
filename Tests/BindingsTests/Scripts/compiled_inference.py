# What a compiled model computes in evaluation: the same as PyTorch, with every activation behind convolutions and linear layers, with
# weights that change between calls, in training and back, with hooks, and for models from timm.
import timm
import torch
from torch import nn

def rounded(t):
    t = t / t.abs().max().clamp(min=1e-30) * 10
    return [round(v, 2) + 0.0 for v in t.detach().flatten()[:6].tolist()], round(t.sum().item(), 1) + 0.0

torch.manual_seed(1)
ACTIVATIONS = [nn.ReLU(), nn.SiLU(), nn.Sigmoid(), nn.Tanh(), nn.Hardswish(), nn.Hardsigmoid(), nn.Mish(), nn.ReLU6(), nn.Hardtanh(-0.5, 0.7),
               nn.LeakyReLU(0.2), nn.GELU(), nn.GELU(approximate='tanh'), nn.ELU()]
x = torch.randn(2, 8, 9, 9) * 2

class Block(nn.Module):
    """Convolutions of several kinds, with and without a normalisation, and a linear layer."""

    def __init__(self, act, width):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(8, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), act)
        self.depthwise = nn.Sequential(nn.Conv2d(16, 16, 5, padding=2, groups=16), nn.BatchNorm2d(16), act)
        self.point = nn.Sequential(nn.Conv2d(16, width, 1), act)
        self.head = nn.Sequential(nn.Linear(width, 20), act, nn.Linear(20, 5, bias=False))

    def forward(self, x):
        x = self.point(self.depthwise(self.stem(x)))
        return self.head(x.mean((2, 3)) * 5)

for act in ACTIVATIONS:
    for width in (10, 24):
        model = Block(act, width)
        model(x)
        fast = torch.compile(model.eval(), backend='eager')
        with torch.no_grad():
            print(type(act).__name__, width, rounded(fast(x)), torch.allclose(fast(x), model(x), atol=1e-5))

model = Block(nn.SiLU(), 24)
fast = torch.compile(model.eval(), backend='eager')
with torch.no_grad():
    print('first', rounded(fast(x)))
    model.head[0].weight.mul_(0.5)
    print('a linear weight in place', rounded(fast(x)))
    model.stem[0].weight.add_(0.1)
    print('a convolution in place', rounded(fast(x)))
    model.stem[1].running_var.mul_(2)
    print('running statistics', rounded(fast(x)))
    model.stem[1].eps = 0.1
    print('eps', rounded(fast(x)))
    model.head[0].weight.data = torch.arange(480.0).reshape(20, 24) % 7 * 0.1 - 0.3
    print('data', rounded(fast(x)))
    model.head[2] = nn.Linear(20, 3)
    model.head[2].weight.fill_(0.25)
    model.head[2].weight[:, ::3] = -0.7
    model.head[2].bias.copy_(torch.arange(3))
    print('another layer', rounded(fast(x)))
    model.load_state_dict({name: value * 0.9 if value.is_floating_point() else value for name, value in model.state_dict().items()})
    print('a state dict', rounded(fast(x)))
optimizer = torch.optim.SGD(fast.parameters(), lr=0.05)
for step in range(2):
    fast.train()
    loss = fast(x).square().sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    fast.eval()
    with torch.no_grad():
        print('after a step', round(loss.item(), 2), rounded(fast(x)))
fast.eval()
y = fast(x)
y.sum().backward()
print('gradients in evaluation', rounded(model.stem[0].weight.grad), y.requires_grad)
seen = []
handle = model.head[0].register_forward_hook(lambda m, i, o: seen.append(tuple(o.shape)))
with torch.no_grad():
    print('a hook', rounded(fast(x)), seen)
    handle.remove()
    print('float64', fast.double()(x.double()).dtype)
    fast.float()
    print('no images', fast(x[:0]).shape)
    try:
        fast(x[:, :7])
    except RuntimeError as e:
        print(str(e)[:60])
    print('after an error', rounded(fast(x)))

for name in ('resnet10t', 'mobilenetv3_small_050', 'efficientnet_b0', 'vit_tiny_patch16_224', 'convnext_atto'):
    torch.manual_seed(3)
    size = dict(img_size=32) if name.startswith('vit') else {}
    model = timm.create_model(name, num_classes=7, **size).eval()
    fast = torch.compile(model, backend='eager')
    images = torch.randn(2, 3, 32, 32)
    with torch.no_grad():
        print(name, rounded(fast(images)), (fast(images) - model(images)).abs().max().item() < 1e-4)
