# An integer loop whose sum leaves 64 bits in its first step.
from worker import serve


def work():
    total = 1 << 64
    for i in range(500_000):
        total += i * i
    return total


serve(work)
