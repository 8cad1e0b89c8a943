# Augmented assignment calls the in-place method, falls back to the binary one, and stores the result.
class Acc:
    def __init__(self):
        self.items = []

    def __iadd__(self, other):
        self.items.append(("+", other))
        return self

    def __isub__(self, other):
        self.items.append(("-", other))
        return self

    def __imul__(self, other):
        return NotImplemented

    def __mul__(self, other):
        return ("mul", other)

    def __ior__(self, other):
        return "replaced"


a = Acc()
same = a
a += 1
a -= 2
print(a is same, a.items)
a *= 3
print(a)
a = same
a |= 1
print(a)
t = ([1, 2],)
try:
    t[0] += [3]
except TypeError as error:
    print(error, t)
x = y = [1]
x += (2,)
x *= 2
print(y)
x = x + [3]
print(y, x)
d = {"k": 1}
d["k"] += 1
d["k"] <<= 3
d["k"] |= 1
d["k"] **= 2
d["k"] //= 7
d["k"] %= 11
print(d)
s = {1, 2}
u = s
s |= {3}
s &= {1, 3}
s ^= {9}
s -= {1}
print(s is u, sorted(s))
f = frozenset([1])
g = f
f |= {2}
print(f is g, sorted(f))
i = 5
i @= type("M", (), {"__rmatmul__": lambda self, o: ("rm", o)})()
print(i)


class Item:
    def __getitem__(self, k):
        print("get", k)
        return 10

    def __setitem__(self, k, v):
        print("set", k, v)


def key():
    print("key")
    return "k"


Item()[key()] += 5


class Attr:
    @property
    def x(self):
        print("getx")
        return 1

    @x.setter
    def x(self, v):
        print("setx", v)


Attr().x += 1
