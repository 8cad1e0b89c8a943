# decimal: construction, arithmetic, rounding, contexts, signals, text, comparison with other numbers.
import copy
import math
import numbers
from decimal import *
from fractions import Fraction
import decimal
import statistics


def show(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


for value in ("0", "-0", "1.50", "1E+3", "1e-7", "0.000001", "0.0000001", "123456789012345678901234567890", "Infinity", "-inf", "NaN", "nan123", "sNaN", "-sNaN5", " 12 ", "1_000.5", "٣.٥", ".5", "5.", "1e", "", "abc", "1.2.3", "--1", "e5", "1e1_0",
              0, -5, 10**40, True, 0.1, -0.0, 1e300, float("inf"), float("nan"), (0, (1, 2, 3), -2), (1, (), 0), (0, (0, 0, 7), 5), (0, (1,), "F"), (0, (1, 2), "n"), (1, (), "N"), (2, (1,), 0), (0, (10,), 0), (0, (1,), "x"), (0, 1, 2), (0, (1,)), [0, [1, 5], -1],
              None, 1j, b"1", [], Fraction(1, 2), "9" * 50, Decimal("1.10")):
    show(f"Decimal({value!r})", lambda: Decimal(value))
    show(f"str {value!r}", lambda: str(Decimal(value)))
print(Decimal(), getcontext(), getcontext().flags[Inexact])
values = [Decimal(text) for text in ("0", "-0", "1", "-1", "2.50", "-7", "0.001", "1E+20", "3.14159265358979323846264338327950288", "99999999999999999999999999999", "Infinity", "-Infinity", "NaN", "sNaN", "1E-4000", "1E+3999")]
for a in values:
    for b in values:
        row = []
        for name in "add sub mul truediv floordiv mod divmod pow eq ne lt ge".split():
            if name == "pow" and (abs(b.adjusted()) > 5):
                continue
            try:
                row.append(repr(getattr(a, f"__{name}__")(b)))
            except ArithmeticError as error:
                row.append(f"{type(error).__name__} {error}")
        print(a, b, *row)
for a in values:
    row = []
    for name in "abs neg pos bool int float trunc floor ceil round str repr complex".split():
        try:
            row.append(repr(getattr(a, f"__{name}__")()))
        except (ArithmeticError, ValueError) as error:
            row.append(f"{type(error).__name__} {error}")
    for name in ("sqrt exp ln log10 logb logical_invert next_minus next_plus normalize number_class to_eng_string as_tuple as_integer_ratio adjusted canonical conjugate copy_abs copy_negate is_canonical is_finite is_infinite is_nan is_qnan is_snan is_signed "
                 "is_zero is_normal is_subnormal radix to_integral to_integral_exact to_integral_value").split():
        if name == "exp" and a.adjusted() > 10:
            continue
        try:
            row.append(name + " " + repr(getattr(a, name)()))
        except (ArithmeticError, ValueError) as error:
            row.append(f"{name} {type(error).__name__} {error}")
    print(a, *row)
for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(rounding, [str(Decimal(text).quantize(Decimal("0.1"), rounding=rounding)) for text in ("1.25", "1.35", "-1.25", "1.21", "-1.29", "1.05", "1.01", "0.95", "-0.04")], [str(Decimal(text).to_integral_value(rounding)) for text in ("2.5", "3.5", "-2.5", "0.1")])
    with localcontext() as ctx:
        ctx.prec = 3
        ctx.rounding = rounding
        print(Decimal(1) / 3, Decimal(2) / 3, Decimal("-1.2345") + 0, Decimal(10) / 7, +Decimal("1.235"), Decimal("9.996") + 0)
for a, b, c in (("2", "3", "4"), ("1e20", "1e20", "-1e40"), ("NaN", "1", "2"), ("0", "Infinity", "1")):
    show(f"fma {a} {b} {c}", lambda: Decimal(a).fma(Decimal(b), Decimal(c)))
for name in "compare compare_signal compare_total compare_total_mag copy_sign max max_mag min min_mag next_toward quantize remainder_near rotate shift scaleb same_quantum logical_and logical_or logical_xor".split():
    for a, b in (("1.20", "1.2"), ("-3", "2"), ("NaN", "1"), ("sNaN", "2"), ("101", "110"), ("1", "-2"), ("Infinity", "5"), ("12345", "0.01"), ("7", "2"), ("0", "-0")):
        show(f"{a} {name} {b}", lambda: getattr(Decimal(a), name)(Decimal(b)))

print(Decimal("1.5") == 1.5, Decimal("0.1") == 0.1, 1 == Decimal(1), Decimal(1) < 2, Decimal("1.5") > 1.25, Decimal(1) == Fraction(1), Decimal("0.5") == Fraction(1, 2), Decimal("0.5") < Fraction(2, 3), Fraction(1, 3) < Decimal("0.5"), Decimal(1) == 1 + 0j, Decimal(1) == "1", Decimal(1) != None)
print(hash(Decimal(5)) == hash(5), hash(Decimal("0.5")) == hash(0.5), hash(Decimal("1e10")) == hash(10**10), hash(Decimal("-1")), hash(Decimal("Infinity")) == hash(float("inf")), {Decimal(1): "a", 1: "b", 1.0: "c"}, sorted([Decimal(3), 1, 2.5, Fraction(7, 4)]), max(Decimal(1), 2), sum([Decimal("0.1")] * 10), sum([Decimal("0.1")] * 10, Decimal(0)))
for bad in (lambda: Decimal(1) + 1.0, lambda: 1.0 * Decimal(2), lambda: Decimal(1) + "a", lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal("abc"), lambda: Decimal(1) < "a", lambda: Decimal("NaN") < 1, lambda: Decimal("NaN") == 1, lambda: Decimal(-1).sqrt(), lambda: Decimal(0) ** 0, lambda: Decimal(-8) ** Decimal("0.5"),
            lambda: Decimal("1e999999") * 10, lambda: Decimal("1e-999999") / 10**30, lambda: Decimal(1) // 0, lambda: Decimal(1) % 0, lambda: Decimal("Infinity") - Decimal("Infinity"), lambda: int(Decimal("NaN")), lambda: int(Decimal("Infinity")), lambda: float(Decimal("sNaN")), lambda: Decimal("1e50") // 1, lambda: Decimal(1).quantize(Decimal("1e-40")),
            lambda: hash(Decimal("sNaN")), lambda: Decimal("NaN").as_integer_ratio(), lambda: Decimal(5) + Fraction(1, 2), lambda: round(Decimal("2.675"), 2), lambda: round(Decimal("2.5")), lambda: round(Decimal("2.5"), 1.0), lambda: math.floor(Decimal("-2.5")), lambda: math.ceil(Decimal("2.1")), lambda: math.trunc(Decimal("-2.9")), lambda: math.sqrt(Decimal(16)),
            lambda: pow(Decimal(3), 4, 5), lambda: pow(Decimal(2), -1), lambda: divmod(Decimal(7), 3), lambda: 7 // Decimal(2), lambda: 2 ** Decimal("0.5"), lambda: Decimal(2) ** 0.5, lambda: -Decimal("0"), lambda: abs(Decimal("-1.50")), lambda: Decimal("1.1").x, lambda: Decimal(1)(), lambda: len(Decimal(1)), lambda: [1, 2][Decimal(1)], lambda: complex(Decimal("1.5")), lambda: Decimal("1.5").real, lambda: Decimal("1.5").imag,
            lambda: Decimal.from_float(0.1), lambda: Decimal.from_float(3), lambda: Decimal.from_float("1"), lambda: Fraction(Decimal("0.75")), lambda: Fraction.from_decimal(Decimal("1.1")), lambda: statistics.mean([Decimal("0.5"), Decimal("0.75")]), lambda: statistics.stdev([Decimal(1), Decimal(2), Decimal(4)]), lambda: isinstance(Decimal(1), numbers.Number), lambda: isinstance(Decimal(1), numbers.Real),
            lambda: copy.copy(Decimal("1.0")), lambda: copy.deepcopy([Decimal("1.0")]), lambda: Decimal("1.0").__reduce__()[1], lambda: int("%d" % Decimal("3.7")), lambda: "%s" % Decimal("3.70"), lambda: "%.2f" % Decimal("2.5"), lambda: str(Decimal("3.70"))):
    show("case", bad)

for spec in ("", ".2f", ".0f", "10.3f", "<10.1f", "^12", "=+12.2f", "+", " ", "012.3f", ",", ",.2f", "020,.1f", "e", ".3e", "E", "g", ".4g", "G", "%", ".1%", "n", "z.1f", "*>15.2f", "x", "10", ".", "d", "é^9", ".30f", "s", "0<10", "+.2%"):
    for text in ("0", "-0.04", "1234567.891", "1E+5", "1E-10", "NaN", "-Infinity", "sNaN12"):
        show(f"format {text} {spec}", lambda: format(Decimal(text), spec))
print(f"{Decimal('3.14159'):.3f} {Decimal('10'):>6} {Decimal(1) / 7!r}", "{:,.2f}".format(Decimal("12345.678")))

print(Context(prec=5), Context(rounding=ROUND_UP, traps=[]), DefaultContext, BasicContext, ExtendedContext)
for keywords in ({"prec": 0}, {"prec": "a"}, {"rounding": "up"}, {"Emin": 1}, {"Emax": -1}, {"capitals": 2}, {"clamp": 3}, {"x": 1}, {"prec": 1.5}, {"prec": MAX_PREC + 1}):
    show(f"Context {keywords}", lambda: Context(**keywords))
ctx = Context(prec=6, traps=[])
show("new attribute", lambda: setattr(ctx, "x", 1))
print(ctx.divide(1, 3), ctx.sqrt(2), ctx.add(Decimal("1.23456789"), 1), ctx.power(2, 100), ctx.create_decimal("1.23456789"), ctx.create_decimal(" 1"), ctx.create_decimal_from_float(0.1), ctx.divide(1, 0), ctx.divide(0, 0), ctx.exp(1), ctx.ln(10), ctx.quantize(Decimal("1.55"), Decimal("0.1")), ctx.to_sci_string(Decimal("1E+10")), ctx.to_eng_string(Decimal("1E+10")))
print(ctx.flags, ctx)
ctx.clear_flags()
print(ctx, ctx.Etiny(), ctx.Etop(), ctx.radix(), ctx.copy().prec, ctx.number_class(Decimal(-1)), ctx.is_zero(Decimal(0)), ctx.plus(Decimal("-0")), ctx.minus(5), ctx.abs(-3), ctx.divmod(7, 2), ctx.remainder_near(10, 6), ctx.compare(1, 2), ctx.max(3, 4), ctx.fma(2, 3, 4), ctx.power(3, 4, 5), ctx.logical_and(1100, 1010))
show("float operation", lambda: Context(traps=[FloatOperation]).create_decimal(1.5))
show("context add text", lambda: ctx.add("1", 2))
with localcontext(prec=4, rounding=ROUND_FLOOR) as inner:
    print(inner, Decimal(-1) / 3, getcontext() is inner)
    getcontext().traps[Inexact] = True
    show("trapped", lambda: Decimal(1) / 3)
print(getcontext().prec, Decimal(1) / 3)
show("localcontext", lambda: localcontext(5))
show("localcontext keyword", lambda: localcontext(x=5))
show("setcontext", lambda: setcontext(5))
setcontext(ExtendedContext)
print(getcontext() is ExtendedContext, Decimal(1) / 0, Decimal("abc"), getcontext().flags[DivisionByZero], sorted(s.__name__ for s, on in getcontext().flags.items() if on))
setcontext(DefaultContext)
for name in ("DecimalException", "InvalidOperation", "DivisionByZero", "DivisionUndefined", "Overflow", "Underflow", "FloatOperation", "ConversionSyntax", "Clamped"):
    print(name, [base.__name__ for base in getattr(decimal, name).__mro__])
print(Decimal("1.5").as_tuple(), DecimalTuple(0, (1,), 2), MAX_PREC, MAX_EMAX, MIN_EMIN, MIN_ETINY)
getcontext().prec = 60
print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(2).ln(), Decimal(2).log10(), Decimal(2) ** Decimal("0.5"), Decimal(1) / 7, sep="\n")


def pi():
    getcontext().prec += 2
    three = Decimal(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec -= 2
    return +s


print(pi())


class Money(Decimal):
    def __repr__(self):
        return f"Money({str(self)})"


m = Money("12.50")
m.currency = "EUR"
print(m, repr(m), m + 1, type(m + 1).__name__, m.currency, m == Decimal("12.5"), Decimal(m), type(Decimal(m)).__name__, Money(m).quantize(Decimal(1)))
for attribute in ("x", "real", "_x"):
    show("set " + attribute, lambda: setattr(Decimal(1), attribute, 2))
