# `throw` and `close` on their way through a `yield from`: to iterators with and without these methods, and to generators.
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self): self.n += 1; return self.n
class ItThrow(It):
    def throw(self, e):
        print('throw', repr(e))
        if isinstance(e, KeyError): raise StopIteration('stop')
        if isinstance(e, IndexError): return 'given'
        raise OSError('other')
class ItClose(It):
    def close(self):
        print('close')
        raise OSError('close')
class ItStop(It):
    def close(self): raise StopIteration
def g(it):
    try:
        x = yield from it
        print('got', x)
        yield 'after'
    except BaseException as e:
        print('except', repr(e), repr(e.__context__))
        raise
def run(make, exc):
    i = g(make())
    print(next(i))
    try: print('gives', i.throw(exc))
    except BaseException as e: print('out', repr(e), repr(e.__context__))
    try: print(list(x for x, _ in zip(i, range(2))))
    except BaseException as e: print('out', repr(e))
    i = g(make())
    next(i)
    try: print('closed', i.close())
    except BaseException as e: print('out', repr(e), repr(e.__context__))
for make in (It, ItThrow, ItClose, ItStop, lambda: iter([1, 2]), lambda: (x for x in [1, 2])):
    for exc in (KeyError(1), IndexError(2), ValueError(3), StopIteration(4), GeneratorExit()):
        run(make, exc)
# the outer one raises after the inner one has taken the exception
def inner2():
    try: yield 1
    except ValueError: return 2
def outer2():
    try:
        x = yield from inner2()
        raise KeyError(x)
    except KeyError as e:
        print('once', repr(e), repr(e.__context__))
        raise
o = outer2(); next(o)
try: o.throw(ValueError(5))
except KeyError as e: print(repr(e), repr(e.__context__))
