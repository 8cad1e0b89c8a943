# Rules of the library that few programs meet: numbers beyond a machine word, wrong types, formats that are refused.
import argparse
import base64
import functools
import heapq
import io
import itertools
import logging
import operator
import pathlib
import statistics
import tempfile
from collections import OrderedDict, deque
from dataclasses import make_dataclass
from enum import Enum, Flag, IntFlag


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error, error.args if isinstance(error, KeyError) else '')


for big in (2 ** 63, -2 ** 63 - 1, 2 ** 200):
    for action in (
        lambda: [1, 2].insert(big, 0), lambda: bytearray(b'ab').insert(big, 1), lambda: deque([1]).insert(big, 1),
        lambda: deque([1])[big], lambda: deque([1]) * big, lambda: list(enumerate('ab', big)),
        lambda: operator.length_hint([], big), lambda: next(enumerate([1], big)),
    ):
        show('big', action)

for key in (None, (), (1,), (1, 2), KeyError(3), 'x'):
    for action in (
        lambda: OrderedDict().move_to_end(key), lambda: OrderedDict(a=1).move_to_end(key, last=False), lambda: OrderedDict().pop(key),
        lambda: {}.pop(key), lambda: OrderedDict()[key],
    ):
        show('key', action)

for left in (memoryview(b'ab'), range(3), {1: 2}, deque([1])):
    for right in ([1], (1,), 'a', b'a'):
        def multiplied(left=left):
            left *= right
        show(type(left).__name__, multiplied)
        show(type(left).__name__, lambda: left * right)

show('product', lambda: list(itertools.product(12, repeat=0)))
for errors in ('xmlcharrefreplace', 'namereplace', 'surrogatepass', 'none'):
    show(errors, lambda: b'a\xff\x80'.decode('utf-8', errors))
    show(errors, lambda: b'a\xff'.decode('ascii', errors))
show('surrogates', lambda: len(b'\xed\xa0\x80x'.decode('utf-8', 'surrogatepass')))
show('translate', lambda: b'12'.translate(None, 5))
show('translate', lambda: b'12'.translate(None, b'1'))


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for value in (5, NotImplemented, -1, 'a', TypeError('no'), ValueError('no'), True):
    show('hint', lambda: operator.length_hint(Hint(value), 7))
for value in ([1, 2], 'aé', iter([1, 2, 3]), iter('aé日'), iter(range(4)), iter({1: 2}), iter({1}), reversed([1]), 5, iter((1, 2)), iter(b'ab'),
              {1: 1}.keys(), iter({1: 1}.values()), itertools.repeat(1, 3), iter(deque([1, 2]))):
    show('hint', lambda: operator.length_hint(value, 7))
used = iter('aé日')
next(used), next(used)
show('hint', lambda: operator.length_hint(used))
show('hint', lambda: operator.length_hint([], 'x'))

for wrong in (heapq.heappop, heapq.heapify, lambda h: heapq.heappush(h, 1), lambda h: heapq.heapreplace(h, 1),
              lambda h: heapq.heappushpop(h, 1)):
    show('heap', lambda: wrong((1, 2)))
show('grouped', lambda: statistics.median_grouped(['a', 'b']))


class Letters(IntFlag):
    A = 1
    B = 1


class Shape(Flag):
    ROUND = 1
    LARGE = 4


show('flag', lambda: (~Letters.A, ~Letters(0), Letters(-1), Letters(6), ~Letters(6), Letters(-7)))
show('flag', lambda: Shape.ROUND | Shape.LARGE)
for name in ('name', 'value'):
    show(name, lambda: setattr(Shape.ROUND, name, 1))

for fields in (['1x'], ['class'], ['a', 'a'], [5], [('a', int, 3, 4)], ['a', ('b', int)]):
    show('fields', lambda: make_dataclass('Made', fields).__match_args__)


class Property:
    __slots__ = ('x',)

    @functools.cached_property
    def value(self):
        return 1


show('cached', lambda: Property().value)

with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, 'file')
    path.write_text('kept')
    (path.parent / 'sub').mkdir()
    show('write', lambda: path.write_text(5))
    show('write', lambda: path.write_bytes('x'))
    show('write', path.read_text)
    show('glob', lambda: [p.name for p in path.parent.glob('*/')])
    show('glob', lambda: sorted(p.name for p in path.parent.rglob('*')))

for style, text in [('%', 'abc'), ('%', '%(x'), ('%', '%(message)s'), ('%', '%(x)5.2f'), ('{', '{'), ('{', '{a!z}'), ('{', '{a b}'),
                    ('{', '{message:>5}'), ('{', 'none'), ('$', '$'), ('$', '${message} $$'), ('$', 'none'), ('z', 'x')]:
    show(text, lambda: logging.Formatter(text, style=style)._fmt)
show('unchecked', lambda: logging.Formatter('abc', validate=False)._fmt)
stream = io.StringIO()
log = logging.getLogger('smaller')
log.propagate = False
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter('%(levelname)s:%(message)s'))
log.addHandler(handler)
log.exception('without an exception')
adapter = logging.LoggerAdapter(log, {})
adapter.warning('adapted')
print(stream.getvalue(), adapter, adapter.name, adapter.isEnabledFor(5), adapter.getEffectiveLevel(), adapter.hasHandlers())
log.removeHandler(handler)


def parsed(kinds, words):
    parser = argparse.ArgumentParser(prog='p', exit_on_error=False)
    parser.add_argument('--flag', action='store_true')
    parser.add_argument('--option')
    for name, kind in zip('ab', kinds):
        parser.add_argument(name, nargs=kind)
    return parser.parse_known_args(words)


for kinds in [(None, '?'), (None, '*'), ('?', '*'), ('?', '?'), (None, None)]:
    for words in (['x', '--flag', 'y'], ['--flag', 'x', 'y'], ['x', 'y', '--flag', 'z'], ['x', '--option', '1', 'y', 'z']):
        show(words, lambda: parsed(kinds, words) if kinds != (None, None) or words != ['x', '--flag', 'y'] else 'two parts')


class Odd:
    def __iter__(self):
        return 5


show('in', lambda: 1 in Odd())
show('base64', lambda: base64.b64decode('Y!Q==', validate=True))
