# Bodies of enumerations: names given twice, automatic values used in the body, reserved names, what is ignored.
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, member, nonmember


def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
def a():
    class A(Enum):
        X = 1
        X = 2
def b():
    class A(Enum):
        X = auto()
        Y = X + 1
        Z = auto()
    return list(A)
def c():
    class A(Enum):
        X = 1
        def X(self): pass
def d():
    class A(Enum):
        def X(self): pass
        X = 1
def e():
    class A(Flag):
        X = auto()
        Y = auto()
        XY = X | Y
        Z = auto()
    return list(A), A.XY, A.Z.value
def f():
    class A(Enum):
        _foo_ = 1
def g():
    class A(Enum):
        X = auto()
        def _generate_next_value_(name, start, count, last): return name
def h():
    class A(Enum):
        def _generate_next_value_(name, start, count, last): return name + str(count) + repr(last)
        X = auto()
        Y = 5
        Z = auto()
    return list(A)
def i():
    class A(Enum):
        _ignore_ = 'k v'
        k = 3
        k = 4
        X = k
        X2 = 1, auto()
        for v in range(2): vars()[f'N{v}'] = v
    return list(A)
def j():
    class A(Enum):
        X = nonmember(3)
        Y = member(4)
        Z = auto()
        mro = 3
    return list(A), A.X
def k():
    class A(StrEnum):
        RED = auto()
        BLUE = RED + 'x'
    return list(A)
def l():
    class A(IntFlag):
        X = auto() 
        Y = auto() | 8
        Z = X | 16
    return list(A), A.Z
def m():
    class A(Enum):
        X = 1
        print(X, locals().get('X'))
        del X
    return list(A)
def n():
    class A(Enum):
        __private = 1
        __private = 2
        X = 1
        _order_ = 'X'
    return list(A)
for fn in [a,b,c,d,e,f,g,h,i,j,k,l,m,n]: print(fn.__name__); t(fn)


def o():
    class A(IntEnum):
        X = auto()
        Y = X * 10
        Z = 2 if X else 3
    return list(A), A.X + 1


def p():
    A = Enum('A', 'X Y X')


def q():
    return list(Enum('A', {'X': 1, 'Y': auto()})), list(Flag('F', 'R W')), list(Enum('B', [('X', 1), ('Y', 1)]))


def r():
    return type('A', (Enum,), {'X': 1})


for fn in [o, p, q]: print(fn.__name__); t(fn)
