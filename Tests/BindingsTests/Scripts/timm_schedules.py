# Every schedule of timm.scheduler, by epoch and by update, with warm-up, noise, cycles and k-decay.
import warnings
warnings.simplefilter('ignore')
import torch
from torch import nn
import timm.scheduler
from timm.scheduler import *
from timm.scheduler import create_scheduler_v2, create_scheduler, scheduler_kwargs

def make():
    p, q = nn.Parameter(torch.ones(2)), nn.Parameter(torch.ones(3))
    return torch.optim.SGD([{'params': [p]}, {'params': [q], 'lr_scale': .5}], lr=.1)

def fmt(v): return float(f'{v:.6g}')

def run(name, f, steps=100, on='epoch', metric=None):
    try:
        o = make()
        s = f(o)
        total = None
        if isinstance(s, tuple): s, total = s
        out = [fmt(o.param_groups[0]['lr'])]
        for t in range(1, steps + 1):
            if s is not None:
                s.step(t, metric(t) if metric else None) if on == 'epoch' else s.step_update(t)
            out.append(fmt(o.param_groups[0]['lr']))
        print(name, type(s).__name__, total, fmt(o.param_groups[1]['lr']))
        for i in range(0, len(out), 20): print('  ', out[i:i + 20])
        if s is not None:
            print('  ', {k: v for k, v in sorted(s.state_dict().items()) if not callable(v)})
            print('  ', s.get_cycle_length() if hasattr(s, 'get_cycle_length') else None)
    except Exception as e:
        print(name, type(e).__name__, e)

for sched in ('cosine', 'tanh', 'step', 'multistep', 'poly', 'wsd', 'rsqrt', 'constant', 'none', 'plateau', 'x'):
    for o in [dict(num_epochs=60), dict(num_epochs=60, warmup_epochs=5, warmup_lr=1e-4, min_lr=1e-3),
              dict(num_epochs=60, warmup_epochs=5, warmup_prefix=True, cooldown_epochs=7),
              dict(num_epochs=20, cycle_limit=3, cycle_decay=.5, decay_epochs=10, decay_rate=.3, decay_milestones=[4, 9, 30]),
              dict(num_epochs=10, cycle_limit=3, cycle_mul=2., cycle_decay=.7, min_lr=.001, decay_epochs=3),
              dict(num_epochs=40, noise=[.2, .6], noise_pct=.5, noise_std=.8, noise_seed=7, warmup_epochs=2),
              dict(num_epochs=40, noise=.5, decay_epochs=10),
              dict(num_epochs=40, k_decay=1.7, decay_fn='cosine', stable_timescale=4, decay_epochs=7),
              dict(num_epochs=4, step_on_epochs=False, updates_per_epoch=20, warmup_epochs=1, decay_epochs=1, decay_milestones=[1, 2], cooldown_epochs=1),
              dict(num_epochs=4, step_on_epochs=False)]:
        on = 'update' if not o.get('step_on_epochs', True) else 'epoch'
        run(f'{sched} {o}', lambda opt: create_scheduler_v2(opt, sched, **o), steps=80, on=on, metric=(lambda t: ((t * 7) % 13) / t) if sched == 'plateau' else None)
run('cosine direct', lambda o: CosineLRScheduler(o, 30, lr_min=.01, warmup_t=3, warmup_lr_init=.001, noise_range_t=10))
run('cosine direct', lambda o: CosineLRScheduler(o, 0))
run('tanh', lambda o: TanhLRScheduler(o, 30, lb=-3., ub=2.))
run('tanh', lambda o: TanhLRScheduler(o, 30, lb=3., ub=2.))
run('poly', lambda o: PolyLRScheduler(o, 30, power=2.))
run('wsd', lambda o: WSDLRScheduler(o, 50, 10, stable_fn='power', stable_timescale=3., stable_power=.3, decay_fn='exp', lr_min=.001))
run('wsd', lambda o: WSDLRScheduler(o, 50, 10, decay_fn='power', decay_power=2.))
run('wsd', lambda o: WSDLRScheduler(o, 50, 10, decay_fn=lambda f: 1 - f))
for kw in [dict(t_initial=0, decay_t=1), dict(t_initial=5, decay_t=9), dict(t_initial=5, decay_t=2, lr_min=-1), dict(t_initial=5, decay_t=2, stable_fn='x'), dict(t_initial=5, decay_t=2, decay_fn='x'), dict(t_initial=5, decay_t=2, decay_ratio=2.), dict(t_initial=5, decay_t=2, stable_fn='rsqrt')]:
    run('wsd', lambda o: WSDLRScheduler(o, **kw))
run('init', lambda o: CosineLRScheduler(o, 30, initialize=False))
class C: pass
c = C(); c.sched = 'cosine'; c.epochs = 12; c.warmup_epochs = 2; c.lr_noise = None; c.eval_metric = 'loss'; c.sched_on_updates = True
print(scheduler_kwargs(c)); print(scheduler_kwargs(c, decreasing_metric=False)['plateau_mode'])
run('args', lambda o: create_scheduler(c, o, updates_per_epoch=5), on='update', steps=70)
