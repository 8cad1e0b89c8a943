# Context managers in depth: order, swallowing, errors in enter and exit, several in one statement.
class CM:
    def __init__(self, name, swallow=False, fail_enter=False, fail_exit=False):
        self.name, self.swallow, self.fail_enter, self.fail_exit = name, swallow, fail_enter, fail_exit

    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter:
            raise RuntimeError("enter " + self.name)
        return self.name

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value, tb is not None)
        if self.fail_exit:
            raise RuntimeError("exit " + self.name)
        return self.swallow


def attempt(f):
    try:
        print("result", f())
    except Exception as error:
        print("raised", repr(error), "context", repr(error.__context__))


def plain():
    with CM("a") as a, CM("b") as b:
        return a + b


def parens():
    with (CM("a") as a, CM("b", swallow=True),):
        raise ValueError("x")
    return "after"


def enter_fails():
    with CM("a"), CM("b", fail_enter=True):
        print("never")


def exit_fails():
    with CM("a"), CM("b", fail_exit=True):
        raise ValueError("body")


def swallowed_exit():
    with CM("a", swallow=True), CM("b", fail_exit=True):
        raise ValueError("body")
    return "ok"


def brk():
    for i in range(3):
        with CM(str(i)):
            if i == 1:
                break
    return i


def target():
    box = {}
    with CM("k") as box["k"], CM("t") as (x):
        pass
    return box, x


for f in (plain, parens, enter_fails, exit_fails, swallowed_exit, brk, target):
    print("--", f.__name__)
    attempt(f)


class NoExit:
    def __enter__(self): pass


class NoEnter:
    def __exit__(self, *a): pass


def bad1():
    with NoExit(): pass
def bad2():
    with NoEnter(): pass
def bad3():
    with 5: pass
def bad4():
    with open: pass


for f in (bad1, bad2, bad3, bad4):
    try:
        f()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
from contextlib import contextmanager, suppress, ExitStack, closing, nullcontext, redirect_stdout


@contextmanager
def managed(x):
    print("before", x)
    try:
        yield x * 2
    except KeyError as error:
        print("inside", error)
    finally:
        print("after", x)


with managed(2) as v:
    print(v)
with managed(3):
    raise KeyError("k")
try:
    with managed(4):
        raise ValueError("v")
except ValueError as error:
    print("out", error)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with ExitStack() as stack:
    for i in range(2):
        stack.enter_context(CM("s%d" % i))
    stack.callback(print, "callback")
with nullcontext(5) as n:
    print(n)
