# Heads of models: up to the classifier, and a new classifier.
import timm
import torch
from timm.layers import ClassifierHead, ClNormMlpClassifierHead, NormMlpClassifierHead


def numbers(tensor):
    return [round(v, 3) for v in tensor.detach().flatten()[:3].tolist()] + [round(tensor.detach().double().abs().sum().item(), 1)]


def attempt(name, function):
    torch.manual_seed(2)
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


def look(name, head, x, *resets):
    head.eval()
    print(name, type(head).__module__, type(head).__name__)
    print('  first', numbers(head(x)), numbers(head(x, pre_logits=True)), tuple(head(x, True).shape))
    for arguments in resets:
        torch.manual_seed(3)
        try:
            print('  reset', arguments, head.reset(**arguments), head.num_features, head.in_features, head.fc, head.training)
            print('   ', tuple(head(x).shape), numbers(head(x)), numbers(head(x, pre_logits=True)))
        except Exception as error:
            print('  reset', arguments, type(error).__name__, error)
    print('  ', repr(head).replace('\n', ' '))


torch.manual_seed(0)
X = torch.randn(2, 8, 5, 6)
look('head', ClassifierHead(8, 3), X, dict(num_classes=5), dict(num_classes=2, pool_type='max'), dict(num_classes=0),
     dict(num_classes=2, pool_type='catavgmax'), dict(num_classes=4, reset_other=True, device='cpu'), dict(num_classes=2, pool_type=''))
look('conv', ClassifierHead(8, 3, use_conv=True), X, dict(num_classes=5, pool_type=''), dict(num_classes=5, pool_type='avg'))
look('thin', ClassifierHead(8, 3), X, dict(num_classes=5, in_features=8))
torch.manual_seed(1)
look('norm', NormMlpClassifierHead(8, 3, hidden_size=6), X, dict(num_classes=5), dict(num_classes=5, in_features=4),
     dict(num_classes=2, pool_type='avg', reset_other=True), dict(num_classes=0, pool_type='catavgmax'))
look('norm last', ClNormMlpClassifierHead(6, 3, hidden_size=6), X, dict(num_classes=5, pool_type='max'), dict(num_classes=5, pool_type='cat'))

for name, size in (('test_convnext', 64), ('rexnet_100', 64), ('mambaout_femto', 64), ('hgnetv2_b0', 64), ('test_resnet', 64)):
    torch.manual_seed(1)
    model = timm.create_model(name, num_classes=3).eval()
    x = model.forward_features(torch.randn(1, 3, size, size))
    if not hasattr(model.head if hasattr(model, 'head') else model, 'reset'):
        print(name, 'has no head to reset')
        continue
    look(name, model.head, x, dict(num_classes=5), dict(num_classes=0), dict(num_classes=4, reset_other=True))
    attempt('wrong', lambda: model.head.reset())
    attempt('wrong', lambda: model.head.reset(1, 'avg', False, None, None, None, 2))
    attempt('wrong', lambda: model.head.reset(1, classes=2))
    attempt('wrong', lambda: model.head(x, pre_logits=False, other=1))
