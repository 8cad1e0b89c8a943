# cmath: every function on ordinary numbers, near its branch cuts, on signed zeros, infinities and NaNs, and where it overflows.
import cmath
import math

FUNCTIONS = "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isfinite isinf isnan".split()
PARTS = [0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 1.0000001, 2.75, -13.2, 1e-10, -1e-300, 5e-324, 1e10, 1e160, -1e308, 710.0, -711.5, math.inf, -math.inf, math.nan]
for name in FUNCTIONS:
    function = getattr(cmath, name)
    for real in PARTS:
        row = []
        for imaginary in PARTS:
            try:
                row.append(repr(function(complex(real, imaginary))))
            except (ValueError, OverflowError) as error:
                row.append(f"{type(error).__name__} {error}")
        print(name, real, *row)
for r in PARTS:
    row = []
    for angle in PARTS:
        try:
            row.append(repr(cmath.rect(r, angle)))
        except (ValueError, OverflowError) as error:
            row.append(f"{type(error).__name__} {error}")
    print("rect", r, *row)
for z in (0, 1, -1, 2j, 100, 0.5 - 3j, math.inf):
    for base in (2, 10, 1, 0, 0.5j, -3, math.e, math.inf):
        try:
            print("log", z, base, cmath.log(z, base))
        except (ValueError, OverflowError) as error:
            print("log", z, base, error)
for a, b, options in (
    (1, 1 + 1e-10j, {}), (1, 1.1, {}), (1j, 1.0000000001j, {}), (0, 1e-12, {}), (0, 1e-12, {"abs_tol": 1e-9}), (1, 2, {"rel_tol": 0.5}), (math.inf, math.inf, {}),
    (math.inf, 1, {}), (complex(math.inf, 1), complex(math.inf, 1), {}), (math.nan, math.nan, {}), (1, 1, {"rel_tol": -1}), (1, 1, {"abs_tol": -1}), ("a", 1, {}),
):
    try:
        print("isclose", a, b, options, cmath.isclose(a, b, **options))
    except (ValueError, TypeError) as error:
        print("isclose", a, b, options, error)
for arguments in ((), ("a",), (None,), (1, 2, 3), ([],)):
    for name in ("sqrt", "log", "rect", "polar"):
        try:
            print(name, arguments, getattr(cmath, name)(*arguments))
        except TypeError as error:
            print(name, arguments, error if len(arguments) == 1 and name != "rect" else "TypeError")


class Complex:
    def __complex__(self):
        return 3 + 4j


print(cmath.sqrt(Complex()), cmath.sqrt(True), cmath.sqrt(-2**70), cmath.exp(1j * cmath.pi), cmath.polar(-1), cmath.phase(-1 - 0.0j))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
print(sorted(name for name in dir(cmath) if not name.startswith("_")))
