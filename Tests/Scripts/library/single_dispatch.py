from functools import singledispatch, singledispatchmethod
@singledispatch
def f(x): return 'obj'
@f.register
def _(x: int): return 'int'
@f.register(list)
def _(x): return 'list'
print(f(1), f([1]), f('s'), f(True), f.dispatch(int) is f.registry[int])
from collections.abc import Mapping
f.register(Mapping, lambda x: 'map')
print(f({}))
class A:
    @singledispatchmethod
    def g(self, x): return 'o'
    @g.register
    def _(self, x: int): return 'i'
print(A().g(1), A().g('x'))

from typing import Union
@f.register
def _(x: float | complex if False else float | bytes): return 'float or bytes'
print(f(1.5), f(b''))
@f.register
def _(x: Union[tuple, set]): return 'tuple or set'
print(f(()), f({1}), sorted(c.__name__ for c in f.registry))
for bad in (lambda: f(), lambda: f.register(5, print), lambda: f.register(print), lambda: f.register(3)):
    try: bad()
    except TypeError as error: print(str(error).split(' at 0x')[0])
from collections.abc import Sized, Iterable
@singledispatch
def g(x): return 'object'
g.register(Sized, lambda x: 'sized')
g.register(Iterable, lambda x: 'iterable')
print(g(5), g(iter([])))
try: print(g([]))
except RuntimeError as error: print(error)
