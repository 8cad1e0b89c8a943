# Builtin functions and methods called with positional arguments.
from worker import serve


def work():
    values = [3, 1, 2]
    total = 0
    for i in range(100_000):
        total += abs(i)
        total += len(values)
        total += max(i, 2)
        total += 'a,b'.find(',')
    return total


serve(work)
