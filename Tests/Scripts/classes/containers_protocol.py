class Seq:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i):
        if isinstance(i, slice): return ('slice', i.start, i.stop, i.step)
        return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
s = Seq(1, 2, 3)
print(list(s), 2 in s, 9 in s, s[1:2], s[::2], s[-1], [*s], tuple(s), sum(s), max(s))
s[0] = 10
del s[1]
print(list(s), len(s), list(reversed(s)), list(enumerate(s)), list(zip(s, s)), dict(zip('ab', s)))
a, b = s
print(a, b, *s)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), [x for x in It(2)], sum(It(4)), 2 in It(4), sorted(It(3)), next(It(5)))
first, *rest = It(4)
print(first, rest, dict.fromkeys(It(2)), set(It(3)), ','.join(str(i) for i in It(3)))
class Fresh:
    def __iter__(self):
        yield 1
        yield from (2, 3)
print(list(Fresh()), list(map(str, Fresh())), any(x > 2 for x in Fresh()))
class C:
    def __contains__(self, x): return x == 'in'
print('in' in C(), 'out' in C(), 'out' not in C())
class M:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k * 2
print({**M()}, dict(M()), (lambda **k: k)(**M()))
class Missing(dict):
    def __missing__(self, k): return f'<{k}>'
m = Missing(a=1)
print(m['a'], m['b'], m.get('b'), 'b' in m)
class Multi:
    def __getitem__(self, key): return key
print(Multi()[1, 2], Multi()[1:2, ::3], Multi()[...], Multi()[()], Multi()[1:2,])
class CM:
    def __enter__(self): print('enter'); return 'as'
    def __exit__(self, t, v, tb): print('exit', t and t.__name__, v, tb is not None); return t is ValueError
with CM() as x: print(x)
with CM(): raise ValueError('swallowed')
try:
    with CM() as a, CM() as b: raise KeyError('through')
except KeyError as e: print(repr(e))
with (CM() as a, CM()): pass
class Fn:
    def __init__(self, k): self.k = k
    def __call__(self, x, *, add=0): return self.k * x + add
print(Fn(3)(4), Fn(2)(1, add=5), list(map(Fn(2), [1, 2])), callable(Fn(1)), callable(5))
class Rev:
    def __reversed__(self): return iter('rev')
print(list(reversed(Rev())))
class Len:
    def __length_hint__(self): return 3
    def __iter__(self): return iter([1])
print(list(Len()))
def attempt(f):
    try: print(f())
    except TypeError as e: print(e)
attempt(lambda: iter(5))
attempt(lambda: list(object))
attempt(lambda: next([]))
attempt(lambda: 1 in 5)
attempt(lambda: [x for x in 5])
attempt(lambda: object()[0])
attempt(lambda: int[0])
class BadIter:
    def __iter__(self): return 5
attempt(lambda: list(BadIter()))
class NoExit:
    def __enter__(self): pass
def w():
    with NoExit(): pass
attempt(w)
def w2():
    with 5: pass
attempt(w2)
class L2(list):
    def total(self): return sum(self)
    def __getitem__(self, i): return ('got', list.__getitem__(self, i))
l = L2([1, 2, 3])
l.append(4)
l.name = 'named'
print(l, l.total(), l[0], len(l), l == [1, 2, 3, 4], l.name, isinstance(l, list), l[1:])
class Str(str):
    def shout(self): return self.upper() + '!'
print(Str('abc').shout(), Str('x') + 'y', type(Str('x') + 'y').__name__, Str('a') == 'a', {Str('k'): 1}['k'])
class Int(int):
    def __add__(self, o): return Int(int(self) + o + 100)
    def __repr__(self): return f'Int({int(self)})'
print(Int(1) + 2, Int(5) * 2, 1 + Int(2), Int(3) == 3, Int(2) < 3, f'{Int(4)}', [Int(1)])
class Flt(float): pass
print(Flt(1.5) * 2, Flt(2), isinstance(Flt(1), float))
class Tup(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def x(self): return self[0]
print(Tup(1, 2), Tup(3, 4).x, Tup(1, 2) == (1, 2), hash(Tup(1)) == hash((1,)))
class Dct(dict):
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n)
    def __setattr__(self, n, v): self[n] = v
d = Dct(a=1)
d.b = 2
print(d.a, d.b, d, hasattr(d, 'c'), len(d), [*d])
class St(set): pass
print(St([1, 2]) | {3}, len(St('aa')), St([1]) == {1})
