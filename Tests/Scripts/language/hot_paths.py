# What runs often goes short ways: calls with names and defaults, construction, generators, pairs, look-ups. Each is run until it is
# hot, and then something changes under it.


def scale(x, factor=2, *, offset=1, clip=None):
    value = x * factor + offset
    return clip if clip is not None and value > clip else value


def calls():
    total = 0
    for i in range(3000):
        total += scale(i)
        total += scale(i, factor=3, offset=2)
        total += scale(i, 2, clip=1000)
        total += scale(clip=50, x=i, offset=i)
        total += scale(offset=i, factor=i, x=1)
    return total


print(calls())
scale.__defaults__ = (5,)
print(calls())
scale.__kwdefaults__['offset'] = 100
print(calls())
scale.__kwdefaults__ = {'clip': 7, 'offset': 0}
print(calls())
scale.__defaults__ = (1, 2)
print(calls())


def fresh(n):
    total = 0
    for i in range(n):
        def inner(a, b=i, *, c=[i]):
            c.append(a)
            return a + b + len(c)
        total += inner(1) + inner(a=2) + inner(3, c=[1, 2]) + inner(b=1, a=1)
    return total


print(fresh(1500))
shared = []


def keep(item, into=shared, /, *, also=shared):
    into.append(item)
    return also


for i in range(1200):
    keep(i)
    keep(i, also=shared)
    keep(i, [], also=shared)
print(len(shared), keep(1) is shared)


def wrong(kind):
    for i in range(1100):
        try:
            if i < 1090:
                scale(i, factor=2)
            elif kind == 0:
                scale(factor=2)
            elif kind == 1:
                scale(i, x=3)
            elif kind == 2:
                scale(i, nothing=3)
            elif kind == 3:
                keep(item=3)
            else:
                scale(i, 1, 2)
        except TypeError as e:
            return str(e)


scale.__defaults__ = (2,)
for kind in range(5):
    print(wrong(kind))


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Wide:
    def __init__(self, n):
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = n
        self.h = self.i = self.j = self.k = self.l = n + 1


def make(n, cls):
    total = 0
    for i in range(n):
        p = cls(i, i + 1)
        total += p.x + p.y
        w = Wide(i)
        total += w.l - w.a
    return total


print(make(3000, Point))


def other(self, x, y):
    self.x, self.y, self.z = y, y, x


old = Point.__init__
Point.__init__ = other
print(make(2000, Point), sorted(vars(Point(1, 2))))
Point.__init__ = lambda self, x, y: 5
try:
    make(2000, Point)
except TypeError as e:
    print(e)
Point.__init__ = old


class Late(Point):
    pass


print(make(2000, Late))
Late.__new__ = lambda cls, *a: object.__new__(cls)
print(make(2000, Late))


class Counted(Point):
    alive = 0

    def __init__(self, x, y):
        super().__init__(x, y)
        Counted.alive += 1
        if x == 1500:
            raise KeyError(x)

    def __del__(self):
        Counted.alive -= 1


try:
    make(2000, Counted)
except KeyError as e:
    print('raised', e, e.__traceback__.tb_next is not None)
    del e
print(Counted.alive)


def count(n, change):
    for i in range(n):
        if i == n - 3:
            yield change
        else:
            yield i


def numbers(n, change):
    total = 0
    for x in count(n, change):
        total += x
    return total


for change in 1, 2.5, True, 10**30:
    print(numbers(2500, change), sum(count(2500, change)), sum(x * 2 for x in count(2500, change)))
for change in 'a', None, []:
    for use in numbers, lambda n, c: sum(count(n, c)), lambda n, c: sum(x for x in count(n, c)):
        try:
            print(use(2500, change))
        except TypeError as e:
            print(e)
print(sum(2**61 for _ in range(1500)), sum(-2**62 for i in range(1300)), sum(0.1 for _ in range(1500)), sum((i for i in range(1500)), 0.5))
print(any(x > 1400 for x in range(1500)), all(x < 1400 for x in range(1500)), max(x for x in range(1500)), len(list(x for x in range(1500))))


def sent(n):
    got = []
    for i in range(n):
        got.append((yield i))
    return got


print(sum(sent(1500)))
g = sent(3)
print(next(g), g.send('a'), g.send('b'))
try:
    g.send('c')
except StopIteration as e:
    print(e.value)


def texts(n):
    for i in range(n):
        text = 'number %d' % i
        yield text


def closing(n, log):
    try:
        for i in range(n):
            yield i
    finally:
        log.append('closed')


log = []
for k in range(30):
    for x in closing(200, log):
        if x == 150:
            break
print(len(log), sum(len(t) for t in texts(1500)), len(list(texts(2000))))


def failing(n):
    for i in range(n):
        if i == 1400:
            raise ValueError(i)
        yield i


for use in sum, list, any:
    try:
        print(use(failing(1500)))
    except ValueError as e:
        print('failing', e)


def pairs(a, b):
    total = 0
    for x, y in zip(a, b):
        total += x * y
    for i, x in enumerate(a, 5):
        total += i * x
    return total


ones = list(range(1500))
print(pairs(ones, tuple(ones)), pairs(tuple(ones), ones), pairs(ones, ones[:1200]), pairs([1.5] * 1200, ones), pairs((), ones))
print(pairs(ones, range(1000)), pairs(ones, iter(ones)))
it = iter(list(range(3000)))
total = 0
for x, y in zip(it, it):
    total += y - x
print(total, list(it))
words = ['w%d' % (i % 7) for i in range(1500)]
seen = {}
for i, word in enumerate(words):
    seen[word] = i
for word, number in zip(words, ones):
    if word in seen:
        seen[word] += number
print(seen)
growing = [1]
for i, x in enumerate(growing):
    if len(growing) < 2000:
        growing.append(x + i)
print(len(growing), growing[-1])
shrinking = list(range(2000))
steps = 0
for x, y in zip(shrinking, shrinking):
    shrinking.pop()
    steps += 1
print(steps)
print(sum(x * y for x, y in zip(ones, ones)), sum(i * x for i, x in enumerate(ones)))


def look(table, keys, turns):
    total = 0
    for turn in range(turns):
        for key in keys:
            if key in table:
                total += table[key]
                table[key] = table[key] + 1
            if key not in table:
                table[key] = turn
    return total


table = {k: 1 for k in 'abc'}
print(look(table, list('abcd'), 500), table)
del table['b']
print(look(table, list('abcd'), 500), table)
equal = [''.join(['a', 'b']) for _ in range(3)]
print(look({'ab': 1}, equal, 500))
table = {'a': 1}
for key in 'bcdefghijklmnopqrstuvwxyz':
    table[key] = 2
    look(table, list('abc'), 40)
print(table['a'], table['b'], len(table))


class Asking(dict):
    def __getitem__(self, key):
        return 3

    def __contains__(self, key):
        return key == 'a'

    def __missing__(self, key):
        return 9


class Missing(dict):
    def __missing__(self, key):
        return 9


print(look(Asking(a=1), list('ab'), 500), look(Missing(a=1), list('ab'), 500))


def missing(table):
    for i in range(1200):
        try:
            table['k%d' % (i % 3)]
            table['gone' if i == 1190 else 'k0']
        except KeyError as e:
            return e.args, i


print(missing({'k0': 1, 'k1': 2, 'k2': 3}))
kinds = set()
for i in range(2000):
    kinds.add(i % 13)
print(kinds, {x % 97 for x in range(2000)} == set(range(97)), {x % 3 == 0 for x in range(1500)}, {x // 500 - 2 for x in range(2000)})
print({x * 2**40 for x in range(1200)} == {x << 40 for x in range(1200)}, len({x % 5 + 0.0 for x in range(1200)}), {1, True, 1.0, *(x % 2 for x in range(1200))})
