# Objects of the library that hold what holds them in turn: the cycle goes when nobody else holds it. `scripts/test-leaks` counts.
import collections
import functools
import gc
import itertools
import operator
import types
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def method(self, *args):
        return self.name

    def __del__(self):
        print('gone', self.name)


def cycles():
    for name, make in [
        ('deque', lambda node: collections.deque([node])),
        ('iterator of a deque', lambda node: iter(collections.deque([node, node]))),
        ('partial', lambda node: functools.partial(node.method, node, key=node)),
        ('cmp_to_key', lambda node: functools.cmp_to_key(node.method)(node)),
        ('lru_cache', lambda node: functools.lru_cache(node.method)),
        ('mapping proxy', lambda node: types.MappingProxyType({'node': node})),
        ('itemgetter', lambda node: operator.itemgetter(node)),
        ('methodcaller', lambda node: operator.methodcaller('method', node, key=node)),
        ('tee', lambda node: itertools.tee([node, node])),
        ('slice', lambda node: slice(node, None)),
        ('alias', lambda node: list[node]),
        ('weak reference', lambda node: weakref.ref(Node, node.method)),
        ('generator', lambda node: (node for _ in [1])),
    ]:
        node = Node(name)
        node.held = make(node)
        if name == 'tee':
            next(node.held[0])
        if name == 'iterator of a deque':
            next(node.held)
        del node
        gc.collect()


cycles()


class Cached:
    @functools.lru_cache(maxsize=None)
    def method(self, x):
        return self, x

    kinds = list['Cached']


Cached().method(1)
Cached.more = dict[str, Cached] | None


class Ring(collections.deque):
    pass


ring = Ring()
ring.append(ring)
ring.me = ring


@functools.singledispatch
def dispatched(value):
    return dispatched


@dispatched.register
def _(value: int):
    return dispatched


dispatched(1)


class Bytes(bytearray):
    pass


held = Bytes(b'abc')
held.view = memoryview(held)[1:]
print(bytes(held.view))

# A weak reference that goes with its object calls nobody; one that stays does, when the collector finds the object.
def pair(callback):
    first, second = Node('first'), Node('second')
    first.other, second.other = second, first
    first.reference = weakref.ref(second, callback)


pair(lambda reference: print('never'))
gc.collect()
alone = Node('alone')
alone.me = alone
outside = weakref.ref(alone, lambda reference: print('called', reference() is None))
del alone
gc.collect()

# The value keeps the key of a weak dict alive, until the dict goes: keys and values then go together.
weak = weakref.WeakKeyDictionary()
key = Node('key')
weak[key] = key
del key
gc.collect()
print(len(weak))
del weak
gc.collect()

tees = itertools.tee(iter(range(200)), 3)
print(sum(tees[0]), next(tees[1]), list(itertools.islice(tees[2], 3)), sum(tees[1]), sum(tees[2]))


class Reentering:
    def __iter__(self):
        return self

    def __next__(self):
        return next(again)


again, _ = itertools.tee(Reentering())
try:
    next(again)
except RuntimeError as error:
    print(error)
