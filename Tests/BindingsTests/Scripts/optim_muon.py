# Muon, whose iteration is in half precision: the same to three digits.
import torch
from torch import nn
import timm.optim
import torch.optim as O
from timm.optim import create_optimizer_v2
def values(seed, shape, k=1.0):
    n = 1
    for s in shape: n *= s
    return torch.tensor([((i * 37 + seed * 11) % 23 - 11) / 11 * k for i in range(n)]).reshape(shape)
def run(name, make, steps=8, shapes=((5, 6), (4,), (20, 8), (6, 4, 2, 2)), digits=3):
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
    print('  ', [(k, v) for k, v in d['param_groups'][0].items() if k != 'params'])
    for k, s in d['state'].items():
        print('  ', k, {a: (tuple(b.shape), str(b.dtype)) if isinstance(b, torch.Tensor) else b for a, b in s.items()})
for o in [dict(), dict(lr=.1, nesterov=False, weight_decay=0), dict(adjust_lr_fn='match_rms_adamw'), dict(adjust_lr_fn='x'), dict(momentum=-1)]:
    run(f'torch {o}', lambda ps: O.Muon(ps, **o), shapes=((3, 4), (6, 4), (7, 7)))
for n in ('muon', 'nmuon', 'adamuon', 'nadamuon'):
    for o in [dict(), dict(lr=.05, weight_decay=.1, conv_mode='batched', ns_coefficients='polar_express', ns_steps=7), dict(adjust_lr_fn='rms_to_rms', scale_eps=True, betas=(.8, .9)), dict(ns_coefficients=(3.4, -4.7, 2.0), conv_mode='batched', normalize_spatial=False, fallback_lr_scale=.1), dict(ns_coefficients='x'), dict(conv_mode='x'), dict(algo='y')]:
        run(f'{n} {o}', lambda ps: create_optimizer_v2(ps, n, **o))
