# The plain cases of every instruction next to those that are anything but: each pair runs through the same line.
import math


def shown(function, *arguments):
    try:
        return repr(function(*arguments))
    except Exception as error:
        return f'{type(error).__name__}: {error}'


class Number(int):
    def __add__(self, other):
        return 'added'

    def __lt__(self, other):
        return 'less'

    def __bool__(self):
        return False


class Text(str):
    def __eq__(self, other):
        return 'equal'

    def __hash__(self):
        return hash(str(self))


BIG = 9223372036854775807
numbers = [0, 1, -1, 7, -7, 3, BIG, -BIG - 1, BIG + 1, 2 ** 53, 2 ** 53 + 1, True, 0.0, -0.0, 1.5, -2.5, 1e308, float(2 ** 53),
           math.inf, math.nan, Number(5), None, 'a']
operations = [
    lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: a // b, lambda a, b: a % b,
    lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b, lambda a, b: a >= b, lambda a, b: a == b, lambda a, b: a != b,
    lambda a, b: a & b, lambda a, b: a | b, lambda a, b: a ^ b, lambda a, b: a is b or a is not b,
    lambda a, b: 'yes' if a < b else 'no', lambda a, b: 'yes' if not a <= b else 'no', lambda a, b: 'yes' if a > b else 'no',
    lambda a, b: 'yes' if not a >= b else 'no', lambda a, b: 'yes' if a == b else 'no', lambda a, b: 'yes' if not a != b else 'no',
]
for operation in operations:
    print(*(shown(operation, a, b) for a in numbers for b in numbers), sep=' | ')
with_constants = [
    lambda a: a + 1, lambda a: a - 1, lambda a: a + 0, lambda a: a - 0, lambda a: a + 1.5, lambda a: a - 1.5, lambda a: a * 3,
    lambda a: a * 0.5, lambda a: a / 2, lambda a: a // 2, lambda a: a // -3, lambda a: a % 5, lambda a: a % -5, lambda a: a + 'b',
    lambda a: -a, lambda a: not a, lambda a: 'yes' if a < 3 else 'no', lambda a: 'yes' if a >= -1 else 'no',
    lambda a: 'yes' if a == 1 else 'no', lambda a: 'yes' if a else 'no', lambda a: 'yes' if a is None else 'no',
]
for operation in with_constants:
    print(*(shown(operation, a) for a in numbers), sep=' | ')
for count in (0, 1, 31, 32, 61, 62, 63, 64, 65, -1):
    print(count, *(shown(lambda a: a << count, a) for a in (0, 1, -1, 3, BIG)), *(shown(lambda a: a >> count, a) for a in (5, -5)))

# Items by every kind of index and key.
items = [10, 20, 30]
table = {1: 'one', 'one': 1, 2.0: 'two', None: 'none', (1, 2): 'pair'}
for key in (0, -1, 2, 3, -4, True, 1, 1.0, 2, 2.0, 'one', Text('one'), 'two', None, (1, 2), [1], BIG + 1, Number(1)):
    print(repr(key), shown(lambda: items[key]), shown(lambda: (1, 2, 3)[key]), shown(lambda: 'abc'[key]), shown(lambda: 'äöü'[key]),
          shown(lambda: table[key]), shown(lambda: key in table), shown(lambda: key in {1, 'one', 2.0, None}),
          shown(lambda: table.get(key, 'nothing')), sep=' | ')


def put(container, key, value):
    container[key] = value
    return container


for key in (0, -1, -3, 3, True, 'a', 1.0, 2 ** 70, -1, -2):
    print(shown(put, [1, 2, 3], key, 'new'), shown(put, {0: 'zero', 'a': 'letter', -1: 'minus'}, key, 'new'),
          shown(put, (1, 2), key, 'new'))
grown = {}
for i in range(-50, 50):
    grown[i] = i
    grown[str(i)] = i
for i in range(-50, 50, 3):
    del grown[i]
    grown[str(i)] += 1000
print(len(grown), sum(grown.values()), list(grown)[:6], list(grown.items())[-3:])
