# Nested comprehensions, conditions, scopes, evaluation order, all four kinds.
print([x * y for x in range(3) for y in range(x)], [[x, y] for x in "ab" for y in "cd" if x + y != "ad"])
print([[c for c in row] for row in ("ab", "cd")], {x: {y: 0 for y in range(x)} for x in range(3)}, sorted({x % 3 for x in range(10)}))
print([x if x % 2 else -x for x in range(5) if x > 0 if x < 4], list(x for x in range(3)), dict((k, v) for k, v in [(1, 2)]))
def noisy(name, value):
    print(name, end=" ")
    return value
print({noisy("k", 1): noisy("v", 2) for _ in range(2)})
print([i for i in noisy("outer", [1, 2]) for j in noisy("inner", [0])])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row], list(zip(*matrix)))
x = "unchanged"
[x for x in range(3)]
print(x)
print([(lambda: i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]])
class C:
    n = 3
    a = [n for n in range(2)]
    b = [i for i in range(n)]
    try:
        c = [n for _ in range(1)]
    except NameError as error:
        c = str(error)
print(C.a, C.b, C.c)
g = (print("lazy", i) or i for i in range(2))
print("before")
print(list(g))
try:
    (1 / 0 for _ in [1])
    print("not yet")
    (x for x in 5)
except TypeError as error:
    print(error)
print([*range(3), *"ab"], {*[1], *(2, 3)}, {**{"a": 1}, "b": 2, **{"a": 3}}, (*[1], 2), [*{1: 2}], [*()])
print(sum(1 for _ in "abc"), max((len(w), w) for w in ["a", "bcd", "ef"]), ",".join(str(i) for i in range(3)), set(c for c in "aab") == {"a", "b"})
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *_ in ["abc", "de"]], [(i, j) for i, j in enumerate("ab")])
print([[[k for k in range(j)] for j in range(i)] for i in range(3)])
print({i: j for i, j in zip("abc", range(3)) if j != 1}, {k: v for d in ({1: 2}, {3: 4}) for k, v in d.items()})
def gen():
    return [(yield_ := i) for i in range(2)]
print(gen())
print(all(x for x in []), any(x for x in []), [not x for x in (0, 1)], [x for x in [1, 2, 3] if not x & 1])
