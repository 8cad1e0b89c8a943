# `del` of a variable of the function around deletes that one, whatever other variables are free.
def outer():
    last = 'outer'
    first = []

    def inner():
        nonlocal last
        first.append(last)
        del last
        try:
            first.append(last)
        except NameError as error:
            first.append(str(error))

    inner()
    try:
        return last
    except UnboundLocalError as error:
        first.append(str(error))
    return first


print(outer())


def generator():
    a, b, c = 1, 2, 3

    def change():
        nonlocal a, b, c
        del b
        yield a, c
        b = 5
        yield a, b, c
        del a, c
        yield b

    yield from change()
    yield b


print(list(generator()))
