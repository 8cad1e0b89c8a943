# Functions are objects: names, defaults, annotations, closures, dictionaries.
def f(a, b: int = 1, *args: str, c: "k" = 2, **kw) -> float:
    "doc of f"
    local = a
    return local


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__)
f.extra = 5
print(f.extra, f.__dict__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_name)
f.__defaults__ = (9,)
print(f(1), f.__defaults__)
f.__name__ = "renamed"
print(f.__name__)


def outer(x):
    def inner():
        return x
    return inner


i = outer(5)
print(i.__closure__[0].cell_contents, i.__code__.co_freevars, outer.__closure__, i())
print((lambda: 0).__name__, (lambda x, y=1: x).__defaults__)


class A:
    def m(self): return self
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(): return 1


a = A()
print(a.m.__self__ is a, a.m.__func__ is A.m, a.m == a.m, a.m is a.m, hash(a.m) == hash(a.m), a.c.__self__ is A, A.s is A.__dict__["s"].__func__, a.m.__name__)
print(type(a.m).__name__, type(A.m).__name__, type(A.__dict__["c"]).__name__, type(A.__dict__["s"]).__name__, type(len).__name__, type([].append).__name__)
try:
    a.m.x = 1
except AttributeError as error:
    print(error)
for bad in (lambda: f.missing, lambda: len.missing, lambda: a.m.missing):
    try:
        bad()
    except AttributeError as error:
        print(error)
def d(x=[]):
    x.append(1)
    return x
print(d(), d(), d([5]), d.__defaults__)
g = d
del d
print(g())
print(callable(f), callable(A), callable(a), callable(5), f == f, f != g, bool(f))
