# What becomes the context of an exception that is thrown into a generator: what the generator handles, not its caller.
def suspended():
    yield 1


def handling():
    try:
        raise KeyError("inside")
    except KeyError:
        yield 1


def delegating():
    try:
        raise KeyError("delegating")
    except KeyError:
        yield from suspended()


def contexts(error):
    names = []
    while error is not None:
        names.append(repr(error))
        error = error.__context__
    return names


for make in (suspended, handling, delegating):
    for start in (0, 1, 2):
        try:
            raise IndexError("outside")
        except IndexError:
            generator = make()
            for _ in range(start):
                next(generator, None)
            try:
                generator.throw(ValueError("thrown"))
            except ValueError as error:
                print(make.__name__, start, contexts(error))


def closing():
    try:
        yield 1
    except GeneratorExit as error:
        print(contexts(error))
        raise


try:
    raise IndexError("outside")
except IndexError:
    generator = closing()
    next(generator)
    generator.close()

# A cycle of contexts does not hold up a raise.
a, b = ValueError("a"), ValueError("b")
a.__context__, b.__context__ = b, a
try:
    try:
        raise a
    except ValueError:
        raise KeyError("c")
except KeyError as error:
    print(repr(error.__context__), repr(error.__context__.__context__))
