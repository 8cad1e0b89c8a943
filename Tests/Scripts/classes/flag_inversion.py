# ~ of a flag: IntFlag and KEEP invert every bit, the others the named ones.
import enum
class A(enum.IntFlag):
    C = 1; D = 4
class B(enum.Flag):
    C = 1; D = 4
class K(enum.Flag, boundary=enum.KEEP):
    C = 1; D = 4
class X(enum.IntFlag, boundary=enum.STRICT):
    C = 1; D = 4
class M(enum.IntFlag):
    P = 3; Q = 12
for c in (A, B, K, X, M):
    for v in list(c):
        for f in (lambda: ~v, lambda: ~~v, lambda: ~(v | v), lambda: c(0), lambda: ~c(0), lambda: ~(~v), lambda: v & ~v, lambda: ~v | v, lambda: (~v).value):
            try: print(repr(f()))
            except Exception as e: print(type(e).__name__, e)
