# complex: literals, arithmetic with every kind of number, text, hash, equality, errors.
import copy
import math
import numbers
from fractions import Fraction


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


print(1j, 2.5J, 0j, -0j, 1_0.5e-1j, 1e400j, -1e400j, 3 + 4j, 3 - 4j, -3 - 0j, 1j * 1j)
print([1j], (1 + 2j,), {1j: 2}, f"{1j}", "%s %r" % (1j, 2j))
print(type(1j), isinstance(1j, complex), isinstance(1j, numbers.Complex), isinstance(1j, numbers.Real), issubclass(complex, numbers.Number))
z = 3 - 4j
print(z.real, z.imag, z.conjugate(), abs(z), -z, +z, bool(z), bool(0j), bool(complex(0, -0.0)), z == z, z != z)
for value in (True, 2, -3, 2**70, 0.5, -2.25, float("inf"), 1 + 2j, -1j, Fraction(1, 3)):
    print(value, z + value, value + z, z - value, value - z, z * value, value * z, z / value, value / z)
print(z ** 2, z ** -1, z ** 0, z ** 0.5, 2 ** z, 0.5 ** z, z ** z, 0j ** 0, 0j ** 2, (1 + 1j) ** 100, (1 + 1j) ** 101, (1 + 1j) ** -99)
print((-8) ** (1 / 3), (-8.0) ** 0.5, (-1) ** -0.5, (-2.5) ** 1.5, pow(-4, 0.5), True ** 0.5, (-True) ** 0.5, (-2**70) ** 0.5)
for bad in (
    lambda: 1j // 2, lambda: 1j % 2, lambda: divmod(1j, 2), lambda: 1j < 2, lambda: 1j >= 2j, lambda: 1 < 1j, lambda: int(1j), lambda: float(1j),
    lambda: math.sin(1j), lambda: 1j / 0, lambda: 1j / 0j, lambda: 0j ** -1, lambda: 0j ** 1j, lambda: pow(1j, 2, 3), lambda: pow(2, 1j, 3), lambda: round(1j),
    lambda: math.floor(1j), lambda: 1e300j ** 2, lambda: (1e200 + 1e200j) ** 3, lambda: abs(complex(1e308, 1.7e308)), lambda: 1j + "a", lambda: "a" * 1j, lambda: [1] * 1j,
    lambda: [1][1j], lambda: range(1j), lambda: "%d" % 1j, lambda: "%f" % 1j, lambda: "%x" % 1j, lambda: hex(1j), lambda: chr(1j), lambda: 1j & 1, lambda: ~1j,
    lambda: 1j @ 1, lambda: 1j << 2, lambda: 10**400 + 1j, lambda: sorted([1j, 2j]), lambda: max(1j, 2), lambda: len(1j), lambda: 1j.x, lambda: 1j(),
    lambda: setattr(1j, "real", 2), lambda: sum([1j, "a"]), lambda: iter(1j), lambda: bytes(1j),
):
    show(bad)
print(sum([1, 2.5, 1j, 2j]), sum([1j] * 10), sum([], 1j), math.prod([1j, 2, 3.5]))

print([hash(v) == hash(v.real) for v in (1 + 0j, 0j, 2.5 + 0j, complex(2**70), complex("inf"))])
print(hash(1j), hash(1 + 2j), hash(-1 + 0j), hash(complex(0, -1)), hash(-1.5 - 2.5j), hash(1e300 + 1e-300j))
print(1 == 1 + 0j, 1 + 0j == 1, 1.5 == 1.5 + 0j, True == 1 + 0j, 2**70 == complex(2**70), 2**70 + 1 == complex(2**70), complex(2**53) == 2**53 + 1)
print(1j == 1, 1j != 1, 1j == "a", 1j == None, {1: "a", 1.0: "b", 1 + 0j: "c"}, {1j, 1j, complex(0, 1)}, 1 + 0j in [1], Fraction(1, 2) == 0.5 + 0j)
print(complex(math.nan, 1) == complex(math.nan, 1), [1j].index(1j), (1j, 2).count(1j))

for arguments in (
    (), (1,), (1, 2), (1.5, -2.5), (1j,), (1j, 2j), (1 + 2j, 3 - 4j), (True, False), ("1",), ("1+2j",), (" ( 1 - 2.5e3j ) ",), ("j",), ("-j",), ("+j",), ("1+j",), ("1-j",),
    ("1e5j",), ("infinity",), ("-inf+nanj",), ("nan",), ("1_000+2_0j",), ("1__0",), ("_1",), ("1_",), ("1 + 2j",), ("1+2",), ("1+2jj",), ("",), ("(1",), ("1)",), ("((1))",), ("1+-2j",),
    ("1.",), (".5",), (".",), ("e5",), ("1e",), ("1e+j",), ("٣+٤j",), ("1\0",), ("J",), ("3J",), (b"1",), (None,), ([],), (1, "2"), ("1", 2), ("1", "2"), (1, None), (1, [],), (2**70, 1), (10**400,), (1, 10**400),
    (Fraction(1, 4), Fraction(1, 3)), (1, 2, 3), (-0.0, -0.0), (0, -0.0), (-0.0,),
):
    show(complex, *arguments)
show(complex, real=1, imag=2)
show(complex, imag=2)
show(complex, imag=2j)
show(complex, real=1j, imag=1)
show(complex, x=2)


class Real:
    def __float__(self):
        return 2.5


class Index:
    def __index__(self):
        return 7


class Complex:
    def __complex__(self):
        return 1 - 1j


class Wrong:
    def __complex__(self):
        return 5


show(complex, Real())
show(complex, Index(), Real())
show(complex, Complex())
show(complex, Complex(), 2)
show(complex, 1, Complex())
show(complex, Wrong())


class Number(complex):
    def __repr__(self):
        return "Number" + super().__repr__()

    def __add__(self, other):
        return Number(complex(self) + other)


n = Number(1, 2)
n.name = "n"
print(n, repr(n), n + 1, n * 2, type(n * 2), n == 1 + 2j, hash(n) == hash(1 + 2j), abs(n), n.name, complex(n), type(complex(n)), type(+n), 1 + n, isinstance(n, complex), f"{n:.2f}", str(n))
print(copy.copy(1j), copy.deepcopy([1j, n])[1] == n, 1j.__class__, (1j).__getnewargs__(), complex.__add__(1j, 2), complex.__add__(1j, "a"), complex.__eq__(1j, 1), (1j).__lt__(2))

for spec in ("", ".2f", ".3", "+", "-", " ", "e", ".0e", "g", "G", "E", "F", "n", ",", ",.2f", "_", "30", ">30", "<30.1f", "^30", "*^30.2e", "#", "#.3g", "+.1f", "z.1f", "=20", "020", "0", "d", "s", "%", "x", "10q", ".2", "<", "é>24"):
    for value in (1 + 2j, -0.04j, 12345.678 - 0.000123j, complex(-0.0, 5), complex("nan-infj")):
        try:
            print(spec, "|" + format(value, spec) + "|")
        except ValueError as error:
            print(spec, error)
print("{:.1f} {!r} {:>12}".format(1j, 2j, 3j))
for value in (1e15j, 1e16j, 1e-4j, 1e-5j, 123456789.123j, 0.1 + 0.2j, 1e22 + 5e-324j, complex(1, math.inf), complex(math.nan, -math.nan), complex(-math.inf, -0.0)):
    print(repr(value), str(value))
x = 5
x += 1j
x *= 1j
x -= 2
x /= 2j
x **= 2
print(x, [v * 1j for v in range(3)], {v: v * 1j for v in (1, 2)})
print(complex.__mro__, complex.__name__)
