from string import Template
t = Template('$who likes ${what} $$')
print(t.substitute(who='tim', what='kung'), t.safe_substitute(who='x'), t.template)
try: t.substitute(who=1)
except KeyError as e: print(repr(e))
try: Template('$ x').substitute()
except ValueError as e: print(e)
import numbers
print(isinstance(1, numbers.Integral), isinstance(1.0, numbers.Real), isinstance(1, numbers.Number), isinstance(True, numbers.Rational))

from fractions import Fraction
for value in (1, True, 1.5, Fraction(1, 2), '1', None):
    print([issubclass(type(value), c) for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])
class Own(numbers.Number): pass
print(isinstance(Own(), numbers.Number), numbers.Real.__abstractmethods__ >= {'__float__', '__lt__'})
try: numbers.Integral()
except TypeError as error: print(str(error)[:60])
from abc import ABC
class X(ABC): pass
class Y(X): pass
X.register(int); Y.register(str)
print(isinstance(1, X), issubclass(bool, X), isinstance('', X), isinstance(1.0, X), isinstance(1, (Y, str, X)))
from collections.abc import Mapping, Iterable, Callable, Sequence, Hashable
print(isinstance({}, Mapping), isinstance([], Iterable), issubclass(dict, Mapping), isinstance(print, Callable), isinstance(3, Iterable),
      isinstance((), Sequence), isinstance([], Hashable), issubclass(Own, Iterable))
