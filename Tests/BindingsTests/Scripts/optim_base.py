# torch.optim.Optimizer: groups that scripts change, classes that scripts write, hooks, closures, state dicts, errors.
import warnings
import torch
from torch import nn
from torch.optim import SGD, Adam, AdamW, Optimizer
from torch.optim.optimizer import required

def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

def params(n=2):
    return [nn.Parameter(torch.arange(4.) + i) for i in range(n)]

def grads(ps, k=1.):
    for i, p in enumerate(ps):
        p.grad = torch.tensor([1., -2., .5, 0.]) * (i + 1) * k

class Plain(Optimizer):
    def __init__(self, params, lr=required, scale=2.):
        super().__init__(params, dict(lr=lr, scale=scale))

    @torch.no_grad()
    def step(self, closure=None):
        loss = closure() if closure is not None else None
        for group in self.param_groups:
            for p in group['params']:
                if p.grad is not None:
                    state = self.state[p]
                    state['count'] = state.get('count', 0) + 1
                    p.add_(p.grad, alpha=-group['lr'] * group['scale'])
        return loss

ps = params()
o = Plain([{'params': [ps[0]], 'lr': .1}, {'params': ps[1], 'lr': .2, 'scale': 1}])
log = []
h = o.register_step_pre_hook(lambda opt, args, kwargs: log.append(('pre', type(opt).__name__, len(args), kwargs)))
o.register_step_post_hook(lambda opt, args, kwargs: log.append(('post', len(args))))
grads(ps); o.step(); h.remove(); o.step()
print(log, [p.tolist() for p in ps], o, o.state_dict(), isinstance(o, Optimizer), Plain.__mro__[1].__name__)
attempt(lambda: Plain(params()))
attempt(lambda: Optimizer(params(), {}).step())
attempt(lambda: SGD(params()[0]))
attempt(lambda: SGD([]))
attempt(lambda: SGD(3))
attempt(lambda: SGD([3]))
attempt(lambda: SGD([{'params': {ps[0]}}]))
attempt(lambda: SGD([ps[0] * 2]))
attempt(lambda: SGD([{'params': [ps[0]]}, {'params': [ps[0]]}]))
attempt(lambda: SGD(ps).add_param_group([ps[0]]))
attempt(lambda: SGD(ps).add_param_group({'params': [ps[0]]}))
attempt(lambda: SGD([ps[0]]).add_param_group({'params': ps[1], 'lr': 5}))
attempt(lambda: SGD([('a', ps[0]), ps[1]]))
named = SGD([('a', ps[0]), ('b', ps[1])]); print(named.param_groups[0]['param_names'], list(named.state_dict()['param_groups'][0]))
attempt(lambda: named.add_param_group({'params': params(1)}))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    SGD([ps[0], ps[0]])
    print([str(x.message) for x in w])
attempt(lambda: SGD(ps, lr=torch.tensor([.1, .2])))
attempt(lambda: SGD(ps, momentum='x'))
attempt(lambda: AdamW(ps, lr='x'))
# live groups
ps = params(); o = SGD(ps, lr=1.)
o.param_groups[0]['lr'] = .25; o.param_groups[0]['momentum'] = .5; o.param_groups[0]['extra'] = 'kept'
grads(ps); o.step(); o.step()
o.add_param_group(dict(params=params(1), weight_decay=.1)); print([p.tolist() for p in ps], len(o.param_groups), sorted(o.param_groups[0]), o.param_groups[1]['weight_decay'])
o.zero_grad(set_to_none=False); print(ps[0].grad); o.zero_grad(); print(ps[0].grad)
ps[0].grad = torch.ones(4); before = ps[1].tolist(); o.step(); print(ps[1].tolist() == before, o.state[ps[0]]['momentum_buffer'])
# closures
ps = params(); o = Adam(ps, lr=.1)
def closure():
    o.zero_grad(); loss = (ps[0] ** 2).sum() + ps[1].sum(); loss.backward(); print(torch.is_grad_enabled()); return loss
print(o.step(closure), ps[0].grad, torch.is_grad_enabled())
attempt(lambda: o.step(3))
# state dicts
d = o.state_dict(); print(list(d), list(d['state']), list(d['state'][0]), d['state'][0]['step'], d['state'][0]['exp_avg'].shape)
qs = params(); o2 = Adam(qs, lr=9.)
o2.register_load_state_dict_pre_hook(lambda opt, s: print('loading', list(s)))
o2.register_load_state_dict_post_hook(lambda opt: print('loaded'))
o2.load_state_dict(d); print(o2.param_groups[0]['lr'], torch.equal(o2.state[qs[1]]['exp_avg'], o.state[ps[1]]['exp_avg']), o2.param_groups[0]['params'][0] is qs[0])
o2.register_state_dict_post_hook(lambda opt, s: {**s, 'more': 1}); print(list(o2.state_dict()))
attempt(lambda: Adam(params(1)).load_state_dict(d))
attempt(lambda: Adam([dict(params=params(1)), dict(params=params(1))]).load_state_dict(d))
attempt(lambda: o2.load_state_dict({}))
old = {'state': {0: {'step': 3, 'exp_avg': torch.ones(4), 'exp_avg_sq': torch.ones(4)}}, 'param_groups': [{'lr': .1, 'betas': (.9, .99), 'eps': 1e-8, 'weight_decay': 0, 'params': [0]}]}
rs = params(1); o3 = Adam(rs); o3.load_state_dict(old); grads(rs); o3.step(); print(rs[0].tolist(), o3.state[rs[0]]['step'], sorted(o3.param_groups[0]))
# other types, memory orders and missing gradients
for dtype in (torch.float64, torch.bfloat16, torch.float16):
    for cls, kw in ((SGD, dict(lr=.1, momentum=.9, nesterov=True)), (AdamW, dict(lr=.1, amsgrad=True))):
        p = nn.Parameter(torch.linspace(-2, 2, 6).to(dtype).reshape(2, 3)); o = cls([p], **kw)
        for t in range(3):
            p.grad = (torch.linspace(1, -1, 6) * (t + 1)).to(dtype).reshape(2, 3); o.step()
        print(cls.__name__, dtype, [round(v, 1) for v in p.detach().double().reshape(-1).tolist()], o.state[p][list(o.state[p])[-1]].dtype)
p = nn.Parameter(torch.arange(24.).reshape(2, 3, 2, 2).to(memory_format=torch.channels_last)); o = AdamW([p], lr=.1)
p.grad = torch.arange(24.).reshape(2, 3, 2, 2) - 11; o.step(); print(p.detach().reshape(-1).tolist()[:6], p.is_contiguous(memory_format=torch.channels_last))
p = nn.Parameter(torch.arange(6.).reshape(2, 3).t()); o = SGD([p], lr=.5, momentum=.9); p.grad = torch.ones(3, 2); o.step(); o.step(); print(p.detach().tolist())
p = nn.Parameter(torch.zeros(0, 3)); q = nn.Parameter(torch.tensor(2.)); o = Adam([p, q]); p.grad = torch.zeros(0, 3); q.grad = torch.tensor(1.); o.step(); print(p.shape, round(q.item(), 4))
x = torch.tensor([1., 2.], requires_grad=True); y = (x * x).sum(); y.backward(); z = x * x; SGD([x], lr=.1).step(); 
try:
    z.sum().backward()
except RuntimeError as e:
    print(str(e)[:150])
