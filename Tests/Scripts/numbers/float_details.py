# Floats: repr, arithmetic, special values, rounding, conversions, hashing.
import math
inf, nan = float("inf"), float("nan")
vals = [0.0, -0.0, 1.0, -1.5, 0.1, 1 / 3, 1e16, 1e17, 123456789012345.6, 1e-5, 1.5e-7, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, inf, -inf, nan, 2.5, 3.5, 1e22, 9007199254740993.0, 4.35, 0.30000000000000004]
for v in vals:
    print(repr(v), str(v), f"{v:.3f}", f"{v:e}", f"{v:g}", "%.2f" % v, v == v, v > 0, bool(v), v.is_integer(), -v, abs(v), v.hex(), hash(v) == hash(v) or "nan")
for a in vals[:12]:
    row = []
    for b in (2.5, -3.0, inf, 0.1):
        row.append((a + b, a * b, a / b, a // b, a % b, a - b))
    print(row)
for op in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0.0, lambda: 0.0 ** -1, lambda: 1e308 * 10, lambda: 1e300 ** 2, lambda: float("abc"), lambda: float(""), lambda: float([]), lambda: int(inf), lambda: round(inf), lambda: round(nan), lambda: round(nan, 2), lambda: math.floor(inf), lambda: 2.0 ** 2000, lambda: float("1_0"), lambda: float("1__0"), lambda: float("infinity"), lambda: float("-NaN"), lambda: float(" 1.5 "), lambda: float("1e5"), lambda: float("0x1p3"), lambda: float.fromhex("0x1.8p3"), lambda: float.fromhex("zz"), lambda: float(None), lambda: float("1e-400"), lambda: (2.5).as_integer_ratio(), lambda: inf.as_integer_ratio(), lambda: nan.as_integer_ratio(), lambda: divmod(7.5, -2), lambda: divmod(1.0, 0), lambda: 5.0 // inf, lambda: -5.0 // inf, lambda: -5.0 % inf, lambda: inf - inf, lambda: inf * 0, lambda: 1 ** nan, lambda: nan ** 0):
    try:
        print(repr(op()))
    except Exception as error:
        print(type(error).__name__, error)
print([round(x, 1) for x in (0.25, 0.35, 2.675, -0.25, 1e16 + 0.5)], [round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5)], round(1234.5678, -2), round(2.5, None), round(1.15, 1), round(5e-324, 323), round(1e300, -299))
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], inf == inf, inf > 10**400, -inf < -10**400, 1e16 == 10**16, 0.1 + 0.2 == 0.3, 2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1), 10**22 == 1e22, 10**23 == 1e23, hash(1.0) == hash(1), hash(2.5), hash(inf), hash(-inf), hash(1e300), hash(0.1), hash(-0.0), -0.0 == 0.0, max(nan, 1) != max(nan, 1), max(1, nan), min(1.0, 1), sorted([2.5, 1, inf, -inf, 0]), 1 < 1.5 < 2, 10**20 < 1e20, 10**20 + 1 > 1e20)
print(sum([0.1] * 10), math.fsum([0.1] * 10), 0.1 * 3, 1e16 + 1, 1e-17 + 1, 3.0 * 1.1, 2 ** 0.5, 8 ** (1 / 3), 10.0 ** -5, (-8.0) ** 2, 1.1 + 2.2, 4 / 2, 7 / 2, 1 / 3, 2 / 3, 1e3, 1e100, 12e0)
