# Exceptions on their way through frames of every kind, with what handlers see and what tracebacks say.
import traceback


class Own(ValueError):
    pass


class Made(Exception):
    def __init__(self, code, text='none'):
        super().__init__(text)
        self.code = code


def raise_it(kind, *arguments):
    raise kind(*arguments)


def through(depth, kind):
    if depth == 0:
        raise_it(kind, 'deep')
    return through(depth - 1, kind) + 1


for kind in (ValueError, KeyError, Own, Made, StopIteration, KeyboardInterrupt):
    try:
        through(3, kind)
    except (TypeError, ValueError) as error:
        print('value', type(error).__name__, error.args, error.__context__)
    except BaseException as error:
        print('other', type(error).__name__, error.args, [entry.name for entry in traceback.extract_tb(error.__traceback__)])


class Init:
    def __init__(self):
        raise Own('init')

    @property
    def broken(self):
        raise Own('property')


def generator():
    try:
        yield 1
        raise_it(Own, 'inside')
    finally:
        print('closing')


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        print('exit', kind and kind.__name__, error)
        return kind is Own


for body in (Init, lambda: object.__new__(Init).broken, lambda: list(generator()), lambda: [raise_it(Own, i) for i in [1]],
             lambda: sorted([2, 1], key=lambda x: raise_it(Own, x)), lambda: {}['key'], lambda: [][1], lambda: 1 // 0,
             lambda: int('x'), lambda: None.x, lambda: undefined, lambda: raise_it(1), lambda: next(iter([]))):
    try:
        body()
    except Exception as error:
        print(type(error).__name__, error, len(traceback.extract_tb(error.__traceback__)) > 1)
with Manager():
    raise_it(Own, 'in with')
try:
    with Manager():
        raise_it(KeyError, 'out of with')
except KeyError as error:
    print('left', error)


def contexts():
    try:
        try:
            raise_it(KeyError, 'first')
        except KeyError:
            raise_it(Own, 'second')
    except Own as error:
        return repr(error.__context__), error.__cause__, error.__suppress_context__


print(contexts())


def chained():
    try:
        try:
            raise_it(KeyError, 'first')
        except KeyError as error:
            raise Own('second') from error
    except Own as error:
        return repr(error.__cause__), error.__suppress_context__


print(chained())


def returns_from_finally():
    for i in range(3):
        try:
            raise_it(Own, i)
        finally:
            if i == 1:
                return 'finally', i
            continue


print(returns_from_finally())
kept = []
for i in range(3):
    try:
        raise Made(i)
    except Made as error:
        kept.append(error)
print([e.code for e in kept], kept[0].__traceback__.tb_lineno == kept[2].__traceback__.tb_lineno)
same = Own('again')
for i in range(2):
    try:
        raise same
    except Own as error:
        print(error is same, len(traceback.extract_tb(error.__traceback__)))
try:
    try:
        raise same
    except Own:
        raise
except Own as error:
    print(error.__context__, len(traceback.extract_tb(error.__traceback__)))


def recursive(n):
    return recursive(n + 1)


try:
    recursive(0)
except RecursionError as error:
    print(error)
try:
    raise Own
except ValueError as error:
    print(repr(error))
try:
    raise 'text'
except TypeError as error:
    print(error)
try:
    try:
        raise Own
    except 5:
        pass
except TypeError as error:
    print(error)
print(f'{3.14159:.2f} {2.5:.0f} {0.125:.2f} {0.375:.2f} {-0.004:.2f} {1e15:.1f} {1e-9:.6f} {0.0:.3f} {-0.0:.1f} {7:.2f}')
print(f'{float("nan"):.2f} {float("inf"):.1f} {2.675:.2f} {1.005:.2f} {123456.789:.3f} {True:.1f} {1e22:.2f} {5e-324:.2f}')
name, n = 'é', 12
print(f'{name}{n}{name!s}{n!r:>4}{name!r}', f'{n}', f'{name}', f'{""}', f'{-n}{2 ** 70}{True}{None}')
