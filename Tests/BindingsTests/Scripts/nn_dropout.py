# The masks of every dropout for a seed, its printed form and its mistakes.
import torch
import torch.nn as nn
import torch.nn.functional as F
from timm.layers import DropPath, drop_path


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, '|', error)


def show(label, tensor):
    print(label, [round(v, 5) for v in tensor.flatten().tolist()])


x = torch.arange(24, dtype=torch.float32).reshape(2, 3, 2, 2) / 8 + 1
torch.manual_seed(0)
show('dropout', F.dropout(x, 0.5))
show('dropout again', F.dropout(x, 0.3))
show('transposed', F.dropout(x.reshape(4, 6).t(), 0.3))
show('float64', F.dropout(x.double(), 0.25))
show('module', nn.Dropout(0.4)(x))
show('dropout2d', F.dropout2d(x, 0.5))
show('Dropout2d', nn.Dropout2d(0.4)(x))
show('dropout1d', F.dropout1d(x[0], 0.5))
show('Dropout1d', nn.Dropout1d(0.5)(x.reshape(2, 3, 4)))
show('dropout3d', F.dropout3d(x.reshape(2, 3, 1, 2, 2), 0.5))
show('Dropout3d', nn.Dropout3d(0.5)(x.reshape(2, 3, 1, 2, 2)))
show('alpha_dropout', F.alpha_dropout(x, 0.4, True))
show('AlphaDropout', nn.AlphaDropout(0.2)(x))
show('feature_alpha_dropout', F.feature_alpha_dropout(x, 0.4, True))
show('FeatureAlphaDropout', nn.FeatureAlphaDropout(0.3)(x))
show('drop_path', drop_path(x, 0.4, training=True))
show('drop_path unscaled', drop_path(x, 0.4, training=True, scale_by_keep=False))
path = DropPath(0.3)
show('DropPath', path(torch.ones(8, 2)))
show('still the same stream', torch.rand(3))
print(F.dropout(x, 0.0) is x, F.dropout(x, 0.7, training=False) is x, path.eval()(x) is x, nn.Dropout().eval()(x) is x)
show('all', F.dropout(x, 1.0))
show('all channels', F.dropout2d(x, 1.0))

y = x.clone().requires_grad_()
torch.manual_seed(3)
F.dropout(y, 0.5).sum().backward()
show('gradient', y.grad)
y.grad = None
F.dropout2d(y, 0.5).mul(2).sum().backward()
show('gradient of channels', y.grad)
y.grad = None
F.alpha_dropout(y, 0.5, True).sum().backward()
show('gradient of alpha', y.grad)

torch.manual_seed(1)
z = x.clone()
print(F.dropout(z, 0.5, inplace=True) is z)
show('in place', z)
for layer in [nn.Dropout(), nn.Dropout(0.1, inplace=True), nn.Dropout1d(0.2), nn.Dropout2d(), nn.Dropout3d(0.3), nn.AlphaDropout(),
              nn.FeatureAlphaDropout(0.25), DropPath(0.1234), DropPath()]:
    print(layer)
attempt(lambda: F.dropout(x, -1))
attempt(lambda: F.dropout(x, 1.5))
attempt(lambda: F.dropout2d(x, 1.5))
attempt(lambda: F.alpha_dropout(x, -0.5))
attempt(lambda: nn.Dropout(2.0))
attempt(lambda: nn.Dropout(-0.5))
attempt(lambda: F.dropout1d(torch.ones(4), 0.5))
attempt(lambda: F.dropout(torch.ones(3, dtype=torch.int64), 0.5))
