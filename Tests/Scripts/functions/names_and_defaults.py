# Calls with names: order, defaults, keyword-only parameters, and what is wrong with them.
def f(a, b=2, *, c=3, d): return (a, b, c, d)
def g(a, b, c=5, *, k=None): return (a, b, c, k)
def h(a, /, b, *, k=1): return (a,b,k)
def m(*, x, y=2): return x, y
def gen(a, *, n=2):
    for i in range(n): yield a + i
class C:
    def __init__(self, x, *, y=1): self.x, self.y = x, y
    def go(self, *, z=1): return self.x, self.y, z
print(f(1, d=4), f(a=1, d=2), f(1, 5, d=2, c=7), f(d=1, c=2, b=3, a=4), g(1, 2), g(1, b=2), g(b=1, a=2, k=3), g(1, 2, 3, k=4), h(1, 2), h(1, b=2, k=5), m(x=1), m(y=1, x=3), list(gen(1)), list(gen(1, n=3)), list(gen(n=1, a=4)))
print(C(1).go(), C(1, y=2).go(z=3), C(x=5).go())
for t in [lambda: f(1), lambda: f(), lambda: f(1, 2, 3, d=1), lambda: f(1, a=1, d=1), lambda: f(1, d=1, e=2), lambda: g(), lambda: g(1), lambda: g(1, k=2), lambda: h(a=1, b=2), lambda: h(1), lambda: m(), lambda: m(1), lambda: m(1, x=2), lambda: g(1, 2, 3, 4), lambda: g(1, 2, 3, c=4), lambda: g(c=1), lambda: C(), lambda: C(1, 2), lambda: C(1, z=3), lambda: m(y=1), lambda: g(**{'a': 1, 'b': 2, 'zz': 3}), lambda: gen()]:
    try: print(t())
    except TypeError as e: print(e)
print(f(*[1], **{'d': 2}), g(*(1, 2), **{'k': 9}))
