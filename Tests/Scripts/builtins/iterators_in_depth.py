# zip, map, filter, enumerate, reversed, iter, next: laziness, errors, attributes, exhaustion.
def noisy(n):
    for i in range(n):
        print("make", i, end=" ")
        yield i


z = zip(noisy(3), noisy(2))
print(next(z))
print(list(z))
m = map(lambda x, y: x + y, [1, 2, 3], noisy(2))
print(next(m), list(m), list(m))
f = filter(None, [0, 1, "", "a", [], [0]])
print(list(f), list(filter(lambda x: x % 2, range(5))), list(filter(str.isalpha, "a1b2")))
e = enumerate("ab", start=2**62)
print(list(e), list(enumerate([], 5)), list(enumerate("a", start=-1)))
for bad in (lambda: next(zip([1], 5)), lambda: zip(1), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1, 2], strict=True)), lambda: map(), lambda: map(len), lambda: list(map(5, [1])), lambda: list(map(len, [1])), lambda: filter(1), lambda: list(filter(5, [1])), lambda: enumerate(), lambda: enumerate(5), lambda: enumerate([], "a"), lambda: reversed(5), lambda: reversed({1}), lambda: reversed(iter([])), lambda: iter(5), lambda: iter(5, 6), lambda: iter(), lambda: next(), lambda: next([]), lambda: next(iter([])), lambda: next(iter([]), "default"), lambda: next(5, 6), lambda: all(5), lambda: any(None), lambda: sum(["a"]), lambda: sum([1], "a"), lambda: sum([[1]]), lambda: min(), lambda: max(5), lambda: sorted(), lambda: len(iter([])), lambda: zip(strict=True), lambda: zip([1], foo=1)):
    try:
        result = bad()
        print(list(result) if hasattr(result, "__next__") else result)
    except Exception as error:
        print(type(error).__name__, error)
it = iter([1, 2, 3])
print(iter(it) is it, it.__length_hint__() if hasattr(it, "__length_hint__") else 3, next(it), list(it), list(it), next(it, None))
count = 0
def tick():
    global count
    count += 1
    return count
print(list(iter(tick, 4)), count)
r = reversed([1, 2, 3])
print(next(r), list(r), list(reversed("")), list(reversed(range(1, 10, 4))), list(reversed({"a": 1, "b": 2}.items())))
print([type(x).__name__ for x in (iter([]), iter(()), iter(""), iter(b""), iter({}), iter(set()), iter(range(1)), iter({}.values()), iter({}.items()), zip(), map(len, []), filter(None, []), enumerate([]), reversed([]), (i for i in []), iter(int, 1))])
def stops():
    yield 1
    return 5
s = stops()
print(next(s))
for attempt in range(2):
    try:
        next(s)
    except StopIteration as stop:
        print(stop.value, stop.args)
l = [1, 2]
it = iter(l)
next(it); next(it)
l.append(3)
print(next(it), next(it, "end"))
l.append(4)
print(next(it, "still end"))
d = {"a": 1}
it = iter(d)
d["b"] = 2
try:
    next(it)
except RuntimeError as error:
    print(error)
