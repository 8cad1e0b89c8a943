# Every schedule of torch.optim.lr_scheduler over a hundred epochs, with its state and its errors and warnings.
import warnings
warnings.simplefilter('ignore')
import torch
from torch import nn
import torch.optim as O
import torch.optim.lr_scheduler as S
import torch.optim.swa_utils as W

def make(cls=O.SGD, **kw):
    p, q = nn.Parameter(torch.ones(2)), nn.Parameter(torch.ones(3))
    return cls([{'params': [p]}, {'params': [q], 'lr': .05}], lr=.1, **kw)

def fmt(v): return float(f'{v:.7g}')

def run(name, f, steps=100, opt=None, metric=None, update=True):
    try:
        o = opt() if opt else make()
        s = f(o)
        out = [[fmt(g['lr']) for g in o.param_groups]]
        for t in range(steps):
            if update: o.step()
            s.step() if metric is None else s.step(metric(t))
            out.append([fmt(g['lr']) for g in o.param_groups])
        print(name)
        for i in range(0, len(out), 25): print('  ', out[i:i+25])
        print('  ', [fmt(v) for v in s.get_last_lr()], sorted(k for k in s.state_dict()))
        print('  ', [sorted(k for k in g if k != 'params') for g in o.param_groups])
        for k in ('momentum', 'betas'):
            if k in o.param_groups[0]: print('  ', o.param_groups[0][k])
        state = s.state_dict()
        o2 = opt() if opt else make()
        s2 = f(o2); s2.load_state_dict(state)
        o2.load_state_dict(o.state_dict())
        o2.step()
        s2.step() if metric is None else s2.step(metric(3))
        print('  ', [fmt(g['lr']) for g in o2.param_groups])
    except Exception as e:
        print(name, type(e).__name__, e)

run('StepLR', lambda o: S.StepLR(o, 7, gamma=.7))
run('MultiStepLR', lambda o: S.MultiStepLR(o, [3, 10, 10, 40], gamma=.3))
run('ConstantLR', lambda o: S.ConstantLR(o, factor=.4, total_iters=9))
run('ConstantLR', lambda o: S.ConstantLR(o, factor=1.4))
run('LinearLR', lambda o: S.LinearLR(o, .2, .8, 12))
run('LinearLR', lambda o: S.LinearLR(o, 0.))
run('LinearLR', lambda o: S.LinearLR(o, .5, 2.))
run('ExponentialLR', lambda o: S.ExponentialLR(o, .95))
run('PolynomialLR', lambda o: S.PolynomialLR(o, 60, 1.7))
run('CosineAnnealingLR', lambda o: S.CosineAnnealingLR(o, 30, .001))
run('CosineAnnealingWarmRestarts', lambda o: S.CosineAnnealingWarmRestarts(o, 7, 2, .001))
run('CosineAnnealingWarmRestarts', lambda o: S.CosineAnnealingWarmRestarts(o, 7))
run('CosineAnnealingWarmRestarts', lambda o: S.CosineAnnealingWarmRestarts(o, 0))
run('CosineAnnealingWarmRestarts', lambda o: S.CosineAnnealingWarmRestarts(o, 5, 1.5))
run('OneCycleLR', lambda o: S.OneCycleLR(o, .3, total_steps=101))
run('OneCycleLR', lambda o: S.OneCycleLR(o, [.3, .2], epochs=10, steps_per_epoch=11, three_phase=True, anneal_strategy='linear', pct_start=.4, div_factor=10., final_div_factor=50.), opt=lambda: make(momentum=.9))
run('OneCycleLR', lambda o: S.OneCycleLR(o, .3, total_steps=120, base_momentum=.7, max_momentum=.99), opt=lambda: make(O.AdamW))
run('OneCycleLR', lambda o: S.OneCycleLR(o, .3, total_steps=20, cycle_momentum=False))
run('OneCycleLR', lambda o: S.OneCycleLR(o, .3))
run('OneCycleLR', lambda o: S.OneCycleLR(o, .3, total_steps=-1))
run('OneCycleLR', lambda o: S.OneCycleLR(o, .3, epochs=1.5, steps_per_epoch=2))
run('OneCycleLR', lambda o: S.OneCycleLR(o, .3, total_steps=9, pct_start=3.))
run('OneCycleLR', lambda o: S.OneCycleLR(o, .3, total_steps=9, anneal_strategy='x'))
run('OneCycleLR', lambda o: S.OneCycleLR(o, [.3], total_steps=9))
run('OneCycleLR', lambda o: S.OneCycleLR(o, .3, total_steps=9), opt=lambda: make(O.Adagrad))
run('CyclicLR', lambda o: S.CyclicLR(o, .01, .2, step_size_up=8, step_size_down=13), opt=lambda: make(momentum=.9))
run('CyclicLR', lambda o: S.CyclicLR(o, .01, [.2, .3], step_size_up=8, mode='triangular2'), opt=lambda: make(O.Adam))
run('CyclicLR', lambda o: S.CyclicLR(o, .01, .2, step_size_up=8, mode='exp_range', gamma=.99, cycle_momentum=False))
run('CyclicLR', lambda o: S.CyclicLR(o, .01, .2, step_size_up=8, scale_fn=lambda x: .5 ** x, scale_mode='iterations', cycle_momentum=False))
run('CyclicLR', lambda o: S.CyclicLR(o, .01, .2, mode='x'))
run('CyclicLR', lambda o: S.CyclicLR(o, .01, .2), opt=lambda: make(O.Adagrad))
run('LambdaLR', lambda o: S.LambdaLR(o, lambda e: .9 ** e))
run('LambdaLR', lambda o: S.LambdaLR(o, [lambda e: .9 ** e, lambda e: 1 / (e + 1)]))
run('LambdaLR', lambda o: S.LambdaLR(o, [lambda e: .9 ** e]))
run('MultiplicativeLR', lambda o: S.MultiplicativeLR(o, lambda e: .97))
run('MultiplicativeLR', lambda o: S.MultiplicativeLR(o, 3))
ms = [((i * 7) % 11) / (i + 1) for i in range(100)]
run('Plateau', lambda o: S.ReduceLROnPlateau(o, patience=2, factor=.5, cooldown=1, min_lr=1e-4), metric=lambda t: ms[t])
run('Plateau', lambda o: S.ReduceLROnPlateau(o, 'max', patience=1, threshold=.1, threshold_mode='abs', min_lr=[.01, .02]), metric=lambda t: ms[t])
run('Plateau', lambda o: S.ReduceLROnPlateau(o, 'max', patience=1), metric=lambda t: torch.tensor(ms[t]))
run('Plateau', lambda o: S.ReduceLROnPlateau(o, 'x'), metric=lambda t: 0)
run('Plateau', lambda o: S.ReduceLROnPlateau(o, threshold_mode='x'), metric=lambda t: 0)
run('Plateau', lambda o: S.ReduceLROnPlateau(o, factor=1.), metric=lambda t: 0)
run('Plateau', lambda o: S.ReduceLROnPlateau(o, min_lr=[1]), metric=lambda t: 0)
run('Sequential', lambda o: S.SequentialLR(o, [S.LinearLR(o, .1, total_iters=5), S.CosineAnnealingLR(o, 20), S.ExponentialLR(o, .9)], [5, 25]))
run('Sequential', lambda o: S.SequentialLR(o, [S.ConstantLR(o, .1, total_iters=2), S.StepLR(o, 3)], [0]))
run('Sequential', lambda o: S.SequentialLR(o, [], []))
run('Sequential', lambda o: S.SequentialLR(o, [S.StepLR(o, 3)], [3]))
run('Sequential', lambda o: S.SequentialLR(o, [S.ReduceLROnPlateau(o)], []))
run('Sequential', lambda o: S.SequentialLR(o, [3], []))
run('Chained', lambda o: S.ChainedScheduler([S.ConstantLR(o, .1, total_iters=5), S.ExponentialLR(o, .97)]))
run('Chained', lambda o: S.ChainedScheduler([]))
run('SWALR', lambda o: W.SWALR(o, .02, anneal_epochs=12))
run('SWALR', lambda o: W.SWALR(o, [.02, .03], anneal_epochs=0, anneal_strategy='linear'))
run('SWALR', lambda o: W.SWALR(o, .02, anneal_strategy='x'))
run('bad', lambda o: S.StepLR(3, 3))
run('bad', lambda o: S.StepLR(o, 3, last_epoch=4))
o = make(); o.param_groups[0]['initial_lr'] = .1; o.param_groups[1]['initial_lr'] = .05
s = S.CosineAnnealingLR(o, 10, last_epoch=3); print([g['lr'] for g in o.param_groups], s.last_epoch)
o = make(); s = S.StepLR(o, 3); s.step(7); print(s.get_last_lr(), s.last_epoch)
o = make(); o = O.SGD([nn.Parameter(torch.ones(1))], lr=torch.tensor(.5)); s = S.StepLR(o, 1, .5); o.step(); s.step(); print(o.param_groups[0]['lr'], s.get_last_lr())
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    o = make(); s = S.StepLR(o, 3); s.step(); print([(i.category.__name__, str(i.message)) for i in w])
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    o = make(); s = S.StepLR(o, 3); o.step(); s.step(); s.get_lr(); s.step(3); print([(i.category.__name__, str(i.message)) for i in w])
data = [torch.arange(24.).reshape(8, 3) / 10, torch.arange(24.).reshape(8, 3) / 7]
n = nn.Sequential(nn.BatchNorm1d(3)); W.update_bn(data, n); print(n[0].running_mean, n[0].running_var, n[0].momentum, n.training)
