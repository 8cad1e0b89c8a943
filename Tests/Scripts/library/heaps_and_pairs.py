# Merging, selecting, and the iterators of itertools with arguments that are wrong.
import heapq
import itertools
import re
import string
from collections import defaultdict


def show(action):
    try:
        result = action()
        print(result if isinstance(result, (list, bytearray, str, int, tuple)) else list(itertools.islice(result, 20)))
    except Exception as error:
        print(type(error).__name__, error)


def change(target, index, value):
    target[index] = value
    return target


class Odd:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        raise ValueError('compared')

    def __repr__(self):
        return f'Odd({self.n})'


for action in (
    lambda: heapq.merge([1, 4, 7], [2, 4, 8], []), lambda: heapq.merge([7, 4], [8, 2], reverse=True), lambda: heapq.merge(['a', 'ccc'], ['bb'], key=len),
    lambda: heapq.merge([None], [[1]]), lambda: heapq.merge([1], ['b']), lambda: heapq.nlargest(2, [3, 1, 2]), lambda: heapq.nlargest(2, iter([3, 1, 2])),
    lambda: heapq.nlargest(1, []), lambda: heapq.nlargest(0, [1], key=None), lambda: heapq.nlargest(None, [1]), lambda: heapq.nlargest(2, 'bca', key=ord), lambda: heapq.nlargest(0, [3], key=lambda v: v[0]),
    lambda: heapq.nsmallest(2, iter('bca')), lambda: heapq.nsmallest(1, [Odd(2), Odd(1)]), lambda: heapq.nsmallest(5, [3, 1]), lambda: heapq.nlargest(-1, [1]), lambda: heapq.nlargest(3, [(1, 'a'), (1, 'b'), (0, 'c'), (1, 'a')], key=lambda p: p[0]),
    lambda: itertools.takewhile(None, [1]), lambda: itertools.dropwhile(None, [1]), lambda: itertools.filterfalse(None, [1, 0]), lambda: itertools.combinations('ab', None),
    lambda: itertools.permutations('ab', None), lambda: itertools.product('ab', repeat=2**62), lambda: change(bytearray(b'abcdef'), slice(None, None, 5), b''),
    lambda: change(bytearray(b'abcdef'), slice(None, -2, -1), b''), lambda: change(bytearray(b'abcdef'), slice(None, None, 5), b'x'), lambda: str(next(itertools.groupby([1]))[1])[:30], lambda: str(itertools.tee([1])[0])[:15],
    lambda: itertools.islice([1], -2), lambda: itertools.islice([1], -1), lambda: itertools.islice([1], 0, -2), lambda: itertools.islice([1], 'a'), lambda: str(re.compile('a').groupindex),
    lambda: string.Template('$a ${b} $$').safe_substitute(defaultdict(int, a=3)), lambda: string.Template('$a ${b}').substitute({'a': 1}, b=2), lambda: string.Template('$a $c').safe_substitute({'a': 1}, a=2),
    lambda: string.Template('$a').substitute(5), lambda: string.Template('$a').substitute({}), lambda: string.Template('$').substitute(5),
):
    show(action)
