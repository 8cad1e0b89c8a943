# `==`, `!=` and `in` over every pair of values of different kinds, in expressions and in conditions.
from collections import OrderedDict, namedtuple


class Same:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        print('asked', self.text, repr(other)[:20])
        return True

    def __hash__(self):
        return 1


class Text(str):
    def __eq__(self, other):
        return 'text' if other == 'a' else NotImplemented

    __hash__ = str.__hash__


Pair = namedtuple('Pair', 'x y')
values = [
    None, True, False, 0, 1, -1, 2**53, 2**53 + 1, 2**70, 0.0, -0.0, 1.0, float(2**53), float('nan'), float('inf'), 1j, '', 'a',
    'ab', 'é', b'', b'a', (), (1,), [], [1], {}, {1: 2}, set(), {1}, frozenset({1}), ..., NotImplemented, int, len, range(1),
    Pair(1, 2), (1, 2), OrderedDict(), Text('a'),
]
for a in values:
    line = ''
    for b in values:
        same = 1 if a == b else 0
        other = 1 if a != b else 0
        kept = a == b
        line += f'{same}{other}{"" if kept in (True, False) else kept} '
    print(line)
for container in [(None, 1, 'a', 2.0), [True, 'ab', (), 2**70], ['é', 2.5], (), [], [[1], {}, b'a'], [Text('b')]]:
    print([1 if v in container else 0 for v in values], [1 if v not in container else 0 for v in values])
nan = float('nan')
print(nan in [nan], nan in (1, nan), [nan] == [nan], nan == nan)
for part, whole in [('', ''), ('', 'a'), ('a', ''), ('bc', 'abcd'), ('é', 'caf\u00e9'), ('\x00', 'a\x00b'), ('abcd', 'bcd')]:
    print(part in whole, part not in whole)
print(Same('x') in [1], 1 in [Same('y')], 'a' in [0, Same('z')], Same('k') == None, None == Same('n'))
for wrong in [1, None, b'a', ['a']]:
    try:
        print(wrong in 'abc')
    except TypeError as error:
        print(error)
for wrong in [1, None, 1.5]:
    try:
        print(1 in wrong)
    except TypeError as error:
        print(error)
p = Pair(3, 4)
print(len(p), p[0], p[-1], p[1:], 3 in p, p == (3, 4), (3, 4) == p, p != [3, 4])


class Longer(tuple):
    def __len__(self):
        return 17

    def __getitem__(self, index):
        return ('item', index)

    def __contains__(self, value):
        return value == 'all'


t = Longer((1, 2))
print(len(t), t[0], t[5], 1 in t, 'all' in t, tuple(t))
d = OrderedDict([(1, 'x'), ('k', 'y')])
print(d[1], d['k'], len(d), 1 in d, 'z' in d)
print({1: 'one'}[1], {1: 'one'}[1.0], {True: 'yes'}[1], 'abc'[0], 'abc'[-1], 'aé'[1])
for work in [lambda: 'abc'[3], lambda: {1: 2}[2], lambda: p[2], lambda: d[7], lambda: 'é'[1], lambda: ()[0]]:
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)
