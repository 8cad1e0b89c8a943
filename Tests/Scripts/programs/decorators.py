"""Decorators with and without arguments, on functions, methods and classes; closures; signatures."""
import functools
import inspect
import time
from collections import OrderedDict


def traced(function=None, *, prefix="", log=print):
    if function is None:
        return functools.partial(traced, prefix=prefix, log=log)
    depth = 0

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        nonlocal depth
        shown = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())])
        log(f"{prefix}{'  ' * depth}{function.__name__}({shown})")
        depth += 1
        try:
            result = function(*args, **kwargs)
        finally:
            depth -= 1
        log(f"{prefix}{'  ' * depth}-> {result!r}")
        return result
    return wrapper


@traced
def factorial(n):
    """n!"""
    return 1 if n < 2 else n * factorial(n - 1)


@traced(prefix="# ")
def greet(name, /, greeting="hello", *, mark="!"):
    return f"{greeting} {name}{mark}"


def typed(function):
    signature = inspect.signature(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        for name, value in bound.arguments.items():
            wanted = signature.parameters[name].annotation
            if wanted is not inspect.Parameter.empty and isinstance(wanted, type) and not isinstance(value, wanted):
                raise TypeError(f"{function.__qualname__}: {name} must be {wanted.__name__}, not {type(value).__name__}")
        return function(*bound.args, **bound.kwargs)
    return wrapper


class Shape:
    @typed
    def scale(self, factor: float, *, origin: tuple = (0, 0)) -> "Shape":
        return factor, origin

    @functools.cached_property
    def area(self):
        print("computing")
        return 42

    @staticmethod
    @typed
    def unit(size: int = 1):
        return size


class Memo:
    """A decorator that is a class, and works on methods too."""

    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.cache = function, OrderedDict()

    def __call__(self, *args):
        if args not in self.cache:
            self.cache[args] = self.function(*args)
        return self.cache[args]

    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)


class Numbers:
    @Memo
    def square(self, n):
        print("square of", n)
        return n * n


def singleton(cls):
    instances = {}

    @functools.wraps(cls, updated=())
    def make(*args, **kwargs):
        if cls not in instances:
            instances[cls] = cls(*args, **kwargs)
        return instances[cls]
    return make


@singleton
class Config:
    """The one configuration."""

    def __init__(self, value):
        self.value = value


def fields(*names):
    def decorate(cls):
        def __init__(self, *args):
            if len(args) != len(names):
                raise TypeError(f"{cls.__name__} takes {len(names)} values, got {len(args)}")
            self.__dict__.update(zip(names, args))
        cls.__init__ = __init__
        cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"
        cls.__eq__ = lambda self, other: vars(self) == vars(other)
        return cls
    return decorate


@fields("x", "y")
class Pair:
    pass


def compose(*functions):
    return functools.reduce(lambda f, g: lambda x: g(f(x)), functions)


print(factorial(3), factorial.__doc__, factorial.__wrapped__.__name__)
print(greet("you", greeting="hi", mark="?"))
print(inspect.signature(greet), inspect.signature(Shape.scale), [p.kind.name for p in inspect.signature(greet).parameters.values()])
shape = Shape()
print(shape.scale(2.0), shape.scale(factor=1.5, origin=(1, 1)), Shape.unit(), shape.area, shape.area)
for bad in (lambda: shape.scale(2), lambda: shape.scale(), lambda: shape.scale(1.0, 2), lambda: Shape.unit("x"), lambda: greet(name="x"),
            lambda: greet(), lambda: greet("a", "b", "c"), lambda: greet("a", other=1), lambda: Pair(1)):
    try:
        bad()
    except TypeError as error:
        print(error)
numbers = Numbers()
print(numbers.square(3), numbers.square(3), Numbers.square.__name__, len(Numbers.square.cache))
print(Config(1) is Config(2), Config(3).value, Config.__name__, Config.__doc__)
print(Pair(1, "a"), Pair(1, 2) == Pair(1, 2), Pair(1, 2) == Pair(2, 1))
print(compose(str.strip, str.title, lambda s: s[::-1])("  hello world "))


def counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = 0
    increment.reset = reset
    return increment


a, b = counter(), counter()
print(a(), a(5), b(), a.reset(), a(), [f.cell_contents if hasattr(f, "cell_contents") else f for f in ()], a.__closure__ is not None)
functions = [lambda x, i=i: x * i for i in range(3)] + [lambda x: x * i for i in range(3)]
print([f(10) for f in functions], (lambda *a, k=3, **kw: (a, k, kw))(1, 2, z=4), (lambda: (yield))().__class__.__name__)


def spread(a, b=2, *args, c, d=4, **rest):
    return a, b, args, c, d, rest


print(spread(1, c=3), spread(*range(5), **{"c": 1, "e": 2}), spread(*"xy", *[1], c=0, **dict(d=1), **dict(f=2)))
print(spread.__defaults__, spread.__kwdefaults__, spread.__code__.co_varnames, spread.__code__.co_argcount)
partial = functools.partial(spread, 0, c=9)
print(partial(5), partial.func.__name__, partial.args, partial.keywords, repr(functools.partial(int, base=2))[:30])
