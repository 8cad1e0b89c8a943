# The % operator: every conversion, flag, width and precision.
import itertools
for flags, width, prec, code in itertools.product(["", "-", "+", " ", "0", "#", "-+", "0+", "#0"], ["", "8"], ["", ".0", ".3"], "diouxXeEfFgGcrsa%"):
    spec = "%" + flags + width + prec + code
    row = []
    for v in (5, -7, 255, 3.75, -0.0, "s", True, 10**20, None):
        try:
            row.append(spec % v if code != "%" else spec % ())
        except (TypeError, ValueError, OverflowError) as error:
            row.append(type(error).__name__ + ": " + str(error))
    print(spec, row)
for form, args in (("%s", ()), ("%s %s", (1,)), ("%s", (1, 2)), ("%(a)s", {"a": 1}), ("%(a)s %(b)d", {"a": [1], "b": 2.5}), ("%(a)s", {}), ("%(a)s", 5), ("%(a)s", (1,)), ("%", 1), ("%z", 1), ("%5", 1), ("%(a", {"a": 1}), ("%*d", (5, 3)), ("%-*d|", (5, 3)), ("%.*f", (2, 3.14159)), ("%*d", ("a", 1)), ("no args", ()), ("no args", {}), ("no args", 5), ("%%", ()), ("%%%s", "x"), ("%s", None), ("%s", [1]), ("%s", {1: 2}), ("%d", "5"), ("%d", None), ("%f", "x"), ("%x", 1.5), ("%c", "ab"), ("%c", 0x1F600), ("%c", -1), ("%c", 1.5), ("%5.1s|", "abc"), ("%ld %hd", (1, 2)), ("%(k)5d|%(k)-5d|", {"k": 7}), ("%s %s", "ab"), ("%r", "it's"), ("%a", "é"), ("%i", 2.9), ("%s", (1,)), ("%s", ((1, 2),)), ("%.3s", 12345), ("%+d % d", (5, 5)), ("%#x %#o %#X", (255, 8, 255)), ("%e", 0), ("%g", 1e6), ("%g", 1e5), ("%G", 1e-10), ("%.0f %.0f", (0.5, 1.5)), ("%5%", ()), ("%s", b"x"), ("%y", 5)):
    try:
        print(repr(form % args))
    except Exception as error:
        print(form, args, type(error).__name__, error)
