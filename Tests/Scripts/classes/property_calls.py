# Properties read in loops: getters that raise, recurse, yield, are replaced while they run, or stand beside attributes.
class Point:
    def __init__(self, x):
        self.x = x

    @property
    def double(self):
        return self.x * 2

    @property
    def failing(self):
        raise ValueError(f'no {self.x}')

    @property
    def missing(self):
        return self.nothing

    @property
    def deep(self):
        return self.x if self.x <= 0 else Point(self.x - 1).deep + 1

    @property
    def items(self):
        for i in range(self.x):
            yield i

    @property
    def once(self):
        Point.once = property(lambda self: 'second')
        return 'first'


point = Point(3)
print([point.double for _ in range(3)], Point(4).double, [Point(i).double for i in range(4)], point.deep, list(point.items))
for _ in range(3):
    kept = 'kept'
    try:
        kept = point.failing
    except ValueError as error:
        print(error, kept)
    try:
        kept = point.missing
    except AttributeError as error:
        print(error, kept)
print([point.once for _ in range(3)])


def total(points):
    result = 0
    for p in points:
        result += p.double + p.x
    return result


class Other:
    double = 7

    def __init__(self):
        self.x = 1


class Dynamic:
    x = 2

    def __getattr__(self, name):
        return 10


class Sub(Point):
    @property
    def double(self):
        return super().double + 100


print(total([Point(1), Other(), Point(2), Dynamic(), Sub(1), Sub(2), Point(5)]))
Point.double = property(lambda self: -1)
print(total([Point(1), Point(2)]), total([Sub(1)]))
Point.double = 5
print(total([Point(1), Point(2)]), total([Sub(1)]))


def endless():
    class Loop:
        @property
        def again(self):
            return self.again

    try:
        Loop().again
    except RecursionError as error:
        print(type(error).__name__)


endless()
with_text = [(1, 'b'), (1, 'a'), (0, 'z'), (1, 'a', 0)]
print(sorted(with_text), min(with_text), max(with_text), (1, 2) < (1, 3), [1, 2] >= [1, 2, 3], 'a' < 'b', 'é' > 'z', 'a' <= 'a', '' < 'a')
