# Every way of passing arguments wrong has its message.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


def g(a, b, c): pass
def h(*, k): pass
def p(a, /): pass
def n(): pass
def one(x): pass
def dflt(x, y=1): pass
def kw2(*, a, b, c=1): pass


print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7, a=8), f(*[1, 2], **{"d": 4, "c": 9}))
calls = [
    lambda: g(), lambda: g(1), lambda: g(1, 2), lambda: g(1, 2, 3, 4), lambda: g(1, 2, 3, d=4), lambda: g(1, b=2), lambda: g(1, 2, 3, a=1),
    lambda: h(), lambda: h(1), lambda: h(1, k=2), lambda: h(j=1), lambda: p(a=1), lambda: p(), lambda: n(1), lambda: n(1, 2), lambda: n(x=1),
    lambda: one(), lambda: one(1, 2), lambda: one(y=1), lambda: dflt(), lambda: dflt(1, 2, 3), lambda: kw2(), lambda: kw2(a=1), lambda: kw2(1, 2, a=1),
    lambda: f(), lambda: f(1), lambda: f(d=1), lambda: g(**{"a": 1}, **{"a": 2}), lambda: g(*5), lambda: g(**5), lambda: g(**{1: 2}), lambda: (lambda x: x)(),
    lambda: g(1, *[2], *[3, 4]), lambda: one(**{"x": 1}, x=2), lambda: p(1, a=2), lambda: p(1, 2), lambda: "".join(), lambda: len(1, 2), lambda: [].append(x=1), lambda: print(foo=1), lambda: int(x="5"), lambda: sorted([1], foo=1), lambda: max(key=1), lambda: dict(1),
]
for i, call in enumerate(calls):
    try:
        print(i, call())
    except TypeError as error:
        print(i, error)


class M:
    def m(self, x): pass

    @classmethod
    def c(cls, x): pass

    @staticmethod
    def s(x): pass

    def __init__(self, q=1): pass


for call in (lambda: M().m(), lambda: M().m(1, 2), lambda: M.m(), lambda: M.c(), lambda: M.s(), lambda: M(1, 2), lambda: M(z=1), lambda: M().m(y=1), lambda: M.m(1)):
    try:
        print(call())
    except TypeError as error:
        print(error)
