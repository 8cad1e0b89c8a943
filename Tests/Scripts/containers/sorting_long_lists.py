# Lists long enough for galloping merges sort right, whatever their items are, with and without keys.
import random


class Item:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value


random.seed(1)
for count in (63, 64, 65, 128, 200, 300, 1000, 5000):
    numbers = [i * 101 % count for i in range(count)]
    drawn = [random.randrange(count) for _ in range(count)]
    runs = list(range(count // 2, count)) + list(range(count // 2))
    for values in (numbers, drawn, runs):
        for make in (int, float, str, lambda v: (v % 7, v), lambda v: (str(v), v), Item, lambda v: v if v % 2 else v + 0.5):
            items = [make(v) for v in values]
            for reverse in (False, True):
                done = sorted(items, reverse=reverse)
                pairs = zip(done, done[1:])
                print(all(not (b < a) if not reverse else not (a < b) for a, b in pairs), len(done) == count, end=" ")
            print(sorted(values, key=make)[:3], sorted(values, key=lambda v: -v, reverse=True)[-2:])


class Failing(Item):
    def __lt__(self, other):
        if self.value == 150:
            raise ValueError("no order")
        return self.value < other.value


items = [Failing(i * 101 % 300) for i in range(300)]
try:
    items.sort()
except ValueError as error:
    print(error, sorted(i.value for i in items) == list(range(300)))
