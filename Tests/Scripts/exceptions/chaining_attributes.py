# __cause__, __context__, __suppress_context__, __traceback__, re-raising, bare raise.
def chain():
    try:
        try:
            1 / 0
        except ZeroDivisionError as first:
            raise KeyError("second") from first
    except KeyError as second:
        print(repr(second.__cause__), repr(second.__context__), second.__suppress_context__)
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise KeyError("implicit")
    except KeyError as second:
        print(repr(second.__cause__), repr(second.__context__), second.__suppress_context__)
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise KeyError("none") from None
    except KeyError as second:
        print(repr(second.__cause__), repr(second.__context__), second.__suppress_context__)
    try:
        raise ValueError from TypeError
    except ValueError as error:
        print(repr(error), repr(error.__cause__))


chain()
for bad in ("raise 5", "raise int", "raise", "raise ValueError from 5", "raise None", "raise 'text'"):
    try:
        if bad == "raise 5":
            raise 5
        if bad == "raise int":
            raise int
        if bad == "raise":
            raise
        if bad == "raise ValueError from 5":
            raise ValueError from 5
        if bad == "raise None":
            raise None
        raise "text"
    except BaseException as error:
        print(bad, "->", type(error).__name__, error)


def reraise():
    try:
        try:
            raise ValueError("original")
        except ValueError:
            try:
                raise KeyError("inner")
            except KeyError:
                pass
            raise
    except ValueError as error:
        return repr(error), repr(error.__context__)


print(reraise())


def tb_depth(n):
    if n == 0:
        raise RuntimeError("deep")
    tb_depth(n - 1)


try:
    tb_depth(3)
except RuntimeError as error:
    tb = error.__traceback__
    lines = []
    while tb:
        lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(lines)


def finally_order():
    out = []
    try:
        try:
            out.append(1)
            return out
        finally:
            out.append(2)
    finally:
        out.append(3)


print(finally_order())


def swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"


print(swallow())


def loop():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append("f%d" % i)
    else:
        out.append("else")
    return out


print(loop())


def try_else(x):
    try:
        r = 1 / x
    except ZeroDivisionError:
        return "zero"
    else:
        return r
    finally:
        print("fin", end=" ")


print(try_else(0), try_else(2))
for classes in ((ValueError, KeyError), (), KeyError, 5, (1, 2), ValueError()):
    try:
        try:
            raise KeyError("k")
        except classes:
            print("caught by", classes)
    except BaseException as error:
        print(type(error).__name__, error)
import sys
try:
    raise ValueError("info")
except ValueError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1])
print(sys.exc_info())
