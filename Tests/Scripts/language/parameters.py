# Parameters of every kind, and the errors of wrong calls.
def f(a, b, /, c, d=4, *args, e, g=7, **kw): return a, b, c, d, args, e, g, kw
print(f(1, 2, 3, e=5))
print(f(1, 2, c=3, e=5))
print(f(1, 2, 3, 40, 50, 60, e=5, g=70, h=8, a=9))
print(f(*(1, 2), **{'c': 3, 'e': 4}))
print(f(*[1], 2, *[3], e=1, **{'g': 2}, **{'z': 3}))
def attempt(call):
    try: print(call())
    except TypeError as error: print('TypeError:', error)
def none(): pass
def one(x): pass
def two(x, y): pass
def three(x, y, z): pass
def default(x, y=1): pass
def keyword(*, k): pass
def keywords(*, k, l): pass
def positional(a, b, /): pass
attempt(lambda: none(1))
attempt(lambda: none(1, 2))
attempt(lambda: none(x=1))
attempt(lambda: one())
attempt(lambda: one(1, 2))
attempt(lambda: one(1, x=2))
attempt(lambda: one(y=2))
attempt(lambda: one(1, y=2))
attempt(lambda: two())
attempt(lambda: two(1))
attempt(lambda: two(y=1))
attempt(lambda: three())
attempt(lambda: three(1))
attempt(lambda: default())
attempt(lambda: default(1, 2, 3))
attempt(lambda: keyword())
attempt(lambda: keyword(1))
attempt(lambda: keyword(1, k=2))
attempt(lambda: keyword(1, 2, k=2))
attempt(lambda: keywords())
attempt(lambda: keywords(k=1))
attempt(lambda: positional(a=1, b=2))
attempt(lambda: positional(1))
attempt(lambda: positional(1, b=2))
attempt(lambda: f())
attempt(lambda: f(1, 2, 3))
attempt(lambda: one(*5))
attempt(lambda: one(**5))
attempt(lambda: one(**{1: 2}))
attempt(lambda: one(**{'x': 1}, **{'x': 2}))
attempt(lambda: one(x=1, **{'x': 2}))
attempt(lambda: (lambda a: a)())
attempt(lambda: 5())
attempt(lambda: None())
class C:
    def m(self, a): pass
    def n(): pass
    @staticmethod
    def s(a): pass
    @classmethod
    def c(cls, a): pass
attempt(lambda: C().m())
attempt(lambda: C().m(1, 2))
attempt(lambda: C.m())
attempt(lambda: C().n())
attempt(lambda: C.s())
attempt(lambda: C.c())
attempt(lambda: C().c(1, 2))
attempt(lambda: C(1))
attempt(lambda: C(x=1))
def shared(x, acc=[]):
    acc.append(x)
    return acc
print(shared(1), shared(2), shared(3, []), shared(4))
def later(x, y=lambda: [1]): return y
print(later(1)() is later(1)())
print(f.__defaults__, f.__kwdefaults__, f.__name__, f.__qualname__, C.m.__qualname__)
def annotated(a: int, b: 'str' = 'x', *c: float, d: list = None, **e: dict) -> bool: "Doc."
print(annotated.__annotations__, annotated.__doc__)
def deco(*names):
    def wrap(fn):
        print('decorate', names, fn.__name__)
        return lambda *a, **k: (names, fn(*a, **k))
    return wrap
@deco('outer')
@deco('inner', 2)
def target(x): return x * 2
print(target(4))
