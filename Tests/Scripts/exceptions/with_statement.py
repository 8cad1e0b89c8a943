class CM:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self):
        print('enter', self.name)
        if self.fail == 'enter': raise RuntimeError('enter failed')
        return self
    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind.__name__ if kind else None, value)
        if self.fail == 'exit': raise RuntimeError('exit failed')
        return self.swallow
with CM('a') as a, CM('b') as b: print(a.name, b.name)
with CM('s', True): raise ValueError('gone')
print('after')
try:
    with CM('x'), CM('y', fail='enter'): print('never')
except RuntimeError as e: print(e)
try:
    with CM('x', fail='exit'): raise KeyError('k')
except RuntimeError as e: print(e, repr(e.__context__))
def ret():
    for i in range(3):
        with CM(f'loop{i}'):
            if i == 0: continue
            if i == 1: return 'ret'
print(ret())
def brk():
    while True:
        with CM('brk'): break
    return 'out'
print(brk())
with CM('tuple') as (c): print(c.name)
class Pair:
    def __enter__(self): return 1, (2, 3)
    def __exit__(self, *a): print('pair', a)
with Pair() as (p, (q, r)): print(p, q, r)
d = {}
with Pair() as d['k']: pass
print(d)
def gen():
    with CM('gen'):
        yield 1
        yield 2
for v in gen(): print(v)
g = gen()
print(next(g))
g.close()
with CM('o', True):
    with CM('i'): raise TypeError('both')
print('end')
def nested():
    with CM('1'):
        try:
            with CM('2'): return 'value'
        finally: print('finally')
print(nested())
