# Dictionaries: order, views, updates, merging, comparison, nesting, deletion while keeping order.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
del d["a"]
d["a"] = 5
print(d, list(d), list(d.values()), list(d.items()), len(d), "a" in d, 5 in d.values(), ("c", 3) in d.items())
k, v, i = d.keys(), d.values(), d.items()
d["z"] = 0
print(k, v, i, len(k), list(reversed(k)), list(reversed(d)))
print(k & {"a", "q"}, sorted(k | {"q"}), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), k == {"b", "c", "a", "z"}, k >= {"a"}, k.isdisjoint({"q"}), k.isdisjoint("a"), {"a"} < k, i & {("c", 3)}, i == {("b", 9)}, sorted({1: 2}.keys() | [5]), k.mapping["a"] if hasattr(k, "mapping") else "")
print({**d, "b": 0}, d | {"n": 1}, {"n": 1} | d, dict(d, x=1), dict([("k", 1)], k=2), dict(zip("ab", [1, 2])), dict(a=1, **{"b": 2}), {1: "a", 1.0: "b", True: "c"}, {(): 1, (1,): 2})
e = d
e |= [("q", 1)]
print(d is e, d)
print({1: 2} == {1: 2.0}, {1: 2} != {2: 1}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == {}, {1: [1]} == {1: [1]})
print(d.pop("q"), d.pop("q", None), d.popitem(), d.setdefault("new", []), d.setdefault("new", 1), d.get("x"), d.get("x", 5), d.get("new"))
d.update(b=1, q=2)
d.update({"r": 3})
d.update([("s", 4)])
d.update()
print(d)
c = d.copy()
c["only"] = 1
print("only" in d, len(c) - len(d))
for bad in (lambda: d["nope"], lambda: d.pop("nope"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: d.update(5), lambda: d.update([1]), lambda: d.update([(1,)]), lambda: d | 5, lambda: {}.fromkeys(5), lambda: dict(5), lambda: {} < {}, lambda: d.__setitem__([], 1), lambda: d.get([]), lambda: [] in d, lambda: d.keys() + [], lambda: d.keys()[0], lambda: {**5}, lambda: d.values() & {1}, lambda: d[1:2], lambda: d.__delitem__("nope")):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), {}.fromkeys("a", []))
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
for i in range(2000, 2010):
    big[i] = i
print(len(big), list(big)[:5], list(big)[-3:], sum(big.values()))
n = {}
n.setdefault("a", {}).setdefault("b", []).append(1)
print(n, n["a"]["b"][0])
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 2
    def __eq__(self, o): return self.v == o.v
    def __repr__(self): return f"K{self.v}"
m = {K(i): i for i in range(6)}
print(m, m[K(3)], K(9) in m, m.pop(K(2)), list(m))
m.clear()
print(m, bool(m), not {})
def kw(**k): return k
print(kw(**d, extra=1), list(kw(z=1, a=2)), (lambda **k: list(k))(**{"b": 1, "a": 2}))
for key, value in sorted(d.items(), key=lambda p: str(p[1])): print(key, value, end="; ")
print()
print(min(d, key=str), max(d), sorted(d), sum({1: 2, 3: 4}), any({}), all({0: 1}), list(map(str.upper, d)), [*d], {*d} == set(d), "-".join(d), dict(enumerate("ab")), {v: k for k, v in {"x": 1}.items()})
