# An exception thrown into a generator leaves its `yield from`; what the generator delegates to afterwards starts afresh.
import contextlib


class Suppress:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True


def caught():
    try:
        yield from [1, 2]
    except (GeneratorExit, ValueError) as error:
        yield type(error).__name__
    yield from 'ab'
    yield from (c for c in 'cd')


def suppressed():
    with Suppress():
        yield from [1, 2]
        yield 5
    yield from 'ab'
    got = yield from inner()
    yield got


def inner():
    got = yield 'inner'
    return got


for make in caught, suppressed:
    for error in GeneratorExit(), ValueError, ValueError('x'):
        generator = make()
        print(next(generator), generator.throw(error))
        print(list(generator))
generator = suppressed()
next(generator)
print(generator.throw(KeyError), next(generator), next(generator), generator.send('sent'))
