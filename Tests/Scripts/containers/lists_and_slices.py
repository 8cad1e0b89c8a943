import itertools

xs = list(range(10))
for start, stop, step in itertools.product([None, 0, 2, -3, 20, -20], [None, 0, 5, -1, 20, -20], [None, 1, 2, -1, -3, 20]):
    part = slice(start, stop, step)
    copy = xs[:]
    del copy[part]
    print(start, stop, step, xs[part], tuple(xs)[part] == tuple(xs[part]), range(10)[part], copy, part.indices(10))
    if step in (None, 1):
        copy = xs[:]
        copy[part] = "ab"
        print(copy)
    else:
        copy = xs[:]
        copy[part] = [0] * len(xs[part])
        print(copy)

ys = [3, 1, 2]
ys += (4, 5)
ys *= 2
print(ys, ys.count(3), ys.index(3, 1), ys.pop(), ys.pop(0), ys.pop(-2), ys)
ys.insert(-100, "first")
ys.insert(100, "last")
ys.insert(1, "second")
print(ys)
ys.remove("second")
ys.reverse()
print(ys, ys.copy() is ys, ys.copy() == ys)
ys[2:4] = ys
print(ys, len(ys))
ys.extend(ys)
print(len(ys))
ys.clear()
print(ys, [1] * -1, 3 * [0, 1], [[]] * 2)
zs = [1, 2]
zs.append(zs)
t = (zs, 1)
zs.append(t)
print(zs, t)
d = {"a": zs}
d["d"] = d
print(d, [d])
print([1, 2] < [1, 2, 3], [2] > [1, 5], [1, "a"] == [1, "a"], [1] != [1.0], (1, 2) < (1, 3), () < (0,), [[1], [2]] <= [[1], [3]])
print(list("abc"), tuple("abc"), list({"k": 1}), list((1, 2)), list(i * i for i in range(3)))
print([1, 2, 3].__len__(), list.__add__([1], [2]), (1, 2).__getitem__(0), [5].__contains__(5), [1].__eq__([1]), [1].__eq__(1))
print(list(reversed([1, 2, 3])), list(reversed((1, 2, 3))), list(reversed(range(0, 10, 3))), list(reversed("abc")))
it = iter([1, 2, 3])
print(next(it), list(it), list(it))
print(type(iter([])).__name__, type(iter(())).__name__, type(reversed([])).__name__, type(iter({})).__name__, type(iter(set())).__name__)
a = b = [1]
a += [2]
print(a is b, b)
