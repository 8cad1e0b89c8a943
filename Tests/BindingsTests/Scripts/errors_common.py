# The messages and types of everyday mistakes.
import torch
import torch.nn as nn


def attempt(label, action):
    try:
        action()
        print(label, 'no error')
    except Exception as error:
        print(label, type(error).__name__, '|', error)


x = torch.ones(2, 3)
attempt('add', lambda: x + torch.ones(4))
attempt('matmul', lambda: x @ torch.ones(4, 5))
attempt('mm', lambda: torch.mm(x, torch.ones(3)))
attempt('item', lambda: x.item())
attempt('bool', lambda: bool(x))
attempt('index', lambda: x[2])
attempt('index dim 1', lambda: x[0, 5])
attempt('too many', lambda: x[0, 0, 0])
attempt('view', lambda: x.view(4, 2))
attempt('reshape', lambda: x.reshape(-1, 4))
attempt('dim', lambda: x.sum(dim=3))
attempt('cat', lambda: torch.cat([torch.ones(2, 3), torch.ones(2, 4)]))
attempt('stack', lambda: torch.stack([torch.ones(2), torch.ones(3)]))
attempt('backward', lambda: torch.ones(2, requires_grad=True).mul(2).backward())
attempt('no grad', lambda: torch.ones(2).sum().backward())
attempt('mean int', lambda: torch.tensor([1, 2]).mean())
attempt('requires int', lambda: torch.tensor([1, 2], requires_grad=True))
attempt('add str', lambda: x + 'a')
attempt('radd list', lambda: [1] + x)
attempt('lt str', lambda: x < 'a')
attempt('ragged', lambda: torch.tensor([[1, 2], [3]]))
attempt('tensor str', lambda: torch.tensor('a'))
attempt('tensor none', lambda: torch.tensor(None))
attempt('zeros str', lambda: torch.zeros('a'))
attempt('zeros negative', lambda: torch.zeros(-1))
attempt('len', lambda: len(torch.tensor(1.0)))
attempt('iter', lambda: list(torch.tensor(1.0)))
attempt('squeeze', lambda: x.squeeze(5))
attempt('permute', lambda: x.permute(0, 0))
attempt('expand', lambda: x.expand(2, 4))
attempt('topk', lambda: x.topk(9))
attempt('gather', lambda: x.gather(1, torch.tensor([[7], [0]])))
attempt('linear', lambda: nn.Linear(4, 2)(x))
attempt('conv', lambda: nn.Conv2d(3, 4, 3)(torch.ones(1, 1, 5, 5)))
attempt('conv small', lambda: nn.Conv2d(1, 4, 3)(torch.ones(1, 1, 2, 2)))
attempt('norm', lambda: nn.BatchNorm2d(3)(torch.ones(2, 3)))
attempt('loss shape', lambda: nn.CrossEntropyLoss()(x, torch.tensor([0, 1, 2])))
attempt('loss target', lambda: nn.CrossEntropyLoss()(x, torch.tensor([0, 7])))
attempt('attribute', lambda: nn.Linear(2, 2).foo)
attempt('tensor attribute', lambda: x.foo)
attempt('module attribute', lambda: torch.foo)
attempt('few arguments', lambda: nn.Linear(2))
attempt('forward arguments', lambda: nn.Linear(2, 2)())
attempt('not iterable parameters', lambda: torch.optim.SGD(x, lr=0.1))
attempt('no parameters', lambda: torch.optim.SGD([], lr=0.1))
attempt('negative lr', lambda: torch.optim.SGD([nn.Parameter(x)], lr=-1))
attempt('leaf in place', lambda: torch.ones(2, requires_grad=True).add_(1))
attempt('in place shape', lambda: torch.ones(2).add_(torch.ones(3, 2)))
attempt('in place type', lambda: torch.tensor([1, 2]).add_(1.5))
attempt('bool subtract', lambda: torch.tensor([True]) - torch.tensor([False]))
attempt('unknown device', lambda: torch.device('foo'))
attempt('embedding twice', lambda: (lambda y: (y.backward(), y.backward()))((torch.ones(2, requires_grad=True) ** 2).sum()))
attempt('numpy index', lambda: x['a'])
attempt('randint', lambda: torch.randint(5, 2, (3,)))
attempt('arange', lambda: torch.arange(0, 5, -1))
attempt('int of many', lambda: int(x))
attempt('dtype', lambda: torch.zeros(2, dtype='float'))
attempt('setitem', lambda: x.__setitem__(0, torch.ones(5)))
attempt('module assign', lambda: setattr(nn.Sequential(nn.ReLU()), '0', 3))
attempt('parameter assign', lambda: setattr(nn.Linear(2, 2), 'weight', x))


class Early(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(2, 2)


attempt('early', Early)
attempt('no forward', lambda: nn.Module()(x))

model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
attempt('state missing', lambda: model.load_state_dict({}))
attempt('state unexpected', lambda: model.load_state_dict({**model.state_dict(), 'extra': x}))
attempt('state shape', lambda: model.load_state_dict({**model.state_dict(), '0.weight': x}))
