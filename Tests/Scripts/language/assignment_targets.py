# Every kind of target: names, tuples, stars, attributes, subscripts, slices, nested, chained; evaluation order.
a = b = c = [1]
print(a is b is c)
(x, y), [z, *w] = (1, 2), "abcd"
print(x, y, z, w)
*init, last = range(4)
first, *mid, end = "hello"
print(init, last, first, mid, end)
[p, [q, *r]] = 1, (2, 3, 4)
print(p, q, r)
class O: pass
o = O()
o.v, d = 5, {}
d["k"], d["l"] = d, o.v = ({}, 7)
print(sorted(d), o.v)
l = list(range(6))
l[1:3], l[0] = "xyz", "first"
print(l)
l[::2] = [0] * len(l[::2])
print(l)
for bad in ((1, 2, 3), (1,), 5, "ab", None, [], {1: 2}, range(5)):
    try:
        m, n = bad
        print(m, n)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for bad in ((), (1,), "a"):
    try:
        m, n, *k = bad
        print(m, n, k)
    except ValueError as error:
        print(error)
try:
    a1, *b1, c1, d1 = 1, 2
except ValueError as error:
    print(error)
log = []
def t(name):
    log.append(name)
    return {"list": [0, 0], "idx": 0}[name] if name in ("list", "idx") else name
t("list")[t("idx")] = t("value")
print(log)
i = 0
i, arr = 1, [5, 6]
i, arr[i] = 0, 9
print(arr)
x: int = 5
y: "unevaluated"
print(x, __annotations__)
def f():
    z: undefined_thing = 3
    return z
print(f())
class A:
    a: int = 1
    b: str
print(A.__annotations__, A.a, hasattr(A, "b"))
(n) = 1
(nn): int = 2
print(n, nn)
for i, (j, *k) in [(1, (2, 3, 4)), (5, "ab")]:
    print(i, j, k)
for o.attr in range(3): pass
print(o.attr)
for d["key"] in "ab": pass
print(d["key"])
d["k"] = 1
del l[0], l[-1], o.v, d["k"]
print(l, hasattr(o, "v"), "k" in d)
del x
try:
    x
except NameError as error:
    print(error)
