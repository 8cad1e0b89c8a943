# Every loss: values, gradients, reductions, printed forms, mistakes.
import torch
import torch.nn as nn
import torch.nn.functional as F


def attempt(action):
    try:
        result = action()
        print(result)
    except Exception as error:
        print(type(error).__name__, "|", error)


def show(label, tensor):
    print(label, tuple(tensor.shape), [round(v, 4) + 0.0 for v in tensor.detach().flatten().tolist()])


def numbers(*shape, salt=7919):
    count = 1
    for size in shape:
        count *= size
    return torch.tensor([((i * salt) % 101 - 50) / 25 for i in range(count)]).reshape(shape)


def run(label, loss, *inputs):
    leaves = [x.clone().requires_grad_() if x.is_floating_point() and not any(x is c for c in constants) else x for x in inputs]
    y = loss(*leaves)
    show(label, y)
    if y.requires_grad:
        y.sum().backward()
    for x in leaves:
        if x.is_floating_point() and x.grad is not None:
            show('  gradient', x.grad)


a, b = numbers(4, 3), numbers(4, 3, salt=4099)
p, q = torch.sigmoid(a), torch.sigmoid(b)
signs, ids = torch.tensor([1.0, -1.0, 1.0, -1.0]), torch.tensor([2, 0, 1, 2])
w = torch.tensor([0.5, 2.0, 1.5])
many = (b > 0).float()
thrice = many * 3
constants = [signs, w, many, thrice]
for r in ('mean', 'sum', 'none'):
    run('mse', nn.MSELoss(reduction=r), a, b)
    run('l1', nn.L1Loss(reduction=r), a, b)
    run('smooth_l1', nn.SmoothL1Loss(reduction=r, beta=0.8), a, b)
    run('huber', nn.HuberLoss(reduction=r, delta=0.8), a, b)
    run('bce', nn.BCELoss(reduction=r), p, q)
    run('bce weight', nn.BCELoss(weight=w, reduction=r), p, q)
    run('bce logits', nn.BCEWithLogitsLoss(reduction=r), a, q)
    run('bce logits pos', nn.BCEWithLogitsLoss(weight=w, pos_weight=w, reduction=r), a, q)
    run('kl', nn.KLDivLoss(reduction=r), a.log_softmax(1), b.softmax(1))
    run('kl log', nn.KLDivLoss(reduction=r, log_target=True), a.log_softmax(1), b.log_softmax(1))
    run('poisson', nn.PoissonNLLLoss(reduction=r), a, thrice)
    run('poisson full', nn.PoissonNLLLoss(log_input=False, full=True, reduction=r), a.abs() + 0.1, thrice)
    run('gaussian', nn.GaussianNLLLoss(reduction=r), a, b, p)
    run('gaussian full', nn.GaussianNLLLoss(full=True, reduction=r), a, b, p[:, :1])
    run('soft_margin', nn.SoftMarginLoss(reduction=r), a[:, 0], signs)
    run('hinge', nn.HingeEmbeddingLoss(margin=0.7, reduction=r), a[:, 0], signs)
    run('cosine', nn.CosineEmbeddingLoss(margin=0.1, reduction=r), a, b, signs)
    run('ranking', nn.MarginRankingLoss(margin=0.3, reduction=r), a[:, 0], b[:, 0], signs)
    run('triplet', nn.TripletMarginLoss(margin=1.5, swap=True, reduction=r), a, b, a.flip(0))
    run('multilabel soft', nn.MultiLabelSoftMarginLoss(reduction=r), a, many)
    run('multilabel soft weight', nn.MultiLabelSoftMarginLoss(weight=w, reduction=r), a, many)
    run('multilabel margin', nn.MultiLabelMarginLoss(reduction=r), a, torch.tensor([[2, 0, -1], [1, -1, 0], [0, 1, 2], [-1, 0, 0]]))
    run('multi_margin', nn.MultiMarginLoss(reduction=r), a, ids)
    run('multi_margin 2', nn.MultiMarginLoss(p=2, margin=0.5, weight=w, reduction=r), a, ids)
    run('ce', nn.CrossEntropyLoss(reduction=r), a, ids)
    run('ce all', nn.CrossEntropyLoss(weight=w, ignore_index=0, label_smoothing=0.1, reduction=r), a, ids)
    run('nll', nn.NLLLoss(weight=w, reduction=r), a.log_softmax(1), ids)
run('ce soft', lambda x: F.cross_entropy(x, q), a)
run('kl batchmean', nn.KLDivLoss(reduction='batchmean'), a.log_softmax(1), torch.tensor([[0.0, 0.5, 0.5]] * 4))
run('gaussian number', lambda x, y: F.gaussian_nll_loss(x, y, 0.5), a, b)
run('mse weight', lambda x, y: F.mse_loss(x, y, weight=torch.ones(4, 3) * 2), a, b)
run('one sample', nn.MultiMarginLoss(), a[0], torch.tensor(1))
run('one sample', nn.MultiLabelMarginLoss(), a[0], torch.tensor([0, 1, -1]))
run('cosine one', nn.CosineEmbeddingLoss(), a[0], b[0], torch.tensor(1.0))
run('extreme', nn.BCELoss(), torch.tensor([0.0, 1.0, 0.5]), torch.tensor([1.0, 0.0, 1.0]))
run('similarity', nn.CosineSimilarity(), a, b)
run('similarity 0', nn.CosineSimilarity(dim=0, eps=1e-3), a, b)
run('distance', nn.PairwiseDistance(), a, b)
run('distance 1', nn.PairwiseDistance(p=1.0, keepdim=True), a, b)
print(F.mse_loss(a, b, size_average=False).item() == F.mse_loss(a, b, reduction='sum').item(), F.mse_loss(a, b, reduce=False).shape)
layers = [nn.MSELoss(), nn.L1Loss('sum'), nn.SmoothL1Loss(), nn.HuberLoss(), nn.BCELoss(w), nn.BCEWithLogitsLoss(pos_weight=w), nn.KLDivLoss(), nn.PoissonNLLLoss(),
          nn.GaussianNLLLoss(), nn.SoftMarginLoss(), nn.HingeEmbeddingLoss(), nn.CosineEmbeddingLoss(), nn.MarginRankingLoss(), nn.TripletMarginLoss(),
          nn.MultiLabelSoftMarginLoss(), nn.MultiLabelMarginLoss(), nn.MultiMarginLoss(), nn.CrossEntropyLoss(w), nn.NLLLoss(), nn.CosineSimilarity(), nn.PairwiseDistance()]
for layer in layers:
    print(layer, list(layer.state_dict()), getattr(layer, 'reduction', ''))
for action in [lambda: F.mse_loss(a, b, reduction='other'), lambda: F.smooth_l1_loss(a, b, beta=-1.0), lambda: F.huber_loss(a, b, delta=0.0),
               lambda: F.binary_cross_entropy(p, q[:2]), lambda: F.binary_cross_entropy(a, q), lambda: F.binary_cross_entropy_with_logits(a, q[0]),
               lambda: F.gaussian_nll_loss(a, b, -p), lambda: F.gaussian_nll_loss(a, b, p[:2]), lambda: F.triplet_margin_loss(a, b, a, margin=0),
               lambda: nn.TripletMarginLoss(margin=-1.0), lambda: nn.MultiMarginLoss(p=3), lambda: F.cosine_embedding_loss(a, b, a), lambda: F.margin_ranking_loss(a, b, signs),
               lambda: F.multi_margin_loss(a, torch.tensor([5, 0, 0, 0])), lambda: nn.MSELoss()(a), lambda: nn.MSELoss()(a, b, a),
               lambda: F.cross_entropy(a, torch.tensor([0, 1, 2, 3]))]:
    attempt(action)
