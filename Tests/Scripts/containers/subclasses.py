class Stack(list):
    def __init__(self, *items, limit=3):
        super().__init__(items)
        self.limit = limit

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Stack(*super().__getitem__(index))
        return super().__getitem__(index) * 10

    def append(self, item):
        if len(self) >= self.limit:
            raise OverflowError("full")
        super().append(item)


s = Stack(1, 2)
s.append(3)
print(s, s[0], s[-1], s[:2], type(s[:2]).__name__, len(s), list(s), s.limit, sum(s), s == [1, 2, 3], s + [4], type(s + [4]).__name__)
try:
    s.append(4)
except OverflowError as error:
    print(error)


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    def __add__(self, other):
        return Point(self.x + other[0], self[1] + other[1])


p = Point(1, 2)
print(p, p + (1, 1), p.x, hash(p) == hash((1, 2)), p == (1, 2), {p: "p"}[1, 2], isinstance(p, tuple), p[::-1])
a, b = p
print(a, b, *p)


class Iterates(list):
    def __iter__(self):
        return iter("xyz")

    def __len__(self):
        return 42

    def __contains__(self, item):
        return item == "magic"


i = Iterates([1, 2])
print(list(i), len(i), "magic" in i, 1 in i, [*i], i, tuple(i), sorted(i), bool(i))


class Empty(dict):
    def __bool__(self):
        return True

    def keys(self):
        return ["k"]

    def __getitem__(self, key):
        return "v"


print(bool(Empty()), dict(Empty()), {**Empty(a=1)}, list(Empty(a=1)))


class Repr(list):
    def __repr__(self):
        return f"Repr({super().__repr__()})"


print([Repr([1])], Repr(), str(Repr([2])), f"{Repr([3])}")
