# torch.autocast on the CPU: types and numbers of the operations on its lists, gradients, the cache, nesting; GradScaler.
import warnings
import torch
import torch.nn.functional as F
from torch import nn
from torch.amp import GradScaler, autocast

warnings.simplefilter('ignore')
torch.manual_seed(0)
print(torch.is_autocast_enabled('cpu'), torch.get_autocast_dtype('cpu'), torch.get_autocast_dtype('cuda'), torch.is_autocast_cache_enabled())
x2, x3, x4 = torch.randn(4, 8), torch.randn(2, 4, 8), torch.randn(2, 4, 8, 8)
w = torch.randn(3, 8)
target = torch.tensor([0, 1, 2, 0])
half2, half3, half4 = x2.bfloat16(), x3.bfloat16(), x4.bfloat16()
calls = {
    'linear': lambda: F.linear(x2, w, torch.randn(3) * 0), 'mm': lambda: x2 @ w.t(), 'bmm': lambda: torch.bmm(x3, x3.transpose(1, 2)),
    'matmul 3': lambda: torch.matmul(x3, w.t()), 'matmul 1': lambda: torch.matmul(x2[0], x2[1]), 'mv': lambda: torch.mv(x2, x2[0]),
    'dot': lambda: torch.dot(x2[0], x2[1]), 'addmm': lambda: torch.addmm(torch.ones(3), x2, w.t()),
    'baddbmm': lambda: torch.baddbmm(torch.ones(2, 4, 4), x3, x3.transpose(1, 2)), 'einsum': lambda: torch.einsum('bij,kj->bik', x3, w),
    'conv1d': lambda: F.conv1d(x3, torch.ones(2, 4, 3)), 'conv2d': lambda: F.conv2d(x4, torch.ones(2, 4, 3, 3), torch.ones(2)),
    'conv3d': lambda: F.conv3d(x4.unsqueeze(0), torch.ones(2, 2, 1, 3, 3)).dtype, 'conv_t': lambda: F.conv_transpose2d(x4, torch.ones(4, 2, 2, 2)),
    'prelu': lambda: F.prelu(x2, torch.tensor([0.25])), 'sdpa': lambda: F.scaled_dot_product_attention(x3, x3, x3),
    'double': lambda: x2.double() @ x2.double().t(),
    'softmax': lambda: F.softmax(half2, -1), 'softmax 32': lambda: F.softmax(x2, -1), 'layer_norm': lambda: F.layer_norm(half2, (8,), torch.ones(8), torch.zeros(8)),
    'batch_norm': lambda: F.batch_norm(half4, torch.zeros(4), torch.ones(4), torch.ones(4), torch.zeros(4), True),
    'group_norm': lambda: F.group_norm(half4, 2, torch.ones(4), torch.zeros(4)), 'gelu': lambda: F.gelu(half2), 'relu': lambda: F.relu(half2),
    'silu': lambda: F.silu(half2), 'hardswish': lambda: F.hardswish(half2), 'add': lambda: half2 + x2, 'mul': lambda: half2 * 2.5, 'exp': lambda: half2.exp(),
    'max_pool': lambda: F.max_pool2d(half4, 2), 'avg_pool': lambda: F.avg_pool2d(half4, 2), 'pool': lambda: F.adaptive_avg_pool2d(half4, 1),
    'interpolate': lambda: F.interpolate(half4, scale_factor=2, mode='bilinear'), 'interpolate 32': lambda: F.interpolate(x4, scale_factor=2, mode='bilinear').dtype,
    'mean': lambda: half2.mean(), 'sum': lambda: half2.sum(1), 'var': lambda: half2.var(1), 'cumsum': lambda: half2.cumsum(1),
    'cross_entropy': lambda: F.cross_entropy(half2, target), 'nll': lambda: F.nll_loss(half2, target), 'mse': lambda: F.mse_loss(half2, x2),
    'l1': lambda: F.l1_loss(half2, x2), 'smooth_l1': lambda: F.smooth_l1_loss(half2, x2), 'huber': lambda: F.huber_loss(half2, x2),
    'bce': lambda: F.binary_cross_entropy_with_logits(half2, x2.sigmoid()), 'kl': lambda: F.kl_div(half2, x2.softmax(1), reduction='batchmean'),
    'prod': lambda: half2.prod(1), 'quantile': lambda: torch.quantile(half2.float(), 0.5), 'cdist': lambda: torch.cdist(half2, half2),
    'trace': lambda: torch.trace(half2), 'inverse': lambda: torch.linalg.inv(half3[0, :, :4] + torch.eye(4) * 5),
    'reflect': lambda: F.pad(half4, (1, 1, 1, 1), mode='reflect'), 'zeros': lambda: F.pad(half4, (1, 1)), 'cat': lambda: torch.cat([half2, x2]),
    'cat 16': lambda: torch.cat([half2, half2]), 'stack': lambda: torch.stack([half2, x2]), 'norm': lambda: half2.norm(),
    'dropout': lambda: F.dropout(half2, 0.5, training=False), 'embedding': lambda: F.embedding(target, w), 'ints': lambda: target + 1,
}

def show(name, result):
    if isinstance(result, torch.dtype):
        print(name, result)
    else:
        print(name, result.dtype, tuple(result.shape), f'{result.double().abs().max().item():.2g}')

with torch.autocast('cpu', dtype=torch.bfloat16):
    print(torch.is_autocast_enabled('cpu'), torch.get_autocast_dtype('cpu'))
    for name, call in calls.items():
        show(name, call())
    with torch.autocast('cpu', enabled=False):
        print(torch.is_autocast_enabled('cpu'), (x2 @ w.t()).dtype)
    with torch.autocast('cpu', dtype=torch.float16):
        print((x2 @ w.t()).dtype, torch.get_autocast_dtype('cpu'))
    print((x2 @ w.t()).dtype)
print(torch.is_autocast_enabled('cpu'), (x2 @ w.t()).dtype)

# without autocast the 16-bit types go through
for name in ('softmax', 'layer_norm', 'batch_norm', 'group_norm', 'max_pool', 'interpolate', 'cross_entropy', 'mse'):
    show(name, calls[name]())
print(F.linear(half2, w.bfloat16()).dtype, F.conv2d(half4, torch.ones(2, 4, 3, 3).bfloat16()).dtype, nn.Linear(8, 2).bfloat16()(half2).dtype)

@torch.autocast('cpu')
def decorated(a, b):
    return a @ b

print(decorated(x2, w.t()).dtype, decorated.__name__, (x2 @ w.t()).dtype)

# training: parameters and their gradients stay float32
model = nn.Sequential(nn.Conv2d(4, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.Flatten(), nn.LayerNorm(8 * 64), nn.Linear(8 * 64, 3))
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
labels = torch.tensor([0, 2])
losses = []
for step in range(4):
    optimizer.zero_grad()
    with autocast('cpu', dtype=torch.bfloat16):
        output = model(x4)
        loss = F.cross_entropy(output, labels)
    loss.backward()
    optimizer.step()
    losses.append(round(loss.item(), 1))
print(output.dtype, loss.dtype, losses, {p.dtype for p in model.parameters()}, {p.grad.dtype for p in model.parameters()})
print(all(torch.isfinite(p.grad).all() for p in model.parameters()), model[1].running_mean.dtype)
model.eval()
with torch.no_grad(), torch.autocast('cpu'):
    print(model(x4).dtype)

# the cache: one conversion per context, gone afterwards
layer = nn.Linear(8, 2)
with torch.autocast('cpu'):
    before = layer(x2)
    with torch.no_grad():
        layer.weight.zero_()
    same = layer(x2)
after = layer(x2)
print(before.detach().abs().sum().item() > 1, same.requires_grad, after.detach().abs().sum().item() < before.detach().float().abs().sum().item())
with torch.autocast('cpu', cache_enabled=False):
    print(layer(x2).dtype, torch.is_autocast_cache_enabled())
print(torch.is_autocast_cache_enabled())

for bad in (lambda: torch.autocast(3), lambda: torch.autocast('nonsense', dtype=torch.bfloat16), lambda: torch.autocast('cpu')(3)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, str(e)[:70])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    mode = torch.autocast('cpu', dtype=torch.float64)
    print(mode._enabled, [str(item.message).splitlines()[0] for item in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(torch.autocast('cuda')._enabled, torch.cuda.amp.GradScaler().is_enabled(), len(caught))

# GradScaler
scaler = GradScaler('cpu', init_scale=8.0, growth_interval=2)
weight = nn.Parameter(torch.ones(2))
opt = torch.optim.SGD([weight], lr=0.1)
for step in range(6):
    opt.zero_grad()
    loss = (weight * torch.tensor([1.0, 2.0])).sum() * (float('inf') if step == 3 else 1)
    scaler.scale(loss).backward()
    if step == 1:
        scaler.unscale_(opt)
        print(weight.grad)
        try:
            scaler.unscale_(opt)
        except RuntimeError as e:
            print(e)
    scaler.step(opt)
    scaler.update()
    print(step, scaler.get_scale(), scaler._get_growth_tracker(), [round(v, 4) for v in weight.tolist()])
print(scaler.state_dict())
other = GradScaler('cpu')
other.load_state_dict(scaler.state_dict())
print(other.get_scale(), other.is_enabled(), other.get_growth_interval(), [t.item() for t in other.scale([torch.ones(()), torch.ones(())])])
off = GradScaler('cpu', enabled=False)
print(off.scale(torch.ones(2)), off.get_scale(), off.state_dict(), off.step(opt), off.update())
for bad in (lambda: GradScaler('cpu', growth_factor=0.5), lambda: GradScaler('cpu').update(), lambda: GradScaler('cpu').step(opt)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
