# Every optimizer of timm.optim, parameter groups by weight decay and by layer, and the factory.
import torch
from torch import nn
import timm
import timm.optim
from timm.optim import create_optimizer_v2, list_optimizers, get_optimizer_info, get_optimizer_class, param_groups_layer_decay, param_groups_weight_decay

def values(seed, shape, k=1.0):
    n = 1
    for s in shape: n *= s
    return torch.tensor([((i * 37 + seed * 11) % 23 - 11) / 11 * k for i in range(n)]).reshape(shape)

def run(name, make, steps=20, shapes=((5, 4), (4,), (20, 18)), digits=5):
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
    for k, s in list(d['state'].items())[:1]:
        print('  ', k, {a: (tuple(b.shape), str(b.dtype)) if isinstance(b, torch.Tensor) else b for a, b in s.items()})

names = list_optimizers(exclude_filters=['fused*', 'bnb*', 'kron*', 'adahessian', '*muon'])
print(len(list_optimizers()), names)
print(list_optimizers('*lamb*', with_description=True))
for n in names:
    run(n, lambda ps: create_optimizer_v2(ps, n, lr=0.02))
    run(n + ' wd', lambda ps: create_optimizer_v2(ps, n, lr=0.01, weight_decay=0.07), steps=6)
for n in ['sgd', 'momentum', 'adamw', 'lookahead_adam']:
    run(n + ' default lr', lambda ps: create_optimizer_v2(ps, n), steps=13)
for n, o in [('adabelief', dict(amsgrad=True)), ('adabelief', dict(decoupled_decay=False, weight_decay=.1)), ('adabelief', dict(fixed_decay=True, weight_decay=.01)), ('radabelief', dict(betas=(.8, .9))),
             ('adafactor', dict(lr=None)), ('adafactor', dict(lr=None, warmup_init=True)), ('adafactor', dict(lr=.01, betas=(.9, .99))), ('adafactorbv', dict(momentum_dtype='float32')),
             ('adafactorbv', dict(momentum=None, clipping_threshold=.5, weight_decay=.1, unscaled_wd=True)),
             ('adamwlegacy', dict(amsgrad=True, maximize=True)), ('adamwlegacy', dict(clipping_threshold=.3)), ('adan', dict(weight_decay=.2, betas=(.9, .8, .7))), ('nadamw', dict(clipping_threshold=.3, maximize=True)),
             ('lamb', dict(bias_correction=False, grad_averaging=False, max_grad_norm=None)), ('lamb', dict(always_adapt=True)), ('lars', dict(always_adapt=True, momentum=0)), ('lars', dict(weight_decay=.1, dampening=.2)),
             ('lion', dict(maximize=True, weight_decay=.3)), ('madgrad', dict(momentum=0)), ('mars', dict(mars_type='lion')), ('mars', dict(optimize_1d=True, gamma=.1)), ('novograd', dict(amsgrad=True, grad_averaging=True)),
             ('rmsproptf', dict(centered=True, momentum=0)), ('rmsproptf', dict(lr_in_momentum=False)), ('adopt', dict(clip_exp=None, maximize=True)), ('sgdw', dict(dampening=.1, nesterov=False, maximize=True)), ('sgdp', dict(weight_decay=.1, delta=10.)), ('adamp', dict(weight_decay=.1, delta=10.)), ('cadamp', dict(delta=10.)),
             ('nope', dict()), ('fusedadam', dict()), ('bnbadam', dict()), ('adamw', dict(lr=-1)), ('adamc', dict(lr=0.)), ('mars', dict(betas=(1.,.9))), ('lion', dict(lr=-1)), ('madgrad', dict(lr=-1)), ('rmsproptf', dict(alpha=-1)), ('sgdp', dict(lr=None))]:
    run(f'{n} {o}', lambda ps: create_optimizer_v2(ps, n, **{'lr': .02, **o}))
print(get_optimizer_info('lambc'), get_optimizer_class('adan'), get_optimizer_class('sgd', bind_defaults=False))

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3)
        self.norm = nn.BatchNorm2d(4)
        self.blocks = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 4), nn.Linear(4, 4, bias=False))
        self.head = nn.Linear(4, 2)
        self.pos = nn.Parameter(torch.zeros(1, 4))
    def no_weight_decay(self):
        return {'pos'}
class Matched(Net):
    def group_matcher(self, coarse=False):
        return dict(stem=r'^stem|pos', blocks=[(r'^blocks\.(\d+)', None), (r'^norm', (99999,))])
def show(groups, model):
    names = {id(p): n for n, p in model.named_parameters()}
    for g in groups:
        print({k: ([names[id(p)] for p in v] if k == 'params' else v) for k, v in g.items()})
for cls in (Net, Matched):
    net = cls()
    net.blocks[1].weight.requires_grad = False
    show(param_groups_weight_decay(net, 0.05), net)
    show(param_groups_weight_decay(net, 0.05, no_weight_decay_list={'pos', 'head.*'}, fallback_list=['stem*'], fallback_no_weight_decay=True), net)
    show(param_groups_weight_decay(net, 0.0), net)
    show(param_groups_layer_decay(net, 0.05, layer_decay=.5, no_weight_decay_list={'pos'}), net)
    show(param_groups_layer_decay(net, 0.05, layer_decay=.5, min_scale=.3, fallback_list=['head.*']), net)
    opt = create_optimizer_v2(net, 'adamw', lr=.1, weight_decay=.05, layer_decay=.7)
    show(opt.param_groups, net)
    show(param_groups_layer_decay(net, layer_decay=.5, no_opt_scale=.4), net)
    print([n for n, p in net.named_parameters() if p.requires_grad])
from timm.optim import create_optimizer, optimizer_kwargs
class A: pass
a = A(); a.opt = 'lookahead_momentum'; a.lr = .1; a.weight_decay = 1e-4; a.momentum = .8; a.opt_eps = None; a.opt_betas = None; a.opt_args = dict(nesterov=True)
print(optimizer_kwargs(a)); print(create_optimizer(a, Net()))
