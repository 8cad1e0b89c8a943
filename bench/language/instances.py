# Instances made and dropped.
from worker import serve


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def work():
    total = 0
    for i in range(200_000):
        point = Point(i, i + 1)
        total += point.x + point.y
    return total


serve(work)
