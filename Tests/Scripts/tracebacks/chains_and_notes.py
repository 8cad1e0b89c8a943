# Chained tracebacks, notes, repeated frames, exceptions without text, multi-line texts.
import traceback


def show(f):
    try:
        f()
    except BaseException:
        print("\n".join(line for line in traceback.format_exc().splitlines() if "  File " not in line))
        print("-----")


def one():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second")


def two():
    try:
        one()
    except ValueError as error:
        raise TypeError("third") from error


def three():
    try:
        two()
    except TypeError as error:
        error.add_note("a note")
        error.add_note("multi\nline")
        raise


def four():
    raise ValueError("several\nlines\n  of text")


def five():
    raise KeyError


def six(n=0):
    if n == 12:
        raise RuntimeError("deep")
    six(n + 1)


def seven():
    try:
        raise KeyError("x") from None
    except KeyError:
        try:
            [][0]
        finally:
            {}["y"]


def eight():
    class Own(Exception):
        def __str__(self):
            raise ValueError("no text")
    raise Own


def nine():
    class Quiet(Exception):
        def __str__(self):
            return ""
    raise Quiet(1)


def ten():
    raise SystemExit(3)


def eleven():
    def a(): b()
    def b(): a()
    a()


for f in (one, two, three, four, five, six, seven, eight, nine, ten):
    show(f)
try:
    eleven()
except RecursionError as error:
    print(error)
