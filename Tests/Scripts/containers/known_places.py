# The same keys looked up again and again while a dict changes under them.
table = {'a': 1, 'b': 2, 'c': 3}
key = 'b'
for step in range(6):
    print(step, table.get(key), key in table, table.get('d', 'none'))
    if step == 0:
        table[key] = 20
    elif step == 1:
        del table['a']
    elif step == 2:
        del table[key]
    elif step == 3:
        table[key] = 21
    elif step == 4:
        for i in range(40):
            table[f'k{i}'] = i
print(table[key], table['k39'], len(table))
names = [str(i) + 'x' for i in range(300)]
for round in range(3):
    counts = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
        if name in counts:
            counts[name] += round
    for name in names[::2]:
        del counts[name]
    print(sum(counts.values()), sum(1 for name in names if name in counts), counts.get(names[1]))
    counts.clear()
    print([counts.get(name) for name in names[:3]])


def fresh(i):
    d = {'k': i}
    return d['k'], d.get('k'), 'k' in d


print([fresh(i) for i in range(4)])
one, other = {'k': 1}, {'k': 2}
print([d['k'] for d in (one, other, one, other)], [d.get('k') for d in (one, other)])
popped = {'a': 1, 'b': 2}
print(popped['b'], popped.popitem(), popped.get('b'), popped.setdefault('b', 5), popped['b'])
copied = dict(popped)
copied['a'] = 9
print(popped['a'], copied['a'], popped == copied)


class Text(str):
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return str(self) == 'b' and other == 'b'


print({'b': 1}.get(Text('b')), Text('b') in {'b': 1}, {Text('b'): 4}.get('b'))


class Missing(dict):
    def __missing__(self, key):
        return 'missing ' + key


m = Missing(a=1)
print(m['a'], m['b'], m.get('b'), 'b' in m)
m['b'] = 2
print(m['b'])
import math, string
module = math
print(math.pi, module.sqrt(16), string.digits, [f(2.25) for f in (math.sqrt, math.floor)])
math.twice = lambda x: 2 * x
print(math.twice(4), math.twice(5))
del math.twice
try:
    math.twice(1)
except AttributeError as error:
    print(error)
try:
    math.nothing
except AttributeError as error:
    print(error)
print(math.__name__, math.__class__.__name__)
len_before = len
print(len('abc'))
len = lambda x: 'mine'
print(len('abc'))
del len
print(len('abc'), len is len_before)
import builtins


def count(x):
    return len(x)


print(count('ab'))
builtins.len = lambda x: 'theirs'
print(count('ab'))
builtins.len = len_before
print(count('ab'))
from collections import OrderedDict


class Attributed(OrderedDict):
    def __init__(self):
        super().__init__()
        self.label = 'x'

    def describe(self):
        return self.label, list(self)


a = Attributed()
a['p'] = 1
a['q'] = 2
for _ in range(3):
    a.move_to_end('p')
    print(a.describe(), a.label)
a.describe = lambda: 'own'
print(a.describe())
print({1, 2, 3} | {4}, sorted({str(i) for i in range(5)}), {x % 3 for x in range(10)} == {0, 1, 2})
s = set()
for i in [3, 'a', 3, 'b', 2 ** 70, 1.0, 1, True, 'a', (1, 2)]:
    s.add(i)
print(len(s), {i for i in range(100)} == set(range(100)))
