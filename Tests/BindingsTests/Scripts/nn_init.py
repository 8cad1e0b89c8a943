# torch.nn.init: generators of one's own, and values of the wrong type.
import torch
from torch.nn import init


def attempt(name, function):
    torch.manual_seed(0)
    try:
        result = function()
        shown = [round(v, 3) for v in result.flatten()[:3].tolist()] if isinstance(result, torch.Tensor) else result
        print(name, shown)
    except Exception as error:
        print(name, type(error).__name__, str(error).partition(', but expected')[0])


def weight(*shape):
    return torch.empty(*(shape or (4, 6)))


for function, arguments in ((init.uniform_, (-1.0, 2.0)), (init.normal_, (1.0, 2.0)), (init.xavier_uniform_, (2.0,)), (init.xavier_normal_, ()),
                            (init.kaiming_uniform_, (0.5, 'fan_out')), (init.kaiming_normal_, (0, 'FAN_IN', 'relu')), (init.trunc_normal_, ()),
                            (init.orthogonal_, ()), (init.sparse_, (0.0,))):
    first, second = (function(weight(), *arguments, generator=torch.Generator().manual_seed(3)) for _ in range(2))
    torch.manual_seed(1)
    own = function(torch.nn.Parameter(weight()), *arguments)
    print(function.__name__, [round(v, 3) for v in first.flatten()[:3].tolist()], torch.equal(first, second), torch.equal(first, own),
          own.requires_grad, [round(v, 3) for v in own.flatten()[:2].tolist()])
torch.manual_seed(5)
before = torch.get_rng_state()
init.normal_(weight(), generator=torch.Generator().manual_seed(1))
print(torch.equal(before, torch.get_rng_state()))
print(init._calculate_fan_in_and_fan_out(weight(4, 6, 3, 3)), init._calculate_correct_fan(weight(4, 6), 'Fan_Out'))
attempt('fan', lambda: init._calculate_correct_fan(weight(4, 6), 'fan'))
attempt('fan', lambda: init._calculate_fan_in_and_fan_out(weight(4)))

for bad in (None, 'a', [1.0], 1j, object, torch.ones(2), True):
    text = 'object' if bad is object else repr(bad)
    for name, function in (
            ('uniform_ a', lambda: init.uniform_(weight(), bad, 4.0)), ('uniform_ b', lambda: init.uniform_(weight(), -4.0, bad)),
            ('normal_ mean', lambda: init.normal_(weight(), bad, 1.0)), ('normal_ std', lambda: init.normal_(weight(), 0.0, bad)),
            ('trunc_normal_ mean', lambda: init.trunc_normal_(weight(), mean=bad)), ('trunc_normal_ std', lambda: init.trunc_normal_(weight(), std=bad)),
            ('trunc_normal_ a', lambda: init.trunc_normal_(weight(), a=bad)),
            ('xavier_uniform_', lambda: init.xavier_uniform_(weight(), bad)), ('xavier_normal_', lambda: init.xavier_normal_(weight(), gain=bad)),
            ('kaiming_uniform_ a', lambda: init.kaiming_uniform_(weight(), bad)), ('kaiming_normal_ a', lambda: init.kaiming_normal_(weight(), a=bad)),
            ('kaiming_uniform_ mode', lambda: init.kaiming_uniform_(weight(), mode=bad)),
            ('kaiming_normal_ nonlinearity', lambda: init.kaiming_normal_(weight(), nonlinearity=bad)),
            ('calculate_gain', lambda: init.calculate_gain(bad)), ('calculate_gain param', lambda: init.calculate_gain('leaky_relu', bad)),
            ('sparse_', lambda: init.sparse_(weight(), bad)), ('sparse_ std', lambda: init.sparse_(weight(), 0.0, bad))):
        attempt(f'{name} {text}', function)
    if bad is True or isinstance(bad, torch.Tensor):
        continue
    if bad != 1j:
        attempt('constant_ ' + text, lambda: init.constant_(weight(), bad))
        attempt('orthogonal_ ' + text, lambda: init.orthogonal_(weight(), bad))
    attempt('dirac_ ' + text, lambda: init.dirac_(weight(4, 4, 3), bad))
    for name in ('zeros_', 'ones_', 'eye_', 'uniform_', 'normal_', 'trunc_normal_', 'xavier_uniform_', 'xavier_normal_', 'kaiming_uniform_',
                 'kaiming_normal_', 'orthogonal_', 'dirac_', '_calculate_fan_in_and_fan_out'):
        attempt(f'{name} of {text}', lambda: getattr(init, name)(bad))
    attempt('constant_ of ' + text, lambda: init.constant_(bad, 1.0))
    attempt('sparse_ of ' + text, lambda: init.sparse_(bad, 0.1))
for function in (init.uniform_, init.normal_, init.trunc_normal_, init.kaiming_uniform_, init.xavier_normal_, init.orthogonal_):
    attempt(function.__name__, lambda: function(weight(), generator=3))
