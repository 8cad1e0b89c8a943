import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'A({self.n})'
a = A(1)
r = weakref.ref(a)
print(r() is a, r().n)
d = weakref.WeakValueDictionary()
d['a'] = a
k = weakref.WeakKeyDictionary()
k[a] = 5
print(len(d), len(k), d['a'], k[a])
del a
print(r(), len(d), len(k), list(d.items()))
def cb(ref): print('gone', ref() is None)
b = A(2)
r2 = weakref.ref(b, cb)
b = None
try: weakref.ref(3)
except TypeError as e: print(e)
s = weakref.WeakSet()
c = A(3); s.add(c); print(len(s)); del c; print(len(s))
f = A(4)
fin = weakref.finalize(f, print, 'finalized', 4)
print(fin.alive); del f; print(fin.alive)
p = A(9); q = weakref.proxy(p); print(q.n); del p
try: q.n
except ReferenceError as e: print(e)
