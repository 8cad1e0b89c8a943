from enum import *
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def describe(self): return self.name.lower()
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color['BLUE'], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED == Color.RED, Color.RED == 1, Color.RED in Color, Color.GREEN.describe())
print(Color, type(Color.RED), isinstance(Color.RED, Color), Color.__members__, {Color.RED: 'r'}[Color.RED], hash(Color.RED) == hash(Color.RED), f'{Color.RED}', '%s' % Color.RED, str(Color.BLUE), [c.name for c in Color], [c for c in reversed(Color)])
for f in (lambda: Color(9), lambda: Color['X'], lambda: Color.X, lambda: setattr(Color, 'RED', 5), lambda: Color.RED < Color.BLUE, lambda: Color('RED'), lambda: Color.RED.foo):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Auto(Enum):
    A = auto()
    B = auto()
    C = 'x'
print(list(Auto))
class N(IntEnum):
    LOW = 1
    HIGH = 10
print(N.LOW, repr(N.LOW), N.LOW + 1, N.LOW < N.HIGH, N(10), N.HIGH == 10, sorted([N.HIGH, N.LOW]), int(N.LOW), f'{N.HIGH}', f'{N.HIGH:>5}', [1, 2][N.LOW], isinstance(N.LOW, int), {10: 'a'}[N.HIGH], max(N))
class S(str, Enum):
    A = 'a'
    B = 'b'
print(S.A, repr(S.A), S.A == 'a', S('b'), S.A.upper(), f'{S.A}', S.A.value, 'a' in [S.A], '%s' % S.B)
class T(StrEnum):
    X = auto()
    Y = 'why'
print(T.X, repr(T.X), T.X == 'x', T.Y, f'{T.Y:>5}', T('why'), ', '.join(T))
class F(Flag):
    R = 1
    W = 2
    X = 4
    RW = R | W
print(F.R | F.W, repr(F.R | F.X), F.RW & F.R, F.R in F.RW, F.X in F.RW, bool(F.R & F.W), F(3), F(0), ~F.R, list(F.RW), F.R ^ F.RW, len(F.RW), list(F), (F.R | F.X).name, (F.R|F.X).value)
class AF(Flag):
    A = auto(); B = auto(); C = auto()
    AB = A | B
print(list(AF), AF.AB, AF.C.value)
class IF(IntFlag):
    A = 1; B = 2
print(IF.A | IF.B, repr(IF.A | IF.B), IF.A | 8, IF.A + 1, IF(3) == 3)
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.39e6)
    def __init__(self, mass, radius):
        self.mass = mass; self.radius = radius
    @property
    def ratio(self): return round(self.mass / self.radius)
print(Planet.EARTH.mass, Planet.MARS.ratio, Planet.EARTH, Planet((6.4e23, 3.39e6)))
class Coord(Enum):
    def __new__(cls, v, label):
        obj = object.__new__(cls); obj._value_ = v; obj.label = label; return obj
    A = (1, 'one'); B = (2, 'two')
print(Coord.A.label, Coord(2), Coord.B.value)
try:
    @unique
    class U(Enum): A = 1; B = 1
except ValueError as e: print(e)
try:
    class Sub(Color): X = 9
except TypeError as e: print(e)
Animal = Enum('Animal', 'CAT DOG'); print(list(Animal), Animal.CAT.value)
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A
print(Miss('anything'))
class Gen(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.title()
    FOO = auto()
print(Gen.FOO.value)
print({Color.GREEN: 'g', Color.RED: 'found red'}[Color.RED])
import copy; print(copy.deepcopy(Color.RED) is Color.RED, copy.copy([Color.RED]), Color.__name__, Color.RED.__class__.__name__)
