# and, or, not, conditional expressions: values, short circuit, precedence.
def t(v):
    print(v, end=" ")
    return v
print(t(0) or t(1), t(1) and t(2), t(0) and t(2), t(1) or t(2), t("") or t([]) or t(None), not t(0))
print(t(1) if t(0) else t(2), 1 if 0 else 2 if 0 else 3, (1 if 1 else 2) + 1, not 1 == 2, not (1 and 0), 1 or 1 / 0)
print(None or "d", 0 or None, [] and 1, "a" and "b", 1 and 2 or 3, 0 and 2 or 3, True and not False, not True or True)
print(1 < t(2) < 3, t(5) < t(4) < t(3), 1 == 1 in [1], 1 in [1] == True, "a" < "b" > "a", [] is not [])
x = None
print(x is None, x is not None, not x, x == None, bool(x), x in [None], x not in [])
print(-1 ** 2, (-1) ** 2, 2 ** -1, 2 ** 3 ** 2, -2 ** 2, ~1 + 1, not -1, 1 - -1, 5 // -2, -5 // 2, 5 % -3, -5 % 3, 7 & 3 | 8 ^ 1, 1 << 2 + 1, 1 + 2 * 3 - 4 / 2, 10 - 2 - 3, 2 * 3 % 4, "a" "b" * 2, (1,) + (2,) * 2, [1] * 2 + [3])
print((lambda x: x if x else "none")(0), (lambda *a, **k: (a, k))(1, b=2), (lambda: (yield))().__name__)
if not x: print("not")
if x is None and not x or x: print("chain")
print(1 if True else 1 / 0, [1, 2][True], "yes" * True, True + True, True == 1, True is (1 == 1), isinstance(True, int), sum([True, False, True]))
while not (lambda: True)(): pass
print(bool(0.0), bool("0"), bool([0]), bool(()), bool({}), bool(range(0)), bool(b""), bool(None), bool(...), bool(NotImplemented) if False else "", bool(lambda: 0), bool(object()))
print(1 if [] else 2, "a" if "" else "b", ("x" or "y") and "z")
assert 1
try:
    assert 0, "message"
except AssertionError as e:
    print(e, e.args)
try:
    assert (1 == 2)
except AssertionError as e:
    print(repr(e))
try:
    assert [], {"k": 1}
except AssertionError as e:
    print(e.args)
