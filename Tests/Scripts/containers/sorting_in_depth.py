# sorted, list.sort, min and max: keys, stability, reverse, errors, changing the list meanwhile.
import functools, operator
words = "the quick brown fox jumps over the lazy dog The Quick".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (-len(w), w)))
print(sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], [1]]), sorted({3, 1, 2}), sorted({"b": 1, "a": 2}), sorted("hello"), sorted(range(5, 0, -1)), sorted([True, False, 2, -1]), sorted([1.5, 1, 2**70, -2**70, 0.5]), sorted([]), sorted([b"b", b"a"]))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), sorted([("a", 2), ("b", 1)], key=operator.itemgetter(1)), max(words, key=len), min(words, key=len), max([1, 5, 5.0]), min([2, 2.0]), max("a", "b", key=ord), max([], default="none"), min({}, default=None), max([[1], [2]]), max((1, 2), (1, 3)))
for bad in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([{}, {}]), lambda: sorted([object(), object()]), lambda: sorted(5), lambda: sorted([1], key=5), lambda: sorted([1, 2], key=lambda x: 1 / 0), lambda: max([]), lambda: max(1), lambda: max(), lambda: min(1, "a"), lambda: max([1], [2], default=3), lambda: [3, 1].sort(None), lambda: [3, 1].sort(key=lambda: 0), lambda: sorted([1, 2], reverse="yes"), lambda: sorted([2, 1], reverse=[]), lambda: max([1, 2], key=None), lambda: max(None)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, str(error))
class K:
    count = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        K.count += 1
        return self.v < o.v
    def __repr__(self): return f"K{self.v}"
print(sorted([K(3), K(1), K(2)]), K.count, max([K(1), K(3), K(2)], key=lambda k: k.v), sorted([K(i % 3) for i in range(6)], reverse=True))
l = [3, 1, 2]
def spoil(x):
    l.append(9)
    return x
try:
    l.sort(key=spoil)
except ValueError as error:
    print(error, l)
seen = []
l = [2, 1]
l.sort(key=lambda x: seen.append(len(l)) or x)
print(seen, l)
data = [(i * 7919) % 101 for i in range(300)]
print(sorted(data) == sorted(sorted(data, reverse=True)), sorted(range(300), key=lambda i: data[i])[:20], sorted(data, key=lambda v: -v)[:10])
runs = list(range(100)) + list(range(50, 0, -1)) + [7] * 30
print(sorted(runs)[:60:7], sorted(runs, reverse=True)[:60:7], [i for i, _ in sorted(enumerate(runs), key=lambda p: p[1])][:40])
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(3))), list(reversed({1: 2, 3: 4})), list(reversed((1, 2))))
