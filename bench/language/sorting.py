# A million floats sorted.
from worker import serve


def numbers(n):
    values = []
    state = 12345
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        values.append(state / 2147483648.0)
    return values


unsorted = numbers(1_000_000)


def work():
    values = sorted(unsorted)
    return '%.9f %.9f' % (values[0], values[500_000])


serve(work)
