# Frames of generators, comprehensions, lambdas, class bodies, sort keys, properties, descriptors and operators.
import traceback


def show(f):
    try:
        f()
    except Exception:
        print("\n".join(line.replace(__file__, "FILE") for line in traceback.format_exc().splitlines()))
        print("-----")


def gen():
    yield 1
    yield 1 / 0


def t1(): list(gen())
def t2(): [x for x in gen()]
def t3(): sorted([1, 2], key=lambda v: v.missing)
def t4(): sum(1 / x for x in [0])
def t5():
    class Body:
        x = undefined_in_body
def t6():
    class P:
        @property
        def value(self):
            return self._value
    P().value
def t7():
    def inner():
        yield from gen()
    for _ in inner(): pass
def t8(): list(map(lambda v: v[0], [5]))
def t9():
    class A:
        def __add__(self, o): return o.x
    A() + 1
def t10(): {k: 1 / k for k in (1, 0)}
def t11(): (lambda: (lambda: 1 / 0)())()
def t12():
    class W:
        def __enter__(self): return self
        def __exit__(self, *a): raise KeyError("exit")
    with W():
        1 / 0
def t13():
    g = gen()
    next(g)
    g.throw(ValueError("thrown"))
def t14():
    class I:
        def __init__(self): self.fail()
        def fail(self): raise ValueError("init")
    I()
def t15():
    def deco(f): raise TypeError("deco")
    @deco
    def g(): pass
def t16(): max([3, 1], key=lambda v: {}[v])
def t17(): print(*(1 / x for x in [0]))
def t18():
    class S:
        def __str__(self): return 1 / 0
    f"{S()}"
def t19():
    class M(dict):
        def __missing__(self, k): raise LookupError(k)
    M()["q"]
def t20():
    try:
        raise ValueError("kept")
    except ValueError as error:
        kept = error
    raise kept


for i in range(1, 21):
    show(globals()["t%d" % i])
