# timm.loss, timm.utils and timm.data.Mixup.
import argparse, os, tempfile, logging
import torch
from torch import nn
import timm.utils
from timm.loss import *
from timm.utils import *
from timm.utils import freeze, unfreeze
from timm.utils.model import ActivationStatsHook, avg_sq_ch_mean, avg_ch_var
from timm.data import Mixup, FastCollateMixup
from timm.data.mixup import mixup_target

def values(seed, shape, k=1.0):
    n = 1
    for s in shape: n *= s
    return torch.tensor([((i * 37 + seed * 11) % 23 - 11) / 11 * k for i in range(n)]).reshape(shape)
def show(t): return [round(v, 5) for v in torch.as_tensor(t, dtype=torch.float64).reshape(-1).tolist()[:24]]
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

x = values(1, (6, 5), 2.); y = torch.tensor([0, 3, 2, 4, 1, 1]); dense = (values(3, (6, 5)) > 0).float()
soft = torch.softmax(values(2, (6, 5)), 1)
for name, loss, target in [('ls', LabelSmoothingCrossEntropy(), y), ('ls', LabelSmoothingCrossEntropy(.3), y), ('soft', SoftTargetCrossEntropy(), soft),
      ('bce', BinaryCrossEntropy(), y), ('bce', BinaryCrossEntropy(.2, target_threshold=.3), soft), ('bce', BinaryCrossEntropy(0., sum_classes=True), y), ('bce', BinaryCrossEntropy(pos_weight=2., weight=torch.arange(5.)), dense), ('bce', BinaryCrossEntropy(.1, smooth_dense=True, reduction='sum'), dense),
      ('jsd', JsdCrossEntropy(), y), ('jsd', JsdCrossEntropy(2, 5, 0), y), ('asl', AsymmetricLossMultiLabel(), dense), ('asl', AsymmetricLossMultiLabel(2, 0, None, smoothing=.1, reduction='mean', pos_weight=3.), dense), ('asl', AsymmetricLossMultiLabel(disable_torch_grad_focal_loss=True, reduction='none'), dense), ('asl1', AsymmetricLossSingleLabel(), y), ('asl1', AsymmetricLossSingleLabel(eps=0, reduction='none'), y)]:
    z = x.clone().requires_grad_()
    out = loss(z, target)
    out.sum().backward()
    print(name, show(out), show(z.grad), list(loss.state_dict()))
attempt(lambda: BinaryCrossEntropy(1.)); attempt(lambda: AsymmetricLossMultiLabel(reduction='x'))

m = AverageMeter(); m.update(2.5, 3); m.update(torch.tensor(1.), 2); m.update(4, 0); print(m.val, m.sum, m.count, m.avg); m.reset(); m.update(3, 0); print(m.avg)
print(accuracy(x, y, topk=(1, 3, 9)), accuracy(x, y))
print(sorted(['a10', 'a9', 'b1x20', 'b1x3', 'A1'], key=natural_key), decay_batch_step(64), decay_batch_step(48, no_odd=True), [decay_batch_step(n) for n in range(12)], check_batch_size_retry('Illegal'))
p = argparse.ArgumentParser(prog='p'); add_bool_arg(p, 'use-x', default=True); p.add_argument('--kw', nargs='*', default={}, action=ParseKwargs)
for a in [[], ['--no-use-x'], ['--kw', 'a=1', 'b=2.5', 'c=x', 'd=(1, 2)', 'e=[1,"x"]', 'f=None', 'g={1: True}', 'h=-3e-2', 'i=a=b', 'j=1,2', 'k=08', "l='q'", 'm=x.y', 'n=(3,)', 'o=']]:
    print(p.parse_args(a))
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3); self.bn = nn.BatchNorm2d(4); self.blocks = nn.Sequential(nn.Conv2d(4, 4, 3), nn.BatchNorm2d(4, momentum=.3), nn.ReLU()); self.fc = nn.Linear(4, 2)
    def forward(self, x):
        return self.fc(self.blocks(self.bn(self.conv(x))).mean(dim=(2, 3)))
torch.manual_seed(0)
net = Net()
with torch.no_grad():
    for i, p_ in enumerate(net.parameters()): p_.copy_(values(i, tuple(p_.shape)))
    net.bn.running_mean.fill_(.2); net.bn.running_var.fill_(1.3)
img = values(4, (2, 3, 9, 9))
def grads():
    net.zero_grad(); net(img).sum().backward()
    return [(n, None if q.grad is None else round(float(q.grad.norm()), 4)) for n, q in net.named_parameters()]
for mode in ('norm', 'value', 'agc'):
    grads(); dispatch_clip_grad(net.parameters(), .02, mode=mode); print(mode, [round(float(q.grad.norm()), 5) for q in net.parameters()])
attempt(lambda: dispatch_clip_grad(net.parameters(), 1, mode='x'))
print(show(net(img)))
freeze(net); print(net); print([n for n, q in net.named_parameters()], [q.requires_grad for q in net.parameters()], list(net.state_dict()))
print(show(net.train()(img)), show(net.bn.running_mean))
unfreeze(net, 'fc'); print(grads())
unfreeze(net, ['blocks']); print(net); print(grads()); print([(n, q.requires_grad) for n, q in net.named_parameters()])
unfreeze(net); print(net); print([(n, q.requires_grad) for n, q in net.named_parameters()], net.blocks[1].num_batches_tracked)
freeze(net, ['bn', 'blocks.1']); print(net); unfreeze(net, ['bn', 'blocks.1']); print(net)
attempt(lambda: freeze(nn.BatchNorm2d(3))); attempt(lambda: freeze(net, ['nope']))
freeze(net, include_bn_running_stats=False); print(type(net.bn).__name__, [q.requires_grad for q in net.parameters()]); unfreeze(net)
h = ActivationStatsHook(net, ['conv', 'blocks.?'], [avg_sq_ch_mean, avg_ch_var]); net(img); print({k: show(v) for k, v in h.stats.items()})
attempt(lambda: ActivationStatsHook(net, ['a'], []))
for kw in [dict(), dict(mode='elem'), dict(mode='pair'), dict(cutmix_alpha=1.), dict(cutmix_alpha=.5, mode='elem'), dict(cutmix_alpha=2., mixup_alpha=.2, mode='pair', prob=.7), dict(mixup_alpha=0., cutmix_alpha=1., correct_lam=False), dict(cutmix_minmax=(.2, .8), mixup_alpha=0.), dict(mixup_alpha=3., prob=.5, label_smoothing=0.), dict(mixup_alpha=0.)]:
    for s in (1, 42):
        random_seed(s)
        try:
            mix = Mixup(num_classes=5, **kw)
            for _ in range(3):
                a, b = mix(values(6, (4, 2, 7, 6)), torch.tensor([0, 2, 4, 1]))
            print(kw, show(a), show(a.sum(dim=(1, 2, 3))), show(b))
        except Exception as e:
            print(kw, type(e).__name__, e)
for kw in [dict(), dict(mode='elem', cutmix_alpha=1.), dict(mode='pair', cutmix_alpha=1.), dict(mode='half', cutmix_alpha=1.), dict(mode='batch', cutmix_alpha=1.)]:
    random_seed(5)
    batch = [((values(i, (3, 6, 5)) * 100 + 110).to(torch.uint8), i % 3) for i in range(6)]
    try:
        a, b = FastCollateMixup(num_classes=3, **kw)(batch); print(kw, a.dtype, a.sum(dim=(1, 2, 3)), show(b))
    except Exception as e:
        print(kw, type(e).__name__, e)
attempt(lambda: Mixup()(torch.zeros(3, 1, 2, 2), torch.zeros(3))); print(mixup_target(torch.tensor([0, 1]), 3, .3, .1))
with tempfile.TemporaryDirectory() as d:
    print([os.path.relpath(get_outdir(d, 'a', 'b', inc=True), d) for _ in range(3)])
    f = os.path.join(d, 's.csv')
    for e in range(4): update_summary(e, {'loss': 1 / (e + 1)}, {'top1': e}, f, lr=.1)
    print(open(f, newline='').read().split('\r\n')); trim_summary(f, 2); print(open(f, newline='').read().split('\r\n'))
    opt = torch.optim.AdamW(net.parameters()); grads(); opt.step()
    s = CheckpointSaver(net, opt, checkpoint_dir=d, recovery_dir=d, max_history=2)
    for e, metric in enumerate([1., 3., 2., 4.]): print(s.save_checkpoint(e, metric), sorted(os.listdir(d)), [(os.path.basename(a), b) for a, b in s.checkpoint_files])
    s.save_milestone(4); s.save_recovery(1, 5); s.save_recovery(1, 6); s.save_recovery(1, 7); print(sorted(os.listdir(d)), os.path.basename(s.find_recovery()))
    c = torch.load(os.path.join(d, 'model_best.pth.tar')); print(list(c), c['epoch'], c['arch'], c['metric'], c['saver'])
    s2 = CheckpointSaver(net, opt, checkpoint_dir=d, max_history=2); print(s2.load_state_dict_from_checkpoint(os.path.join(d, 'last.pth.tar')), s2.best_metric, s2.best_epoch, [(os.path.basename(a), b) for a, b in s2.checkpoint_files])
    opt2 = torch.optim.AdamW(net.parameters()); opt2.load_state_dict(c['optimizer']); print(len(opt2.state))
print(world_info_from_env(), is_distributed_env())
class A: pass
a = A(); a.device = 'cpu'; print(init_distributed_device(a), a.world_size, a.rank, is_primary(a)); a.device = 'cuda'; attempt(lambda: init_distributed_device(a))
