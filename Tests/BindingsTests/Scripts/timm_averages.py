# Moving averages of models: torch.optim.swa_utils.AveragedModel and timm's ModelEma, V2 and V3.
import torch
from torch import nn
import torch.optim.swa_utils as W
from timm.utils import ModelEma, ModelEmaV2, ModelEmaV3, get_state_dict, unwrap_model

class Small(nn.Sequential):
    def __deepcopy__(self, memo):
        copy = Small(nn.Linear(self[0].in_features, self[0].out_features), nn.BatchNorm1d(self[1].num_features))
        copy.load_state_dict(self.state_dict())
        return copy

def fill(model, v):
    with torch.no_grad():
        for t in model.state_dict().values(): t.copy_(torch.full_like(t, v))
def state(m): return [round(float(t.double().mean()), 5) for t in m.state_dict().values()]
small = Small(nn.Linear(2, 2), nn.BatchNorm1d(2)); fill(small, 1)
e1, e2, e3, e4, e5 = ModelEma(small, .9), ModelEmaV2(small, .8), ModelEmaV3(small, .9), ModelEmaV3(small, .99, use_warmup=True, update_after_step=1), ModelEmaV3(small, .5, exclude_buffers=True, min_decay=.1, foreach=False)
for t in range(5):
    fill(small, t + 2); e1.update(small); e2.update(small); e3.update(small, step=t); e4.update(small, step=t); e5.update(small)
for e in (e1.ema, e2, e3, e4, e5): print(state(e), list(e.state_dict())[:2])
e2.set(small); e3.set(small); print(state(e2), state(e3), [round(e4.get_decay(s), 6) for s in (None, 0, 1, 2, 3, 10, 100, 10000)], type(unwrap_model(e1)).__name__, type(unwrap_model(e3)).__name__, list(get_state_dict(e2))[:2])
for kw in [dict(), dict(use_buffers=True), dict(multi_avg_fn=W.get_ema_multi_avg_fn(.9)), dict(avg_fn=W.get_ema_avg_fn(.8))]:
    m2 = Small(nn.Linear(2, 3), nn.BatchNorm1d(3))
    with torch.no_grad():
        for p in m2.parameters(): p.fill_(1.)
    a = W.AveragedModel(m2, **kw)
    for i in range(4):
        with torch.no_grad():
            for p in m2.parameters(): p.add_(i)
        m2[1].running_mean.fill_(i + 1.)
        a.update_parameters(m2)
    print(kw.keys(), [round(float(p.sum()), 4) for p in a.parameters()], [round(float(b.double().sum()), 4) for b in a.buffers()], list(a.state_dict()))
