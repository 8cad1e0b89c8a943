# Every alignment, sign, width, precision and type on ints, floats, strings and bools.
import itertools
ints, floats, texts = [0, 7, -42, 1234567, 10**18], [0.0, -0.5, 3.14159, 1234567.891, 1e-9, 1e25, float("inf"), float("-nan")], ["", "a", "hello", "ünï"]
fails = {}
def show(v, spec):
    try:
        print(repr(spec), format(v, spec), end="|")
    except ValueError as error:
        fails.setdefault(str(error), []).append((v, spec))
for v in ints + floats:
    for sign, alt, zero, width, comma, kind in itertools.product(["", "+", " "], ["", "#"], ["", "0"], ["", "12"], ["", ",", "_"], ["", "d", "x", "b", "f", "e", "g", "%", "n"]):
        show(v, sign + alt + zero + width + comma + kind)
    print()
for v in floats + [5]:
    for align, width, prec, kind in itertools.product(["", "<", ">", "^", "=", "*<", "0>", "é^"], ["", "10"], ["", ".0", ".3", ".12"], ["", "f", "e", "g", "G", "%", "E", "F"]):
        show(v, align + width + prec + kind)
    print()
for v in texts:
    for align, width, prec, kind in itertools.product(["", "<", ">", "^", "-^", "日>"], ["", "3", "9"], ["", ".0", ".2", ".9"], ["", "s"]):
        show(v, align + width + prec + kind)
    print()
for message in sorted(fails):
    print(message, len(fails[message]), fails[message][0])
