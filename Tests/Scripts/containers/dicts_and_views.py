d = dict(a=1, b=2)
d.update({"c": 3}, d=4)
d.update([("e", 5), ["f", 6], "g7"])
print(d, len(d), dict([(1, 2)], x=3), dict({1: 2}))
print(d.get("a"), d.get("zz"), d.get("zz", 0), d.setdefault("a", 9), d.setdefault("h", 8), d.pop("h"), d.pop("h", None))
print(d.popitem(), d.popitem(), d)
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, 3 in i)
d["new"] = 0
print(list(k)[-1], list(v)[-1], list(i)[-1])
print(sorted(k & {"a", "zz"}), sorted(k | ["q"]), sorted(k - {"a"}), sorted(k ^ {"a", "zz"}), sorted({"a", "zz"} - k), sorted(["a", "y"] & k))
print(k == {"a", "b", "c", "d", "e", "new"}, k <= set("abcde") | {"new"}, {"a"} < k, k.isdisjoint(["zz"]), k.isdisjoint("a"))
print(i & {("a", 1), ("b", 3)}, sorted(i - {("a", 1)})[:2])
print(list(reversed(d)), list(reversed(d.items()))[:2], list(reversed(d.values())))
print({1: 2} | {1: 3, 4: 5}, {1: 1} == {1: 1.0}, {1: 1, 2: 2} == {2: 2, 1: 1}, {1: 1} != {1: 2}, {} == [])
e = {1: 1}
e |= [(2, 2)]
print(e, dict.fromkeys("abc"), dict.fromkeys([1, 2], []), {}.fromkeys([1], 0))
f = d.copy()
f.clear()
print(f, bool(f), bool(d), k.mapping["a"])
print({1: "int", 1.0: "float", True: "bool"}, {(1, 2): 3}[1, 2], {None: 1}[None], {frozenset([1]): 1}[frozenset([1])])
del d["a"]
d["a"] = "again"
print(d, "a" in d, "b" not in d, dict.__getitem__(d, "a"), d.__contains__("b"), d.__len__())


class Counter(dict):
    def __missing__(self, key):
        print("missing", key)
        self[key] = 0
        return 0


c = Counter(x=1)
c["y"] += 1
print(c, c.get("z"), "z" in c, isinstance(c, dict), type(c).__name__, c == {"x": 1, "y": 1}, type(c.copy()).__name__)


class Loud(dict):
    def __getitem__(self, key):
        return ("loud", super().__getitem__(key))

    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


l = Loud()
l["a"] = 1
l.update(b=1)
print(l, l["a"], l.get("a"), {**l}, list(l.items()))
try:
    l["zz"]
except KeyError as error:
    print("KeyError", error)


class Mapping:
    def keys(self):
        return ["x", "y"]

    def __getitem__(self, key):
        return key * 2


print(dict(Mapping()), {**Mapping()})
big = {i: -i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
print(len(big), sum(big), list(big)[:3], big.popitem())
for i in range(2000):
    big[i] = i
print(len(big), list(big)[:3], list(big)[-3:])
