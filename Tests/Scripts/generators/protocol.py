def g():
    print('start')
    try:
        x = yield 1
        print('got', x)
        y = yield 2
        print('got', y)
    except GeneratorExit:
        print('closing')
        raise
    except ValueError as e:
        print('caught', e)
        yield 'after'
    finally: print('finally')
    return 'value'
a = g()
print(next(a), a.send('hello'))
try: a.send('end')
except StopIteration as e: print('stop', e.value)
try: next(a)
except StopIteration as e: print('stop', e.value)
print(next(a, 'default'))
b = g()
next(b)
print(b.throw(ValueError('v')), list(b))
c = g()
next(c)
c.close()
c.close()
d = g()
try: d.send(5)
except TypeError as e: print(e)
try: d.throw(KeyError('before start'))
except KeyError as e: print(repr(e))
print(list(d))
def ignore():
    for _ in range(2):
        try: yield
        except GeneratorExit: print('ignored')
e = ignore()
next(e)
try: e.close()
except RuntimeError as err: print(err)
def stop(): 
    yield 1
    raise StopIteration('x')
try: list(stop())
except RuntimeError as err: print(err, repr(err.__cause__))
def selfish():
    yield next(me)
me = selfish()
try: next(me)
except ValueError as err: print(err)
def inner():
    try:
        r = yield 'i1'
        print('inner got', r)
        yield 'i2'
    except ValueError as err: 
        print('inner caught', err)
        return 'recovered'
    finally: print('inner finally')
    return 'inner result'
def outer():
    r = yield from inner()
    print('outer got', r)
    r = yield from [1, 2]
    print('list gives', r)
    return r
o = outer()
print(next(o), o.send('s'), next(o), next(o))
print(list(o))
o = outer()
next(o)
print(o.throw(ValueError('in')), list(o))
o = outer()
next(o)
o.close()
class It:
    def __iter__(self): return self
    def __next__(self): return 'n'
    def send(self, v): return ('sent', v)
    def throw(self, *a): return ('thrown', a)
    def close(self): print('It closed')
def deleg(): yield from It()
t = deleg()
print(next(t), t.send(3), next(t))
t.close()
def lazy():
    print('evaluated')
    return [1]
x = (i for i in lazy())
print('made')
print(list(x))
print(sum(x * y for x in range(3) for y in range(3) if x != y), max((len(w), w) for w in ['a', 'ccc', 'bb']))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
print([x for _, x in zip(range(10), fib())], [x for x, _ in zip(fib(), range(5))])
def tree(t):
    if t:
        yield from tree(t[0])
        yield t[1]
        yield from tree(t[2])
print(list(tree((((None, 1, None), 2, (None, 3, None))))))
def coroutine():
    total = count = 0
    avg = None
    while True:
        v = yield avg
        total += v; count += 1
        avg = total / count
co = coroutine()
next(co)
print([co.send(v) for v in (10, 20, 60)])
print(type(co).__name__, co.__name__, co.__qualname__, iter(co) is co)
def ctx():
    try: yield
    except ValueError: yield 'v'
try:
    1 / 0
except ZeroDivisionError:
    z = ctx()
    next(z)
    print(z.throw(ValueError))
    try: raise
    except ZeroDivisionError as err: print(err)
def empty():
    return
    yield
print(list(empty()), [*empty()])
def args(*a, **k): yield a, k
print(list(args(1, b=2)))
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))
gens = [(lambda: (yield i))() for i in range(2)]
print([next(q) for q in gens])
print((yield_value := [*(n * n for n in range(4))]))
def unfinished():
    try:
        yield 1
        yield 2
    finally: print('cleaned up')
for v in unfinished():
    print(v)
    break
print('after break')
u = unfinished()
next(u)
del u
print('after del')
