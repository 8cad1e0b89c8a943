# Kron, whose preconditioner draws random numbers, and Adahessian, which needs second derivatives.
import warnings
warnings.simplefilter('ignore')
import torch
from torch import nn
import timm.optim
from timm.optim import create_optimizer_v2
import timm.optim.kron
timm.optim.kron.has_dynamo = False  # timm compiles the parts where it can
def values(seed, shape, k=1.0):
    n = 1
    for s in shape: n *= s
    return torch.tensor([((i * 37 + seed * 11) % 23 - 11) / 11 * k for i in range(n)]).reshape(shape)
def run(name, make, steps=4, shapes=((5, 6), (4,), (3, 4, 2, 2), ()), digits=4):
    torch.manual_seed(3)
    params = [nn.Parameter(values(i, s)) for i, s in enumerate(shapes)]
    try:
        opt = make(params)
        for t in range(steps):
            for i, p in enumerate(params):
                p.grad = values(t * 3 + i + 1, tuple(p.shape), 0.7) + 0.3 * p.detach()
            opt.step()
    except Exception as e:
        print(name, type(e).__name__, e)
        return
    print(name, type(opt).__name__, [[round(v, digits) for v in p.detach().reshape(-1)[:5].tolist()] for p in params])
    d = opt.state_dict()
    print('  ', [(k, v) for k, v in d['param_groups'][0].items() if k != 'params'], list(d))
    for k, s in d['state'].items():
        print('  ', k, {a: (tuple(b.shape), str(b.dtype)) if isinstance(b, torch.Tensor) else [tuple(q.shape) for q in b] if isinstance(b, list) else b for a, b in s.items()})
for n in ('kron', 'kronw', 'kronc'):
    for o in ([dict(weight_decay=.1)] if n != 'kron' else [dict(), dict(lr=.05, weight_decay=.1), dict(memory_save_mode='one_diag', lr=.01), dict(memory_save_mode='smart_one_diag', momentum=.5), dict(memory_save_mode='all_diag'), dict(flatten=True, momentum_into_precond_update=False, precond_lr=.3), dict(deterministic=True, preconditioner_update_probability=.5), dict(max_size_triangular=4, precond_init_scale=2., stochastic_weight_decay=True, weight_decay=.1), dict(memory_save_mode='x'), dict(momentum=2.)]):
        run(f'{n} {o}', lambda ps: create_optimizer_v2(ps, n, **o), steps=12 if not o else 4)
# Adahessian
for o in [dict(), dict(lr=.05, weight_decay=.1, hessian_power=.5, n_samples=2, update_each=3), dict(hessian_power=2.)]:
    torch.manual_seed(0)
    try:
        w, b = nn.Parameter(values(1, (2, 3))), nn.Parameter(values(2, (3,)))
        opt = create_optimizer_v2([w, b], 'adahessian', **o)
        x = values(5, (4, 2))
        for t in range(6):
            opt.zero_grad()
            loss = ((x @ w + b).tanh() ** 2).mean()
            loss.backward(create_graph=True)
            opt.step()
        print('adahessian', o, round(float(loss), 5), [[round(v, 4) for v in p.detach().reshape(-1)[:5].tolist()] for p in (w, b)], opt.is_second_order, sorted(opt.state_dict()['state'][0]))
    except Exception as e:
        print('adahessian', o, type(e).__name__, e)
