class P:
    __slots__ = ('x', 'y')
    def __init__(self, x): self.x = x
p = P(1)
print(p.x, P.x, type(P.x).__name__)
try: p.z = 1
except AttributeError as e: print(e)
try: print(p.y)
except AttributeError as e: print(e)
try: p.__dict__
except AttributeError as e: print(e)
del p.x
try: del p.x
except AttributeError as e: print(e)
class Q(P): pass
q = Q(3); q.foo = 1
print(q.foo, q.x)
class R(P):
    __slots__ = ['z']
r = R(2); r.z = 3; r.y=9
print(r.x, r.z, r.y)
try: r.w = 2
except AttributeError as e: print(e)
print(R.__slots__, P.__dict__['x'])
P.x.__set__(r, 50); print(r.x, P.x.__get__(r, R))
try:
    class S:
        __slots__ = ('a',)
        a = 1
except ValueError as e: print(e)
