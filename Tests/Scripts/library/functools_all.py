from functools import *
import functools
p = partial(int, base=2)
print(p('1010'), p.func, p.args, p.keywords, partial(partial(max, 1), 2)(0), repr(partial(print, 1, end='x')))
print(reduce(lambda a, b: a + b, [1, 2, 3], 10), reduce(lambda a, b: a * b, range(1, 6)))
for f in (lambda: reduce(lambda a, b: a, []), lambda: reduce(lambda a, b: a, 5), lambda: partial(5), lambda: partial(), lambda: lru_cache('x')):
    try: f()
    except Exception as e: print(type(e).__name__, e)
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), fib.__name__, fib.__wrapped__ is not None)
fib.cache_clear(); print(fib.cache_info())
@lru_cache(maxsize=2)
def sq(x, *, k=1):
    print('call', x, k); return x * x * k
sq(1); sq(2); sq(1); sq(3); sq(2); sq(1, k=2); sq(1, k=2); print(sq.cache_info(), sq.cache_parameters())
@lru_cache
def h(x): return x
print(h(1), h(1.0), h(True), h.cache_info())
try: h([])
except TypeError as e: print(e)
@lru_cache(typed=True)
def t(x): return type(x).__name__
print(t(1), t(1.0), t(True))
class C:
    @lru_cache(maxsize=None)
    def m(self, x): return (self.__class__.__name__, x)
    @cached_property
    def v(self):
        print('computing'); return 42
    @cache
    def z(self): return 1
c = C(); print(c.m(1), c.m(1), C.m.cache_info().hits, c.v, c.v, c.__dict__, c.z())
def deco(f):
    @wraps(f)
    def w(*a, **k):
        'wdoc'
        return f(*a, **k)
    return w
@deco
def foo(a: int) -> str:
    'doc of foo'
    return a
print(foo.__name__, foo.__doc__, foo.__wrapped__(3), foo(4), foo.__annotations__, foo.__qualname__)
print(sorted([5, 2, 9], key=cmp_to_key(lambda a, b: b - a)))
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) < V(2), V(1) <= V(1), V(2) > V(1), V(2) >= V(3), sorted([V(3), V(1)])[0].n)
try:
    @total_ordering
    class W: pass
except ValueError as e: print(e)
@singledispatch
def show(x): return 'object'
@show.register
def _(x: int): return 'int'
@show.register(list)
def _(x): return 'list'
print(show(1), show([]), show('a'), show(True))
