print(abs(-3), abs(-2.5), abs(True), abs(-(2**80)), abs(-0.0))
print(all([]), all([1, 0]), any([]), any([0, 2]), all(x for x in [1, 2]))
print(ascii("é\n'x"), bin(-5), bin(0), hex(255), hex(-(2**70)), oct(8), bin(True), chr(97), chr(233), chr(0x1F600), ord("a"), ord("é"), ord("😀"), ord(b"x"))
print(callable(print), callable(3), callable(int), callable(lambda: 0), bool([]), bool("x"))
print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(-7, 2.0), divmod(True, 1))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(iterable="ab", start=-1)))
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, range(4))), list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])))
print(list(zip()), list(zip([1, 2])), list(zip([1, 2], "abc")), list(zip([1], [2], [3])), list(zip([1, 2], [3, 4], strict=True)))
for args in [([1, 2], [1]), ([1], [1, 2]), ([1], [1], [1, 2]), ([1, 2], [1, 2], [1]), ([], [1], [1, 2])]:
    try:
        print(list(zip(*args, strict=True)))
    except ValueError as error:
        print(error)
print(format(3.14159, ".2f"), format("x", ">4"), format(5), format(255, "x"), repr(format(None)))
print(getattr("a", "upper")(), getattr(1, "nothing", "default"), hasattr([], "append"), hasattr([], "nothing"))
print(hash(1), hash(1.0), hash(True), hash(-1), hash(2**61 - 1), hash(0.5), hash("a") == hash("a"), hash((1, 2, 3)))
print(isinstance(1, int), isinstance(True, int), isinstance("a", (int, str)), isinstance(1, ((float, (int,)), str)), issubclass(bool, int), issubclass(int, (str, object)))
x = iter([1, 2])
print(next(x), next(x), next(x, "end"), list(iter(lambda n=[0]: n.__setitem__(0, n[0] + 1) or n[0], 4)))
print(len("abc"), len({1: 2}), len(range(5)), max(1, 3, 2), max([1, 5, 3]), max("abc"), max([], default=0), max([1, -5], key=abs), min(3, 1), min([2, 1], key=lambda v: -v), min("b", "a"))
print(pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(2, -1, 5), pow(2.0, 3), pow(base=2, exp=3), pow(7, 2**70, 13))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(5), round(2.5, 0), round(number=1.25, ndigits=1), round(True))
print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted([1, -3, 2], key=abs))
print(sum([]), sum([1, 2, 3]), sum([0.1] * 10), sum([1, 2.5]), sum([[1], [2]], []), sum(range(10), 5), sum([1], start=2), sum([True, True]), sum([2**63, 1]))
print(type(1), type(type), type(None), type("A", (), {"x": 1}).x, type([]) is list)
print(range(5), range(1, 5), range(0, 10, 3), list(range(5, 0, -2)), len(range(0, 10, 3)), 4 in range(0, 10, 2), 4.0 in range(5), "a" in range(3), range(3) == range(0, 3), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3, 1)), range(10)[2:8:2], range(10)[-1], range(3).count(1), range(1, 10, 3).index(7), range(3).start, range(0, 9, 2).step)
print(slice(1), slice(1, 2), slice(None, None, -1), slice(1) == slice(None, 1), slice(1, 5).start)
print(type(enumerate([])), type(zip()), type(map(str, [])), type(filter(None, [])), type(reversed([])), type(iter(int, 1)), isinstance(zip(), zip))
print(id(x) == id(x), id(1) == id(1), id([]) != id({}), type(id("a")))
print([n for n in dir([]) if not n.startswith("_")])
print([n for n in dir({}) if not n.startswith("_")])
print([n for n in dir(set()) if not n.startswith("_")])
print([n for n in dir(frozenset()) if not n.startswith("_")])
print([n for n in dir(()) if not n.startswith("_")])


class A:
    kind = "a"

    def __init__(self):
        self.own = 1

    def method(self):
        return dir()


a = A()
print([n for n in dir(a) if not n.startswith("__")], [n for n in dir(A) if not n.startswith("__")], a.method(), vars(a))
setattr(a, "late", 2)
delattr(a, "own")
print(vars(a), a.__dict__)


class WithDir:
    def __dir__(self):
        return ["z", "a"]


print(dir(WithDir()))


def local_names(first, second=2):
    third = first + second
    inner = lambda: third
    return sorted(locals().items(), key=lambda item: item[0])[:1], sorted(locals()), inner()


print(local_names(1))
print("A" in globals(), globals()["a"] is a, "local_names" in dir(), locals() is globals())


class Body:
    x = 1
    names = sorted(n for n in locals() if not n.startswith("_"))


print(Body.names)


class Number:
    def __abs__(self):
        return "abs"

    def __round__(self, digits=None):
        return ("round", digits)

    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __pow__(self, other, mod=None):
        return ("pow", other, mod)

    def __index__(self):
        return 10

    def __len__(self):
        return 7

    def __reversed__(self):
        return iter("rev")

    def __hash__(self):
        return -1

    def __format__(self, spec):
        return "<" + spec + ">"

    def __iter__(self):
        return iter([1])


n = Number()
print(abs(n), round(n), round(n, 2), divmod(n, 1), divmod(1, n), pow(n, 2), pow(n, 2, 3), hex(n), bin(n), chr(n), len(n), list(reversed(n)), hash(n), format(n, "x"), f"{n:y}", list(n), range(n), [0] * n)


class Sequence:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * i

    def __len__(self):
        return 3


print(list(Sequence()), list(reversed(Sequence())), 4 in Sequence(), 5 in Sequence(), max(Sequence()), type(reversed(Sequence())))
