# collections.UserDict, UserList and UserString: every method, and subclasses of them.
import collections.abc
import copy
from collections import UserDict, UserList, UserString


def show(label, action):
    try:
        result = action()
        print(label, type(result).__name__, repr(result))
    except Exception as error:
        print(label, type(error).__name__, error)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __missing__(self, key):
        return 'missing ' + key


d = Upper({'a': 1}, b=2)
d.extra = [1]
for action in (
    lambda: d, lambda: len(d), lambda: d['A'], lambda: d['z'], lambda: 'z' in d, lambda: 'A' in d, lambda: list(d),
    lambda: d | {'c': 3}, lambda: {'c': 3} | d, lambda: d | 5, lambda: d.copy(), lambda: copy.copy(d).extra is d.extra,
    lambda: d.copy().extra, lambda: Upper.fromkeys('xy', 0), lambda: d.pop('A'), lambda: d.pop('A', 'default'), lambda: d.pop('A'),
    lambda: d.setdefault('q', 7), lambda: sorted(d.items()), lambda: d.get('B'), lambda: d.get('none'), lambda: d == {'B': 2, 'Q': 7},
    lambda: d.update(m=1), lambda: d, lambda: d.popitem(), lambda: d.clear(), lambda: d, lambda: UserDict({1: 2}).copy(),
    lambda: UserDict()['x'], lambda: hash(UserDict()), lambda: UserDict(5), lambda: isinstance(d, collections.abc.MutableMapping),
    lambda: d.__ior__({'k': 1}), lambda: UserDict.__module__,
):
    show('dict', action)

l = UserList([3, 1, 2])
for action in (
    lambda: l, lambda: UserList(l), lambda: UserList('ab'), lambda: l[0], lambda: l[1:], lambda: l + [4], lambda: [4] + l,
    lambda: l + UserList('q'), lambda: l + 'xy', lambda: l * 2, lambda: 2 * l, lambda: l == [3, 1, 2], lambda: l < UserList([4]),
    lambda: l <= [3], lambda: l > 5, lambda: 1 in l, lambda: len(l), lambda: l.append(9), lambda: l.insert(0, 8), lambda: l.pop(),
    lambda: l.pop(0), lambda: l.remove(7), lambda: l.index(1), lambda: l.count(1), lambda: l.sort(reverse=True), lambda: l,
    lambda: l.reverse(), lambda: l.extend(UserList('z')), lambda: l, lambda: l.copy(), lambda: copy.copy(l), lambda: l.__iadd__('w'),
    lambda: l.__imul__(2), lambda: l.clear(), lambda: hash(l), lambda: UserList(5), lambda: isinstance(l, collections.abc.Sequence),
):
    show('list', action)

s = UserString('Hello World')
for action in (
    lambda: s, lambda: str(s), lambda: s[1], lambda: s[::-1], lambda: s + '!', lambda: '!' + s, lambda: s + 5, lambda: s * 2,
    lambda: s == 'Hello World', lambda: s < UserString('I'), lambda: hash(s) == hash('Hello World'), lambda: UserString('o') in s,
    lambda: s.upper(), lambda: s.lower(), lambda: s.title(), lambda: s.swapcase(), lambda: s.capitalize(), lambda: s.casefold(),
    lambda: s.center(15, '*'), lambda: s.count('o'), lambda: s.find(UserString('o'), 5), lambda: s.rfind('o'), lambda: s.index('z'),
    lambda: s.encode(), lambda: s.startswith('He'), lambda: s.endswith('x'), lambda: s.replace('o', UserString('0')),
    lambda: s.split(), lambda: s.partition(' '), lambda: s.strip('Hd'), lambda: s.isalpha(), lambda: s.istitle(), lambda: s.ljust(13, '.'),
    lambda: s.rjust(13), lambda: s.zfill(13), lambda: s.join(['a', 'b']), lambda: s.removeprefix('Hello'), lambda: s.expandtabs(),
    lambda: UserString('%s-%d') % ('a', 3), lambda: UserString('{}').format(1), lambda: UserString(5), lambda: int(UserString('7')),
    lambda: float(UserString('1.5')), lambda: s.translate({72: 'J'}), lambda: s.splitlines(), lambda: UserString('a').isidentifier(),
    lambda: s.rindex('o'), lambda: s.rpartition('o'), lambda: s.rsplit('o', 1), lambda: s.lstrip('H'), lambda: s.rstrip('d'),
):
    show('str', action)
