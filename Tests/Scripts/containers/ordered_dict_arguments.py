# What OrderedDict and calls with ** say of arguments that do not fit.
from collections import Counter, OrderedDict


def show(f):
    global n
    n += 1
    try:
        print(n, repr(f())[:200])
    except BaseException as e:
        print(n, type(e).__name__, str(e)[:200])


n = 0
show(lambda: OrderedDict(a=1).update([5, 3]))
show(lambda: OrderedDict([5, 3]))
show(lambda: OrderedDict([(1, 2, 3)]))
show(lambda: OrderedDict(['ab', 'c']))
show(lambda: OrderedDict(5))
show(lambda: OrderedDict(None))
show(lambda: OrderedDict(1, 2))
show(lambda: OrderedDict().update(1, 2))
show(lambda: OrderedDict([[1]]))
show(lambda: OrderedDict(a=1).pop(None))
show(lambda: OrderedDict(a=1).pop('b', 3))
show(lambda: OrderedDict(a=1).pop('a'))
show(lambda: OrderedDict(a=1).pop())
show(lambda: OrderedDict(a=1).pop([]))
show(lambda: OrderedDict(a=1).move_to_end('z'))
show(lambda: OrderedDict().popitem())
show(lambda: OrderedDict(a=1)['x'])
show(lambda: OrderedDict.fromkeys(5))
show(lambda: OrderedDict(a=1).setdefault([], 1))
show(lambda: OrderedDict(a=1) | 5)
show(lambda: OrderedDict(a=1) | {1: 2})
show(lambda: {1: 2} | OrderedDict(a=1))
show(lambda: '{a} {b}'.format(**{1: 'x', 2: 'y'}))
show(lambda: dict(**{1: 2}))
show(lambda: print(**{1: 2}))
show(lambda: (lambda **k: k)(**{1: 2}))
show(lambda: (lambda a=1: a)(**{1: 2}))
show(lambda: max([1], **{1: 2}))
show(lambda: sorted([1], **{1: 2}))
show(lambda: int(**{1: 2}))
show(lambda: str(**{1: 2}))
show(lambda: Counter(**{1: 2}))
show(lambda: ''.format(**{1: 'x'}))
show(lambda: '{a}'.format(**{1: 'x', 'a': 1}))
