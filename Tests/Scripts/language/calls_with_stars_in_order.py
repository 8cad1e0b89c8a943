# What `f(*a, **k)` asks first, and what it says.
def f(*args, **names):
    return args, names


def g(k):
    return k


def noisy(name, items):
    print('begins', name)
    for item in items:
        print('gives', name, item)
        yield item


class Mapping:
    def __init__(self, names):
        self.names = names

    def keys(self):
        print('keys')
        return list(self.names)

    def __getitem__(self, name):
        print('item', name)
        return self.names[name]


def tell(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


tell(lambda: f(*noisy('a', [1, 2]), **Mapping({'x': 1})))
tell(lambda: f(0, *noisy('b', [1]), **Mapping({'x': 1})))
tell(lambda: f(*noisy('c', [1]), y=2, **Mapping({'x': 1})))
tell(lambda: f(*noisy('d', [1]), *noisy('e', [2]), **Mapping({})))
for args, names in [(5, []), (5, {}), ([], 5), (5, None), ([1], {1: 2}), ('ab', {'k': 1}), (None, {1: 2})]:
    tell(lambda: f(*args, **names))
    tell(lambda: g(*args, **names))
    tell(lambda: f(0, *args, **names))
    tell(lambda: f(*args, k=1, **names))
    tell(lambda: print(*args, **names))
tell(lambda: g(*noisy('h', [1]), **{'k': 2}))
tell(lambda: f(**{'a': 1}, **{'a': 2}))
