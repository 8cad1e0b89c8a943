# The hierarchy, arguments, str and repr of all exception classes.
names = "BaseException Exception ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionError DeprecationWarning EOFError EnvironmentError FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError".split()
import builtins
for name in names:
    if name in ("SyntaxError", "IndentationError", "TabError"):
        continue
    cls = getattr(builtins, name)
    e0, e1, e2 = cls(), cls("one"), cls("one", 2)
    print(name, [c.__name__ for c in cls.__mro__], repr(e0), repr(e1), repr(e2), repr(str(e0)), repr(str(e1)), repr(str(e2)), e2.args)
e = OSError(2, "No such file", "x.txt")
print(type(e).__name__, e.errno, e.strerror, e.filename, e, repr(e), e.args)
e = OSError(13, "denied")
print(type(e).__name__, e, OSError(99999, "odd"), type(OSError("x")).__name__, OSError(2, "a", "f", None, "g"))
print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code, SystemExit("a", "b").code, KeyError("k"), KeyError(), KeyError(1, 2), ImportError("m", name="n", path="p").name, NameError("x", name="y").name, AttributeError("a", name="b", obj=3).obj)
u = UnicodeDecodeError("utf-8", b"a\xff", 1, 2, "bad byte")
print(u, u.encoding, u.object, u.start, u.end, u.reason)
u = UnicodeEncodeError("ascii", "aé", 1, 2, "ordinal")
print(u, u.encoding, u.object, u.start, u.end, u.reason)
for bad in (lambda: ValueError(x=1), lambda: ImportError(foo=1)):
    try:
        bad()
    except TypeError as error:
        print(error)


class Own(Exception):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b


o = Own(1, 2)
print(repr(o), o, o.args, o.b)


class Text(ValueError):
    def __str__(self):
        return "own text"


print(repr(Text("a")), Text("a"), f"{Text()}")
e = ValueError("a")
e.args = ("new", 1)
print(e, repr(e))
e.note = 5
e.add_note("n1")
e.add_note("n2")
print(e.__notes__, e.note)
try:
    e.add_note(5)
except TypeError as error:
    print(error)
print(ValueError("a") == ValueError("a"), e == e, hash(e) == hash(e), isinstance(e, Exception), e.with_traceback(None) is e)
