# Every optimizer of torch.optim over twenty steps: parameters, options and state, and the words for bad options.
import torch
from torch import nn
import torch.optim as O

def values(seed, shape, k=1.0):
    n = 1
    for s in shape: n *= s
    return torch.tensor([((i * 37 + seed * 11) % 23 - 11) / 11 * k for i in range(n)]).reshape(shape)

def run(name, make, steps=20, shapes=((3, 4), (4,), (2, 3, 2, 2))):
    params = [nn.Parameter(values(i, s)) for i, s in enumerate(shapes)]
    try:
        opt = make(params)
        for t in range(steps):
            for i, p in enumerate(params):
                p.grad = values(t * 3 + i, tuple(p.shape), 0.7) + 0.3 * p.detach()
            opt.step()
    except Exception as e:
        print(name, type(e).__name__, e)
        return
    print(name, [[round(v, 5) for v in p.detach().reshape(-1)[:7].tolist()] for p in params])
    d = opt.state_dict()
    print('  ', list(d['param_groups'][0].items())[:14])
    for k, s in d['state'].items():
        print('  ', k, {a: (tuple(b.shape), str(b.dtype), round(float(b.double().sum()), 4)) if isinstance(b, torch.Tensor) else b for a, b in s.items()})

cases = [
 (O.SGD, [dict(lr=.1), dict(lr=.1, momentum=.9), dict(lr=.1, momentum=.9, nesterov=True, weight_decay=.01), dict(lr=.05, momentum=.8, dampening=.3, maximize=True), dict(lr=.1, foreach=True), dict(lr=.1, fused=True, momentum=.5),
   dict(lr=-1), dict(momentum=-1), dict(weight_decay=-.1), dict(nesterov=True), dict(fused=True, foreach=True)]),
 (O.Adam, [dict(), dict(lr=.01, weight_decay=.1), dict(lr=.01, amsgrad=True), dict(lr=.02, betas=(.8, .95), maximize=True), dict(lr=torch.tensor(.01)), dict(fused=True), dict(foreach=True, decoupled_weight_decay=True, weight_decay=.3),
   dict(lr=-1), dict(eps=-1), dict(betas=(1., .9)), dict(betas=(.9, 1.2)), dict(betas=(0, .9)), dict(weight_decay=-1), dict(capturable=True), dict(lr=torch.tensor(.1), foreach=True), dict(lr=torch.tensor([.1, .2]))]),
 (O.AdamW, [dict(), dict(lr=.05, weight_decay=.2, amsgrad=True), dict(lr=.01, maximize=True)]),
 (O.Adamax, [dict(), dict(lr=.05, weight_decay=.1), dict(maximize=True), dict(capturable=True), dict(eps=-1)]),
 (O.NAdam, [dict(), dict(lr=.05, weight_decay=.1), dict(weight_decay=.1, decoupled_weight_decay=True), dict(momentum_decay=.1, maximize=True), dict(capturable=True), dict(momentum_decay=-1)]),
 (O.RAdam, [dict(), dict(lr=.05, weight_decay=.1), dict(weight_decay=.1, decoupled_weight_decay=True, betas=(.8, .9)), dict(maximize=True), dict(capturable=True)]),
 (O.RMSprop, [dict(), dict(lr=.05, momentum=.9, centered=True), dict(weight_decay=.1, alpha=.9, maximize=True), dict(centered=True), dict(alpha=-1), dict(capturable=True)]),
 (O.Adagrad, [dict(), dict(lr=.1, lr_decay=.1, weight_decay=.1), dict(initial_accumulator_value=.5, maximize=True), dict(lr_decay=-1), dict(fused=True)]),
 (O.Adadelta, [dict(), dict(lr=.5, rho=.8, weight_decay=.1, maximize=True), dict(rho=2), dict(capturable=True)]),
 (O.Rprop, [dict(), dict(lr=.1, etas=(.4, 1.5), step_sizes=(1e-3, .5), maximize=True), dict(etas=(2, 1)), dict(capturable=True)]),
 (O.ASGD, [dict(), dict(lr=.1, t0=5, lambd=.01, weight_decay=.1), dict(maximize=True), dict(capturable=True)]),
 (O.Adafactor, [dict(), dict(lr=.1, weight_decay=.1), dict(maximize=True, d=2.0), dict(d=.5), dict(beta2_decay=1)]),
]
for cls, options in cases:
    for o in options:
        run(f'{cls.__name__} {o}', lambda ps: cls(ps, **o))
# LBFGS
for o in [dict(), dict(lr=.5, max_iter=5, history_size=3), dict(line_search_fn='strong_wolfe'), dict(line_search_fn='strong_wolfe', max_iter=4), dict(line_search_fn='x')]:
    p = nn.Parameter(torch.tensor([-1.2, 1.0])); q = nn.Parameter(torch.tensor([0.5]))
    opt = O.LBFGS([p, q], **o)
    def closure():
        opt.zero_grad()
        loss = (1 - p[0]) ** 2 + 10 * (p[1] - p[0] ** 2) ** 2 + (q[0] - p[1]) ** 2
        loss.backward()
        return loss
    try:
        for _ in range(4):
            print('LBFGS', o, round(float(opt.step(closure)), 4), [round(v, 3) for v in p.tolist()])
        s = opt.state_dict()['state'][0]
        print(list(s), s['func_evals'], s['n_iter'])
    except Exception as e:
        print(type(e).__name__, e)
try:
    O.LBFGS([dict(params=[p]), dict(params=[q])])
except Exception as e:
    print(type(e).__name__, e)
