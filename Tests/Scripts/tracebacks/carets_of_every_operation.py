# The marked part of the line for every kind of expression that fails.
import sys, traceback


class Bad:
    def __getattr__(self, name): raise AttributeError(name)
    def __call__(self): raise ValueError("call")
    def __iter__(self): raise ValueError("iter")
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): pass
    def __bool__(self): raise ValueError("bool")
    def __eq__(self, o): raise ValueError("eq")
    def __hash__(self): raise ValueError("hash")
    def __format__(self, s): raise ValueError("format")
    def __setitem__(self, k, v): raise ValueError("setitem")
    def __delitem__(self, k): raise ValueError("delitem")
    def __contains__(self, k): raise ValueError("contains")
    def __add__(self, o): raise ValueError("add")
    def __neg__(self): raise ValueError("neg")
    def __getitem__(self, k): raise ValueError("getitem")


bad = Bad()
a, b, c, d = 1, None, [1, 2], {"k": {"x": None}}


def f01(): return a + b
def f02(): return a + a + b + a
def f03(): return (a + b) * 2
def f04(): return c[5]
def f05(): return d["k"]["y"]
def f06(): return d["k"]["x"]["z"]
def f07(): return a.attr
def f08(): return c[0].real.foo
def f09(): return b()
def f10(): return f01()
def f11(): return len(len(c) + len(b))
def f12(): return c.append(1, 2)
def f13(): return -b
def f14(): return a < b
def f15(): return a < 2 < b
def f16(): return a in b
def f17(): return [x + b for x in c]
def f18(): return [1, 2, undefined, 3]
def f19(): return {**b}
def f20(): return [*b]
def f21(): return f"{a:q}"
def f22(): return f"{a}{b.x}"
def f23(): return print(a, b.c)
def f24(): x, y, z = c
def f25(): del c[9]
def f26(): c[9] = 1
def f27(): a.b = 1
def f28(): del a.b
def f29():
    for i in b: pass
def f30():
    with b: pass
def f31(): raise ValueError("direct")
def f32(): assert a == 2, "message"
def f33(): assert not c
def f34(): import nothing_here
def f35(): from math import nothing_here
def f36(): return 1 if bad else 2
def f37(): return bad and 1
def f38(): return bad == 1
def f39(): return {bad: 1}
def f40(): return {1: {bad}}
def f41(): return lambda: 0, bad.x
def f42(): return (lambda q: q + b)(1)
def f43(): bad[0] = 1
def f44(): del bad[0]
def f45(): return 1 in bad
def f46(): return bad + 1
def f47(): return not bad
def f48(): return c[b]
def f49(): return c[1:b]
def f50(): return int("x") + float("y")
def f51():
    return (a +
            b)
def f52():
    return f50(
        1,
        2,
    )
def f53(): return c . foo . bar
def f54(): return   a   +   b
def f55(): return "ünï" + a
def f56(): return ("é" * 3, a / 0, "é")
def f57(): return max(c, key=lambda v: v / 0)
def f58(): return sorted([1, "a"])
def f59():
    a += 1
def f60():
    x = 1; x += b
def f61():
    d["k"]["x"] += 1
def f62():
    c[0].y += 1
def f63(): return a @ b ** c
def f64(): return a ** b
def f65(): return a if a.b else c
def f66(): yield from b
def f67(): return {k: v for k, v in b}
def f68():
    global zzz
    return zzz
def f69(): return a.b.c.d(e.f)(g)
def f70(): return f"{bad:>5}" + "x"
def f71(): return bad[1][2]
def f72(): return super().foo
def f73(): return c[0][1][2]
def f74(): return a and b and b.x
def f75(): raise KeyError from ValueError(b.x)
def f76():
    try:
        a / 0
    except ZeroDivisionError as error:
        raise KeyError("again") from error
def f77():
    try:
        a / 0
    finally:
        b.x
def f78(): return (a
    .real
    .nothing)
def f79(): return c[
    7
]
def f80():
    class K(b): pass
def f81():
    @b
    def g(): pass
def f82(p=a, *, q): pass


for name, function in sorted(globals().copy().items()):
    if name[0] == "f" and name[1:].isdigit():
        print("--", name)
        try:
            result = function()
            if name == "f66":
                next(result)
        except Exception:
            print("\n".join(line for line in traceback.format_exc().splitlines() if "  File " not in line))
