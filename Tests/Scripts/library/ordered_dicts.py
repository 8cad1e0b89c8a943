# OrderedDict at both ends: moves, pops and what goes wrong, with deleted entries at the front and in the middle.
from collections import OrderedDict


def tell(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error.args)


def moves():
    d = OrderedDict((k, i) for i, k in enumerate('abcdef'))
    d.move_to_end('b')
    print(list(d.items()))
    d.move_to_end('e', last=False)
    print(list(d.items()))
    d.move_to_end('e', False)
    d.move_to_end('b', last=1)
    print(list(d), d['b'], d['e'], len(d), 'e' in d, d == dict(d))
    d.move_to_end(key='a')
    print(list(d), list(reversed(d)))
    for key in list(d):
        d.move_to_end(key, last=False)
        d['new' + key] = key
    print(list(d.items()))


def pops():
    d = OrderedDict((i, str(i)) for i in range(12))
    print(d.popitem(last=False), d.popitem(last=False), d.popitem(), d.popitem(last=True), d.popitem(0))
    del d[5]
    d[1] = 'again'
    print(list(d.items()))
    while d:
        print(d.popitem(last=len(d) % 2), list(d))
    tell(d.popitem)
    tell(lambda: d.popitem(last=False))


def a_queue():
    # As a cache of the last fifty: the front is deleted from all the time.
    d, out = OrderedDict(), []
    for i in range(5000):
        key = i * 7919 % 83
        if key in d:
            d.move_to_end(key)
        d[key] = i
        if len(d) > 50:
            out.append(d.popitem(last=False)[0])
    print(len(out), sum(out), list(d)[:5], list(d)[-5:], next(iter(d)))
    plain = {i: i for i in range(3000)}
    total = 0
    while len(plain) > 2:
        first = next(iter(plain))
        total += plain.pop(first)
        if first % 3 == 0:
            plain[-first] = 1
            plain.pop(-first)
    print(total, plain, list(plain.items()))
    plain[7] = 7
    print(plain, list(reversed(plain)))


def wrong():
    d = OrderedDict(a=1)
    for key in ['x', None, (), (1, 2), 3.5]:
        tell(lambda: d.move_to_end(key))
        tell(lambda: d.pop(key))
    tell(lambda: d.move_to_end([]))
    tell(lambda: OrderedDict().move_to_end([]))
    tell(lambda: OrderedDict.move_to_end(d, 'a'))
    tell(lambda: d.popitem(1, 2))
    tell(lambda: d.move_to_end())


class Counted(OrderedDict):
    def __delitem__(self, key):
        print('deletes', key)
        super().__delitem__(key)

    def __len__(self):
        return super().__len__() + 100


def inherited():
    d = Counted(a=1, b=2, c=3)
    print(len(d), bool(d))
    print(d.popitem(last=False), list(d))
    d.move_to_end('b')
    print(list(d), d.pop('b'), list(d))


moves()
pops()
a_queue()
wrong()
inherited()
