# What loops, generators and their consumers do at the seams: ends, nested consumers, exceptions, values of several kinds.
import math


def numbers(n):
    for i in range(n):
        yield i


def mixed():
    yield 1
    yield 2.5
    yield True
    yield 10 ** 30
    yield 1 + 2j


print(sum(numbers(10)), sum(mixed()), sum(numbers(3), 0.5), sum((x for x in [1, 2]), True))
print(sum(x for x in [2 ** 62, 2 ** 62, 5]), sum(x * 0.1 for x in range(10)))
print(sum(([i] for i in range(3)), []))
try:
    sum(x for x in ['a', 'b'])
except TypeError as error:
    print(error)
print(any(x > 3 for x in range(10)), any(x for x in []), all(x for x in [1, 2.0, 'a', [1]]), all(x for x in [1, '', 2]))
print(any(x for x in [0, 0.0, None, '', [], 'yes', 1 / 3]))

source = numbers(10)
print(any(x == 3 for x in source), next(source), list(source))


def nested(depth):
    if depth:
        yield sum(nested(depth - 1)) + depth
        yield len(list(nested(depth - 1)))
        yield any(x > 2 for x in nested(depth - 1))
    yield depth


print(list(nested(4)), sum(nested(3)), sorted(nested(3)))


def failing():
    yield 1
    yield 2
    raise KeyError('third')


for consume in (sum, list, any, all, tuple, sorted, set, max, ''.join):
    try:
        print(consume(failing()))
    except Exception as error:
        print(type(error).__name__, error)


def asks_itself():
    yield 1
    try:
        next(me)
    except ValueError as error:
        print(error)
    yield 2


me = asks_itself()
print(list(me))


class Number:
    def __init__(self, value):
        self.value = value

    def __radd__(self, other):
        print('radd', other)
        return other + self.value

    def __bool__(self):
        print('bool', self.value)
        return self.value > 1


print(sum(Number(i) for i in range(3)), any(Number(i) for i in range(4)))


def sender():
    got = []
    while True:
        got.append((yield len(got)))
        if len(got) == 3:
            return got


g = sender()
print(next(g), g.send('a'), g.send('b'))
try:
    g.send('c')
except StopIteration as stop:
    print(stop.value)


def two():
    x = yield 1
    print('got', x)
    y = yield 2
    print('got', y)


print(list(two()))
for value in two():
    print(value)


def returns_inside():
    for a in [1, 2, 3]:
        for b, c in zip('xy', range(5)):
            if (a, c) == (2, 1):
                return a, b, c


print(returns_inside())
rows = []
for i, (a, b) in enumerate(zip([1, 2, 3], 'ab'), 5):
    rows.append((i, a, b))
print(rows, i, a, b)
for pair in zip([1, 2], (3, 4)):
    print(pair, type(pair).__name__)
pairs = zip(iter([1, 2, 3]), iter([4]))
print(next(pairs), next(pairs, 'end'), next(pairs, 'end'))
print(list(enumerate('ab')), list(enumerate('ab', start=-1)), repr(enumerate([]))[:18], repr(zip([1], [2]))[:12])
print(list(zip()), list(zip([1])), list(zip([1], [2], [3])), list(zip({1: 2}, {3})), list(zip('é€', b'ab')))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as error:
    print(error)
try:
    for a, b in zip([1, 2], failing()):
        print(a, b)
except KeyError as error:
    print('key', error)
try:
    for a, b in zip([[1, 2, 3]]):
        pass
except ValueError as error:
    print(error)
x = [3, 1, 2]
for item in x:
    if item == 1:
        x.append(9)
    if item == 9:
        x.clear()
print(x)
table = {1: 'a', 2: 'b'}
try:
    for key in table:
        table[key + 10] = 'c'
except RuntimeError as error:
    print(error)
for k, v in table.items():
    print(k, v)
for _ in range(3):
    for _ in range(2):
        continue
    else:
        print('else')
    break
else:
    print('never')
total = 0
for i in iter(range(5)):
    if i % 2:
        continue
    total += i
print(total, i)
print([y for x in [[1, 2], [3]] for y in x if y != 2], {a: b for a, b in zip('xyz', range(3))}, {c for c in 'hello'} == set('helo'))
print(math.fsum(x for x in [0.1] * 10), max(x for x in [3, 1]), min((x for x in 'ba'), default=None))
