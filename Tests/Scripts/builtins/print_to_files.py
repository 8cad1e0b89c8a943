import sys


class Collector:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)
        return len(text)

    def flush(self):
        self.pieces.append("FLUSH")


out = Collector()
print("a", 1, None, file=out, sep="-", end="!\n", flush=True)
print(file=out)
print("x", file=out, flush=False)
real = sys.stdout
sys.stdout = out
print("captured", [1, 2])
sys.stdout = None
print("lost")
sys.stdout = real
print(out.pieces)
print("to stdout", file=sys.stdout)
print("to stderr", file=sys.stderr)
print("a", "b", sep="")
print("a", "b", sep=", ", end=".\n")
print()
print(None, True, 1.5, "é", b"x", [1, "a"], flush=True)
