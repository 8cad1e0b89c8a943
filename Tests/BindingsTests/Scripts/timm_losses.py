# timm.loss: losses of many labels, Poly-1, weights of classes, and the factory.
import json
import os
import tempfile

import torch
import timm.loss
from timm.loss import *
from timm.loss import CLASS_WEIGHT_METHODS, LOSS_TYPES, MULTI_LABEL_LOSS_TYPES

torch.manual_seed(0)
logits = torch.randn(6, 5) * 3
many = (torch.rand(6, 5) > 0.6).float()
many[2] = 0
many[:, 3] = 0
soft = torch.rand(6, 5)
ids = torch.tensor([0, 4, 2, 2, 1, 3])


def show(name, criterion, target):
    x = logits.clone().requires_grad_()
    loss = criterion(x, target)
    loss.sum().backward()
    print(name, [round(v, 4) for v in loss.detach().flatten().tolist()], [round(v, 4) for v in x.grad.flatten().tolist()])


def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


for reduction in ('mean', 'sum', 'none'):
    show(f'poly {reduction}', PolyCrossEntropy(reduction=reduction), ids)
show('poly smoothed', PolyCrossEntropy(-1.0, 0.1), ids)
show('poly soft', PolyCrossEntropy(), soft)
for reduction in ('mean', 'batchmean', 'sum', 'none'):
    show(f'poly labels {reduction}', PolyBinaryCrossEntropy(reduction=reduction), many)
show('poly labels focal', PolyBinaryCrossEntropy(epsilon=1.0, gamma=2.0, alpha=0.25, smoothing=0.1), many)
show('two ways', TwoWayLoss(), many)
show('two ways, no positive', TwoWayLoss(2.0, 0.5), torch.zeros(6, 5))
show('zlpr', ZlprLoss(), many)
show('zlpr, no positive', ZlprLoss(), torch.zeros(6, 5))
counts = [3, 1, 0, 6, 2]
for reduction in ('mean', 'batchmean', 'sum', 'none'):
    show(f'balanced {reduction}', DistributionBalancedLoss(counts, 6, reduction=reduction), many)
show('balanced plain', DistributionBalancedLoss(torch.tensor(counts), 6, focal_gamma=0, neg_scale=1, init_bias=0, smoothing=0.2), soft)
print([(name, [round(v, 5) for v in buffer.tolist()]) for name, buffer in DistributionBalancedLoss(counts, 6).named_buffers()])

for method in CLASS_WEIGHT_METHODS:
    for options in ({}, {'power': 0.5}, {'max_weight': 2.0}, {'beta': 0.9}):
        kind, weights = compute_class_weights(counts, 6, method, **options)
        print(method, options, kind, weights.dtype, [round(v, 5) for v in weights.tolist()])

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open('stats.json', 'w') as f:
        json.dump({'pos_counts': counts, 'num_samples': 6}, f)
    with open('weights.json', 'w') as f:
        json.dump({'pos_weight': [1, 2, 3]}, f)
    with open('list.json', 'w') as f:
        json.dump([0.5, 1.5], f)
    with open('weights.txt', 'w') as f:
        f.write('1, 2\n3 4.5\n')
    with open('bad.json', 'w') as f:
        json.dump([1, 2], f)
    stats = load_class_stats('stats.json')
    print(stats, load_class_stats(None), load_class_stats(''))
    attempt('stats', lambda: load_class_stats('bad.json'))
    for value in (None, ' ', '3', '1,2,3', 2, [1, 2], 'weights.json', 'list.json', 'weights.txt', True, [], '-1', 'inf', 'x', [[1, 2]]):
        attempt(f'weights {value!r}', lambda: load_class_weights(value, 'pos_weight'))
    attempt('weights of another key', lambda: load_class_weights('weights.json'))
    attempt('resolved', lambda: resolve_class_weights('neg_pos', 'pos_weight', stats))
    attempt('resolved', lambda: resolve_class_weights(' inv_freq', 'class_weight', stats, power=0.5, max_weight=1.0))
    attempt('resolved', lambda: resolve_class_weights('1 2 3'))
    attempt('resolved', lambda: resolve_class_weights('neg_pos', 'class_weight', stats))
    attempt('resolved', lambda: resolve_class_weights('neg_pos', 'pos_weight'))
    os.chdir('/')

attempt('counts', lambda: compute_class_weights([], 3))
attempt('counts', lambda: compute_class_weights([4], 3))
attempt('method', lambda: compute_class_weights([1], 3, 'x'))
attempt('beta', lambda: compute_class_weights([1], 3, 'effective_num', beta=1.0))

print(LOSS_TYPES, MULTI_LABEL_LOSS_TYPES)
for options in (
        {}, {'multi_label': True}, {'smoothing': 0.1}, {'soft_targets': True}, {'loss_type': 'bce', 'bce_sum': True, 'smoothing': 0.1},
        {'loss_type': 'bce', 'class_weight': [1, 2, 3, 4, 5], 'pos_weight': 2.0}, {'loss_type': 'asl', 'smoothing': 0.1},
        {'loss_type': 'asl', 'multi_label': True, 'pos_weight': [1, 2, 3, 4, 5]}, {'loss_type': 'poly'},
        {'loss_type': 'poly', 'multi_label': True, 'poly_gamma': 1.0}, {'loss_type': 'twoway', 'multi_label': True},
        {'loss_type': 'zlpr', 'multi_label': True},
        {'loss_type': 'db', 'multi_label': True, 'class_counts': counts, 'num_samples': 6}):
    criterion = create_classification_loss(**options)
    print(options, type(criterion).__name__)
    target = many if options.get('multi_label') else soft if options.get('soft_targets') else ids
    show('  gives', criterion, target)
show('jsd', create_classification_loss('jsd', jsd_splits=3, smoothing=0.1), ids)
for options in (
        {'loss_type': 'x'}, {'loss_type': 'ce', 'multi_label': True}, {'loss_type': 'db'}, {'class_weight': 2.0},
        {'loss_type': 'asl', 'bce_sum': True}, {'num_samples': 3}, {'loss_type': 'asl', 'soft_targets': True},
        {'loss_type': 'asl', 'asl_reduction': 'sum'}, {'loss_type': 'poly', 'poly_gamma': 1.0}, {'loss_type': 'jsd'},
        {'loss_type': 'zlpr', 'multi_label': True, 'smoothing': 0.1}, {'loss_type': 'db', 'multi_label': True}):
    attempt(options, lambda: create_classification_loss(**options))
for build in (
        lambda: PolyCrossEntropy(reduction='batchmean'), lambda: PolyBinaryCrossEntropy(reduction='x'),
        lambda: DistributionBalancedLoss([], 3), lambda: DistributionBalancedLoss([1], 1), lambda: DistributionBalancedLoss([1], 2, reduction='x')):
    attempt('refused', build)
