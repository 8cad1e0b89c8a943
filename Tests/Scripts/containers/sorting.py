import random

random.seed(1)
for count in (0, 1, 2, 3, 10, 63, 64, 65, 200, 1000, 5000):
    ints = [random.randrange(count or 1) for _ in range(count)]
    floats = [random.random() for _ in range(count)]
    texts = [str(x) for x in ints]
    pairs = [(x % 7, y) for x, y in zip(ints, texts)]
    mixed = [x if x % 2 else float(x) for x in ints]
    for xs in (ints, floats, texts, pairs, mixed):
        up = sorted(xs)
        assert all(a <= b for a, b in zip(up, up[1:]))
        print(count, hash(tuple(map(str, up))) == hash(tuple(map(str, sorted(up)))), up[:3], sorted(xs, reverse=True)[:3])
    print(sorted(range(count), key=lambda i: ints[i])[:20], sorted(range(count), key=lambda i: ints[i], reverse=True)[:20])
    runs = list(range(count // 2)) + list(range(count // 2, 0, -1)) + ints
    print(sorted(runs) == sorted(random.sample(runs, len(runs))))

# The comparisons themselves come in CPython's order.
class Noisy:
    log = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Noisy.log = (Noisy.log * 31 + self.value * 7 + other.value) % 1000003
        return self.value < other.value


for count in (5, 40, 100, 700):
    xs = [Noisy(random.randrange(count)) for _ in range(count)] + [Noisy(i) for i in range(count)]
    xs.sort()
    print(count, Noisy.log)
nan = float("nan")
print(sorted([3.0, nan, 1.0, 2.0, nan, 0.5]), sorted([1, nan, 0.5, 3, -1.0]))
names = ["b", "A", "c", "é", "zz", "", "B"]
print(sorted(names), sorted(names, key=str.lower), sorted(names, key=len, reverse=True), max(names), min(names))
print(sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], [1]]), sorted({3: 1, 1: 2}), sorted("hello"))
print(sorted([True, 3, 2.5, False]), sorted([2**70, -(2**70), 5]))

xs = [3, 1, 2]
try:
    xs.sort(key=lambda v: xs.append(v) or v)
except ValueError as error:
    print(error, xs)
try:
    xs.sort(key=lambda v: 1 / 0)
except ZeroDivisionError as error:
    print(error, xs)
try:
    [1, "a", 2].sort()
except TypeError as error:
    print(error)
seen = []
xs.sort(key=lambda v: seen.append(len(xs)) or -v)
print(seen, xs)
