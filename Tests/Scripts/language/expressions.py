# Every expression form, evaluated left to right.
def trace(name, value):
    print(name, end=' ')
    return value

print(trace('a', 2) + trace('b', 3) * trace('c', 4))
print(-2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, not 1 == 2, not True or True)
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, 1 / 4)
print(1 << 10, 1024 >> 3, 5 & 3, 5 | 3, 5 ^ 3, ~5, -1 >> 1)
print(1 if trace('cond', True) else 2)
print((lambda: 1)(), (lambda x, *y, z=3, **k: (x, y, z, k))(1, 2, z=4, w=5))
print([*range(3), *'ab'], (*[1], 2), {*[1, 2], 1}, {**{'a': 1}, 'b': 2, **{'a': 3}})
print('abc'[1], 'abc'[-1], [1, 2, 3, 4][1:3], [1, 2, 3, 4][::-2], (1, 2, 3)[:-1])
print(1 in [1, 2], 3 not in [1, 2], 'b' in 'abc', None is None, 1 is not None)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 != 1, 1 == 1.0 == True)
print(0 or 'x', 1 and 'y', '' or [] or 0, 1 and 0 and 2, None or not [])
print((x := 5) + x, [y := 1, y + 1], (z := (1, 2)), z)
print({1: 'a', 'b': 2, (1, 2): [3]}, {}, {1, 2}, (), (1,), [])
print("a" "b" 'c', r'\n', b'x' b'y', '\x41\u0042', """two
lines""")
print(0x1f, 0o17, 0b101, 1_000_000, 1e3, 1.5e-3, .5, 5., 10 ** 20)
print(... is Ellipsis, type(...).__name__, type(NotImplemented).__name__)
print(1 .real, 1.5.is_integer(), (1).bit_length())
print(trace('f', print)(trace('x', 1), trace('y', 2), sep=trace('sep', '-')))
d = {trace('k1', 1): trace('v1', 2), trace('k2', 3): trace('v2', 4)}
print(d)
print(3 - -2, 3--2, +-+1, not not 3)
print(1 if 0 else 2 if 0 else 3)
print(*[1, 2], *(3,), sep=', ')
print([1, 2, 3][True], {True: 'yes'}[1])
a = [1, 2, 3]
print(a[trace('i', 0)], a[trace('j', 1):trace('k', 3)])
print(complex if False else 'no complex here')
