# Recursion that has no end raises RecursionError wherever it goes through, and leaves the machine usable.
import copy
import functools
import json
import sys


def attempt(label, action):
    try:
        action()
        print(label, "ended")
    except RecursionError as error:
        print(label, "RecursionError")
    except Exception as error:
        print(label, type(error).__name__, error)


class Node:
    def __repr__(self): return repr(self)
    def __eq__(self, other): return self == other
    def __lt__(self, other): return self < other
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __iter__(self): return iter(self)
    def __next__(self): return next(self)
    def __getitem__(self, key): return self[key]
    def __setitem__(self, key, value): self[key] = value
    def __contains__(self, key): return key in self
    def __getattr__(self, name): return getattr(self, name + "x")
    def __setattr__(self, name, value): setattr(self, name, value)
    def __call__(self): return self()
    def __add__(self, other): return self + other
    def __neg__(self): return -self
    def __format__(self, spec): return format(self, spec)
    def __index__(self): return [0][self]
    def __enter__(self):
        with self: pass
    def __exit__(self, *args): pass
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __abs__(self): return abs(self)
    def __reversed__(self): return reversed(self)
    def __str__(self): return str(self)
    def __deepcopy__(self, memo): return copy.deepcopy(self, memo)
    def __get__(self, instance, owner): return instance.member
    def __del__(self): pass


class Owner:
    member = Node()


class Attribute:
    def __getattribute__(self, name): return self.other


class Loop:
    @property
    def value(self): return self.value


node = Node()
for label, action in [
    ("repr", lambda: repr(node)), ("str", lambda: str(node)), ("eq", lambda: node == 1), ("lt", lambda: node < 1), ("hash", lambda: hash(node)),
    ("len", lambda: len(node)), ("bool", lambda: bool(node)), ("iter", lambda: iter(node)), ("next", lambda: next(node)), ("getitem", lambda: node[0]),
    ("setitem", lambda: node.__setitem__(0, 1)), ("contains", lambda: 1 in node), ("getattr", lambda: node.x), ("setattr", lambda: setattr(node, "a", 1)),
    ("call", lambda: node()), ("add", lambda: node + 1), ("neg", lambda: -node), ("format", lambda: f"{node:>5}"), ("index", lambda: [0][node]),
    ("with", lambda: node.__enter__()), ("int", lambda: int(node)), ("float", lambda: float(node)), ("abs", lambda: abs(node)),
    ("reversed", lambda: reversed(node)), ("deepcopy", lambda: copy.deepcopy(node)), ("descriptor", lambda: Owner().member), ("property", lambda: Loop().value),
    ("getattribute", lambda: Attribute().x), ("sorted", lambda: sorted([Node(), Node()])), ("in list", lambda: 1 in [Node()]), ("dict key", lambda: {Node(): 1}),
    ("print", lambda: print(node)), ("join", lambda: ",".join(node)), ("star", lambda: [*node]), ("isinstance", lambda: isinstance(node, int)), ("max", lambda: max(Node(), Node())),
    ("percent", lambda: "%s" % node), ("percent d", lambda: "%d" % node), ("range", lambda: range(node)), ("map", lambda: list(map(node, [1]))),
]:
    attempt(label, action)


def key(x): return sorted([1, 2], key=key)
def generator(): yield from generator()
def comprehension(): return [comprehension() for _ in range(1)]
def lam(): return (lambda: lam())()
def raising():
    try:
        raising()
    finally:
        pass
def catching():
    try:
        catching()
    except ValueError:
        pass
def decorated(): return functools.reduce(lambda a, b: decorated(), [1, 2])
def mapped(): return list(map(lambda _: mapped(), [1]))
def opened():
    with open_manager(): opened()
class open_manager:
    def __enter__(self): pass
    def __exit__(self, *args): return False
class Meta:
    def __new__(cls): return Meta()
class Init:
    def __init__(self): Init()


for function in (key, comprehension, lam, raising, catching, decorated, mapped, opened, Meta, Init):
    attempt(function.__name__, (lambda: key(1)) if function is key else function)
attempt("generator", lambda: list(generator()))

# Containers that hold themselves, and deep ones.
own = []
own.append(own)
other = []
other.append(other)
print(own, repr({1: own}))
attempt("own == other", lambda: own == other)
attempt("own < other", lambda: own < other)
for make in (lambda x: [x], lambda x: {1: x}):
    deep = 1
    for _ in range(5000):
        deep = make(deep)
    del deep
attempt("json loop", lambda: json.dumps(own))
attempt("json parse", lambda: json.loads("[" * 100000))

# The limit is what sys says, and moves.
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


for limit in (200, 3000, 20000):
    sys.setrecursionlimit(limit)
    reached = depth(0)
    print(limit, limit - 20 < reached <= limit)
sys.setrecursionlimit(1000)
for bad in (0, -1, "a", 2**40):
    try:
        sys.setrecursionlimit(bad)
        print("set", bad)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)

# A long chain is let go of without a deep stack.
class Link:
    def __init__(self, next): self.next = next
chain = None
for _ in range(30000):
    chain = Link(chain)
del chain
nested = []
for _ in range(30000):
    nested = [nested]
del nested
nested = ()
for _ in range(30000):
    nested = (nested,)
del nested
function = None
for _ in range(30000):
    function = (lambda f: lambda: f)(function)
del function
error = None
for _ in range(30000):
    new = ValueError()
    new.__cause__ = error
    error = new
del error, new
def chained(inner): yield inner
inner = None
for _ in range(30000):
    inner = chained(inner)
del inner
print("done")
