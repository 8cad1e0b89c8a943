"""Context managers, retries with decorators, chained exceptions, clean-up in the right order."""
import contextlib
import functools
import io
import sys
import traceback


class AppError(Exception):
    """The root of this program's errors."""
    code = 1

    def __init__(self, message, *, hint=None):
        super().__init__(message)
        self.hint = hint

    def __str__(self):
        return super().__str__() + (f" (hint: {self.hint})" if self.hint else "")


class ConfigError(AppError, KeyError):
    code = 2


class Transaction:
    def __init__(self, name, log):
        self.name, self.log = name, log

    def __enter__(self):
        self.log.append(f"begin {self.name}")
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            self.log.append(f"commit {self.name}")
            return False
        self.log.append(f"rollback {self.name}: {kind.__name__}({value})")
        return issubclass(kind, ArithmeticError)


@contextlib.contextmanager
def indented(out, by=2):
    buffer = io.StringIO()
    try:
        yield buffer
    finally:
        for line in buffer.getvalue().splitlines():
            print(" " * by + line, file=out)


def retry(times, *exceptions, on_failure=None):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return function(*args, attempt=attempt, **kwargs)
                except exceptions or Exception as error:
                    last = error
                    print(f"attempt {attempt}: {error!r}")
            if on_failure is not None:
                return on_failure(last)
            raise AppError(f"{function.__name__} failed {times} times", hint="try later") from last
        return wrapper
    return decorate


@retry(3, ValueError)
def flaky(limit, attempt):
    if attempt < limit:
        raise ValueError(f"not yet {attempt}")
    return f"done at {attempt}"


@retry(2, on_failure=lambda error: f"gave up on {type(error).__name__}")
def hopeless(attempt):
    return [][attempt]


def settings(source, key):
    try:
        return source[key]
    except KeyError as error:
        raise ConfigError(f"no setting {key!r}", hint="see the manual") from error


log = []
with Transaction("outer", log) as outer, Transaction("inner", log):
    log.append(f"in {outer.name}")
with Transaction("divides", log):
    1 / 0
try:
    with Transaction("fails", log), Transaction("deeper", log):
        raise AppError("broken")
except AppError as error:
    log.append(f"caught {error} {error.code}")
print(*log, sep="\n")

with indented(sys.stdout, 4) as out:
    print("one", "two", sep="\n", file=out)
print(flaky(2), hopeless(), flaky.__name__)
try:
    flaky(9)
except AppError as error:
    print(error, "|", repr(error.__cause__), error.__suppress_context__, error.__context__ is error.__cause__)

try:
    settings({}, "path")
except KeyError as error:
    print(type(error).__mro__[1:4], error, error.args, error.code)
    print("".join(traceback.format_exception_only(type(error), error)), end="")

with contextlib.ExitStack() as stack:
    for i in range(3):
        stack.callback(print, "callback", i)
    stack.enter_context(contextlib.suppress(ZeroDivisionError))
    stack.push(lambda *details: print("leaving with", details[0].__name__) or False)
    1 // 0
print(contextlib.nullcontext(5).__enter__())

captured = io.StringIO()
with contextlib.redirect_stdout(captured), contextlib.suppress(SystemExit):
    print("hidden")
    sys.exit("bye")
print(repr(captured.getvalue()))


def order():
    try:
        print("try")
        return "returned"
    except ValueError:
        print("never")
    else:
        print("never too")
    finally:
        print("finally")


def override():
    for i in range(3):
        try:
            if i == 1:
                continue
            raise RuntimeError(i)
        except RuntimeError as error:
            if error.args[0] == 2:
                break
        finally:
            print("round", i)
    try:
        raise KeyError("lost")
    finally:
        return "kept"


print(order(), override())


def chain():
    try:
        try:
            {}["a"]
        except KeyError:
            int("x")
    except ValueError as error:
        error.add_note("while reading")
        error.add_note("line 2")
        raise RuntimeError("outer") from None


try:
    chain()
except RuntimeError as error:
    inner = error.__context__
    print(repr(inner), repr(inner.__context__), inner.__notes__, error.__cause__, error.__suppress_context__)
    names = []
    tb = error.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name if hasattr(tb, "tb_frame") and hasattr(tb.tb_frame, "f_code") else "?")
        tb = tb.tb_next
    print(len(names))

try:
    raise ValueError("a", 2, [3])
except (TypeError, ValueError) as error:
    a, *rest = error.args
    print(a, rest, repr(error), str(error))
try:
    error
except NameError as gone:
    print(gone)
try:
    assert 1 == 2, "numbers {}".format("differ")
except AssertionError as error:
    print(repr(error))
try:
    raise AppError
except TypeError as error:
    print(error)
try:
    raise "text"
except TypeError as error:
    print(error)
try:
    def recurse(n):
        return recurse(n + 1) + 1
    recurse(0)
except RecursionError as error:
    print(error)
settings({"path": 1}, "path")
settings({}, "last")
