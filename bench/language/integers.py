# An integer loop that stays within 64 bits.
from worker import serve


def work():
    total = 0
    for i in range(1_000_000):
        total += i * i
    return total


serve(work)
