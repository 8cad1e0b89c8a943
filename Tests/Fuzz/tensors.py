"""Random chains of tensor operations, as texts: each line takes x (and y) and leaves a new x. scripts/fuzz-tensors runs them."""
import random

SHAPES = ['(2, 3)', '(3,)', '(2, 3, 4)', '(1, 4)', '(4, 1, 2)', '(5, 5)', '(2, 2, 3, 3)', '()', '(0, 3)', '(6, 2)']
FLOATS = ['float32', 'float32', 'float32', 'float64', 'float64']
WHOLE = ['int64', 'int32', 'uint8', 'bool', 'int16']

# `<d>` a dimension, `<n>` a small number, `<f>` a float, `<i>` an index, `<t>` a type.
UNARY = '''
x.abs() | x.neg() | x.exp() | x.sin() | x.cos() | x.tanh() | x.sigmoid() | x.relu() | x.sqrt() | x.square() | x.floor() | x.round() | x.sign()
x.log1p() | x.reciprocal() | x.erf() | x.clamp(-1, 1) | x.clamp(min=<f>) | F.gelu(x) | F.silu(x) | F.softplus(x) | F.elu(x) | F.leaky_relu(x, 0.1)
F.hardswish(x) | F.mish(x) | x.atan() | x.expm1() | x.frac() | x.trunc() | -x | +x | ~x | x.nan_to_num() | x.logical_not() | F.hardtanh(x) | F.logsigmoid(x)
'''
BINARY = '''
x + y | x - y | x * y | x / y | x // y | x % y | torch.maximum(x, y) | torch.minimum(x, y) | x == y | x < y | x >= y | torch.where(x > y, x, y)
torch.atan2(x, y) | x.pow(2) | x ** <n> | x + <f> | x * <n> | <f> - x | x / <f> | x.lerp(y, 0.3) | torch.add(x, y, alpha=<n>) | x & y | x | y | x ^ y
torch.hypot(x, y) | torch.fmod(x, y) | x.logical_and(y) | torch.addcmul(x, x, y, value=<f>) | x.eq(<n>) | x != <n> | torch.sub(x, y, alpha=2)
'''
SHAPE = '''
x.t() | x.transpose(<d>, <d>) | x.reshape(-1) | x.flatten() | x.unsqueeze(<d>) | x.squeeze() | x.squeeze(<d>) | x.flip(<d>) | x.roll(1, <d>) | x.repeat(2, 1)
x.expand(2, *x.shape) | x.permute(*reversed(range(x.dim()))) | x[<i>] | x[:, <i>] | x[..., ::2] | x[..., 1:] | x[None] | x[..., None] | x.narrow(<d>, 0, 1)
x.movedim(0, -1) | x.contiguous() | x.view(-1) | x.chunk(2, <d>)[0] | x.split(1, <d>)[-1] | x.unbind(<d>)[0] | x.unfold(<d>, 2, 1) | x.diagonal() | x.tril() | x.triu(1)
x.select(<d>, 0) | x.index_select(<d>, torch.tensor([0, 0])) | x.gather(<d>, torch.zeros_like(x, dtype=torch.int64)) | torch.cat([x, x], <d>) | torch.stack([x, x], <d>)
x.masked_fill(x > 0, <n>) | x[x > 0] | x.take(torch.tensor([0])) | x.repeat_interleave(2, <d>) | F.pad(x, (1, 1)) | x.clone() | x.detach() | x.rot90() | x.view_as(x) | x.unflatten(-1, (-1, 1))
x.swapaxes(0, -1) | x.tile(2) | x[torch.tensor([0])] | x.broadcast_to(3, *x.shape) | x.T | x.mT | torch.atleast_2d(x) | x.diff() | x.kron(torch.ones(1, 2))
'''
REDUCE = '''
x.sum() | x.sum(<d>) | x.sum(<d>, keepdim=True) | x.mean() | x.mean(<d>) | x.mean(<d>, keepdim=True) | x.prod(<d>) | x.max() | x.min(<d>).values | x.amax(<d>) | x.amin()
x.std() | x.var(<d>) | x.var(<d>, unbiased=False) | x.norm() | x.norm(1, <d>) | x.argmax() | x.argmin(<d>) | x.any() | x.all(<d>) | x.cumsum(<d>) | x.cumprod(<d>) | x.logsumexp(<d>)
x.softmax(<d>) | x.log_softmax(<d>) | x.sort(<d>).values | x.argsort(dim=<d>) | x.topk(1, <d>).values | x.median() | x.median(<d>).values | x.count_nonzero() | x.nansum() | x.cummax(<d>).values
F.normalize(x, dim=<d>) | F.layer_norm(x, x.shape[-1:]) | x.logcumsumexp(<d>) | x.kthvalue(1, <d>).values | x.mode(<d>).values | x.quantile(0.5) | (x.mul(7.3).round() if x.is_floating_point() else x).unique() | torch.var_mean(x, <d>)[1]
'''
PRODUCT = '''
x @ x.transpose(-1, -2) | torch.outer(x.flatten(), x.flatten()[:2]) | torch.einsum('...i,...i->...', x, x) | x @ y | torch.matmul(x, torch.ones(x.shape[-1], 2, dtype=x.dtype))
torch.tensordot(x, x, dims=0) | F.linear(x, torch.ones(2, x.shape[-1], dtype=x.dtype)) | torch.dot(x.flatten(), x.flatten()) | torch.cdist(x, x) | x.mm(x.t())
F.conv1d(x, torch.ones(1, x.shape[-2], 1, dtype=x.dtype)) | F.max_pool2d(x, 2, 1) | F.avg_pool2d(x, 2, 1) | F.adaptive_avg_pool2d(x, 1) | F.interpolate(x, scale_factor=2)
'''
INPLACE = '''
x.add_(<n>) | x.mul_(<f>) | x.sub_(y) | x.zero_() | x.fill_(<f>) | x.clamp_(min=0) | x.relu_() | x.sigmoid_() | x.t_() | x.unsqueeze_(<d>) | x.squeeze_() | x.neg_() | x.exp_()
x.masked_fill_(x > 0, <n>) | x.copy_(y) | x.div_(2) | x.abs_() | x.index_fill_(<d>, torch.tensor([0]), <n>) | x.cumsum_(<d>) | x.pow_(2) | x.floor_() | x.transpose_(0, -1)
'''
ASSIGN = ['x[0] = <f>', 'x[..., -1] = 2', 'x[x > 0] = <n>', 'x[:, 0] = y', 'x += y', 'x *= <f>', 'x -= <n>', 'x /= 2', 'x[0] += 1', 'v = x[0]; v.mul_(2)', 'v = x.reshape(-1); v[0] = 7']
CAST = ['x.float()', 'x.double()', 'x.long()', 'x.bool()', 'x.to(torch.<t>)', 'x.half()', 'x.bfloat16()', 'x.int()', 'x.type(torch.float32)']


def _table(text):
    return [part for line in text.strip().splitlines() for part in (item.strip() for item in line.split(' | ')) if part]


TABLES = [(_table(UNARY), 5), (_table(BINARY), 6), (_table(SHAPE), 7), (_table(REDUCE), 6), (_table(PRODUCT), 2), (_table(INPLACE), 2), (CAST, 1)]


def _fill(rng, text):
    for mark, choose in (('<d>', lambda: rng.choice(['0', '1', '-1', '-1', '0', '2', '-2'])), ('<n>', lambda: str(rng.choice([2, 3, -1, 0, 1]))),
                         ('<f>', lambda: rng.choice(['0.5', '-1.25', '2.0', '0.1'])), ('<i>', lambda: rng.choice(['0', '-1', '1', '5'])),
                         ('<t>', lambda: rng.choice(FLOATS + WHOLE))):
        while mark in text:
            text = text.replace(mark, choose(), 1)
    return text


def _tensor(rng, gradient):
    shape = rng.choice(SHAPES)
    if rng.random() < 0.8:
        text = f'torch.randn({shape}, dtype=torch.{rng.choice(FLOATS)})'
        return text + ('.requires_grad_()' if gradient else '')
    return f'torch.randint(0, 4, {shape}).to(torch.{rng.choice(WHOLE)})'


def chain(rng):
    """The lines of one chain."""
    gradient = rng.random() < 0.35
    lines = [f'torch.manual_seed({rng.randrange(1000)})', f'x = leaf = {_tensor(rng, gradient)}', f'y = {_tensor(rng, False)}']
    if rng.random() < 0.5:
        lines[2] = 'y = x.detach().flip(0) * 2' if rng.random() < 0.5 else 'y = torch.ones_like(x) * 0.5'
    if gradient and rng.random() < 0.5:
        lines.append('x = x * 1')
    for _ in range(rng.randint(2, 7)):
        if rng.random() < 0.08:
            lines.append(_fill(rng, rng.choice(ASSIGN)))
            continue
        table = rng.choices([t for t, _ in TABLES], [weight for _, weight in TABLES])[0]
        lines.append('x = ' + _fill(rng, rng.choice(table)))
    if gradient:
        lines.append('if x.requires_grad and x.is_floating_point(): x.sum().backward()')
    return lines


HARNESS = r'''
import json
import warnings
warnings.simplefilter('ignore')
import torch
import torch.nn.functional as F

def flat(value, out):
    if isinstance(value, list):
        for item in value:
            flat(item, out)
    else:
        out.append(value if isinstance(value, (bool, int)) else '%.6g' % value)
    return out

def tell(t):
    if not isinstance(t, torch.Tensor):
        return repr(t)
    values = flat(t.detach().tolist(), [])
    return [str(t.dtype), list(t.shape), t.requires_grad, values[:200]]

def run(index, chain):
    result = []
    try:
        x, leaf = chain()
        result.append(tell(x))
        if leaf.grad is not None:
            result.append(tell(leaf.grad))
    except Exception as e:
        result.append([type(e).__name__, str(e)])
    print(json.dumps([index, result]), flush=True)

'''


def program(chains):
    """A program that runs the chains and prints what each gives, one JSON text a line."""
    calls = []
    for index, lines in chains:
        body = [f'def chain_{index}():'] + ['    ' + line for line in lines] + ['    return x, leaf', f'run({index}, chain_{index})', '']
        calls.append('\n'.join(body))
    return HARNESS + '\n'.join(calls)
