# What works with only __getitem__, __len__, __iter__, __contains__, __reversed__, __length_hint__.
class Seq:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError("end")
        return i * 10


s = Seq()
print(list(s), 20 in s, 25 in s, [*s], tuple(s), max(s), sum(s), dict(zip("abcd", s)), sorted(s, reverse=True), list(enumerate(s)))
a, *rest = s
print(a, rest)
for call in (lambda: len(s), lambda: reversed(s), lambda: s[0:2], lambda: bool(s)):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Full(Seq):
    def __len__(self):
        return 4


f = Full()
print(list(reversed(f)), len(f), bool(f))


class It:
    def __iter__(self):
        return iter([1, 2, 3])

    def __contains__(self, x):
        return "contains"

    def __reversed__(self):
        return "rev"


print(list(It()), 9 in It(), reversed(It()), [x for x in It() if x in [2]])


class NotIter:
    __iter__ = None
    __contains__ = None

    def __getitem__(self, i):
        return i


for call in (lambda: iter(NotIter()), lambda: 1 in NotIter(), lambda: list(NotIter()), lambda: [*5], lambda: iter(type("I", (), {"__iter__": lambda self: 5})())):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Next:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


n = Next()
print(next(n), list(n), list(n), next(n, "done"))


class Map:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, k):
        return k * 2


print(dict(Map()), {**Map()}, (lambda **k: k)(**Map()), "%(a)s" % Map(), "{a}".format_map(Map()))


class Slicer:
    def __getitem__(self, k):
        return k


z = Slicer()
print(z[1], z[1:2], z[::2], z[1:2, ...], z[()], z[1,], z[:, None], z["k"], z[-1:])
