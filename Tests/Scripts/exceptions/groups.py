# Exception groups: construction, split, subgroup, derive, and what except* does with them.
import traceback


def show(label, function):
    try:
        print(label, "->", repr(function()))
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


def shape(exception):
    if exception is None:
        return None
    if isinstance(exception, BaseExceptionGroup):
        return (type(exception).__name__, exception.message, [shape(e) for e in exception.exceptions])
    return repr(exception)


print(BaseExceptionGroup.__mro__, ExceptionGroup.__mro__)
for arguments in ((), ("a",), ("a", []), ("a", [1]), (1, [ValueError()]), ("a", 5), ("a", None), ("a", "text"), ("a", {ValueError()}), ("a", {1: ValueError()}), ("a", (ValueError(1),)), ("a", [ValueError(1), TypeError(2)]), ("a", [KeyboardInterrupt()]),
                  ("a", [ValueError], ), ("a", [ValueError(1)], 3), (None, [ValueError()]), ("a", iter([ValueError()])), ("a", range(0))):
    label = str(arguments).split(" object at")[0]
    show(f"ExceptionGroup{label}", lambda: ExceptionGroup(*arguments))
    show(f"BaseExceptionGroup{label}", lambda: BaseExceptionGroup(*arguments))
show("keywords", lambda: ExceptionGroup(message="a", exceptions=[ValueError()]))
group = ExceptionGroup("top", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3), OSError(4)]), KeyError("k")])
print(group, repr(group), str(group), group.args, group.message, group.exceptions, len(group.exceptions))
for name in ("message", "exceptions"):
    show("set " + name, lambda: setattr(group, name, 1))
print(type(BaseExceptionGroup("b", [ValueError()])), type(BaseExceptionGroup("b", [SystemExit()])), ExceptionGroup[int], BaseExceptionGroup("s", [SystemExit(), ValueError()]))
for condition in (ValueError, TypeError, OSError, (ValueError, KeyError), ExceptionGroup, Exception, LookupError, ZeroDivisionError, lambda e: isinstance(e, ValueError) and e.args == (3,), lambda e: True, lambda e: False, lambda e: isinstance(e, ExceptionGroup) and e.message == "inner",
                  5, "a", (), (ValueError, 5), int, None, [ValueError], lambda e: 1 / 0, print):
    label = getattr(condition, "__name__", repr(condition))
    show("split " + label, lambda: tuple(shape(part) for part in group.split(condition)))
    show("subgroup " + label, lambda: shape(group.subgroup(condition)))
show("subgroup of itself", lambda: group.subgroup(Exception) is group)
show("derive", lambda: shape(group.derive([ValueError(9)])))
show("derive base", lambda: type(group.derive([SystemExit()])))
show("derive nothing", lambda: group.derive([]))

try:
    try:
        raise KeyError("context")
    except KeyError:
        group.add_note("a note")
        raise group from OSError("cause")
except ExceptionGroup as caught:
    match, rest = caught.split(ValueError)
    for part in (match, rest, match.exceptions[1], rest.exceptions[0]):
        print(part.__notes__ if hasattr(part, "__notes__") else None, repr(part.__cause__), repr(part.__context__), part.__suppress_context__, part.__traceback__ is not None, part.__notes__ is caught.__notes__ if hasattr(part, "__notes__") else None)


class Own(ExceptionGroup):
    def __new__(cls, message, exceptions, code=0):
        made = super().__new__(cls, message, exceptions)
        made.code = code
        return made

    def derive(self, excs):
        return Own(self.message, excs, self.code)


own = Own("own", [ValueError(1), TypeError(2)], 7)
print(shape(own), own.code, own.subgroup(ValueError).code, [part.code for part in own.split(TypeError)])
show("own of base", lambda: Own("x", [SystemExit()]))


class Bad(ExceptionGroup):
    def derive(self, excs):
        return 5


show("bad derive", lambda: Bad("bad", [ValueError(1), TypeError(2)]).split(ValueError))


class Plain(BaseExceptionGroup):
    pass


print(type(Plain("p", [ValueError()])), shape(Plain("p", [ValueError(1), SystemExit()]).split(ValueError)[0]))


def run(raised, *clauses):
    log = []
    try:
        try:
            raise raised
        except* ValueError as e:
            log.append(("ValueError", shape(e)))
            if "ValueError" in clauses:
                raise KeyError("new")
            if "again" in clauses:
                raise
            if "same" in clauses:
                raise e
            if "from" in clauses:
                raise OSError("from") from e
        except* (TypeError, KeyError) as e:
            log.append(("TypeError", shape(e)))
            if "TypeError" in clauses:
                raise IndexError("other")
            if "again" in clauses:
                raise
        except* OSError:
            log.append("OSError")
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as error:
        log.append(("left", shape(error), shape(error.__context__), shape(error.__cause__)))
    print(clauses, log)


for clauses in ((), ("ValueError",), ("TypeError",), ("ValueError", "TypeError"), ("again",), ("same",), ("from",), ("ValueError", "again")):
    for raised in (ValueError(1), TypeError(2), RuntimeError(3), ExceptionGroup("g", [ValueError(1), TypeError(2)]), ExceptionGroup("g", [RuntimeError(1)]), ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), RuntimeError(3), ValueError(4)]), OSError(5)]),
                   BaseExceptionGroup("b", [SystemExit(1), ValueError(2)])):
        run(raised, *clauses)


def nothing():
    try:
        pass
    except* ValueError:
        print("never")
    else:
        return "else"
    finally:
        print("finally")


print(nothing())


def bad_types(kind):
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* kind:
        print("caught")


for kind in (5, ExceptionGroup, (ValueError, BaseExceptionGroup), (ValueError, 5), int, (), Exception, (TypeError, ValueError)):
    show(f"except* {kind}", lambda: bad_types(kind))


def unevaluated():
    try:
        raise ValueError(1)
    except* ValueError:
        print("first")
    except* print("evaluated") or TypeError:
        print("second")


unevaluated()


def name_goes():
    try:
        raise ValueError(1)
    except* ValueError as e:
        inner = [x for x in e.exceptions]
    try:
        return e, inner
    except UnboundLocalError as error:
        return str(error), inner


print(name_goes())


def loops():
    result = []
    for i in range(3):
        try:
            raise ExceptionGroup("g", [ValueError(i)])
        except* ValueError as e:
            for j in range(5):
                if j == i:
                    continue
                if j > 2:
                    break
                result.append((i, j))

            def inner():
                return len(result)
            result.append(inner())
    return result


print(loops())


def generator():
    try:
        yield 1
    except* ValueError as e:
        yield ("caught", shape(e))
        yield "more"
    yield "end"


g = generator()
print(next(g), g.throw(ExceptionGroup("g", [ValueError(1)])), next(g), next(g))


def nested():
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
        except* ValueError:
            try:
                raise ExceptionGroup("n", [KeyError(1), IndexError(2)])
            except* KeyError:
                pass
    except* (TypeError, IndexError) as e:
        print("nested", shape(e))


show("nested", nested)
import sys


def handled():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        print(shape(sys.exc_info()[1]))
    except* TypeError:
        print(shape(sys.exc_info()[1]))
    print(sys.exc_info()[1])


handled()
deep = ValueError(0)
for i in range(100):
    deep = ExceptionGroup(str(i), [deep, TypeError(i)])
match, rest = deep.split(TypeError)
count = 0
while isinstance(match, ExceptionGroup):
    count += 1
    match = match.exceptions[0]
print(count, match)
for shown in (group, ExceptionGroup("wide", [ValueError(i) for i in range(20)]), ExceptionGroup("sixteen", [ValueError(i) for i in range(16)]), deep, BaseExceptionGroup("m\nn", [ExceptionGroup("a\nb", [ValueError("x\ny")])])):
    print("".join(traceback.format_exception(shown)))
try:
    try:
        raise ExceptionGroup("first", [ValueError(1), ExceptionGroup("in", [TypeError(2)])])
    except ExceptionGroup:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ExceptionGroup("second", [e, KeyError(3)]) from e
except ExceptionGroup as e:
    text = traceback.format_exc()
    print("\n".join(line for line in text.splitlines() if "File" not in line))
import copy

original = ExceptionGroup("copied", [ValueError([1]), TypeError(2)])
original.extra = [3]
for twin in (copy.copy(original), copy.deepcopy(original)):
    print(repr(twin), shape(twin), twin.extra, twin.exceptions[0] is original.exceptions[0], twin.exceptions[0].args[0] is original.exceptions[0].args[0], twin.args[1][0] is twin.exceptions[0], twin.extra is original.extra)
show("unsafe constructor", lambda: BaseException.__new__(ExceptionGroup, "x"))
show("unsafe constructor of a subclass", lambda: BaseException.__new__(Own, "x"))
