# pprint, fractions, reprlib, shlex, keyword, errno, queue, threading's locks, html, codecs, gc, timeit.
import codecs
import errno
import gc
import html
import keyword
import queue
import reprlib
import shlex
import threading
import timeit
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from fractions import Fraction
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr
from types import SimpleNamespace


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


@dataclass
class Point:
    x: int
    names: list = field(default_factory=list)


words = ['spam', 'eggs', 'lumberjack', 'knights', 'ni'] * 4
nested = {'b': words, 'a': {'deep': [words[:3], {'x': tuple(words)}]}, 'long text': 'the quick brown fox jumps over the lazy dog ' * 4, 3: None} if False else \
    {'b': words, 'a': {'deep': [words[:3], {'x': tuple(words)}]}, 'long text': 'the quick brown fox jumps over the lazy dog ' * 4}
values = [
    nested, words, tuple(words), set(range(60)), frozenset(range(0, 90, 3)), [], {}, (), set(), (1,), 'short', 'a ' * 60, 'x' * 100, 'line one\nline two\n' * 6, b'bytes ' * 20,
    bytearray(b'array ' * 20), OrderedDict((w, i) for i, w in enumerate(words[:5] * 3)), OrderedDict(sorted({w * 4: words for w in words}.items())), Counter(words * 9),
    defaultdict(list, {w * 3: words for w in words}), deque(words), deque(words, 30), SimpleNamespace(a=words, b=1), Point(1, words), Point(2), [[[[1]]]], {1: {2: {3: {4: 5}}}},
    [words], [{'k': words}], {'t': (words,)}, 3.5, None, [1] * 50, {i: str(i) * 10 for i in range(12)}, {'mixed': 1, 2: 'x', (1, 2): 3}, range(3), 123456789,
]
for v in values:
    pprint(v)
    print(pformat(v, width=40, compact=True))
    print(pformat(v, indent=4, depth=2))
pp({'z': 1, 'a': 2})
pprint({'z': 1, 'a': 2}, sort_dicts=False, width=5)
pprint(123456789, underscore_numbers=True)
loop = [1]
loop.append(loop)
print(isrecursive(loop), isreadable(loop), isreadable([1]), isrecursive([1]), saferepr([1, 'a']), pformat(loop).split(' with id')[0])
attempt(PrettyPrinter, indent=-1)
attempt(PrettyPrinter, depth=0)
attempt(PrettyPrinter, width=0)

# -- fractions ---------------------------------------------------------------------------------------------------------
F = Fraction
for args in [(), (3,), (6, 4), (-6, 4), (6, -4), (0.5,), (0.1,), ('3/7',), (' -3/6 ',), ('1.25',), ('1e-3',), ('-.5e2',), ('1_000/3',), (F(1, 2), F(3, 4)), (F(1, 3),), (1, 0),
             ('x',), ('1/0',), (1.5, 2), (None,), (float('nan'),), (float('inf'),), (True,)]:
    attempt(F, *args)
a, b = F(3, 4), F(-5, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, b ** 3, 2 ** F(3), a ** F(1, 2), -a, +a, abs(b), a ** 0)
print(a + 1, 1 + a, a + 0.5, 0.5 * a, 2 / a, 2 - a, 7 // a, 7 % a, a < b, a > b, a <= 0.75, a == 0.75, F(2) == 2, a != b, hash(F(2)) == hash(2), hash(F(1, 2)) == hash(0.5))
print(int(b), float(b), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), round(F(1234), -2), bool(F(0)), a.numerator, a.denominator, a.as_integer_ratio(), str(F(4)), repr(b))
import math
print(math.floor(b), math.ceil(b), math.trunc(b), F(math.pi).limit_denominator(1000), F('3.1415926535897932').limit_denominator(10), F.from_float(0.25), sum([F(1, 3)] * 3))
attempt(lambda: a / 0)
attempt(lambda: F(0) ** -1)
attempt(lambda: a + 'x')
attempt(lambda: F(1, 3).limit_denominator(0))
attempt(lambda: sorted([F(1, 2), 0.3, 1, F(1, 3)]))

# -- the small ones -------------------------------------------------------------------------------------------------------
print(reprlib.repr(list(range(100))), reprlib.repr('x' * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set('abcdefghij')), reprlib.repr(10 ** 60), reprlib.repr((1,)))


class Tree(list):
    @reprlib.recursive_repr()
    def __repr__(self):
        return '<' + '|'.join(map(repr, self)) + '>'


t = Tree([1, 2])
t.append(t)
print(t)
for text in ['a b c', "a 'b c' d", 'a "b \\" c" d', r'a\ b c', '', 'a""b', "it''s", 'a # b', 'x=1 y="2 3"']:
    attempt(shlex.split, text)
attempt(shlex.split, 'a # b', comments=True)
attempt(shlex.split, "a 'b")
attempt(shlex.split, 'a "b')
attempt(shlex.split, 'a \\')
print(shlex.quote("it's"), shlex.quote('plain'), shlex.quote(''), shlex.join(['a b', 'c']))
print(keyword.iskeyword('for'), keyword.iskeyword('x'), len(keyword.kwlist), keyword.issoftkeyword('match'))
print(errno.ENOENT, errno.errorcode[13], errno.EAGAIN == errno.EWOULDBLOCK)
print(html.escape('<a href="x">\'&'), html.escape('"', quote=False))
print(codecs.encode('é', 'utf-8'), codecs.decode(b'\xe9', 'latin-1'), codecs.BOM_UTF8)
q = queue.Queue(2)
q.put(1)
q.put(2)
print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
attempt(q.get_nowait)
attempt(q.get, timeout=0)
q.put(1), q.put(2)
attempt(q.put_nowait, 3)
h = queue.PriorityQueue()
s = queue.LifoQueue()
for i in [3, 1, 2]:
    h.put(i), s.put(i)
print([h.get() for _ in range(3)], [s.get() for _ in range(3)])
lock = threading.Lock()
with lock as got:
    print(got, lock.locked(), lock.acquire(False))
print(lock.locked(), lock.acquire(), lock.release())
attempt(lock.release)
r = threading.RLock()
with r, r:
    print(r.acquire(), r.release())
attempt(r.release)
e = threading.Event()
e.set()
print(e.is_set(), e.wait(), threading.current_thread().name, threading.active_count(), threading.main_thread() is threading.current_thread())
print(timeit.timeit(lambda: None, number=10) >= 0, len(timeit.repeat(lambda: None, number=1, repeat=3)), gc.isenabled(), isinstance(gc.collect(), int))
