import copy
class A:
    def __init__(self, x): self.x = x; self.y = 0
    def __reduce__(self): return (A, (self.x,), {'y': 5})
a = A(3)
b = copy.copy(a); print(b.x, b.y)
b = copy.deepcopy(a); print(b.x, b.y)
class B:
    def __init__(self): self.v = [1]; self.w = 2
    def __getstate__(self): return {'v': self.v}
    def __setstate__(self, s): print('set', s); self.__dict__.update(s); self.z = 9
b = copy.copy(B()); print(sorted(b.__dict__))
b = copy.deepcopy(B()); print(sorted(b.__dict__))
class C:
    def __new__(cls, n): 
        o = super().__new__(cls); o.n = n; return o
    def __getnewargs__(self): return (self.n + 1,)
c = copy.copy(C(1)); print(c.n)
class D:
    def __reduce_ex__(self, p): print('rex', p); return 'D'
print(copy.copy(D()).__class__)
class E(dict):
    def __reduce__(self): return (E, (), None, None, iter({'a': [1]}.items()))
print(copy.deepcopy(E(b=2)))
class F(list):
    def __reduce__(self): return (F, (), {'q': 1}, iter([7, 8]))
f = copy.copy(F([1])); print(f, f.q)
print(A(2).__reduce_ex__(2)[1:])
class G: pass
g = G(); g.k = 1
print(g.__reduce_ex__(2)[1:], g.__getstate__())
class H:
    __slots__ = ('a', 'b')
h = H(); h.a = [1]
k = copy.deepcopy(h); print(k.a, k.a is h.a, hasattr(k, 'b'), h.__getstate__())
class L(list): pass
l = L([1, 2]); l.t = 'x'
print(l.__reduce_ex__(2)[1:3], list(l.__reduce_ex__(2)[3]), copy.copy(l), copy.copy(l).t)
print({1}.__reduce__(), frozenset([2]).__reduce_ex__(4))
print((1, 2).__reduce_ex__(2)[1:], 'ab'.__reduce_ex__(3)[1:], (2.5).__reduce_ex__(2)[1:])
try:
    (i for i in 'a').__reduce_ex__(2)
except TypeError as e:
    print(e)
try:
    copy.copy((i for i in 'a'))
except TypeError as e:
    print(e)

e = ValueError('a', 1)
print(e.__reduce__())
e.note = 3
print(e.__reduce__(), copy.copy(e).note, copy.copy(e).args)
e.__setstate__({'other': 4}); print(e.other)
try:
    e.__setstate__(1)
except TypeError as x:
    print(x)
print(KeyError('k').__reduce_ex__(2), StopIteration(3).__reduce__(), SystemExit(2).__reduce__())
print(OSError(2, 'No', 'f').__reduce__(), OSError(2, 'No').__reduce__(), OSError('x').__reduce__())
print(ImportError('m', name='n').__reduce__(), ImportError('m').__reduce__())
c = copy.copy(OSError(2, 'No', 'f')); print(repr(c), c.filename, c.errno)
g = copy.deepcopy(ExceptionGroup('g', [ValueError(1), TypeError(2)])); print(repr(g), g.exceptions)
class X(Exception):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b
try:
    copy.copy(X(1, 2))
except TypeError as x:
    print(x)
class Y(Exception):
    def __init__(self, a):
        super().__init__('made of ' + str(a))
        self.a = a
y = copy.copy(Y(1)); print(y, y.a)
class Node:
    def __init__(self): self.me = self; self.kids = []
    def __getstate__(self): return (self.me, self.kids)
    def __setstate__(self, s): self.me, self.kids = s
n = Node(); n.kids.append(n)
m = copy.deepcopy(n); print(m.me is m, m.kids[0] is m, m is n)
class Bad:
    def __reduce__(self): return 5
class Worse:
    def __getstate__(self): return 5
print(copy.copy(Worse()).__class__.__name__ if False else 'skipped')
class M:
    def __init__(self, v): self.v = v
    def __reduce_ex__(self, protocol): return M, (self.v,)
print(copy.deepcopy([M([1]), M([2])])[1].v)
