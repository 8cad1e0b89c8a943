# type, isinstance, issubclass, callable, hasattr, getattr, setattr, delattr, vars, dir, id, hash.
class A:
    x = 1
class B(A):
    pass
b = B()
print(type(b) is B, type(B) is type, type(type) is type, isinstance(b, A), isinstance(B, type), issubclass(B, A), issubclass(B, B), issubclass(bool, int), isinstance(1, object), isinstance(type, object), isinstance(None, type(None)), isinstance(len, type(print)))
print(isinstance(1, (str, (bytes, int))), isinstance(True, int), isinstance(1, bool), isinstance(1.0, int), isinstance([], (list, tuple)), issubclass(B, (int, A)), isinstance(1, ()))
for bad in (lambda: isinstance(1, 5), lambda: isinstance(1, "int"), lambda: isinstance(1, (int, 5)), lambda: isinstance("a", (int, 5)), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: issubclass(int, (str, "x")), lambda: isinstance(1), lambda: hasattr(1), lambda: hasattr(1, 2), lambda: getattr(1, "nope"), lambda: getattr(1, "nope", None), lambda: getattr(1, 5), lambda: setattr(1, "x", 1), lambda: setattr(A, 5, 1), lambda: delattr(b, "nope"), lambda: delattr(b, "x"), lambda: vars(1), lambda: vars([]), lambda: type(1, 2), lambda: type("a", 5, {}), lambda: type(5, (), {}), lambda: type("a", (), 5), lambda: hash([]), lambda: hash({}), lambda: hash(set()), lambda: hash(([],)), lambda: hash(slice(1)), lambda: id(), lambda: callable(), lambda: setattr(int, "x", 1), lambda: setattr(object(), "x", 1), lambda: setattr(None, "x", 1), lambda: setattr(lambda: 0, "x", 1), lambda: len(5), lambda: len(b), lambda: abs("a"), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr("a"), lambda: chr(-1), lambda: hex(1.5), lambda: bin("a"), lambda: oct(None), lambda: divmod("a", 1), lambda: pow("a", 2), lambda: pow(2, 3, "a"), lambda: pow(2.0, 3, 4), lambda: round("a"), lambda: round(1.5, "a"), lambda: int([]), lambda: float({}), lambda: str(1, 2), lambda: str(b"a", 5), lambda: bytes("a"), lambda: bytes([256]), lambda: bytes(["a"]), lambda: bytearray("a"), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: set([[]]), lambda: frozenset(5), lambda: list(5), lambda: tuple(5), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(1.5), lambda: range(), lambda: slice(), lambda: bool(1, 2), lambda: object(1), lambda: property(1, 2, 3, 4, 5), lambda: classmethod(), lambda: super(1), lambda: input(1, 2), lambda: format(1, 2), lambda: format(), lambda: print(1, sep=2), lambda: print(1, end=2), lambda: sorted(1), lambda: ascii(), lambda: repr()):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
b.y = 2
print(vars(b), getattr(b, "x"), getattr(b, "zz", "default"), hasattr(b, "y"), hasattr(b, "z"), sorted(vars(A).keys() - {"__weakref__", "__dict__", "__doc__", "__module__"}))
setattr(b, "weird name", 5)
print(getattr(b, "weird name"), b.__dict__)
delattr(b, "y")
print(hasattr(b, "y"), [n for n in dir(b) if not n.startswith("__")])
print(hash("a") == hash("a"), hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(2**61), hash(-1), hash(-2), hash(None) == hash(None), hash((1, 2)) == hash((1, 2)), hash(()) == hash(()), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(b"a") == hash(b"a"), hash(range(2)) == hash(range(2)), id(b) == id(b))
print(callable(len), callable(A), callable(b), callable("a"), callable(lambda: 0), callable(type), callable(b.__init__))
