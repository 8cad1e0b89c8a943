# Generators: protocol, exceptions, delegation, return values, close and throw in every state.
def gen():
    print("start")
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        print("got", y)
    except ValueError as error:
        print("caught", error)
        yield "recovered"
    finally:
        print("cleanup")
    return "result"


g = gen()
print(next(g), g.send("a"), g.throw(ValueError("boom")))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value)
print(list(g), next(g, None))
g = gen()
next(g)
g.close()
g.close()
g = gen()
g.close()
print("closed unstarted")
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
g = gen()
try:
    g.throw(KeyError("unstarted"))
except KeyError as error:
    print(repr(error))


def inner():
    try:
        r = yield "i1"
        print("inner got", r)
        yield "i2"
    except KeyError as error:
        print("inner caught", error)
        return "inner value"
    finally:
        print("inner cleanup")
    return "normal"


def outer():
    v = yield from inner()
    print("outer has", v)
    yield v
    return (yield from [10, 20])


o = outer()
print(next(o), o.send("s"), o.throw(KeyError("k")), next(o), next(o))
try:
    next(o)
except StopIteration as stop:
    print(stop.value)
o = outer()
next(o)
o.close()


def raises():
    yield 1
    raise StopIteration("inside")


r = raises()
next(r)
try:
    next(r)
except RuntimeError as error:
    print(error, repr(error.__cause__))


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            print("no")
            yield "still here"


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as error:
    print(error)
for bad in (lambda: gen().send(1), lambda: gen().throw(5), lambda: gen().throw(int), lambda: next(5)):
    try:
        bad()
    except TypeError as error:
        print(error)
print(sum(x * x for x in range(5)), list(x for x in "ab"), (lambda: (yield))().__class__.__name__)
e = (i for i in [1, 2])
print(next(e), list(e), e.gi_running)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


import itertools
print(list(itertools.islice(fib(), 10)))


def flatten(x):
    if isinstance(x, list):
        for i in x:
            yield from flatten(i)
    else:
        yield x


print(list(flatten([1, [2, [3, [4]], 5]])))


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))


class Iter:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("value of iterator")


def delegating():
    return (yield from Iter())


try:
    next(delegating())
except StopIteration as stop:
    print(stop.value)
def finally_return():
    try:
        yield 1
    finally:
        return 5
f = finally_return()
next(f)
f.close()
def throw_types():
    while True:
        try:
            yield
        except Exception as error:
            print(type(error).__name__, error.args)
t = throw_types()
next(t)
t.throw(ValueError)
t.throw(ValueError, "with text")
t.throw(ValueError, ValueError("instance"))
t.throw(ValueError("direct"))
