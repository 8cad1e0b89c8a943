# dataclass(slots=True) makes the class again; inherited class attributes are defaults; compared by __class__.
from dataclasses import dataclass, field, fields


@dataclass(slots=True)
class Point:
    x: int
    y: int = 2
    z: list = field(default_factory=list)


p = Point(1)
print(p, Point.__slots__, [f.name for f in fields(p)], hasattr(p, "__dict__"), Point.__qualname__)
for action in (lambda: setattr(p, "w", 1), lambda: vars(p), lambda: Point()):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


@dataclass(slots=True)
class Child(Point):
    w: int = 5


print(Child(1, w=3), Child.__slots__)
try:
    @dataclass(slots=True)
    class Twice:
        __slots__ = ("a",)
        a: int
except TypeError as error:
    print(error)


@dataclass
class Base:
    x: int = 1


@dataclass
class Again(Base):
    x: int


print(Again(), Again(3))


@dataclass(order=True)
class Watched:
    x: int = 1

    def __getattribute__(self, name):
        print("get", name)
        return object.__getattribute__(self, name)


print(Watched())
print(Watched() == Watched(2), Watched() < Watched(2), Watched() == 3)


class Attributes:
    """A mapping by attributes only."""

    def __getattr__(self, name):
        return lambda: ["a", "b"] if name == "keys" else None

    def __getitem__(self, key):
        return key * 2


print({**Attributes()}, (lambda **k: k)(**Attributes()))
for action in (lambda: {**3}, lambda: (lambda **k: k)(**3), lambda: int.__eq__(), lambda: int.__eq__(1), lambda: int.__add__(1, 2, 3),
               lambda: int.__eq__(int), lambda: [1].pop(2**70), lambda: int.from_bytes("a", "big"), lambda: format(1, None),
               lambda: (1).__format__(None), lambda: len([1].__len__(3))):
    try:
        print(action())
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
data = bytearray(b"xy")
try:
    data += data
except BufferError as error:
    print(error)
