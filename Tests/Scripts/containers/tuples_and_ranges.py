# Tuples and ranges: methods, comparison, arithmetic, unpacking, immutability.
t = (1, "a", None, (2, 3))
print(t[0], t[-1][1], t[1:3], t[::-1], len(t), t + (5,), t * 2, "a" in t, t.index("a"), t.count(None), (1,), (), (1, 2) < (1, 3), (1, 2) < (1, 2, 0), () < (0,), (1, 2) == [1, 2], (1, 2) == (1.0, 2.0), hash((1, 2)) == hash((1.0, 2)), tuple("ab"), tuple([1]), tuple({1: 2}), tuple(range(3)), sorted(((2, "b"), (1, "z"))), max((1, 5), (2, 0)), (1, 2)[True], *(1, 2), sep=" | ")
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d, (lambda *a: a)(*t[:2]), [*t, *t][:3], (*t, 9)[-1], t is tuple(t), t[:] is t, (1, [2])[1].append(3))
for bad in (lambda: t[10], lambda: t["a"], lambda: t.index(99), lambda: t + [1], lambda: t.__setitem__, lambda: (1,) < ("a",), lambda: hash(([],)), lambda: t * "a", lambda: tuple(5), lambda: tuple(1, 2), lambda: t.append(1), lambda: t[1.5], lambda: t[::0], lambda: (1, 2) < [1, 2], lambda: t.index("a", 2), lambda: t.count()):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
for r in (range(5), range(2, 10, 3), range(10, 0, -4), range(0), range(5, 5), range(-3, 3, 2), range(10**18, 10**18 + 5, 2)):
    print(r, list(r), len(r), bool(r), r[-1] if r else None, r[::-1], list(r[1:]), 4 in r, r.index(r[0]) if r else None, r.count(4), r.start, r.stop, r.step, r == range(r.start, r.stop, r.step), max(r, default=None), sum(r), list(reversed(r)), r[:100:2])
print(range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 0), hash(range(3)) == hash(range(3)), range(3) != [0, 1, 2], 2.0 in range(5), "a" in range(5), 1.5 in range(5), True in range(2), None in range(3))
for bad in (lambda: range(5)[9], lambda: range(5).index(9), lambda: range(5)["a"], lambda: range(1, 2, 0), lambda: range("a"), lambda: range(1.0), lambda: range(5) + range(3), lambda: range(5).__setitem__, lambda: range(5) < range(6), lambda: range(1, 2, 3, 4), lambda: range(5).append(1), lambda: setattr(range(5), "start", 1), lambda: range(stop=5)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
