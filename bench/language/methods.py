# Attributes read and written, methods called.
from worker import serve


class Counter:
    def __init__(self):
        self.count = 0
        self.step = 3

    def add(self, amount):
        self.count += amount * self.step

    def value(self):
        return self.count


def work():
    counter = Counter()
    for i in range(200_000):
        counter.add(i)
        counter.step = 1 + counter.value() % 3
    return counter.count


serve(work)
