# A right operand of a subclass goes first when it overrides the reflected method.
class N:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return f"{type(self).__name__}.add"

    def __radd__(self, o):
        return f"{type(self).__name__}.radd"

    def __iadd__(self, o):
        return f"{type(self).__name__}.iadd"


class Same(N):
    pass


class Over(N):
    def __radd__(self, o):
        return "Over.radd!"


print(N(1) + N(2), N(1) + Same(2), N(1) + Over(2), Over(1) + N(1), 1 + N(1), N(1) + 1, "a" + N(1), [1] + N(1), (1,) + Over(1))
x = N(1)
x += 5
print(x)


class OnlyR:
    def __rsub__(self, o): return ("rsub", o)
    def __rmul__(self, o): return ("rmul", o)
    def __rpow__(self, o): return ("rpow", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __rmatmul__(self, o): return ("rmatmul", o)
    def __rlshift__(self, o): return ("rlshift", o)
    def __rfloordiv__(self, o): return ("rfloordiv", o)


r = OnlyR()
print(5 - r, 5 * r, [1] * r, 2 ** r, divmod(7, r), 1 @ r, 1 << r, 2.5 // r, "ab" * r)
for call in (lambda: r - 5, lambda: r + r, lambda: r - r, lambda: divmod(r, 2), lambda: pow(r, 2), lambda: -r, lambda: ~r, lambda: abs(r), lambda: r @ 1):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Unary:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 3
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __index__(self): return 2
    def __float__(self): return 2.5
    def __divmod__(self, o): return ("divmod", o)
    def __pow__(self, o, m=None): return ("pow", o, m)


import math
u = Unary()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), math.floor(u), math.ceil(u), math.trunc(u), int(u), float(u), [1, 2, 3][u], "abc" * u, range(u), divmod(u, 3), u ** 2, pow(u, 2, 3), hex(u), bin(u), list(range(10))[:u])
