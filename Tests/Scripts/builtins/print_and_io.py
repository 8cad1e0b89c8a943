# print: separators, ends, files, flush; input-free text streams.
import io, sys
print()
print("a", 1, None, [1], sep="-", end="!\n")
print(*[1, 2], sep="")
print("x", end="")
print("y", sep=None, end=None)
print(sep="a")
out = io.StringIO()
print("to file", 5, file=out, end="|")
print(repr(out.getvalue()))
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("flushed")
w = W()
print("a", "b", file=w, flush=True)
print(w.parts)
for bad in (lambda: print("a", file=5), lambda: print("a", sep=5), lambda: print("a", end=b""), lambda: print(foo=1), lambda: print("a", file=object())):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print("ünï", "日本", "\t|", "a\\n", r"\n", "\x41")
sys.stdout.write("direct\n")
print(1.0, 1e100, True, (), {}, set(), b"x", ..., range(3), print, int, sep="\n")
print("%s" % "percent", "{}".format("format"), f"{'f'}")
print(str(1), repr("a'b"), repr('a"b'), repr("a'\"b"), repr("\n\t\\\x00\x7f\xa0é"), ascii("é日😀"))
