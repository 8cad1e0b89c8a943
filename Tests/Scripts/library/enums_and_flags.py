import re, enum
from enum import *
print(repr(re.I), re.I | re.M, isinstance(re.I, enum.IntFlag), re.RegexFlag(10), re.compile('a', re.I).flags, list(re.RegexFlag)[:3])
class C(Enum):
    RED = 1
    GREEN = 2
    ALIAS = 1
    @property
    def low(self): return self.name.lower()
print(C.RED, repr(C.RED), C['RED'], C(2), list(C), C.ALIAS, C.__members__, C.RED.low, len(C), C.RED in C)
class F(Flag):
    A = auto(); B = auto(); C = auto(); AB = A | B
print(F.A | F.C, F.AB, ~F.A, F(0), F.A in F.AB, list(F.AB), repr(F.A & F.B), F(7))
class S(StrEnum):
    X = auto(); Y = 'why'
print(S.X, S.Y == 'why', f'{S.X}')
try: C(9)
except ValueError as e: print(e)
try: C.RED = 3
except AttributeError as e: print(e)
class I(IntEnum):
    ONE = 1
print(I.ONE + 1, f'{I.ONE}', I.ONE, repr(I.ONE))
@unique
class U(Enum): A = 1
class Pl(Enum):
    E = (3.3e23, 2.4)
    def __init__(self, m, r): self.m = m; self.r = r
print(Pl.E.m, Pl.E.value)
try:
    class X(C): pass
except TypeError as e: print(e)
An = Enum('An', 'a b c'); print(list(An), An.a.value)

class Strict(Flag, boundary=STRICT):
    A = 1
    C = 4
class Conform(Flag, boundary=CONFORM):
    A = 1
    C = 4
class Eject(Flag, boundary=EJECT):
    A = 1
    C = 4
class Keep(Flag, boundary=KEEP):
    A = 1
    C = 4
for cls in (Strict, Conform, Eject, Keep):
    for value in (5, 7, 8, -1, -2):
        try:
            print(cls.__name__, value, repr(cls(value)))
        except ValueError as error:
            print(error)
print(re.compile('a', re.X | re.A).flags, re.search('A', 'a', re.RegexFlag.IGNORECASE), f'{re.M}', str(re.S), re.NOFLAG, ~re.I & re.I)
