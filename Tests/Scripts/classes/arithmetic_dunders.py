# Every operator method, reflected and in-place, and the order in which they are asked.
OPS = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'matmul', 'lshift', 'rshift', 'and', 'or', 'xor']
class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'V({self.n})'
def make(op):
    def forward(self, other): return f'{self!r} {op} {other!r}'
    def reflected(self, other): return f'{self!r} r{op} {other!r}'
    return forward, reflected
for op in OPS:
    fwd, ref = make(op)
    setattr(V, f'__{op}__', fwd)
    setattr(V, f'__r{op}__', ref)
a, b = V(1), V(2)
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b, a @ b, a << b, a >> b, a & b, a | b, a ^ b, sep='\n')
print(a + 1, a - 1, a * 1, a / 1, a // 1, a % 1, a ** 1, a @ 1, a << 1, a >> 1, a & 1, a | 1, a ^ 1, sep='\n')
print(1 + a, 1 - a, 1 * a, 1 / a, 1 // a, 1 % a, 1 ** a, 1 @ a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a, sep='\n')
print('s' + a, [1] + a, (1,) * a, 1.5 - a, None + a)
class I(V):
    def __iadd__(self, other):
        self.n += other
        return self
    def __imatmul__(self, other): return 'imatmul'
    def __ior__(self, other): return NotImplemented
i = I(5)
j = i
i += 3
print(i, i is j)
i |= 4
print(i)
j @= 1
print(j)
class Sub(V):
    def __radd__(self, other): return 'sub first'
    def __rsub__(self, other): return NotImplemented
print(a + Sub(3), Sub(3) + a, a - Sub(3))
class Plain(V): pass
print(a + Plain(4), Plain(4) + a)
class N:
    def __add__(self, other): return NotImplemented
    def __radd__(self, other): return NotImplemented
    def __lt__(self, other): return NotImplemented
def attempt(f):
    try: print(f())
    except TypeError as e: print(e)
n = N()
attempt(lambda: n + 1)
attempt(lambda: 1 + n)
attempt(lambda: n + n)
attempt(lambda: n < 1)
attempt(lambda: n > n)
attempt(lambda: n - 1)
attempt(lambda: -n)
attempt(lambda: ~n)
attempt(lambda: +n)
attempt(lambda: n @ 1)
attempt(lambda: n ** 2)
attempt(lambda: pow(n, 2))
attempt(lambda: divmod(n, 2))
def inplace():
    x = n
    x += 1
attempt(inplace)
def inplace2():
    x = 1
    x **= 'a'
attempt(inplace2)
def inplace3():
    x = []
    x += 1
attempt(inplace3)
attempt(lambda: [] + 1)
attempt(lambda: 'a' + 1)
attempt(lambda: 1 + 'a')
attempt(lambda: 'a' * 'b')
attempt(lambda: [1] * 1.5)
attempt(lambda: 'a' - 1)
attempt(lambda: {} + {})
attempt(lambda: 1 < 'a')
attempt(lambda: [] < ())
attempt(lambda: None > 1)
class U:
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'invert'
    def __abs__(self): return 'abs'
    def __round__(self, n=None): return f'round {n}'
    def __divmod__(self, o): return f'divmod {o}'
    def __rdivmod__(self, o): return f'rdivmod {o}'
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __index__(self): return 2
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
u = U()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), divmod(u, 1), divmod(1, u), int(u), float(u), [1, 2, 3][u], hex(u), 'ab' * u, range(u))
import math
print(math.floor(u), math.ceil(u), math.trunc(u))
