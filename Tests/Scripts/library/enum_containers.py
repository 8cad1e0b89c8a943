# Enumerations whose members are also tuples, lists, dicts, sets, bytes or complex numbers.
from enum import Enum


class Point(tuple, Enum):
    ORIGIN = 0, 0
    CORNER = (1, 2)
    ALIAS = 1, 2

    @property
    def x(self):
        return self[0]


print(list(Point), Point.CORNER.value, Point.CORNER[1], Point.CORNER.x, Point((1, 2)) is Point.CORNER, Point.ALIAS is Point.CORNER)
print(Point.CORNER == (1, 2), len(Point.ORIGIN), isinstance(Point.ORIGIN, tuple), Point['ORIGIN'].name, hash(Point.CORNER) == hash(Point.CORNER))
try:
    Point((3, 4))
except ValueError as error:
    print(error)


class Table(dict, Enum):
    A = {'x': 1}
    B = {'y': 2}


print(list(Table), Table.A['x'], Table.B.value, Table({'y': 2}).name, dict(Table.A))


class Items(list, Enum):
    A = [1, 2]
    B = 'xy'


print(Items.A, Items.A.value, Items.A[1], Items.B, Items([1, 2]).name)


class Names(frozenset, Enum):
    A = [1, 2]
    B = ()


print(Names.A.value, 1 in Names.A, Names.B.value, len(Names.B))


class Number(complex, Enum):
    I = 0, 1
    TWO = 2


print(Number.I, Number.I.value, Number.I * Number.I, Number(1j), Number.TWO + 1)


class Raw(bytes, Enum):
    A = 'ab', 'ascii'
    B = b'c'


print(Raw.A.value, Raw.A + Raw.B, Raw(b'c'))


class Real(float, Enum):
    HALF = 0.5
    TEXT = '1.5'


print(Real.HALF + 1, Real(1.5), repr(Real.TEXT), Real.TEXT.value)
