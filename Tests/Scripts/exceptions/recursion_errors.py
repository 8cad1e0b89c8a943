# RecursionError from functions and dunders of every kind; the program goes on.
class B:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __getattr__(self, n): return getattr(self, n + "x")
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __call__(self): return self()
    def __iter__(self): return iter(self)
    def __add__(self, o): return self + o
    def __getitem__(self, k): return self[k]
    def __contains__(self, k): return k in self
    def __str__(self): return str(self)
    def __format__(self, s): return format(self, s)
    def __lt__(self, o): return self < o
    def __int__(self): return int(self)
    def __setattr__(self, n, v): setattr(self, n, v)
    def __next__(self): return next(self)
    def __neg__(self): return -self


def function(): return function()
def mutual(n): return other(n + 1)
def other(n): return mutual(n + 1)
def generator(n): yield from generator(n + 1)


b = B()
actions = [function, lambda: mutual(0), lambda: list(generator(0)), lambda: repr(b), lambda: b == b, lambda: hash(b), lambda: b.zz, lambda: len(b), lambda: bool(b), lambda: b(), lambda: iter(b), lambda: b + 1, lambda: b[0],
           lambda: 1 in b, lambda: str(b), lambda: f"{b}", lambda: b < b, lambda: int(b), lambda: setattr(b, "x", 1), lambda: next(b), lambda: -b, lambda: sorted([b, b]), lambda: {b: 1}, lambda: max(b, b), lambda: "%s" % b, lambda: [*b]]
for i, action in enumerate(actions):
    try:
        action()
        print(i, "no error")
    except RecursionError as error:
        print(i, "RecursionError", str(error)[:32])


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(900 < depth() < 1001, depth() > 900)
l = []
l.append(l)
d = {}
d["d"] = d
s = [d, l, (l,)]
print(l, d, s, repr(l), str(d), f"{l}")
try:
    print(l == [l])
except RecursionError as error:
    print(error)
t = ([],)
t[0].append(t)
print(t)
class Loop:
    def __init__(self): self.items = [self]
    def __repr__(self): return f"Loop({self.items})"
try:
    repr(Loop())
except RecursionError:
    print("loop repr")
