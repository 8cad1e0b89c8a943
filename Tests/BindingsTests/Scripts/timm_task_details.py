# timm.task: tasks with and without teachers, moving averages, checkpoints, evaluators, messages.
import logging, os, tempfile
import timm, torch
from timm.task import *
from timm.task.distillation import FeatureDistillationTrainableModule as Trainable
from torch import nn
torch.manual_seed(0)
IMAGES, LABELS = torch.randn(4, 3, 32, 32), torch.tensor([0, 2, 1, 2])
MANY, FOLDER = (torch.rand(4, 3) > 0.5).float(), '?'

class Lines(logging.Handler):
    def emit(self, record):
        print('log', record.name.split('.')[-1], record.levelname, record.getMessage().replace(FOLDER, ''))

logging.getLogger(TrainingTask.__module__.rsplit('.', 1)[0]).addHandler(Lines())
logging.getLogger(TrainingTask.__module__.rsplit('.', 1)[0]).setLevel(logging.INFO)

class Distilled(nn.Module):
    num_classes, in_chans = 3, 3
    pretrained_cfg = {'mean': (0.5, 0.5, 0.5), 'std': (0.25, 0.25, 0.25)}

    def __init__(self):
        super().__init__()
        self.stem, self.head, self.head_dist = nn.Conv2d(3, 6, 8, stride=8), nn.Linear(6, 3), nn.Linear(6, 3)
        self.both = False

    def set_distilled_training(self, enable=True):
        self.both = enable

    def forward(self, x):
        x = self.stem(x).mean((2, 3))
        return (self.head(x), self.head_dist(x)) if self.both and self.training else self.head(x)

def numbers(tensor):
    return [round(v, 4) for v in tensor.detach().double().flatten()[:3].tolist()]

def make(name='test_vit', seed=1):
    torch.manual_seed(seed)
    return timm.create_model(name, num_classes=3, **({'img_size': 32} if 'vit' in name else {}))

def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)

def train(name, task, target=LABELS, steps=1):
    optimizer = torch.optim.SGD(task.train().get_trainable_module().parameters(), lr=0.005)
    for step in range(steps):
        optimizer.zero_grad()
        result = task(IMAGES, target)
        result['loss'].backward()
        total = sum(p.grad.abs().sum().item() for p in task.get_clip_parameters() if p.grad is not None)
        optimizer.step()
        task.update_ema(step + 1)
        print(name, {key: numbers(value) for key, value in result.items()}, f'{total:.3g}')
    state, clipped = task.state_dict(), [len(list(task.get_clip_parameters(exclude_head=e))) for e in (False, True)]
    print(' ', len(state), list(state)[-2:], f'{sum(v.double().abs().sum().item() for v in state.values()):.5g}',
          [n for n, _ in task.named_children()], len(list(task.buffers())), task.has_ema(), clipped)
    saved = [(k, len(v), list(v)[:1]) for e in (False, True) for k, v in task.get_checkpoint_state(ema=e).items()]
    print(' ', saved, [type(task.get_eval_model(ema=e)).__name__ for e in (False, True)])
    return task

def same(a, b):
    return all(torch.equal(x, y) for x, y in zip(a.state_dict().values(), b.state_dict().values()))
small = ClassificationTask(nn.Linear(2, 3), verbose=False)
print(small, MultiLabelClassificationTask(nn.Linear(2, 3)).threshold, small.device, small.dtype, small.multi_label)
for change in (small.double, lambda: small.to(torch.float16), small.float, lambda: small.to(torch.ones(1).double()),
               small.bfloat16, lambda: small.type(torch.float32)):
    print(change() is small, small.dtype, small.device, next(small.parameters()).dtype, end='; ')
task = ClassificationTask(make(), criterion_kwargs=dict(smoothing=0.1))
print(task.setup_ema(decay=0.5, use_warmup=True) is task.get_trainable_module(ema=True), task.trainable_module_ema.decay)
train('classification', task, steps=3)
train('function', ClassificationTask(make('test_resnet'), nn.functional.cross_entropy))
train('many labels', MultiLabelClassificationTask(make(), criterion_kwargs=dict(loss_type='asl')), MANY)
attempt('labels', lambda: MultiLabelClassificationTask(make(), verbose=False)(IMAGES, LABELS))
attempt('threshold', lambda: MultiLabelClassificationTask(small, threshold=1.0))
attempt('both', lambda: ClassificationTask(small, nn.CrossEntropyLoss(), criterion_kwargs=dict(smoothing=0.1)))
attempt('kind', lambda: ClassificationTask(small, criterion_kwargs=dict(loss_type='zlpr')))
attempt('distributed', lambda: small.prepare_distributed(device_ids=[0]))
attempt('no average', lambda: small.load_checkpoint_state({}, ema=True))
base = TrainingTask(torch.device('cpu'), torch.float64)
print(base.get_trainable_module() is base, base.compile(), base.prepare_distributed() is base, base.update_ema(),
      base.compile_ema(), base.get_task_state(), base.load_task_state({}), type(base.no_sync()).__name__, base.dtype)
attempt('base', lambda: base(IMAGES, LABELS))
print(small.compile(backend='eager') is small.eval_model, list(small.get_checkpoint_state()['state_dict']))
teacher = make('test_resnet', 2)
for options in (dict(temperature=2.0), dict(task_loss_weight=0.3), dict(distill_loss_weight=0.5)):
    task = train('logits', LogitDistillationTask(make(), teacher, **options))
attempt('loss type', lambda: LogitDistillationTask(make(), teacher, loss_type='mse'))
attempt('distributed', lambda: task.prepare_distributed())
print({p.requires_grad for p in task.teacher.parameters()}, task.train().teacher.model.training, task.training)
train('features', FeatureDistillationTask(make('test_vit3'), teacher))
task = FeatureDistillationTask(make(), teacher, distill_loss_weight=2.0)
task.setup_ema(decay=0.5)
inner = train('projected', task, steps=2).get_trainable_module()
match = inner.group_matcher()
print(sorted(inner.no_weight_decay()), Trainable(nn.Linear(1, 1)).no_weight_decay(), Trainable(nn.Linear(1, 1)).group_matcher(),
      [match(n) for n in ('projection.weight', 'student.blocks.1.mlp.fc1.weight', 'student.cls_token', 'student.none')])
other = FeatureDistillationTask(make(), teacher, verbose=False, student_feature_dim=64, teacher_feature_dim=96)
other.load_task_state(task.get_task_state(ema=True))
print(same(other.trainable_module.projection, task.trainable_module_ema.module.projection))
plain = FeatureDistillationTask(make('test_vit3'), teacher, verbose=False)
attempt('strict', lambda: plain.load_task_state(task.get_task_state()))
attempt('not strict', lambda: plain.load_task_state(task.get_task_state(), strict=False))
attempt('no average', lambda: other.load_task_state(task.get_task_state(), ema=True))
attempt('no size', lambda: FeatureDistillationTask(make(), nn.Linear(2, 2), verbose=False))
attempt('no features', lambda: DistillationTeacher(nn.Linear(2, 2))(IMAGES, return_features=True))
for kind in ('soft', 'hard', 'x'):
    attempt(kind, lambda: train(kind, TokenDistillationTask(Distilled(), teacher, distill_type=kind)).temperature)
for wrong in (lambda: TokenDistillationTask(make(), teacher), lambda: DistillationTeacher(3)):
    attempt('wrong', wrong)
guide, half = DistillationTeacher(Distilled()), torch.full((1, 3, 1, 1), 0.5)
print(guide, [n for n, _ in guide.named_buffers()], len(guide.state_dict()), guide.normalize_input(IMAGES) is IMAGES,
      guide.normalize_input(IMAGES, guide.mean_kd, guide.std_kd) is IMAGES, numbers(guide.normalize_input(IMAGES, half, half)))

with tempfile.TemporaryDirectory() as FOLDER:
    path = os.path.join(FOLDER, 'c.pth')
    state = {**task.get_checkpoint_state(), **task.get_checkpoint_state(ema=True)}
    torch.save({**state, 'optimizer': torch.optim.SGD(inner.parameters(), lr=0.1).state_dict(), 'epoch': 3, 'version': 2}, path)
    fresh = FeatureDistillationTask(make(seed=8), teacher, verbose=False)
    optimizer = torch.optim.SGD(fresh.trainable_module.parameters(), lr=1.0)
    print(resume_task_checkpoint(fresh, path, optimizer), optimizer.param_groups[0]['lr'], same(fresh, task))
    attempt('no average', lambda: load_task_ema_checkpoint(fresh, path))
    fresh.setup_ema()
    print(load_task_ema_checkpoint(fresh, path), same(fresh.trainable_module_ema, task.trainable_module_ema))
    for saved in (state['state_dict'], {'model': state['state_dict'], 'epoch': 4}):
        torch.save(saved, path)
        print(resume_task_checkpoint(fresh, path), load_task_ema_checkpoint(fresh, path))
    attempt('missing', lambda: resume_task_checkpoint(fresh, os.path.join(FOLDER, 'none.pth')))
    torch.save(teacher.state_dict(), path)
    train('by name', LogitDistillationTask(make(), 'test_resnet', teacher_pretrained_path=path))

torch.manual_seed(9)
LOGITS, TARGET, MANY = torch.randn(10, 7).round(decimals=1), torch.randint(7, (10,)), (torch.rand(10, 7) > 0.6).float()
smooth = ClassificationEvaluator(max_samples=8, criterion=nn.CrossEntropyLoss(label_smoothing=0.1))
many = MultiLabelClassificationTask(small, threshold=0.4, verbose=False).create_evaluator(max_samples=9)
for evaluator, target in ((small.create_evaluator(), TARGET), (smooth, TARGET), (many, MANY)):
    print(type(evaluator).__name__, dict(evaluator.compute()), evaluator.metric_names)
    for k in (0, 5):
        evaluator.update(LOGITS[k:k + 5], target[k:k + 5])
    for result in (evaluator.summary(), evaluator.compute()):
        print({k: round(v, 4) for k, v in result.items()}, evaluator.num_samples, evaluator.counts.tolist())
    attempt('shapes', lambda: evaluator.update(LOGITS, TARGET[:3]))
    attempt('distributed', lambda: evaluator.compute(distributed=True))
many.reset()
many.update(LOGITS, MANY * 0.8)
print(round(many.compute()['map'], 4), evaluation_sample_limit([1]))
attempt('threshold', lambda: MultiLabelClassificationEvaluator(threshold=0.0))
