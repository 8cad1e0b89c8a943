# Decorators: order, arguments, classes, stacked, on methods; evaluation order of defaults and decorators.
def note(tag):
    print("make", tag)
    def deco(f):
        print("apply", tag, getattr(f, "__name__", f))
        def wrapper(*a, **k):
            return (tag, f(*a, **k))
        wrapper.__name__ = f.__name__
        return wrapper
    return deco


@note("a")
@note("b")
def f(x=print("default")):
    return x


print(f(1), f.__name__)


@lambda c: (c.__name__, "decorated")
class K:
    pass


print(K)


class Count:
    def __init__(self, f):
        self.f = f
        self.n = 0

    def __call__(self, *a):
        self.n += 1
        return self.f(*a)

    def __get__(self, instance, owner):
        return lambda *a: self(instance, *a)


class Use:
    @Count
    def m(self, v):
        return v


u = Use()
print(u.m(1), u.m(2), Use.__dict__["m"].n)
tools = [note("x")]


@tools[0]
def g(): return "g"


print(g())


@(y := note("walrus"))
def h(): return 1


print(h(), callable(y))
