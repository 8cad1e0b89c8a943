# A million objects in a row and a million cycles go as they came; recursion to the limit, again and again, leaves nothing behind.
import gc
import sys


class Link:
    def __init__(self, next):
        self.next = next


class Slotted:
    __slots__ = ('next', 'other')

    def __init__(self, next):
        self.next = next


class Dying:
    def __init__(self, next):
        self.next = next

    def __del__(self):
        dead[0] += 1


count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
for make in (Link, Slotted, lambda next: [next], lambda next: (next,), lambda next: {'next': next}, lambda next: lambda: next):
    head = None
    for _ in range(count):
        head = make(head)
    head = None
dead = [0]
head = None
for _ in range(count // 10):
    head = Dying(head)
head = None
print(dead[0] == count // 10)


def generator(inner):
    yield
    yield inner


head = None
for _ in range(count // 10):
    head = generator(head)
    next(head)
head = None

# Cycles: most are collected on the way, the rest by hand.
for _ in range(count):
    node = Link(None)
    node.next = node
for _ in range(count // 10):
    a, b = Slotted(None), []
    a.next, a.other = b, a
    b.append(a)
for _ in range(count // 10):
    items = []
    items.append(lambda: items)
    table = {}
    table['self'] = table
node = a = b = items = table = None
gc.collect()
print(gc.collect())


def deep(n):
    return deep(n + 1)


def deep_generator(n):
    yield n
    yield from deep_generator(n + 1)


for turn in range(20):
    # A value takes as many steps as there are generators: that is slow enough once.
    for act in (lambda: deep(0), lambda: sum(deep_generator(0))) if turn == 0 else (lambda: deep(0),):
        try:
            act()
            print('ended')
        except RecursionError:
            pass
print('done')
