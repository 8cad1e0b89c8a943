# What scripts do while an instruction runs: finalizers that change what is being read, classes and globals that change between
# two runs of one line, generators resumed in every way.


class Breaker:
    def __init__(self, action):
        self.action = action

    def __del__(self):
        self.action()


# Unpacking a list whose old targets empty it.
source = [1, 2, 3]
a = b = c = None
a = Breaker(source.clear)
a, b, c = source
print(a, b, c, source)

# Overwriting an item whose end changes the list or the dict.
items = [None, 0]
items[0] = Breaker(items.clear)
items[0] = 'new'
print(items)
table = {}
table['key'] = Breaker(table.clear)
table['key'] = 'new'
print(table)

# A local that dies with a frame, while the frame's other locals are still there.
log = []


def frame():
    first = Breaker(lambda: log.append('first'))
    second = Breaker(lambda: log.append('second'))
    return 'result'


print(frame(), log)

# One line, several classes; then methods and properties appear and go.


class Circle:
    def area(self):
        return 'circle'


class Square:
    size = 'class attribute'

    def area(self):
        return 'square'


class Wrapped:
    def __getattr__(self, name):
        return lambda: name


def areas():
    return [shape.area() for shape in shapes]


def sizes():
    return [getattr(shape, 'size', 'none') if type(shape) is Circle else shape.size for shape in shapes]


shapes = [Circle(), Square(), Circle(), Wrapped(), Square()]
print(areas(), [size if isinstance(size, str) else size() for size in sizes()])
shapes[0].area = lambda: 'own'
shapes[4].size = 'own size'
print(areas(), [size if isinstance(size, str) else size() for size in sizes()])
Square.area = lambda self: 'changed'
Square.size = property(lambda self: 'property')
print(areas(), shapes[1].size, shapes[4].size)
del Square.area
try:
    print(areas())
except AttributeError as error:
    print(error)


# A global that comes, changes, goes, and hides a builtin.
def reads():
    try:
        return value
    except NameError as error:
        return str(error)


def lengths():
    return len([1, 2])


print(reads(), lengths())
for value in (1, 2, 'three'):
    print(reads())
    globals()[f'more_{value}'] = value
    print(reads())
del value
print(reads())
value = 'again'
print(reads())
len = lambda items: 'hidden'
print(lengths())
del len
print(lengths())


# Properties, methods and initialisers that recurse without end.
class Endless:
    def __init__(self, deeper=False):
        if deeper:
            self.inner = Endless(True)

    @property
    def value(self):
        return self.value

    def method(self):
        return self.method()

    def named(self, *, key=1):
        return self.named(key=key)


def endless():
    return endless()


for call in (lambda: Endless(True), lambda: Endless().value, lambda: Endless().method(), lambda: Endless().named(key=2), endless):
    try:
        call()
    except RecursionError as error:
        print('RecursionError', str(error)[:32])


class Returning:
    def __init__(self, result):
        return result


for result in (None, 1):
    try:
        print(type(Returning(result)).__name__)
    except TypeError as error:
        print(error)


# Generators by `for`, next, send, sum, in each other, with exceptions being handled inside and outside.
def counting(n):
    for i in range(n):
        got = yield i
        if got:
            print('got', got)
    return 'end'


def handling():
    try:
        raise ValueError('inside')
    except ValueError as error:
        yield str(error)
        try:
            raise
        except ValueError as again:
            yield 'again ' + str(again)


generator = counting(4)
print(next(generator), generator.send('sent'), [x for x in generator], next(generator, 'done'))
print(sum(counting(5)), list(counting(3)), max(x * 2 for x in counting(4)), any(x > 2 for x in counting(9)))
try:
    raise KeyError('outside')
except KeyError:
    for text in handling():
        print(text)
    try:
        raise
    except KeyError as error:
        print('still', error)
for x in counting(3):
    for y in counting(2):
        print(x, y, end=' ')
print()


def itself():
    for x in running[0]:
        yield x


running = []
running.append(itself())
try:
    next(running[0])
except ValueError as error:
    print(error)


# Arguments by position, by name and by default.
def takes(a, b=2, /, c=3, *, d=4, e):
    return a, b, c, d, e


def call(*positional, **named):
    try:
        return takes(*positional, **named)
    except TypeError as error:
        return error


for attempt in (lambda: takes(1, e=5), lambda: takes(1, 2, 3, e=5, d=6), lambda: takes(1, c=7, e=8), lambda: takes(1, 2, 3, 4, e=5),
                lambda: takes(e=1), lambda: takes(1, b=2, e=3), lambda: takes(1, 2, 3, c=3, e=1), lambda: takes(1, x=2, e=3),
                lambda: takes(1, 2, 3), lambda: takes(1, e=2, *[5], **{'d': 6})):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
for attempt in (lambda: int('17', base=8), lambda: round(number=2.5, ndigits=None), lambda: sum((1, 2), start=3),
                lambda: int('17', bass=8), lambda: round(ndigits=1), lambda: sorted([2, 1], reverse=True), lambda: sum(start=1),
                lambda: str(b'ab', encoding='ascii'), lambda: int(base=8), lambda: dict(a=1, b=2), lambda: max(1, 2, key=lambda x: -x)):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
bound = 'a-b'.split
print(bound('-'), [1, 2].__len__(), [].append(1), {}.get('x'), {}.get('x', 1), [1, 2, 3].pop(), [1].pop(-1))
method = Circle().area
print(method())


# A special method or property that takes itself off its class while it runs.
class Passing:
    def gone(name, result):
        def method(self, *args):
            setattr(Passing, name, None)
            filler = [[] for _ in range(50)]
            return result if len(filler) == 50 else filler
        return method

    __len__ = gone('__len__', 3)
    __bool__ = gone('__bool__', False)
    __hash__ = gone('__hash__', 5)
    __eq__ = gone('__eq__', True)
    __lt__ = gone('__lt__', True)
    __index__ = gone('__index__', 1)
    __getitem__ = gone('__getitem__', 'item')
    __contains__ = gone('__contains__', True)
    __iter__ = gone('__iter__', iter([1, 2]))
    __call__ = gone('__call__', 'called')
    __add__ = gone('__add__', 'sum')
    __repr__ = gone('__repr__', 'text')
    __format__ = gone('__format__', 'formatted')
    __enter__ = gone('__enter__', 'entered')
    __exit__ = gone('__exit__', True)
    __getattr__ = gone('__getattr__', 'attribute')
    value = property(gone('value', 'value'))
    __del__ = gone('__del__', None)


p = Passing()
for use in (len, bool, hash, lambda p: p == 1, lambda p: p < 1, lambda p: [1, 2][p], lambda p: p[0], lambda p: 1 in p, list,
            lambda p: p(), lambda p: p + 1, repr, lambda p: f'{p:>3}', lambda p: p.value, lambda p: p.missing):
    try:
        print(use(p))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
with Passing() as entered:
    print(entered)
Passing.__del__ = lambda self: None
p = None
print('gone')
