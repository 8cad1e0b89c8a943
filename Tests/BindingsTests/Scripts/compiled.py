# torch.compile: the module that it returns, and that it computes what the model computes.
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 16, 2))
fast = torch.compile(model, backend='eager')
x = torch.randn(2, 3, 6, 6)
print(type(fast).__name__, isinstance(fast, nn.Module), fast)
print(list(fast.state_dict()), fast._orig_mod is model, len(list(fast.parameters())))
print(torch.allclose(fast(x), model(x)), fast.training)
fast.eval()
print(model.training, fast.training, fast._orig_mod[1].training)
with torch.no_grad():
    print(torch.allclose(fast(x), model(x), atol=1e-6))
optimizer = torch.optim.SGD(fast.parameters(), lr=0.1)
fast.train()
before = model[4].weight.clone()
fast(x).sum().backward()
optimizer.step()
print(torch.equal(before, model[4].weight), model.training)

class Named(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer, self.scale = nn.Linear(2, 2), 3.0

    def forward(self, x):
        return self.layer(x) * self.scale

    def helper(self):
        return 'helped'

named = Named()
quick = torch.compile(named, backend='eager')
quick.scale = 5.0
quick.extra = 7
print(named.scale, named.extra, quick.extra, quick.helper(), quick.layer is named.layer)
print(torch.equal(quick(torch.ones(1, 2)), named(torch.ones(1, 2))))
quick.load_state_dict({'_orig_mod.layer.weight': torch.ones(2, 2), '_orig_mod.layer.bias': torch.zeros(2)})
print(named.layer.weight, [name for name, _ in quick.named_parameters()], [name for name, _ in quick.named_modules()])
try:
    quick.missing
except AttributeError as e:
    print(e)

@torch.compile(backend='eager')
def twice(x):
    """Doubles."""
    return x * 2

print(twice(torch.ones(2)), twice.__name__)
plain = lambda x: x + 1
print(torch.compile(plain, disable=True) is plain, torch.compile(plain, backend='eager')(torch.zeros(1)))
try:
    torch.compile(plain, mode='default', options={})
except RuntimeError as e:
    print(e)
