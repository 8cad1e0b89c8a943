# Script functions called with names and default values.
from worker import serve


def scale(x, factor=2, *, offset=1, clip=None):
    value = x * factor + offset
    if clip is not None and value > clip:
        return clip
    return value


def work():
    total = 0
    for i in range(100_000):
        total += scale(i)
        total += scale(i, factor=3, offset=2)
        total += scale(i, 2, clip=1000)
    return total


serve(work)
