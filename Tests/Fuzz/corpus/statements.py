def f(a, /, b: int = 1, *args: "x", c, d=2, **kwargs) -> None:
    global g
    try:
        yield (yield from a)
    except (A, B) as e:
        raise C from e
    except D:
        pass
    else:
        return
    finally:
        del a[0], b.c
class K(Base, metaclass=M, **kw):
    x: int = 1
    (y): int
    @property
    @staticmethod
    def z(self): return lambda *a, k=1, **q: (a, k, q)
with (open(x) as a, open(y) as b):
    a, *b, (c, d) = [i async_ for i in x] if 0 else (0, *x, 1, (2, 3))
with a as (b, c), d as e[0]: pass
for i, (j, *k) in x: break
else: continue_ = 1
while (n := n - 1) and not x is not y < z != w: continue
import a.b.c as d, e
from . import (f, g as h,)
from ...a import *
x[1:2, ::3, ...] @= {**a, 'b': 1, **c} | {*d, 1}
assert x, "message"; nonlocal_ = {i: j for i in x if y for j in z}; print(*a, *b, c=1, **d)
