"""Permutations, N queens, sudoku, Hanoi, Ackermann with memory, fractals, knapsack, edit distance."""
import functools
import itertools
import sys


def permutations(items):
    if not items:
        yield ()
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (item, *rest)


def queens(n, row=0, columns=frozenset(), up=frozenset(), down=frozenset()):
    if row == n:
        return 1
    return sum(queens(n, row + 1, columns | {c}, up | {row + c}, down | {row - c})
               for c in range(n) if c not in columns and row + c not in up and row - c not in down)


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


@functools.cache
def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


def sudoku(grid):
    try:
        place = grid.index(0)
    except ValueError:
        return [grid]
    row, column = divmod(place, 9)
    used = {grid[row * 9 + i] for i in range(9)} | {grid[i * 9 + column] for i in range(9)}
    corner = row // 3 * 27 + column // 3 * 3
    used |= {grid[corner + i * 9 + j] for i in range(3) for j in range(3)}
    solutions = []
    for digit in sorted(set(range(1, 10)) - used):
        solutions += sudoku(grid[:place] + [digit] + grid[place + 1:])
    return solutions


def edit_distance(a, b):
    @functools.lru_cache(maxsize=None)
    def go(i, j):
        if not i or not j:
            return i + j, "+" * j + "-" * i
        options = [(go(i - 1, j), 1, "-"), (go(i, j - 1), 1, "+"), (go(i - 1, j - 1), a[i - 1] != b[j - 1], "=*"[a[i - 1] != b[j - 1]])]
        return min((cost + step, path + mark) for (cost, path), step, mark in options)
    return go(len(a), len(b))


def knapsack(items, room):
    if not items or room <= 0:
        return 0, []
    (name, weight, value), *rest = items
    best = knapsack(rest, room)
    if weight <= room:
        total, chosen = knapsack(rest, room - weight)
        best = max(best, (total + value, [name] + chosen))
    return best


def flatten(x, depth=0):
    match_types = (list, tuple, set)
    if isinstance(x, dict):
        return [f"{'.' * depth}{k}={v}" if not isinstance(v, (dict, *match_types)) else (k, flatten(v, depth + 1)) for k, v in sorted(x.items())]
    return [y for item in x for y in (flatten(item, depth + 1) if isinstance(item, match_types) else [item])]


def sierpinski(n):
    if n == 0:
        return ["*"]
    smaller = sierpinski(n - 1)
    pad = " " * (len(smaller[-1]) // 2 + 1) if n == 1 else " " * (2 ** (n - 1))
    return [pad + line + pad for line in smaller] + [line + " " + line for line in smaller]


def power_set(items):
    return [[]] if not items else [s for rest in power_set(items[1:]) for s in (rest, [items[0]] + rest)]


def partitions(n, most=None):
    most = n if most is None else most
    if n == 0:
        yield []
    for first in range(min(n, most), 0, -1):
        yield from ([first] + rest for rest in partitions(n - first, first))


print(list(permutations("abc")) == list(itertools.permutations("abc")), len(list(permutations([*range(6)]))))
print([queens(n) for n in range(1, 8)])
print(" ".join(hanoi(3)), len(list(hanoi(10))))
print(ackermann(2, 9), ackermann(3, 4), ackermann.cache_info().misses)
puzzle = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"
[solution] = sudoku([int(c) for c in puzzle])
for i in range(0, 81, 9):
    print(*solution[i:i + 9])
print(edit_distance("kitten", "sitting"), edit_distance("", "abc"), edit_distance("same", "same"))
print(knapsack([("a", 12, 4), ("b", 2, 2), ("c", 1, 1), ("d", 1, 2), ("e", 4, 10)], 15))
print(flatten([1, [2, (3, [4, {5}])], []]), flatten({"b": 1, "a": {"z": 2, "y": [1, [2]]}}))
print("\n".join(sierpinski(2)))
print(power_set([1, 2, 3]), [len(list(partitions(n))) for n in range(12)], list(partitions(4)))
nested = []
for _ in range(50):
    nested = [nested]
print(str(nested).count("["), sys.getrecursionlimit())
loop = [1]
loop.append(loop)
knot = {"self": loop}
knot["knot"] = knot
print(loop, knot, loop[1][1] is loop)


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(900 < depth() < 1000)
even = lambda n: n == 0 or odd(n - 1)
odd = lambda n: n != 0 and even(n - 1)
print(even(300), odd(301), (lambda f: f(f, 10))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
