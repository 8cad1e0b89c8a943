# Exceptions raised and caught, one call deep, and a try that nothing leaves.
from worker import serve


def check(i):
    if i % 3 == 0:
        raise ValueError(i)
    return i


def work():
    caught = total = 0
    for i in range(100_000):
        try:
            total += check(i)
        except ValueError:
            caught += 1
    return caught, total


serve(work)
