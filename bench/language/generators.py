# Generators: a chain of two, and a generator expression.
from worker import serve


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def odd(source):
    for x in source:
        if x % 2:
            yield x


def work():
    total = 0
    for x in odd(count(200_000)):
        total += x
    return total + sum(x * 2 for x in range(100_000))


serve(work)
