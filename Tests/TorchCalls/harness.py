# Runs the calls of a topic and prints what each gives, one JSON text a line. The same program runs under PyTorch, which
# writes the fixture, and under tnb. `POOL` makes the named inputs anew for every call, so that no call sees another's changes.
import json
import math
import torch


def _f32(shape, *values):
    return torch.tensor(values, dtype=torch.float32).reshape(shape)


def _wave(shape, scale=1.0, dtype=torch.float32):
    count = 1
    for size in shape:
        count = count * size
    return torch.tensor([round(scale * math.sin(1.7 * k + 0.4) * (1 + 0.13 * k), 3) for k in range(count)], dtype=dtype).reshape(shape)


POOL = {
    'A': lambda: _f32((2, 3), 0.5, -1.25, 2.0, 3.5, -0.75, 1.5),
    'B': lambda: _f32((3,), 2.0, -0.5, 1.25),
    'C': lambda: _f32((2, 1), -1.5, 0.75),
    'P': lambda: _f32((2, 3), 0.25, 1.5, 3.0, 0.75, 2.25, 1.0),
    'U': lambda: _f32((2, 3), 0.1, -0.6, 0.9, -0.3, 0.45, 0.7),
    'Z': lambda: _f32((6,), float('nan'), float('inf'), -float('inf'), 0.0, -0.0, 1.5),
    'D': lambda: torch.tensor([[0.125, -2.5, 1.75], [4.5, 0.3, -0.7]], dtype=torch.float64),
    'H': lambda: torch.tensor([[0.1, -1.3, 2.7], [3.3, -0.7, 10.5]], dtype=torch.float16),
    'G': lambda: torch.tensor([[0.1, -1.3, 2.7], [3.3, -0.7, 10.5]], dtype=torch.bfloat16),
    'I': lambda: torch.tensor([[3, -1, 4], [1, -5, 9]]),
    'J': lambda: torch.tensor([2, 7, -3], dtype=torch.int32),
    'K': lambda: torch.tensor([[300, -7, 5]], dtype=torch.int16),
    'Y': lambda: torch.tensor([[1], [-4]], dtype=torch.int8),
    'O': lambda: torch.tensor([[7, 250, 3], [0, 1, 2]], dtype=torch.uint8),
    'L': lambda: torch.tensor([[True, False, True], [False, False, True]]),
    'M': lambda: torch.tensor([True, False, True]),
    'E': lambda: torch.zeros(0, 3),
    'S': lambda: torch.tensor(1.5),
    'N': lambda: torch.tensor(2),
    'T': lambda: _f32((3, 2), 0.5, -1.25, 2.0, 3.5, -0.75, 1.5).t(),
    'W': lambda: _wave((4, 6))[:, ::2],
    'X': lambda: _wave((2, 3, 4)),
    'V': lambda: _wave((2, 2, 3, 4)),
    'Q': lambda: torch.tensor([[4.0, 1.0, -0.5], [1.0, 3.0, 0.25], [-0.5, 0.25, 2.0]]),
    'F': lambda: torch.tensor([[2.0, -1.0, 0.5], [1.5, 3.0, -2.0], [0.25, 1.0, 4.0]], dtype=torch.float64),
    'R': lambda: torch.tensor([2, 0, 1, 2]),
}


def number(value):
    if isinstance(value, float):
        return '%.7g' % value
    return repr(value)


def flat(values, out):
    if isinstance(values, list):
        for item in values:
            flat(item, out)
    else:
        out.append(number(values))
    return out


def describe(value):
    if isinstance(value, torch.Tensor):
        return ' '.join(['T', str(value.dtype)[6:], str(list(value.shape)), str(list(value.stride()))] + flat(value.detach().clone().tolist(), []))
    if isinstance(value, torch.Size) or isinstance(value, str):
        return repr(value)
    if isinstance(value, (tuple, list)):
        return '(' + ' | '.join([describe(item) for item in value]) + ')'
    if isinstance(value, float):
        return number(value)
    return repr(value)


def failure(error):
    return 'E ' + type(error).__name__ + ': ' + str(error).split(', but expected one of')[0].split('\nException raised from')[0]


def outputs(value, out):
    if isinstance(value, torch.Tensor):
        if value.requires_grad:
            out.append(value)
    elif isinstance(value, (tuple, list)):
        for item in value:
            outputs(item, out)
    return out


def gradients(function, names):
    leaves = []
    for name in names:
        tensor = POOL[name]()
        if tensor.dtype.is_floating_point:
            tensor = tensor.requires_grad_()
        leaves.append(tensor)
    torch.manual_seed(1)
    results = outputs(function(*leaves), [])
    if not results:
        return None
    total = 0
    for result in results:
        weight = torch.arange(1, result.numel() + 1, dtype=torch.float64).reshape(result.shape)
        total = total + (result.double() * weight).sum()
    total.backward()
    return [describe(leaf.grad) for leaf in leaves if leaf.dtype.is_floating_point]


def run(place, function, names, wants_gradients):
    torch.manual_seed(1)
    try:
        result = describe(function(*[POOL[name]() for name in names]))
    except Exception as error:
        result = failure(error)
    answer = [place, result]
    if wants_gradients and not result.startswith('E '):
        try:
            found = gradients(function, names)
            if found is not None:
                answer.append(' ; '.join(found))
        except Exception as error:
            answer.append(failure(error))
    print(json.dumps(answer))
