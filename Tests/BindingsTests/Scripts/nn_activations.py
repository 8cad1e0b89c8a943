# Every activation: values, gradients, in place, printed forms, mistakes.
import torch
import torch.nn as nn
import torch.nn.functional as F


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, '|', error)


def show(label, tensor):
    print(label, [round(v, 4) + 0.0 for v in tensor.flatten().tolist()])


x = torch.linspace(-6, 6, 25)[:24].reshape(2, 4, 3)
cases = {
    'relu': F.relu, 'relu6': F.relu6, 'leaky_relu': lambda t: F.leaky_relu(t, 0.2), 'elu': lambda t: F.elu(t, 0.7), 'selu': F.selu,
    'celu': lambda t: F.celu(t, 0.7), 'gelu': F.gelu, 'gelu tanh': lambda t: F.gelu(t, approximate='tanh'), 'silu': F.silu,
    'mish': F.mish, 'hardswish': F.hardswish, 'hardsigmoid': F.hardsigmoid, 'hardtanh': lambda t: F.hardtanh(t, -2, 1.5),
    'softplus': lambda t: F.softplus(t, 2, 5), 'softsign': F.softsign, 'tanhshrink': F.tanhshrink, 'softshrink': F.softshrink,
    'hardshrink': lambda t: F.hardshrink(t, 1.2), 'threshold': lambda t: F.threshold(t, 0.4, 20), 'logsigmoid': F.logsigmoid,
    'glu': lambda t: F.glu(t, 1), 'softmax': lambda t: F.softmax(t, 1), 'softmax implicit': F.softmax,
    'log_softmax': lambda t: F.log_softmax(t, -1), 'softmin': lambda t: F.softmin(t, 1), 'sigmoid': F.sigmoid, 'tanh': F.tanh,
    'prelu': lambda t: F.prelu(t, torch.tensor([0.1, 0.2, 0.3, 0.4], dtype=t.dtype)), 'rrelu': F.rrelu,
}
for name, function in cases.items():
    for dtype in (torch.float32, torch.float64):
        t = x.detach().clone().to(dtype).requires_grad_()
        y = function(t)
        show(f'{name} {y.dtype}', y)
        (y * torch.arange(1, y.numel() + 1, dtype=dtype).reshape(y.shape)).sum().backward()
        show(f'{name} gradient', t.grad)

layers = [nn.ReLU(), nn.ReLU(True), nn.ReLU6(), nn.ReLU6(True), nn.LeakyReLU(0.2, True), nn.LeakyReLU(), nn.PReLU(), nn.PReLU(4, 0.1),
          nn.ELU(), nn.ELU(0.5, True), nn.SELU(), nn.SELU(True), nn.CELU(), nn.CELU(0.5, True), nn.GELU(), nn.GELU('tanh'), nn.SiLU(),
          nn.SiLU(True), nn.Mish(), nn.Mish(True), nn.Hardswish(), nn.Hardswish(True), nn.Hardsigmoid(), nn.Hardsigmoid(True),
          nn.Hardtanh(), nn.Hardtanh(-2, 3, True), nn.Softplus(), nn.Softplus(2, 10), nn.Softsign(), nn.Tanhshrink(), nn.Softshrink(),
          nn.Softshrink(0.2), nn.Hardshrink(), nn.Hardshrink(0.2), nn.Threshold(0.1, 20), nn.Threshold(0.1, 20, True), nn.LogSigmoid(),
          nn.GLU(), nn.GLU(1), nn.Softmax(1), nn.Softmax(), nn.LogSoftmax(1), nn.Softmin(1), nn.RReLU(), nn.RReLU(0.2, 0.3, True),
          nn.Softmax2d(), nn.Sigmoid(), nn.Tanh()]
torch.manual_seed(0)
for layer in layers:
    print(layer, list(layer.state_dict()))
    given = x.clone() * 1.01
    if isinstance(layer, nn.GLU) and layer.dim == -1:
        given = given.transpose(1, 2)
    try:
        t = given.clone().requires_grad_()
        u = t * 1
        y = layer(u)
        y.sum().backward()
        show('  ', y.detach()[0])
        show('  gradient', t.grad[0])
        if getattr(layer, 'inplace', False):
            print('  in place', y is u)
        for p in layer.parameters():
            show('  weight', p.grad)
    except Exception as error:
        print('  ', type(error).__name__, error)

print(isinstance(nn.ReLU6(), nn.Hardtanh), nn.Hardtanh(-2, 3).min_val, nn.LeakyReLU().negative_slope, nn.PReLU(3).num_parameters)
torch.manual_seed(0)
show('rrelu', F.rrelu(torch.tensor([-1.0, 2.0, -3.0, 4.0, -5.0]), training=True))
long = torch.ones(2, dtype=torch.int64)
for action in [lambda: F.glu(torch.ones(3)), lambda: F.glu(torch.tensor(1.0)), lambda: nn.Hardtanh(1.0, -1.0),
               lambda: F.hardtanh(x, 2, 1), lambda: F.softshrink(x, -1.0), lambda: F.rrelu(x, 0.5, 0.1),
               lambda: nn.PReLU(3)(torch.ones(2, 4)), lambda: F.prelu(torch.tensor(1.0), torch.ones(3)),
               lambda: F.prelu(torch.ones(2), torch.ones(3)), lambda: F.gelu(x, approximate='x'), lambda: F.celu(x, 0.0),
               lambda: F.leaky_relu(long), lambda: F.hardswish(long), lambda: F.elu(long), lambda: F.silu(long), lambda: F.mish(long),
               lambda: F.softplus(long), lambda: F.hardtanh(long).tolist(), lambda: F.relu6(long).tolist(), lambda: F.hardsigmoid(long),
               lambda: F.threshold(long, 1, 2).tolist(), lambda: F.hardshrink(long), lambda: F.softshrink(long),
               lambda: F.logsigmoid(long), lambda: F.leaky_relu(torch.ones(2, requires_grad=True), inplace=True)]:
    attempt(action)
