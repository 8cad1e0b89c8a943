class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o):
        if not isinstance(o, P): return NotImplemented
        return self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __hash__(self): return hash(self.x)
    def __repr__(self): return f'P({self.x})'
print(P(1) == P(1), P(1) != P(1), P(1) == 1, P(1) != 1, P(1) is P(1))
print(P(1) < P(2), P(1) > P(2), sorted([P(3), P(1), P(2)]), max(P(1), P(5)), min([P(4), P(2)]))
print({P(1): 'a'}[P(1)], len({P(1), P(1), P(2)}), P(1) in [P(1)], [P(1), P(2)].index(P(2)))
class E:
    def __eq__(self, o): return True
try: hash(E())
except TypeError as e: print(e)
try: {E(): 1}
except TypeError as e: print(e)
try: {[]: 1}
except TypeError as e: print(e)
try: {1, {}}
except TypeError as e: print(e)
class H(E):
    __hash__ = object.__hash__
print(len({H()}), E.__hash__, H() == 5)
class R:
    def __lt__(self, o): return 'lt'
    def __le__(self, o): return 'le'
    def __gt__(self, o): return 'gt'
    def __ge__(self, o): return 'ge'
    def __eq__(self, o): return 'eq'
    def __ne__(self, o): return 'ne'
r = R()
print(r < 1, r <= 1, r > 1, r >= 1, r == 1, r != 1)
print(1 < r, 1 <= r, 1 > r, 1 >= r, 1 == r, 1 != r)
class S(R):
    def __gt__(self, o): return 'sub gt'
print(r < S(), S() < r)
class T:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(T(True)), bool(T(False)), bool(L(0)), bool(L(2)), not T(False), T(False) or 'or', 1 if L(0) else 2)
class B:
    def __bool__(self): return 1
try: bool(B())
except TypeError as e: print(e)
try: len(L(-1))
except ValueError as e: print(e)
try: len(L('x'))
except TypeError as e: print(e)
try: len(5)
except TypeError as e: print(e)
try: P(1) < 5
except AttributeError as e: print(e)
class Bad:
    def __hash__(self): return 'x'
try: hash(Bad())
except TypeError as e: print(e)
class Counted:
    n = 0
    def __eq__(self, o):
        Counted.n += 1
        return False
c = Counted()
print(c in [c], Counted.n, [c] == [c], c == c)
x = float('nan')
print(x in [x], x == x, [x] == [x])
