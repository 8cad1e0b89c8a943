# Assignment expressions: scopes, comprehensions, conditions, arguments.
if (n := len("abc")) > 2:
    print(n)
print([y := 1, y**2], y)
print([last := x for x in range(3)], last)
print((z := 5, z + 1))
data = iter([1, 2, 0, 3])
while (v := next(data)):
    print(v, end=" ")
print(v)
def f(a): return a
print(f(w := 3), w, f(a=(w := 4)), w)
print(any((found := x) > 2 for x in [1, 2, 3, 4]), found)
def outer():
    [inner := i for i in range(3)]
    return inner
print(outer())
print({(k := "key"): (val := 1)}, k, val)
print((a := 1) and (b := 2), a, b)
x = (y := 0) or (t := 9)
print(x, y, t)
print(f"{(q := 7)} {q}", [1, 2, 3][(i := 1)], i)
lst = [1, 2, 3]
print(lst[(s := 1):], s)
assert (m := True), "never"
print((lambda: (u := 1))())
class C:
    total = sum((p := 3, 4))
    print(p)
