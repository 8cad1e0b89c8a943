# repr, str, format and print of instances, and what they may return.
class R:
    def __repr__(self):
        return "R!"


class S(R):
    def __str__(self):
        return "S!"


class F(S):
    def __format__(self, spec):
        return f"F<{spec}>"


for v in (R(), S(), F()):
    print(v, [v], f"{v}", f"{v!r}", f"{v!s:>5}", "{}".format(v), "%s %r" % (v, v), str(v), repr(v), format(v))
print(f"{F():abc}", "{:x{}}".format(F(), 5), format(F(), ">3"))
for cls, text in ((R, ">5"), (S, "d"), (object, "x")):
    try:
        print(format(cls(), text))
    except TypeError as error:
        print(error)


class Bad:
    def __repr__(self):
        return 5

    def __str__(self):
        return None

    def __format__(self, spec):
        return 1

    def __hash__(self):
        return "x"

    def __bool__(self):
        return 1

    def __len__(self):
        return "a"

    def __index__(self):
        return 1.5

    def __int__(self):
        return "i"

    def __float__(self):
        return 1

    def __iter__(self):
        return [1]

    def __contains__(self, x):
        return 5

    def __bytes__(self):
        return "x"

    def __dir__(self):
        return 5


b = Bad()
for f in (repr, str, format, hash, bool, len, int, float, iter, bytes, dir, print, range, hex, lambda b: f"{b}", lambda b: "%s" % b, lambda b: [1][b], lambda b: 1 in b, lambda b: [b], lambda b: "%d" % b, round, abs, sum, list):
    try:
        print(f(b) if f is not list else list(b))
    except TypeError as error:
        print(type(error).__name__, error)


class Plain:
    pass


print(repr(Plain())[:22], str(Plain)[:30], repr(Plain.__init__)[:40] != "")
print(R, type, int, R.__repr__.__name__, repr(len), repr([].append)[:30], repr(print))
