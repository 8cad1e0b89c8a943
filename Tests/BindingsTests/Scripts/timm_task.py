# timm.task: classification and distillation as tasks, evaluators, checkpoints.
import os
import tempfile

import torch
from torch import nn
import timm
from timm.task import *
from timm.task import LOSS_TYPES

torch.manual_seed(0)
IMAGES = torch.randn(4, 3, 32, 32)
LABELS = torch.tensor([0, 2, 1, 2])
MANY = (torch.rand(4, 3) > 0.5).float()


def numbers(tensor):
    return [round(v, 3) for v in tensor.detach().double().flatten()[:4].tolist()]


def make(name='resnet10t', seed=1, **options):
    torch.manual_seed(seed)
    return timm.create_model(name, num_classes=3, **options)


def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


def train(name, task, target=LABELS, steps=2):
    task.train()
    optimizer = torch.optim.SGD(task.get_trainable_module().parameters(), lr=0.001)
    for step in range(steps):
        optimizer.zero_grad()
        result = task(IMAGES, target)
        result['loss'].backward()
        optimizer.step()
        task.update_ema(step + 1)
        print(name, {key: numbers(value) for key, value in result.items()})
    print(' ', [k for k in task.state_dict()][:2], len(task.state_dict()), task.has_ema(), len(list(task.get_clip_parameters(exclude_head=True))))
    state = task.get_checkpoint_state()
    print(' ', list(state), list(task.get_checkpoint_state(ema=True)), task.get_eval_model() is task.get_trainable_module(), type(task.get_eval_model()).__name__)
    return task


task = ClassificationTask(make(), verbose=False)
task.setup_ema(decay=0.9)
train('classification', task)
train('smoothed', ClassificationTask(make(), criterion_kwargs=dict(smoothing=0.1), verbose=False))
train('function', ClassificationTask(make(), nn.functional.cross_entropy, verbose=False), steps=1)
train('many labels', MultiLabelClassificationTask(make(), verbose=False), MANY)
attempt('many labels', lambda: MultiLabelClassificationTask(make(), verbose=False)(IMAGES, LABELS))
attempt('threshold', lambda: MultiLabelClassificationTask(make(), threshold=1.0))
attempt('both', lambda: ClassificationTask(make(), nn.CrossEntropyLoss(), criterion_kwargs=dict(smoothing=0.1)))

teacher = make('resnet14t', 2)
train('logits', LogitDistillationTask(make(), DistillationTeacher(teacher), temperature=2.0, verbose=False))
train('logits weights', LogitDistillationTask(make(), teacher, task_loss_weight=0.3, verbose=False), steps=1)
train('logits independent', LogitDistillationTask(make(), teacher, distill_loss_weight=0.5, criterion_kwargs=dict(smoothing=0.2), verbose=False), steps=1)
attempt('loss type', lambda: LogitDistillationTask(make(), teacher, loss_type='mse'))
task = FeatureDistillationTask(make(), teacher, verbose=False)
task.setup_ema(decay=0.5)
train('features', task)
torch.manual_seed(5)
task = train('projected', FeatureDistillationTask(make('test_resnet'), teacher, distill_loss_weight=2.0, verbose=False), steps=1)
print(sorted(task.trainable_module.no_weight_decay()) if hasattr(task.get_eval_model(), 'no_weight_decay') else '-', task.trainable_module.group_matcher()('projection.weight'), task.trainable_module.group_matcher()('student.fc.weight'))
torch.manual_seed(6)
vit = timm.create_model('deit_tiny_distilled_patch16_224', num_classes=3, img_size=32, depth=2, embed_dim=24, num_heads=2)
for kind in ('soft', 'hard'):
    train(f'token {kind}', TokenDistillationTask(vit, teacher, distill_type=kind, verbose=False), steps=1)
attempt('token', lambda: TokenDistillationTask(make(), teacher))
attempt('token type', lambda: TokenDistillationTask(vit, teacher, distill_type='x'))
attempt('teacher', lambda: DistillationTeacher(3))
print(LogitDistillationTask(make(), teacher, verbose=False).train().teacher.model.training)
images = DistillationTeacher(teacher).normalize_input(IMAGES, torch.full((1, 3, 1, 1), 0.5), torch.full((1, 3, 1, 1), 0.25))
print(numbers(images), numbers(DistillationTeacher(teacher)(IMAGES, return_features=True)))

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'c.pth')
    model = ClassificationTask(make(seed=7), verbose=False)
    model.setup_ema()
    optimizer = torch.optim.SGD(model.trainable_module.parameters(), lr=0.1)
    torch.save({**model.get_checkpoint_state(), **model.get_checkpoint_state(ema=True), 'optimizer': optimizer.state_dict(), 'epoch': 3, 'version': 2}, path)
    fresh = ClassificationTask(make(seed=8), verbose=False)
    print(resume_task_checkpoint(fresh, path, torch.optim.SGD(fresh.trainable_module.parameters(), lr=1.0), log_info=False))
    print(all(torch.equal(a, b) for a, b in zip(fresh.state_dict().values(), model.trainable_module.state_dict().values())))
    attempt('ema', lambda: load_task_ema_checkpoint(fresh, path))
    fresh.setup_ema()
    load_task_ema_checkpoint(fresh, path)
    attempt('missing', lambda: resume_task_checkpoint(fresh, os.path.join(folder, 'none.pth')))

torch.manual_seed(9)
LOGITS, TARGET = torch.randn(10, 7), torch.randint(7, (10,))
evaluator = ClassificationTask(make(), verbose=False).create_evaluator(max_samples=8)
evaluator.update(LOGITS[:6], TARGET[:6])
evaluator.update(LOGITS[6:], TARGET[6:])
print({k: round(v, 4) for k, v in evaluator.compute().items()}, evaluator.num_samples, evaluator.default_metric, evaluator.metric_names)
attempt('evaluator', lambda: evaluator.update(LOGITS, TARGET[:3]))
evaluator = MultiLabelClassificationTask(make(), threshold=0.4, verbose=False).create_evaluator()
print(dict(evaluator.compute()))
evaluator.update(LOGITS, (torch.rand(10, 7) > 0.6).float())
print({k: round(v, 4) for k, v in evaluator.summary().items()}, {k: round(v, 4) for k, v in evaluator.compute().items()})
attempt('evaluator', lambda: evaluator.update(LOGITS, TARGET))
print(evaluation_sample_limit([1]), issubclass(LogitDistillationTask, TrainingTask), 'ce' in LOSS_TYPES)
