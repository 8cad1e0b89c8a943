import torch, timm
import numpy as np
import subprocess
from torch import nn, fooo
from torch.nn import Conv2, Linear
import helper
try:
    import cupy
except ImportError:
    cupy = None
print(torch.tensr([1]), nn.Conv3dd, torch.nn.functional.relu)
print(later)
later = 3
def f(x):
    y = x + zz
    return [yy for yy in range(3)] + undefined_name
class A:
    b = c = 2
    d = b
    def m(self): return __class__, d
eval("1")
torch.foo = 3
torch.foo
print(lenn([1]))
