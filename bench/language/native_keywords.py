# Builtin functions called with names.
from worker import serve


def work():
    total = 0
    for i in range(50_000):
        total += int('17', base=8)
        total += round(number=2.5, ndigits=None)
        total += sum((1, 2), start=i)
    return total


serve(work)
